/*
 * Measures of association. Those of the joint count and its expectation alone do not ask for the other cells.
 */
#include "vanlua/association.h"

#include <math.h>

#include "stat/contingency.h"
#include "vanlua/keyness.h"

/* ln(2) */
#define LOG_TWO 0.69314718055994530942

/* f - E, exact where both are near each other. */
static double difference(double f, double f1, double f2, double n) {
    return vl_difference_of_products(f, n, f1, f2) / n;
}

/* (f - E) / E, exact where both are near each other. */
static double relative_difference(double f, double f1, double f2, double n) {
    return vl_difference_of_products(f, n, f1, f2) / (f1 * f2);
}

/* ---- information ---- */

double vl_association_mi(double f, double f1, double f2, double n) {
    double t = relative_difference(f, f1, f2, n);
    return fabs(t) < 0.5 ? log1p(t) / LOG_TWO : log2(f * n / (f1 * f2));
}

double vl_association_mi2(double f, double f1, double f2, double n) {
    return log2(f * (f * n / (f1 * f2)));
}

double vl_association_mi3(double f, double f1, double f2, double n) {
    return log2(f * f * (f * n / (f1 * f2)));
}

double vl_association_local_mi(double f, double f1, double f2, double n) {
    return f > 0 ? f * vl_association_mi(f, f1, f2, n) : 0;
}

double vl_association_npmi(double f, double f1, double f2, double n) {
    if (!(f1 > 0) || !(f2 > 0)) return NAN;
    if (!(f > 0)) return -1;
    double information = f > n / 2 ? -log1p((f - n) / n) / LOG_TWO : log2(n / f);
    return vl_association_mi(f, f1, f2, n) / information;
}

/* ---- tests ---- */

double vl_association_t_score(double f, double f1, double f2, double n) {
    return difference(f, f1, f2, n) / sqrt(f);
}

double vl_association_z_score(double f, double f1, double f2, double n) {
    if (n > 0 && (f1 > 0) != (f2 > 0)) return 0;
    return difference(f, f1, f2, n) / sqrt(f1 * f2 / n);
}

double vl_association_log_likelihood(double f, double f1, double f2, double n) {
    vl_contingency table = vl_contingency_of_pair(f, f1, f2, n);
    return vl_contingency_log_likelihood(&table);
}

double vl_association_simple_log_likelihood(double f, double f1, double f2, double n) {
    return 2 * vl_deviance(f, f1 * f2 / n, difference(f, f1, f2, n));
}

double vl_association_chi_squared(double f, double f1, double f2, double n) {
    vl_contingency table = vl_contingency_of_pair(f, f1, f2, n);
    return vl_contingency_chi_squared(&table, 0);
}

double vl_association_chi_squared_yates(double f, double f1, double f2, double n) {
    vl_contingency table = vl_contingency_of_pair(f, f1, f2, n);
    return vl_contingency_chi_squared(&table, n / 2);
}

double vl_association_fisher(double f, double f1, double f2, double n) {
    vl_contingency table = vl_contingency_of_pair(f, f1, f2, n);
    return vl_contingency_fisher(&table);
}

double vl_association_poisson_stirling(double f, double f1, double f2, double n) {
    return f > 0 ? f * (vl_association_mi(f, f1, f2, n) * LOG_TWO - 1) : 0;
}

/* ---- overlap ---- */

double vl_association_dice(double f, double f1, double f2, double n) {
    (void)n;
    return 2 * f / (f1 + f2);
}

double vl_association_log_dice(double f, double f1, double f2, double n) {
    return 14 + log2(vl_association_dice(f, f1, f2, n));
}

double vl_association_jaccard(double f, double f1, double f2, double n) {
    (void)n;
    return f / (f1 + (f2 - f));
}

double vl_association_geometric_mean(double f, double f1, double f2, double n) {
    (void)n;
    if ((f1 > 0) != (f2 > 0)) return 0;
    return f / sqrt(f1 * f2);
}

double vl_association_min_sensitivity(double f, double f1, double f2, double n) {
    (void)n;
    return f / (f1 > f2 ? f1 : f2);
}

/* ---- comparison of rates ---- */

double vl_association_delta_p(double f, double f1, double f2, double n) {
    return vl_difference_of_products(f, n, f1, f2) / (f1 * (n - f1));
}

double vl_association_liddell(double f, double f1, double f2, double n) {
    return vl_difference_of_products(f, n, f1, f2) / (f2 * (n - f2));
}

double vl_association_odds_ratio(double f, double f1, double f2, double n) {
    vl_contingency table = vl_contingency_of_pair(f, f1, f2, n);
    return vl_contingency_odds_ratio(&table);
}

double vl_association_relative_risk(double f, double f1, double f2, double n) {
    return f * (n - f1) / (f1 * (f2 - f));
}

double vl_association_log_ratio(double f, double f1, double f2, double n) {
    if (!(f1 > 0) || !(f1 < n) || !(f2 > 0)) return NAN;
    return vl_keyness_log_ratio(f, f1, f2 - f, n - f1);
}

double vl_association_observed_expected_ratio(double f, double f1, double f2, double n) {
    return f * n / (f1 * f2);
}
