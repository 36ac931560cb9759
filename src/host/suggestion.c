#include "host/suggestion.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "host/environment.h"

#define MOST_NAMES 512
#define LONGEST_NAME 64

/* What guests do not have of Lua's library. */
static const char *const withheld[] = {
    "dofile", "loadfile", "os.execute", "os.exit", "os.remove", "os.rename", "os.tmpname", "os.setlocale", "io.popen",
    "io.tmpfile", "package.loadlib", "string.dump", "debug.debug", "debug.gethook", "debug.getinfo", "debug.getlocal",
    "debug.getmetatable", "debug.getregistry", "debug.getupvalue", "debug.getuservalue", "debug.sethook", "debug.setlocal",
    "debug.setmetatable", "debug.setupvalue", "debug.setuservalue", "debug.upvalueid", "debug.upvaluejoin"};

/* The libraries whose members are suggested for fields. */
static const char *const libraries[] = {"string", "table", "math", "utf8", "os", "io", "coroutine"};

/* A name, and the library it is in, empty for globals. Both belong to Lua. */
typedef struct known_name {
    const char *name;
    const char *library;
} known_name;

typedef struct known_names {
    known_name names[MOST_NAMES];
    size_t count;
} known_names;

/* The name that stands in the message's quotation marks at its end, and what it is: "global", "field" or "method". */
static bool find_name(const char *message, vl_text *kind, vl_text *name) {
    static const char before[] = "a nil value (", after[] = "')";
    const char *found = strstr(message, before);
    size_t size = strlen(message);
    if (!found || size < 2 || strcmp(message + size - 2, after) != 0) return false;
    kind->data = found + sizeof before - 1;
    kind->size = strcspn(kind->data, " ");
    const char *quote = kind->data + kind->size + 1;
    if (!kind->data[kind->size] || *quote != '\'') return false;
    name->data = quote + 1;
    name->size = (size_t)(message + size - 2 - name->data);
    return name->size > 0 && name->size <= LONGEST_NAME;
}

/* Adds the names in the table on top, which stays. */
static void add_names(lua_State *L, const char *library, known_names *known) {
    if (!lua_istable(L, -1)) return;
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        lua_pop(L, 1);
        if (known->count == MOST_NAMES) {
            lua_pop(L, 1);
            return;
        }
        if (lua_type(L, -1) != LUA_TSTRING) continue;
        known->names[known->count++] = (known_name){lua_tostring(L, -1), library};
    }
}

/* Adds the members of a library as it was opened, whatever the script has made of the global. */
static void add_library(lua_State *L, const char *library, known_names *known) {
    lua_pushstring(L, library);
    lua_rawget(L, -2);
    add_names(L, library, known);
    lua_pop(L, 1);
}

static void collect(lua_State *L, vl_text kind, known_names *known) {
    if (vl_text_equal(kind, vl_text_of("global"))) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
        add_names(L, "", known);
    } else {
        bool method = vl_text_equal(kind, vl_text_of("method"));
        lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
        for (size_t i = 0; i < (method ? 1 : sizeof libraries / sizeof *libraries); i++) add_library(L, libraries[i], known);
    }
    lua_pop(L, 1);
}

/* The member of Lua's library that a guest misses under that name; NULL: none. */
static const char *find_withheld(vl_text kind, vl_text name) {
    bool global = vl_text_equal(kind, vl_text_of("global"));
    for (size_t i = 0; i < sizeof withheld / sizeof *withheld; i++) {
        const char *dot = strchr(withheld[i], '.'), *member = dot ? dot + 1 : withheld[i];
        if (global == !dot && vl_text_equal(name, vl_text_of(member))) return withheld[i];
    }
    return NULL;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const known_name *)a)->name, ((const known_name *)b)->name);
}

/* The nearest of the names. They are sorted first, so that the order of hashing decides nothing. NULL: none is near. */
static const known_name *find_nearest(vl_text name, known_names *known) {
    const char *names[MOST_NAMES];
    if (known->count) qsort(known->names, known->count, sizeof *known->names, by_name);
    for (size_t i = 0; i < known->count; i++) names[i] = known->names[i].name;
    const char *nearest = vl_nearest_name(name, names, known->count);
    for (size_t i = 0; nearest && i < known->count; i++) {
        if (names[i] == nearest) return &known->names[i];
    }
    return NULL;
}

bool vl_suggestion_push(lua_State *L, const char *message) {
    vl_text kind, name;
    known_names known = {.count = 0};
    if (!find_name(message, &kind, &name)) return false;
    const char *missing = vl_environment_host(L)->trusted ? NULL : find_withheld(kind, name);
    if (missing) {
        lua_pushfstring(L, " (%s is not available to a script; --trust gives it)", missing);
        return true;
    }
    collect(L, kind, &known);
    const known_name *nearest = find_nearest(name, &known);
    if (!nearest) return false;
    lua_pushfstring(L, " (did you mean '%s%s%s'?)", nearest->library, *nearest->library ? "." : "", nearest->name);
    return true;
}
