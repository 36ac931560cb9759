/*
 * vanlua.chart.dendrogram: what was joined with what, step by step.
 */
#include "lua/chart.h"
#include "lua/hint.h"
#include "lua/library.h"
#include "lua/table.h"
#include "lua/type.h"
#include "lua/well_formed.h"

/* What a reader of merges keeps; indices of the stack. */
typedef struct merge_reader {
    int labels; /* array of the labels as strings */
    int sizes;  /* by the name of a label or step: how many labels it has; false: joined already */
    lua_Integer count; /* of labels */
} merge_reader;

/* Copies the labels of the array at `given` as well-formed strings, and pushes the tables of the reader. */
static merge_reader read_labels(lua_State *L, int given) {
    lua_newtable(L);
    lua_newtable(L);
    merge_reader reader = {lua_gettop(L) - 1, lua_gettop(L), (lua_Integer)lua_rawlen(L, given)};
    for (lua_Integer i = 1; i <= reader.count; i++) {
        lua_rawgeti(L, given, i);
        lua_tolstring(L, -1, NULL);
        vl_text label = vl_lua_make_well_formed(L, -1);
        if (label.size > 1 && label.data[0] == '#' && label.data[1] >= '0' && label.data[1] <= '9') {
            vl_lua_argument_error(L, "labels", "another label than '%s' expected, which means a step", label.data);
        }
        lua_pushvalue(L, -1);
        if (lua_rawget(L, reader.sizes) != LUA_TNIL) {
            vl_lua_argument_error(L, "labels", "different labels expected, got '%s' twice", label.data);
        }
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_rawseti(L, reader.labels, i);
        lua_pushinteger(L, 1);
        lua_rawset(L, reader.sizes);
    }
    return reader;
}

/* Raises an error for the name on top, which is no label, with the nearest one. */
static void refuse_name(lua_State *L, const merge_reader *reader, lua_Integer step) {
    int name = lua_gettop(L);
    vl_text *names = vl_lua_new_array(L, (size_t)reader->count + 1, sizeof *names);
    for (lua_Integer i = 1; i <= reader->count; i++) {
        lua_rawgeti(L, reader->labels, i);
        names[i - 1].data = lua_tolstring(L, -1, &names[i - 1].size);
        lua_pop(L, 1);
    }
    vl_lua_push_hint(L, name, names, (size_t)reader->count);
    vl_lua_argument_error(L, "merges", "merge %I: label, number of a label, or #1 for what merge 1 made, expected, got %s", step,
                          lua_tostring(L, -1));
}

/* Pushes the name of what the value on top stands for in the merge, and takes it as joined. Returns how many labels it has. */
static lua_Integer take_branch(lua_State *L, const merge_reader *reader, lua_Integer step) {
    int whole = 0;
    lua_Integer number = lua_type(L, -1) == LUA_TNUMBER ? lua_tointegerx(L, -1, &whole) : 0;
    if (whole && number >= 1 && number <= reader->count) lua_rawgeti(L, reader->labels, number);
    else if (whole && number > reader->count) lua_pushfstring(L, "#%I", number - reader->count);
    else if (lua_type(L, -1) == LUA_TSTRING) lua_pushvalue(L, -1);
    else {
        vl_lua_type_describe(L, -1);
        refuse_name(L, reader, step);
    }
    vl_lua_make_well_formed(L, -1);
    lua_pushvalue(L, -1);
    int type = lua_rawget(L, reader->sizes);
    lua_Integer size = lua_tointeger(L, -1);
    lua_pop(L, 1);
    if (type == LUA_TNIL) refuse_name(L, reader, step);
    if (type == LUA_TBOOLEAN) {
        vl_lua_argument_error(L, "merges", "merge %I: '%s' has been merged before", step, lua_tostring(L, -1));
    }
    lua_pushvalue(L, -1);
    lua_pushboolean(L, 0);
    lua_rawset(L, reader->sizes);
    return size;
}

static vl_cell text_cell(lua_State *L, int index) {
    vl_text text;
    text.data = lua_tolstring(L, index, &text.size);
    return vl_cell_text(text);
}

