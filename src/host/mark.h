/*
 * The part of a source line that an error message is about.
 */
#ifndef VL_HOST_MARK_H
#define VL_HOST_MARK_H

#include "host/source_words.h"

/* What Lua says of a value it could not use: "attempt to VERB a TYPE value (KIND 'NAME')". Empty where it does not say. */
typedef struct vl_complaint {
    vl_text verb; /* "call", "index", "perform arithmetic on", "concatenate", "get length of", "compare" … */
    vl_text type; /* "nil", "string"; of compare "number with nil", "two table values" */
    vl_text kind; /* "local", "field", "global", "method", "upvalue", "constant" */
    vl_text name;
} vl_complaint;

/* Takes a message of Lua's apart; `message` is without its place. False: it is no such message. */
bool vl_complaint_read(vl_text message, vl_complaint *out);

/* Bytes of a line, and the word the range ends with; nothing where first == end. */
typedef struct vl_mark {
    size_t first, end;
    size_t word;
} vl_mark;

/* Finds what a message (without its place) of Lua's or of the engine's is about. Where several parts of the line
 * could be meant, and where none can be found, nothing is marked. Linear in the line. */
vl_mark vl_mark_find(const vl_source_words *words, vl_text message);

#endif
