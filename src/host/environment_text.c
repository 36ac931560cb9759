/*
 * The guest's string library: nothing of it shows an address, compiles to bytecode or loops over nothing.
 */
#include <lauxlib.h>
#include <lualib.h>
#include <string.h>

#include "host/environment.h"

static const char numbers_key = 0;

/* The number of an object, by first use: pushes nothing. */
static lua_Integer number_of(lua_State *L, int index) {
    index = lua_absindex(L, index);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &numbers_key);
    lua_pushvalue(L, index);
    if (lua_rawget(L, -2) == LUA_TNIL) {
        lua_Integer next = (lua_rawgeti(L, -2, 0), lua_tointeger(L, -1) + 1);
        lua_pushinteger(L, next);
        lua_rawseti(L, -4, 0);
        lua_pushvalue(L, index);
        lua_pushinteger(L, next);
        lua_rawset(L, -5);
        lua_pop(L, 3);
        return next;
    }
    lua_Integer number = lua_tointeger(L, -1);
    lua_pop(L, 2);
    return number;
}

const char *vl_environment_text(lua_State *L, int index) {
    index = lua_absindex(L, index);
    int type = lua_type(L, index);
    bool plain = type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING;
    luaL_checkstack(L, 8, NULL);
    int top = lua_gettop(L);
    if (plain || luaL_getmetafield(L, index, "__tostring") != LUA_TNIL) {
        if (!plain) lua_pop(L, 1);
        return luaL_tolstring(L, index, NULL);
    }
    lua_Integer number = number_of(L, index);
    if (luaL_getmetafield(L, index, "__name") != LUA_TSTRING) lua_pushstring(L, luaL_typename(L, index));
    else lua_pushvalue(L, -1);
    const char *text = lua_pushfstring(L, "%s: %I", lua_tostring(L, -1), (LUAI_UACINT)number);
    while (lua_gettop(L) > top + 1) lua_remove(L, top + 1);
    return text;
}

static int to_string(lua_State *L) {
    luaL_checkany(L, 1);
    vl_environment_text(L, 1);
    return 1;
}

static int repeat(lua_State *L) {
    size_t size, between = 0;
    luaL_checklstring(L, 1, &size);
    luaL_optlstring(L, 3, "", &between);
    if (size + between == 0) {
        luaL_checkinteger(L, 2);
        lua_pushliteral(L, "");
        return 1;
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, 1);
    return 1;
}

/* Replaces objects shown by %s by their texts; %p is refused. */
static int format(lua_State *L) {
    size_t size;
    const char *at = luaL_checklstring(L, 1, &size), *end = at + size;
    int argument = 1, count = lua_gettop(L);
    while ((at = memchr(at, '%', (size_t)(end - at))) != NULL) {
        at++;
        if (*at == '%') {
            at++;
            continue;
        }
        at += strspn(at, "-+ #0123456789.");
        argument++;
        if (*at == 'p') return luaL_error(L, "bad argument #1 to 'format' (addresses, '%%p', are not shown)");
        int type = lua_type(L, argument);
        if (*at != 's' || argument > count || type < LUA_TTABLE) continue;
        vl_environment_text(L, argument);
        lua_replace(L, argument);
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, count, 1);
    return 1;
}

void vl_environment_number_objects(lua_State *L) {
    lua_newtable(L);
    lua_newtable(L);
    lua_pushliteral(L, "k");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &numbers_key);
}

void vl_environment_open_text(lua_State *L) {
    lua_pushcfunction(L, to_string);
    lua_setglobal(L, "tostring");
    luaL_requiref(L, LUA_STRLIBNAME, luaopen_string, 1);
    lua_pushnil(L);
    lua_setfield(L, -2, "dump");
    vl_environment_replace(L, "rep", repeat);
    vl_environment_replace(L, "format", format);
    lua_pop(L, 1);
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 2);
}
