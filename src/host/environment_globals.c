/*
 * A warning where a function sets a global variable that the script has not: most often `local` was forgotten, and the value
 * lives on from one document to the next.
 */
#include <lauxlib.h>
#include <string.h>

#include "host/environment.h"
#include "host/source.h"
#include "host/source_words.h"

#define MOST_LOOKS 100 /* at source lines, each costs the reading of a file */

/* Finds the bare name of the variable in the line that sets it: `_G.name = …` and rawset are meant. */
static bool find_bare(const vl_source_words *words, const char *name, size_t *out) {
    for (size_t i = 0; i < words->count; i++) {
        bool member = i > 0 && (vl_source_words_is(words, i - 1, ".") || vl_source_words_is(words, i - 1, ":"));
        bool field = i > 0 && vl_source_words_is(words, i - 1, "{");
        *out = i;
        if (words->words[i].kind == VL_SOURCE_NAME && !member && !field && vl_source_words_is(words, i, name)) return true;
    }
    return false;
}

static void warn(lua_State *L, const lua_Debug *call, const char *name) {
    vl_source_line line;
    vl_source_words words;
    if (!vl_source_read(L, call->source, call->currentline, &line)) return;
    vl_source_words_read((vl_text){line.bytes, line.size}, &words);
    size_t at;
    if (!find_bare(&words, name, &at)) return;
    bool function = at > 0 && vl_source_words_is(&words, at - 1, "function");
    vl_host_warn(vl_environment_host(L), "%s:%d: '%s' is a global variable: did you mean 'local %s%s'?", call->short_src,
                 call->currentline, name, function ? "function " : "", name);
}

/* Whether this name is looked at for the first time, and not too many have been. Upvalue 1: the names seen; 2: their number. */
static bool is_new(lua_State *L) {
    lua_Integer looks = lua_tointeger(L, lua_upvalueindex(2));
    lua_pushvalue(L, 2);
    bool seen = looks >= MOST_LOOKS || lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL;
    lua_settop(L, 3);
    if (seen) return false;
    lua_pushvalue(L, 2);
    lua_pushboolean(L, 1);
    lua_rawset(L, lua_upvalueindex(1));
    lua_pushinteger(L, looks + 1);
    lua_replace(L, lua_upvalueindex(2));
    return true;
}

/* __newindex of the globals. What the main chunk of a script, module or loaded text sets is its own affair. */
static int set_global(lua_State *L) {
    lua_Debug call;
    lua_settop(L, 3);
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : NULL;
    if (name && !lua_isnil(L, 3) && !vl_environment_host(L)->quiet && lua_getstack(L, 1, &call)) {
        lua_getinfo(L, "Sl", &call);
        if (strcmp(call.what, "Lua") == 0 && is_new(L)) warn(L, &call, name);
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_rawset(L, 1);
    return 0;
}

void vl_environment_open_globals(lua_State *L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_createtable(L, 0, 1);
    lua_newtable(L);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, set_global, 2);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}
