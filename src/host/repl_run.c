/*
 * Reading the corpus of the session, and running scripts over it.
 */
#include <string.h>

#include "host/failure.h"
#include "host/repl_session.h"
#include "host/search.h"
#include "lua/library.h"

/* A corpus until the session owns it. */
typedef struct corpus_request {
    vl_repl *repl;
    vl_corpus *corpus;
} corpus_request;

static int set_corpus(lua_State *L) {
    corpus_request *request = lua_touserdata(L, 1);
    vl_repl_push_globals(L, request->repl);
    lua_pushliteral(L, "corpus");
    vl_lua_push_corpus(L, &request->corpus);
    lua_rawset(L, -3);
    return 0;
}

static vl_exit read_inputs(vl_repl *repl, vl_run *run, corpus_request *request) {
    vl_error error = {0};
    if (vl_run_read_lexicon(run, &error) != VL_OK) return vl_run_fail_input(run, &error);
    vl_exit done = vl_run_read_corpus(run, &request->corpus);
    if (done != VL_EXIT_DONE) return done;
    vl_run_say_lexicon(run);
    return vl_failure_call(repl->host, vl_repl_state(repl), VL_REPL_NAME, set_corpus, request);
}

vl_exit vl_repl_read_inputs(vl_repl *repl) {
    vl_run run = {.host = repl->host, .script = &repl->script, .settings = repl->options.settings,
                  .inputs = repl->options.inputs, .input_count = repl->options.input_count};
    corpus_request request = {.repl = repl};
    run.filter = vl_filter_of(repl->host, run.settings);
    vl_repl_begin(repl);
    vl_exit done = read_inputs(repl, &run, &request);
    if (vl_repl_end(repl, done) == VL_REPL_QUIT) done = repl->status;
    vl_corpus_free(request.corpus);
    vl_lexicon_free(run.lexicon);
    if (done == VL_EXIT_DONE) repl->documents = run.documents;
    return done;
}

/* A script, and what it is run with. */
typedef struct script_run {
    vl_repl *repl;
    vl_script script;
    vl_arguments arguments;
    vl_settings settings;
    vl_run run;
} script_run;

static int keep_result(lua_State *L) {
    script_run *job = lua_touserdata(L, 1);
    vl_run_move_result(&job->run, L);
    vl_repl_keep(L, job->repl, lua_gettop(L), 1, false);
    return 0;
}

/* Those that hold for the whole session, or for what it writes. */
static vl_exit check_session_settings(vl_host *host, const vl_settings *settings) {
    static const struct {
        vl_setting setting;
        const char *name, *instead;
    } refused[] = {
        {VL_SETTING_FORMAT, "format", "the line .format FORMAT chooses it"},
        {VL_SETTING_BOM, "bom", ".save FILE writes the result"},
        {VL_SETTING_META, "meta", "vanlua SCRIPT --meta writes it"},
        {VL_SETTING_LIMIT_MEMORY, "limit-memory", "give it to vanlua repl"},
        {VL_SETTING_LIMIT_TIME, "limit-time", "give it to vanlua repl"},
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        if (!settings->values[refused[i].setting].set) continue;
        return vl_host_fail(host, VL_EXIT_USAGE, ".run takes no --%s: %s", refused[i].name, refused[i].instead);
    }
    return VL_EXIT_DONE;
}

/* The options that say how texts are read come too late for those that are there, and those of the output and of
 * the limits are the session's. */
static vl_exit check_settings(vl_host *host, const vl_settings *settings) {
    static const vl_setting late[] = {VL_SETTING_LANGUAGE, VL_SETTING_LEXICON, VL_SETTING_WRAPPED, VL_SETTING_STRICT};
    for (size_t i = 0; i < sizeof late / sizeof *late; i++) {
        if (!settings->values[late[i]].set) continue;
        return vl_host_fail(host, VL_EXIT_USAGE, "--%s is for reading, and the corpus has been read: give it to vanlua repl",
                            vl_setting_options[late[i]].name);
    }
    if (settings->output) return vl_host_fail(host, VL_EXIT_USAGE, "the result of .run is shown here; .save FILE writes it");
    return check_session_settings(host, settings);
}

