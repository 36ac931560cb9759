/*
 * Scales: the range of the numbers that a chart shows, places in it, and the ticks of its axis.
 */
#ifndef VL_TABLE_CHART_SCALE_H
#define VL_TABLE_CHART_SCALE_H

#include "vanlua/table.h"

/* Ticks of an axis at most. */
#define VL_CHART_TICKS 12

/* From the least to the largest of some numbers. Zeroed: of none. */
typedef struct vl_chart_range {
    double low;
    double high;
    bool known; /* there was a number */
} vl_chart_range;

/* The number in a cell. False: there is none. */
bool vl_chart_number(vl_cell cell, double *out);

/* Widens the range to hold `number`. */
void vl_chart_range_add(vl_chart_range *range, double number);

/* Widens the range to hold the numbers of a column. */
void vl_chart_range_add_column(vl_chart_range *range, const vl_table *table, size_t column);

/* Where in the range `number` lies: from 0 to 1, which numbers beyond it have too; 0 in a range of one number. */
double vl_chart_place(const vl_chart_range *range, double number);

/* `place`, from 0 to 1, as one of the whole numbers from 0 to `last`. */
uint64_t vl_chart_step(double place, uint64_t last);

/* Round numbers in the range, in ascending order, and how many: some six of them; its ends where there are none. */
size_t vl_chart_ticks(const vl_chart_range *range, double out[VL_CHART_TICKS]);

#endif
