/*
 * Rows of similarities. What a document gains with each other is gathered term by term along the documents that have the term,
 * so that a pair costs nothing where it shares nothing.
 */
#include "stat/comparison.h"

#include <math.h>
#include <string.h>

#include "base/poll.h"
#include "stat/scores.h"

/* Distances below this share of their two parts are summed anew: more than 2^-52 * 20 of them is not lost. */
#define NEAR 0.05

static size_t entry_bytes(const vl_comparison *made) {
    return ((size_t)vl_matrix_size(&made->matrix) + 1) * sizeof(double);
}

static size_t term_bytes(const vl_comparison *made) {
    return ((size_t)made->matrix.by_term.rows + 1) * sizeof *made->next;
}

static vl_weights weights_of(const vl_comparison *made, uint32_t document) {
    const vl_sparse *rows = &made->matrix.by_document;
    uint64_t first = rows->starts[document];
    return (vl_weights){rows->columns + first, made->weights + first, rows->starts[document + 1] - first};
}

static double sum_of(const vl_weights *weights) {
    double sum = 0;
    for (uint64_t i = 0; i < weights->count; i++) sum += weights->values[i];
    return sum;
}

/* Turns the weights into what the measure compares. False: cancelled. */
static bool prepare(vl_comparison *made, vl_poll *poll) {
    const vl_sparse *rows = &made->matrix.by_document;
    for (uint32_t document = 0; document < rows->rows; document++) {
        vl_weights all = weights_of(made, document);
        double sum = sum_of(&all);
        for (uint64_t i = rows->starts[document]; i < rows->starts[document + 1]; i++) {
            double *weight = &made->weights[i];
            if (made->measure->prepared == VL_PREPARED_SET) *weight = *weight > 0 ? 1 : 0;
            else if (made->measure->prepared == VL_PREPARED_SHARES && sum > 0) *weight /= sum;
        }
        made->undefined[document] = made->matrix.totals[document] == 0;
        if (made->measure->prepared == VL_PREPARED_SHARES && !(sum > 0)) made->undefined[document] = true;
        if (vl_poll_cancelled(poll, all.count)) return false;
    }
    return true;
}

/* Orders the weights by term. False: cancelled. */
static bool transpose_weights(vl_comparison *made, vl_poll *poll) {
    const vl_sparse *rows = &made->matrix.by_document, *terms = &made->matrix.by_term;
    memcpy(made->next, terms->starts, term_bytes(made));
    uint64_t size = vl_matrix_size(&made->matrix);
    for (uint64_t i = 0; i < size; i++) {
        made->by_term[made->next[rows->columns[i]]++] = made->weights[i];
        if (vl_poll_cancelled(poll, 1)) return false;
    }
    memcpy(made->next, terms->starts, term_bytes(made));
    return true;
}

/* Sums what each document has by itself, in the order in which gains are summed: the dense terms first. False: cancelled. */
static bool sum_own(vl_comparison *made, vl_poll *poll) {
    const vl_sparse *rows = &made->matrix.by_document;
    for (uint32_t document = 0; document < rows->rows; document++) {
        for (int dense = 1; dense >= 0; dense--) {
            for (uint64_t i = rows->starts[document]; i < rows->starts[document + 1]; i++) {
                if (vl_dense_terms_has(&made->dense, rows->columns[i]) == dense)
                    made->own[document] += made->measure->own(made->weights[i]);
            }
        }
        if (vl_poll_cancelled(poll, rows->starts[document + 1] - rows->starts[document])) return false;
    }
    return true;
}

static vl_status cancelled(vl_error *error) {
    return vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
}

/* Makes ready what gains are found by. */
static vl_status index_terms(vl_comparison *made, vl_poll *poll, vl_error *error) {
    vl_context *context = made->matrix.context;
    made->by_term = vl_allocate(context, entry_bytes(made));
    made->next = vl_allocate(context, term_bytes(made));
    made->own = vl_allocate_zeroed(context, (size_t)vl_comparison_count(made) + 1, sizeof *made->own);
    if (!made->by_term || !made->next || !made->own) return vl_error_memory(error);
    if (!transpose_weights(made, poll)) return cancelled(error);
    vl_status status = vl_dense_terms_make(&made->matrix, made->by_term, made->measure->of_product != 0, &made->dense);
    if (status != VL_OK) return status == VL_ERROR_CANCELLED ? cancelled(error) : vl_error_memory(error);
    return sum_own(made, poll) ? VL_OK : cancelled(error);
}

static vl_status score(vl_comparison *made, uint32_t terms, vl_error *error) {
    vl_status status = vl_scores_make(&made->matrix, terms, &made->scores, &made->score_count, error);
    for (uint32_t i = 0; i < vl_comparison_count(made); i++)
        made->undefined[i] = made->matrix.totals[i] == 0 || made->score_count == 0;
    return status;
}

static vl_status weigh(vl_comparison *made, const vl_weighting *given, vl_error *error) {
    vl_weighting weighting = given ? *given : VL_WEIGHTING;
    if (!given) {
        weighting.tf = vl_tf_scheme_find(vl_text_of(made->measure->tf));
        weighting.idf = vl_idf_scheme_find(vl_text_of(made->measure->idf));
    }
    vl_status status = vl_matrix_weigh(&made->matrix, &weighting, &made->weights, error);
    if (status != VL_OK) return status;
    vl_poll poll = {made->matrix.context, 0};
    return prepare(made, &poll) ? index_terms(made, &poll, error) : cancelled(error);
}

