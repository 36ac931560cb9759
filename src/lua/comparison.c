#include "lua/comparison.h"

#include <math.h>
#include <string.h>

vl_weighting vl_lua_read_weighting(lua_State *L, int index) {
    vl_weighting weighting = VL_WEIGHTING;
    weighting.tf = vl_tf_scheme_find(vl_text_of(vl_lua_option_string(L, index, "tf", "count")));
    weighting.idf = vl_idf_scheme_find(vl_text_of(vl_lua_option_string(L, index, "idf", "log")));
    if (vl_lua_option_push(L, index, "base") == LUA_TNUMBER) {
        weighting.base = lua_tonumber(L, -1);
        if (!(weighting.base > 1 && isfinite(weighting.base)))
            vl_lua_argument_error(L, "base", "number above 1 expected, got %f", weighting.base);
    }
    lua_pop(L, 1);
    return weighting;
}

/* True if the option is given. */
static bool is_given(lua_State *L, int index, const char *name) {
    bool given = vl_lua_option_push(L, index, name) != LUA_TNIL;
    lua_pop(L, 1);
    return given;
}

/* Reads a weighting that is asked for. False: none is, and the measure has its own. */
static bool read_weight(lua_State *L, int index, vl_weighting *out) {
    const char *name = vl_lua_option_string(L, index, "weight", NULL);
    bool schemes = is_given(L, index, "tf") || is_given(L, index, "idf");
    *out = vl_lua_read_weighting(L, index);
    if (!name) return schemes || is_given(L, index, "base");
    if (strcmp(name, "tfidf") == 0) return true;
    if (schemes) vl_lua_argument_error(L, "weight", "\"tfidf\" expected where tf or idf is given, got \"%s\"", name);
    out->tf = vl_tf_scheme_find(vl_text_of(name));
    out->idf = vl_idf_scheme_find(vl_text_of("none"));
    return true;
}

vl_document_similarity_options vl_lua_read_comparison(lua_State *L, int index, vl_weighting *weighting) {
    vl_document_similarity_options options = VL_DOCUMENT_SIMILARITY_OPTIONS;
    options.measure = vl_lua_option_string(L, index, "measure", "cosine");
    if (read_weight(L, index, weighting)) options.weighting = weighting;
    if (options.weighting && strcmp(options.measure, "burrows_delta") == 0)
        vl_lua_argument_error(L, "weight", "nothing expected with burrows_delta, which compares relative frequencies");
    options.terms = (uint32_t)vl_lua_option_integer(L, index, "terms", 150);
    options.counted = vl_lua_read_counted(L, index);
    return options;
}
