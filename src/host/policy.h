/*
 * Which files a script may read and write. Paths are judged by where they lead, links and `..` resolved.
 */
#ifndef VL_HOST_POLICY_H
#define VL_HOST_POLICY_H

#include <limits.h>

#include "vanlua/base.h"

#ifdef PATH_MAX
#define VL_PATH_SIZE PATH_MAX
#else
#define VL_PATH_SIZE 4096
#endif

struct vl_host;

/* Resolved paths, files or folders, with all that is below them. */
typedef struct vl_roots {
    const char **paths;
    size_t count;
    size_t capacity;
} vl_roots;

typedef struct vl_policy {
    vl_roots read;
    vl_roots write;
    bool everything; /* the host itself reads, or the script is trusted */
    bool standard_input;
} vl_policy;

/* Lets scripts read a file or what is below a folder. A path that does not exist changes nothing; a glob pattern stands for
 * what it matches now. False: no memory. */
bool vl_policy_allow_read(struct vl_host *host, const char *path);

/* Lets scripts write below a folder, and read there. False: no memory. */
bool vl_policy_allow_write(struct vl_host *host, const char *path);

/* Resolves `path` into `out` (VL_PATH_SIZE bytes) if it may be read, or written. A path that does not exist, but would be
 * allowed, resolves too. */
bool vl_policy_resolve(const vl_policy *policy, const char *path, bool write, char *out);

#endif
