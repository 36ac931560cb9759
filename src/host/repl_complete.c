/*
 * What may stand at the cursor.
 */
#include <lauxlib.h>
#include <lualib.h>
#include <string.h>

#include "host/repl_candidates.h"
#include "host/repl_resolve.h"
#include "host/search.h"
#include "lua/classes.h"
#include "lua/library.h"

/* A completion on its way. */
typedef struct complete_request {
    vl_repl *repl;
    vl_text line;   /* up to the cursor, in NFC */
    vl_text source; /* the same behind what is pending */
    vl_completion *out;
} complete_request;

/* Where in a call the cursor is: the function, and the name of the option whose value is being typed, if it is one. */
typedef struct call_place {
    const vl_lua_function *function;
    vl_text option;
    size_t owner; /* the chain of the object whose method is called ends ahead of this token; 0: there is none */
    bool names;   /* the name of an option may stand here */
} call_place;

static const vl_lua_parameter *find_parameter(const vl_lua_parameter *list, vl_text name) {
    while (list && list->name && !vl_text_equal(vl_text_of(list->name), name)) list++;
    return list && list->name ? list : NULL;
}

static bool is_separator(const vl_source_tokens *tokens, size_t at) {
    return vl_resolve_is(tokens, at, "{") || vl_resolve_is(tokens, at, ",") || vl_resolve_is(tokens, at, ";");
}

/* Looks for the call of a function of the library that what stands before token `end` is a part of. */
static call_place find_call(lua_State *L, const vl_repl *repl, const vl_source_tokens *tokens, size_t end) {
    call_place place = {0};
    size_t count = tokens->count, open = vl_resolve_open_bracket(tokens, end, "({");
    if (open == count) return place;
    if (vl_resolve_is(tokens, open, "{")) {
        place.names = open < end && is_separator(tokens, end - 1);
        bool value = end >= 2 && vl_resolve_is(tokens, end - 1, "=");
        if (value) place.option = tokens->tokens[end - 2].text;
        bool list = open >= 2 && vl_resolve_is(tokens, open - 1, "=");
        if (list) { /* kinds = {"wo| */
            place.option = tokens->tokens[open - 2].text;
            place.names = false;
            open = vl_resolve_open_bracket(tokens, open, "{");
        }
        if (open == count || open == 0) return place;
        if (vl_resolve_is(tokens, open - 1, "(") || vl_resolve_is(tokens, open - 1, ",")) {
            open = vl_resolve_open_bracket(tokens, open, "(");
        }
        if (open == count) return place;
    }
    place.function = vl_resolve(L, repl, tokens, open).function;
    if (open >= 3 && vl_resolve_is(tokens, open - 2, ":")) place.owner = open - 2;
    lua_pop(L, 1);
    return place;
}

/* Adds words of the corpus: those that the longest end of the query, from the beginning of a word on, begins. */
static void add_query(const vl_corpus *corpus, vl_completion *out) {
    vl_text whole = out->word;
    for (size_t at = 0; at <= whole.size; at++) {
        if (at > 0 && !strchr(" |(\"", whole.data[at - 1])) continue;
        out->word = (vl_text){whole.data + at, whole.size - at};
        if (out->word.size) vl_candidates_add_words(corpus, out);
        if (out->count) return;
    }
}

/* A string that is for an object: words of the corpus, which is the object or else the global one, or ids of its
 * documents; terms where they were counted. */
static void complete_query(lua_State *L, const complete_request *request, const vl_source_tokens *tokens, size_t owner, bool document) {
    vl_meaning meaning = vl_resolve(L, request->repl, tokens, owner);
    const vl_frequencies *frequencies = vl_lua_to_frequencies(L, -1);
    const vl_corpus *corpus = vl_lua_to_corpus(L, -1);
    if (frequencies) vl_candidates_add_terms(frequencies, request->out);
    if (frequencies || !meaning.class_) return;
    if (!corpus) {
        vl_repl_push_globals(L, request->repl);
        lua_pushliteral(L, "corpus");
        lua_rawget(L, -2);
        corpus = vl_lua_to_corpus(L, -1);
    }
    if (corpus && document) vl_candidates_add_documents(corpus, request->out);
    else if (corpus) add_query(corpus, request->out);
}

/* Inside of the quotes of an index. */
static void complete_key(lua_State *L, const vl_repl *repl, const vl_source_tokens *tokens, size_t end, vl_completion *out) {
    vl_resolve(L, repl, tokens, end);
    const vl_corpus *corpus = vl_lua_to_corpus(L, -1);
    const vl_frequencies *frequencies = vl_lua_to_frequencies(L, -1);
    if (corpus) vl_candidates_add_documents(corpus, out);
    if (frequencies) vl_candidates_add_terms(frequencies, out);
    if (lua_istable(L, -1)) vl_candidates_add_keys(L, lua_gettop(L), out);
}

