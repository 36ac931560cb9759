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

/* Misspelt, these are taken for names. */
static const char *const keywords[] = {"function", "local", "return"};

/* A name, and the library it is in, empty for globals. Both belong to Lua. */
typedef struct known_name {
    const char *name;
    const char *library;
} known_name;

typedef struct known_names {
    known_name names[MOST_NAMES];
    size_t count;
} known_names;

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

static void add_name(const char *name, known_names *known) {
    if (known->count < MOST_NAMES && *name != '(') known->names[known->count++] = (known_name){name, ""};
}

/* Adds the variables that the function at the place sees. */
static void add_variables(const vl_site *site, known_names *known) {
    lua_State *L = site->L;
    lua_Debug call = site->call;
    const char *name;
    if (!site->live) return;
    for (int i = 1; (name = lua_getlocal(L, &call, i)) != NULL; i++) {
        add_name(name, known);
        lua_pop(L, 1);
    }
    lua_getinfo(L, "f", &call);
    for (int i = 1; (name = lua_getupvalue(L, -1, i)) != NULL; i++) {
        add_name(name, known);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* Adds the members of the table that is named. False: it is not known. */
static bool add_fields(const vl_site *site, known_names *known) {
    vl_text owner;
    const char *library = "";
    if (!vl_site_push_owner(site, &owner)) return false;
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        if (vl_text_equal(owner, vl_text_of(libraries[i]))) library = libraries[i];
    }
    add_names(site->L, library, known);
    lua_pop(site->L, 1);
    return true;
}

static void collect(const vl_site *site, known_names *known) {
    lua_State *L = site->L;
    if (vl_text_equal(site->complaint.kind, vl_text_of("global"))) {
        for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) add_name(keywords[i], known);
        add_variables(site, known);
        lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
        add_names(L, "", known);
    } else {
        if (add_fields(site, known)) return;
        bool method = vl_text_equal(site->complaint.kind, vl_text_of("method"));
        lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
        for (size_t i = 0; i < (method ? 1 : sizeof libraries / sizeof *libraries); i++) add_library(L, libraries[i], known);
    }
    lua_pop(L, 1);
}

/* Whether the message is about a name that is nil, and one that others can be near to. */
static bool is_about_name(const vl_complaint *complaint) {
    bool kind = vl_text_equal(complaint->kind, vl_text_of("global")) || vl_text_equal(complaint->kind, vl_text_of("field")) ||
                vl_text_equal(complaint->kind, vl_text_of("method"));
    return kind && vl_text_equal(complaint->type, vl_text_of("nil")) && complaint->name.size > 0 &&
           complaint->name.size <= LONGEST_NAME;
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

bool vl_suggestion_withheld(vl_text library, vl_text name) {
    for (size_t i = 0; i < sizeof withheld / sizeof *withheld; i++) {
        const char *dot = strchr(withheld[i], '.');
        vl_text first = {withheld[i], dot ? (size_t)(dot - withheld[i]) : 0};
        if (dot && vl_text_equal(first, library) && vl_text_equal(vl_text_of(dot + 1), name)) return true;
    }
    return false;
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

bool vl_suggestion_push(const vl_site *site) {
    lua_State *L = site->L;
    const vl_complaint *complaint = &site->complaint;
    known_names known = {.count = 0};
    if (!is_about_name(complaint)) return false;
    const char *missing = vl_environment_host(L)->trusted ? NULL : find_withheld(complaint->kind, complaint->name);
    if (missing) {
        lua_pushfstring(L, " (%s is not available to a script; --trust gives it)", missing);
        return true;
    }
    collect(site, &known);
    const known_name *nearest = find_nearest(complaint->name, &known);
    if (!nearest) return false;
    lua_pushfstring(L, " (did you mean '%s%s%s'?)", nearest->library, *nearest->library ? "." : "", nearest->name);
    return true;
}
