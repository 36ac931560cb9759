/*
 * From the bytes of a file, in pieces of any size, to text: UTF-8 in NFC, without byte order mark, lines ended by LF.
 */
#ifndef VL_TEXT_DECODER_H
#define VL_TEXT_DECODER_H

#include "text/clean.h"
#include "vanlua/text.h"

/* The state between two pieces. The result is the same wherever the pieces are cut. */
typedef struct vl_decoder vl_decoder;

/* Makes a decoder that appends to `out`, which must outlive it. NULL for want of memory. The caller frees it with
 * vl_decoder_free. */
vl_decoder *vl_decoder_create(vl_context *context, vl_string *out);

/* Makes a decoder that writes letters and line ends as they are: no normal form, CR and CRLF stay. Like vl_decoder_create
 * otherwise. */
vl_decoder *vl_decoder_create_verbatim(vl_context *context, vl_string *out);

/* Frees a decoder (may be NULL), not what it wrote. */
void vl_decoder_free(vl_decoder *decoder);

/* Takes the next piece. A byte order mark at the very start chooses UTF-16 (either order) or is dropped (UTF-8); CRLF and CR
 * become LF; each run of ill-formed bytes becomes one U+FFFD. Fails for want of memory only; after that the decoder can only
 * be freed. */
vl_status vl_decoder_feed(vl_decoder *decoder, const char *bytes, size_t size);

/* Ends the text: what was held back is written. `bad` (may be NULL) gets what was ill-formed, by position in the source. */
vl_status vl_decoder_finish(vl_decoder *decoder, vl_bad_bytes *bad);

/* What was ill-formed so far. */
vl_bad_bytes vl_decoder_bad(const vl_decoder *decoder);

/* True if the bytes were UTF-16, for messages. */
bool vl_decoder_utf16(const vl_decoder *decoder);

#endif
