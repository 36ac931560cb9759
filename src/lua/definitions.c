/*
 * vanlua.definitions: what this library knows of itself, as plain tables. The manual, the editors' definition file and checks
 * are made from it.
 */
#include <string.h>

#include "lua/check.h"
#include "lua/classes.h"
#include "lua/find.h"
#include "lua/signature.h"
#include "lua/type.h"

/* Sets a field of the table on top, unless there is nothing to set. */
static void set_text(lua_State *L, const char *key, const char *text) {
    if (!text) return;
    lua_pushstring(L, text);
    lua_setfield(L, -2, key);
}

static void set_flag(lua_State *L, const char *key, bool flag) {
    lua_pushboolean(L, flag);
    lua_setfield(L, -2, key);
}

/* Names of modules as scripts write them, with `vanlua.` ahead. */
static void set_name(lua_State *L, const char *name, bool module) {
    static const char outermost[] = "vanlua";
    bool below = module && strncmp(name, outermost, sizeof outermost - 1) != 0;
    lua_pushfstring(L, "%s%s", below ? "vanlua." : "", name);
    lua_setfield(L, -2, "name");
}

/* Sets a type as annotations have it: lists that macros made may end with a bar. */
static void set_type(lua_State *L, const char *type) {
    luaL_gsub(L, type, "|)", ")");
    size_t size;
    const char *text = lua_tolstring(L, -1, &size);
    lua_pushlstring(L, text, size > 0 && text[size - 1] == '|' ? size - 1 : size);
    lua_setfield(L, -3, "type");
    lua_pop(L, 1);
}

static void set_range(lua_State *L, const vl_lua_parameter *parameter) {
    if (!(parameter->minimum < parameter->maximum)) return;
    lua_pushnumber(L, parameter->minimum);
    lua_setfield(L, -2, "minimum");
    lua_pushnumber(L, parameter->maximum);
    lua_setfield(L, -2, "maximum");
}

static void push_parameters(lua_State *L, const vl_lua_parameter *parameters) {
    lua_newtable(L);
    for (lua_Integer i = 0; parameters && parameters[i].name; i++) {
        const vl_lua_parameter *parameter = &parameters[i];
        lua_newtable(L);
        set_text(L, "name", parameter->name);
        set_type(L, parameter->type);
        set_text(L, "text", parameter->text);
        set_flag(L, "required", !parameter->otherwise);
        if (parameter->otherwise && strcmp(parameter->otherwise, "nil") != 0) set_text(L, "default", parameter->otherwise);
        set_range(L, parameter);
        vl_lua_push_takes(L, parameter);
        lua_setfield(L, -2, "takes");
        lua_rawseti(L, -2, i + 1);
    }
}

/* Pushes one result: its type, and its name behind a blank, where it has one. */
static void push_result(lua_State *L, const char *result, size_t size) {
    const char *blank = strncmp(result, "fun(", 4) == 0 ? NULL : memchr(result, ' ', size);
    size_t type = blank ? (size_t)(blank - result) : size;
    lua_newtable(L);
    lua_pushlstring(L, result, type);
    lua_setfield(L, -2, "type");
    if (!blank) return;
    lua_pushlstring(L, blank + 1, size - type - 1);
    lua_setfield(L, -2, "name");
}

/* Pushes the results, which commas part; those of an iterator are one type. */
static void push_results(lua_State *L, const char *results) {
    lua_newtable(L);
    for (lua_Integer count = 1; results && *results; count++) {
        const char *comma = strncmp(results, "fun(", 4) == 0 ? NULL : strstr(results, ", ");
        push_result(L, results, comma ? (size_t)(comma - results) : strlen(results));
        lua_rawseti(L, -2, count);
        results = comma ? comma + 2 : NULL;
    }
}

static void push_function(lua_State *L, const vl_lua_function *function) {
    lua_newtable(L);
    set_name(L, function->name, strchr(function->name, ':') == NULL);
    vl_lua_push_signature(L, function);
    lua_setfield(L, -2, "signature");
    set_text(L, "text", function->text);
    push_parameters(L, function->parameters);
    lua_setfield(L, -2, "parameters");
    push_parameters(L, function->options);
    lua_setfield(L, -2, "options");
    push_results(L, function->results);
    lua_setfield(L, -2, "results");
    set_text(L, "formula", function->formula);
    set_text(L, "source", function->source);
    set_text(L, "example", function->example);
}

static void push_functions(lua_State *L, const vl_lua_class *class_) {
    const vl_lua_function *function;
    lua_newtable(L);
    for (size_t i = 0; (function = vl_lua_class_function(class_, i)) != NULL; i++) {
        push_function(L, function);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_fields(lua_State *L, const vl_lua_field *fields) {
    lua_newtable(L);
    for (lua_Integer i = 0; fields && fields[i].name; i++) {
        lua_newtable(L);
        set_text(L, "name", fields[i].name);
        set_type(L, fields[i].type);
        set_text(L, "text", fields[i].text);
        lua_rawseti(L, -2, i + 1);
    }
}

/* Pushes the names of the events that scripts make use of, without the underscores. */
static void push_events(lua_State *L, const luaL_Reg *events) {
    lua_newtable(L);
    for (lua_Integer count = 0; events && events->name; events++) {
        if (strcmp(events->name, "__gc") == 0) continue;
        lua_pushstring(L, events->name + 2);
        lua_rawseti(L, -2, ++count);
    }
}

static void push_class(lua_State *L, const vl_lua_class *class_) {
    lua_newtable(L);
    set_name(L, class_->name, vl_lua_is_module(class_));
    set_flag(L, "module", vl_lua_is_module(class_));
    set_text(L, "text", class_->text);
    push_fields(L, class_->fields);
    lua_setfield(L, -2, "fields");
    push_fields(L, class_->elements);
    lua_setfield(L, -2, "elements");
    push_events(L, class_->events);
    lua_setfield(L, -2, "events");
    push_functions(L, class_);
    lua_setfield(L, -2, "functions");
}

static int list_definitions(lua_State *L) {
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    lua_newtable(L);
    lua_Integer count = 0;
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_; class_++) {
        push_class(L, *class_);
        lua_rawseti(L, -2, ++count);
    }
    return 1;
}

const vl_lua_function vl_lua_definitions_function = {
    .name = "vanlua.definitions",
    .call = list_definitions,
    .results = "table[]",
    .text = "All classes and modules, for programs: name, module, text, fields, elements, events, functions; a function has name, "
            "signature, text, parameters, options, results, formula, source, example",
    .example = "for _, class in ipairs(vanlua.definitions()) do print(class.name, #class.functions) end",
};
