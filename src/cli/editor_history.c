#include "cli/editor_history.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/terminal.h"
#include "host/policy.h"

#define KEPT 1000         /* lines */
#define LONGEST_LINE 8192 /* bytes; longer ones are parted */

static unsigned long count_lines(FILE *file) {
    unsigned long lines = 0;
    for (int c; (c = getc(file)) != EOF;) lines += c == '\n';
    rewind(file);
    return lines;
}

/* Writes the lines anew behind the first `passed`, aside, and puts the file in place. */
static void shorten(const char *path, FILE *file, unsigned long passed) {
    char aside[VL_PATH_SIZE], line[LONGEST_LINE];
    if ((size_t)snprintf(aside, sizeof aside, "%s.new", path) >= sizeof aside) return;
    int descriptor = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0600);
    if (descriptor < 0) return;
    bool done = true;
    for (unsigned long at = 0; done && fgets(line, sizeof line, file); at += strchr(line, '\n') != NULL) {
        if (at >= passed) done = vl_terminal_write(descriptor, line, strlen(line));
    }
    if (close(descriptor) == 0 && done) rename(aside, path);
    else unlink(aside);
    rewind(file);
}

void vl_editor_history_read(const char *path, void *data, void (*take)(void *data, const char *line)) {
    char line[LONGEST_LINE];
    FILE *file = fopen(path, "rb");
    if (!file) return;
    unsigned long lines = count_lines(file), passed = lines > KEPT ? lines - KEPT : 0;
    if (lines > 2 * KEPT) shorten(path, file, passed);
    for (unsigned long at = 0; fgets(line, sizeof line, file);) {
        char *newline = strchr(line, '\n');
        if (newline) *newline = '\0';
        if (at >= passed && *line) take(data, line);
        at += newline != NULL;
    }
    fclose(file);
}

/* Makes the folders on the way to the file. */
static void make_folders(const char *path) {
    char folder[VL_PATH_SIZE];
    for (const char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        if ((size_t)snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path) < sizeof folder) mkdir(folder, 0700);
    }
}

void vl_editor_history_append(const char *path, const char *line) {
    int descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT, 0600);
    if (descriptor < 0) {
        make_folders(path);
        descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT, 0600);
    }
    if (descriptor < 0) return;
    bool done = vl_terminal_write(descriptor, line, strlen(line)) && vl_terminal_write(descriptor, "\n", 1);
    (void)done;
    close(descriptor);
}
