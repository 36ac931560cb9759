/*
 * Numbers in decimal digits.
 */
#ifndef VL_TABLE_NUMBER_H
#define VL_TABLE_NUMBER_H

#include "vanlua/table.h"

/* Room for what vl_number_shortest and vl_number_fixed write, the zero byte behind included. */
#define VL_NUMBER_SIZE 64

/* Digits after the point beyond which vl_number_fixed does not go. */
#define VL_NUMBER_DECIMALS 20

/* Writes the shortest decimal form that reads back as `number`, which is finite, and returns its length. */
size_t vl_number_shortest(double number, char out[VL_NUMBER_SIZE]);

/* Writes `number`, of which |number| < 10^15, rounded to `decimals` <= VL_NUMBER_DECIMALS digits after the point, and
 * returns its length. */
size_t vl_number_fixed(double number, unsigned decimals, char out[VL_NUMBER_SIZE]);

/* The power of ten of the first of four significant digits of `number`, which is finite and not 0. */
int vl_number_magnitude(double number);

/* Digits after the point that `number` needs by itself to be read: four significant digits, none of an integer, else one at
 * least, so that it is seen not to be one; too many (a tiny number) means an exponent. */
unsigned vl_number_decimals(double number);

/* Writes `number` with the digits after the point that it needs, but at least `shared`, and returns its length. */
size_t vl_number_readable(double number, unsigned shared, char out[VL_NUMBER_SIZE]);

#endif
