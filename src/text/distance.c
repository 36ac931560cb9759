#include "base/memory.h"
#include "text/utf8.h"
#include "vanlua/text.h"

/* Code points of a text. */
typedef struct vl_points {
    uint32_t *data;
    size_t count;
    size_t capacity;
} vl_points;

static bool points_read(vl_context *context, vl_points *points, vl_text text) {
    /* No more code points than bytes. */
    if (!VL_GROW(context, points->data, points->capacity, text.size)) return false;
    for (size_t at = 0; at < text.size;) {
        at += vl_utf8_decode(text.data + at, text.size - at, &points->data[points->count++]);
    }
    return true;
}

static void points_free(vl_context *context, vl_points *points) {
    vl_free(context, points->data, points->capacity * sizeof *points->data);
}

/* What both begin or end with does not count: cut to the rest. */
static void cut_common(const uint32_t **a, size_t *a_count, const uint32_t **b, size_t *b_count) {
    while (*a_count && *b_count && **a == **b) {
        ++*a;
        ++*b;
        --*a_count;
        --*b_count;
    }
    while (*a_count && *b_count && (*a)[*a_count - 1] == (*b)[*b_count - 1]) {
        --*a_count;
        --*b_count;
    }
}

/* The last cell of the table whose one row at a time is kept, in `row` of `a_count` + 1. */
static size_t last_cell(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count, size_t *row) {
    for (size_t i = 0; i <= a_count; i++) row[i] = i;
    for (size_t j = 0; j < b_count; j++) {
        size_t diagonal = row[0], left = j + 1;
        row[0] = left;
        for (size_t i = 0; i < a_count; i++) {
            size_t above = row[i + 1], least = (above < left ? above : left) + 1;
            size_t kept = diagonal + (a[i] != b[j]);
            left = kept < least ? kept : least;
            row[i + 1] = left;
            diagonal = above;
        }
    }
    return row[a_count];
}

static vl_status distance(vl_context *context, const vl_points *x, const vl_points *y, uint64_t *out) {
    bool swap = x->count > y->count; /* the row lies along the shorter one */
    const vl_points *shorter = swap ? y : x, *longer = swap ? x : y;
    const uint32_t *a = shorter->data, *b = longer->data;
    size_t a_count = shorter->count, b_count = longer->count;
    cut_common(&a, &a_count, &b, &b_count);
    *out = b_count;
    if (a_count == 0) return VL_OK;
    size_t *row = NULL, capacity = 0;
    if (!VL_GROW(context, row, capacity, a_count + 1)) return VL_ERROR_MEMORY;
    *out = last_cell(a, a_count, b, b_count, row);
    vl_free(context, row, capacity * sizeof *row);
    return VL_OK;
}

vl_status vl_text_levenshtein(vl_context *context, vl_text a, vl_text b, uint64_t *out) {
    vl_points x = {0}, y = {0};
    vl_status status = VL_ERROR_MEMORY;
    if (points_read(context, &x, a) && points_read(context, &y, b)) status = distance(context, &x, &y, out);
    points_free(context, &x);
    points_free(context, &y);
    return status;
}
