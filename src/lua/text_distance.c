#include "lua/text_distance.h"

#include "lua/library.h"
#include "lua/show.h"
#include "vanlua/text.h"

static int push_length(lua_State *L, vl_status (*compute)(vl_context *context, vl_text a, vl_text b, uint64_t *out)) {
    uint64_t length = 0;
    vl_lua_check_memory(L, compute(vl_lua_context(L), vl_lua_text_at(L, 1), vl_lua_text_at(L, 2), &length));
    lua_pushinteger(L, (lua_Integer)length);
    return 1;
}

static int push_similarity(lua_State *L, vl_status (*compute)(vl_context *context, vl_text a, vl_text b, double *out)) {
    double similarity = 0;
    vl_lua_check_memory(L, compute(vl_lua_context(L), vl_lua_text_at(L, 1), vl_lua_text_at(L, 2), &similarity));
    lua_pushnumber(L, similarity);
    return 1;
}

static int levenshtein(lua_State *L) {
    return push_length(L, vl_text_levenshtein);
}

static int damerau_levenshtein(lua_State *L) {
    return push_length(L, vl_text_damerau_levenshtein);
}

static int lcs(lua_State *L) {
    return push_length(L, vl_text_common_subsequence);
}

static int jaro(lua_State *L) {
    return push_similarity(L, vl_text_jaro);
}

static int jaro_winkler(lua_State *L) {
    return push_similarity(L, vl_text_jaro_winkler);
}

static const vl_lua_parameter pair_parameters[] = {
    {.name = "a", .type = "string", .text = "one text"},
    {.name = "b", .type = "string", .text = "the other"},
    {0},
};

static const vl_lua_function levenshtein_function = {
    .name = "text.levenshtein",
    .call = levenshtein,
    .parameters = pair_parameters,
    .results = "integer",
    .text = "The least number of code points to insert, delete or substitute to get from a to b",
    .formula = "insertion = deletion = substitution = 1",
    .source = "Levenshtein 1966",
    .example = "vanlua.text.levenshtein(\"vụ\", \"vũ\") == 1",
};
static const vl_lua_function damerau_levenshtein_function = {
    .name = "text.damerau_levenshtein",
    .call = damerau_levenshtein,
    .parameters = pair_parameters,
    .results = "integer",
    .text = "The least number of code points to insert, delete, substitute or let neighbours change places to get from a to b",
    .formula = "insertion = deletion = substitution = transposition = 1, nothing is changed twice",
    .source = "Damerau 1964, Levenshtein 1966; optimal string alignment",
    .example = "vanlua.text.damerau_levenshtein(\"Đắk Lắk\", \"Đắk Lkắ\") == 1",
};
static const vl_lua_function lcs_function = {
    .name = "text.lcs",
    .call = lcs,
    .parameters = pair_parameters,
    .results = "integer",
    .text = "The length in code points of the longest common subsequence: what stands in both in the same order, with or without "
            "something between",
    .source = "Wagner and Fischer 1974",
    .example = "vanlua.text.lcs(\"hành chính\", \"hành trình\") == 7",
};
static const vl_lua_function jaro_function = {
    .name = "text.jaro",
    .call = jaro,
    .parameters = pair_parameters,
    .results = "number",
    .text = "Jaro's similarity over code points, 0 to 1; 1 if both are empty",
    .formula = "(m / |a| + m / |b| + (m - t) / m) / 3, m letters that match: equal and less than half the longer length apart, "
               "t half of those in another order, rounded down",
    .source = "Jaro 1989",
    .example = "vanlua.text.jaro(\"MARTHA\", \"MARHTA\")",
};
static const vl_lua_function jaro_winkler_function = {
    .name = "text.jaro_winkler",
    .call = jaro_winkler,
    .parameters = pair_parameters,
    .results = "number",
    .text = "Jaro's similarity, raised where the texts begin alike",
    .formula = "jaro + 0.1 * l * (1 - jaro), l common code points at the beginning, at most 4; jaro up to 0.7 stays as it is",
    .source = "Winkler 1990, with the threshold of his program strcmp95",
    .example = "vanlua.text.jaro_winkler(\"MARTHA\", \"MARHTA\")",
};

const vl_lua_function *const vl_lua_text_distances[] = {&levenshtein_function,  &damerau_levenshtein_function,
                                                        &lcs_function,          &jaro_function,
                                                        &jaro_winkler_function, NULL};
