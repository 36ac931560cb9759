/*
 * Whether, and how wide, the other end is a terminal; and writing to standard error.
 */
#ifndef VL_CLI_TERMINAL_H
#define VL_CLI_TERMINAL_H

#include "vanlua/base.h"

/* Columns of the terminal at `descriptor`; what cannot be known is 80. `environment` is the value of COLUMNS, or NULL. */
uint64_t vl_terminal_width(int descriptor, const char *environment);

/* Writes all bytes, whatever signals come. False: it could not, and errno says why. */
bool vl_terminal_write(int descriptor, const char *bytes, size_t size);

/* Writes to standard error with control characters made visible, all of them where `escape`. */
void vl_terminal_say(vl_context *context, vl_text text, bool escape);

#endif
