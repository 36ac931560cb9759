/*
 * What is wrong with a script, found without running its analysis.
 */
#ifndef VL_HOST_CHECK_H
#define VL_HOST_CHECK_H

#include "host/script.h"

#define VL_CHECK_NAME "check"

/* One thing that is wrong. */
typedef struct vl_finding {
    int line;
    const char *text; /* "FILE:12: message", FILE being the script or a module that it requires */
} vl_finding;

typedef struct vl_findings {
    vl_finding *all;
    size_t count, capacity;
} vl_findings;

/* Describes the command as if it were a script, for its help. False: no memory. */
bool vl_check_describe(vl_host *host, vl_script *out);

/* Loads the script at `path` as vl_help_load does and reads its source: syntax, the table, names of the library and of Lua,
 * options, globals, unused variables. Findings are certain or very likely, in the order of lines. They live as long
 * as the host. Says on standard error what keeps it from checking: VL_EXIT_FILES if the file cannot be read,
 * VL_EXIT_LIMIT. Cost: linear in the source, times the names in scope; each unknown name costs a look through the
 * source. */
vl_exit vl_check_file(vl_host *host, const char *path, vl_findings *out);

#endif
