#include <string.h>

#include "lua/check.h"
#include "lua/classes.h"
#include "lua/fill.h"
#include "lua/find.h"
#include "lua/library.h"
#include "lua/signature.h"
#include "lua/type.h"
#include "vanlua/text.h"

enum { NAME = 2, TEXT = 6, WRAPPED_NAME = 8 }; /* blanks ahead of what stands in lists */

/* Replaces the string on top, what names something in a list, by its entry: the name, and below it the text. */
static void finish_entry(lua_State *L, const char *text) {
    int first = lua_gettop(L);
    lua_pushliteral(L, "  ");
    lua_insert(L, first);
    vl_lua_join(L, first);
    vl_lua_fill(L, WRAPPED_NAME);
    lua_pushfstring(L, "\n      %s", text);
    vl_lua_fill(L, TEXT);
    lua_pushliteral(L, "\n");
    vl_lua_join(L, first);
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
        lua_pushfstring(L, "%s  ", parameter->name);
        vl_lua_push_takes(L, parameter);
        lua_concat(L, 2);
        finish_entry(L, parameter->text);
        vl_lua_join(L, first);
    }
    vl_lua_join(L, first);
}

/* Pushes a sentence with its full stop. */
static void push_sentence(lua_State *L, const char *text) {
    size_t size = strlen(text);
    lua_pushfstring(L, "%s%s", text, size > 0 && text[size - 1] == '.' ? "" : ".");
    vl_lua_fill(L, 0);
    lua_pushliteral(L, "\n");
    lua_concat(L, 2);
}

static void push_remark(lua_State *L, const char *heading, const char *text) {
    if (!text) {
        lua_pushliteral(L, "");
        return;
    }
    lua_pushfstring(L, "%s: %s", heading, text);
    vl_lua_fill(L, NAME);
    lua_pushfstring(L, "\n%s\n", lua_tostring(L, -1));
    lua_remove(L, -2);
}

static void push_example(lua_State *L, const char *example) {
    if (example) lua_pushfstring(L, "\nexample:\n  %s\n", example);
    else lua_pushliteral(L, "");
}

static void push_function(lua_State *L, const vl_lua_function *function) {
    int first = lua_gettop(L) + 1;
    vl_lua_push_signature(L, function);
    vl_lua_fill(L, WRAPPED_NAME);
    lua_pushliteral(L, "\n\n");
    push_sentence(L, function->text);
    push_parameters(L, function->parameters, "parameters");
    push_parameters(L, function->options, "options");
    push_remark(L, "formula", function->formula);
    push_remark(L, "source", function->source);
    push_example(L, function->example);
    vl_lua_join(L, first);
}

/* Pushes the modules (or the classes of objects) within a module; the outermost one has all. */
static void push_classes(lua_State *L, const vl_lua_class *parent, bool modules) {
    int first = lua_gettop(L) + 1;
    size_t size = strlen(parent->name);
    bool whole = parent == &vl_lua_vanlua_class, begun = false;
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_; class_++) {
        bool within = strncmp((*class_)->name, parent->name, size) == 0 && (*class_)->name[size] == '.';
        if (*class_ == parent || !(whole || within) || vl_lua_is_module(*class_) != modules) continue;
        if (!begun) lua_pushstring(L, modules ? "\nmodules:\n" : "\nobjects:\n");
        begun = true;
        lua_pushfstring(L, "%s%s", modules ? "vanlua." : "", (*class_)->name);
        finish_entry(L, (*class_)->text);
        vl_lua_join(L, first);
    }
    vl_lua_join(L, first);
}

static void push_fields(lua_State *L, const vl_lua_field *fields) {
    int first = lua_gettop(L) + 1;
    for (const vl_lua_field *field = fields; field && field->name; field++) {
        lua_pushfstring(L, "%s  ", field->name);
        vl_lua_type_push(L, vl_text_of(field->type));
        lua_concat(L, 2);
        finish_entry(L, field->text);
        vl_lua_join(L, first);
    }
    vl_lua_join(L, first);
}

/* Pushes how the function is called, with its options named if all of it stands on a line. */
static void push_fitting_signature(lua_State *L, const vl_lua_function *function) {
    vl_lua_push_signature(L, function);
    vl_text signature;
    signature.data = lua_tolstring(L, -1, &signature.size);
    if (NAME + vl_text_width(signature) <= VL_LUA_COLUMNS) return;
    lua_pop(L, 1);
    vl_lua_push_short_signature(L, function);
}

static void push_class(lua_State *L, const vl_lua_class *class_) {
    int first = lua_gettop(L) + 1;
    bool module = vl_lua_is_module(class_) && class_ != &vl_lua_vanlua_class;
    lua_pushfstring(L, "%s%s: %s", module ? "vanlua." : "", class_->name, class_->text);
    vl_lua_fill(L, NAME);
    lua_pushliteral(L, "\n");
    if (class_->fields || class_->elements) lua_pushliteral(L, "\nfields:\n");
    push_fields(L, class_->fields);
    push_fields(L, class_->elements);
    if (vl_lua_class_function(class_, 0)) lua_pushliteral(L, "\nfunctions:\n");
    const vl_lua_function *function;
    for (size_t i = 0; (function = vl_lua_class_function(class_, i)) != NULL; i++) {
        push_fitting_signature(L, function);
        finish_entry(L, function->text);
        vl_lua_join(L, first);
    }
    push_classes(L, class_, false);
    push_classes(L, class_, true);
    vl_lua_join(L, first);
}

static void push_field(lua_State *L, const vl_lua_class *class_, const vl_lua_field *field) {
    lua_pushfstring(L, "%s.%s: ", class_->name, field->name);
    vl_lua_type_push(L, vl_text_of(field->type));
    lua_pushliteral(L, "\n\n");
    push_sentence(L, field->text);
    lua_concat(L, 4);
}

/* True if `name` calls a function below stats without its family (stats.mi, mi) or without stats (association.mi). */
static bool is_called(const vl_lua_function *function, const char *name) {
    static const char module[] = "vanlua.", stats[] = "stats.";
    if (strncmp(name, module, sizeof module - 1) == 0) name += sizeof module - 1;
    if (strncmp(name, stats, sizeof stats - 1) == 0) name += sizeof stats - 1;
    const char *own = function->name;
    if (strncmp(own, stats, sizeof stats - 1) != 0) return false;
    return strcmp(own + sizeof stats - 1, name) == 0 || strcmp(vl_lua_short_name(own), name) == 0;
}

/* Pushes help on all measures that go by the name, of several families maybe. False: there is none, and nothing is pushed. */
static bool push_measures(lua_State *L, const char *name) {
    int first = lua_gettop(L) + 1;
    bool found = false;
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_; class_++) {
        const vl_lua_function *function;
        for (size_t i = 0; (function = vl_lua_class_function(*class_, i)) != NULL; i++) {
            if (!is_called(function, name)) continue;
            if (found) lua_pushliteral(L, "\n");
            push_function(L, function);
            vl_lua_join(L, first);
            found = true;
        }
    }
    return found;
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
    return class_ || function || push_measures(L, name);
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
