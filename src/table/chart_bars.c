/*
 * Bars: one line a label, its number, and a bar from zero.
 */
#include <math.h>

#include "table/chart.h"
#include "table/chart_line.h"
#include "table/chart_scale.h"

/* Columns that the bars have at least, and pixels. */
#define LEAST_COLUMNS 10
#define SVG_LENGTH 480.0

static vl_status check_bars(vl_context *context, const vl_table *data, vl_error *error) {
    (void)context;
    if (vl_table_column_count(data) != 2) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "bars take two columns, a label and a value");
    }
    vl_status status = vl_chart_check_numbers(data, 1, "bars", error);
    for (uint64_t row = 0; row < vl_table_row_count(data) && !status; row++) status = vl_chart_check_label(data, row, 0, error);
    return status;
}

/* The numbers as parts of the one farthest from zero, so that no sum of them overflows. */
typedef struct bar_scale {
    double largest; /* 0: there is nothing but zeros */
    double below;   /* how far the least lies below zero, from 0 to 1 */
    double above;
} bar_scale;

static bar_scale scale_of(const vl_table *data) {
    vl_chart_range range = {.known = true};
    vl_chart_range_add_column(&range, data, 1);
    bar_scale scale = {.largest = range.high > -range.low ? range.high : -range.low};
    if (scale.largest > 0) {
        scale.below = -range.low / scale.largest;
        scale.above = range.high / scale.largest;
    }
    return scale;
}

/* The number of a row as a part of the largest; 0 where there is none. */
static double part_of(const vl_table *data, uint64_t row, const bar_scale *scale) {
    double number = 0;
    vl_chart_number(vl_table_cell(data, row, 1), &number);
    return scale->largest > 0 ? number / scale->largest : 0;
}

/* How the columns of a terminal are shared out. */
typedef struct bar_columns {
    uint64_t label;
    uint64_t before; /* left of zero */
    double unit;     /* columns of the longest part, 1 */
} bar_columns;

static bar_columns divide(const vl_layout *layout, const bar_scale *scale, uint64_t columns) {
    uint64_t most = columns / 3 > 8 ? columns / 3 : 8;
    bar_columns shares = {.label = layout->columns[0].value < most ? layout->columns[0].value : most};
    uint64_t taken = shares.label + layout->columns[1].value + 3 + (scale->below > 0);
    uint64_t rest = columns > taken + LEAST_COLUMNS ? columns - taken : LEAST_COLUMNS;
    double span = scale->below + scale->above;
    if (!(span > 0)) return shares;
    if (scale->below > 0) {
        shares.before = (uint64_t)ceil((double)rest * scale->below / span);
        if (scale->above > 0 && shares.before == rest) shares.before--;
    }
    shares.unit = scale->above > 0 ? (double)(rest - shares.before) / scale->above : INFINITY;
    double left = scale->below > 0 ? (double)shares.before / scale->below : INFINITY;
    if (left < shares.unit) shares.unit = left;
    return shares;
}

/* In eighths of a column; what is more than zero is seen. */
static void draw_right(vl_chart_line *line, double length) {
    static const char *const eighths[] = {"", "\u258F", "\u258E", "\u258D", "\u258C", "\u258B", "\u258A", "\u2589"};
    uint64_t count = (uint64_t)(length * 8 + 0.5);
    if (!count && length > 0) count = 1;
    vl_chart_line_repeat(line, "\u2588", count / 8);
    vl_chart_line_string(line, eighths[count % 8]);
}

/* In halves of a column, as there are no other letters that begin at the right. */
static void draw_left(vl_chart_line *line, double length, uint64_t room) {
    uint64_t count = (uint64_t)(length * 2 + 0.5);
    if (!count && length > 0) count = 1;
    vl_chart_line_repeat(line, " ", room - (count + 1) / 2);
    vl_chart_line_string(line, count % 2 ? "\u2590" : "");
    vl_chart_line_repeat(line, "\u2588", count / 2);
}

static void draw_bars(vl_output *output, const vl_table *data, uint64_t columns) {
    vl_layout layout;
    vl_chart_line line = {.output = output};
    if (vl_layout_create(&layout, output->context, data, 0)) vl_output_fail_memory(output);
    bar_scale scale = scale_of(data);
    bar_columns shares = output->status ? (bar_columns){0} : divide(&layout, &scale, columns);
    for (uint64_t row = 0; row < vl_table_row_count(data) && !output->status; row++) {
        double part = part_of(data, row, &scale);
        vl_chart_line_cell(&line, &layout, row, 0, shares.label);
        vl_chart_line_string(&line, "  ");
        vl_chart_line_cell(&line, &layout, row, 1, layout.columns[1].value);
        vl_chart_line_string(&line, " ");
        if (scale.below > 0) {
            draw_left(&line, part < 0 ? -part * shares.unit : 0, shares.before);
            vl_chart_line_string(&line, "\u2502");
        }
        draw_right(&line, part > 0 ? part * shares.unit : 0);
        vl_chart_line_end(&line);
    }
    vl_chart_line_free(&line);
    vl_layout_free(&layout);
}

static void draw_svg_row(vl_svg *svg, vl_layout *layout, uint64_t row, const bar_scale *scale, double zero, double unit) {
    double part = part_of(layout->table, row, scale), top = (double)row * VL_SVG_LINE, length = fabs(part) * unit;
    double baseline = top + VL_SVG_LINE / 2 + VL_SVG_BASELINE;
    vl_svg_cell(svg, vl_svg_label_width(layout->columns[0].value), baseline, VL_SVG_END, NULL, layout, row, 0);
    if (part != 0) vl_svg_rectangle(svg, part < 0 ? zero - length : zero, top + 3, length, VL_SVG_LINE - 6, "#4477aa");
    vl_svg_cell(svg, part < 0 ? zero - length - 4 : zero + length + 4, baseline, part < 0 ? VL_SVG_END : VL_SVG_START, NULL,
                layout, row, 1);
}

static void draw_bars_svg(vl_svg *svg, const vl_table *data) {
    vl_layout layout;
    uint64_t rows = vl_table_row_count(data);
    bar_scale scale = scale_of(data);
    if (vl_layout_create(&layout, svg->output->context, data, 0)) vl_output_fail_memory(svg->output);
    if (!svg->output->status) {
        double span = scale.below + scale.above, unit = span > 0 ? SVG_LENGTH / span : 0;
        double value = vl_svg_label_width(layout.columns[1].value) + 8;
        double zero = vl_svg_label_width(layout.columns[0].value) + 8 + (scale.below > 0 ? value + scale.below * unit : 0);
        for (uint64_t row = 0; row < rows && !svg->output->status; row++) {
            draw_svg_row(svg, &layout, row, &scale, zero, unit);
        }
        svg->height = (double)rows * VL_SVG_LINE;
        svg->width = zero + scale.above * unit + value;
        vl_svg_line(svg, zero, 0, zero, svg->height, "#222");
    }
    vl_layout_free(&layout);
}

const vl_chart_drawing vl_drawing_bars = {
    .name = "bars", .noun = "Bar chart", .check = check_bars, .draw = draw_bars, .draw_svg = draw_bars_svg};
