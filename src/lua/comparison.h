/*
 * Options of methods that weigh terms and compare documents.
 */
#ifndef VL_LUA_COMPARISON_H
#define VL_LUA_COMPARISON_H

#include "lua/counted.h"
#include "vanlua/document_similarity.h"

#define VL_LUA_TF "\"count\"|\"relative\"|\"boolean\"|\"log\"|\"augmented\"|\"relative_to_largest\"|\"log_mean\""
#define VL_LUA_IDF "\"log\"|\"smooth\"|\"log_plus_one\"|\"probabilistic\"|\"log_of_largest\"|\"none\""
#define VL_LUA_DOCUMENT_MEASURE                                                                                                \
    "\"cosine\"|\"jaccard\"|\"dice\"|\"overlap\"|\"manhattan\"|\"euclidean\"|\"canberra\"|\"jensen_shannon\"|\"burrows_delta\""

#define VL_LUA_WEIGHTING_OPTIONS                                                                                               \
    {"tf", VL_LUA_TF, "\"count\"", "term frequency", 0, 0},                                                                    \
        {"idf", VL_LUA_IDF, "\"log\"", "inverse document frequency", 0, 0}, {                                                  \
        "base", "number", "nil", "base of logarithms, above 1; left out: e", 0, 0                                              \
    }

#define VL_LUA_COMPARISON_OPTIONS                                                                                              \
    VL_LUA_COUNTED_OPTIONS,                                                                                                    \
        {"measure", VL_LUA_DOCUMENT_MEASURE, "\"cosine\"", "how two documents are compared", 0, 0},                            \
        {"weight", "\"tfidf\"|" VL_LUA_TF, "nil",                                                                              \
         "weight of a term in a document; left out: boolean for jaccard, dice, overlap; count for jensen_shannon; else tfidf", \
         0, 0},                                                                                                                \
        VL_LUA_WEIGHTING_OPTIONS, {                                                                                            \
        "terms", "integer", "150", "burrows_delta: most frequent terms to look at", 1, 4294967295.0                            \
    }

#define VL_LUA_COMPARISON_FORMULA                                                                                              \
    "cosine: sum(a * b) / sqrt(sum(a * a) * sum(b * b)) of weights, by default count * ln(N / documents), N the number of "    \
    "documents; jaccard, dice, overlap: of the sets of terms that weigh more than 0; manhattan, euclidean, canberra: of "      \
    "weights; jensen_shannon: divergence in bits of weights as shares of their sum; burrows_delta: mean |z(a) - z(b)| of "     \
    "relative frequencies, z-scores by the sample deviation (n - 1) over the documents; an empty document is similar to "      \
    "nothing and at no distance"

#define VL_LUA_COMPARISON_SOURCE                                                                                               \
    "Salton 1975 (tf-idf, cosine); Jaccard 1901; Dice 1945; Szymkiewicz-Simpson (overlap); Lance and Williams 1967 "           \
    "(canberra); Lin 1991 (jensen_shannon); Burrows 2002 (delta)"

/* The weighting of checked options at `index`, VL_LUA_WEIGHTING_OPTIONS. */
vl_weighting vl_lua_read_weighting(lua_State *L, int index);

/* What VL_LUA_COMPARISON_OPTIONS say. A weighting is put into `weighting`, which lives as long as what is returned is used;
 * what else it points to is held by one value that is pushed. Raises where options contradict each other. */
vl_document_similarity_options vl_lua_read_comparison(lua_State *L, int index, vl_weighting *weighting);

#endif
