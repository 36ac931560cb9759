/*
 * What the REPL tells of things.
 */
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/failure.h"
#include "host/help.h"
#include "host/repl_resolve.h"
#include "host/repl_session.h"
#include "host/search.h"
#include "lua/check.h"
#include "lua/find.h"
#include "lua/library.h"

#define LONGEST_SOURCE 400 /* lines shown of a function */

static int print(lua_State *L) {
    const vl_repl *repl = lua_touserdata(L, lua_upvalueindex(1));
    int count = lua_gettop(L);
    luaL_Buffer buffer;
    luaL_checkstack(L, count + 4, NULL);
    for (int i = 1; i <= count; i++) luaL_tolstring(L, i, NULL);
    luaL_buffinit(L, &buffer);
    for (int i = 1; i <= count; i++) {
        size_t size;
        const char *text = lua_tolstring(L, count + i, &size);
        if (i > 1) luaL_addchar(&buffer, '\t');
        luaL_addlstring(&buffer, text, size);
    }
    luaL_addchar(&buffer, '\n');
    luaL_pushresult(&buffer);
    vl_text line;
    line.data = lua_tolstring(L, -1, &line.size);
    if (vl_repl_is_open(L, repl)) vl_repl_show(repl, line);
    else vl_host_show(vl_environment_host(L), line);
    return 0;
}

/* Pushes the name by which the library knows the value at `index`; false if it does not. */
static bool push_library_name(lua_State *L, int index) {
    const vl_lua_function *function = vl_lua_definition(L, index);
    if (function) {
        lua_pushstring(L, function->name);
        return true;
    }
    int type = lua_type(L, index);
    if (type != LUA_TUSERDATA && type != LUA_TTABLE) return false;
    if (luaL_getmetafield(L, index, "__metatable") == LUA_TNIL) return false;
    if (lua_type(L, -1) == LUA_TSTRING && vl_lua_class_find(lua_tostring(L, -1))) return true;
    lua_pop(L, 1);
    return false;
}

/* Pushes where a function of Lua begins, and the comment lines above it. */
static void push_function_help(lua_State *L, int index) {
    lua_Debug about;
    lua_pushvalue(L, index);
    lua_getinfo(L, ">Su", &about);
    if (*about.what == 'C') {
        lua_pushliteral(L, "A function of Lua's own library: see the reference manual of Lua 5.4, section 6.");
        return;
    }
    lua_pushliteral(L, "function (");
    for (int i = 1; i <= about.nparams; i++) {
        lua_pushvalue(L, index);
        const char *name = lua_getlocal(L, NULL, i);
        lua_pop(L, 1);
        lua_pushfstring(L, "%s%s%s", lua_tostring(L, -1), i > 1 ? ", " : "", name ? name : "?");
        lua_replace(L, -2);
    }
    lua_pushfstring(L, "%s%s)\n\nWritten at %s:%d; ??NAME shows its source.", lua_tostring(L, -1),
                    !about.isvararg ? "" : about.nparams ? ", ..." : "...", about.short_src, about.linedefined);
}

/* Pushes the help on a script; false if there is none of that name. */
static bool push_script_help(lua_State *L, const vl_repl *repl, const char *name) {
    vl_host *host = repl->host;
    vl_script script = {0};
    if (!vl_search_exists(host, name) || vl_search_find(host, name, &script) != VL_EXIT_DONE) return false;
    bool trusted = host->trusted, everything = host->policy.everything;
    host->trusted = host->policy.everything = false;
    vl_exit done = vl_script_load(host, &script);
    host->trusted = trusted;
    host->policy.everything = everything;
    vl_string text = VL_STRING;
    bool whole = done == VL_EXIT_DONE && vl_help_script(host, &script, &text);
    vl_script_close(&script);
    /* The copy lives as long as the host, so that nothing is lost if pushing it fails. */
    const char *copy = whole ? vl_host_copy(host, (vl_text){text.data, text.size}) : NULL;
    vl_string_free(host->own, &text);
    if (!copy) luaL_error(L, "the script '%s' cannot be loaded", name);
    lua_pushstring(L, copy);
    return true;
}

