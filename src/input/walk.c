/*
 * From paths to files. Folders are read one at a time, not nested, so that no depth runs out of descriptors or stack. Folders
 * behind symbolic links come after all others, in byte order: whichever way the system lists a folder, the same path is kept
 * of a folder that can be reached by two.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "input/files.h"

/* The folders that are still to be read. */
typedef struct folder_walk {
    vl_input_files *files;
    const char **folders;
    size_t folder_count;
    size_t folder_capacity;
    const char **links; /* paths of symbolic links to folders */
    size_t link_count;
    size_t link_capacity;
} folder_walk;

static vl_status cannot_read(const char *path, int failure, vl_error *error) {
    return vl_error_set(error, VL_ERROR_INPUT, "%s: cannot be read: %s", vl_path_shown(path).text, strerror(failure));
}

static vl_status not_allowed(const char *path, vl_error *error) {
    return vl_error_set(error, VL_ERROR_PERMISSION, "%s: reading it is not allowed", vl_path_shown(path).text);
}

/* What to do about something in a folder that cannot be read. */
static vl_status unreadable(vl_input_files *files, const char *path, int failure, vl_error *error) {
    if (files->strict) return cannot_read(path, failure, error);
    files->counts.unreadable++;
    vl_context_warn(files->context, "%s: cannot be read: %s; skipped", vl_path_shown(path).text, strerror(failure));
    return VL_OK;
}

static vl_status add_group(vl_input_files *files, const char *path, bool folder, vl_error *error) {
    if (!VL_GROW(files->context, files->groups, files->group_capacity, files->group_count + 1)) return vl_error_memory(error);
    files->groups[files->group_count++] = (vl_input_group){path, files->count, folder};
    return VL_OK;
}

/* Adds one file, whose path must live as long as the list. */
static vl_status add_file(vl_input_files *files, const char *path, bool named, vl_error *error) {
    vl_text extension = vl_path_extension(path);
    const vl_input_format *format = vl_input_format_find(extension);
    if (!format && !named) {
        files->counts.unknown++;
        return VL_OK;
    }
    if (strlen(path) > UINT16_MAX) {
        return named ? cannot_read(path, ENAMETOOLONG, error) : unreadable(files, path, ENAMETOOLONG, error);
    }
    if (!VL_GROW(files->context, files->files, files->capacity, files->count + 1)) return vl_error_memory(error);
    files->files[files->count++] = (vl_input_file){
        .path = path,
        .format = format ? format : vl_format_default(),
        .extension_size = (uint16_t)(extension.size ? extension.size + 1 : 0),
        .named = named,
    };
    return VL_OK;
}

static vl_status push(folder_walk *walk, const char ***list, size_t *count, size_t *capacity, const char *path, vl_error *error) {
    if (!VL_GROW(walk->files->context, *list, *capacity, *count + 1)) return vl_error_memory(error);
    (*list)[(*count)++] = path;
    return VL_OK;
}

/* The path of an entry, in the arena. NULL for want of memory. */
static char *join(vl_input_files *files, const char *folder, const char *name) {
    size_t folder_size = strlen(folder), name_size = strlen(name);
    bool slash = folder_size > 0 && folder[folder_size - 1] != '/';
    char *path = vl_arena_allocate(&files->names, folder_size + slash + name_size + 1);
    if (!path) return NULL;
    memcpy(path, folder, folder_size);
    if (slash) path[folder_size] = '/';
    memcpy(path + folder_size + slash, name, name_size + 1);
    return path;
}

static vl_status walk_entry(folder_walk *walk, int folder, const char *folder_path, const char *name, vl_error *error) {
    vl_input_files *files = walk->files;
    struct stat about;
    int failure = fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) ? errno : 0;
    bool link = !failure && S_ISLNK(about.st_mode);
    if (link) failure = fstatat(folder, name, &about, 0) ? errno : 0;
    char *path = join(files, folder_path, name);
    if (!path) return vl_error_memory(error);
    if (failure) return unreadable(files, path, failure, error);
    if (S_ISDIR(about.st_mode)) {
        if (link) return push(walk, &walk->links, &walk->link_count, &walk->link_capacity, path, error);
        return push(walk, &walk->folders, &walk->folder_count, &walk->folder_capacity, path, error);
    }
    if (!S_ISREG(about.st_mode)) {
        files->counts.unknown++;
        return VL_OK;
    }
    size_t before = files->count;
    vl_status status = add_file(files, path, false, error);
    if (files->count > before && about.st_size > 0) files->bytes += (uint64_t)about.st_size;
    return status;
}

