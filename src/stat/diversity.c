/*
 * Lexical diversity by how often the types occur, and the list of all measures.
 */
#include "vanlua/diversity.h"

#include "base/memory.h"
#include "stat/spectrum.h"
#include "stat/sum.h"

static double ttr(const vl_spectrum *text, double parameter) {
    (void)parameter;
    return (double)text->types / (double)text->tokens;
}

static double root_ttr(const vl_spectrum *text, double parameter) {
    (void)parameter;
    return (double)text->types / sqrt((double)text->tokens);
}

static double corrected_ttr(const vl_spectrum *text, double parameter) {
    (void)parameter;
    return (double)text->types / sqrt(2 * (double)text->tokens);
}

static double herdan_c(const vl_spectrum *text, double parameter) {
    (void)parameter;
    return text->tokens > 1 ? log((double)text->types) / log((double)text->tokens) : NAN;
}

static double summer_s(const vl_spectrum *text, double parameter) {
    (void)parameter;
    return text->tokens > 1 ? log(log((double)text->types)) / log(log((double)text->tokens)) : NAN;
}

/* log10(N) - log10(V), exact where they are close. */
static double logarithm_of_repetition(const vl_spectrum *text) {
    return log1p((double)(text->tokens - text->types) / (double)text->types) / log(10);
}

static double maas(const vl_spectrum *text, double parameter) {
    (void)parameter;
    double logarithm = log10((double)text->tokens);
    return text->tokens > 1 ? logarithm_of_repetition(text) / (logarithm * logarithm) : NAN;
}

static double dugast_u(const vl_spectrum *text, double parameter) {
    (void)parameter;
    if (text->tokens <= 1) return NAN;
    double logarithm = log10((double)text->tokens);
    return text->types < text->tokens ? logarithm * logarithm / logarithm_of_repetition(text) : INFINITY;
}

/* The sum of (c - a) * (c - b) over the types: what is subtracted is so taken from whole numbers. */
static double sum_of_products(const vl_spectrum *text, double a, double b) {
    vl_sum sum = {0};
    for (uint64_t c = 1; c <= text->largest; c++) {
        if (text->with[c]) vl_sum_add(&sum, (double)text->with[c] * ((double)c - a) * ((double)c - b));
    }
    return vl_sum_value(&sum);
}

static double yule_k(const vl_spectrum *text, double parameter) {
    (void)parameter;
    double tokens = (double)text->tokens;
    return 1e4 * sum_of_products(text, 0, 1) / (tokens * tokens);
}

static double yule_i(const vl_spectrum *text, double parameter) {
    (void)parameter;
    double types = (double)text->types, repetition = sum_of_products(text, 1, -1);
    return repetition > 0 ? types * types / repetition : INFINITY;
}

static double simpson_d(const vl_spectrum *text, double parameter) {
    (void)parameter;
    double tokens = (double)text->tokens;
    return text->tokens > 1 ? sum_of_products(text, 0, 1) / (tokens * (tokens - 1)) : NAN;
}

static double entropy(const vl_spectrum *text, double parameter) {
    (void)parameter;
    double tokens = (double)text->tokens;
    vl_sum sum = {0};
    for (uint64_t c = 1; c <= text->largest; c++) {
        if (text->with[c]) vl_sum_add(&sum, (double)text->with[c] * ((double)c / tokens) * log2(tokens / (double)c));
    }
    return vl_sum_value(&sum);
}

static double honore_r(const vl_spectrum *text, double parameter) {
    (void)parameter;
    if (text->tokens <= 1) return NAN;
    uint64_t repeated = text->types - text->with[1];
    return repeated ? 100 * log((double)text->tokens) / ((double)repeated / (double)text->types) : INFINITY;
}

static double brunet_w(const vl_spectrum *text, double exponent) {
    if (!(exponent >= 0 && exponent <= 1)) return NAN;
    return pow((double)text->tokens, pow((double)text->types, -exponent));
}

/* The chance that a type with so many of the tokens is in a sample of `draws` of them: 1 less the product of
 * (tokens - count - i) / (tokens - i), from its logarithm, so that small chances keep their digits. The shorter one is taken
 * of the two ways to write the product. */
static double chance_to_draw(double tokens, double count, double draws) {
    if (count > tokens - draws) return 1;
    double fewer = count < draws ? count : draws, more = count < draws ? draws : count;
    vl_sum logarithm = {0};
    for (double i = 0; i < fewer; i++) vl_sum_add(&logarithm, log1p(-more / (tokens - i)));
    return -expm1(vl_sum_value(&logarithm));
}

static double hdd(const vl_spectrum *text, double draws) {
    double tokens = (double)text->tokens;
    draws = floor(draws);
    if (!(draws >= 1 && draws <= tokens)) return NAN;
    vl_sum sum = {0};
    for (uint64_t c = 1; c <= text->largest; c++) {
        if (text->with[c]) vl_sum_add(&sum, (double)text->with[c] * chance_to_draw(tokens, (double)c, draws));
    }
    return vl_sum_value(&sum) / draws;
}

typedef double (*spectrum_measure)(const vl_spectrum *text, double parameter);

static vl_status measure_spectrum(vl_context *context, const uint32_t *tokens, size_t count, double parameter,
                                  spectrum_measure measure, double *out) {
    vl_spectrum text;
    *out = NAN;
    if (count == 0) return VL_OK;
    vl_status status = vl_spectrum_make(context, tokens, count, &text);
    if (!status) *out = measure(&text, parameter);
    vl_spectrum_free(context, &text);
    return status;
}

#define OF_SPECTRUM(name)                                                                                                      \
    vl_status vl_diversity_##name(vl_context *context, const uint32_t *tokens, size_t count, double parameter, double *out) {  \
        return measure_spectrum(context, tokens, count, parameter, name, out);                                                 \
    }
OF_SPECTRUM(ttr)
OF_SPECTRUM(root_ttr)
OF_SPECTRUM(corrected_ttr)
OF_SPECTRUM(herdan_c)
OF_SPECTRUM(summer_s)
OF_SPECTRUM(maas)
OF_SPECTRUM(dugast_u)
OF_SPECTRUM(yule_k)
OF_SPECTRUM(yule_i)
OF_SPECTRUM(simpson_d)
OF_SPECTRUM(entropy)
OF_SPECTRUM(honore_r)
OF_SPECTRUM(brunet_w)
OF_SPECTRUM(hdd)

#define PLAIN(name, text, formula, source) {#name, NULL, 0, text, formula, source, vl_diversity_##name},
#define WITH(name, parameter, integer, otherwise, least, greatest, what, text, formula, source)                                \
    {#name, #parameter, otherwise, text, formula, source, vl_diversity_##name},
static const vl_diversity_measure measures[] = {VL_DIVERSITY_MEASURES(PLAIN, WITH)};
enum { MEASURES = sizeof measures / sizeof *measures };

const vl_diversity_measure *vl_diversity_measures(size_t *count) {
    if (count) *count = MEASURES;
    return measures;
}

const vl_diversity_measure *vl_diversity_measure_find(vl_text name) {
    for (size_t i = 0; i < MEASURES; i++) {
        if (vl_text_equal(vl_text_of(measures[i].name), name)) return &measures[i];
    }
    return NULL;
}
