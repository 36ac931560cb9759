/*
 * What a script finds around it: a state of its own whose globals are the harmless part of Lua's library. Nothing else is ever
 * put into the state, so there is nothing to escape to.
 */
#ifndef VL_HOST_ENVIRONMENT_H
#define VL_HOST_ENVIRONMENT_H

#include <lua.h>

#include "host/host.h"

struct vl_script;

/* Makes the state with its hook and environment, all of Lua's where the host trusts the script. The script's folder becomes
 * readable. NULL: no memory. */
lua_State *vl_environment_create(vl_host *host, const struct vl_script *script);

/* The host of a state made by vl_environment_create. */
vl_host *vl_environment_host(lua_State *L);

/* Pushes and returns a text for the value at `index`, as the guest's tostring gives it: no addresses. Calls __tostring. */
const char *vl_environment_text(lua_State *L, int index);

/* Makes the table by which vl_environment_text numbers objects: once, before the first text. */
void vl_environment_number_objects(lua_State *L);

/* Parts of the environment; each changes the globals of the state. */
void vl_environment_open_base(lua_State *L);   /* print, load, collectgarbage … */
void vl_environment_open_calls(lua_State *L);  /* pcall and what else catches errors */
void vl_environment_open_text(lua_State *L);   /* string, tostring */
void vl_environment_open_files(lua_State *L);  /* io */
void vl_environment_open_globals(lua_State *L); /* the warning of globals that are set by accident; after all others */
void vl_environment_open_require(lua_State *L, const struct vl_script *script);

/* Pushes the function `name` of the table at the top of the stack (or of the globals), as upvalue for the one that replaces
 * it. */
void vl_environment_replace(lua_State *L, const char *name, lua_CFunction call);

#endif
