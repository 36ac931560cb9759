/*
 * What documents are compared by: measures of two rows of a document-term matrix, whose weights are never negative.
 *
 * A measure is made of what each document has by itself, own(x) summed over its weights x, and of what a term adds that both
 * have, gain(x, y), for which the comparison needs to look at shared terms only. Distances are own(a) + own(b) - gains; where
 * that would lose digits, because documents are nearly alike, they are summed over the terms of both once more.
 */
#ifndef VL_STAT_DOCUMENT_MEASURES_H
#define VL_STAT_DOCUMENT_MEASURES_H

#include "base/memory.h"

/* The weights of a document, by ascending term. */
typedef struct vl_weights {
    const uint32_t *terms;
    const double *values;
    uint64_t count;
} vl_weights;

/* What the weights are before they are compared. */
typedef enum vl_prepared {
    VL_PREPARED_PLAIN,  /* as they are */
    VL_PREPARED_SET,    /* 1 where they are not 0 */
    VL_PREPARED_SHARES, /* each by the sum of all */
    VL_PREPARED_SCORES  /* no weights, but z-scores of relative frequencies */
} vl_prepared;

/* The documents behind another one that share a term with it. */
typedef struct vl_shared {
    const uint32_t *documents;
    const double *weights;
    uint64_t count;
} vl_shared;

/* One measure. That of z-scores has no functions. */
typedef struct vl_document_measure {
    const char *name; /* as the pure function is called */
    bool distance;
    const char *tf; /* weights, where none are given */
    const char *idf;
    vl_prepared prepared;
    double of_product; /* the gain is so much of the product of both weights; 0: something else */
    double (*own)(double weight);
    void (*add_gains)(double weight, const vl_shared *others, double *row); /* to the sums of the other documents */
    double (*finish)(double gains, double a, double b);
    double (*sum)(const vl_weights *a, const vl_weights *b); /* distances: own(a) + own(b) - gains, digit by digit */
} vl_document_measure;

/* Finds a measure by its name, NULL if there is none. */
const vl_document_measure *vl_document_measure_find(vl_text name);

#endif
