/*
 * Reads the table that a script returns.
 */
#include <lauxlib.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "host/definition_line.h"
#include "host/environment.h"
#include "host/failure.h"
#include "host/script.h"
#include "host/settings.h"

static const char *const analysis_fields[] = {"summary", "description", "example", "group",  "options", "arguments",
                                              "inputs",  "run",         "map",     "merge",  "finish",  "formulas"};
static const char *const option_fields[] = {"name", "type", "default", "minimum", "maximum", "choices", "help"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* What is being read, for messages: "option 2 ('top')". */
typedef struct table_reader {
    lua_State *L;
    vl_host *host;
    vl_script *script;
    char place[160];
    const char *list; /* options or arguments */
    size_t position;  /* in it, from 1; 0: the analysis itself is being read */
    int line; /* of the function at fault; 0: not known */
} table_reader;

/* What a message has in its first quotation marks: the field or value at fault. */
static vl_text quoted(const char *message) {
    const char *first = strchr(message, '\''), *end = first ? strchr(first + 1, '\'') : NULL;
    return end ? (vl_text){first + 1, (size_t)(end - first - 1)} : (vl_text){"", 0};
}

/* Of values it is not known where they come from: the place is sought in the source, and the first line stands for all that is
 * not found. */
static int fail(table_reader *reader, const char *format, ...) {
    va_list arguments;
    lua_State *L = reader->L;
    va_start(arguments, format);
    const char *message = lua_pushvfstring(L, format, arguments);
    va_end(arguments);
    int line = reader->line;
    if (!line) line = vl_definition_line(reader->host, reader->script->path, reader->list, reader->position, quoted(message));
    if (!line) line = 1;
    lua_pushfstring(L, "%s:%d: %s%s", reader->script->chunk, line, reader->place, *reader->place ? ": " : "");
    lua_insert(L, -2);
    vl_failure_push_trace(L, reader->script->chunk, line, "main chunk");
    lua_concat(L, 3);
    return lua_error(L);
}

static const char *keep(table_reader *reader, const char *text, size_t size) {
    const char *copy = vl_host_copy(reader->host, (vl_text){text, size});
    if (!copy) luaL_error(reader->L, "not enough memory");
    return copy;
}

static void *keep_room(table_reader *reader, size_t size) {
    void *room = vl_host_allocate(reader->host, size);
    if (!room) luaL_error(reader->L, "not enough memory");
    return room;
}

/* True if the name is one of the list. */
static bool is_listed(const char *name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0) return true;
    return false;
}

/* Each key of the table at the top must be one of `names`. Of several that are not the first by name is told: Lua's own order
 * changes from run to run. */
static void check_fields(table_reader *reader, const char *const *names, size_t count) {
    lua_State *L = reader->L;
    const char *unknown = NULL; /* held by the table */
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        lua_pop(L, 1);
        if (lua_type(L, -1) != LUA_TSTRING) fail(reader, "unknown field [%s]", vl_environment_text(L, -1));
        const char *key = lua_tostring(L, -1);
        if (!is_listed(key, names, count) && (!unknown || strcmp(key, unknown) < 0)) unknown = key;
    }
    if (!unknown) return;
    const char *near = vl_nearest_name(vl_text_of(unknown), names, count);
    if (near) fail(reader, "unknown field '%s' (did you mean '%s'?)", unknown, near);
    fail(reader, "unknown field '%s'", unknown);
}

/* A field's string, NULL if it is nil. Another type is an error. */
static const char *string_field(table_reader *reader, const char *name) {
    lua_State *L = reader->L;
    lua_pushstring(L, name);
    int type = lua_rawget(L, -2);
    if (type != LUA_TNIL && type != LUA_TSTRING) fail(reader, "field '%s': string expected, got %s", name, luaL_typename(L,
            -1));
    size_t size;
    const char *text = lua_tolstring(L, -1, &size);
    const char *kept = text ? keep(reader, text, size) : NULL;
    lua_pop(L, 1);
    return kept;
}

