/*
 * Tokens with a `*`: any run of letters.
 */
#ifndef VL_QUERY_WILDCARD_H
#define VL_QUERY_WILDCARD_H

#include "base/memory.h"
#include "vanlua/text.h"

/* Stands for `*` in the text of a wildcard; no byte of UTF-8. */
#define VL_WILDCARD_ANY '\xFF'

/* What a key is compared with. */
typedef struct vl_wildcard {
    vl_text texts[2]; /* the key is like one of them; the second may be empty: none */
    bool parts;       /* a blank of the text stands for a `_` of the key, too */
    bool whole;       /* nothing but `*`: any token that is no punctuation */
} vl_wildcard;

/* Makes a wildcard of a text in normal form in which VL_WILDCARD_ANY stands for `*`; `vietnamese`: the keys are those of
 * Vietnamese text. `parts`: each `_` stands for a blank as well. A wildcard's text may end in the middle of a syllable,
 * so that a tone mark in `hoà*` may stand where it stands or where the fold has it. Fails for want of memory. */
vl_status vl_wildcard_make(vl_arena *arena, vl_text text, vl_form form, bool vietnamese, bool parts, vl_wildcard *out);

/* True if a token of that key and kind is meant. Cost: at worst the product of the sizes. */
bool vl_wildcard_matches(const vl_wildcard *wildcard, vl_text key, vl_kind kind);

#endif
