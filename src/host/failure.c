#include "host/failure.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "host/environment.h"
#include "host/explanation.h"
#include "host/suggestion.h"

#define LONGEST_MESSAGE 4000 /* bytes */
#define LEVELS_SHOWN 10      /* calls shown at either end of a long way */
#define PATIENCE 100         /* for __tostring of an error object: a million instructions */

/* Pushes a text for the error object at 1. Its own __tostring may fail, or not end. */
static void describe(lua_State *L) {
    if (lua_type(L, 1) == LUA_TSTRING) {
        lua_pushvalue(L, 1);
        return;
    }
    if (lua_type(L, 1) == LUA_TNUMBER) {
        luaL_tolstring(L, 1, NULL);
        return;
    }
    if (luaL_getmetafield(L, 1, "__tostring") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        int status = vl_guard_call_briefly(L, &vl_environment_host(L)->guard, 1, 1, PATIENCE);
        if (status == LUA_OK && lua_type(L, -1) == LUA_TSTRING) return;
        lua_pop(L, 1);
    }
    if (lua_isnil(L, 1)) lua_pushliteral(L, "error without a message (nil)");
    else lua_pushfstring(L, "error object is a %s value", luaL_typename(L, 1));
}

/* "function 'count'", "main chunk" … of a call. */
static void describe_call(lua_State *L, const lua_Debug *call) {
    if (strcmp(call->what, "main") == 0) lua_pushliteral(L, "main chunk");
    else if (*call->namewhat) lua_pushfstring(L, "%s '%s'", strcmp(call->namewhat, "method") == 0 ? "method" : "function",
                                              call->name);
    else lua_pushfstring(L, "function <%s:%d>", call->short_src, call->linedefined);
}

/* The number of calls on the stack; finding one costs as much as its depth. */
static int count_levels(lua_State *L) {
    lua_Debug call;
    int low = 0, high = 1;
    while (lua_getstack(L, high, &call)) {
        low = high;
        high *= 2;
    }
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (lua_getstack(L, middle, &call)) low = middle + 1;
        else high = middle;
    }
    return low;
}

void vl_failure_push_trace(lua_State *L, const char *source, int line, const char *what) {
    lua_pushfstring(L, "\nstack traceback:\n\t%s:%d: in %s", source, line, what);
}

/* Adds the calls of Lua functions, the innermost first; what is written in C, the host's own frames among it, is left out. */
static void add_trace(lua_State *L, luaL_Buffer *buffer) {
    lua_Debug call;
    int total = count_levels(L), shown = 0;
    bool cut = total > 2 * LEVELS_SHOWN + 2;
    for (int level = 0; level < total; level++) {
        if (cut && level == LEVELS_SHOWN) {
            luaL_addstring(buffer, "\n\t...");
            level = total - LEVELS_SHOWN;
        }
        if (!lua_getstack(L, level, &call)) break;
        lua_getinfo(L, "Snl", &call);
        if (*call.what == 'C') continue;
        if (shown++ == 0) luaL_addstring(buffer, "\nstack traceback:");
        lua_pushfstring(L, "\n\t%s:%d: in ", call.short_src, call.currentline);
        luaL_addvalue(buffer);
        describe_call(L, &call);
        luaL_addvalue(buffer);
    }
}

/* Pushes the place, "frequency.lua:12: ", of the innermost Lua function where the message does not begin with one,
 * nothing where it does: true. Whoever raises a message without a place, error("…", 0), speaks to users, who are not
 * shown the source. */
static bool push_place(lua_State *L, const char *message, const char *chunk) {
    lua_Debug call;
    size_t size = strlen(chunk);
    bool named = strncmp(message, chunk, size) == 0 && message[size] == ':', placed = named;
    for (int level = 0; lua_getstack(L, level, &call); level++) {
        lua_getinfo(L, "Sl", &call);
        if (*call.what == 'C' || call.currentline <= 0) continue;
        size_t length = strlen(call.short_src);
        placed = placed || (strncmp(message, call.short_src, length) == 0 && message[length] == ':');
        if (placed) break;
        lua_pushfstring(L, "%s:%d: ", call.short_src, call.currentline);
        return false;
    }
    lua_pushfstring(L, "%s%s", named ? "" : chunk, named ? "" : ": ");
    return placed;
}

/* Puts the name back that Lua does not find where a function of its library is called by ours in its place:
 * "bad argument #2 to '?' …" at 1. Of a method the object is not counted. True: it did. */
