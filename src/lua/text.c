#include <stdint.h>
#include <string.h>

#include "lua/classes.h"
#include "lua/library.h"
#include "lua/owner.h"
#include "lua/show.h"
#include "lua/text_distance.h"
#include "lua/text_words.h"
#include "vanlua/language.h"
#include "vanlua/text.h"

/* Segments between two questions whether to stop. */
#define POLL_SEGMENTS 65536

static int text_normalize(lua_State *L) {
    static const char *const names[] = {[VL_NFC] = "NFC", [VL_NFD] = "NFD", [VL_NFKC] = "NFKC", [VL_NFKD] = "NFKD", NULL};
    vl_text text = vl_lua_text_at(L, 1);
    vl_normal_form form = (vl_normal_form)luaL_checkoption(L, 2, "NFC", names);
    vl_lua_buffer *out = vl_lua_new_buffer(L);
    vl_lua_check_memory(L, vl_text_normalize(out->context, text, form, &out->string, NULL));
    return vl_lua_push_buffer(L, out);
}

/* True if the language tag at `index` (or none) is that of Vietnamese. */
static bool is_vietnamese(lua_State *L, int index) {
    if (lua_isnoneornil(L, index)) return true;
    const vl_language *language = vl_language_find(vl_lua_text_at(L, index));
    if (!language) vl_lua_argument_error(L, "language", "BCP 47 tag expected, got \"%s\"", lua_tostring(L, index));
    return strcmp(vl_language_tag(language), "vi") == 0;
}

static int text_fold(lua_State *L) {
    vl_text text = vl_lua_text_at(L, 1);
    bool vietnamese = is_vietnamese(L, 2);
    vl_lua_buffer *out = vl_lua_new_buffer(L);
    vl_lua_check_memory(L, vl_text_fold(out->context, text, vietnamese, &out->string));
    return vl_lua_push_buffer(L, out);
}

static int text_bare(lua_State *L) {
    vl_text text = vl_lua_text_at(L, 1);
    bool vietnamese = is_vietnamese(L, 2);
    vl_lua_buffer *out = vl_lua_new_buffer(L);
    vl_lua_check_memory(L, vl_text_bare(out->context, text, vietnamese, &out->string));
    return vl_lua_push_buffer(L, out);
}

static int text_width(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)vl_text_width(vl_lua_text_at(L, 1)));
    return 1;
}

static int text_length(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)vl_text_length(vl_lua_text_at(L, 1)));
    return 1;
}

static int text_compare(lua_State *L) {
    int order = vl_text_compare(vl_lua_text_at(L, 1), vl_lua_text_at(L, 2));
    lua_pushinteger(L, (order > 0) - (order < 0));
    return 1;
}

static int text_segments(lua_State *L) {
    static const char *const names[] = {
        [VL_SEGMENT_GRAPHEME] = "grapheme", [VL_SEGMENT_WORD] = "word", [VL_SEGMENT_SENTENCE] = "sentence", NULL};
    vl_text text = vl_lua_text_at(L, 1);
    vl_segmentation segmentation = (vl_segmentation)luaL_checkoption(L, 2, NULL, names);
    const vl_context *context = vl_lua_context(L);
    lua_Integer count = 0;
    lua_newtable(L);
    for (size_t start = 0, end; start < text.size; start = end) {
        end = vl_text_segment(text, segmentation, start);
        lua_pushlstring(L, text.data + start, end - start);
        lua_rawseti(L, -2, ++count);
        if (count % POLL_SEGMENTS == 0 && vl_context_cancelled(context)) return luaL_error(L, "stopped");
    }
    return 1;
}

