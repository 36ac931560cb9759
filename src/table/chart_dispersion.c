/*
 * Dispersion: a strip for each document, whole from its first to its last token, with a tick wherever something occurs.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "table/chart.h"
#include "table/chart_line.h"
#include "table/chart_scale.h"

enum { LABEL, SIZE, POSITION, COLUMNS };

#define LEAST_COLUMNS 10
#define SVG_WIDTH 480.0

static bool same_label(vl_cell a, vl_cell b) {
    if (a.kind != b.kind) return false;
    if (a.kind == VL_CELL_TEXT) return vl_text_equal(a.value.text, b.value.text);
    return a.kind == VL_CELL_INTEGER ? a.value.integer == b.value.integer : a.value.number == b.value.number;
}

/* Rows of one document. */
typedef struct strip {
    uint64_t first;
    uint64_t end;
    double size;
    uint64_t count; /* ticks */
} strip;

/* The strip that begins with row `first`. */
static strip strip_at(const vl_table *data, uint64_t first) {
    strip found = {.first = first, .end = first};
    double number;
    vl_chart_number(vl_table_cell(data, first, SIZE), &found.size);
    vl_cell label = vl_table_cell(data, first, LABEL);
    for (; found.end < vl_table_row_count(data); found.end++) {
        if (!same_label(label, vl_table_cell(data, found.end, LABEL))) break;
        if (vl_chart_number(vl_table_cell(data, found.end, POSITION), &number)) found.count++;
    }
    return found;
}

static bool is_whole(vl_cell cell, double least, double most) {
    double number;
    return vl_chart_number(cell, &number) && number == floor(number) && number >= least && number <= most;
}

static vl_status check_row(const vl_table *data, uint64_t row, vl_error *error) {
    vl_cell position = vl_table_cell(data, row, POSITION), size = vl_table_cell(data, row, SIZE);
    double most = 0;
    if (!is_whole(size, 0, 0x1p53)) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "row %llu: the size is no whole number of at least 0",
                            (unsigned long long)row + 1);
    }
    vl_chart_number(size, &most);
    if (position.kind != VL_CELL_EMPTY && !is_whole(position, 1, most)) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "row %llu: the position is no whole number from 1 to the size, %.0f",
                            (unsigned long long)row + 1, most);
    }
    double before;
    if (row && same_label(vl_table_cell(data, row, LABEL), vl_table_cell(data, row - 1, LABEL)) &&
        vl_chart_number(vl_table_cell(data, row - 1, SIZE), &before) && before != most) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "rows %llu and %llu have one label and two sizes",
                            (unsigned long long)row, (unsigned long long)row + 1);
    }
    return vl_chart_check_label(data, row, LABEL, error);
}

static vl_status check_dispersion(vl_context *context, const vl_table *data, vl_error *error) {
    (void)context;
    if (vl_table_column_count(data) != COLUMNS) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "a dispersion takes three columns: label, size and position");
    }
    vl_status status = VL_OK;
    for (uint64_t row = 0; row < vl_table_row_count(data) && !status; row++) status = check_row(data, row, error);
    return status;
}

/* Where in its strip the tick of a row begins, from 0 to 1. False: there is none. */
static bool find_tick(const vl_table *data, uint64_t row, const strip *of, double *out) {
    double position;
    if (!vl_chart_number(vl_table_cell(data, row, POSITION), &position)) return false;
    *out = (position - 1) / of->size;
    return true;
}

static uint64_t largest_count(const vl_table *data) {
    uint64_t largest = 0;
    for (uint64_t row = 0; row < vl_table_row_count(data);) {
        strip one = strip_at(data, row);
        if (one.count > largest) largest = one.count;
        row = one.end;
    }
    return largest;
}

