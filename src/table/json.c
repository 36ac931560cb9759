#include "table/json.h"

#ifdef VL_HAVE_JSON_C

#include <json-c/json.h>

#include "text/utf8.h"

/* Texts pass through json-c in pieces of about this size, because what it allocates counts against nobody's limit. */
#define JSON_PIECE ((size_t)16 * 1024)

struct vl_json_encoder {
    vl_context *context;
    struct json_object *string; /* used again and again */
};

vl_status vl_json_encoder_create(vl_context *context, vl_json_encoder **out, vl_error *error) {
    vl_json_encoder *encoder = vl_allocate(context, sizeof *encoder);
    if (!encoder) return vl_error_memory(error);
    *encoder = (vl_json_encoder){context, json_object_new_string_len("", 0)};
    if (!encoder->string) {
        vl_json_encoder_free(encoder);
        return vl_error_memory(error);
    }
    *out = encoder;
    return VL_OK;
}

void vl_json_encoder_free(vl_json_encoder *encoder) {
    if (!encoder) return;
    json_object_put(encoder->string);
    vl_free(encoder->context, encoder, sizeof *encoder);
}

/* Bytes by which the escape of this byte is longer than itself. */
static size_t escape_growth(unsigned char byte) {
    if (byte == '"' || byte == '\\' || byte == '\b' || byte == '\t' || byte == '\n' || byte == '\f' || byte == '\r') return 1;
    return byte < 0x20 ? 5 : 0;
}

/* json-c ignores that its buffer could not grow: too short a result is how one sees it. */
static bool encode_piece(vl_json_encoder *encoder, const char *bytes, size_t size, vl_string *out) {
    if (!size) return true;
    if (!json_object_set_string_len(encoder->string, bytes, (int)size)) return false;
    size_t length = 0, expected = size + 2;
    const char *written = json_object_to_json_string_length(
        encoder->string, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE, &length);
    for (size_t i = 0; i < size; i++) expected += escape_growth((unsigned char)bytes[i]);
    return written && length >= expected && vl_string_append(encoder->context, out, written + 1, length - 2);
}

/* Length of the well-formed letters from `at` on, about a piece at most. */
static size_t well_formed(vl_text text, size_t at) {
    size_t end = at;
    while (end < text.size && end - at < JSON_PIECE) {
        uint32_t code_point;
        size_t size = vl_utf8_decode(text.data + end, text.size - end, &code_point);
        if (code_point == VL_REPLACEMENT) break;
        end += size;
    }
    return end - at;
}

vl_status vl_json_encode(vl_json_encoder *encoder, vl_text text, vl_string *out) {
    vl_context *context = encoder->context;
    if (!vl_string_append(context, out, "\"", 1)) return VL_ERROR_MEMORY;
    for (size_t at = 0; at < text.size;) {
        size_t size = well_formed(text, at);
        if (size) {
            if (!encode_piece(encoder, text.data + at, size, out)) return VL_ERROR_MEMORY;
        } else {
            uint32_t replaced;
            size = vl_utf8_decode(text.data + at, text.size - at, &replaced);
            if (!vl_string_append(context, out, "\xEF\xBF\xBD", 3)) return VL_ERROR_MEMORY;
        }
        at += size;
    }
    return vl_string_append(context, out, "\"", 1) ? VL_OK : VL_ERROR_MEMORY;
}

#else

vl_status vl_json_encoder_create(vl_context *context, vl_json_encoder **out, vl_error *error) {
    (void)context, (void)out;
    return vl_error_set(error, VL_ERROR_UNSUPPORTED, "this vanlua was built without the library json-c, which JSON needs");
}

void vl_json_encoder_free(vl_json_encoder *encoder) {
    (void)encoder;
}

vl_status vl_json_encode(vl_json_encoder *encoder, vl_text text, vl_string *out) {
    (void)encoder, (void)text, (void)out;
    return VL_ERROR_UNSUPPORTED;
}

#endif
