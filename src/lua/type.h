/*
 * The types of parameters: whether a value is of one, and what to say if it is not. Types are written as define.h tells.
 */
#ifndef VL_LUA_TYPE_H
#define VL_LUA_TYPE_H

#include <lua.h>

#include "vanlua/base.h"

/* True if the value at `index` (or none) is of the type. Cost: linear in the length of an array. */
bool vl_lua_type_accepts(lua_State *L, int index, vl_text type);

/* Pushes what is wrong with the value at `index`, which is not of the type: `string expected, got table`. `name`, the name on
 * top of the stack, is replaced by that of the offending element, where the value is an array. Leaves name and message on top.
 * */
void vl_lua_type_explain(lua_State *L, int index, vl_text type);

/* Pushes the type as a sentence has it: "word" or "syllable". */
void vl_lua_type_push(lua_State *L, vl_text type);

/* Pushes a short description of the value at `index`: itself if it is short, else its type. */
void vl_lua_type_describe(lua_State *L, int index);

#endif
