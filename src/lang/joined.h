/*
 * Words as other programs write them, with `_` between the syllables.
 */
#ifndef VL_LANG_JOINED_H
#define VL_LANG_JOINED_H

#include <string.h>

#include "base/memory.h"
#include "vanlua/base.h"

/* True if a text holds `_`. */
static inline bool vl_joined_possible(vl_text text) {
    return text.size > 0 && memchr(text.data, '_', text.size) != NULL;
}

/* Sets `out` to well-formed text in NFC with a blank for each `_` that stands between letters or digits of a word, number
 * or code; addresses and tags keep theirs. False for want of memory. */
bool vl_joined_part(vl_context *context, vl_text text, vl_string *out);

#endif
