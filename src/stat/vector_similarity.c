/*
 * Similarity of vectors.
 */
#include "stat/sum.h"
#include "vanlua/similarity.h"

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
    vl_sum product = {0}, a_square = {0}, b_square = {0};
    for (size_t i = 0; i < count; i++) {
        double x = a[i] / a_scale, y = b[i] / b_scale;
        vl_sum_add(&product, x * y);
        vl_sum_add(&a_square, x * x);
        vl_sum_add(&b_square, y * y);
    }
    double cosine = vl_sum_value(&product) / length_product(vl_sum_value(&a_square), vl_sum_value(&b_square));
    return cosine > 1 ? 1 : cosine < -1 ? -1 : cosine;
}

/* Two sets by their sizes. */
typedef struct sets {
    double first;
    double second;
    double both;
} sets;

/* Fills `out` with the places that hold something. False if one holds what is not finite. */
static bool compare_sets(const double *a, const double *b, size_t count, sets *out) {
    *out = (sets){0};
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(a[i]) || !isfinite(b[i])) return false;
        out->first += a[i] != 0;
        out->second += b[i] != 0;
        out->both += a[i] != 0 && b[i] != 0;
    }
    return true;
}

/* An empty set is similar to nothing. */
static double share_of(double both, double of) {
    return both > 0 ? both / of : 0;
}

double vl_similarity_jaccard(const double *a, const double *b, size_t count) {
    sets found;
    return compare_sets(a, b, count, &found) ? share_of(found.both, found.first + found.second - found.both) : NAN;
}

double vl_similarity_dice(const double *a, const double *b, size_t count) {
    sets found;
    return compare_sets(a, b, count, &found) ? share_of(2 * found.both, found.first + found.second) : NAN;
}

double vl_similarity_overlap(const double *a, const double *b, size_t count) {
    sets found;
    return compare_sets(a, b, count, &found) ? share_of(found.both, fmin(found.first, found.second)) : NAN;
}

double vl_similarity_manhattan(const double *a, const double *b, size_t count) {
    vl_sum sum = {0};
    if (isinf(largest_of(a, count)) || isinf(largest_of(b, count))) return NAN;
    for (size_t i = 0; i < count; i++) vl_sum_add(&sum, fabs(a[i] - b[i]));
    return vl_sum_value(&sum);
}

double vl_similarity_euclidean(const double *a, const double *b, size_t count) {
    double largest = 0;
    if (isinf(largest_of(a, count)) || isinf(largest_of(b, count))) return NAN;
    for (size_t i = 0; i < count; i++) largest = fmax(largest, fabs(a[i] - b[i]));
    if (!(largest > 0) || isinf(largest)) return largest;
    double scale = scale_of(largest);
    vl_sum squares = {0};
    for (size_t i = 0; i < count; i++) {
        double difference = (a[i] - b[i]) / scale;
        vl_sum_add(&squares, difference * difference);
    }
    return scale * sqrt(vl_sum_value(&squares));
}

double vl_similarity_canberra(const double *a, const double *b, size_t count) {
    vl_sum sum = {0};
    if (isinf(largest_of(a, count)) || isinf(largest_of(b, count))) return NAN;
    for (size_t i = 0; i < count; i++) {
        /* By halves, which do not overflow where the numbers do not. */
        if (a[i] != b[i]) vl_sum_add(&sum, fabs(a[i] / 2 - b[i] / 2) / (fabs(a[i] / 2) + fabs(b[i] / 2)));
    }
    return vl_sum_value(&sum);
}

/* The sum of numbers that are not below 0; NAN if there is another one. */
static double mass_of(const double *numbers, size_t count) {
    vl_sum sum = {0};
    for (size_t i = 0; i < count; i++) {
        if (!(numbers[i] >= 0)) return NAN;
        vl_sum_add(&sum, numbers[i]);
    }
    return vl_sum_value(&sum);
}

/* (1 + x) ln(1 + x) + (1 - x) ln(1 - x) of x from -1 to 1: written so that nothing cancels where x is small. */
static double divergence(double x) {
    return fabs(x) < 1 ? 2 * x * atanh(x) + log1p(-x * x) : 2 * log(2);
}

/* With m = (p + q) / 2 and x = (p - q) / (p + q) each place adds m * divergence(x) / 2 nats. */
double vl_similarity_jensen_shannon(const double *a, const double *b, size_t count) {
    double a_mass = mass_of(a, count), b_mass = mass_of(b, count);
    if (!(a_mass > 0) || !(b_mass > 0) || isinf(a_mass) || isinf(b_mass)) return NAN;
    vl_sum sum = {0};
    for (size_t i = 0; i < count; i++) {
        double p = a[i] / a_mass, q = b[i] / b_mass;
        if (p != q) vl_sum_add(&sum, (p + q) / 4 * divergence((p - q) / (p + q)));
    }
    double bits = vl_sum_value(&sum) / log(2);
    return bits < 0 ? 0 : bits > 1 ? 1 : bits;
}

double vl_similarity_burrows_delta(const double *a, const double *b, size_t count) {
    return count ? vl_similarity_manhattan(a, b, count) / (double)count : NAN;
}

double vl_similarity_burrows_delta_by(const double *a, const double *b, const double *deviations, size_t count) {
    vl_sum sum = {0};
    for (size_t i = 0; i < count; i++) {
        if (!(deviations[i] > 0) || !isfinite(a[i]) || !isfinite(b[i])) return NAN;
        vl_sum_add(&sum, fabs(a[i] - b[i]) / deviations[i]);
    }
    return count ? vl_sum_value(&sum) / (double)count : NAN;
}

#define MEASURE(name, distance, of, text, formula, source) {#name, distance, text, formula, source, vl_similarity_##name},
static const vl_similarity_measure measures[] = {VL_SIMILARITY_MEASURES(MEASURE)};
enum { MEASURES = sizeof measures / sizeof *measures };

const vl_similarity_measure *vl_similarity_measures(size_t *count) {
    if (count) *count = MEASURES;
    return measures;
}

const vl_similarity_measure *vl_similarity_measure_find(vl_text name) {
    for (size_t i = 0; i < MEASURES; i++) {
        if (vl_text_equal(vl_text_of(measures[i].name), name)) return &measures[i];
    }
    return NULL;
}
