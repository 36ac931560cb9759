/*
 * What must hold of every corpus, whatever its text: tokens are those of the scanner, and sentences divide them. Shared by the
 * unit test and the fuzzer.
 */
#ifndef TESTS_UNIT_WALK_H
#define TESTS_UNIT_WALK_H

#include <string.h>

#include "lang/language.h"
#include "text/letters.h"
#include "text/token.h"
#include "vanlua/frequencies.h"

/* True if there is nothing but white space and U+200B in the bytes. */
static inline bool is_all_gap(const char *text, uint64_t first, uint64_t end) {
    while (first < end) {
        vl_letter letter = vl_letter_at(text, (size_t)end, (size_t)first);
        if (!vl_is_gap(letter)) return false;
        first += letter.size;
    }
    return true;
}

/* What is wrong with the tokens of a paragraph, which begin at `*token`; NULL: nothing. `*token` is moved behind them. */
static inline const char *wrong_in_paragraph(const vl_corpus *corpus, const vl_document *document, vl_paragraph paragraph,
                                             const vl_language *language, uint64_t *token) {
    const char *text = document->text.data;
    uint64_t last = paragraph.offset, end = paragraph.offset + paragraph.size;
    uint64_t tokens_end = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, paragraph.sentences).end;
    vl_scanner scanner = {text, (size_t)end, (size_t)paragraph.offset, &language->rules};
    vl_piece piece;
    for (; vl_scanner_next(&scanner, &piece); ++*token) {
        if (*token >= tokens_end) return "a token of the scanner is missing";
        vl_token stored = vl_corpus_token(corpus, VL_UNIT_SYLLABLE, *token);
        if (stored.offset != piece.first || stored.size != piece.end - piece.first) return "a token has other bounds than the scanner's";
        vl_kind kind = vl_corpus_type_kind(corpus, VL_UNIT_SYLLABLE, stored.type);
        if (kind != piece.kind) return "a token has another kind than the scanner's";
        vl_text type = vl_corpus_type_text(corpus, VL_UNIT_SYLLABLE, stored.type);
        if (!vl_text_equal(type, (vl_text){text + stored.offset, stored.size})) return "a token has another text than its type";
        bool inside = stored.offset >= last && stored.size > 0 && stored.offset + stored.size <= end;
        if (!inside) return "a token overlaps another or leaves its paragraph";
        if (!is_all_gap(text, last, stored.offset)) return "text between tokens is lost";
        last = stored.offset + stored.size;
    }
    if (*token != tokens_end) return "there is a token that the scanner has not";
    return is_all_gap(text, last, end) ? NULL : "text behind the last token is lost";
}

/* What is wrong with a document; NULL: nothing. */
static inline const char *wrong_in_document(const vl_corpus *corpus, uint64_t position, const vl_language *language) {
    const vl_document *document = vl_corpus_document(corpus, position);
    uint64_t sentence = document->sentences.first;
    uint64_t token = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, (vl_range){sentence, sentence}).first;
    for (uint64_t i = document->paragraphs.first; i < document->paragraphs.end; i++) {
        vl_paragraph paragraph = vl_corpus_paragraph(corpus, i);
        if (paragraph.sentences.first != sentence) return "sentences do not divide the document";
        for (; sentence < paragraph.sentences.end; sentence++) {
            vl_range tokens = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, (vl_range){sentence, sentence + 1});
            if (tokens.first >= tokens.end) return "a sentence is empty";
            if (vl_corpus_paragraph_of(corpus, sentence) != i) return "a sentence is found in another paragraph";
            if (vl_corpus_owner(corpus, sentence) != document) return "a sentence is not found";
        }
        const char *wrong = wrong_in_paragraph(corpus, document, paragraph, language, &token);
        if (wrong) return wrong;
    }
    return sentence == document->sentences.end ? NULL : "sentences do not end with the document";
}

/* What is wrong with a word, of which `atom` is the first syllable; NULL: nothing. `*atom` is moved behind it. */
static inline const char *wrong_in_word(const vl_corpus *corpus, const char *text, uint64_t number, uint64_t *atom, uint64_t end) {
    vl_token word = vl_corpus_token(corpus, VL_UNIT_WORD, number);
    vl_text type = vl_corpus_type_text(corpus, VL_UNIT_WORD, word.type);
    uint64_t last = word.offset;
    size_t written = 0, parts = 0;
    for (; *atom < end; ++*atom, parts++) {
        vl_token part = vl_corpus_token(corpus, VL_UNIT_SYLLABLE, *atom);
        if (part.offset >= word.offset + word.size) break;
        if (parts == 0 && part.offset != word.offset) return "a word begins inside an atom";
        if (part.offset > last && (written >= type.size || type.data[written++] != ' ')) return "a type has no blank for white space";
        for (uint64_t i = last; i + 2 < part.offset; i++) {
            if (memcmp(text + i, "\xE2\x80\x8B", 3) == 0) return "a word reaches across a zero-width space";
        }
        if (type.size - written < part.size || memcmp(type.data + written, text + part.offset, part.size) != 0)
            return "a word has another text than its type";
        written += part.size;
        last = part.offset + part.size;
    }
    if (parts == 0) return "a word has no atom";
    if (last != word.offset + word.size) return "a word ends inside an atom";
    return written == type.size ? NULL : "a type is longer than its word";
}

/* What is wrong with the words of a corpus that is divided; NULL: nothing. Every atom belongs to one word, and words to
 * sentences. */
static inline const char *wrong_in_words(const vl_corpus *corpus) {
    uint64_t sentences = vl_corpus_sentence_total(corpus), next = 0;
    for (uint64_t i = 0; i < sentences; i++) {
        vl_range words = vl_corpus_tokens(corpus, VL_UNIT_WORD, (vl_range){i, i + 1});
        vl_range atoms = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, (vl_range){i, i + 1});
        if (words.first != next || words.first >= words.end) return "sentences do not divide the words";
        for (; next < words.end; next++) {
            const char *wrong = wrong_in_word(corpus, vl_corpus_owner(corpus, i)->text.data, next, &atoms.first, atoms.end);
            if (wrong) return wrong;
            if (vl_corpus_sentence_of(corpus, VL_UNIT_WORD, next) != i) return "a word is found in another sentence";
        }
        if (atoms.first != atoms.end) return "an atom belongs to no word";
    }
    return NULL;
}

#endif
