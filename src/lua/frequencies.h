/*
 * Frequencies as Lua objects: their methods stand in several files.
 */
#ifndef VL_LUA_FREQUENCIES_H
#define VL_LUA_FREQUENCIES_H

#include "lua/define.h"
#include "vanlua/frequencies.h"

/* The frequencies at `index`, an argument called `name`; raises if it is something else or has been freed. */
vl_frequencies *vl_lua_check_frequencies(lua_State *L, int index, const char *name);

/* Terms in order. */
extern const vl_lua_function vl_lua_top_method;
extern const vl_lua_function vl_lua_pairs_method;

/* The method `pairs`, for __pairs. */
int vl_lua_frequencies_pairs(lua_State *L);

/* Counts put together and taken apart. */
extern const vl_lua_function vl_lua_add_method;
extern const vl_lua_function vl_lua_filter_method;

/* The event __add. */
int vl_lua_frequencies_sum(lua_State *L);

#endif
