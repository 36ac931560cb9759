/*
 * vanlua.stats: formulas as pure functions; the families are modules within it.
 */
#include "lua/classes.h"

static const vl_lua_function stats_functions[] = {{0}};

const vl_lua_class vl_lua_stats_class = {
    .name = "stats",
    .text = "Formulas as pure functions, each with its variant and source",
    .functions = stats_functions,
};
