/*
 * What a language file says about its language.
 */
#ifndef VL_LANG_LANGUAGE_H
#define VL_LANG_LANGUAGE_H

#include "text/token.h"
#include "vanlua/language.h"

struct vl_language {
    const char *tag;
    bool vietnamese; /* keys have the tone mark in its traditional place; sentences end by the marks of tokens, else by
                        UAX #29 */
    vl_token_rules rules; /* abbreviations, glued sentences */
};

/* True if a word of several tokens may hold a token of the kind. */
static inline bool vl_kind_in_words(vl_kind kind) {
    return kind == VL_KIND_WORD || kind == VL_KIND_NUMBER || kind == VL_KIND_CODE;
}

/* One record for each language file. */
extern const vl_language vl_language_vietnamese;
extern const vl_language vl_language_undetermined;

#endif
