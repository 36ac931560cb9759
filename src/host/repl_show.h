/*
 * Values as the REPL shows them.
 */
#ifndef VL_HOST_REPL_SHOW_H
#define VL_HOST_REPL_SHOW_H

#include <lua.h>

#include "vanlua/table.h"

/* How to show. */
typedef struct vl_show {
    uint64_t columns; /* to fit into */
    bool formatted;   /* tables, charts and reports are written whole, in `format` */
    vl_format format;
} vl_show;

/* Pushes the text that shows the value at `index`, of one line or several, the last without a newline. What is long
 * is cut, and how much is not shown is told. Calls __tostring of tables and foreign objects; raises what it raises.
 * */
void vl_show_push(lua_State *L, int index, const vl_show *show);

/* Pushes a string in quotes on one line, at most `columns` wide (0: as wide as it is), controls escaped, and how much
 * is not shown. */
void vl_show_push_string(lua_State *L, int index, uint64_t columns);

/* Pushes the text of an object of the library with its fields; false and nothing pushed if it is none. */
bool vl_show_push_object(lua_State *L, int index, const vl_show *show);

/* Pushes what a nested value is shown as: on one line, without what it holds, at most `columns` wide. */
void vl_show_push_brief(lua_State *L, int index, uint64_t columns);

/* Pushes a table of plain Lua, its keys in order, what it holds indented; each table once. */
void vl_show_push_table(lua_State *L, int index, const vl_show *show);

#endif
