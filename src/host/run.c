#include "host/run.h"

#include <inttypes.h>
#include <lauxlib.h>
#include <string.h>

#include "host/environment.h"
#include "host/failure.h"
#include "host/lexicon.h"
#include "lua/cell.h"
#include "lua/library.h"
#include "lua/well_formed.h"

static const char result_key = 0;

vl_exit vl_run_fail_input(vl_run *run, const vl_error *error) {
    vl_exit status = error->status == VL_ERROR_MEMORY || error->status == VL_ERROR_CANCELLED ? VL_EXIT_LIMIT : VL_EXIT_FILES;
    if (status == VL_EXIT_FILES) {
        vl_exit stopped = vl_host_stopped(run->host);
        return stopped != VL_EXIT_DONE ? stopped : vl_host_fail(run->host, status, "%s", error->message);
    }
    return vl_host_fail_error(run->host, error);
}

const char *vl_run_type_name(lua_State *L, int index) {
    if (luaL_getmetafield(L, index, "__name") == LUA_TSTRING) return lua_tostring(L, -1);
    return lua_isnil(L, index) ? "nothing" : luaL_typename(L, index);
}

int vl_run_raise(lua_State *L, const vl_run *run, const char *name) {
    int message = lua_gettop(L);
    lua_Debug function = {.linedefined = 0};
    if (vl_script_field(L, name) == LUA_TFUNCTION) lua_getinfo(L, ">S", &function);
    bool known = function.linedefined > 0; /* print, say, is written in C */
    const char *source = known ? function.short_src : run->script->chunk, *what = "main chunk";
    int line = known ? function.linedefined : 1;
    if (known) what = lua_pushfstring(L, "function <%s:%d>", source, line);
    lua_pushfstring(L, "%s:%d: ", source, line);
    lua_pushvalue(L, message);
    vl_failure_push_trace(L, source, line, what);
    lua_concat(L, 3);
    return lua_error(L);
}

static int refuse_result(lua_State *L, const vl_run *run, int index, const char *name) {
    if (lua_istable(L, index)) {
        lua_pushfstring(L, "'%s' returned a plain Lua table; vanlua.table{columns = {…}, rows = {…}} makes one that can be "
                        "shown", name);
    } else {
        lua_pushfstring(L, "'%s' returned %s: a table (vanlua.table), a chart (vanlua.chart), a report (vanlua.report) "
                        "or a string expected", name,
                        vl_run_type_name(L, index));
    }
    return vl_run_raise(L, run, name);
}

/* Frequencies are shown with all their terms. */
static void make_table(lua_State *L, int index) {
    lua_getfield(L, index, "top");
    lua_pushvalue(L, index);
    lua_pushinteger(L, 0);
    lua_call(L, 2, 1);
    lua_replace(L, index);
}

/* Reads a result that is ready; raises nothing. */
static bool read_ready(lua_State *L, int index, vl_result *out) {
    *out = (vl_result){0};
    out->table = vl_lua_to_table(L, index);
    out->chart = vl_lua_to_chart(L, index);
    out->report = vl_lua_to_report(L, index);
    if (out->table || out->chart || out->report) return true;
    return !lua_isnil(L, index) && vl_lua_read_cell(L, index, &out->cell);
}

bool vl_run_read_value(lua_State *L, int index, vl_result *out) {
    if (vl_lua_to_frequencies(L, index)) make_table(L, index);
    if (lua_type(L, index) == LUA_TSTRING) vl_lua_make_well_formed(L, index);
    return read_ready(L, index, out);
}

void vl_run_keep_result(lua_State *L, const vl_run *run, const char *name) {
    int index = lua_gettop(L);
    vl_result result;
    if (!vl_run_read_value(L, index, &result)) refuse_result(L, run, index, name);
    lua_pushvalue(L, index);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &result_key);
    lua_settop(L, index - 1);
}

vl_result vl_run_result(const vl_run *run) {
    lua_State *L = run->script->state;
    vl_result result;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &result_key);
    read_ready(L, -1, &result);
    lua_pop(L, 1);
    return result;
}

