/*
 * Options that methods which count tokens have in common.
 */
#ifndef VL_LUA_COUNTED_H
#define VL_LUA_COUNTED_H

#include "lua/define.h"
#include "vanlua/counted.h"

#define VL_LUA_COUNTED_OPTIONS                                                                                                 \
    {"unit", VL_LUA_UNIT, "\"word\"", "which layer of tokens", 0, 0},                                                          \
        {"form", VL_LUA_FORM, "\"fold\"", "as written, folded, or without diacritics", 0, 0},                                  \
        {"kinds", VL_LUA_KINDS, "\"word\"", "kinds of tokens to count, one or an array", 0, 0}, {                              \
        "stop_words", "string[]", "nil", "terms that are left out", 0, 0                                                       \
    }

#define VL_LUA_WITHIN "\"sentence\"|\"paragraph\"|\"document\""

/* What is to be counted, of checked options at `index`, a table or nil. What it points to is held by one value that is
 * pushed. */
vl_counted vl_lua_read_counted(lua_State *L, int index);

/* The option `within`, a VL_LUA_WITHIN. */
vl_within vl_lua_option_within(lua_State *L, int index, vl_within otherwise);

/* Pushes the strings of the array that is the value of an option, as C has them, which belong to the options; NULL and nil
 * where the option is not given. */
const vl_text *vl_lua_push_option_texts(lua_State *L, int index, const char *name, size_t *count);

/* The option `sort`: the place of its value among `names`, SIZE_MAX for count, SIZE_MAX - 1 for term, `otherwise`
 * where it is not given. Raises an error that names the nearest for any other. */
size_t vl_lua_option_sort(lua_State *L, int index, const char *const *names, size_t count, size_t otherwise);

#endif
