/*
 * Lines: series of numbers over the same places. On a terminal each series has a plot of its own on the same scale, as letters
 * cannot tell lines apart that cross.
 */
#include <string.h>

#include "table/chart.h"
#include "table/chart_line.h"
#include "table/chart_scale.h"
#include "table/number.h"

/* Lines of the terminal that a plot has, alone or among several; pixels of the one in SVG. */
#define ALONE_LINES 12
#define SHARED_LINES 6
#define LEAST_COLUMNS 10
#define SVG_WIDTH 480.0
#define SVG_HEIGHT 240.0

static vl_status check_lines(vl_context *context, const vl_table *data, vl_error *error) {
    (void)context;
    size_t columns = vl_table_column_count(data);
    if (columns < 2) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "lines take the places on the x axis in one column, and numbers in others");
    }
    vl_status status = VL_OK;
    for (uint64_t row = 0; row < vl_table_row_count(data) && !status; row++) status = vl_chart_check_label(data, row, 0, error);
    for (size_t i = 1; i < columns && !status; i++) status = vl_chart_check_numbers(data, i, "lines", error);
    return status;
}

/* The scales of a plot. */
typedef struct plot_scale {
    const vl_table *data;
    bool numeric; /* the places are numbers; else they follow each other at equal distances */
    vl_chart_range x;
    vl_chart_range y;
} plot_scale;

static plot_scale scale_of(const vl_layout *layout) {
    plot_scale scale = {.data = layout->table, .numeric = layout->columns[0].numeric};
    if (scale.numeric) vl_chart_range_add_column(&scale.x, scale.data, 0);
    for (size_t i = 1; i < vl_table_column_count(scale.data); i++) vl_chart_range_add_column(&scale.y, scale.data, i);
    return scale;
}

/* Where a point lies, from 0 to 1 rightwards and upwards. False: it is a gap. */
static bool find_point(const plot_scale *scale, uint64_t row, size_t column, double *x, double *y) {
    double number;
    if (!vl_chart_number(vl_table_cell(scale->data, row, column), &number)) return false;
    *y = vl_chart_place(&scale->y, number);
    uint64_t rows = vl_table_row_count(scale->data);
    *x = rows > 1 ? (double)row / (double)(rows - 1) : 0;
    if (scale->numeric && vl_chart_number(vl_table_cell(scale->data, row, 0), &number)) *x = vl_chart_place(&scale->x, number);
    return true;
}

/* ---- on a terminal ---- */

/* A field of dots, two by four to a letter of Braille. */
typedef struct dot_field {
    unsigned char *letters;
    uint64_t width; /* in letters */
    uint64_t height;
} dot_field;

