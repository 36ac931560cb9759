/*
 * How far two strings are from each other.
 */
#ifndef VL_LUA_TEXT_DISTANCE_H
#define VL_LUA_TEXT_DISTANCE_H

#include "lua/define.h"

/* vanlua.text.levenshtein, damerau_levenshtein, lcs, jaro, jaro_winkler; ended by NULL. */
extern const vl_lua_function *const vl_lua_text_distances[];

#endif
