/*
 * Where scripts are: a path, or a name in one of the folders of the host.
 */
#ifndef VL_HOST_SEARCH_H
#define VL_HOST_SEARCH_H

#include "host/script.h"

/* The command's own commands, which are no scripts. */
#define VL_SEARCH_COMMANDS 9
extern const char *const vl_search_commands[VL_SEARCH_COMMANDS];

/* Finds the script NAME, or the file if `name` holds a slash or ends in .lua, and fills its name, path, folder, origin and
 * chunk. Says what there is where there is none (VL_EXIT_USAGE). */
vl_exit vl_search_find(vl_host *host, const char *name, vl_script *script);

/* True if the name is that of a file: it holds a slash or ends in .lua. */
bool vl_search_is_path(const char *name);

/* True if one of the folders has a script of that name. */
bool vl_search_exists(vl_host *host, const char *name);

/* All scripts of the folders, by name, those of earlier folders hiding those of later ones; as vl_search_find fills them.
 * They live as long as the host. False: no memory. */
bool vl_search_all(vl_host *host, vl_script **scripts, size_t *count);

#endif
