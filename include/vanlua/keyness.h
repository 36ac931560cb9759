/*
 * Measures of keyness: how typical a term is of a target, compared with a reference.
 *
 * Counts: f1 of the term in the target, which has n1 tokens, and f2 of it in the reference, which has n2. They are finite,
 * at least 0 and at most 10^15, f1 <= n1 and f2 <= n2, and whole where a measure says so.
 *
 * Where a count or a size is 0, a measure gives its limit, which may be infinite, and NAN where there is none (0 / 0);
 * where its text says so, another value.
 */
#ifndef VANLUA_KEYNESS_H
#define VANLUA_KEYNESS_H

#include "vanlua/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * All measures, in the order in which help lists them. PLAIN: name, whether it asks for whole counts, what it tells
 * (vl_keyness_kind), text, formula, source. WITH: one with a further parameter: name, parameter, what it tells, the
 * parameter's default, its least and its greatest value, what it is; text, formula, source. To add one: write the function
 * vl_keyness_NAME in src/stat/keyness.c, and a row here.
 */
#define VL_KEYNESS_MEASURES(PLAIN, WITH)                                                                                       \
    PLAIN(log_likelihood, false, SIGNIFICANCE,                                                                                 \
          "Log-likelihood G2 of a term in a target against a reference; 0 where a size or both counts are 0",                  \
          "2 * sum over the four cells f1, n1 - f1, f2, n2 - f2 of O * ln(O / E)",                                             \
          "Dunning 1993, all four cells of the contingency table, natural logarithm")                                          \
    PLAIN(log_likelihood_two_term, false, SIGNIFICANCE,                                                                        \
          "Log-likelihood over the two counts alone; 0 where a size or both counts are 0",                                     \
          "2 * (f1 * ln(f1 / E1) + f2 * ln(f2 / E2)), Ei = ni * (f1 + f2) / (n1 + n2)",                                        \
          "Rayson and Garside 2000, two terms, natural logarithm")                                                             \
    PLAIN(chi_squared, false, SIGNIFICANCE, "Pearson's chi-squared over all four cells; never negative",                       \
          "(n1 + n2) * (f1 * n2 - f2 * n1)^2 / ((f1 + f2) * (n1 + n2 - f1 - f2) * n1 * n2)",                                   \
          "Pearson 1900, without Yates' correction")                                                                           \
    PLAIN(fisher, true, PROBABILITY, "Probability of f1 or more in the target by chance, Fisher's exact test, of whole counts", \
          "sum over k >= f1 of C(n1, k) * C(n2, f1 + f2 - k) / C(n1 + n2, f1 + f2)", "Fisher 1935, one-sided (greater)")       \
    PLAIN(log_ratio, false, EFFECT, "Binary logarithm of the ratio of relative frequencies; a count of 0 is taken as 0.5",     \
          "log2((f1 / n1) / (f2 / n2)), a count of 0 taken as 0.5", "Hardie 2014")                                             \
    WITH(log_ratio_conservative, family, EFFECT, 1, 1, 1e15, "how many terms are compared at once, for Bonferroni's correction", \
         "The end next to 0 of the confidence interval of the log ratio; 0 where the interval holds 0",                        \
         "log2(p / (1 - p) * n2 / n1), p the nearer confidence limit of f1 / (f1 + f2)",                                       \
         "Evert 2022, LRC, with exact limits (Clopper and Pearson 1934), 95 % on both sides, Bonferroni")                      \
    WITH(simple_maths, k, EFFECT, 1, 0, 1e15, "what is added to both rates; a greater one favours frequent terms",             \
         "Ratio of the rates per million", "(f1 * 10^6 / n1 + k) / (f2 * 10^6 / n2 + k)", "Kilgarriff 2009")                   \
    PLAIN(percent_difference, false, EFFECT, "Difference of the relative frequencies in per cent of that in the reference",    \
          "100 * (f1 / n1 - f2 / n2) / (f2 / n2)", "Gabrielatos and Marchi 2011, %DIFF")                                       \
    PLAIN(difference_coefficient, false, EFFECT, "Difference of the relative frequencies by their sum, -1 to 1",               \
          "(f1 / n1 - f2 / n2) / (f1 / n1 + f2 / n2)", "Hofland and Johansson 1982")                                           \
    PLAIN(odds_ratio, false, EFFECT, "Ratio of the odds, 1 where the rates are equal", "(f1 / (n1 - f1)) / (f2 / (n2 - f2))",  \
          "Pojanapunya and Watson Todd 2018, the plain ratio without a logarithm")                                             \
    PLAIN(bic, false, SIGNIFICANCE,                                                                                            \
          "Log-likelihood less what the size alone lets expect; above 2 positive, above 10 very strong evidence",              \
          "log_likelihood - ln(n1 + n2)", "Wilson 2013, of log-likelihood over four cells, one degree of freedom")

#define VL_DECLARE_PLAIN_KEYNESS(name, ...) VL_API double vl_keyness_##name(double f1, double n1, double f2, double n2);
#define VL_DECLARE_KEYNESS_WITH(name, parameter, ...)                                                                          \
    VL_API double vl_keyness_##name(double f1, double n1, double f2, double n2, double parameter);
/* Each of them as a function, vl_keyness_log_likelihood and so on. */
VL_KEYNESS_MEASURES(VL_DECLARE_PLAIN_KEYNESS, VL_DECLARE_KEYNESS_WITH)
#undef VL_DECLARE_PLAIN_KEYNESS
#undef VL_DECLARE_KEYNESS_WITH

/* What a measure tells. */
typedef enum vl_keyness_kind {
    VL_KEYNESS_EFFECT,       /* how much more: the larger, the more typical of the target; the smaller, of the reference */
    VL_KEYNESS_SIGNIFICANCE, /* how sure it is that there is a difference, in whichever direction: the larger, the surer */
    VL_KEYNESS_PROBABILITY   /* of so much in the target by chance: the smaller, the more typical of the target */
} vl_keyness_kind;

/* A measure by its name. */
typedef struct vl_keyness_measure {
    const char *name;      /* as Lua has it: "log_likelihood" */
    const char *parameter; /* name of a further parameter: "k", "family"; NULL: takes none */
    double otherwise;      /* the parameter, where none is given */
    bool whole;            /* asks for whole counts */
    vl_keyness_kind kind;
    const char *text;
    const char *formula;
    const char *source;
    double (*compute)(double f1, double n1, double f2, double n2, double parameter);
} vl_keyness_measure;

/* All measures, in the order in which help lists them. */
VL_API const vl_keyness_measure *vl_keyness_measures(size_t *count);

/* Finds a measure by its name, NULL if there is none. */
VL_API const vl_keyness_measure *vl_keyness_measure_find(vl_text name);

#ifdef __cplusplus
}
#endif

#endif
