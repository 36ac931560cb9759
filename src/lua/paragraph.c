#include "lua/count.h"
#include "lua/iterate.h"
#include "lua/library.h"
#include "lua/object.h"
#include "lua/show.h"

enum { TEXT_COLUMNS = 60 };

static vl_text text_of(const vl_lua_part *part, const vl_corpus *corpus) {
    vl_paragraph paragraph = vl_corpus_paragraph(corpus, part->number);
    return (vl_text){part->document->text.data + paragraph.offset, (size_t)paragraph.size};
}

static uint64_t index_of(const vl_lua_part *part) {
    return part->number - part->document->paragraphs.first + 1;
}

static int get_index(lua_State *L) {
    vl_corpus *corpus;
    lua_pushinteger(L, (lua_Integer)index_of(vl_lua_self(L, &corpus)));
    return 1;
}

static int get_line(lua_State *L) {
    vl_corpus *corpus;
    const vl_lua_part *part = vl_lua_self(L, &corpus);
    lua_pushinteger(L, (lua_Integer)vl_corpus_paragraph(corpus, part->number).line);
    return 1;
}

static int get_text(lua_State *L) {
    vl_corpus *corpus;
    const vl_lua_part *part = vl_lua_self(L, &corpus);
    return vl_lua_push_text(L, text_of(part, corpus));
}

static int get_kind(lua_State *L) {
    vl_corpus *corpus;
    const vl_lua_part *part = vl_lua_self(L, &corpus);
    lua_pushstring(L, vl_paragraph_kind_name(vl_corpus_paragraph(corpus, part->number).kind));
    return 1;
}

static int get_document(lua_State *L) {
    vl_corpus *corpus;
    vl_lua_self(L, &corpus);
    return vl_lua_push_sibling(L, &vl_lua_document_class, VL_UNIT_WORD, 0);
}

static int paragraph_tostring(lua_State *L) {
    vl_corpus *corpus;
    const vl_lua_part *part = vl_lua_self(L, &corpus);
    lua_pushfstring(L, "Paragraph %I of \"", (LUAI_UACINT)index_of(part));
    vl_lua_push_excerpt(L, part->document->id, TEXT_COLUMNS);
    lua_pushfstring(L, "\" (%s): ", vl_paragraph_kind_name(vl_corpus_paragraph(corpus, part->number).kind));
    vl_lua_push_excerpt(L, text_of(part, corpus), TEXT_COLUMNS);
    lua_concat(L, 4);
    return 1;
}

static int paragraph_equal(lua_State *L) {
    return vl_lua_equal_parts(L, &vl_lua_paragraph_class);
}

static const vl_lua_field fields[] = {
    {"index", "integer", "Its place among the paragraphs of the document", get_index},
    {"line", "integer", "The line of the source on which it begins", get_line},
    {"text", "string", "The text, without white space around it", get_text},
    {"kind", "string", "title, dateline, byline, caption, heading, body or furniture", get_kind},
    {"document", "Document", "The document it belongs to", get_document},
    {0},
};

static const vl_lua_function methods[] = {
    {"Paragraph:sentences", vl_lua_sentences, NULL, NULL, "fun(): Sentence", "Iterates over the sentences", NULL, NULL,
     "for sentence in paragraph:sentences() do print(sentence.text) end"},
    {"Paragraph:tokens", vl_lua_tokens, NULL, vl_lua_tokens_options, "fun(): Token", "Iterates over the tokens as objects",
     NULL, NULL, "for token in paragraph:tokens() do print(token.text) end"},
    {"Paragraph:words", vl_lua_words, NULL, vl_lua_words_options, "fun(): string, integer",
     "Iterates over the words as strings, with each one's index in the document", NULL, NULL,
     "for word in paragraph:words{form=\"exact\"} do print(word) end"},
    {"Paragraph:frequencies", vl_lua_frequencies, NULL, vl_lua_frequencies_options, "Frequencies",
     "Counts the terms of the paragraph", NULL, NULL, "print(paragraph:frequencies():top(5))"},
    {"Paragraph:count", vl_lua_count, vl_lua_count_parameters, vl_lua_count_options, "integer count, integer documents",
     VL_LUA_COUNT_TEXT, NULL, NULL, "print(paragraph:count(\"cải cách hành chính\"))"},
    {0},
};

static const luaL_Reg events[] = {
    {"__len", vl_lua_length},
    {"__tostring", paragraph_tostring},
    {"__eq", paragraph_equal},
    {NULL, NULL},
};

const vl_lua_class vl_lua_paragraph_class = {
    .name = "Paragraph",
    .text = "One paragraph of a document; its length is the number of its tokens",
    .functions = methods,
    .fields = fields,
    .events = events,
};
