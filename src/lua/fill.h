/*
 * Lines of help, no wider than a terminal.
 */
#ifndef VL_LUA_FILL_H
#define VL_LUA_FILL_H

#include <lua.h>

enum { VL_LUA_COLUMNS = 80 };

/* Breaks the string on top, one line, at blanks so that its lines take at most VL_LUA_COLUMNS where that can be;
 * those after the first are indented by so many blanks. */
void vl_lua_fill(lua_State *L, size_t indent);

#endif
