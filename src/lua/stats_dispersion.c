/*
 * vanlua.stats.dispersion: over parts of a corpus, and by positions in it.
 */
#include <math.h>

#include "lua/classes.h"
#include "lua/owner.h"
#include "lua/stats_counts.h"
#include "vanlua/dispersion.h"

/* Pushes memory with the numbers of the array at `index` and returns it. They are at least 0, and above it unless they may be
 * `empty`. */
static double *push_numbers(lua_State *L, int index, const char *name, bool empty, size_t count) {
    double *numbers = vl_lua_new_array(L, count, sizeof *numbers);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, index, (lua_Integer)i + 1);
        numbers[i] = lua_tonumber(L, -1);
        if (!(numbers[i] >= 0 && numbers[i] <= VL_LUA_LARGEST_COUNT) || (!empty && numbers[i] <= 0)) {
            lua_pushfstring(L, "%s[%I]", name, (lua_Integer)i + 1);
            vl_lua_argument_error(L, lua_tostring(L, -1), "number %s expected, got %f",
                                  empty ? "from 0 to 10^15" : "above 0 and up to 10^15", numbers[i]);
        }
        lua_pop(L, 1);
    }
    return numbers;
}

static int measure_parts(lua_State *L) {
    const vl_dispersion_measure *measure = vl_dispersion_measure_find(vl_lua_running_measure(L));
    size_t parts = (size_t)lua_rawlen(L, 1), sizes_given = (size_t)lua_rawlen(L, 2);
    if (parts == 0) return vl_lua_argument_error(L, "counts", "at least one part expected, got an empty array");
    if (sizes_given != parts) {
        return vl_lua_argument_error(L, "sizes", "as many numbers as in 'counts' (%I) expected, got %I", (lua_Integer)parts,
                                     (lua_Integer)sizes_given);
    }
    const double *counts = push_numbers(L, 1, "counts", true, parts), *sizes = push_numbers(L, 2, "sizes", false, parts);
    double value = measure->compute(counts, sizes, parts, vl_lua_new_array(L, parts, 2 * sizeof *counts));
    if (isnan(value) && parts > 1) return vl_lua_argument_error(L, "counts", "the term occurs in no part: not defined");
    if (isnan(value)) return vl_lua_argument_error(L, "counts", "not defined for one part, or for a term that does not occur");
    if (measure->integer) lua_pushinteger(L, (lua_Integer)value);
    else lua_pushnumber(L, value);
    return 1;
}

/* Pushes memory with the positions at index 1, counted from 0. */
static uint64_t *push_positions(lua_State *L, size_t count, lua_Integer n) {
    uint64_t *positions = vl_lua_new_array(L, count, sizeof *positions);
    lua_Integer last = 0;
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        lua_Integer position = lua_tointeger(L, -1);
        lua_pushfstring(L, "positions[%I]", (lua_Integer)i + 1);
        const char *name = lua_tostring(L, -1);
        if (position < 1 || position > n) vl_lua_argument_error(L, name, "expected 1 to n (%I), got %I", n, position);
        if (position <= last) vl_lua_argument_error(L, name, "ascending positions expected, got %I after %I", position, last);
        positions[i] = (uint64_t)position - 1;
        last = position;
        lua_pop(L, 2);
    }
    return positions;
}

static int measure_positions(lua_State *L) {
    const vl_position_measure *measure = vl_position_measure_find(vl_lua_running_measure(L));
    size_t count = (size_t)lua_rawlen(L, 1);
    lua_Integer n = lua_tointeger(L, 2);
    lua_pushnumber(L, measure->compute(push_positions(L, count, n), count, (uint64_t)n));
    return 1;
}

static const vl_lua_parameter part_parameters[] = {
    {.name = "counts", .type = "number[]", .text = "counts of the term in the parts of the corpus, 0 too"},
    {.name = "sizes", .type = "number[]", .text = "sizes of the same parts, in tokens; none is empty"},
    {0},
};
static const vl_lua_parameter position_parameters[] = {
    {.name = "positions", .type = "integer[]", .text = "where the term stands, from 1, in ascending order"},
    {.name = "n", .type = "integer", .text = "size of the corpus, in tokens", .minimum = 1, .maximum = VL_LUA_LARGEST_COUNT},
    {0},
};

#define PARTS_FUNCTION(name_, integer, text_, formula_, source_)                                                               \
    {.name = "stats.dispersion." #name_,                                                                                       \
     .call = measure_parts,                                                                                                    \
     .parameters = part_parameters,                                                                                            \
     .results = (integer) ? "integer" : "number",                                                                              \
     .text = text_,                                                                                                            \
     .formula = formula_,                                                                                                      \
     .source = source_,                                                                                                        \
     .example = "vanlua.stats.dispersion." #name_ "({1, 2, 3, 4, 5}, {9, 10, 10, 10, 11})"},
#define POSITIONS_FUNCTION(name_, text_, formula_, source_)                                                                    \
    {.name = "stats.dispersion." #name_,                                                                                       \
     .call = measure_positions,                                                                                                \
     .parameters = position_parameters,                                                                                        \
     .results = "number",                                                                                                      \
     .text = text_,                                                                                                            \
     .formula = formula_,                                                                                                      \
     .source = source_,                                                                                                        \
     .example = "vanlua.stats.dispersion." #name_ "({2, 12, 14, 23, 25}, 50)"},

static const vl_lua_function dispersion_functions[] = {
    VL_DISPERSION_MEASURES(PARTS_FUNCTION)
    VL_POSITION_MEASURES(POSITIONS_FUNCTION)
    {0},
};

const vl_lua_class vl_lua_stats_dispersion_class = {
    .name = "stats.dispersion",
    .text = "How evenly a term is spread over a corpus: v its count in a part, f in all n parts, s the part's share of the size, "
            "p = v / size; or d the distances between its positions, n the size",
    .functions = dispersion_functions,
};