void vl_run_move_result(const vl_run *run, lua_State *to) {
    lua_State *L = run->script->state;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &result_key);
    vl_lua_move(L, -1, to);
    lua_pop(L, 1);
}

vl_status vl_result_write(vl_context *context, const vl_result *result, const vl_write_options *options, vl_sink sink, void *data,
                          vl_error *error) {
    if (result->table) return vl_table_write(context, result->table, options, sink, data, error);
    if (result->chart) return vl_chart_write(context, result->chart, options, sink, data, error);
    if (result->report) return vl_report_write(context, result->report, options, sink, data, error);
    return vl_cell_write(context, result->cell, options, sink, data, error);
}

vl_status vl_run_write(const vl_run *run, const vl_write_options *options, vl_sink sink, void *data, vl_error *error) {
    vl_result result = vl_run_result(run);
    return vl_result_write(run->host->own, &result, options, sink, data, error);
}

vl_corpus_options vl_run_corpus_options(const vl_run *run) {
    vl_corpus_options options = VL_CORPUS_OPTIONS;
    options.input.wrapped = run->settings->wrapped;
    options.input.strict = run->settings->strict;
    options.language = run->settings->language;
    options.lexicon = run->lexicon;
    return options;
}

const vl_option_value *vl_run_option(const vl_run *run, const char *name) {
    for (size_t i = 0; i < run->script->option_count; i++) {
        if (strcmp(run->script->options[i].name, name) == 0) return &run->arguments->options[i];
    }
    return NULL;
}

vl_unit vl_run_unit(const vl_run *run) {
    const vl_option_value *value = vl_run_option(run, "unit");
    bool syllable = value && value->set && value->text && strcmp(value->text, "syllable") == 0;
    return syllable ? VL_UNIT_SYLLABLE : VL_UNIT_WORD;
}

/* Counts the sentences and tokens of the corpus. */
static vl_status measure(vl_run *run, const vl_corpus *corpus, vl_error *error) {
    vl_unit unit = vl_run_unit(run);
    vl_status status = vl_corpus_divide(corpus, unit, error);
    vl_range rest = {0, vl_corpus_sentence_total(corpus)}, part;
    while (status == VL_OK && vl_corpus_next_run(corpus, &rest, &part)) {
        vl_range tokens = vl_corpus_tokens(corpus, unit, part);
        run->sentences += part.end - part.first;
        run->tokens += tokens.end - tokens.first;
    }
    return status;
}

vl_status vl_run_narrow(vl_run *run, vl_corpus **corpus, vl_error *error) {
    if (run->settings->paragraphs) {
        vl_corpus *narrow;
        vl_status status = vl_corpus_paragraphs(*corpus, run->settings->paragraphs, &narrow, error);
        vl_corpus_free(*corpus);
        *corpus = status == VL_OK ? narrow : NULL;
        if (status != VL_OK) return status;
    }
    uint64_t documents = vl_corpus_document_count(*corpus);
    run->documents += documents;
    for (uint64_t i = 0; i < documents && run->lexicon && !run->vietnamese; i++) {
        const vl_language *language = vl_language_find(vl_corpus_document(*corpus, i)->language);
        run->vietnamese = language == vl_language_find(vl_text_of("vi"));
    }
    return run->measured ? measure(run, *corpus, error) : VL_OK;
}

/* run(nil, options) of a script without inputs. */
static int call_without_inputs(lua_State *L) {
    const vl_run *run = lua_touserdata(L, 1);
    vl_script_field(L, "run");
    lua_pushnil(L);
    vl_run_push_options(L, run);
    lua_call(L, 2, 1);
    vl_run_keep_result(L, run, "run");
    return 0;
}

