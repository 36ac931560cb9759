#include <stdlib.h>
#include <string.h>

#include "lua/lexicon.h"
#include "lua/library.h"
#include "lua/object.h"
#include "lua/owner.h"
#include "lua/well_formed.h"

static const vl_lua_parameter reading_options[] = {
    {"language", "string", "nil", "BCP 47 tag of all documents; left out: as each says, else detected", 0, 0},
    VL_LUA_LEXICON_OPTION,
    {"wrapped", "boolean", "false", "paragraphs are separated by blank lines, not by line ends", 0, 0},
    {"strict", "boolean", "false", "ill-formed text and unreadable files are errors, not warnings", 0, 0},
    {0},
};

/* The options at `index`, or else as `usual` says; an owner of their lexicon is pushed. */
static vl_corpus_options push_options(lua_State *L, int index, vl_corpus_options usual) {
    vl_lexicon *lexicon = vl_lua_push_lexicon(L, index);
    return (vl_corpus_options){
        .input = {.wrapped = vl_lua_option_boolean(L, index, "wrapped", usual.input.wrapped),
                  .strict = vl_lua_option_boolean(L, index, "strict", usual.input.strict)},
        .language = vl_lua_option_string(L, index, "language", usual.language),
        .lexicon = lexicon ? lexicon : usual.lexicon,
    };
}

/* Pushes the paths at index 1, a string or an array, as C has them. */
static const char **push_paths(lua_State *L, size_t *count) {
    bool one = lua_type(L, 1) == LUA_TSTRING;
    *count = one ? 1 : (size_t)lua_rawlen(L, 1);
    if (*count == 0) vl_lua_argument_error(L, "paths", "the array is empty");
    const char **paths = vl_lua_new_array(L, *count, sizeof *paths);
    for (size_t i = 0; i < *count; i++) {
        if (one) lua_pushvalue(L, 1);
        else lua_rawgeti(L, 1, (lua_Integer)i + 1);
        size_t size;
        paths[i] = lua_tolstring(L, -1, &size);
        if (strlen(paths[i]) != size) vl_lua_argument_error(L, "paths", "a path holds a zero byte");
        lua_pop(L, 1); /* held by index 1 */
    }
    return paths;
}

static int open_paths(lua_State *L) {
    vl_context *context = vl_lua_context(L);
    size_t count;
    const char **paths = push_paths(L, &count);
    vl_corpus_options options = push_options(L, 2, vl_lua_reading(L));
    vl_lua_make_room(L);
    uint64_t before = vl_context_memory_used(context);
    vl_lua_corpus *object = vl_lua_new_corpus(L, 0);
    vl_error error;
    if (vl_corpus_open(context, paths, count, &options, &object->corpus, NULL, &error)) return vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return 1;
}

/* What is needed while a corpus is made of a list. */
typedef struct making {
    vl_corpus_builder *builder;
    vl_source_reader *reader;
} making;

static void release_making(vl_context *context, void *content) {
    (void)context;
    making *held = content;
    vl_corpus_builder_free(held->builder);
    vl_source_reader_free(held->reader);
}

/* The slice of a source that a known name stands for, NULL if it is further metadata. */
static vl_text *known_slice(vl_source *source, vl_text *text, vl_text name) {
    const struct {
        const char *name;
        vl_text *slice;
    } known[] = {{"id", &source->id},     {"title", &source->title},       {"date", &source->date}, {"source", &source->source},
                 {"path", &source->path}, {"language", &source->language}, {"text", text}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (vl_text_equal(vl_text_of(known[i].name), name)) return known[i].slice;
    return NULL;
}

static int compare_fields(const void *a, const void *b) {
    return vl_text_order(((const vl_field *)a)->name, ((const vl_field *)b)->name);
}

static size_t count_keys(lua_State *L, int index) {
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) count++;
    return count;
}

/* The key below the value on top. */
static vl_text read_name(lua_State *L, lua_Integer place) {
    if (lua_type(L, -2) != LUA_TSTRING)
        luaL_error(L, "document %I: names of fields are strings, got %s", (LUAI_UACINT)place, luaL_typename(L, -2));
    vl_text name;
    name.data = lua_tolstring(L, -2, &name.size);
    return name;
}

/* Puts the string on top into the table at `kept`, in normal form, and off the stack. */
static vl_text keep_string(lua_State *L, int kept) {
    vl_text text = vl_lua_make_normal(L, -1);
    lua_rawseti(L, kept, (lua_Integer)lua_rawlen(L, kept) + 1);
    return text;
}

/* The string for the value on top, which belongs to the key below; what is no such string yet is kept in the table at `kept`.
 * Texts come as they are, since their reader makes them normal and counts what was ill-formed. */
