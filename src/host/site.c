#include "host/site.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The length of the place, "frequency.lua:12: ", that the message begins with; 0: it does not. */
static size_t match_place(const char *message, const char *name, int line) {
    char place[LUA_IDSIZE + 32];
    int size = snprintf(place, sizeof place, "%s:%d: ", name, line);
    return size > 0 && strncmp(message, place, (size_t)size) == 0 ? (size_t)size : 0;
}

/* Finds the innermost call at the place. Of a deep stack only the innermost part is looked at. */
static size_t find_call(lua_State *L, const char *message, vl_site *site) {
    for (int level = 0; level < 100 && lua_getstack(L, level, &site->call); level++) {
        lua_getinfo(L, "Sl", &site->call);
        size_t size = *site->call.what == 'C' ? 0 : match_place(message, site->call.short_src, site->call.currentline);
        if (size) return size;
    }
    return 0;
}

/* The number of a place in the chunk itself, which no call leads to any more. */
static size_t read_place(const char *message, const char *chunk, int *number) {
    size_t size = strlen(chunk);
    if (strncmp(message, chunk, size) != 0 || message[size] != ':') return 0;
    char *end;
    long line = strtol(message + size + 1, &end, 10);
    if (line < 1 || line > 1000000000 || strncmp(end, ": ", 2) != 0) return 0;
    *number = (int)line;
    return (size_t)(end + 2 - message);
}

void vl_site_find(lua_State *L, const char *message, size_t size, const char *chunk, vl_site *out) {
    char source[LUA_IDSIZE + 400];
    size_t place = find_call(L, message, out), head = strlen(chunk);
    if (!place && strncmp(message, chunk, head) == 0 && strncmp(message + head, ": ", 2) == 0) {
        place = find_call(L, message + head + 2, out); /* of a string that was loaded */
        if (place) place += head + 2;
    }
    out->L = L;
    out->live = place > 0;
    out->number = out->live ? out->call.currentline : 0;
    if (!out->live) place = read_place(message, chunk, &out->number);
    out->message = (vl_text){message + place, size - place};
    snprintf(source, sizeof source, "@%s", chunk);
    out->has_line = out->number > 0 && vl_source_read(L, out->live ? out->call.source : source, out->number, &out->line);
    out->mark = (vl_mark){0, 0, 0};
    vl_complaint_read(out->message, &out->complaint);
    if (!out->has_line) return;
    vl_source_words_read((vl_text){out->line.bytes, out->line.size}, &out->words);
    out->mark = vl_mark_find(&out->words, out->message);
    /* What is wrong with the script as a whole is said of its first line, which need not have to do with it. */
    if (!out->live && out->number == 1 && !out->mark.end) out->has_line = false;
}

void vl_site_push_field(lua_State *L, vl_text name) {
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) continue;
        size_t size;
        const char *key = lua_tolstring(L, -2, &size);
        if (!vl_text_equal((vl_text){key, size}, name)) continue;
        lua_remove(L, -2);
        return;
    }
    lua_pushnil(L);
}

/* The last local variable of that name is the one that is meant. */
static bool push_local(lua_State *L, const lua_Debug *call, vl_text name) {
    int found = 0;
    const char *local;
    for (int i = 1; (local = lua_getlocal(L, call, i)) != NULL; i++) {
        if (vl_text_equal(vl_text_of(local), name)) found = i;
        lua_pop(L, 1);
    }
    return found && lua_getlocal(L, call, found);
}

static bool push_upvalue(lua_State *L, lua_Debug *call, vl_text name) {
    const char *upvalue;
    lua_getinfo(L, "f", call);
    for (int i = 1; (upvalue = lua_getupvalue(L, -1, i)) != NULL; i++) {
        if (vl_text_equal(vl_text_of(upvalue), name)) {
            lua_remove(L, -2);
            return true;
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return false;
}

bool vl_site_push_variable(const vl_site *site, vl_text name) {
    lua_State *L = site->L;
    lua_Debug call = site->call;
    if (!site->live) return false;
    if (push_local(L, &call, name) || push_upvalue(L, &call, name)) return true;
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    vl_site_push_field(L, name);
    lua_remove(L, -2);
    return true;
}

bool vl_site_push_owner(const vl_site *site, vl_text *name) {
    const vl_source_words *words = &site->words;
    size_t at = site->mark.word;
    bool field = site->complaint.name.size && vl_text_equal(site->complaint.kind, vl_text_of("field"));
    if (!site->live || !site->mark.end || !field || at < 2 || !vl_source_words_is(words, at - 1, ".")) return false;
    if (words->words[at - 2].kind != VL_SOURCE_NAME || vl_source_words_start(words, at) != at - 2) return false;
    *name = vl_source_words_text(words, at - 2);
    if (!vl_site_push_variable(site, *name)) return false;
    if (lua_istable(site->L, -1)) {
        if (!lua_getmetatable(site->L, -1)) return true;
        lua_pop(site->L, 1);
    }
    lua_pop(site->L, 1);
    return false;
}
