/*
 * A source line as it is shown under an error.
 */
#ifndef VL_HOST_EXCERPT_H
#define VL_HOST_EXCERPT_H

#include "host/host.h"
#include "host/mark.h"

/* Appends "\n    9 |   return row.cuont" and, where something is marked, a second line with ^ under it. Columns are those of a
 * terminal: tabulators are shown as blanks, wide letters as two columns, control characters as \x1b. A long line is cut on both
 * sides of the mark. False: no memory. */
bool vl_excerpt_append(vl_context *context, int number, vl_text line, vl_mark mark, vl_string *out);

#endif
