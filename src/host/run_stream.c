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
    lua_pushlstring(L, document->id.data, document->id.size);
    lua_pushfstring(L, "'map' returned %s for the document '%s': a table, string, number, boolean, Frequencies or Table "
                    "expected", type == LUA_TNIL ? "nothing" : luaL_typename(L, -2), lua_tostring(L, -1));
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

static vl_exit process(document_stream *stream) {
    vl_run *run = stream->run;
    vl_error error = {0};
    bool accepted = vl_filter_accept(&run->filter, vl_corpus_document(stream->corpus, 0));
    vl_exit done = VL_EXIT_DONE;
    if (accepted && vl_run_narrow(run, &stream->corpus, &error) != VL_OK) done = vl_run_fail_input(run, &error);
    if (accepted && done == VL_EXIT_DONE) {
        done = vl_failure_call(run->host, run->script->state, run->script->chunk, map_document, stream);
    }
    vl_corpus_free(stream->corpus);
    stream->corpus = NULL;
    return done == VL_EXIT_DONE ? settle(stream) : done;
}

/* Reads the next document into a corpus of its own; NULL when there is none. */
static vl_status read_next(document_stream *stream, vl_input *input, vl_corpus_builder *builder, vl_error *error) {
    const vl_source *source = NULL;
    vl_policy *policy = &stream->run->host->policy;
    bool everything = policy->everything;
    policy->everything = true;
    vl_status status = vl_input_next(input, &source, error);
    policy->everything = everything;
    if (status == VL_OK && source) status = vl_corpus_builder_add(builder, source, error);
    if (status == VL_OK && source) status = vl_corpus_builder_finish(builder, &stream->corpus, error);
    return status;
}

static vl_exit process_all(document_stream *stream, vl_input *input, vl_corpus_builder *builder) {
    vl_error error = {0};
    for (vl_exit done = VL_EXIT_DONE;;) {
        if (vl_guard_stopped(&stream->run->host->guard) != VL_STOP_NONE) return vl_host_stopped(stream->run->host);
        if (read_next(stream, input, builder, &error) != VL_OK) return vl_run_fail_input(stream->run, &error);
        if (!stream->corpus) return VL_EXIT_DONE;
        done = process(stream);
        if (done != VL_EXIT_DONE) return done;
    }
}

/* Opens the inputs and passes every document through the script. */
static vl_exit read_inputs(document_stream *stream) {
    vl_run *run = stream->run;
    vl_error error = {0};
    vl_corpus_options options = VL_CORPUS_OPTIONS;
    options.input.wrapped = run->settings->wrapped;
    options.input.strict = run->settings->strict;
    options.language = run->settings->language;
    vl_input *input = NULL;
    vl_corpus_builder *builder = NULL;
    bool everything = run->host->policy.everything;
    run->host->policy.everything = true;
    vl_status status = vl_input_open(run->host->context, run->inputs, run->input_count, &options.input, &input, &error);
    run->host->policy.everything = everything;
    if (status == VL_OK) status = vl_corpus_builder_create(run->host->context, &options, &builder, &error);
    vl_exit done = status == VL_OK ? process_all(stream, input, builder) : vl_run_fail_input(run, &error);
    if (input) run->counts = vl_input_counted(input);
    vl_corpus_builder_free(builder);
    vl_input_free(input);
    return done;
}

vl_exit vl_run_stream(vl_run *run) {
    document_stream stream = {.run = run};
    const char *chunk = run->script->chunk;
    vl_exit done = vl_failure_call(run->host, run->script->state, chunk, keep_options, &stream);
    stream.settled = vl_context_memory_used(run->host->context);
    if (done == VL_EXIT_DONE) done = read_inputs(&stream);
    if (done != VL_EXIT_DONE) return done;
    vl_run_say_skipped(run);
    done = vl_filter_active(&run->filter) ? vl_filter_finish(&run->filter) : VL_EXIT_DONE;
    return done == VL_EXIT_DONE ? vl_failure_call(run->host, run->script->state, chunk, finish, &stream) : done;
}
