/* Measures of association and keyness against values computed with 60 digits from the definitions, their limits, and what holds
 * for all tables. */
#include <math.h>
#include <string.h>

#include "check.h"

enum { TABLES = 5 };

typedef struct answer {
    const char *measure;
    double values[TABLES];
} answer;

/* f, f1, f2, n: attraction, repulsion, all but independence of huge counts, all but identity, nothing but the first. */
static const double pairs[TABLES][4] = {{10, 100, 50, 10000},
                                        {9, 1000, 2000, 200000},
                                        {100000001, 1e10, 1e10, 1e12},
                                        {999000, 1e6, 1e6, 1e12},
                                        {1, 1, 2, 3}};

static const answer association_answers[] = {
    {"mi", {4.3219280948873623, -0.15200309344504998, 1.4426950336754883e-8, 19.930125152454505, 0.58496250072115618}},
    {"mi2", {7.6438561897747247, 3.0179219079972624, 26.575424787952799, 39.860250304909011, 0.58496250072115618}},
    {"mi3", {10.965784284662087, 6.1878469094395747, 53.150849561478649, 59.790375457363516, 0.58496250072115618}},
    {"local_mi", {43.219280948873623, -1.3680278410054499, 1.4426950481024386, 19910195.027302051, 0.58496250072115618}},
    {"npmi", {0.43367666522132707, -0.010526737436712642, 1.0857362005082717e-9, 0.99985517323015022, 0.36907024642854256}},
    {"t_score", {3.0041637771599604, -0.33333333333333333, 9.9999999500000004e-5, 999.4988744370856, 0.33333333333333333}},
    {"z_score", {13.435028842544403, -0.31622776601683793, 0.0001, 998999.0, 0.40824829046386302}},
    {"log_likelihood", {43.813711971621807, 0.10502798354360089, 1.0203040472744278e-8, 29571759.076030859, 1.0464962875290957}},
    {"simple_log_likelihood", {40.91464547107982, 0.10351071815912658, 9.9999999666666668e-9, 25603393.09514612, 0.1442635495496621}},
    {"chi_squared", {183.23942947058525, 0.10151768945738795, 1.0203040506070809e-8, 998000998001.998, 0.75}},
    {"chi_squared_yates", {164.45865692096848, 0.025379422364346987, 2.5507601265177023e-9, 997999999001.25, 0.0}},
    {"fisher", {4.6641042368171136e-11, 0.66887677196108375, 0.49997340116152722, 0, 0.66666666666666667}},
    {"dice", {0.13333333333333333, 0.006, 0.0100000001, 0.999, 0.66666666666666667}},
    {"log_dice", {11.093109404391481, 6.6191782160590691, 7.3561438246522256, 13.998556583130331, 13.415037499278844}},
    {"jaccard", {0.071428571428571429, 0.0030090270812437312, 0.0050251256786444787, 0.998001998001998, 0.5}},
    {"geometric_mean", {0.1414213562373095, 0.0063639610306789277, 0.0100000001, 0.999, 0.70710678118654752}},
    {"min_sensitivity", {0.1, 0.0045, 0.0100000001, 0.999, 0.5}},
    {"delta_p", {0.09595959595959596, -0.0010050251256281407, 1.0101010101010101e-10, 0.998999998999999, 0.5}},
    {"odds_ratio", {27.388888888888889, 0.89863568702957456, 1.0000000102030405, 998999000001.0, INFINITY}},
    {"relative_risk", {24.75, 0.89954796584630839, 1.0000000101010101, 998999001.0, 2.0}},
    {"log_ratio", {4.6293566200796096, -0.15272788373454142, 1.4572677108569208e-8, 29.89590799442083, 1.0}},
    {"liddell", {0.19095477386934673, -0.00050505050505050505, 1.0101010101010101e-10, 0.998999998999999, 0.5}},
    {"poisson_stirling", {19.95732273553991, -9.9482446409204367, -99999999.999999995, 12801695.54757306, -0.59453489189183562}},
    {"observed_expected_ratio", {20.0, 0.9, 1.00000001, 999000.0, 1.5}},
};

