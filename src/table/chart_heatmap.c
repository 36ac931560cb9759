/*
 * Heat maps: a cell for each number, the darker the larger.
 */
#include <stdio.h>

#include "table/chart.h"
#include "table/chart_line.h"
#include "table/chart_scale.h"
#include "table/number.h"

/* Columns up to which the numbers are written, on a terminal and in SVG. */
#define NUMBERED_COLUMNS 12
#define SVG_NUMBERED_COLUMNS 30
/* Columns of the terminal that a shade beside its number has. */
#define SHADE 2

static vl_status check_heatmap(vl_context *context, const vl_table *data, vl_error *error) {
    (void)context;
    size_t columns = vl_table_column_count(data);
    if (columns < 2) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "a heat map takes the names of its rows in one column, and numbers in others");
    }
    vl_status status = VL_OK;
    for (uint64_t row = 0; row < vl_table_row_count(data) && !status; row++) status = vl_chart_check_label(data, row, 0, error);
    for (size_t i = 1; i < columns && !status; i++) status = vl_chart_check_numbers(data, i, "heat maps", error);
    return status;
}

/* True if rows and columns are the same things in the same order, as in a table of similarities. */
static bool is_matrix(const vl_table *data) {
    size_t count = vl_table_column_count(data) - 1;
    if (vl_table_row_count(data) != count) return false;
    for (size_t i = 0; i < count; i++) {
        vl_cell label = vl_table_cell(data, i, 0);
        if (label.kind != VL_CELL_TEXT || !vl_text_equal(label.value.text, vl_table_column_name(data, i + 1))) return false;
    }
    return true;
}

/* From zero, where no number is below it. The cells of a thing with itself say nothing, and would make all others look alike:
 * they are left out, unless nothing else differs. */
static vl_chart_range range_of(const vl_table *data) {
    vl_chart_range all = {.known = true}, others = {.known = true};
    double number;
    for (size_t i = 1; i < vl_table_column_count(data); i++) {
        vl_chart_range_add_column(&all, data, i);
        for (uint64_t row = 0; row < vl_table_row_count(data); row++)
            if (row + 1 != i && vl_chart_number(vl_table_cell(data, row, i), &number)) vl_chart_range_add(&others, number);
    }
    return others.high > others.low && is_matrix(data) ? others : all;
}

static const char *shade_of(vl_cell cell, const vl_chart_range *range) {
    static const char *const shades[] = {"\u2591", "\u2592", "\u2593", "\u2588"};
    double number;
    if (!vl_chart_number(cell, &number)) return " ";
    uint64_t level = (uint64_t)(vl_chart_place(range, number) * 4);
    return shades[level > 3 ? 3 : level];
}

/* A heat map on a terminal. */
typedef struct shown_heatmap {
    vl_layout layout;
    vl_chart_line line;
    vl_chart_range range;
    uint64_t label;
    uint64_t cell; /* columns of one cell, the gap before it included */
    bool numbered; /* cells have their numbers, and columns their names; else the number of the column stands above it */
} shown_heatmap;

/* Numbers, where there are few columns; else shades alone. Columns that do not fit go below the others. */
static void divide(shown_heatmap *shown, uint64_t columns) {
    size_t count = vl_table_column_count(shown->layout.table) - 1;
    uint64_t most = columns / 3 > 8 ? columns / 3 : 8, value = 0;
    shown->label = shown->layout.columns[0].value < most ? shown->layout.columns[0].value : most;
    for (size_t i = 1; i <= count; i++) {
        if (shown->layout.columns[i].value > value) value = shown->layout.columns[i].value;
    }
    shown->cell = value + SHADE + 2;
    shown->numbered = count <= NUMBERED_COLUMNS && shown->label + shown->cell <= columns;
    if (!shown->numbered) shown->cell = 3;
}

