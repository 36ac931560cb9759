#include "stat/pair_counts.h"

#define LEAST_SLOTS ((size_t)1024)

static inline size_t place_of(uint64_t pair, size_t slot_count) {
    return (size_t)vl_hash_mix(pair ^ 0x9e3779b97f4a7c15u, 0xd6e8feb86659fd93u) & (slot_count - 1);
}

/* The slot of a pair, or the free one where it belongs. */
static inline vl_pair_count *slot_of(vl_pair_count *slots, size_t slot_count, uint64_t pair) {
    size_t at = place_of(pair, slot_count);
    while (slots[at].count && slots[at].pair != pair) at = (at + 1) & (slot_count - 1);
    return &slots[at];
}

/* Moves the pairs whose first number is below `high` to a table of so many slots. */
static bool move(vl_pair_counts *counts, size_t slot_count) {
    vl_pair_count *slots = vl_allocate_zeroed(counts->context, slot_count, sizeof *slots);
    if (!slots) return false;
    counts->used = 0;
    for (size_t i = 0; i < counts->slot_count; i++) {
        const vl_pair_count *slot = &counts->slots[i];
        if (!slot->count || slot->pair >> 32 >= counts->high) continue;
        *slot_of(slots, slot_count, slot->pair) = *slot;
        counts->used++;
    }
    vl_free(counts->context, counts->slots, counts->slot_count * sizeof *slots);
    counts->slots = slots;
    counts->slot_count = slot_count;
    return true;
}

/* The first number below which half of the pairs lie, as near as it may be; at least low + 1. `pairs` has room for a count of
 * each first number. */
static uint32_t find_half(const vl_pair_counts *counts, size_t *pairs) {
    for (size_t i = 0; i < counts->slot_count; i++)
        if (counts->slots[i].count) pairs[(counts->slots[i].pair >> 32) - counts->low]++;
    uint32_t half = counts->low + 1;
    size_t below = pairs[0];
    while (half < counts->high && below + pairs[half - counts->low] <= counts->used / 2) below += pairs[half++ - counts->low];
    return half;
}

/* Lowers `high` so that about half of the pairs are forgotten. */
static bool forget_half(vl_pair_counts *counts) {
    size_t firsts = counts->high - counts->low;
    size_t *pairs = vl_allocate_zeroed(counts->context, firsts, sizeof *pairs);
    if (!pairs) return false;
    counts->high = find_half(counts, pairs);
    vl_free(counts->context, pairs, firsts * sizeof *pairs);
    return move(counts, counts->slot_count);
}

/* Makes room for one more pair. */
static bool make_room(vl_pair_counts *counts) {
    if (!counts->slot_count) return move(counts, LEAST_SLOTS);
    bool may_grow = counts->slot_count * 2 <= counts->most || counts->high == counts->low + 1;
    return may_grow ? move(counts, counts->slot_count * 2) : forget_half(counts);
}

vl_status vl_pair_counts_flush(vl_pair_counts *counts) {
    if (vl_context_cancelled(counts->context)) return VL_ERROR_CANCELLED;
#if defined(__GNUC__)
    for (size_t i = 0; counts->slot_count && i < counts->waiting; i++)
        __builtin_prefetch(&counts->slots[place_of(counts->queue[i], counts->slot_count)]);
#endif
    for (size_t i = 0; i < counts->waiting; i++) {
        uint64_t pair = counts->queue[i];
        while (counts->used >= counts->slot_count / 8 * 5 && pair >> 32 < counts->high)
            if (!make_room(counts)) return VL_ERROR_MEMORY;
        if (pair >> 32 >= counts->high) continue;
        vl_pair_count *slot = slot_of(counts->slots, counts->slot_count, pair);
        counts->used += slot->count == 0;
        slot->pair = pair;
        slot->count++;
    }
    counts->waiting = 0;
    return VL_OK;
}

void vl_pair_counts_restart(vl_pair_counts *counts, uint32_t low, uint32_t high) {
    if (counts->slots) memset(counts->slots, 0, counts->slot_count * sizeof *counts->slots);
    counts->used = counts->waiting = 0;
    counts->low = low;
    counts->high = high;
}

void vl_pair_counts_free(vl_pair_counts *counts) {
    vl_free(counts->context, counts->slots, counts->slot_count * sizeof *counts->slots);
    counts->slots = NULL;
    counts->slot_count = 0;
}
