/*
 * Contingency tables of two by two, and what several families compute of them.
 */
#ifndef VL_STAT_CONTINGENCY_H
#define VL_STAT_CONTINGENCY_H

/* Observed cells by row and column, sums of the rows and of the columns, and their sum n. */
typedef struct vl_contingency {
    double cell[2][2];
    double row[2], column[2];
    double n;
    double determinant; /* cell[0][0] * cell[1][1] - cell[0][1] * cell[1][0], without loss by cancellation: above 0 where
                           the first row and the first column attract each other; over n it is how far each cell is from
                           what is expected */
} vl_contingency;

/* The table of a joint count, two marginals and the size of the sample. */
vl_contingency vl_contingency_of_pair(double f, double f1, double f2, double n);

/* The table whose columns are a target and a reference, whose rows are a term and all others. */
vl_contingency vl_contingency_of_comparison(double f1, double n1, double f2, double n2);

/* a * b - c * d, as exact as the result can be told in a double. */
double vl_difference_of_products(double a, double b, double c, double d);

/* O * ln(O / E) - (O - E), what an observed count adds to half of a log-likelihood: never negative, exact near O = E, where
 * `difference`, O - E, says more than both. E where O is 0; 0 where both are. */
double vl_deviance(double observed, double expected, double difference);

/* Log-likelihood over all four cells, 0 where a row or column is empty (Dunning 1993). */
double vl_contingency_log_likelihood(const vl_contingency *table);

/* Pearson's chi-squared, of the determinant made smaller by `correction` but not below 0: 0, or n / 2 (Yates 1934). 0 where
 * one of rows and columns is empty, NAN where one of each is. */
double vl_contingency_chi_squared(const vl_contingency *table, double correction);

/* Odds ratio; NAN where both diagonals hold a 0. */
double vl_contingency_odds_ratio(const vl_contingency *table);

/* Probability of the first cell being as great as it is, or greater, given all sums (Fisher 1935, hypergeometric). NAN where
 * a cell is not whole. Cost: in proportion to the standard deviation of that cell, at most about sqrt(n) * 4. */
double vl_contingency_fisher(const vl_contingency *table);

#endif
