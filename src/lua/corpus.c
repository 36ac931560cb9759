#include <string.h>

#include "lua/concordance.h"
#include "lua/association_options.h"
#include "lua/corpus_measures.h"
#include "lua/count.h"
#include "lua/hint.h"
#include "lua/iterate.h"
#include "lua/library.h"
#include "lua/object.h"
#include "lua/owner.h"
#include "lua/show.h"
#include "lua/subcorpus.h"
#include "lua/type.h"

void vl_lua_push_corpus(lua_State *L, vl_corpus **corpus) {
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    vl_lua_new_corpus(L, 0)->corpus = *corpus;
    *corpus = NULL;
}

vl_corpus *vl_lua_to_corpus(lua_State *L, int index) {
    vl_lua_corpus *object = vl_lua_test_object(L, index, &vl_lua_corpus_class);
    return object ? object->corpus : NULL;
}

/* Pushes the document at a Lua index, nil if there is none. */
static int push_at(lua_State *L, const vl_corpus *corpus, lua_Integer index) {
    if (index >= 1 && (uint64_t)index <= vl_corpus_document_count(corpus)) vl_lua_push_document(L, 1, (uint64_t)index - 1);
    else lua_pushnil(L);
    return 1;
}

/* Finds the document whose id is the string at index 2. */
static bool find_id(lua_State *L, const vl_corpus *corpus, uint64_t *position) {
    vl_text id;
    id.data = lua_tolstring(L, 2, &id.size);
    return vl_corpus_find(corpus, id, position);
}

static int corpus_document(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    uint64_t position;
    if (lua_type(L, 2) == LUA_TNUMBER) return push_at(L, corpus, lua_tointeger(L, 2));
    if (find_id(L, corpus, &position)) vl_lua_push_document(L, 1, position);
    else lua_pushnil(L);
    return 1;
}

/* Raises an error for a key that is neither a member nor an id, naming the nearest of both. */
static int raise_unknown_id(lua_State *L, const vl_corpus *corpus) {
    enum { SEARCHED = 2000, MEMBERS = 64 };
    uint64_t documents = vl_corpus_document_count(corpus);
    if (documents > SEARCHED) documents = SEARCHED;
    vl_text *names = vl_lua_new_array(L, (size_t)documents + MEMBERS, sizeof *names);
    size_t count = 0;
    for (const vl_lua_function *function = vl_lua_corpus_class.functions; function->name; function++)
        names[count++] = vl_text_of(strchr(function->name, ':') + 1);
    for (const vl_lua_function *const *other = vl_lua_corpus_class.others; *other; other++)
        names[count++] = vl_text_of(strchr((*other)->name, ':') + 1);
    for (uint64_t i = 0; i < documents; i++) names[count++] = vl_corpus_document(corpus, i)->id;
    vl_lua_push_hint(L, 2, names, count);
    return luaL_error(L, "Corpus has no document or method %s", lua_tostring(L, -1));
}

static int corpus_lookup(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    uint64_t position;
    if (lua_isinteger(L, 2)) return push_at(L, corpus, lua_tointeger(L, 2));
    if (lua_type(L, 2) == LUA_TNUMBER) {
        int whole;
        lua_Integer index = lua_tointegerx(L, 2, &whole);
        if (whole) return push_at(L, corpus, index);
    }
    if (lua_type(L, 2) != LUA_TSTRING) {
        vl_lua_type_describe(L, 2);
        return luaL_error(L, "a corpus is indexed by whole numbers and ids, got %s", lua_tostring(L, -1));
    }
    if (!find_id(L, corpus, &position)) return raise_unknown_id(L, corpus);
    vl_lua_push_document(L, 1, position);
    return 1;
}

static int corpus_length(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)vl_corpus_document_count(vl_lua_corpus_at(L, 1)));
    return 1;
}

