#include "lua/show.h"

#include <lauxlib.h>

#include "lua/define.h"
#include "vanlua/text.h"

int vl_lua_push_text(lua_State *L, vl_text text) {
    if (text.data) lua_pushlstring(L, text.data, text.size);
    else lua_pushnil(L);
    return 1;
}

vl_text vl_lua_text_at(lua_State *L, int index) {
    vl_text text;
    text.data = luaL_checklstring(L, index, &text.size);
    return text;
}

void vl_lua_check_memory(lua_State *L, vl_status status) {
    vl_error error;
    if (!status) return;
    if (status == VL_ERROR_CANCELLED) vl_error_set(&error, status, "cancelled");
    else vl_error_memory(&error);
    vl_lua_raise(L, &error);
}

/* The beginning of a text, cut at a letter's end, that is long enough for so many columns of whatever letters. */
static vl_text beginning(vl_text text, uint64_t columns) {
    enum { WIDEST = 64 }; /* bytes of a letter with marks that is still shown whole */
    if (text.size <= columns * WIDEST) return text;
    text.size = (size_t)(columns * WIDEST);
    while (text.size > 0 && ((unsigned char)text.data[text.size] & 0xC0) == 0x80) text.size--;
    return text;
}

void vl_lua_push_excerpt(lua_State *L, vl_text text, uint64_t columns) {
    vl_text shown = beginning(text, columns);
    size_t size = vl_text_fit(shown, columns);
    bool cut = size < text.size;
    if (cut && columns > 1) size = vl_text_fit(shown, columns - 1);
    luaL_Buffer buffer;
    char *out = luaL_buffinitsize(L, &buffer, size + 1);
    for (size_t i = 0; i < size; i++) out[i] = (unsigned char)text.data[i] < ' ' ? ' ' : text.data[i];
    luaL_addsize(&buffer, size);
    if (cut) luaL_addstring(&buffer, "…");
    luaL_pushresult(&buffer);
}

/* Pushes a count with commas between thousands. */
static void push_count(lua_State *L, uint64_t count) {
    char digits[32], *end = digits + sizeof digits - 1, *out = end;
    *end = '\0';
    for (unsigned place = 0; place == 0 || count > 0; place++, count /= 10) {
        if (place > 0 && place % 3 == 0) *--out = ',';
        *--out = (char)('0' + count % 10);
    }
    lua_pushstring(L, out);
}

void vl_lua_push_counted(lua_State *L, uint64_t count, const char *singular, const char *plural) {
    push_count(L, count);
    lua_pushfstring(L, "%s %s", lua_tostring(L, -1), count == 1 ? singular : plural);
    lua_remove(L, -2);
}
