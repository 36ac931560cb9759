#include <string.h>

#include "lua/check.h"
#include "lua/classes.h"
#include "lua/find.h"
#include "lua/library.h"
#include "lua/type.h"

/*
 * Pieces are pushed as strings and joined at the end, so that nothing is ever owned by C.
 */

static void join(lua_State *L, int first) {
    int count = lua_gettop(L) - first + 1;
    luaL_checkstack(L, 2, NULL);
    if (count == 0) lua_pushliteral(L, "");
    else lua_concat(L, count);
}

static bool is_method(const vl_lua_function *function) {
    return strchr(function->name, ':') != NULL;
}

/* True if the function may be called without a table of options. */
static bool options_optional(const vl_lua_function *function) {
    for (const vl_lua_parameter *option = function->options; option && option->name; option++)
        if (!option->otherwise) return false;
    return true;
}

/* Pushes {unit=, form=}. */
static void push_option_names(lua_State *L, const vl_lua_function *function) {
    int first = lua_gettop(L) + 1;
    lua_pushliteral(L, "{");
    for (const vl_lua_parameter *option = function->options; option->name; option++) {
        lua_pushfstring(L, "%s%s=", option == function->options ? "" : ", ", option->name);
        join(L, first);
    }
    lua_pushliteral(L, "}");
    join(L, first);
}

/* Pushes (paths [, {language=}]): the parameters, with what may be left out in square brackets. */
static void push_parameter_names(lua_State *L, const vl_lua_function *function) {
    int first = lua_gettop(L) + 1, open = 0;
    lua_pushliteral(L, "(");
    for (const vl_lua_parameter *parameter = function->parameters; parameter && parameter->name; parameter++) {
        const char *comma = parameter == function->parameters ? "" : ", ", *blank = *comma ? " " : "";
        if (parameter->otherwise) lua_pushfstring(L, "%s[%s%s", blank, comma, parameter->name), open++;
        else lua_pushfstring(L, "%s%s", comma, parameter->name);
        join(L, first);
    }
    if (function->options) {
        bool optional = options_optional(function);
        lua_pushstring(L, optional ? " [, " : ", ");
        push_option_names(L, function);
        if (optional) open++;
    }
    while (open-- > 0) lua_pushliteral(L, "]");
    lua_pushliteral(L, ")");
    join(L, first);
}

/* Pushes how the function is called: corpus:frequencies{unit=, form=} -> Frequencies. */
static void push_signature(lua_State *L, const vl_lua_function *function) {
    int first = lua_gettop(L) + 1;
    if (is_method(function)) lua_pushfstring(L, "%c%s", function->name[0] | 0x20, function->name + 1);
    else lua_pushfstring(L, "%s%s", strncmp(function->name, "vanlua.", 7) == 0 ? "" : "vanlua.", function->name);
    if (function->options && !(function->parameters && function->parameters[0].name)) push_option_names(L, function);
    else push_parameter_names(L, function);
    if (function->results && *function->results) lua_pushfstring(L, " -> %s", function->results);
    join(L, first);
}

/* Pushes the lines of parameters or options. */
static void push_parameters(lua_State *L, const vl_lua_parameter *parameters, const char *heading) {
    int first = lua_gettop(L) + 1;
    if (!parameters || !parameters[0].name) {
        lua_pushliteral(L, "");
        return;
    }
    lua_pushfstring(L, "\n%s:\n", heading);
    for (const vl_lua_parameter *parameter = parameters; parameter->name; parameter++) {
        lua_pushfstring(L, "  %s  ", parameter->name);
        vl_lua_type_push(L, vl_text_of(parameter->type));
        lua_pushliteral(L, ", ");
        if (!vl_lua_push_range(L, parameter)) lua_pop(L, 1);
        if (!parameter->otherwise) lua_pushliteral(L, ", required");
        else if (strcmp(parameter->otherwise, "nil") == 0) lua_pushliteral(L, "");
        else lua_pushfstring(L, ", default %s", parameter->otherwise);
        lua_pushfstring(L, "\n      %s\n", parameter->text);
        join(L, first);
    }
    join(L, first);
}

/* Pushes a sentence with its full stop. */
static void push_sentence(lua_State *L, const char *text) {
    size_t size = strlen(text);
    lua_pushfstring(L, "%s%s\n", text, size > 0 && text[size - 1] == '.' ? "" : ".");
}

static void push_remark(lua_State *L, const char *heading, const char *text) {
    if (text) lua_pushfstring(L, "\n%s: %s\n", heading, text);
    else lua_pushliteral(L, "");
}

static void push_function(lua_State *L, const vl_lua_function *function) {
    int first = lua_gettop(L) + 1;
    push_signature(L, function);
    lua_pushliteral(L, "\n\n");
    push_sentence(L, function->text);
    push_parameters(L, function->parameters, "parameters");
    push_parameters(L, function->options, "options");
    push_remark(L, "formula", function->formula);
    push_remark(L, "source", function->source);
    push_remark(L, "example", function->example);
    join(L, first);
}

/* Pushes one line each of the modules within a module, and of all classes too within the outermost one. */
static void push_classes(lua_State *L, const vl_lua_class *parent) {
    int first = lua_gettop(L) + 1;
    size_t size = strlen(parent->name);
    bool whole = parent == &vl_lua_vanlua_class, begun = false;
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_; class_++) {
        bool within = strncmp((*class_)->name, parent->name, size) == 0 && (*class_)->name[size] == '.';
        if (*class_ == parent || !(whole || within)) continue;
        if (!begun) lua_pushstring(L, whole ? "\nmodules and objects:\n" : "\nmodules:\n");
        begun = true;
        bool module = vl_lua_is_module(*class_);
        lua_pushfstring(L, "  %s%s  %s\n", module ? "vanlua." : "", (*class_)->name, (*class_)->text);
        join(L, first);
    }
    join(L, first);
}

