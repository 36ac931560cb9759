#include "host/explanation.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "host/excerpt.h"
#include "vanlua/table.h"
#include "vanlua/text.h"

#define FIELDS_SHOWN 8
#define MOST_FIELDS 256
#define LONGEST_VALUE 40 /* columns of a string that are shown */

static bool is_verb(const vl_site *site, const char *verb) {
    return vl_text_equal(site->complaint.verb, vl_text_of(verb));
}

/* What the verb can be done to. */
static const char *expected(const vl_site *site) {
    if (vl_text_equal(site->complaint.kind, vl_text_of("for iterator"))) return "a function that gives the next value";
    if (is_verb(site, "call")) return "a function";
    if (is_verb(site, "index")) return "a table or an object";
    if (is_verb(site, "concatenate")) return "a string or a number";
    if (is_verb(site, "get length of")) return "a string, a table or an object that has a length";
    if (is_verb(site, "compare")) return "two numbers or two strings";
    return is_verb(site, "perform bitwise operation on") ? "a whole number" : "a number";
}

static bool append_expected(vl_host *host, const vl_site *site, vl_string *out) {
    vl_text type = site->complaint.type;
    bool object = type.size && *type.data >= 'A' && *type.data <= 'Z';
    const char *article = object || is_verb(site, "compare") || vl_text_equal(type, vl_text_of("nil")) ? "" : "a ";
    return vl_host_append_print(host, out, "\n  expected %s, got %s%.*s", expected(site), article, (int)type.size, type.data);
}

/* Says what a string holds that was taken for a number. */
static bool append_string(vl_host *host, const vl_site *site, vl_string *out) {
    const vl_complaint *complaint = &site->complaint;
    bool variable = vl_text_equal(complaint->kind, vl_text_of("local")) ||
                    vl_text_equal(complaint->kind, vl_text_of("upvalue")) ||
                    vl_text_equal(complaint->kind, vl_text_of("global"));
    if (!variable || !complaint->name.size || !vl_site_push_variable(site, complaint->name)) return true;
    bool done = true;
    if (lua_type(site->L, -1) == LUA_TSTRING) {
        vl_text value;
        value.data = lua_tolstring(site->L, -1, &value.size);
        size_t size = vl_text_fit(value, LONGEST_VALUE);
        done = vl_host_append_print(host, out, "\n  '%.*s' is \"", (int)complaint->name.size, complaint->name.data) &&
               vl_text_visible(host->own, (vl_text){value.data, size}, false, out) == VL_OK &&
               vl_host_append_print(host, out, "%s\"", size < value.size ? "…" : "");
    }
    lua_pop(site->L, 1);
    return done;
}

static int by_text(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of the fields of the table on top, sorted. They belong to Lua. */
static size_t list_fields(lua_State *L, const char **names) {
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING || count == MOST_FIELDS) continue;
        const char *name = lua_tostring(L, -2);
        if (strlen(name) <= LONGEST_VALUE) names[count++] = name;
    }
    if (count) qsort(names, count, sizeof *names, by_text);
    return count;
}

/* Whether the table on top is one of Lua's libraries, which everybody knows. */
static bool is_library(lua_State *L, vl_text name) {
    lua_pushvalue(L, LUA_REGISTRYINDEX);
    vl_site_push_field(L, vl_text_of(LUA_LOADED_TABLE));
    if (lua_istable(L, -1)) vl_site_push_field(L, name);
    else lua_pushnil(L);
    bool same = lua_rawequal(L, -1, -4);
    lua_pop(L, 3);
    return same;
}

/* Says which fields there are, where one was missing. */
static bool append_fields(vl_host *host, const vl_site *site, vl_string *out) {
    const char *names[MOST_FIELDS];
    vl_text owner;
    if (!vl_text_equal(site->complaint.type, vl_text_of("nil")) || !vl_site_push_owner(site, &owner)) return true;
    if (is_library(site->L, owner)) {
        lua_pop(site->L, 1);
        return true;
    }
    size_t count = list_fields(site->L, names);
    bool list = count == 0 && lua_rawlen(site->L, -1) > 0;
    bool done = vl_host_append_print(host, out, "\n  '%.*s' is %s", (int)owner.size, owner.data,
                                     list ? "a list, without named fields"
                                     : count ? "a table that has " : "an empty table");
    for (size_t i = 0; i < count && i < FIELDS_SHOWN && done; i++) {
        done = (i == 0 || vl_host_append(host, out, ", ", 2)) &&
               vl_text_visible(host->own, vl_text_of(names[i]), false, out) == VL_OK;
    }
    if (done && count > FIELDS_SHOWN) done = vl_host_append(host, out, " …", strlen(" …"));
    lua_pop(site->L, 1);
    return done;
}

/* What helps, as far as it follows from what is there. NULL: nothing is certain. */
static const char *advice(const vl_site *site) {
    vl_text type = site->complaint.type;
    if (vl_text_equal(site->complaint.kind, vl_text_of("for iterator"))) {
        if (vl_text_equal(type, vl_text_of("table"))) return "write in ipairs(…) for a list, in pairs(…) for any table";
        if (vl_text_equal(type, vl_text_of("Corpus"))) return "write in corpus:documents(), :sentences(), :tokens() or :words()";
        if (vl_text_equal(type, vl_text_of("Frequencies"))) return "write in frequencies:pairs()";
        if (vl_text_equal(type, vl_text_of("Table"))) return "write in table:rows()";
        return NULL;
    }
    if (is_verb(site, "concatenate")) return "tostring(…) makes a text of any value";
    if (vl_text_equal(type, vl_text_of("number with string")) || vl_text_equal(type, vl_text_of("string with number")) ||
        (vl_text_equal(type, vl_text_of("string")) && is_verb(site, "perform arithmetic on"))) {
        return "tonumber(…) makes a number of a string, or nil where it is none";
    }
    return NULL;
}

/* `corpus.frequencies{…}`, where the engine missed the object that a colon hands on. */
static bool append_colon(vl_host *host, const vl_site *site, vl_string *out) {
    static const char self[] = "bad argument 'self' to '";
    const vl_source_words *words = &site->words;
    size_t at = site->mark.word, size = sizeof self - 1;
    if (!site->mark.end || site->message.size < size || memcmp(site->message.data, self, size) != 0) return true;
    if (at < 2 || !vl_source_words_is(words, at - 1, ".")) return true;
    size_t start = vl_source_words_start(words, at), first = words->words[start].first;
    vl_text name = vl_source_words_text(words, at);
    return vl_host_append_print(host, out, "\n  write %.*s:%.*s, with a colon", (int)(words->words[at - 2].end - first),
                                words->line.data + first, (int)name.size, name.data);
}

bool vl_explanation_append(vl_host *host, const vl_site *site, vl_string *out) {
    if (site->has_line &&
        !vl_excerpt_append(host->own, site->number, (vl_text){site->line.bytes, site->line.size}, site->mark, out)) return false;
    if (!site->complaint.verb.size) return !site->has_line || append_colon(host, site, out);
    if (!append_expected(host, site, out)) return false;
    const char *help = advice(site);
    if (help && !vl_host_append_print(host, out, "\n  %s", help)) return false;
    if (vl_text_equal(site->complaint.type, vl_text_of("string"))) return append_string(host, site, out);
    return !site->has_line || append_fields(host, site, out);
}
