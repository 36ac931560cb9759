/*
 * Markdown: pipe tables as GitHub's dialect has them, in which every value shows as it is.
 */
#include <string.h>

#include "table/write.h"

/* Letters and digits, those of other scripts included. */
static bool is_word_byte(char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || (byte & 0x80);
}

/* True if the byte at `at` would be taken as markup. A `_` inside a word, as in cải_cách, never is. */
static bool is_markup(vl_text text, size_t at) {
    char byte = text.data[at];
    char before = at ? text.data[at - 1] : ' ', after = at + 1 < text.size ? text.data[at + 1] : ' ';
    if (byte == '_') return !is_word_byte(before) || !is_word_byte(after);
    if (byte == '&') return is_word_byte(after) || after == '#';
    return byte && strchr("|\\`*[]<>~", byte);
}

static void write_escaped(vl_output *output, vl_text text) {
    size_t kept = 0;
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        bool line = byte == '\n' || byte == '\r';
        if (!line && !is_markup(text, i)) continue;
        vl_output_bytes(output, text.data + kept, i - kept);
        kept = line ? i + 1 : i;
        if (!line) vl_output_string(output, "\\");
        else if (byte == '\n' || i + 1 == text.size || text.data[i + 1] != '\n') vl_output_string(output, "<br>");
    }
    vl_output_bytes(output, text.data + kept, text.size - kept);
}

static void write_cell(vl_output *output, vl_cell cell) {
    if (cell.kind == VL_CELL_TEXT) write_escaped(output, cell.value.text);
    else vl_output_value(output, cell);
}

static void write_header(vl_output *output, const vl_table *table) {
    size_t columns = vl_table_column_count(table);
    for (size_t i = 0; i < columns; i++) {
        vl_output_string(output, "| ");
        write_escaped(output, vl_table_column_name(table, i));
        vl_output_string(output, " ");
    }
    vl_output_string(output, "|\n");
    for (size_t i = 0; i < columns; i++) vl_output_string(output, vl_column_is_numeric(table, i) ? "| ---: " : "| --- ");
    vl_output_string(output, "|\n");
}

static void markdown_table(vl_output *output, const vl_table *table, const vl_write_options *options) {
    (void)options;
    write_header(output, table);
    for (uint64_t row = 0; row < vl_table_row_count(table) && !output->status; row++) {
        for (size_t i = 0; i < vl_table_column_count(table); i++) {
            vl_output_string(output, "| ");
            write_cell(output, vl_table_cell(table, row, i));
            vl_output_string(output, " ");
        }
        vl_output_string(output, "|\n");
    }
}

static void markdown_begin(vl_output *output, const vl_write_options *options) {
    uint64_t count = vl_meta_count(options);
    for (uint64_t row = 0; row < count; row++) {
        vl_output_string(output, "- ");
        write_escaped(output, vl_meta_name(options, row));
        vl_output_string(output, ": ");
        write_cell(output, vl_meta_value(options, row));
        vl_output_string(output, "\n");
    }
    if (count) vl_output_string(output, "\n");
}

static void markdown_heading(vl_output *output, vl_text name) {
    vl_output_string(output, "# ");
    write_escaped(output, name);
}

static const vl_page markdown_page = {.line_end = "\n",
                                      .begin = markdown_begin,
                                      .heading = markdown_heading,
                                      .table = markdown_table,
                                      .text = vl_output_text};

const vl_writer vl_writer_markdown = {.name = "md", .page = &markdown_page};
