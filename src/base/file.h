/*
 * Files that are read from front to back, and how their paths are told in messages.
 */
#ifndef VL_BASE_FILE_H
#define VL_BASE_FILE_H

#include "vanlua/base.h"

/* Bytes worth asking for at once. */
#define VL_FILE_CHUNK ((size_t)256 * 1024)

/* A file open for reading. */
typedef struct vl_file {
    int descriptor;
    uint64_t size; /* bytes, as the system says; 0 if it is no regular file */
} vl_file;

/* Standard input, which vl_file_close leaves open. */
#define VL_FILE_STANDARD_INPUT ((vl_file){0, 0})

/* Opens a file, a device or a pipe. Returns 0 or the errno of the failure. */
int vl_file_open(const char *path, vl_file *out);

/* Reads what is there, at most `size` bytes; `*got` is 0 at the end only. An interrupted read goes on. Returns 0 or the
 * errno of the failure. */
int vl_file_read(const vl_file *file, char *bytes, size_t size, size_t *got);

/* Closes the file unless it is standard input. */
void vl_file_close(vl_file *file);

/* Appends all that a file holds, if the context's policy lets it be read. Fails for want of memory, when the context was
 * cancelled, and with a message that names the path. */
vl_status vl_file_load(vl_context *context, const char *path, vl_string *out, vl_error *error);

/* A path as messages show it: on one line, and short enough that the rest of the message has room. */
typedef struct vl_path_line {
    char text[800];
} vl_path_line;

/* Control characters become `?`; of a very long path the end is shown, after an ellipsis. */
vl_path_line vl_path_shown(const char *path);

#endif
