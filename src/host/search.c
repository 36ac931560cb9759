#include "host/search.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "host/check.h"
#include "host/complete.h"
#include "host/create.h"
#include "host/repl.h"
#include "host/tokenize.h"

static bool ends_in_lua(const char *name) {
    size_t size = strlen(name);
    return size > 4 && strcmp(name + size - 4, ".lua") == 0;
}

static bool is_file(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && !S_ISDIR(status.st_mode);
}

static vl_exit no_memory(vl_host *host) {
    return vl_host_fail(host, VL_EXIT_LIMIT, "not enough memory");
}

/* A script file named by its path. */
static vl_exit find_path(vl_host *host, const char *path, vl_script *script) {
    struct stat status;
    if (stat(path, &status) != 0) return vl_host_fail(host, VL_EXIT_USAGE, "no script at '%s': %s", path, strerror(errno));
    if (S_ISDIR(status.st_mode)) return vl_host_fail(host, VL_EXIT_USAGE, "'%s' is a folder, not a script", path);
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    size_t size = strlen(base) - (ends_in_lua(base) ? 4 : 0);
    script->path = script->chunk = vl_host_copy(host, vl_text_of(path));
    script->name = vl_host_copy(host, (vl_text){base, size});
    script->folder = slash ? vl_host_copy(host, (vl_text){path, slash == path ? 1 : (size_t)(slash - path)}) : ".";
    script->origin = "file";
    return script->path && script->name && script->folder ? VL_EXIT_DONE : no_memory(host);
}

static bool fill(vl_host *host, const vl_folder *folder, vl_text name, vl_script *script) {
    script->name = vl_host_copy(host, name);
    script->folder = folder->path;
    script->origin = folder->origin;
    script->path = script->name ? vl_host_print(host, "%s/%s.lua", folder->path, script->name) : NULL;
    script->chunk = script->name ? vl_host_print(host, "%s.lua", script->name) : NULL;
    return script->path && script->chunk;
}

const char *const vl_search_commands[VL_SEARCH_COMMANDS] = {"run", "list", "help", "version", VL_TOKENIZE_NAME, VL_CREATE_NAME,
                                                            VL_CHECK_NAME, VL_COMPLETE_NAME, VL_REPL_NAME};

static vl_exit fail_unknown(vl_host *host, const char *name) {
    vl_script *scripts;
    size_t count;
    if (!vl_search_all(host, &scripts, &count)) return no_memory(host);
    const char **names = vl_host_allocate(host, (count + VL_SEARCH_COMMANDS) * sizeof *names);
    if (!names) return no_memory(host);
    for (size_t i = 0; i < count; i++) names[i] = scripts[i].name;
    for (size_t i = 0; i < VL_SEARCH_COMMANDS; i++) names[count + i] = vl_search_commands[i];
    const char *near = vl_nearest_name(vl_text_of(name), names, count + VL_SEARCH_COMMANDS);
    if (near) return vl_host_fail(host, VL_EXIT_USAGE, "no script named '%s' (did you mean '%s'?); vanlua list shows them all",
                                  name, near);
    return vl_host_fail(host, VL_EXIT_USAGE, "no script named '%s'; vanlua list shows those that there are", name);
}

bool vl_search_is_path(const char *name) {
    return strchr(name, '/') || ends_in_lua(name);
}

bool vl_search_exists(vl_host *host, const char *name) {
    vl_script found = {0};
    if (!*name || strchr(name, '/')) return false;
    for (size_t i = 0; i < host->folder_count; i++) {
        if (fill(host, &host->folders[i], vl_text_of(name), &found) && is_file(found.path)) return true;
    }
    return false;
}

vl_exit vl_search_find(vl_host *host, const char *name, vl_script *script) {
    if (vl_search_is_path(name)) return find_path(host, name, script);
    for (size_t i = 0; *name && i < host->folder_count; i++) {
        if (!fill(host, &host->folders[i], vl_text_of(name), script)) return no_memory(host);
        if (is_file(script->path)) return VL_EXIT_DONE;
    }
    return fail_unknown(host, name);
}

typedef struct script_list {
    vl_script *scripts;
    size_t count;
    size_t capacity;
} script_list;

static bool is_listed(const script_list *list, vl_text name) {
    for (size_t i = 0; i < list->count; i++) {
        if (vl_text_equal(vl_text_of(list->scripts[i].name), name)) return true;
    }
    return false;
}

static bool add_folder(vl_host *host, const vl_folder *folder, script_list *list) {
    DIR *entries = opendir(folder->path);
    if (!entries) return true;
    bool done = true;
    for (struct dirent *entry; done && (entry = readdir(entries)) != NULL;) {
        vl_text name = {entry->d_name, strlen(entry->d_name)};
        if (*entry->d_name == '.' || !ends_in_lua(entry->d_name)) continue;
        name.size -= 4;
        if (is_listed(list, name)) continue;
        done = vl_host_grow(host, (void **)&list->scripts, list->count, &list->capacity, sizeof *list->scripts);
        vl_script found = {0};
        done = done && fill(host, folder, name, &found);
        if (done && is_file(found.path)) list->scripts[list->count++] = found;
    }
    closedir(entries);
    return done;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const vl_script *)a)->name, ((const vl_script *)b)->name);
}

bool vl_search_all(vl_host *host, vl_script **scripts, size_t *count) {
    script_list list = {0};
    bool done = true;
    for (size_t i = 0; i < host->folder_count && done; i++) done = add_folder(host, &host->folders[i], &list);
    if (list.count) qsort(list.scripts, list.count, sizeof *list.scripts, by_name);
    *scripts = list.scripts;
    *count = list.count;
    return done;
}
