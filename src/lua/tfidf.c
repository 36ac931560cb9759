#include "vanlua/tfidf.h"

#include <math.h>

#include "lua/comparison.h"
#include "lua/library.h"
#include "lua/object.h"
#include "lua/subcorpus.h"
#include "lua/table.h"

static int corpus_tfidf(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    uint64_t before = vl_context_memory_used(vl_corpus_context(corpus)), rows = 0;
    vl_tfidf_options options = VL_TFIDF_OPTIONS;
    options.weighting = vl_lua_read_weighting(L, 2);
    options.min = (uint64_t)vl_lua_option_integer(L, 2, "min", 1);
    options.top = (uint64_t)vl_lua_option_integer(L, 2, "top", 0);
    options.counted = vl_lua_read_counted(L, 2);
    vl_lua_table *object = vl_lua_new_table(L);
    vl_error error;
    if (vl_tfidf(corpus, &options, &object->table, &rows, &error)) return vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    lua_pushinteger(L, (lua_Integer)rows);
    return 2;
}

static const vl_lua_parameter tfidf_options[] = {
    VL_LUA_COUNTED_OPTIONS,
    VL_LUA_WEIGHTING_OPTIONS,
    {"min", "integer", "1", "least count of a term in the document", 1, INFINITY},
    {"top", "integer", "0", "rows of each document; 0: all", 0, INFINITY},
    {0},
};

/* A scheme in the list of formulas. */
#define SCHEME(name, text, formula, source) #name " = " formula "; "

const vl_lua_function vl_lua_tfidf_method = {
    .name = "Corpus:tfidf",
    .call = corpus_tfidf,
    .options = tfidf_options,
    .results = "Table, integer rows",
    .text = "The terms of each document by weight: document, term, count, documents, weight; and how many rows there are without top",
    .formula = "weight = tf * idf; tf: " VL_TF_SCHEMES(SCHEME) "idf: " VL_IDF_SCHEMES(SCHEME) "N is the number of documents, log to "
               "the base, natural without one",
    .source = "Salton and Buckley 1988; Manning, Raghavan and Schütze 2008 (SMART); smooth and log_plus_one as scikit-learn, "
              "relative, relative_to_largest and log_of_largest as quanteda (prop, propmax, inversemax)",
    .example = "print(corpus:tfidf{top=5})",
};
