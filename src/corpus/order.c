/*
 * The order of terms: by count, largest first, then by code points.
 */
#include <stdlib.h>

#include "corpus/frequencies.h"

/* What the order is decided by. */
typedef struct ranked_term {
    vl_text term;
    uint64_t count;
    uint32_t position;
} ranked_term;

static int compare_terms(const void *left, const void *right) {
    const ranked_term *a = left, *b = right;
    if (a->count != b->count) return a->count < b->count ? 1 : -1;
    return vl_text_order(a->term, b->term);
}

/* Lets the term at `at` sink in a heap whose root is the last of its terms in the order. */
static void sink(ranked_term *heap, size_t count, size_t at) {
    for (;;) {
        size_t last = at, left = 2 * at + 1, right = left + 1;
        if (left < count && compare_terms(&heap[left], &heap[last]) > 0) last = left;
        if (right < count && compare_terms(&heap[right], &heap[last]) > 0) last = right;
        if (last == at) return;
        ranked_term moved = heap[at];
        heap[at] = heap[last];
        heap[last] = moved;
        at = last;
    }
}

static ranked_term rank(const vl_frequencies *frequencies, uint32_t position) {
    return (ranked_term){vl_symbols_name(&frequencies->terms, position), frequencies->counts[position], position};
}

/* Keeps the first `count` terms of all in a heap. */
static void select_first(const vl_frequencies *frequencies, ranked_term *heap, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) heap[i] = rank(frequencies, i);
    for (size_t i = count / 2; i-- > 0;) sink(heap, count, i);
    for (uint32_t i = count; i < frequencies->terms.count; i++) {
        if (frequencies->counts[i] < heap[0].count) continue;
        ranked_term next = rank(frequencies, i);
        if (compare_terms(&next, &heap[0]) >= 0) continue;
        heap[0] = next;
        sink(heap, count, 0);
    }
}

vl_status vl_frequencies_order(const vl_frequencies *frequencies, uint32_t *positions, uint32_t count,
                               vl_error *error) {
    if (count > frequencies->terms.count) count = (uint32_t)frequencies->terms.count;
    if (count == 0) return VL_OK;
    size_t size = count * sizeof(ranked_term);
    ranked_term *order = vl_allocate(frequencies->context, size);
    if (!order) return vl_error_memory(error);
    select_first(frequencies, order, count);
    qsort(order, count, sizeof *order, compare_terms);
    for (uint32_t i = 0; i < count; i++) positions[i] = order[i].position;
    vl_free(frequencies->context, order, size);
    return VL_OK;
}