/* Appends the merge on top. */
static void append_merge(lua_State *L, vl_table *table, const merge_reader *reader, lua_Integer step) {
    int merge = lua_gettop(L);
    lua_rawgeti(L, merge, 1);
    lua_Integer size = take_branch(L, reader, step);
    lua_rawgeti(L, merge, 2);
    size += take_branch(L, reader, step);
    if (lua_rawgeti(L, merge, 3) != LUA_TNUMBER) {
        vl_lua_type_describe(L, -1);
        vl_lua_argument_error(L, "merges", "merge %I: number expected as distance, got %s", step, lua_tostring(L, -1));
    }
    vl_cell cells[5] = {vl_cell_integer((uint64_t)step), text_cell(L, merge + 2), text_cell(L, merge + 4),
                        vl_cell_number(lua_tonumber(L, -1)), vl_cell_integer((uint64_t)size)};
    vl_error error;
    if (vl_table_append(table, cells, &error)) vl_lua_raise(L, &error);
    lua_pushfstring(L, "#%I", step);
    lua_pushinteger(L, size);
    lua_rawset(L, reader->sizes);
}

/* Appends the labels that nothing joined. */
static void append_rest(lua_State *L, vl_table *table, const merge_reader *reader) {
    for (lua_Integer i = 1; i <= reader->count; i++) {
        lua_rawgeti(L, reader->labels, i);
        lua_pushvalue(L, -1);
        bool alone = lua_rawget(L, reader->sizes) != LUA_TBOOLEAN;
        lua_pop(L, 1);
        vl_cell cells[5] = {{.kind = VL_CELL_EMPTY}, text_cell(L, -1), {.kind = VL_CELL_EMPTY}, {.kind = VL_CELL_EMPTY},
                            vl_cell_integer(1)};
        vl_error error;
        if (alone && vl_table_append(table, cells, &error)) vl_lua_raise(L, &error);
        lua_pop(L, 1);
    }
}

static int chart_dendrogram(lua_State *L) {
    static const char *const data[] = {"labels", "merges", NULL};
    static const vl_text columns[] = {{"step", 4}, {"left", 4}, {"right", 5}, {"distance", 8}, {"size", 4}};
    lua_settop(L, 1);
    vl_text title = vl_lua_chart_title(L);
    if (vl_lua_chart_takes_table(L, data, 2)) {
        vl_lua_option_push(L, 1, "table");
        return vl_lua_push_chart(L, VL_CHART_DENDROGRAM, title, vl_lua_check_table(L, -1, "table"), "table");
    }
    vl_lua_option_push(L, 1, "labels");
    merge_reader reader = read_labels(L, lua_gettop(L));
    vl_lua_option_push(L, 1, "merges");
    int merges = lua_gettop(L);
    vl_lua_table *object = vl_lua_new_table(L);
    vl_error error;
    if (vl_table_create(vl_lua_context(L), columns, 5, &object->table, &error)) vl_lua_raise(L, &error);
    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, merges); i++) {
        lua_rawgeti(L, merges, i);
        append_merge(L, object->table, &reader, i);
        lua_settop(L, merges + 1);
    }
    append_rest(L, object->table, &reader);
    return vl_lua_push_chart(L, VL_CHART_DENDROGRAM, title, object->table, "merges");
}

static const vl_lua_parameter dendrogram_options[] = {
    {.name = "title", .type = "string", .otherwise = "nil", .text = "what stands above it"},
    {.name = "labels", .type = "string[]|number[]", .otherwise = "nil", .text = "names of the leaves, different from one another"},
    {.name = "merges", .type = "table[]", .otherwise = "nil",
     .text = "{left, right, distance} step by step: a label, its number, or \"#3\" for what step 3 made (also the number "
             "of labels + 3)"},
    {.name = "table", .type = "Table", .otherwise = "nil",
     .text = "data instead: columns step, left, right and distance, left and right as in merges; a row with left alone is a leaf that "
             "nothing joins"},
    {0},
};

const vl_lua_function vl_lua_chart_dendrogram = {
    .name = "chart.dendrogram",
    .call = chart_dendrogram,
    .options = dendrogram_options,
    .results = "Chart",
    .text = "A tree of what was joined with what, each step at its distance, the leaves in an order without crossings",
    .example = "vanlua.chart.dendrogram{ labels = {\"a\", \"b\", \"c\"}, merges = { {\"a\", \"b\", 0.2}, {\"#1\", \"c\", 0.7} } }",
};