/* Files that options name, and inputs, are open to the script. */
static bool allow_files(vl_run *run) {
    const vl_script *script = run->script;
    bool done = true;
    for (size_t i = 0; i < script->option_count + script->argument_count && done; i++) {
        bool option = i < script->option_count;
        size_t j = option ? i : i - script->option_count;
        const vl_option_value *value = option ? &run->arguments->options[j] : &run->arguments->arguments[j];
        const vl_option *what = option ? &script->options[j] : &script->arguments[j];
        if (vl_option_is_path(what, value)) done = vl_policy_allow_read(run->host, value->text);
    }
    for (size_t i = 0; i < run->input_count && done; i++) done = vl_policy_allow_read(run->host, run->inputs[i]);
    const vl_settings *settings = run->settings;
    for (size_t i = 0; i < settings->lexicon_count && done; i++)
        done = vl_policy_allow_read(run->host, settings->lexicons[i]);
    for (size_t i = 0; i < settings->allow_read_count && done; i++) done = vl_policy_allow_read(run->host,
            settings->allow_read[i]);
    for (size_t i = 0; i < settings->allow_write_count && done; i++) done = vl_policy_allow_write(run->host,
            settings->allow_write[i]);
    return done;
}

vl_status vl_run_read_lexicon(vl_run *run, vl_error *error) {
    const vl_settings *settings = run->settings;
    vl_status status = vl_host_read_lexicon(run->host, settings->lexicons, settings->lexicon_count, &run->lexicon, error);
    if (run->lexicon) run->lexicon_words = vl_lexicon_count(run->lexicon);
    return status;
}

void vl_run_say_lexicon(const vl_run *run) {
    if (!run->lexicon || run->vietnamese || run->documents == 0 || run->settings->quiet) return;
    vl_host_say(run->host, "--lexicon has no effect, as no document is Vietnamese (--language vi takes all for Vietnamese)");
}

/* formulas(options), which tells those of the measures that were asked for, and sizes that take time to count. */
static int call_formulas(lua_State *L) {
    const vl_run *run = lua_touserdata(L, 1);
    vl_script_field(L, "formulas");
    vl_run_push_options(L, run);
    lua_call(L, 1, 1);
    vl_script_read_formulas(L, run->host, run->script);
    return 0;
}

static vl_exit analyse(vl_run *run) {
    vl_host *host = run->host;
    if (!allow_files(run)) return vl_host_fail(host, VL_EXIT_LIMIT, "not enough memory");
    run->filter = vl_filter_of(host, run->settings);
    if (!run->script->inputs) return vl_failure_call(host, run->script->state, run->script->chunk, call_without_inputs, run);
    vl_error error = {0};
    if (vl_run_read_lexicon(run, &error) != VL_OK) return vl_run_fail_input(run, &error);
    vl_exit done = run->script->has_map ? vl_run_stream(run) : vl_run_corpus(run);
    if (done == VL_EXIT_DONE) vl_run_say_lexicon(run);
    vl_lexicon_free(run->lexicon);
    run->lexicon = NULL;
    return done;
}

vl_exit vl_run_analysis(vl_run *run) {
    vl_exit done = analyse(run);
    if (done != VL_EXIT_DONE || !run->settings->meta || !run->script->tells_formulas) return done;
    return vl_failure_call(run->host, run->script->state, run->script->chunk, call_formulas, run);
}

typedef struct skipped {
    uint64_t count;
    const char *one;
    const char *many;
} skipped;

void vl_run_say_skipped(const vl_run *run) {
    const skipped kinds[] = {{run->counts.binary, "binary file", "binary files"},
                             {run->counts.unreadable, "unreadable file", "unreadable files"},
                             {run->counts.hidden, "hidden", "hidden"},
                             {run->counts.unknown, "of unknown extension", "of unknown extension"}};
    vl_string line = VL_STRING;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!kinds[i].count) continue;
        vl_host_append_print(run->host, &line, "%s%" PRIu64 " %s", line.size ? ", " : "", kinds[i].count,
                             kinds[i].count == 1 ? kinds[i].one : kinds[i].many);
    }
    if (line.size && !run->settings->quiet) vl_host_say(run->host, "skipped %s", line.data);
    vl_string_free(run->host->own, &line);
}
