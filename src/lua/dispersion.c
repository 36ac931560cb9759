#include <math.h>
#include <string.h>

#include "lua/corpus_measures.h"
#include "lua/counted.h"
#include "lua/library.h"
#include "lua/measures.h"
#include "lua/object.h"
#include "lua/owner.h"
#include "lua/table.h"
#include "vanlua/dispersion_terms.h"

/* Pushes the terms at index 2, a string or an array of them; NULL for nil, which asks for all. */
static const vl_text *push_terms(lua_State *L, size_t *count) {
    int type = lua_type(L, 2);
    *count = type == LUA_TTABLE ? (size_t)lua_rawlen(L, 2) : type == LUA_TSTRING;
    if (type == LUA_TNIL) return NULL;
    vl_text *terms = vl_lua_new_array(L, *count + 1, sizeof *terms);
    for (size_t i = 0; i < *count; i++) {
        if (type == LUA_TTABLE) lua_rawgeti(L, 2, (lua_Integer)i + 1);
        else lua_pushvalue(L, 2);
        terms[i].data = lua_tolstring(L, -1, &terms[i].size);
        lua_pop(L, 1);
    }
    return terms;
}

/* Reads which measures are asked for, and by which to rank. The columns are pushed. */
static void push_columns(lua_State *L, vl_dispersion_options *options) {
    static const char *const usual[] = {"range", "juilland_d", "dp", "dp_norm"};
    enum { USUAL = sizeof usual / sizeof *usual };
    options->columns = vl_lua_push_dispersion_measures(L, 3, &options->column_count);
    if (options->column_count == 0) {
        vl_dispersion_choice *columns = vl_lua_new_array(L, USUAL, sizeof *columns);
        for (size_t i = 0; i < USUAL; i++)
            columns[i] = (vl_dispersion_choice){vl_dispersion_measure_find(vl_text_of(usual[i])), NULL};
        options->columns = columns;
        options->column_count = USUAL;
    }
    const char **names = vl_lua_new_array(L, options->column_count, sizeof *names);
    for (size_t i = 0; i < options->column_count; i++) {
        const vl_dispersion_choice *column = &options->columns[i];
        names[i] = column->of_parts ? column->of_parts->name : column->of_positions->name;
    }
    options->sort = vl_lua_option_sort(L, 3, names, options->column_count, VL_DISPERSION_BY_COUNT);
}

static void read_parts(lua_State *L, vl_dispersion_options *options) {
    int type = vl_lua_option_push(L, 3, "parts");
    if (type == LUA_TNUMBER) {
        lua_Integer count = lua_tointeger(L, -1);
        if (count < 1) vl_lua_argument_error(L, "parts", "at least 1 part expected, got %I", count);
        options->part_count = (uint64_t)count;
    } else if (type == LUA_TSTRING) {
        const char *name = lua_tostring(L, -1);
        options->parts = strcmp(name, "document") == 0    ? VL_WITHIN_DOCUMENT
                         : strcmp(name, "paragraph") == 0 ? VL_WITHIN_PARAGRAPH
                                                          : VL_WITHIN_SENTENCE;
    }
    lua_pop(L, 1);
}

static int corpus_dispersion(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    uint64_t before = vl_context_memory_used(vl_corpus_context(corpus)), all;
    vl_dispersion_options options = VL_DISPERSION_OPTIONS;
    options.counted = vl_lua_read_counted(L, 3);
    options.min = (uint64_t)vl_lua_option_integer(L, 3, "min", 1);
    options.top = (uint64_t)vl_lua_option_integer(L, 3, "top", 0);
    options.terms = push_terms(L, &options.term_count);
    read_parts(L, &options);
    push_columns(L, &options);
    vl_lua_table *object = vl_lua_new_table(L);
    vl_error error;
    if (vl_dispersion_terms(corpus, &options, &object->table, &all, &error)) {
        if (error.status == VL_ERROR_ARGUMENT) return vl_lua_argument_error(L, "terms", "%s", error.message);
        return vl_lua_raise(L, &error);
    }
    vl_lua_account(L, before);
    lua_pushinteger(L, (lua_Integer)all);
    return 2;
}

/* ---- positions ---- */

static void release_positions(vl_context *context, void *content) {
    (void)context;
    vl_positions_free(*(vl_positions **)content);
}