/* f1, n1, f2, n2: typical, untypical, only in the target, large and all but alike, rare in the huge. */
static const double comparisons[TABLES][4] = {
    {60, 1000, 5, 2000}, {3, 5000, 400, 90000}, {7, 100, 0, 900}, {1e6, 1e9, 999000, 1e9}, {300000, 1e12, 100000, 1e12}};

/* With a family of 20000 and k = 100. */
static const answer keyness_answers[] = {
    {"log_likelihood", {102.90164239337072, 25.61108018046558, 32.688927699448667, 0.50075064617714786, 104649.64875291357}},
    {"log_likelihood_two_term", {100.63350722581507, 25.540853380587021, 32.23619130191664, 0.50025014592714796, 104649.62875290957}},
    {"chi_squared", {103.98375049141659, 16.573753983417456, 63.444108761329305, 0.50075062531253114, 100000.020000004}},
    {"fisher", {8.7678638449078515e-24, 0.99999990944491268, 8.2394022373879885e-8, 0.23980508233517826, 0}},
    {"log_ratio", {4.5849625007211562, -2.8889686876112562, 6.9772799234999165, 0.0014434168696687174, 1.5849625007211562}},
    {"log_ratio_conservative", {2.0111745820276533, -0.042570778783872521, 0.59193890984861136, 0.0, 1.5601843917786201}},
    {"simple_maths", {23.115384615384615, 0.15403422982885086, 701.0, 1.0009099181073703, 1.001998001998002}},
    {"percent_difference", {2300.0, -86.5, INFINITY, 0.1001001001001001, 200.0}},
    {"difference_coefficient", {0.92, -0.76211453744493392, 1.0, 0.00050025012506253127, 0.5}},
    {"odds_ratio", {25.468085106382979, 0.13448068841304783, INFINITY, 1.001002003004005, 3.00000060000018}},
    {"bic", {94.895274825720472, 14.149448009882902, 25.78117242046653, -20.915662371329209, 104621.32458461708}},
};

static const answer *find_answer(const answer *answers, size_t count, const char *measure) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(answers[i].measure, measure) == 0) return &answers[i];
    return NULL;
}

/* Equal but for some units in the last places, or the same infinity. */
static void check_value(checks *check, const char *measure, double actual, double expected) {
    bool good = isinf(expected) ? actual == expected : fabs(actual - expected) <= 2e-13 * fabs(expected);
    if (!check_true(check, good, measure, __FILE__, __LINE__)) CHECK_NUMBER(actual, expected, 0);
}

static void test_association_answers(checks *check) {
    size_t count;
    const vl_association_measure *measures = vl_association_measures(&count);
    CHECK_INTEGER(count, sizeof association_answers / sizeof *association_answers);
    for (size_t i = 0; i < count; i++) {
        const answer *expected = find_answer(association_answers, count, measures[i].name);
        CHECK(vl_association_measure_find(vl_text_of(measures[i].name)) == &measures[i]);
        if (!check_true(check, expected != NULL, measures[i].name, __FILE__, __LINE__)) continue;
        for (size_t j = 0; j < TABLES; j++) {
            double value = measures[i].compute(pairs[j][0], pairs[j][1], pairs[j][2], pairs[j][3]);
            check_value(check, measures[i].name, value, expected->values[j]);
        }
    }
    CHECK(!vl_association_measure_find(vl_text_of("MI")));
}

static void test_keyness_answers(checks *check) {
    size_t count;
    const vl_keyness_measure *measures = vl_keyness_measures(&count);
    CHECK_INTEGER(count, sizeof keyness_answers / sizeof *keyness_answers);
    for (size_t i = 0; i < count; i++) {
        const answer *expected = find_answer(keyness_answers, count, measures[i].name);
        const char *parameter = measures[i].parameter;
        CHECK(vl_keyness_measure_find(vl_text_of(measures[i].name)) == &measures[i]);
        if (!check_true(check, expected != NULL, measures[i].name, __FILE__, __LINE__)) continue;
        for (size_t j = 0; j < TABLES; j++) {
            const double *counts = comparisons[j];
            double given = !parameter ? NAN : strcmp(parameter, "k") == 0 ? 100 : 20000;
            double value = measures[i].compute(counts[0], counts[1], counts[2], counts[3], given);
            check_value(check, measures[i].name, value, expected->values[j]);
        }
    }
    CHECK(!vl_keyness_measure_find(vl_text_of("")));
}

