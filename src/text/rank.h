/*
 * Many texts in Vietnamese alphabetical order.
 */
#ifndef VL_TEXT_RANK_H
#define VL_TEXT_RANK_H

#include "base/memory.h"
#include "vanlua/text.h"

/* Appends bytes that sort as the letters and tones of the text do: where the keys of two texts differ, their order (bytes
 * first, then size) is that of vl_text_compare. False for want of memory. */
bool vl_text_sort_key(vl_context *context, vl_text text, vl_string *out);

/* Fills `ranks` with the place of each text in the order of vl_text_compare; equal texts have different places. Fails for
 * want of memory and when the context was cancelled. Cost: n log n comparisons of sort keys, most of them of eight
 * bytes at once. */
vl_status vl_text_rank(vl_context *context, const vl_text *texts, uint32_t count, uint32_t *ranks);

#endif
