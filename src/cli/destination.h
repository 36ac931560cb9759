/*
 * Where the result goes: standard output, or a file that is written aside and renamed, or not at all.
 */
#ifndef VL_CLI_DESTINATION_H
#define VL_CLI_DESTINATION_H

#include <pthread.h>

#include "host/host.h"

#define VL_DESTINATION_BUFFER (64u << 10)

typedef struct vl_destination {
    int descriptor;
    const char *name;           /* as the user gave it; NULL: standard output */
    char target[VL_PATH_SIZE];  /* what is to be replaced; empty: written directly */
    char aside[VL_PATH_SIZE];   /* the temporary file; empty: there is none */
    pthread_mutex_t mutex;      /* over `aside`, which another thread may have to remove */
    bool closed_pipe;           /* the reader has gone */
    size_t used;
    char buffer[VL_DESTINATION_BUFFER];
} vl_destination;

/* Makes an output that is open for nothing yet. */
void vl_destination_prepare(vl_destination *output);

/* Opens `name` (NULL: standard output), before the work begins, so that a folder that cannot be written is known early. */
vl_status vl_destination_open(vl_destination *output, const char *name, vl_error *error);

/* A vl_sink; `data` is the output. */
vl_status vl_destination_write(void *data, const char *bytes, size_t size);

/* Writes what is gathered. */
vl_status vl_destination_flush(vl_destination *output);

/* Why the last write failed. */
vl_status vl_destination_fail(const vl_destination *output, vl_error *error);

/* Writes what is left and puts the file in its place. */
vl_status vl_destination_commit(vl_destination *output, vl_error *error);

/* Removes the temporary file, if there is one. May be called from any thread. */
void vl_destination_abandon(vl_destination *output);

#endif
