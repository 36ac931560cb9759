#include <stdlib.h>

#include "base/memory.h"
#include "text/decoder.h"
#include "text/normalize.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
    if (!condition) abort();
}

/* Decodes in pieces; the first byte of the data chooses their size. */
static vl_bad_bytes decode(vl_context *context, vl_text source, size_t piece, vl_string *out) {
    vl_bad_bytes bad = {0};
    vl_decoder *decoder = vl_decoder_create(context, out);
    require(decoder != NULL);
    for (size_t at = 0; at < source.size; at += piece) {
        size_t size = source.size - at < piece ? source.size - at : piece;
        require(vl_decoder_feed(decoder, source.data + at, size) == VL_OK);
    }
    require(vl_decoder_finish(decoder, &bad) == VL_OK);
    vl_decoder_free(decoder);
    return bad;
}

/* The output is well-formed, has no CR, and is its own normal form. */
static void check_output(vl_context *context, vl_text text) {
    vl_string normal = VL_STRING;
    vl_bad_bytes bad;
    for (size_t at = 0; at < text.size;) {
        size_t length = vl_utf8_well_formed(text.data + at, text.size - at);
        require(length > 0 && text.data[at] != '\r');
        at += length;
    }
    require(vl_text_normalize(context, text, VL_NFC, &normal, &bad) == VL_OK && bad.count == 0);
    require(vl_text_equal(vl_string_text(&normal), text));
    normal.size = 0;
    require(vl_text_normalize(context, text, VL_NFD, &normal, NULL) == VL_OK);
    vl_string composed = VL_STRING;
    require(vl_text_normalize(context, vl_string_text(&normal), VL_NFC, &composed, NULL) == VL_OK);
    require(vl_text_equal(vl_string_text(&composed), text));
    vl_string_free(context, &normal);
    vl_string_free(context, &composed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    vl_context *context;
    if (size == 0) return 0;
    require(vl_context_create(NULL, &context, NULL) == VL_OK);
    vl_text source = {(const char *)data + 1, size - 1};
    vl_string whole = VL_STRING, pieces = VL_STRING;
    vl_bad_bytes bad = decode(context, source, source.size + 1, &whole);
    vl_bad_bytes bad_of_pieces = decode(context, source, 1u + data[0] % 64u, &pieces);
    require(vl_text_equal(vl_string_text(&whole), vl_string_text(&pieces)));
    require(bad.count == bad_of_pieces.count && bad.count <= source.size);
    require(bad.count == 0 || bad.first == bad_of_pieces.first);
    check_output(context, vl_string_text(&whole));
    vl_string_free(context, &whole);
    vl_string_free(context, &pieces);
    require(vl_context_memory_used(context) == 0);
    vl_context_free(context);
    return 0;
}
