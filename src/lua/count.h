/*
 * Counting terms: what Corpus, Document, Paragraph and Sentence share.
 */
#ifndef VL_LUA_COUNT_H
#define VL_LUA_COUNT_H

#include "lua/define.h"

extern const vl_lua_parameter vl_lua_frequencies_options[];

/* The method `frequencies` of the object at index 1. */
int vl_lua_frequencies(lua_State *L);

#endif
