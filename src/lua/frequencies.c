#include "lua/frequencies.h"

#include <string.h>

#include "lua/library.h"
#include "lua/object.h"
#include "lua/show.h"

vl_lua_frequencies_object *vl_lua_new_frequencies(lua_State *L) {
    return vl_lua_new_object(L, &vl_lua_frequencies_class, sizeof(vl_lua_frequencies_object), 0);
}

vl_frequencies *vl_lua_to_frequencies(lua_State *L, int index) {
    vl_lua_frequencies_object *object = vl_lua_test_object(L, index, &vl_lua_frequencies_class);
    return object ? object->frequencies : NULL;
}

vl_frequencies *vl_lua_check_frequencies(lua_State *L, int index, const char *name) {
    vl_lua_frequencies_object *object = vl_lua_check_object(L, index, &vl_lua_frequencies_class, name);
    if (!object->frequencies) luaL_error(L, "the frequencies have been closed");
    return object->frequencies;
}

static vl_frequencies *self(lua_State *L) {
    return vl_lua_check_frequencies(L, 1, "self");
}

/* What is known of the term at `index`, a string. */
static vl_frequency find_term(lua_State *L, const vl_frequencies *frequencies, int index) {
    vl_text term;
    term.data = lua_tolstring(L, index, &term.size);
    vl_frequency found;
    vl_error error;
    if (vl_frequencies_find(frequencies, term, &found, &error)) vl_lua_raise(L, &error);
    return found;
}

static int frequencies_count(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)find_term(L, self(L), 2).count);
    return 1;
}

static int frequencies_documents(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)find_term(L, self(L), 2).documents);
    return 1;
}

static int frequencies_key(lua_State *L) {
    vl_frequency found = find_term(L, self(L), 2);
    if (found.count) lua_pushlstring(L, found.term.data, found.term.size);
    else lua_pushnil(L);
    return 1;
}

static int get_total(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)vl_frequencies_total(self(L)));
    return 1;
}

static int get_unit(lua_State *L) {
    lua_pushstring(L, vl_lua_unit_name(vl_frequencies_counted(self(L))->unit));
    return 1;
}

static int get_form(lua_State *L) {
    lua_pushstring(L, vl_lua_form_name(vl_frequencies_counted(self(L))->form));
    return 1;
}

static int get_n(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)vl_frequencies_counted(self(L))->n);
    return 1;
}

/* True if two neighbouring letters changed places. */
static bool is_swapped(vl_text a, vl_text b) {
    size_t at = 0;
    if (a.size != b.size) return false;
    while (at < a.size && a.data[at] == b.data[at]) at++;
    if (at + 1 >= a.size || a.data[at] != b.data[at + 1] || a.data[at + 1] != b.data[at]) return false;
    return memcmp(a.data + at + 2, b.data + at + 2, a.size - at - 2) == 0;
}

/* The member that is one edit from the term at index 2, NULL if there is none. Members of one or two letters are near to too
 * much. */
static const char *near_member(lua_State *L) {
    static const char *const members[] = {"count", "documents", "top", "pairs", "add", "filter", "total", "unit", "form"};
    vl_text term;
    term.data = lua_tolstring(L, 2, &term.size);
    if (term.size > 16) return NULL;
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        uint64_t distance = 0;
        vl_lua_check_memory(L, vl_text_levenshtein(vl_lua_context(L), term, vl_text_of(members[i]), &distance));
        if (distance == 1 || is_swapped(term, vl_text_of(members[i]))) return members[i];
    }
    return NULL;
}

static int frequencies_lookup(lua_State *L) {
    if (lua_type(L, 2) != LUA_TSTRING)
        return luaL_error(L, "Frequencies are looked up by term: string expected, got %s", luaL_typename(L, 2));
    vl_frequency found = find_term(L, self(L), 2);
    const char *near = found.count == 0 ? near_member(L) : NULL;
    if (near)
        return luaL_error(
            L, "Frequencies has no field '%s', nor was it counted (did you mean '%s'? f:count(\"%s\") counts any term)",
            lua_tostring(L, 2), near, lua_tostring(L, 2));
    lua_pushinteger(L, (lua_Integer)found.count);
    return 1;
}