/* Tables with empty cells, rows and columns: never together, no first, neither, all first, all both, nothing at all. */
enum { EMPTY_TABLES = 6 };

static const double empty_pairs[EMPTY_TABLES][4] = {{0, 10, 10, 100}, {0, 0, 10, 100}, {0, 0, 0, 100},
                                                    {10, 100, 10, 100}, {100, 100, 100, 100}, {0, 0, 0, 0}};

#define NONE NAN

static const struct {
    const char *measure;
    double values[EMPTY_TABLES];
} limits[] = {
    {"mi", {-INFINITY, NONE, NONE, 0, 0, NONE}},
    {"mi2", {-INFINITY, NONE, NONE, 3.3219280948873623, 6.6438561897747247, NONE}},
    {"mi3", {-INFINITY, NONE, NONE, 6.6438561897747247, 13.287712379549449, NONE}},
    {"local_mi", {0, 0, 0, 0, 0, 0}},
    {"npmi", {-1, NONE, NONE, 0, NONE, NONE}},
    {"t_score", {-INFINITY, NONE, NONE, 0, 0, NONE}},
    {"z_score", {-1, 0, NONE, 0, 0, NONE}},
    {"log_likelihood", {2.2268174265439072, 0, 0, 0, 0, 0}},
    {"simple_log_likelihood", {2, 0, 0, 0, 0, 0}},
    {"chi_squared", {1.2345679012345679, 0, NONE, 0, NONE, NONE}},
    {"chi_squared_yates", {0.30864197530864198, 0, NONE, 0, NONE, NONE}},
    {"fisher", {1, 1, 1, 1, 1, 1}},
    {"dice", {0, 0, NONE, 0.18181818181818182, 1, NONE}},
    {"log_dice", {-INFINITY, -INFINITY, NONE, 11.540568381362703, 14, NONE}},
    {"jaccard", {0, 0, NONE, 0.1, 1, NONE}},
    {"geometric_mean", {0, 0, NONE, 0.31622776601683793, 1, NONE}},
    {"min_sensitivity", {0, 0, NONE, 0.1, 1, NONE}},
    {"delta_p", {-0.1111111111111111, NONE, NONE, NONE, NONE, NONE}},
    {"odds_ratio", {0, NONE, NONE, NONE, NONE, NONE}},
    {"relative_risk", {0, NONE, NONE, NONE, NONE, NONE}},
    {"log_ratio", {-1.1520030934450500, NONE, NONE, NONE, NONE, NONE}},
    {"liddell", {-0.1111111111111111, 0, NONE, 0, NONE, NONE}},
    {"poisson_stirling", {0, 0, 0, -10, -100, 0}},
    {"observed_expected_ratio", {0, NONE, NONE, 1, 1, NONE}},
};

static void test_limits(checks *check) {
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        const vl_association_measure *measure = vl_association_measure_find(vl_text_of(limits[i].measure));
        if (!CHECK(measure != NULL)) continue;
        for (size_t j = 0; j < EMPTY_TABLES; j++) {
            const double *counts = empty_pairs[j];
            double value = measure->compute(counts[0], counts[1], counts[2], counts[3]), expected = limits[i].values[j];
            if (isnan(expected)) check_true(check, isnan(value), measure->name, __FILE__, __LINE__);
            else check_value(check, measure->name, value, expected);
        }
    }
}

