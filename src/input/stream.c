#include "input/stream.h"

#include <string.h>

void vl_stream_tell(vl_context *context, vl_stream_meter *meter, bool always) {
    if (!always && meter->done - meter->told < VL_FILE_CHUNK) return;
    meter->told = meter->done;
    vl_context_progress(context, meter->done, meter->all);
}

static vl_status stream_fill(vl_stream *stream, vl_error *error) {
    size_t got = 0;
    int failure = vl_file_read(&stream->file, stream->buffer, VL_FILE_CHUNK, &got);
    if (failure) {
        return vl_error_set(error, VL_ERROR_INPUT, "%s: cannot be read: %s", vl_path_shown(stream->name).text,
                            strerror(failure));
    }
    stream->ahead = (vl_text){stream->buffer, got};
    if (stream->meter) {
        stream->meter->done += got;
        vl_stream_tell(stream->context, stream->meter, false);
    }
    return VL_OK;
}

vl_status vl_stream_peek(vl_stream *stream, vl_text *piece, vl_error *error) {
    if (vl_context_cancelled(stream->context)) return vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
    if (stream->ahead.size == 0 && stream->buffer) {
        vl_status status = stream_fill(stream, error);
        if (status) return status;
    }
    *piece = stream->ahead;
    if (piece->size > VL_FILE_CHUNK) piece->size = VL_FILE_CHUNK;
    return VL_OK;
}

vl_status vl_stream_next(vl_stream *stream, vl_text *piece, vl_error *error) {
    vl_status status = vl_stream_peek(stream, piece, error);
    if (status || piece->size == 0) return status;
    stream->ahead.data += piece->size;
    stream->ahead.size -= piece->size;
    return VL_OK;
}
