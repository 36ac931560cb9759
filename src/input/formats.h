/*
 * The formats that inputs may have. To add one: a file with its reader, and a row in formats.c.
 */
#ifndef VL_INPUT_FORMATS_H
#define VL_INPUT_FORMATS_H

#include "input/draft.h"
#include "input/stream.h"

/* Reads the next document of the stream into a draft that vl_draft_begin has made ready; `*made` is false when there is
 * none left. Is called until then, so that a file may hold several documents. Fails for want of memory, if the stream
 * fails, or if what it reads is not of the format. */
typedef vl_status vl_format_reader(vl_draft *draft, vl_stream *stream, bool *made, vl_error *error);

typedef struct vl_input_format {
    const char *name;
    const char *extensions; /* lower case, each between blanks; two blanks in a row stand for none */
    vl_format_reader *read;
} vl_input_format;

/* The format of an extension (without its dot, in any case; empty: none); NULL if no format has it. */
const vl_input_format *vl_input_format_find(vl_text extension);

/* What a file is read as whose extension tells nothing. */
const vl_input_format *vl_format_default(void);

/* The extension of a path, without its dot: one to eight letters and digits of ASCII, a letter among them, after the last
 * dot of the file name, which is not its first character. Empty if there is none. */
vl_text vl_path_extension(const char *path);

vl_format_reader vl_plain_read;

#endif
