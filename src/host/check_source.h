/*
 * The parts of the check of a script's source, which is read several times: until nothing more is learnt of its variables, and
 * once more to tell what is wrong.
 */
#ifndef VL_HOST_CHECK_SOURCE_H
#define VL_HOST_CHECK_SOURCE_H

#include <lua.h>

#include "host/check.h"
#include "host/lexeme.h"
#include "host/script.h"
#include "lua/define.h"

#define VL_CHECK_NONE SIZE_MAX

/* What is known of a value, from nothing yet to nothing at all. */
typedef enum vl_check_kind {
    VL_CHECK_UNSET,    /* no value has been seen, or nil */
    VL_CHECK_CLASS,    /* an object, or a module, of the library */
    VL_CHECK_FUNCTION, /* of the library */
    VL_CHECK_ITERATOR, /* gives objects of the class, or strings where there is none */
    VL_CHECK_STRING,
    VL_CHECK_LIBRARY,  /* a table of Lua's own, as string */
    VL_CHECK_OPTIONS,  /* of the analysis */
    VL_CHECK_ANY
} vl_check_kind;

typedef struct vl_check_value {
    vl_check_kind kind;
    const vl_lua_class *class_;
    const vl_lua_function *function;
    vl_text library;
} vl_check_value;

/* A local variable or parameter; they are numbered as they are declared. */
typedef struct vl_check_variable {
    vl_text name;
    int line;
    vl_check_value value; /* what all that is assigned to it has in common */
    bool watched;         /* it is a finding if it is never read */
    bool read;
    bool analysis;        /* what the script returns */
    bool escapes;         /* a function that is not only called by its name */
    bool callable;        /* a function, whose parameters follow */
    size_t first_parameter, parameter_count;
} vl_check_variable;

typedef struct vl_check_scope {
    vl_text name;
    size_t variable;
} vl_check_scope;

/* A global name that the script sets. */
typedef struct vl_check_global {
    vl_text name;
    int line;
    bool accident; /* not a function of the main chunk */
} vl_check_global;

typedef struct vl_checker {
    vl_host *host;
    const vl_script *script;
    bool loaded;     /* the script's options are known */
    lua_State *L;    /* a fresh environment, whose globals are known; a protected call is running */
    vl_lexemes lexemes;
    size_t at;
    vl_check_variable *variables;
    size_t variable_count, variable_capacity;
    size_t next_variable; /* of this reading */
    vl_check_scope *scopes;
    size_t scope_count, scope_capacity;
    vl_check_global *globals;
    size_t global_count, global_capacity;
    vl_text *told; /* global names that were reported */
    size_t told_count, told_capacity;
    const char *const *known; /* globals and members of modules once the script has been loaded */
    size_t known_count;
    size_t known_globals; /* the first of them */
    int functions;   /* around the place that is read */
    bool dynamic;    /* globals may come from elsewhere: _ENV, _G or load is used */
    bool modules;    /* other modules are required */
    bool options_leave; /* the options are handed to what is not read */
    bool changed;    /* something was learnt */
    bool reporting;
    bool failed;     /* no memory */
    vl_findings *findings;
} vl_checker;

/* An expression that was read. */
typedef struct vl_check_expression {
    vl_check_value value;
    size_t variable;   /* if it is a local variable and nothing else, else VL_CHECK_NONE */
    size_t first, end; /* its lexemes */
} vl_check_expression;

#define VL_CHECK_MOST_ARGUMENTS 16

/* Arguments of a call; those beyond the room are read and forgotten. */
typedef struct vl_check_arguments {
    vl_check_expression all[VL_CHECK_MOST_ARGUMENTS];
    size_t count;
    bool open; /* the last one may stand for several: a call or ... */
} vl_check_arguments;

/* check_value.c */

/* What a type of a definition, or the first of several results, says of a value. */
vl_check_value vl_check_value_of(const char *type);

/* What two values have in common. */
vl_check_value vl_check_common(vl_check_value a, vl_check_value b);

/* The member of a class or module. False: it has none of that name. */
bool vl_check_member(const vl_lua_class *class_, vl_text name, vl_check_value *out);

