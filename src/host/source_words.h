/*
 * The words of one line of Lua: names, numbers, strings and signs, without comments.
 */
#ifndef VL_HOST_SOURCE_WORDS_H
#define VL_HOST_SOURCE_WORDS_H

#include "vanlua/base.h"

#define VL_SOURCE_WORDS_MOST 512

typedef enum vl_source_kind { VL_SOURCE_NAME, VL_SOURCE_NUMBER, VL_SOURCE_STRING, VL_SOURCE_SIGN } vl_source_kind;

typedef struct vl_source_word {
    size_t first, end; /* bytes of the line */
    vl_source_kind kind;
} vl_source_word;

typedef struct vl_source_words {
    vl_text line; /* borrowed */
    vl_source_word words[VL_SOURCE_WORDS_MOST];
    size_t count;
    bool whole; /* the line has no more words than there is room for */
} vl_source_words;

/* Divides a line, taken for itself: what a long string of an earlier line does to it is not known. */
void vl_source_words_read(vl_text line, vl_source_words *out);

/* Whether word `at` is there and is exactly this text. */
bool vl_source_words_is(const vl_source_words *words, size_t at, const char *text);

/* The text of a word, the quotation marks of a string among it. */
vl_text vl_source_words_text(const vl_source_words *words, size_t at);

/* The word that opens the bracket which word `at` closes; `at` itself where that is none. */
size_t vl_source_words_open(const vl_source_words *words, size_t at);

/* The word that closes the bracket which word `at` opens; `at` itself where that is none. */
size_t vl_source_words_close(const vl_source_words *words, size_t at);

/* The first word of the expression that ends with word `at`, a name or closing bracket: of `a.b[1]:c`, a. */
size_t vl_source_words_start(const vl_source_words *words, size_t at);

#endif
