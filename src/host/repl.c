#include "host/repl.h"

#include <lauxlib.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "host/failure.h"
#include "host/repl_scan.h"
#include "host/repl_session.h"
#include "host/repl_show.h"
#include "lua/library.h"

/* What the registry holds of a session, a table by the session's address: */
enum { GLOBALS = 1, SOURCES };

static void push_part(lua_State *L, const vl_repl *repl, int part) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, repl);
    lua_rawgeti(L, -1, part);
    lua_remove(L, -2);
}

void vl_repl_push_globals(lua_State *L, const vl_repl *repl) {
    push_part(L, repl, GLOBALS);
}

void vl_repl_push_sources(lua_State *L, const vl_repl *repl) {
    push_part(L, repl, SOURCES);
}

bool vl_repl_is_open(lua_State *L, const vl_repl *repl) {
    bool open = lua_rawgetp(L, LUA_REGISTRYINDEX, repl) == LUA_TTABLE;
    lua_pop(L, 1);
    return open;
}

void vl_repl_show(const vl_repl *repl, vl_text text) {
    repl->options.callbacks.show(repl->options.callbacks.data, text);
}

void vl_repl_show_top(lua_State *L, const vl_repl *repl) {
    vl_text text;
    text.data = lua_tolstring(L, -1, &text.size);
    if (!text.size || text.data[text.size - 1] != '\n') {
        lua_pushliteral(L, "\n");
        lua_concat(L, 2);
        text.data = lua_tolstring(L, -1, &text.size);
    }
    vl_repl_show(repl, text);
    lua_pop(L, 1);
}

void vl_repl_begin(vl_repl *repl) {
    vl_host *host = repl->host;
    bool stale = repl->options.interactive && host->callbacks.interrupted(host->callbacks.data) == VL_EXIT_INTERRUPT;
    if (stale) host->callbacks.forget(host->callbacks.data);
    host->guard.patient = repl->options.interactive;
    vl_guard_begin(&host->guard);
}

vl_repl_outcome vl_repl_end(vl_repl *repl, vl_exit done) {
    vl_guard *guard = &repl->host->guard;
    vl_guard_end(guard);
    vl_exit status = (vl_exit)atomic_load(&guard->status);
    bool interrupted = vl_guard_stopped(guard) == VL_STOP_INTERRUPT;
    atomic_store(&guard->stop, VL_STOP_NONE);
    guard->patient = false;
    vl_guard_install(vl_repl_state(repl), guard);
    if (interrupted && !(repl->options.interactive && status == VL_EXIT_INTERRUPT)) {
        repl->quit = true;
        repl->status = status;
    }
    if (done == VL_EXIT_LIMIT) repl->limited = true;
    if (repl->quit) return VL_REPL_QUIT;
    return done == VL_EXIT_DONE ? VL_REPL_DONE : VL_REPL_FAILED;
}

