/*
 * The options as scripts get them: a table that knows its names.
 */
#include <lauxlib.h>
#include <string.h>

#include "host/environment.h"
#include "host/run.h"

static void push_value(lua_State *L, const vl_option *option, const vl_option_value *value) {
    if (!value->set) {
        lua_pushnil(L);
        return;
    }
    switch (option->type) {
    case VL_OPTION_INTEGER: lua_pushinteger(L, value->integer); break;
    case VL_OPTION_NUMBER: lua_pushnumber(L, value->number); break;
    case VL_OPTION_BOOLEAN: lua_pushboolean(L, value->boolean); break;
    case VL_OPTION_LIST:
        lua_createtable(L, value->count < 1000 ? (int)value->count : 1000, 0);
        for (size_t i = 0; i < value->count; i++) {
            lua_pushstring(L, value->items[i]);
            lua_rawseti(L, -2, (lua_Integer)i + 1);
        }
        break;
    default: lua_pushstring(L, value->text);
    }
}

/* The name of the option or argument numbered from 0, of `script->argument_count + script->option_count`. */
static const char *name_at(const vl_script *script, size_t i) {
    return i < script->argument_count ? script->arguments[i].name : script->options[i - script->argument_count].name;
}

static bool is_declared(const vl_script *script, const char *name) {
    size_t count = script->argument_count + script->option_count;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(name_at(script, i), name) == 0) return true;
    }
    return false;
}

/* Raises an error that names the key at index 2 of an options table, and the nearest option. */
static int refuse_name(lua_State *L, const vl_script *script) {
    if (lua_type(L, 2) != LUA_TSTRING) {
        return luaL_error(L, "options have names: string expected, got %s", vl_environment_text(L, 2));
    }
    const char *name = lua_tostring(L, 2);
    size_t count = script->argument_count + script->option_count;
    const char **names = lua_newuserdatauv(L, (count + 1) * sizeof *names, 0);
    for (size_t i = 0; i < count; i++) names[i] = name_at(script, i);
    const char *nearest = vl_nearest_name(vl_text_of(name), names, count);
    if (nearest) return luaL_error(L, "unknown option '%s' (did you mean '%s'?)", name, nearest);
    return luaL_error(L, "unknown option '%s': the script declares no option or argument of that name", name);
}

/* options.name where the table holds none: nil if the option is declared. */
static int get_option(lua_State *L) {
    const vl_script *script = lua_touserdata(L, lua_upvalueindex(1));
    if (lua_type(L, 2) != LUA_TSTRING || !is_declared(script, lua_tostring(L, 2))) return refuse_name(L, script);
    lua_pushnil(L);
    return 1;
}

/* options.name = value where the table holds none: a script may fill in what was not given, but nothing undeclared. */
static int set_option(lua_State *L) {
    const vl_script *script = lua_touserdata(L, lua_upvalueindex(1));
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 3);
    if (lua_type(L, 2) != LUA_TSTRING || !is_declared(script, lua_tostring(L, 2))) return refuse_name(L, script);
    lua_rawset(L, 1);
    return 0;
}

static void push_event(lua_State *L, vl_script *script, const char *event, lua_CFunction call) {
    lua_pushlightuserdata(L, script);
    lua_pushcclosure(L, call, 1);
    lua_setfield(L, -2, event);
}

void vl_run_push_options(lua_State *L, const vl_run *run) {
    const vl_script *script = run->script;
    lua_newtable(L);
    for (size_t i = 0; i < script->argument_count; i++) {
        push_value(L, &script->arguments[i], &run->arguments->arguments[i]);
        lua_setfield(L, -2, script->arguments[i].name);
    }
    for (size_t i = 0; i < script->option_count; i++) {
        push_value(L, &script->options[i], &run->arguments->options[i]);
        lua_setfield(L, -2, script->options[i].name);
    }
    lua_createtable(L, 0, 3);
    push_event(L, run->script, "__index", get_option);
    push_event(L, run->script, "__newindex", set_option);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}
