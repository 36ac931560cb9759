#include "host/environment.h"

#include <lauxlib.h>
#include <lualib.h>
#include <string.h>

#include "host/script.h"
#include "lua/library.h"

#define LONGEST_WARNING 4000 /* bytes */
#define FIRST_SEED 1         /* of random numbers */

static const char host_key = 0;

vl_host *vl_environment_host(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &host_key);
    vl_host *host = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return host;
}

void vl_environment_replace(lua_State *L, const char *name, lua_CFunction call) {
    lua_getfield(L, -1, name);
    lua_pushcclosure(L, call, 1);
    lua_setfield(L, -2, name);
}

/* The script's own words go to standard error, so that the result stands alone on standard output. */
static int print(lua_State *L) {
    int count = lua_gettop(L);
    luaL_Buffer buffer;
    luaL_checkstack(L, count + 4, NULL);
    for (int i = 1; i <= count; i++) vl_environment_text(L, i);
    luaL_buffinit(L, &buffer);
    for (int i = 1; i <= count; i++) {
        size_t size;
        const char *text = lua_tolstring(L, count + i, &size);
        if (i > 1) luaL_addchar(&buffer, '\t');
        luaL_addlstring(&buffer, text, size);
    }
    luaL_addchar(&buffer, '\n');
    luaL_pushresult(&buffer);
    size_t size;
    const char *line = lua_tolstring(L, -1, &size);
    vl_host *host = vl_environment_host(L);
    vl_host_show(host, (vl_text){line, size});
    vl_guard_check(L, &host->guard);
    return 0;
}

/* Lua's `warn` hands over a message in pieces. Its control messages, as "@off", are for others to decide. */
static void warn(void *data, const char *message, int continues) {
    vl_host *host = data;
    vl_string *whole = &host->warning;
    if (!whole->size && !continues && *message == '@') return;
    size_t size = strlen(message), room = LONGEST_WARNING - whole->size;
    vl_host_append(host, whole, message, size < room ? size : room);
    if (continues) return;
    vl_host_warn(host, "%.*s", (int)whole->size, whole->data ? whole->data : "");
    whole->size = 0;
}

/* Source only: bytecode can break out of the interpreter. */
static int load_text(lua_State *L) {
    int count = lua_gettop(L);
    if (count < 3) lua_settop(L, 3);
    lua_pushliteral(L, "t");
    lua_replace(L, 3);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    int status = lua_pcall(L, count < 3 ? 3 : count, LUA_MULTRET, 0); /* without the handler that adds a trace to messages */
    if (status != LUA_OK || lua_isnil(L, 1)) vl_guard_caught(L, &vl_environment_host(L)->guard, LUA_ERRRUN);
    return status == LUA_OK ? lua_gettop(L) : lua_error(L);
}

/* What stops or slows the collector would get round the memory limit. */
static int collect(lua_State *L) {
    static const char *const options[] = {"collect", "step", "count", NULL};
    const char *option = luaL_optstring(L, 1, "collect");
    for (size_t i = 0; options[i]; i++) {
        if (strcmp(option, options[i]) != 0) continue;
        lua_pushvalue(L, lua_upvalueindex(1));
        lua_insert(L, 1);
        lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
        return lua_gettop(L);
    }
    return luaL_error(L, "collectgarbage: '%s' is not available to a script (collect, step and count are)", option);
}

/* Finalizers run where neither hooks nor errors reach them, so guests have none: the field stays, without effect. */
static int set_metatable(lua_State *L) {
    lua_settop(L, 2);
    bool finalizer = false;
    if (lua_istable(L, 2)) {
        lua_pushliteral(L, "__gc");
        finalizer = lua_rawget(L, 2) != LUA_TNIL;
    }
    if (finalizer) {
        lua_pushliteral(L, "__gc");
        lua_pushnil(L);
        lua_rawset(L, 2);
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    int status = lua_pcall(L, 2, 1, 0);
    if (finalizer) {
        lua_pushliteral(L, "__gc");
        lua_pushvalue(L, 3);
        lua_rawset(L, 2);
    }
    return status == LUA_OK ? 1 : lua_error(L);
}

void vl_environment_open_base(lua_State *L) {
    luaL_requiref(L, LUA_GNAME, luaopen_base, 1);
    static const char *const absent[] = {"dofile", "loadfile", NULL};
    for (size_t i = 0; absent[i]; i++) {
        lua_pushnil(L);
        lua_setfield(L, -2, absent[i]);
    }
    vl_environment_replace(L, "print", print);
    vl_environment_replace(L, "load", load_text);
    vl_environment_replace(L, "collectgarbage", collect);
    vl_environment_replace(L, "setmetatable", set_metatable);
    lua_pop(L, 1);
}

/* The environment of the process is none of a guest's business: every variable is unset. */
static int get_nothing(lua_State *L) {
    luaL_checkstring(L, 1);
    lua_pushnil(L);
    return 1;
}

/* Leaves the named functions of a library, which is on top, and drops the rest. */
static void keep_only(lua_State *L, const char *library, const char *const *names) {
    lua_newtable(L);
    for (size_t i = 0; names[i]; i++) {
        lua_getfield(L, -2, names[i]);
        lua_setfield(L, -2, names[i]);
    }
    lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    lua_pushvalue(L, -2);
    lua_setfield(L, -2, library);
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_setglobal(L, library);
    lua_remove(L, -2);
}

static void open_system(lua_State *L) {
    static const char *const clock[] = {"time", "clock", "date", "difftime", NULL};
    static const char *const trace[] = {"traceback", NULL};
    luaL_requiref(L, LUA_OSLIBNAME, luaopen_os, 0);
    keep_only(L, LUA_OSLIBNAME, clock);
    lua_pushcfunction(L, get_nothing);
    lua_setfield(L, -2, "getenv");
    lua_pop(L, 1);
    luaL_requiref(L, LUA_DBLIBNAME, luaopen_debug, 0);
    keep_only(L, LUA_DBLIBNAME, trace);
    lua_pop(L, 1);
}

/* Lua's own takes the seed from an address where none is given, and returns it. */
static int seed_random(lua_State *L) {
    if (lua_gettop(L) == 0) lua_pushinteger(L, FIRST_SEED);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, 0);
    return 0;
}