/* Names of columns, or their numbers, above them. */
static void draw_head(shown_heatmap *shown, size_t first, size_t end) {
    vl_chart_line_repeat(&shown->line, " ", shown->label);
    for (size_t i = first; i < end && !shown->line.output->status; i++) {
        char number[32];
        vl_text text = {number, 0};
        if (!shown->numbered) {
            text.size = (size_t)snprintf(number, sizeof number, "%02llu", (unsigned long long)i % 100);
        } else if (vl_layout_header(&shown->layout, i)) {
            vl_output_fail_memory(shown->line.output);
        } else {
            text = vl_string_text(&shown->layout.shown);
        }
        vl_chart_line_string(&shown->line, " ");
        vl_chart_line_field(&shown->line, text, shown->cell - 1, true);
    }
    vl_chart_line_end(&shown->line);
}

static void draw_row(shown_heatmap *shown, uint64_t row, size_t first, size_t end) {
    vl_chart_line_cell(&shown->line, &shown->layout, row, 0, shown->label);
    for (size_t i = first; i < end; i++) {
        vl_chart_line_string(&shown->line, " ");
        if (shown->numbered) {
            vl_chart_line_cell(&shown->line, &shown->layout, row, i, shown->cell - SHADE - 2);
            vl_chart_line_string(&shown->line, " ");
        }
        vl_chart_line_repeat(&shown->line, shade_of(vl_table_cell(shown->layout.table, row, i), &shown->range), SHADE);
    }
    vl_chart_line_end(&shown->line);
}

/* Which column each number stands for. */
static void draw_names(shown_heatmap *shown) {
    for (size_t i = 1; i < vl_table_column_count(shown->layout.table) && !shown->line.output->status; i++) {
        char number[32];
        snprintf(number, sizeof number, "%02llu ", (unsigned long long)i);
        vl_chart_line_string(&shown->line, number);
        vl_chart_line_visible(&shown->line, vl_table_column_name(shown->layout.table, i));
        vl_chart_line_end(&shown->line);
    }
}

/* What the shades stand for. */
static void draw_legend(shown_heatmap *shown) {
    char low[VL_NUMBER_SIZE], high[VL_NUMBER_SIZE];
    vl_number_readable(shown->range.low, 0, low);
    vl_number_readable(shown->range.high, 0, high);
    vl_chart_line_string(&shown->line, low);
    vl_chart_line_string(&shown->line, " \u2591\u2592\u2593\u2588 ");
    vl_chart_line_string(&shown->line, high);
    vl_chart_line_end(&shown->line);
}

static void draw_heatmap(vl_output *output, const vl_table *data, uint64_t columns) {
    shown_heatmap shown = {.line = {.output = output}, .range = range_of(data)};
    size_t end = vl_table_column_count(data);
    if (vl_layout_create(&shown.layout, output->context, data, 0)) vl_output_fail_memory(output);
    else divide(&shown, columns);
    uint64_t room = output->status || columns < shown.label + shown.cell ? 1 : (columns - shown.label) / shown.cell;
    for (size_t first = 1; first < end && !output->status;) {
        size_t last = room < end - first ? first + (size_t)room : end;
        draw_head(&shown, first, last);
        for (uint64_t row = 0; row < vl_table_row_count(data) && !output->status; row++) draw_row(&shown, row, first, last);
        first = last;
    }
    if (!output->status && !shown.numbered) draw_names(&shown);
    if (!output->status) draw_legend(&shown);
    vl_chart_line_free(&shown.line);
    vl_layout_free(&shown.layout);
}

/* From nearly white to a dark blue, which grey printing keeps apart. */
static void write_colour(char out[8], double place) {
    static const double light[3] = {247, 251, 255}, dark[3] = {8, 48, 107};
    unsigned part[3];
    for (size_t i = 0; i < 3; i++) part[i] = (unsigned)(light[i] + (dark[i] - light[i]) * place + 0.5);
    snprintf(out, 8, "#%02x%02x%02x", part[0] & 255, part[1] & 255, part[2] & 255);
}

