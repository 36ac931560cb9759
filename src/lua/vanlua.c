#include "lua/classes.h"
#include "lua/library.h"

static int push_version(lua_State *L) {
    lua_pushliteral(L, VL_VERSION);
    return 1;
}

static int push_api_version(lua_State *L) {
    lua_pushinteger(L, 1);
    return 1;
}

static const vl_lua_field fields[] = {
    {"version", "string", "Version of the library", push_version},
    {"api_version", "integer", "Version of the Lua interface, 1", push_api_version},
    {0},
};

static const vl_lua_function *const functions[] = {
    &vl_lua_open_function,           &vl_lua_corpus_function,  &vl_lua_table_function,
    &vl_lua_report_function,         &vl_lua_help_function,    &vl_lua_formula_function,
    &vl_lua_frequency_list_function, &vl_lua_is_frequency_list_function,
    &vl_lua_definitions_function,    &vl_lua_repl_function,    NULL,
};

const vl_lua_class vl_lua_vanlua_class = {
    .name = "vanlua",
    .text = "Reads texts, and makes tables, charts and reports",
    .fields = fields,
    .others = functions,
};

const vl_lua_class *const *vl_lua_classes(void) {
    static const vl_lua_class *const classes[] = {
        &vl_lua_vanlua_class,
        &vl_lua_corpus_class,
        &vl_lua_document_class,
        &vl_lua_paragraph_class,
        &vl_lua_sentence_class,
        &vl_lua_token_class,
        &vl_lua_frequencies_class,
        &vl_lua_table_class,
        &vl_lua_row_class,
        &vl_lua_report_class,
        &vl_lua_text_class,
        &vl_lua_stats_class,
        &vl_lua_stats_association_class,
        &vl_lua_stats_keyness_class,
        &vl_lua_stats_dispersion_class,
        &vl_lua_stats_diversity_class,
        &vl_lua_stats_similarity_class,
        &vl_lua_json_class,
        &vl_lua_csv_class,
        &vl_lua_chart_module,
        &vl_lua_chart_class,
        NULL,
    };
    return classes;
}
