#include "host/script.h"

#include <errno.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/environment.h"
#include "host/failure.h"
#include "host/source.h"

#define LONGEST_DESCRIPTION 8000

static const char analysis_key = 0;

/* The file as lua_load takes it, without a mark of byte order and a first line with #. */
typedef struct script_source {
    FILE *file;
    bool begun;
    char bytes[8192];
} script_source;

static void pass_over(script_source *source) {
    int c = getc(source->file);
    if (c == 0xEF && (c = getc(source->file)) == 0xBB && (c = getc(source->file)) == 0xBF) c = getc(source->file);
    if (c == '#') {
        while (c != EOF && c != '\n') c = getc(source->file);
    }
    if (c != EOF) ungetc(c, source->file);
}

static const char *read_source(lua_State *L, void *data, size_t *size) {
    (void)L;
    script_source *source = data;
    if (!source->begun) pass_over(source);
    source->begun = true;
    *size = fread(source->bytes, 1, sizeof source->bytes, source->file);
    return *size ? source->bytes : NULL;
}

int vl_script_load_file(lua_State *L, const char *path, const char *chunk) {
    script_source source = {0};
    char name[300];
    snprintf(name, sizeof name, "@%s", chunk);
    source.file = fopen(path, "rb");
    if (!source.file) {
        lua_pushfstring(L, "%s: %s", chunk, strerror(errno));
        return LUA_ERRRUN;
    }
    int status = lua_load(L, read_source, &source, name, "t");
    bool failed = ferror(source.file) != 0;
    fclose(source.file);
    vl_source_remember(L, chunk, path);
    if (!failed) return status;
    lua_pop(L, 1);
    lua_pushfstring(L, "%s: cannot be read", chunk);
    return LUA_ERRRUN;
}

typedef struct load_request {
    vl_host *host;
    vl_script *script;
} load_request;

/* A copy without the line ends behind, and NULL where nothing is left or there is no memory. Frees the text. */
static const char *keep_lines(vl_host *host, vl_string *text) {
    while (text->size && (text->data[text->size - 1] == '\n' || text->data[text->size - 1] == '\r')) text->size--;
    const char *copy = text->size ? vl_host_copy(host, (vl_text){text->data, text->size}) : NULL;
    vl_string_free(host->own, text);
    return copy;
}

/* Reads the lines "--- …" at the head of the file, but "---@ …": the first is the summary, the others the description. */
static void read_comment(vl_host *host, vl_script *script) {
    FILE *file = fopen(script->path, "rb");
    if (!file) return;
    script_source source = {.file = file};
    char line[512];
    vl_string summary = VL_STRING, description = VL_STRING;
    bool done = true, begins = true, wanted = false; /* of a line, which may be longer than the room for it */
    vl_string *out = &summary;
    pass_over(&source);
    while (done && summary.size + description.size < LONGEST_DESCRIPTION && fgets(line, sizeof line, file)) {
        size_t size = strlen(line);
        if (begins && size == 1 && out == &summary && !summary.size) continue;
        if (begins && strncmp(line, "---", 3) != 0) break;
        if (begins) wanted = line[3] != '@';
        const char *words = begins ? line + 3 + (line[3] == ' ') : line;
        if (wanted) done = vl_host_append(host, out, words, strlen(words));
        begins = size && line[size - 1] == '\n';
        if (begins && summary.size) out = &description;
    }
    fclose(file);
    script->summary = keep_lines(host, &summary);
    script->description = keep_lines(host, &description);
}

const char *vl_script_headline(vl_host *host, const vl_script *script) {
    vl_script own = {.path = script->path};
    read_comment(host, &own);
    return own.summary;
}

/* Adds a trace to the message of a syntax error on top, which begins with the place. */
static void add_place(lua_State *L) {
    const char *message = lua_tostring(L, -1), *colon = message ? strchr(message, ':') : NULL;
    while (colon && !(colon[1] >= '0' && colon[1] <= '9')) colon = strchr(colon + 1, ':');
    if (!colon) return;
    lua_pushlstring(L, message, (size_t)(colon - message));
    vl_failure_push_trace(L, lua_tostring(L, -1), atoi(colon + 1), "main chunk");
    lua_remove(L, -2);
    lua_concat(L, 2);
}

static int run_chunk(lua_State *L) {
    load_request *request = lua_touserdata(L, 1);
    int status = vl_script_load_file(L, request->script->path, request->script->chunk);
    if (status == LUA_ERRSYNTAX) add_place(L);
    if (status != LUA_OK) return lua_error(L);
    lua_call(L, 0, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &analysis_key);
    return 0;
}

static int read_analysis(lua_State *L) {
    load_request *request = lua_touserdata(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &analysis_key);
    vl_script_read(L, request->host, request->script);
    return 0;
}

vl_exit vl_script_load(vl_host *host, vl_script *script) {
    load_request request = {host, script};
    script->state = vl_environment_create(host, script);
    if (!script->state) {
        if (vl_context_limit_reached(host->context)) vl_guard_stop(&host->guard, VL_STOP_MEMORY);
        vl_exit stopped = vl_host_stopped(host);
        return stopped != VL_EXIT_DONE ? stopped : vl_host_fail(host, VL_EXIT_LIMIT, "%s: not enough memory", script->chunk);
    }
    vl_exit done = vl_failure_call(host, script->state, script->chunk, run_chunk, &request);
    if (done != VL_EXIT_DONE) return done;
    read_comment(host, script);
    return vl_failure_call(host, script->state, script->chunk, read_analysis, &request);
}

const char *vl_script_called(const vl_script *script) {
    return strcmp(script->origin, "file") == 0 ? script->path : script->name;
}

void vl_script_close(vl_script *script) {
    if (script->state) lua_close(script->state);
    script->state = NULL;
}

int vl_script_field(lua_State *L, const char *name) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &analysis_key);
    lua_pushstring(L, name);
    int type = lua_rawget(L, -2);
    lua_remove(L, -2);
    return type;
}
