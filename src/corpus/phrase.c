/*
 * Counting phrases on the tokens as they are stored, whatever words they belong to.
 *
 * The phrase is cut and folded as a text of the language of each document, and then sought by the numbers of its keys
 * (Knuth, Morris and Pratt 1977): linear in the text and the phrase.
 */
#include "base/memory.h"
#include "corpus/columns.h"
#include "lang/joined.h"
#include "vanlua/frequencies.h"

#define POLL_TOKENS ((uint64_t)64 * 1024)

/* The phrase as texts may have it: in other languages; in Vietnamese as it stands, and with blanks for the `_` that other
 * programs put between syllables. No place of a text is both of the last. */
enum { OTHER, VIETNAMESE, VIETNAMESE_PARTED, PATTERNS };

/* A phrase in one language. */
typedef struct pattern {
    uint32_t *keys; /* of its tokens */
    size_t key_capacity;
    size_t *borders; /* of the first i + 1 tokens: how many at their end are the same as at their beginning */
    size_t border_capacity;
    size_t count;
    bool occurs; /* every key is one of the corpus */
} pattern;

/* Fills the keys, which are those of `corpus`, with the tokens of the phrase. */
static vl_status fill_keys(const vl_corpus *corpus, const vl_corpus *phrase, vl_form form, pattern *out,
                           vl_error *error) {
    const vl_symbols *names = &corpus->columns->atoms.vocabulary.keys[form].names;
    vl_range tokens = {0, phrase->columns->atoms.count};
    vl_status status = vl_corpus_prepare(phrase, VL_UNIT_SYLLABLE, form, error);
    if (status != VL_OK) return status;
    if (!VL_GROW(corpus->columns->context, out->keys, out->key_capacity, (size_t)tokens.end + 1) ||
        !VL_GROW(corpus->columns->context, out->borders, out->border_capacity, (size_t)tokens.end + 1)) {
        return vl_error_memory(error);
    }
    out->occurs = tokens.end > 0;
    for (uint64_t i = 0; i < tokens.end; i++) {
        uint32_t key = vl_corpus_key_of(phrase, VL_UNIT_SYLLABLE, form, phrase->columns->atoms.types[i]);
        out->keys[i] = vl_symbols_find(names, vl_corpus_key_text(phrase, VL_UNIT_SYLLABLE, form, key));
        out->occurs = out->occurs && out->keys[i] != VL_NO_SYMBOL;
    }
    out->count = (size_t)tokens.end;
    return VL_OK;
}

/* How many tokens of the phrase stand at the end of what was read, when `key` comes behind `matched` of them. */
static size_t step(const pattern *sought, size_t matched, uint32_t key) {
    while (matched > 0 && (matched == sought->count || sought->keys[matched] != key))
        matched = sought->borders[matched - 1];
    return matched < sought->count && sought->keys[matched] == key ? matched + 1 : 0;
}

static vl_status make_pattern(const vl_corpus *corpus, vl_text phrase, vl_form form, const char *language, pattern *out,
                              vl_error *error) {
    const vl_corpus_options options = {.language = language};
    vl_corpus *text = NULL;
    vl_status status = vl_corpus_of_text(corpus->columns->context, phrase, &options, &text, error);
    if (status == VL_OK) status = fill_keys(corpus, text, form, out, error);
    vl_corpus_free(text);
    if (status == VL_OK && out->count == 0)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "a phrase needs at least one word, number or mark");
    if (status != VL_OK || !out->occurs) return status;
    out->borders[0] = 0;
    for (size_t i = 1; i < out->count; i++) out->borders[i] = step(out, out->borders[i - 1], out->keys[i]);
    return VL_OK;
}

/* Makes the pattern with blanks for `_`; without one it does not occur. */
static vl_status make_parted_pattern(const vl_corpus *corpus, vl_text phrase, vl_form form, pattern *out, vl_error *error) {
    vl_context *context = corpus->columns->context;
    vl_string normal = VL_STRING, parted = VL_STRING;
    if (!vl_joined_possible(phrase)) return VL_OK;
    bool made = vl_text_normalize(context, phrase, VL_NFC, &normal, NULL) == VL_OK &&
                vl_joined_part(context, vl_string_text(&normal), &parted);
    bool differs = made && !vl_text_equal(vl_string_text(&normal), vl_string_text(&parted));
    vl_status status = made ? VL_OK : vl_error_memory(error);
    if (differs) status = make_pattern(corpus, vl_string_text(&parted), form, "vi", out, error);
    vl_string_free(context, &normal);
    vl_string_free(context, &parted);
    return status;
}