static void push_class(lua_State *L, const vl_lua_class *class_) {
    int first = lua_gettop(L) + 1;
    bool module = vl_lua_is_module(class_) && class_ != &vl_lua_vanlua_class;
    lua_pushfstring(L, "%s%s: %s\n", module ? "vanlua." : "", class_->name, class_->text);
    if (class_->fields) lua_pushliteral(L, "\nfields:\n");
    for (const vl_lua_field *field = class_->fields; field && field->name; field++) {
        lua_pushfstring(L, "  %s  %s\n      %s\n", field->name, field->type, field->text);
        join(L, first);
    }
    if (vl_lua_class_function(class_, 0)) lua_pushliteral(L, "\nfunctions:\n");
    const vl_lua_function *function;
    for (size_t i = 0; (function = vl_lua_class_function(class_, i)) != NULL; i++) {
        lua_pushliteral(L, "  ");
        push_signature(L, function);
        lua_pushfstring(L, "\n      %s\n", function->text);
        join(L, first);
    }
    push_classes(L, class_);
    join(L, first);
}

static void push_field(lua_State *L, const vl_lua_class *class_, const vl_lua_field *field) {
    lua_pushfstring(L, "%s.%s: %s\n\n", class_->name, field->name, field->type);
    push_sentence(L, field->text);
    lua_concat(L, 2);
}

bool vl_lua_push_help(lua_State *L, const char *name) {
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    /* A class and the function that makes one may have the same name but for the case of letters. */
    bool called = strncmp(name, "vanlua.", 7) == 0 && vl_lua_function_find(name);
    const vl_lua_class *class_ = called ? NULL : vl_lua_class_find(name);
    const vl_lua_function *function = class_ ? NULL : vl_lua_function_find(name);
    const vl_lua_field *field = class_ || function ? NULL : vl_lua_field_find(name, &class_);
    if (field) push_field(L, class_, field);
    else if (class_) push_class(L, class_);
    else if (function) push_function(L, function);
    return class_ || function;
}

static void add_name(const char *name, const char **names, size_t room, size_t *count) {
    if (*count < room) names[*count] = name;
    (*count)++;
}

size_t vl_lua_help_names(const char **names, size_t room) {
    size_t count = 0;
    const vl_lua_function *function;
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_; class_++) {
        add_name((*class_)->name, names, room, &count);
    }
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_; class_++) {
        for (size_t i = 0; (function = vl_lua_class_function(*class_, i)) != NULL; i++) {
            const char *short_name = vl_lua_short_name(function->name);
            add_name(function->name, names, room, &count);
            if (vl_lua_function_find(short_name) == function) add_name(short_name, names, room, &count);
        }
    }
    return count;
}

/* The name of what help is asked for: a name, a function of the library, or an object of it. */
static const char *help_name(lua_State *L) {
    const vl_lua_class *const *class_ = vl_lua_classes();
    if (lua_isnil(L, 1)) return "vanlua";
    if (lua_type(L, 1) == LUA_TSTRING) return lua_tostring(L, 1);
    for (; *class_; class_++)
        if (vl_lua_test_object(L, 1, *class_)) return (*class_)->name;
    const vl_lua_function *function = vl_lua_definition(L, 1);
    return function ? function->name : NULL;
}

static int help(lua_State *L) {
    const char *name = help_name(L);
    if (!name) return vl_lua_argument_error(L, "what", "a name, a function or an object of vanlua expected");
    if (vl_lua_push_help(L, name)) return 1;
    return vl_lua_argument_error(L, "what", "there is no help on '%s'", name);
}

/* A function below stats may be named without it. */
static const vl_lua_function *find_formula(lua_State *L) {
    const char *name = lua_tostring(L, 1);
    const vl_lua_function *function = vl_lua_function_find(lua_pushfstring(L, "stats.%s", name));
    return function ? function : vl_lua_function_find(name);
}

static int tell_formula(lua_State *L) {
    const vl_lua_function *function = find_formula(L);
    if (!function) return vl_lua_argument_error(L, "name", "there is no function '%s'", lua_tostring(L, 1));
    if (!function->formula) return lua_pushnil(L), 1;
    if (function->source) lua_pushfstring(L, "%s (%s)", function->formula, function->source);
    else lua_pushstring(L, function->formula);
    return 1;
}

static const vl_lua_parameter formula_parameters[] = {
    {"name", "string", NULL, "the name of a function; `stats.` may be left out", 0, 0},
    {0},
};

const vl_lua_function vl_lua_formula_function = {
    .name = "vanlua.formula",
    .call = tell_formula,
    .parameters = formula_parameters,
    .results = "string|nil",
    .text = "The formula of a function with its source, as --meta has it; nil if it has none",
    .example = "print(vanlua.formula(\"keyness.log_ratio\"))",
};

static const vl_lua_parameter help_parameters[] = {
    {"what", "any", "nil",
     "a name such as \"Corpus\" or \"Corpus:frequencies\", a function, or an object; left out: everything", 0, 0},
    {0},
};

const vl_lua_function vl_lua_help_function = {
    .name = "vanlua.help",
    .call = help,
    .parameters = help_parameters,
    .results = "string",
    .text = "Tells what a function, class or module is for, and what it takes",
    .example = "print(vanlua.help(\"Corpus:frequencies\"))",
};