static bool is_name(const char *name) {
    size_t size = strlen(name);
    return size > 0 && size < 64 && name[0] >= 'a' && name[0] <= 'z' &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == size;
}

static void number_field(table_reader *reader, const char *name, bool *has, double *out) {
    lua_State *L = reader->L;
    lua_pushstring(L, name);
    int type = lua_rawget(L, -2);
    if (type != LUA_TNIL && type != LUA_TNUMBER) fail(reader, "field '%s': number expected, got %s", name, luaL_typename(L,
            -1));
    *has = type == LUA_TNUMBER;
    *out = lua_tonumber(L, -1);
    if (*has && isnan(*out)) fail(reader, "field '%s': a number expected, not nan", name);
    lua_pop(L, 1);
}

/* The strings of the array on top; it stays there. */
static const char **read_strings(table_reader *reader, const char *field, size_t *count) {
    lua_State *L = reader->L;
    if (lua_type(L, -1) != LUA_TTABLE) fail(reader, "field '%s': list of strings expected, got %s", field, luaL_typename(L,
            -1));
    *count = lua_rawlen(L, -1);
    const char **items = keep_room(reader, (*count + 1) * sizeof *items);
    for (size_t i = 0; i < *count; i++) {
        if (lua_rawgeti(L, -1, (lua_Integer)i + 1) != LUA_TSTRING) {
            fail(reader, "field '%s': list of strings expected, but it holds a %s", field, luaL_typename(L, -1));
        }
        size_t size;
        const char *text = lua_tolstring(L, -1, &size);
        items[i] = keep(reader, text, size);
        lua_pop(L, 1);
    }
    return items;
}

static void read_choices(table_reader *reader, vl_option *option) {
    lua_State *L = reader->L;
    lua_pushliteral(L, "choices");
    if (lua_rawget(L, -2) != LUA_TNIL) {
        size_t count;
        option->choices = read_strings(reader, "choices", &count);
        option->choice_count = count;
    }
    lua_pop(L, 1);
    if (option->type == VL_OPTION_CHOICE && option->choice_count == 0) fail(reader, "field 'choices' is missing");
}

static void default_mismatch(table_reader *reader, const vl_option *option) {
    fail(reader, "field 'default': %s expected, got %s", vl_option_types[option->type], luaL_typename(reader->L, -1));
}

static void read_default(table_reader *reader, vl_option *option) {
    lua_State *L = reader->L;
    vl_option_value *value = &option->otherwise;
    lua_pushliteral(L, "default");
    int type = lua_rawget(L, -2), exact = 1;
    size_t size;
    value->set = type != LUA_TNIL || option->type == VL_OPTION_BOOLEAN;
    if (type != LUA_TNIL) {
        switch (option->type) {
        case VL_OPTION_INTEGER:
            if (type == LUA_TNUMBER) value->integer = lua_tointegerx(L, -1, &exact);
            if (type != LUA_TNUMBER || !exact) default_mismatch(reader, option);
            break;
        case VL_OPTION_NUMBER:
            if (type != LUA_TNUMBER) default_mismatch(reader, option);
            value->number = lua_tonumber(L, -1);
            break;
        case VL_OPTION_BOOLEAN:
            if (type != LUA_TBOOLEAN) default_mismatch(reader, option);
            value->boolean = lua_toboolean(L, -1);
            break;
        case VL_OPTION_LIST: value->items = read_strings(reader, "default", &value->count); break;
        default:
            if (type != LUA_TSTRING) default_mismatch(reader, option);
            value->text = lua_tolstring(L, -1, &size);
            value->text = keep(reader, value->text, size);
        }
    }
    lua_pop(L, 1);
    vl_error error;
    if (vl_option_check(option, value, &error) != VL_OK) fail(reader, "field 'default': %s", error.message);
}

