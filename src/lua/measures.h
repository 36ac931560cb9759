/*
 * The option `measures` of methods: names of measures of one family, one column of the result each.
 */
#ifndef VL_LUA_MEASURES_H
#define VL_LUA_MEASURES_H

#include "lua/define.h"
#include "vanlua/association.h"
#include "vanlua/dispersion.h"
#include "vanlua/diversity.h"
#include "vanlua/keyness.h"
#include "vanlua/readability.h"

/* The names of a family as alternatives of a type, from the rows of its list; a bar stands behind the last too. */
#define VL_LUA_MEASURE_NAME(name, ...) "\"" #name "\"|"
#define VL_LUA_ASSOCIATION_MEASURE VL_ASSOCIATION_MEASURES(VL_LUA_MEASURE_NAME)
#define VL_LUA_KEYNESS_MEASURE VL_KEYNESS_MEASURES(VL_LUA_MEASURE_NAME, VL_LUA_MEASURE_NAME)
#define VL_LUA_DISPERSION_MEASURE VL_DISPERSION_MEASURES(VL_LUA_MEASURE_NAME) VL_POSITION_MEASURES(VL_LUA_MEASURE_NAME)
#define VL_LUA_DIVERSITY_MEASURE                                                                                               \
    VL_DIVERSITY_MEASURES(VL_LUA_MEASURE_NAME, VL_LUA_MEASURE_NAME) VL_READABILITY_MEASURES(VL_LUA_MEASURE_NAME)

/* Types of the option: one name or an array of them. */
#define VL_LUA_ASSOCIATION_MEASURES VL_LUA_ASSOCIATION_MEASURE "(" VL_LUA_ASSOCIATION_MEASURE ")[]"
#define VL_LUA_KEYNESS_MEASURES VL_LUA_KEYNESS_MEASURE "(" VL_LUA_KEYNESS_MEASURE ")[]"
#define VL_LUA_DISPERSION_MEASURES VL_LUA_DISPERSION_MEASURE "(" VL_LUA_DISPERSION_MEASURE ")[]"
#define VL_LUA_DIVERSITY_MEASURES VL_LUA_DIVERSITY_MEASURE "(" VL_LUA_DIVERSITY_MEASURE ")[]"

/* Read the option `measures` of the checked options at `index`, a table or nil, in the order given. Push one value that holds
 * the array that is returned; `count` is 0 where the option is not given. A name that stands twice is an error. */
const vl_association_measure **vl_lua_push_association_measures(lua_State *L, int index, size_t *count);
const vl_keyness_measure **vl_lua_push_keyness_measures(lua_State *L, int index, size_t *count);
const vl_dispersion_choice *vl_lua_push_dispersion_measures(lua_State *L, int index, size_t *count);

/* The same as names: those of diversity are of two families. */
const vl_text *vl_lua_push_measure_names(lua_State *L, int index, size_t *count);

#endif
