/*
 * vanlua.chart.dispersion: where in each document something occurs.
 */
#include "lua/chart.h"
#include "lua/library.h"
#include "lua/table.h"
#include "lua/type.h"

/* Pushes the field of the row on top, which must be of the type. Returns its index. */
static int push_field(lua_State *L, lua_Integer row, const char *name, const char *type) {
    lua_getfield(L, -1, name);
    int field = lua_gettop(L);
    if (vl_lua_type_accepts(L, field, vl_text_of(type))) return field;
    lua_pushfstring(L, "rows[%I].%s", row, name);
    vl_lua_type_explain(L, field, vl_text_of(type));
    vl_lua_argument_error(L, lua_tostring(L, -2), "%s", lua_tostring(L, -1));
    return field;
}

/* Appends a row of the table for each position of the array at `positions`, and one without if there is none. */
static void append_positions(lua_State *L, vl_table *table, lua_Integer row, vl_cell label, int positions) {
    lua_Integer size = lua_tointeger(L, positions - 1), count = (lua_Integer)lua_rawlen(L, positions);
    vl_error error;
    for (lua_Integer i = 1; i <= count || i == 1; i++) {
        vl_cell cells[3] = {label, vl_cell_integer((uint64_t)size), {.kind = VL_CELL_EMPTY}};
        if (count) {
            lua_rawgeti(L, positions, i);
            lua_Integer position = lua_tointeger(L, -1);
            if (position < 1 || position > size) {
                lua_pushfstring(L, "rows[%I].positions[%I]", row, i);
                vl_lua_argument_error(L, lua_tostring(L, -1), "1 to the size, %I, expected, got %I", size, position);
            }
            cells[2] = vl_cell_integer((uint64_t)position);
            lua_pop(L, 1);
        }
        if (vl_table_append(table, cells, &error)) vl_lua_raise(L, &error);
    }
}

/* Appends the row on top. `seen` is the index of a table of the labels before, by row. */
static void append_row(lua_State *L, vl_table *table, lua_Integer row, int seen) {
    push_field(L, row, "label", "string|number");
    int field = lua_gettop(L);
    vl_cell label = vl_lua_chart_label(L, field);
    lua_pushvalue(L, field);
    if (lua_rawget(L, seen) != LUA_TNIL) {
        vl_lua_argument_error(L, "rows", "different labels expected, got those of rows %I and %I equal", lua_tointeger(L, -1), row);
    }
    lua_pushvalue(L, field);
    lua_pushinteger(L, row);
    lua_rawset(L, seen);
    lua_settop(L, field);
    lua_pushvalue(L, field - 1);
    int size = push_field(L, row, "size", "integer");
    if (lua_tointeger(L, size) < 0) {
        lua_pushfstring(L, "rows[%I].size", row);
        vl_lua_argument_error(L, lua_tostring(L, -1), "at least 0 expected, got %I", lua_tointeger(L, size));
    }
    lua_remove(L, size - 1);
    lua_pushvalue(L, field - 1);
    push_field(L, row, "positions", "integer[]");
    lua_remove(L, -2);
    append_positions(L, table, row, label, lua_gettop(L));
}

/* Pushes a Table of the columns label, size and position. */
static vl_table *push_strips(lua_State *L) {
    static const vl_text columns[] = {{"label", 5}, {"size", 4}, {"position", 8}};
    vl_lua_table *object = vl_lua_new_table(L);
    vl_error error;
    if (vl_table_create(vl_lua_context(L), columns, 3, &object->table, &error)) vl_lua_raise(L, &error);
    return object->table;
}

static int chart_dispersion(lua_State *L) {
    static const char *const data[] = {"rows", NULL};
    lua_settop(L, 1);
    vl_text title = vl_lua_chart_title(L);
    if (vl_lua_chart_takes_table(L, data, 1)) {
        vl_lua_option_push(L, 1, "table");
        return vl_lua_push_chart(L, VL_CHART_DISPERSION, title, vl_lua_check_table(L, -1, "table"), "table");
    }
    vl_lua_option_push(L, 1, "rows");
    int rows = lua_gettop(L);
    vl_table *table = push_strips(L);
    lua_newtable(L);
    int seen = lua_gettop(L);
    for (lua_Integer row = 1; row <= (lua_Integer)lua_rawlen(L, rows); row++) {
        lua_rawgeti(L, rows, row);
        append_row(L, table, row, seen);
        lua_settop(L, seen);
    }
    return vl_lua_push_chart(L, VL_CHART_DISPERSION, title, table, "rows");
}

static const vl_lua_parameter dispersion_options[] = {
    {.name = "title", .type = "string", .otherwise = "nil", .text = "what stands above it"},
    {.name = "rows", .type = "table[]", .otherwise = "nil",
     .text = "{label=, size=, positions=}: a document, how many tokens it has, and at which, from 1 to size, something occurs; "
             "labels differ"},
    {.name = "table", .type = "Table", .otherwise = "nil",
     .text = "data instead: three columns, label, size and position, a row for each position, those of a document one "
             "after the other; a document without any has one row without a position"},
    {0},
};

const vl_lua_function vl_lua_chart_dispersion = {
    .name = "chart.dispersion",
    .call = chart_dispersion,
    .options = dispersion_options,
    .results = "Chart",
    .text = "A strip for each document, whole from its first to its last token, with a tick wherever something occurs. Strips are "
            "equally wide, however long the documents are",
    .example = "vanlua.chart.dispersion{ rows = { {label = \"a\", size = 120, positions = {3, 40, 41}} } }",
};
