#include "lua/text_words.h"

#include "lua/lexicon.h"
#include "lua/library.h"
#include "lua/object.h"
#include "lua/owner.h"
#include "vanlua/language.h"

static void release_corpus(vl_context *context, void *content) {
    (void)context;
    vl_corpus_free(*(vl_corpus **)content);
}

/* Pushes the tokens of kind word. */
static void push_tokens(lua_State *L, const vl_corpus *corpus, vl_unit unit) {
    vl_lua_divide(L, corpus, unit);
    vl_range tokens = vl_corpus_tokens(corpus, unit, vl_corpus_document(corpus, 0)->sentences);
    lua_Integer count = 0;
    lua_newtable(L);
    for (uint64_t i = tokens.first; i < tokens.end; i++) {
        uint32_t type = vl_corpus_type_of(corpus, unit, i);
        if (vl_corpus_type_kind(corpus, unit, type) != VL_KIND_WORD) continue;
        vl_text text = vl_corpus_type_text(corpus, unit, type);
        lua_pushlstring(L, text.data, text.size);
        lua_rawseti(L, -2, ++count);
    }
}

/* Pushes the tokens of the string at index 1. `language` NULL: it is detected. */
static int push_tokens_of(lua_State *L, vl_unit unit, const vl_corpus_options *options) {
    if (options->language && !vl_language_find(vl_text_of(options->language))) {
        return vl_lua_argument_error(L, "language", "BCP 47 tag expected, got \"%s\"", options->language);
    }
    vl_text text;
    text.data = luaL_checklstring(L, 1, &text.size);
    vl_corpus **held = vl_lua_new_owner(L, sizeof *held, release_corpus);
    vl_error error;
    if (vl_corpus_of_text(vl_lua_context(L), text, options, held, &error)) return vl_lua_raise(L, &error);
    push_tokens(L, *held, unit);
    return 1;
}

int vl_lua_text_syllables(lua_State *L) {
    vl_corpus_options options = {.language = luaL_optstring(L, 2, NULL)};
    return push_tokens_of(L, VL_UNIT_SYLLABLE, &options);
}

int vl_lua_text_words(lua_State *L) {
    vl_corpus_options options = {.language = vl_lua_option_string(L, 2, "language", NULL)};
    options.lexicon = vl_lua_push_lexicon(L, 2);
    return push_tokens_of(L, VL_UNIT_WORD, &options);
}

const vl_lua_parameter vl_lua_text_words_options[] = {
    {"language", "string", "nil", "its language, as a BCP 47 tag; left out: detected, as that of a document is", 0, 0},
    VL_LUA_LEXICON_OPTION,
    {0},
};
