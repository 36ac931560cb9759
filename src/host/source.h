/*
 * Source lines, read again to show them where something is wrong.
 */
#ifndef VL_HOST_SOURCE_H
#define VL_HOST_SOURCE_H

#include <lua.h>

#include "host/host.h"

#define VL_SOURCE_LINE_SIZE 8192 /* bytes: a longer line is not shown */

typedef struct vl_source_line {
    char bytes[VL_SOURCE_LINE_SIZE];
    size_t size;
} vl_source_line;

/* Remembers the file that a chunk is read from. May raise for want of memory. */
void vl_source_remember(lua_State *L, const char *chunk, const char *path);

/* Reads line `number`, from 1, of a chunk: `source` is what lua_Debug has, "@name" or the text itself. Nothing but
 * regular files that the host has loaded is read, and of those the first megabytes. Allocates nothing and raises
 * nothing. False: the line is not to be had. */
bool vl_source_read(lua_State *L, const char *source, int number, vl_source_line *out);

#endif
