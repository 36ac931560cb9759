/*
 * The document-term matrix: how often each term stands in each document, without the zeros.
 */
#ifndef VL_STAT_MATRIX_H
#define VL_STAT_MATRIX_H

#include "stat/terms.h"
#include "vanlua/tfidf.h"

/* Rows of counts. What row i holds stands from starts[i] to starts[i + 1]. */
typedef struct vl_sparse {
    uint32_t rows;
    uint64_t *starts;
    uint32_t *columns; /* ascending within a row */
    uint32_t *counts;  /* at least 1 */
} vl_sparse;

typedef struct vl_matrix {
    vl_context *context;
    vl_terms terms;
    vl_sparse by_document; /* a row for each document of the corpus, in its order; columns are terms */
    vl_sparse by_term;     /* a row for each term; columns are documents */
    uint64_t *totals;      /* tokens counted of each document */
} vl_matrix;

/* Counts the terms of each document into `out`, to be freed by vl_matrix_free, after a failure too. Fails for want of
 * memory, when cancelled, and for more than 2^32 - 2 documents, or tokens in one. Linear in the text. */
vl_status vl_matrix_make(const vl_corpus *corpus, const vl_counted *counted, vl_matrix *out, vl_error *error);

/* Frees what the matrix holds. */
void vl_matrix_free(vl_matrix *matrix);

/* Number of counts that are not 0. */
static inline uint64_t vl_matrix_size(const vl_matrix *matrix) {
    return matrix->by_document.starts[matrix->by_document.rows];
}

/* How many documents have a term. */
static inline uint64_t vl_matrix_documents(const vl_matrix *matrix, uint32_t term) {
    return matrix->by_term.starts[term + 1] - matrix->by_term.starts[term];
}

/* Makes an array of the weights of all that `by_document` holds, vl_matrix_size of them, freed by vl_matrix_free_weights.
 * Fails for want of memory, when cancelled and for a base that is not above 1; weights may be there even then. */
vl_status vl_matrix_weigh(const vl_matrix *matrix, const vl_weighting *weighting, double **out, vl_error *error);

/* Frees weights. */
void vl_matrix_free_weights(const vl_matrix *matrix, double *weights);

#endif
