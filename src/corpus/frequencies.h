/*
 * The inside of frequencies: terms with counts, and for additions the pairs of document and term.
 */
#ifndef VL_CORPUS_FREQUENCIES_H
#define VL_CORPUS_FREQUENCIES_H

#include "base/symbols.h"
#include "vanlua/frequencies.h"

/* Pairs of document and term that are kept for later additions. */
#define VL_MOST_PAIRS ((uint64_t)16 * 1000 * 1000)

/* A document and where its terms stand in `terms`. */
typedef struct vl_document_terms {
    uint64_t identity;
    uint64_t first;
    uint64_t count;
} vl_document_terms;

struct vl_frequencies {
    vl_context *context;
    vl_frequencies_options options;
    uint64_t total;
    vl_symbols terms; /* the three columns below by symbol */
    uint64_t *counts;
    size_t count_capacity;
    uint64_t *documents;
    size_t document_capacity;
    uint64_t *last_seen; /* identity + 1 of the last document noted for the term; 0: none */
    size_t seen_capacity;

    bool has_documents;
    uint64_t first_identity; /* of the documents noted, if there are any */
    uint64_t last_identity;
    bool pairs_dropped;      /* there were too many to keep */
    vl_document_terms *held; /* documents in ascending identity */
    size_t held_capacity;
    uint64_t held_count;
    uint32_t *pairs; /* terms of the documents held */
    size_t pair_capacity;
    uint64_t pair_count;
};

/* The position of a term, made with count 0 if it is new; VL_NO_SYMBOL for want of memory. */
uint32_t vl_frequencies_term(vl_frequencies *frequencies, vl_text term);

/* Sets `out` to the key that a Vietnamese text would give a term that a person or another program wrote, but for the `_`
 * and dots in it. Fails for want of memory. */
vl_status vl_term_key(vl_context *context, vl_form form, vl_text term, vl_string *out);

/* Reads a frequency list that is in memory, which is changed; see vl_frequencies_read. `name` is what messages call it. */
vl_status vl_frequencies_parse(vl_context *context, vl_string *bytes, const char *name,
                               const vl_frequencies_options *options, vl_frequencies **out, uint64_t *size,
                               vl_error *error);

/* Notes that a document, whose identity is not smaller than any before, holds the terms at `positions`; each counts the
 * document once. False: no memory. */
bool vl_frequencies_note(vl_frequencies *frequencies, uint64_t identity, const uint32_t *positions, uint64_t count);

/* Frees the pairs of document and term. */
void vl_frequencies_drop_pairs(vl_frequencies *frequencies);

#endif
