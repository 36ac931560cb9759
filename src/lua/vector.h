/*
 * Vectors and sets as Lua has them: arrays of numbers, which are taken place by place; and, by elements, maps from terms to
 * numbers, arrays of strings, which count their strings, and arrays of what is a set.
 */
#ifndef VL_LUA_VECTOR_H
#define VL_LUA_VECTOR_H

#include <lua.h>

#include "vanlua/base.h"

/* One of those that are compared: its index on the stack, and what errors call it. */
typedef struct vl_lua_vector {
    int index;
    const char *name;
} vl_lua_vector;

/* The numbers of several vectors at the same places. */
typedef struct vl_lua_places {
    double *numbers[3];   /* of each vector, 0 where it has no such element */
    const vl_text *terms; /* at each place; NULL: places have none */
    size_t count;
} vl_lua_places;

/* Aligns up to three tables, which are checked; all but the last may be arrays of strings. With `sets` each number is 1, and
 * arrays may hold numbers, which then are elements. Elements stand in ascending order, numbers first, so that sums do not
 * depend on the order of hashing. What is returned belongs to values that are pushed. Cost: n log n. */
vl_lua_places vl_lua_push_places(lua_State *L, const vl_lua_vector *vectors, size_t count, bool sets);

#endif
