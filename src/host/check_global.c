#include <string.h>

#include "host/check_source.h"
#include "host/suggestion.h"

#define MOST_NAMES 512

static const vl_check_value anything = {.kind = VL_CHECK_ANY};

/* True if the globals of a fresh environment have the name. */
static bool is_fresh_global(vl_checker *checker, vl_text name) {
    lua_State *L = checker->L;
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_pushlstring(L, name.data, name.size);
    bool found = lua_rawget(L, -2) != LUA_TNIL;
    lua_pop(L, 2);
    return found;
}

/* Pushes the table of Lua's own of that name. False: there is none, and nothing is pushed. */
static bool push_library(vl_checker *checker, vl_text name) {
    lua_State *L = checker->L;
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_pushlstring(L, name.data, name.size);
    bool table = lua_rawget(L, -2) == LUA_TTABLE;
    lua_remove(L, -2);
    if (!table) lua_pop(L, 1);
    return table;
}

/* The nearest of the names in the table on top, which goes. NULL: none is near. */
static const char *nearest_key(vl_checker *checker, vl_text name) {
    lua_State *L = checker->L;
    const char *names[MOST_NAMES];
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, -2) != 0;) {
        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING && count < MOST_NAMES) names[count++] = lua_tostring(L, -1);
    }
    lua_pop(L, 1);
    /* In the order of the alphabet, so that that of hashing decides nothing. */
    for (size_t i = 1; i < count; i++) {
        const char *one = names[i];
        size_t k = i;
        for (; k > 0 && strcmp(names[k - 1], one) > 0; k--) names[k] = names[k - 1];
        names[k] = one;
    }
    return vl_nearest_name(name, names, count);
}

static bool is_known(const vl_checker *checker, vl_text name) {
    for (size_t i = 0; i < checker->known_count; i++) {
        if (vl_text_equal(name, vl_text_of(checker->known[i]))) return true;
    }
    return false;
}

static bool is_set_by_script(const vl_checker *checker, vl_text name) {
    for (size_t i = 0; i < checker->global_count; i++) {
        if (vl_text_equal(checker->globals[i].name, name)) return true;
    }
    return false;
}

/* True if the place looks whether there is such a name rather than take it for granted. */
static bool is_tested(const vl_lexeme *before, const vl_lexeme *behind) {
    static const char *const tests[] = {"and", "or", "not", "==", "~="}, *const ends[] = {"then", "do"};
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        if ((before && vl_lexeme_is(before, tests[i])) || vl_lexeme_is(behind, tests[i])) return true;
    }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (vl_lexeme_is(behind, ends[i])) return true;
    }
    return false;
}

/* True if the script tests, anywhere, whether there is the global or the member of it; or sets the member. */
static bool is_guarded(const vl_checker *checker, vl_text name, const vl_text *member) {
    const vl_lexeme *all = checker->lexemes.all;
    size_t length = member ? 3 : 1;
    for (size_t i = 0; i + length < checker->lexemes.count; i++) {
        if (all[i].kind != VL_LEXEME_NAME || !vl_text_equal(all[i].text, name)) continue;
        if (member && !(vl_lexeme_is(&all[i + 1], ".") && vl_text_equal(all[i + 2].text, *member))) continue;
        const vl_lexeme *before = i ? &all[i - 1] : NULL;
        if (before && (vl_lexeme_is(before, ".") || vl_lexeme_is(before, ":"))) continue;
        bool typed = i >= 2 && vl_lexeme_is(before, "(") && vl_text_equal(all[i - 2].text, vl_text_of("type"));
        bool set = member && (vl_lexeme_is(&all[i + 3], "=") || (before && vl_lexeme_is(before, "function")));
        if (typed || set || is_tested(before, &all[i + length])) return true;
    }
    return false;
}

static void learn_global(vl_checker *checker, const vl_lexeme *name, bool accident) {
    if (checker->reporting || is_set_by_script(checker, name->text)) return;
    bool room = vl_host_grow(checker->host, (void **)&checker->globals, checker->global_count, &checker->global_capacity,
                             sizeof *checker->globals);
    if (room) checker->globals[checker->global_count++] = (vl_check_global){name->text, name->line, accident};
    else checker->failed = true;
}

/* True of a name that is told for the first time. */
static bool tell_once(vl_checker *checker, vl_text name) {
    if (!checker->reporting) return false;
    for (size_t i = 0; i < checker->told_count; i++) {
        if (vl_text_equal(checker->told[i], name)) return false;
    }
    if (!vl_host_grow(checker->host, (void **)&checker->told, checker->told_count, &checker->told_capacity,
                      sizeof *checker->told)) {
        checker->failed = true;
        return false;
    }
    checker->told[checker->told_count++] = name;
    return true;
}