static void read_type(table_reader *reader, vl_option *option, bool argument) {
    const char *type = string_field(reader, "type");
    if (!type && !argument) fail(reader, "field 'type' is missing");
    option->type = VL_OPTION_STRING;
    if (!type) return;
    for (size_t i = 0; i < VL_OPTION_TYPE_COUNT; i++) {
        option->type = (vl_option_type)i;
        if (strcmp(vl_option_types[i], type) == 0) return;
    }
    const char *near = vl_nearest_name(vl_text_of(type), vl_option_types, VL_OPTION_TYPE_COUNT);
    if (near) fail(reader, "unknown type '%s' (did you mean '%s'?)", type, near);
    fail(reader, "unknown type '%s': integer, number, boolean, string, choice, list and file exist", type);
}

/* Range and choices must be of use to the type. */
static void check_type(table_reader *reader, const vl_option *option) {
    const char *type = vl_option_types[option->type];
    bool counts = option->type == VL_OPTION_INTEGER || option->type == VL_OPTION_NUMBER;
    bool chooses = option->type == VL_OPTION_CHOICE || option->type == VL_OPTION_LIST || option->type == VL_OPTION_FILE;
    if (!counts && (option->has_minimum || option->has_maximum)) {
        fail(reader, "field '%s': only an integer or a number has one, not a %s", option->has_minimum ? "minimum" : "maximum",
             type);
    }
    if (!chooses && option->choice_count) {
        fail(reader, "field 'choices': only a choice, list or file has them, not type '%s'", type);
    }
    if (option->has_minimum && option->has_maximum && option->minimum > option->maximum) {
        fail(reader, "field 'minimum': it is larger than the maximum");
    }
}

/* Names are one name space, shared with the command's own options. */
static void check_name(table_reader *reader, const vl_option *option, bool argument) {
    const vl_script *script = reader->script;
    for (size_t i = 0; i < script->option_count + script->argument_count; i++) {
        const vl_option *other = i < script->option_count ? &script->options[i] : &script->arguments[i - script->option_count];
        if (other != option && other->name && strcmp(other->name, option->name) == 0) {
            fail(reader, "the name '%s' is given twice", option->name);
        }
    }
    if (!argument && vl_settings_find(vl_text_of(option->name))) {
        fail(reader, "'%s' is an option of the command itself: choose another name", option->name);
    }
}

/* Reads one option or argument, the table on top. */
static void read_option(table_reader *reader, vl_option *option, bool argument, size_t position) {
    const char *what = argument ? "argument" : "option";
    reader->list = argument ? "arguments" : "options";
    reader->position = position;
    snprintf(reader->place, sizeof reader->place, "%s %zu", what, position);
    if (lua_type(reader->L, -1) != LUA_TTABLE) fail(reader, "table expected, got %s", luaL_typename(reader->L, -1));
    const char *name = string_field(reader, "name");
    if (!name) {
        fail(reader, "field 'name' is missing");
        return;
    }
    snprintf(reader->place, sizeof reader->place, "%s '%.100s'", what, name);
    if (!is_name(name)) fail(reader, "a name is made of the letters a to z, digits and _, and begins with a letter");
    option->name = name;
    option->letter = argument ? '=' : '\0';
    check_name(reader, option, argument);
    check_fields(reader, option_fields, COUNT(option_fields));
    read_type(reader, option, argument);
    option->help = string_field(reader, "help");
    number_field(reader, "minimum", &option->has_minimum, &option->minimum);
    number_field(reader, "maximum", &option->has_maximum, &option->maximum);
    read_choices(reader, option);
    check_type(reader, option);
    read_default(reader, option);
    if (argument && option->otherwise.set && option->type != VL_OPTION_BOOLEAN) {
        fail(reader, "field 'default': an argument must be given, and has none");
    }
    reader->place[0] = '\0';
    reader->position = 0;
}

