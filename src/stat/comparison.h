/*
 * Comparing each document of a corpus with all behind it, row by row, by any measure.
 */
#ifndef VL_STAT_COMPARISON_H
#define VL_STAT_COMPARISON_H

#include "stat/dense_terms.h"
#include "stat/document_measures.h"
#include "vanlua/document_similarity.h"

typedef struct vl_comparison {
    vl_matrix matrix;
    const vl_document_measure *measure;
    double *weights;   /* by document, as the matrix has its counts */
    double *by_term;   /* the same by term */
    uint64_t *next;    /* the entries of each term that are not compared yet */
    vl_dense_terms dense; /* terms whose gains are found in another way */
    double *own;       /* what each document has by itself */
    double *scores;    /* z-scores, and no weights: `score_count` for each document */
    uint32_t score_count;
    bool *undefined;   /* by document: it is empty, and at no distance from any, whatever the measure */
    uint32_t document; /* the row to come */
} vl_comparison;

/* Makes ready what the rows need; freed by vl_comparison_free, after a failure too. Fails as vl_similarity_documents
 * does. */
vl_status vl_comparison_make(const vl_corpus *corpus, const vl_document_similarity_options *options, vl_comparison *out,
                             vl_error *error);

/* Frees what the comparison holds. */
void vl_comparison_free(vl_comparison *comparison);

/* Number of documents. */
static inline uint32_t vl_comparison_count(const vl_comparison *comparison) {
    return comparison->matrix.by_document.rows;
}

/* True if the measure tells a distance. */
static inline bool vl_comparison_is_distance(const vl_comparison *comparison) {
    return comparison->measure->distance;
}

/* Compares the next document, i (first 0, then 1 …), with itself and all behind it, into row[i] and on; what comes
 * before in the row is left alone. False: cancelled. */
bool vl_comparison_next(vl_comparison *comparison, double *row);

#endif