/* Functions of Lua that take the name of a file. */
static bool takes_file(const vl_source_tokens *tokens, size_t end) {
    static const char *const names[] = {"dofile", "loadfile", "open", "lines", "input", "output"};
    vl_text name = end ? tokens->tokens[end - 1].text : (vl_text){0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (vl_text_equal(vl_text_of(names[i]), name)) return true;
    }
    return false;
}

/* An argument of the function, or an option, by its type and its name. */
static void complete_argument(lua_State *L, const complete_request *request, const vl_source_tokens *tokens, const call_place *place) {
    vl_completion *out = request->out;
    const vl_lua_parameter *parameter = place->option.size ? find_parameter(place->function->options, place->option)
                                                           : place->function->parameters;
    if (!parameter || !parameter->name) return;
    if (strchr(parameter->type, '"')) {
        vl_candidates_add_choices(parameter->type, out);
        return;
    }
    bool help = place->function == &vl_lua_help_function || place->function == &vl_lua_formula_function;
    bool document = strcmp(parameter->name, "which") == 0;
    if (help) vl_candidates_add_topics(out);
    if (strncmp(parameter->name, "path", 4) == 0) vl_candidates_add_files(out);
    else if (place->owner && !place->option.size && strstr(parameter->type, "string")) {
        complete_query(L, request, tokens, place->owner, document);
    }
}

/* Inside of a string: the last token, whose place is `end`. */
static void complete_string(lua_State *L, const complete_request *request, const vl_source_tokens *tokens, size_t end) {
    vl_completion *out = request->out;
    out->word = tokens->tokens[end].content;
    if (end && vl_resolve_is(tokens, end - 1, "[")) {
        complete_key(L, request->repl, tokens, end - 1, out);
        return;
    }
    call_place place = find_call(L, request->repl, tokens, end);
    bool paren = end && vl_resolve_is(tokens, end - 1, "(");
    if (!place.function && !paren && end) { /* f"… */
        place.function = vl_resolve(L, request->repl, tokens, end).function;
        if (end >= 3 && vl_resolve_is(tokens, end - 2, ":")) place.owner = end - 2;
    }
    if (place.function) complete_argument(L, request, tokens, &place);
    else if (takes_file(tokens, paren ? end - 1 : end)) vl_candidates_add_files(out);
}

/* Behind a dot or colon, which is token `end`. */
static void complete_member(lua_State *L, const complete_request *request, const vl_source_tokens *tokens, size_t end) {
    bool methods = vl_resolve_is(tokens, end, ":");
    vl_meaning owner = vl_resolve(L, request->repl, tokens, end);
    if (owner.class_) {
        vl_candidates_add_members(owner.class_, methods, request->out);
        return;
    }
    if (lua_type(L, -1) == LUA_TSTRING) {
        lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
        lua_pushliteral(L, LUA_STRLIBNAME);
        lua_rawget(L, -2);
    }
    if (lua_istable(L, -1)) vl_candidates_add_keys(L, lua_gettop(L), request->out);
}

static void complete_name(lua_State *L, const complete_request *request, const vl_source_tokens *tokens, size_t end) {
    vl_completion *out = request->out;
    call_place place = find_call(L, request->repl, tokens, end);
    if (place.function && place.names) vl_candidates_add_options(place.function->options, out);
    if (out->count) return;
    vl_repl_push_globals(L, request->repl);
    vl_candidates_add_keys(L, lua_gettop(L), out);
    vl_candidates_add_keywords(out);
}

static void complete_source(lua_State *L, const complete_request *request) {
    vl_source_tokens *tokens = lua_newuserdatauv(L, sizeof *tokens, 0);
    vl_resolve_read(request->source, tokens);
    size_t end = tokens->count;
    const char *cursor = request->source.data + request->source.size;
    const vl_scan_token *last = end ? &tokens->tokens[end - 1] : NULL;
    request->out->word = (vl_text){cursor, 0};
    if (last && last->kind == VL_SCAN_COMMENT) return;
    if (last && last->kind == VL_SCAN_STRING && !last->closed) {
        complete_string(L, request, tokens, end - 1);
        return;
    }
    bool touches = last && last->text.data + last->text.size == cursor;
    if (touches && last->kind == VL_SCAN_NUMBER) return;
    if (touches && last->kind == VL_SCAN_NAME) {
        request->out->word = last->text;
        end--;
    }
    bool member = end && (vl_resolve_is(tokens, end - 1, ".") || vl_resolve_is(tokens, end - 1, ":"));
    if (member) complete_member(L, request, tokens, end - 1);
    else complete_name(L, request, tokens, end);
}

