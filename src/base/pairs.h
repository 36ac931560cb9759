/*
 * Pairs of 32-bit numbers, numbered 0, 1, 2 … in the order in which they first came. A pair whose first half is the
 * number of another one makes a sequence, so that sequences are found step by step without being written down.
 */
#ifndef VL_BASE_PAIRS_H
#define VL_BASE_PAIRS_H

#include "base/symbols.h"

#define VL_NO_PAIR UINT32_MAX

typedef struct vl_pair_slot {
    uint64_t pair;
    uint32_t number_plus_one; /* 0: free */
    uint32_t value;           /* the caller's; VL_NO_PAIR at first */
} vl_pair_slot;

typedef struct vl_pairs {
    vl_context *context;
    vl_pair_slot *slots;
    size_t slot_count; /* a power of two, or 0 */
    uint32_t count;
} vl_pairs;

/* A table without pairs. */
#define VL_PAIRS(context_) ((vl_pairs){.context = (context_)})

/* Where the search for a pair begins; there must be slots. */
static inline size_t vl_pairs_place(const vl_pairs *pairs, uint64_t pair) {
    return (size_t)vl_hash_mix(pair ^ 0x9e3779b97f4a7c15u, 0xd6e8feb86659fd93u) & (pairs->slot_count - 1);
}

/* The slot of a pair, or the free one where it belongs; there must be slots. */
static inline vl_pair_slot *vl_pairs_slot(const vl_pairs *pairs, uint64_t pair) {
    size_t at = vl_pairs_place(pairs, pair);
    while (pairs->slots[at].number_plus_one && pairs->slots[at].pair != pair) at = (at + 1) & (pairs->slot_count - 1);
    return &pairs->slots[at];
}

/* Says that a pair will be asked for soon, so that memory can be waited for meanwhile. */
static inline void vl_pairs_expect(const vl_pairs *pairs, uint32_t first, uint32_t second) {
#if defined(__GNUC__)
    if (pairs->slot_count) __builtin_prefetch(&pairs->slots[vl_pairs_place(pairs, (uint64_t)first << 32 | second)]);
#else
    (void)pairs, (void)first, (void)second;
#endif
}

/* The number of a pair, VL_NO_PAIR if it has none. */
static inline uint32_t vl_pairs_find(const vl_pairs *pairs, uint32_t first, uint32_t second) {
    if (!pairs->slot_count) return VL_NO_PAIR;
    return vl_pairs_slot(pairs, (uint64_t)first << 32 | second)->number_plus_one - 1;
}

/* The slot of a pair, which is made and numbered if there was none; it stays where it is until the next one is made.
 * NULL for want of memory or numbers. */
vl_pair_slot *vl_pairs_add(vl_pairs *pairs, uint32_t first, uint32_t second);

/* Frees everything. */
void vl_pairs_free(vl_pairs *pairs);

#endif
