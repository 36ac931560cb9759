#include <math.h>

#include "lua/comparison.h"
#include "lua/library.h"
#include "lua/object.h"
#include "lua/subcorpus.h"
#include "lua/table.h"

static int corpus_similarity(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    uint64_t before = vl_context_memory_used(vl_corpus_context(corpus));
    vl_weighting weighting;
    vl_document_similarity_options options = vl_lua_read_comparison(L, 2, &weighting);
    options.pairs = (uint64_t)vl_lua_option_integer(L, 2, "pairs", 1000);
    vl_lua_table *object = vl_lua_new_table(L);
    vl_error error;
    if (vl_similarity_table(corpus, &options, &object->table, &error)) return vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return 1;
}

static const vl_lua_parameter similarity_options[] = {
    VL_LUA_COMPARISON_OPTIONS,
    {"pairs", "integer", "1000", "rows, where more than 100 documents are listed by pairs; 0: all", 0, INFINITY},
    {0},
};

const vl_lua_function vl_lua_similarity_method = {
    .name = "Corpus:similarity",
    .call = corpus_similarity,
    .options = similarity_options,
    .results = "Table",
    .text = "How alike documents are: a column for each one; over 100 documents: document, other, similarity or distance of the "
            "best pairs",
    .formula = VL_LUA_COMPARISON_FORMULA,
    .source = VL_LUA_COMPARISON_SOURCE,
    .example = "print(corpus:similarity())",
};
