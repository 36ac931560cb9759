/*
 * What the command `tokenize` takes: it is no script, but its options and its help are made as theirs are.
 */
#ifndef VL_HOST_TOKENIZE_H
#define VL_HOST_TOKENIZE_H

#include "host/script.h"

#define VL_TOKENIZE_NAME "tokenize"

/* Its options, in order. Its `format` stands in the place of the general one. */
enum { VL_TOKENIZE_LINES, VL_TOKENIZE_UNIT, VL_TOKENIZE_FORMAT, VL_TOKENIZE_OPTION_COUNT };

/* Describes the command as a script, without a state. False: no memory. */
bool vl_tokenize_describe(vl_host *host, vl_script *out);

#endif
