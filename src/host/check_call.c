#include <lauxlib.h>
#include <string.h>

#include "host/check_source.h"
#include "lua/check.h"
#include "lua/find.h"
#include "lua/type.h"

#define MOST_NAMES 64
#define MOST_METHODS 512

/* Pushes the value of one lexeme, or of a sign and a number. False: it is no literal, and nothing is pushed. */
static bool push_single(vl_checker *checker, size_t first, size_t end) {
    const vl_lexeme *lexeme = &checker->lexemes.all[first];
    lua_State *L = checker->L;
    bool negative = end == first + 2 && vl_lexeme_is(lexeme, "-");
    if (negative) lexeme++;
    if (!negative && end != first + 1) return false;
    if (lexeme->kind == VL_LEXEME_STRING && lexeme->plain && !negative) {
        lua_pushlstring(L, lexeme->text.data, lexeme->text.size);
    } else if (lexeme->kind == VL_LEXEME_NUMBER) {
        lua_pushlstring(L, lexeme->text.data, lexeme->text.size);
        size_t size = lua_stringtonumber(L, lua_tostring(L, -1));
        if (!size) return lua_pop(L, 1), false;
        lua_remove(L, -2);
        if (negative) lua_arith(L, LUA_OPUNM);
    } else if (!negative && (vl_lexeme_is(lexeme, "true") || vl_lexeme_is(lexeme, "false"))) {
        lua_pushboolean(L, vl_lexeme_is(lexeme, "true"));
    } else {
        return false;
    }
    return true;
}

/* The end of the value that begins at `at`: the comma or bracket behind it. */
static size_t find_end(const vl_checker *checker, size_t at) {
    const vl_lexeme *all = checker->lexemes.all;
    for (; at + 1 < checker->lexemes.count; at++) {
        int depth = vl_lexeme_depth(&all[at]);
        if (depth > 0) at = vl_lexemes_close(&checker->lexemes, at);
        else if (depth < 0 || vl_lexeme_is(&all[at], ",") || vl_lexeme_is(&all[at], ";")) return at;
    }
    return at;
}

/* Pushes an array whose elements are all single literals. */
static bool push_array(vl_checker *checker, size_t first, size_t end) {
    const vl_lexeme *all = checker->lexemes.all;
    if (!vl_lexeme_is(&all[first], "{") || vl_lexemes_close(&checker->lexemes, first) + 1 != end) return false;
    lua_newtable(checker->L);
    lua_Integer count = 0;
    for (size_t at = first + 1; at + 1 < end;) {
        size_t behind = find_end(checker, at);
        if (!push_single(checker, at, behind)) {
            lua_pop(checker->L, 1);
            return false;
        }
        lua_rawseti(checker->L, -2, ++count);
        at = behind + 1;
    }
    return true;
}

/* Tells of a literal that is none of what the parameter takes. */
static void check_literal(vl_checker *checker, const vl_lua_function *function, const vl_lua_parameter *parameter, size_t first,
                          size_t end) {
    lua_State *L = checker->L;
    int top = lua_gettop(L), line = checker->lexemes.all[first].line;
    luaL_checkstack(L, 20, NULL);
    if (!push_single(checker, first, end) && !push_array(checker, first, end)) return;
    bool ranged = parameter->minimum < parameter->maximum && lua_type(L, -1) == LUA_TNUMBER;
    if (!vl_lua_type_accepts(L, top + 1, vl_text_of(parameter->type))) {
        lua_pushstring(L, parameter->name);
        vl_lua_type_explain(L, top + 1, vl_text_of(parameter->type));
        vl_check_find(checker, line, "bad argument '%s' to '%s': %s", lua_tostring(L, -2), function->name, lua_tostring(L, -1));
    } else if (ranged && !(lua_tonumber(L, -1) >= parameter->minimum && lua_tonumber(L, -1) <= parameter->maximum)) {
        vl_lua_push_range(L, parameter);
        vl_check_find(checker, line, "bad argument '%s' to '%s': expected %s", parameter->name, function->name,
                      lua_tostring(L, -1));
    }
    lua_settop(L, top);
}

static void find_unknown_option(vl_checker *checker, const vl_lua_function *function, const vl_lexeme *key) {
    const char *names[MOST_NAMES];
    size_t count = 0;
    for (const vl_lua_parameter *option = function->options; option->name && count < MOST_NAMES; option++) {
        names[count++] = option->name;
    }
    const char *near = vl_nearest_name(key->text, names, count);
    int size = (int)key->text.size;
    if (near) vl_check_find(checker, key->line, "unknown option '%.*s' of '%s' (did you mean '%s'?)", size, key->text.data,
                            function->name, near);
    else vl_check_find(checker, key->line, "unknown option '%.*s' of '%s'", size, key->text.data, function->name);
}

