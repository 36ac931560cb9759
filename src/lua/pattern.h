/*
 * Patterns that methods are given.
 */
#ifndef VL_LUA_PATTERN_H
#define VL_LUA_PATTERN_H

#include <lua.h>

#include "vanlua/query.h"

/* Reads the string at `index` and pushes what holds the pattern until the running function returns. Raises an error for
 * what is no pattern. */
const vl_pattern *vl_lua_push_pattern(lua_State *L, int index, const vl_pattern_options *options);

#endif