/* Pushes a document as a chart of dispersion has it, and goes on to the first occurrence behind it. */
static void push_document(lua_State *L, const vl_corpus *corpus, const vl_positions *found, uint64_t document,
                          uint64_t *occurrence) {
    vl_text id = vl_corpus_document(corpus, document)->id;
    vl_range tokens = vl_positions_tokens(found, document);
    lua_createtable(L, 0, 3);
    lua_pushlstring(L, id.data, id.size);
    lua_setfield(L, -2, "label");
    lua_pushinteger(L, (lua_Integer)(tokens.end - tokens.first));
    lua_setfield(L, -2, "size");
    lua_newtable(L);
    for (lua_Integer i = 1; *occurrence < vl_positions_count(found); i++, ++*occurrence) {
        uint64_t position = vl_positions_at(found, *occurrence);
        if (position >= tokens.end) break;
        lua_pushinteger(L, (lua_Integer)(position - tokens.first) + 1);
        lua_rawseti(L, -2, i);
    }
    lua_setfield(L, -2, "positions");
}

static int corpus_positions(lua_State *L) {
    const vl_corpus *corpus = vl_lua_corpus_at(L, 1);
    vl_counted counted = vl_lua_read_counted(L, 3);
    uint64_t documents = vl_corpus_document_count(corpus), occurrence = 0;
    vl_text term;
    term.data = lua_tolstring(L, 2, &term.size);
    vl_positions **found = vl_lua_new_owner(L, sizeof *found, release_positions);
    vl_error error;
    if (vl_positions_find(corpus, term, &counted, found, &error)) {
        if (error.status == VL_ERROR_ARGUMENT) return vl_lua_argument_error(L, "term", "%s", error.message);
        return vl_lua_raise(L, &error);
    }
    lua_newtable(L);
    for (uint64_t i = 0; i < documents; i++) {
        push_document(L, corpus, *found, i, &occurrence);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* ---- definitions ---- */

static const vl_lua_parameter dispersion_parameters[] = {
    {"terms", "string|string[]", "nil",
     "terms as the corpus has them, or patterns: phrases, `*`, `|` and `…`; nil: all terms", 0, 0},
    {0},
};

static const vl_lua_parameter dispersion_options[] = {
    {"parts", "\"document\"|\"paragraph\"|\"sentence\"|integer", "\"document\"",
     "what is one part, or how many equal parts the tokens make", 0, 0},
    {"measures", VL_LUA_DISPERSION_MEASURES, "{\"range\", \"juilland_d\", \"dp\", \"dp_norm\"}",
     "measures, a column each (vanlua.stats.dispersion)", 0, 0},
    {"sort", "string", "\"count\"", "of all terms: the column to rank by: count or a measure, largest first, or term", 0, 0},
    {"min", "integer", "1", "of all terms: the least count", 1, INFINITY},
    {"top", "integer", "0", "of all terms: rows at most; 0: all", 0, INFINITY},
    VL_LUA_COUNTED_OPTIONS,
    {0},
};

const vl_lua_function vl_lua_dispersion_method = {
    .name = "Corpus:dispersion",
    .call = corpus_dispersion,
    .parameters = dispersion_parameters,
    .options = dispersion_options,
    .results = "Table, integer terms",
    .text = "How evenly terms are spread over the parts of the corpus: term, count, then the measures; also how many terms "
            "there are without `top`",
    .formula = "parts without a counted token are none; arf, ald and awt are of positions among the counted tokens of the corpus",
    .example = "print(corpus:dispersion({\"cải cách\", \"hành chính\"}, {parts=10}))",
};

static const vl_lua_parameter positions_parameters[] = {
    {"term", "string", NULL, "a term as the corpus has it, or a pattern", 0, 0},
    {0},
};

static const vl_lua_parameter positions_options[] = {VL_LUA_COUNTED_OPTIONS, {0}};

const vl_lua_function vl_lua_positions_method = {
    .name = "Corpus:positions",
    .call = corpus_positions,
    .parameters = positions_parameters,
    .options = positions_options,
    .results = "table[]",
    .text = "Where a term stands: for each document its id as `label`, the tokens counted as `size`, and among them `positions`",
    .example = "for _, row in ipairs(corpus:positions(\"cải cách\")) do print(row.label, row.size, #row.positions) end",
};
