#include "lua/hint.h"

#include <string.h>

#include "lua/owner.h"
#include "lua/type.h"

/* A longer name is no slip of the finger, and costs to compare. */
#define LONGEST_NAME 200

/* The names, each with a zero byte behind, in memory that is left on the stack. */
static const char *const *copy_names(lua_State *L, const vl_text *names, size_t count) {
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++) bytes += names[i].size + 1;
    const char **copies = vl_lua_new_array(L, count, sizeof *copies);
    char *next = vl_lua_new_array(L, bytes, 1);
    for (size_t i = 0; i < count; i++) {
        memcpy(next, names[i].data, names[i].size);
        next[names[i].size] = '\0';
        copies[i] = next;
        next += names[i].size + 1;
    }
    return copies;
}

void vl_lua_push_hint(lua_State *L, int index, const vl_text *names, size_t count) {
    vl_text name;
    name.data = lua_tolstring(L, index, &name.size);
    if (name.size > LONGEST_NAME) {
        vl_lua_type_describe(L, index);
        return;
    }
    int first = lua_gettop(L) + 1;
    const char *nearest = count ? vl_nearest_name(name, copy_names(L, names, count), count) : NULL;
    if (nearest) lua_pushfstring(L, "'%s' (did you mean '%s'?)", name.data, nearest);
    else lua_pushfstring(L, "'%s'", name.data);
    lua_insert(L, first);
    lua_settop(L, first);
}
