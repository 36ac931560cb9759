#include "lua/iterate.h"

#include "lua/library.h"
#include "lua/object.h"

/* Upvalues of every iterator. */
enum { WALK = 1, CORPUS, CACHE };

/* Where an iterator stands. */
typedef struct walk {
    const vl_lua_corpus *owner;
    const vl_document *document; /* of the last token or sentence; NULL before the first */
    vl_range inside;             /* tokens or sentences of that document */
    vl_range rest;               /* sentences, or positions of documents, to come */
    vl_range run;                /* tokens or sentences to come of the run that is being walked */
    vl_unit unit;
    vl_form form;
    vl_kinds kinds;
} walk;

const vl_lua_parameter vl_lua_tokens_options[] = {
    {"unit", VL_LUA_UNIT, "\"word\"", "which layer of tokens", 0, 0},
    {"kinds", VL_LUA_KINDS, "nil", "kinds of tokens, one or an array; left out: all", 0, 0},
    {0},
};

const vl_lua_parameter vl_lua_words_options[] = {
    {"unit", VL_LUA_UNIT, "\"word\"", "which layer of tokens", 0, 0},
    {"form", VL_LUA_FORM, "\"fold\"", "as written, folded, or without diacritics", 0, 0},
    {0},
};

/* Pushes the state of an iterator over the object at index 1, and its Corpus. */
static walk *push_walk(lua_State *L) {
    walk *state = lua_newuserdatauv(L, sizeof *state, 0);
    vl_lua_scope scope = vl_lua_push_scope(L);
    *state = (walk){.owner = scope.owner, .rest = scope.sentences};
    return state;
}

/* The state of the running iterator, and its corpus; whatever it was called with is dropped. */
static walk *running(lua_State *L, vl_corpus **corpus) {
    walk *state = lua_touserdata(L, lua_upvalueindex(WALK));
    *corpus = vl_lua_owned(L, state->owner);
    lua_settop(L, 0);
    return state;
}

/* The next token of the walk. False: there are no more. */
static bool next_token(walk *state, const vl_corpus *corpus, uint64_t *number) {
    while (state->run.first >= state->run.end) {
        vl_range sentences;
        if (!vl_corpus_next_run(corpus, &state->rest, &sentences)) return false;
        state->run = vl_corpus_tokens(corpus, state->unit, sentences);
    }
    uint64_t token = state->run.first++;
    if (!state->document || token < state->inside.first || token >= state->inside.end) {
        state->document = vl_corpus_owner(corpus, vl_corpus_sentence_of(corpus, state->unit, token));
        state->inside = vl_lua_document_tokens(corpus, state->document, state->unit);
    }
    *number = token;
    return true;
}

static int next_token_object(lua_State *L) {
    vl_corpus *corpus;
    walk *state = running(L, &corpus);
    uint64_t number;
    while (next_token(state, corpus, &number)) {
        if (state->kinds != VL_KINDS_ALL) {
            vl_kind kind = vl_corpus_type_kind(corpus, state->unit, vl_corpus_type_of(corpus, state->unit, number));
            if (!(state->kinds >> kind & 1u)) continue;
        }
        return vl_lua_push_part(L, lua_upvalueindex(CORPUS), &vl_lua_token_class,
                                (vl_lua_part){state->owner, state->document, number, state->unit});
    }
    lua_pushnil(L);
    return 1;
}

int vl_lua_tokens(lua_State *L) {
    walk *state = push_walk(L);
    state->unit = vl_lua_option_unit(L, 2);
    state->kinds = vl_lua_option_kinds(L, 2, VL_KINDS_ALL);
    vl_lua_divide(L, state->owner->corpus, state->unit);
    lua_pushcclosure(L, next_token_object, 2);
    return 1;
}