static int frequencies_length(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)vl_frequencies_types(self(L)));
    return 1;
}

/* Equal counts, whatever was counted to get them. */
static int frequencies_equals(lua_State *L) {
    const vl_frequencies *a = vl_lua_to_frequencies(L, 1), *b = vl_lua_to_frequencies(L, 2);
    lua_pushboolean(L, a && b && vl_frequencies_equal(a, b));
    return 1;
}

static int frequencies_tostring(lua_State *L) {
    const vl_frequencies *frequencies = self(L);
    const vl_frequencies_options *counted = vl_frequencies_counted(frequencies);
    lua_pushliteral(L, "Frequencies · ");
    vl_lua_push_counted(L, vl_frequencies_types(frequencies), "term", "terms");
    lua_pushliteral(L, " · ");
    vl_lua_push_counted(L, vl_frequencies_total(frequencies), "occurrence", "occurrences");
    lua_pushfstring(L, " (%s, %s, n = %d)", vl_lua_unit_name(counted->unit), vl_lua_form_name(counted->form), (int)counted->n);
    lua_concat(L, 5);
    return 1;
}

static int frequencies_free(lua_State *L) {
    vl_lua_frequencies_object *object = lua_touserdata(L, 1);
    vl_frequencies *frequencies = object->frequencies;
    object->frequencies = NULL;
    vl_frequencies_free(frequencies);
    return 0;
}

static const vl_lua_field fields[] = {
    {"total", "integer", "Sum of all counts", get_total},
    {"unit", "string", "What was counted, word or syllable", get_unit},
    {"form", "string", "The form that was counted: exact, fold or bare", get_form},
    {"n", "integer", "Tokens of each term", get_n},
    {0},
};

static const vl_lua_parameter term_parameters[] = {
    {"term", "string", NULL, "the term, in any form: it is brought into the one that was counted", 0, 0},
    {0},
};

static const vl_lua_function methods[] = {
    {"Frequencies:count", frequencies_count, term_parameters, NULL, "integer", "How often the term occurs; 0 if it does not",
     NULL, NULL, "print(frequencies:count(\"cải cách\"))"},
    {"Frequencies:documents", frequencies_documents, term_parameters, NULL, "integer", "In how many documents the term occurs",
     NULL, NULL, "print(frequencies:documents(\"cải cách\"))"},
    {"Frequencies:key", frequencies_key, term_parameters, NULL, "string|nil",
     "The term as it was counted, in the form of the frequencies; nil if it does not occur", NULL, NULL,
     "print(frequencies:key(\"HOÀ\"))"},
    {0},
};

static const vl_lua_function *const others[] = {
    &vl_lua_top_method, &vl_lua_pairs_method, &vl_lua_add_method, &vl_lua_filter_method, NULL,
};

static const luaL_Reg events[] = {
    {"__len", frequencies_length}, {"__tostring", frequencies_tostring},  {"__add", vl_lua_frequencies_sum},
    {"__gc", frequencies_free},    {"__pairs", vl_lua_frequencies_pairs}, {"__eq", frequencies_equals},
    {NULL, NULL},
};

static const vl_lua_field elements[] = {
    {"[string]", "integer", "How often a term occurs that no member is named like", NULL},
    {0},
};

const vl_lua_class vl_lua_frequencies_class = {
    .name = "Frequencies",
    .text = "Terms with their counts, asked by f[term]; its length is the number of different terms, and equal are those with "
            "the same counts",
    .functions = methods,
    .fields = fields,
    .lookup = frequencies_lookup,
    .events = events,
    .others = others,
    .elements = elements,
};
