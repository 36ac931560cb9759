/*
 * The tokens of a corpus that are compared, in one sequence, and how far two places of it are equal.
 */
#ifndef VL_STAT_REUSE_SEQUENCE_H
#define VL_STAT_REUSE_SEQUENCE_H

#include "base/symbols.h"
#include "stat/terms.h"
#include "vanlua/reuse.h"

#define VL_REUSE_SAMPLE 16 /* tokens between two hashes that are kept */

/* Positions count the tokens that are compared, and a border ahead of each stretch and behind the last one. */
typedef struct vl_reuse_sequence {
    vl_context *context;
    uint32_t *keys;      /* terms; VL_NO_TERM: a border, which is equal to nothing */
    uint32_t *atoms;     /* token of VL_UNIT_SYLLABLE, counted from the first of its document */
    uint64_t *starts;    /* a bit for each position where a counted token of the unit begins */
    uint64_t *documents; /* first position of each document, and `count` behind the last */
    uint64_t *hashes;    /* of all before every VL_REUSE_SAMPLE-th position */
    uint64_t count;      /* positions */
    uint64_t document_count;
    uint64_t powers[64]; /* what to multiply a hash by when VL_REUSE_SAMPLE << i tokens follow */
} vl_reuse_sequence;

/* Makes the sequence, to be freed by vl_reuse_sequence_free, after a failure too. Linear. */
vl_status vl_reuse_sequence_make(const vl_corpus *corpus, const vl_reuse_options *options, vl_reuse_sequence *out,
                                 vl_error *error);

/* Frees what the sequence holds. */
void vl_reuse_sequence_free(vl_reuse_sequence *sequence);

/* True if the tokens at two places are equal. */
static inline bool vl_reuse_equal(const vl_reuse_sequence *sequence, uint64_t a, uint64_t b) {
    return sequence->keys[a] == sequence->keys[b] && sequence->keys[a] != VL_NO_TERM;
}

/* How many tokens from two places on are equal, and how many before them. The places differ. Long stretches are compared
 * by hash, so that the answer is not to be trusted beyond the first VL_REUSE_SAMPLE tokens. Cost: the logarithm of the
 * number. */
uint64_t vl_reuse_equal_from(const vl_reuse_sequence *sequence, uint64_t a, uint64_t b);
uint64_t vl_reuse_equal_before(const vl_reuse_sequence *sequence, uint64_t a, uint64_t b);

/* How many counted tokens of the unit begin in positions first … end - 1; counting stops at `most`. */
uint64_t vl_reuse_words(const vl_reuse_sequence *sequence, vl_range positions, uint64_t most);

/* Hashes are polynomials modulo the prime 2^61 - 1. */
#define VL_REUSE_PRIME (((uint64_t)1 << 61) - 1)
#define VL_REUSE_BASE 0x0b5297a4d3f1c6e3u

/* The product of two hashes. */
static inline uint64_t vl_reuse_multiply(uint64_t a, uint64_t b) {
    vl_wide product = (vl_wide)a * b;
    uint64_t sum = (uint64_t)(product & VL_REUSE_PRIME) + (uint64_t)(product >> 61);
    return sum >= VL_REUSE_PRIME ? sum - VL_REUSE_PRIME : sum;
}

/* The hash of what had `hash` with the token at a position behind it. Borders differ from each other. */
static inline uint64_t vl_reuse_hash_on(const vl_reuse_sequence *sequence, uint64_t hash, uint64_t at) {
    uint64_t key = sequence->keys[at], given = key == VL_NO_TERM ? at + ((uint64_t)1 << 32) : key;
    uint64_t value = vl_hash_mix(given ^ 0x9e3779b97f4a7c15u, 0xd6e8feb86659fd93u) & VL_REUSE_PRIME;
    uint64_t sum = vl_reuse_multiply(hash, VL_REUSE_BASE) + value;
    return sum >= VL_REUSE_PRIME ? sum - VL_REUSE_PRIME : sum;
}

#endif
