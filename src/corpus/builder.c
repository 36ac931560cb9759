/*
 * Making a corpus, one document after the other.
 */
#include "corpus/columns.h"
#include "lang/words.h"

/* Texts of so many bytes are not copied. */
#define LARGE_TEXT ((size_t)256 * 1024)

struct vl_corpus_builder {
    vl_context *context;
    const vl_language *language; /* of all documents; NULL: of each its own */
    vl_text tag;                 /* as given, in `strings` */
    bool wrapped;
    vl_lexicon *lexicon; /* NULL: none */
    vl_columns *columns; /* NULL: not begun */
    vl_tokenizer tokenizer;
    vl_arena strings;
};

vl_status vl_corpus_builder_create(vl_context *context, const vl_corpus_options *options, vl_corpus_builder **out,
                                   vl_error *error) {
    vl_corpus_options chosen = options ? *options : VL_CORPUS_OPTIONS;
    const vl_language *language = chosen.language ? vl_language_find(vl_text_of(chosen.language)) : NULL;
    if (chosen.language && !language)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "'%s' is no language tag", chosen.language);
    vl_corpus_builder *builder = vl_allocate_zeroed(context, 1, sizeof *builder);
    if (!builder) return vl_error_memory(error);
    builder->context = context;
    builder->language = language;
    builder->wrapped = chosen.input.wrapped;
    builder->lexicon = vl_lexicon_hold(chosen.lexicon);
    builder->strings = VL_ARENA(context);
    vl_byte_classes_init(&builder->tokenizer.classes);
    if (language) {
        builder->tag = vl_text_of(chosen.language);
        builder->tag.data = vl_arena_copy(&builder->strings, builder->tag.data, builder->tag.size);
        if (!builder->tag.data) {
            vl_corpus_builder_free(builder);
            return vl_error_memory(error);
        }
    }
    *out = builder;
    return VL_OK;
}

void vl_corpus_builder_free(vl_corpus_builder *builder) {
    if (!builder) return;
    vl_columns_free(builder->columns);
    vl_lexicon_free(builder->lexicon);
    vl_string_free(builder->context, &builder->tokenizer.scratch);
    vl_arena_free(&builder->strings);
    vl_free(builder->context, builder, sizeof *builder);
}

/* Copies a text that may be unknown. False: no memory. */
static bool copy_text(vl_columns *columns, vl_text text, vl_text *out) {
    *out = (vl_text){NULL, 0};
    if (!text.data) return true;
    char *copy = vl_arena_copy(&columns->strings, text.data, text.size);
    *out = (vl_text){copy, text.size};
    return copy != NULL;
}

static bool copy_padded(vl_columns *columns, vl_text text, vl_text *out) {
    char *copy = text.size < SIZE_MAX - VL_TEXT_PADDING
                     ? vl_arena_allocate(&columns->strings, text.size + VL_TEXT_PADDING)
                     : NULL;
    if (!copy) return false;
    if (text.size) memcpy(copy, text.data, text.size);
    memset(copy + text.size, 0, VL_TEXT_PADDING);
    *out = (vl_text){copy, text.size};
    return true;
}

/* Keeps a text that was read, with padding behind it. */
static bool adopt_padded(vl_columns *columns, vl_string *text, vl_text *out) {
    vl_context *context = columns->context;
    if (!vl_string_reserve(context, text, VL_TEXT_PADDING)) return false;
    if (!VL_GROW(context, columns->texts, columns->text_capacity, columns->text_count + 1)) return false;
    memset(text->data + text->size, 0, VL_TEXT_PADDING);
    *out = vl_string_text(text);
    columns->texts[columns->text_count++] = *text;
    *text = VL_STRING;
    return true;
}

static bool copy_fields(vl_columns *columns, const vl_source *source, vl_document *document) {
    if (source->field_count == 0) return true;
    vl_field *fields = vl_arena_allocate(&columns->strings, source->field_count * sizeof *fields);
    if (!fields) return false;
    for (size_t i = 0; i < source->field_count; i++) {
        if (!copy_text(columns, source->fields[i].name, &fields[i].name)) return false;
        if (!copy_text(columns, source->fields[i].value, &fields[i].value)) return false;
    }
    document->fields = fields;
    document->field_count = source->field_count;
    return true;
}