static bool name_function(lua_State *L) {
    static const char begin[] = "bad argument #", middle[] = " to '?'";
    const char *message = lua_tostring(L, 1);
    char *rest;
    lua_Debug call;
    if (strncmp(message, begin, sizeof begin - 1) != 0) return false;
    long number = strtol(message + sizeof begin - 1, &rest, 10);
    if (number < 1 || number > 1000 || strncmp(rest, middle, sizeof middle - 1) != 0) return false;
    for (int level = 1; level < 5 && lua_getstack(L, level, &call); level++) {
        lua_getinfo(L, "Sn", &call);
        if (*call.what != 'C') return false;
        if (!*call.namewhat) continue;
        bool method = strcmp(call.namewhat, "method") == 0;
        if (method && number == 1) return false;
        lua_pushfstring(L, "%s%d to '%s'%s", begin, (int)number - method, call.name, rest + sizeof middle - 1);
        lua_replace(L, 1);
        return true;
    }
    return false;
}

/* Adds what was meant by a name that is nil, the source line and what was expected. */
static void add_explanation(lua_State *L, luaL_Buffer *buffer, const char *message, size_t size, const char *chunk) {
    vl_host *host = vl_environment_host(L);
    vl_site site;
    vl_site_find(L, message, size, chunk, &site);
    if (vl_suggestion_push(&site)) luaL_addvalue(buffer);
    host->lesson.size = 0;
    if (vl_explanation_append(host, &site, &host->lesson)) luaL_addlstring(buffer, host->lesson.data, host->lesson.size);
}

/* The message handler; its upvalue is the chunk's name. */
static int explain(lua_State *L) {
    if (vl_guard_stopped(&vl_environment_host(L)->guard) != VL_STOP_NONE) return 1;
    const char *chunk = lua_touserdata(L, lua_upvalueindex(1));
    lua_settop(L, 1);
    luaL_checkstack(L, 30, NULL);
    describe(L);
    lua_replace(L, 1);
    bool named = name_function(L);
    bool placed = push_place(L, lua_tostring(L, 1), chunk);
    lua_insert(L, 1);
    lua_concat(L, 2);
    size_t size;
    const char *message = lua_tolstring(L, 1, &size), *trace = strstr(message, "\nstack traceback:\n");
    size_t head = trace ? (size_t)(trace - message) : size, rest = size - head;
    luaL_Buffer buffer;
    luaL_buffinit(L, &buffer);
    luaL_addlstring(&buffer, message, head < LONGEST_MESSAGE ? head : LONGEST_MESSAGE);
    if (head > LONGEST_MESSAGE) luaL_addstring(&buffer, " …");
    else if (placed || named) add_explanation(L, &buffer, message, head, chunk);
    luaL_addlstring(&buffer, message + head, rest < LONGEST_MESSAGE ? rest : LONGEST_MESSAGE);
    add_trace(L, &buffer);
    luaL_pushresult(&buffer);
    return 1;
}

static vl_exit say_failure(vl_host *host, lua_State *L, const char *chunk, int status) {
    size_t size = 0;
    const char *message = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &size) : NULL;
    bool memory = status == LUA_ERRMEM || (message && strstr(message, "not enough memory"));
    if (memory && vl_context_limit_reached(host->context)) vl_guard_stop(&host->guard, VL_STOP_MEMORY);
    vl_exit stopped = vl_host_stopped(host);
    if (stopped != VL_EXIT_DONE) return stopped;
    if (status == LUA_ERRMEM) return vl_host_fail(host, VL_EXIT_LIMIT, "%s: not enough memory", chunk);
    if (!message) return vl_host_fail(host, VL_EXIT_SCRIPT, "%s: error without a message", chunk);
    vl_string whole = VL_STRING;
    bool done = vl_host_append_print(host, &whole, "vanlua: %s", status == LUA_ERRERR ? chunk : "") &&
                vl_host_append(host, &whole, ": ", status == LUA_ERRERR ? 2 : 0) &&
                vl_host_append(host, &whole, message, size) && vl_host_append(host, &whole, "\n", 1);
    if (done) vl_host_tell(host, (vl_text){whole.data, whole.size});
    vl_string_free(host->own, &whole);
    return VL_EXIT_SCRIPT;
}

/* Makes the handler: its upvalue may need memory. */
static int make_handler(lua_State *L) {
    lua_pushcclosure(L, explain, 1);
    return 1;
}

vl_exit vl_failure_call(vl_host *host, lua_State *L, const char *chunk, lua_CFunction function, void *data) {
    if (!lua_checkstack(L, 10)) return vl_host_fail(host, VL_EXIT_LIMIT, "%s: not enough memory", chunk);
    int top = lua_gettop(L);
    lua_pushcfunction(L, make_handler);
    lua_pushlightuserdata(L, (void *)(uintptr_t)chunk);
    int status = lua_pcall(L, 1, 1, 0);
    if (status == LUA_OK) {
        lua_pushcfunction(L, function);
        lua_pushlightuserdata(L, data);
        status = lua_pcall(L, 1, 0, top + 1);
    }
    vl_exit done = VL_EXIT_DONE;
    if (status != LUA_OK || vl_guard_stopped(&host->guard) != VL_STOP_NONE) done = say_failure(host, L, chunk, status);
    lua_settop(L, top);
    return done;
}
