/*
 * TSV and CSV: one row a line, fields set apart by a tab or a comma.
 */
#include <string.h>

#include "table/write.h"

/* Writes a text so that it stays on its line and in its field: tab, newline, carriage return and backslash escaped. */
static void write_escaped(vl_output *output, vl_text text) {
    static const char special[] = "\t\n\r\\";
    static const char *const escapes[] = {"\\t", "\\n", "\\r", "\\\\"};
    size_t kept = 0;
    for (size_t i = 0; i < text.size; i++) {
        const char *found = memchr(special, text.data[i], sizeof special - 1);
        if (!found) continue;
        vl_output_bytes(output, text.data + kept, i - kept);
        vl_output_string(output, escapes[found - special]);
        kept = i + 1;
    }
    vl_output_bytes(output, text.data + kept, text.size - kept);
}

static bool needs_quotes(vl_text text) {
    if (!text.size) return false;
    char first = text.data[0], last = text.data[text.size - 1];
    if (first == ' ' || first == '\t' || last == ' ' || last == '\t') return true;
    return memchr(text.data, ',', text.size) || memchr(text.data, '"', text.size) || memchr(text.data, '\r', text.size) ||
           memchr(text.data, '\n', text.size);
}

static void write_quoted(vl_output *output, vl_text text) {
    size_t kept = 0;
    vl_output_string(output, "\"");
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != '"') continue;
        vl_output_bytes(output, text.data + kept, i + 1 - kept);
        kept = i; /* the mark is written a second time, with what follows */
    }
    vl_output_bytes(output, text.data + kept, text.size - kept);
    vl_output_string(output, "\"");
}

static void write_csv_field(vl_output *output, vl_text text) {
    if (needs_quotes(text)) write_quoted(output, text);
    else vl_output_text(output, text);
}

/* What tells the two formats apart. */
typedef struct separated_format {
    const char *separator;
    const char *line_end;
    void (*field)(vl_output *output, vl_text text);
    bool quote_empty_line; /* a line without a byte would be no row to those who read it */
} separated_format;

static const separated_format tsv = {"\t", "\n", write_escaped, false};
static const separated_format csv = {",", "\r\n", write_csv_field, true};

static void write_cell(vl_output *output, const separated_format *format, vl_cell cell) {
    if (cell.kind == VL_CELL_TEXT) format->field(output, cell.value.text);
    else vl_output_value(output, cell);
}

static bool is_empty(vl_cell cell) {
    return cell.kind == VL_CELL_EMPTY || (cell.kind == VL_CELL_TEXT && !cell.value.text.size);
}

static void write_table(vl_output *output, const vl_table *table, const separated_format *format) {
    size_t columns = vl_table_column_count(table);
    for (size_t i = 0; i < columns; i++) {
        if (i) vl_output_string(output, format->separator);
        format->field(output, vl_table_column_name(table, i));
    }
    vl_output_string(output, format->line_end);
    for (uint64_t row = 0; row < vl_table_row_count(table) && !output->status; row++) {
        for (size_t i = 0; i < columns; i++) {
            if (i) vl_output_string(output, format->separator);
            write_cell(output, format, vl_table_cell(table, row, i));
        }
        if (format->quote_empty_line && columns == 1 && is_empty(vl_table_cell(table, row, 0))) vl_output_string(output, "\"\"");
        vl_output_string(output, format->line_end);
    }
}

static void write_begin(vl_output *output, const vl_write_options *options, const separated_format *format) {
    if (options->byte_order_mark) vl_output_string(output, "\xEF\xBB\xBF");
    for (uint64_t row = 0; row < vl_meta_count(options); row++) {
        vl_output_string(output, "# ");
        write_escaped(output, vl_meta_name(options, row));
        vl_output_string(output, ": ");
        write_cell(output, &tsv, vl_meta_value(options, row));
        vl_output_string(output, format->line_end);
    }
}

static void write_heading(vl_output *output, vl_text name) {
    vl_output_string(output, "# ");
    write_escaped(output, name);
}

static void tsv_begin(vl_output *output, const vl_write_options *options) {
    write_begin(output, options, &tsv);
}

static void csv_begin(vl_output *output, const vl_write_options *options) {
    write_begin(output, options, &csv);
}

static void tsv_table(vl_output *output, const vl_table *table, const vl_write_options *options) {
    (void)options;
    write_table(output, table, &tsv);
}

static void csv_table(vl_output *output, const vl_table *table, const vl_write_options *options) {
    (void)options;
    write_table(output, table, &csv);
}

static const vl_page tsv_page = {
    .line_end = "\n", .begin = tsv_begin, .heading = write_heading, .table = tsv_table, .text = vl_output_text};
static const vl_page csv_page = {
    .line_end = "\r\n", .begin = csv_begin, .heading = write_heading, .table = csv_table, .text = vl_output_text};

const vl_writer vl_writer_tsv = {.name = "tsv", .page = &tsv_page};
const vl_writer vl_writer_csv = {.name = "csv", .page = &csv_page};
