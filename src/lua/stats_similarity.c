/*
 * vanlua.stats.similarity: a function for each row of the list of measures.
 */
#include <math.h>

#include "lua/classes.h"
#include "lua/stats_counts.h"
#include "lua/vector.h"
#include "vanlua/similarity.h"

static const vl_lua_vector compared[] = {{1, "a"}, {2, "b"}, {3, "deviations"}};

enum { A, B, DEVIATIONS };

static double compute(lua_State *L, const vl_lua_places *places) {
    const vl_similarity_measure *measure = vl_similarity_measure_find(vl_lua_running_measure(L));
    return measure->compute(places->numbers[A], places->numbers[B], places->count);
}

static int measure_vectors(lua_State *L) {
    vl_lua_places places = vl_lua_push_places(L, compared, 2, false);
    lua_pushnumber(L, compute(L, &places));
    return 1;
}

static int measure_sets(lua_State *L) {
    vl_lua_places places = vl_lua_push_places(L, compared, 2, true);
    lua_pushnumber(L, compute(L, &places));
    return 1;
}

/* Raises unless the numbers can be shares of their sum. */
static void check_shares(lua_State *L, const char *name, const double *numbers, size_t count) {
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        if (numbers[i] < 0) vl_lua_argument_error(L, name, "numbers from 0 expected, got %f", numbers[i]);
        any = any || numbers[i] > 0;
    }
    if (!any) vl_lua_argument_error(L, name, "a number above 0 expected, got none");
}

static int measure_shares(lua_State *L) {
    vl_lua_places places = vl_lua_push_places(L, compared, 2, false);
    for (int i = A; i <= B; i++) check_shares(L, compared[i].name, places.numbers[i], places.count);
    double value = compute(L, &places);
    if (isnan(value)) return vl_lua_argument_error(L, "a", "the sums of the numbers are too large");
    lua_pushnumber(L, value);
    lua_pushnumber(L, sqrt(value));
    return 2;
}

/* Raises unless there is a deviation at every place. */
static void check_deviations(lua_State *L, const vl_lua_places *places) {
    for (size_t i = 0; i < places->count; i++) {
        double deviation = places->numbers[DEVIATIONS][i];
        if (deviation > 0) continue;
        if (places->terms) lua_pushlstring(L, places->terms[i].data, places->terms[i].size);
        else lua_pushinteger(L, (lua_Integer)i + 1);
        vl_lua_argument_error(L, "deviations", "number above 0 expected for %s, got %f", lua_tostring(L, -1), deviation);
    }
}

static int measure_scores(lua_State *L) {
    bool scaled = !lua_isnoneornil(L, 3);
    vl_lua_places places = vl_lua_push_places(L, compared, scaled ? 3 : 2, false);
    if (places.count == 0) return vl_lua_argument_error(L, "a", "at least one number expected, got none");
    if (scaled) check_deviations(L, &places);
    lua_pushnumber(L, scaled ? vl_similarity_burrows_delta_by(places.numbers[A], places.numbers[B], places.numbers[DEVIATIONS],
                                                              places.count)
                             : compute(L, &places));
    return 1;
}

static const vl_lua_parameter vector_parameters[] = {
    {.name = "a", .type = "table", .text = "array of numbers, map from terms to numbers, or array of strings, which are counted"},
    {.name = "b", .type = "table", .text = "the other; arrays of numbers are as long, terms that the other lacks are 0 there"},
    {0},
};
static const vl_lua_parameter set_parameters[] = {
    {.name = "a", .type = "table", .text = "array of strings or numbers, in which each counts once, or map from terms to numbers, "
                                           "whose terms count where the number is not 0"},
    {.name = "b", .type = "table", .text = "the other"},
    {0},
};
static const vl_lua_parameter score_parameters[] = {
    {.name = "a", .type = "table", .text = "array of numbers, or map from terms to numbers"},
    {.name = "b", .type = "table", .text = "the other; terms that one of them lacks are 0 there"},
    {.name = "deviations", .type = "table", .otherwise = "nil",
     .text = "standard deviations of the same places or terms, where a and b are frequencies; left out: they are z-scores"},
    {0},
};

#define OF_VECTORS(name)                                                                                                       \
    .call = measure_vectors, .parameters = vector_parameters, .results = "number",                                             \
    .example = "vanlua.stats.similarity." #name "({1, 3, 5}, {2, 1, 4})"
#define OF_SETS(name)                                                                                                          \
    .call = measure_sets, .parameters = set_parameters, .results = "number",                                                   \
    .example = "vanlua.stats.similarity." #name "({\"a\", \"b\", \"c\"}, {\"b\", \"c\"})"
#define OF_SHARES(name)                                                                                                        \
    .call = measure_shares, .parameters = vector_parameters, .results = "number divergence, number distance",        \
    .example = "vanlua.stats.similarity." #name "({1, 3, 5}, {2, 1, 4})"
#define OF_SCORES(name)                                                                                                        \
    .call = measure_scores, .parameters = score_parameters, .results = "number",                                               \
    .example = "vanlua.stats.similarity." #name "({1, 3, 5}, {2, 1, 4}, {0.5, 1, 2})"
#define FUNCTION(name_, distance, of, text_, formula_, source_)                                                                \
    {.name = "stats.similarity." #name_, .text = text_, .formula = formula_, .source = source_, OF_##of(name_)},

static const vl_lua_function similarity_functions[] = {VL_SIMILARITY_MEASURES(FUNCTION){0}};

const vl_lua_class vl_lua_stats_similarity_class = {
    .name = "stats.similarity",
    .text = "How alike two vectors or sets are, or how far from each other: a and b are their numbers, place by place",
    .functions = similarity_functions,
};