/* Appends the document's record, still without paragraphs; its text is taken over where `text` is given, else copied.
 */
static bool append_document(vl_corpus_builder *builder, const vl_source *source, vl_text tag, vl_string *text) {
    vl_columns *columns = builder->columns;
    vl_document document = {.identity = vl_context_number(builder->context)};
    if (!copy_text(columns, source->id, &document.id) || !copy_text(columns, source->title, &document.title) ||
        !copy_text(columns, source->date, &document.date) || !copy_text(columns, source->source, &document.source) ||
        !copy_text(columns, source->path, &document.path) || !copy_text(columns, tag, &document.language) ||
        !copy_fields(columns, source, &document)) {
        return false;
    }
    bool kept = text ? adopt_padded(columns, text, &document.text) : copy_padded(columns, source->text, &document.text);
    if (!kept) return false;
    document.paragraphs.first = columns->paragraph_count;
    document.sentences.first = columns->sentence_count;
    if (!VL_GROW(builder->context, columns->documents, columns->document_capacity, (size_t)columns->document_count + 1))
        return false;
    columns->documents[columns->document_count++] = document;
    return vl_symbols_add(&columns->ids, source->id) != VL_NO_SYMBOL;
}

static vl_status append_paragraphs(vl_corpus_builder *builder, const vl_source *source, const vl_language *language) {
    vl_columns *columns = builder->columns;
    vl_tokenizer *tokenizer = &builder->tokenizer;
    vl_document *document = &columns->documents[columns->document_count - 1];
    tokenizer->columns = columns;
    tokenizer->index = vl_vocabulary_index(&columns->atoms.vocabulary, language);
    tokenizer->text = document->text.data;
    tokenizer->wrapped = builder->wrapped;
    columns->has_words = columns->has_words || language->vietnamese;
    size_t needed = (size_t)columns->paragraph_count + source->block_count + 1;
    if (!VL_GROW(builder->context, columns->paragraphs, columns->paragraph_capacity, needed)) return VL_ERROR_MEMORY;
    for (size_t i = 0; i < source->block_count; i++) {
        const vl_block *block = &source->blocks[i];
        columns->paragraphs[columns->paragraph_count++] = (vl_paragraph_record){
            columns->document_count - 1, block->offset, block->size, block->line, columns->sentence_count, block->kind};
        vl_status status =
            vl_tokenize_paragraph(tokenizer, (size_t)block->offset, (size_t)(block->offset + block->size));
        if (status != VL_OK) return status;
    }
    document->paragraphs.end = columns->paragraph_count;
    document->sentences.end = columns->sentence_count;
    return VL_OK;
}

static vl_status refuse(vl_error *error, const char *what, vl_text value) {
    int size = value.size < 200 ? (int)value.size : 200;
    return vl_error_set(error, VL_ERROR_ARGUMENT, what, size, value.data ? value.data : "");
}

/* Makes columns if there are none yet. False: no memory. */
static bool begin_columns(vl_corpus_builder *builder) {
    if (!builder->columns) builder->columns = vl_columns_create(builder->context, builder->lexicon);
    return builder->columns != NULL;
}

/* Adds a document; its text is taken over where `text` is given. */
static vl_status add_document(vl_corpus_builder *builder, const vl_source *source, vl_string *text, vl_error *error) {
    if (!begin_columns(builder)) return vl_error_memory(error);
    const vl_language *language = builder->language;
    vl_text tag = builder->tag;
    if (!language && source->language.data) {
        tag = source->language;
        language = vl_language_find(tag);
        if (!language) return refuse(error, "'%.*s' is no language tag", tag);
    }
    if (!source->id.data) return vl_error_set(error, VL_ERROR_ARGUMENT, "a document without an id");
    if (vl_symbols_find(&builder->columns->ids, source->id) != VL_NO_SYMBOL)
        return refuse(error, "two documents have the id '%.*s'", source->id);
    if (!language) {
        language = vl_language_detect(source->text);
        tag = vl_text_of(vl_language_tag(language));
    }
    if (!append_document(builder, source, tag, text)) return vl_error_memory(error);
    vl_status status = append_paragraphs(builder, source, language);
    if (status == VL_ERROR_CANCELLED) return vl_error_set(error, status, "cancelled");
    return status == VL_OK ? VL_OK : vl_error_memory(error);
}