/* Ticks in halves of a column. */
static void draw_strip(vl_chart_line *line, const vl_table *data, const strip *of, unsigned char *halves, uint64_t width) {
    static const char *const letters[] = {" ", "\u258C", "\u2590", "\u2588"};
    memset(halves, 0, (size_t)width);
    for (uint64_t row = of->first; row < of->end; row++) {
        double place;
        if (!find_tick(data, row, of, &place)) continue;
        uint64_t half = (uint64_t)(place * (double)(width * 2));
        if (half >= width * 2) half = width * 2 - 1;
        halves[half / 2] |= (unsigned char)(1 + half % 2);
    }
    vl_chart_line_string(line, "\u2502");
    for (uint64_t i = 0; i < width; i++) vl_chart_line_string(line, letters[halves[i]]);
    vl_chart_line_string(line, "\u2502");
    vl_chart_line_end(line);
}

static void draw_strips(vl_chart_line *line, vl_layout *layout, uint64_t columns) {
    const vl_table *data = layout->table;
    vl_context *context = line->output->context;
    char number[32];
    uint64_t most = columns / 3 > 8 ? columns / 3 : 8;
    uint64_t label = layout->columns[LABEL].value < most ? layout->columns[LABEL].value : most;
    uint64_t digits = (uint64_t)snprintf(number, sizeof number, "%llu", (unsigned long long)largest_count(data));
    uint64_t taken = label + digits + 5, width = columns > taken + LEAST_COLUMNS ? columns - taken : LEAST_COLUMNS;
    unsigned char *halves = vl_allocate(context, (size_t)width);
    if (!halves) vl_output_fail_memory(line->output);
    for (uint64_t row = 0; row < vl_table_row_count(data) && !line->output->status;) {
        strip one = strip_at(data, row);
        vl_chart_line_cell(line, layout, row, LABEL, label);
        int size = snprintf(number, sizeof number, "%llu", (unsigned long long)one.count);
        vl_chart_line_string(line, "  ");
        vl_chart_line_field(line, (vl_text){number, (size_t)size}, digits, true);
        vl_chart_line_string(line, " ");
        draw_strip(line, data, &one, halves, width);
        row = one.end;
    }
    vl_free(context, halves, (size_t)width);
}

static void draw_dispersion(vl_output *output, const vl_table *data, uint64_t columns) {
    vl_layout layout;
    vl_chart_line line = {.output = output};
    if (vl_layout_create(&layout, output->context, data, 0)) vl_output_fail_memory(output);
    else draw_strips(&line, &layout, columns);
    vl_chart_line_free(&line);
    vl_layout_free(&layout);
}

static void draw_svg_strip(vl_svg *svg, vl_layout *layout, const strip *of, double left, double top) {
    double baseline = top + VL_SVG_LINE / 2 + VL_SVG_BASELINE;
    vl_svg_cell(svg, left - 8, baseline, VL_SVG_END, NULL, layout, of->first, LABEL);
    vl_svg_rectangle(svg, left, top + 3, SVG_WIDTH, VL_SVG_LINE - 6, "#eee");
    for (uint64_t row = of->first; row < of->end && !svg->output->status; row++) {
        double place;
        if (find_tick(layout->table, row, of, &place)) {
            vl_svg_rectangle(svg, left + place * (SVG_WIDTH - 1), top + 3, 1, VL_SVG_LINE - 6, "#222");
        }
    }
    vl_svg_tick(svg, left + SVG_WIDTH + 6, baseline, VL_SVG_START, (double)of->count);
}

static void draw_dispersion_svg(vl_svg *svg, const vl_table *data) {
    vl_layout layout;
    if (vl_layout_create(&layout, svg->output->context, data, 0)) vl_output_fail_memory(svg->output);
    double left = svg->output->status ? 0 : vl_svg_label_width(layout.columns[LABEL].value) + 8;
    for (uint64_t row = 0; row < vl_table_row_count(data) && !svg->output->status;) {
        strip one = strip_at(data, row);
        draw_svg_strip(svg, &layout, &one, left, svg->height);
        svg->height += VL_SVG_LINE;
        row = one.end;
    }
    svg->width = left + SVG_WIDTH + 80;
    vl_layout_free(&layout);
}

const vl_chart_drawing vl_drawing_dispersion = {.name = "dispersion",
                                                .noun = "Dispersion plot",
                                                .check = check_dispersion,
                                                .draw = draw_dispersion,
                                                .draw_svg = draw_dispersion_svg};
