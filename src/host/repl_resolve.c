#include "host/repl_resolve.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

#include "lua/classes.h"
#include "lua/find.h"

#define MOST_METATABLES 8 /* one behind the other */

void vl_resolve_read(vl_text source, vl_source_tokens *out) {
    size_t at = 0;
    out->count = 0;
    for (;;) {
        vl_scan_token token = vl_scan_next(source, &at);
        if (token.kind == VL_SCAN_END) return;
        if (token.kind == VL_SCAN_COMMENT && token.closed) continue;
        if (out->count == VL_RESOLVE_TOKENS) {
            out->count = VL_RESOLVE_TOKENS / 2;
            memmove(out->tokens, out->tokens + VL_RESOLVE_TOKENS - out->count, out->count * sizeof *out->tokens);
        }
        out->tokens[out->count++] = token;
    }
}

bool vl_resolve_is(const vl_source_tokens *tokens, size_t at, const char *symbol) {
    if (at >= tokens->count || tokens->tokens[at].kind != VL_SCAN_SYMBOL) return false;
    return vl_text_equal(tokens->tokens[at].text, vl_text_of(symbol));
}

static bool is_any(const vl_source_tokens *tokens, size_t at, const char *symbols) {
    const vl_scan_token *token = &tokens->tokens[at];
    return token->kind == VL_SCAN_SYMBOL && token->text.size == 1 && strchr(symbols, token->text.data[0]);
}

size_t vl_resolve_open_bracket(const vl_source_tokens *tokens, size_t end, const char *kinds) {
    unsigned depth = 0;
    for (size_t i = end; i-- > 0;) {
        if (is_any(tokens, i, ")]}")) depth++;
        else if (is_any(tokens, i, "([{") && depth) depth--;
        else if (is_any(tokens, i, "([{")) return is_any(tokens, i, kinds) ? i : tokens->count;
    }
    return tokens->count;
}

/* The library's object, or function, that the value on top is. */
static vl_meaning meaning_of_top(lua_State *L) {
    vl_meaning meaning = {.valued = !lua_isnil(L, -1)};
    meaning.function = vl_lua_definition(L, -1);
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_ && lua_type(L, -1) == LUA_TUSERDATA; class_++) {
        if (!vl_lua_is_module(*class_) && vl_lua_test_object(L, -1, *class_)) meaning.class_ = *class_;
    }
    return meaning;
}

/* Replaces the table on top by its field; what its metatables hold in tables counts too. */
static void get_raw(lua_State *L, vl_text name) {
    int top = lua_gettop(L);
    for (unsigned i = 0; i < MOST_METATABLES; i++) {
        lua_pushlstring(L, name.data, name.size);
        if (lua_rawget(L, -2) != LUA_TNIL) break;
        lua_pop(L, 1);
        int type = luaL_getmetafield(L, -1, "__index");
        if (type == LUA_TTABLE) continue;
        if (type != LUA_TNIL) lua_pop(L, 1);
        lua_pushnil(L);
        break;
    }
    lua_replace(L, top);
    lua_settop(L, top);
}

/* The class that a type begins with: "Document|nil". */
static const vl_lua_class *class_of_type(const char *type) {
    for (const vl_lua_class *const *class_ = vl_lua_classes(); type && *class_; class_++) {
        size_t size = strlen((*class_)->name);
        if (vl_lua_is_module(*class_) || strncmp(type, (*class_)->name, size) != 0) continue;
        if (!type[size] || strchr("| ,", type[size])) return *class_;
    }
    return NULL;
}

static const vl_lua_function *find_method(const vl_lua_class *class_, vl_text name) {
    const vl_lua_function *function;
    for (size_t i = 0; (function = vl_lua_class_function(class_, i)) != NULL; i++) {
        const char *colon = strchr(function->name, ':');
        if (colon && vl_text_equal(vl_text_of(colon + 1), name)) return function;
    }
    return NULL;
}

