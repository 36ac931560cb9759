#include <math.h>
#include <string.h>

#include "lua/corpus_measures.h"
#include "lua/counted.h"
#include "lua/library.h"
#include "lua/measures.h"
#include "lua/object.h"
#include "lua/owner.h"
#include "lua/table.h"
#include "vanlua/diversity_documents.h"

static vl_diversity_column find_column(lua_State *L, vl_text name) {
    vl_diversity_column column = {vl_diversity_measure_find(name), vl_readability_measure_find(name), NAN};
    if (!column.diversity || !column.diversity->parameter) return column;
    if (vl_lua_option_push(L, 2, column.diversity->parameter) == LUA_TNUMBER) column.parameter = lua_tonumber(L, -1);
    lua_pop(L, 1);
    return column;
}

/* True if one of the columns is the measure. */
static bool has_column(const vl_diversity_options *options, const vl_readability_measure *measure) {
    for (size_t i = 0; i < options->column_count; i++)
        if (options->columns[i].readability == measure) return true;
    return false;
}

/* Reads which measures are asked for. The columns are pushed. */
static void push_columns(lua_State *L, vl_diversity_options *options) {
    static const vl_text usual[] = {{"ttr", 3}, {"mattr", 5}, {"mtld", 4}, {"hdd", 3}, {"yule_k", 6}};
    size_t count, reading_count;
    const vl_text *names = vl_lua_push_measure_names(L, 2, &count);
    const vl_readability_measure *readings = vl_readability_measures(&reading_count);
    if (!vl_lua_option_boolean(L, 2, "readability", false)) reading_count = 0;
    if (count == 0) {
        names = usual;
        count = sizeof usual / sizeof *usual;
    }
    vl_diversity_column *columns = vl_lua_new_array(L, count + reading_count, sizeof *columns);
    options->columns = columns;
    for (options->column_count = 0; options->column_count < count; options->column_count++)
        columns[options->column_count] = find_column(L, names[options->column_count]);
    for (size_t i = 0; i < reading_count; i++) {
        bool possible = !readings[i].easy || options->easy_syllable_count;
        if (possible && !has_column(options, &readings[i]))
            columns[options->column_count++] = (vl_diversity_column){NULL, &readings[i], NAN};
    }
}

static int corpus_diversity(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    uint64_t before = vl_context_memory_used(vl_corpus_context(corpus));
    vl_diversity_options options = VL_DIVERSITY_OPTIONS;
    options.counted = vl_lua_read_counted(L, 2);
    options.easy_syllables = vl_lua_push_option_texts(L, 2, "easy_syllables", &options.easy_syllable_count);
    options.whole = strcmp(vl_lua_option_string(L, 2, "by", "document"), "corpus") == 0;
    push_columns(L, &options);
    for (size_t i = 0; i < options.column_count; i++) {
        const vl_readability_measure *measure = options.columns[i].readability;
        if (measure && measure->easy && options.counted.unit != VL_UNIT_WORD)
            return vl_lua_argument_error(L, "unit", "%s is of words", measure->name);
    }
    vl_lua_table *object = vl_lua_new_table(L);
    vl_error error;
    if (vl_diversity_documents(corpus, &options, &object->table, &error)) {
        if (error.status == VL_ERROR_ARGUMENT) return vl_lua_argument_error(L, "easy_syllables", "%s", error.message);
        return vl_lua_raise(L, &error);
    }
    vl_lua_account(L, before);
    return 1;
}

static const vl_lua_parameter diversity_options[] = {
    {"measures", VL_LUA_DIVERSITY_MEASURES, "{\"ttr\", \"mattr\", \"mtld\", \"hdd\", \"yule_k\"}",
     "measures, a column each (vanlua.stats.diversity), or of readability", 0, 0},
    {"by", "\"document\"|\"corpus\"", "\"document\"", "a row for each document, or one for the corpus as one text", 0, 0},
    {"window", "integer", "100", "of mattr and msttr: tokens in a window; those of a shorter text are empty", 1, 1e15},
    {"draws", "integer", "42", "of hdd: tokens in a sample", 1, 1e15},
    {"threshold", "number", "0.72", "of mtld: the type-token ratio below which a factor ends", 0.001, 0.999},
    {"exponent", "number", "0.172", "of brunet_w: what the number of types is raised to, negated", 0, 1},
    {"readability", "boolean", "false",
     "add mean_sentence_length, mean_word_length, mean_word_syllables, and with easy_syllables luong_nguyen_dinh", 0, 0},
    {"easy_syllables", "string[]", "nil",
     "for luong_nguyen_dinh: syllables that are not difficult; its authors took the 1,000 most frequent of easy texts", 0, 0},
    VL_LUA_COUNTED_OPTIONS,
    {0},
};

const vl_lua_function vl_lua_diversity_method = {
    .name = "Corpus:diversity",
    .call = corpus_diversity,
    .options = diversity_options,
    .results = "Table",
    .text = "How rich the vocabulary of each document is: document, tokens, types, then the measures; empty where a text is too "
            "short for one",
    .formula = "luong_nguyen_dinh = 0.004 * C / S + 0.1905 * C / W + 2.7147 * D / Y - 0.7295: S all sentences, W "
               "counted tokens, C letters and digits in them, Y their syllables, D those that are not easy",
    .source = "luong_nguyen_dinh: Luong, Nguyen and Dinh 2018; the others as vanlua.stats.diversity says",
    .example = "print(corpus:diversity{measures={\"mtld\", \"hdd\"}, readability=true})",
};
