/*
 * The classes and modules of the Lua interface, each defined in the file of its name, and the functions of the module `vanlua`
 * that stand beside what they make.
 */
#ifndef VL_LUA_CLASSES_H
#define VL_LUA_CLASSES_H

#include "lua/define.h"

/* The module itself. */
extern const vl_lua_class vl_lua_vanlua_class;

/* Objects that hold or belong to a corpus. */
extern const vl_lua_class vl_lua_corpus_class;
extern const vl_lua_class vl_lua_document_class;
extern const vl_lua_class vl_lua_paragraph_class;
extern const vl_lua_class vl_lua_sentence_class;
extern const vl_lua_class vl_lua_token_class;
extern const vl_lua_class vl_lua_frequencies_class;

/* Results. */
extern const vl_lua_class vl_lua_table_class;
extern const vl_lua_class vl_lua_row_class;
extern const vl_lua_class vl_lua_report_class;
extern const vl_lua_class vl_lua_chart_class;

/* Modules within the module. */
extern const vl_lua_class vl_lua_text_class;
extern const vl_lua_class vl_lua_stats_class;
extern const vl_lua_class vl_lua_stats_association_class;
extern const vl_lua_class vl_lua_stats_keyness_class;
extern const vl_lua_class vl_lua_stats_dispersion_class;
extern const vl_lua_class vl_lua_stats_diversity_class;
extern const vl_lua_class vl_lua_stats_similarity_class;
extern const vl_lua_class vl_lua_json_class;
extern const vl_lua_class vl_lua_csv_class;
extern const vl_lua_class vl_lua_chart_module;

/* vanlua.open, vanlua.corpus, vanlua.table, vanlua.report, vanlua.help, vanlua.formula, vanlua.definitions. */
/* vanlua.open, vanlua.corpus, vanlua.table, vanlua.report, vanlua.help, vanlua.formula, vanlua.repl. */
extern const vl_lua_function vl_lua_open_function;
extern const vl_lua_function vl_lua_corpus_function;
extern const vl_lua_function vl_lua_table_function;
extern const vl_lua_function vl_lua_report_function;
extern const vl_lua_function vl_lua_help_function;
extern const vl_lua_function vl_lua_formula_function;
extern const vl_lua_function vl_lua_definitions_function;
extern const vl_lua_function vl_lua_repl_function;

/* vanlua.frequency_list, vanlua.is_frequency_list. */
extern const vl_lua_function vl_lua_frequency_list_function;
extern const vl_lua_function vl_lua_is_frequency_list_function;

#endif
