/*
 * Where in its source the table of a script says something.
 */
#ifndef VL_HOST_DEFINITION_LINE_H
#define VL_HOST_DEFINITION_LINE_H

#include "host/host.h"

/* The line of the file at `path` where the table of an analysis has what is meant: in the list `list` ("options", "arguments")
 * the table at `position`, from 1, and there the field or string `word`; with position 0 the field `word` of the table itself.
 * An empty word means all of the table. 0: not found, which is the rule where the table is not written out. */
int vl_definition_line(vl_host *host, const char *path, const char *list, size_t position, vl_text word);

#endif
