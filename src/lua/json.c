#include "lua/json.h"

#include "lua/classes.h"

/* As in other JSON libraries of Lua, so that values of theirs are understood. */
void vl_lua_push_null(lua_State *L) {
    lua_pushlightuserdata(L, NULL);
}

static int json_null(lua_State *L) {
    vl_lua_push_null(L);
    return 1;
}

static const vl_lua_parameter encode_parameters[] = {
    {.name = "value", .type = "any",
     .text = "nil, boolean, number, string, Table, Chart, Row, Report, json.null, or a table of such: 1 to n as keys make an array, "
             "strings an object"},
    {0},
};
static const vl_lua_parameter encode_options[] = {
    {.name = "indent", .type = "boolean", .otherwise = "false", .text = "one element a line, with two blanks for each level"},
    {0},
};
static const vl_lua_parameter decode_parameters[] = {
    {.name = "s", .type = "string", .text = "one JSON value in UTF-8"},
    {0},
};

static const vl_lua_function json_functions[] = {
    {.name = "json.encode", .call = vl_lua_json_encode, .parameters = encode_parameters, .options = encode_options,
     .results = "string",
     .text = "The value in JSON: keys in byte order, an empty table as [], a Table (or the data of a Chart) as an array of "
             "objects, a Report as an object by section. Numbers that are not finite, ill-formed UTF-8 and tables nested deeper "
             "than 100 levels are errors",
     .source = "RFC 8259",
     .example = "vanlua.json.encode({term = \"công\", count = 180}) -- {\"count\":180,\"term\":\"công\"}"},
    {.name = "json.decode", .call = vl_lua_json_decode, .parameters = decode_parameters, .results = "any",
     .text = "The value of a JSON text. null gives json.null, of equal keys the last one counts, whole numbers beyond 64 bits "
             "become floats, and lone surrogates U+FFFD",
     .source = "RFC 8259", .example = "vanlua.json.decode('{\"count\": 180}').count == 180"},
    {0},
};

static const vl_lua_field json_fields[] = {
    {"null", "any", "stands for null, which nil cannot do inside tables", json_null},
    {0},
};

const vl_lua_class vl_lua_json_class = {
    .name = "json",
    .text = "JSON from and to Lua values",
    .functions = json_functions,
    .fields = json_fields,
};
