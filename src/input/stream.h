/*
 * The bytes of one source, a file or memory, in pieces. Asking for the next piece also asks whether to stop and tells how far
 * the reading is.
 */
#ifndef VL_INPUT_STREAM_H
#define VL_INPUT_STREAM_H

#include "base/file.h"

/* How far the reading of all inputs is. */
typedef struct vl_stream_meter {
    uint64_t done; /* bytes read */
    uint64_t all;  /* bytes there are; 0: unknown */
    uint64_t told; /* what `done` was when it was last told */
} vl_stream_meter;

typedef struct vl_stream {
    vl_context *context;
    vl_stream_meter *meter; /* NULL: nothing to tell */
    const char *name;       /* for messages */
    vl_file file;
    char *buffer;  /* VL_FILE_CHUNK bytes for what comes from the file; NULL: memory is read */
    vl_text ahead; /* read but not handed out; of memory: all that is left */
    bool finished; /* the format's reader has made its last document */
} vl_stream;

/* Hands out the next piece; it is empty at the end only, and borrowed until the next call. Fails if the file cannot be read or
 * the work is cancelled. */
vl_status vl_stream_next(vl_stream *stream, vl_text *piece, vl_error *error);

/* The first piece of a stream that nothing was taken of; vl_stream_next hands it out again. */
vl_status vl_stream_peek(vl_stream *stream, vl_text *piece, vl_error *error);

/* Tells the context how much has been read, if that is much more than was told before, or if `always`. */
void vl_stream_tell(vl_context *context, vl_stream_meter *meter, bool always);

#endif
