#include "lua/well_formed.h"

#include "lua/define.h"
#include "lua/library.h"
#include "lua/owner.h"

static vl_text string_at(lua_State *L, int index) {
    vl_text text;
    text.data = lua_tolstring(L, index, &text.size);
    return text;
}

static bool is_ascii(vl_text text) {
    for (size_t i = 0; i < text.size; i++) {
        if ((unsigned char)text.data[i] >= 0x80) return false;
    }
    return true;
}

/* Replaces the string at `index`, if it has ill-formed bytes or `always`, by its NFC. */
static vl_text normalize(lua_State *L, int index, bool always) {
    index = lua_absindex(L, index);
    vl_text text = string_at(L, index);
    if (is_ascii(text)) return text;
    vl_bad_bytes bad = {0};
    vl_lua_buffer *normal = vl_lua_new_buffer(L);
    int owner = lua_gettop(L);
    if (vl_text_normalize(normal->context, text, VL_NFC, &normal->string, &bad)) {
        vl_error error;
        vl_error_memory(&error);
        vl_lua_raise(L, &error);
    }
    if (always || bad.count) {
        vl_lua_push_buffer(L, normal);
        lua_replace(L, index);
    }
    vl_lua_close_owner(L, owner);
    lua_settop(L, owner - 1);
    return string_at(L, index);
}

vl_text vl_lua_make_well_formed(lua_State *L, int index) {
    return normalize(L, index, false);
}

vl_text vl_lua_make_normal(lua_State *L, int index) {
    return normalize(L, index, true);
}
