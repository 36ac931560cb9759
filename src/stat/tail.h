/*
 * Factorials, tails of distributions and confidence limits, exact for counts up to 10^12 and beyond.
 */
#ifndef VL_STAT_TAIL_H
#define VL_STAT_TAIL_H

/* ln(x!) - (x * ln(x) - x), what Stirling's formula adds to its large part: ln(2 * pi * x) / 2 + 1 / (12 * x) - …; 0 where x
 * is 0. Never subtracts large from large (Loader 2000). */
double vl_stirling_rest(double x);

/* The tail of a hypergeometric distribution in units of its first term: the sum of the probabilities of the table and of all
 * after it, over its own, where each step takes 1 from `falling` and `other_falling` and adds 1 to `rising` and
 * `other_rising`, the cells of the diagonals. The terms must fall from the first on: falling * other_falling <= rising *
 * other_rising. Cost: in proportion to the standard deviation. */
double vl_hypergeometric_tail(double falling, double other_falling, double rising, double other_rising);

/* The lower limit of a proportion p of which k of n were observed, as ln(p / (1 - p)): the p by which k or more of n have the
 * probability `alpha`, at most 1/4 (Clopper and Pearson 1934, one side). -INFINITY where k is 0. k and n are whole, n above
 * 0. */
double vl_binomial_lower_limit(double k, double n, double alpha);

#endif
