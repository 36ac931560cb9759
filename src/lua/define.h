/*
 * One definition for each function, field and class of the Lua interface. It stands beside the binding; argument checks,
 * help, the manual and the editors' definition file come from it.
 */
#ifndef VL_LUA_DEFINE_H
#define VL_LUA_DEFINE_H

#include <lauxlib.h>
#include <lua.h>

#include "vanlua/base.h"

/* Types of options that many functions have. */
#define VL_LUA_UNIT "\"word\"|\"syllable\""
#define VL_LUA_FORM "\"exact\"|\"fold\"|\"bare\""
#define VL_LUA_KIND "\"word\"|\"number\"|\"code\"|\"url\"|\"email\"|\"symbol\"|\"punctuation\""
#define VL_LUA_KINDS VL_LUA_KIND "|(" VL_LUA_KIND ")[]"

/*
 * Types are written as the editors' annotations (LuaCATS) have them, alternatives joined by "|":
 *   string integer number boolean table function any nil    (integer takes 3.0, not 3.5; string takes no number)
 *   Corpus Document Paragraph Sentence Token Frequencies Table Row Report Chart    objects of this library
 *   "word"|"syllable"    exactly these strings           string[]    an array of strings (any type may take [], as ("a"|"b")[])
 */
typedef struct vl_lua_parameter {
    const char *name;       /* NULL ends a list */
    const char *type;
    const char *otherwise;  /* the default as Lua source, "nil" if there is none; NULL: required */
    const char *text;       /* one line of help */
    double minimum;         /* range of a number, where minimum < maximum */
    double maximum;
} vl_lua_parameter;

/* One function or method. */
typedef struct vl_lua_function {
    const char *name; /* "vanlua.open", "stats.keyness.log_likelihood", or with a colon for methods: "Corpus:frequencies" */
    lua_CFunction call; /* gets arguments that have passed the checks, each at its place and nil where it is left out: self of
                           methods, then parameters, then the table of options (or nil) */
    const vl_lua_parameter *parameters; /* without self; NULL: none */
    const vl_lua_parameter *options;    /* fields of a table that is the last parameter and may be left out unless an option
                                           is required; NULL: takes none */
    const char *results;                /* "Table", "integer count, integer documents": types, each with a name or without one;
                                           of an iterator "fun(): string, integer" */
    const char *text;                   /* one line: what it does */
    const char *formula;                /* NULL: has none */
    const char *source;                 /* of the formula: author, year, variant; NULL: none */
    const char *example;                /* a line of Lua that works with an object of each class at hand, under the class's name in
                                           small letters (t for a table); a comparison must be true, and what is written
                                           behind -- be its value */
} vl_lua_function;

/* One field of a class. */
typedef struct vl_lua_field {
    const char *name; /* NULL ends a list */
    const char *type;
    const char *text;
    lua_CFunction get; /* gets the object at index 1 (of a module: nothing, once), pushes one value */
} vl_lua_field;

/* A class of objects (full userdata), whose name begins with a capital, or a module of functions (a table). Methods are
 * functions whose name has a colon. */
typedef struct vl_lua_class {
    const char *name; /* "Corpus", "vanlua", "stats.keyness" */
    const char *text; /* one line */
    const vl_lua_function *functions; /* ends with name NULL */
    const vl_lua_field *fields;       /* NULL: none */
    lua_CFunction lookup;  /* object[key] where key is no member: gets object and key, pushes the value, or raises;
                              NULL: unknown members are errors */
    const luaL_Reg *events; /* __gc __len __eq __tostring __call …; NULL: none. Those of one operand get an object of the class
                               first; those of two (__eq __add __concat __lt …) check both themselves */
    const vl_lua_function *const *others; /* further functions, defined elsewhere, ended by NULL; NULL: none */
    const vl_lua_field *elements; /* what `lookup` gives, for help and editors: names are "[integer]" and "[string]", without
                                     `get`; NULL: nothing */
} vl_lua_class;

/* All classes and modules, ended by NULL, in the order in which help lists them. */
const vl_lua_class *const *vl_lua_classes(void);

/* Finds a function by name: "vanlua.open", "Corpus:frequencies", also "corpus:frequencies", "corpus.frequencies", "frequencies"
 * where it is unique, or "stats.keyness.log_likelihood" with or without "vanlua." ahead. NULL if there is none. */
const vl_lua_function *vl_lua_function_find(const char *name);

/* Makes the class's metatable (once a state) or leaves the module's table on the stack. */
void vl_lua_class_open(lua_State *L, const vl_lua_class *class_);

/* The definition of the function at `index`, NULL if it is none of this library. */
const vl_lua_function *vl_lua_definition(lua_State *L, int index);

/* Raises an error for a member of `class_` that does not exist, naming the nearest one. */
int vl_lua_unknown_member(lua_State *L, const vl_lua_class *class_, const char *key);

/* The object of the class at `index`; raises "bad argument 'NAME' …" if it is something else. */
void *vl_lua_check_object(lua_State *L, int index, const vl_lua_class *class_, const char *name);

/* The object of the class at `index`, NULL if it is something else. */
void *vl_lua_test_object(lua_State *L, int index, const vl_lua_class *class_);

/* Makes a full userdata of the class with `size` zeroed bytes and `values` user values, on top of the stack. */
void *vl_lua_new_object(lua_State *L, const vl_lua_class *class_, size_t size, int values);

/* Options, of a table at `index` that has been checked or of nothing at all: their value, or the default given. */
lua_Integer vl_lua_option_integer(lua_State *L, int index, const char *name, lua_Integer otherwise);
bool vl_lua_option_boolean(lua_State *L, int index, const char *name, bool otherwise);
/* The string is borrowed from the options table. */
const char *vl_lua_option_string(lua_State *L, int index, const char *name, const char *otherwise);
/* Pushes the value of an option, nil if it is not given. Returns its Lua type. */
int vl_lua_option_push(lua_State *L, int index, const char *name);

/* Raises an error for the argument or option `name` of the running function: `format` says what is wrong with it, in the manner
 * of lua_pushfstring. */
int vl_lua_argument_error(lua_State *L, const char *name, const char *format, ...);

/* Lets garbage go in time that holds much C memory by little Lua memory; to be called when the context's objects have grown
 * since it held `before` bytes. May collect: whatever must live has to be on the stack. */
void vl_lua_account(lua_State *L, uint64_t before);

/* Makes room for something large, where memory is limited and a good part of it is taken. May collect. */
void vl_lua_make_room(lua_State *L);

/* Raises a Lua error with the message of `error`; want of memory gives the message of Lua's own memory error. Nothing may be
 * owned by the C stack. */
int vl_lua_raise(lua_State *L, const vl_error *error);

#endif
