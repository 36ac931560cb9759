/*
 * Keyness: what tells a target from a reference. One function for each measure.
 */
#include <math.h>

#include "vanlua/stat.h"

/* O * ln(O / E), 0 where nothing was observed. */
static double log_likelihood_cell(double observed, double expected) {
    return observed > 0 ? observed * log(observed / expected) : 0;
}

double vl_keyness_log_likelihood(double f1, double n1, double f2, double n2) {
    double f = f1 + f2, n = n1 + n2;
    if (!(n1 > 0) || !(n2 > 0) || !(f > 0) || f >= n) return 0;
    double term = log_likelihood_cell(f1, n1 * f / n) + log_likelihood_cell(f2, n2 * f / n);
    double rest = log_likelihood_cell(n1 - f1, n1 * (n - f) / n) + log_likelihood_cell(n2 - f2, n2 * (n - f) / n);
    double value = 2 * (term + rest);
    return value > 0 ? value : 0; /* equal rates may come out below 0 by rounding */
}

double vl_keyness_log_ratio(double f1, double n1, double f2, double n2) {
    if (!(n1 > 0) || !(n2 > 0) || (f1 <= 0 && f2 <= 0)) return 0;
    double target = f1 > 0 ? f1 : 0.5, reference = f2 > 0 ? f2 : 0.5;
    return log2((target / n1) / (reference / n2));
}
