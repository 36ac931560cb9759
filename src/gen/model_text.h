/*
 * What the trainer of the word model learns from: sentences of tokens, read from CoNLL-U as `vanlua tokenize --unit
 * syllable --format conllu` writes it, and the words that people found in them.
 */
#ifndef VL_GEN_MODEL_TEXT_H
#define VL_GEN_MODEL_TEXT_H

#include "base/symbols.h"
#include "text/gap.h"

/* One token. */
typedef struct training_token {
    uint32_t key;     /* number of its folded key */
    uint32_t letters; /* how many it has */
    uint8_t kind;
    uint8_t shape;
    bool glued;  /* nothing stands between it and the token before */
    bool joined; /* it belongs to the word of the token before */
} training_token;

/* Sentences one after the other. */
typedef struct training_text {
    training_token *tokens;
    size_t token_capacity;
    size_t token_count;
    size_t *sentences; /* first token of each, and token_count behind the last */
    size_t sentence_capacity;
    size_t sentence_count;
    size_t *paragraphs; /* first sentence of each */
    size_t paragraph_capacity;
    size_t paragraph_count;
} training_text;

/* What is known of a token by its form alone. */
typedef struct training_form {
    uint32_t key;
    uint32_t letters;
    uint8_t kind;
    uint8_t shape;
} training_form;

/* The keys and forms of all texts read so far. */
typedef struct training_words {
    vl_context *context;
    vl_symbols keys;
    vl_symbols forms;
    training_form *of_form;
    size_t form_capacity;
} training_words;

/* Prints a message, with file and line if there is a file, and ends the program. */
_Noreturn void fail(const char *path, size_t line, const char *format, ...) VL_PRINTF(3, 4);

/* Ends the program for want of memory unless `there`. */
void need(bool there);

/* Makes an empty set of words. */
void training_words_init(training_words *words, vl_context *context);

/* Frees them. */
void training_words_free(training_words *words);

/* The number of a syllable's folded key. */
uint32_t training_key(training_words *words, vl_text syllable, vl_kind kind);

/* Appends the sentences of a CoNLL-U file, "-" for standard input. */
void training_text_read(training_words *words, const char *path, training_text *text);

/* Reads the words that people found, a paragraph a line: the raw text, a tabulator, the words with U+241F between them.
 * Fills `joined`. The file must have the characters of the text. */
void training_text_read_gold(training_words *words, const char *path, training_text *text);

/* Frees a text. */
void training_text_free(vl_context *context, training_text *text);

/* True if the gap ahead of the token may be inside a word: both are words, and white space is between them. */
static inline bool training_gap_is_open(const training_token *token) {
    return !token->glued && token->kind == VL_KIND_WORD && token[-1].kind == VL_KIND_WORD;
}

#endif
