#include "lua/syllables.h"

#include "lua/define.h"
#include "lua/library.h"
#include "lua/owner.h"
#include "vanlua/language.h"

/* What it takes to get from a text to its syllables: a corpus of one document. */
typedef struct text_corpus {
    vl_source_reader *reader;
    vl_corpus_builder *builder;
    vl_corpus *corpus;
} text_corpus;

static void release_text_corpus(vl_context *context, void *content) {
    (void)context;
    text_corpus *held = content;
    vl_corpus_free(held->corpus);
    vl_corpus_builder_free(held->builder);
    vl_source_reader_free(held->reader);
}

static vl_status build_corpus(vl_context *context, vl_text text, vl_text language, text_corpus *out, vl_error *error) {
    vl_source given = {.id = vl_text_of("text"), .language = language};
    const vl_source *source;
    vl_status status = vl_source_reader_create(context, &out->reader, error);
    if (!status) status = vl_source_reader_read(out->reader, text, &given, NULL, &source, error);
    if (!status) status = vl_corpus_builder_create(context, NULL, &out->builder, error);
    if (!status) status = vl_corpus_builder_add(out->builder, source, error);
    if (!status) status = vl_corpus_builder_finish(out->builder, &out->corpus, error);
    return status;
}

static void push_syllables(lua_State *L, const vl_corpus *corpus) {
    const vl_document *document = vl_corpus_document(corpus, 0);
    vl_range tokens = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, document->sentences);
    lua_Integer count = 0;
    lua_newtable(L);
    for (uint64_t i = tokens.first; i < tokens.end; i++) {
        vl_token token = vl_corpus_token(corpus, VL_UNIT_SYLLABLE, i);
        if (vl_corpus_type_kind(corpus, VL_UNIT_SYLLABLE, token.type) != VL_KIND_WORD) continue;
        lua_pushlstring(L, document->text.data + token.offset, token.size);
        lua_rawseti(L, -2, ++count);
    }
}

int vl_lua_text_syllables(lua_State *L) {
    vl_text text, language = {NULL, 0};
    text.data = luaL_checklstring(L, 1, &text.size);
    if (!lua_isnoneornil(L, 2)) {
        language.data = luaL_checklstring(L, 2, &language.size);
        if (!vl_language_find(language)) {
            return vl_lua_argument_error(L, "language", "BCP 47 tag expected, got \"%s\"", language.data);
        }
    }
    text_corpus *held = vl_lua_new_owner(L, sizeof *held, release_text_corpus);
    vl_error error;
    if (build_corpus(vl_lua_context(L), text, language, held, &error)) return vl_lua_raise(L, &error);
    push_syllables(L, held->corpus);
    return 1;
}
