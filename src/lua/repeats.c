#include <math.h>
#include <string.h>

#include "lua/library.h"
#include "lua/object.h"
#include "lua/owner.h"
#include "lua/subcorpus.h"
#include "lua/table.h"

/* Pushes the set of the sentences that belong to repeated passages. */
static const uint64_t *push_repeats(lua_State *L, const vl_corpus *corpus, const vl_repeats_options *options) {
    size_t size = (size_t)(vl_corpus_sentence_total(corpus) / 64 + 1);
    uint64_t *set = vl_lua_new_array(L, size, sizeof *set);
    memset(set, 0, size * sizeof *set);
    vl_error error;
    if (vl_repeats_find(corpus, options, set, NULL, &error)) vl_lua_raise(L, &error);
    return set;
}

static int corpus_distinct(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    vl_repeats_options options = VL_REPEATS_OPTIONS;
    options.words = (uint64_t)vl_lua_option_integer(L, 2, "words", 8);
    options.unit = vl_lua_option_unit(L, 2);
    options.across_documents = vl_lua_option_boolean(L, 2, "across_documents", false);
    const uint64_t *set = push_repeats(L, corpus, &options);
    uint64_t before = vl_context_memory_used(vl_corpus_context(corpus));
    vl_lua_corpus *object = vl_lua_new_corpus(L, 1);
    vl_error error;
    if (vl_corpus_leave_out(corpus, set, &object->corpus, &error)) return vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return 1;
}

static vl_status append_document(vl_table *table, const vl_document *document, vl_repeated found, vl_error *error) {
    double share = found.words ? (double)found.repeated / (double)found.words : 0;
    vl_cell cells[4] = {vl_cell_text(document->id), vl_cell_integer(found.words), vl_cell_integer(found.repeated),
                        vl_cell_number(share)};
    return vl_table_append(table, cells, error);
}

static int corpus_repeats(lua_State *L) {
    static const vl_text columns[] = {{"document", 8}, {"words", 5}, {"repeated", 8}, {"share", 5}};
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    uint64_t count = vl_corpus_document_count(corpus), before = vl_context_memory_used(vl_corpus_context(corpus));
    vl_repeats_options options = VL_REPEATS_OPTIONS;
    options.words = (uint64_t)vl_lua_option_integer(L, 2, "words", 8);
    options.unit = vl_lua_option_unit(L, 2);
    vl_repeated *found = vl_lua_new_array(L, (size_t)count + 1, sizeof *found);
    vl_lua_table *object = vl_lua_new_table(L);
    vl_error error;
    vl_status status = vl_repeats_find(corpus, &options, NULL, found, &error);
    if (!status) status = vl_table_create(vl_corpus_context(corpus), columns, 4, &object->table, &error);
    for (uint64_t i = 0; !status && i < count; i++)
        status = append_document(object->table, vl_corpus_document(corpus, i), found[i], &error);
    if (status) return vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return 1;
}

static const vl_lua_parameter distinct_options[] = {
    {"words", "integer", "8", "words of the shortest passage", 1, INFINITY},
    {"unit", VL_LUA_UNIT, "\"word\"", "what counts as a word", 0, 0},
    {"across_documents", "boolean", "false", "leave out what another document says, too", 0, 0},
    {0},
};

static const vl_lua_parameter repeats_options[] = {
    {"words", "integer", "8", "words of the shortest passage", 1, INFINITY},
    {"unit", VL_LUA_UNIT, "\"word\"", "what counts as a word", 0, 0},
    {0},
};

#define PASSAGE                                                                                                                \
    "a repeated passage is a run of whole sentences, together at least `words` words, that occurred earlier in the folded "    \
    "form"

const vl_lua_function vl_lua_distinct_method = {
    .name = "Corpus:distinct",
    .call = corpus_distinct,
    .options = distinct_options,
    .results = "Corpus",
    .text = "The same documents without their repeated passages, so that each counts once",
    .formula = PASSAGE,
    .example = "print(corpus:distinct():frequencies().total)",
};

const vl_lua_function vl_lua_repeats_method = {
    .name = "Corpus:repeats",
    .call = corpus_repeats,
    .options = repeats_options,
    .results = "Table",
    .text = "How much each document repeats itself: document, words, repeated, share",
    .formula = "share = repeated / words; " PASSAGE,
    .example = "print(corpus:repeats())",
};
