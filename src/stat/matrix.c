/*
 * Counts are collected document by document, terms as they come; transposing twice, a sort by counting, brings the terms of a
 * document in order.
 */
#include "stat/matrix.h"

#include <math.h>
#include <string.h>

#include "base/poll.h"
#include "stat/spans.h"

/* A matrix while its documents are read. */
typedef struct collector {
    vl_matrix *matrix;
    vl_sparse rows;
    size_t column_capacity;
    size_t count_capacity;
    uint64_t size;
    uint32_t *seen; /* counts in the document at hand, by term */
    uint64_t total; /* tokens of it */
    vl_poll poll;
} collector;

static bool sparse_allocate(vl_context *context, vl_sparse *sparse, uint32_t rows, uint64_t size) {
    sparse->rows = rows;
    sparse->starts = vl_allocate_zeroed(context, (size_t)rows + 1, sizeof *sparse->starts);
    if (!sparse->starts) return false;
    sparse->columns = vl_allocate_zeroed(context, (size_t)size + 1, sizeof *sparse->columns);
    sparse->counts = vl_allocate_zeroed(context, (size_t)size + 1, sizeof *sparse->counts);
    sparse->starts[rows] = size;
    return sparse->columns && sparse->counts;
}

static void sparse_free(vl_context *context, vl_sparse *sparse) {
    if (!sparse->starts) return;
    size_t size = (size_t)sparse->starts[sparse->rows];
    vl_free(context, sparse->columns, (size + 1) * sizeof *sparse->columns);
    vl_free(context, sparse->counts, (size + 1) * sizeof *sparse->counts);
    vl_free(context, sparse->starts, ((size_t)sparse->rows + 1) * sizeof *sparse->starts);
    *sparse = (vl_sparse){0};
}

/* Sets starts[c] to where row c of the transposed matrix begins. False: cancelled. */
static bool find_starts(const vl_sparse *from, vl_sparse *out, vl_poll *poll) {
    uint64_t size = from->starts[from->rows], begin = 0;
    for (uint64_t i = 0; i < size; i++) {
        out->starts[from->columns[i]]++;
        if (vl_poll_cancelled(poll, 1)) return false;
    }
    for (uint32_t row = 0; row < out->rows; row++) {
        uint64_t length = out->starts[row];
        out->starts[row] = begin;
        begin += length;
    }
    return true;
}

/* Turns rows into columns, in order: `out` has as many rows as `from` columns. */
static vl_status transpose(vl_context *context, const vl_sparse *from, uint32_t columns, vl_sparse *out, vl_error *error) {
    uint64_t size = from->starts[from->rows];
    vl_poll poll = {context, 0};
    if (!sparse_allocate(context, out, columns, size)) return vl_error_memory(error);
    bool done = find_starts(from, out, &poll);
    for (uint32_t row = 0; row < from->rows && done; row++) {
        done = !vl_poll_cancelled(&poll, from->starts[row + 1] - from->starts[row]);
        for (uint64_t i = from->starts[row]; i < from->starts[row + 1]; i++) {
            uint64_t at = out->starts[from->columns[i]]++;
            out->columns[at] = row;
            out->counts[at] = from->counts[i];
        }
    }
    /* Every start has moved to the next one. */
    memmove(out->starts + 1, out->starts, columns * sizeof *out->starts);
    out->starts[0] = 0;
    out->starts[columns] = size;
    return done ? VL_OK : vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
}

/* Counts one token; a term that is new to the document takes the next place of its row. False: no memory. */
static bool add_token(collector *made, uint32_t term) {
    if (term == VL_NO_TERM) return true;
    made->total++;
    if (made->seen[term]++) return true;
    size_t needed = (size_t)made->size + 1;
    if (!VL_GROW(made->matrix->context, made->rows.columns, made->column_capacity, needed)) return false;
    made->rows.columns[made->size++] = term;
    return true;
}

