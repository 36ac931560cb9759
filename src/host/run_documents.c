/*
 * One document after the other, in bounded memory: each is read into a corpus of its own, and narrowed to what was asked for.
 */
#include "host/run.h"

/* Reads the next document into a corpus of its own; NULL when there is none. */
static vl_status read_next(vl_run *run, vl_input *input, vl_corpus_builder *builder, vl_corpus **out, vl_error *error) {
    const vl_source *source = NULL;
    vl_policy *policy = &run->host->policy;
    bool everything = policy->everything;
    policy->everything = true;
    vl_status status = vl_input_next(input, &source, error);
    policy->everything = everything;
    if (status == VL_OK && source) status = vl_corpus_builder_add(builder, source, error);
    if (status == VL_OK && source) status = vl_corpus_builder_finish(builder, out, error);
    return status;
}

/* Hands the document on if it passes the filter. */
static vl_exit hand_on(vl_run *run, vl_corpus *corpus, vl_run_document take, void *data) {
    vl_error error = {0};
    vl_exit done = VL_EXIT_DONE;
    bool accepted = vl_filter_accept(&run->filter, vl_corpus_document(corpus, 0));
    if (accepted && vl_run_narrow(run, &corpus, &error) != VL_OK) done = vl_run_fail_input(run, &error);
    if (accepted && done == VL_EXIT_DONE) done = take(data, &corpus);
    vl_corpus_free(corpus);
    return done;
}

static vl_exit hand_on_all(vl_run *run, vl_input *input, vl_corpus_builder *builder, vl_run_document take, void *data) {
    vl_error error = {0};
    for (;;) {
        vl_corpus *corpus = NULL;
        if (vl_guard_stopped(&run->host->guard) != VL_STOP_NONE) return vl_host_stopped(run->host);
        if (read_next(run, input, builder, &corpus, &error) != VL_OK) return vl_run_fail_input(run, &error);
        if (!corpus) return VL_EXIT_DONE;
        vl_exit done = hand_on(run, corpus, take, data);
        if (done != VL_EXIT_DONE) return done;
    }
}

/* Hands on the documents of the corpus that is given, each in a corpus of its own. */
static vl_exit hand_on_given(vl_run *run, vl_run_document take, void *data) {
    vl_error error = {0};
    vl_exit done = VL_EXIT_DONE;
    for (uint64_t i = 0; i < vl_corpus_document_count(run->given) && done == VL_EXIT_DONE; i++) {
        vl_corpus *corpus = NULL;
        if (vl_guard_stopped(&run->host->guard) != VL_STOP_NONE) return vl_host_stopped(run->host);
        if (vl_corpus_pick(run->given, &i, 1, &corpus, &error) != VL_OK) return vl_run_fail_input(run, &error);
        done = hand_on(run, corpus, take, data);
    }
    if (done != VL_EXIT_DONE) return done;
    return vl_filter_active(&run->filter) ? vl_filter_finish(&run->filter) : VL_EXIT_DONE;
}

vl_exit vl_run_documents(vl_run *run, vl_run_document take, void *data) {
    if (run->given) return hand_on_given(run, take, data);
    vl_host *host = run->host;
    vl_error error = {0};
    vl_corpus_options options = vl_run_corpus_options(run);
    vl_input *input = NULL;
    vl_corpus_builder *builder = NULL;
    bool everything = host->policy.everything;
    host->policy.everything = true;
    vl_status status = vl_input_open(host->context, run->inputs, run->input_count, &options.input, &input, &error);
    host->policy.everything = everything;
    if (status == VL_OK) status = vl_corpus_builder_create(host->context, &options, &builder, &error);
    vl_exit done = status == VL_OK ? hand_on_all(run, input, builder, take, data) : vl_run_fail_input(run, &error);
    if (input) run->counts = vl_input_counted(input);
    vl_corpus_builder_free(builder);
    vl_input_free(input);
    if (done != VL_EXIT_DONE) return done;
    vl_run_say_skipped(run);
    return vl_filter_active(&run->filter) ? vl_filter_finish(&run->filter) : VL_EXIT_DONE;
}
