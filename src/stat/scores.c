/*
 * Relative frequencies of the most frequent terms, term by term, then their z-scores.
 */
#include "stat/scores.h"

#include <math.h>

#include "stat/ranking.h"

static int order_terms(const void *data, uint64_t a, uint64_t b) {
    const vl_matrix *matrix = data;
    return vl_text_order(vl_terms_text(&matrix->terms, (uint32_t)a), vl_terms_text(&matrix->terms, (uint32_t)b));
}

/* Ranks the most frequent terms. False: no memory. */
static bool rank_terms(const vl_matrix *matrix, vl_ranking *ranking) {
    const vl_sparse *terms = &matrix->by_term;
    for (uint32_t term = 0; term < terms->rows; term++) {
        uint64_t count = 0;
        for (uint64_t i = terms->starts[term]; i < terms->starts[term + 1]; i++) count += terms->counts[i];
        if (count > 0 && !vl_ranking_offer(ranking, (vl_ranked){(double)count, 0, term})) return false;
    }
    vl_ranking_finish(ranking);
    return true;
}

/* Puts the relative frequencies of a term, by document, into `values`. True if they differ between the documents that have a
 * token. Equal frequencies of different sizes are compared as fractions, without rounding. */
static bool find_frequencies(const vl_matrix *matrix, uint32_t term, double *values) {
    const vl_sparse *terms = &matrix->by_term;
    uint64_t at = terms->starts[term], end = terms->starts[term + 1], first_count = 0, first_total = 0;
    bool differ = false;
    for (uint32_t document = 0; document < matrix->by_document.rows; document++) {
        uint64_t count = at < end && terms->columns[at] == document ? terms->counts[at++] : 0, total = matrix->totals[document];
        values[document] = total ? (double)count / (double)total : 0;
        if (!total) continue;
        if (!first_total) first_count = count, first_total = total;
        else if (count * first_total != first_count * total) differ = true;
    }
    return differ;
}

/* Turns the frequencies of a term into its z-scores, at `scores`, which are `step` apart. */
static void standardize(const vl_matrix *matrix, const double *values, double *scores, size_t step) {
    uint32_t documents = matrix->by_document.rows, filled = 0;
    double mean = 0, squares = 0;
    for (uint32_t i = 0; i < documents; i++) {
        mean += values[i];
        filled += matrix->totals[i] > 0;
    }
    mean /= filled;
    for (uint32_t i = 0; i < documents; i++)
        if (matrix->totals[i]) squares += (values[i] - mean) * (values[i] - mean);
    double deviation = sqrt(squares / (filled - 1));
    for (uint32_t i = 0; i < documents; i++) scores[i * step] = matrix->totals[i] ? (values[i] - mean) / deviation : 0;
}

/* Leaves out the terms that do not differ. `values` is room for one number a document. */
static size_t keep_different(const vl_matrix *matrix, vl_ranking *ranking, double *values) {
    size_t kept = 0;
    for (size_t i = 0; i < ranking->count; i++)
        if (find_frequencies(matrix, (uint32_t)ranking->kept[i].entry, values)) ranking->kept[kept++] = ranking->kept[i];
    return kept;
}

static size_t size_of(const vl_matrix *matrix, uint32_t count) {
    return ((size_t)matrix->by_document.rows * count + 1) * sizeof(double);
}

vl_status vl_scores_make(const vl_matrix *matrix, uint32_t terms, double **out, uint32_t *count, vl_error *error) {
    vl_ranking ranking = {.context = matrix->context, .order = order_terms, .data = matrix, .room = terms};
    double *values = vl_allocate(matrix->context, size_of(matrix, 1));
    bool made = values && rank_terms(matrix, &ranking);
    *out = NULL;
    *count = made ? (uint32_t)keep_different(matrix, &ranking, values) : 0;
    if (made) *out = vl_allocate(matrix->context, size_of(matrix, *count));
    for (uint32_t i = 0; *out && i < *count; i++) {
        find_frequencies(matrix, (uint32_t)ranking.kept[i].entry, values);
        standardize(matrix, values, *out + i, *count);
    }
    vl_ranking_free(&ranking);
    vl_free(matrix->context, values, size_of(matrix, 1));
    return *out ? VL_OK : vl_error_memory(error);
}

void vl_scores_free(const vl_matrix *matrix, double *scores, uint32_t count) {
    vl_free(matrix->context, scores, size_of(matrix, count));
}
