#include "lua/frequencies.h"

#include <math.h>

#include "lua/library.h"
#include "lua/table.h"

/* Pushes the positions of the first `count` terms by count, then by term. */
static const uint32_t *push_order(lua_State *L, const vl_frequencies *frequencies, uint32_t count) {
    uint32_t *positions = vl_lua_new_array(L, (size_t)count + 1, sizeof *positions);
    vl_error error;
    if (vl_frequencies_order(frequencies, positions, count, &error)) vl_lua_raise(L, &error);
    return positions;
}

static vl_status append_term(vl_table *table, vl_frequency frequency, uint64_t total, vl_error *error) {
    vl_cell cells[4] = {
        {.kind = VL_CELL_TEXT, .value.text = frequency.term},
        {.kind = VL_CELL_INTEGER, .value.integer = (int64_t)frequency.count},
        {.kind = VL_CELL_INTEGER, .value.integer = (int64_t)frequency.documents},
        {.kind = VL_CELL_NUMBER, .value.number = total ? (double)frequency.count * 1e6 / (double)total : 0},
    };
    return vl_table_append(table, cells, error);
}

static int frequencies_top(lua_State *L) {
    const vl_frequencies *frequencies = vl_lua_check_frequencies(L, 1, "self");
    static const vl_text columns[] = {{"term", 4}, {"count", 5}, {"documents", 9}, {"per_million", 11}};
    lua_Integer n = luaL_optinteger(L, 2, 0);
    uint64_t before = vl_context_memory_used(vl_lua_context(L));
    uint32_t rows = vl_frequencies_types(frequencies);
    if (n > 0 && (uint64_t)n < rows) rows = (uint32_t)n;
    const uint32_t *positions = push_order(L, frequencies, rows);
    vl_lua_table *object = vl_lua_new_table(L);
    vl_error error;
    vl_status status = vl_table_create(vl_lua_context(L), columns, 4, &object->table, &error);
    for (uint32_t i = 0; status == VL_OK && i < rows; i++)
        status =
            append_term(object->table, vl_frequencies_at(frequencies, positions[i]), vl_frequencies_total(frequencies), &error);
    if (status) return vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return 1;
}

/* Where an iterator over terms stands; its upvalues are this, the Frequencies and the positions. */
typedef struct pairs {
    uint32_t next;
    uint32_t end;
} pairs;

static int next_pair(lua_State *L) {
    pairs *state = lua_touserdata(L, lua_upvalueindex(1));
    const vl_frequencies *frequencies = vl_lua_check_frequencies(L, lua_upvalueindex(2), "self");
    const uint32_t *positions = lua_touserdata(L, lua_upvalueindex(3));
    lua_settop(L, 0);
    if (state->next >= state->end) return lua_pushnil(L), 1;
    vl_frequency frequency = vl_frequencies_at(frequencies, positions[state->next++]);
    lua_pushlstring(L, frequency.term.data, frequency.term.size);
    lua_pushinteger(L, (lua_Integer)frequency.count);
    lua_pushinteger(L, (lua_Integer)frequency.documents);
    return 3;
}

int vl_lua_frequencies_pairs(lua_State *L) {
    const vl_frequencies *frequencies = vl_lua_check_frequencies(L, 1, "self");
    lua_settop(L, 1);
    pairs *state = lua_newuserdatauv(L, sizeof *state, 0);
    *state = (pairs){0, vl_frequencies_types(frequencies)};
    lua_pushvalue(L, 1);
    push_order(L, frequencies, state->end);
    lua_pushcclosure(L, next_pair, 3);
    return 1;
}

static const vl_lua_parameter top_parameters[] = {
    {"n", "integer", "0", "how many of the most frequent terms; 0: all", 0, INFINITY},
    {0},
};

const vl_lua_function vl_lua_top_method = {
    .name = "Frequencies:top",
    .call = frequencies_top,
    .parameters = top_parameters,
    .results = "Table",
    .text = "A table of the most frequent terms, by count, then by term: term, count, documents, per_million",
    .formula = "per_million = count * 1,000,000 / total of all terms counted",
    .example = "print(frequencies:top(20))",
};

const vl_lua_function vl_lua_pairs_method = {
    .name = "Frequencies:pairs",
    .call = vl_lua_frequencies_pairs,
    .results = "fun(): string, integer, integer",
    .text = "Iterates over term, count and documents, by count, then by term",
    .example = "for term, count in frequencies:pairs() do print(term, count) end",
};
