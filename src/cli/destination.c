#include "cli/destination.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/terminal.h"

#define LINKS_FOLLOWED 40

void vl_destination_prepare(vl_destination *output) {
    output->descriptor = -1;
    output->name = NULL;
    output->target[0] = output->aside[0] = '\0';
    output->closed_pipe = false;
    output->used = 0;
    pthread_mutex_init(&output->mutex, NULL);
}

vl_status vl_destination_fail(const vl_destination *output, vl_error *error) {
    return vl_error_set(error, VL_ERROR_OUTPUT, "%s: cannot write: %s", output->name ? output->name : "standard output",
                        strerror(errno));
}

/* Follows links by hand, since the last one may lead to what does not exist yet. */
static bool follow_links(const char *name, char *out) {
    if ((size_t)snprintf(out, VL_PATH_SIZE, "%s", name) >= VL_PATH_SIZE) {
        errno = ENAMETOOLONG;
        return false;
    }
    for (int i = 0; i < LINKS_FOLLOWED; i++) {
        char link[VL_PATH_SIZE], joined[2 * VL_PATH_SIZE];
        ssize_t size = readlink(out, link, sizeof link - 1);
        if (size < 0) return true;
        link[size] = '\0';
        const char *slash = strrchr(out, '/');
        int folder = *link == '/' || !slash ? 0 : (int)(slash - out + 1);
        snprintf(joined, sizeof joined, "%.*s%s", folder, out, link);
        if ((size_t)snprintf(out, VL_PATH_SIZE, "%.*s", VL_PATH_SIZE - 1, joined) < strlen(joined)) break;
    }
    errno = ELOOP;
    return false;
}

/* Permissions of a new file: those of the one it replaces, else what the user's mask leaves. */
static mode_t mode_for(const struct stat *existing) {
    if (existing) return existing->st_mode & 07777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static vl_status open_aside(vl_destination *output, const struct stat *existing, vl_error *error) {
    const char *slash = strrchr(output->target, '/');
    int folder = slash ? (int)(slash - output->target + 1) : 0;
    char aside[VL_PATH_SIZE + 32];
    snprintf(aside, sizeof aside, "%.*s.vanlua-XXXXXX", folder, output->target);
    if (strlen(aside) >= sizeof output->aside) {
        errno = ENAMETOOLONG;
        return vl_destination_fail(output, error);
    }
    pthread_mutex_lock(&output->mutex);
    output->descriptor = mkstemp(aside);
    if (output->descriptor >= 0) memcpy(output->aside, aside, strlen(aside) + 1);
    pthread_mutex_unlock(&output->mutex);
    if (output->descriptor < 0) return vl_destination_fail(output, error);
    fchmod(output->descriptor, mode_for(existing));
    return VL_OK;
}

/* The descriptor that a name of the system stands for, -1 if it is no such name. */
static int named_descriptor(const char *name) {
    static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};
    if (strcmp(name, "/dev/stdout") == 0) return STDOUT_FILENO;
    if (strcmp(name, "/dev/stderr") == 0) return STDERR_FILENO;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        size_t size = strlen(folders[i]), digits = strspn(name + (strncmp(name, folders[i], size) == 0 ? size : 0), "0123456789");
        if (strncmp(name, folders[i], size) == 0 && digits > 0 && digits < 6 && !name[size + digits]) return atoi(name + size);
    }
    return -1;
}

/* The standard descriptor that is open for writing to the file, -1 if none is. */
static int standard_descriptor(const struct stat *file) {
    struct stat about;
    for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++) {
        int flags = fcntl(i, F_GETFL);
        if (flags < 0 || (flags & O_ACCMODE) == O_RDONLY || fstat(i, &about) != 0) continue;
        if (about.st_dev == file->st_dev && about.st_ino == file->st_ino) return i;
    }
    return -1;
}

vl_status vl_destination_open(vl_destination *output, const char *name, vl_error *error) {
    struct stat existing;
    output->name = name;
    output->descriptor = STDOUT_FILENO;
    if (!name) return VL_OK;
    bool exists = stat(name, &existing) == 0;
    int given = named_descriptor(name);
    if (given < 0 && exists && S_ISREG(existing.st_mode)) given = standard_descriptor(&existing);
    if (given >= 0) { /* a file that took the place of the one the shell opened would not be seen */
        output->descriptor = dup(given);
        return output->descriptor < 0 ? vl_destination_fail(output, error) : VL_OK;
    }
    if (exists && !S_ISREG(existing.st_mode)) {
        output->descriptor = open(name, O_WRONLY | O_NOCTTY);
        return output->descriptor < 0 ? vl_destination_fail(output, error) : VL_OK;
    }
    if (exists && access(name, W_OK) != 0) return vl_destination_fail(output, error);
    if (!follow_links(name, output->target)) return vl_destination_fail(output, error);
    return open_aside(output, exists ? &existing : NULL, error);
}

vl_status vl_destination_flush(vl_destination *output) {
    if (output->used == 0) return VL_OK;
    bool done = vl_terminal_write(output->descriptor, output->buffer, output->used);
    output->used = 0;
    if (!done && errno == EPIPE) output->closed_pipe = true;
    return done ? VL_OK : VL_ERROR_OUTPUT;
}

vl_status vl_destination_write(void *data, const char *bytes, size_t size) {
    vl_destination *output = data;
    while (size) {
        size_t room = VL_DESTINATION_BUFFER - output->used;
        size_t part = size < room ? size : room;
        memcpy(output->buffer + output->used, bytes, part);
        output->used += part;
        bytes += part;
        size -= part;
        if (output->used == VL_DESTINATION_BUFFER && vl_destination_flush(output) != VL_OK) return VL_ERROR_OUTPUT;
    }
    return VL_OK;
}

vl_status vl_destination_commit(vl_destination *output, vl_error *error) {
    if (vl_destination_flush(output) != VL_OK) return vl_destination_fail(output, error);
    if (!output->name) return VL_OK;
    int closed = close(output->descriptor);
    output->descriptor = -1;
    if (closed != 0) return vl_destination_fail(output, error);
    if (!output->aside[0]) return VL_OK;
    if (rename(output->aside, output->target) != 0) return vl_destination_fail(output, error);
    output->aside[0] = '\0';
    return VL_OK;
}

void vl_destination_abandon(vl_destination *output) {
    pthread_mutex_lock(&output->mutex);
    if (output->aside[0]) unlink(output->aside);
    output->aside[0] = '\0';
    pthread_mutex_unlock(&output->mutex);
}
