#include "lua/lexicon.h"

#include <string.h>

#include "lua/library.h"
#include "lua/owner.h"
#include "lua/well_formed.h"

static void release_lexicon(vl_context *context, void *content) {
    (void)context;
    vl_lexicon_free(*(vl_lexicon **)content);
}

/* Adds the words of the file whose path is at `index`. */
static void read_file(lua_State *L, vl_lexicon *lexicon, int index) {
    size_t size;
    const char *path = lua_tolstring(L, index, &size);
    if (strlen(path) != size) vl_lua_argument_error(L, "lexicon", "the path holds a zero byte");
    vl_error error;
    if (vl_lexicon_read(lexicon, path, &error)) vl_lua_raise(L, &error);
}

/* Adds the words of the array at `index`. */
static void add_words(lua_State *L, vl_lexicon *lexicon, int index) {
    lua_Integer count = (lua_Integer)lua_rawlen(L, index);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, index, i);
        vl_error error;
        vl_status status = vl_lexicon_add(lexicon, vl_lua_make_normal(L, -1), &error);
        if (status == VL_ERROR_MEMORY) vl_lua_raise(L, &error);
        if (status) {
            lua_pushfstring(L, "lexicon[%I]", (LUAI_UACINT)i);
            vl_lua_argument_error(L, lua_tostring(L, -1), "%s", error.message);
        }
        lua_pop(L, 1);
    }
}

vl_lexicon *vl_lua_push_lexicon(lua_State *L, int index) {
    vl_lexicon **held = vl_lua_new_owner(L, sizeof *held, release_lexicon);
    int type = vl_lua_option_push(L, index, "lexicon"), given = lua_gettop(L);
    if (type != LUA_TNIL) {
        vl_error error;
        if (vl_lexicon_create(vl_lua_context(L), held, &error)) vl_lua_raise(L, &error);
        if (type == LUA_TSTRING) read_file(L, *held, given);
        else add_words(L, *held, given);
    }
    lua_pop(L, 1);
    return *held;
}
