#include "stat/contingency.h"

#include <math.h>
#include <stdbool.h>

#include "stat/tail.h"

double vl_difference_of_products(double a, double b, double c, double d) {
    /* What rounding takes from each product is a double itself, and fma tells it. */
    double first = a * b, second = c * d;
    return (first - second) + (fma(a, b, -first) - fma(c, d, -second));
}

vl_contingency vl_contingency_of_pair(double f, double f1, double f2, double n) {
    return (vl_contingency){
        .cell = {{f, f1 - f}, {f2 - f, (n - f1) - (f2 - f)}},
        .row = {f1, n - f1},
        .column = {f2, n - f2},
        .n = n,
        .determinant = vl_difference_of_products(f, n, f1, f2),
    };
}

vl_contingency vl_contingency_of_comparison(double f1, double n1, double f2, double n2) {
    return (vl_contingency){
        .cell = {{f1, f2}, {n1 - f1, n2 - f2}},
        .row = {f1 + f2, (n1 - f1) + (n2 - f2)},
        .column = {n1, n2},
        .n = n1 + n2,
        .determinant = vl_difference_of_products(f1, n2, f2, n1),
    };
}

/* x * x / 6 * (1 - …), the series of (1 + t) * ln(1 + t) - t in v = t / (2 + t), for |t| below 1/2:
 * ln(1 + t) = 2 * (v + v^3 / 3 + …), so that it is t * v + 2 * (1 + t) * (v^3 / 3 + v^5 / 5 + …). */
static double small_deviance(double t) {
    double v = t / (2 + t), square = v * v, power = v * square, sum = 0;
    for (int i = 3; i < 60; i += 2, power *= square) {
        double next = sum + power / i;
        if (next == sum) break;
        sum = next;
    }
    return t * v + 2 * (1 + t) * sum;
}

double vl_deviance(double observed, double expected, double difference) {
    if (!(expected > 0)) return observed > 0 ? INFINITY : 0;
    if (!(observed > 0)) return expected;
    double t = difference / expected;
    if (fabs(t) < 0.5) return expected * small_deviance(t);
    return observed * log(observed / expected) - difference;
}

double vl_contingency_log_likelihood(const vl_contingency *table) {
    double sum = 0;
    for (int i = 0; i < 2; i++) {
        if (!(table->row[i] > 0) || !(table->column[i] > 0)) return 0;
    }
    /* The differences of the four cells add up to 0, so that they may be taken off each. */
    for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
            double difference = (i == j ? table->determinant : -table->determinant) / table->n;
            sum += vl_deviance(table->cell[i][j], table->row[i] * table->column[j] / table->n, difference);
        }
    }
    return 2 * sum;
}

double vl_contingency_chi_squared(const vl_contingency *table, double correction) {
    bool no_row = !(table->row[0] > 0 && table->row[1] > 0), no_column = !(table->column[0] > 0 && table->column[1] > 0);
    if (no_row || no_column) return no_row && no_column ? NAN : 0;
    double difference = fabs(table->determinant) - correction;
    if (!(difference > 0)) return 0;
    return table->n * (difference / (table->row[0] * table->row[1])) * (difference / (table->column[0] * table->column[1]));
}

double vl_contingency_odds_ratio(const vl_contingency *table) {
    return (table->cell[0][0] * table->cell[1][1]) / (table->cell[0][1] * table->cell[1][0]);
}

/* Logarithm of the probability of the table, given its sums: its factorials by Stirling's formula, whose large parts are
 * the log-likelihood, which loses nothing by cancellation. */
static double log_probability(const vl_contingency *table) {
    double rest = -vl_stirling_rest(table->n);
    for (int i = 0; i < 2; i++) {
        rest += vl_stirling_rest(table->row[i]) + vl_stirling_rest(table->column[i]);
        rest -= vl_stirling_rest(table->cell[i][0]) + vl_stirling_rest(table->cell[i][1]);
    }
    return rest - vl_contingency_log_likelihood(table) / 2;
}

double vl_contingency_fisher(const vl_contingency *table) {
    double a = table->cell[0][0], b = table->cell[0][1], c = table->cell[1][0], d = table->cell[1][1];
    if (floor(a) != a || floor(b) != b || floor(c) != c || floor(d) != d) return NAN;
    if (a == 0) return 1;
    double probability = log_probability(table);
    /* Above the mean the terms fall from the first on. Below it the other tail is summed, which is no more than about a half,
     * so that nothing is lost by taking it from 1. */
    if (table->determinant > 0) return fmin(1, exp(probability + log(vl_hypergeometric_tail(b, c, a, d))));
    return 1 - exp(probability) * (vl_hypergeometric_tail(a, d, b, c) - 1);
}
