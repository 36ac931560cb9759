/*
 * Lines of text in, the same lines in words out: bytes go in as they come, and nothing but the lines that are not whole
 * yet is held.
 */
#ifndef VANLUA_LINES_H
#define VANLUA_LINES_H

#include "vanlua/base.h"
#include "vanlua/corpus.h"
#include "vanlua/language.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What turns lines into words, one document after the other. */
typedef struct vl_lines vl_lines;

/* How lines are answered. Start from VL_LINES_OPTIONS. */
typedef struct vl_lines_options {
    const char *language; /* BCP 47 tag of all documents; NULL: of each detected by its first 64 KB */
    vl_lexicon *lexicon;  /* the user's own words; NULL: none. Held until vl_lines_free */
    vl_unit unit;
    bool strict; /* ill-formed bytes are errors, not warnings */
} vl_lines_options;

#define VL_LINES_OPTIONS ((vl_lines_options){0})

/* Makes an engine. `options` may be NULL. Fails for want of memory, and for a language tag that is none. */
VL_API vl_status vl_lines_create(vl_context *context, const vl_lines_options *options, vl_lines **out, vl_error *error);

/* Frees an engine. */
VL_API void vl_lines_free(vl_lines *lines);

/* Takes the next bytes of the document, in pieces of any size, and appends one line to `out` for each line that became
 * whole: ended by LF, or by CRLF. A byte order mark is dropped, UTF-16 that has one is decoded, and a run of ill-formed
 * bytes becomes one U+FFFD. Words stand apart by one blank, the syllables of a word are joined by `_` (VL_UNIT_SYLLABLE:
 * all atoms stand apart). Every other character that is not white space comes out as it was written, normalised or not;
 * zero-width ones that belong to no token follow the token before. No sentence or word crosses a line. Without a given
 * language nothing comes before 64 KB, or the end, are known. Where strict, nothing comes once a byte was ill-formed.
 * Fails for want of memory and when the context was cancelled; then only vl_lines_free may follow. Memory: the text of
 * the lines that are not answered, a few times that for the longest of them, and some megabytes. */
VL_API vl_status vl_lines_feed(vl_lines *lines, vl_text bytes, vl_string *out, vl_error *error);

/* Ends the document: what is left is appended to `out`, with a line end if it had none. Ill-formed bytes give one warning,
 * "NAME: not valid UTF-8: 3 bad bytes, the first at byte 5", or VL_ERROR_INPUT where strict. The next bytes begin another
 * document. Fails as vl_lines_feed does, too. */
VL_API vl_status vl_lines_finish(vl_lines *lines, const char *name, vl_string *out, vl_error *error);

#ifdef __cplusplus
}
#endif

#endif
