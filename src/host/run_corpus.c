/*
 * Analyses that want the whole corpus in memory: run(corpus, options).
 */
#include "host/failure.h"
#include "host/run.h"
#include "lua/library.h"

/* A run, and the corpus until Lua owns it. */
typedef struct corpus_call {
    vl_run *run;
    vl_corpus *corpus;
} corpus_call;

static int call_run(lua_State *L) {
    corpus_call *call = lua_touserdata(L, 1);
    vl_lua_push_corpus(L, &call->corpus);
    vl_script_field(L, "run");
    lua_insert(L, -2);
    vl_run_push_options(L, call->run);
    lua_call(L, 2, 1);
    vl_run_keep_result(L, call->run, "run");
    return 0;
}

/* The documents that pass the filter; to the script there are no others. */
static vl_status pick(vl_run *run, vl_corpus **corpus, vl_error *error) {
    uint64_t count = vl_corpus_document_count(*corpus), kept = 0;
    size_t size = (size_t)(count + 1) * sizeof(uint64_t);
    uint64_t *positions = vl_context_allocate(run->host->context, NULL, 0, size);
    if (!positions) return vl_error_memory(error);
    for (uint64_t i = 0; i < count; i++) {
        if (vl_filter_accept(&run->filter, vl_corpus_document(*corpus, i))) positions[kept++] = i;
    }
    vl_corpus *picked;
    vl_status status = vl_corpus_pick(*corpus, positions, kept, &picked, error);
    vl_context_allocate(run->host->context, positions, size, 0);
    if (status != VL_OK) return status;
    vl_corpus_free(*corpus);
    vl_corpus_forget_rest(picked);
    *corpus = picked;
    return VL_OK;
}

static vl_exit fail_memory(vl_run *run) {
    vl_guard_stop(&run->host->guard, VL_STOP_MEMORY);
    return vl_host_fail(run->host, VL_EXIT_LIMIT,
                        "%s needs the corpus in memory: reading it takes more than --limit-memory %s; raise the limit, "
                        "or take fewer inputs",
                        run->script->name, run->host->memory_limit);
}

static vl_exit fail_reading(vl_run *run, const vl_error *error) {
    if (error->status == VL_ERROR_MEMORY && vl_context_limit_reached(run->host->context)) return fail_memory(run);
    return vl_run_fail_input(run, error);
}

/* A corpus of all documents of the one that is given. */
static vl_status share(const vl_corpus *given, vl_corpus **corpus, vl_error *error) {
    uint64_t count = vl_corpus_document_count(given);
    size_t size = (size_t)(count + 1) * sizeof(uint64_t);
    vl_context *context = vl_corpus_context(given);
    uint64_t *positions = vl_context_allocate(context, NULL, 0, size);
    if (!positions) return vl_error_memory(error);
    for (uint64_t i = 0; i < count; i++) positions[i] = i;
    vl_status status = vl_corpus_pick(given, positions, count, corpus, error);
    vl_context_allocate(context, positions, size, 0);
    return status;
}

static vl_status open_corpus(vl_run *run, vl_corpus **corpus, vl_error *error) {
    if (run->given) return share(run->given, corpus, error);
    vl_corpus_options options = vl_run_corpus_options(run);
    bool everything = run->host->policy.everything;
    run->host->policy.everything = true;
    vl_status status = vl_corpus_open(run->host->context, run->inputs, run->input_count, &options, corpus, &run->counts, error);
    run->host->policy.everything = everything;
    return status;
}

vl_exit vl_run_read_corpus(vl_run *run, vl_corpus **out) {
    vl_error error = {0};
    *out = NULL;
    if (open_corpus(run, out, &error) != VL_OK) return fail_reading(run, &error);
    vl_run_say_skipped(run);
    vl_status status = VL_OK;
    vl_exit done = VL_EXIT_DONE;
    if (vl_filter_active(&run->filter)) {
        status = pick(run, out, &error);
        if (status == VL_OK) done = vl_filter_finish(&run->filter);
    }
    if (status == VL_OK && done == VL_EXIT_DONE) status = vl_run_narrow(run, out, &error);
    return status == VL_OK ? done : fail_reading(run, &error);
}

vl_exit vl_run_corpus(vl_run *run) {
    corpus_call call = {.run = run};
    vl_exit done = vl_run_read_corpus(run, &call.corpus);
    vl_corpus_options reading = vl_run_corpus_options(run);
    vl_lua_set_reading(run->script->state, &reading);
    if (done == VL_EXIT_DONE) done = vl_failure_call(run->host, run->script->state, run->script->chunk, call_run, &call);
    vl_lua_set_reading(run->script->state, NULL);
    vl_corpus_free(call.corpus);
    return done;
}
