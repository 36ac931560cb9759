#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

static const char ELLIPSIS[] = "\xE2\x80\xA6";

int vl_file_open(const char *path, vl_file *out) {
    int descriptor;
    do descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0) return errno;
    struct stat about;
    bool sized = fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0;
    *out = (vl_file){descriptor, sized ? (uint64_t)about.st_size : 0};
    return 0;
}

int vl_file_read(const vl_file *file, char *bytes, size_t size, size_t *got) {
    ssize_t count;
    do count = read(file->descriptor, bytes, size);
    while (count < 0 && errno == EINTR);
    if (count < 0) return errno;
    *got = (size_t)count;
    return 0;
}

void vl_file_close(vl_file *file) {
    if (file->descriptor > 0) close(file->descriptor);
    file->descriptor = -1;
}

static vl_status unreadable(const char *path, int failure, vl_error *error) {
    return vl_error_set(error, VL_ERROR_INPUT, "%s: cannot be read: %s", vl_path_shown(path).text, strerror(failure));
}

static vl_status read_all(vl_context *context, const vl_file *file, const char *path, vl_string *out, vl_error *error) {
    for (;;) {
        size_t got = 0;
        if (vl_context_cancelled(context)) return vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
        if (!vl_string_reserve(context, out, VL_FILE_CHUNK)) return vl_error_memory(error);
        int failure = vl_file_read(file, out->data + out->size, VL_FILE_CHUNK, &got);
        if (failure) return unreadable(path, failure, error);
        if (got == 0) return VL_OK;
        out->size += got;
    }
}

vl_status vl_file_load(vl_context *context, const char *path, vl_string *out, vl_error *error) {
    vl_file file;
    if (!vl_context_may_read(context, path))
        return vl_error_set(error, VL_ERROR_PERMISSION, "%s: reading it is not allowed", vl_path_shown(path).text);
    int failure = vl_file_open(path, &file);
    if (failure) return unreadable(path, failure, error);
    vl_status status = read_all(context, &file, path, out, error);
    vl_file_close(&file);
    return status;
}

vl_path_line vl_path_shown(const char *path) {
    vl_path_line line;
    size_t size = strlen(path), room = sizeof line.text - sizeof ELLIPSIS, at = 0;
    if (size > room) {
        memcpy(line.text, ELLIPSIS, sizeof ELLIPSIS - 1);
        at = sizeof ELLIPSIS - 1;
        path += size - room;
        while (((unsigned char)*path & 0xC0) == 0x80) path++;
    }
    for (; *path; path++) {
        unsigned char byte = (unsigned char)*path;
        line.text[at++] = byte < 0x20 || byte == 0x7F ? '?' : *path;
    }
    line.text[at] = '\0';
    return line;
}
