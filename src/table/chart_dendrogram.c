/*
 * Dendrograms, sideways: a leaf a line, and each step a stroke across at its distance.
 */
#include <string.h>

#include "table/chart.h"
#include "table/chart_line.h"
#include "table/chart_scale.h"
#include "table/chart_tree.h"
#include "table/number.h"

#define LEAST_COLUMNS 10
#define SVG_LENGTH 480.0

static vl_status check_dendrogram(vl_context *context, const vl_table *data, vl_error *error) {
    vl_chart_tree tree;
    vl_status status = vl_chart_tree_read(&tree, context, data, error);
    vl_chart_tree_free(&tree);
    return status;
}

/* The tree of data that have been checked. False for want of memory. */
static bool read_tree(vl_chart_tree *tree, vl_output *output, const vl_table *data) {
    if (vl_chart_tree_read(tree, output->context, data, output->error)) vl_output_fail_memory(output);
    return !output->status;
}

/* The line of what a branch is: that of its first leaf. */
static uint64_t row_of(const vl_chart_tree *tree, vl_chart_branch branch) {
    return tree->rows[branch.step ? tree->joins[branch.number].first : branch.number];
}

/* Where the stroke of a branch begins, from 0 to 1. */
static double place_of(const vl_chart_tree *tree, vl_chart_branch branch) {
    return vl_chart_place(&tree->range, branch.step ? tree->joins[branch.number].distance : 0);
}

/* ---- on a terminal ---- */

enum { LEFT = 1, RIGHT = 2, UP = 4, DOWN = 8 };

/* Strokes from the middle of each letter. */
typedef struct stroke_field {
    unsigned char *letters;
    uint64_t width;
} stroke_field;

static void draw_across(stroke_field *field, uint64_t row, uint64_t from, uint64_t to) {
    unsigned char *letters = field->letters + row * field->width;
    if (from > to) {
        uint64_t swapped = from;
        from = to;
        to = swapped;
    }
    for (uint64_t i = from; i < to; i++) {
        letters[i] |= RIGHT;
        letters[i + 1] |= LEFT;
    }
}

static void draw_down(stroke_field *field, uint64_t column, uint64_t from, uint64_t to) {
    for (uint64_t i = from; i < to; i++) {
        field->letters[i * field->width + column] |= DOWN;
        field->letters[(i + 1) * field->width + column] |= UP;
    }
}

static void draw_join(stroke_field *field, const vl_chart_tree *tree, const vl_chart_join *join) {
    const vl_chart_branch branches[] = {join->left, join->right};
    uint64_t column = vl_chart_step(vl_chart_place(&tree->range, join->distance), field->width - 1);
    for (size_t i = 0; i < 2; i++) {
        uint64_t from = vl_chart_step(place_of(tree, branches[i]), field->width - 1);
        draw_across(field, row_of(tree, branches[i]), from, column);
    }
    draw_down(field, column, row_of(tree, join->left), row_of(tree, join->right));
}

/* The label of a leaf, the first stroke of its line, and its part of the field. */
static void write_leaf(vl_chart_line *line, const vl_chart_tree *tree, const stroke_field *field, uint64_t row, uint64_t label) {
    static const char *const letters[] = {" ",      "\u2574", "\u2576", "\u2500", "\u2575", "\u2518", "\u2514", "\u2534",
                                          "\u2577", "\u2510", "\u250C", "\u252C", "\u2502", "\u2524", "\u251C", "\u253C"};
    vl_string shown = VL_STRING;
    vl_text name = vl_symbols_name(&tree->leaves, tree->order[row]);
    if (vl_text_visible(tree->context, name, false, &shown)) vl_output_fail_memory(line->output);
    vl_chart_line_field(line, vl_string_text(&shown), label, false);
    vl_string_free(tree->context, &shown);
    vl_chart_line_string(line, " \u2500");
    for (uint64_t i = 0; i < field->width; i++) vl_chart_line_string(line, letters[field->letters[row * field->width + i]]);
    vl_chart_line_end(line);
}

/* The least and the largest distance below the places where they are. */
static void write_axis(vl_chart_line *line, const vl_chart_tree *tree, uint64_t width, uint64_t label) {
    char low[VL_NUMBER_SIZE], high[VL_NUMBER_SIZE];
    size_t low_size = vl_number_readable(tree->range.low, 0, low), high_size = vl_number_readable(tree->range.high, 0, high);
    vl_chart_line_repeat(line, " ", label + 2);
    vl_chart_line_string(line, "\u251C");
    vl_chart_line_repeat(line, "\u2500", width - 2);
    vl_chart_line_string(line, "\u2524");
    vl_chart_line_end(line);
    vl_chart_line_repeat(line, " ", label + 2);
    vl_chart_line_field(line, (vl_text){low, low_size}, width / 2, false);
    vl_chart_line_field(line, (vl_text){high, high_size}, width - width / 2, true);
    vl_chart_line_end(line);
}

/* Columns of the widest label. */
static uint64_t label_width(vl_output *output, const vl_chart_tree *tree) {
    uint64_t widest = 0;
    vl_string shown = VL_STRING;
    for (uint32_t i = 0; i < tree->leaves.count && !output->status; i++) {
        shown.size = 0;
        if (vl_text_visible(output->context, vl_symbols_name(&tree->leaves, i), false, &shown)) vl_output_fail_memory(output);
        uint64_t width = vl_text_width(vl_string_text(&shown));
        if (width > widest) widest = width;
    }
    vl_string_free(output->context, &shown);
    return widest;
}