static void open_plain(lua_State *L) {
    static const luaL_Reg libraries[] = {{LUA_TABLIBNAME, luaopen_table},
                                         {LUA_MATHLIBNAME, luaopen_math},
                                         {LUA_UTF8LIBNAME, luaopen_utf8},
                                         {LUA_COLIBNAME, luaopen_coroutine},
                                         {NULL, NULL}};
    for (const luaL_Reg *library = libraries; library->name; library++) {
        luaL_requiref(L, library->name, library->func, 1);
        lua_pop(L, 1);
    }
    lua_getglobal(L, LUA_MATHLIBNAME);
    vl_environment_replace(L, "randomseed", seed_random);
    lua_pop(L, 1);
}

/* The same numbers in every run, unless the script seeds them itself. */
static void fix_random(lua_State *L) {
    lua_getglobal(L, "math");
    lua_getfield(L, -1, "randomseed");
    lua_pushinteger(L, FIRST_SEED);
    lua_call(L, 1, 0);
    lua_pop(L, 1);
}

static void open_guest(lua_State *L, const vl_script *script) {
    vl_environment_open_base(L);
    open_plain(L);
    open_system(L);
    vl_environment_open_text(L);
    vl_environment_open_files(L);
    vl_environment_open_require(L, script);
}

static void open_trusted(lua_State *L, const vl_script *script) {
    luaL_openlibs(L);
    lua_pushcfunction(L, print);
    lua_setglobal(L, "print");
    lua_getglobal(L, "package");
    lua_pushfstring(L, "%s/?.lua;%s/lib/?.lua;", script->folder, script->folder);
    const vl_host *host = vl_environment_host(L);
    for (size_t i = 0; i < host->folder_count; i++) lua_pushfstring(L, "%s/lib/?.lua;", host->folders[i].path);
    lua_getfield(L, -1 - 1 - (int)host->folder_count, "path");
    lua_concat(L, (int)host->folder_count + 2);
    lua_setfield(L, -2, "path");
    lua_pop(L, 1);
}

/* vanlua.repl: the table of locals, or nil. */
static int converse(lua_State *L) {
    const vl_host_callbacks *callbacks = &vl_environment_host(L)->callbacks;
    lua_settop(L, 1);
    if (lua_isnil(L, 1)) {
        lua_newtable(L);
        lua_replace(L, 1);
    }
    const char *reason = callbacks->converse ? callbacks->converse(callbacks->data, L, 1) : "nobody can answer";
    if (reason) return luaL_error(L, "vanlua.repl: %s", reason);
    vl_guard_check(L, &vl_environment_host(L)->guard);
    return 0;
}

typedef struct open_request {
    vl_host *host;
    const vl_script *script;
} open_request;

static int open_all(lua_State *L) {
    const open_request *request = lua_touserdata(L, 1);
    luaL_checkstack(L, 64, NULL);
    lua_pushlightuserdata(L, request->host);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &host_key);
    vl_environment_number_objects(L);
    (request->host->trusted ? open_trusted : open_guest)(L, request->script);
    vl_environment_open_calls(L);
    vl_environment_open_globals(L);
    fix_random(L);
    lua_setwarnf(L, warn, request->host);
    vl_lua_open(L, request->host->context);
    vl_lua_set_repl(L, converse);
    lua_settop(L, 0);
    vl_guard_install(L, &request->host->guard);
    return 0;
}

lua_State *vl_environment_create(vl_host *host, const vl_script *script) {
    if (!vl_policy_allow_read(host, script->folder)) return NULL;
    lua_State *L = lua_newstate(vl_context_allocate, host->context);
    if (!L) return NULL;
    open_request request = {host, script};
    lua_pushcfunction(L, open_all);
    lua_pushlightuserdata(L, &request);
    if (lua_pcall(L, 1, 0, 0) == LUA_OK) return L;
    lua_close(L);
    return NULL;
}
