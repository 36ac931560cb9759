#include "lua/table.h"

#include "lua/cell.h"
#include "lua/classes.h"
#include "lua/hint.h"
#include "lua/library.h"

vl_lua_table *vl_lua_new_table(lua_State *L) {
    return vl_lua_new_object(L, &vl_lua_table_class, sizeof(vl_lua_table), 0);
}

vl_table *vl_lua_to_table(lua_State *L, int index) {
    vl_lua_table *object = vl_lua_test_object(L, index, &vl_lua_table_class);
    return object ? object->table : NULL;
}

vl_table *vl_lua_check_table(lua_State *L, int index, const char *name) {
    vl_lua_table *object = vl_lua_check_object(L, index, &vl_lua_table_class, name);
    if (!object->table) luaL_error(L, "the Table has been freed");
    return object->table;
}

void vl_lua_push_column_names(lua_State *L, const vl_table *table) {
    size_t count = vl_table_column_count(table);
    lua_createtable(L, count < 1000 ? (int)count : 1000, 0);
    for (size_t i = 0; i < count; i++) {
        vl_text name = vl_table_column_name(table, i);
        lua_pushlstring(L, name.data, name.size);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

void vl_lua_push_no_column(lua_State *L, int index, const vl_table *table) {
    index = lua_absindex(L, index);
    size_t count = vl_table_column_count(table);
    vl_text *names = vl_lua_new_array(L, count, sizeof *names);
    for (size_t i = 0; i < count; i++) names[i] = vl_table_column_name(table, i);
    vl_lua_push_hint(L, index, names, count);
    lua_pushfstring(L, "no column %s", lua_tostring(L, -1));
    lua_replace(L, -3);
    lua_pop(L, 1);
}

size_t vl_lua_check_column(lua_State *L, int index, const vl_table *table, const char *argument_name) {
    vl_text name;
    name.data = lua_tolstring(L, index, &name.size);
    size_t column = vl_table_column_find(table, name);
    if (column < vl_table_column_count(table)) return column;
    vl_lua_push_no_column(L, index, table);
    vl_lua_argument_error(L, argument_name, "%s", lua_tostring(L, -1));
    return 0;
}

vl_status vl_lua_copy_table(lua_State *L, const vl_table *table, vl_table **out, vl_error *error) {
    size_t count = vl_table_column_count(table);
    size_t *columns = vl_lua_new_array(L, count, sizeof *columns);
    for (size_t i = 0; i < count; i++) columns[i] = i;
    return vl_table_select(table, columns, count, out, error);
}

static int table_column(lua_State *L) {
    vl_table *table = vl_lua_check_table(L, 1, "self");
    size_t column = vl_lua_check_column(L, 2, table, "name");
    uint64_t count = vl_table_row_count(table);
    lua_createtable(L, count < 1000000 ? (int)count : 1000000, 1);
    for (uint64_t row = 0; row < count; row++) {
        vl_lua_push_cell(L, vl_table_cell(table, row, column));
        lua_rawseti(L, -2, (lua_Integer)row + 1);
    }
    lua_pushinteger(L, (lua_Integer)count);
    lua_setfield(L, -2, "n");
    return 1;
}

/* Upvalues: the Table object and the number of rows handed out. */
static int next_row(lua_State *L) {
    vl_table *table = vl_lua_check_table(L, lua_upvalueindex(1), "self");
    lua_Integer row = lua_tointeger(L, lua_upvalueindex(2));
    if ((uint64_t)row >= vl_table_row_count(table)) return 0;
    lua_pushinteger(L, row + 1);
    lua_replace(L, lua_upvalueindex(2));
    vl_lua_push_row(L, lua_upvalueindex(1), (uint64_t)row);
    return 1;
}

static int table_rows(lua_State *L) {
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_row, 2);
    return 1;
}

static int table_columns(lua_State *L) {
    vl_lua_push_column_names(L, vl_lua_check_table(L, 1, "self"));
    return 1;
}

/* t[i]: a Row, nil past the ends. */
static int table_lookup(lua_State *L) {
    vl_table *table = vl_lua_check_table(L, 1, "self");
    if (lua_type(L, 2) == LUA_TSTRING) return vl_lua_unknown_member(L, &vl_lua_table_class, lua_tostring(L, 2));
    int whole;
    lua_Integer row = lua_tointegerx(L, 2, &whole);
    if (!whole) {
        return luaL_error(L, "a Table is indexed by the number of a row or the name of a member, got %s", luaL_typename(L, 2));
    }
    if (row < 1 || (uint64_t)row > vl_table_row_count(table)) lua_pushnil(L);
    else vl_lua_push_row(L, 1, (uint64_t)row - 1);
    return 1;
}

static int table_length(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)vl_table_row_count(vl_lua_check_table(L, 1, "self")));
    return 1;
}