/* Moves the counts of the document to its row. False: no memory. */
static bool finish_document(collector *made, uint32_t document) {
    uint64_t first = made->rows.starts[document];
    if (!VL_GROW(made->matrix->context, made->rows.counts, made->count_capacity, (size_t)made->size)) return false;
    for (uint64_t i = first; i < made->size; i++) {
        made->rows.counts[i] = made->seen[made->rows.columns[i]];
        made->seen[made->rows.columns[i]] = 0;
    }
    made->rows.starts[document + 1] = made->size;
    made->matrix->totals[document] = made->total;
    made->total = 0;
    return true;
}

static vl_status add_span(collector *made, const vl_span *span, vl_error *error) {
    const vl_terms *terms = &made->matrix->terms;
    for (uint64_t token = span->tokens.first; token < span->tokens.end; token++) {
        if (!add_token(made, vl_terms_of(terms, token))) return vl_error_memory(error);
        if (vl_poll_cancelled(&made->poll, 1)) return vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
    }
    if (made->total > UINT32_MAX)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "a document of more than %u tokens cannot be counted", UINT32_MAX);
    return VL_OK;
}

static vl_status collect(collector *made, const vl_corpus *corpus, vl_error *error) {
    uint32_t documents = made->rows.rows, document = 0;
    vl_spans spans = vl_spans_of(corpus, made->matrix->terms.unit, VL_WITHIN_DOCUMENT);
    vl_span span;
    while (vl_spans_next(&spans, &span)) {
        for (; document < span.document; document++)
            if (!finish_document(made, document)) return vl_error_memory(error);
        vl_status status = add_span(made, &span, error);
        if (status != VL_OK) return status;
    }
    for (; document < documents; document++)
        if (!finish_document(made, document)) return vl_error_memory(error);
    return VL_OK;
}

static void collector_free(collector *made) {
    vl_context *context = made->matrix->context;
    vl_free(context, made->rows.starts, ((size_t)made->rows.rows + 1) * sizeof *made->rows.starts);
    vl_free(context, made->rows.columns, made->column_capacity * sizeof *made->rows.columns);
    vl_free(context, made->rows.counts, made->count_capacity * sizeof *made->rows.counts);
    vl_free(context, made->seen, ((size_t)made->matrix->terms.count + 1) * sizeof *made->seen);
}

static vl_status fill(vl_matrix *out, const vl_corpus *corpus, uint32_t documents, vl_error *error) {
    vl_context *context = out->context;
    collector made = {.matrix = out, .rows.rows = documents, .poll.context = context};
    made.rows.starts = vl_allocate_zeroed(context, (size_t)documents + 1, sizeof *made.rows.starts);
    made.seen = vl_allocate_zeroed(context, (size_t)out->terms.count + 1, sizeof *made.seen);
    bool ready = made.rows.starts && made.seen;
    vl_status status = ready ? collect(&made, corpus, error) : vl_error_memory(error);
    if (status == VL_OK) status = transpose(context, &made.rows, out->terms.count, &out->by_term, error);
    collector_free(&made);
    if (status == VL_OK) status = transpose(context, &out->by_term, documents, &out->by_document, error);
    return status;
}

vl_status vl_matrix_make(const vl_corpus *corpus, const vl_counted *counted, vl_matrix *out, vl_error *error) {
    uint64_t documents = vl_corpus_document_count(corpus);
    *out = (vl_matrix){.context = vl_corpus_context(corpus)};
    if (documents >= UINT32_MAX)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "more than %u documents cannot be compared", UINT32_MAX - 1);
    vl_status status = vl_terms_make(corpus, counted, &out->terms, error);
    if (status != VL_OK) return status;
    out->by_document.rows = (uint32_t)documents;
    out->totals = vl_allocate_zeroed(out->context, (size_t)documents + 1, sizeof *out->totals);
    return out->totals ? fill(out, corpus, (uint32_t)documents, error) : vl_error_memory(error);
}

