/*
 * What is said under an error: the source line with a mark, what was expected, what came, and what helps where that is certain.
 */
#ifndef VL_HOST_EXPLANATION_H
#define VL_HOST_EXPLANATION_H

#include "host/site.h"

/* Appends lines, each with a newline ahead. Raises nothing; Lua need have no memory. False: the host has none. */
bool vl_explanation_append(vl_host *host, const vl_site *site, vl_string *out);

#endif
