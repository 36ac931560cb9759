#include "lua/cell.h"
#include "lua/classes.h"
#include "lua/table.h"

/* The table's object stays in memory with the row, as its user value, but may be finalised earlier. */
typedef struct row_object {
    const vl_lua_table *of;
    uint64_t row;
} row_object;

void vl_lua_push_row(lua_State *L, int index, uint64_t row) {
    const vl_lua_table *of = lua_touserdata(L, index);
    lua_pushvalue(L, index);
    row_object *made = vl_lua_new_object(L, &vl_lua_row_class, sizeof *made, 1);
    made->of = of;
    made->row = row;
    lua_insert(L, -2);
    lua_setiuservalue(L, -2, 1);
}

const vl_table *vl_lua_check_row(lua_State *L, int index, uint64_t *row) {
    const row_object *object = vl_lua_check_object(L, index, &vl_lua_row_class, "self");
    if (!object->of->table) luaL_error(L, "the Table of the Row has been freed");
    *row = object->row;
    return object->of->table;
}

/* row.column and row[number of column]. */
static int row_lookup(lua_State *L) {
    uint64_t row;
    const vl_table *table = vl_lua_check_row(L, 1, &row);
    size_t count = vl_table_column_count(table);
    if (lua_type(L, 2) == LUA_TSTRING) {
        vl_text name;
        name.data = lua_tolstring(L, 2, &name.size);
        size_t column = vl_table_column_find(table, name);
        if (column == count) {
            vl_lua_push_no_column(L, 2, table);
            return luaL_error(L, "Row has %s", lua_tostring(L, -1));
        }
        vl_lua_push_cell(L, vl_table_cell(table, row, column));
        return 1;
    }
    int whole;
    lua_Integer column = lua_tointegerx(L, 2, &whole);
    if (!whole) return luaL_error(L, "a Row is indexed by the name or number of a column, got %s", luaL_typename(L, 2));
    if (column < 1 || (uint64_t)column > count) lua_pushnil(L);
    else vl_lua_push_cell(L, vl_table_cell(table, row, (size_t)column - 1));
    return 1;
}

static int row_length(lua_State *L) {
    uint64_t row;
    lua_pushinteger(L, (lua_Integer)vl_table_column_count(vl_lua_check_row(L, 1, &row)));
    return 1;
}

/* Upvalues: the Row object and the number of columns handed out. */
static int next_cell(lua_State *L) {
    uint64_t row;
    const vl_table *table = vl_lua_check_row(L, lua_upvalueindex(1), &row);
    lua_Integer column = lua_tointeger(L, lua_upvalueindex(2));
    if ((uint64_t)column >= vl_table_column_count(table)) return 0;
    lua_pushinteger(L, column + 1);
    lua_replace(L, lua_upvalueindex(2));
    vl_text name = vl_table_column_name(table, (size_t)column);
    lua_pushlstring(L, name.data, name.size);
    vl_lua_push_cell(L, vl_table_cell(table, row, (size_t)column));
    return 2;
}

static int row_pairs(lua_State *L) {
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_cell, 2);
    return 1;
}

static int row_equals(lua_State *L) {
    uint64_t row, other_row;
    if (!vl_lua_test_object(L, 1, &vl_lua_row_class) || !vl_lua_test_object(L, 2, &vl_lua_row_class)) {
        lua_pushboolean(L, 0);
        return 1;
    }
    const vl_table *a = vl_lua_check_row(L, 1, &row), *b = vl_lua_check_row(L, 2, &other_row);
    size_t count = vl_table_column_count(a);
    bool equal = count == vl_table_column_count(b);
    for (size_t i = 0; i < count && equal; i++) {
        equal = vl_text_equal(vl_table_column_name(a, i), vl_table_column_name(b, i)) &&
                vl_lua_cells_equal(vl_table_cell(a, row, i), vl_table_cell(b, other_row, i));
    }
    lua_pushboolean(L, equal);
    return 1;
}

static void push_description(lua_State *L, const vl_table *table, uint64_t row) {
    luaL_Buffer text;
    luaL_buffinit(L, &text);
    luaL_addstring(&text, "Row(");
    for (size_t i = 0; i < vl_table_column_count(table); i++) {
        vl_text name = vl_table_column_name(table, i);
        if (i) luaL_addstring(&text, ", ");
        luaL_addlstring(&text, name.data, name.size);
        luaL_addstring(&text, " = ");
        vl_lua_push_cell(L, vl_table_cell(table, row, i));
        luaL_tolstring(L, -1, NULL);
        lua_remove(L, -2);
        luaL_addvalue(&text);
    }
    luaL_addstring(&text, ")");
    luaL_pushresult(&text);
}

/* "Row(term = công, count = 180)", fit for a terminal. */
static int row_to_string(lua_State *L) {
    uint64_t row;
    const vl_table *table = vl_lua_check_row(L, 1, &row);
    vl_lua_buffer *visible = vl_lua_new_buffer(L);
    push_description(L, table, row);
    vl_text text;
    text.data = lua_tolstring(L, -1, &text.size);
    if (vl_text_visible(visible->context, text, false, &visible->string)) {
        vl_error error;
        vl_error_memory(&error);
        return vl_lua_raise(L, &error);
    }
    return vl_lua_push_buffer(L, visible);
}

static const vl_lua_function row_functions[] = {{0}};

static const luaL_Reg row_events[] = {
    {"__len", row_length}, {"__pairs", row_pairs}, {"__eq", row_equals}, {"__tostring", row_to_string}, {NULL, NULL},
};

static const vl_lua_field elements[] = {
    {"[string]", "string|number|boolean|nil", "The cell of a column; nil if it is empty", NULL},
    {"[integer]", "string|number|boolean|nil", "The cell of the column at a place; nil past the last", NULL},
    {0},
};

const vl_lua_class vl_lua_row_class = {
    .name = "Row",
    .text = "One row of a table: row.name and row[number] are cells, empty ones nil; #row counts the columns, pairs(row) goes "
            "through them",
    .functions = row_functions,
    .lookup = row_lookup,
    .events = row_events,
    .elements = elements,
};
