/*
 * The files that inputs name, before any is read: found in walk.c, given their ids in identify.c.
 */
#ifndef VL_INPUT_FILES_H
#define VL_INPUT_FILES_H

#include "base/symbols.h"
#include "input/formats.h"

/* One file. A path longer than a 16-bit number cannot be opened anyway and is refused when it is met. */
typedef struct vl_input_file {
    const char *path;        /* "-" and `standard_input`: standard input */
    const char *key;         /* what the id is cut from: the path in NFC, without leading "./" */
    const vl_input_format *format;
    uint16_t key_size;       /* bytes, extension included */
    uint16_t extension_size; /* bytes at the end of the key that the id goes without, the dot included */
    uint16_t id_first;       /* where in the key the id begins */
    bool named;              /* not met in a folder */
    bool standard_input;
    bool repeated; /* an earlier file has the same path */
} vl_input_file;

/* The files that one of the paths stands for. */
typedef struct vl_input_group {
    const char *path;
    size_t end;  /* first file of the next group */
    bool folder; /* must give at least one document */
} vl_input_group;

typedef struct vl_input_files {
    vl_context *context;
    bool strict;
    vl_arena names;
    vl_symbols folders; /* device and number of every folder entered, so that none is read twice */
    vl_input_file *files;
    size_t count;
    size_t capacity;
    vl_input_group *groups;
    size_t group_count;
    size_t group_capacity;
    uint64_t bytes;     /* of all regular files */
    bool sizes_unknown; /* there is one that is not regular */
    vl_input_counts counts;
} vl_input_files;

/* A list of no files. */
#define VL_INPUT_FILES(context_, strict_)                                                                                      \
    ((vl_input_files){.context = (context_), .strict = (strict_), .names = VL_ARENA(context_), .folders = VL_SYMBOLS(context_)})

/* Adds what `path` stands for: "-", a file, a folder with all below it, or a pattern. The new files are in byte order of their
 * paths. Cost: n log n in the number of files. */
vl_status vl_input_files_add(vl_input_files *files, const char *path, vl_error *error);

/* Marks the files whose path was met before, with a warning, and gives all others an id. Cost: n log n. */
vl_status vl_input_files_identify(vl_input_files *files, vl_error *error);

/* The id of a file. */
static inline vl_text vl_input_file_id(const vl_input_file *file) {
    return (vl_text){file->key + file->id_first, (size_t)(file->key_size - file->id_first - file->extension_size)};
}

/* Frees everything. */
void vl_input_files_free(vl_input_files *files);

#endif
