/*
 * vanlua.stats.diversity: of the tokens of a text.
 */
#include <math.h>

#include "lua/classes.h"
#include "lua/library.h"
#include "lua/owner.h"
#include "lua/stats_counts.h"
#include "vanlua/diversity.h"

/* Pushes memory with the tokens at index 1, an array of strings or numbers, as numbers of types in the order of their first
 * occurrence. */
static const uint32_t *push_tokens(lua_State *L, size_t count) {
    uint32_t *tokens = vl_lua_new_array(L, count, sizeof *tokens), types = 0;
    lua_newtable(L);
    int numbers = lua_gettop(L);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        if (lua_type(L, -1) == LUA_TNUMBER && isnan(lua_tonumber(L, -1))) {
            lua_pushfstring(L, "tokens[%I]", (lua_Integer)i + 1);
            vl_lua_argument_error(L, lua_tostring(L, -1), "string or number expected, got nan");
        }
        lua_pushvalue(L, -1);
        if (lua_rawget(L, numbers) == LUA_TNIL) {
            tokens[i] = types++;
            lua_pop(L, 1);
            lua_pushinteger(L, (lua_Integer)tokens[i]);
            lua_rawset(L, numbers);
        } else {
            tokens[i] = (uint32_t)lua_tointeger(L, -1);
            lua_pop(L, 2);
        }
    }
    lua_pop(L, 1);
    return tokens;
}

static int raise_undefined(lua_State *L, const vl_diversity_measure *measure, size_t count, double parameter) {
    if (!measure->parameter) return vl_lua_argument_error(L, "tokens", "not defined for one token");
    return vl_lua_argument_error(L, "tokens", "not defined for %I tokens with %s = %f", (lua_Integer)count, measure->parameter,
                                 parameter);
}

static int measure_tokens(lua_State *L) {
    const vl_diversity_measure *measure = vl_diversity_measure_find(vl_lua_running_measure(L));
    size_t count = (size_t)lua_rawlen(L, 1);
    if (count == 0) return vl_lua_argument_error(L, "tokens", "at least one token expected, got an empty array");
    if (count > UINT32_MAX) return vl_lua_argument_error(L, "tokens", "too many tokens");
    double parameter = measure->parameter ? luaL_optnumber(L, 2, measure->otherwise) : 0, value;
    const uint32_t *tokens = push_tokens(L, count);
    vl_error error;
    if (measure->compute(vl_lua_context(L), tokens, count, parameter, &value)) {
        vl_error_memory(&error);
        return vl_lua_raise(L, &error);
    }
    if (isnan(value)) return raise_undefined(L, measure, count, parameter);
    lua_pushnumber(L, value);
    return 1;
}

#define TOKENS                                                                                                                 \
    { .name = "tokens", .type = "string[]|number[]", .text = "the tokens of the text in their order" }

static const vl_lua_parameter token_parameters[] = {TOKENS, {0}};

/* The parameters of a measure that has one of its own. */
#define NO_PARAMETERS(...)
#define PARAMETERS(name_, parameter, integer, otherwise_, least, greatest, what, ...)                                          \
    static const vl_lua_parameter name_##_parameters[] = {TOKENS,                                                              \
                                                          {.name = #parameter,                                                 \
                                                           .type = (integer) ? "integer" : "number",                           \
                                                           .otherwise = #otherwise_,                                           \
                                                           .text = what,                                                       \
                                                           .minimum = least,                                                   \
                                                           .maximum = greatest},                                               \
                                                          {0}};
VL_DIVERSITY_MEASURES(NO_PARAMETERS, PARAMETERS)

#define FUNCTION(name_, parameters_, text_, formula_, source_)                                                                 \
    {.name = "stats.diversity." #name_,                                                                                        \
     .call = measure_tokens,                                                                                                   \
     .parameters = parameters_,                                                                                                \
     .results = "number",                                                                                                      \
     .text = text_,                                                                                                            \
     .formula = formula_,                                                                                                      \
     .source = source_,                                                                                                        \
     .example = "vanlua.stats.diversity." #name_ "(vanlua.text.syllables((\"tay làm hàm nhai \"):rep(20)))"},
#define PLAIN(name, text, formula, source) FUNCTION(name, token_parameters, text, formula, source)
#define WITH(name, parameter, integer, otherwise, least, greatest, what, text, formula, source)                                \
    FUNCTION(name, name##_parameters, text, formula, source)

static const vl_lua_function diversity_functions[] = {VL_DIVERSITY_MEASURES(PLAIN, WITH){0}};

const vl_lua_class vl_lua_stats_diversity_class = {
    .name = "stats.diversity",
    .text = "How rich the vocabulary of a text is: N tokens of V types, V1 of them once, c the count of a type",
    .functions = diversity_functions,
};
