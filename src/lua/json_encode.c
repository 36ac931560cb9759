#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lua/cell.h"
#include "lua/classes.h"
#include "lua/json.h"
#include "lua/library.h"
#include "lua/table.h"
#include "lua/type.h"

/* A value being written. */
typedef struct json_encoder {
    lua_State *L;
    vl_lua_buffer *out;
    vl_lua_buffer *scratch;
    bool indent;
    int depth;
} json_encoder;

static void encode_value(json_encoder *encoder);

static void check_status(lua_State *L, vl_status status) {
    if (!status) return;
    vl_error error;
    if (status == VL_ERROR_UNSUPPORTED) vl_error_set(&error, status, "this vanlua is built without json-c, which JSON needs");
    else vl_error_memory(&error);
    vl_lua_raise(L, &error);
}

static void put(json_encoder *encoder, const char *string) {
    check_status(encoder->L, vl_lua_buffer_sink(encoder->out, string, strlen(string)));
}

static void put_line(json_encoder *encoder) {
    if (!encoder->indent) return;
    put(encoder, "\n");
    for (int i = 0; i < encoder->depth; i++) put(encoder, "  ");
}

/* Texts of letters that every encoding of characters shares and that JSON takes as they are. */
static bool is_plain(vl_text text) {
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte < 0x20 || byte >= 0x7F || byte == '"' || byte == '\\') return false;
    }
    return true;
}

static void check_encoding(json_encoder *encoder, vl_text text) {
    vl_bad_bytes bad = {0, 0};
    vl_lua_buffer *scratch = encoder->scratch;
    scratch->string.size = 0;
    check_status(encoder->L, vl_text_normalize(scratch->context, text, VL_NFC, &scratch->string, &bad));
    if (!bad.count) return;
    vl_lua_argument_error(encoder->L, "value", "UTF-8 expected, got a string with %I bad bytes, the first at byte %I",
                          (lua_Integer)bad.count, (lua_Integer)bad.first + 1);
}

static void put_text(json_encoder *encoder, vl_text text) {
    vl_lua_buffer *out = encoder->out;
    if (is_plain(text)) {
        put(encoder, "\"");
        check_status(encoder->L, vl_lua_buffer_sink(out, text.data, text.size));
        put(encoder, "\"");
        return;
    }
    check_encoding(encoder, text);
    vl_write_options options = {.format = VL_FORMAT_JSON};
    check_status(encoder->L, vl_text_write(out->context, text, &options, vl_lua_buffer_sink, out, NULL));
    if (out->string.data[out->string.size - 1] == '\n') out->string.size--;
}

static void put_number(json_encoder *encoder, double number) {
    if (!isfinite(number)) vl_lua_argument_error(encoder->L, "value", "finite numbers expected, got %f", number);
    check_status(encoder->L, vl_number_format(encoder->out->context, number, &encoder->out->string));
}

static void put_integer(json_encoder *encoder, lua_Integer integer) {
    lua_pushinteger(encoder->L, integer);
    put(encoder, lua_tostring(encoder->L, -1));
    lua_pop(encoder->L, 1);
}

/* What stands before an element of an array or object. */
static void begin_element(json_encoder *encoder, bool first) {
    if (!first) put(encoder, ",");
    put_line(encoder);
}

static void put_key(json_encoder *encoder, vl_text key) {
    put_text(encoder, key);
    put(encoder, encoder->indent ? ": " : ":");
}

static void open_level(json_encoder *encoder, const char *bracket) {
    if (++encoder->depth > VL_LUA_JSON_DEPTH) {
        vl_lua_argument_error(encoder->L, "value", "at most %d levels expected, got a deeper table, or one that holds itself",
                              VL_LUA_JSON_DEPTH);
    }
    luaL_checkstack(encoder->L, LUA_MINSTACK, NULL);
    put(encoder, bracket);
}

static void close_level(json_encoder *encoder, bool empty, const char *bracket) {
    encoder->depth--;
    if (!empty) put_line(encoder);
    put(encoder, bracket);
}

/* Encodes the table on top, whose keys are 1 to `count`. */
static void encode_array(json_encoder *encoder, lua_Integer count) {
    open_level(encoder, "[");
    for (lua_Integer i = 1; i <= count; i++) {
        begin_element(encoder, i == 1);
        lua_rawgeti(encoder->L, -1, i);
        encode_value(encoder);
        lua_pop(encoder->L, 1);
    }
    close_level(encoder, count == 0, "]");
}

static int order_keys(const void *a, const void *b) {
    return vl_text_order(*(const vl_text *)a, *(const vl_text *)b);
}

/* Leaves the keys, sorted, of the table on top above it. The texts belong to Lua. */
static vl_text *collect_keys(lua_State *L, size_t count) {
    vl_text *keys = vl_lua_new_array(L, count, sizeof *keys);
    size_t filled = 0;
    for (lua_pushnil(L); lua_next(L, -3); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) {
            vl_lua_type_describe(L, -2);
            vl_lua_argument_error(L, "value", "1 to n or strings expected as keys of a table, got %s", lua_tostring(L, -1));
        }
        keys[filled].data = lua_tolstring(L, -2, &keys[filled].size);
        filled++;
    }
    qsort(keys, count, sizeof *keys, order_keys);
    return keys;
}

