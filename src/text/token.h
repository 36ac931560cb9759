/*
 * Tokens: the atoms of a text (syllables, numbers, codes, marks …), by UAX #29 with the exceptions of real articles.
 */
#ifndef VL_TEXT_TOKEN_H
#define VL_TEXT_TOKEN_H

#include "vanlua/text.h"

#define VL_LONGEST_ABBREVIATION 12

/* What the language of a text adds to the rules. */
typedef struct vl_token_rules {
    const vl_text *abbreviations; /* each with its last dot, of at most VL_LONGEST_ABBREVIATION bytes, in byte order */
    size_t abbreviation_count;
    bool breaks_glued; /* a dot or colon between two or more lower-case letters and a capital separates */
} vl_token_rules;

/* Walks over well-formed text in NFC. */
typedef struct vl_scanner {
    const char *text;
    size_t size;
    size_t at; /* where the next token is looked for; may be moved to any token's end */
    const vl_token_rules *rules;
} vl_scanner;

/* One token: bytes first … end - 1 of the text. */
typedef struct vl_piece {
    size_t first;
    size_t end;
    vl_kind kind;
} vl_piece;

/* Finds the next token. White space and U+200B belong to none. False: there are no more. Linear over the whole text. */
bool vl_scanner_next(vl_scanner *scanner, vl_piece *out);

/* True if a listed abbreviation of the rules is exactly `form`, its dot included. */
bool vl_token_is_abbreviation(const vl_token_rules *rules, vl_text form);

/* Appends the key of a token in a form. Abbreviations lose their dots: a word that ends with one has none in its folded and
 * bare keys. Fails for want of memory. */
vl_status vl_token_key(vl_context *context, vl_text text, vl_kind kind, vl_form form, bool vietnamese, vl_string *out);

/* Takes the dots out of `key` from byte `start` on. */
void vl_token_drop_dots(vl_string *key, size_t start);

/* The two functions below look at a token that begins at scanner->at. */

/* The end of a URL, e-mail address or host that begins at an ASCII letter or digit, 0 if there is none. */
size_t vl_token_address(const vl_scanner *scanner, vl_kind *kind);

/* The end of the number (with units, date, range, ratio, time) or code that begins at a digit. */
size_t vl_token_number(const vl_scanner *scanner, vl_kind *kind);

#endif