/* Caches the string of a type, or false for one that is no word, and leaves it on the stack. Returns its Lua type. */
static int fill_cache(lua_State *L, const walk *state, const vl_corpus *corpus, uint32_t type) {
    if (vl_corpus_type_kind(corpus, state->unit, type) == VL_KIND_WORD) {
        vl_text key =
            vl_corpus_key_text(corpus, state->unit, state->form, vl_corpus_key_of(corpus, state->unit, state->form, type));
        lua_pushlstring(L, key.data, key.size);
    } else {
        lua_pushboolean(L, 0);
    }
    lua_pushvalue(L, -1);
    lua_rawseti(L, lua_upvalueindex(CACHE), (lua_Integer)type + 1);
    return lua_type(L, -1);
}

static int next_word(lua_State *L) {
    vl_corpus *corpus;
    walk *state = running(L, &corpus);
    uint64_t number;
    while (next_token(state, corpus, &number)) {
        uint32_t type = vl_corpus_type_of(corpus, state->unit, number);
        int cached = lua_rawgeti(L, lua_upvalueindex(CACHE), (lua_Integer)type + 1);
        if (cached == LUA_TNIL) {
            lua_settop(L, 0);
            cached = fill_cache(L, state, corpus, type);
        }
        if (cached == LUA_TSTRING) {
            lua_pushinteger(L, (lua_Integer)(number - state->inside.first + 1));
            return 2;
        }
        lua_settop(L, 0);
    }
    lua_pushnil(L);
    return 1;
}

int vl_lua_words(lua_State *L) {
    walk *state = push_walk(L);
    state->unit = vl_lua_option_unit(L, 2);
    state->form = vl_lua_option_form(L, 2);
    vl_error error;
    if (vl_corpus_prepare(state->owner->corpus, state->unit, state->form, &error)) return vl_lua_raise(L, &error);
    vl_lua_push_cache(L, -1, state->unit, state->form);
    lua_pushcclosure(L, next_word, 3);
    return 1;
}

static int next_sentence(lua_State *L) {
    vl_corpus *corpus;
    walk *state = running(L, &corpus);
    while (state->run.first >= state->run.end)
        if (!vl_corpus_next_run(corpus, &state->rest, &state->run)) return 0;
    uint64_t sentence = state->run.first++;
    if (!state->document || sentence < state->inside.first || sentence >= state->inside.end) {
        state->document = vl_corpus_owner(corpus, sentence);
        state->inside = state->document->sentences;
    }
    return vl_lua_push_part(L, lua_upvalueindex(CORPUS), &vl_lua_sentence_class,
                            (vl_lua_part){state->owner, state->document, sentence, VL_UNIT_WORD});
}

int vl_lua_sentences(lua_State *L) {
    push_walk(L);
    lua_pushcclosure(L, next_sentence, 2);
    return 1;
}

static int next_paragraph(lua_State *L) {
    vl_corpus *corpus;
    walk *state = running(L, &corpus);
    vl_range rest = state->rest, run;
    do {
        if (!vl_corpus_next_run(corpus, &rest, &run)) return 0;
    } while (run.first >= run.end);
    uint64_t paragraph = vl_corpus_paragraph_of(corpus, run.first);
    uint64_t behind = vl_corpus_paragraph(corpus, paragraph).sentences.end;
    state->rest.first = behind < state->rest.end ? behind : state->rest.end;
    return vl_lua_push_part(L, lua_upvalueindex(CORPUS), &vl_lua_paragraph_class,
                            (vl_lua_part){state->owner, vl_corpus_owner(corpus, run.first), paragraph, VL_UNIT_WORD});
}

int vl_lua_paragraphs(lua_State *L) {
    push_walk(L);
    lua_pushcclosure(L, next_paragraph, 2);
    return 1;
}

static int next_document(lua_State *L) {
    vl_corpus *corpus;
    walk *state = running(L, &corpus);
    if (state->rest.first >= vl_corpus_document_count(corpus)) return 0;
    vl_lua_push_document(L, lua_upvalueindex(CORPUS), state->rest.first++);
    return 1;
}

int vl_lua_documents(lua_State *L) {
    walk *state = push_walk(L);
    state->rest.first = 0;
    lua_pushcclosure(L, next_document, 2);
    return 1;
}
