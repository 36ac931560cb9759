/*
 * Frequency lists in files.
 */
#ifndef VL_LUA_FREQUENCY_LIST_H
#define VL_LUA_FREQUENCY_LIST_H

#include "lua/define.h"
#include "vanlua/frequencies.h"

/* Pushes the frequencies of the list whose path is at `index`, an argument called `name`; `*size` gets the size of what was
 * counted. Raises if it cannot be read. */
vl_frequencies *vl_lua_push_frequency_list(lua_State *L, int index, const char *name, const vl_frequencies_options *options,
                                           uint64_t *size);

#endif
