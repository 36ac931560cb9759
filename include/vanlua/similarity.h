/*
 * Measures of similarity and of distance between two vectors.
 */
#ifndef VANLUA_SIMILARITY_H
#define VANLUA_SIMILARITY_H

#include "vanlua/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * All measures, in the order in which help lists them: name, whether it is a distance, what it compares (VECTORS, SETS of the
 * places that are not 0, SHARES of the sum of a vector, or z-SCORES), text, formula, source. In the formulas a and b are the
 * numbers at one place, and sums are over all places; A and B are the sets of places where a or b is not 0. To add one: write
 * the function vl_similarity_NAME in src/stat/vector_similarity.c, and a row here.
 */
#define VL_SIMILARITY_MEASURES(ROW)                                                                                            \
    ROW(cosine, false, VECTORS, "Cosine of the angle between two vectors; 0 if one of them has length 0",                      \
        "sum(a * b) / (sqrt(sum(a * a)) * sqrt(sum(b * b)))", "Salton 1975")                                                   \
    ROW(jaccard, false, SETS, "Jaccard coefficient of two sets, 0 to 1; 0 if both are empty", "|A and B| / |A or B|",          \
        "Jaccard 1901")                                                                                                        \
    ROW(dice, false, SETS, "Dice coefficient of two sets, 0 to 1; 0 if both are empty", "2 * |A and B| / (|A| + |B|)",         \
        "Dice 1945")                                                                                                           \
    ROW(overlap, false, SETS, "Overlap coefficient of two sets, 0 to 1, which is one within the other; 0 if one is empty",     \
        "|A and B| / min(|A|, |B|)", "Szymkiewicz 1934, Simpson 1943")                                                         \
    ROW(manhattan, true, VECTORS, "Manhattan distance", "sum(|a - b|)", "Minkowski's distance of order 1")                     \
    ROW(euclidean, true, VECTORS, "Euclidean distance", "sqrt(sum((a - b)^2))", "Minkowski's distance of order 2")             \
    ROW(canberra, true, VECTORS, "Canberra distance; places where both are 0 count 0", "sum(|a - b| / (|a| + |b|))",           \
        "Lance and Williams 1967")                                                                                             \
    ROW(jensen_shannon, true, SHARES, "Jensen-Shannon divergence in bits, 0 to 1; its square root is the distance",            \
        "sum(p * log2(p / m) + q * log2(q / m)) / 2, p = a / sum(a), q = b / sum(b), m = (p + q) / 2",                         \
        "Lin 1991, binary logarithm, equal weights")                                                                           \
    ROW(burrows_delta, true, SCORES, "Burrows's Delta of two vectors of z-scores", "mean(|a - b|)", "Burrows 2002")

#define VL_DECLARE_SIMILARITY_MEASURE(name, ...) VL_API double vl_similarity_##name(const double *a, const double *b, size_t count);

/* Each of them as a function, vl_similarity_cosine and so on. What is not finite gives NAN (of cosine, 0). jensen_shannon is
 * NAN where a number is below 0 or a sum is not above 0, burrows_delta of no numbers. Linear. */
VL_SIMILARITY_MEASURES(VL_DECLARE_SIMILARITY_MEASURE)
#undef VL_DECLARE_SIMILARITY_MEASURE

/* Burrows's Delta of two vectors of which the standard deviations, all above 0, are known: mean(|a - b| / deviation), which
 * is that of their z-scores. NAN of no numbers. */
VL_API double vl_similarity_burrows_delta_by(const double *a, const double *b, const double *deviations, size_t count);

/* A measure by its name. */
typedef struct vl_similarity_measure {
    const char *name; /* as Lua has it: "cosine" */
    bool distance;    /* less is more alike */
    const char *text;
    const char *formula;
    const char *source;
    double (*compute)(const double *a, const double *b, size_t count);
} vl_similarity_measure;

/* All measures, in the order in which help lists them; `count` may be NULL. */
VL_API const vl_similarity_measure *vl_similarity_measures(size_t *count);

/* Finds a measure by its name, NULL if there is none. */
VL_API const vl_similarity_measure *vl_similarity_measure_find(vl_text name);

#ifdef __cplusplus
}
#endif

#endif
