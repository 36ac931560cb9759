/*
 * Methods of Corpus that make a narrower one, and those that compare its documents.
 */
#ifndef VL_LUA_SUBCORPUS_H
#define VL_LUA_SUBCORPUS_H

#include "lua/define.h"
#include "vanlua/corpus.h"

/* Pushes the rest of the Corpus at `index`; raises if that fails. */
vl_corpus *vl_lua_push_rest(lua_State *L, int index);

extern const vl_lua_function vl_lua_where_method;
extern const vl_lua_function vl_lua_rest_method;
extern const vl_lua_function vl_lua_select_method;
extern const vl_lua_function vl_lua_distinct_method;
extern const vl_lua_function vl_lua_repeats_method;
extern const vl_lua_function vl_lua_similarity_method;
extern const vl_lua_function vl_lua_tfidf_method;
extern const vl_lua_function vl_lua_clusters_method;
extern const vl_lua_function vl_lua_reuse_method;

#endif
