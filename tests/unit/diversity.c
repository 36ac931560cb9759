/* Lexical diversity against values computed apart from the library, and its limits. */
#include <math.h>
#include <string.h>

#include "check.h"

static double of_tokens(checks *check, const char *name, const uint32_t *tokens, size_t count, double parameter) {
    const vl_diversity_measure *measure = vl_diversity_measure_find(vl_text_of(name));
    double value = -1;
    if (!CHECK(measure != NULL)) return value;
    CHECK(measure->compute(check->context, tokens, count, parameter, &value) == VL_OK);
    return value;
}

/* What each measure gives for 7 tokens of 4 types, for one token, and for two tokens without a repetition. */
static void test_values(checks *check) {
    static const struct {
        const char *name;
        double parameter, expected, one, distinct;
    } cases[] = {
        {"ttr", 0, 4.0 / 7, 1, 1},
        {"root_ttr", 0, 1.5118578920369088, 1, 1.4142135623730951},
        {"corrected_ttr", 0, 1.0690449676496976, 0.7071067811865475, 1},
        {"herdan_c", 0, 0.7124143742160444, NAN, 1},
        {"summer_s", 0, 0.490640879810617, NAN, 1},
        {"maas", 0, 0.34029853598891796, NAN, 0},
        {"dugast_u", 0, 2.9385962448941174, NAN, INFINITY},
        {"yule_k", 0, 80000.0 / 49, 0, 0},
        {"yule_i", 0, 16.0 / 11, INFINITY, INFINITY},
        {"simpson_d", 0, 8.0 / 42, NAN, 0},
        {"entropy", 0, 1.8423709931771088, 0, 1},
        {"honore_r", 0, 389.18202981106265, NAN, INFINITY},
        {"brunet_w", 0.172, 4.6324823671575475, 1, 1.8501103683187252},
        {"mattr", 3, 13.0 / 15, 1, 1},
        {"msttr", 3, 5.0 / 6, 1, 1},
        {"mtld", 0.72, 7, 1, 2},
        {"hdd", 3, 86.0 / 105, NAN, NAN},
    };
    const uint32_t tokens[] = {0, 1, 0, 2, 0, 1, 3}, distinct[] = {5, 2};
    size_t count = 0;
    vl_diversity_measures(&count);
    CHECK_INTEGER(count, sizeof cases / sizeof *cases);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double p = cases[i].parameter;
        CHECK_NUMBER(of_tokens(check, cases[i].name, tokens, 7, p), cases[i].expected, 2e-15 * (1 + cases[i].expected));
        double one = of_tokens(check, cases[i].name, tokens, 1, p), two = of_tokens(check, cases[i].name, distinct, 2, p);
        CHECK(isnan(cases[i].one) ? isnan(one) : one == cases[i].one || fabs(one - cases[i].one) < 1e-15);
        CHECK(isnan(cases[i].distinct) ? isnan(two) : two == cases[i].distinct || fabs(two - cases[i].distinct) < 1e-15);
        CHECK(isnan(of_tokens(check, cases[i].name, NULL, 0, p)));
    }
}

/* Windows of all sizes, against the count by hand of 3 types in turn. */
static void test_windows(checks *check) {
    const uint32_t turns[] = {0, 1, 2, 0, 1, 2, 0, 1};
    CHECK_NUMBER(of_tokens(check, "mattr", turns, 8, 1), 1, 0);
    CHECK_NUMBER(of_tokens(check, "mattr", turns, 8, 4), 0.75, 0);
    CHECK_NUMBER(of_tokens(check, "mattr", turns, 8, 8), 0.375, 0);
    CHECK_NUMBER(of_tokens(check, "mattr", turns, 8, 1e15), 0.375, 0);
    CHECK_NUMBER(of_tokens(check, "msttr", turns, 8, 5), 0.6, 0);
    CHECK_NUMBER(of_tokens(check, "msttr", turns, 8, 9), 0.375, 0);
    CHECK(isnan(of_tokens(check, "mattr", turns, 8, 0.5)) && isnan(of_tokens(check, "msttr", turns, 8, NAN)));
    CHECK_NUMBER(of_tokens(check, "hdd", turns, 8, 1), 1, 1e-15);
    CHECK_NUMBER(of_tokens(check, "hdd", turns, 8, 8), 0.375, 0);
    CHECK(isnan(of_tokens(check, "hdd", turns, 8, 9)) && isnan(of_tokens(check, "hdd", turns, 8, 0)));
    CHECK(isnan(of_tokens(check, "brunet_w", turns, 8, 2)) && isnan(of_tokens(check, "mtld", turns, 8, 1)));
}

/* A factor ends below the threshold, not at it, and in either direction. */
static void test_factors(checks *check) {
    const uint32_t four[] = {0, 1, 2, 0, 3, 4, 5, 6}, same[] = {3, 3, 3, 3, 3, 3};
    CHECK_NUMBER(of_tokens(check, "mtld", four, 8, 0.75), 16, 0);
    CHECK_NUMBER(of_tokens(check, "mtld", same, 6, 0.72), 2, 0);
    const uint32_t begins[] = {0, 0, 1, 2}; /* 1 factor and a rest of 0 forwards, a rest of 0.25 / 0.28 backwards */
    CHECK_NUMBER(of_tokens(check, "mtld", begins, 4, 0.72), (4 + 4 * 0.28 / 0.25) / 2, 1e-14);
}

/* Rare types among many tokens keep their digits: 10^5 types once, 1 type 10^5 times. */
static void test_rare(checks *check) {
    enum { N = 200000 };
    static uint32_t tokens[N]; /* room only */
    for (uint32_t i = 0; i < N; i++) tokens[i] = i % 2 ? 0 : i / 2 + 1;
    CHECK_NUMBER(of_tokens(check, "hdd", tokens, N, 42), 0.5 + 1.0 / 42, 1e-11);
    CHECK_NUMBER(of_tokens(check, "simpson_d", tokens, N, 0), 99999.0 / 2 / 199999, 1e-16);
    CHECK_NUMBER(of_tokens(check, "mattr", tokens, N, 100), 0.51, 1e-15);
}

static void test_memory(checks *check) {
    const uint32_t far[] = {0, 100000};
    size_t count;
    const vl_diversity_measure *measures = vl_diversity_measures(&count);
    for (size_t i = 0; i < count; i++) {
        uint64_t used = vl_context_memory_used(check->context);
        double value;
        vl_context_set_memory_limit(check->context, used + 400000);
        CHECK(measures[i].compute(check->context, far, 2, measures[i].otherwise, &value) == VL_ERROR_MEMORY);
        vl_context_set_memory_limit(check->context, 0);
        CHECK_INTEGER(vl_context_memory_used(check->context), used);
    }
}

void test_diversity(checks *check);
void test_diversity(checks *check) {
    test_values(check);
    test_windows(check);
    test_factors(check);
    test_rare(check);
    test_memory(check);
    CHECK(!vl_diversity_measure_find(vl_text_of("mtl")));
}
