#include "vanlua/cluster.h"

#include <math.h>
#include <string.h>

#include "lua/comparison.h"
#include "lua/library.h"
#include "lua/object.h"
#include "lua/subcorpus.h"
#include "lua/table.h"

static vl_linkage read_linkage(lua_State *L, int index) {
    const char *name = vl_lua_option_string(L, index, "linkage", "average");
    if (strcmp(name, "complete") == 0) return VL_LINKAGE_COMPLETE;
    if (strcmp(name, "single") == 0) return VL_LINKAGE_SINGLE;
    return strcmp(name, "ward") == 0 ? VL_LINKAGE_WARD : VL_LINKAGE_AVERAGE;
}

static int corpus_clusters(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    uint64_t before = vl_context_memory_used(vl_corpus_context(corpus));
    vl_weighting weighting;
    vl_clusters_options options = VL_CLUSTERS_OPTIONS;
    options.similarity = vl_lua_read_comparison(L, 2, &weighting);
    options.linkage = read_linkage(L, 2);
    options.k = (uint64_t)vl_lua_option_integer(L, 2, "k", 0);
    vl_lua_table *steps = vl_lua_new_table(L), *clusters = vl_lua_new_table(L);
    vl_error error;
    if (vl_clusters(corpus, &options, &steps->table, &clusters->table, &error)) return vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return options.k > 0 ? 2 : (lua_pop(L, 1), 1);
}

static const vl_lua_parameter clusters_options[] = {
    VL_LUA_COMPARISON_OPTIONS,
    {"linkage", "\"average\"|\"complete\"|\"single\"|\"ward\"", "\"average\"", "how far two clusters are from each other", 0, 0},
    {"k", "integer", "nil", "clusters to divide the documents into; left out: they are not divided", 1, INFINITY},
    {0},
};

const vl_lua_function vl_lua_clusters_method = {
    .name = "Corpus:clusters",
    .call = corpus_clusters,
    .options = clusters_options,
    .results = "Table, Table clusters",
    .text = "Joins the documents step by step into one cluster: step, left, right, distance, size, where #3 is what the third step "
            "made; with k also document, cluster",
    .formula = "distance = 1 - similarity, or the distance itself; of clusters: average: mean over all pairs (UPGMA); complete: "
               "largest; single: smallest; ward: sqrt(((a + c) * d(a, c)^2 + (b + c) * d(b, c)^2 - c * d(a, b)^2) / (a + b + c)), the "
               "letters being sizes, as ward.D2 of R; of equals the cluster with the first document is joined; empty documents come last, "
               "without a distance",
    .source = "Lance and Williams 1967; Ward 1963; nearest-neighbour chains: Murtagh 1983. " VL_LUA_COMPARISON_SOURCE,
    .example = "print(corpus:clusters{linkage=\"complete\"})",
};