/* The options that the script of `.run NAME` declares. */
static void complete_options(const complete_request *request, vl_text name) {
    vl_host *host = request->repl->host;
    const char *copy = vl_host_copy(host, name);
    vl_script script = {0};
    for (size_t i = 0; i < VL_SETTING_COUNT; i++) {
        vl_string flag = VL_STRING;
        bool done = vl_host_append(host, &flag, "--", 2) && vl_option_flag(host, &vl_setting_options[i], &flag);
        if (done) vl_candidates_add(request->out, (vl_text){flag.data, flag.size});
        vl_string_free(host->own, &flag);
    }
    if (!copy || !vl_search_exists(host, copy) || vl_search_find(host, copy, &script) != VL_EXIT_DONE) return;
    bool trusted = host->trusted, everything = host->policy.everything, listening = host->listening;
    host->trusted = host->policy.everything = false;
    host->listening = true;
    vl_exit done = vl_script_load(host, &script);
    for (size_t i = 0; done == VL_EXIT_DONE && i < script.option_count; i++) {
        vl_string flag = VL_STRING;
        bool whole = vl_host_append(host, &flag, "--", 2) && vl_option_flag(host, &script.options[i], &flag);
        if (whole) vl_candidates_add(request->out, (vl_text){flag.data, flag.size});
        vl_string_free(host->own, &flag);
    }
    vl_script_close(&script);
    host->listening = listening;
    host->trusted = trusted;
    host->policy.everything = everything;
}

/* A command that begins with a dot: its name, or what it takes. */
static void complete_command(const complete_request *request) {
    vl_completion *out = request->out;
    vl_text line = request->line;
    size_t word = line.size, name = 0, second = 0;
    while (word && line.data[word - 1] != ' ') word--;
    while (name < line.size && line.data[name] != ' ') name++;
    out->word = (vl_text){line.data + word, line.size - word};
    vl_text command = {line.data, name};
    if (word == 0) {
        for (const vl_repl_command_entry *entry = vl_repl_commands; entry->name; entry++) {
            vl_candidates_add(out, vl_text_of(entry->name));
        }
        return;
    }
    while (name < line.size && line.data[name] == ' ') name++;
    while (name + second < line.size && line.data[name + second] != ' ') second++;
    bool first = name == word;
    if (vl_text_equal(command, vl_text_of(".format")) && first) {
        const vl_option *format = &vl_setting_options[VL_SETTING_FORMAT];
        for (size_t i = 0; i < format->choice_count; i++) vl_candidates_add(out, vl_text_of(format->choices[i]));
    } else if (vl_text_equal(command, vl_text_of(".run"))) {
        if (first) vl_candidates_add_scripts(request->repl->host, out);
        else if (out->word.size && *out->word.data == '-') complete_options(request, (vl_text){line.data + name, second});
        if (!out->count) vl_candidates_add_files(out);
    } else if (vl_text_equal(command, vl_text_of(".help"))) {
        vl_candidates_add_topics(out);
        vl_candidates_add_scripts(request->repl->host, out);
    } else if (vl_text_equal(command, vl_text_of(".load")) || vl_text_equal(command, vl_text_of(".save"))) {
        vl_candidates_add_files(out);
    }
}

/* Behind one or two question marks: what help knows, and what a chunk could name. */
static void complete_question(lua_State *L, complete_request *request) {
    vl_completion *out = request->out;
    size_t marks = 0;
    while (marks < request->line.size && request->line.data[marks] == '?') marks++;
    vl_text rest = {request->line.data + marks, request->line.size - marks};
    request->source = rest;
    complete_source(L, request);
    if (marks > 1 || out->count) return;
    out->word = rest;
    vl_candidates_add_topics(out);
    vl_candidates_add_scripts(request->repl->host, out);
}

static int complete(lua_State *L) {
    complete_request *request = lua_touserdata(L, 1);
    vl_text line = request->line;
    bool begins = !request->repl->pending.size;
    if (begins && line.size && *line.data == '?') complete_question(L, request);
    else if (begins && line.size && *line.data == '.' && !(line.size > 1 && line.data[1] == '.')) complete_command(request);
    else complete_source(L, request);
    vl_candidates_finish(request->out);
    return 0;
}

/* The pending lines and this one, in NFC; `*line` is where this one begins. */
static bool join(const vl_repl *repl, vl_text line, vl_string *out, size_t *begin) {
    vl_host *host = repl->host;
    bool done = vl_host_append(host, out, repl->pending.data ? repl->pending.data : "", repl->pending.size);
    if (done && repl->pending.size) done = vl_host_append(host, out, "\n", 1);
    *begin = out->size;
    return done && vl_text_normalize(host->own, line, VL_NFC, out, NULL) == VL_OK;
}

void vl_repl_complete(vl_repl *repl, vl_text line, vl_completion *out) {
    *out = (vl_completion){.context = repl->host->own};
    size_t begin;
    if (!join(repl, line, &out->text, &begin) || !out->text.data) return;
    complete_request request = {repl, {out->text.data + begin, out->text.size - begin}, {out->text.data, out->text.size}, out};
    out->word = (vl_text){out->text.data + out->text.size, 0};
    lua_State *L = vl_repl_state(repl);
    if (!lua_checkstack(L, 20)) return;
    lua_pushcfunction(L, complete);
    lua_pushlightuserdata(L, &request);
    if (lua_pcall(L, 1, 0, 0) != LUA_OK) lua_pop(L, 1);
}
