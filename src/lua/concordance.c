#include "lua/concordance.h"

#include <math.h>
#include <string.h>

#include "lua/counted.h"
#include "lua/library.h"
#include "lua/object.h"
#include "lua/pattern.h"
#include "lua/table.h"

/* The option `within`. */
static vl_concordance_within option_within(lua_State *L, int index) {
    const char *name = vl_lua_option_string(L, index, "within", "sentence");
    if (strcmp(name, "sentence") == 0) return VL_CONCORDANCE_SENTENCE;
    return strcmp(name, "paragraph") == 0 ? VL_CONCORDANCE_PARAGRAPH : VL_CONCORDANCE_DOCUMENT;
}

/* Reads the option `sort`, and pushes what it comes from. */
static size_t push_sort(lua_State *L, int index, vl_concordance_key keys[VL_CONCORDANCE_KEYS]) {
    size_t count;
    const vl_text *names = vl_lua_push_option_texts(L, index, "sort", &count);
    if (count > VL_CONCORDANCE_KEYS) {
        vl_lua_argument_error(L, "sort", "at most %d keys expected, got %I", VL_CONCORDANCE_KEYS, (lua_Integer)count);
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        if (vl_concordance_key_find(names[i], &keys[i])) continue;
        lua_pushlstring(L, names[i].data, names[i].size < 100 ? names[i].size : 100);
        vl_lua_argument_error(L, "sort", "left1 to left9, right1 to right9, match, document or position expected, got '%s'",
                              lua_tostring(L, -1));
    }
    return count;
}

/* The option `gap`, where a number below 0 cannot be. */
static uint64_t option_gap(lua_State *L, int index) {
    lua_Integer gap = vl_lua_option_integer(L, index, "gap", -1);
    return gap < 0 ? UINT64_MAX : (uint64_t)gap;
}

int vl_lua_concordance(lua_State *L) {
    const vl_pattern_options read = {vl_lua_option_form(L, 3), vl_lua_option_unit(L, 3), option_gap(L, 3),
                                     vl_lua_option_boolean(L, 3, "literal", false), vl_lua_option_boolean(L, 3, "whole", false)};
    vl_concordance_key keys[VL_CONCORDANCE_KEYS];
    vl_concordance_options options = {
        .unit = read.unit,
        .context = (uint64_t)vl_lua_option_integer(L, 3, "context", 8),
        .within = option_within(L, 3),
        .sort = keys,
        .sort_count = push_sort(L, 3, keys),
        .limit = (uint64_t)vl_lua_option_integer(L, 3, "limit", 0),
    };
    const vl_pattern *pattern = vl_lua_push_pattern(L, 2, &read);
    vl_lua_scope scope = vl_lua_push_scope(L);
    uint64_t before = vl_context_memory_used(vl_corpus_context(scope.corpus)), found;
    vl_lua_table *object = vl_lua_new_table(L);
    vl_error error;
    if (vl_concordance_make(scope.corpus, &scope.sentences, pattern, &options, &object->table, &found, &error))
        return vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    lua_pushinteger(L, (lua_Integer)found);
    return 2;
}

const vl_lua_parameter vl_lua_concordance_parameters[] = {
    {"pattern", "string", NULL, "words, with * in them for any letters, | between alternatives, and … for a gap", 0, 0},
    {0},
};

const vl_lua_parameter vl_lua_concordance_options[] = {
    {"context", "integer", "8", "tokens of the unit on each side; punctuation is shown and does not count", 0, 1e6},
    {"within", "\"token\"|\"sentence\"|\"paragraph\"", "\"sentence\"",
     "where contexts end: token: with the document; a match never leaves its sentence", 0, 0},
    {"sort", "string[]", "nil", "left1 to left9, right1 to right9 (tokens from the match on), match, document, position", 0, 0},
    {"form", VL_LUA_FORM, "\"fold\"", "as written, folded, or without diacritics", 0, 0},
    {"unit", VL_LUA_UNIT, "\"word\"", "what a * is part of, what `whole` asks for, and what contexts, gaps and positions count", 0, 0},
    {"gap", "integer", "nil", "tokens that a gap stands for at most; all of the sentence if left out", 0, INFINITY},
    {"limit", "integer", "0", "rows, after sorting; 0: all", 0, INFINITY},
    {"literal", "boolean", "false", "nothing but a phrase: * | … and \\ stand for themselves", 0, 0},
    {"whole", "boolean", "false", "only matches that begin and end where words of the unit do, not those inside longer words", 0, 0},
    {0},
};

const vl_lua_function vl_lua_concordance_method = {
    .name = "Corpus:concordance",
    .call = vl_lua_concordance,
    .parameters = vl_lua_concordance_parameters,
    .options = vl_lua_concordance_options,
    .results = VL_LUA_CONCORDANCE_RESULTS,
    .text = VL_LUA_CONCORDANCE_TEXT,
    .example = "print(corpus:concordance(\"cải cách hành*\", {sort={\"right1\"}}))",
};
