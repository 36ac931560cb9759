#include "lua/frequencies.h"
#include "lua/library.h"
#include "lua/object.h"
#include "lua/owner.h"
#include "lua/type.h"

/* Pushes a copy of the terms for which `keep` is true (NULL: all). */
static vl_frequencies *push_copy(lua_State *L, const vl_frequencies *frequencies, const bool *keep) {
    uint64_t before = vl_context_memory_used(vl_lua_context(L));
    vl_lua_frequencies_object *object = vl_lua_new_frequencies(L);
    vl_error error;
    if (vl_frequencies_filter(frequencies, keep, &object->frequencies, &error)) vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return object->frequencies;
}

/* Adds `other` to `frequencies`, both held by objects on the stack. */
static void add_in_place(lua_State *L, vl_frequencies *frequencies, const vl_frequencies *other) {
    if (frequencies == other) other = push_copy(L, other, NULL);
    uint64_t before = vl_context_memory_used(vl_lua_context(L));
    vl_error error;
    if (vl_frequencies_add(frequencies, other, &error)) vl_lua_raise(L, &error);
    vl_lua_account(L, before);
}

static int frequencies_add(lua_State *L) {
    add_in_place(L, vl_lua_check_frequencies(L, 1, "self"), vl_lua_check_frequencies(L, 2, "other"));
    lua_settop(L, 1);
    return 1;
}

int vl_lua_frequencies_sum(lua_State *L) {
    const vl_frequencies *left = vl_lua_check_frequencies(L, 1, "left side of +");
    const vl_frequencies *right = vl_lua_check_frequencies(L, 2, "right side of +");
    add_in_place(L, push_copy(L, left, NULL), right);
    lua_settop(L, 3);
    return 1;
}

static int frequencies_filter(lua_State *L) {
    const vl_frequencies *frequencies = vl_lua_check_frequencies(L, 1, "self");
    uint32_t types = vl_frequencies_types(frequencies);
    bool *keep = vl_lua_new_array(L, (size_t)types + 1, sizeof *keep);
    for (uint32_t i = 0; i < types; i++) {
        vl_frequency frequency = vl_frequencies_at(frequencies, i);
        lua_pushvalue(L, 2);
        lua_pushlstring(L, frequency.term.data, frequency.term.size);
        lua_pushinteger(L, (lua_Integer)frequency.count);
        lua_pushinteger(L, (lua_Integer)frequency.documents);
        lua_call(L, 3, 1);
        keep[i] = lua_toboolean(L, -1);
        lua_pop(L, 1);
        if (vl_lua_check_frequencies(L, 1, "self") != frequencies || vl_frequencies_types(frequencies) != types)
            return luaL_error(L, "the frequencies were changed while they were filtered");
    }
    push_copy(L, frequencies, keep);
    return 1;
}

bool vl_lua_mergeable(lua_State *L, int index) {
    return lua_type(L, index) == LUA_TNUMBER || vl_lua_to_frequencies(L, index) || vl_lua_to_table(L, index);
}

/* Appends the rows of `other`, whose columns must be the same. */
static void append_rows(lua_State *L, vl_table *table, const vl_table *other) {
    size_t columns = vl_table_column_count(table);
    bool same = columns == vl_table_column_count(other);
    for (size_t i = 0; same && i < columns; i++)
        same = vl_text_equal(vl_table_column_name(table, i), vl_table_column_name(other, i));
    if (!same) luaL_error(L, "tables of different columns cannot be merged");
    vl_cell *cells = vl_lua_new_array(L, columns, sizeof *cells);
    uint64_t rows = vl_table_row_count(other), before = vl_context_memory_used(vl_lua_context(L));
    vl_error error;
    for (uint64_t row = 0; row < rows; row++) {
        for (size_t i = 0; i < columns; i++) cells[i] = vl_table_cell(other, row, i);
        if (vl_table_append(table, cells, &error)) vl_lua_raise(L, &error);
    }
    vl_lua_account(L, before);
}

static void raise_kinds(lua_State *L, int left, int right) {
    vl_lua_type_describe(L, left);
    vl_lua_type_describe(L, right);
    luaL_error(L, "%s and %s cannot be merged", lua_tostring(L, -2), lua_tostring(L, -1));
}

void vl_lua_merge(lua_State *L) {
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    int right = lua_gettop(L), left = right - 1;
    if (lua_type(L, left) == LUA_TNUMBER && lua_type(L, right) == LUA_TNUMBER) {
        lua_arith(L, LUA_OPADD);
        return;
    }
    if (vl_lua_to_frequencies(L, left) && vl_lua_to_frequencies(L, right))
        add_in_place(L, vl_lua_to_frequencies(L, left), vl_lua_to_frequencies(L, right));
    else if (vl_lua_to_table(L, left) && vl_lua_to_table(L, right))
        append_rows(L, vl_lua_to_table(L, left), vl_lua_to_table(L, right));
    else
        raise_kinds(L, left, right);
    lua_settop(L, left);
}

static const vl_lua_parameter other_parameters[] = {
    {"other", "Frequencies", NULL, "counts of the same unit, form and n", 0, 0},
    {0},
};

static const vl_lua_parameter keep_parameters[] = {
    {"keep", "function", NULL, "gets term, count and documents; true: the term stays", 0, 0},
    {0},
};

const vl_lua_function vl_lua_add_method = {
    .name = "Frequencies:add",
    .call = frequencies_add,
    .parameters = other_parameters,
    .results = "Frequencies",
    .text = "Adds other counts in place and returns itself; a document that both have counted is one document",
    .example = "frequencies:add(document:frequencies())",
};

const vl_lua_function vl_lua_filter_method = {
    .name = "Frequencies:filter",
    .call = frequencies_filter,
    .parameters = keep_parameters,
    .results = "Frequencies",
    .text = "A copy with the terms that a function keeps; its total is that of what stays",
    .example = "frequencies:filter(function(term, count) return count > 1 end)",
};
