/*
 * vanlua.stats: formulas as pure functions.
 */
#include "lua/classes.h"
#include "vanlua/stat.h"

/* Sizes beyond this are not exact as numbers. */
#define LARGEST_COUNT 1e15

/* Counts of a term and sizes, of a target and of a reference. */
typedef struct contingency {
    double f1, n1, f2, n2;
} contingency;

static double check_count(lua_State *L, int index, const char *name) {
    double count = luaL_checknumber(L, index);
    if (!(count >= 0 && count <= LARGEST_COUNT)) {
        vl_lua_argument_error(L, name, "number from 0 to 10^15 expected, got %f", count);
    }
    return count;
}

static contingency check_contingency(lua_State *L) {
    contingency counts = {check_count(L, 1, "f1"), check_count(L, 2, "n1"), check_count(L, 3, "f2"), check_count(L, 4, "n2")};
    if (counts.f1 > counts.n1) vl_lua_argument_error(L, "f1", "at most n1 = %f expected, got %f", counts.n1, counts.f1);
    if (counts.f2 > counts.n2) vl_lua_argument_error(L, "f2", "at most n2 = %f expected, got %f", counts.n2, counts.f2);
    return counts;
}

static int log_likelihood(lua_State *L) {
    contingency counts = check_contingency(L);
    lua_pushnumber(L, vl_keyness_log_likelihood(counts.f1, counts.n1, counts.f2, counts.n2));
    return 1;
}

static int log_ratio(lua_State *L) {
    contingency counts = check_contingency(L);
    lua_pushnumber(L, vl_keyness_log_ratio(counts.f1, counts.n1, counts.f2, counts.n2));
    return 1;
}

static const vl_lua_parameter contingency_parameters[] = {
    {.name = "f1", .type = "number", .text = "count of the term in the target", .minimum = 0, .maximum = LARGEST_COUNT},
    {.name = "n1", .type = "number", .text = "size of the target, in tokens", .minimum = 0, .maximum = LARGEST_COUNT},
    {.name = "f2", .type = "number", .text = "count of the term in the reference", .minimum = 0, .maximum = LARGEST_COUNT},
    {.name = "n2", .type = "number", .text = "size of the reference, in tokens", .minimum = 0, .maximum = LARGEST_COUNT},
    {0},
};

static const vl_lua_function keyness_functions[] = {
    {.name = "stats.keyness.log_likelihood", .call = log_likelihood, .parameters = contingency_parameters, .results = "number",
     .text = "Log-likelihood G2 of a term in a target against a reference; 0 where a size or both counts are 0",
     .formula = "2 * sum over the four cells f1, n1 - f1, f2, n2 - f2 of O * ln(O / E)",
     .source = "Dunning 1993, all four cells of the contingency table, natural logarithm",
     .example = "vanlua.stats.keyness.log_likelihood(10, 1000, 5, 2000)"},
    {.name = "stats.keyness.log_ratio", .call = log_ratio, .parameters = contingency_parameters, .results = "number",
     .text = "Binary logarithm of the ratio of relative frequencies; a count of 0 is taken as 0.5",
     .formula = "log2((f1 / n1) / (f2 / n2))", .source = "Hardie 2014",
     .example = "vanlua.stats.keyness.log_ratio(10, 1000, 5, 2000) == 2"},
    {0},
};

const vl_lua_class vl_lua_stats_keyness_class = {
    .name = "stats.keyness",
    .text = "How typical a term is of a target, compared with a reference",
    .functions = keyness_functions,
};

static const vl_lua_function stats_functions[] = {{0}};

const vl_lua_class vl_lua_stats_class = {
    .name = "stats",
    .text = "Formulas as pure functions, each with its variant and source",
    .functions = stats_functions,
};