/* Checks the options and finds the measure. */
static vl_status choose(const vl_document_similarity_options *options, const vl_document_measure **out, vl_error *error) {
    const char *name = options->measure ? options->measure : "cosine";
    *out = vl_document_measure_find(vl_text_of(name));
    if (!*out) return vl_error_set(error, VL_ERROR_ARGUMENT, "no measure of documents is called '%s'", name);
    if ((*out)->prepared != VL_PREPARED_SCORES) return VL_OK;
    if (options->weighting)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "burrows_delta compares relative frequencies and takes no weights");
    return options->terms ? VL_OK : vl_error_set(error, VL_ERROR_ARGUMENT, "burrows_delta needs at least 1 term");
}

vl_status vl_comparison_make(const vl_corpus *corpus, const vl_document_similarity_options *options, vl_comparison *out,
                             vl_error *error) {
    vl_document_similarity_options chosen = options ? *options : VL_DOCUMENT_SIMILARITY_OPTIONS;
    *out = (vl_comparison){.matrix.context = vl_corpus_context(corpus)};
    vl_status status = choose(&chosen, &out->measure, error);
    if (status == VL_OK) status = vl_matrix_make(corpus, &chosen.counted, &out->matrix, error);
    if (status != VL_OK) return status;
    out->undefined = vl_allocate_zeroed(out->matrix.context, (size_t)vl_comparison_count(out) + 1, sizeof *out->undefined);
    if (!out->undefined) return vl_error_memory(error);
    bool scores = out->measure->prepared == VL_PREPARED_SCORES;
    return scores ? score(out, chosen.terms, error) : weigh(out, chosen.weighting, error);
}

void vl_comparison_free(vl_comparison *made) {
    vl_context *context = made->matrix.context;
    size_t documents = (size_t)vl_comparison_count(made) + 1;
    vl_free(context, made->undefined, documents * sizeof *made->undefined);
    vl_free(context, made->own, documents * sizeof *made->own);
    if (made->by_term) vl_free(context, made->by_term, entry_bytes(made));
    vl_free(context, made->next, term_bytes(made));
    vl_dense_terms_free(&made->dense);
    vl_matrix_free_weights(&made->matrix, made->weights);
    vl_scores_free(&made->matrix, made->scores, made->score_count);
    vl_matrix_free(&made->matrix);
}

/* Adds the gains by the terms that are not dense of the document with all behind it, in the order of the terms. */
static void add_gains(vl_comparison *made, uint32_t document, double *row) {
    const vl_sparse *rows = &made->matrix.by_document, *terms = &made->matrix.by_term;
    for (uint64_t i = rows->starts[document]; i < rows->starts[document + 1]; i++) {
        uint32_t term = rows->columns[i];
        uint64_t first = ++made->next[term];
        if (made->weights[i] == 0 || vl_dense_terms_has(&made->dense, term)) continue;
        const vl_shared others = {terms->columns + first, made->by_term + first, terms->starts[term + 1] - first};
        made->measure->add_gains(made->weights[i], &others, row);
    }
}

/* The distance of two documents that are near each other. */
static double sum_near(const vl_comparison *made, uint32_t document, uint32_t other) {
    vl_weights first = weights_of(made, document), second = weights_of(made, other);
    return made->measure->finish(0, made->measure->sum(&first, &second), 0);
}

/* Fills the gains of the document with all behind it. */
static void fill_gains(vl_comparison *made, uint32_t document, double *row) {
    const double *products = made->dense.terms ? vl_dense_terms_row(&made->dense, document) : NULL;
    for (uint32_t other = document; other < vl_comparison_count(made); other++)
        row[other] = products ? made->measure->of_product * products[other] : 0;
    add_gains(made, document, row);
    row[document] = made->measure->distance ? 2 * made->own[document] : made->own[document];
}

static double finish_distance(const vl_comparison *made, uint32_t document, uint32_t other, double gains) {
    double own = made->own[document], both = own + made->own[other];
    if (made->undefined[document] || made->undefined[other]) return NAN;
    if (both - gains < NEAR * both) return sum_near(made, document, other);
    return made->measure->finish(gains, own, made->own[other]);
}

static void compare_gains(vl_comparison *made, uint32_t document, double *row) {
    const vl_document_measure *measure = made->measure;
    uint32_t count = vl_comparison_count(made);
    fill_gains(made, document, row);
    for (uint32_t other = document; other < count; other++) {
        if (measure->distance) row[other] = finish_distance(made, document, other, row[other]);
        else row[other] = measure->finish(row[other], made->own[document], made->own[other]);
    }
}

static double compare_scores(const vl_comparison *made, uint32_t document, uint32_t other) {
    const double *a = made->scores + (size_t)document * made->score_count, *b = made->scores + (size_t)other * made->score_count;
    double sum = 0;
    for (uint32_t i = 0; i < made->score_count; i++) sum += fabs(a[i] - b[i]);
    return sum / made->score_count;
}

static void compare_all_scores(const vl_comparison *made, uint32_t document, double *row) {
    for (uint32_t other = document; other < vl_comparison_count(made); other++) {
        bool undefined = made->undefined[document] || made->undefined[other];
        row[other] = undefined ? NAN : compare_scores(made, document, other);
    }
}

bool vl_comparison_next(vl_comparison *made, double *row) {
    uint32_t document = made->document++;
    if (made->scores) compare_all_scores(made, document, row);
    else compare_gains(made, document, row);
    return !vl_context_cancelled(made->matrix.context);
}
