#include "lua/stats_counts.h"

#include <math.h>

#include "lua/check.h"

void vl_lua_check_part(lua_State *L, vl_lua_count part, vl_lua_count whole) {
    if (part.value <= whole.value) return;
    vl_lua_argument_error(L, part.name, "at most %s = %f expected, got %f", whole.name, whole.value, part.value);
}

void vl_lua_check_whole(lua_State *L, vl_lua_count count) {
    if (floor(count.value) == count.value) return;
    vl_lua_argument_error(L, count.name, "whole number expected, got %f", count.value);
}

/* Pushes "f = 0, f1 = 0 …". */
static void push_counts(lua_State *L, const vl_lua_count *counts, size_t count) {
    luaL_Buffer buffer;
    luaL_buffinit(L, &buffer);
    for (size_t i = 0; i < count; i++) {
        lua_pushfstring(L, "%s%s = %f", i > 0 ? ", " : "", counts[i].name, counts[i].value);
        luaL_addvalue(&buffer);
    }
    luaL_pushresult(&buffer);
}

int vl_lua_raise_undefined(lua_State *L, const vl_lua_count *counts, size_t count) {
    size_t culprit = 0;
    for (size_t i = 1; i < count; i++)
        if (counts[i].value > counts[culprit].value) culprit = i;
    for (size_t i = 0; i < count; i++)
        if (counts[i].value == 0) culprit = i;
    push_counts(L, counts, count);
    return vl_lua_argument_error(L, counts[culprit].name, "the result is undefined for %s", lua_tostring(L, -1));
}

vl_text vl_lua_running_measure(lua_State *L) {
    const vl_lua_function *function = lua_touserdata(L, lua_upvalueindex(1));
    return vl_text_of(vl_lua_short_name(function->name));
}
