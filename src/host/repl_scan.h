/*
 * Lua source cut into tokens, as far as a line that is being typed can be cut.
 */
#ifndef VL_HOST_REPL_SCAN_H
#define VL_HOST_REPL_SCAN_H

#include "vanlua/base.h"

typedef enum vl_scan_kind { VL_SCAN_END, VL_SCAN_NAME, VL_SCAN_NUMBER, VL_SCAN_STRING, VL_SCAN_SYMBOL, VL_SCAN_COMMENT } vl_scan_kind;

/* One token. */
typedef struct vl_scan_token {
    vl_scan_kind kind;
    vl_text text;     /* all of it, quotes too */
    vl_text content;  /* of a string, between the quotes, escapes as they stand */
    bool closed;      /* of a string or comment: its end is there */
} vl_scan_token;

/* The token that begins at or behind byte `*at`, white space passed over; moves `*at` behind it. Symbols are one byte
 * each, but `..` and longer ones made of dots. */
vl_scan_token vl_scan_next(vl_text source, size_t *at);

/* True if the last token that is no comment is a semicolon. */
bool vl_scan_ends_in_semicolon(vl_text source);

/* The text without white space around it. */
vl_text vl_scan_trim(vl_text text);

#endif
