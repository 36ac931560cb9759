#include "cli/overwrite.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/policy.h"
#include "input/formats.h"

/* The file to be written, which exists. */
typedef struct target_file {
    struct stat about;
    char path[VL_PATH_SIZE]; /* resolved */
} target_file;

/* True if a folder that is read takes the file in: below it, not hidden, with an extension of texts. */
static bool folder_takes(const char *folder, const target_file *target) {
    char resolved[VL_PATH_SIZE];
    if (!realpath(folder, resolved)) return false;
    size_t size = strlen(resolved);
    if (size == 1) size = 0; /* the root */
    const char *rest = target->path + size;
    return strncmp(resolved, target->path, size) == 0 && *rest == '/' && !strstr(rest, "/.") &&
           vl_input_format_find(vl_path_extension(target->path));
}

static bool hits(const char *input, const target_file *target) {
    struct stat about;
    bool standard = strcmp(input, "-") == 0;
    if ((standard ? fstat(STDIN_FILENO, &about) : stat(input, &about)) != 0) return false;
    if (S_ISDIR(about.st_mode)) return folder_takes(input, target);
    return about.st_dev == target->about.st_dev && about.st_ino == target->about.st_ino;
}

static bool pattern_hits(const char *pattern, const target_file *target) {
    glob_t found;
    bool hit = false;
    if (glob(pattern, GLOB_NOSORT, NULL, &found) != 0) return false;
    for (size_t i = 0; i < found.gl_pathc && !hit; i++) hit = hits(found.gl_pathv[i], target);
    globfree(&found);
    return hit;
}

bool vl_overwrite_hits(const char *output, const char *const *inputs, size_t count) {
    target_file target;
    if (stat(output, &target.about) != 0 || !S_ISREG(target.about.st_mode) || !realpath(output, target.path)) return false;
    for (size_t i = 0; i < count; i++) {
        struct stat about;
        bool pattern = strpbrk(inputs[i], "*?[") && stat(inputs[i], &about) != 0;
        if (pattern ? pattern_hits(inputs[i], &target) : hits(inputs[i], &target)) return true;
    }
    return false;
}
