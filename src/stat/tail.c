#include "stat/tail.h"

#include <float.h>
#include <math.h>

#include "stat/contingency.h"

/* ln(2 * pi) */
#define LOG_TWO_PI 1.8378770664093454836

double vl_stirling_rest(double x) {
    if (!(x > 0)) return 0;
    if (x < 16) return log(tgamma(x + 1)) - (x * log(x) - x);
    /* Bernoulli numbers over 2m * (2m - 1): the next term is below 10^-17 from 16 on. */
    static const double coefficients[] = {1.0 / 12,     -1.0 / 360,      1.0 / 1260, -1.0 / 1680,
                                          1.0 / 1188, -691.0 / 360360, 1.0 / 156};
    double square = x * x, sum = 0;
    for (int i = (int)(sizeof coefficients / sizeof *coefficients) - 1; i >= 0; i--) sum = sum / square + coefficients[i];
    return (LOG_TWO_PI + log(x)) / 2 + sum / x;
}

double vl_hypergeometric_tail(double falling, double other_falling, double rising, double other_rising) {
    double term = 1, sum = 1, lost = 0; /* what additions to the sum have lost is added at the end (Kahan 1965) */
    while (falling > 0 && other_falling > 0) {
        double ratio = (falling-- * other_falling--) / (++rising * ++other_rising);
        term *= ratio;
        double addend = term - lost, next = sum + addend;
        lost = (next - sum) - addend;
        sum = next;
        /* The ratios fall, so that all that follows is less than a geometric series. */
        if (term * ratio <= sum * (1 - ratio) * (DBL_EPSILON / 8)) break;
    }
    return sum;
}

/* The probability of k or more of n in units of that of k: the even part of the continued fraction of the incomplete beta
 * function (DLMF 8.17.22; Didonato and Morris 1992) by Lentz's method, for k above the mean. There all its terms are above
 * 0, so that nothing is lost where p is near 1 either. The number of steps depends on how many standard deviations k lies
 * above the mean, not on n. */
static double binomial_tail(double k, double n, double p, double q) {
    double a = k, b = n - k + 1;
    double lambda = q < p ? (n + 1) * q - b : a - (n + 1) * p; /* how far k lies above the mean, of what is less rounded */
    double value = (1 + lambda) / (a + 1), c = value, d = 0;
    for (int m = 1; m < 100000; m++) {
        double even = m * (b - m) * p / ((a + 2 * m - 1) * (a + 2 * m));
        double before = (a + m - 1) * (a + b + m - 1) * p / ((a + 2 * m - 2) * (a + 2 * m - 1));
        double odd = a * m * (2 + q) + (double)m * m * (3 + q) + a + 2 * m + (a + m) * lambda;
        double partial = even + odd / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / (partial + before * even * d), c = partial + before * even / c;
        value *= d * c;
        if (fabs(d * c - 1) < 4 * DBL_EPSILON) break;
    }
    return q / value;
}

/* Logarithm of the probability of k of n. */
static double log_binomial(double k, double n, double p, double q) {
    double rest = vl_stirling_rest(n) - vl_stirling_rest(k) - vl_stirling_rest(n - k);
    double difference = vl_difference_of_products(k, q, n - k, p);
    return rest - vl_deviance(k, n * p, difference) - vl_deviance(n - k, n * q, -difference);
}

double vl_binomial_lower_limit(double k, double n, double alpha) {
    if (!(k > 0)) return -INFINITY;
    if (k >= n) return log(alpha) / n - log(-expm1(log(alpha) / n)); /* p^n = alpha */
    /* Newton's method for ln(P(k or more)) over the logit: a concave function, so that from the second step on it comes
     * nearer from below. Begins a normal approximation below what was observed. */
    double target = log(alpha), logit = log(k / (n - k)) - sqrt(-2 * target * (1 / k + 1 / (n - k)));
    for (int i = 0; i < 100; i++) {
        double p = 1 / (1 + exp(-logit)), q = 1 / (1 + exp(logit)), tail = binomial_tail(k, n, p, q);
        double step = (target - log_binomial(k, n, p, q) - log(tail)) * tail / (k * q);
        logit += step;
        if (fabs(step) <= 4 * DBL_EPSILON * fmax(1, fabs(logit))) break;
    }
    return logit;
}
