/*
 * The terms that many documents have, whose weights are multiplied as a full matrix: for them that costs less than to
 * look up which documents have both.
 */
#ifndef VL_STAT_DENSE_TERMS_H
#define VL_STAT_DENSE_TERMS_H

#include "stat/matrix.h"

#define VL_DENSE_PANEL 4  /* documents whose weights stand side by side */
#define VL_DENSE_BLOCK 16 /* documents that are compared at a time, some panels */

typedef struct vl_dense_terms {
    vl_context *context;
    uint32_t documents; /* rounded up to whole panels */
    uint32_t terms;
    uint32_t *places; /* by term of the matrix: its number among the dense ones; VL_NO_TERM: it is none */
    size_t place_count;
    double *panels;   /* for each panel and each dense term VL_DENSE_PANEL weights */
    double *products; /* sums of products of VL_DENSE_BLOCK documents with all */
} vl_dense_terms;

/* Chooses the dense terms and copies their weights, which are in the order of the matrix's `by_term`; freed by
 * vl_dense_terms_free, after a failure too. Without `used` no term is dense. Takes at most 16 bytes for each count of
 * the matrix, and VL_DENSE_BLOCK rows of the square. Fails for want of memory and when cancelled. */
vl_status vl_dense_terms_make(const vl_matrix *matrix, const double *by_term, bool used, vl_dense_terms *out);

/* Frees what they hold. */
void vl_dense_terms_free(vl_dense_terms *dense);

/* True if a term is dense. */
static inline bool vl_dense_terms_has(const vl_dense_terms *dense, uint32_t term) {
    return dense->places[term] != VL_NO_TERM;
}

/* The sums of the products of the dense terms' weights of a document and of each one, of which those behind it are
 * filled in. Each is summed in the order of the terms. Documents come in order, from 0 on. */
const double *vl_dense_terms_row(vl_dense_terms *dense, uint32_t document);

#endif
