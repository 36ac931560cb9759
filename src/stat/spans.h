/*
 * The stretches of a corpus that a statistic looks at by itself: sentences, paragraphs or documents, as far as the corpus
 * has them.
 */
#ifndef VL_STAT_SPANS_H
#define VL_STAT_SPANS_H

#include "vanlua/counted.h"

/* One stretch without a sentence left out in it. */
typedef struct vl_span {
    uint64_t document; /* position of its document in the corpus */
    vl_range sentences;
    vl_range tokens; /* in the unit */
} vl_span;

/* A walk over all stretches, in order. */
typedef struct vl_spans {
    const vl_corpus *corpus;
    vl_unit unit;
    vl_within within;
    uint64_t next_document; /* the one after that of `rest` */
    vl_range rest;          /* sentences of the document still to come */
    vl_range run;           /* what is left of a run of sentences that belong to the corpus */
} vl_spans;

/* Starts a walk. The layer of the unit must be there (vl_corpus_divide). */
vl_spans vl_spans_of(const vl_corpus *corpus, vl_unit unit, vl_within within);

/* The next stretch; it may be empty of tokens, but not of sentences. False: there are no more. */
bool vl_spans_next(vl_spans *spans, vl_span *out);

#endif
