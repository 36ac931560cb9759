/*
 * The dot commands of the REPL.
 */
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "host/failure.h"
#include "host/repl_scan.h"
#include "host/repl_session.h"
#include "lua/library.h"
#include "vanlua/text.h"

static vl_repl_outcome fail(vl_repl *repl, const char *message, const char *what) {
    vl_host_say(repl->host, message, what);
    return VL_REPL_FAILED;
}

static vl_repl_outcome fail_memory(vl_repl *repl) {
    return fail(repl, "%s", "not enough memory");
}

static vl_repl_outcome do_help(vl_repl *repl, const char *const *words, size_t count) {
    if (count) return vl_repl_answer(repl, vl_text_of(words[0]));
    vl_string text = VL_STRING;
    vl_host *host = repl->host;
    bool done = true;
    for (const vl_repl_command_entry *entry = vl_repl_commands; entry->name && done; entry++) {
        char left[64];
        snprintf(left, sizeof left, "%s %s", entry->name, entry->usage);
        int width = (int)vl_text_width(vl_text_of(left)), blanks = width < 29 ? 30 - width : 1;
        done = vl_host_append_print(host, &text, "%s%*s%s\n", left, blanks, "", entry->text);
    }
    done = done && vl_host_append_print(host, &text, "%s",
        "?NAME, help(VALUE)            what a function, object, module, statistic or script is for\n"
        "??FUNCTION                    its source\n"
        "_, _1, _2 …                   the last result, and results by their number\n"
        "An expression shows its value; a ; at its end silences it. Tab completes, Ctrl-C stops what runs.\n");
    if (done) vl_repl_show(repl, (vl_text){text.data, text.size});
    vl_string_free(host->own, &text);
    return done ? VL_REPL_DONE : fail_memory(repl);
}

/* A file on its way into the session. */
typedef struct load_request {
    vl_repl *repl;
    const char *path;
} load_request;

static int load_file(lua_State *L) {
    load_request *request = lua_touserdata(L, 1);
    if (vl_script_load_file(L, request->path, request->path) != LUA_OK) return lua_error(L);
    vl_repl_push_globals(L, request->repl);
    if (!lua_setupvalue(L, -2, 1)) lua_pop(L, 1);
    vl_repl_call(L, request->repl, false);
    return 0;
}

static vl_repl_outcome do_load(vl_repl *repl, const char *const *words, size_t count) {
    if (count != 1) return fail(repl, "%s takes the name of a file", ".load");
    const char *path = vl_host_copy(repl->host, vl_text_of(words[0]));
    if (!path) return fail_memory(repl);
    load_request request = {repl, path};
    vl_repl_begin(repl);
    return vl_repl_end(repl, vl_failure_call(repl->host, vl_repl_state(repl), path, load_file, &request));
}

static vl_repl_outcome do_run(vl_repl *repl, const char *const *words, size_t count) {
    return count ? vl_repl_run_script(repl, words, count) : fail(repl, "%s takes the name of a script and its options", ".run");
}

static vl_repl_outcome do_reload(vl_repl *repl, const char *const *words, size_t count) {
    (void)words;
    if (count) return fail(repl, "%s takes nothing", ".reload");
    if (!repl->options.input_count) return fail(repl, "%s: the session was given no inputs to read again", ".reload");
    vl_exit done = vl_repl_read_inputs(repl);
    if (done == VL_EXIT_DONE) vl_host_say(repl->host, "%llu document%s read", (unsigned long long)repl->documents,
                                          repl->documents == 1 ? "" : "s");
    return repl->quit ? VL_REPL_QUIT : done == VL_EXIT_DONE ? VL_REPL_DONE : VL_REPL_FAILED;
}

/* The words stand in a text of their own; what follows `.time` is a chunk, whatever blanks and quotes it has. */
static vl_repl_outcome do_time(vl_repl *repl, const char *const *words, size_t count) {
    if (!count) {
        repl->timed = !repl->timed;
        vl_host_say(repl->host, "times are %s", repl->timed ? "shown" : "not shown");
        return VL_REPL_DONE;
    }
    bool timed = repl->timed;
    repl->timed = true;
    vl_repl_outcome outcome = vl_repl_take(repl, vl_text_of(words[0]));
    if (outcome == VL_REPL_MORE) outcome = vl_repl_finish(repl);
    repl->timed = timed;
    return outcome;
}

static vl_repl_outcome do_format(vl_repl *repl, const char *const *words, size_t count) {
    const vl_option *option = &vl_setting_options[VL_SETTING_FORMAT];
    vl_option_value value = {0};
    vl_error error;
    if (count != 1) {
        char allowed[512];
        vl_option_allowed(option, allowed, sizeof allowed);
        return fail(repl, ".format takes %s", allowed);
    }
    if (vl_option_read(repl->host, option, words[0], &value, &error) != VL_OK) return fail(repl, "%s", error.message);
    repl->formatted = strcmp(words[0], "auto") != 0;
    if (repl->formatted) vl_format_find(vl_text_of(words[0]), &repl->format);
    return VL_REPL_DONE;
}

