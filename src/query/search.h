/*
 * A pattern made ready for a corpus: what its steps ask, by the numbers that the corpus has for keys and types.
 */
#ifndef VL_QUERY_SEARCH_H
#define VL_QUERY_SEARCH_H

#include "corpus/columns.h"
#include "query/pattern.h"

/* The program for one sort of text. */
typedef struct vl_bound {
    const vl_program *program;
    bool ready;
    uint32_t *keys;      /* by step: the key of VL_STEP_KEY, VL_NO_SYMBOL: the corpus has none */
    uint64_t *wildcards; /* by type of the unit: a bit for each wildcard that matches; NULL: there are none */
    uint8_t *begins;     /* by type of atom: a match may begin with it */
    uint64_t shortest;   /* atoms that a match has at least; UINT64_MAX: there is none */
    uint64_t longest;    /* atoms that a match has at most; UINT64_MAX: as many as the sentence has */
} vl_bound;

typedef struct vl_search {
    const vl_corpus *corpus;
    const vl_pattern *pattern;
    const vl_layer *atoms;
    const vl_layer *words; /* of the unit; the atoms themselves where words are not asked for */
    vl_bound bound[VL_PROGRAM_COUNT];
} vl_search;

/* Prepares the corpus and starts a search, to be ended by vl_search_end, after a failure too. */
vl_status vl_search_start(const vl_corpus *corpus, const vl_pattern *pattern, vl_search *out, vl_error *error);

/* Frees what a search holds. */
void vl_search_end(vl_search *search);

/* The program for a document, made ready when first asked for. Linear in the vocabulary. Fails for want of memory and
 * when the context was cancelled. */
vl_status vl_search_bind(vl_search *search, const vl_document *document, const vl_bound **out);

#endif