void vl_matrix_free(vl_matrix *matrix) {
    vl_free(matrix->context, matrix->totals, ((size_t)matrix->by_document.rows + 1) * sizeof *matrix->totals);
    sparse_free(matrix->context, &matrix->by_document);
    sparse_free(matrix->context, &matrix->by_term);
    vl_terms_free(&matrix->terms);
    *matrix = (vl_matrix){0};
}

/* The most documents that a term has. */
static uint64_t most_documents(const vl_matrix *matrix) {
    uint64_t most = 0;
    for (uint32_t term = 0; term < matrix->by_term.rows; term++)
        if (vl_matrix_documents(matrix, term) > most) most = vl_matrix_documents(matrix, term);
    return most;
}

/* Fills the inverse document frequencies of all terms that occur. False: cancelled. */
static bool find_idf(const vl_matrix *matrix, const vl_weighting *weighting, vl_poll *poll, double *idf) {
    const vl_idf_scheme *scheme = weighting->idf ? weighting->idf : vl_idf_schemes(NULL);
    vl_term_in_corpus facts = {.largest = (double)most_documents(matrix), .all = (double)matrix->by_document.rows};
    for (uint32_t term = 0; term < matrix->by_term.rows; term++) {
        facts.documents = (double)vl_matrix_documents(matrix, term);
        idf[term] = facts.documents > 0 ? scheme->compute(&facts, weighting->base) : 0;
        if (vl_poll_cancelled(poll, 1)) return false;
    }
    return true;
}

/* What the terms of a document have in common. */
static vl_term_in_document facts_of(const vl_matrix *matrix, uint32_t document) {
    const vl_sparse *rows = &matrix->by_document;
    uint64_t first = rows->starts[document], end = rows->starts[document + 1];
    uint32_t largest = 0;
    for (uint64_t i = first; i < end; i++)
        if (rows->counts[i] > largest) largest = rows->counts[i];
    double total = (double)matrix->totals[document];
    return (vl_term_in_document){.total = total, .largest = largest, .mean = end > first ? total / (double)(end - first) : 0};
}

/* False: cancelled. */
static bool fill_weights(const vl_matrix *matrix, const vl_weighting *weighting, const double *idf, vl_poll *poll,
                         double *weights) {
    const vl_tf_scheme *scheme = weighting->tf ? weighting->tf : vl_tf_schemes(NULL);
    const vl_sparse *rows = &matrix->by_document;
    for (uint32_t document = 0; document < rows->rows; document++) {
        vl_term_in_document facts = facts_of(matrix, document);
        for (uint64_t i = rows->starts[document]; i < rows->starts[document + 1]; i++) {
            facts.count = rows->counts[i];
            weights[i] = scheme->compute(&facts, weighting->base) * idf[rows->columns[i]];
            if (vl_poll_cancelled(poll, 1)) return false;
        }
    }
    return true;
}

vl_status vl_matrix_weigh(const vl_matrix *matrix, const vl_weighting *weighting, double **out, vl_error *error) {
    double base = weighting->base;
    if (base != 0 && !(base > 1 && isfinite(base)))
        return vl_error_set(error, VL_ERROR_ARGUMENT, "the base of logarithms is a number above 1, not %g", base);
    size_t idf_size = ((size_t)matrix->by_term.rows + 1) * sizeof(double);
    double *idf = vl_allocate(matrix->context, idf_size);
    vl_poll poll = {matrix->context, 0};
    vl_status status = VL_OK;
    *out = idf ? vl_allocate(matrix->context, ((size_t)vl_matrix_size(matrix) + 1) * sizeof **out) : NULL;
    if (!*out) status = vl_error_memory(error);
    else if (!find_idf(matrix, weighting, &poll, idf) || !fill_weights(matrix, weighting, idf, &poll, *out))
        status = vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
    vl_free(matrix->context, idf, idf_size);
    return status;
}

void vl_matrix_free_weights(const vl_matrix *matrix, double *weights) {
    if (weights) vl_free(matrix->context, weights, ((size_t)vl_matrix_size(matrix) + 1) * sizeof *weights);
}
