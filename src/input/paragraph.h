/*
 * The paragraphs of a plain text, and what shape each has.
 */
#ifndef VL_INPUT_PARAGRAPH_H
#define VL_INPUT_PARAGRAPH_H

#include "input/draft.h"

/* More letters than this make a paragraph long. */
#define VL_LETTERS_SHORT 200

/* So many letters with a full stop behind them are running text. */
#define VL_LETTERS_PROSE 60

/* What a paragraph looks like by its length and its end. The order matters: from VL_SHAPE_PROSE on it is running text. */
typedef enum vl_shape {
    VL_SHAPE_PLAIN,    /* short, no punctuation at the end */
    VL_SHAPE_OPEN,     /* short, ends with a comma, colon or semicolon */
    VL_SHAPE_CALL,     /* short, ends with a question mark, exclamation mark or ellipsis */
    VL_SHAPE_SENTENCE, /* very short, ends with a full stop */
    VL_SHAPE_PROSE,    /* short, ends with a full stop */
    VL_SHAPE_LONG
} vl_shape;

/* The shape of a paragraph. Cost: constant, looks at the end and counts the letters of short ones. */
vl_shape vl_shape_of(vl_text paragraph);

/* Code points of well-formed text. */
size_t vl_letters_of(vl_text text);

/* Adds the paragraphs of the draft's text to it, all of them body. False: no memory. */
bool vl_paragraphs_find(vl_draft *draft);

#endif
