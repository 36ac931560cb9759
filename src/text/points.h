/*
 * The code points of a text, for what compares texts letter by letter.
 */
#ifndef VL_TEXT_POINTS_H
#define VL_TEXT_POINTS_H

#include "base/memory.h"

typedef struct vl_points {
    uint32_t *data;
    size_t count;
    size_t capacity;
} vl_points;

/* Two texts that are compared. */
typedef struct vl_point_pair {
    vl_points a;
    vl_points b;
} vl_point_pair;

/* Reads both texts; an ill-formed run is one code point. To be freed by vl_point_pair_free, after a failure too. False: no
 * memory. */
bool vl_point_pair_read(vl_context *context, vl_text a, vl_text b, vl_point_pair *out);

/* Makes `a` the shorter one, and cuts off both what they begin and end with in common. Returns how much was cut off. What was
 * read is still freed by the pair that was read. */
size_t vl_point_pair_cut(vl_point_pair *pair);

/* Frees both. */
void vl_point_pair_free(vl_context *context, vl_point_pair *pair);

#endif
