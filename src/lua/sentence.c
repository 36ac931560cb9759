#include "lua/count.h"
#include "lua/iterate.h"
#include "lua/library.h"
#include "lua/object.h"
#include "lua/show.h"

enum { TEXT_COLUMNS = 60 };

/* From its first token to the end of its last one. */
static vl_text text_of(const vl_lua_part *part, const vl_corpus *corpus) {
    vl_range tokens = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, (vl_range){part->number, part->number + 1});
    if (tokens.first >= tokens.end) return (vl_text){"", 0};
    vl_token first = vl_corpus_token(corpus, VL_UNIT_SYLLABLE, tokens.first);
    vl_token last = vl_corpus_token(corpus, VL_UNIT_SYLLABLE, tokens.end - 1);
    return (vl_text){part->document->text.data + first.offset, (size_t)(last.offset + last.size - first.offset)};
}

static uint64_t index_of(const vl_lua_part *part) {
    return part->number - part->document->sentences.first + 1;
}

static int get_index(lua_State *L) {
    vl_corpus *corpus;
    lua_pushinteger(L, (lua_Integer)index_of(vl_lua_self(L, &corpus)));
    return 1;
}

static int get_text(lua_State *L) {
    vl_corpus *corpus;
    const vl_lua_part *part = vl_lua_self(L, &corpus);
    return vl_lua_push_text(L, text_of(part, corpus));
}

static int get_paragraph(lua_State *L) {
    vl_corpus *corpus;
    const vl_lua_part *part = vl_lua_self(L, &corpus);
    return vl_lua_push_sibling(L, &vl_lua_paragraph_class, VL_UNIT_WORD, vl_corpus_paragraph_of(corpus, part->number));
}

static int get_document(lua_State *L) {
    vl_corpus *corpus;
    vl_lua_self(L, &corpus);
    return vl_lua_push_sibling(L, &vl_lua_document_class, VL_UNIT_WORD, 0);
}

static int sentence_tostring(lua_State *L) {
    vl_corpus *corpus;
    const vl_lua_part *part = vl_lua_self(L, &corpus);
    lua_pushfstring(L, "Sentence %I of \"", (LUAI_UACINT)index_of(part));
    vl_lua_push_excerpt(L, part->document->id, TEXT_COLUMNS);
    lua_pushliteral(L, "\": ");
    vl_lua_push_excerpt(L, text_of(part, corpus), TEXT_COLUMNS);
    lua_concat(L, 4);
    return 1;
}

static int sentence_equal(lua_State *L) {
    return vl_lua_equal_parts(L, &vl_lua_sentence_class);
}

static const vl_lua_field fields[] = {
    {"index", "integer", "Its place among the sentences of the document", get_index},
    {"text", "string", "The text, from its first token to its last", get_text},
    {"paragraph", "Paragraph", "The paragraph it belongs to", get_paragraph},
    {"document", "Document", "The document it belongs to", get_document},
    {0},
};

static const vl_lua_function methods[] = {
    {"Sentence:tokens", vl_lua_tokens, NULL, vl_lua_tokens_options, "fun(): Token", "Iterates over the tokens as objects", NULL,
     NULL, "for token in sentence:tokens{unit=\"syllable\"} do print(token.text, token.kind) end"},
    {"Sentence:words", vl_lua_words, NULL, vl_lua_words_options, "fun(): string, integer",
     "Iterates over the words as strings, with each one's index in the document", NULL, NULL,
     "for word in sentence:words() do print(word) end"},
    {"Sentence:frequencies", vl_lua_frequencies, NULL, vl_lua_frequencies_options, "Frequencies",
     "Counts the terms of the sentence", NULL, NULL, "print(sentence:frequencies().total)"},
    {"Sentence:count", vl_lua_count, vl_lua_count_parameters, vl_lua_count_options, "integer count, integer documents",
     VL_LUA_COUNT_TEXT, NULL, NULL, "print(sentence:count(\"cải cách hành chính\"))"},
    {0},
};

static const luaL_Reg events[] = {
    {"__len", vl_lua_length},
    {"__tostring", sentence_tostring},
    {"__eq", sentence_equal},
    {NULL, NULL},
};

const vl_lua_class vl_lua_sentence_class = {
    .name = "Sentence",
    .text = "One sentence of a document; its length is the number of its tokens",
    .functions = methods,
    .fields = fields,
    .events = events,
};
