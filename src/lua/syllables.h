/*
 * The binding of vanlua.text.syllables, which needs a corpus.
 */
#ifndef VL_LUA_SYLLABLES_H
#define VL_LUA_SYLLABLES_H

#include <lua.h>

/* vanlua.text.syllables(s [, language]). */
int vl_lua_text_syllables(lua_State *L);

#endif
