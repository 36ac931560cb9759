/*
 * JSON between strings and Lua values.
 */
#ifndef VL_LUA_JSON_H
#define VL_LUA_JSON_H

#include <lua.h>

#include "lua/owner.h"

/* Arrays and objects within each other, beyond which a text is refused and a table taken for one that holds itself. */
#define VL_LUA_JSON_DEPTH 100

/* Pushes what stands for null. */
void vl_lua_push_null(lua_State *L);

/* vanlua.json.encode(value [, options]). */
int vl_lua_json_encode(lua_State *L);

/* vanlua.json.decode(text). */
int vl_lua_json_decode(lua_State *L);

#endif
