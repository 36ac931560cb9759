#include "lua/library.h"
#include "lua/object.h"
#include "lua/show.h"

enum { TEXT_COLUMNS = 60 };

/* The token object at index 1: its part, its corpus and its place in the text. */
static vl_token self(lua_State *L, const vl_lua_part **part, vl_corpus **corpus) {
    *part = vl_lua_self(L, corpus);
    return vl_corpus_token(*corpus, (*part)->unit, (*part)->number);
}

static vl_text text_of(const vl_lua_part *part, vl_token token) {
    return (vl_text){part->document->text.data + token.offset, token.size};
}

static int get_text(lua_State *L) {
    const vl_lua_part *part;
    vl_corpus *corpus;
    vl_token token = self(L, &part, &corpus);
    return vl_lua_push_text(L, text_of(part, token));
}

static int push_key(lua_State *L, vl_form form) {
    const vl_lua_part *part;
    vl_corpus *corpus;
    vl_token token = self(L, &part, &corpus);
    vl_error error;
    if (vl_corpus_prepare(corpus, part->unit, form, &error)) return vl_lua_raise(L, &error);
    return vl_lua_push_text(
        L, vl_corpus_key_text(corpus, part->unit, form, vl_corpus_key_of(corpus, part->unit, form, token.type)));
}

static int get_fold(lua_State *L) {
    return push_key(L, VL_FORM_FOLD);
}

static int get_bare(lua_State *L) {
    return push_key(L, VL_FORM_BARE);
}

static int get_kind(lua_State *L) {
    const vl_lua_part *part;
    vl_corpus *corpus;
    vl_token token = self(L, &part, &corpus);
    lua_pushstring(L, vl_kind_name(vl_corpus_type_kind(corpus, part->unit, token.type)));
    return 1;
}

static int get_unit(lua_State *L) {
    const vl_lua_part *part = lua_touserdata(L, 1);
    lua_pushstring(L, vl_lua_unit_name(part->unit));
    return 1;
}

static int get_index(lua_State *L) {
    vl_corpus *corpus;
    const vl_lua_part *part = vl_lua_self(L, &corpus);
    lua_pushinteger(L, (lua_Integer)(part->number - vl_lua_document_tokens(corpus, part->document, part->unit).first + 1));
    return 1;
}

static int get_first(lua_State *L) {
    const vl_lua_part *part;
    vl_corpus *corpus;
    lua_pushinteger(L, (lua_Integer)self(L, &part, &corpus).offset + 1);
    return 1;
}

static int get_last(lua_State *L) {
    const vl_lua_part *part;
    vl_corpus *corpus;
    vl_token token = self(L, &part, &corpus);
    lua_pushinteger(L, (lua_Integer)(token.offset + token.size));
    return 1;
}

/* The syllables that begin within the token, a word of the word layer. */
static vl_range find_syllables(const vl_corpus *corpus, vl_token word, uint64_t sentence) {
    vl_range inside = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, (vl_range){sentence, sentence + 1});
    uint64_t low = inside.first, high = inside.end;
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        if (vl_corpus_token(corpus, VL_UNIT_SYLLABLE, middle).offset < word.offset) low = middle + 1;
        else high = middle;
    }
    uint64_t end = low;
    while (end < inside.end && vl_corpus_token(corpus, VL_UNIT_SYLLABLE, end).offset < word.offset + word.size) end++;
    return (vl_range){low, end};
}

static int get_syllables(lua_State *L) {
    const vl_lua_part *part;
    vl_corpus *corpus;
    vl_token token = self(L, &part, &corpus);
    vl_range syllables = {0, 1};
    if (part->unit == VL_UNIT_WORD && vl_corpus_type_kind(corpus, part->unit, token.type) == VL_KIND_WORD)
        syllables = find_syllables(corpus, token, vl_corpus_sentence_of(corpus, part->unit, part->number));
    lua_newtable(L);
    if (syllables.end - syllables.first <= 1) {
        vl_lua_push_text(L, text_of(part, token));
        lua_rawseti(L, -2, 1);
        return 1;
    }
    for (uint64_t i = syllables.first; i < syllables.end; i++) {
        vl_lua_push_text(L, text_of(part, vl_corpus_token(corpus, VL_UNIT_SYLLABLE, i)));
        lua_rawseti(L, -2, (lua_Integer)(i - syllables.first + 1));
    }
    return 1;
}

