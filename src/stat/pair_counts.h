/*
 * Counts of pairs of 32-bit numbers, in a table that does not grow beyond its room: where it would, it forgets the pairs whose
 * first number is large, and says from which number on.
 */
#ifndef VL_STAT_PAIR_COUNTS_H
#define VL_STAT_PAIR_COUNTS_H

#include "base/symbols.h"

#define VL_PAIR_QUEUE 128 /* pairs that wait for memory at once */

typedef struct vl_pair_count {
    uint64_t pair;  /* the first number in the upper half */
    uint64_t count; /* 0: a free slot */
} vl_pair_count;

/* Pairs that are counted have a first number from `low` up to, not including, `high`. */
typedef struct vl_pair_counts {
    vl_context *context;
    uint32_t low;
    uint32_t high;   /* lowered where room is wanting, never to `low` */
    size_t most;     /* slots that the table may have, unless the pairs of one first number need more */
    vl_pair_count *slots;
    size_t slot_count; /* a power of two, or 0 */
    size_t used;
    uint64_t queue[VL_PAIR_QUEUE];
    size_t waiting;
} vl_pair_counts;

/* Counts the pairs that wait. Fails for want of memory and when the context was cancelled. */
vl_status vl_pair_counts_flush(vl_pair_counts *counts);

/* Counts a pair once, if it is one of those counted; the smaller number is the first. It may wait until the next flush. */
static inline vl_status vl_pair_counts_add(vl_pair_counts *counts, uint32_t a, uint32_t b) {
    uint32_t first = a < b ? a : b, second = a < b ? b : a;
    if (first < counts->low || first >= counts->high) return VL_OK;
    counts->queue[counts->waiting++] = (uint64_t)first << 32 | second;
    return counts->waiting == VL_PAIR_QUEUE ? vl_pair_counts_flush(counts) : VL_OK;
}

/* Forgets all pairs, and counts those from `low` up to `high` from now on. */
void vl_pair_counts_restart(vl_pair_counts *counts, uint32_t low, uint32_t high);

/* Frees what is held. */
void vl_pair_counts_free(vl_pair_counts *counts);

#endif
