/*
 * What catches errors, so that none of it catches a limit.
 */
#include <lauxlib.h>
#include <lualib.h>

#include "host/environment.h"

static vl_guard *guard_of(lua_State *L) {
    return &vl_environment_host(L)->guard;
}

/* The end of pcall and xpcall; `below` values under the results are not theirs. */
static int finish_call(lua_State *L, int status, lua_KContext below) {
    vl_guard_caught(L, guard_of(L), status);
    if (status != LUA_OK && status != LUA_YIELD) {
        lua_pushboolean(L, 0);
        lua_insert(L, -2);
        return 2;
    }
    return lua_gettop(L) - (int)below;
}

static int protected_call(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    return finish_call(L, lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish_call), 0);
}

/* The handler of xpcall: a stopped run does not come into its hands. */
static int handle(lua_State *L) {
    vl_guard *guard = guard_of(L);
    if (vl_guard_stopped(guard) != VL_STOP_NONE || guard->patience == 1) return 1;
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, 1);
    return 1;
}

static int handled_call(lua_State *L) {
    int count = lua_gettop(L);
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_pushvalue(L, 2);
    lua_pushcclosure(L, handle, 1);
    lua_replace(L, 2);
    lua_pushboolean(L, 1);
    lua_pushvalue(L, 1);
    lua_rotate(L, 3, 2);
    return finish_call(L, lua_pcallk(L, count - 2, LUA_MULTRET, 2, 2, finish_call), 2);
}

/* Calls the original, which reports errors as results: false (or nil) and a message. */
static int checked_call(lua_State *L) {
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    bool failed = lua_gettop(L) == 2 && !lua_toboolean(L, 1);
    vl_guard_caught(L, guard_of(L), failed ? LUA_ERRRUN : LUA_OK);
    return lua_gettop(L);
}

void vl_environment_open_calls(lua_State *L) {
    lua_pushcfunction(L, protected_call);
    lua_setglobal(L, "pcall");
    lua_pushcfunction(L, handled_call);
    lua_setglobal(L, "xpcall");
    lua_getglobal(L, LUA_COLIBNAME);
    vl_environment_replace(L, "resume", checked_call);
    vl_environment_replace(L, "close", checked_call);
    lua_pop(L, 1);
}
