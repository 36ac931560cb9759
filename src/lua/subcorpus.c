#include "lua/subcorpus.h"

#include "lua/hint.h"
#include "lua/library.h"
#include "lua/object.h"
#include "lua/owner.h"

/* The named fields of a document that `where` compares. */
typedef struct named_field {
    vl_text name;
    size_t offset; /* of the slice in vl_document */
} named_field;

static const named_field named_fields[] = {
    {{"id", 2}, offsetof(vl_document, id)},         {{"title", 5}, offsetof(vl_document, title)},
    {{"date", 4}, offsetof(vl_document, date)},     {{"source", 6}, offsetof(vl_document, source)},
    {{"path", 4}, offsetof(vl_document, path)},     {{"language", 8}, offsetof(vl_document, language)},
};

enum { NAMED = sizeof named_fields / sizeof *named_fields };

/* The value of a field of the document; its data is NULL if the document has none of that name. */
static vl_text field_value(const vl_document *document, vl_text name) {
    for (size_t i = 0; i < NAMED; i++)
        if (vl_text_equal(named_fields[i].name, name))
            return *(const vl_text *)((const char *)document + named_fields[i].offset);
    for (size_t i = 0; i < document->field_count; i++)
        if (vl_text_equal(document->fields[i].name, name)) return document->fields[i].value;
    return (vl_text){NULL, 0};
}

static bool is_field(const vl_corpus *corpus, vl_text name) {
    for (size_t i = 0; i < NAMED; i++)
        if (vl_text_equal(named_fields[i].name, name)) return true;
    for (uint64_t i = 0; i < vl_corpus_document_count(corpus); i++)
        if (field_value(vl_corpus_document(corpus, i), name).data) return true;
    return false;
}

/* Raises an error for the field whose name is at `index` and that no document has. */
static int raise_unknown_field(lua_State *L, const vl_corpus *corpus, int index) {
    enum { SEARCHED = 2000 };
    vl_text *names = vl_lua_new_array(L, SEARCHED, sizeof *names);
    size_t count = 0;
    while (count < NAMED) {
        names[count] = named_fields[count].name;
        count++;
    }
    for (uint64_t i = 0; i < vl_corpus_document_count(corpus); i++) {
        const vl_document *document = vl_corpus_document(corpus, i);
        for (size_t j = 0; j < document->field_count && count < SEARCHED; j++) names[count++] = document->fields[j].name;
    }
    vl_lua_push_hint(L, index, names, count);
    return luaL_error(L, "no document has a field %s", lua_tostring(L, -1));
}

/* One condition: the field and value that stand at these indices of the stack. */
static bool fulfils(lua_State *L, const vl_document *document, int conditions) {
    for (lua_pushnil(L); lua_next(L, conditions) != 0; lua_pop(L, 1)) {
        vl_text name, wanted;
        name.data = lua_tolstring(L, -2, &name.size);
        wanted.data = lua_tolstring(L, -1, &wanted.size);
        vl_text value = field_value(document, name);
        if (value.data && vl_text_equal(value, wanted)) continue;
        lua_pop(L, 2);
        return false;
    }
    return true;
}

/* Pushes a copy of the table of conditions at index 2 with all values as strings, after checking them. */
static void push_conditions(lua_State *L, const vl_corpus *corpus) {
    lua_newtable(L);
    int copy = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, 2) != 0; lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            vl_lua_argument_error(L, "condition", "fields by name expected, as where{source=\"…\"}");
        vl_text name;
        name.data = lua_tolstring(L, -2, &name.size);
        if (!is_field(corpus, name)) raise_unknown_field(L, corpus, lua_gettop(L) - 1);
        if (lua_type(L, -1) != LUA_TSTRING && lua_type(L, -1) != LUA_TNUMBER)
            vl_lua_argument_error(L, name.data, "string expected, got %s", luaL_typename(L, -1));
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_tolstring(L, -1, NULL);
        lua_rawset(L, copy);
    }
}

/* Asks the function at index 2 about the document at a position. */
static bool accepted(lua_State *L, uint64_t position) {
    lua_pushvalue(L, 2);
    vl_lua_push_document(L, 1, position);
    lua_call(L, 1, 1);
    bool result = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return result;
}

