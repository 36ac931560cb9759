/*
 * n-grams and skip-grams, with their counts.
 *
 * Terms are pushed one after the other, and VL_GRAM_GAP where no n-gram may cross. A gram of several terms is the pair of the
 * gram before its last term and that term (base/pairs.h), so that none is written down. What is slow about counting many is
 * waiting for memory: grams are therefore divided into parts, small enough for the processor's cache, and each part counts
 * many of its grams at a time; the shorter grams that they are made of wait in queues, so that memory can be asked for ahead.
 */
#ifndef VL_CORPUS_GRAMS_H
#define VL_CORPUS_GRAMS_H

#include "base/pairs.h"

#define VL_GRAM_GAP UINT32_MAX
#define VL_GRAM_MOST 16  /* terms of a gram */
#define VL_GRAM_AHEAD 64 /* pairs whose memory is asked for at once */

/* What is known of a gram. */
typedef struct vl_gram {
    uint64_t count;
    uint32_t documents;
    uint32_t last_document; /* the last one it was seen in, + 1 */
} vl_gram;

/* A gram that is to grow by the term at a place of the block. */
typedef struct vl_gram_step {
    uint32_t prefix;
    uint32_t at;
    uint32_t left; /* terms that may still be skipped */
} vl_gram_step;

/* Pairs by number, and the numbers of pairs. */
typedef struct vl_gram_pairs {
    vl_pairs pairs;
    uint64_t *names; /* the pair of each number */
    size_t name_capacity;
} vl_gram_pairs;

/* The grams of one length between 1 and n. */
typedef struct vl_gram_level {
    vl_gram_pairs known;
    size_t waiting;
    vl_gram_step queue[VL_GRAM_AHEAD];
} vl_gram_level;

/* Some of the grams of length n. */
typedef struct vl_gram_part {
    vl_gram_pairs known;
    vl_gram *grams; /* by number; of n = 1 the numbers are the terms */
    size_t gram_capacity;
    size_t count;
    uint64_t *queue; /* pairs to be counted, or VL_NO_PAIR with a document that those behind it belong to */
    size_t waiting;
    uint32_t document;        /* of the pairs that have been counted */
    uint32_t queued_document; /* of the pairs that wait last */
} vl_gram_part;

typedef struct vl_grams {
    vl_context *context;
    uint32_t n;
    uint32_t skip;
    vl_gram_level *levels; /* n - 2 of them */
    vl_gram_part *parts;
    uint32_t part_count; /* a power of two */
    size_t queue_size;
    uint32_t *block; /* terms that have not been looked at as the first of a gram, and those behind that it may reach */
    size_t block_size;
    size_t held;
    uint64_t total; /* sum of all counts */
    uint32_t document;
    bool lists;       /* the grams of each document are asked for */
    uint32_t *listed; /* grams of the document, once each; whoever asks empties it */
    size_t listed_capacity;
    size_t listed_count;
} vl_grams;

/* Makes an empty set of grams of `n` terms (1 to VL_GRAM_MOST) of which `skip` may be passed over in all, for a text
 * of about so many tokens. `lists`: the grams of each document are listed at its end, and numbered 0, 1, 2 … as they
 * first came. To be freed by vl_grams_free, after a failure too. False: no memory. */
bool vl_grams_make(vl_context *context, uint32_t n, uint32_t skip, uint64_t tokens, bool lists, vl_grams *out);

/* Counts the grams that begin in the block, as far as what they may reach is there. Fails for want of memory and when the
 * context was cancelled. */
vl_status vl_grams_count_block(vl_grams *grams);

/* Appends a term, or a gap. Fails as vl_grams_count_block does. Cost: that of the grams that begin with the term, as many as
 * there are ways to choose n - 1 of the n - 1 + skip terms behind it. */
static inline vl_status vl_grams_push(vl_grams *grams, uint32_t term) {
    if (grams->held == grams->block_size) {
        vl_status status = vl_grams_count_block(grams);
        if (status != VL_OK) return status;
    }
    grams->block[grams->held++] = term;
    return VL_OK;
}

/* Ends a document: no gram crosses its end, and those of the next one are counted for another document. Fails as
 * vl_grams_count_block does. */
vl_status vl_grams_end_document(vl_grams *grams);

/* Counts what still waits; the grams below may be asked for afterwards. Fails as vl_grams_count_block does. */
vl_status vl_grams_finish(vl_grams *grams);

/* Finds the next gram that occurs, from `*gram` on, which is 0 at first: a number. False: there are no more. */
bool vl_grams_next(const vl_grams *grams, uint64_t *gram);

/* The gram of a number. */
static inline const vl_gram *vl_grams_at(const vl_grams *grams, uint64_t gram) {
    return &grams->parts[gram >> 32].grams[gram & UINT32_MAX];
}

/* Fills `terms` with the n terms of a gram that occurs. */
void vl_grams_terms(const vl_grams *grams, uint64_t gram, uint32_t *terms);

/* Appends a token to the text of an n-gram: a blank ahead if it is not the first, `_` between the syllables of a word. False:
 * no memory. */
bool vl_gram_append(vl_context *context, vl_string *gram, vl_text token, bool first);

/* Frees what is held. */
void vl_grams_free(vl_grams *grams);

#endif
