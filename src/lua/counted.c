#include "lua/counted.h"

#include <string.h>

#include "lua/hint.h"
#include "lua/object.h"
#include "lua/owner.h"

const vl_text *vl_lua_push_option_texts(lua_State *L, int index, const char *name, size_t *count) {
    *count = 0;
    if (vl_lua_option_push(L, index, name) != LUA_TTABLE) return NULL;
    *count = (size_t)lua_rawlen(L, -1);
    vl_text *texts = vl_lua_new_array(L, *count, sizeof *texts);
    for (size_t i = 0; i < *count; i++) {
        lua_rawgeti(L, -2, (lua_Integer)i + 1);
        texts[i].data = lua_tolstring(L, -1, &texts[i].size);
        lua_pop(L, 1);
    }
    lua_remove(L, -2);
    return texts;
}

vl_counted vl_lua_read_counted(lua_State *L, int index) {
    vl_counted counted = {vl_lua_option_unit(L, index), vl_lua_option_form(L, index),
                          vl_lua_option_kinds(L, index, VL_KINDS_WORD), NULL, 0};
    counted.stop_words = vl_lua_push_option_texts(L, index, "stop_words", &counted.stop_word_count);
    return counted;
}

vl_within vl_lua_option_within(lua_State *L, int index, vl_within otherwise) {
    const char *name = vl_lua_option_string(L, index, "within", NULL);
    if (!name) return otherwise;
    if (strcmp(name, "sentence") == 0) return VL_WITHIN_SENTENCE;
    return strcmp(name, "paragraph") == 0 ? VL_WITHIN_PARAGRAPH : VL_WITHIN_DOCUMENT;
}

size_t vl_lua_option_sort(lua_State *L, int index, const char *const *names, size_t count, size_t otherwise) {
    if (vl_lua_option_push(L, index, "sort") != LUA_TSTRING) return otherwise;
    const char *name = lua_tostring(L, -1);
    vl_text *known = vl_lua_new_array(L, count + 2, sizeof *known);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(name, names[i]) == 0) return i;
        known[i] = vl_text_of(names[i]);
    }
    if (strcmp(name, "count") == 0) return SIZE_MAX;
    if (strcmp(name, "term") == 0) return SIZE_MAX - 1;
    known[count] = vl_text_of("count");
    known[count + 1] = vl_text_of("term");
    vl_lua_push_hint(L, lua_gettop(L) - 1, known, count + 2);
    vl_lua_argument_error(L, "sort", "a measure of the table, count or term expected, got %s", lua_tostring(L, -1));
    return 0;
}
