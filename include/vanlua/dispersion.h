/*
 * Measures of dispersion: how evenly a term is spread over the parts of a corpus.
 */
#ifndef VANLUA_DISPERSION_H
#define VANLUA_DISPERSION_H

#include "vanlua/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * All measures over parts, in the order in which help lists them: name, whether it is a whole number, text, formula, source.
 * In the formulas v is the count of the term in a part and f that in all n parts, s the share of the part in the size of the
 * corpus, and p = v / size the rate of the term in the part; sums and means are over the parts. To add one: write the function
 * vl_dispersion_NAME in src/stat/dispersion.c, and a row here.
 */
#define VL_DISPERSION_MEASURES(ROW)                                                                                            \
    ROW(range, true, "Number of parts in which the term occurs", "number of parts with v > 0", "Keniston 1920; Gries 2008")    \
    ROW(juilland_d, false, "Juilland's D for parts of any sizes: 1 if the rates are equal, 0 if all is in one part",           \
        "1 - sd(p) / mean(p) / sqrt(n - 1), population standard deviation",                                                    \
        "Juilland and Chang-Rodríguez 1964; of rates, for parts that differ in size, Gries 2008")                              \
    ROW(carroll_d2, false, "Carroll's D2, the entropy of the rates as a share of the greatest there can be: 0 to 1, which is even", \
        "-sum(q * log2(q)) / log2(n), q = p / sum(p)", "Carroll 1970; of rates, for parts that differ in size, Gries 2008")    \
    ROW(rosengren_s, false, "Rosengren's S for parts of any sizes: 1 if even, the share of the part if all is in one",         \
        "sum(sqrt(s * v))^2 / f", "Rosengren 1971; for parts that differ in size, Gries 2008")                                 \
    ROW(dp, false, "Deviation of proportions: 0 if even, to 1 less the smallest share", "sum(|v / f - s|) / 2", "Gries 2008")  \
    ROW(dp_norm, false, "Deviation of proportions as a share of the greatest there can be: 0 if even, to 1", "dp / (1 - min(s))", \
        "Lijffijt and Gries 2012")                                                                                             \
    ROW(kl_divergence, false, "How far the term lies from where the text lies, in bits: 0 if even",                            \
        "sum(v / f * log2(v / f / s))", "Kullback and Leibler 1951; as a measure of dispersion, Gries 2020")                   \
    ROW(variation_coefficient, false, "Variation coefficient of the counts, whatever the sizes: 0 if equal, to sqrt(n - 1)",   \
        "sd(v) / mean(v), population standard deviation", "Gries 2008")                                                        \
    ROW(distributional_average, false, "D_A, of the differences between the rates of all pairs of parts: 0 to 1, which is even", \
        "1 - mean(|p[i] - p[j]| of all pairs i < j) / (2 * mean(p))", "Burch, Egbert and Biber 2017")

#define VL_DECLARE_DISPERSION_MEASURE(name, ...)                                                                               \
    VL_API double vl_dispersion_##name(const double *counts, const double *sizes, size_t parts, double *room);

/* Each of them as a function, vl_dispersion_range and so on, of the counts of the term and the sizes (in tokens or any other
 * unit) by parts; `room` has place for two numbers a part. NAN where a measure is not defined: for a term that occurs nowhere
 * (of which the range is 0); for one part, juilland_d, carroll_d2, dp_norm and distributional_average; and where a count is
 * below 0 or a size is not above 0. Linear in the number of parts, distributional_average n log n. */
VL_DISPERSION_MEASURES(VL_DECLARE_DISPERSION_MEASURE)
#undef VL_DECLARE_DISPERSION_MEASURE

/* A measure over parts, by its name. */
typedef struct vl_dispersion_measure {
    const char *name; /* as Lua has it: "juilland_d" */
    bool integer;     /* a whole number */
    const char *text;
    const char *formula;
    const char *source;
    double (*compute)(const double *counts, const double *sizes, size_t parts, double *room);
} vl_dispersion_measure;

/* All measures over parts, in the order in which help lists them; `count` may be NULL. */
VL_API const vl_dispersion_measure *vl_dispersion_measures(size_t *count);

/* Finds a measure by its name, NULL if there is none. */
VL_API const vl_dispersion_measure *vl_dispersion_measure_find(vl_text name);

/*
 * All measures over positions: name, text, formula, source. In the formulas f is the count of the term, n the size of the
 * corpus in tokens, and d how far an occurrence stands behind the one before it, the first one behind the last, around the
 * end of the corpus. To add one: write the function vl_position_NAME in src/stat/dispersion_positions.c, and a row here.
 */
#define VL_POSITION_MEASURES(ROW)                                                                                              \
    ROW(arf, "Average reduced frequency: near 1 if all occurrences stand together, f if they are evenly spread",               \
        "f / n * sum(min(d, n / f))", "Savický and Hlaváčová 2002")                                                            \
    ROW(ald, "Average logarithmic distance; infinite for a term that occurs nowhere", "sum(d * log10(d)) / n",                 \
        "Savický and Hlaváčová 2002")                                                                                          \
    ROW(awt, "Average waiting time, in tokens from any place to the next occurrence; infinite for a term that occurs nowhere", \
        "(1 + sum(d^2) / n) / 2", "Savický and Hlaváčová 2002")

#define VL_DECLARE_POSITION_MEASURE(name, ...)                                                                                 \
    VL_API double vl_position_##name(const uint64_t *positions, size_t count, uint64_t n);

/* Each of them as a function, vl_position_arf and so on, of positions from 0, ascending and below `n`. Without any, arf is 0,
 * and ald and awt are INFINITY. Linear. */
VL_POSITION_MEASURES(VL_DECLARE_POSITION_MEASURE)
#undef VL_DECLARE_POSITION_MEASURE

/* A measure over the positions of a term in a corpus of `n` tokens, by its name. */
typedef struct vl_position_measure {
    const char *name;
    const char *text;
    const char *formula;
    const char *source;
    double (*compute)(const uint64_t *positions, size_t count, uint64_t n);
} vl_position_measure;

/* All measures over positions, in the order in which help lists them; `count` may be NULL. */
VL_API const vl_position_measure *vl_position_measures(size_t *count);

/* Finds a measure by its name, NULL if there is none. */
VL_API const vl_position_measure *vl_position_measure_find(vl_text name);

/* A measure of either kind: one of the two is NULL. */
typedef struct vl_dispersion_choice {
    const vl_dispersion_measure *of_parts;
    const vl_position_measure *of_positions;
} vl_dispersion_choice;

#ifdef __cplusplus
}
#endif

#endif