/* True if the folder was not entered before; that it is now is remembered. */
static vl_status enter(vl_input_files *files, DIR *folder, const char *path, bool *first, vl_error *error) {
    struct stat about;
    if (fstat(dirfd(folder), &about)) return unreadable(files, path, errno, error);
    uint64_t identity[2] = {(uint64_t)about.st_dev, (uint64_t)about.st_ino};
    size_t before = files->folders.count;
    if (vl_symbols_add(&files->folders, (vl_text){(const char *)identity, sizeof identity}) == VL_NO_SYMBOL) {
        return vl_error_memory(error);
    }
    *first = files->folders.count > before;
    if (!*first) {
        vl_context_warn(files->context, "%s: this folder is read already, and not a second time", vl_path_shown(path).text);
    }
    return VL_OK;
}

static vl_status walk_entries(folder_walk *walk, DIR *folder, const char *path, vl_error *error) {
    for (;;) {
        errno = 0;
        struct dirent *entry = readdir(folder);
        if (!entry) return errno ? unreadable(walk->files, path, errno, error) : VL_OK;
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) continue;
        if (name[0] == '.') {
            walk->files->counts.hidden++;
            continue;
        }
        vl_status status = walk_entry(walk, dirfd(folder), path, name, error);
        if (status) return status;
    }
}

static vl_status walk_folder(folder_walk *walk, const char *path, bool named, vl_error *error) {
    vl_input_files *files = walk->files;
    if (vl_context_cancelled(files->context)) return vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
    if (!vl_context_may_read(files->context, path)) return not_allowed(path, error);
    DIR *folder = opendir(path);
    if (!folder) return named ? cannot_read(path, errno, error) : unreadable(files, path, errno, error);
    bool first = false;
    vl_status status = enter(files, folder, path, &first, error);
    if (!status && first) status = walk_entries(walk, folder, path, error);
    closedir(folder);
    return status;
}

