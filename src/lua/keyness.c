#include <math.h>
#include <string.h>

#include "lua/corpus_measures.h"
#include "lua/counted.h"
#include "lua/frequencies.h"
#include "lua/frequency_list.h"
#include "lua/library.h"
#include "lua/measures.h"
#include "lua/object.h"
#include "lua/owner.h"
#include "lua/subcorpus.h"
#include "lua/table.h"

/* Pushes the documents that are not in the corpus at index 1. */
static vl_corpus *push_rest(lua_State *L) {
    vl_corpus *rest = vl_lua_push_rest(L, 1);
    if (vl_corpus_document_count(rest) == 0) {
        vl_lua_argument_error(L, "reference",
                              "\"rest\" is what the last `where` left out, and this corpus has no such rest "
                              "(a file of that name is \"./rest\")");
    }
    return rest;
}

/* The reference at index 2. What has to be made for it is pushed. */
static vl_keyness_reference push_reference(lua_State *L, const vl_counted *counted) {
    vl_keyness_reference reference = {NULL, NULL, 0};
    if (lua_type(L, 2) != LUA_TSTRING) {
        reference.frequencies = vl_lua_to_frequencies(L, 2);
        if (!reference.frequencies) reference.corpus = vl_lua_corpus_at(L, 2);
    } else if (strcmp(lua_tostring(L, 2), "rest") == 0) {
        reference.corpus = push_rest(L);
    } else {
        const vl_frequencies_options options = {counted->unit, counted->form, 1, counted->kinds};
        reference.frequencies = vl_lua_push_frequency_list(L, 2, "reference", &options, &reference.size);
    }
    uint64_t size = (uint64_t)vl_lua_option_integer(L, 3, "reference_size", 0);
    if (size) reference.size = size;
    return reference;
}

/* The value of an option that is a measure's parameter, NAN if it is not given. */
static double option_number(lua_State *L, const char *name) {
    double value = vl_lua_option_push(L, 3, name) == LUA_TNUMBER ? lua_tonumber(L, -1) : NAN;
    lua_pop(L, 1);
    return value;
}

/* Reads which measures are asked for, and by which to rank. The columns are pushed. */
static void push_columns(lua_State *L, vl_keyness_options *options) {
    const vl_keyness_measure **measures = vl_lua_push_keyness_measures(L, 3, &options->column_count);
    if (options->column_count == 0) {
        options->column_count = 2;
        measures = vl_lua_new_array(L, 2, sizeof *measures);
        measures[0] = vl_keyness_measure_find(vl_text_of("log_likelihood"));
        measures[1] = vl_keyness_measure_find(vl_text_of("log_ratio"));
    }
    vl_keyness_column *columns = vl_lua_new_array(L, options->column_count, sizeof *columns);
    const char **names = vl_lua_new_array(L, options->column_count, sizeof *names);
    for (size_t i = 0; i < options->column_count; i++) {
        names[i] = measures[i]->name;
        columns[i].measure = measures[i];
        columns[i].parameter = measures[i]->parameter ? option_number(L, measures[i]->parameter) : NAN;
    }
    options->columns = columns;
    options->sort = vl_lua_option_sort(L, 3, names, options->column_count, 0);
}

static vl_keyness_direction option_direction(lua_State *L) {
    const char *name = vl_lua_option_string(L, 3, "direction", "over");
    return strcmp(name, "over") == 0 ? VL_KEYNESS_OVER : strcmp(name, "under") == 0 ? VL_KEYNESS_UNDER : VL_KEYNESS_BOTH;
}

static int corpus_keyness(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    uint64_t before = vl_context_memory_used(vl_corpus_context(corpus));
    vl_keyness_options options = VL_KEYNESS_OPTIONS;
    options.counted = vl_lua_read_counted(L, 3);
    options.direction = option_direction(L);
    options.min = (uint64_t)vl_lua_option_integer(L, 3, "min", 1);
    options.top = (uint64_t)vl_lua_option_integer(L, 3, "top", 0);
    push_columns(L, &options);
    vl_keyness_reference reference = push_reference(L, &options.counted);
    vl_lua_table *object = vl_lua_new_table(L);
    vl_keyness_counts counts;
    vl_error error;
    if (vl_keyness_terms(corpus, &reference, &options, &object->table, &counts, &error)) {
        if (error.status == VL_ERROR_ARGUMENT) return vl_lua_argument_error(L, "reference", "%s", error.message);
        return vl_lua_raise(L, &error);
    }
    vl_lua_account(L, before);
    lua_pushinteger(L, (lua_Integer)counts.terms);
    lua_pushinteger(L, (lua_Integer)counts.target_size);
    lua_pushinteger(L, (lua_Integer)counts.reference_size);
    lua_pushinteger(L, (lua_Integer)counts.compared);
    return 5;
}

static const vl_lua_parameter keyness_parameters[] = {
    {"reference", "Corpus|Frequencies|string", NULL,
     "what to compare with: a corpus, frequencies, \"rest\" (corpus:rest()), or the path of a frequency list, TSV or CSV with "
     "columns term and count",
     0, 0},
    {0},
};

static const vl_lua_parameter keyness_options[] = {
    {"measures", VL_LUA_KEYNESS_MEASURES, "{\"log_likelihood\", \"log_ratio\"}",
     "measures, a column each (vanlua.stats.keyness)", 0, 0},
    {"sort", "string", "nil", "the column to rank by: one of the measures, count or term; nil: the first measure", 0, 0},
    {"direction", "\"over\"|\"under\"|\"both\"", "\"over\"",
     "terms whose rate is higher than in the reference, lower (absent ones too), or all", 0, 0},
    {"min", "integer", "1", "least count: in the corpus; for direction \"under\" in the reference, for \"both\" in either", 1,
     INFINITY},
    {"top", "integer", "0", "rows at most, the best; 0: all", 0, INFINITY},
    {"k", "number", "1", "of simple_maths: what is added to both rates per million", 0, 1e15},
    {"family", "number", "nil",
     "of log_ratio_conservative: how many terms are compared; nil: all terms of either side, whatever is listed", 1, 1e15},
    {"reference_size", "integer", "nil", "tokens of the reference, where its list was cut and has no column per_million", 1,
     1e15},
    VL_LUA_COUNTED_OPTIONS,
    {0},
};

const vl_lua_function vl_lua_keyness_method = {
    .name = "Corpus:keyness",
    .call = corpus_keyness,
    .parameters = keyness_parameters,
    .options = keyness_options,
    .results = "Table, integer terms, integer n1, integer n2, integer compared",
    .text = "The terms that tell the corpus from a reference: term, count, reference_count, then the measures; also how many "
            "there are without `top`, both sizes, and how many terms are frequent enough to be compared",
    .formula = "f1 = count, f2 = reference_count, n1 and n2 = all tokens counted of the corpus and the reference; ranked by the "
               "first measure, then count",
    .example = "print(corpus:keyness(vanlua.open(\"seeds\"), {top=20}))",
};
