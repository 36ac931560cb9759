/*
 * Sorting in the memory of a context, by an order that may depend on data: what qsort can do neither of.
 */
#ifndef VL_BASE_SORT_H
#define VL_BASE_SORT_H

#include "vanlua/base.h"

/* Below 0: the first element comes before the second; 0: they keep their order; above 0: it comes behind. */
typedef int (*vl_sort_order)(const void *data, const void *first, const void *second);

/* Sorts `count` elements of `size` bytes, equal ones staying in their order. Fails for want of memory, with the elements as
 * they were, and when the context was cancelled, with them in any order. Cost: n log n comparisons, n where they are
 * in order already; memory for as many elements again. */
vl_status vl_sort(vl_context *context, void *elements, size_t count, size_t size, vl_sort_order order, const void *data);

/* The same in `spare`, memory for as many elements that is given, and never asking whether to stop: cannot fail. */
void vl_sort_with(void *elements, void *spare, size_t count, size_t size, vl_sort_order order, const void *data);

#endif
