#include <math.h>
#include <string.h>

#include "lua/library.h"
#include "lua/object.h"
#include "lua/subcorpus.h"
#include "lua/table.h"

static vl_reuse_within read_within(lua_State *L) {
    const char *name = vl_lua_option_string(L, 2, "within", "both");
    if (strcmp(name, "document") == 0) return VL_REUSE_DOCUMENT;
    return strcmp(name, "across") == 0 ? VL_REUSE_ACROSS : VL_REUSE_BOTH;
}

static int corpus_reuse(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    uint64_t before = vl_context_memory_used(vl_corpus_context(corpus));
    vl_reuse_options options = {.min = (uint64_t)vl_lua_option_integer(L, 2, "min", 8),
                                .n = (uint64_t)vl_lua_option_integer(L, 2, "n", 8),
                                .near = vl_lua_option_boolean(L, 2, "near", true),
                                .within = read_within(L),
                                .unit = vl_lua_option_unit(L, 2),
                                .form = vl_lua_option_form(L, 2),
                                .kinds = vl_lua_option_kinds(L, 2, VL_KINDS_WORD)};
    vl_lua_make_room(L);
    vl_lua_table *object = vl_lua_new_table(L);
    vl_error error;
    if (vl_reuse_find(corpus, &options, &object->table, &error)) return vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return 1;
}

static const vl_lua_parameter reuse_options[] = {
    {"n", "integer", "8", "equal syllables in a row that a passage needs; where min is less, or without near, that", 1, INFINITY},
    {"min", "integer", "8", "tokens of the unit in the shortest passage", 1, INFINITY},
    {"near", "boolean", "true", "join what a few other syllables interrupt", 0, 0},
    {"within", "\"both\"|\"document\"|\"across\"", "\"both\"", "earlier anywhere, in the same document, or in another one", 0, 0},
    {"unit", VL_LUA_UNIT, "\"word\"", "what is counted", 0, 0},
    {"form", VL_LUA_FORM, "\"fold\"", "compared as written, folded, or without diacritics", 0, 0},
    {"kinds", VL_LUA_KINDS, "\"word\"", "kinds of tokens to compare, one or an array", 0, 0},
    {0},
};

const vl_lua_function vl_lua_reuse_method = {
    .name = "Corpus:reuse",
    .call = corpus_reuse,
    .options = reuse_options,
    .results = "Table",
    .text = "Passages that occurred earlier: document, paragraph, other_document, other_paragraph, words, share, text, identical, "
            "line, other_line; a row for each paragraph of a passage, whole or at least min tokens of it",
    .formula =
        "a passage is a run of equal syllables, together at least `min` tokens, as long as it goes on; near: gaps of at most n / 2 "
        "syllables (and 16) on either side are bridged where n / 2 equal ones (rounded up) follow and 80 % of the longer side "
        "are equal; a token belongs to the longest passage, then the first; share = words / words of the document; identical = "
        "equal syllables / syllables of the longer side",
    .source = "fingerprints: Schleimer, Wilkerson & Aiken 2003, all of them kept",
    .example = "print(corpus:reuse{within=\"document\"})",
};
