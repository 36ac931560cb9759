#include "lua/measures.h"

#include "lua/counted.h"
#include "lua/owner.h"

/* Finds a measure of a family by its name. */
typedef const void *(*find_measure)(vl_text name);

static const void *find_association(vl_text name) {
    return vl_association_measure_find(name);
}

static const void *find_keyness(vl_text name) {
    return vl_keyness_measure_find(name);
}

/* Pushes the names that the option holds, which belong to it. */
static const vl_text *push_names(lua_State *L, int index, size_t *count) {
    const char *only = vl_lua_option_string(L, index, "measures", NULL);
    if (!only) return vl_lua_push_option_texts(L, index, "measures", count);
    vl_text *names = vl_lua_new_array(L, 1, sizeof *names);
    names[0] = vl_text_of(only);
    *count = 1;
    return names;
}

const vl_text *vl_lua_push_measure_names(lua_State *L, int index, size_t *count) {
    const vl_text *names = push_names(L, index, count);
    for (size_t i = 0; i < *count; i++) {
        for (size_t earlier = 0; earlier < i; earlier++)
            if (vl_text_equal(names[earlier], names[i])) vl_lua_argument_error(L, "measures", "'%s' stands twice", names[i].data);
    }
    return names;
}

/* Pushes the array of the measures that the option names. */
static const void **push_measures(lua_State *L, int index, find_measure find, size_t *count) {
    const vl_text *names = vl_lua_push_measure_names(L, index, count);
    const void **measures = vl_lua_new_array(L, *count, sizeof *measures);
    for (size_t i = 0; i < *count; i++) measures[i] = find(names[i]);
    lua_remove(L, -2);
    return measures;
}

const vl_association_measure **vl_lua_push_association_measures(lua_State *L, int index, size_t *count) {
    return (const vl_association_measure **)push_measures(L, index, find_association, count);
}

const vl_keyness_measure **vl_lua_push_keyness_measures(lua_State *L, int index, size_t *count) {
    return (const vl_keyness_measure **)push_measures(L, index, find_keyness, count);
}

const vl_dispersion_choice *vl_lua_push_dispersion_measures(lua_State *L, int index, size_t *count) {
    const vl_text *names = vl_lua_push_measure_names(L, index, count);
    vl_dispersion_choice *choices = vl_lua_new_array(L, *count, sizeof *choices);
    for (size_t i = 0; i < *count; i++) {
        choices[i] = (vl_dispersion_choice){vl_dispersion_measure_find(names[i]), vl_position_measure_find(names[i])};
    }
    lua_remove(L, -2);
    return choices;
}
