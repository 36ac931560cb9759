/*
 * Analyses that take one document after the other, in bounded memory: map(document, options), merge(a, b), finish(partial,
 * options).
 */
#include <lauxlib.h>

#include "host/failure.h"
#include "host/run.h"
#include "lua/library.h"

#define SLACK (32u << 20) /* bytes of finished documents that may wait for the collector */

static const char partial_key = 0;
static const char options_key = 0;

/* A run, and the document at hand until Lua owns it. */
typedef struct document_stream {
    vl_run *run;
    vl_corpus *corpus;
    uint64_t settled; /* bytes held after the last full collection */
} document_stream;

static int keep_options(lua_State *L) {
    const document_stream *stream = lua_touserdata(L, 1);
    vl_run_push_options(L, stream->run);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &options_key);
    lua_pushnil(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &partial_key);
    return 0;
}

/* A partial is made of plain values, Frequencies and Tables, so that it can be kept and sent. */
static void check_partial(lua_State *L, const vl_run *run, const vl_document *document) {
    int type = lua_type(L, -1);
    bool plain = type == LUA_TTABLE || type == LUA_TSTRING || type == LUA_TNUMBER || type == LUA_TBOOLEAN;
    if (plain || vl_lua_mergeable(L, -1)) return;
    const char *name = vl_run_type_name(L, lua_gettop(L));
    lua_pushlstring(L, document->id.data, document->id.size);
    lua_pushfstring(L, "'map' returned %s for the document '%s': a table, string, number, boolean, Frequencies or Table "
                    "expected", name, lua_tostring(L, -1));
    vl_run_raise(L, run, "map");
}

/* Joins the partial on top with the one kept. */
static void merge(lua_State *L, const vl_run *run) {
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &partial_key) == LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    lua_insert(L, -2);
    if (run->script->has_merge) {
        vl_script_field(L, "merge");
        lua_insert(L, -3);
        lua_call(L, 2, 1);
        if (!lua_isnil(L, -1)) return;
        lua_pushliteral(L, "'merge' returned nothing: the merged partial expected");
        vl_run_raise(L, run, "merge");
    } else if (vl_lua_mergeable(L, -1) && vl_lua_mergeable(L, -2)) {
        vl_lua_merge(L);
    } else {
        lua_pushfstring(L, "the analysis needs a function 'merge': partials of type %s cannot be joined without one",
                        luaL_typename(L, -1));
        vl_run_raise(L, run, "map");
    }
}

static int map_document(lua_State *L) {
    document_stream *stream = lua_touserdata(L, 1);
    vl_lua_push_corpus(L, &stream->corpus);
    vl_script_field(L, "map");
    vl_lua_push_document(L, 2, 0);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &options_key);
    lua_call(L, 2, 1);
    check_partial(L, stream->run, vl_corpus_document(vl_lua_to_corpus(L, 2), 0));
    merge(L, stream->run);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &partial_key);
    return 0;
}

static int finish(lua_State *L) {
    const document_stream *stream = lua_touserdata(L, 1);
    bool has_finish = stream->run->script->has_finish;
    if (has_finish) vl_script_field(L, "finish");
    lua_rawgetp(L, LUA_REGISTRYINDEX, &partial_key);
    if (has_finish) {
        lua_rawgetp(L, LUA_REGISTRYINDEX, &options_key);
        lua_call(L, 2, 1);
    }
    vl_run_keep_result(L, stream->run, has_finish ? "finish" : "map");
    return 0;
}

static int collect(lua_State *L) {
    lua_gc(L, LUA_GCCOLLECT);
    return 0;
}

/* Bytes from which a full collection is worth its time: under a limit, a quarter of what it leaves free. */
static uint64_t worth_collecting(const document_stream *stream) {
    uint64_t limit = vl_context_memory_limit(stream->run->host->context);
    if (limit == 0) return stream->settled * 2 + SLACK;
    return stream->settled + (limit > stream->settled ? (limit - stream->settled) / 4 : 0);
}

/* The collector does not see how much a document holds beside its handle. */
static vl_exit settle(document_stream *stream) {
    vl_host *host = stream->run->host;
    if (vl_context_memory_used(host->context) < worth_collecting(stream)) return VL_EXIT_DONE;
    vl_exit done = vl_failure_call(host, stream->run->script->state, stream->run->script->chunk, collect, NULL);
    stream->settled = vl_context_memory_used(host->context);
    return done;
}

static vl_exit process(void *data, vl_corpus **corpus) {
    document_stream *stream = data;
    vl_run *run = stream->run;
    stream->corpus = *corpus;
    vl_exit done = vl_failure_call(run->host, run->script->state, run->script->chunk, map_document, stream);
    *corpus = stream->corpus;
    return done == VL_EXIT_DONE ? settle(stream) : done;
}

vl_exit vl_run_stream(vl_run *run) {
    document_stream stream = {.run = run};
    const char *chunk = run->script->chunk;
    vl_exit done = vl_failure_call(run->host, run->script->state, chunk, keep_options, &stream);
    stream.settled = vl_context_memory_used(run->host->context);
    if (done == VL_EXIT_DONE) done = vl_run_documents(run, process, &stream);
    return done == VL_EXIT_DONE ? vl_failure_call(run->host, run->script->state, chunk, finish, &stream) : done;
}