static void draw_tree(vl_chart_line *line, const vl_chart_tree *tree, uint64_t columns) {
    vl_context *context = line->output->context;
    uint64_t label = label_width(line->output, tree), most = columns / 3 > 8 ? columns / 3 : 8, rows = tree->leaves.count;
    if (label > most) label = most;
    stroke_field field = {.width = columns > label + 2 + LEAST_COLUMNS ? columns - label - 2 : LEAST_COLUMNS};
    field.letters = vl_allocate_zeroed(context, (size_t)rows, (size_t)field.width);
    if (!field.letters) {
        vl_output_fail_memory(line->output);
        return;
    }
    for (uint64_t i = 0; i < rows; i++) field.letters[i * field.width] |= LEFT;
    for (size_t i = 0; i < tree->join_count; i++) draw_join(&field, tree, &tree->joins[i]);
    for (uint64_t i = 0; i < rows && !line->output->status; i++) write_leaf(line, tree, &field, i, label);
    if (tree->join_count) write_axis(line, tree, field.width, label);
    vl_free(context, field.letters, (size_t)(rows * field.width));
}

static void draw_dendrogram(vl_output *output, const vl_table *data, uint64_t columns) {
    vl_chart_tree tree;
    vl_chart_line line = {.output = output};
    if (read_tree(&tree, output, data)) draw_tree(&line, &tree, columns);
    vl_chart_line_free(&line);
    vl_chart_tree_free(&tree);
}

/* ---- SVG ---- */

/* How far down the middle of each step's stroke is, in lines. NULL for want of memory. */
static double *find_middles(const vl_chart_tree *tree) {
    double *middles = vl_allocate_zeroed(tree->context, tree->join_count + 1, sizeof *middles);
    for (size_t i = 0; i < tree->join_count && middles; i++) {
        const vl_chart_branch branches[] = {tree->joins[i].left, tree->joins[i].right};
        for (size_t j = 0; j < 2; j++) {
            vl_chart_branch branch = branches[j];
            middles[i] += (branch.step ? middles[branch.number] : (double)row_of(tree, branch)) / 2;
        }
    }
    return middles;
}

/* From one branch to the step and back to the other. */
static void draw_svg_join(vl_svg *svg, const vl_chart_tree *tree, const double *middles, const vl_chart_join *join, double left) {
    static const char *const moves[] = {"<path d=\"M", " ", "H", "V", "H"};
    const vl_chart_branch ends[] = {join->left, join->right};
    double x[2], y[2];
    for (size_t i = 0; i < 2; i++) {
        x[i] = left + place_of(tree, ends[i]) * SVG_LENGTH;
        y[i] = ((ends[i].step ? middles[ends[i].number] : (double)row_of(tree, ends[i])) + 0.5) * VL_SVG_LINE;
    }
    const double numbers[] = {x[0], y[0], left + vl_chart_place(&tree->range, join->distance) * SVG_LENGTH, y[1], x[1]};
    for (size_t i = 0; i < 5; i++) {
        vl_output_string(svg->output, moves[i]);
        vl_svg_number(svg, numbers[i]);
    }
    vl_output_string(svg->output, "\" fill=\"none\" stroke=\"#222\"/>\n");
}

static void draw_svg_axis(vl_svg *svg, const vl_chart_tree *tree, double left, double top) {
    double ticks[VL_CHART_TICKS];
    size_t count = vl_chart_ticks(&tree->range, ticks);
    vl_svg_line(svg, left, top, left + SVG_LENGTH, top, "#888");
    for (size_t i = 0; i < count; i++) {
        double x = left + vl_chart_place(&tree->range, ticks[i]) * SVG_LENGTH;
        vl_svg_line(svg, x, top, x, top + 4, "#888");
        vl_svg_tick(svg, x, top + 18, VL_SVG_MIDDLE, ticks[i]);
    }
}

static void draw_svg_tree(vl_svg *svg, const vl_chart_tree *tree, const double *middles) {
    vl_string shown = VL_STRING;
    double left = vl_svg_label_width(label_width(svg->output, tree)) + 8;
    size_t rows = tree->leaves.count;
    for (size_t i = 0; i < rows && !svg->output->status; i++) {
        shown.size = 0;
        vl_text name = vl_symbols_name(&tree->leaves, tree->order[i]);
        if (vl_text_visible(tree->context, name, false, &shown)) vl_output_fail_memory(svg->output);
        vl_svg_text(svg, left - 8, ((double)i + 0.5) * VL_SVG_LINE + VL_SVG_BASELINE, VL_SVG_END, NULL, vl_string_text(&shown));
    }
    vl_string_free(tree->context, &shown);
    for (size_t i = 0; i < tree->join_count && !svg->output->status; i++) {
        draw_svg_join(svg, tree, middles, &tree->joins[i], left);
    }
    svg->width = left + SVG_LENGTH + 30;
    svg->height = (double)rows * VL_SVG_LINE;
    if (!tree->join_count) return;
    draw_svg_axis(svg, tree, left, svg->height + 4);
    svg->height += 26;
}

static void draw_dendrogram_svg(vl_svg *svg, const vl_table *data) {
    vl_chart_tree tree;
    if (read_tree(&tree, svg->output, data)) {
        double *middles = find_middles(&tree);
        if (middles) draw_svg_tree(svg, &tree, middles);
        else vl_output_fail_memory(svg->output);
        vl_free(tree.context, middles, (tree.join_count + 1) * sizeof *middles);
    }
    vl_chart_tree_free(&tree);
}

const vl_chart_drawing vl_drawing_dendrogram = {.name = "dendrogram",
                                                .noun = "Dendrogram",
                                                .check = check_dendrogram,
                                                .draw = draw_dendrogram,
                                                .draw_svg = draw_dendrogram_svg};
