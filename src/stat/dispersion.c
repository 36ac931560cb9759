/*
 * Dispersion over parts.
 */
#include "vanlua/dispersion.h"

#include "base/sort.h"
#include "stat/sum.h"

/* A term in the parts of a corpus. */
typedef struct division {
    const double *counts;
    const double *sizes;
    double *rates; /* of the term in each part; as much memory behind them is free */
    size_t parts;
    double count; /* of the term in all parts */
    double size;  /* of all parts */
} division;

/* Fills `out`, the rates into `room`. False if no measure is defined. */
static bool divide(const double *counts, const double *sizes, size_t parts, double *room, division *out) {
    vl_sum count = {0}, size = {0};
    for (size_t i = 0; i < parts; i++) {
        if (!(counts[i] >= 0) || !(sizes[i] > 0)) return false;
        vl_sum_add(&count, counts[i]);
        vl_sum_add(&size, sizes[i]);
        room[i] = counts[i] / sizes[i];
    }
    *out = (division){counts, sizes, room, parts, vl_sum_value(&count), vl_sum_value(&size)};
    return out->count > 0 && isfinite(out->count) && isfinite(out->size);
}

static double sum_of(const double *numbers, size_t count) {
    vl_sum sum = {0};
    for (size_t i = 0; i < count; i++) vl_sum_add(&sum, numbers[i]);
    return vl_sum_value(&sum);
}

/* What rounding has put past the ends of the range of a measure. */
static double from_0_to_1(double value) {
    return value < 0 ? 0 : value > 1 ? 1 : value;
}

/* The population standard deviation as a share of the mean. */
static double variation(const double *numbers, size_t count) {
    double mean = sum_of(numbers, count) / (double)count;
    vl_sum squares = {0};
    for (size_t i = 0; i < count; i++) {
        double deviation = numbers[i] / mean - 1;
        vl_sum_add(&squares, deviation * deviation);
    }
    return sqrt(vl_sum_value(&squares) / (double)count);
}

static double juilland_d(const division *term) {
    if (term->parts < 2) return NAN;
    return from_0_to_1(1 - variation(term->rates, term->parts) / sqrt((double)term->parts - 1));
}

static double carroll_d2(const division *term) {
    if (term->parts < 2) return NAN;
    double rates = sum_of(term->rates, term->parts);
    vl_sum entropy = {0};
    for (size_t i = 0; i < term->parts; i++) {
        double share = term->rates[i] / rates;
        if (share > 0) vl_sum_add(&entropy, -share * log(share));
    }
    return from_0_to_1(vl_sum_value(&entropy) / log((double)term->parts));
}

static double rosengren_s(const division *term) {
    vl_sum roots = {0};
    for (size_t i = 0; i < term->parts; i++) {
        vl_sum_add(&roots, sqrt(term->sizes[i] / term->size * (term->counts[i] / term->count)));
    }
    double root = vl_sum_value(&roots);
    return from_0_to_1(root * root);
}

static double dp(const division *term) {
    vl_sum differences = {0};
    for (size_t i = 0; i < term->parts; i++) {
        vl_sum_add(&differences, fabs(term->counts[i] / term->count - term->sizes[i] / term->size));
    }
    return from_0_to_1(vl_sum_value(&differences) / 2);
}

static double dp_norm(const division *term) {
    if (term->parts < 2) return NAN;
    double smallest = term->sizes[0];
    for (size_t i = 1; i < term->parts; i++) {
        if (term->sizes[i] < smallest) smallest = term->sizes[i];
    }
    return from_0_to_1(dp(term) / (1 - smallest / term->size));
}

static double kl_divergence(const division *term) {
    vl_sum bits = {0};
    for (size_t i = 0; i < term->parts; i++) {
        double share = term->counts[i] / term->count;
        if (share > 0) vl_sum_add(&bits, share * log2(share / (term->sizes[i] / term->size)));
    }
    double value = vl_sum_value(&bits);
    return value > 0 ? value : 0;
}

static double variation_coefficient(const division *term) {
    return variation(term->counts, term->parts);
}

static int order_numbers(const void *data, const void *a, const void *b) {
    (void)data;
    double first = *(const double *)a, second = *(const double *)b;
    return (first > second) - (first < second);
}

/* Sums the differences of all pairs by the gaps between neighbours, each of which lies between so many pairs. */
static double distributional_average(const division *term) {
    if (term->parts < 2) return NAN;
    double parts = (double)term->parts, mean = sum_of(term->rates, term->parts) / parts;
    vl_sort_with(term->rates, term->rates + term->parts, term->parts, sizeof *term->rates, order_numbers, NULL);
    vl_sum differences = {0};
    for (size_t i = 1; i < term->parts; i++) {
        vl_sum_add(&differences, (term->rates[i] - term->rates[i - 1]) * (double)i * (parts - (double)i));
    }
    double pairs = parts * (parts - 1) / 2;
    return from_0_to_1(1 - vl_sum_value(&differences) / pairs / (2 * mean));
}

double vl_dispersion_range(const double *counts, const double *sizes, size_t parts, double *room) {
    (void)sizes;
    (void)room;
    size_t range = 0;
    for (size_t i = 0; i < parts; i++) range += counts[i] > 0;
    return (double)range;
}

#define OF_DIVISION(name)                                                                                                      \
    double vl_dispersion_##name(const double *counts, const double *sizes, size_t parts, double *room) {                       \
        division term;                                                                                                         \
        return divide(counts, sizes, parts, room, &term) ? name(&term) : NAN;                                                  \
    }
OF_DIVISION(juilland_d)
OF_DIVISION(carroll_d2)
OF_DIVISION(rosengren_s)
OF_DIVISION(dp)
OF_DIVISION(dp_norm)
OF_DIVISION(kl_divergence)
OF_DIVISION(variation_coefficient)
OF_DIVISION(distributional_average)

#define MEASURE(name, integer, text, formula, source) {#name, integer, text, formula, source, vl_dispersion_##name},
static const vl_dispersion_measure measures[] = {VL_DISPERSION_MEASURES(MEASURE)};
enum { MEASURES = sizeof measures / sizeof *measures };

const vl_dispersion_measure *vl_dispersion_measures(size_t *count) {
    if (count) *count = MEASURES;
    return measures;
}

const vl_dispersion_measure *vl_dispersion_measure_find(vl_text name) {
    for (size_t i = 0; i < MEASURES; i++) {
        if (vl_text_equal(vl_text_of(measures[i].name), name)) return &measures[i];
    }
    return NULL;
}