static void test_keyness_limits(checks *check) {
    CHECK_NUMBER(vl_keyness_log_likelihood_two_term(0, 0, 5, 10), 0, 0);
    CHECK_NUMBER(vl_keyness_log_likelihood_two_term(0, 10, 0, 10), 0, 0);
    CHECK_NUMBER(vl_keyness_log_likelihood_two_term(0, 0, 0, 0), 0, 0);
    CHECK_NUMBER(vl_keyness_chi_squared(0, 10, 0, 10), 0, 0);
    CHECK(isnan(vl_keyness_chi_squared(0, 0, 0, 10)));
    CHECK_NUMBER(vl_keyness_fisher(0, 10, 0, 10), 1, 0);
    CHECK(isnan(vl_keyness_fisher(1.5, 10, 2, 10)));
    CHECK_NUMBER(vl_keyness_log_ratio_conservative(0, 10, 0, 10, 1), 0, 0);
    CHECK_NUMBER(vl_keyness_log_ratio_conservative(0, 0, 3, 10, 1), 0, 0);
    CHECK_NUMBER(vl_keyness_log_ratio_conservative(10, 10, 10, 10, 1), 0, 0);
    /* Of 7 of 7 p^7 = 0.025. */
    double p = pow(0.025, 1.0 / 7);
    CHECK_NUMBER(vl_keyness_log_ratio_conservative(7, 100, 0, 900, 1), log2(p / (1 - p) * 9), 1e-13);
    CHECK_NUMBER(vl_keyness_log_ratio_conservative(0, 900, 7, 100, 1), -log2(p / (1 - p) * 9), 1e-13);
    CHECK(vl_keyness_simple_maths(1, 10, 0, 10, 0) == INFINITY);
    CHECK(isnan(vl_keyness_simple_maths(0, 10, 0, 10, 0)));
    CHECK(isnan(vl_keyness_simple_maths(0, 0, 0, 10, 1)));
    CHECK_NUMBER(vl_keyness_simple_maths(0, 10, 0, 10, 1), 1, 0);
    CHECK_NUMBER(vl_keyness_percent_difference(0, 10, 3, 10), -100, 0);
    CHECK(isnan(vl_keyness_percent_difference(0, 10, 0, 10)));
    CHECK_NUMBER(vl_keyness_difference_coefficient(0, 10, 3, 10), -1, 0);
    CHECK(isnan(vl_keyness_difference_coefficient(0, 10, 0, 10)));
    CHECK(isnan(vl_keyness_odds_ratio(10, 10, 10, 10)));
    CHECK_NUMBER(vl_keyness_bic(0, 0, 5, 10), -log(10), 1e-15);
    CHECK(isnan(vl_keyness_bic(0, 0, 0, 0)));
}

/* Every table of whole counts up to n = 12: the exact test by its definition, symmetry, signs and what is 0 by chance. */
static double fisher_by_definition(int f, int f1, int f2, int n) {
    double sum = 0;
    for (int k = f; k <= f1 && k <= f2; k++) {
        if (f1 + f2 - k > n) continue;
        sum += tgamma(f1 + 1) / (tgamma(k + 1) * tgamma(f1 - k + 1)) * tgamma(n - f1 + 1) /
               (tgamma(f2 - k + 1) * tgamma(n - f1 - f2 + k + 1)) / (tgamma(n + 1) / (tgamma(f2 + 1) * tgamma(n - f2 + 1)));
    }
    return sum;
}

static void check_table(checks *check, int f, int f1, int f2, int n) {
    size_t count;
    const vl_association_measure *measures = vl_association_measures(&count);
    double p = fisher_by_definition(f, f1, f2, n);
    CHECK_NUMBER(vl_association_fisher(f, f1, f2, n), p, 1e-13 * p);
    CHECK(vl_association_log_likelihood(f, f1, f2, n) >= 0 && vl_association_simple_log_likelihood(f, f1, f2, n) >= 0);
    CHECK((vl_association_log_likelihood(f, f1, f2, n) == 0) == (f * n == f1 * f2));
    for (size_t i = 0; i < count; i++) {
        if (measures[i].directed) continue;
        double value = measures[i].compute(f, f1, f2, n), other = measures[i].compute(f, f2, f1, n);
        bool same = isnan(value) ? isnan(other) : value == other || fabs(value - other) <= 1e-14 * fabs(value);
        check_true(check, same, measures[i].name, __FILE__, __LINE__);
    }
}

static void test_small_tables(checks *check) {
    for (int n = 0; n <= 12; n++) {
        for (int f1 = 0; f1 <= n; f1++) {
            for (int f2 = 0; f2 <= n; f2++) {
                int least = f1 + f2 > n ? f1 + f2 - n : 0, most = f1 < f2 ? f1 : f2;
                for (int f = least; f <= most; f++) check_table(check, f, f1, f2, n);
            }
        }
    }
}

