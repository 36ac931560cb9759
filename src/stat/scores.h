/*
 * z-scores of the most frequent terms, which Burrows's Delta compares.
 */
#ifndef VL_STAT_SCORES_H
#define VL_STAT_SCORES_H

#include "stat/matrix.h"

/* Makes the scores of the `terms` most frequent terms, of which those are left out that have the same relative frequency
 * in all documents: `*count` for each document, document by document, none at all where less than two documents have a
 * token. Scores of empty documents are 0. Freed by vl_scores_free. */
vl_status vl_scores_make(const vl_matrix *matrix, uint32_t terms, double **out, uint32_t *count, vl_error *error);

/* Frees scores. */
void vl_scores_free(const vl_matrix *matrix, double *scores, uint32_t count);

#endif
