/* Plain text: the whole file is one document. */
#include "input/formats.h"
#include "input/layout.h"
#include "text/decoder.h"

static vl_status decode(vl_decoder *decoder, vl_draft *draft, vl_stream *stream, vl_error *error) {
    for (;;) {
        vl_text piece;
        vl_status status = vl_stream_next(stream, &piece, error);
        if (status) return status;
        if (piece.size == 0) break;
        if (vl_decoder_feed(decoder, piece.data, piece.size)) return vl_error_memory(error);
    }
    if (vl_decoder_finish(decoder, &draft->bad)) return vl_error_memory(error);
    draft->utf16 = vl_decoder_utf16(decoder);
    return VL_OK;
}

vl_status vl_plain_read(vl_draft *draft, vl_stream *stream, bool *made, vl_error *error) {
    *made = !stream->finished;
    if (!*made) return VL_OK;
    stream->finished = true;
    vl_decoder *decoder = vl_decoder_create(draft->context, &draft->text);
    if (!decoder) return vl_error_memory(error);
    vl_status status = decode(decoder, draft, stream, error);
    vl_decoder_free(decoder);
    if (!status) status = vl_layout_find(draft, error);
    return status;
}