/* Checks the fields of the table whose bracket is at `first`. */
static void check_options(vl_checker *checker, const vl_lua_function *function, size_t first) {
    const vl_lexeme *all = checker->lexemes.all;
    size_t close = vl_lexemes_close(&checker->lexemes, first);
    for (size_t at = first + 1; at < close;) {
        size_t end = find_end(checker, at);
        const vl_lexeme *key = &all[at];
        if (key->kind == VL_LEXEME_NAME && vl_lexeme_is(&all[at + 1], "=")) {
            const vl_lua_parameter *option = function->options;
            while (option->name && !vl_text_equal(key->text, vl_text_of(option->name))) option++;
            if (!option->name) find_unknown_option(checker, function, key);
            else if (!vl_lexeme_is(&all[at + 2], "nil")) check_literal(checker, function, option, at + 2, end);
        }
        at = end + 1;
    }
}

/* Tells of the first argument that a function needs and is not given. */
static void find_missing(vl_checker *checker, const vl_lua_function *function, const vl_check_arguments *arguments, size_t wanted,
                         int line) {
    lua_State *L = checker->L;
    for (size_t i = arguments->count; i < wanted && !arguments->open; i++) {
        const vl_lua_parameter *parameter = &function->parameters[i];
        if (parameter->otherwise) continue;
        int top = lua_gettop(L);
        luaL_checkstack(L, 20, NULL);
        vl_lua_type_push(L, vl_text_of(parameter->type));
        vl_check_find(checker, line, "bad argument '%s' to '%s': %s expected, got no value", parameter->name, function->name,
                      lua_tostring(L, -1));
        lua_settop(L, top);
        return;
    }
}

void vl_check_arguments_of(vl_checker *checker, const vl_lua_function *function, const vl_check_arguments *arguments, int line) {
    size_t wanted = 0;
    if (!checker->reporting) return;
    while (function->parameters && function->parameters[wanted].name) wanted++;
    size_t most = wanted + (function->options ? 1 : 0);
    if (arguments->count > most && !(arguments->open && arguments->count == most + 1)) {
        vl_check_find(checker, line, "too many arguments to '%s': it takes %zu", function->name, most);
    }
    find_missing(checker, function, arguments, wanted, line);
    for (size_t i = 0; i < arguments->count && i < most; i++) {
        const vl_check_expression *argument = &arguments->all[i];
        const vl_lexeme *first = &checker->lexemes.all[argument->first];
        bool table = vl_lexeme_is(first, "{") && vl_lexemes_close(&checker->lexemes, argument->first) + 1 == argument->end;
        if (i < wanted) check_literal(checker, function, &function->parameters[i], argument->first, argument->end);
        else if (table) check_options(checker, function, argument->first);
    }
}

/* True if the script names it elsewhere than as the method in a call, or a module has a member of that name. */
static bool is_defined(const vl_checker *checker, vl_text name) {
    const vl_lexeme *all = checker->lexemes.all;
    for (size_t i = 0; i < checker->lexemes.count; i++) {
        if ((all[i].kind != VL_LEXEME_NAME && all[i].kind != VL_LEXEME_STRING) || !vl_text_equal(all[i].text, name)) continue;
        if (!i || !vl_lexeme_is(&all[i - 1], ":")) return true;
        /* function a.b:NAME */
        size_t head = i - 1;
        while (head >= 2 && all[head - 1].kind == VL_LEXEME_NAME && vl_lexeme_is(&all[head - 2], ".")) head -= 2;
        if (head >= 2 && vl_lexeme_is(&all[head - 2], "function")) return true;
    }
    for (size_t i = 0; i < checker->known_count; i++) {
        if (vl_text_equal(name, vl_text_of(checker->known[i]))) return true;
    }
    return false;
}

void vl_check_stray_method(vl_checker *checker, const vl_lexeme *name) {
    static const char *const of_files[] = {"close", "flush", "lines", "read", "seek", "setvbuf", "write"};
    const char *names[MOST_METHODS];
    size_t count = 0;
    const vl_lua_function *function;
    if (!checker->reporting || checker->modules || name->text.size < 5) return;
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_; class_++) {
        if (vl_lua_is_module(*class_)) continue;
        for (size_t i = 0; (function = vl_lua_class_function(*class_, i)) != NULL && count < MOST_METHODS; i++) {
            names[count++] = vl_lua_short_name(function->name);
            if (vl_text_equal(name->text, vl_text_of(names[count - 1]))) return;
        }
    }
    for (size_t i = 0; i < sizeof of_files / sizeof *of_files; i++) {
        if (vl_text_equal(name->text, vl_text_of(of_files[i]))) return;
    }
    const char *near = vl_nearest_name(name->text, names, count);
    if (!near || vl_check_string_method(checker, name->text) || is_defined(checker, name->text)) return;
    vl_check_find(checker, name->line, "nothing has a method '%.*s' (did you mean '%s'?)", (int)name->text.size, name->text.data,
                  near);
}
