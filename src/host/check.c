#include "host/check.h"

#include <errno.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/check_source.h"
#include "host/environment.h"
#include "host/failure.h"
#include "host/help.h"
#include "host/search.h"

#define MOST_READINGS 50

/* The names that a loaded script sees: its globals, and the members of what it required. */
typedef struct name_list {
    vl_host *host;
    const char **names;
    size_t count, capacity;
    size_t globals; /* the first of them */
    bool failed;
} name_list;

/* Adds the keys of the table on top, and of the tables in it down to `depth`. */
static void add_keys(lua_State *L, name_list *list, int depth) {
    luaL_checkstack(L, 6, NULL);
    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) continue;
        bool room = vl_host_grow(list->host, (void **)&list->names, list->count, &list->capacity, sizeof *list->names);
        const char *name = room ? vl_host_copy(list->host, vl_text_of(lua_tostring(L, -2))) : NULL;
        if (name) list->names[list->count++] = name;
        else list->failed = true;
        if (depth > 0 && lua_type(L, -1) == LUA_TTABLE) add_keys(L, list, depth - 1);
    }
}

static int collect_names(lua_State *L) {
    name_list *list = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    add_keys(L, list, 0);
    list->globals = list->count;
    lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    add_keys(L, list, 2);
    return 0;
}

static void read_once(vl_checker *checker) {
    checker->at = checker->next_variable = checker->scope_count = 0;
    checker->functions = 0;
    checker->changed = false;
    while (!checker->failed && vl_check_here(checker)->kind != VL_LEXEME_END) {
        size_t before = checker->at;
        vl_check_block(checker);
        if (checker->at == before) checker->at++;
    }
}

/* The first reading: which variable the script returns, and what it requires. Nothing else of it counts, since the
 * parameters of the analysis were not known. */
static void read_ahead(vl_checker *checker) {
    read_once(checker);
    for (size_t i = 0; i < checker->variable_count; i++) {
        checker->variables[i].value = (vl_check_value){.kind = VL_CHECK_UNSET};
        checker->variables[i].escapes = false;
    }
    checker->options_leave = false;
}

static void find_unused_variables(vl_checker *checker) {
    for (size_t i = 0; i < checker->variable_count; i++) {
        const vl_check_variable *variable = &checker->variables[i];
        if (!variable->watched || variable->read || *variable->name.data == '_') continue;
        vl_check_find(checker, variable->line, "local variable '%.*s' is never used", (int)variable->name.size,
                      variable->name.data);
    }
}

/* Reads the source until nothing is learnt any more, and tells. A source that takes longer than any real one is let be. */
static int read_source(lua_State *L) {
    vl_checker *checker = lua_touserdata(L, 1);
    bool settled = false;
    read_ahead(checker);
    for (int i = 0; i < MOST_READINGS && !settled; i++) {
        read_once(checker);
        settled = !checker->changed;
    }
    if (!settled || checker->failed) return 0;
    checker->reporting = true;
    read_once(checker);
    find_unused_variables(checker);
    vl_check_unused_options(checker);
    return 0;
}

static int by_line(const void *a, const void *b) {
    const vl_finding *left = a, *right = b;
    if (left->line != right->line) return left->line < right->line ? -1 : 1;
    return strcmp(left->text, right->text);
}

/* The findings in the source, but for the line where loading failed. */
static vl_exit check_source(vl_host *host, vl_script *script, vl_checker *checker) {
    vl_script nothing = {.name = script->name, .chunk = script->chunk, .folder = script->folder, .path = ""};
    name_list list = {.host = host};
    if (script->state && vl_failure_call(host, script->state, script->chunk, collect_names, &list) != VL_EXIT_DONE)
        return VL_EXIT_LIMIT;
    checker->known = list.names;
    checker->known_count = list.count;
    checker->known_globals = list.globals;
    checker->L = vl_environment_create(host, &nothing);
    if (!checker->L || list.failed) return vl_host_fail(host, VL_EXIT_LIMIT, "%s: not enough memory", script->chunk);
    vl_exit done = vl_failure_call(host, checker->L, script->chunk, read_source, checker);
    if (checker->failed) done = vl_host_fail(host, VL_EXIT_LIMIT, "%s: not enough memory", script->chunk);
    lua_close(checker->L);
    return done;
}

