#include "host/repl_show.h"

#include <lauxlib.h>
#include <string.h>

#include "host/environment.h"
#include "lua/check.h"
#include "lua/define.h"
#include "lua/owner.h"
#include "lua/show.h"

#define LONGEST_STRING 10000 /* bytes shown of one */

/* Appends the text with quotes and backslashes escaped, as the inside of a string of Lua. */
static vl_status escape(vl_lua_buffer *out, vl_text text) {
    vl_status status = VL_OK;
    while (text.size && status == VL_OK) {
        size_t plain = 0;
        while (plain < text.size && text.data[plain] != '"' && text.data[plain] != '\\') plain++;
        status = vl_text_visible(out->context, (vl_text){text.data, plain}, false, &out->string);
        if (plain < text.size && status == VL_OK) {
            const char pair[] = {'\\', text.data[plain]};
            status = vl_lua_buffer_sink(out, pair, sizeof pair);
            plain++;
        }
        text.data += plain;
        text.size -= plain;
    }
    return status;
}

/* The beginning of a text that is shown of it, which ends at the end of a letter. */
static vl_text beginning(vl_text text, uint64_t columns) {
    vl_text shown = text;
    if (shown.size > LONGEST_STRING) {
        shown.size = LONGEST_STRING;
        while (shown.size > LONGEST_STRING - 4 && ((unsigned char)text.data[shown.size] & 0xC0) == 0x80) shown.size--;
    }
    if (columns && vl_text_width(shown) > columns) shown.size = vl_text_fit(shown, columns);
    return shown;
}

void vl_show_push_string(lua_State *L, int index, uint64_t columns) {
    enum { REMARK = 20 }; /* columns that the count of what is left out takes */
    vl_text text, shown;
    text.data = lua_tolstring(L, index, &text.size);
    int top = lua_gettop(L);
    shown = beginning(text, columns > 2 ? columns - 2 : columns);
    if (shown.size < text.size && columns > REMARK + 2) shown = beginning(text, columns - REMARK - 2);
    vl_lua_buffer *buffer = vl_lua_new_buffer(L);
    vl_status status = vl_lua_buffer_sink(buffer, "\"", 1);
    if (status == VL_OK) status = escape(buffer, shown);
    if (status == VL_OK) status = vl_lua_buffer_sink(buffer, "\"", 1);
    if (status != VL_OK) luaL_error(L, "not enough memory");
    vl_lua_push_buffer(L, buffer);
    vl_lua_close_owner(L, top + 1);
    lua_remove(L, top + 1);
    if (shown.size == text.size) return;
    vl_lua_push_counted(L, text.size - shown.size, "more byte", "more bytes");
    lua_pushfstring(L, "%s… %s", lua_tostring(L, top + 1), lua_tostring(L, -1));
    lua_replace(L, top + 1);
    lua_settop(L, top + 1);
}

/* Pushes how a function is called, or where it was written. */
static void push_function(lua_State *L, int index) {
    const vl_lua_function *known = vl_lua_definition(L, index);
    if (known) {
        bool module = strchr(known->name, ':') || strncmp(known->name, "vanlua.", 7) == 0;
        lua_pushfstring(L, "function %s%s · %s", module ? "" : "vanlua.", known->name, known->text);
        return;
    }
    lua_Debug function;
    lua_pushvalue(L, index);
    lua_getinfo(L, ">S", &function);
    if (*function.what == 'C') lua_pushliteral(L, "function (of Lua's library)");
    else lua_pushfstring(L, "function <%s:%d>", function.short_src, function.linedefined);
}

static bool has_text(lua_State *L, int index) {
    if (luaL_getmetafield(L, index, "__tostring") == LUA_TNIL) return false;
    lua_pop(L, 1);
    return true;
}

static bool is_empty(lua_State *L, int index) {
    lua_pushnil(L);
    if (!lua_next(L, index)) return true;
    lua_pop(L, 2);
    return false;
}

void vl_show_push_brief(lua_State *L, int index, uint64_t columns) {
    index = lua_absindex(L, index);
    luaL_checkstack(L, 20, NULL);
    int type = lua_type(L, index);
    if (type == LUA_TSTRING) {
        vl_show_push_string(L, index, columns);
        return;
    }
    if (type == LUA_TFUNCTION) push_function(L, index);
    else if (type == LUA_TTABLE && !has_text(L, index)) lua_pushstring(L, is_empty(L, index) ? "{}" : "{…}");
    else vl_environment_text(L, index);
    vl_text line;
    line.data = lua_tolstring(L, -1, &line.size);
    const char *end = memchr(line.data, '\n', line.size);
    if (end) line.size = (size_t)(end - line.data);
    vl_lua_push_excerpt(L, line, columns);
    lua_remove(L, -2);
}

/* Pushes the text that the value has of its own, its controls made visible. */
static void push_own_text(lua_State *L, int index) {
    vl_text text;
    vl_environment_text(L, index);
    text.data = lua_tolstring(L, -1, &text.size);
    int top = lua_gettop(L);
    vl_lua_buffer *buffer = vl_lua_new_buffer(L);
    if (vl_text_visible(buffer->context, text, true, &buffer->string) != VL_OK) luaL_error(L, "not enough memory");
    vl_lua_push_buffer(L, buffer);
    vl_lua_close_owner(L, top + 1);
    lua_replace(L, top);
    lua_settop(L, top);
}

void vl_show_push(lua_State *L, int index, const vl_show *show) {
    index = lua_absindex(L, index);
    luaL_checkstack(L, 20, NULL);
    int type = lua_type(L, index);
    if (type == LUA_TSTRING) vl_show_push_string(L, index, 0);
    else if (type == LUA_TFUNCTION) push_function(L, index);
    else if (type == LUA_TUSERDATA && vl_show_push_object(L, index, show)) return;
    else if (type == LUA_TTABLE && !has_text(L, index)) vl_show_push_table(L, index, show);
    else push_own_text(L, index);
}
