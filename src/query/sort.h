/*
 * The order of the lines of a concordance.
 */
#ifndef VL_QUERY_SORT_H
#define VL_QUERY_SORT_H

#include "vanlua/concordance.h"

/* Fills `order`, of as many elements as there are matches, with their positions in the order that the options ask for. The
 * corpus is prepared here. Fails for want of memory, and when the context was cancelled. */
vl_status vl_concordance_sort(const vl_corpus *corpus, const vl_matches *matches, const vl_concordance_options *options,
                              uint64_t *order, vl_error *error);

#endif
