/*
 * Methods of Corpus that measure terms and documents.
 */
#ifndef VL_LUA_CORPUS_MEASURES_H
#define VL_LUA_CORPUS_MEASURES_H

#include "lua/define.h"

extern const vl_lua_function vl_lua_keyness_method;
extern const vl_lua_function vl_lua_dispersion_method;
extern const vl_lua_function vl_lua_positions_method;
extern const vl_lua_function vl_lua_diversity_method;

#endif
