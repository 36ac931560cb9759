/*
 * Sums of many numbers that lose nothing by rounding but the last digit: what falls off each addition is kept and added at
 * the end (Neumaier 1974).
 */
#ifndef VL_STAT_SUM_H
#define VL_STAT_SUM_H

#include <math.h>

typedef struct vl_sum {
    double total;
    double lost;
} vl_sum;

/* Adds a number. */
static inline void vl_sum_add(vl_sum *sum, double number) {
    double total = sum->total + number;
    if (fabs(sum->total) >= fabs(number)) sum->lost += (sum->total - total) + number;
    else sum->lost += (number - total) + sum->total;
    sum->total = total;
}

/* The sum so far; infinity or NAN if a number or the sum was. */
static inline double vl_sum_value(const vl_sum *sum) {
    return isfinite(sum->total) ? sum->total + sum->lost : sum->total;
}

#endif