static int order_strings(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int order_files(const void *a, const void *b) {
    return strcmp(((const vl_input_file *)a)->path, ((const vl_input_file *)b)->path);
}

/* Everything below the folders that are known, then what is behind links, in rounds. */
static vl_status walk_on(folder_walk *walk, vl_error *error) {
    size_t link = 0, round = 0;
    for (;;) {
        const char *path;
        if (walk->folder_count) {
            path = walk->folders[--walk->folder_count];
        } else if (link < walk->link_count) {
            if (link == round) {
                round = walk->link_count;
                qsort(walk->links + link, round - link, sizeof *walk->links, order_strings);
            }
            path = walk->links[link++];
        } else {
            return VL_OK;
        }
        vl_status status = walk_folder(walk, path, false, error);
        if (status) return status;
    }
}

/* Adds all files below a folder. */
static vl_status add_folder(vl_input_files *files, const char *path, vl_error *error) {
    folder_walk walk = {.files = files};
    size_t first = files->count, folders = files->folders.count;
    vl_status status = walk_folder(&walk, path, true, error);
    bool entered = files->folders.count > folders;
    if (!status) status = walk_on(&walk, error);
    vl_free(files->context, walk.folders, walk.folder_capacity * sizeof *walk.folders);
    vl_free(files->context, walk.links, walk.link_capacity * sizeof *walk.links);
    if (status) return status;
    if (files->count == first && entered) {
        return vl_error_set(error, VL_ERROR_INPUT, "%s: no texts in this folder", vl_path_shown(path).text);
    }
    if (files->count > first) qsort(files->files + first, files->count - first, sizeof *files->files, order_files);
    return add_group(files, path, entered, error);
}

/* A copy of the path without slashes that say nothing: one slash for many, none at the end. NULL for want of memory. */
static char *clean_path(vl_input_files *files, const char *path) {
    char *clean = vl_arena_copy(&files->names, path, strlen(path)), *out = clean;
    if (!clean) return NULL;
    for (const char *at = clean; *at; at++) {
        if (*at != '/' || out == clean || out[-1] != '/') *out++ = *at;
    }
    if (out > clean + 1 && out[-1] == '/') out--;
    *out = '\0';
    return clean;
}

/* Adds a path that exists. */
static vl_status add_existing(vl_input_files *files, const char *path, const struct stat *about, vl_error *error) {
    char *clean = clean_path(files, path);
    if (!clean) return vl_error_memory(error);
    if (S_ISDIR(about->st_mode)) return add_folder(files, clean, error);
    if (S_ISREG(about->st_mode)) files->bytes += about->st_size > 0 ? (uint64_t)about->st_size : 0;
    else files->sizes_unknown = true;
    vl_status status = add_file(files, clean, true, error);
    return status ? status : add_group(files, clean, false, error);
}

static vl_status nothing_matches(const char *pattern, vl_error *error) {
    return vl_error_set(error, VL_ERROR_INPUT, "nothing matches: %s", vl_path_shown(pattern).text);
}

/* Adds what a pattern matches; links that lead nowhere are passed over, as in folders. */
static vl_status add_matches(vl_input_files *files, const char *pattern, glob_t *matches, vl_error *error) {
    bool found = false;
    qsort(matches->gl_pathv, matches->gl_pathc, sizeof *matches->gl_pathv, order_strings);
    for (size_t i = 0; i < matches->gl_pathc; i++) {
        struct stat about;
        const char *path = matches->gl_pathv[i];
        int failure = stat(path, &about) ? errno : 0;
        vl_status status = failure ? unreadable(files, path, failure, error) : add_existing(files, path, &about, error);
        if (status) return status;
        found = found || !failure;
    }
    return found ? VL_OK : nothing_matches(pattern, error);
}

/* True if the policy lets the folder be read in which a pattern begins to be one. */
static vl_status pattern_allowed(vl_input_files *files, const char *pattern, bool *allowed, vl_error *error) {
    size_t size = strcspn(pattern, "*?[\\");
    while (size > 0 && pattern[size - 1] != '/') size--;
    char *folder = vl_arena_copy(&files->names, size ? pattern : ".", size ? size : 1);
    if (!folder) return vl_error_memory(error);
    *allowed = vl_context_may_read(files->context, folder);
    return VL_OK;
}

static vl_status add_pattern(vl_input_files *files, const char *pattern, vl_error *error) {
    bool allowed = false;
    vl_status status = pattern_allowed(files, pattern, &allowed, error);
    if (status) return status;
    if (!allowed) return not_allowed(pattern, error);
    glob_t matches = {0};
    int failure = glob(pattern, GLOB_NOSORT, NULL, &matches);
    if (failure == GLOB_NOSPACE) status = vl_error_memory(error);
    else if (failure) status = nothing_matches(pattern, error);
    else status = add_matches(files, pattern, &matches, error);
    globfree(&matches);
    return status;
}

static vl_status add_standard_input(vl_input_files *files, vl_error *error) {
    if (!vl_context_may_read(files->context, "-")) {
        return vl_error_set(error, VL_ERROR_PERMISSION, "-: reading standard input is not allowed");
    }
    vl_status status = add_file(files, "-", true, error);
    if (status) return status;
    files->files[files->count - 1].standard_input = true;
    files->sizes_unknown = true;
    return add_group(files, "-", false, error);
}

vl_status vl_input_files_add(vl_input_files *files, const char *path, vl_error *error) {
    if (strcmp(path, "-") == 0) return add_standard_input(files, error);
    struct stat about;
    int failure = stat(path, &about) ? errno : 0;
    if (failure && path[strcspn(path, "*?[")]) return add_pattern(files, path, error);
    if (!vl_context_may_read(files->context, path)) return not_allowed(path, error);
    if (!failure) return add_existing(files, path, &about, error);
    if (failure != ENOENT && failure != ENOTDIR) return cannot_read(path, failure, error);
    return vl_error_set(error, VL_ERROR_INPUT, "no such file or folder: %s", vl_path_shown(path).text);
}

void vl_input_files_free(vl_input_files *files) {
    vl_free(files->context, files->files, files->capacity * sizeof *files->files);
    vl_free(files->context, files->groups, files->group_capacity * sizeof *files->groups);
    vl_symbols_free(&files->folders);
    vl_arena_free(&files->names);
}
