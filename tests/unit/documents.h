/*
 * For the tests of tokens, sentences and counts: corpora of texts written in the test, and what they hold as one string.
 */
#ifndef TESTS_UNIT_DOCUMENTS_H
#define TESTS_UNIT_DOCUMENTS_H

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "check.h"
#include "lang/language.h"

#define MANY 16 /* documents that a test writes at most */

static inline const vl_language *language_of(const char *tag) {
    return vl_language_find(vl_text_of(tag));
}

/* A corpus of texts, read as plain text and divided into words, with the ids "0", "1" … NULL if anything fails. */
static inline vl_corpus *read_texts_by(vl_context *context, const vl_corpus_options *chosen, const vl_text *texts, size_t count) {
    const vl_corpus_options options = *chosen;
    vl_corpus_builder *builder = NULL;
    vl_source_reader *reader = NULL;
    vl_corpus *corpus = NULL;
    vl_status status = vl_corpus_builder_create(context, &options, &builder, NULL);
    if (!status) status = vl_source_reader_create(context, &reader, NULL);
    for (size_t i = 0; i < count && !status; i++) {
        char id[32];
        snprintf(id, sizeof id, "%zu", i);
        const vl_source given = {.id = vl_text_of(id)}, *source;
        status = vl_source_reader_read(reader, texts[i], &given, &options.input, &source, NULL);
        if (!status) status = vl_corpus_builder_add(builder, source, NULL);
    }
    if (!status) status = vl_corpus_builder_finish(builder, &corpus, NULL);
    if (!status) status = vl_corpus_divide(corpus, VL_UNIT_WORD, NULL);
    vl_source_reader_free(reader);
    vl_corpus_builder_free(builder);
    if (!status) return corpus;
    vl_corpus_free(corpus);
    return NULL;
}

/* The same; `language` may be NULL. */
static inline vl_corpus *read_texts(vl_context *context, const char *language, bool wrapped, const vl_text *texts, size_t count) {
    vl_corpus_options options = VL_CORPUS_OPTIONS;
    options.language = language;
    options.input.wrapped = wrapped;
    return read_texts_by(context, &options, texts, count);
}

static inline vl_corpus *read_text(vl_context *context, const char *language, const char *text) {
    vl_text one = vl_text_of(text);
    return read_texts(context, language, false, &one, 1);
}

/* The texts of the list that ends with NULL. */
static inline vl_corpus *read_list(vl_context *context, const char *language, const char *const *list) {
    vl_text texts[MANY];
    size_t count = 0;
    for (; list[count]; count++) texts[count] = vl_text_of(list[count]);
    return read_texts(context, language, false, texts, count);
}

static inline void append(vl_context *context, vl_string *out, vl_text text) {
    vl_string_append(context, out, text.data ? text.data : "", text.size);
}

/* The first letter of a kind's name. */
static inline char kind_letter(vl_kind kind) {
    return vl_kind_name(kind)[0];
}

static inline vl_range all_sentences(const vl_corpus *corpus) {
    return (vl_range){0, vl_corpus_sentence_total(corpus)};
}

/* A lexicon of words, each ended by `;`. NULL if anything fails. */
static inline vl_lexicon *make_lexicon(vl_context *context, const char *words) {
    vl_lexicon *lexicon;
    if (vl_lexicon_create(context, &lexicon, NULL)) return NULL;
    while (*words) {
        size_t size = strcspn(words, ";");
        if (vl_lexicon_add(lexicon, (vl_text){words, size}, NULL)) {
            vl_lexicon_free(lexicon);
            return NULL;
        }
        words += size + (words[size] != 0);
    }
    return lexicon;
}

/* A text in the language, divided with such a lexicon. */
static inline vl_corpus *read_with_lexicon(vl_context *context, const char *language, const char *words, const char *text) {
    vl_corpus_options options = VL_CORPUS_OPTIONS;
    vl_text one = vl_text_of(text);
    options.language = language;
    options.lexicon = make_lexicon(context, words);
    vl_corpus *corpus = options.lexicon ? read_texts_by(context, &options, &one, 1) : NULL;
    vl_lexicon_free(options.lexicon);
    return corpus;
}

/* The tokens of the sentences joined by `|`, or their keys where `form` is not VL_FORM_EXACT. */
static inline vl_string joined_tokens(const vl_corpus *corpus, vl_range sentences, vl_form form) {
    vl_context *context = vl_corpus_context(corpus);
    vl_string out = VL_STRING;
    if (vl_corpus_prepare(corpus, VL_UNIT_SYLLABLE, form, NULL)) return out;
    vl_range tokens = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, sentences);
    for (uint64_t i = tokens.first; i < tokens.end; i++) {
        vl_token token = vl_corpus_token(corpus, VL_UNIT_SYLLABLE, i);
        uint32_t key = vl_corpus_key_of(corpus, VL_UNIT_SYLLABLE, form, token.type);
        if (i > tokens.first) append(context, &out, vl_text_of("|"));
        append(context, &out, vl_corpus_key_text(corpus, VL_UNIT_SYLLABLE, form, key));
    }
    return out;
}

/* The sentences as written, from first to last token, joined by ` / `, and paragraphs by ` // `. */
static inline vl_string joined_sentences(const vl_corpus *corpus) {
    vl_context *context = vl_corpus_context(corpus);
    vl_string out = VL_STRING;
    for (uint64_t i = 0; i < vl_corpus_sentence_total(corpus); i++) {
        vl_range tokens = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, (vl_range){i, i + 1});
        vl_token first = vl_corpus_token(corpus, VL_UNIT_SYLLABLE, tokens.first);
        vl_token last = vl_corpus_token(corpus, VL_UNIT_SYLLABLE, tokens.end - 1);
        bool begins = vl_corpus_paragraph(corpus, vl_corpus_paragraph_of(corpus, i)).sentences.first == i;
        if (i > 0) append(context, &out, vl_text_of(begins ? " // " : " / "));
        const char *text = vl_corpus_owner(corpus, i)->text.data;
        append(context, &out, (vl_text){text + first.offset, (size_t)(last.offset + last.size - first.offset)});
    }
    return out;
}

#endif