static int get_sentence(lua_State *L) {
    vl_corpus *corpus;
    const vl_lua_part *part = vl_lua_self(L, &corpus);
    return vl_lua_push_sibling(L, &vl_lua_sentence_class, VL_UNIT_WORD,
                               vl_corpus_sentence_of(corpus, part->unit, part->number));
}

static int get_paragraph(lua_State *L) {
    vl_corpus *corpus;
    const vl_lua_part *part = vl_lua_self(L, &corpus);
    uint64_t sentence = vl_corpus_sentence_of(corpus, part->unit, part->number);
    return vl_lua_push_sibling(L, &vl_lua_paragraph_class, VL_UNIT_WORD, vl_corpus_paragraph_of(corpus, sentence));
}

static int get_document(lua_State *L) {
    vl_corpus *corpus;
    vl_lua_self(L, &corpus);
    return vl_lua_push_sibling(L, &vl_lua_document_class, VL_UNIT_WORD, 0);
}

/* The first token at or behind `token` in the document that belongs to the (sub)corpus. */
static int get_next(lua_State *L) {
    vl_corpus *corpus;
    const vl_lua_part *part = vl_lua_self(L, &corpus);
    uint64_t next = part->number + 1;
    if (next >= vl_lua_document_tokens(corpus, part->document, part->unit).end) return lua_pushnil(L), 1;
    vl_range rest = {vl_corpus_sentence_of(corpus, part->unit, next), part->document->sentences.end};
    for (vl_range run; vl_corpus_next_run(corpus, &rest, &run);) {
        vl_range tokens = vl_corpus_tokens(corpus, part->unit, run);
        if (tokens.first < next) tokens.first = next;
        if (tokens.first < tokens.end) return vl_lua_push_sibling(L, &vl_lua_token_class, part->unit, tokens.first);
    }
    lua_pushnil(L);
    return 1;
}

static int get_previous(lua_State *L) {
    vl_corpus *corpus;
    const vl_lua_part *part = vl_lua_self(L, &corpus);
    uint64_t first = vl_lua_document_tokens(corpus, part->document, part->unit).first, number = part->number;
    while (number > first) {
        uint64_t sentence = vl_corpus_sentence_of(corpus, part->unit, number - 1);
        if (vl_corpus_selected(corpus, sentence)) return vl_lua_push_sibling(L, &vl_lua_token_class, part->unit, number - 1);
        number = vl_corpus_tokens(corpus, part->unit, (vl_range){sentence, sentence + 1}).first;
    }
    lua_pushnil(L);
    return 1;
}

static int token_tostring(lua_State *L) {
    const vl_lua_part *part;
    vl_corpus *corpus;
    vl_token token = self(L, &part, &corpus);
    lua_pushliteral(L, "Token \"");
    vl_lua_push_excerpt(L, text_of(part, token), TEXT_COLUMNS);
    lua_pushfstring(L, "\" (%s)", vl_kind_name(vl_corpus_type_kind(corpus, part->unit, token.type)));
    lua_concat(L, 3);
    return 1;
}

static int token_equal(lua_State *L) {
    return vl_lua_equal_parts(L, &vl_lua_token_class);
}

static const vl_lua_field fields[] = {
    {"text", "string", "As it stands in the text", get_text},
    {"fold", "string", "Folded: lower case, the tone mark in its traditional place", get_fold},
    {"bare", "string", "Folded, and without diacritics", get_bare},
    {"kind", "string", "word, number, code, url, email, symbol or punctuation", get_kind},
    {"unit", "string", "The layer it was taken from, word or syllable", get_unit},
    {"index", "integer", "Its place among the document's tokens of the unit", get_index},
    {"first", "integer", "The first of its bytes in the document's text", get_first},
    {"last", "integer", "The last of its bytes in the document's text", get_last},
    {"syllables", "string[]", "The syllables of a Vietnamese word as written; of anything else, its text", get_syllables},
    {"sentence", "Sentence", "The sentence it belongs to", get_sentence},
    {"paragraph", "Paragraph", "The paragraph it belongs to", get_paragraph},
    {"document", "Document", "The document it belongs to", get_document},
    {"next", "Token|nil", "The next token of the unit; nil at the document's end", get_next},
    {"previous", "Token|nil", "The previous token of the unit; nil at the document's beginning", get_previous},
    {0},
};

static const luaL_Reg events[] = {
    {"__tostring", token_tostring},
    {"__eq", token_equal},
    {NULL, NULL},
};

const vl_lua_class vl_lua_token_class = {
    .name = "Token",
    .text = "One word, number, mark … of a document",
    .fields = fields,
    .events = events,
};
