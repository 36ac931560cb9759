/*
 * What can be read of scripts and of the library without running an analysis.
 */
#ifndef VL_HOST_HELP_H
#define VL_HOST_HELP_H

#include "host/script.h"
#include "vanlua/table.h"

/* Appends the help of a loaded script: summary, usage, arguments, options, description, example. False: no memory. */
bool vl_help_script(vl_host *host, const vl_script *script, vl_string *out);

/* Appends the usage of the command and its own options. False: no memory. */
bool vl_help_command(vl_host *host, vl_string *out);

/* Appends the help of a class, module or function of the library. False: there is none of that name, or no memory. */
bool vl_help_library(vl_host *host, const char *name, vl_string *out);

/* The nearest name of a class, module, function, script or command; NULL if none is near. */
const char *vl_help_nearest(vl_host *host, const char *name);

/* Loads a script as vl_script_load does, within two seconds. */
vl_exit vl_help_load(vl_host *host, vl_script *script);

/* The columns of the table of all scripts. */
enum { VL_HELP_NAME, VL_HELP_SUMMARY, VL_HELP_FROM, VL_HELP_GROUP, VL_HELP_COLUMNS };

/* A table of all scripts: name, summary, from, group. A script that cannot be loaded shows why. It is there from the
 * beginning and grows, so that what ends the process can show it; while a script is loaded it does not change. The
 * caller frees it, also after a failure. */
vl_status vl_help_list(vl_host *host, vl_table **out, vl_error *error);

/* Appends such a table as people read it: by groups, those that the bundled scripts have first, each script with where it comes
 * from. False: no memory. */
bool vl_help_overview(vl_host *host, const vl_table *list, vl_string *out);

#endif