static void pattern_free(vl_context *context, pattern *sought) {
    vl_free(context, sought->keys, sought->key_capacity * sizeof *sought->keys);
    vl_free(context, sought->borders, sought->border_capacity * sizeof *sought->borders);
}

/* Counts in a run of sentences, each by itself. */
static vl_status count_run(const vl_corpus *corpus, vl_range sentences, const pattern *sought, const uint32_t *key_of,
                           uint64_t *count) {
    const vl_layer *atoms = &corpus->columns->atoms;
    uint64_t polled = atoms->sentences[sentences.first];
    for (uint64_t i = sentences.first; i < sentences.end; i++) {
        size_t matched = 0;
        uint64_t end = atoms->sentences[i + 1];
        for (uint64_t token = atoms->sentences[i]; token < end; token++) {
            matched = step(sought, matched, key_of[atoms->types[token]]);
            if (matched == sought->count) ++*count;
            if (token - polled < POLL_TOKENS) continue;
            if (vl_context_cancelled(corpus->columns->context)) return VL_ERROR_CANCELLED;
            polled = token;
        }
    }
    return VL_OK;
}

static vl_status count_document(const vl_corpus *corpus, const vl_document *document, const vl_range *scope,
                                const pattern *sought, const uint32_t *key_of, uint64_t *count) {
    vl_range rest = document->sentences, run;
    if (scope && scope->first > rest.first) rest.first = scope->first;
    if (scope && scope->end < rest.end) rest.end = scope->end;
    vl_status status = VL_OK;
    while (status == VL_OK && rest.first < rest.end && vl_corpus_next_run(corpus, &rest, &run))
        status = count_run(corpus, run, sought, key_of, count);
    return status;
}

static vl_status count_documents(const vl_corpus *corpus, const vl_range *scope, const pattern patterns[PATTERNS],
                                 const uint32_t *key_of, vl_phrase_frequency *out) {
    vl_range documents = vl_corpus_documents_in(corpus, scope);
    for (uint64_t i = documents.first; i < documents.end; i++) {
        const vl_document *document = vl_corpus_document(corpus, i);
        const vl_language *language = vl_language_find(document->language);
        bool vietnamese = language && language->vietnamese;
        uint64_t before = out->count;
        if (i % 256 == 0 && vl_context_cancelled(corpus->columns->context)) return VL_ERROR_CANCELLED;
        for (size_t j = vietnamese ? VIETNAMESE : OTHER; j < (vietnamese ? PATTERNS : VIETNAMESE); j++) {
            if (!patterns[j].occurs) continue;
            vl_status status = count_document(corpus, document, scope, &patterns[j], key_of, &out->count);
            if (status != VL_OK) return status;
        }
        out->documents += out->count > before;
    }
    return VL_OK;
}

vl_status vl_phrase_count(const vl_corpus *corpus, const vl_range *scope, vl_text phrase, vl_form form,
                          vl_phrase_frequency *out, vl_error *error) {
    static const char *const languages[] = {[OTHER] = "und", [VIETNAMESE] = "vi"};
    pattern patterns[PATTERNS] = {{0}, {0}, {0}};
    vl_status status = vl_corpus_prepare(corpus, VL_UNIT_SYLLABLE, form, error);
    for (size_t i = 0; i < VIETNAMESE_PARTED && status == VL_OK; i++)
        status = make_pattern(corpus, phrase, form, languages[i], &patterns[i], error);
    if (status == VL_OK) status = make_parted_pattern(corpus, phrase, form, &patterns[VIETNAMESE_PARTED], error);
    if (status == VL_OK) {
        *out = (vl_phrase_frequency){0};
        status = count_documents(corpus, scope, patterns, corpus->columns->atoms.vocabulary.keys[form].of_type, out);
        if (status != VL_OK) vl_error_set(error, status, "cancelled");
    }
    for (size_t i = 0; i < PATTERNS; i++) pattern_free(corpus->columns->context, &patterns[i]);
    return status;
}