/* Pushes the help on all functions that have that name, in whichever module; false if there is none. */
static bool push_all_help(lua_State *L, const char *name) {
    int top = lua_gettop(L);
    const vl_lua_function *function;
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_; class_++) {
        for (size_t i = 0; (function = vl_lua_class_function(*class_, i)) != NULL; i++) {
            if (strcmp(vl_lua_short_name(function->name), name) != 0 || !vl_lua_push_help(L, function->name)) continue;
            if (lua_gettop(L) == top + 1) continue;
            lua_pushfstring(L, "%s\n%s", lua_tostring(L, -2), lua_tostring(L, -1));
            lua_replace(L, top + 1);
            lua_settop(L, top + 1);
        }
    }
    return lua_gettop(L) > top;
}

/* Pushes the help on a name; raises where there is none. */
static void push_named_help(lua_State *L, const vl_repl *repl, const char *name) {
    if (vl_lua_push_help(L, name) || push_script_help(L, repl, name) || push_all_help(L, name)) return;
    const char *near = vl_help_nearest(repl->host, name);
    if (near) luaL_error(L, "no help on '%s' (did you mean '%s'?)", name, near);
    luaL_error(L, "no help on '%s'; ?vanlua shows the library, .help the commands", name);
}

/* Pushes the help on the value at `index`, which is not nil. */
static void push_help(lua_State *L, const vl_repl *repl, int index) {
    if (push_library_name(L, index)) {
        lua_pushfstring(L, "vanlua.%s", lua_tostring(L, -1)); /* a class and a function may differ by a capital alone */
        bool function = vl_lua_definition(L, index) != NULL;
        if (!vl_lua_push_help(L, lua_tostring(L, function ? -1 : -2))) luaL_error(L, "no help on '%s'", lua_tostring(L, -2));
    } else if (lua_type(L, index) == LUA_TSTRING) {
        push_named_help(L, repl, lua_tostring(L, index));
    } else if (lua_type(L, index) == LUA_TFUNCTION) {
        push_function_help(L, index);
    } else {
        lua_pushfstring(L, "A %s of Lua. An object of vanlua, a function, or a name in quotes has more to tell.",
                        luaL_typename(L, index));
    }
}

static int help(lua_State *L) {
    const vl_repl *repl = lua_touserdata(L, lua_upvalueindex(1));
    lua_settop(L, 1);
    if (!vl_repl_is_open(L, repl)) return luaL_error(L, "help: its session has ended");
    if (lua_isnil(L, 1)) {
        lua_pushliteral(L, "vanlua");
        lua_replace(L, 1);
    }
    push_help(L, repl, 1);
    vl_repl_show_top(L, repl);
    return 0;
}