/* Learns of a global that is named by way of the table of all, `_G.NAME` at `at`: it may be set. False: it is another use. */
static bool name_member(vl_checker *checker, size_t at) {
    const vl_lexeme *all = &checker->lexemes.all[at];
    if (at + 3 >= checker->lexemes.count || !vl_lexeme_is(&all[1], ".") || all[2].kind != VL_LEXEME_NAME) return false;
    /* What happens to members of a library is not followed. */
    if (!vl_lexeme_is(&all[3], "=") && push_library(checker, all[2].text)) return lua_pop(checker->L, 1), false;
    if (vl_lexeme_is(&all[3], ".") || vl_lexeme_is(&all[3], "[")) return false;
    learn_global(checker, &all[2], false);
    return true;
}

/* True of a name through which globals may come unseen. */
static bool is_dynamic(vl_text name) {
    static const char *const names[] = {"_ENV", "_G", "load", "dofile", "loadfile"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (vl_text_equal(name, vl_text_of(names[i]))) return true;
    }
    return false;
}

/* True of the library, which scripts have to require, where nothing makes it a global. */
static bool is_forgotten(const vl_checker *checker, vl_text name) {
    for (size_t i = 0; i < checker->known_globals; i++) {
        if (vl_text_equal(name, vl_text_of(checker->known[i]))) return false;
    }
    return vl_text_equal(name, vl_text_of("vanlua"));
}

vl_check_value vl_check_read_global(vl_checker *checker, size_t at) {
    const vl_lexeme *name = &checker->lexemes.all[at];
    vl_text text = name->text;
    if (is_dynamic(text)) {
        if (*text.data != '_' || !name_member(checker, at)) checker->dynamic = true;
        return anything;
    }
    if (is_fresh_global(checker, text)) {
        if (is_set_by_script(checker, text) || !push_library(checker, text)) return anything;
        lua_pop(checker->L, 1);
        return (vl_check_value){.kind = VL_CHECK_LIBRARY, .library = text};
    }
    if (!checker->reporting || checker->dynamic || is_set_by_script(checker, text)) return anything;
    bool forgotten = is_forgotten(checker, text);
    if ((!forgotten && is_known(checker, text)) || !tell_once(checker, text) || is_guarded(checker, text, NULL)) return anything;
    if (forgotten) {
        vl_check_find(checker, name->line, "global 'vanlua' is not set: local vanlua = require \"vanlua\"");
        return anything;
    }
    lua_rawgeti(checker->L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    const char *near = nearest_key(checker, text);
    if (near) vl_check_find(checker, name->line, "unknown global '%.*s' (did you mean '%s'?)", (int)text.size, text.data, near);
    else vl_check_find(checker, name->line, "unknown global '%.*s': nothing sets it", (int)text.size, text.data);
    return anything;
}

void vl_check_set_global(vl_checker *checker, const vl_lexeme *name, bool function) {
    bool accident = !function || checker->functions > 0;
    learn_global(checker, name, accident);
    if (vl_text_equal(name->text, vl_text_of("_ENV"))) checker->dynamic = true;
    if (!checker->reporting) return;
    if (!accident || checker->dynamic || is_fresh_global(checker, name->text) || !tell_once(checker, name->text)) return;
    vl_check_find(checker, name->line, "'%.*s' is set as a global: `local %.*s` keeps it to the script", (int)name->text.size,
                  name->text.data, (int)name->text.size, name->text.data);
}

void vl_check_library_member(vl_checker *checker, vl_text library, size_t at) {
    const vl_lexeme *name = &checker->lexemes.all[at];
    lua_State *L = checker->L;
    if (!checker->reporting || checker->dynamic || !push_library(checker, library)) return;
    lua_pushlstring(L, name->text.data, name->text.size);
    bool found = lua_rawget(L, -2) != LUA_TNIL;
    lua_pop(L, 1);
    const char *near = found ? NULL : nearest_key(checker, name->text);
    if (found) lua_pop(L, 1);
    if (found || is_guarded(checker, library, &name->text)) return;
    int size = (int)name->text.size, length = (int)library.size;
    if (!checker->host->trusted && vl_suggestion_withheld(library, name->text)) {
        vl_check_find(checker, name->line, "%.*s.%.*s is not available to a script; --trust gives it", length, library.data, size,
                      name->text.data);
    } else if (near) vl_check_find(checker, name->line, "%.*s has no '%.*s' (did you mean '%s'?)", length, library.data, size,
                            name->text.data, near);
    else vl_check_find(checker, name->line, "%.*s has no '%.*s'", length, library.data, size, name->text.data);
}

bool vl_check_string_method(vl_checker *checker, vl_text name) {
    if (!push_library(checker, vl_text_of("string"))) return true;
    lua_pushlstring(checker->L, name.data, name.size);
    bool found = lua_rawget(checker->L, -2) != LUA_TNIL;
    lua_pop(checker->L, 2);
    return found || is_guarded(checker, vl_text_of("string"), &name);
}

const char *vl_check_nearest_string_method(vl_checker *checker, vl_text name) {
    return push_library(checker, vl_text_of("string")) ? nearest_key(checker, name) : NULL;
}
