/*
 * C things that belong to the Lua stack: whatever a binding makes is freed when its function returns, also by an error.
 */
#ifndef VL_LUA_OWNER_H
#define VL_LUA_OWNER_H

#include <lua.h>

#include "vanlua/text.h"

/* Frees what `content`, the bytes of an owner, holds. Zeroed bytes hold nothing. */
typedef void (*vl_lua_release)(vl_context *context, void *content);

/* Pushes an owner of `size` zeroed bytes and returns them. They are released, and zeroed again, when the running C function
 * returns or raises. To be called before anything is made that the owner is to hold; the slot must stay on the stack, unless
 * vl_lua_close_owner empties it. */
void *vl_lua_new_owner(lua_State *L, size_t size, vl_lua_release release);

/* Releases now what the newest owner holds, which is at `index`, so that the slot may be popped. A plain lua_settop would do
 * that too, but in Lua 5.4.4 it uses the stack's old place where the release moves it. */
void vl_lua_close_owner(lua_State *L, int index);

/* A growing string of bytes that an owner holds. */
typedef struct vl_lua_buffer {
    vl_context *context;
    vl_string string;
} vl_lua_buffer;

/* Pushes an owner of a buffer. */
vl_lua_buffer *vl_lua_new_buffer(lua_State *L);

/* A vl_sink whose data is a buffer; fails for want of memory. */
vl_status vl_lua_buffer_sink(void *buffer, const char *bytes, size_t size);

/* Pushes what the buffer holds as a Lua string. Returns 1. */
int vl_lua_push_buffer(lua_State *L, const vl_lua_buffer *buffer);

/* Pushes uninitialised memory of `count` elements that Lua frees; raises if there is none. */
void *vl_lua_new_array(lua_State *L, size_t count, size_t size);

#endif
