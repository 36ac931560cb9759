/*
 * The bindings of vanlua.text.syllables and vanlua.text.words, which need a corpus.
 */
#ifndef VL_LUA_TEXT_WORDS_H
#define VL_LUA_TEXT_WORDS_H

#include "lua/define.h"

/* Options of vanlua.text.words. */
extern const vl_lua_parameter vl_lua_text_words_options[];

/* vanlua.text.syllables(s [, language]). */
int vl_lua_text_syllables(lua_State *L);

/* vanlua.text.words(s [, options]). */
int vl_lua_text_words(lua_State *L);

#endif
