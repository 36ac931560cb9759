/* Dispersion against values computed with 40 digits, and its limits. */
#include <math.h>
#include <string.h>

#include "check.h"

enum { PARTS = 6, MEASURES = 9 };

static const char *const names[MEASURES] = {"range", "juilland_d", "carroll_d2", "rosengren_s", "dp", "dp_norm",
                                            "kl_divergence", "variation_coefficient", "distributional_average"};

static double of_parts(const char *name, const double *counts, const double *sizes, size_t parts) {
    double room[2 * PARTS];
    return vl_dispersion_measure_find(vl_text_of(name))->compute(counts, sizes, parts, room);
}

static void check_all(checks *check, const double *counts, const double *sizes, size_t parts, const double *expected,
                      double tolerance) {
    for (size_t i = 0; i < MEASURES; i++) {
        CHECK_NUMBER(of_parts(names[i], counts, sizes, parts), expected[i], tolerance * (1 + fabs(expected[i])));
    }
}

/* Gries's corpus of five parts (2008), and a term that is in one part alone. */
static void test_values(checks *check) {
    const double counts[] = {1, 2, 3, 4, 5}, sizes[] = {9, 10, 10, 10, 11};
    const double expected[] = {5, 0.7851504534504508, 0.9379213032979954, 0.9498163423042408, 0.18, 0.21951219512195122,
                               0.13697172936522087, 0.4714045207910317, 0.6974500344589938};
    check_all(check, counts, sizes, 5, expected, 4e-16);
    const double late[] = {0, 0, 3}, uneven[] = {1, 5, 100};
    const double alone[] = {1, 0, 0, 0.9433962264150944, 0.05660377358490566, 0.05714285714285714, 0.08406426478847448,
                            1.4142135623730951, 0};
    check_all(check, late, uneven, 3, alone, 4e-16);
}

/* What is spread evenly is so to the last digit, however large. */
static void test_even(checks *check) {
    const double counts[] = {1e12, 3e12, 7e12}, sizes[] = {1e13, 3e13, 7e13};
    const double expected[] = {3, 1, 1, 1, 0, 0, 0, 0.6803013430498074, 1};
    check_all(check, counts, sizes, 3, expected, 3e-16);
    CHECK_NUMBER(of_parts("dp", counts, sizes, 3), 0, 0);
    const double near[] = {1e12, 1e12 + 1}, halves[] = {1e13, 1e13};
    CHECK_NUMBER(of_parts("variation_coefficient", near, halves, 2), 5e-13, 1e-16);
    CHECK_NUMBER(of_parts("dp", near, halves, 2), 2.5e-13, 1e-16);
}

static void test_undefined(checks *check) {
    const double none[] = {0, 0}, sizes[] = {3, 4}, one[] = {2}, empty[] = {3, 0}, negative[] = {-1, 4}, some[] = {1, 0};
    for (size_t i = 0; i < MEASURES; i++) {
        bool range = i == 0, alone = i == 1 || i == 2 || i == 5 || i == 8;
        CHECK(range ? of_parts(names[i], none, sizes, 2) == 0 : isnan(of_parts(names[i], none, sizes, 2)));
        CHECK(isnan(of_parts(names[i], one, sizes, 1)) == alone);
        CHECK(range || isnan(of_parts(names[i], some, empty, 2)));
        CHECK(range || isnan(of_parts(names[i], negative, sizes, 2)));
        CHECK(range || isnan(of_parts(names[i], none, sizes, 0)));
    }
    CHECK_NUMBER(of_parts("rosengren_s", one, sizes, 1), 1, 0);
    CHECK_NUMBER(of_parts("dp", one, sizes, 1), 0, 0);
}

static void test_positions(checks *check) {
    /* The example of Savický and Hlaváčová, counted from 0. */
    const uint64_t example[] = {1, 11, 13, 22, 24, 29, 31, 34, 37, 38, 41, 43, 44, 47, 49}, last[] = {9}, all[] = {0, 1, 2};
    CHECK_NUMBER(vl_position_arf(example, 15, 50), 10.8, 1e-14);
    CHECK_NUMBER(vl_position_ald(example, 15, 50), 0.628416952224755, 1e-15);
    CHECK_NUMBER(vl_position_awt(example, 15, 50), 3.18, 1e-15);
    CHECK_NUMBER(vl_position_arf(last, 1, 10), 1, 0);
    CHECK_NUMBER(vl_position_ald(last, 1, 10), 1, 1e-15);
    CHECK_NUMBER(vl_position_awt(last, 1, 10), 5.5, 0);
    CHECK_NUMBER(vl_position_arf(all, 3, 3), 3, 0);
    CHECK_NUMBER(vl_position_ald(all, 3, 3), 0, 0);
    CHECK_NUMBER(vl_position_awt(all, 3, 3), 1, 0);
    CHECK_NUMBER(vl_position_arf(NULL, 0, 10), 0, 0);
    CHECK(isinf(vl_position_ald(NULL, 0, 10)) && isinf(vl_position_awt(NULL, 0, 10)));
}

static void test_lists(checks *check) {
    size_t count = 0;
    const vl_dispersion_measure *of = vl_dispersion_measures(&count);
    CHECK_INTEGER(count, MEASURES);
    for (size_t i = 0; i < count && i < MEASURES; i++) {
        CHECK_STRING(of[i].name, names[i]);
        CHECK(of[i].integer == (i == 0));
        CHECK(strlen(of[i].text) > 10 && strlen(of[i].formula) > 3 && strlen(of[i].source) > 3);
    }
    CHECK(vl_position_measures(&count) == vl_position_measure_find(vl_text_of("arf")));
    CHECK_INTEGER(count, 3);
    CHECK(!vl_dispersion_measure_find(vl_text_of("arf")) && !vl_position_measure_find(vl_text_of("dp")));
}

void test_dispersion(checks *check);
void test_dispersion(checks *check) {
    test_values(check);
    test_even(check);
    test_undefined(check);
    test_positions(check);
    test_lists(check);
}
