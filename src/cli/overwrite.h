/*
 * Results that would take the place of what they are made of.
 */
#ifndef VL_CLI_OVERWRITE_H
#define VL_CLI_OVERWRITE_H

#include "vanlua/base.h"

/* True if the file `output` is there and one of the inputs: named, matched by a pattern, the file behind standard input ("-"),
 * or a text in a folder that is named. */
bool vl_overwrite_hits(const char *output, const char *const *inputs, size_t count);

#endif
