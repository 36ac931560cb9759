/*
 * The guest's require: modules beside the script and in the libraries of the script folders, as source.
 */
#include <lauxlib.h>
#include <string.h>
#include <unistd.h>

#include "host/environment.h"
#include "host/script.h"

/* `a.b` stands for the file a/b.lua. Nothing that leads out of the folder is a name. */
static bool is_module_name(const char *name) {
    if (!*name || strlen(name) > 200 || *name == '.' || strstr(name, "..")) return false;
    return name[strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.")] == '\0';
}

/* Loads and calls FOLDER/NAME.lua, if it is there; its result is then on top. */
static bool try_folder(lua_State *L, const char *folder, const char *name) {
    const char *file = luaL_gsub(L, name, ".", "/");
    const char *path = lua_pushfstring(L, "%s/%s.lua", folder, file);
    char resolved[VL_PATH_SIZE];
    const vl_host *host = vl_environment_host(L);
    if (!vl_policy_resolve(&host->policy, path, false, resolved) || access(resolved, R_OK) != 0) {
        lua_pop(L, 2);
        return false;
    }
    const char *chunk = lua_pushfstring(L, "%s.lua", file);
    if (vl_script_load_file(L, path, chunk) != LUA_OK) {
        luaL_error(L, "error loading module '%s':\n\t%s", name, lua_tostring(L, -1));
    }
    lua_pushstring(L, name);
    lua_pushstring(L, path);
    lua_call(L, 2, 1);
    return true;
}

/* Upvalue 1: the folders, an array. */
static int find_module(lua_State *L, const char *name) {
    lua_Integer count = luaL_len(L, lua_upvalueindex(1));
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, lua_upvalueindex(1), i);
        if (try_folder(L, lua_tostring(L, -1), name)) return 1;
        lua_pop(L, 1);
    }
    lua_rawgeti(L, lua_upvalueindex(1), 1);
    return luaL_error(L, "module '%s' not found beside the script (%s) nor in scripts/lib", name, lua_tostring(L, -1));
}

static int require(lua_State *L) {
    const char *name = luaL_checkstring(L, 1);
    lua_settop(L, 1);
    lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    if (lua_getfield(L, 2, name) != LUA_TNIL) return 1;
    if (!is_module_name(name)) return luaL_error(L, "bad argument #1 to 'require' ('%s' is no name of a module)", name);
    lua_settop(L, 2);
    find_module(L, name);
    if (lua_isnil(L, -1)) lua_pushboolean(L, 1);
    lua_pushvalue(L, -1);
    lua_setfield(L, 2, name);
    return 1;
}

void vl_environment_open_require(lua_State *L, const vl_script *script) {
    vl_host *host = vl_environment_host(L);
    lua_newtable(L);
    lua_pushstring(L, script->folder);
    lua_rawseti(L, -2, 1);
    lua_pushfstring(L, "%s/lib", script->folder);
    lua_rawseti(L, -2, 2);
    for (size_t i = 0; i < host->folder_count; i++) {
        const char *folder = lua_pushfstring(L, "%s/lib", host->folders[i].path);
        if (!vl_policy_allow_read(host, folder)) luaL_error(L, "not enough memory");
        lua_rawseti(L, -2, (lua_Integer)i + 3);
    }
    lua_pushcclosure(L, require, 1);
    lua_setglobal(L, "require");
    lua_newtable(L);
    lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    lua_setfield(L, -2, "loaded");
    lua_pushliteral(L, ""); /* where modules are found is not for scripts to say */
    lua_setfield(L, -2, "path");
    lua_setglobal(L, "package");
}
