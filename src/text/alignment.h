/*
 * A text beside its NFC, and which byte of the one stands for which byte of the other: tokens are found in the normal
 * form, and shown as written.
 */
#ifndef VL_TEXT_ALIGNMENT_H
#define VL_TEXT_ALIGNMENT_H

#include "text/normalize.h"

/* A piece that the normal form changes; between two of them the texts are the same. */
typedef struct vl_change {
    size_t written;     /* where it begins and ends in the text as written */
    size_t written_end;
    size_t normal;      /* and in the normal form */
    size_t normal_end;
    size_t same_before; /* bytes that are the same at its beginning, and at its end */
    size_t same_behind;
} vl_change;

/* Serves one text after the other, and keeps its memory. */
typedef struct vl_alignment {
    vl_string normal; /* the text in NFC */
    vl_normalizer normalizer;
    vl_change *changes;
    size_t count;
    size_t capacity;
    size_t at;   /* the change that the last place was looked for in */
    size_t last; /* that place */
} vl_alignment;

/* An alignment of nothing. */
#define VL_ALIGNMENT(context_) ((vl_alignment){.normalizer = VL_NORMALIZER((context_), VL_NFC, NULL)})

/* True if well-formed text is certainly in NFC. At memory speed for ASCII, Latin and Vietnamese letters. */
bool vl_alignment_needless(vl_text text);

/* Makes the normal form of well-formed text and notes what it changes. Linear. False: no memory. */
bool vl_alignment_make(vl_alignment *alignment, vl_text text);

/* The place in the text as written that a letter border of the normal form stands for. To be asked in rising order.
 * A border inside a changed piece that has no counterpart gives the end of the piece; the result never falls. */
size_t vl_alignment_written(vl_alignment *alignment, size_t normal);

/* Frees everything. */
void vl_alignment_free(vl_alignment *alignment);

#endif
