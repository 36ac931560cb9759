#include "lua/fill.h"

#include <lauxlib.h>
#include <string.h>

#include "vanlua/text.h"

static void add_blanks(luaL_Buffer *out, uint64_t count) {
    while (count-- > 0) luaL_addchar(out, ' ');
}

/* Takes the blanks at the front of `rest` off and returns how many they are. */
static size_t take_blanks(vl_text *rest) {
    size_t count = 0;
    while (count < rest->size && rest->data[count] == ' ') count++;
    *rest = (vl_text){rest->data + count, rest->size - count};
    return count;
}

/* Takes the word at the front of `rest` off; an arrow holds on to what it points to. */
static vl_text take_word(vl_text *rest) {
    static const char arrow[] = "-> ";
    size_t held = sizeof arrow - 1;
    if (rest->size < held || memcmp(rest->data, arrow, held) != 0) held = 0;
    const char *blank = memchr(rest->data + held, ' ', rest->size - held);
    vl_text word = {rest->data, blank ? (size_t)(blank - rest->data) : rest->size};
    *rest = (vl_text){rest->data + word.size, rest->size - word.size};
    return word;
}

void vl_lua_fill(lua_State *L, size_t indent) {
    vl_text rest;
    rest.data = lua_tolstring(L, -1, &rest.size);
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    uint64_t column = 0;
    while (rest.size > 0) {
        uint64_t blanks = take_blanks(&rest);
        vl_text word = take_word(&rest);
        uint64_t width = vl_text_width(word);
        if (column > 0 && column + blanks + width > VL_LUA_COLUMNS) {
            luaL_addchar(&out, '\n');
            column = 0;
            blanks = indent;
        }
        add_blanks(&out, blanks);
        luaL_addlstring(&out, word.data, word.size);
        column += blanks + width;
    }
    luaL_pushresult(&out);
    lua_remove(L, -2);
}
