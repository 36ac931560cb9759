/*
 * The option `lexicon`: the user's own words.
 */
#ifndef VL_LUA_LEXICON_H
#define VL_LUA_LEXICON_H

#include "lua/define.h"
#include "vanlua/language.h"

/* Its definition. */
#define VL_LUA_LEXICON_OPTION                                                                                                  \
    {                                                                                                                          \
        "lexicon", "string|string[]", "nil",                                                                                   \
            "words that stay whole in Vietnamese text, and with - ahead words that are none: a file with one a line, or an "   \
            "array", 0, 0                                                                                                      \
    }

/* The lexicon that the options at `index` ask for, NULL if they ask for none; an owner of it is pushed. Raises where the file
 * may not or cannot be read, or a word is none. */
vl_lexicon *vl_lua_push_lexicon(lua_State *L, int index);

#endif