/* With the marginals held, more together is more attraction. */
static void test_growth(checks *check) {
    size_t count;
    const vl_association_measure *measures = vl_association_measures(&count);
    for (size_t i = 0; i < count; i++) {
        bool falls = strcmp(measures[i].name, "fisher") == 0;
        for (double f = 3e6 + 1; f < 4e6; f += 1e5) { /* E is 10^6 */
            double less = measures[i].compute(f, 1e9, 1e9, 1e12), more = measures[i].compute(f + 5e4, 1e9, 1e9, 1e12);
            check_true(check, falls ? more <= less : more > less, measures[i].name, __FILE__, __LINE__);
        }
    }
    /* One step about the mean of a table of 10^12 changes the exact p by what the probability of that table is. */
    double step = vl_association_fisher(25e10, 5e11, 5e11, 1e12) - vl_association_fisher(25e10 + 1, 5e11, 5e11, 1e12);
    CHECK_NUMBER(step, 1.5957691216057e-6, 1e-12);
    CHECK_NUMBER(vl_association_fisher(25e10, 5e11, 5e11, 1e12), 0.5 + step / 2, 1e-13);
    /* A confidence limit is nearer to 0 the more terms are compared, and never beyond the ratio itself. */
    double ratio = vl_keyness_log_ratio(1e12, 1e13, 9e11, 1e13), before = ratio;
    for (double family = 1; family < 1e15; family *= 1000) {
        double limit = vl_keyness_log_ratio_conservative(1e12, 1e13, 9e11, 1e13, family);
        CHECK(limit > 0 && limit < before && ratio - limit < 1e-4);
        before = limit;
    }
}

/* Confidence limits of counts far apart, where p or 1 - p is near 1; by sums of fifty digits. */
static void test_far_counts(checks *check) {
    static const struct {
        double f1, n1, f2, n2, family, expected;
    } cases[] = {
        {64347810226, 251925248180, 1, 44, 1, 1.0122959378952967836}, {5e11, 1e12, 20, 1000, 1, 4.0167920796614966424},
        {1e9, 1e11, 3, 1e4, 1000, 2.5079838055579076202},             {1e8, 1e9, 5, 1e4, 1, 6.421257790813133675},
        {1e6, 1e8, 1, 1e3, 1, 0.84382187491615891802},                {20, 100, 1e11, 1e12, 1, 0.28883332829607053798},
        {5000, 20000, 1e11, 1e12, 7, 1.2665944059321951686},          {1e5, 1e6, 3e9, 1e11, 1, 1.7280096251976163957},
        {1e9, 1e10, 1e4, 1e6, 1, 3.293648552616076921},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double over = vl_keyness_log_ratio_conservative(cases[i].f1, cases[i].n1, cases[i].f2, cases[i].n2, cases[i].family);
        double under = vl_keyness_log_ratio_conservative(cases[i].f2, cases[i].n2, cases[i].f1, cases[i].n1, cases[i].family);
        CHECK_NUMBER(over, cases[i].expected, 3e-14);
        CHECK_NUMBER(under, -cases[i].expected, 3e-14);
    }
}

/* Counts that are not whole go where the formula allows it; those of neighbours may exceed a marginal. */
static void test_other_counts(checks *check) {
    CHECK(isnan(vl_association_fisher(1.5, 3, 3, 10)));
    CHECK(isnan(vl_association_fisher(1, 3.5, 3, 10)));
    CHECK_NUMBER(vl_association_mi(1.5, 3, 2, 16), 2, 1e-15);
    CHECK_NUMBER(vl_association_mi(8, 4, 2, 16), 4, 0);
    CHECK_NUMBER(vl_association_log_likelihood(2.5, 5, 5, 10), 0, 0);
    CHECK_NUMBER(vl_association_log_likelihood(5e14, 1e15, 5e14, 1e15), 0, 0);
    CHECK_NUMBER(vl_association_log_likelihood(5e14, 5e14, 5e14, 1e15), 2e15 * log(2), 1);
}

void test_measures(checks *check) {
    test_association_answers(check);
    test_keyness_answers(check);
    test_limits(check);
    test_keyness_limits(check);
    test_small_tables(check);
    test_growth(check);
    test_far_counts(check);
    test_other_counts(check);
}
