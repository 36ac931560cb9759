/*
 * Distances and subsequences by tables of the letters of one text against those of another, of which some rows are kept.
 */
#include "base/poll.h"
#include "text/points.h"
#include "vanlua/text.h"

/* Fills in the row of letter `j` of `b`, of `a->count` + 1 cells, from the rows of the letters before it. */
typedef void (*fill_row)(const vl_points *a, const vl_points *b, size_t j, size_t *const rows[3]);

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

static void fill_levenshtein(const vl_points *a, const vl_points *b, size_t j, size_t *const rows[3]) {
    size_t *row = rows[0];
    const size_t *above = rows[1];
    row[0] = j + 1;
    for (size_t i = 0; i < a->count; i++) {
        row[i + 1] = least(least(row[i], above[i + 1]) + 1, above[i] + (a->data[i] != b->data[j]));
    }
}

static void fill_damerau(const vl_points *a, const vl_points *b, size_t j, size_t *const rows[3]) {
    size_t *row = rows[0];
    const size_t *before = rows[2];
    fill_levenshtein(a, b, j, rows);
    for (size_t i = 1; j > 0 && i < a->count; i++) {
        bool swapped = a->data[i] == b->data[j - 1] && a->data[i - 1] == b->data[j];
        if (swapped) row[i + 1] = least(row[i + 1], before[i - 1] + 1);
        row[i + 1] = least(row[i + 1], row[i] + 1); /* which may have become less */
    }
}

static void fill_subsequence(const vl_points *a, const vl_points *b, size_t j, size_t *const rows[3]) {
    size_t *row = rows[0];
    const size_t *above = rows[1];
    row[0] = 0;
    for (size_t i = 0; i < a->count; i++) {
        size_t longer = row[i] > above[i + 1] ? row[i] : above[i + 1];
        row[i + 1] = a->data[i] == b->data[j] ? above[i] + 1 : longer;
    }
}

/* The last cell of the table. The first row counts up from 0 by `step`. */
static vl_status last_cell(vl_context *context, const vl_point_pair *pair, fill_row fill, size_t step, uint64_t *out) {
    size_t width = pair->a.count + 1, *cells = NULL, capacity = 0;
    if (!VL_GROW(context, cells, capacity, 3 * width)) return VL_ERROR_MEMORY;
    size_t *rows[3] = {cells, cells + width, cells + 2 * width};
    for (size_t i = 0; i < width; i++) rows[0][i] = i * step;
    vl_status status = VL_OK;
    vl_poll poll = {context, 0};
    for (size_t j = 0; j < pair->b.count && !status; j++) {
        size_t *oldest = rows[2];
        rows[2] = rows[1];
        rows[1] = rows[0];
        rows[0] = oldest;
        fill(&pair->a, &pair->b, j, rows);
        if (vl_poll_cancelled(&poll, width)) status = VL_ERROR_CANCELLED;
    }
    *out = rows[0][width - 1];
    vl_free(context, cells, capacity * sizeof *cells);
    return status;
}

/* The last cell of the table of two texts, without what they have in common at both ends, the length of which goes to
 * `common`. */
static vl_status compare(vl_context *context, vl_text a, vl_text b, fill_row fill, size_t step, size_t *common, uint64_t *out) {
    vl_point_pair read, cut;
    vl_status status = VL_ERROR_MEMORY;
    if (vl_point_pair_read(context, a, b, &read)) {
        cut = read;
        *common = vl_point_pair_cut(&cut);
        status = last_cell(context, &cut, fill, step, out);
    }
    vl_point_pair_free(context, &read);
    return status;
}

vl_status vl_text_levenshtein(vl_context *context, vl_text a, vl_text b, uint64_t *out) {
    size_t common;
    return compare(context, a, b, fill_levenshtein, 1, &common, out);
}

vl_status vl_text_damerau_levenshtein(vl_context *context, vl_text a, vl_text b, uint64_t *out) {
    size_t common;
    return compare(context, a, b, fill_damerau, 1, &common, out);
}

vl_status vl_text_common_subsequence(vl_context *context, vl_text a, vl_text b, uint64_t *out) {
    size_t common;
    vl_status status = compare(context, a, b, fill_subsequence, 0, &common, out);
    if (!status) *out += common;
    return status;
}