vl_status vl_corpus_builder_add(vl_corpus_builder *builder, const vl_source *source, vl_error *error) {
    return add_document(builder, source, NULL, error);
}

vl_status vl_corpus_builder_finish(vl_corpus_builder *builder, vl_corpus **out, vl_error *error) {
    if (!begin_columns(builder)) return vl_error_memory(error);
    vl_columns *columns = builder->columns;
    if (!VL_GROW(builder->context, columns->paragraphs, columns->paragraph_capacity,
                 (size_t)columns->paragraph_count + 1) ||
        !VL_GROW(builder->context, columns->atoms.sentences, columns->atoms.sentence_capacity,
                 (size_t)columns->sentence_count + 1)) {
        return vl_error_memory(error);
    }
    columns->paragraphs[columns->paragraph_count] = (vl_paragraph_record){.first_sentence = columns->sentence_count};
    columns->atoms.sentences[columns->sentence_count] = columns->atoms.count;
    vl_corpus *corpus = vl_corpus_over((vl_corpus){.columns = columns, .document_count = columns->document_count});
    if (!corpus) return vl_error_memory(error);
    builder->columns = NULL;
    *out = corpus;
    return VL_OK;
}

/* Reads all documents of the input into the builder. */
static vl_status add_all(vl_corpus_builder *builder, vl_input *input, vl_error *error) {
    for (;;) {
        const vl_source *source = NULL;
        vl_status status = vl_input_next(input, &source, error);
        if (status != VL_OK || !source) return status;
        vl_string text = VL_STRING;
        bool large = source->text.size >= LARGE_TEXT;
        if (large) vl_input_take_text(input, &text);
        status = add_document(builder, source, large ? &text : NULL, error);
        vl_string_free(builder->context, &text);
        if (status != VL_OK) return status;
    }
}

vl_status vl_corpus_open(vl_context *context, const char *const *paths, size_t count, const vl_corpus_options *options,
                         vl_corpus **out, vl_input_counts *counts, vl_error *error) {
    vl_input *input = NULL;
    vl_corpus_builder *builder = NULL;
    vl_status status = vl_corpus_builder_create(context, options, &builder, error);
    if (status == VL_OK) status = vl_input_open(context, paths, count, options ? &options->input : NULL, &input, error);
    if (status == VL_OK) status = add_all(builder, input, error);
    if (status == VL_OK && counts) *counts = vl_input_counted(input);
    if (status == VL_OK) status = vl_corpus_builder_finish(builder, out, error);
    vl_input_free(input);
    vl_corpus_builder_free(builder);
    return status;
}

vl_status vl_corpus_of_text(vl_context *context, vl_text text, const vl_corpus_options *options, vl_corpus **out,
                            vl_error *error) {
    const vl_source given = {.id = vl_text_of("text")}, *source;
    vl_source_reader *reader = NULL;
    vl_corpus_builder *builder = NULL;
    vl_status status = vl_source_reader_create(context, &reader, error);
    if (status == VL_OK) status = vl_source_reader_read(reader, text, &given, options ? &options->input : NULL, &source, error);
    if (status == VL_OK) status = vl_corpus_builder_create(context, options, &builder, error);
    if (status == VL_OK) status = vl_corpus_builder_add(builder, source, error);
    if (status == VL_OK) status = vl_corpus_builder_finish(builder, out, error);
    vl_corpus_builder_free(builder);
    vl_source_reader_free(reader);
    return status;
}
