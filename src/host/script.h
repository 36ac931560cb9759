/*
 * A script: its file, and what its table says of it.
 */
#ifndef VL_HOST_SCRIPT_H
#define VL_HOST_SCRIPT_H

#include <lua.h>

#include "host/option.h"

/* What a script adds to the settings of its results: which variant of a formula, or a size. */
typedef struct vl_formula {
    const char *name;
    const char *text; /* NULL: a number */
    int64_t number;
} vl_formula;

typedef struct vl_script {
    const char *name;   /* frequency */
    const char *path;   /* where it was found */
    const char *folder; /* its folder */
    const char *origin; /* path, user, bundled, or file */
    const char *chunk;  /* as error messages name it: frequency.lua, or the path given */
    const char *summary;     /* of its table, else the first line of its leading comment; never NULL once loaded */
    const char *description; /* of its table, else the further lines of that comment; NULL: none */
    const char *example;     /* NULL: none */
    vl_formula *formulas;    /* for the settings of a result */
    size_t formula_count;
    bool tells_formulas;     /* formulas is a function of the options: they are known after a run */
    const char *group;       /* NULL: none */
    bool inputs; /* takes inputs */
    vl_option *options;
    size_t option_count;
    vl_option *arguments;
    size_t argument_count;
    bool has_run, has_map, has_merge, has_finish;
    bool may_be_module; /* set by the caller: a table of functions that is no analysis is taken, and is_module set */
    bool is_module;
    lua_State *state; /* its own, with its environment; the analysis is in the registry */
} vl_script;

/* Makes a state with an environment for the script at `script->path` (path, folder, name and chunk are set), runs its file
 * and reads its table. Says what is wrong and returns the status. In every case vl_script_close may follow. */
vl_exit vl_script_load(vl_host *host, vl_script *script);

/* The first line of the comment at the head of the script's file, without loading it; NULL: there is none, or no memory. */
const char *vl_script_headline(vl_host *host, const vl_script *script);

/* How the command line calls the script: by its path, or by its name where it is in one of the folders. */
const char *vl_script_called(const vl_script *script);

/* Closes the state. */
void vl_script_close(vl_script *script);

/* Pushes a field of the analysis. Raises nothing. Returns its type. */
int vl_script_field(lua_State *L, const char *name);

/* Reads the analysis on top of the stack into `script`; raises a message that names script and field. */
void vl_script_read(lua_State *L, vl_host *host, vl_script *script);

/* Reads the formulas on top of the stack, as the field of that name has them, into `script`; raises as vl_script_read does. */
void vl_script_read_formulas(lua_State *L, vl_host *host, vl_script *script);

/* Loads Lua source as text, never bytecode, as lua_load does; a first line with # is passed over. Pushes the function, or a
 * message. */
int vl_script_load_file(lua_State *L, const char *path, const char *chunk);

#endif
