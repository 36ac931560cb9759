/*
 * vanlua.repl, which belongs to the command: what it does is for the host to say, and a state without a host has none.
 */
#include "lua/classes.h"
#include "lua/library.h"

static const char call_key = 0;

void vl_lua_set_repl(lua_State *L, lua_CFunction call) {
    lua_pushcfunction(L, call);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &call_key);
}

static int open_repl(lua_State *L) {
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &call_key) != LUA_TFUNCTION) {
        return luaL_error(L, "vanlua.repl is there in the command vanlua alone");
    }
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, 0);
    return 0;
}

static const vl_lua_parameter parameters[] = {
    {.name = "locals", .type = "table", .otherwise = "nil", .text = "values by the names that the session has for them"},
    {0},
};

const vl_lua_function vl_lua_repl_function = {
    .name = "vanlua.repl",
    .call = open_repl,
    .parameters = parameters,
    .results = "nil",
    .text = "Opens the REPL in the middle of a script, on a terminal; the script goes on when it is left. Not in a stock Lua",
    .example = "vanlua.repl{document = corpus[1]}",
};
