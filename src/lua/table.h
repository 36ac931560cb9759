/*
 * Tables as Lua objects hold them.
 */
#ifndef VL_LUA_TABLE_H
#define VL_LUA_TABLE_H

#include <lua.h>

#include "lua/define.h"
#include "lua/owner.h"
#include "vanlua/table.h"

/* What a Table object holds. */
typedef struct vl_lua_table {
    vl_table *table; /* NULL once it has been finalised, or not filled */
} vl_lua_table;

/* Pushes a Table object that holds no table yet; whoever calls puts one in. */
vl_lua_table *vl_lua_new_table(lua_State *L);

/* The table at `index`, an argument called `name`; raises if it is something else or has been finalised. */
vl_table *vl_lua_check_table(lua_State *L, int index, const char *name);

/* Position of the column whose name, an argument called `argument_name`, is the string at `index`. Raises an error
 * that names the nearest column if there is none. */
size_t vl_lua_check_column(lua_State *L, int index, const vl_table *table, const char *argument_name);

/* Pushes what to say of the name at `index`, which no column has: "no column 'trem' (did you mean 'term'?)". */
void vl_lua_push_no_column(lua_State *L, int index, const vl_table *table);

/* Pushes the names of the columns as an array. */
void vl_lua_push_column_names(lua_State *L, const vl_table *table);

/* Pushes the Row object of a row of the table whose object is at `index`. */
void vl_lua_push_row(lua_State *L, int index, uint64_t row);

/* The table and the row of the Row object at `index`. Raises if the table has been finalised. */
const vl_table *vl_lua_check_row(lua_State *L, int index, uint64_t *row);

/* Copies a table. May push what belongs to Lua. Fails for want of memory. */
vl_status vl_lua_copy_table(lua_State *L, const vl_table *table, vl_table **out, vl_error *error);

/* True if the tables have equal columns and cells. */
bool vl_lua_tables_equal(const vl_table *a, const vl_table *b);

/* Appends the first rows of the table as aligned lines, and how many rows are not shown. Raises if that fails. */
void vl_lua_write_preview(lua_State *L, const vl_table *table, vl_lua_buffer *out);

/* Methods that make a new table. */
extern const vl_lua_function vl_lua_table_sort;
extern const vl_lua_function vl_lua_table_head;
extern const vl_lua_function vl_lua_table_where;
extern const vl_lua_function vl_lua_table_select;

#endif
