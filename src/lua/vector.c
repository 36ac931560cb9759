#include "lua/vector.h"

#include <math.h>
#include <stdlib.h>

#include "lua/define.h"
#include "lua/owner.h"
#include "lua/type.h"

/* Whole numbers up to this one are all exact. */
#define LARGEST_WHOLE 9007199254740992.0

enum { VECTORS = 3 };

/* An element of a map or set: a term, whose text belongs to Lua, or a number, which has no text. */
typedef struct entry {
    vl_text term;
    double number;
    double value;
} entry;

typedef struct entries {
    entry *entries;
    size_t count;
} entries;

/* The finite number on top of the stack. */
static double check_number(lua_State *L, const char *name) {
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

/* Leaves the numbers of the array on the stack. */
static double *push_numbers(lua_State *L, vl_lua_vector vector, size_t count) {
    double *values = vl_lua_new_array(L, count, sizeof *values);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, vector.index, (lua_Integer)i + 1);
        values[i] = check_number(L, vector.name);
        lua_pop(L, 1);
    }
    return values;
}

static int order_entries(const void *a, const void *b) {
    const entry *first = a, *second = b;
    if (first->term.data && second->term.data) return vl_text_order(first->term, second->term);
    if (first->term.data || second->term.data) return first->term.data ? 1 : -1;
    return (first->number > second->number) - (first->number < second->number);
}

/* The entry of a key and its value, which are on top of the stack, of a map. */
static entry read_pair(lua_State *L, const char *name) {
    if (lua_type(L, -2) != LUA_TSTRING) {
        vl_lua_argument_error(L, name, "array of numbers, or numbers by strings, expected, got a key that is a %s",
                              luaL_typename(L, -2));
    }
    entry made = {.value = check_number(L, name)};
    made.term.data = lua_tolstring(L, -2, &made.term.size);
    return made;
}

/* The entry of an element of an array, which is on top of the stack. */
static entry read_element(lua_State *L, const char *name) {
    entry made = {.value = 1};
    if (lua_type(L, -1) == LUA_TSTRING) {
        made.term.data = lua_tolstring(L, -1, &made.term.size);
        return made;
    }
    made.number = check_number(L, name);
    if (lua_isinteger(L, -1) && fabs(made.number) > LARGEST_WHOLE) {
        vl_lua_argument_error(L, name, "whole numbers up to 2^53 expected, got %I", lua_tointeger(L, -1));
    }
    return made;
}

/* Adds up what stands twice, in sorted entries. */
static void merge_entries(entries *made) {
    size_t kept = 0;
    for (size_t i = 0; i < made->count; i++) {
        if (kept && order_entries(&made->entries[kept - 1], &made->entries[i]) == 0) {
            made->entries[kept - 1].value += made->entries[i].value;
        } else {
            made->entries[kept++] = made->entries[i];
        }
    }
    made->count = kept;
}

/* True if the table is an array of strings, or of elements of a set; an empty one is. */
static bool is_elements(lua_State *L, int index, size_t count, bool sets) {
    if (count != lua_rawlen(L, index)) return false;
    lua_rawgeti(L, index, 1);
    bool is = count == 0 || sets || lua_type(L, -1) == LUA_TSTRING;
    lua_pop(L, 1);
    return is;
}

/* Leaves the entries, sorted, each once, on the stack. */
static entries push_entries(lua_State *L, vl_lua_vector vector, bool sets) {
    size_t count = count_keys(L, vector.index);
    bool elements = is_elements(L, vector.index, count, sets);
    entries made = {.entries = vl_lua_new_array(L, count, sizeof *made.entries)};
    for (lua_pushnil(L); lua_next(L, vector.index); lua_pop(L, 1)) {
        entry next = elements ? read_element(L, vector.name) : read_pair(L, vector.name);
        if (!elements || sets || next.term.data) made.entries[made.count++] = next;
        else vl_lua_argument_error(L, vector.name, "strings expected, got %f", next.number);
    }
    if (made.count) qsort(made.entries, made.count, sizeof *made.entries, order_entries);
    merge_entries(&made);
    for (size_t i = 0; sets && i < made.count; i++) made.entries[i].value = made.entries[i].value != 0;
    return made;
}

/* The least of the entries that are not placed yet, NULL if there is none. */
static const entry *least_entry(const entries *all, const size_t *placed, size_t count) {
    const entry *least = NULL;
    for (size_t i = 0; i < count; i++) {
        if (placed[i] == all[i].count) continue;
        const entry *next = &all[i].entries[placed[i]];
        if (!least || order_entries(next, least) < 0) least = next;
    }
    return least;
}

static vl_lua_places push_aligned(lua_State *L, const entries *all, size_t count) {
    vl_lua_places made = {0};
    size_t total = 0, placed[VECTORS] = {0};
    for (size_t i = 0; i < count; i++) total += all[i].count;
    for (size_t i = 0; i < count; i++) made.numbers[i] = vl_lua_new_array(L, total, sizeof *made.numbers[i]);
    vl_text *terms = vl_lua_new_array(L, total, sizeof *terms);
    for (const entry *least; (least = least_entry(all, placed, count)) != NULL; made.count++) {
        terms[made.count] = least->term;
        for (size_t i = 0; i < count; i++) {
            bool has = placed[i] < all[i].count && order_entries(&all[i].entries[placed[i]], least) == 0;
            made.numbers[i][made.count] = has ? all[i].entries[placed[i]].value : 0;
        }
        entry place = *least;
        for (size_t i = 0; i < count; i++) {
            if (placed[i] < all[i].count && order_entries(&all[i].entries[placed[i]], &place) == 0) placed[i]++;
        }
    }
    made.terms = terms;
    return made;
}

/* True if all tables are arrays of which none begins with a string. */
static bool are_numbers(lua_State *L, const vl_lua_vector *vectors, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t keys = count_keys(L, vectors[i].index);
        if (keys != lua_rawlen(L, vectors[i].index)) return false;
        lua_rawgeti(L, vectors[i].index, 1);
        bool string = lua_type(L, -1) == LUA_TSTRING;
        lua_pop(L, 1);
        if (string) return false;
    }
    return true;
}

vl_lua_places vl_lua_push_places(lua_State *L, const vl_lua_vector *vectors, size_t count, bool sets) {
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    if (sets || !are_numbers(L, vectors, count)) {
        entries all[VECTORS];
        for (size_t i = 0; i < count; i++) all[i] = push_entries(L, vectors[i], sets);
        return push_aligned(L, all, count);
    }
    vl_lua_places made = {.count = (size_t)lua_rawlen(L, vectors[0].index)};
    for (size_t i = 0; i < count; i++) {
        size_t length = (size_t)lua_rawlen(L, vectors[i].index);
        if (length != made.count) {
            vl_lua_argument_error(L, vectors[i].name, "as many numbers as in '%s' (%I) expected, got %I", vectors[0].name,
                                  (lua_Integer)made.count, (lua_Integer)length);
        }
        made.numbers[i] = push_numbers(L, vectors[i], length);
    }
    return made;
}
