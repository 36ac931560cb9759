/*
 * Tables of plain Lua as the REPL shows them.
 */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "host/repl_show.h"
#include "lua/find.h"
#include "lua/owner.h"
#include "lua/show.h"
#include "vanlua/text.h"

#define DEEPEST 5        /* tables within each other that are shown */
#define MOST_ENTRIES 100 /* of one table */
#define MOST_LINES 400   /* of all */
#define INDENT 2

/* The showing of a table and of those within it. */
typedef struct table_writer {
    lua_State *L;
    const vl_show *show;
    vl_lua_buffer *out;
    int seen; /* index of the set of tables on the way */
    unsigned lines;
} table_writer;

static void write_entries(table_writer *writer, int index, unsigned depth);

static void put(const table_writer *writer, const char *text) {
    if (vl_lua_buffer_sink(writer->out, text, strlen(text)) != VL_OK) luaL_error(writer->L, "not enough memory");
}

/* Appends the string on top and pops it. */
static void put_top(const table_writer *writer) {
    size_t size;
    const char *text = lua_tolstring(writer->L, -1, &size);
    if (vl_lua_buffer_sink(writer->out, text, size) != VL_OK) luaL_error(writer->L, "not enough memory");
    lua_pop(writer->L, 1);
}

static void begin_line(table_writer *writer, unsigned depth) {
    put(writer, "\n");
    for (unsigned i = 0; i < depth * INDENT; i++) put(writer, " ");
    writer->lines++;
}

static bool is_name(const char *text) {
    static const char *const keywords[] = {"and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if",
                                           "in", "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while"};
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";
    if (!*text || (*text >= '0' && *text <= '9') || text[strspn(text, letters)]) return false;
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        if (strcmp(text, keywords[i]) == 0) return false;
    }
    return true;
}

static void write_key(table_writer *writer, int index) {
    lua_State *L = writer->L;
    bool name = lua_type(L, index) == LUA_TSTRING && lua_rawlen(L, index) == strlen(lua_tostring(L, index));
    if (name && is_name(lua_tostring(L, index))) {
        put(writer, lua_tostring(L, index));
    } else {
        put(writer, "[");
        vl_show_push_brief(L, index, writer->show->columns / 2);
        put_top(writer);
        put(writer, "]");
    }
    put(writer, " = ");
}

/* True if the table at `index` is to be shown with what it holds. */
static bool is_open_table(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TTABLE) return false;
    if (luaL_getmetafield(L, index, "__tostring") == LUA_TNIL) return true;
    lua_pop(L, 1);
    return false;
}

static void write_value(table_writer *writer, int index, unsigned depth) {
    lua_State *L = writer->L;
    if (!is_open_table(L, index)) {
        uint64_t columns = writer->show->columns, used = depth * INDENT + 16;
        vl_show_push_brief(L, index, columns > used + 20 ? columns - used : 20);
        put_top(writer);
        return;
    }
    lua_pushvalue(L, index);
    bool again = lua_rawget(L, writer->seen) != LUA_TNIL;
    lua_pop(L, 1);
    if (again) put(writer, "{ a table that holds this one }");
    else if (depth >= DEEPEST) put(writer, "{…}");
    else write_entries(writer, index, depth);
}

/* Rank of kinds of keys: numbers, strings, others. */
static int rank_of(lua_State *L, int index) {
    return lua_type(L, index) == LUA_TNUMBER ? 0 : lua_type(L, index) == LUA_TSTRING ? 1 : 2;
}

/* True if the key at `a` stands before the one at `b`. */
static bool is_before(lua_State *L, int a, int b) {
    int left = rank_of(L, a), right = rank_of(L, b);
    if (left != right) return left < right;
    if (left == 2) return lua_type(L, a) < lua_type(L, b);
    return lua_compare(L, a, b, LUA_OPLT) != 0; /* of strings, in the C locale: byte order */
}

/* Sorts the array of keys at `keys` from `low` to `high`, a heap of them. */
static void sift(lua_State *L, int keys, lua_Integer root, lua_Integer count) {
    for (lua_Integer child; (child = 2 * root) <= count; root = child) {
        lua_rawgeti(L, keys, child);
        if (child < count) {
            lua_rawgeti(L, keys, child + 1);
            if (is_before(L, -2, -1)) {
                lua_remove(L, -2);
                child++;
            } else {
                lua_pop(L, 1);
            }
        }
        lua_rawgeti(L, keys, root);
        if (!is_before(L, -1, -2)) {
            lua_pop(L, 2);
            return;
        }
        lua_rawseti(L, keys, child);
        lua_rawseti(L, keys, root);
    }
}

