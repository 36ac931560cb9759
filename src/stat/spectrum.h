/*
 * The frequency spectrum of a text: how many types occur once, twice, and so on.
 */
#ifndef VL_STAT_SPECTRUM_H
#define VL_STAT_SPECTRUM_H

#include "vanlua/base.h"

typedef struct vl_spectrum {
    uint64_t tokens;
    uint64_t types;
    uint64_t largest; /* the count of the most frequent type */
    uint64_t *with;   /* with[c]: types that occur c times, 1 <= c <= largest */
} vl_spectrum;

/* The largest number of the tokens and 1 more; 0 for none. */
size_t vl_spectrum_room(const uint32_t *tokens, size_t count);

/* Fills `out` for tokens as numbers of types, to be freed by vl_spectrum_free. Linear in the number of tokens and the
 * largest of them. Fails for want of memory. */
vl_status vl_spectrum_make(vl_context *context, const uint32_t *tokens, size_t count, vl_spectrum *out);

/* Frees what the spectrum holds. */
void vl_spectrum_free(vl_context *context, vl_spectrum *spectrum);

#endif