/* Where the cells of a heat map lie in SVG. */
typedef struct cell_grid {
    double left, top, width, height;
    bool numbered;
} cell_grid;

static void draw_svg_cell(vl_svg *svg, vl_layout *layout, const cell_grid *grid, const vl_chart_range *range, uint64_t row,
                          size_t column) {
    double number;
    char colour[8];
    if (!vl_chart_number(vl_table_cell(layout->table, row, column), &number)) return;
    double place = vl_chart_place(range, number);
    double x = grid->left + (double)(column - 1) * grid->width, y = grid->top + (double)row * grid->height;
    write_colour(colour, place);
    vl_svg_rectangle(svg, x, y, grid->width, grid->height, colour);
    if (!grid->numbered) return;
    vl_svg_cell(svg, x + grid->width / 2, y + grid->height / 2 + VL_SVG_BASELINE, VL_SVG_MIDDLE,
                place > 0.5 ? "fill=\"#fff\"" : NULL, layout, row, column);
}

/* The name of a column, rising to the right. */
static void draw_svg_head(vl_svg *svg, vl_layout *layout, const cell_grid *grid, size_t column) {
    char turn[96], x[VL_NUMBER_SIZE], y[VL_NUMBER_SIZE];
    double middle = grid->left + ((double)column - 0.5) * grid->width;
    vl_number_fixed(middle, 1, x);
    vl_number_fixed(grid->top - 6, 1, y);
    snprintf(turn, sizeof turn, "transform=\"rotate(-45 %.30s %.30s)\"", x, y);
    if (vl_layout_header(layout, column)) vl_output_fail_memory(svg->output);
    else vl_svg_text(svg, middle, grid->top - 6, VL_SVG_START, turn, vl_string_text(&layout->shown));
}

static cell_grid grid_of(const vl_layout *layout) {
    size_t columns = vl_table_column_count(layout->table);
    uint64_t head = 0, value = 0;
    for (size_t i = 1; i < columns; i++) {
        if (layout->columns[i].header > head) head = layout->columns[i].header;
        if (layout->columns[i].value > value) value = layout->columns[i].value;
    }
    cell_grid grid = {.left = vl_svg_label_width(layout->columns[0].value) + 8, .top = vl_svg_label_width(head) * 0.75 + 16};
    grid.numbered = columns - 1 <= SVG_NUMBERED_COLUMNS;
    grid.width = grid.numbered ? vl_svg_label_width(value) + 8 : 14;
    if (grid.width < 22 && grid.numbered) grid.width = 22;
    grid.height = grid.numbered ? 22 : 14;
    return grid;
}

static void draw_heatmap_svg(vl_svg *svg, const vl_table *data) {
    vl_layout layout;
    vl_chart_range range = range_of(data);
    size_t columns = vl_table_column_count(data);
    uint64_t rows = vl_table_row_count(data);
    if (vl_layout_create(&layout, svg->output->context, data, 0)) vl_output_fail_memory(svg->output);
    if (!svg->output->status) {
        cell_grid grid = grid_of(&layout);
        for (size_t i = 1; i < columns; i++) draw_svg_head(svg, &layout, &grid, i);
        for (uint64_t row = 0; row < rows && !svg->output->status; row++) {
            double baseline = grid.top + ((double)row + 0.5) * grid.height + VL_SVG_BASELINE;
            vl_svg_cell(svg, grid.left - 6, baseline, VL_SVG_END, NULL, &layout, row, 0);
            for (size_t i = 1; i < columns; i++) draw_svg_cell(svg, &layout, &grid, &range, row, i);
        }
        svg->width = grid.left + (double)(columns - 1) * grid.width + grid.top; /* the last name rises past its column */
        svg->height = grid.top + (double)rows * grid.height;
    }
    vl_layout_free(&layout);
}

const vl_chart_drawing vl_drawing_heatmap = {
    .name = "heatmap", .noun = "Heat map", .check = check_heatmap, .draw = draw_heatmap, .draw_svg = draw_heatmap_svg};
