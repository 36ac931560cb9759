/*
 * Cells of tables as Lua values.
 */
#ifndef VL_LUA_CELL_H
#define VL_LUA_CELL_H

#include <lua.h>

#include "vanlua/table.h"

/* Pushes the value of a cell. */
void vl_lua_push_cell(lua_State *L, vl_cell cell);

/* The cell that the value at `index` makes. A text is borrowed from Lua. False if it is no string, number, boolean or nil. */
bool vl_lua_read_cell(lua_State *L, int index, vl_cell *out);

/* True if the cells hold the same value; an integer equals the number of its value. */
bool vl_lua_cells_equal(vl_cell a, vl_cell b);

#endif
