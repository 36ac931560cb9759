/*
 * Measures of lexical diversity: how rich the vocabulary of a text is.
 */
#ifndef VANLUA_DIVERSITY_H
#define VANLUA_DIVERSITY_H

#include "vanlua/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * All measures, in the order in which help lists them. PLAIN: name, text, formula, source. WITH: one with a further
 * parameter: name, parameter, whether it is a whole number, its default, its least and its greatest value, what it is; text,
 * formula, source. In the formulas N is the number of tokens, V that of types, V1 that of types that occur once, and c the
 * count of a type; sums are over the types. To add one: write the function vl_diversity_NAME in src/stat/diversity*.c, and a
 * row here.
 */
#define VL_DIVERSITY_MEASURES(PLAIN, WITH)                                                                                     \
    PLAIN(ttr, "Type-token ratio", "V / N", "Johnson 1944")                                                                    \
    PLAIN(root_ttr, "Guiraud's R, the root type-token ratio", "V / sqrt(N)", "Guiraud 1954")                                   \
    PLAIN(corrected_ttr, "Carroll's corrected type-token ratio", "V / sqrt(2 * N)", "Carroll 1964")                            \
    PLAIN(herdan_c, "Herdan's C, the logarithmic type-token ratio", "ln(V) / ln(N)", "Herdan 1960")                            \
    PLAIN(summer_s, "Summer's S", "ln(ln(V)) / ln(ln(N))", "Somers 1966, as Tweedie and Baayen 1998 have it")                  \
    PLAIN(maas, "Maas's a squared; richer text gives less", "(log10(N) - log10(V)) / log10(N)^2", "Maas 1972")                 \
    PLAIN(dugast_u, "Dugast's U, or Uber index; infinite if no token is repeated", "log10(N)^2 / (log10(N) - log10(V))",       \
          "Dugast 1978")                                                                                                       \
    PLAIN(yule_k, "Yule's K; richer text gives less", "10^4 * (sum(c^2) - N) / N^2", "Yule 1944")                              \
    PLAIN(yule_i, "Yule's I; infinite if no token is repeated", "V^2 / (sum(c^2) - V)", "Yule 1944")                           \
    PLAIN(simpson_d, "Simpson's D, the chance that two tokens are of one type", "sum(c * (c - 1)) / (N * (N - 1))",            \
          "Simpson 1949, drawn without replacement")                                                                           \
    PLAIN(entropy, "Entropy of the types, in bits", "-sum(c / N * log2(c / N))", "Shannon 1948, of relative frequencies")      \
    PLAIN(honore_r, "Honoré's R; infinite if no token is repeated", "100 * ln(N) / (1 - V1 / V)",                              \
          "Honoré 1979, natural logarithm")                                                                                    \
    WITH(brunet_w, exponent, false, 0.172, 0, 1, "what the number of types is raised to, with the sign turned",                \
         "Brunet's W; richer text gives less", "N^(V^-exponent)", "Brunet 1978")                                               \
    WITH(mattr, window, true, 100, 1, 1e15, "tokens in a window",                                                              \
         "Moving-average type-token ratio; of a text shorter than the window, its type-token ratio",                           \
         "mean of the type-token ratios of all N - window + 1 runs of so many tokens", "Covington and McFall 2010")            \
    WITH(msttr, window, true, 100, 1, 1e15, "tokens in a segment",                                                             \
         "Mean segmental type-token ratio; of a text shorter than a segment, its type-token ratio",                            \
         "mean of the type-token ratios of segments of so many tokens; a rest that fills none does not count",                 \
         "Johnson 1944")                                                                                                       \
    WITH(mtld, threshold, false, 0.72, 0.001, 0.999, "the type-token ratio below which a factor ends",                         \
         "Measure of textual lexical diversity: how long the type-token ratio stays up; N if no token is repeated",            \
         "N / factors, mean of both directions; a factor ends where its type-token ratio t falls below the threshold, a rest " \
         "counts (1 - t) / (1 - threshold)",                                                                                   \
         "McCarthy and Jarvis 2010, without a least length of factors")                                                        \
    WITH(hdd, draws, true, 42, 1, 1e15, "tokens in a sample",                                                                  \
         "HD-D, the mean type-token ratio of all samples of so many tokens; not defined for fewer tokens",                     \
         "sum(1 - C(N - c, draws) / C(N, draws)) / draws", "McCarthy and Jarvis 2007, as a mean")

#define VL_DECLARE_DIVERSITY_MEASURE(name, ...)                                                                                \
    VL_API vl_status vl_diversity_##name(vl_context *context, const uint32_t *tokens, size_t count, double parameter, double *out);

/* Each of them as a function, vl_diversity_ttr and so on: of the tokens of a text in their order, as numbers of types, which
 * may come in any order but should have no large gaps, as memory is taken for the largest. `parameter` is heeded by those
 * that have one; of a whole number a fraction is cut off. `out` becomes NAN where a measure is not defined: for no tokens;
 * for one token, herdan_c, summer_s, maas, dugast_u, simpson_d and honore_r; for fewer tokens than draws, hdd; and where the
 * parameter is out of its range. Linear in the number of tokens and the largest of them. Fails for want of memory. */
VL_DIVERSITY_MEASURES(VL_DECLARE_DIVERSITY_MEASURE, VL_DECLARE_DIVERSITY_MEASURE)
#undef VL_DECLARE_DIVERSITY_MEASURE

/* A measure by its name. */
typedef struct vl_diversity_measure {
    const char *name;      /* as Lua has it: "mattr" */
    const char *parameter; /* name of a further parameter: "exponent", "window", "threshold", "draws"; NULL: takes none */
    double otherwise;      /* the parameter, where none is given */
    const char *text;
    const char *formula;
    const char *source;
    vl_status (*compute)(vl_context *context, const uint32_t *tokens, size_t count, double parameter, double *out);
} vl_diversity_measure;

/* All measures, in the order in which help lists them; `count` may be NULL. */
VL_API const vl_diversity_measure *vl_diversity_measures(size_t *count);

/* Finds a measure by its name, NULL if there is none. */
VL_API const vl_diversity_measure *vl_diversity_measure_find(vl_text name);

#ifdef __cplusplus
}
#endif

#endif
