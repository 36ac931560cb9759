/*
 * Errors of scripts, as their authors need them: where, what, and on which way.
 */
#ifndef VL_HOST_FAILURE_H
#define VL_HOST_FAILURE_H

#include <lua.h>

#include "host/host.h"

/* Calls a C function of the host's with `data` as its one argument. If it fails, says why (script, line, message, the
 * script's own calls) or which limit stopped it. Nothing is left on the stack. */
vl_exit vl_failure_call(vl_host *host, lua_State *L, const char *chunk, lua_CFunction function, void *data);

/* Pushes the trace of an error that lies outside of any call, as that of a syntax error: the place is all there is. */
void vl_failure_push_trace(lua_State *L, const char *source, int line, const char *what);

#endif
