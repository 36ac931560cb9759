#include "lua/signature.h"

#include <string.h>

#include "lua/check.h"
#include "lua/type.h"

/*
 * Pieces are pushed as strings and joined at the end, so that nothing is ever owned by C.
 */

void vl_lua_join(lua_State *L, int first) {
    int count = lua_gettop(L) - first + 1;
    luaL_checkstack(L, 2, NULL);
    if (count == 0) lua_pushliteral(L, "");
    else lua_concat(L, count);
}

static bool is_method(const vl_lua_function *function) {
    return strchr(function->name, ':') != NULL;
}

/* True if the function may be called without a table of options. */
static bool options_optional(const vl_lua_function *function) {
    for (const vl_lua_parameter *option = function->options; option && option->name; option++)
        if (!option->otherwise) return false;
    return true;
}

/* Pushes {unit=, form=}. */
static void push_option_names(lua_State *L, const vl_lua_function *function) {
    int first = lua_gettop(L) + 1;
    lua_pushliteral(L, "{");
    for (const vl_lua_parameter *option = function->options; option->name; option++) {
        lua_pushfstring(L, "%s%s=", option == function->options ? "" : ", ", option->name);
        vl_lua_join(L, first);
    }
    lua_pushliteral(L, "}");
    vl_lua_join(L, first);
}

/* Pushes (paths [, {language=}]): the parameters, with what may be left out in square brackets. */
static void push_parameter_names(lua_State *L, const vl_lua_function *function, bool whole) {
    int first = lua_gettop(L) + 1, open = 0;
    lua_pushliteral(L, "(");
    for (const vl_lua_parameter *parameter = function->parameters; parameter && parameter->name; parameter++) {
        const char *comma = parameter == function->parameters ? "" : ", ", *blank = *comma ? " " : "";
        if (parameter->otherwise) lua_pushfstring(L, "%s[%s%s", blank, comma, parameter->name), open++;
        else lua_pushfstring(L, "%s%s", comma, parameter->name);
        vl_lua_join(L, first);
    }
    if (function->options) {
        bool optional = options_optional(function);
        lua_pushstring(L, optional ? " [, " : ", ");
        if (whole) push_option_names(L, function);
        else lua_pushliteral(L, "{…}");
        if (optional) open++;
    }
    while (open-- > 0) lua_pushliteral(L, "]");
    lua_pushliteral(L, ")");
    vl_lua_join(L, first);
}

static void push_signature(lua_State *L, const vl_lua_function *function, bool whole) {
    int first = lua_gettop(L) + 1;
    bool only_options = function->options && !(function->parameters && function->parameters[0].name);
    if (is_method(function)) lua_pushfstring(L, "%c%s", function->name[0] | 0x20, function->name + 1);
    else lua_pushfstring(L, "%s%s", strncmp(function->name, "vanlua.", 7) == 0 ? "" : "vanlua.", function->name);
    if (!only_options) push_parameter_names(L, function, whole);
    else if (whole) push_option_names(L, function);
    else lua_pushliteral(L, "{…}");
    if (function->results && *function->results) lua_pushfstring(L, " -> %s", function->results);
    vl_lua_join(L, first);
}

void vl_lua_push_signature(lua_State *L, const vl_lua_function *function) {
    push_signature(L, function, true);
}

void vl_lua_push_short_signature(lua_State *L, const vl_lua_function *function) {
    push_signature(L, function, false);
}

void vl_lua_push_takes(lua_State *L, const vl_lua_parameter *parameter) {
    int first = lua_gettop(L) + 1;
    vl_lua_type_push(L, vl_text_of(parameter->type));
    lua_pushliteral(L, ", ");
    if (!vl_lua_push_range(L, parameter)) lua_pop(L, 1);
    if (!parameter->otherwise) lua_pushliteral(L, ", required");
    else if (strcmp(parameter->otherwise, "nil") != 0) lua_pushfstring(L, ", default %s", parameter->otherwise);
    vl_lua_join(L, first);
}