/* Keeps what loading said as a finding; returns its line. */
static int keep_failure(vl_host *host, const vl_script *script, vl_findings *out) {
    const char *heard = host->heard ? host->heard : "cannot be loaded";
    size_t size = strlen(script->chunk);
    int line = strncmp(heard, script->chunk, size) == 0 && heard[size] == ':' ? atoi(heard + size + 1) : 0;
    const char *colon = strchr(heard, ':');
    while (!line && colon && !(colon[1] >= '0' && colon[1] <= '9')) colon = strchr(colon + 1, ':');
    const char *text = line || colon ? heard : vl_host_print(host, "%s:1: %s", script->chunk, heard);
    if (!text || !vl_host_grow(host, (void **)&out->all, out->count, &out->capacity, sizeof *out->all)) return -1;
    out->all[out->count++] = (vl_finding){line, text};
    return line;
}

static vl_exit load(vl_host *host, vl_script *script) {
    host->listening = true;
    host->heard = NULL;
    vl_exit done = vl_help_load(host, script);
    host->listening = false;
    return done;
}

/* True if the source is Lua. */
static int compile(lua_State *L) {
    vl_checker *checker = lua_touserdata(L, 1);
    checker->loaded = vl_script_load_file(L, checker->script->path, checker->script->chunk) == LUA_OK;
    return 0;
}

static bool is_lua(vl_host *host, vl_script *script, vl_checker *checker) {
    lua_State *L = vl_environment_create(host, script);
    bool found = L && vl_failure_call(host, L, script->chunk, compile, checker) == VL_EXIT_DONE && checker->loaded;
    checker->loaded = false;
    if (L) lua_close(L);
    return found;
}

vl_exit vl_check_file(vl_host *host, const char *path, vl_findings *out) {
    vl_script script = {.may_be_module = true};
    vl_checker checker = {.host = host, .script = &script, .findings = out};
    *out = (vl_findings){0};
    if (vl_search_find(host, path, &script) != VL_EXIT_DONE) return vl_search_is_path(path) ? VL_EXIT_FILES : VL_EXIT_USAGE;
    if (!vl_lexemes_read_file(host, script.path, &checker.lexemes)) {
        return vl_host_fail(host, VL_EXIT_FILES, "%s: cannot be read: %s", path, strerror(errno));
    }
    vl_exit done = load(host, &script);
    if (done != VL_EXIT_DONE && done != VL_EXIT_SCRIPT) {
        return vl_host_fail(host, done, "%s", host->heard ? host->heard : path);
    }
    if (script.is_module) vl_host_warn(host, "%s: returns no analysis (run or map), checked as a module", path);
    checker.loaded = done == VL_EXIT_DONE;
    int failed = done == VL_EXIT_DONE ? 0 : keep_failure(host, &script, out);
    size_t kept = out->count;
    done = failed < 0 ? VL_EXIT_LIMIT : VL_EXIT_DONE;
    if (done == VL_EXIT_DONE && (checker.loaded || is_lua(host, &script, &checker))) done = check_source(host, &script, &checker);
    vl_script_close(&script);
    /* Loading and reading tell the same of one line. */
    size_t left = kept;
    for (size_t i = kept; i < out->count; i++) {
        if (!kept || out->all[i].line != failed) out->all[left++] = out->all[i];
    }
    out->count = left;
    if (left) qsort(out->all, left, sizeof *out->all, by_line);
    return done;
}

bool vl_check_describe(vl_host *host, vl_script *out) {
    static const vl_option file = {.name = "file", .type = VL_OPTION_FILE, .letter = '=',
                                   .help = "a script or a module; there may be more"};
    *out = (vl_script){.name = VL_CHECK_NAME,
                       .summary = "What is wrong with scripts, found without running them over anything",
                       .description = "One line for each finding. What stands on a line that ends in `-- vanlua: ignore` is let be.\n"
                                      "Exit status: 0 nothing was found, 1 something was.",
                       .example = "vanlua check sizes.lua",
                       .origin = "built in",
                       .argument_count = 1};
    out->arguments = vl_host_allocate(host, sizeof file);
    if (out->arguments) *out->arguments = file;
    return out->arguments != NULL;
}
