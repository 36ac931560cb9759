#include "lua/owner.h"

#include <lauxlib.h>
#include <stdint.h>
#include <string.h>

#include "lua/library.h"

typedef struct owner {
    vl_context *context;
    vl_lua_release release;
    size_t size;
    max_align_t content[];
} owner;

/* Address of the owners' metatable in the registry. */
static const char metatable_key = 0;

/* Called at the end of the function and by the collector, in whatever order; what has been released is zero. */
static int owner_release(lua_State *L) {
    owner *held = NULL;
    if (lua_getmetatable(L, 1) && lua_rawgetp(L, LUA_REGISTRYINDEX, &metatable_key) == LUA_TTABLE && lua_rawequal(L, -1, -2)) {
        held = lua_touserdata(L, 1);
    }
    if (!held) return 0;
    held->release(held->context, held->content);
    memset(held->content, 0, held->size);
    return 0;
}

static void push_metatable(lua_State *L) {
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &metatable_key) == LUA_TTABLE) return;
    lua_pop(L, 1);
    static const luaL_Reg events[] = {{"__gc", owner_release}, {"__close", owner_release}, {NULL, NULL}};
    luaL_newlib(L, events);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &metatable_key);
}

void *vl_lua_new_owner(lua_State *L, size_t size, vl_lua_release release) {
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    vl_context *context = vl_lua_context(L);
    owner *made = lua_newuserdatauv(L, sizeof *made + size, 0);
    made->context = context;
    made->release = release;
    made->size = size;
    memset(made->content, 0, size);
    push_metatable(L);
    lua_setmetatable(L, -2);
    lua_toclose(L, -1);
    return made->content;
}

void vl_lua_close_owner(lua_State *L, int index) {
    lua_closeslot(L, index);
}

static void release_buffer(vl_context *context, void *content) {
    vl_string_free(context, &((vl_lua_buffer *)content)->string);
}

vl_lua_buffer *vl_lua_new_buffer(lua_State *L) {
    vl_lua_buffer *buffer = vl_lua_new_owner(L, sizeof *buffer, release_buffer);
    buffer->context = vl_lua_context(L);
    return buffer;
}

vl_status vl_lua_buffer_sink(void *data, const char *bytes, size_t size) {
    vl_lua_buffer *buffer = data;
    vl_string *string = &buffer->string;
    if (size > SIZE_MAX / 4 || string->size > SIZE_MAX / 4) return VL_ERROR_MEMORY;
    size_t needed = string->size + size + 1;
    if (needed > string->capacity) {
        size_t capacity = needed + needed / 2;
        char *grown = vl_context_allocate(buffer->context, string->data, string->capacity, capacity);
        if (!grown) return VL_ERROR_MEMORY;
        string->data = grown;
        string->capacity = capacity;
    }
    if (size) memcpy(string->data + string->size, bytes, size);
    string->size += size;
    string->data[string->size] = '\0';
    return VL_OK;
}

int vl_lua_push_buffer(lua_State *L, const vl_lua_buffer *buffer) {
    lua_pushlstring(L, buffer->string.data ? buffer->string.data : "", buffer->string.size);
    return 1;
}

void *vl_lua_new_array(lua_State *L, size_t count, size_t size) {
    if (size && count > SIZE_MAX / 2 / size) luaL_error(L, "not enough memory");
    return lua_newuserdatauv(L, count * size, 0);
}
