/*
 * Dispersion by the positions of a term.
 */
#include "stat/sum.h"
#include "vanlua/dispersion.h"

/* How far an occurrence stands behind the one before it; the first behind the last, around the end of the corpus. */
static double distance(const uint64_t *positions, size_t count, uint64_t n, size_t i) {
    return i > 0 ? (double)(positions[i] - positions[i - 1]) : (double)(positions[0] + (n - positions[count - 1]));
}

double vl_position_arf(const uint64_t *positions, size_t count, uint64_t n) {
    if (count == 0) return 0;
    double even = (double)n / (double)count;
    vl_sum sum = {0};
    for (size_t i = 0; i < count; i++) vl_sum_add(&sum, fmin(distance(positions, count, n, i), even));
    return vl_sum_value(&sum) / even;
}

double vl_position_ald(const uint64_t *positions, size_t count, uint64_t n) {
    if (count == 0) return INFINITY;
    vl_sum sum = {0};
    for (size_t i = 0; i < count; i++) {
        double behind = distance(positions, count, n, i);
        vl_sum_add(&sum, behind * log10(behind));
    }
    return vl_sum_value(&sum) / (double)n;
}

double vl_position_awt(const uint64_t *positions, size_t count, uint64_t n) {
    if (count == 0) return INFINITY;
    vl_sum sum = {0};
    for (size_t i = 0; i < count; i++) {
        double behind = distance(positions, count, n, i);
        vl_sum_add(&sum, behind * behind);
    }
    return (1 + vl_sum_value(&sum) / (double)n) / 2;
}

#define MEASURE(name, text, formula, source) {#name, text, formula, source, vl_position_##name},
static const vl_position_measure measures[] = {VL_POSITION_MEASURES(MEASURE)};
enum { MEASURES = sizeof measures / sizeof *measures };

const vl_position_measure *vl_position_measures(size_t *count) {
    if (count) *count = MEASURES;
    return measures;
}

const vl_position_measure *vl_position_measure_find(vl_text name) {
    for (size_t i = 0; i < MEASURES; i++) {
        if (vl_text_equal(vl_text_of(measures[i].name), name)) return &measures[i];
    }
    return NULL;
}
