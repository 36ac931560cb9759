/*
 * How objects are shown: texts, excerpts and counts.
 */
#ifndef VL_LUA_SHOW_H
#define VL_LUA_SHOW_H

#include <lua.h>

#include "vanlua/base.h"

/* Pushes a slice, or nil where it is not known (data NULL). Returns 1. */
int vl_lua_push_text(lua_State *L, vl_text text);

/* Pushes the beginning of a text, on one line and at most `columns` wide, with an ellipsis where it is cut. */
void vl_lua_push_excerpt(lua_State *L, vl_text text, uint64_t columns);

/* Pushes `1,044 words`, with the singular for 1. */
void vl_lua_push_counted(lua_State *L, uint64_t count, const char *singular, const char *plural);

/* The string at `index`, an argument that has passed the checks. */
vl_text vl_lua_text_at(lua_State *L, int index);

/* Raises the error of want of memory, or that of a cancelled context, unless the status is VL_OK: for what can fail for no other
 * reason. */
void vl_lua_check_memory(lua_State *L, vl_status status);

#endif
