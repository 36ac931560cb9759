/*
 * vanlua.stats.association: a function for each row of the list of measures.
 */
#include <math.h>

#include "lua/classes.h"
#include "lua/stats_counts.h"
#include "vanlua/association.h"

enum { F, F1, F2, N, COUNTS };

/* Reads the arguments and checks that they make a table: no cell may be negative. */
static void read_counts(lua_State *L, bool whole, vl_lua_count *counts) {
    static const char *const names[] = {"f", "f1", "f2", "n"};
    for (int i = 0; i < COUNTS; i++) {
        counts[i] = (vl_lua_count){names[i], lua_tonumber(L, i + 1)};
        if (whole) vl_lua_check_whole(L, counts[i]);
    }
    vl_lua_check_part(L, counts[F], counts[F1]);
    vl_lua_check_part(L, counts[F], counts[F2]);
    vl_lua_check_part(L, counts[F1], counts[N]);
    vl_lua_check_part(L, counts[F2], counts[N]);
    if (counts[N].value - counts[F1].value < counts[F2].value - counts[F].value) {
        vl_lua_argument_error(L, "n", "at least f1 + f2 - f = %f expected, got %f",
                              counts[F1].value + (counts[F2].value - counts[F].value), counts[N].value);
    }
}

static int compute(lua_State *L) {
    const vl_association_measure *measure = vl_association_measure_find(vl_lua_running_measure(L));
    vl_lua_count counts[COUNTS];
    read_counts(L, measure->whole, counts);
    double f = counts[F].value, f1 = counts[F1].value, f2 = counts[F2].value, n = counts[N].value;
    double value = measure->compute(f, f1, f2, n);
    if (isnan(value)) return vl_lua_raise_undefined(L, counts, COUNTS);
    lua_pushnumber(L, value);
    if (!measure->directed) return 1;
    double other = measure->compute(f, f2, f1, n);
    if (isnan(other)) lua_pushnil(L);
    else lua_pushnumber(L, other);
    return 2;
}

static const vl_lua_parameter parameters[] = {
    VL_LUA_COUNT_PARAMETER("f", "how often the two occur together"),
    VL_LUA_COUNT_PARAMETER("f1", "how often the first occurs (the node)"),
    VL_LUA_COUNT_PARAMETER("f2", "how often the second occurs (the collocate)"),
    VL_LUA_COUNT_PARAMETER("n", "size of the sample"),
    {0},
};

#define FUNCTION(measure, four_cells, directed, whole, falls, what, how, whose)                                  \
    {.name = "stats.association." #measure, .call = compute, .parameters = parameters,                           \
     .results = directed ? "number, number? other_direction" : "number", .text = what, .formula = how,       \
     .source = whose, .example = "vanlua.stats.association." #measure "(10, 100, 50, 10000)"},

static const vl_lua_function association_functions[] = {VL_ASSOCIATION_MEASURES(FUNCTION){0}};

const vl_lua_class vl_lua_stats_association_class = {
    .name = "stats.association",
    .text = "How much two terms attract each other",
    .functions = association_functions,
};
