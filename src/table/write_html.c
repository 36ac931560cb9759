/*
 * HTML: a page that stands alone, without scripts and with nothing to fetch.
 */
#include "table/chart.h"
#include "table/markup.h"
#include "table/write.h"

static const char page_head[] =
    "<style>\n"
    "body { font-family: system-ui, sans-serif; margin: 2em; }\n"
    "table { border-collapse: collapse; }\n"
    "th, td { border-bottom: 1px solid #ccc; padding: 0.2em 0.8em; text-align: left; }\n"
    "th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }\n"
    "dl { display: grid; grid-template-columns: max-content auto; gap: 0 1em; color: #555; }\n"
    "dd { margin: 0; }\n"
    "pre { font: inherit; white-space: pre-wrap; }\n"
    "</style>\n"
    "</head>\n"
    "<body>\n";

static void write_cell(vl_output *output, vl_cell cell) {
    if (cell.kind == VL_CELL_TEXT) vl_markup_text(output, cell.value.text);
    else vl_output_value(output, cell);
}

/* What the page is called: the script that made it, where that is known. */
static void write_title(vl_output *output, const vl_write_options *options) {
    vl_cell title = vl_cell_text(vl_text_of("vanlua"));
    for (uint64_t row = 0; row < vl_meta_count(options); row++) {
        if (vl_text_equal(vl_meta_name(options, row), vl_text_of("script"))) title = vl_meta_value(options, row);
    }
    vl_output_string(output, "<title>");
    write_cell(output, title);
    vl_output_string(output, "</title>\n");
}

static void html_begin(vl_output *output, const vl_write_options *options) {
    vl_output_string(output, "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n");
    write_title(output, options);
    vl_output_string(output, page_head);
    uint64_t count = vl_meta_count(options);
    if (count) vl_output_string(output, "<dl>\n");
    for (uint64_t row = 0; row < count; row++) {
        vl_output_string(output, "<dt>");
        vl_markup_text(output, vl_meta_name(options, row));
        vl_output_string(output, "</dt><dd>");
        write_cell(output, vl_meta_value(options, row));
        vl_output_string(output, "</dd>\n");
    }
    if (count) vl_output_string(output, "</dl>\n");
}

static void html_heading(vl_output *output, vl_text name) {
    vl_output_string(output, "<h2>");
    vl_markup_text(output, name);
    vl_output_string(output, "</h2>");
}

/* Begins a cell of the kind `th` or `td`. */
static void open_cell(vl_output *output, const char *kind, bool numeric) {
    vl_output_string(output, "<");
    vl_output_string(output, kind);
    vl_output_string(output, numeric ? " class=\"number\">" : ">");
}

static void write_header(vl_output *output, const vl_table *table, const bool *numeric) {
    vl_output_string(output, "<table>\n<thead>\n<tr>");
    for (size_t i = 0; i < vl_table_column_count(table); i++) {
        open_cell(output, "th", numeric[i]);
        vl_markup_text(output, vl_table_column_name(table, i));
        vl_output_string(output, "</th>");
    }
    vl_output_string(output, "</tr>\n</thead>\n<tbody>\n");
}

static void html_table(vl_output *output, const vl_table *table, const vl_write_options *options) {
    (void)options;
    size_t columns = vl_table_column_count(table);
    bool *numeric = vl_allocate_zeroed(output->context, columns, sizeof *numeric);
    if (!numeric) {
        vl_output_fail_memory(output);
        return;
    }
    for (size_t i = 0; i < columns; i++) numeric[i] = vl_column_is_numeric(table, i);
    write_header(output, table, numeric);
    for (uint64_t row = 0; row < vl_table_row_count(table) && !output->status; row++) {
        vl_output_string(output, "<tr>");
        for (size_t i = 0; i < columns; i++) {
            open_cell(output, "td", numeric[i]);
            write_cell(output, vl_table_cell(table, row, i));
            vl_output_string(output, "</td>");
        }
        vl_output_string(output, "</tr>\n");
    }
    vl_output_string(output, "</tbody>\n</table>\n");
    vl_free(output->context, numeric, columns * sizeof *numeric);
}

static void html_chart(vl_output *output, const vl_chart *chart, const vl_write_options *options) {
    (void)options;
    vl_svg_write(output, &chart, NULL, 1, false);
}

static void html_text(vl_output *output, vl_text text) {
    vl_output_string(output, "<pre>");
    if (text.size && text.data[0] == '\n') vl_output_string(output, "\n"); /* the first one would be lost */
    vl_markup_text(output, text);
    vl_output_string(output, "</pre>\n");
}

static void html_end(vl_output *output, const vl_write_options *options) {
    (void)options;
    vl_output_string(output, "</body>\n</html>\n");
}

static const vl_page html_page = {.line_end = "\n",
                                  .begin = html_begin,
                                  .heading = html_heading,
                                  .table = html_table,
                                  .chart = html_chart,
                                  .text = html_text,
                                  .end = html_end};

const vl_writer vl_writer_html = {.name = "html", .page = &html_page};
