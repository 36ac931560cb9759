#include <math.h>

#include "lua/counted.h"
#include "lua/library.h"
#include "lua/association_options.h"
#include "lua/object.h"
#include "lua/table.h"
#include "vanlua/ngrams.h"

static int corpus_ngrams(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    uint64_t before = vl_context_memory_used(vl_corpus_context(corpus));
    vl_ngrams_options options = VL_NGRAMS_OPTIONS;
    options.counted = vl_lua_read_counted(L, 2);
    options.association = vl_lua_read_association(L, 2);
    options.n = (uint32_t)vl_lua_option_integer(L, 2, "n", 2);
    options.skip = (uint32_t)vl_lua_option_integer(L, 2, "skip", 0);
    options.within = vl_lua_option_within(L, 2, VL_WITHIN_SENTENCE);
    options.close_gaps = vl_lua_option_boolean(L, 2, "close_gaps", false);
    vl_lua_table *object = vl_lua_new_table(L);
    vl_association_counts counts;
    vl_error error;
    if (vl_ngrams(corpus, &options, &object->table, &counts, &error)) return vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    lua_pushinteger(L, (lua_Integer)counts.found);
    lua_pushinteger(L, (lua_Integer)counts.sample);
    return 3;
}

static const vl_lua_parameter options[] = {
    {"n", "integer", "2", "tokens of an n-gram", 1, 16},
    {"skip", "integer", "0", "tokens that may be passed over in all", 0, 100},
    {"within", VL_LUA_WITHIN, "\"sentence\"", "what no n-gram crosses", 0, 0},
    {"close_gaps", "boolean", "false", "tokens that are left out leave no gap that n-grams cannot cross", 0, 0},
    VL_LUA_ASSOCIATION_OPTIONS,
    {"sort", "string", "\"count\"", "the column to rank by", 0, 0},
    VL_LUA_COUNTED_OPTIONS,
    {0},
};

const vl_lua_function vl_lua_ngrams_method = {
    .name = "Corpus:ngrams",
    .call = corpus_ngrams,
    .options = options,
    .results = "Table, integer found, integer all",
    .text = "Counts runs of n tokens: term, count, documents, and measures of association of bigrams; also how many there are "
            "without `top`, and of how many occurrences in all",
    .formula = "with skip = k: k-skip-n-grams; measures: f = count, f1 = bigrams that begin with the first term, f2 = bigrams "
               "that end with the second, n = all bigrams",
    .source = "Guthrie et al. 2006; contingency tables by position as in Banerjee and Pedersen 2003",
    .example = "print(corpus:ngrams{n=2, measures={\"log_likelihood\"}, min=5, top=20})",
};
