#include "host/policy.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "host/host.h"

static bool add_root(struct vl_host *host, vl_roots *roots, const char *path) {
    char resolved[VL_PATH_SIZE];
    if (!realpath(path, resolved)) return true;
    if (!vl_host_grow(host, (void **)&roots->paths, roots->count, &roots->capacity, sizeof *roots->paths)) return false;
    roots->paths[roots->count] = vl_host_copy(host, vl_text_of(resolved));
    return roots->paths[roots->count++] != NULL;
}

static bool is_pattern(const char *path) {
    struct stat status;
    return strpbrk(path, "*?[") && stat(path, &status) != 0;
}

bool vl_policy_allow_read(struct vl_host *host, const char *path) {
    vl_policy *policy = &host->policy;
    if (strcmp(path, "-") == 0) policy->standard_input = true;
    if (!is_pattern(path)) return add_root(host, &policy->read, path);
    glob_t found;
    bool done = true;
    if (glob(path, GLOB_NOSORT, NULL, &found) != 0) return true;
    for (size_t i = 0; i < found.gl_pathc && done; i++) done = add_root(host, &policy->read, found.gl_pathv[i]);
    globfree(&found);
    return done;
}

bool vl_policy_allow_write(struct vl_host *host, const char *path) {
    return add_root(host, &host->policy.write, path) && add_root(host, &host->policy.read, path);
}

static bool below(const vl_roots *roots, const char *path) {
    for (size_t i = 0; i < roots->count; i++) {
        const char *root = roots->paths[i];
        size_t size = strlen(root);
        if (strcmp(root, "/") == 0) return true;
        if (strncmp(root, path, size) == 0 && (path[size] == '\0' || path[size] == '/')) return true;
    }
    return false;
}

/* Where a path that does not exist would come to stand: its folder resolved. A link that leads nowhere has no such place. */
static bool resolve_missing(const char *path, char *out) {
    struct stat status;
    char folder[VL_PATH_SIZE];
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    if (lstat(path, &status) == 0 || strlen(path) >= sizeof folder) return false;
    if (!*name || strcmp(name, ".") == 0 || strcmp(name, "..") == 0) return false;
    size_t size = slash ? (size_t)(slash - path) : 0;
    snprintf(folder, sizeof folder, "%.*s", (int)size, path);
    const char *parent = size ? folder : slash ? "/" : ".";
    if (!realpath(parent, out) || strlen(out) + strlen(name) + 2 > VL_PATH_SIZE) return false;
    if (strcmp(out, "/") != 0) strcat(out, "/");
    strcat(out, name);
    return true;
}

bool vl_policy_resolve(const vl_policy *policy, const char *path, bool write, char *out) {
    if (policy->everything) {
        snprintf(out, VL_PATH_SIZE, "%s", path);
        return strlen(path) < VL_PATH_SIZE;
    }
    if (!realpath(path, out) && !resolve_missing(path, out)) return false;
    return below(write ? &policy->write : &policy->read, out);
}