/* The nearest member of a class or module, of methods only where `method`; NULL: none is near. */
const char *vl_check_nearest_member(const vl_lua_class *class_, vl_text name, bool method);

/* check_scope.c */

/* The lexeme at hand, and the one so many further on. */
const vl_lexeme *vl_check_here(const vl_checker *checker);
const vl_lexeme *vl_check_ahead(const vl_checker *checker, size_t count);

/* Takes the lexeme at hand if it is that keyword or symbol. */
bool vl_check_take(vl_checker *checker, const char *text);

/* Adds a finding, in the last reading, unless the line asks for silence. */
void vl_check_find(vl_checker *checker, int line, const char *format, ...) VL_PRINTF(3, 4);

/* Declares a local variable, from here on in scope, and returns its number. */
size_t vl_check_declare(vl_checker *checker, vl_text name, int line);

/* The number of the local variable of that name, VL_CHECK_NONE: it is a global. Cost: linear in the names in scope. */
size_t vl_check_resolve(const vl_checker *checker, vl_text name);

/* Learns that the variable may hold the value. */
void vl_check_assign(vl_checker *checker, size_t variable, vl_check_value value);

/* Learns that the function in the variable is called from elsewhere, too. */
void vl_check_escape(vl_checker *checker, size_t variable);

/* check_global.c */

/* Tells of a global that is read at the lexeme and that nobody defines; returns what is known of its value. */
vl_check_value vl_check_read_global(vl_checker *checker, size_t at);

/* Learns, and at last tells, that a global is set. */
void vl_check_set_global(vl_checker *checker, const vl_lexeme *name, bool function);

/* Tells of a member that a library of Lua's own does not have, named by the lexeme at `at`. */
void vl_check_library_member(vl_checker *checker, vl_text library, size_t at);

/* True if strings have a method of that name. */
bool vl_check_string_method(vl_checker *checker, vl_text name);

/* The nearest name of a string's method; NULL: none is near. It lives as long as the state. */
const char *vl_check_nearest_string_method(vl_checker *checker, vl_text name);

/* check_call.c */

/* Tells what is wrong with the arguments of a function of the library, literal ones only; `line` is that of the call. */
void vl_check_arguments_of(vl_checker *checker, const vl_lua_function *function, const vl_check_arguments *arguments, int line);

/* Tells of a method of an unknown value that nothing has, where one of the library's is near. */
void vl_check_stray_method(vl_checker *checker, const vl_lexeme *name);

/* check_options.c */

/* Tells of an option that the lexeme names and the script does not declare. */
void vl_check_option(vl_checker *checker, const vl_lexeme *name);

/* Learns that the options are kept in a field named by `key`, NULL: where their uses are not seen. Cost: linear. */
void vl_check_options_kept(vl_checker *checker, const vl_lexeme *key);

/* Tells of options that are declared and never used. */
void vl_check_unused_options(vl_checker *checker);

/* check_expression.c */

/* Reads an expression. */
vl_check_expression vl_check_expression_read(vl_checker *checker);

/* Reads a name or call, with all that follows it; what is assigned to, where `target`, is not read. */
vl_check_expression vl_check_suffixed(vl_checker *checker, bool target);

/* Tells of a method that is iterated over without being called. */
void vl_check_iterated(vl_checker *checker, const vl_check_expression *expression);

/* Reads a table; that of the analysis has functions with known parameters. */
void vl_check_table(vl_checker *checker, bool analysis);

/* check_statement.c */

/* Reads all statements up to the end of a block. */
void vl_check_block(vl_checker *checker);

/* Reads parameters, body and `end` of a function. `field` is its name in the analysis, or NULL; `variable` the local variable
 * that holds it, or VL_CHECK_NONE; `method`: it has a parameter self. */
void vl_check_function(vl_checker *checker, const char *field, size_t variable, bool method);

/* The name of the function of the analysis that the lexeme names, as "run"; NULL: it names none. */
const char *vl_check_analysis_function(const vl_lexeme *lexeme);

#endif
