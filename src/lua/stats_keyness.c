/*
 * vanlua.stats.keyness: a function for each row of the list of measures.
 */
#include <math.h>

#include "lua/classes.h"
#include "lua/stats_counts.h"
#include "vanlua/keyness.h"

enum { F1, N1, F2, N2, COUNTS };

static void read_counts(lua_State *L, bool whole, vl_lua_count *counts) {
    static const char *const names[] = {"f1", "n1", "f2", "n2"};
    for (int i = 0; i < COUNTS; i++) {
        counts[i] = (vl_lua_count){names[i], lua_tonumber(L, i + 1)};
        if (whole) vl_lua_check_whole(L, counts[i]);
    }
    vl_lua_check_part(L, counts[F1], counts[N1]);
    vl_lua_check_part(L, counts[F2], counts[N2]);
}

static int compute(lua_State *L) {
    const vl_keyness_measure *measure = vl_keyness_measure_find(vl_lua_running_measure(L));
    vl_lua_count counts[COUNTS];
    read_counts(L, measure->whole, counts);
    double parameter = luaL_optnumber(L, COUNTS + 1, measure->otherwise);
    double value = measure->compute(counts[F1].value, counts[N1].value, counts[F2].value, counts[N2].value, parameter);
    if (isnan(value)) return vl_lua_raise_undefined(L, counts, COUNTS);
    lua_pushnumber(L, value);
    return 1;
}

#define COUNT_PARAMETERS                                                      \
    VL_LUA_COUNT_PARAMETER("f1", "count of the term in the target"),          \
        VL_LUA_COUNT_PARAMETER("n1", "size of the target, in tokens"),        \
        VL_LUA_COUNT_PARAMETER("f2", "count of the term in the reference"),   \
        VL_LUA_COUNT_PARAMETER("n2", "size of the reference, in tokens")

static const vl_lua_parameter plain_parameters[] = {COUNT_PARAMETERS, {0}};

/* The parameters of each measure that takes a further one. */
#define NO_PARAMETERS(...)
#define PARAMETERS_WITH(measure, parameter, kind, default_, least, greatest, meaning, ...)                    \
    static const vl_lua_parameter measure##_parameters[] = {                                                  \
        COUNT_PARAMETERS,                                                                                     \
        {.name = #parameter, .type = "number", .otherwise = #default_, .text = meaning, .minimum = least,     \
         .maximum = greatest},                                                                                \
        {0},                                                                                                  \
    };
VL_KEYNESS_MEASURES(NO_PARAMETERS, PARAMETERS_WITH)

#define FUNCTION(measure, list, what, how, whose)                                                                       \
    {.name = "stats.keyness." #measure, .call = compute, .parameters = list, .results = "number", .text = what,         \
     .formula = how, .source = whose, .example = "vanlua.stats.keyness." #measure "(10, 1000, 5, 2000)"},
#define PLAIN_FUNCTION(measure, whole, kind, what, how, whose) FUNCTION(measure, plain_parameters, what, how, whose)
#define FUNCTION_WITH(measure, parameter, kind, default_, least, greatest, meaning, what, how, whose) \
    FUNCTION(measure, measure##_parameters, what, how, whose)

static const vl_lua_function keyness_functions[] = {VL_KEYNESS_MEASURES(PLAIN_FUNCTION, FUNCTION_WITH){0}};

const vl_lua_class vl_lua_stats_keyness_class = {
    .name = "stats.keyness",
    .text = "How typical a term is of a target, compared with a reference",
    .functions = keyness_functions,
};