static void sort_keys(lua_State *L, int keys, lua_Integer count) {
    for (lua_Integer root = count / 2; root >= 1; root--) sift(L, keys, root, count);
    for (lua_Integer last = count; last > 1; last--) {
        lua_rawgeti(L, keys, 1);
        lua_rawgeti(L, keys, last);
        lua_rawseti(L, keys, 1);
        lua_rawseti(L, keys, last);
        sift(L, keys, 1, last - 1);
    }
}

/* Pushes an array of the keys of the table that do not belong to its array, in order. */
static lua_Integer push_keys(lua_State *L, int index, lua_Integer length) {
    lua_Integer count = 0;
    lua_newtable(L);
    int keys = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, index);) {
        lua_pop(L, 1);
        if (lua_isinteger(L, -1) && lua_tointeger(L, -1) >= 1 && lua_tointeger(L, -1) <= length) continue;
        lua_pushvalue(L, -1);
        lua_rawseti(L, keys, ++count);
    }
    sort_keys(L, keys, count);
    return count;
}

static bool is_plain(lua_State *L, int index) {
    int type = lua_type(L, index);
    return type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING;
}

/* Tries to write an array of plain values on the line that has begun. */
static bool write_short(table_writer *writer, int index, lua_Integer length, unsigned depth) {
    lua_State *L = writer->L;
    size_t before = writer->out->string.size;
    uint64_t columns = writer->show->columns, used = depth * INDENT + 24;
    uint64_t room = columns > used + 20 ? columns - used : 20;
    for (lua_Integer i = 1; i <= length; i++) {
        put(writer, i > 1 ? ", " : "{");
        lua_rawgeti(L, index, i);
        bool plain = is_plain(L, -1);
        if (plain) {
            vl_show_push_brief(L, -1, room);
            put_top(writer);
        }
        lua_pop(L, 1);
        vl_text line = {writer->out->string.data + before, writer->out->string.size - before};
        if (plain && vl_text_width(line) <= room) continue;
        writer->out->string.size = before;
        return false;
    }
    put(writer, "}");
    return true;
}

/* Writes the entries of the array, or of the keys at `keys`, as far as there is room. Returns how many are left out. */
static lua_Integer write_some(table_writer *writer, int index, int keys, lua_Integer count, unsigned depth) {
    lua_State *L = writer->L;
    for (lua_Integer i = 1; i <= count; i++) {
        if (i > MOST_ENTRIES || writer->lines >= MOST_LINES) return count - i + 1;
        begin_line(writer, depth + 1);
        if (keys) {
            lua_rawgeti(L, keys, i);
            write_key(writer, lua_gettop(L));
            lua_rawget(L, index);
        } else {
            lua_rawgeti(L, index, i);
        }
        write_value(writer, lua_gettop(L), depth + 1);
        lua_pop(L, 1);
        put(writer, ",");
    }
    return 0;
}

static void write_entries(table_writer *writer, int index, unsigned depth) {
    lua_State *L = writer->L;
    luaL_checkstack(L, 20, NULL);
    lua_Integer length = (lua_Integer)lua_rawlen(L, index), count = push_keys(L, index, length);
    int keys = lua_gettop(L);
    lua_pushvalue(L, index);
    lua_pushboolean(L, 1);
    lua_rawset(L, writer->seen);
    if (length + count == 0) {
        put(writer, "{}");
    } else if (count || !write_short(writer, index, length, depth)) {
        put(writer, "{");
        lua_Integer hidden = write_some(writer, index, 0, length, depth) + write_some(writer, index, keys, count, depth);
        if (hidden) {
            begin_line(writer, depth + 1);
            put(writer, "… ");
            vl_lua_push_counted(L, (uint64_t)hidden, "more", "more");
            put_top(writer);
        }
        begin_line(writer, depth);
        put(writer, "}");
    }
    lua_pushvalue(L, index);
    lua_pushnil(L);
    lua_rawset(L, writer->seen);
    lua_settop(L, keys - 1);
}

/* What a module of the library is for. */
static void write_module(const table_writer *writer, int index) {
    lua_State *L = writer->L;
    if (luaL_getmetafield(L, index, "__metatable") == LUA_TNIL) return;
    const vl_lua_class *class_ = lua_type(L, -1) == LUA_TSTRING ? vl_lua_class_find(lua_tostring(L, -1)) : NULL;
    lua_pop(L, 1);
    if (!class_) return;
    lua_pushfstring(L, "-- %s: %s\n", class_->name, class_->text);
    put_top(writer);
}

void vl_show_push_table(lua_State *L, int index, const vl_show *show) {
    int top = lua_gettop(L);
    table_writer writer = {.L = L, .show = show, .out = vl_lua_new_buffer(L), .seen = top + 2};
    lua_newtable(L);
    write_module(&writer, index);
    write_entries(&writer, index, 0);
    vl_lua_push_buffer(L, writer.out);
    lua_replace(L, top + 2);
    lua_settop(L, top + 2);
    vl_lua_close_owner(L, top + 1);
    lua_remove(L, top + 1);
}
