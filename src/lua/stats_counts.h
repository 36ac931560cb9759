/*
 * What the pure functions of counts have in common: arguments that are counts, and results that may be undefined.
 */
#ifndef VL_LUA_STATS_COUNTS_H
#define VL_LUA_STATS_COUNTS_H

#include "lua/define.h"

/* Numbers beyond this are not exact. */
#define VL_LUA_LARGEST_COUNT 1e15

/* A parameter that is a count. */
#define VL_LUA_COUNT_PARAMETER(count, what) \
    {.name = count, .type = "number", .text = what, .minimum = 0, .maximum = VL_LUA_LARGEST_COUNT}

/* A count as an argument: its name and value. */
typedef struct vl_lua_count {
    const char *name;
    double value;
} vl_lua_count;

/* Raises an error that names the argument, if `part` is more than `whole`. */
void vl_lua_check_part(lua_State *L, vl_lua_count part, vl_lua_count whole);

/* Raises an error that names the argument, if `count` is not a whole number. */
void vl_lua_check_whole(lua_State *L, vl_lua_count count);

/* Raises the error of a result that is undefined for these arguments, naming the last that is 0, or else the greatest. */
int vl_lua_raise_undefined(lua_State *L, const vl_lua_count *counts, size_t count);

/* The name of a measure, behind the last dot of the name of the function that runs. */
vl_text vl_lua_running_measure(lua_State *L);

#endif