/* Encodes the table on top, which has `count` keys. */
static void encode_object(json_encoder *encoder, size_t count) {
    lua_State *L = encoder->L;
    open_level(encoder, "{");
    vl_text *keys = collect_keys(L, count);
    for (size_t i = 0; i < count; i++) {
        begin_element(encoder, i == 0);
        put_key(encoder, keys[i]);
        lua_pushlstring(L, keys[i].data, keys[i].size);
        lua_rawget(L, -3);
        encode_value(encoder);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    close_level(encoder, false, "}");
}

static void encode_table(json_encoder *encoder) {
    lua_State *L = encoder->L;
    lua_Integer length = (lua_Integer)lua_rawlen(L, -1);
    size_t count = 0;
    bool array = true;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        lua_Integer key = lua_isinteger(L, -2) ? lua_tointeger(L, -2) : 0;
        array = array && key >= 1 && key <= length;
        count++;
    }
    if (array && count == (size_t)length) encode_array(encoder, length);
    else encode_object(encoder, count);
}

static void encode_row(json_encoder *encoder, const vl_table *table, uint64_t row) {
    size_t count = vl_table_column_count(table);
    open_level(encoder, "{");
    for (size_t i = 0; i < count; i++) {
        begin_element(encoder, i == 0);
        put_key(encoder, vl_table_column_name(table, i));
        vl_lua_push_cell(encoder->L, vl_table_cell(table, row, i));
        encode_value(encoder);
        lua_pop(encoder->L, 1);
    }
    close_level(encoder, false, "}");
}

static void encode_rows(json_encoder *encoder, const vl_table *table) {
    uint64_t count = vl_table_row_count(table);
    open_level(encoder, "[");
    for (uint64_t row = 0; row < count; row++) {
        begin_element(encoder, row == 0);
        encode_row(encoder, table, row);
    }
    close_level(encoder, count == 0, "]");
}

/* Encodes the Report on top, whose sections have names of their own. */
static void encode_report(json_encoder *encoder, const vl_report *report) {
    size_t count = vl_report_section_count(report);
    open_level(encoder, "{");
    for (size_t i = 0; i < count; i++) {
        const vl_table *table = vl_report_section_table(report, i);
        begin_element(encoder, i == 0);
        put_key(encoder, vl_report_section_name(report, i));
        if (table) encode_rows(encoder, table);
        else put_text(encoder, vl_report_section_text(report, i));
    }
    close_level(encoder, count == 0, "}");
}

/* Encodes the object on top, or says that it cannot be. */
static void encode_userdata(json_encoder *encoder) {
    lua_State *L = encoder->L;
    const vl_table *table = vl_lua_to_table(L, -1);
    const vl_chart *chart = vl_lua_to_chart(L, -1);
    const vl_report *report = vl_lua_to_report(L, -1);
    uint64_t row;
    if (table) {
        encode_rows(encoder, table);
    } else if (chart) {
        encode_rows(encoder, vl_chart_table(chart));
    } else if (report) {
        encode_report(encoder, report);
    } else if (lua_type(L, -1) == LUA_TUSERDATA && vl_lua_test_object(L, -1, &vl_lua_row_class)) {
        table = vl_lua_check_row(L, -1, &row);
        encode_row(encoder, table, row);
    } else {
        vl_lua_type_describe(L, -1);
        vl_lua_argument_error(L, "value", "boolean, number, string, table, Table, Chart, Row or Report expected, got %s",
                              lua_tostring(L, -1));
    }
}

/* Encodes the value on top and leaves it there. */
static void encode_value(json_encoder *encoder) {
    lua_State *L = encoder->L;
    vl_text text;
    switch (lua_type(L, -1)) {
    case LUA_TNIL: put(encoder, "null"); return;
    case LUA_TBOOLEAN: put(encoder, lua_toboolean(L, -1) ? "true" : "false"); return;
    case LUA_TNUMBER:
        if (lua_isinteger(L, -1)) put_integer(encoder, lua_tointeger(L, -1));
        else put_number(encoder, lua_tonumber(L, -1));
        return;
    case LUA_TSTRING:
        text.data = lua_tolstring(L, -1, &text.size);
        put_text(encoder, text);
        return;
    case LUA_TTABLE: encode_table(encoder); return;
    case LUA_TLIGHTUSERDATA:
        if (!lua_touserdata(L, -1)) {
            put(encoder, "null");
            return;
        }
        break;
    default: break;
    }
    encode_userdata(encoder);
}

int vl_lua_json_encode(lua_State *L) {
    json_encoder encoder = {.L = L, .indent = vl_lua_option_boolean(L, 2, "indent", false)};
    encoder.out = vl_lua_new_buffer(L);
    encoder.scratch = vl_lua_new_buffer(L);
    lua_pushvalue(L, 1);
    encode_value(&encoder);
    return vl_lua_push_buffer(L, encoder.out);
}
