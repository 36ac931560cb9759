/*
 * Counting terms: what Corpus, Document, Paragraph and Sentence share.
 */
#ifndef VL_LUA_COUNT_H
#define VL_LUA_COUNT_H

#include "lua/define.h"

#define VL_LUA_COUNT_TEXT                                                                                                      \
    "How often a phrase occurs and in how many documents: where its syllables follow each other in a sentence, parts of "         \
    "longer words too, unlike in frequencies"

extern const vl_lua_parameter vl_lua_frequencies_options[];

extern const vl_lua_parameter vl_lua_count_parameters[];
extern const vl_lua_parameter vl_lua_count_options[];

/* The method `count` of the object at index 1. */
int vl_lua_count(lua_State *L);

/* The method `frequencies` of the object at index 1. */
int vl_lua_frequencies(lua_State *L);

#endif
