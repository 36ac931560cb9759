/*
 * The way from a writer to the caller's sink: bytes are gathered, handed on in large pieces, and the first failure
 * is kept, so that writers need not ask after each call.
 */
#ifndef VL_TABLE_OUTPUT_H
#define VL_TABLE_OUTPUT_H

#include "base/memory.h"
#include "vanlua/table.h"

typedef struct vl_output {
    vl_context *context;
    vl_sink sink;
    void *data;
    vl_string buffer; /* what the sink has not got yet */
    vl_status status; /* the first failure; after it nothing more is written */
    vl_error *error;  /* where the first failure is told, or NULL */
} vl_output;

/* An output to the sink. Ended by vl_output_finish, which frees what it holds. */
vl_output vl_output_start(vl_context *context, vl_sink sink, void *data, vl_error *error);

/* Hands the rest to the sink, frees the buffer and returns the first failure. */
vl_status vl_output_finish(vl_output *output);

/* Keeps a failure, if it is the first, and its message. */
void vl_output_fail(vl_output *output, vl_status status, const char *message);

/* Keeps the failure for want of memory. */
void vl_output_fail_memory(vl_output *output);

/* Writes bytes. */
void vl_output_bytes(vl_output *output, const char *bytes, size_t size);

/* Writes a text as it stands. */
void vl_output_text(vl_output *output, vl_text text);

/* Writes a zero-terminated string. */
void vl_output_string(vl_output *output, const char *string);

/* Writes a zero-terminated string `count` times. */
void vl_output_repeat(vl_output *output, const char *string, uint64_t count);

/* Writes the value of a cell that is no text: a number in its shortest form, true or false, nothing. */
void vl_output_value(vl_output *output, vl_cell cell);

#endif
