#include <math.h>
#include <string.h>

#include "lua/counted.h"
#include "lua/library.h"
#include "lua/association_options.h"
#include "lua/object.h"
#include "lua/owner.h"
#include "lua/pattern.h"
#include "lua/table.h"
#include "vanlua/collocation.h"

#define TABLE_TEXT                                                                                                             \
    "also how many rows lack a measure, whose contingency table would have a negative cell or which would leave its range, "   \
    "how many there are without `top`, and n"

/* Fills both sides of the option `window`: one number, or left and right. */
static void read_window(lua_State *L, int index, uint64_t *left, uint64_t *right) {
    int type = vl_lua_option_push(L, index, "window");
    if (type == LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    lua_Integer sides[2];
    if (type == LUA_TTABLE && lua_rawlen(L, -1) != 2)
        vl_lua_argument_error(L, "window", "an array of two numbers expected, left and right, got %I", (lua_Integer)lua_rawlen(L, -1));
    for (int i = 0; i < 2; i++) {
        if (type == LUA_TTABLE) lua_rawgeti(L, -1, i + 1);
        else lua_pushvalue(L, -1);
        sides[i] = lua_tointeger(L, -1);
        lua_pop(L, 1);
        if (sides[i] < 0) vl_lua_argument_error(L, "window", "expected at least 0, got %I", sides[i]);
    }
    lua_pop(L, 1);
    *left = (uint64_t)sides[0];
    *right = (uint64_t)sides[1];
}

/* Pushes how many rows lack a measure, how many there are, and n, behind the table. Returns 4. */
static int push_counts(lua_State *L, uint64_t before, const vl_association_counts *counts) {
    vl_lua_account(L, before);
    lua_pushinteger(L, (lua_Integer)counts->incomplete);
    lua_pushinteger(L, (lua_Integer)counts->found);
    lua_pushinteger(L, (lua_Integer)counts->sample);
    return 4;
}

static int corpus_collocations(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    uint64_t before = vl_context_memory_used(vl_corpus_context(corpus));
    vl_collocations_options options = VL_COLLOCATIONS_OPTIONS;
    options.counted = vl_lua_read_counted(L, 3);
    options.association = vl_lua_read_association(L, 3);
    options.within = vl_lua_option_within(L, 3, VL_WITHIN_SENTENCE);
    read_window(L, 3, &options.left, &options.right);
    if (strcmp(vl_lua_option_string(L, 3, "margins", "node"), "window") == 0) options.margins = VL_MARGINS_WINDOW;
    lua_Integer gap = vl_lua_option_integer(L, 3, "gap", -1);
    const vl_pattern_options read = {options.counted.form, options.counted.unit, gap < 0 ? UINT64_MAX : (uint64_t)gap,
                                     vl_lua_option_boolean(L, 3, "literal", false), vl_lua_option_boolean(L, 3, "whole", false)};
    const vl_pattern *pattern = vl_lua_push_pattern(L, 2, &read);
    vl_lua_table *object = vl_lua_new_table(L);
    vl_association_counts counts;
    vl_node_counts node;
    vl_error error;
    if (vl_collocations(corpus, pattern, &options, &object->table, &counts, &node, &error)) return vl_lua_raise(L, &error);
    push_counts(L, before, &counts);
    lua_pushinteger(L, (lua_Integer)counts.node);
    lua_pushinteger(L, (lua_Integer)node.occurrences);
    lua_pushinteger(L, (lua_Integer)node.inside);
    return 7;
}

static int corpus_cooccurrences(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    uint64_t before = vl_context_memory_used(vl_corpus_context(corpus));
    vl_cooccurrences_options options = VL_COOCCURRENCES_OPTIONS;
    options.counted = vl_lua_read_counted(L, 2);
    options.association = vl_lua_read_association(L, 2);
    options.within = vl_lua_option_within(L, 2, VL_WITHIN_SENTENCE);
    options.window = (uint64_t)vl_lua_option_integer(L, 2, "window", 5);
    options.memory = (uint64_t)vl_lua_option_integer(L, 2, "megabytes", 512) << 20;
    vl_lua_table *object = vl_lua_new_table(L);
    vl_association_counts counts;
    vl_error error;
    if (vl_cooccurrences(corpus, &options, &object->table, &counts, &error)) return vl_lua_raise(L, &error);
    return push_counts(L, before, &counts);
}

static const vl_lua_parameter collocations_parameters[] = {
    {"pattern", "string", NULL, "the node: a word, a phrase, or a pattern with * | …", 0, 0},
    {0},
};

static const vl_lua_parameter collocations_options[] = {
    {"window", "integer|integer[]", "5", "tokens on each side of the node, or an array of left and right", 0, INFINITY},
    {"within", VL_LUA_WITHIN, "\"sentence\"", "what no window crosses", 0, 0},
    {"margins", "\"node\"|\"window\"", "\"node\"", "what the contingency table counts, see the formula", 0, 0},
    VL_LUA_ASSOCIATION_OPTIONS,
    {"sort", "string", "nil", "the column to rank by; nil: the first measure, else joint", 0, 0},
    {"gap", "integer", "nil", "most tokens that … in the pattern stands for; nil: any number", 0, INFINITY},
    {"literal", "boolean", "false", "the pattern is a phrase, in which * | … stand for themselves", 0, 0},
    {"whole", "boolean", "false", "only matches that begin and end where words of the unit do, not those inside longer words", 0, 0},
    VL_LUA_COUNTED_OPTIONS,
    {0},
};

const vl_lua_function vl_lua_collocations_method = {
    .name = "Corpus:collocations",
    .call = corpus_collocations,
    .parameters = collocations_parameters,
    .options = collocations_options,
    .results = "Table, integer incomplete, integer found, integer n, integer f1, integer occurrences, integer inside",
    .text = "Terms near the matches of a pattern: term, joint, count, and measures of association; " TABLE_TEXT " and f1; then how "
            "often the pattern matches, and how often of that inside longer words, which `whole` leaves out",
    .formula = "margins \"node\": f = pairs of an occurrence of the node and a token of the term in its window, f1 = occurrences "
               "of the node, f2 = tokens of the term, n = all tokens; \"window\", without tokens of the node: f = tokens of the "
               "term inside windows, each once, f1 = all tokens inside windows, f2 = tokens of the term, n = all tokens",
    .source = "node: as in Sketch Engine; window: surface cooccurrence, Evert 2008",
    .example = "print(corpus:collocations(\"cải cách\", {window={5, 5}, measures={\"log_dice\"}, top=20}))",
};

static const vl_lua_parameter cooccurrences_options[] = {
    {"window", "integer", "5", "tokens that two tokens are apart at most; 1: neighbours", 1, VL_COOCCURRENCES_WINDOW},
    {"within", VL_LUA_WITHIN, "\"sentence\"", "what no pair crosses", 0, 0},
    VL_LUA_ASSOCIATION_OPTIONS,
    {"sort", "string", "nil", "the column to rank by; nil: the first measure, else joint", 0, 0},
    {"megabytes", "integer", "512", "memory to count in; less takes more passes over the text, and changes no result", 1, 1048576},
    VL_LUA_COUNTED_OPTIONS,
    {0},
};

const vl_lua_function vl_lua_cooccurrences_method = {
    .name = "Corpus:cooccurrences",
    .call = corpus_cooccurrences,
    .options = cooccurrences_options,
    .results = "Table, integer incomplete, integer found, integer n",
    .text = "All pairs of terms near each other, in whatever order: first (in code point order), second, joint, first_count, "
            "second_count, and measures of association; " TABLE_TEXT,
    .formula = "joint: pairs of places, each counted once; f = joint, f1, f2 = tokens of the terms, n = all tokens",
    .source = "pairs of places in a symmetric window; the marginals are the counts of the terms",
    .example = "print(corpus:cooccurrences{window=5, measures={\"log_dice\"}, min=5, top=20})",
};
