#include <stdlib.h>

#include "../unit/walk.h"
#include "vanlua/reuse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
    if (!condition) abort();
}

/* Adds the text twice: the second time its tokens are known. */
static void add_twice(vl_corpus_builder *builder, const vl_source *source) {
    vl_source again = *source;
    require(vl_corpus_builder_add(builder, source, NULL) == VL_OK);
    again.id = (vl_text){"again", 5};
    require(vl_corpus_builder_add(builder, &again, NULL) == VL_OK);
}

/* Both documents have the same tokens, as the scanner has them. */
static void check_corpus(const vl_corpus *corpus, const vl_language *language) {
    require(vl_corpus_document_count(corpus) == 2);
    const vl_document *first = vl_corpus_document(corpus, 0), *second = vl_corpus_document(corpus, 1);
    require(wrong_in_document(corpus, 0, language) == NULL && wrong_in_document(corpus, 1, language) == NULL);
    require(first->sentences.end - first->sentences.first == second->sentences.end - second->sentences.first);
    for (uint64_t i = first->sentences.first; i < first->sentences.end; i++) {
        vl_range a = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, (vl_range){i, i + 1});
        vl_range b = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, (vl_range){second->sentences.first + i, second->sentences.first + i + 1});
        require(a.end - a.first == b.end - b.first);
    }
}

/* Counts all there is, in pairs and by the bare form too. */
static void check_counts(const vl_corpus *corpus) {
    for (uint32_t n = 1; n <= 2; n++) {
        const vl_frequencies_options options = {VL_UNIT_WORD, n == 1 ? VL_FORM_FOLD : VL_FORM_BARE, n, VL_KINDS_ALL};
        vl_frequencies *counted;
        require(vl_frequencies_count(corpus, NULL, &options, &counted, NULL) == VL_OK);
        uint64_t total = 0;
        for (uint32_t i = 0; i < vl_frequencies_types(counted); i++) total += vl_frequencies_at(counted, i).count;
        require(total == vl_frequencies_total(counted));
        vl_range all = vl_corpus_tokens(corpus, VL_UNIT_WORD, (vl_range){0, vl_corpus_sentence_total(corpus)});
        require(n > 1 || total == all.end - all.first);
        vl_frequencies_free(counted);
    }
    require(wrong_in_words(corpus) == NULL);
}

/* The second document stands in the first one, whole as far as it has passages. */
static void check_reuse(const vl_corpus *corpus) {
    vl_reuse_options options = VL_REUSE_OPTIONS;
    options.n = options.min = 1;
    options.within = VL_REUSE_ACROSS;
    options.kinds = VL_KINDS_ALL;
    options.unit = VL_UNIT_SYLLABLE;
    vl_table *table;
    require(vl_reuse_find(corpus, &options, &table, NULL) == VL_OK);
    uint64_t words = 0;
    for (uint64_t i = 0; i < vl_table_row_count(table); i++) words += (uint64_t)vl_table_cell(table, i, 4).value.integer;
    vl_range all = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, vl_corpus_document(corpus, 1)->sentences);
    require(words == all.end - all.first);
    vl_table_free(table);
}

/* The first byte of the data chooses language and layout. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    vl_corpus_options options = {.language = data[0] & 1 ? "vi" : "en", .input.wrapped = (data[0] & 2) != 0};
    vl_context *context;
    vl_source_reader *reader;
    vl_corpus_builder *builder;
    vl_corpus *corpus;
    const vl_source given = {.id = {"text", 4}}, *source;
    require(vl_context_create(NULL, &context, NULL) == VL_OK);
    require(vl_source_reader_create(context, &reader, NULL) == VL_OK);
    require(vl_corpus_builder_create(context, &options, &builder, NULL) == VL_OK);
    require(vl_source_reader_read(reader, (vl_text){(const char *)data + 1, size - 1}, &given, &options.input, &source, NULL) == VL_OK);
    add_twice(builder, source);
    require(vl_corpus_builder_finish(builder, &corpus, NULL) == VL_OK);
    vl_corpus_builder_free(builder);
    vl_source_reader_free(reader);
    check_corpus(corpus, vl_language_find(vl_text_of(options.language)));
    check_counts(corpus);
    check_reuse(corpus);
    vl_corpus_free(corpus);
    require(vl_context_memory_used(context) == 0);
    vl_context_free(context);
    return 0;
}
