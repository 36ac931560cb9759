/*
 * vanlua.table{columns = …, rows = …}
 */
#include <string.h>

#include "lua/cell.h"
#include "lua/classes.h"
#include "lua/library.h"
#include "lua/table.h"
#include "lua/type.h"
#include "lua/well_formed.h"

/* A row being read into cells. */
typedef struct row_reader {
    const vl_table *table;
    vl_cell *cells;
    int kept; /* index of a table that keeps what replaces ill-formed texts, by column */
    lua_Integer row; /* from 1 */
} row_reader;

/* The column for the key at -2; raises if there is none. */
static size_t key_column(lua_State *L, const row_reader *reader) {
    size_t count = vl_table_column_count(reader->table);
    if (lua_isinteger(L, -2)) {
        lua_Integer key = lua_tointeger(L, -2);
        if (key >= 1 && (uint64_t)key <= count) return (size_t)key - 1;
        vl_lua_argument_error(L, "rows", "row %I, column %I: the table has %I columns", reader->row, key, (lua_Integer)count);
    }
    if (lua_type(L, -2) != LUA_TSTRING) {
        vl_lua_argument_error(L, "rows", "row %I has a key that is a %s", reader->row, luaL_typename(L, -2));
    }
    vl_text name;
    name.data = lua_tolstring(L, -2, &name.size);
    size_t column = vl_table_column_find(reader->table, name);
    if (column < count) return column;
    vl_lua_push_no_column(L, -2, reader->table);
    vl_lua_argument_error(L, "rows", "row %I: there is %s", reader->row, lua_tostring(L, -1));
    return 0;
}

/* Makes the string on top, the cell of a column, text; where that is another string, it is kept until the row is made. */
static void keep_text(lua_State *L, const row_reader *reader, size_t column) {
    const char *given = lua_tostring(L, -1);
    vl_text text = vl_lua_make_well_formed(L, -1);
    reader->cells[column].value.text = text;
    if (text.data == given) return;
    lua_pushvalue(L, -1);
    lua_rawseti(L, reader->kept, (lua_Integer)column + 1);
}

/* Takes the value on top for a column. */
static void read_cell(lua_State *L, const row_reader *reader, size_t column) {
    bool free_cell = reader->cells[column].kind == VL_CELL_EMPTY;
    vl_cell *cell = &reader->cells[column];
    if (free_cell && vl_lua_read_cell(L, -1, cell)) {
        if (cell->kind == VL_CELL_TEXT) keep_text(L, reader, column);
        return;
    }
    vl_text name = vl_table_column_name(reader->table, column);
    vl_lua_type_describe(L, -1);
    lua_pushlstring(L, name.data, name.size);
    if (!free_cell) {
        vl_lua_argument_error(L, "rows", "row %I gives column '%s' twice", reader->row, lua_tostring(L, -1));
    }
    vl_lua_argument_error(L, "rows", "row %I, column '%s': string, number, boolean or nil expected, got %s", reader->row,
                          lua_tostring(L, -1), lua_tostring(L, -2));
}

/* Reads the row on top, an array or a map by names of columns. */
static void read_map(lua_State *L, const row_reader *reader) {
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        read_cell(L, reader, key_column(L, reader));
        lua_pop(L, 1);
    }
}

/* Reads the row on top, which is a Row of another table. */
static void read_row(lua_State *L, const row_reader *reader) {
    uint64_t row;
    const vl_table *source = vl_lua_check_row(L, -1, &row);
    for (size_t i = 0; i < vl_table_column_count(source); i++) {
        vl_text name = vl_table_column_name(source, i);
        lua_pushlstring(L, name.data, name.size);
        lua_pushnil(L);
        reader->cells[key_column(L, reader)] = vl_table_cell(source, row, i);
        lua_pop(L, 2);
    }
}

/* Appends the row on top of the stack. */
static void append_row(lua_State *L, const row_reader *reader, vl_table *table) {
    memset(reader->cells, 0, vl_table_column_count(table) * sizeof *reader->cells);
    if (lua_istable(L, -1)) {
        read_map(L, reader);
    } else if (vl_lua_test_object(L, -1, &vl_lua_row_class)) {
        read_row(L, reader);
    } else {
        vl_lua_type_describe(L, -1);
        vl_lua_argument_error(L, "rows", "row %I: table or Row expected, got %s", reader->row, lua_tostring(L, -1));
    }
    vl_error error;
    if (vl_table_append(table, reader->cells, &error)) vl_lua_raise(L, &error);
}

/* Appends the rows of the array at `index`. */
static void append_rows(lua_State *L, int index, vl_table *table) {
    row_reader reader = {.table = table};
    reader.cells = vl_lua_new_array(L, vl_table_column_count(table), sizeof *reader.cells);
    lua_newtable(L);
    reader.kept = lua_gettop(L);
    lua_Integer count = (lua_Integer)lua_rawlen(L, index), keys = 0;
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) keys++;
    if (keys > count) vl_lua_argument_error(L, "rows", "array of rows expected, got a table with other keys");
    for (reader.row = 1; reader.row <= count; reader.row++) {
        lua_rawgeti(L, index, reader.row);
        append_row(L, &reader, table);
        lua_pop(L, 1);
    }
}

/* Puts a table without rows and with the columns of the array at `index` into the object. */
static void create_table(lua_State *L, int index, vl_lua_table *object) {
    size_t count = (size_t)lua_rawlen(L, index);
    vl_text *names = vl_lua_new_array(L, count, sizeof *names);
    lua_newtable(L); /* keeps the names */
    int kept = lua_gettop(L);
    for (size_t i = 0; i < count; i++) {
        if (lua_rawgeti(L, index, (lua_Integer)i + 1) != LUA_TSTRING) {
            vl_lua_argument_error(L, "columns", "array of strings expected");
        }
        names[i] = vl_lua_make_well_formed(L, -1);
        lua_rawseti(L, kept, (lua_Integer)i + 1);
    }
    vl_error error;
    vl_status status = vl_table_create(vl_lua_context(L), names, count, &object->table, &error);
    if (status == VL_ERROR_ARGUMENT) vl_lua_argument_error(L, "columns", "%s", error.message);
    if (status) vl_lua_raise(L, &error);
}

static int table_new(lua_State *L) {
    uint64_t before = vl_context_memory_used(vl_lua_context(L));
    lua_settop(L, 1);
    vl_lua_table *object = vl_lua_new_table(L);
    vl_lua_option_push(L, 1, "columns");
    create_table(L, 3, object);
    lua_settop(L, 3);
    if (vl_lua_option_push(L, 1, "rows") == LUA_TTABLE) append_rows(L, 4, object->table);
    lua_settop(L, 2);
    vl_lua_account(L, before);
    return 1;
}

static const vl_lua_parameter table_options[] = {
    {.name = "columns", .type = "string[]", .text = "names of the columns, different from one another"},
    {.name = "rows", .type = "table", .otherwise = "{}",
     .text = "array of rows, each an array of cells or a map by names of columns; cells are strings, numbers, booleans or nil"},
    {0},
};

const vl_lua_function vl_lua_table_function = {
    .name = "vanlua.table",
    .call = table_new,
    .options = table_options,
    .results = "Table",
    .text = "Makes a table, the result that every format can show. Numbers that are not finite become empty cells",
    .example = "vanlua.table{columns = {\"term\", \"count\"}, rows = {{\"công\", 180}, {\"của\", 126}}}",
};
