#include "host/run.h"

#include <inttypes.h>
#include <lauxlib.h>
#include <string.h>

#include "host/environment.h"
#include "host/failure.h"
#include "lua/library.h"

static const char result_key = 0;

vl_exit vl_run_fail_input(vl_run *run, const vl_error *error) {
    vl_exit status = error->status == VL_ERROR_MEMORY || error->status == VL_ERROR_CANCELLED ? VL_EXIT_LIMIT : VL_EXIT_FILES;
    if (status == VL_EXIT_FILES) {
        vl_exit stopped = vl_host_stopped(run->host);
        return stopped != VL_EXIT_DONE ? stopped : vl_host_fail(run->host, status, "%s", error->message);
    }
    return vl_host_fail_error(run->host, error);
}

static void push_value(lua_State *L, const vl_option *option, const vl_option_value *value) {
    if (!value->set) {
        lua_pushnil(L);
        return;
    }
    switch (option->type) {
    case VL_OPTION_INTEGER: lua_pushinteger(L, value->integer); break;
    case VL_OPTION_NUMBER: lua_pushnumber(L, value->number); break;
    case VL_OPTION_BOOLEAN: lua_pushboolean(L, value->boolean); break;
    case VL_OPTION_LIST:
        lua_createtable(L, value->count < 1000 ? (int)value->count : 1000, 0);
        for (size_t i = 0; i < value->count; i++) {
            lua_pushstring(L, value->items[i]);
            lua_rawseti(L, -2, (lua_Integer)i + 1);
        }
        break;
    default: lua_pushstring(L, value->text);
    }
}

void vl_run_push_options(lua_State *L, const vl_run *run) {
    const vl_script *script = run->script;
    lua_newtable(L);
    for (size_t i = 0; i < script->argument_count; i++) {
        push_value(L, &script->arguments[i], &run->arguments->arguments[i]);
        lua_setfield(L, -2, script->arguments[i].name);
    }
    for (size_t i = 0; i < script->option_count; i++) {
        push_value(L, &script->options[i], &run->arguments->options[i]);
        lua_setfield(L, -2, script->options[i].name);
    }
}

/* The type of a value as users know it: an object's class. */
static const char *type_name(lua_State *L, int index) {
    if (luaL_getmetafield(L, index, "__name") == LUA_TSTRING) return lua_tostring(L, -1);
    return lua_isnil(L, index) ? "nothing" : luaL_typename(L, index);
}

/* Where the script's function was written. */
static const char *place_of(lua_State *L, const char *name) {
    lua_Debug function;
    if (vl_script_field(L, name) != LUA_TFUNCTION) return "";
    lua_getinfo(L, ">S", &function);
    return lua_pushfstring(L, "%s:%d: ", function.short_src, function.linedefined);
}

static int refuse_result(lua_State *L, int index, const char *name) {
    const char *given = type_name(L, index), *hint = "";
    if (lua_istable(L, index)) {
        return luaL_error(L, "%s'%s' returned a plain Lua table; vanlua.table{columns = {…}, rows = {…}} makes one that can "
                          "be shown", place_of(L, name), name);
    }
    if (strcmp(given, "Frequencies") == 0) hint = "; frequencies:top(20) is a table";
    return luaL_error(L, "%s'%s' returned %s: a table (vanlua.table), a report (vanlua.report) or a string expected%s",
                      place_of(L, name), name, given, hint);
}

void vl_run_keep_result(lua_State *L, const vl_run *run, const char *name) {
    (void)run;
    int index = lua_gettop(L), type = lua_type(L, index);
    if (type == LUA_TBOOLEAN) lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
    else if (type == LUA_TNUMBER) luaL_tolstring(L, index, NULL);
    else if (type == LUA_TSTRING || vl_lua_to_table(L, index) || vl_lua_to_report(L, index)) lua_pushvalue(L, index);
    else refuse_result(L, index, name);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &result_key);
    lua_settop(L, index - 1);
}

vl_result vl_run_result(const vl_run *run) {
    lua_State *L = run->script->state;
    vl_result result = {0};
    lua_rawgetp(L, LUA_REGISTRYINDEX, &result_key);
    if (lua_type(L, -1) == LUA_TSTRING) result.text.data = lua_tolstring(L, -1, &result.text.size);
    else result.table = vl_lua_to_table(L, -1);
    if (!result.table && !result.text.data) result.report = vl_lua_to_report(L, -1);
    lua_pop(L, 1);
    return result;
}

vl_status vl_run_write(const vl_run *run, const vl_write_options *options, vl_sink sink, void *data, vl_error *error) {
    vl_result result = vl_run_result(run);
    vl_context *own = run->host->own;
    if (result.table) return vl_table_write(own, result.table, options, sink, data, error);
    if (result.report) return vl_report_write(own, result.report, options, sink, data, error);
    return vl_text_write(own, result.text, options, sink, data, error);
}

vl_status vl_run_narrow(vl_run *run, vl_corpus **corpus, vl_error *error) {
    if (run->settings->paragraphs) {
        vl_corpus *narrow;
        vl_status status = vl_corpus_paragraphs(*corpus, run->settings->paragraphs, &narrow, error);
        vl_corpus_free(*corpus);
        *corpus = status == VL_OK ? narrow : NULL;
        if (status != VL_OK) return status;
    }
    run->documents += vl_corpus_document_count(*corpus);
    vl_range rest = {0, vl_corpus_sentence_total(*corpus)}, part;
    while (vl_corpus_next_run(*corpus, &rest, &part)) {
        vl_range tokens = vl_corpus_tokens(*corpus, VL_UNIT_WORD, part);
        run->sentences += part.end - part.first;
        run->tokens += tokens.end - tokens.first;
    }
    return VL_OK;
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
    for (size_t i = 0; i < settings->allow_read_count && done; i++) done = vl_policy_allow_read(run->host,
            settings->allow_read[i]);
    for (size_t i = 0; i < settings->allow_write_count && done; i++) done = vl_policy_allow_write(run->host,
            settings->allow_write[i]);
    return done;
}

vl_exit vl_run_analysis(vl_run *run) {
    vl_host *host = run->host;
    if (!allow_files(run)) return vl_host_fail(host, VL_EXIT_LIMIT, "not enough memory");
    run->filter = vl_filter_of(host, run->settings);
    if (!run->script->inputs) return vl_failure_call(host, run->script->state, run->script->chunk, call_without_inputs, run);
    return run->script->has_map ? vl_run_stream(run) : vl_run_corpus(run);
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
