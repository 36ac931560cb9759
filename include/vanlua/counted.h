/*
 * What statistics of a corpus have in common: which tokens they count, by which name, and how far they look.
 */
#ifndef VANLUA_COUNTED_H
#define VANLUA_COUNTED_H

#include "vanlua/corpus.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Which tokens are counted, and by which name. Start from VL_COUNTED. */
typedef struct vl_counted {
    vl_unit unit;
    vl_form form;
    vl_kinds kinds;            /* tokens of other kinds are left out */
    const vl_text *stop_words; /* terms that are left out as well, in any form */
    size_t stop_word_count;
} vl_counted;

#define VL_COUNTED ((vl_counted){VL_UNIT_WORD, VL_FORM_FOLD, VL_KINDS_WORD, NULL, 0})

/* What n-grams, windows and contexts stay within. */
typedef enum vl_within { VL_WITHIN_SENTENCE, VL_WITHIN_PARAGRAPH, VL_WITHIN_DOCUMENT } vl_within;

#ifdef __cplusplus
}
#endif

#endif
