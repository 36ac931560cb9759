/*
 * Text in normal form, made from pieces: what cannot change any more is appended to a string, the rest is held back.
 */
#ifndef VL_TEXT_NORMALIZE_H
#define VL_TEXT_NORMALIZE_H

#include "vanlua/text.h"

/* What two code points compose to: 0 if nothing, which holds for the pair of zeros as well. */
typedef struct vl_composition {
    uint32_t first;
    uint32_t second;
    uint32_t composed;
} vl_composition;

#define VL_COMPOSITIONS 128u

/* Either one letter is held, as bytes, or code points are, decomposed, from the last one on that nothing before can change. */
typedef struct vl_normalizer {
    vl_context *context;
    vl_string *out;
    vl_normal_form form;
    char held[4];
    size_t held_size;
    uint32_t *points; /* with what normal forms ask of their properties in the upper bits */
    size_t count;
    size_t capacity;
    vl_composition compositions[VL_COMPOSITIONS]; /* those asked for last, because texts use few */
} vl_normalizer;

#define VL_NORMALIZER(context_, form_, out_) ((vl_normalizer){.context = (context_), .out = (out_), .form = (form_)})

/* Takes well-formed text that is in the normal form and whose first letter nothing before it can change, as
 * vl_utf8_clean_prefix finds it for NFC. False for want of memory. */
bool vl_normalizer_take_clean(vl_normalizer *normalizer, const char *bytes, size_t size);

/* Takes any well-formed text. Linear in its size, runs of marks included.
 * False for want of memory. */
bool vl_normalizer_take(vl_normalizer *normalizer, const char *bytes, size_t size);

/* Writes what is held back; the next text starts anew. False for want of memory. */
bool vl_normalizer_end(vl_normalizer *normalizer);

/* Frees what is held back, not what was written. */
void vl_normalizer_free(vl_normalizer *normalizer);

#endif