/* The member of an object of the library, which is on top, or of whose class alone is known. Replaces what is on top. */
static vl_meaning member_of_object(lua_State *L, vl_meaning owner, vl_text name) {
    vl_meaning meaning = {.function = find_method(owner.class_, name)};
    const vl_lua_field *field = owner.class_->fields;
    while (!meaning.function && field && field->name && !vl_text_equal(vl_text_of(field->name), name)) field++;
    bool known = !meaning.function && field && field->name;
    if (known && owner.valued) {
        lua_getfield(L, -1, field->name);
        lua_replace(L, -2);
        return meaning_of_top(L);
    }
    if (known) meaning.class_ = class_of_type(field->type);
    lua_pushnil(L);
    lua_replace(L, -2);
    return meaning;
}

static vl_meaning member_of(lua_State *L, vl_meaning owner, vl_text name) {
    if (owner.class_) return member_of_object(L, owner, name);
    if (lua_type(L, -1) == LUA_TSTRING) {
        lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
        lua_pushliteral(L, LUA_STRLIBNAME);
        lua_rawget(L, -2);
        lua_replace(L, -3);
        lua_pop(L, 1);
    }
    if (lua_type(L, -1) == LUA_TTABLE) {
        get_raw(L, name);
        return meaning_of_top(L);
    }
    lua_pushnil(L);
    lua_replace(L, -2);
    return (vl_meaning){0};
}

/* The value behind a string or number in square brackets. */
static vl_meaning element_of(lua_State *L, vl_meaning owner, const vl_scan_token *key) {
    bool object = owner.class_ == &vl_lua_corpus_class || owner.class_ == &vl_lua_table_class || owner.class_ == &vl_lua_report_class;
    bool table = !owner.class_ && lua_type(L, -1) == LUA_TTABLE;
    vl_meaning meaning = {0};
    if (key->kind == VL_SCAN_STRING) lua_pushlstring(L, key->content.data, key->content.size);
    else lua_pushinteger(L, strtoll(key->text.data, NULL, 10));
    if (object && owner.valued) {
        lua_gettable(L, -2);
        meaning = meaning_of_top(L);
    } else if (table) {
        lua_rawget(L, -2);
        meaning = meaning_of_top(L);
    } else {
        if (owner.class_ == &vl_lua_corpus_class) meaning.class_ = &vl_lua_document_class;
        if (owner.class_ == &vl_lua_table_class) meaning.class_ = &vl_lua_row_class;
        lua_pushnil(L);
        lua_replace(L, -2);
    }
    lua_replace(L, -2);
    return meaning;
}

/* A global of the session, or of the script that it is in. */
static vl_meaning global(lua_State *L, const vl_repl *repl, vl_text name) {
    vl_repl_push_globals(L, repl);
    get_raw(L, name);
    return meaning_of_top(L);
}

vl_meaning vl_resolve(lua_State *L, const vl_repl *repl, const vl_source_tokens *tokens, size_t end) {
    vl_meaning nothing = {0};
    luaL_checkstack(L, 20, NULL);
    const vl_scan_token *last = end ? &tokens->tokens[end - 1] : NULL;
    if (last && last->kind == VL_SCAN_NAME) {
        bool member = end >= 3 && is_any(tokens, end - 2, ".:");
        return member ? member_of(L, vl_resolve(L, repl, tokens, end - 2), last->text) : global(L, repl, last->text);
    }
    bool string = last && last->kind == VL_SCAN_STRING && last->closed;
    if (last && !string && is_any(tokens, end - 1, ")]}")) {
        size_t open = vl_resolve_open_bracket(tokens, end - 1, "([{");
        bool single = open + 3 == end;
        if (open < end && open > 0 && is_any(tokens, open, "[") && single) {
            const vl_scan_token *key = &tokens->tokens[open + 1];
            bool constant = key->kind == VL_SCAN_STRING || key->kind == VL_SCAN_NUMBER;
            if (constant) return element_of(L, vl_resolve(L, repl, tokens, open), key);
        } else if (open < end && open > 0 && is_any(tokens, open, "({")) {
            end = open + 1;
            string = true;
        }
    }
    lua_pushnil(L);
    if (!string || end < 2) return nothing;
    vl_meaning called = vl_resolve(L, repl, tokens, end - 1);
    lua_pop(L, 1);
    return (vl_meaning){.class_ = called.function ? class_of_type(called.function->results) : NULL};
}
