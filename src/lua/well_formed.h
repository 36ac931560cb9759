/*
 * Strings of Lua, which are any bytes, as text.
 */
#ifndef VL_LUA_WELL_FORMED_H
#define VL_LUA_WELL_FORMED_H

#include <lua.h>

#include "vanlua/base.h"

/* Replaces the string at `index`, if it has ill-formed bytes, by its NFC with U+FFFD for each run of them. Returns it. */
vl_text vl_lua_make_well_formed(lua_State *L, int index);

/* Replaces the string at `index` by its NFC, well-formed. Returns it. */
vl_text vl_lua_make_normal(lua_State *L, int index);

#endif
