#include "table/output.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "table/number.h"

/* Bytes gathered before the sink gets them. */
#define OUTPUT_PIECE ((size_t)64 * 1024)

vl_output vl_output_start(vl_context *context, vl_sink sink, void *data, vl_error *error) {
    if (error) *error = (vl_error){.status = VL_OK};
    return (vl_output){.context = context, .sink = sink, .data = data, .error = error};
}

void vl_output_fail(vl_output *output, vl_status status, const char *message) {
    if (output->status) return;
    output->status = status;
    /* The sink may have told more than we know. */
    if (output->error && output->error->status == VL_OK) vl_error_set(output->error, status, "%s", message);
}

void vl_output_fail_memory(vl_output *output) {
    if (!output->status) output->status = vl_error_memory(output->error);
}

static void hand_on(vl_output *output, const char *bytes, size_t size) {
    if (output->status || !size) return;
    if (vl_context_cancelled(output->context)) {
        vl_output_fail(output, VL_ERROR_CANCELLED, "cancelled");
        return;
    }
    vl_status status = output->sink(output->data, bytes, size);
    if (status) vl_output_fail(output, status, "the result cannot be written");
}

static void flush(vl_output *output) {
    hand_on(output, output->buffer.data, output->buffer.size);
    output->buffer.size = 0;
}

vl_status vl_output_finish(vl_output *output) {
    flush(output);
    vl_string_free(output->context, &output->buffer);
    return output->status;
}

void vl_output_bytes(vl_output *output, const char *bytes, size_t size) {
    if (output->status || !size) return;
    if (size > OUTPUT_PIECE - output->buffer.size) flush(output);
    if (size > OUTPUT_PIECE) hand_on(output, bytes, size);
    else if (!vl_string_append(output->context, &output->buffer, bytes, size)) vl_output_fail_memory(output);
}

void vl_output_text(vl_output *output, vl_text text) {
    vl_output_bytes(output, text.data, text.size);
}

void vl_output_string(vl_output *output, const char *string) {
    vl_output_bytes(output, string, strlen(string));
}

void vl_output_repeat(vl_output *output, const char *string, uint64_t count) {
    for (uint64_t i = 0; i < count && !output->status; i++) vl_output_string(output, string);
}

void vl_output_value(vl_output *output, vl_cell cell) {
    char written[VL_NUMBER_SIZE];
    if (cell.kind == VL_CELL_INTEGER) {
        int size = snprintf(written, sizeof written, "%" PRId64, cell.value.integer);
        vl_output_bytes(output, written, (size_t)size);
    } else if (cell.kind == VL_CELL_NUMBER) {
        vl_output_bytes(output, written, vl_number_shortest(cell.value.number, written));
    } else if (cell.kind == VL_CELL_BOOLEAN) {
        vl_output_string(output, cell.value.boolean ? "true" : "false");
    }
}
