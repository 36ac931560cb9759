/*
 * Aligned columns for a terminal.
 */
#include "table/chart.h"
#include "table/layout.h"
#include "table/write.h"

static const char ellipsis[] = "\u2026";
static const char rule[] = "\u2500";

static void write_visible(vl_output *output, vl_text text, bool keep_lines) {
    vl_string shown = VL_STRING;
    if (vl_text_visible(output->context, text, keep_lines, &shown)) vl_output_fail_memory(output);
    else vl_output_text(output, vl_string_text(&shown));
    vl_string_free(output->context, &shown);
}

/* A line under way: blanks are owed until something follows them, so that no line ends with any. */
typedef struct table_line {
    vl_output *output;
    uint64_t owed;
} table_line;

static void write_field(table_line *line, vl_text text, uint64_t before, uint64_t after) {
    if (text.size) {
        vl_output_repeat(line->output, " ", line->owed + before);
        vl_output_text(line->output, text);
        line->owed = after;
    } else {
        line->owed += before + after;
    }
    line->owed += VL_LAYOUT_GAP;
}

/* Shortens what the layout shows to the given columns, the mark of the cut included. False for want of memory. */
static bool cut_shown(vl_layout *layout, uint64_t columns) {
    vl_string *shown = &layout->shown;
    shown->size = vl_text_fit(vl_string_text(shown), columns ? columns - 1 : 0);
    return vl_string_append(layout->context, shown, ellipsis, sizeof ellipsis - 1);
}

/* Shortens what the layout shows from its beginning, to the given columns, the mark of the cut included. False for want of memory. */
static bool cut_beginning(vl_layout *layout, uint64_t columns) {
    vl_text text = vl_string_text(&layout->shown);
    uint64_t width = vl_text_width(text) + 1;
    vl_string end = VL_STRING;
    size_t start = 0;
    while (start < text.size && width > columns) {
        size_t next = vl_text_segment(text, VL_SEGMENT_GRAPHEME, start);
        width -= vl_text_width((vl_text){text.data + start, next - start});
        start = next;
    }
    bool done = vl_string_append(layout->context, &end, ellipsis, sizeof ellipsis - 1) &&
                vl_string_append(layout->context, &end, text.data + start, text.size - start);
    vl_string_free(layout->context, &layout->shown);
    layout->shown = end;
    return done;
}

/* Writes what the layout shows, aligned; in a column of numbers `behind` columns are kept free to its right. */
static void write_shown(table_line *line, vl_layout *layout, size_t column, uint64_t behind) {
    const vl_layout_column *place = &layout->columns[column];
    uint64_t width = vl_text_width(vl_string_text(&layout->shown));
    if (width > place->width) {
        bool done = place->ends ? cut_beginning(layout, place->width) : cut_shown(layout, place->width);
        if (!done) vl_output_fail_memory(line->output);
        width = vl_text_width(vl_string_text(&layout->shown));
    }
    uint64_t rest = place->width > width ? place->width - width : 0;
    if (place->numeric || place->ends) write_field(line, vl_string_text(&layout->shown), rest - behind, behind);
    else write_field(line, vl_string_text(&layout->shown), 0, rest);
}

static void write_header(vl_output *output, vl_layout *layout) {
    size_t count = vl_table_column_count(layout->table);
    table_line line = {.output = output};
    for (size_t i = 0; i < count && !output->status; i++) {
        if (vl_layout_header(layout, i)) vl_output_fail_memory(output);
        else write_shown(&line, layout, i, 0);
    }
    vl_output_string(output, "\n");
    for (size_t i = 0; i < count; i++) {
        if (i) vl_output_repeat(output, " ", VL_LAYOUT_GAP);
        vl_output_repeat(output, rule, layout->columns[i].width);
    }
    vl_output_string(output, "\n");
}

static void write_row(vl_output *output, vl_layout *layout, uint64_t row) {
    table_line line = {.output = output};
    for (size_t i = 0; i < vl_table_column_count(layout->table) && !output->status; i++) {
        const vl_layout_column *place = &layout->columns[i];
        uint64_t after;
        if (vl_layout_cell(layout, row, i, &after)) vl_output_fail_memory(output);
        else write_shown(&line, layout, i, place->numeric && layout->shown.size ? place->after - after : 0);
    }
    vl_output_string(output, "\n");
}

static void terminal_table(vl_output *output, const vl_table *table, const vl_write_options *options) {
    vl_layout layout;
    uint64_t rows = vl_table_row_count(table);
    if (vl_layout_create(&layout, output->context, table, options->columns)) vl_output_fail_memory(output);
    else write_header(output, &layout);
    for (uint64_t row = 0; row < rows && !output->status; row++) write_row(output, &layout, row);
    if (!rows) vl_output_string(output, "(no rows)\n");
    vl_layout_free(&layout);
}

static void terminal_chart(vl_output *output, const vl_chart *chart, const vl_write_options *options) {
    vl_chart_draw(output, chart, options->columns);
}

static void terminal_heading(vl_output *output, vl_text name) {
    vl_output_string(output, "# ");
    write_visible(output, name, false);
}

static void terminal_text(vl_output *output, vl_text text) {
    write_visible(output, text, true);
}

/* What the footer shows of a setting. */
static bool show_setting(vl_context *context, const vl_write_options *options, uint64_t row, vl_string *out) {
    vl_cell value = vl_meta_value(options, row);
    if (vl_text_visible(context, vl_meta_name(options, row), false, out)) return false;
    if (!vl_string_append(context, out, ": ", 2)) return false;
    switch (value.kind) {
    case VL_CELL_TEXT: return vl_text_visible(context, value.value.text, false, out) == VL_OK;
    case VL_CELL_INTEGER: return vl_string_print(context, out, "%lld", (long long)value.value.integer);
    case VL_CELL_NUMBER: return vl_number_format(context, value.value.number, out) == VL_OK;
    case VL_CELL_BOOLEAN: return vl_string_print(context, out, "%s", value.value.boolean ? "true" : "false");
    case VL_CELL_EMPTY: break;
    }
    return true;
}

/* The settings one after the other, in lines that are broken between two of them only. */
static void terminal_end(vl_output *output, const vl_write_options *options) {
    if (!options->meta_footer || !vl_meta_count(options)) return;
    vl_string shown = VL_STRING;
    uint64_t used = 0;
    for (uint64_t row = 0; row < vl_meta_count(options) && !output->status; row++) {
        shown.size = 0;
        if (!show_setting(output->context, options, row, &shown)) {
            vl_output_fail_memory(output);
            break;
        }
        uint64_t width = vl_text_width(vl_string_text(&shown));
        bool joined = row && (!options->columns || used + 3 + width <= options->columns);
        vl_output_string(output, joined ? " \u00B7 " : "\n");
        vl_output_text(output, vl_string_text(&shown));
        used = joined ? used + 3 + width : width;
    }
    vl_output_string(output, "\n");
    vl_string_free(output->context, &shown);
}

static const vl_page terminal_page = {.line_end = "\n",
                                      .heading = terminal_heading,
                                      .table = terminal_table,
                                      .chart = terminal_chart,
                                      .text = terminal_text,
                                      .end = terminal_end};

const vl_writer vl_writer_terminal = {.name = "table", .page = &terminal_page};
