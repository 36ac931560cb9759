/* Similarity of vectors against values computed apart from the library, and its limits. */
#include <math.h>

#include "check.h"

typedef double (*measure)(const double *a, const double *b, size_t count);

static void test_cosine(checks *check) {
    const double a[] = {1, 2, 3, 0}, b[] = {2, 0, 1, 5}, opposite[] = {-1, -2, -3, 0}, zero[] = {0, 0, 0, 0};
    CHECK_NUMBER(vl_similarity_cosine(a, b, 4), 0.243975018237133, 1e-14);
    CHECK_NUMBER(vl_similarity_cosine(a, a, 4), 1, 0);
    CHECK_NUMBER(vl_similarity_cosine(a, opposite, 4), -1, 0);
    CHECK_NUMBER(vl_similarity_cosine(a, zero, 4), 0, 0);
    CHECK_NUMBER(vl_similarity_cosine(a, b, 0), 0, 0);
    const double huge[] = {1e200, 1e200}, tiny[] = {1e-200, 1e-200}, endless[] = {INFINITY, 1};
    CHECK_NUMBER(vl_similarity_cosine(huge, huge, 2), 1, 1e-15);
    CHECK_NUMBER(vl_similarity_cosine(tiny, huge, 2), 1, 1e-15);
    CHECK_NUMBER(vl_similarity_cosine(endless, huge, 2), 0, 0);
}

static void test_values(checks *check) {
    static const struct {
        const char *name;
        double expected, none; /* of no numbers */
        bool distance;
    } cases[] = {
        {"cosine", 0.9221388919541469, 0, false},
        {"jaccard", 1, 0, false},
        {"dice", 1, 0, false},
        {"overlap", 1, 0, false},
        {"manhattan", 4, 0, true},
        {"euclidean", 2.449489742783178, 0, true},
        {"canberra", 0.9444444444444444, 0, true},
        {"jensen_shannon", 0.05702510253365553, NAN, true},
        {"burrows_delta", 4.0 / 3, NAN, true},
    };
    const double a[] = {1, 3, 5}, b[] = {2, 1, 4}, endless[] = {1, INFINITY, 1};
    size_t count = 0;
    vl_similarity_measures(&count);
    CHECK_INTEGER(count, sizeof cases / sizeof *cases);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const vl_similarity_measure *found = vl_similarity_measure_find(vl_text_of(cases[i].name));
        if (!CHECK(found != NULL)) continue;
        CHECK_NUMBER(found->compute(a, b, 3), cases[i].expected, 5e-16);
        CHECK_NUMBER(found->compute(b, a, 3), cases[i].expected, 5e-16);
        CHECK_NUMBER(found->compute(a, a, 3), cases[i].distance ? 0 : 1, 0);
        double none = found->compute(a, b, 0);
        CHECK(isnan(cases[i].none) ? isnan(none) : none == cases[i].none);
        CHECK(i == 0 || isnan(found->compute(a, endless, 3)));
        CHECK(found->distance == cases[i].distance);
    }
    CHECK(!vl_similarity_measure_find(vl_text_of("cosin")));
}

static void test_sets(checks *check) {
    const double a[] = {1, 2, 0, -1, 0}, b[] = {0, 5, 1, 1, 0}, none[] = {0, 0, 0, 0, 0};
    CHECK_NUMBER(vl_similarity_jaccard(a, b, 5), 0.5, 0);
    CHECK_NUMBER(vl_similarity_dice(a, b, 5), 2.0 / 3, 1e-16);
    CHECK_NUMBER(vl_similarity_overlap(a, b, 5), 2.0 / 3, 1e-16);
    CHECK_NUMBER(vl_similarity_overlap(a, none, 5), 0, 0);
    CHECK_NUMBER(vl_similarity_jaccard(none, none, 5), 0, 0);
}

static void test_extremes(checks *check) {
    const double huge[] = {1e300, -1e300, 0}, other[] = {-1e300, 1e300, 0};
    CHECK_NUMBER(vl_similarity_euclidean(huge, other, 3) / 1e300, 2.8284271247461903, 1e-15);
    CHECK_NUMBER(vl_similarity_canberra(huge, other, 3), 2, 0);
    const double left[] = {5, 0}, right[] = {0, 7}, negative[] = {1, -1}, nothing[] = {0, 0};
    CHECK_NUMBER(vl_similarity_jensen_shannon(left, right, 2), 1, 0);
    CHECK(isnan(vl_similarity_jensen_shannon(left, negative, 2)) && isnan(vl_similarity_jensen_shannon(nothing, left, 2)));
    const double near[] = {1e9, 1e9 + 1}, equal[] = {3, 3};
    CHECK_NUMBER(vl_similarity_jensen_shannon(near, equal, 2), 4.50842199826648864893e-20, 1e-26);
    /* A sum that plain addition would lose: 1 beside 10^16. */
    const double large[] = {1e16, 1, 1, 1, 1}, zero[] = {0, 0, 0, 0, 0};
    CHECK_NUMBER(vl_similarity_manhattan(large, zero, 5), 1e16 + 4, 0);
}

static void test_delta(checks *check) {
    const double a[] = {1, 3, 5}, b[] = {2, 1, 4}, deviations[] = {0.5, 1, 2}, flat[] = {0.5, 0, 2};
    CHECK_NUMBER(vl_similarity_burrows_delta_by(a, b, deviations, 3), 1.5, 0);
    CHECK(isnan(vl_similarity_burrows_delta_by(a, b, flat, 3)) && isnan(vl_similarity_burrows_delta_by(a, b, flat, 0)));
}

void test_vector_similarity(checks *check);
void test_vector_similarity(checks *check) {
    test_cosine(check);
    test_values(check);
    test_sets(check);
    test_extremes(check);
    test_delta(check);
}
