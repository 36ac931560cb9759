/*
 * Measures of association between two terms, of a contingency table.
 *
 * Counts: f, how often the two occur together; f1 and f2, how often each occurs; n, the size of the sample. They are
 * finite, at least 0 and at most 10^15, and whole where a measure says so. The four cells are f, f1 - f, f2 - f and
 * n - f1 - f2 + f; what is expected by chance is E = f1 * f2 / n.
 *
 * Where a cell, a marginal or the sample is empty, a measure gives its limit, which may be infinite, and NAN where there is
 * none (0 / 0). What counts lose by rounding is not lost again by cancellation: near independence too, results are exact
 * but for some units in the last places.
 */
#ifndef VANLUA_ASSOCIATION_H
#define VANLUA_ASSOCIATION_H

#include "vanlua/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * All measures, in the order in which help lists them: name, whether it asks for four cells, none of them negative,
 * without which it would be undefined or leave its range, is directed, asks for whole counts, and falls; text, formula,
 * source. To add one: write the function vl_association_NAME in src/stat/association.c, and a row here.
 */
#define VL_ASSOCIATION_MEASURES(ROW)                                                                                           \
    ROW(mi, false, false, false, false,                                                                                        \
        "Pointwise mutual information in bits: 0 where the two are independent; -infinity where f is 0",                       \
        "log2(f / E), E = f1 * f2 / n", "Church and Hanks 1990, binary logarithm")                                             \
    ROW(mi2, false, false, false, false, "Mutual information with the joint count squared, which favours rare terms less",     \
        "log2(f^2 / E), E = f1 * f2 / n", "Daille 1994; Evert 2005, MI^k with k = 2, binary logarithm")                        \
    ROW(mi3, false, false, false, false, "Mutual information with the joint count cubed, which favours frequent terms",        \
        "log2(f^3 / E), E = f1 * f2 / n", "Daille 1994; Evert 2005, MI^k with k = 3, binary logarithm")                        \
    ROW(local_mi, false, false, false, false, "Mutual information times the joint count; 0 where f is 0",                      \
        "f * log2(f / E), E = f1 * f2 / n",                                                                                    \
        "Evert 2005, local MI, binary logarithm")                                                                              \
    ROW(npmi, true, false, false, false,                                                                                      \
        "Normalized pointwise mutual information: -1 never together, 0 independent, 1 only together",                          \
        "log(f / E) / -log(f / n), E = f1 * f2 / n", "Bouma 2009")                                                             \
    ROW(t_score, false, false, false, false, "How many standard errors the joint count lies above what is expected",           \
        "(f - E) / sqrt(f), E = f1 * f2 / n", "Church, Gale, Hanks and Hindle 1991")                                           \
    ROW(z_score, false, false, false, false, "Standardized difference of the joint count from what is expected",               \
        "(f - E) / sqrt(E), E = f1 * f2 / n", "Evert 2005, variance E, without Yates' correction")                             \
    ROW(log_likelihood, true, false, false, false, "Log-likelihood G2 over all four cells; never negative",                    \
        "2 * sum over the four cells of O * ln(O / E)", "Dunning 1993, natural logarithm")                                     \
    ROW(simple_log_likelihood, false, false, false, false, "Log-likelihood of the joint count alone; never negative",          \
        "2 * (f * ln(f / E) - (f - E)), E = f1 * f2 / n", "Evert 2008, simple-ll, natural logarithm, without a sign")          \
    ROW(chi_squared, true, false, false, false, "Pearson's chi-squared over all four cells; never negative",                   \
        "n * (f * n - f1 * f2)^2 / (f1 * (n - f1) * f2 * (n - f2))", "Pearson 1900, without Yates' correction")                \
    ROW(chi_squared_yates, true, false, false, false, "Chi-squared with Yates' correction, which takes no difference below 0", \
        "n * max(0, |f * n - f1 * f2| - n / 2)^2 / (f1 * (n - f1) * f2 * (n - f2))", "Yates 1934")                             \
    ROW(fisher, true, false, true, true,                                                                                       \
        "Probability of f or more together by chance, Fisher's exact test, of whole counts; small p: strong association",      \
        "sum over k >= f of C(f1, k) * C(n - f1, f2 - k) / C(n, f2)", "Fisher 1935, one-sided (greater)")                      \
    ROW(dice, true, false, false, false, "Dice coefficient, 0 to 1", "2 * f / (f1 + f2)", "Dice 1945")                         \
    ROW(log_dice, true, false, false, false, "Dice coefficient on a scale up to 14, whatever the size; -infinity where f is 0", \
        "14 + log2(2 * f / (f1 + f2))", "Rychlý 2008")                                                                         \
    ROW(jaccard, true, false, false, false, "Jaccard coefficient, 0 to 1", "f / (f1 + f2 - f)", "Jaccard 1901")                \
    ROW(geometric_mean, true, false, false, false, "Geometric mean of both conditional probabilities, 0 to 1", "f / sqrt(f1 * f2)", \
        "Evert 2005, gmean")                                                                                                   \
    ROW(min_sensitivity, true, false, false, false, "The smaller of both conditional probabilities, 0 to 1", "min(f / f1, f / f2)", \
        "Pedersen 1998")                                                                                                       \
    ROW(delta_p, true, true, false, false, "How much more likely the second is with the first than without it, -1 to 1",       \
        "f / f1 - (f2 - f) / (n - f1)", "Gries 2013, after Allan 1980")                                                        \
    ROW(odds_ratio, true, false, false, false, "Ratio of the odds, 1 where the two are independent",                           \
        "f * (n - f1 - f2 + f) / ((f1 - f) * (f2 - f))", "Blaheta and Johnson 2001, the plain ratio without a logarithm")      \
    ROW(relative_risk, true, true, false, false, "How many times as likely the second is with the first as without it",        \
        "(f / f1) / ((f2 - f) / (n - f1))", "Evert 2005, by rows, the plain ratio without a logarithm")                        \
    ROW(log_ratio, true, true, false, false,                                                                                   \
        "Binary logarithm of how many times as frequent the second is near the first as elsewhere; a count of 0 is taken as "  \
        "0.5",                                                                                                                 \
        "log2((f / f1) / ((f2 - f) / (n - f1))), a count (f, f2 - f) of 0 taken as 0.5", "Hardie 2014, the node against the rest")\
    ROW(liddell, true, true, false, false, "Difference of proportions of the first, with the second and without it, -1 to 1",  \
        "(f * (n - f1 - f2 + f) - (f1 - f) * (f2 - f)) / (f2 * (n - f2))", "Liddell 1976; Evert 2005, by columns")             \
    ROW(poisson_stirling, false, false, false, false, "Logarithm of a Poisson likelihood by Stirling's formula; 0 where f is 0", \
        "f * (ln(f / E) - 1), E = f1 * f2 / n", "Quasthoff and Wolff 2002, natural logarithm")                                 \
    ROW(observed_expected_ratio, false, false, false, false, "How many times as often together as by chance", "f / E, E = f1 * f2 / n", \
        "Evert 2005, mu")

