/*
 * What to say of a name that nothing has.
 */
#ifndef VL_LUA_HINT_H
#define VL_LUA_HINT_H

#include <lua.h>

#include "vanlua/base.h"

/* Pushes the string at `index` in quotation marks with the nearest of the names behind: "'trem' (did you mean 'term'?)". A long
 * string is described instead. */
void vl_lua_push_hint(lua_State *L, int index, const vl_text *names, size_t count);

#endif
