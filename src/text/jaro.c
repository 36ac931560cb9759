/*
 * Jaro's similarity, and Winkler's variant of it.
 */
#include "base/poll.h"
#include "text/points.h"
#include "vanlua/text.h"

/* Winkler's constants: how much of what is missing a common letter at the beginning makes up for, how many of them count, and
 * the similarity above which they do. */
#define PREFIX_WEIGHT 0.1
#define PREFIX_LETTERS 4
#define PREFIX_THRESHOLD 0.7

/* Marks as taken the letters of both that match: equal ones at most `reach` apart, each with the first that is not taken.
 * Counts those of either in `matches`. Fails if the context is cancelled. */
static vl_status match_letters(const vl_context *context, const vl_points *a, const vl_points *b, size_t reach, bool *a_taken,
                               bool *b_taken, size_t *matches) {
    vl_poll poll = {context, 0};
    *matches = 0;
    for (size_t i = 0; i < a->count; i++) {
        size_t first = i > reach ? i - reach : 0, end = i + reach + 1 < b->count ? i + reach + 1 : b->count;
        if (vl_poll_cancelled(&poll, end > first ? end - first : 1)) return VL_ERROR_CANCELLED;
        for (size_t j = first; j < end; j++) {
            if (b_taken[j] || a->data[i] != b->data[j]) continue;
            a_taken[i] = b_taken[j] = true;
            (*matches)++;
            break;
        }
    }
    return VL_OK;
}

/* How many letters that match stand in another order. */
static size_t count_moved(const vl_points *a, const vl_points *b, const bool *a_taken, const bool *b_taken) {
    size_t moved = 0, j = 0;
    for (size_t i = 0; i < a->count; i++) {
        if (!a_taken[i]) continue;
        while (!b_taken[j]) j++;
        moved += a->data[i] != b->data[j++];
    }
    return moved;
}

static vl_status compare(vl_context *context, const vl_points *a, const vl_points *b, double *out) {
    *out = a->count == b->count;
    if (a->count == 0 || b->count == 0) return VL_OK;
    size_t longer = a->count > b->count ? a->count : b->count, room = a->count + b->count;
    bool *taken = vl_allocate_zeroed(context, room, sizeof *taken);
    if (!taken) return VL_ERROR_MEMORY;
    bool *b_taken = taken + a->count;
    size_t matches, reach = longer > 3 ? longer / 2 - 1 : 0;
    vl_status status = match_letters(context, a, b, reach, taken, b_taken, &matches);
    double m = (double)matches, transpositions = status ? 0 : (double)(count_moved(a, b, taken, b_taken) / 2);
    *out = matches ? (m / (double)a->count + m / (double)b->count + (m - transpositions) / m) / 3 : 0;
    vl_free(context, taken, room * sizeof *taken);
    return status;
}

/* Letters that both begin with, up to those that count. */
static size_t common_prefix(const vl_points *a, const vl_points *b) {
    size_t length = 0;
    while (length < PREFIX_LETTERS && length < a->count && length < b->count && a->data[length] == b->data[length]) length++;
    return length;
}

static vl_status similarity(vl_context *context, vl_text a, vl_text b, double prefix_weight, double *out) {
    vl_point_pair pair;
    vl_status status = VL_ERROR_MEMORY;
    if (vl_point_pair_read(context, a, b, &pair)) status = compare(context, &pair.a, &pair.b, out);
    if (!status && *out > PREFIX_THRESHOLD) {
        *out += (double)common_prefix(&pair.a, &pair.b) * prefix_weight * (1 - *out);
    }
    vl_point_pair_free(context, &pair);
    return status;
}

vl_status vl_text_jaro(vl_context *context, vl_text a, vl_text b, double *out) {
    return similarity(context, a, b, 0, out);
}

vl_status vl_text_jaro_winkler(vl_context *context, vl_text a, vl_text b, double *out) {
    return similarity(context, a, b, PREFIX_WEIGHT, out);
}
