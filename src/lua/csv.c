#include "lua/classes.h"
#include "lua/library.h"
#include "lua/owner.h"
#include "lua/table.h"
#include "lua/well_formed.h"
#include "vanlua/table.h"

/* The one character of the option, a comma if it is not given. */
static char option_separator(lua_State *L, int index) {
    size_t size;
    if (vl_lua_option_push(L, index, "separator") != LUA_TSTRING) return ',';
    const char *separator = lua_tolstring(L, -1, &size);
    if (size != 1) vl_lua_argument_error(L, "separator", "one ASCII character expected, got \"%s\"", separator);
    return separator[0];
}

static int csv_decode(lua_State *L) {
    uint64_t before = vl_context_memory_used(vl_lua_context(L));
    vl_text text;
    text = vl_lua_make_well_formed(L, 1);
    vl_separated_options options = {
        .separator = option_separator(L, 2),
        .header = vl_lua_option_boolean(L, 2, "header", true),
        .numbers = vl_lua_option_boolean(L, 2, "numbers", false),
    };
    vl_lua_table *object = vl_lua_new_table(L);
    vl_error error;
    vl_status status = vl_table_read_separated(vl_lua_context(L), text, &options, &object->table, &error);
    if (status == VL_ERROR_ARGUMENT || status == VL_ERROR_INPUT) return vl_lua_argument_error(L, "s", "%s", error.message);
    if (status) return vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return 1;
}

static int csv_encode(lua_State *L) {
    vl_table *table = vl_lua_check_table(L, 1, "table");
    char separator = option_separator(L, 2);
    vl_write_options options = {.format = separator == '\t' ? VL_FORMAT_TSV : VL_FORMAT_CSV};
    vl_lua_buffer *out = vl_lua_new_buffer(L);
    vl_error error = {VL_ERROR_MEMORY, "not enough memory"};
    if (vl_table_write(out->context, table, &options, vl_lua_buffer_sink, out, &error)) return vl_lua_raise(L, &error);
    return vl_lua_push_buffer(L, out);
}

static const vl_lua_parameter decode_parameters[] = {
    {.name = "s", .type = "string", .text = "CSV, or TSV where the separator is a tab"},
    {0},
};
static const vl_lua_parameter decode_options[] = {
    {.name = "separator", .type = "string", .otherwise = "\",\"",
     .text = "one ASCII character between fields; with \"\\t\" the escapes \\t \\n \\r \\\\ are read and quotation marks mean "
             "nothing"},
    {.name = "header", .type = "boolean", .otherwise = "true",
     .text = "whether the first line names the columns, which are 1, 2, 3 … otherwise"},
    {.name = "numbers", .type = "boolean", .otherwise = "false",
     .text = "whether fields written like numbers become numbers and empty ones nil; leading zeros and whole numbers beyond "
             "64 bits stay strings"},
    {0},
};
static const vl_lua_parameter encode_parameters[] = {
    {.name = "table", .type = "Table", .text = "what to write"},
    {0},
};
static const vl_lua_parameter encode_options[] = {
    {.name = "separator", .type = "\",\"|\"\t\"", .otherwise = "\",\"", .text = "a comma, or a tab for TSV with its escapes"},
    {0},
};

static const vl_lua_function csv_functions[] = {
    {.name = "csv.decode", .call = csv_decode, .parameters = decode_parameters, .options = decode_options, .results = "Table",
     .text = "A table from CSV; every cell is a string unless numbers are asked for. Errors name the line",
     .source = "RFC 4180",
     .example = "vanlua.csv.decode(\"term,count\\ncông,180\\n\", {numbers = true})"},
    {.name = "csv.encode", .call = csv_encode, .parameters = encode_parameters, .options = encode_options, .results = "string",
     .text = "The table as CSV with a header, lines ending in CRLF; as TSV, lines ending in LF, where the separator is a tab",
     .source = "RFC 4180", .example = "vanlua.csv.encode(frequencies:top(10))"},
    {0},
};

const vl_lua_class vl_lua_csv_class = {
    .name = "csv",
    .text = "CSV and TSV from and to tables",
    .functions = csv_functions,
};
