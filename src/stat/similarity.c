/*
 * Similarity of vectors and of documents.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "corpus/frequencies.h"
#include "vanlua/stat.h"

/* The product of two lengths by their squares: under one root, so that the cosine of equal vectors is 1 and nothing
 * else, unless that is too large. */
static double length_product(double a_square, double b_square) {
    double product = a_square * b_square;
    return isfinite(product) && product > 0 ? sqrt(product) : sqrt(a_square) * sqrt(b_square);
}

/* The largest absolute value; infinity if there is one that is not finite. */
static double largest_of(const double *numbers, size_t count) {
    double largest = 0;
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(numbers[i])) return INFINITY;
        if (fabs(numbers[i]) > largest) largest = fabs(numbers[i]);
    }
    return largest;
}

/* Numbers whose squares are neither too large nor too small to be summed are left as they are. */
static double scale_of(double largest) {
    return largest > 1e100 || largest < 1e-100 ? largest : 1;
}

double vl_similarity_cosine(const double *a, const double *b, size_t count) {
    double a_largest = largest_of(a, count), b_largest = largest_of(b, count);
    if (!(a_largest > 0) || !(b_largest > 0) || isinf(a_largest) || isinf(b_largest)) return 0;
    double a_scale = scale_of(a_largest), b_scale = scale_of(b_largest);
    double product = 0, a_square = 0, b_square = 0;
    for (size_t i = 0; i < count; i++) {
        double x = a[i] / a_scale, y = b[i] / b_scale;
        product += x * y;
        a_square += x * x;
        b_square += y * y;
    }
    double cosine = product / length_product(a_square, b_square);
    return cosine > 1 ? 1 : cosine < -1 ? -1 : cosine;
}

/* One term of one document. */
typedef struct posting {
    uint32_t term;
    uint32_t document;
    double weight;
} posting;

typedef struct matrix {
    vl_context *context;
    uint64_t documents;
    double *cells; /* row-major square */
    posting *postings;
    size_t capacity;
    size_t count;
} matrix;

/* Appends the counts of a document, by the term's position in the frequencies of all. */
static vl_status append_document(matrix *made, const vl_corpus *corpus, uint64_t position,
                                 const vl_frequencies_options *options, const vl_frequencies *all, vl_error *error) {
    vl_frequencies *counted = NULL;
    vl_range scope = vl_corpus_document(corpus, position)->sentences;
    vl_status status = vl_frequencies_count(corpus, &scope, options, &counted, error);
    if (status != VL_OK) return status;
    size_t types = vl_frequencies_types(counted);
    bool grown = VL_GROW(made->context, made->postings, made->capacity, made->count + types);
    for (uint32_t i = 0; grown && i < types; i++) {
        vl_frequency frequency = vl_frequencies_at(counted, i);
        uint32_t term = vl_symbols_find(&all->terms, frequency.term);
        double documents = (double)all->documents[term];
        double weight = (double)frequency.count * log((double)made->documents / documents);
        made->postings[made->count++] = (posting){term, (uint32_t)position, weight};
    }
    vl_frequencies_free(counted);
    return grown ? VL_OK : vl_error_memory(error);
}

static int compare_postings(const void *left, const void *right) {
    const posting *a = left, *b = right;
    if (a->term != b->term) return a->term < b->term ? -1 : 1;
    return (a->document > b->document) - (a->document < b->document);
}

/* Adds the products of one term's documents, which stand next to each other; terms come in order, so that sums do not
 * depend on anything else. */
static void add_term(matrix *made, const posting *postings, size_t count) {
    for (size_t i = 0; i < count; i++) {
        double *row = made->cells + (size_t)postings[i].document * made->documents;
        for (size_t j = i; j < count; j++) row[postings[j].document] += postings[i].weight * postings[j].weight;
    }
}

/* Turns products into cosines and fills the lower half. */
static void finish(matrix *made) {
    size_t n = (size_t)made->documents;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = i + 1; j < n; j++) {
            double length = length_product(made->cells[i * n + i], made->cells[j * n + j]);
            double cosine = length > 0 ? made->cells[i * n + j] / length : 0;
            made->cells[i * n + j] = made->cells[j * n + i] = cosine > 1 ? 1 : cosine;
        }
    }
    for (size_t i = 0; i < n; i++) made->cells[i * n + i] = made->cells[i * n + i] > 0 ? 1 : 0;
}

static vl_status fill(matrix *made, const vl_corpus *corpus, const vl_frequencies_options *options,
                      const vl_frequencies *all, vl_error *error) {
    for (uint64_t i = 0; i < made->documents; i++) {
        vl_status status = append_document(made, corpus, i, options, all, error);
        if (status != VL_OK) return status;
    }
    if (made->count) qsort(made->postings, made->count, sizeof *made->postings, compare_postings);
    for (size_t first = 0; first < made->count;) {
        size_t end = first;
        while (end < made->count && made->postings[end].term == made->postings[first].term) end++;
        add_term(made, made->postings + first, end - first);
        if (vl_context_cancelled(made->context)) return vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
        first = end;
    }
    finish(made);
    return VL_OK;
}

vl_status vl_similarity_documents(const vl_corpus *corpus, const vl_similarity_options *options, double *out,
                                  vl_error *error) {
    vl_similarity_options chosen = options ? *options : VL_SIMILARITY_OPTIONS;
    vl_frequencies_options counted = {chosen.unit, chosen.form, 1, chosen.kinds};
    matrix made = {.context = vl_corpus_context(corpus), .documents = vl_corpus_document_count(corpus), .cells = out};
    vl_frequencies *all = NULL;
    vl_status status = vl_frequencies_count(corpus, NULL, &counted, &all, error);
    if (status != VL_OK) return status;
    memset(out, 0, (size_t)(made.documents * made.documents) * sizeof *out);
    status = fill(&made, corpus, &counted, all, error);
    vl_free(made.context, made.postings, made.capacity * sizeof *made.postings);
    vl_frequencies_free(all);
    return status;
}
