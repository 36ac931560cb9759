/*
 * Methods of tables that make a new table.
 */
#include "lua/classes.h"
#include "lua/library.h"
#include "lua/table.h"

/* What a method returns that has just put a table into the object on top, or failed to. */
static int made_table(lua_State *L, vl_status status, const vl_error *error, uint64_t before) {
    if (status) return vl_lua_raise(L, error);
    vl_lua_account(L, before);
    return 1;
}

static int table_sort(lua_State *L) {
    vl_table *table = vl_lua_check_table(L, 1, "self");
    size_t column = vl_lua_check_column(L, 2, table, "column");
    const char *order = lua_tostring(L, 3);
    bool descending = order && order[0] == 'd';
    uint64_t before = vl_context_memory_used(vl_lua_context(L));
    vl_error error;
    vl_lua_table *sorted = vl_lua_new_table(L);
    return made_table(L, vl_table_sort(table, column, descending, &sorted->table, &error), &error, before);
}

/* Pushes a table of the rows at the positions. */
static int push_picked(lua_State *L, const vl_table *table, const uint64_t *rows, uint64_t count) {
    uint64_t before = vl_context_memory_used(vl_lua_context(L));
    vl_error error;
    vl_lua_table *picked = vl_lua_new_table(L);
    return made_table(L, vl_table_pick(table, rows, count, &picked->table, &error), &error, before);
}

static int table_head(lua_State *L) {
    vl_table *table = vl_lua_check_table(L, 1, "self");
    lua_Integer n = lua_tointeger(L, 2);
    if (n < 0) return vl_lua_argument_error(L, "n", "0 or more expected, got %I", n);
    uint64_t count = vl_table_row_count(table);
    if ((uint64_t)n < count) count = (uint64_t)n;
    uint64_t *rows = vl_lua_new_array(L, (size_t)count, sizeof *rows);
    for (uint64_t row = 0; row < count; row++) rows[row] = row;
    return push_picked(L, table, rows, count);
}

static int table_where(lua_State *L) {
    vl_table *table = vl_lua_check_table(L, 1, "self");
    uint64_t rows = vl_table_row_count(table), count = 0;
    uint64_t *kept = vl_lua_new_array(L, (size_t)rows, sizeof *kept);
    for (uint64_t row = 0; row < rows; row++) {
        lua_pushvalue(L, 2);
        vl_lua_push_row(L, 1, row);
        lua_call(L, 1, 1);
        if (lua_toboolean(L, -1)) kept[count++] = row;
        lua_pop(L, 1);
    }
    return push_picked(L, vl_lua_check_table(L, 1, "self"), kept, count);
}

static int table_select(lua_State *L) {
    vl_table *table = vl_lua_check_table(L, 1, "self");
    size_t count = (size_t)lua_rawlen(L, 2);
    if (!count) return vl_lua_argument_error(L, "columns", "at least one column expected, got none");
    size_t *columns = vl_lua_new_array(L, count, sizeof *columns);
    for (size_t i = 0; i < count; i++) {
        if (lua_rawgeti(L, 2, (lua_Integer)i + 1) != LUA_TSTRING) {
            return vl_lua_argument_error(L, "columns", "array of strings expected");
        }
        columns[i] = vl_lua_check_column(L, -1, table, "columns");
        lua_pop(L, 1);
    }
    uint64_t before = vl_context_memory_used(vl_lua_context(L));
    vl_error error;
    vl_lua_table *selected = vl_lua_new_table(L);
    return made_table(L, vl_table_select(table, columns, count, &selected->table, &error), &error, before);
}

static const vl_lua_parameter sort_parameters[] = {
    {.name = "column", .type = "string", .text = "name of the column"},
    {.name = "order", .type = "\"ascending\"|\"descending\"", .otherwise = "\"ascending\"", .text = "which way round"},
    {0},
};

const vl_lua_function vl_lua_table_sort = {
    .name = "Table:sort",
    .call = table_sort,
    .parameters = sort_parameters,
    .results = "Table",
    .text = "A new table sorted by one column: numbers by value, then texts in Vietnamese alphabetical order, empty "
            "cells last; rows that are equal keep their order",
    .example = "t:sort(\"count\", \"descending\")",
};

static const vl_lua_parameter head_parameters[] = {
    {.name = "n", .type = "integer", .text = "how many rows; a table that has fewer is copied whole"},
    {0},
};

const vl_lua_function vl_lua_table_head = {
    .name = "Table:head",
    .call = table_head,
    .parameters = head_parameters,
    .results = "Table",
    .text = "A new table of the first n rows",
    .example = "t:head(10)",
};

static const vl_lua_parameter where_parameters[] = {
    {.name = "keep", .type = "function", .text = "gets a Row; what it returns decides whether the row is kept"},
    {0},
};

const vl_lua_function vl_lua_table_where = {
    .name = "Table:where",
    .call = table_where,
    .parameters = where_parameters,
    .results = "Table",
    .text = "A new table of the rows that a function accepts",
    .example = "t:where(function(row) return row.count > 1 end)",
};

static const vl_lua_parameter select_parameters[] = {
    {.name = "columns", .type = "string[]", .text = "names of the columns, in the order wanted"},
    {0},
};

const vl_lua_function vl_lua_table_select = {
    .name = "Table:select",
    .call = table_select,
    .parameters = select_parameters,
    .results = "Table",
    .text = "A new table of some columns",
    .example = "t:select{\"term\", \"count\"}",
};