/* A result on its way to a file. */
typedef struct save_request {
    vl_repl *repl;
    const char *path;
    vl_exit done;
} save_request;

static int save_result(lua_State *L) {
    save_request *request = lua_touserdata(L, 1);
    vl_repl *repl = request->repl;
    vl_repl_push_globals(L, repl);
    lua_pushliteral(L, "_");
    lua_rawget(L, -2);
    lua_replace(L, 1);
    lua_settop(L, 1);
    if (lua_isnil(L, 1)) return luaL_error(L, "there is no result yet");
    vl_result result;
    if (!vl_run_read_value(L, 1, &result)) {
        return luaL_error(L, "a %s cannot be saved: a Table, Chart, Report, Frequencies, string or number can", luaL_typename(L, 1));
    }
    const vl_repl_callbacks *callbacks = &repl->options.callbacks;
    request->done = callbacks->save(callbacks->data, request->path, &result);
    return 0;
}

static vl_repl_outcome do_save(vl_repl *repl, const char *const *words, size_t count) {
    if (count != 1) return fail(repl, "%s takes the name of a file, whose extension tells the format", ".save");
    save_request request = {repl, words[0], VL_EXIT_DONE};
    vl_repl_begin(repl);
    vl_exit done = vl_failure_call(repl->host, vl_repl_state(repl), ".save", save_result, &request);
    return vl_repl_end(repl, done == VL_EXIT_DONE ? request.done : done);
}

static vl_repl_outcome do_quit(vl_repl *repl, const char *const *words, size_t count) {
    (void)words;
    if (count) return fail(repl, "%s takes nothing", ".quit");
    repl->quit = true;
    repl->status = VL_EXIT_DONE;
    return VL_REPL_QUIT;
}

const vl_repl_command_entry vl_repl_commands[] = {
    {".help", "[NAME]", "this, or what NAME is for", do_help},
    {".load", "FILE", "runs a file of Lua as if it were typed here", do_load},
    {".run", "SCRIPT [--option value …]", "runs an analysis over the corpus", do_run},
    {".reload", "", "reads the inputs again", do_reload},
    {".time", "[CHUNK]", "shows how long a chunk takes; alone: for each from now on, or no more", do_time},
    {".format", "FORMAT", "writes tables whole, as tsv, json …; auto: fitted to the window", do_format},
    {".save", "FILE", "writes the last result, as the extension says", do_save},
    {".quit", "", "ends the session, as Ctrl-D does", do_quit},
    {0},
};

/* The words of a command. */
typedef struct word_list {
    const char **words;
    size_t count;
} word_list;

/* Splits as a shell does: blanks part, quotes of both kinds join, a backslash takes the next letter as it is outside of single
 * quotes. Writes into `room`, which is as large as the text and a byte. False: a quote is not closed. */
static bool split(vl_text text, char *room, word_list *out) {
    char quote = '\0';
    bool inside = false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (!quote && (c == ' ' || c == '\t' || c == '\n')) {
            if (inside) *room++ = '\0';
            inside = false;
            continue;
        }
        if (!inside) out->words[out->count++] = room;
        inside = true;
        if (quote ? c == quote : c == '"' || c == '\'') {
            quote = quote ? '\0' : c;
        } else {
            if (c == '\\' && quote != '\'' && i + 1 < text.size) c = text.data[++i];
            *room++ = c;
        }
    }
    *room = '\0';
    return quote == '\0';
}

static const vl_repl_command_entry *find(vl_repl *repl, vl_text name) {
    const char *names[16];
    size_t count = 0;
    for (const vl_repl_command_entry *entry = vl_repl_commands; entry->name; entry++) {
        if (vl_text_equal(vl_text_of(entry->name), name)) return entry;
        names[count++] = entry->name;
    }
    const char *near = vl_nearest_name(name, names, count);
    if (near) vl_host_say(repl->host, "no command '%.*s' (did you mean '%s'?)", (int)name.size, name.data, near);
    else vl_host_say(repl->host, "no command '%.*s'; .help shows them", (int)name.size, name.data);
    return NULL;
}

vl_repl_outcome vl_repl_command(vl_repl *repl, vl_text line) {
    size_t size = 0;
    while (size < line.size && !strchr(" \t\n", line.data[size])) size++;
    const vl_repl_command_entry *entry = find(repl, (vl_text){line.data, size});
    if (!entry) return VL_REPL_FAILED;
    vl_text rest = vl_scan_trim((vl_text){line.data + size, line.size - size});
    char *room = vl_host_allocate(repl->host, rest.size + 1);
    word_list list = {vl_host_allocate(repl->host, (rest.size + 1) * sizeof *list.words), 0};
    if (!room || !list.words) return fail_memory(repl);
    if (entry->call == do_time) {
        memcpy(room, rest.data, rest.size);
        if (rest.size) list.words[list.count++] = room;
    } else if (!split(rest, room, &list)) {
        return fail(repl, "%s: a quotation mark is not closed", entry->name);
    }
    return entry->call(repl, list.words, list.count);
}
