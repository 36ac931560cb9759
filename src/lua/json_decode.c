/*
 * vanlua.json.decode by json-c. What json-c allocates counts against nobody's limit, whole numbers beyond 64 bits come out of
 * it cut off, and names end at a zero byte: a scan of the text finds all three before.
 */
#include "lua/json.h"

#include "lua/define.h"
#include "lua/library.h"

#ifdef VL_HAVE_JSON_C

#include <json-c/json.h>
#include <math.h>
#include <string.h>

/* Bytes that json-c gets at once; it counts them as int. */
#define PIECE ((size_t)1 << 20)

/* What json-c takes for each array, object, element and name, at most, about; strings come to it by their size. */
enum { ARRAY_BYTES = 448, OBJECT_BYTES = 896, ELEMENT_BYTES = 160, NAME_BYTES = 256 };

/* A text on its way through json-c. */
typedef struct json_decoder {
    lua_State *L;
    vl_text text;
    size_t scanned;             /* how far the scan has come */
    uint64_t weight;            /* what json-c will take for what has been scanned */
    struct json_tokener **tokener;
    struct json_object **value; /* NULL until the text has been read; null gives NULL too */
    size_t taken;               /* bytes that json-c was given */
    bool complete;
} json_decoder;

static int fail_at(json_decoder *decoder, size_t at, const char *message) {
    return vl_lua_argument_error(decoder->L, "s", "not valid JSON at byte %I: %s", (lua_Integer)at + 1, message);
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static size_t skip_blanks(vl_text text, size_t at) {
    while (at < text.size && is_blank(text.data[at])) at++;
    return at;
}

/* Scans the string that begins at the place reached. */
static void scan_string(json_decoder *decoder) {
    vl_text text = decoder->text;
    size_t start = decoder->scanned, zero = 0;
    size_t at = start + 1;
    for (; at < text.size && text.data[at] != '"'; at++) {
        if (text.data[at] != '\\') continue;
        if (text.size - at >= 6 && memcmp(text.data + at, "\\u0000", 6) == 0) zero = at;
        at++;
    }
    decoder->scanned = at < text.size ? at + 1 : text.size;
    decoder->weight += 2 * (decoder->scanned - start);
    if (!zero) return;
    size_t next = skip_blanks(text, decoder->scanned);
    if (next < text.size && text.data[next] == ':') fail_at(decoder, zero, "a name with a zero byte");
}

/* Scans the number that begins at the place reached. True if it is a whole one that 64 bits do not hold. */
static bool scan_number(json_decoder *decoder) {
    vl_text text = decoder->text;
    bool negative = text.data[decoder->scanned] == '-';
    size_t start = decoder->scanned + negative, at = start;
    while (at < text.size && text.data[at] >= '0' && text.data[at] <= '9') at++;
    size_t digits = at - start;
    bool whole = at == text.size || !memchr(".eE", text.data[at], 3);
    while (at < text.size && memchr("0123456789.eE+-", text.data[at], 15)) at++; /* a long fraction is no whole number */
    decoder->scanned = at;
    return whole && (digits > 19 || (digits == 19 && memcmp(text.data + start, negative ? "9223372036854775808"
                                                                                        : "9223372036854775807", 19) > 0));
}

/* Goes on to the end of the next whole number that 64 bits do not hold. False: there are no more. */
static bool scan_to_large_number(json_decoder *decoder) {
    while (decoder->scanned < decoder->text.size) {
        char byte = decoder->text.data[decoder->scanned];
        if (byte == '"') {
            scan_string(decoder);
            continue;
        }
        if (byte == '-' || (byte >= '0' && byte <= '9')) {
            if (scan_number(decoder)) return true;
            continue;
        }
        if (byte == '\'') fail_at(decoder, decoder->scanned, "strings stand in double quotation marks"); /* json-c takes both */
        decoder->weight += byte == '[' ? ARRAY_BYTES : byte == '{' ? OBJECT_BYTES : byte == ',' ? ELEMENT_BYTES :
                           byte == ':' ? NAME_BYTES : 0;
        decoder->scanned++;
    }
    return false;
}

/* Raises an error if what json-c will take is more than the context may still hold. */
static void check_weight(json_decoder *decoder) {
    const vl_context *context = vl_lua_context(decoder->L);
    uint64_t limit = vl_context_memory_limit(context), used = vl_context_memory_used(context);
    while (scan_to_large_number(decoder)) {}
    decoder->scanned = 0;
    if (!limit || (used < limit && decoder->weight < limit - used)) return;
    vl_error error;
    vl_error_memory(&error);
    vl_lua_raise(decoder->L, &error);
}

static void check_encoding(json_decoder *decoder) {
    vl_bad_bytes bad = {0, 0};
    vl_lua_buffer *scratch = vl_lua_new_buffer(decoder->L);
    vl_error error;
    if (vl_text_normalize(scratch->context, decoder->text, VL_NFC, &scratch->string, &bad)) {
        vl_error_memory(&error);
        vl_lua_raise(decoder->L, &error);
    }
    if (bad.count) fail_at(decoder, (size_t)bad.first, "not valid UTF-8");
    vl_lua_close_owner(decoder->L, -1);
    lua_pop(decoder->L, 1);
}

/* Gives bytes to json-c, `own` of them bytes of the text. */
static void feed(json_decoder *decoder, const char *bytes, size_t size, bool own) {
    for (size_t at = 0; at < size && !decoder->complete;) {
        size_t piece = size - at < PIECE ? size - at : PIECE;
        *decoder->value = json_tokener_parse_ex(*decoder->tokener, bytes + at, (int)piece);
        enum json_tokener_error error = json_tokener_get_error(*decoder->tokener);
        size_t end = json_tokener_get_parse_end(*decoder->tokener);
        if (error != json_tokener_success && error != json_tokener_continue) {
            fail_at(decoder, decoder->taken + (own ? end : 0), json_tokener_error_desc(error));
        }
        decoder->complete = error == json_tokener_success;
        if (own) decoder->taken += decoder->complete ? end : piece;
        at += piece;
        if (vl_context_cancelled(vl_lua_context(decoder->L))) luaL_error(decoder->L, "stopped");
    }
}

/* Reads the text, with a decimal behind each whole number that would not fit. */
static void parse(json_decoder *decoder) {
    for (size_t fed = 0; fed < decoder->text.size;) {
        bool large = scan_to_large_number(decoder);
        feed(decoder, decoder->text.data + fed, decoder->scanned - fed, true);
        if (large) feed(decoder, ".0", 2, false);
        fed = decoder->scanned;
    }
    feed(decoder, " ", 1, false); /* ends a number that is all of the text */
    size_t rest = skip_blanks(decoder->text, decoder->taken);
    if (!decoder->complete) fail_at(decoder, decoder->text.size, "the text ends too early");
    if (rest < decoder->text.size) fail_at(decoder, rest, "text after the value");
}

static void push_value(lua_State *L, struct json_object *value);

static void push_array(lua_State *L, struct json_object *array) {
    size_t count = json_object_array_length(array);
    lua_createtable(L, count < 1000000 ? (int)count : 1000000, 0);
    for (size_t i = 0; i < count; i++) {
        push_value(L, json_object_array_get_idx(array, i));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_object(lua_State *L, struct json_object *object) {
    lua_createtable(L, 0, json_object_object_length(object));
    struct json_object_iterator at = json_object_iter_begin(object), end = json_object_iter_end(object);
    for (; !json_object_iter_equal(&at, &end); json_object_iter_next(&at)) {
        lua_pushstring(L, json_object_iter_peek_name(&at));
        push_value(L, json_object_iter_peek_value(&at));
        lua_rawset(L, -3);
    }
}

static void push_number(lua_State *L, double number) {
    if (!isfinite(number)) vl_lua_argument_error(L, "s", "finite numbers expected, got %f", number);
    lua_pushnumber(L, number);
}

static void push_value(lua_State *L, struct json_object *value) {
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    switch (json_object_get_type(value)) {
    case json_type_null: vl_lua_push_null(L); return;
    case json_type_boolean: lua_pushboolean(L, json_object_get_boolean(value)); return;
    case json_type_int: lua_pushinteger(L, json_object_get_int64(value)); return;
    case json_type_double: push_number(L, json_object_get_double(value)); return;
    case json_type_string:
        lua_pushlstring(L, json_object_get_string(value), (size_t)json_object_get_string_len(value));
        return;
    case json_type_array: push_array(L, value); return;
    case json_type_object: push_object(L, value); return;
    }
    lua_pushnil(L);
}

static void release_tokener(vl_context *context, void *content) {
    (void)context;
    struct json_tokener *tokener = *(struct json_tokener **)content;
    if (tokener) json_tokener_free(tokener);
}

static void release_value(vl_context *context, void *content) {
    (void)context;
    json_object_put(*(struct json_object **)content);
}

int vl_lua_json_decode(lua_State *L) {
    json_decoder decoder = {.L = L};
    decoder.text.data = luaL_checklstring(L, 1, &decoder.text.size);
    check_encoding(&decoder);
    check_weight(&decoder);
    decoder.tokener = vl_lua_new_owner(L, sizeof *decoder.tokener, release_tokener);
    decoder.value = vl_lua_new_owner(L, sizeof *decoder.value, release_value);
    *decoder.tokener = json_tokener_new_ex(VL_LUA_JSON_DEPTH);
    if (!*decoder.tokener) return luaL_error(L, "not enough memory");
    json_tokener_set_flags(*decoder.tokener, JSON_TOKENER_STRICT | JSON_TOKENER_ALLOW_TRAILING_CHARS);
    parse(&decoder);
    push_value(L, *decoder.value);
    return 1;
}

#else

int vl_lua_json_decode(lua_State *L) {
    return luaL_error(L, "this vanlua is built without json-c, which JSON needs");
}

#endif
