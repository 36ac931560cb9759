#include "lua/association_options.h"

#include "vanlua/text.h"

vl_association_options vl_lua_read_association(lua_State *L, int index) {
    vl_association_options association = VL_ASSOCIATION_OPTIONS;
    association.min = (uint64_t)vl_lua_option_integer(L, index, "min", 1);
    association.top = (uint64_t)vl_lua_option_integer(L, index, "top", 0);
    const char *sort = vl_lua_option_string(L, index, "sort", NULL);
    if (sort) association.sort = vl_text_of(sort);
    association.measures = vl_lua_push_association_measures(L, index, &association.measure_count);
    return association;
}
