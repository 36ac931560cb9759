/*
 * How a function is called, in the words of help and the manual.
 */
#ifndef VL_LUA_SIGNATURE_H
#define VL_LUA_SIGNATURE_H

#include "lua/define.h"

/* Pushes how the function is called: corpus:frequencies{unit=, form=} -> Frequencies. What may be left out stands in square
 * brackets. */
void vl_lua_push_signature(lua_State *L, const vl_lua_function *function);

/* Pushes the same with {…} for the options. */
void vl_lua_push_short_signature(lua_State *L, const vl_lua_function *function);

/* Pushes what a parameter or option takes: integer, 1 to 16, default 1. */
void vl_lua_push_takes(lua_State *L, const vl_lua_parameter *parameter);

/* Joins the strings from index `first` to the top; an empty string if there are none. */
void vl_lua_join(lua_State *L, int first);

#endif