static void read_options(table_reader *reader, const char *field, bool argument, vl_option **out, size_t *count) {
    lua_State *L = reader->L;
    lua_pushstring(L, field);
    int type = lua_rawget(L, -2);
    if (type != LUA_TNIL && type != LUA_TTABLE) fail(reader, "field '%s': list of tables expected, got %s", field,
                                                     luaL_typename(L, -1));
    if (type == LUA_TTABLE) {
        size_t length = lua_rawlen(L, -1);
        *out = keep_room(reader, (length + 1) * sizeof **out);
        for (size_t i = 0; i < length; i++) {
            lua_rawgeti(L, -1, (lua_Integer)i + 1);
            *count = i + 1;
            read_option(reader, &(*out)[i], argument, i + 1);
            lua_pop(L, 1);
        }
        lua_pushnil(L);
        while (lua_next(L, -2)) {
            lua_pop(L, 1);
            if (!lua_isinteger(L, -1)) fail(reader, "field '%s': list of tables expected, but it has the key '%s'", field,
                                            vl_environment_text(L, -1));
        }
    }
    lua_pop(L, 1);
}

static bool has_function(table_reader *reader, const char *name) {
    lua_State *L = reader->L;
    lua_pushstring(L, name);
    int type = lua_rawget(L, -2);
    if (type != LUA_TNIL && type != LUA_TFUNCTION) fail(reader, "field '%s': function expected, got %s", name, luaL_typename(L,
            -1));
    lua_pop(L, 1);
    return type == LUA_TFUNCTION;
}

/* The line where a function of the analysis on top begins, 0 if it is none of Lua's. */
static int line_of(table_reader *reader, const char *name) {
    lua_State *L = reader->L;
    lua_Debug function = {.linedefined = 0};
    lua_pushstring(L, name);
    if (lua_rawget(L, -2) != LUA_TFUNCTION) lua_pop(L, 1);
    else lua_getinfo(L, ">S", &function);
    return function.linedefined > 0 ? function.linedefined : 0;
}

static void read_functions(table_reader *reader) {
    vl_script *script = reader->script;
    script->has_run = has_function(reader, "run");
    script->has_map = has_function(reader, "map");
    script->has_merge = has_function(reader, "merge");
    script->has_finish = has_function(reader, "finish");
    reader->line = line_of(reader, script->has_map ? "map" : "run");
    if (!script->has_run && !script->has_map) fail(reader, "a function 'run', or 'map', is missing");
    if (script->has_run && script->has_map) fail(reader, "'run' and 'map' exclude each other");
    if (script->has_run && (script->has_merge || script->has_finish)) fail(reader,
                                                                           "'merge' and 'finish' belong to 'map', not to 'run'");
    if (script->has_map && !script->inputs) fail(reader, "'map' needs inputs, and inputs = false takes none");
}

static bool read_inputs(table_reader *reader) {
    lua_State *L = reader->L;
    lua_pushliteral(L, "inputs");
    int type = lua_rawget(L, -2);
    if (type != LUA_TNIL && type != LUA_TBOOLEAN) fail(reader, "field 'inputs': boolean expected, got %s", luaL_typename(L,
            -1));
    bool inputs = type == LUA_TNIL || lua_toboolean(L, -1);
    lua_pop(L, 1);
    return inputs;
}

/* The string on top, "name: which variant". */
static vl_formula read_variant(table_reader *reader) {
    size_t size;
    const char *text = lua_tolstring(reader->L, -1, &size), *colon = strstr(text, ": ");
    if (!colon) {
        fail(reader, "field 'formulas': \"name: variant\" expected, got '%s'", text);
        return (vl_formula){0};
    }
    size_t name = (size_t)(colon - text);
    return (vl_formula){.name = keep(reader, text, name), .text = keep(reader, colon + 2, size - name - 2)};
}

