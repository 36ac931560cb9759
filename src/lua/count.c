#include "lua/count.h"

#include "lua/library.h"
#include "lua/object.h"
#include "lua/pattern.h"

const vl_lua_parameter vl_lua_frequencies_options[] = {
    {"unit", VL_LUA_UNIT, "\"word\"", "which layer of tokens", 0, 0},
    {"form", VL_LUA_FORM, "\"fold\"", "as written, folded, or without diacritics", 0, 0},
    {"n", "integer", "1", "tokens of a term, neighbours in one sentence; for n > 1 the syllables of a word are joined by _", 1, 16},
    {"kinds", VL_LUA_KINDS, "\"word\"", "kinds of tokens to count, one or an array; no term crosses another", 0, 0},
    {0},
};

int vl_lua_frequencies(lua_State *L) {
    vl_frequencies_options options = {
        .unit = vl_lua_option_unit(L, 2),
        .form = vl_lua_option_form(L, 2),
        .n = (uint32_t)vl_lua_option_integer(L, 2, "n", 1),
        .kinds = vl_lua_option_kinds(L, 2, VL_KINDS_WORD),
    };
    vl_lua_scope scope = vl_lua_push_scope(L);
    uint64_t before = vl_context_memory_used(vl_corpus_context(scope.corpus));
    vl_lua_frequencies_object *object = vl_lua_new_frequencies(L);
    vl_error error;
    if (vl_frequencies_count(scope.corpus, &scope.sentences, &options, &object->frequencies, &error))
        return vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return 1;
}

const vl_lua_parameter vl_lua_count_parameters[] = {
    {"phrase", "string", NULL, "one or more syllables, words or marks; a _ within a word is a blank, too", 0, 0},
    {0},
};

const vl_lua_parameter vl_lua_count_options[] = {
    {"form", VL_LUA_FORM, "\"fold\"", "as written, folded, or without diacritics", 0, 0},
    {"whole", "boolean", "false", "only where it begins and ends where words do, not inside longer words", 0, 0},
    {0},
};

int vl_lua_count(lua_State *L) {
    vl_pattern_options options = VL_PATTERN_OPTIONS;
    options.form = vl_lua_option_form(L, 3);
    options.literal = true;
    options.whole = vl_lua_option_boolean(L, 3, "whole", false);
    const vl_pattern *pattern = vl_lua_push_pattern(L, 2, &options);
    vl_lua_scope scope = vl_lua_push_scope(L);
    vl_match_count found;
    vl_error error;
    if (vl_matches_number(scope.corpus, &scope.sentences, pattern, &found, &error)) return vl_lua_raise(L, &error);
    lua_pushinteger(L, (lua_Integer)found.count);
    lua_pushinteger(L, (lua_Integer)found.documents);
    return 2;
}