static int corpus_tostring(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    vl_range all = {0, vl_corpus_sentence_total(corpus)};
    vl_lua_divide(L, corpus, VL_UNIT_WORD);
    lua_pushliteral(L, "Corpus · ");
    vl_lua_push_counted(L, vl_corpus_document_count(corpus), "document", "documents");
    lua_pushliteral(L, " · ");
    vl_lua_push_counted(L, vl_lua_count_tokens(corpus, VL_UNIT_WORD, all), "token", "tokens");
    lua_concat(L, 4);
    return 1;
}

static int corpus_free(lua_State *L) {
    vl_lua_corpus *object = lua_touserdata(L, 1);
    vl_corpus *corpus = object->corpus;
    object->corpus = NULL;
    vl_corpus_free(corpus);
    return 0;
}

static const vl_lua_parameter document_parameters[] = {
    {"which", "integer|string", NULL, "the document's place in the corpus, or its id", 0, 0},
    {0},
};

static const vl_lua_function methods[] = {
    {"Corpus:document", corpus_document, document_parameters, NULL, "Document|nil",
     "The document at a place or of an id; nil if there is none", NULL, NULL, "print(corpus:document(1))"},
    {"Corpus:documents", vl_lua_documents, NULL, NULL, "fun(): Document",
     "Iterates over the documents, in the order of the inputs", NULL, NULL,
     "for document in corpus:documents() do print(document.id, document.title) end"},
    {"Corpus:paragraphs", vl_lua_paragraphs, NULL, NULL, "fun(): Paragraph", "Iterates over the paragraphs of all documents",
     NULL, NULL, "for paragraph in corpus:paragraphs() do print(paragraph.kind) end"},
    {"Corpus:sentences", vl_lua_sentences, NULL, NULL, "fun(): Sentence", "Iterates over the sentences of all documents", NULL,
     NULL, "for sentence in corpus:sentences() do print(sentence.text) end"},
    {"Corpus:tokens", vl_lua_tokens, NULL, vl_lua_tokens_options, "fun(): Token",
     "Iterates over the tokens of all documents as objects", NULL, NULL,
     "for token in corpus:tokens{kinds=\"code\"} do print(token.text) end"},
    {"Corpus:words", vl_lua_words, NULL, vl_lua_words_options, "fun(): string, integer",
     "Iterates over the words as strings, with each one's index in its document; the fast loop", NULL, NULL,
     "for word, index in corpus:words{form=\"bare\"} do print(index, word) end"},
    {"Corpus:frequencies", vl_lua_frequencies, NULL, vl_lua_frequencies_options, "Frequencies",
     "Counts the terms of the corpus", NULL, NULL, "print(corpus:frequencies{unit=\"syllable\"}:top(20))"},
    {"Corpus:count", vl_lua_count, vl_lua_count_parameters, vl_lua_count_options, "integer count, integer documents",
     VL_LUA_COUNT_TEXT, NULL, NULL, "print(corpus:count(\"cải cách hành chính\"))"},
    {0},
};

static const vl_lua_function *const others[] = {
    &vl_lua_where_method, &vl_lua_rest_method, &vl_lua_select_method, &vl_lua_distinct_method, &vl_lua_repeats_method,
    &vl_lua_similarity_method, &vl_lua_tfidf_method, &vl_lua_clusters_method, &vl_lua_concordance_method,
    &vl_lua_reuse_method, &vl_lua_ngrams_method, &vl_lua_collocations_method, &vl_lua_cooccurrences_method,
    &vl_lua_keyness_method, &vl_lua_dispersion_method, &vl_lua_positions_method, &vl_lua_diversity_method, NULL,
};

static const luaL_Reg events[] = {
    {"__len", corpus_length},
    {"__tostring", corpus_tostring},
    {"__gc", corpus_free},
    {NULL, NULL},
};

static const vl_lua_field elements[] = {
    {"[integer]", "Document|nil", "The document at a place; nil past the end", NULL},
    {"[string]", "Document", "The document of an id that no member is named like", NULL},
    {0},
};

const vl_lua_class vl_lua_corpus_class = {
    .name = "Corpus",
    .text = "Documents, asked by corpus[1] or corpus[\"id\"]; its length is the number of documents",
    .functions = methods,
    .lookup = corpus_lookup,
    .events = events,
    .others = others,
    .elements = elements,
};
