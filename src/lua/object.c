#include "lua/object.h"

#include "lua/library.h"

vl_lua_corpus *vl_lua_new_corpus(lua_State *L, int parent) {
    if (parent != 0) parent = lua_absindex(L, parent);
    vl_lua_corpus *object = vl_lua_new_object(L, &vl_lua_corpus_class, sizeof *object, 1);
    if (parent != 0) lua_getiuservalue(L, parent, 1);
    else lua_newtable(L);
    lua_setiuservalue(L, -2, 1);
    return object;
}

vl_corpus *vl_lua_owned(lua_State *L, const vl_lua_corpus *owner) {
    if (!owner->corpus) luaL_error(L, "the corpus has been closed");
    return owner->corpus;
}

vl_corpus *vl_lua_corpus_at(lua_State *L, int index) {
    return vl_lua_owned(L, vl_lua_check_object(L, index, &vl_lua_corpus_class, "corpus"));
}

const vl_lua_part *vl_lua_self(lua_State *L, vl_corpus **corpus) {
    const vl_lua_part *part = lua_touserdata(L, 1);
    *corpus = vl_lua_owned(L, part->owner);
    return part;
}

vl_lua_scope vl_lua_push_scope(lua_State *L) {
    const vl_lua_corpus *owner = vl_lua_test_object(L, 1, &vl_lua_corpus_class);
    if (owner) {
        lua_pushvalue(L, 1);
        vl_corpus *whole = vl_lua_owned(L, owner);
        return (vl_lua_scope){owner, whole, {0, vl_corpus_sentence_total(whole)}};
    }
    vl_corpus *corpus;
    const vl_lua_part *part = vl_lua_self(L, &corpus);
    vl_lua_scope scope = {part->owner, corpus, {part->number, part->number + 1}};
    if (vl_lua_test_object(L, 1, &vl_lua_document_class)) scope.sentences = part->document->sentences;
    else if (vl_lua_test_object(L, 1, &vl_lua_paragraph_class))
        scope.sentences = vl_corpus_paragraph(corpus, part->number).sentences;
    lua_getiuservalue(L, 1, 1);
    return scope;
}

int vl_lua_push_part(lua_State *L, int corpus, const vl_lua_class *class_, vl_lua_part part) {
    corpus = lua_absindex(L, corpus);
    vl_lua_part *object = vl_lua_new_object(L, class_, sizeof *object, 1);
    *object = part;
    lua_pushvalue(L, corpus);
    lua_setiuservalue(L, -2, 1);
    return 1;
}

int vl_lua_push_sibling(lua_State *L, const vl_lua_class *class_, vl_unit unit, uint64_t number) {
    const vl_lua_part *part = lua_touserdata(L, 1);
    lua_getiuservalue(L, 1, 1);
    return vl_lua_push_part(L, -1, class_, (vl_lua_part){part->owner, part->document, number, unit});
}

vl_range vl_lua_document_tokens(const vl_corpus *corpus, const vl_document *document, vl_unit unit) {
    return vl_corpus_tokens(corpus, unit, document->sentences);
}

void vl_lua_divide(lua_State *L, const vl_corpus *corpus, vl_unit unit) {
    uint64_t before = vl_context_memory_used(vl_corpus_context(corpus));
    vl_error error;
    if (vl_corpus_divide(corpus, unit, &error)) vl_lua_raise(L, &error);
    vl_lua_account(L, before);
}

uint64_t vl_lua_count_tokens(const vl_corpus *corpus, vl_unit unit, vl_range sentences) {
    uint64_t count = 0;
    for (vl_range run; vl_corpus_next_run(corpus, &sentences, &run);) {
        vl_range tokens = vl_corpus_tokens(corpus, unit, run);
        count += tokens.end - tokens.first;
    }
    return count;
}

int vl_lua_length(lua_State *L) {
    vl_lua_scope scope = vl_lua_push_scope(L);
    vl_lua_divide(L, scope.corpus, VL_UNIT_WORD);
    lua_pushinteger(L, (lua_Integer)vl_lua_count_tokens(scope.corpus, VL_UNIT_WORD, scope.sentences));
    return 1;
}

int vl_lua_equal_parts(lua_State *L, const vl_lua_class *class_) {
    const vl_lua_part *a = vl_lua_test_object(L, 1, class_), *b = vl_lua_test_object(L, 2, class_);
    bool equal = a && b && a->number == b->number && a->unit == b->unit;
    if (equal) {
        vl_lua_owned(L, a->owner);
        vl_lua_owned(L, b->owner);
        equal = a->document->identity == b->document->identity;
    }
    lua_pushboolean(L, equal);
    return 1;
}

vl_unit vl_lua_option_unit(lua_State *L, int index) {
    return vl_lua_option_string(L, index, "unit", "word")[0] == 's' ? VL_UNIT_SYLLABLE : VL_UNIT_WORD;
}

vl_form vl_lua_option_form(lua_State *L, int index) {
    switch (vl_lua_option_string(L, index, "form", "fold")[0]) {
    case 'e': return VL_FORM_EXACT;
    case 'b': return VL_FORM_BARE;
    default: return VL_FORM_FOLD;
    }
}

/* The set of the kind that the string on top names, taken off. */
static vl_kinds pop_kind(lua_State *L) {
    vl_kind kind = VL_KIND_WORD;
    bool known = vl_kind_find(vl_text_of(lua_tostring(L, -1)), &kind);
    lua_pop(L, 1);
    return known ? 1u << kind : 0;
}

vl_kinds vl_lua_option_kinds(lua_State *L, int index, vl_kinds otherwise) {
    int type = vl_lua_option_push(L, index, "kinds");
    if (type == LUA_TSTRING) return pop_kind(L);
    vl_kinds kinds = type == LUA_TTABLE ? 0 : otherwise;
    lua_Integer count = type == LUA_TTABLE ? (lua_Integer)lua_rawlen(L, -1) : 0;
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, -1, i);
        kinds |= pop_kind(L);
    }
    lua_pop(L, 1);
    return kinds;
}

const char *vl_lua_unit_name(vl_unit unit) {
    return unit == VL_UNIT_SYLLABLE ? "syllable" : "word";
}

const char *vl_lua_form_name(vl_form form) {
    static const char *const names[] = {"exact", "fold", "bare"};
    return names[form];
}

void vl_lua_push_cache(lua_State *L, int index, vl_unit unit, vl_form form) {
    lua_Integer place = (lua_Integer)unit * 3 + (lua_Integer)form + 1;
    lua_getiuservalue(L, index, 1);
    if (lua_rawgeti(L, -1, place) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, place);
    }
    lua_remove(L, -2);
}
