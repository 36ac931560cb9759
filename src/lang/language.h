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

/* One record for each language file. */
extern const vl_language vl_language_vietnamese;
extern const vl_language vl_language_undetermined;

#endif
