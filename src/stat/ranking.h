/*
 * The best of many: entries by value, then count, then an order of their own (or by that alone), with no more kept
 * than are asked for.
 */
#ifndef VL_STAT_RANKING_H
#define VL_STAT_RANKING_H

#include "base/memory.h"

/* An entry: what it is worth, and its number with the caller. */
typedef struct vl_ranked {
    double value; /* larger is better; what is no number comes last */
    uint64_t count;
    uint64_t entry;
} vl_ranked;

/* Less than 0 if entry `a` comes before `b`; never 0 for two entries. */
typedef int (*vl_ranking_order)(const void *data, uint64_t a, uint64_t b);

typedef struct vl_ranking {
    vl_context *context;
    vl_ranking_order order;
    const void *data; /* first argument of `order` */
    bool by_order;    /* entries are ranked by `order` alone, not by value and count first */
    uint64_t room;    /* entries to keep; 0: all */
    vl_ranked *kept;  /* a heap with the last on top, until vl_ranking_finish */
    size_t capacity;
    size_t count;
} vl_ranking;

/* Keeps an entry if it is among the best so far. False: no memory. Cost: the logarithm of the room. */
bool vl_ranking_keep(vl_ranking *ranking, vl_ranked entry);

/* Offers an entry. Most of many are turned away at once, by their value. False: no memory. */
static inline bool vl_ranking_offer(vl_ranking *ranking, vl_ranked entry) {
    bool full = ranking->room && ranking->count == ranking->room;
    return (full && entry.value < ranking->kept[0].value) || vl_ranking_keep(ranking, entry);
}

/* Brings what was kept in order, the best first. Cost: n log n. */
void vl_ranking_finish(vl_ranking *ranking);

/* Frees what the ranking holds. */
void vl_ranking_free(vl_ranking *ranking);

#endif
