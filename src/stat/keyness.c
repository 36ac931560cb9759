/*
 * Keyness: what tells a target from a reference. One function for each measure.
 */
#include "vanlua/keyness.h"

#include <math.h>

#include "stat/contingency.h"
#include "stat/tail.h"

/* ln(2) */
#define LOG_TWO 0.69314718055994530942

/* What is left of 95 % on either side of an interval. */
#define ONE_SIDE 0.025

double vl_keyness_log_likelihood(double f1, double n1, double f2, double n2) {
    vl_contingency table = vl_contingency_of_comparison(f1, n1, f2, n2);
    return vl_contingency_log_likelihood(&table);
}

double vl_keyness_log_likelihood_two_term(double f1, double n1, double f2, double n2) {
    double n = n1 + n2, rate = (f1 + f2) / n, difference = vl_difference_of_products(f1, n2, f2, n1) / n;
    if (!(n1 > 0) || !(n2 > 0)) return 0;
    /* Both differences add up to 0, so that they may be taken off each term. */
    return 2 * (vl_deviance(f1, n1 * rate, difference) + vl_deviance(f2, n2 * rate, -difference));
}

double vl_keyness_chi_squared(double f1, double n1, double f2, double n2) {
    vl_contingency table = vl_contingency_of_comparison(f1, n1, f2, n2);
    return vl_contingency_chi_squared(&table, 0);
}

double vl_keyness_fisher(double f1, double n1, double f2, double n2) {
    vl_contingency table = vl_contingency_of_comparison(f1, n1, f2, n2);
    return vl_contingency_fisher(&table);
}

double vl_keyness_log_ratio(double f1, double n1, double f2, double n2) {
    if (!(n1 > 0) || !(n2 > 0) || (f1 <= 0 && f2 <= 0)) return 0;
    double target = f1 > 0 ? f1 : 0.5, reference = f2 > 0 ? f2 : 0.5;
    double t = vl_difference_of_products(target, n2, reference, n1) / (reference * n1);
    return fabs(t) < 0.5 ? log1p(t) / LOG_TWO : log2(target * n2 / (reference * n1));
}

/* The lower limit of the log ratio of two counts; may be -INFINITY. */
static double lower_log_ratio(double f1, double n1, double f2, double n2, double family) {
    return (vl_binomial_lower_limit(f1, f1 + f2, ONE_SIDE / family) + log(n2 / n1)) / LOG_TWO;
}

double vl_keyness_log_ratio_conservative(double f1, double n1, double f2, double n2, double family) {
    if (!(n1 > 0) || !(n2 > 0) || !(f1 + f2 > 0)) return 0;
    if (f1 / n1 > f2 / n2) return fmax(0, lower_log_ratio(f1, n1, f2, n2, family));
    return fmin(0, -lower_log_ratio(f2, n2, f1, n1, family));
}

double vl_keyness_simple_maths(double f1, double n1, double f2, double n2, double k) {
    return (f1 * 1e6 / n1 + k) / (f2 * 1e6 / n2 + k);
}

double vl_keyness_percent_difference(double f1, double n1, double f2, double n2) {
    return 100 * vl_difference_of_products(f1, n2, f2, n1) / (f2 * n1);
}

double vl_keyness_difference_coefficient(double f1, double n1, double f2, double n2) {
    return vl_difference_of_products(f1, n2, f2, n1) / (f1 * n2 + f2 * n1);
}

double vl_keyness_odds_ratio(double f1, double n1, double f2, double n2) {
    vl_contingency table = vl_contingency_of_comparison(f1, n1, f2, n2);
    return vl_contingency_odds_ratio(&table);
}

double vl_keyness_bic(double f1, double n1, double f2, double n2) {
    if (!(n1 + n2 > 0)) return NAN;
    return vl_keyness_log_likelihood(f1, n1, f2, n2) - log(n1 + n2);
}
