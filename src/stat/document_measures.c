/*
 * Measures of documents, each by a few functions of one or two weights.
 */
#include "stat/document_measures.h"

#include <math.h>

/* Adds what `gain` makes of a weight and each of the others. The documents differ, so that four may be read before one is
 * written. */
static inline void add_all(double weight, const vl_shared *others, double *restrict row, double (*gain)(double, double)) {
    const uint32_t *restrict documents = others->documents;
    const double *restrict weights = others->weights;
    uint64_t i = 0;
    for (; i + 4 <= others->count; i += 4) {
        double *first = &row[documents[i]], *second = &row[documents[i + 1]];
        double *third = &row[documents[i + 2]], *fourth = &row[documents[i + 3]];
        double a = *first + gain(weight, weights[i]), b = *second + gain(weight, weights[i + 1]);
        double c = *third + gain(weight, weights[i + 2]), d = *fourth + gain(weight, weights[i + 3]);
        *first = a, *second = b, *third = c, *fourth = d;
    }
    for (; i < others->count; i++) row[documents[i]] += gain(weight, weights[i]);
}

/* Sums what `cell` makes of the two weights of each term that one of the documents has, in the order of the terms. */
static inline double sum_all(const vl_weights *a, const vl_weights *b, double (*cell)(double, double)) {
    double sum = 0;
    uint64_t i = 0, j = 0;
    while (i < a->count && j < b->count) {
        uint32_t first = a->terms[i], second = b->terms[j];
        double x = first <= second ? a->values[i++] : 0;
        double y = second <= first ? b->values[j++] : 0;
        sum += cell(x, y);
    }
    while (i < a->count) sum += cell(a->values[i++], 0);
    while (j < b->count) sum += cell(0, b->values[j++]);
    return sum;
}

/* ---- similarities: cosine, and those of sets, whose weights are 1 or 0 ---- */

static double square(double x) {
    return x * x;
}

static double product(double x, double y) {
    return x * y;
}

static void add_products(double weight, const vl_shared *others, double *row) {
    add_all(weight, others, row, product);
}

static double finish_cosine(double gains, double a, double b) {
    double lengths = sqrt(a * b); /* under one root, so that equal documents have 1 and nothing else */
    double value = lengths > 0 ? gains / lengths : 0;
    return value > 1 ? 1 : value;
}

static double finish_jaccard(double shared, double a, double b) {
    return shared > 0 ? shared / (a + b - shared) : 0;
}

static double finish_dice(double shared, double a, double b) {
    return shared > 0 ? 2 * shared / (a + b) : 0;
}

static double finish_overlap(double shared, double a, double b) {
    return shared > 0 ? shared / (a < b ? a : b) : 0;
}

/* ---- distances ---- */

static double finish_sum(double gains, double a, double b) {
    double sum = a + b - gains;
    return sum > 0 ? sum : 0;
}

/* manhattan: |x - y| = x + y - 2 min(x, y) */
static double same(double x) {
    return x;
}

static double twice_smaller(double x, double y) {
    return 2 * (x < y ? x : y);
}

static double difference(double x, double y) {
    return fabs(x - y);
}

static void add_smaller(double weight, const vl_shared *others, double *row) {
    add_all(weight, others, row, twice_smaller);
}

static double sum_differences(const vl_weights *a, const vl_weights *b) {
    return sum_all(a, b, difference);
}

/* euclidean: (x - y)^2 = x^2 + y^2 - 2 x y */
static double twice_product(double x, double y) {
    return 2 * x * y;
}

static double squared_difference(double x, double y) {
    return (x - y) * (x - y);
}

static void add_twice_products(double weight, const vl_shared *others, double *row) {
    add_all(weight, others, row, twice_product);
}

static double sum_squared_differences(const vl_weights *a, const vl_weights *b) {
    return sum_all(a, b, squared_difference);
}

static double finish_euclidean(double gains, double a, double b) {
    return sqrt(finish_sum(gains, a, b));
}

/* canberra: a term that only one document has counts 1 */
static double one_if_any(double x) {
    return x > 0 ? 1 : 0;
}

static double relative_difference(double x, double y) {
    return x + y > 0 ? fabs(x - y) / (x + y) : 0;
}

static double canberra_gain(double x, double y) {
    return x > 0 && y > 0 ? 2 - relative_difference(x, y) : 0;
}

static void add_canberra(double weight, const vl_shared *others, double *row) {
    add_all(weight, others, row, canberra_gain);
}

static double sum_canberra(const vl_weights *a, const vl_weights *b) {
    return sum_all(a, b, relative_difference);
}

/* jensen_shannon: half of what a term adds to both divergences from the mean; a share that only one has counts half of itself.
 * With u = (p - q) / (p + q) that is (p + q) / 4 * ((1 + u) ln(1 + u) + (1 - u) ln(1 - u)), in bits. */
static double half(double p) {
    return p / 2;
}

static double divergence(double p, double q) {
    if (!(p > 0) || !(q > 0)) return (p + q) / 2;
    double u = (p - q) / (p + q);
    return (p + q) / 4 * (2 * u * atanh(u) + log1p(-u * u)) / log(2);
}

/* What is missing to (p + q) / 2, written with two logarithms that cost little. */
static double divergence_gain(double p, double q) {
    if (!(p > 0) || !(q > 0)) return 0;
    double ratio = q / p;
    return ((p + q) * log2(1 + ratio) - q * log2(ratio)) / 2;
}

static void add_divergences(double weight, const vl_shared *others, double *row) {
    add_all(weight, others, row, divergence_gain);
}

static double sum_divergences(const vl_weights *a, const vl_weights *b) {
    return sum_all(a, b, divergence);
}

static double finish_divergence(double gains, double a, double b) {
    return fmin(finish_sum(gains, a, b), 1);
}

static const vl_document_measure measures[] = {
    {"cosine", false, "count", "log", VL_PREPARED_PLAIN, 1, square, add_products, finish_cosine, NULL},
    {"jaccard", false, "boolean", "none", VL_PREPARED_SET, 1, same, add_products, finish_jaccard, NULL},
    {"dice", false, "boolean", "none", VL_PREPARED_SET, 1, same, add_products, finish_dice, NULL},
    {"overlap", false, "boolean", "none", VL_PREPARED_SET, 1, same, add_products, finish_overlap, NULL},
    {"manhattan", true, "count", "log", VL_PREPARED_PLAIN, 0, same, add_smaller, finish_sum, sum_differences},
    {"euclidean", true, "count", "log", VL_PREPARED_PLAIN, 2, square, add_twice_products, finish_euclidean, sum_squared_differences},
    {"canberra", true, "count", "log", VL_PREPARED_PLAIN, 0, one_if_any, add_canberra, finish_sum, sum_canberra},
    {"jensen_shannon", true, "count", "none", VL_PREPARED_SHARES, 0, half, add_divergences, finish_divergence, sum_divergences},
    {"burrows_delta", true, NULL, NULL, VL_PREPARED_SCORES, 0, NULL, NULL, NULL, NULL},
};

const vl_document_measure *vl_document_measure_find(vl_text name) {
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (vl_text_equal(name, vl_text_of(measures[i].name))) return &measures[i];
    return NULL;
}