static vl_text read_value(lua_State *L, int kept, lua_Integer place, bool text) {
    if (lua_type(L, -1) != LUA_TSTRING && lua_type(L, -1) != LUA_TNUMBER)
        luaL_error(L, "document %I: field '%s': string or number expected, got %s", (LUAI_UACINT)place, lua_tostring(L, -2),
                   luaL_typename(L, -1));
    lua_pushvalue(L, -1);
    if (!text) return keep_string(L, kept);
    vl_text value;
    value.data = lua_tolstring(L, -1, &value.size);
    lua_rawseti(L, kept, (lua_Integer)lua_rawlen(L, kept) + 1);
    return value;
}

/* Fills `source` and `text` from the table at `index`, the one at `place` of the list; what they point to is held by the stack.
 * */
static void read_document(lua_State *L, int index, lua_Integer place, vl_source *source, vl_text *text) {
    vl_field *fields = vl_lua_new_array(L, count_keys(L, index) + 1, sizeof *fields);
    lua_newtable(L);
    int kept = lua_gettop(L);
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {
        vl_text name = read_name(L, place), *slice = known_slice(source, text, name);
        vl_text value = read_value(L, kept, place, slice == text);
        if (slice) {
            *slice = value;
            continue;
        }
        lua_pushvalue(L, -2);
        name = keep_string(L, kept);
        fields[count++] = (vl_field){name, value};
    }
    if (!text->data) luaL_error(L, "document %I has no text", (LUAI_UACINT)place);
    if (!source->id.data) source->id.data = lua_pushfstring(L, "%I", (LUAI_UACINT)place), source->id.size = lua_rawlen(L, -1);
    qsort(fields, count, sizeof *fields, compare_fields);
    source->fields = fields;
    source->field_count = count;
}

/* Adds the document at `place` of the list at index 1. */
static void add_document(lua_State *L, making *held, const vl_corpus_options *options, lua_Integer place) {
    vl_source given = {0};
    const vl_source *source;
    vl_text text = {NULL, 0};
    vl_error error;
    int top = lua_gettop(L);
    lua_rawgeti(L, 1, place);
    read_document(L, top + 1, place, &given, &text);
    vl_status status = vl_source_reader_read(held->reader, text, &given, &options->input, &source, &error);
    if (status == VL_OK) status = vl_corpus_builder_add(held->builder, source, &error);
    if (status == VL_ERROR_MEMORY || status == VL_ERROR_CANCELLED) vl_lua_raise(L, &error);
    if (status) luaL_error(L, "document %I: %s", (LUAI_UACINT)place, error.message);
    lua_settop(L, top);
}

static int make_corpus(lua_State *L) {
    vl_context *context = vl_lua_context(L);
    vl_corpus_options options = push_options(L, 2, VL_CORPUS_OPTIONS);
    vl_lua_make_room(L);
    uint64_t before = vl_context_memory_used(context);
    making *held = vl_lua_new_owner(L, sizeof *held, release_making);
    vl_error error;
    if (vl_corpus_builder_create(context, &options, &held->builder, &error)) return vl_lua_raise(L, &error);
    if (vl_source_reader_create(context, &held->reader, &error)) return vl_lua_raise(L, &error);
    for (lua_Integer i = 1, count = (lua_Integer)lua_rawlen(L, 1); i <= count; i++) add_document(L, held, &options, i);
    vl_lua_corpus *object = vl_lua_new_corpus(L, 0);
    if (vl_corpus_builder_finish(held->builder, &object->corpus, &error)) return vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return 1;
}

static const vl_lua_parameter open_parameters[] = {
    {"paths", "string|string[]", NULL, "a folder, file or glob pattern, \"-\" for standard input, or an array of them", 0, 0},
    {0},
};

static const vl_lua_parameter list_parameters[] = {
    {"list", "table[]", NULL,
     "tables with text, and where they are known id, title, date, source, path, language; the rest is metadata", 0, 0},
    {0},
};

const vl_lua_function vl_lua_open_function = {
    .name = "vanlua.open",
    .call = open_paths,
    .parameters = open_parameters,
    .options = reading_options,
    .results = "Corpus",
    .text = "Reads files into a corpus; in a script of the command as its --language, --lexicon, --wrapped and --strict say, where "
            "the options say nothing",
    .example = "corpus = vanlua.open(\"seeds\")",
};

const vl_lua_function vl_lua_corpus_function = {
    .name = "vanlua.corpus",
    .call = make_corpus,
    .parameters = list_parameters,
    .options = reading_options,
    .results = "Corpus",
    .text = "Makes a corpus of texts that Lua holds",
    .example = "corpus = vanlua.corpus{ {id=\"a\", text=\"Xin chào.\"} }",
};