static void set_dot(dot_field *field, int64_t x, int64_t y) {
    static const unsigned char dots[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    field->letters[(uint64_t)y / 4 * field->width + (uint64_t)x / 2] |= dots[y % 4][x % 2];
}

/* Bresenham's line (1965). */
static void draw_segment(dot_field *field, int64_t x, int64_t y, int64_t to_x, int64_t to_y) {
    int64_t wide = to_x > x ? to_x - x : x - to_x, high = to_y > y ? to_y - y : y - to_y, rest = wide - high;
    for (;;) {
        set_dot(field, x, y);
        if (x == to_x && y == to_y) return;
        int64_t twice = 2 * rest;
        if (twice > -high) {
            rest -= high;
            x += to_x > x ? 1 : -1;
        }
        if (twice < wide) {
            rest += wide;
            y += to_y > y ? 1 : -1;
        }
    }
}

static void draw_series(dot_field *field, const plot_scale *scale, size_t column) {
    int64_t last_x = 0, last_y = 0;
    bool joined = false;
    memset(field->letters, 0, (size_t)(field->width * field->height));
    for (uint64_t row = 0; row < vl_table_row_count(scale->data); row++) {
        double x, y;
        bool there = find_point(scale, row, column, &x, &y);
        int64_t dot_x = there ? (int64_t)vl_chart_step(x, field->width * 2 - 1) : 0;
        int64_t dot_y = there ? (int64_t)vl_chart_step(1 - y, field->height * 4 - 1) : 0;
        if (there) draw_segment(field, joined ? last_x : dot_x, joined ? last_y : dot_y, dot_x, dot_y);
        joined = there;
        last_x = dot_x;
        last_y = dot_y;
    }
}

static void write_letter(vl_chart_line *line, unsigned char dots) {
    char letter[4] = {(char)0xE2, (char)(0xA0 | dots >> 6), (char)(0x80 | (dots & 63)), 0};
    vl_chart_line_string(line, dots ? letter : " ");
}

/* Columns that the least and the largest number need before the axis. */
static uint64_t margin_of(const plot_scale *scale) {
    char written[VL_NUMBER_SIZE];
    size_t low = vl_number_readable(scale->y.low, 0, written), high = vl_number_readable(scale->y.high, 0, written);
    return low > high ? low : high;
}

static void write_field(vl_chart_line *line, const dot_field *field, const plot_scale *scale) {
    uint64_t margin = margin_of(scale);
    for (uint64_t row = 0; row < field->height && !line->output->status; row++) {
        char written[VL_NUMBER_SIZE];
        bool end = (row == 0 && scale->y.high > scale->y.low) || row + 1 == field->height;
        size_t size = end ? vl_number_readable(row ? scale->y.low : scale->y.high, 0, written) : 0;
        vl_chart_line_field(line, (vl_text){written, size}, margin, true);
        vl_chart_line_string(line, end ? " \u2524" : " \u2502");
        for (uint64_t i = 0; i < field->width; i++) write_letter(line, field->letters[row * field->width + i]);
        vl_chart_line_end(line);
    }
}

/* The axis below, and the first and the last place, by number or by order. */
static void write_places(vl_chart_line *line, vl_layout *layout, const plot_scale *scale, uint64_t width) {
    uint64_t margin = margin_of(scale), rows = vl_table_row_count(scale->data), after;
    vl_chart_line_repeat(line, " ", margin + 1);
    vl_chart_line_string(line, "\u2514");
    vl_chart_line_repeat(line, "\u2500", width);
    vl_chart_line_end(line);
    vl_chart_line_repeat(line, " ", margin + 2);
    for (uint64_t i = 0; i < (rows > 1 ? 2 : 1) && !line->output->status; i++) {
        char written[VL_NUMBER_SIZE];
        uint64_t share = i ? width - width / 2 : width / 2;
        vl_text text = {written, 0};
        if (scale->numeric) text.size = vl_number_readable(i ? scale->x.high : scale->x.low, 0, written);
        else if (vl_layout_cell(layout, i ? rows - 1 : 0, 0, &after)) vl_output_fail_memory(line->output);
        else text = vl_string_text(&layout->shown);
        vl_chart_line_field(line, text, share, i == 1);
    }
    vl_chart_line_end(line);
}

static void draw_plots(vl_chart_line *line, vl_layout *layout, uint64_t columns) {
    plot_scale scale = scale_of(layout);
    size_t end = vl_table_column_count(layout->table);
    uint64_t taken = margin_of(&scale) + 2;
    dot_field field = {.width = columns > taken + LEAST_COLUMNS ? columns - taken : LEAST_COLUMNS,
                       .height = end > 2 ? SHARED_LINES : ALONE_LINES};
    vl_context *context = line->output->context;
    field.letters = vl_allocate_zeroed(context, (size_t)field.width, (size_t)field.height);
    if (!field.letters) vl_output_fail_memory(line->output);
    for (size_t i = 1; i < end && !line->output->status; i++) {
        vl_chart_line_visible(line, vl_table_column_name(layout->table, i));
        vl_chart_line_end(line);
        draw_series(&field, &scale, i);
        write_field(line, &field, &scale);
    }
    if (!line->output->status) write_places(line, layout, &scale, field.width);
    vl_free(context, field.letters, (size_t)(field.width * field.height));
}

static void draw_lines(vl_output *output, const vl_table *data, uint64_t columns) {
    vl_layout layout;
    vl_chart_line line = {.output = output};
    if (vl_layout_create(&layout, output->context, data, 0)) vl_output_fail_memory(output);
    else draw_plots(&line, &layout, columns);
    vl_chart_line_free(&line);
    vl_layout_free(&layout);
}

/* ---- SVG ---- */

/* Okabe and Ito's colours (2008), and dashes where there is no colour. */
static const char *const colours[] = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#000000", "#e69f00", "#56b4e9"};
static const char *const dashes[] = {"none", "6 3", "2 2", "8 3 2 3"};

static void write_style(vl_svg *svg, size_t series) {
    vl_output_string(svg->output, " fill=\"none\" stroke-width=\"2\" stroke=\"");
    vl_output_string(svg->output, colours[series % (sizeof colours / sizeof *colours)]);
    vl_output_string(svg->output, "\" stroke-dasharray=\"");
    vl_output_string(svg->output, dashes[series % (sizeof dashes / sizeof *dashes)]);
    vl_output_string(svg->output, "\"");
}

/* A path through the points of a series; a point that is alone is a short stroke. */
static void draw_svg_series(vl_svg *svg, const plot_scale *scale, size_t column, double left) {
    bool joined = false, any = false;
    double x, y, next_x, next_y;
    uint64_t rows = vl_table_row_count(scale->data);
    for (uint64_t row = 0; row < rows && !svg->output->status; row++) {
        bool there = find_point(scale, row, column, &x, &y);
        if (there) {
            if (!any) vl_output_string(svg->output, "<path d=\"");
            bool alone = !joined && (row + 1 == rows || !find_point(scale, row + 1, column, &next_x, &next_y));
            vl_output_string(svg->output, joined ? "L" : "M");
            vl_svg_number(svg, left + x * SVG_WIDTH - (alone ? 2 : 0));
            vl_output_string(svg->output, " ");
            vl_svg_number(svg, (1 - y) * SVG_HEIGHT + 6);
            if (alone) vl_output_string(svg->output, "h4");
            any = true;
        }
        joined = there;
    }
    if (!any) return;
    vl_output_string(svg->output, "\"");
    write_style(svg, column - 1);
    vl_output_string(svg->output, "/>\n");
}

/* Lines across, and their numbers. */
static void draw_svg_levels(vl_svg *svg, const plot_scale *scale, double left) {
    double ticks[VL_CHART_TICKS];
    size_t count = vl_chart_ticks(&scale->y, ticks);
    for (size_t i = 0; i < count; i++) {
        double y = (1 - vl_chart_place(&scale->y, ticks[i])) * SVG_HEIGHT + 6;
        vl_svg_line(svg, left, y, left + SVG_WIDTH, y, "#ddd");
        vl_svg_tick(svg, left - 6, y + VL_SVG_BASELINE, VL_SVG_END, ticks[i]);
    }
    vl_svg_line(svg, left, SVG_HEIGHT + 6, left + SVG_WIDTH, SVG_HEIGHT + 6, "#222");
}

/* Numbers, or as many labels as there is room for. */
static void draw_svg_places(vl_svg *svg, vl_layout *layout, const plot_scale *scale, double left) {
    double ticks[VL_CHART_TICKS], below = SVG_HEIGHT + 6 + VL_SVG_LINE;
    if (scale->numeric) {
        size_t count = vl_chart_ticks(&scale->x, ticks);
        for (size_t i = 0; i < count; i++) {
            vl_svg_tick(svg, left + vl_chart_place(&scale->x, ticks[i]) * SVG_WIDTH, below, VL_SVG_MIDDLE, ticks[i]);
        }
        return;
    }
    uint64_t rows = vl_table_row_count(scale->data);
    double label = vl_svg_label_width(layout->columns[0].value) + 10;
    uint64_t each = 1 + (uint64_t)((double)rows * label / SVG_WIDTH);
    for (uint64_t row = 0; row < rows; row += each) {
        double x = rows > 1 ? (double)row / (double)(rows - 1) : 0;
        vl_svg_cell(svg, left + x * SVG_WIDTH, below, VL_SVG_MIDDLE, NULL, layout, row, 0);
    }
}

/* The names of the series, each behind a piece of its line; returns how wide they are. */
static double draw_svg_legend(vl_svg *svg, vl_layout *layout, double left) {
    uint64_t widest = 0;
    for (size_t i = 1; i < vl_table_column_count(layout->table) && !svg->output->status; i++) {
        double middle = 6 + ((double)i - 0.5) * VL_SVG_LINE;
        vl_output_string(svg->output, "<path d=\"M");
        vl_svg_number(svg, left);
        vl_output_string(svg->output, " ");
        vl_svg_number(svg, middle);
        vl_output_string(svg->output, "h24\"");
        write_style(svg, i - 1);
        vl_output_string(svg->output, "/>\n");
        if (vl_layout_header(layout, i)) vl_output_fail_memory(svg->output);
        else vl_svg_text(svg, left + 30, middle + VL_SVG_BASELINE, VL_SVG_START, NULL, vl_string_text(&layout->shown));
        if (layout->columns[i].header > widest) widest = layout->columns[i].header;
    }
    return 30 + vl_svg_label_width(widest);
}

static void draw_lines_svg(vl_svg *svg, const vl_table *data) {
    vl_layout layout;
    if (vl_layout_create(&layout, svg->output->context, data, 0)) {
        vl_output_fail_memory(svg->output);
    } else {
        plot_scale scale = scale_of(&layout);
        double left = 90, legend = (double)(vl_table_column_count(data) - 1) * VL_SVG_LINE;
        draw_svg_levels(svg, &scale, left);
        draw_svg_places(svg, &layout, &scale, left);
        for (size_t i = 1; i < vl_table_column_count(data); i++) draw_svg_series(svg, &scale, i, left);
        svg->width = left + SVG_WIDTH + 20 + draw_svg_legend(svg, &layout, left + SVG_WIDTH + 20);
        svg->height = SVG_HEIGHT + 12 + VL_SVG_LINE;
        if (legend > svg->height) svg->height = legend;
    }
    vl_layout_free(&layout);
}

const vl_chart_drawing vl_drawing_lines = {
    .name = "lines", .noun = "Line chart", .check = check_lines, .draw = draw_lines, .draw_svg = draw_lines_svg};
