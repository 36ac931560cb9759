/*
 * Where the n-grams of a sequence occurred: those that occur again, with their first places and the last.
 */
#ifndef VL_STAT_REUSE_INDEX_H
#define VL_STAT_REUSE_INDEX_H

#include "stat/reuse_sequence.h"

#define VL_REUSE_PLACES 16 /* first occurrences of an n-gram that are kept, besides the last one */
#define VL_NO_PLACE UINT32_MAX

/* A walk over the n-grams of a range of positions; none reaches over a border. */
typedef struct vl_reuse_grams {
    const vl_reuse_sequence *sequence;
    uint64_t n;
    uint64_t next; /* position that is read next */
    uint64_t end;
    uint64_t clean; /* tokens since the last border, n at most */
    uint64_t hash;
    uint64_t drop; /* what to multiply the hash of a token by that is left behind */
} vl_reuse_grams;

/* Starts a walk. */
vl_reuse_grams vl_reuse_grams_of(const vl_reuse_sequence *sequence, uint64_t n, vl_range positions);

/* The first position of the next n-gram, and its hash. False: there are no more. */
bool vl_reuse_grams_next(vl_reuse_grams *grams, uint64_t *first, uint64_t *hash);

/* One occurrence of an n-gram, in a list in the order of the sequence. */
typedef struct vl_reuse_place {
    uint64_t position;
    uint32_t next;  /* VL_NO_PLACE: the last one that is kept */
    uint32_t count; /* in the first of the list: how many it has */
} vl_reuse_place;

typedef struct vl_reuse_slot {
    uint32_t tag;
    uint32_t place_plus_one; /* first of the list; 0: free */
} vl_reuse_slot;

typedef struct vl_reuse_index {
    const vl_reuse_sequence *sequence;
    uint64_t n;
    uint8_t *sieve; /* two bits for what came once and twice, by hash */
    uint64_t sieve_places;
    vl_reuse_slot *slots;
    size_t slot_count;
    size_t *filled; /* which slots are, so that they are cleared quickly; room for half of them */
    size_t used;
    vl_reuse_place *places;
    size_t place_capacity;
    size_t place_count;
} vl_reuse_index;

/* Makes an index without places, to be freed by vl_reuse_index_free, after a failure too. Linear in the sequence. */
vl_status vl_reuse_index_make(const vl_reuse_sequence *sequence, uint64_t n, vl_reuse_index *out);

/* Frees what the index holds. */
void vl_reuse_index_free(vl_reuse_index *index);

/* True if the n-gram of that hash, or another one, occurs twice. */
static inline bool vl_reuse_index_may(const vl_reuse_index *index, uint64_t hash) {
    uint64_t at = hash & (index->sieve_places - 1);
    return index->sieve[at / 4] >> (at % 4 * 2) & 2;
}

/* The first place of the n-gram at a position; VL_NO_PLACE: it has none. */
uint32_t vl_reuse_index_find(const vl_reuse_index *index, uint64_t position, uint64_t hash);

/* Adds a place of the n-gram at a position; if it has enough, instead of the last one. Fails for want of memory, and with
 * VL_ERROR_UNSUPPORTED when there are 2^32 - 2 places. */
vl_status vl_reuse_index_add(vl_reuse_index *index, uint64_t position, uint64_t hash);

/* Forgets all places. */
void vl_reuse_index_clear(vl_reuse_index *index);

#endif