static int corpus_where(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    uint64_t count = vl_corpus_document_count(corpus), kept = 0;
    uint64_t *positions = vl_lua_new_array(L, (size_t)count + 1, sizeof *positions);
    bool asks = lua_type(L, 2) == LUA_TFUNCTION;
    if (!asks) push_conditions(L, corpus);
    for (uint64_t i = 0; i < count; i++) {
        corpus = vl_lua_corpus_at(L, 1);
        if (asks ? accepted(L, i) : fulfils(L, vl_corpus_document(corpus, i), lua_gettop(L))) positions[kept++] = i;
    }
    corpus = vl_lua_corpus_at(L, 1);
    uint64_t before = vl_context_memory_used(vl_corpus_context(corpus));
    vl_lua_corpus *object = vl_lua_new_corpus(L, 1);
    vl_error error;
    if (vl_corpus_pick(corpus, positions, kept, &object->corpus, &error)) return vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return 1;
}

vl_corpus *vl_lua_push_rest(lua_State *L, int index) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, index);
    uint64_t before = vl_context_memory_used(vl_corpus_context(corpus));
    vl_lua_corpus *object = vl_lua_new_corpus(L, index);
    vl_error error;
    if (vl_corpus_rest(corpus, &object->corpus, &error)) vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return object->corpus;
}

static int corpus_rest(lua_State *L) {
    vl_lua_push_rest(L, 1);
    return 1;
}

static unsigned pop_paragraph_kind(lua_State *L) {
    vl_paragraph_kind kind = VL_PARAGRAPH_BODY;
    bool known = vl_paragraph_kind_find(vl_text_of(lua_tostring(L, -1)), &kind);
    lua_pop(L, 1);
    return known ? 1u << kind : 0;
}

static int corpus_select(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    unsigned kinds = 0;
    if (vl_lua_option_push(L, 2, "paragraphs") == LUA_TSTRING) {
        kinds = pop_paragraph_kind(L);
    } else {
        for (lua_Integer i = 1, count = (lua_Integer)lua_rawlen(L, -1); i <= count; i++) {
            lua_rawgeti(L, -1, i);
            kinds |= pop_paragraph_kind(L);
        }
    }
    uint64_t before = vl_context_memory_used(vl_corpus_context(corpus));
    vl_lua_corpus *object = vl_lua_new_corpus(L, 1);
    vl_error error;
    if (vl_corpus_paragraphs(corpus, kinds, &object->corpus, &error)) return vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return 1;
}

#define PARAGRAPH_KIND "\"title\"|\"dateline\"|\"byline\"|\"caption\"|\"heading\"|\"body\"|\"furniture\""

static const vl_lua_parameter where_parameters[] = {
    {"condition", "table|function", NULL,
     "values by field (id, title, date, source, path, language, or a name of the metadata), or a function of a Document", 0, 0},
    {0},
};

static const vl_lua_parameter select_options[] = {
    {"paragraphs", PARAGRAPH_KIND "|(" PARAGRAPH_KIND ")[]", NULL, "kinds of paragraphs that stay, one or an array", 0, 0},
    {0},
};

const vl_lua_function vl_lua_where_method = {
    .name = "Corpus:where",
    .call = corpus_where,
    .parameters = where_parameters,
    .results = "Corpus",
    .text = "The documents that have all these values, or for which the function returns true",
    .example = "print(#corpus:where{language=\"vi\"})",
};

const vl_lua_function vl_lua_rest_method = {
    .name = "Corpus:rest",
    .call = corpus_rest,
    .results = "Corpus",
    .text = "The documents that the last `where` left out, without what the corpus leaves out of its own; none if there was none",
    .example = "print(#corpus:where{language=\"vi\"}:rest())",
};

const vl_lua_function vl_lua_select_method = {
    .name = "Corpus:select",
    .call = corpus_select,
    .options = select_options,
    .results = "Corpus",
    .text = "The same documents with the paragraphs of some kinds only",
    .example = "print(corpus:select{paragraphs={\"body\", \"heading\"}})",
};
