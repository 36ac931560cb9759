/*
 * Options that methods which make tables of measures have in common, and what they give back.
 */
#ifndef VL_LUA_ASSOCIATION_OPTIONS_H
#define VL_LUA_ASSOCIATION_OPTIONS_H

#include "lua/define.h"
#include "lua/measures.h"
#include "vanlua/association_table.h"

#define VL_LUA_ASSOCIATION_OPTIONS                                                                                                \
    {"measures", VL_LUA_ASSOCIATION_MEASURES, "nil", "measures of association, a column each (vanlua.stats.association)", 0, 0}, \
        {"min", "integer", "1", "rows that count less are left out", 1, INFINITY},                                           \
        {"top", "integer", "0", "rows at most, the best; 0: all", 0, INFINITY}

/* Reads measures, min, top and sort of checked options at `index`, a table or nil. What it points to is held by one value
 * that is pushed, and by the options. */
vl_association_options vl_lua_read_association(lua_State *L, int index);

/* The methods. */
extern const vl_lua_function vl_lua_ngrams_method;
extern const vl_lua_function vl_lua_collocations_method;
extern const vl_lua_function vl_lua_cooccurrences_method;

#endif