/* Sets a global of the session to the value on top, and pops it. No metamethod is called. */
static void set_global(lua_State *L, const vl_repl *repl, const char *name) {
    vl_repl_push_globals(L, repl);
    lua_insert(L, -2);
    lua_pushstring(L, name);
    lua_insert(L, -2);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

static void show_value(lua_State *L, const vl_repl *repl, int index) {
    const vl_repl_callbacks *callbacks = &repl->options.callbacks;
    vl_show show = {callbacks->columns(callbacks->data), repl->formatted, repl->format};
    vl_show_push(L, index, &show);
    vl_repl_show_top(L, repl);
}

void vl_repl_keep(lua_State *L, vl_repl *repl, int first, int count, bool silent) {
    luaL_checkstack(L, 20, NULL);
    for (int i = 0; i < count; i++) {
        char name[32];
        snprintf(name, sizeof name, "_%llu", (unsigned long long)++repl->results);
        lua_pushvalue(L, first + i);
        set_global(L, repl, name);
    }
    if (count) {
        lua_pushvalue(L, first);
        set_global(L, repl, "_");
    }
    for (int i = 0; i < count && !silent; i++) show_value(L, repl, first + i);
}

void vl_repl_call(lua_State *L, vl_repl *repl, bool silent) {
    int first = lua_gettop(L);
    lua_call(L, 0, LUA_MULTRET);
    vl_repl_keep(L, repl, first, lua_gettop(L) - first + 1, silent);
}

/* A chunk on its way. */
typedef struct chunk_request {
    vl_repl *repl;
    vl_text source;
    char name[40];   /* of the chunk, as messages show it */
    bool incomplete; /* the message says that something more must follow */
} chunk_request;

static bool ends_in_end(lua_State *L) {
    static const char mark[] = "<eof>";
    size_t size;
    const char *message = lua_tolstring(L, -1, &size);
    return message && size >= sizeof mark - 1 && strcmp(message + size - (sizeof mark - 1), mark) == 0;
}

/* True if the message on top says that no statement begins so, and the one below that an expression goes wrong later
 * on: then the error is in the expression. */
static bool is_no_statement(lua_State *L) {
    const char *expression = lua_tostring(L, -2), *statement = lua_tostring(L, -1);
    if (!expression || !statement || !strstr(expression, "unexpected symbol near")) return false;
    return strstr(statement, "unexpected symbol near") || strstr(statement, "syntax error near");
}

/* Pushes the source as a function: an expression, else statements. False: a message is pushed instead. */
static bool load_source(lua_State *L, chunk_request *request) {
    char name[48];
    snprintf(name, sizeof name, "=%s", request->name);
    lua_pushlstring(L, request->source.data, request->source.size);
    lua_pushliteral(L, "return ");
    lua_pushvalue(L, -2);
    lua_concat(L, 2);
    size_t size;
    const char *text = lua_tolstring(L, -1, &size);
    if (luaL_loadbufferx(L, text, size, name, "t") == LUA_OK) return true;
    bool incomplete = ends_in_end(L);
    text = lua_tolstring(L, -3, &size);
    if (luaL_loadbufferx(L, text, size, name, "t") == LUA_OK) return true;
    request->incomplete = incomplete || ends_in_end(L);
    if (is_no_statement(L)) lua_pop(L, 1);
    return false;
}

/* Remembers the source of a chunk that makes functions, for `??`. */
static void keep_source(lua_State *L, const chunk_request *request) {
    vl_repl_push_sources(L, request->repl);
    lua_pushlstring(L, request->source.data, request->source.size);
    bool makes = strstr(lua_tostring(L, -1), "function") != NULL;
    if (makes) lua_rawseti(L, -2, (lua_Integer)request->repl->chunks + 1);
    lua_pop(L, makes ? 1 : 2);
}

static int run_chunk(lua_State *L) {
    chunk_request *request = lua_touserdata(L, 1);
    if (!load_source(L, request)) return request->incomplete ? 0 : lua_error(L);
    keep_source(L, request);
    vl_repl_push_globals(L, request->repl);
    if (!lua_setupvalue(L, -2, 1)) lua_pop(L, 1);
    vl_repl_call(L, request->repl, vl_scan_ends_in_semicolon(request->source));
    return 0;
}

static void tell_time(const vl_repl *repl, const struct timespec *start) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double seconds = (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
    vl_host_say(repl->host, "%.3f s", seconds);
}

static vl_repl_outcome run_pending(vl_repl *repl, bool last) {
    chunk_request request = {.repl = repl, .source = {repl->pending.data, repl->pending.size}};
    snprintf(request.name, sizeof request.name, "repl %llu", (unsigned long long)repl->chunks + 1);
    const char *chunk = vl_host_copy(repl->host, vl_text_of(request.name));
    if (!chunk) return vl_host_fail(repl->host, VL_EXIT_LIMIT, "not enough memory"), VL_REPL_FAILED;
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    vl_repl_begin(repl);
    vl_exit done = vl_failure_call(repl->host, vl_repl_state(repl), chunk, run_chunk, &request);
    if (repl->timed && !(request.incomplete && !last)) tell_time(repl, &start);
    vl_repl_outcome outcome = vl_repl_end(repl, done);
    if (outcome == VL_REPL_DONE && request.incomplete) {
        if (!last) return VL_REPL_MORE;
        vl_host_say(repl->host, "%s: the input ends before the chunk does", chunk);
        outcome = VL_REPL_FAILED;
    }
    repl->chunks++;
    repl->pending.size = 0;
    return outcome;
}

static bool is_blank(vl_text line) {
    for (size_t i = 0; i < line.size; i++) {
        if (!strchr(" \t\r\n\v\f", line.data[i])) return false;
    }
    return true;
}

/* Adds the line to what is pending: in NFC, unless bytes of it are no text. */
static bool add_line(vl_repl *repl, vl_text line) {
    vl_host *host = repl->host;
    vl_bad_bytes bad = {0};
    size_t before = repl->pending.size;
    if (before && !vl_host_append(host, &repl->pending, "\n", 1)) return false;
    size_t begin = repl->pending.size;
    if (vl_text_normalize(host->own, line, VL_NFC, &repl->pending, &bad) != VL_OK) return false;
    if (!bad.count) return true;
    repl->pending.size = begin;
    return vl_host_append(host, &repl->pending, line.data, line.size);
}

vl_repl_outcome vl_repl_take(vl_repl *repl, vl_text line) {
    bool begins = repl->pending.size == 0;
    if (begins && is_blank(line)) return VL_REPL_DONE;
    if (!add_line(repl, line)) {
        vl_host_say(repl->host, "not enough memory");
        vl_repl_clear(repl);
        return VL_REPL_FAILED;
    }
    vl_text whole = vl_scan_trim((vl_text){repl->pending.data, repl->pending.size});
    bool command = begins && whole.size > 1 && whole.data[0] == '.' && !strchr(".0123456789", whole.data[1]);
    bool question = begins && whole.size && whole.data[0] == '?';
    if (!command && !question) return run_pending(repl, false);
    vl_string kept = repl->pending;
    repl->pending = VL_STRING;
    vl_repl_outcome outcome = command ? vl_repl_command(repl, whole) : vl_repl_answer(repl, whole);
    vl_string_free(repl->host->own, &kept);
    return outcome;
}

vl_repl_outcome vl_repl_finish(vl_repl *repl) {
    return repl->pending.size ? run_pending(repl, true) : VL_REPL_DONE;
}

void vl_repl_clear(vl_repl *repl) {
    repl->pending.size = 0;
}

vl_exit vl_repl_status(const vl_repl *repl) {
    return repl->status;
}

bool vl_repl_limited(const vl_repl *repl) {
    return repl->limited;
}

uint64_t vl_repl_document_count(const vl_repl *repl) {
    return repl->documents;
}

void vl_repl_prompt(const vl_repl *repl, char *out, size_t size) {
    int width = snprintf(out, size, "%llu> ", (unsigned long long)repl->results + 1);
    if (!repl->pending.size) return;
    for (int i = 0; i < width - 1 && (size_t)i < size; i++) out[i] = '.';
}

/* Makes what the registry holds. The globals of a session within a script are a table of their own over the script's. */
static int prepare(lua_State *L) {
    vl_repl *repl = lua_touserdata(L, 1);
    lua_createtable(L, 2, 0);
    if (repl->within) {
        lua_newtable(L);
        lua_createtable(L, 0, 1);
        lua_pushglobaltable(L);
        lua_setfield(L, -2, "__index");
        lua_setmetatable(L, -2);
    } else {
        lua_pushglobaltable(L);
    }
    lua_rawseti(L, 2, GLOBALS);
    lua_newtable(L);
    lua_rawseti(L, 2, SOURCES);
    lua_rawsetp(L, LUA_REGISTRYINDEX, repl);
    vl_repl_open_globals(L, repl);
    return 0;
}

static vl_repl *create(vl_host *host, const vl_repl_options *options) {
    vl_repl *repl = vl_context_allocate(host->own, NULL, 0, sizeof *repl);
    if (!repl) return NULL;
    memset(repl, 0, sizeof *repl);
    repl->host = host;
    repl->options = *options;
    repl->formatted = options->settings->format_given;
    repl->format = options->settings->format;
    return repl;
}

vl_exit vl_repl_open(vl_host *host, const vl_repl_options *options, vl_repl **out) {
    vl_repl *repl = *out = create(host, options);
    if (!repl || !vl_repl_describe(host, &repl->script)) return vl_host_fail(host, VL_EXIT_LIMIT, "not enough memory");
    host->trusted = host->policy.everything = true;
    repl->script.state = vl_environment_create(host, &repl->script);
    if (!repl->script.state) return vl_host_fail(host, VL_EXIT_LIMIT, "not enough memory");
    vl_exit done = vl_failure_call(host, repl->script.state, VL_REPL_NAME, prepare, repl);
    return done == VL_EXIT_DONE && options->input_count ? vl_repl_read_inputs(repl) : done;
}


vl_repl *vl_repl_open_within(vl_host *host, lua_State *L, int locals, const vl_repl_options *options) {
    vl_repl *repl = create(host, options);
    if (!repl || !vl_repl_describe(host, &repl->script)) return NULL;
    repl->script.state = L;
    repl->within = true;
    luaL_checkstack(L, 20, NULL);
    lua_pushvalue(L, locals);
    if (vl_failure_call(host, L, VL_REPL_NAME, prepare, repl) != VL_EXIT_DONE) {
        vl_context_allocate(host->own, repl, sizeof *repl, 0);
        lua_pop(L, 1);
        return NULL;
    }
    int table = lua_gettop(L);
    vl_repl_push_globals(L, repl);
    for (lua_pushnil(L); lua_next(L, table);) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, table + 1);
    }
    lua_settop(L, table - 1);
    return repl;
}

void vl_repl_close(vl_repl *repl) {
    if (!repl) return;
    vl_host *host = repl->host;
    lua_State *L = repl->script.state;
    if (L && repl->within) {
        lua_pushnil(L);
        lua_rawsetp(L, LUA_REGISTRYINDEX, repl);
    } else {
        vl_script_close(&repl->script);
    }
    vl_string_free(host->own, &repl->pending);
    vl_context_allocate(host->own, repl, sizeof *repl, 0);
}
