#include "lua/check.h"

#include <math.h>
#include <string.h>

#include "lua/type.h"

enum { NAMES = 64 };

const char *vl_lua_short_name(const char *name) {
    for (const char *c = name; *c; c++)
        if (*c == '.' || *c == ':') name = c + 1;
    return name;
}

/* Pushes a bound of a range, whole numbers without a fraction. */
static void push_bound(lua_State *L, double bound) {
    if (fabs(bound) < 1e15 && floor(bound) == bound) lua_pushinteger(L, (lua_Integer)bound);
    else lua_pushnumber(L, bound);
    lua_tolstring(L, -1, NULL);
}

bool vl_lua_push_range(lua_State *L, const vl_lua_parameter *parameter) {
    if (!(parameter->minimum < parameter->maximum)) return false;
    int top = lua_gettop(L);
    push_bound(L, parameter->minimum);
    push_bound(L, parameter->maximum);
    const char *minimum = lua_tostring(L, -2), *maximum = lua_tostring(L, -1);
    if (isinf(parameter->maximum)) lua_pushfstring(L, "at least %s", minimum);
    else if (isinf(parameter->minimum)) lua_pushfstring(L, "at most %s", maximum);
    else lua_pushfstring(L, "%s to %s", minimum, maximum);
    lua_replace(L, top + 1);
    lua_settop(L, top + 1);
    return true;
}

/* Checks the value at `index` against the type and range of a parameter. */
static void check_value(lua_State *L, int index, const vl_lua_function *function, const vl_lua_parameter *parameter) {
    vl_text type = vl_text_of(parameter->type);
    if (lua_isnone(L, index)) {
        vl_lua_type_push(L, type);
        luaL_error(L, "bad argument '%s' to '%s': %s expected, got no value", parameter->name, function->name,
                   lua_tostring(L, -1));
    }
    if (!vl_lua_type_accepts(L, index, type)) {
        lua_pushstring(L, parameter->name);
        vl_lua_type_explain(L, index, type);
        luaL_error(L, "bad argument '%s' to '%s': %s", lua_tostring(L, -2), function->name, lua_tostring(L, -1));
    }
    if (!(parameter->minimum < parameter->maximum) || lua_type(L, index) != LUA_TNUMBER) return;
    lua_Number number = lua_tonumber(L, index);
    if (number >= parameter->minimum && number <= parameter->maximum) return;
    vl_lua_push_range(L, parameter);
    vl_lua_type_describe(L, index);
    luaL_error(L, "bad argument '%s' to '%s': expected %s, got %s", parameter->name, function->name, lua_tostring(L, -2),
               lua_tostring(L, -1));
}

static int raise_unknown_option(lua_State *L, const vl_lua_function *function, const char *key) {
    const char *names[NAMES];
    size_t count = 0;
    for (const vl_lua_parameter *option = function->options; option->name && count < NAMES; option++)
        names[count++] = option->name;
    const char *near = vl_nearest_name(vl_text_of(key), names, count);
    if (near) return luaL_error(L, "unknown option '%s' of '%s' (did you mean '%s'?)", key, function->name, near);
    lua_pushliteral(L, "");
    for (size_t i = 0; i < count; i++) {
        lua_pushfstring(L, "%s%s%s", lua_tostring(L, -1), i > 0 ? ", " : "", names[i]);
        lua_remove(L, -2);
    }
    return luaL_error(L, "unknown option '%s' of '%s' (it takes %s)", key, function->name, lua_tostring(L, -1));
}

static const vl_lua_parameter *find_option(const vl_lua_function *function, const char *name) {
    for (const vl_lua_parameter *option = function->options; option->name; option++)
        if (strcmp(option->name, name) == 0) return option;
    return NULL;
}

/* Checks every field of the table of options at `index`. */
static void check_options(lua_State *L, int index, const vl_lua_function *function) {
    if (lua_isnil(L, index)) {
        for (const vl_lua_parameter *option = function->options; option->name; option++)
            if (!option->otherwise) luaL_error(L, "'%s' needs a table with the option '%s'", function->name, option->name);
        return;
    }
    if (!lua_istable(L, index)) {
        vl_lua_type_describe(L, index);
        luaL_error(L, "bad argument 'options' to '%s': table expected, got %s", function->name, lua_tostring(L, -1));
    }
    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) {
            vl_lua_type_describe(L, -2);
            luaL_error(L, "'%s' takes options by name, got the key %s", function->name, lua_tostring(L, -1));
        }
        const vl_lua_parameter *option = find_option(function, lua_tostring(L, -2));
        if (!option) raise_unknown_option(L, function, lua_tostring(L, -2));
        else check_value(L, lua_gettop(L), function, option);
    }
    for (const vl_lua_parameter *option = function->options; option->name; option++) {
        if (option->otherwise) continue;
        lua_pushstring(L, option->name);
        if (lua_rawget(L, index) == LUA_TNIL) luaL_error(L, "'%s' needs the option '%s'", function->name, option->name);
        lua_pop(L, 1);
    }
}

static void check_count(lua_State *L, const vl_lua_function *function, int given, int wanted) {
    if (given <= wanted) return;
    if (wanted == 0) luaL_error(L, "too many arguments to '%s': it takes none, got %d", function->name, given);
    luaL_error(L, "too many arguments to '%s': it takes %d, got %d", function->name, wanted, given);
}

void vl_lua_check_arguments(lua_State *L, const vl_lua_function *function, int first) {
    int wanted = 0, given = lua_gettop(L) - first + 1;
    if (function->parameters)
        while (function->parameters[wanted].name) wanted++;
    int last = first + wanted + (function->options ? 1 : 0) - 1;
    check_count(L, function, given, last - first + 1);
    for (int i = 0; i < wanted; i++) {
        const vl_lua_parameter *parameter = &function->parameters[i];
        if (parameter->otherwise && lua_isnoneornil(L, first + i)) continue;
        check_value(L, first + i, function, parameter);
    }
    lua_settop(L, last);
    if (function->options) check_options(L, last, function);
    lua_settop(L, last);
}

/* The value of an option on top of the stack, whatever is given; false if nothing is. */
static bool push_option(lua_State *L, int index, const char *name) {
    if (vl_lua_option_push(L, index, name) != LUA_TNIL) return true;
    lua_pop(L, 1);
    return false;
}

int vl_lua_option_push(lua_State *L, int index, const char *name) {
    if (!lua_istable(L, index)) {
        lua_pushnil(L);
        return LUA_TNIL;
    }
    index = lua_absindex(L, index);
    lua_pushstring(L, name);
    return lua_rawget(L, index);
}

lua_Integer vl_lua_option_integer(lua_State *L, int index, const char *name, lua_Integer otherwise) {
    if (!push_option(L, index, name)) return otherwise;
    lua_Integer value = lua_tointeger(L, -1);
    lua_pop(L, 1);
    return value;
}

bool vl_lua_option_boolean(lua_State *L, int index, const char *name, bool otherwise) {
    if (!push_option(L, index, name)) return otherwise;
    bool value = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return value;
}

const char *vl_lua_option_string(lua_State *L, int index, const char *name, const char *otherwise) {
    if (!push_option(L, index, name)) return otherwise;
    const char *value = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : otherwise;
    lua_pop(L, 1);
    return value;
}
