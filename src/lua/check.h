/*
 * Checks of what a function is given, by its definition.
 */
#ifndef VL_LUA_CHECK_H
#define VL_LUA_CHECK_H

#include "lua/define.h"

/* Checks the arguments of `function`, which begin at index `first` (2 of methods), and fills up with nil what is left out.
 * Raises an error that names the function and the argument. */
void vl_lua_check_arguments(lua_State *L, const vl_lua_function *function, int first);

/* Pushes the range of a number, "1 to 16" or "at least 0". False and nothing pushed if any will do. */
bool vl_lua_push_range(lua_State *L, const vl_lua_parameter *parameter);

/* The last part of a function's name, behind its class or module. */
const char *vl_lua_short_name(const char *name);

#endif
