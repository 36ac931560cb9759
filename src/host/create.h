/*
 * New scripts, made of the templates that stand beside the bundled ones.
 */
#ifndef VL_HOST_CREATE_H
#define VL_HOST_CREATE_H

#include "host/script.h"

#define VL_CREATE_NAME "new"

/* The options of the command `new`, in their order. */
enum { VL_CREATE_STREAM, VL_CREATE_OPTION_COUNT };

/* Describes the command as if it were a script, for its help and its command line. False: no memory. */
bool vl_create_describe(vl_host *host, vl_script *out);

/* Writes ./NAME.lua from the template of scripts that run, or of those that map and merge; a name with .lua behind will do.
 * `*path` is the file, which lives as long as the host. Says what is wrong: a name that is none or is taken (VL_EXIT_USAGE), a
 * file that is there or cannot be written, a template that is missing (VL_EXIT_FILES). */
vl_exit vl_create_script(vl_host *host, const char *name, bool stream, const char **path);

#endif
