/*
 * What was meant, where a script uses a name that is nil.
 */
#ifndef VL_HOST_SUGGESTION_H
#define VL_HOST_SUGGESTION_H

#include <lua.h>

#include "host/host.h"

/* For a message of Lua's about a nil value, "… (global 'pirnt')", pushes " (did you mean 'print'?)", or that a guest does not
 * have what is named. False: there is nothing to say, and nothing is pushed. */
bool vl_suggestion_push(lua_State *L, const char *message);

#endif
