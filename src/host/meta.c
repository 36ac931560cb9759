/*
 * The settings that made a result.
 */
#include <inttypes.h>
#include <lua.h>
#include <string.h>

#include "host/run.h"

static const char release_of_lua[] = LUA_VERSION_MAJOR "." LUA_VERSION_MINOR "." LUA_VERSION_RELEASE;

static vl_status add(vl_table *table, const char *name, vl_cell value, vl_error *error) {
    vl_cell row[2] = {{.kind = VL_CELL_TEXT, .value.text = vl_text_of(name)}, value};
    return vl_table_append(table, row, error);
}

static vl_status add_text(vl_table *table, const char *name, vl_text text, vl_error *error) {
    return add(table, name, (vl_cell){.kind = VL_CELL_TEXT, .value.text = text}, error);
}

static vl_status add_count(vl_table *table, const char *name, uint64_t count, vl_error *error) {
    return add(table, name, (vl_cell){.kind = VL_CELL_INTEGER, .value.integer = (int64_t)count}, error);
}

/* Numbers as numbers, the rest as it would be written on the command line; nothing if it is not set. */
static vl_status add_option(const vl_run *run, vl_table *table, const vl_option *option, const vl_option_value *value,
                            vl_error *error) {
    vl_cell cell = {.kind = VL_CELL_EMPTY};
    vl_string text = VL_STRING;
    bool done = true;
    if (value->set && option->type == VL_OPTION_INTEGER) {
        cell = (vl_cell){.kind = VL_CELL_INTEGER, .value.integer = value->integer};
    } else if (value->set && option->type == VL_OPTION_NUMBER) {
        cell = (vl_cell){.kind = VL_CELL_NUMBER, .value.number = value->number};
    } else if (value->set && option->type == VL_OPTION_BOOLEAN) {
        cell = (vl_cell){.kind = VL_CELL_BOOLEAN, .value.boolean = value->boolean};
    } else if (value->set) {
        done = vl_option_show(run->host, option, value, &text);
        cell = (vl_cell){.kind = VL_CELL_TEXT, .value.text = {text.data ? text.data : "", text.size}};
    }
    vl_status status = done ? add(table, option->name, cell, error) : vl_error_memory(error);
    vl_string_free(run->host->own, &text);
    return status;
}

static vl_status add_options(const vl_run *run, bool all, vl_table *table, vl_error *error) {
    const vl_script *script = run->script;
    vl_status status = VL_OK;
    for (size_t i = 0; i < script->argument_count && status == VL_OK; i++) {
        status = add_option(run, table, &script->arguments[i], &run->arguments->arguments[i], error);
    }
    for (size_t i = 0; i < script->option_count && status == VL_OK; i++) {
        const vl_option_value *value = &run->arguments->options[i];
        bool main = value->set && !(script->options[i].type == VL_OPTION_BOOLEAN && !value->boolean);
        if (all || main) status = add_option(run, table, &script->options[i], value, error);
    }
    return status;
}

/* The command's own options that changed what was read. */
static vl_status add_filters(const vl_run *run, vl_table *table, vl_error *error) {
    static const vl_setting filters[] = {VL_SETTING_LANGUAGE, VL_SETTING_LEXICON, VL_SETTING_WHERE, VL_SETTING_SINCE, VL_SETTING_UNTIL,
                                         VL_SETTING_PARAGRAPHS, VL_SETTING_WRAPPED, VL_SETTING_STRICT};
    vl_status status = VL_OK;
    for (size_t i = 0; i < sizeof filters / sizeof *filters && status == VL_OK; i++) {
        const vl_option_value *value = &run->settings->values[filters[i]];
        if (value->set) status = add_option(run, table, &vl_setting_options[filters[i]], value, error);
        if (status == VL_OK && value->set && filters[i] == VL_SETTING_LEXICON)
            status = add_count(table, "lexicon_words", run->lexicon_words, error);
    }
    return status;
}

static vl_status add_formulas(const vl_script *script, vl_table *table, vl_error *error) {
    vl_status status = VL_OK;
    for (size_t i = 0; i < script->formula_count && status == VL_OK; i++) {
        const vl_formula *formula = &script->formulas[i];
        status = formula->text ? add_text(table, formula->name, vl_text_of(formula->text), error)
                               : add_count(table, formula->name, (uint64_t)formula->number, error);
    }
    return status;
}

static vl_status add_inputs(const vl_run *run, vl_table *table, vl_error *error) {
    vl_string all = VL_STRING;
    bool done = true;
    for (size_t i = 0; i < run->input_count && done; i++) {
        done = (i == 0 || vl_host_append(run->host, &all, " ", 1)) &&
               vl_host_append(run->host, &all, run->inputs[i], strlen(run->inputs[i]));
    }
    vl_status status = done ? add_text(table, "inputs", (vl_text){all.data ? all.data : "", all.size},
                                       error) : vl_error_memory(error);
    vl_string_free(run->host->own, &all);
    return status;
}

static vl_status fill(const vl_run *run, bool all, vl_table *table, vl_error *error) {
    vl_status status = add_text(table, "script", vl_text_of(run->script->name), error);
    if (all && status == VL_OK) status = add_text(table, "vanlua", vl_text_of(VL_VERSION), error);
    if (all && status == VL_OK) status = add_text(table, "unicode", vl_text_of(VL_UNICODE_VERSION), error);
    if (all && status == VL_OK) status = add_text(table, "lua", vl_text_of(release_of_lua), error);
    if (status == VL_OK) status = add_options(run, all, table, error);
    if (all && status == VL_OK) status = add_formulas(run->script, table, error);
    if (!run->script->inputs) return status;
    if (all && status == VL_OK) status = add_inputs(run, table, error);
    if (status == VL_OK) status = add_filters(run, table, error);
    if (status == VL_OK) status = add_count(table, "documents", run->documents, error);
    if (all && status == VL_OK && !vl_run_option(run, "unit")) status = add_text(table, "unit", vl_text_of("word"), error);
    if (all && status == VL_OK) status = add_count(table, "sentences", run->sentences, error);
    if (status == VL_OK) status = add_count(table, "tokens", run->tokens, error);
    return status;
}

vl_status vl_run_meta(const vl_run *run, bool all, vl_table **out, vl_error *error) {
    const vl_text columns[] = {vl_text_of("name"), vl_text_of("value")};
    vl_table *table;
    vl_status status = vl_table_create(run->host->own, columns, 2, &table, error);
    if (status != VL_OK) return status;
    status = fill(run, all, table, error);
    if (status == VL_OK) *out = table;
    else vl_table_free(table);
    return status;
}