void vl_repl_open_globals(lua_State *L, vl_repl *repl) {
    static const luaL_Reg functions[] = {{"print", print}, {"help", help}, {NULL, NULL}};
    vl_repl_push_globals(L, repl);
    for (const luaL_Reg *function = functions; function->name; function++) {
        lua_pushstring(L, function->name);
        lua_pushlightuserdata(L, repl);
        lua_pushcclosure(L, function->func, 1);
        lua_rawset(L, -3);
    }
    lua_pushliteral(L, "vanlua");
    lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    lua_getfield(L, -1, "vanlua");
    lua_replace(L, -2);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

/* A question on its way. */
typedef struct question {
    const vl_repl *repl;
    vl_text name;
    bool source; /* is asked for */
    bool failed; /* and why has been said */
} question;

/* Pushes lines `first` to `last` of a text, from 1. */
static void push_lines(lua_State *L, vl_text text, int first, int last) {
    const char *begin = text.data, *end = text.data + text.size, *at = text.data;
    int line = 1;
    for (; line <= last && at < end; line++) {
        if (line == first) begin = at;
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
    }
    if (line <= first) luaL_error(L, "the source is not there any more");
    lua_pushlstring(L, begin, (size_t)(at - begin));
}

/* Pushes the lines of a file. */
static void push_file_lines(lua_State *L, const vl_repl *repl, const char *path, int first, int last) {
    char line[4096];
    FILE *file = fopen(path, "rb");
    if (!file) {
        luaL_error(L, "%s: the source is not there any more", path);
        return;
    }
    vl_string text = VL_STRING;
    bool done = true;
    for (int number = 1; done && number <= last && fgets(line, sizeof line, file); number += strchr(line, '\n') != NULL) {
        if (number >= first) done = vl_host_append(repl->host, &text, line, strlen(line));
    }
    fclose(file);
    const char *copy = done ? vl_host_copy(repl->host, (vl_text){text.data, text.size}) : NULL;
    vl_string_free(repl->host->own, &text);
    if (!copy) luaL_error(L, "not enough memory");
    lua_pushstring(L, copy);
}

/* Pushes the source of the function on top. */
static void push_source(lua_State *L, const vl_repl *repl) {
    static const char typed[] = "=repl ";
    lua_Debug about;
    if (lua_type(L, -1) != LUA_TFUNCTION) luaL_error(L, "this is no function but a %s", luaL_typename(L, -1));
    lua_getinfo(L, ">S", &about);
    if (*about.what == 'C') luaL_error(L, "this function is written in C, and has no source in Lua");
    int last = about.lastlinedefined < about.linedefined + LONGEST_SOURCE ? about.lastlinedefined
                                                                         : about.linedefined + LONGEST_SOURCE;
    if (strncmp(about.source, typed, sizeof typed - 1) == 0) {
        vl_repl_push_sources(L, repl);
        lua_rawgeti(L, -1, strtoll(about.source + sizeof typed - 1, NULL, 10));
        vl_text text;
        text.data = lua_tolstring(L, -1, &text.size);
        if (!text.data) luaL_error(L, "the source is not there any more");
        push_lines(L, text, about.linedefined, last);
    } else if (*about.source == '@') {
        push_file_lines(L, repl, about.source + 1, about.linedefined, last);
    } else {
        push_lines(L, vl_text_of(about.source), about.linedefined, last);
    }
}

/* Pushes the value that the question names, nil if that cannot be told; a method gives its definition's help instead. */
static vl_meaning find_value(lua_State *L, const question *asked) {
    vl_source_tokens *tokens = lua_newuserdatauv(L, sizeof *tokens, 0);
    vl_resolve_read(asked->name, tokens);
    return vl_resolve(L, asked->repl, tokens, tokens->count);
}

static int answer(lua_State *L) {
    const question *asked = lua_touserdata(L, 1);
    vl_meaning meaning = find_value(L, asked);
    lua_pushlstring(L, asked->name.data, asked->name.size);
    lua_insert(L, -2);
    if (asked->source) {
        if (meaning.function) luaL_error(L, "'%s' is written in C, and has no source in Lua", meaning.function->name);
        if (lua_isnil(L, -1)) luaL_error(L, "'%s' is nil", lua_tostring(L, -2));
        push_source(L, asked->repl);
    } else if (meaning.function) {
        push_named_help(L, asked->repl, meaning.function->name);
    } else if (meaning.class_ && !meaning.valued) {
        push_named_help(L, asked->repl, meaning.class_->name);
    } else if (lua_isnil(L, -1)) {
        push_named_help(L, asked->repl, lua_tostring(L, -2));
    } else {
        push_help(L, asked->repl, lua_gettop(L));
    }
    vl_repl_show_top(L, asked->repl);
    return 0;
}

/* Calls `answer` and says what it raises without a place and a trace, which are of no use here. */
static int answer_or_say(lua_State *L) {
    question *asked = lua_touserdata(L, 1);
    lua_pushcfunction(L, answer);
    lua_pushvalue(L, 1);
    int status = lua_pcall(L, 1, 0, 0);
    vl_guard_caught(L, &asked->repl->host->guard, status);
    if (status == LUA_OK) return 0;
    vl_host_say(asked->repl->host, "%s", lua_tostring(L, -1) ? lua_tostring(L, -1) : "error without a message");
    asked->failed = true;
    return 0;
}

vl_repl_outcome vl_repl_answer(vl_repl *repl, vl_text text) {
    question asked = {.repl = repl};
    size_t marks = 0;
    while (marks < 2 && marks < text.size && text.data[marks] == '?') marks++;
    asked.source = marks == 2;
    text = (vl_text){text.data + marks, text.size - marks};
    asked.name = vl_scan_trim(text);
    if (asked.name.size && asked.name.data[0] == '"') asked.name = (vl_text){asked.name.data + 1, asked.name.size - 1};
    if (asked.name.size && asked.name.data[asked.name.size - 1] == '"') asked.name.size--;
    if (!asked.name.size) asked.name = vl_text_of("vanlua");
    vl_repl_begin(repl);
    vl_exit done = vl_failure_call(repl->host, vl_repl_state(repl), VL_REPL_NAME, answer_or_say, &asked);
    return vl_repl_end(repl, done == VL_EXIT_DONE && asked.failed ? VL_EXIT_SCRIPT : done);
}
