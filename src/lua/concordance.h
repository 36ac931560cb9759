/*
 * Concordances: what Corpus and Document share.
 */
#ifndef VL_LUA_CONCORDANCE_H
#define VL_LUA_CONCORDANCE_H

#include "lua/define.h"

#define VL_LUA_CONCORDANCE_TEXT                                                                                                \
    "The places where a pattern matches, each in its context: document, position, left, match, right, paragraph, line; "      \
    "and how many there are before the limit"

#define VL_LUA_CONCORDANCE_RESULTS "Table, integer matches"

extern const vl_lua_parameter vl_lua_concordance_parameters[];
extern const vl_lua_parameter vl_lua_concordance_options[];

/* The method `concordance` of the object at index 1. */
int vl_lua_concordance(lua_State *L);

/* That of Corpus. */
extern const vl_lua_function vl_lua_concordance_method;

#endif
