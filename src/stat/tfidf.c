/*
 * Schemes of term weighting, one function each, and the table of weights.
 */
#include "vanlua/tfidf.h"

#include <math.h>

#include "stat/matrix.h"
#include "stat/ranking.h"

/* The logarithm of `x` to a base; 0: e. */
static double logarithm(double x, double base) {
    if (base == 0) return log(x);
    if (base == 2) return log2(x);
    return base == 10 ? log10(x) : log(x) / log(base);
}

/* ---- term frequency ---- */

static double tf_count(const vl_term_in_document *term, double base) {
    (void)base;
    return term->count;
}

static double tf_relative(const vl_term_in_document *term, double base) {
    (void)base;
    return term->count / term->total;
}

static double tf_relative_to_largest(const vl_term_in_document *term, double base) {
    (void)base;
    return term->count / term->largest;
}

static double tf_boolean(const vl_term_in_document *term, double base) {
    (void)term, (void)base;
    return 1;
}

static double tf_log(const vl_term_in_document *term, double base) {
    return 1 + logarithm(term->count, base);
}

static double tf_augmented(const vl_term_in_document *term, double base) {
    (void)base;
    return 0.5 + 0.5 * term->count / term->largest;
}

static double tf_log_mean(const vl_term_in_document *term, double base) {
    return (1 + logarithm(term->count, base)) / (1 + logarithm(term->mean, base));
}

#define TF_SCHEME(name, text, formula, source) {#name, text, formula, source, tf_##name},
static const vl_tf_scheme tf_schemes[] = {VL_TF_SCHEMES(TF_SCHEME)};

const vl_tf_scheme *vl_tf_schemes(size_t *count) {
    if (count) *count = sizeof tf_schemes / sizeof *tf_schemes;
    return tf_schemes;
}

const vl_tf_scheme *vl_tf_scheme_find(vl_text name) {
    for (size_t i = 0; i < sizeof tf_schemes / sizeof *tf_schemes; i++)
        if (vl_text_equal(name, vl_text_of(tf_schemes[i].name))) return &tf_schemes[i];
    return NULL;
}

/* ---- inverse document frequency ---- */

static double idf_log(const vl_term_in_corpus *term, double base) {
    return logarithm(term->all / term->documents, base);
}

static double idf_log_plus_one(const vl_term_in_corpus *term, double base) {
    return logarithm(term->all / term->documents, base) + 1;
}

static double idf_smooth(const vl_term_in_corpus *term, double base) {
    return logarithm((1 + term->all) / (1 + term->documents), base) + 1;
}

static double idf_probabilistic(const vl_term_in_corpus *term, double base) {
    double rest = term->all - term->documents;
    return rest > term->documents ? logarithm(rest / term->documents, base) : 0;
}

static double idf_log_of_largest(const vl_term_in_corpus *term, double base) {
    return logarithm(term->largest / term->documents, base);
}

static double idf_none(const vl_term_in_corpus *term, double base) {
    (void)term, (void)base;
    return 1;
}

#define IDF_SCHEME(name, text, formula, source) {#name, text, formula, source, idf_##name},
static const vl_idf_scheme idf_schemes[] = {VL_IDF_SCHEMES(IDF_SCHEME)};

const vl_idf_scheme *vl_idf_schemes(size_t *count) {
    if (count) *count = sizeof idf_schemes / sizeof *idf_schemes;
    return idf_schemes;
}

const vl_idf_scheme *vl_idf_scheme_find(vl_text name) {
    for (size_t i = 0; i < sizeof idf_schemes / sizeof *idf_schemes; i++)
        if (vl_text_equal(name, vl_text_of(idf_schemes[i].name))) return &idf_schemes[i];
    return NULL;
}

/* ---- the table ---- */

/* Entries of the matrix by the text of their term. */
static int order_entries(const void *data, uint64_t a, uint64_t b) {
    const vl_matrix *matrix = data;
    return vl_text_order(vl_terms_text(&matrix->terms, matrix->by_document.columns[a]),
                         vl_terms_text(&matrix->terms, matrix->by_document.columns[b]));
}

static vl_status append_rows(const vl_matrix *matrix, vl_text id, const vl_ranking *ranking, vl_table *table, vl_error *error) {
    for (size_t i = 0; i < ranking->count; i++) {
        const vl_ranked *entry = &ranking->kept[i];
        uint32_t term = matrix->by_document.columns[entry->entry];
        vl_cell cells[5] = {vl_cell_text(id), vl_cell_text(vl_terms_text(&matrix->terms, term)), vl_cell_integer(entry->count),
                            vl_cell_integer(vl_matrix_documents(matrix, term)), vl_cell_number(entry->value)};
        vl_status status = vl_table_append(table, cells, error);
        if (status != VL_OK) return status;
    }
    return VL_OK;
}

/* Appends the rows of all documents. */
static vl_status tell(const vl_matrix *matrix, const double *weights, const vl_corpus *corpus, const vl_tfidf_options *options,
                      vl_table *table, uint64_t *rows, vl_error *error) {
    const vl_sparse *counts = &matrix->by_document;
    vl_ranking ranking = {.context = matrix->context, .order = order_entries, .data = matrix, .room = options->top};
    vl_status status = VL_OK;
    for (uint32_t document = 0; status == VL_OK && document < counts->rows; document++) {
        ranking.count = 0;
        for (uint64_t i = counts->starts[document]; i < counts->starts[document + 1]; i++) {
            if (counts->counts[i] < options->min) continue;
            ++*rows;
            if (!vl_ranking_offer(&ranking, (vl_ranked){weights[i], counts->counts[i], i})) status = VL_ERROR_MEMORY;
        }
        vl_ranking_finish(&ranking);
        if (status == VL_OK) status = append_rows(matrix, vl_corpus_document(corpus, document)->id, &ranking, table, error);
        else vl_error_memory(error);
        if (status == VL_OK && vl_context_cancelled(matrix->context)) status = vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
    }
    vl_ranking_free(&ranking);
    return status;
}

vl_status vl_tfidf(const vl_corpus *corpus, const vl_tfidf_options *options, vl_table **out, uint64_t *rows, vl_error *error) {
    static const vl_text columns[] = {{"document", 8}, {"term", 4}, {"count", 5}, {"documents", 9}, {"weight", 6}};
    vl_tfidf_options chosen = options ? *options : VL_TFIDF_OPTIONS;
    vl_matrix matrix;
    double *weights = NULL;
    vl_table *table = NULL;
    uint64_t all = 0;
    vl_status status = vl_matrix_make(corpus, &chosen.counted, &matrix, error);
    if (status == VL_OK) status = vl_matrix_weigh(&matrix, &chosen.weighting, &weights, error);
    if (status == VL_OK) status = vl_table_create(matrix.context, columns, 5, &table, error);
    if (status == VL_OK) status = tell(&matrix, weights, corpus, &chosen, table, &all, error);
    vl_matrix_free_weights(&matrix, weights);
    vl_matrix_free(&matrix);
    if (status != VL_OK) {
        vl_table_free(table);
        return status;
    }
    if (rows) *rows = all;
    *out = table;
    return VL_OK;
}
