/*
 * vanlua.stats.similarity: vectors are arrays of numbers, or maps from terms to numbers in which a missing term is 0.
 */
#include <math.h>
#include <stdlib.h>

#include "lua/classes.h"
#include "lua/owner.h"
#include "lua/type.h"
#include "vanlua/stat.h"

/* A term of a map; its text belongs to Lua. */
typedef struct vector_entry {
    vl_text term;
    double value;
} vector_entry;

typedef struct vector_map {
    vector_entry *entries;
    size_t count;
} vector_map;

/* The finite number on top of the stack. */
static double check_element(lua_State *L, const char *name) {
    double value = lua_tonumber(L, -1);
    if (lua_type(L, -1) == LUA_TNUMBER && isfinite(value)) return value;
    vl_lua_type_describe(L, -1);
    vl_lua_argument_error(L, name, "finite numbers expected, got %s", lua_tostring(L, -1));
    return 0;
}

static size_t count_keys(lua_State *L, int index) {
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) count++;
    return count;
}

/* Leaves the numbers on the stack. */
static double *read_array(lua_State *L, int index, const char *name, size_t count) {
    double *values = vl_lua_new_array(L, count, sizeof *values);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, index, (lua_Integer)i + 1);
        values[i] = check_element(L, name);
        lua_pop(L, 1);
    }
    return values;
}

static int order_entries(const void *a, const void *b) {
    return vl_text_order(((const vector_entry *)a)->term, ((const vector_entry *)b)->term);
}

/* Leaves the entries, sorted by term, on the stack. */
static vector_map read_map(lua_State *L, int index, const char *name, size_t count) {
    vector_map map = {.entries = vl_lua_new_array(L, count, sizeof *map.entries)};
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) {
            vl_lua_argument_error(L, name, "array of numbers, or numbers by strings, expected, got a key that is a %s",
                                  luaL_typename(L, -2));
        }
        vector_entry *entry = &map.entries[map.count++];
        entry->value = check_element(L, name);
        entry->term.data = lua_tolstring(L, -2, &entry->term.size);
    }
    if (map.count) qsort(map.entries, map.count, sizeof *map.entries, order_entries);
    return map;
}

/* Both maps over the union of their terms, which stand in order, so that sums do not depend on the order of hashing. */
static size_t align_maps(vector_map a, vector_map b, double *first, double *second) {
    size_t i = 0, j = 0, count = 0;
    while (i < a.count || j < b.count) {
        int order = i == a.count ? 1 : j == b.count ? -1 : vl_text_order(a.entries[i].term, b.entries[j].term);
        first[count] = order <= 0 ? a.entries[i++].value : 0;
        second[count++] = order >= 0 ? b.entries[j++].value : 0;
    }
    return count;
}

static int cosine(lua_State *L) {
    size_t count_a = count_keys(L, 1), count_b = count_keys(L, 2);
    double result;
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    if (count_a == lua_rawlen(L, 1) && count_b == lua_rawlen(L, 2)) {
        if (count_a != count_b) {
            return vl_lua_argument_error(L, "b", "as many numbers as in 'a' (%I) expected, got %I", (lua_Integer)count_a,
                                         (lua_Integer)count_b);
        }
        const double *a = read_array(L, 1, "a", count_a), *b = read_array(L, 2, "b", count_b);
        result = vl_similarity_cosine(a, b, count_a);
    } else {
        vector_map a = read_map(L, 1, "a", count_a), b = read_map(L, 2, "b", count_b);
        double *first = vl_lua_new_array(L, count_a + count_b, sizeof *first);
        double *second = vl_lua_new_array(L, count_a + count_b, sizeof *second);
        result = vl_similarity_cosine(first, second, align_maps(a, b, first, second));
    }
    lua_pushnumber(L, result);
    return 1;
}

static const vl_lua_parameter cosine_parameters[] = {
    {.name = "a", .type = "table", .text = "array of numbers, or map from terms to numbers"},
    {.name = "b", .type = "table", .text = "the other, an array as long or a map; terms that a map does not have are 0"},
    {0},
};

static const vl_lua_function similarity_functions[] = {
    {.name = "stats.similarity.cosine", .call = cosine, .parameters = cosine_parameters, .results = "number",
     .text = "Cosine of the angle between two vectors; 0 if one of them has length 0",
     .formula = "sum(a * b) / (sqrt(sum(a * a)) * sqrt(sum(b * b)))", .source = "Salton 1975",
     .example = "vanlua.stats.similarity.cosine({1, 2}, {2, 4}) == 1"},
    {0},
};

const vl_lua_class vl_lua_stats_similarity_class = {
    .name = "stats.similarity",
    .text = "How alike two vectors are",
    .functions = similarity_functions,
};