#define VL_DECLARE_ASSOCIATION_MEASURE(name, ...) \
    VL_API double vl_association_##name(double f, double f1, double f2, double n);
/* Each of them as a function, vl_association_mi and so on. */
VL_ASSOCIATION_MEASURES(VL_DECLARE_ASSOCIATION_MEASURE)
#undef VL_DECLARE_ASSOCIATION_MEASURE

/* A measure by its name. */
typedef struct vl_association_measure {
    const char *name;    /* as Lua has it: "log_likelihood" */
    bool four_cells;     /* means something, and keeps its range, only where no cell is negative: f <= f1, f <= f2,
                            f1 + f2 - f <= n */
    bool directed;       /* gives another value, where f1 and f2 change places */
    bool whole;          /* asks for whole counts */
    bool falls;          /* is the smaller the stronger, as a probability is */
    const char *text;    /* one line: what it tells, in what range */
    const char *formula;
    const char *source;  /* author, year, variant */
    double (*compute)(double f, double f1, double f2, double n);
} vl_association_measure;

/* All measures, in the order in which help lists them. */
VL_API const vl_association_measure *vl_association_measures(size_t *count);

/* Finds a measure by its name, NULL if there is none. */
VL_API const vl_association_measure *vl_association_measure_find(vl_text name);

#ifdef __cplusplus
}
#endif

#endif