static int find_corpus(lua_State *L) {
    script_run *job = lua_touserdata(L, 1);
    vl_repl_push_globals(L, job->repl);
    lua_pushliteral(L, "corpus");
    lua_rawget(L, -2);
    job->run.given = vl_lua_to_corpus(L, -1);
    return 0;
}

/* The corpus is the one that `corpus` names now, which may be a part of what was read. */
static vl_exit choose_corpus(script_run *job) {
    vl_host *host = job->repl->host;
    vl_exit done = vl_failure_call(host, vl_repl_state(job->repl), ".run", find_corpus, job);
    if (done != VL_EXIT_DONE || !job->script.inputs || job->run.input_count) return done;
    if (job->run.given) return done;
    return vl_host_fail(host, VL_EXIT_USAGE, "%s needs a corpus, and `corpus` is none; vanlua repl INPUT … reads one",
                        job->script.name);
}

/* The command's own commands are no scripts, which may have such a name nevertheless. */
static vl_exit check_name(vl_host *host, const char *name) {
    for (size_t i = 0; i < VL_SEARCH_COMMANDS; i++) {
        if (strcmp(name, vl_search_commands[i]) != 0 || vl_search_exists(host, name)) continue;
        return vl_host_fail(host, VL_EXIT_USAGE, "'%s' is a command of vanlua, and no analysis", name);
    }
    return VL_EXIT_DONE;
}

static vl_exit run_script(script_run *job, const char *const *words, size_t count) {
    vl_host *host = job->repl->host;
    vl_error error = {0};
    vl_exit done = check_name(host, words[0]);
    if (done == VL_EXIT_DONE) done = vl_search_find(host, words[0], &job->script);
    if (done == VL_EXIT_DONE) done = vl_script_load(host, &job->script);
    if (done == VL_EXIT_DONE) done = vl_arguments_read(host, &job->script, words + 1, count - 1, &job->arguments);
    if (done != VL_EXIT_DONE) return done;
    if (vl_settings_read(host, job->arguments.settings, &job->settings, &error) != VL_OK) {
        return vl_host_fail(host, VL_EXIT_USAGE, "%s", error.message);
    }
    if (job->settings.help) return vl_repl_answer(job->repl, vl_text_of(words[0])) == VL_REPL_DONE ? VL_EXIT_DONE : VL_EXIT_SCRIPT;
    done = check_settings(host, &job->settings);
    host->quiet = host->quiet || job->settings.quiet;
    if (done == VL_EXIT_DONE) done = vl_arguments_check(host, &job->script, &job->arguments);
    job->run = (vl_run){.host = host, .script = &job->script, .settings = &job->settings, .arguments = &job->arguments,
                        .inputs = job->arguments.inputs, .input_count = job->arguments.input_count};
    if (done == VL_EXIT_DONE) done = choose_corpus(job);
    if (job->run.input_count) job->run.given = NULL;
    return done == VL_EXIT_DONE ? vl_run_analysis(&job->run) : done;
}

vl_repl_outcome vl_repl_run_script(vl_repl *repl, const char *const *words, size_t count) {
    vl_host *host = repl->host;
    script_run job = {.repl = repl};
    const char *name = host->name;
    bool trusted = host->trusted, everything = host->policy.everything, quiet = host->quiet;
    host->trusted = host->policy.everything = false; /* a script is a guest, here too */
    vl_repl_begin(repl);
    vl_exit done = run_script(&job, words, count);
    host->trusted = trusted;
    host->quiet = quiet;
    host->policy.everything = everything;
    if (done == VL_EXIT_DONE && job.run.host) {
        done = vl_failure_call(host, vl_repl_state(repl), ".run", keep_result, &job);
    }
    host->name = name;
    vl_repl_outcome outcome = vl_repl_end(repl, done);
    vl_script_close(&job.script);
    return outcome;
}
