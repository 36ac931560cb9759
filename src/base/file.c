#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