bool vl_lua_tables_equal(const vl_table *a, const vl_table *b) {
    size_t columns = vl_table_column_count(a);
    uint64_t rows = vl_table_row_count(a);
    if (columns != vl_table_column_count(b) || rows != vl_table_row_count(b)) return false;
    for (size_t i = 0; i < columns; i++) {
        if (!vl_text_equal(vl_table_column_name(a, i), vl_table_column_name(b, i))) return false;
    }
    for (uint64_t row = 0; row < rows; row++) {
        for (size_t i = 0; i < columns; i++) {
            if (!vl_lua_cells_equal(vl_table_cell(a, row, i), vl_table_cell(b, row, i))) return false;
        }
    }
    return true;
}

static int table_equals(lua_State *L) {
    const vl_table *a = vl_lua_to_table(L, 1), *b = vl_lua_to_table(L, 2);
    lua_pushboolean(L, a && b && vl_lua_tables_equal(a, b));
    return 1;
}

static int table_to_string(lua_State *L) {
    vl_table *table = vl_lua_check_table(L, 1, "self");
    vl_lua_buffer *text = vl_lua_new_buffer(L);
    vl_lua_write_preview(L, table, text);
    text->string.size--; /* without the last newline */
    return vl_lua_push_buffer(L, text);
}

static int table_finalise(lua_State *L) {
    vl_lua_table *object = vl_lua_test_object(L, 1, &vl_lua_table_class);
    if (!object) return 0;
    vl_table_free(object->table);
    object->table = NULL;
    return 0;
}

static const vl_lua_parameter column_parameters[] = {
    {.name = "name", .type = "string", .text = "name of the column"},
    {0},
};

static const vl_lua_function table_functions[] = {
    {.name = "Table:column", .call = table_column, .parameters = column_parameters, .results = "any[] values",
     .text = "The cells of a column as an array; empty cells are nil, hence the field n with the number of rows",
     .example = "table.concat(t:column(\"term\"), \" \")"},
    {.name = "Table:rows", .call = table_rows, .results = "fun(): Row", .text = "Iterates over the rows",
     .example = "for row in t:rows() do print(row.term) end"},
    {0},
};

static const vl_lua_function *const table_derived[] = {
    &vl_lua_table_sort, &vl_lua_table_head, &vl_lua_table_where, &vl_lua_table_select, NULL,
};

static const vl_lua_field table_fields[] = {
    {"columns", "string[]", "names of the columns", table_columns},
    {0},
};

static const luaL_Reg table_events[] = {
    {"__len", table_length}, {"__eq", table_equals}, {"__tostring", table_to_string}, {"__gc", table_finalise}, {NULL, NULL},
};

static const vl_lua_field elements[] = {
    {"[integer]", "Row|nil", "The row at a place; nil past the end", NULL},
    {0},
};

const vl_lua_class vl_lua_table_class = {
    .name = "Table",
    .text = "Rows under named columns: t[i] is a row (nil past the end), #t their number. Tables with equal cells are equal",
    .functions = table_functions,
    .others = table_derived,
    .fields = table_fields,
    .lookup = table_lookup,
    .events = table_events,
    .elements = elements,
};
