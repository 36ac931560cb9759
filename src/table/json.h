/*
 * Strings in JSON, by json-c.
 */
#ifndef VL_TABLE_JSON_H
#define VL_TABLE_JSON_H

#include "table/output.h"

/* What json-c needs to encode one string after the other. */
typedef struct vl_json_encoder vl_json_encoder;

/* Makes an encoder. Fails for want of memory, and with VL_ERROR_UNSUPPORTED in a build without json-c. */
vl_status vl_json_encoder_create(vl_context *context, vl_json_encoder **out, vl_error *error);

/* Frees an encoder. */
void vl_json_encoder_free(vl_json_encoder *encoder);

/* Appends the text as a JSON string: its letters as they are, what JSON forbids escaped, each run of ill-formed bytes
 * as U+FFFD. Zero bytes are allowed. Fails for want of memory. */
vl_status vl_json_encode(vl_json_encoder *encoder, vl_text text, vl_string *out);

#endif