static const vl_lua_parameter string_parameters[] = {
    {.name = "s", .type = "string", .text = "the text"},
    {0},
};
static const vl_lua_parameter pair_parameters[] = {
    {.name = "a", .type = "string", .text = "one text"},
    {.name = "b", .type = "string", .text = "the other"},
    {0},
};
static const vl_lua_parameter normalize_parameters[] = {
    {.name = "s", .type = "string", .text = "the text"},
    {.name = "form", .type = "\"NFC\"|\"NFD\"|\"NFKC\"|\"NFKD\"", .otherwise = "\"NFC\"", .text = "the normal form"},
    {0},
};
static const vl_lua_parameter fold_parameters[] = {
    {.name = "s", .type = "string", .text = "the text"},
    {.name = "language", .type = "string", .otherwise = "\"vi\"", .text = "its language, as a BCP 47 tag"},
    {0},
};
static const vl_lua_parameter segments_parameters[] = {
    {.name = "s", .type = "string", .text = "the text, whose code points are taken as they are"},
    {.name = "boundary", .type = "\"word\"|\"sentence\"|\"grapheme\"", .text = "which boundaries"},
    {0},
};
static const vl_lua_parameter syllables_parameters[] = {
    {.name = "s", .type = "string", .text = "the text"},
    {.name = "language", .type = "string", .otherwise = "nil",
     .text = "its language, as a BCP 47 tag; without one it is detected"},
    {0},
};

static const vl_lua_function text_functions[] = {
    {.name = "text.normalize", .call = text_normalize, .parameters = normalize_parameters, .results = "string",
     .text = "The text in a Unicode normal form; each run of ill-formed bytes becomes U+FFFD",
     .source = "Unicode 15.0, UAX #15", .example = "vanlua.text.normalize(\"e\\u{301}\") == \"é\""},
    {.name = "text.fold", .call = text_fold, .parameters = fold_parameters, .results = "string",
     .text = "The form that is counted: NFC, simple lower case, without format characters, Vietnamese tone marks in their "
             "traditional place",
     .example = "vanlua.text.fold(\"HOÀ\") == \"hòa\""},
    {.name = "text.bare", .call = text_bare, .parameters = fold_parameters, .results = "string",
     .text = "The folded form without marks on Latin, Greek and Cyrillic letters, and with d for đ",
     .example = "vanlua.text.bare(\"Đắk Lắk\") == \"dak lak\""},
    {.name = "text.width", .call = text_width, .parameters = string_parameters, .results = "integer",
     .text = "How many columns of a terminal the text takes", .example = "vanlua.text.width(\"tiếng\") == 5"},
    {.name = "text.length", .call = text_length, .parameters = string_parameters, .results = "integer",
     .text = "Number of code points; an ill-formed run counts as one", .example = "vanlua.text.length(\"tiếng\") == 5"},
    {.name = "text.compare", .call = text_compare, .parameters = pair_parameters, .results = "integer",
     .text = "Vietnamese alphabetical order: -1, 0 or 1, as a sorts before, with or after b",
     .example = "table.sort(list, function(a, b) return vanlua.text.compare(a, b) < 0 end)"},
    {.name = "text.segments", .call = text_segments, .parameters = segments_parameters, .results = "string[]",
     .text = "The text cut at every boundary; table.concat of the pieces gives the text again",
     .source = "Unicode 15.0, UAX #29", .example = "vanlua.text.segments(\"một hai\", \"word\") -- {\"một\", \" \", \"hai\"}"},
    {.name = "text.syllables", .call = vl_lua_text_syllables, .parameters = syllables_parameters, .results = "string[]",
     .text = "The syllables of the words of the text as written, in NFC; in languages other than Vietnamese the words",
     .example = "vanlua.text.syllables(\"Cải cách, hành chính.\") -- {\"Cải\", \"cách\", \"hành\", \"chính\"}"},
    {.name = "text.words", .call = vl_lua_text_words, .parameters = string_parameters, .options = vl_lua_text_words_options,
     .results = "string[]",
     .text = "The words of the text as written, in NFC, the syllables of a word joined by one blank; no numbers, no marks",
     .example = "vanlua.text.words(\"Xoá địa giới\", {lexicon={\"địa giới\"}}) -- {\"Xoá\", \"địa giới\"}"},
    {0},
};

const vl_lua_class vl_lua_text_class = {
    .name = "text",
    .text = "Strings of Unicode text: normal form, folding, width, order, boundaries, distance",
    .functions = text_functions,
    .others = vl_lua_text_distances,
};
