/*
 * What words look like in Vietnamese.
 */
#ifndef VL_LANG_SHAPE_H
#define VL_LANG_SHAPE_H

#include <stdbool.h>

#include "vanlua/base.h"

/* What a word looks like. */
typedef struct vl_word_shape {
    bool marked;   /* it has a letter with a mark of Vietnamese, or đ */
    bool syllable; /* it could be a Vietnamese syllable by its letters, marks aside */
} vl_word_shape;

/* The shape of a word in NFC. */
vl_word_shape vl_shape_of_word(vl_text text);

/* True if at least three of four words of the text could be Vietnamese syllables, and one letter at least has a mark. To be
 * asked of short texts, in NFC: long ones tell by how often they have letters of their own. */
bool vl_shape_is_vietnamese(vl_text text);

#endif
