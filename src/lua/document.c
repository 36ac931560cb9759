#include "lua/concordance.h"
#include "lua/count.h"
#include "lua/iterate.h"
#include "lua/library.h"
#include "lua/object.h"
#include "lua/show.h"

enum { TITLE_COLUMNS = 60 };

static const vl_document *self(lua_State *L) {
    vl_corpus *corpus;
    return vl_lua_self(L, &corpus)->document;
}

static int get_id(lua_State *L) {
    return vl_lua_push_text(L, self(L)->id);
}

static int get_title(lua_State *L) {
    return vl_lua_push_text(L, self(L)->title);
}

static int get_date(lua_State *L) {
    return vl_lua_push_text(L, self(L)->date);
}

static int get_source(lua_State *L) {
    return vl_lua_push_text(L, self(L)->source);
}

static int get_path(lua_State *L) {
    return vl_lua_push_text(L, self(L)->path);
}

static int get_language(lua_State *L) {
    return vl_lua_push_text(L, self(L)->language);
}

static int get_text(lua_State *L) {
    vl_text text = self(L)->text;
    lua_pushlstring(L, text.data ? text.data : "", text.size);
    return 1;
}

static int get_metadata(lua_State *L) {
    const vl_document *document = self(L);
    lua_newtable(L);
    for (size_t i = 0; i < document->field_count; i++) {
        vl_text name = document->fields[i].name, value = document->fields[i].value;
        lua_pushlstring(L, name.data, name.size);
        lua_pushlstring(L, value.data ? value.data : "", value.size);
        lua_rawset(L, -3);
    }
    return 1;
}

void vl_lua_push_document(lua_State *L, int index, uint64_t position) {
    const vl_document *document = vl_corpus_document(vl_lua_corpus_at(L, index), position);
    vl_lua_push_part(L, index, &vl_lua_document_class, (vl_lua_part){lua_touserdata(L, index), document, 0, VL_UNIT_WORD});
}

/* Counts the syllables, which takes no segmentation. */
static uint64_t count_syllables(const vl_corpus *corpus, const vl_document *document) {
    uint64_t count = 0;
    vl_range rest = document->sentences;
    for (vl_range run; vl_corpus_next_run(corpus, &rest, &run);) {
        vl_range tokens = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, run);
        for (uint64_t i = tokens.first; i < tokens.end; i++) {
            uint32_t type = vl_corpus_type_of(corpus, VL_UNIT_SYLLABLE, i);
            if (vl_corpus_type_kind(corpus, VL_UNIT_SYLLABLE, type) == VL_KIND_WORD) count++;
        }
    }
    return count;
}

static int document_tostring(lua_State *L) {
    vl_corpus *corpus;
    const vl_document *document = vl_lua_self(L, &corpus)->document;
    lua_pushliteral(L, "Document \"");
    vl_lua_push_excerpt(L, document->id, TITLE_COLUMNS);
    lua_pushliteral(L, "\" · ");
    vl_lua_push_counted(L, count_syllables(corpus, document), "syllable", "syllables");
    lua_pushliteral(L, " · ");
    vl_lua_push_counted(L, document->paragraphs.end - document->paragraphs.first, "paragraph", "paragraphs");
    lua_pushstring(L, document->title.data ? " · " : "");
    vl_lua_push_excerpt(L, document->title, TITLE_COLUMNS);
    lua_concat(L, 8);
    return 1;
}

static int document_equal(lua_State *L) {
    return vl_lua_equal_parts(L, &vl_lua_document_class);
}

static const vl_lua_field fields[] = {
    {"id", "string", "What names the document in its corpus: the file name without extension", get_id},
    {"title", "string|nil", "The title, where one is known", get_title},
    {"date", "string|nil", "The date in ISO 8601, where one is known", get_date},
    {"source", "string|nil", "Who published it, where that is known", get_source},
    {"path", "string|nil", "The file it was read from", get_path},
    {"language", "string", "The tag of its language, \"vi\" or \"und\" where it was detected", get_language},
    {"text", "string", "The text: UTF-8 in normal form NFC, lines ended by a line feed", get_text},
    {"metadata", "table", "What else is known, strings by name", get_metadata},
    {0},
};

static const vl_lua_function methods[] = {
    {"Document:paragraphs", vl_lua_paragraphs, NULL, NULL, "fun(): Paragraph", "Iterates over the paragraphs", NULL, NULL,
     "for paragraph in document:paragraphs() do print(paragraph.line, paragraph.kind) end"},
    {"Document:sentences", vl_lua_sentences, NULL, NULL, "fun(): Sentence", "Iterates over the sentences", NULL, NULL,
     "for sentence in document:sentences() do print(sentence.text) end"},
    {"Document:tokens", vl_lua_tokens, NULL, vl_lua_tokens_options, "fun(): Token", "Iterates over the tokens as objects", NULL,
     NULL, "for token in document:tokens{kinds=\"number\"} do print(token.text) end"},
    {"Document:words", vl_lua_words, NULL, vl_lua_words_options, "fun(): string, integer",
     "Iterates over the words as strings, with each one's index in the document; the fast loop", NULL, NULL,
     "for word, index in document:words() do print(index, word) end"},
    {"Document:frequencies", vl_lua_frequencies, NULL, vl_lua_frequencies_options, "Frequencies",
     "Counts the terms of the document", NULL, NULL, "print(document:frequencies():top(10))"},
    {"Document:count", vl_lua_count, vl_lua_count_parameters, vl_lua_count_options, "integer count, integer documents",
     VL_LUA_COUNT_TEXT, NULL, NULL, "print(document:count(\"cải cách hành chính\"))"},
    {"Document:concordance", vl_lua_concordance, vl_lua_concordance_parameters, vl_lua_concordance_options,
     VL_LUA_CONCORDANCE_RESULTS, VL_LUA_CONCORDANCE_TEXT, NULL, NULL, "print(document:concordance(\"cải cách\"))"},
    {0},
};

static const luaL_Reg events[] = {
    {"__len", vl_lua_length},
    {"__tostring", document_tostring},
    {"__eq", document_equal},
    {NULL, NULL},
};

const vl_lua_class vl_lua_document_class = {
    .name = "Document",
    .text = "One text with what is known of it; its length is the number of its tokens",
    .functions = methods,
    .fields = fields,
    .events = events,
};
