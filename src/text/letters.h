/*
 * Reading well-formed text letter by letter, as the tokenizer does.
 */
#ifndef VL_TEXT_LETTERS_H
#define VL_TEXT_LETTERS_H

#include <stdbool.h>
#include <string.h>

#include "text/property.h"
#include "text/token.h"
#include "text/utf8.h"

/* A letter with its place and properties; past the end code_point is 0, size 0 and the properties those of U+0000. */
typedef struct vl_letter {
    uint32_t code_point;
    size_t size;
    const vl_property *property;
} vl_letter;

/* The letter at `at`. */
static inline vl_letter vl_letter_at(const char *text, size_t size, size_t at) {
    vl_letter letter = {0, 0, NULL};
    if (at < size) letter.size = vl_utf8_read(text + at, &letter.code_point);
    letter.property = vl_property_of(letter.code_point);
    return letter;
}

/* The letter at `at` of the text that is being scanned. */
static inline vl_letter vl_scanner_letter(const vl_scanner *scanner, size_t at) {
    return vl_letter_at(scanner->text, scanner->size, at);
}

/* A letter in the sense of word boundaries. */
static inline bool vl_is_word_letter(vl_letter letter) {
    return letter.property->word_break == VL_WORD_A_LETTER || letter.property->word_break == VL_WORD_HEBREW_LETTER;
}

static inline bool vl_is_numeric(vl_letter letter) {
    return letter.property->word_break == VL_WORD_NUMERIC;
}

/* Marks and format characters, which belong to what is before them. */
static inline bool vl_is_attached(vl_letter letter) {
    uint8_t word_break = letter.property->word_break;
    return letter.size && (word_break == VL_WORD_EXTEND || word_break == VL_WORD_FORMAT || word_break == VL_WORD_ZWJ);
}

/* Where the letter after the marks and format characters at `at` begins. */
static inline size_t vl_skip_attached(const char *text, size_t size, size_t at) {
    for (vl_letter letter = vl_letter_at(text, size, at); vl_is_attached(letter); letter = vl_letter_at(text, size, at))
        at += letter.size;
    return at;
}

static inline bool vl_is_hyphen(uint32_t code_point) {
    return code_point == '-' || code_point == 0x2010 || code_point == 0x2011;
}

/* True if the text holds U+200B, which separates tokens as white space does, but words as well. */
static inline bool vl_holds_zero_width_space(vl_text text) {
    for (size_t i = 0; i + 3 <= text.size; i++) {
        if (memcmp(text.data + i, "\xE2\x80\x8B", 3) == 0) return true;
    }
    return false;
}

/* White space, and the one zero-width character that separates. */
static inline bool vl_is_gap(vl_letter letter) {
    return letter.code_point == 0x200B || (letter.property->flags & VL_PROPERTY_WHITE_SPACE);
}

#endif