/* The pair on top, {name, size}. */
static vl_formula read_size(table_reader *reader) {
    lua_State *L = reader->L;
    lua_rawgeti(L, -1, 1);
    lua_rawgeti(L, -2, 2);
    if (lua_type(L, -2) != LUA_TSTRING || !lua_isinteger(L, -1) || lua_tointeger(L, -1) < 0)
        fail(reader, "field 'formulas': a table holds a name and a whole number that is not negative");
    size_t size;
    const char *name = lua_tolstring(L, -2, &size);
    vl_formula formula = {.name = keep(reader, name, size), .number = lua_tointeger(L, -1)};
    lua_pop(L, 2);
    return formula;
}

/* The list on top: "name: which variant" for each figure of the result that has a formula, and {name, size}. */
static void read_formula_list(table_reader *reader) {
    lua_State *L = reader->L;
    vl_script *script = reader->script;
    if (lua_type(L, -1) != LUA_TTABLE) fail(reader, "field 'formulas': list expected, got %s", luaL_typename(L, -1));
    script->formula_count = lua_rawlen(L, -1);
    script->formulas = keep_room(reader, (script->formula_count + 1) * sizeof *script->formulas);
    for (size_t i = 0; i < script->formula_count; i++) {
        int type = lua_rawgeti(L, -1, (lua_Integer)i + 1);
        if (type != LUA_TSTRING && type != LUA_TTABLE)
            fail(reader, "field 'formulas': list of strings and {name, size} expected, but it holds a %s", luaL_typename(L, -1));
        script->formulas[i] = type == LUA_TSTRING ? read_variant(reader) : read_size(reader);
        lua_pop(L, 1);
    }
}

static void read_formulas(table_reader *reader) {
    lua_State *L = reader->L;
    lua_pushliteral(L, "formulas");
    int type = lua_rawget(L, -2);
    reader->script->tells_formulas = type == LUA_TFUNCTION;
    if (type != LUA_TNIL && type != LUA_TFUNCTION) read_formula_list(reader);
    lua_pop(L, 1);
}

void vl_script_read_formulas(lua_State *L, vl_host *host, vl_script *script) {
    table_reader reader = {.L = L, .host = host, .script = script};
    read_formula_list(&reader);
}

/* True if the table on top is that of a module: it has functions, and nothing that an analysis has or a slip of its summary. */
static bool is_module(lua_State *L) {
    static const char *const own[] = {"run", "map", "summary"};
    bool functions = false;
    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
        const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
        bool function = lua_type(L, -1) == LUA_TFUNCTION, analysis = vl_nearest_name(vl_text_of(key), own + 2, 1) != NULL;
        for (size_t i = 0; i < COUNT(own); i++) analysis = analysis || strcmp(key, own[i]) == 0;
        for (size_t i = 0; !function && !analysis && i < COUNT(analysis_fields); i++) {
            analysis = strcmp(key, analysis_fields[i]) == 0;
        }
        if (analysis) return lua_pop(L, 2), false;
        functions = functions || function;
    }
    return functions;
}

void vl_script_read(lua_State *L, vl_host *host, vl_script *script) {
    table_reader reader = {.L = L, .host = host, .script = script};
    luaL_checkstack(L, 20, NULL);
    if (lua_type(L, -1) != LUA_TTABLE) {
        fail(&reader, "the script must return its analysis, a table with summary and run (or map): got %s",
             lua_type(L, -1) == LUA_TNIL ? "nothing" : luaL_typename(L, -1));
    }
    if (script->may_be_module && is_module(L)) {
        script->is_module = true;
        script->summary = "";
        return;
    }
    check_fields(&reader, analysis_fields, COUNT(analysis_fields));
    const char *summary = string_field(&reader, "summary");
    if (summary) script->summary = summary;
    if (!script->summary) script->summary = "";
    const char *description = string_field(&reader, "description");
    if (description) script->description = description;
    script->example = string_field(&reader, "example");
    script->group = string_field(&reader, "group");
    script->inputs = read_inputs(&reader);
    read_formulas(&reader);
    read_options(&reader, "arguments", true, &script->arguments, &script->argument_count);
    read_options(&reader, "options", false, &script->options, &script->option_count);
    read_functions(&reader);
}
