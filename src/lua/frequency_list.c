#include "lua/frequency_list.h"

#include <string.h>

#include "lua/classes.h"
#include "lua/library.h"
#include "lua/object.h"

/* The path at `index`, an argument of the running function. */
static const char *path_at(lua_State *L, int index, const char *name) {
    size_t size;
    const char *path = lua_tolstring(L, index, &size);
    if (strlen(path) != size) vl_lua_argument_error(L, name, "a path holds a zero byte");
    return path;
}

vl_frequencies *vl_lua_push_frequency_list(lua_State *L, int index, const char *name, const vl_frequencies_options *options,
                                           uint64_t *size) {
    const char *path = path_at(L, index, name);
    uint64_t before = vl_context_memory_used(vl_lua_context(L));
    vl_lua_frequencies_object *object = vl_lua_new_frequencies(L);
    vl_error error;
    if (vl_frequencies_read(vl_lua_context(L), path, options, &object->frequencies, size, &error)) vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return object->frequencies;
}

static int read_list(lua_State *L) {
    const vl_frequencies_options options = {vl_lua_option_unit(L, 2), vl_lua_option_form(L, 2), 1,
                                            vl_lua_option_kinds(L, 2, VL_KINDS_WORD)};
    uint64_t size = 0;
    vl_lua_push_frequency_list(L, 1, "path", &options, &size);
    lua_pushinteger(L, (lua_Integer)size);
    return 2;
}

static int is_list(lua_State *L) {
    bool is = false;
    vl_error error;
    if (vl_frequencies_is_list(vl_lua_context(L), path_at(L, 1, "path"), &is, &error)) return vl_lua_raise(L, &error);
    lua_pushboolean(L, is);
    return 1;
}

static const vl_lua_parameter path_parameters[] = {
    {"path", "string", NULL, "the path of a file", 0, 0},
    {0},
};

static const vl_lua_parameter list_options[] = {
    {"unit", VL_LUA_UNIT, "\"word\"", "what the list has counted", 0, 0},
    {"form", VL_LUA_FORM, "\"fold\"", "the form to bring its terms to", 0, 0},
    {"kinds", VL_LUA_KINDS, "\"word\"", "kinds of tokens that it is taken to have counted", 0, 0},
    {0},
};

const vl_lua_function vl_lua_frequency_list_function = {
    .name = "vanlua.frequency_list",
    .call = read_list,
    .parameters = path_parameters,
    .options = list_options,
    .results = "Frequencies, integer size",
    .text = "Reads a frequency list, TSV or CSV with columns called term and count; also the size of what was counted, by its "
            "column per_million, else the sum of the counts",
    .example = "local list, size = vanlua.frequency_list(\"tests/fault/frequencies.tsv\")",
};

const vl_lua_function vl_lua_is_frequency_list_function = {
    .name = "vanlua.is_frequency_list",
    .call = is_list,
    .parameters = path_parameters,
    .results = "boolean",
    .text = "True of .tsv and .csv, and of any other file whose first line names the columns of a frequency list; an error for "
            ".json and .jsonl, which are not read as lists",
    .example = "print(vanlua.is_frequency_list(\"seeds\"))",
};
