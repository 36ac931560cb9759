/*
 * The guest's io library: files that the policy allows, and standard error to write to.
 */
#include <errno.h>
#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <string.h>

#include "host/environment.h"

#define CONSOLE "vanlua.console"

/* Puts the resolved path over the one at `index`. False: refused, and a message is pushed. */
static bool resolve(lua_State *L, int index, bool write) {
    vl_host *host = vl_environment_host(L);
    size_t size;
    const char *path = luaL_checklstring(L, index, &size);
    char resolved[VL_PATH_SIZE];
    if (strlen(path) == size && vl_policy_resolve(&host->policy, path, write, resolved)) {
        lua_pushstring(L, resolved);
        lua_replace(L, index);
        return true;
    }
    lua_pushfstring(L, "%s: the script may not %s this file (allow it with %s)", path, write ? "write" : "read",
                    write ? "--allow-write" : "--allow-read");
    return false;
}

static int open_file(lua_State *L) {
    const char *mode = luaL_optstring(L, 2, "r");
    bool write = strpbrk(mode, "wa+") != NULL;
    if (!resolve(L, 1, write)) {
        luaL_pushfail(L);
        lua_insert(L, -2);
        lua_pushinteger(L, EACCES);
        return 3;
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    return lua_gettop(L);
}

/* Lua takes a negative count of bytes for a huge one. */
static void check_counts(lua_State *L) {
    for (int i = 2; i <= lua_gettop(L); i++) {
        luaL_argcheck(L, lua_type(L, i) != LUA_TNUMBER || lua_tonumber(L, i) >= 0, i, "a count of bytes is at least 0");
    }
}

/* file:read and file:lines. */
static int read_counted(lua_State *L) {
    check_counts(L);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    return lua_gettop(L);
}

static int lines(lua_State *L) {
    check_counts(L);
    if (lua_isnoneornil(L, 1)) {
        return luaL_error(L, "bad argument #1 to 'lines' (file name expected: a script reads no standard input)");
    }
    if (!resolve(L, 1, false)) return lua_error(L);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    return lua_gettop(L);
}

/* Standard input belongs to the command; for the script it is at its end. */
static int read_nothing(lua_State *L) {
    luaL_pushfail(L);
    return 1;
}

static void write_values(lua_State *L, int first) {
    vl_host *host = vl_environment_host(L);
    for (int i = first; i <= lua_gettop(L); i++) {
        size_t size;
        const char *text = luaL_checklstring(L, i, &size);
        vl_host_show(host, (vl_text){text, size});
    }
    vl_guard_check(L, &host->guard);
}

static int write_console(lua_State *L) {
    luaL_checkudata(L, 1, CONSOLE);
    write_values(L, 2);
    lua_settop(L, 1);
    return 1;
}

static int write_default(lua_State *L) {
    write_values(L, 1);
    lua_getfield(L, lua_upvalueindex(1), "stderr");
    return 1;
}

static int keep_console(lua_State *L) {
    luaL_checkudata(L, 1, CONSOLE);
    lua_settop(L, 1);
    return 1;
}

static int console_text(lua_State *L) {
    lua_pushliteral(L, "file (standard error)");
    return 1;
}

static void push_console(lua_State *L) {
    static const luaL_Reg methods[] = {{"write", write_console}, {"flush", keep_console}, {"setvbuf", keep_console},
                                       {"close", keep_console}, {NULL, NULL}};
    lua_newuserdatauv(L, 1, 0);
    luaL_newmetatable(L, CONSOLE);
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, console_text);
    lua_setfield(L, -2, "__tostring");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}

/* Scripts do not get at the methods that all open files share; nor does their text show an address. */
static int file_text(lua_State *L) {
    lua_getfield(L, lua_upvalueindex(1), "type");
    lua_pushvalue(L, 1);
    lua_call(L, 1, 1);
    return 1;
}

static void protect_files(lua_State *L, int library) {
    luaL_getmetatable(L, LUA_FILEHANDLE);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, library);
    lua_pushcclosure(L, file_text, 1);
    lua_setfield(L, -2, "__tostring");
    lua_getfield(L, -1, "__index");
    vl_environment_replace(L, "read", read_counted);
    vl_environment_replace(L, "lines", read_counted);
    lua_pop(L, 2);
}

static void borrow(lua_State *L, int from, const char *name, lua_CFunction call) {
    lua_getfield(L, from, name);
    if (call) lua_pushcclosure(L, call, 1);
    lua_setfield(L, -2, name);
}

void vl_environment_open_files(lua_State *L) {
    lua_pushcfunction(L, luaopen_io);
    lua_call(L, 0, 1);
    int original = lua_gettop(L);
    protect_files(L, original);
    lua_newtable(L);
    borrow(L, original, "open", open_file);
    borrow(L, original, "lines", lines);
    borrow(L, original, "type", NULL);
    lua_pushcfunction(L, read_nothing);
    lua_setfield(L, -2, "read");
    push_console(L);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, "stdout");
    lua_setfield(L, -2, "stderr");
    lua_pushvalue(L, -1);
    lua_pushcclosure(L, write_default, 1);
    lua_setfield(L, -2, "write");
    lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    lua_pushvalue(L, -2);
    lua_setfield(L, -2, LUA_IOLIBNAME);
    lua_pop(L, 1);
    lua_setglobal(L, LUA_IOLIBNAME);
    lua_pop(L, 1);
}
