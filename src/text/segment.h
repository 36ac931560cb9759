/*
 * Boundaries of Unicode Standard Annex #29, one file for each kind. All of them find the end of the segment that begins at a
 * boundary, reading forward only: no rule looks back past a boundary, for what follows one is either free of context or, with
 * regional indicators, begins a new pair.
 */
#ifndef VL_TEXT_SEGMENT_H
#define VL_TEXT_SEGMENT_H

#include "text/property.h"
#include "text/utf8.h"
#include "vanlua/text.h"

/* The letter at one position of a text. */
typedef struct vl_letter {
    const vl_property *property;
    size_t end; /* where the next letter begins */
} vl_letter;

/* The letter at `at` < text.size; a run of ill-formed bytes is one U+FFFD. */
static inline vl_letter vl_letter_at(vl_text text, size_t at) {
    uint32_t code_point = (unsigned char)text.data[at];
    size_t length = 1;
    if (code_point >= 0x80) length = vl_utf8_decode(text.data + at, text.size - at, &code_point);
    return (vl_letter){vl_property_of(code_point), at + length};
}

/* True for the letters of U+00C0 to U+02BF and of U+1E00 to U+1EFF, the two ranges that with ASCII write the languages of Latin
 * script, Vietnamese among them. To Word_Break each of them is an ALetter, to Grapheme_Cluster_Break Other, so that runs of
 * them need no look into the tables. `length` gets the bytes of the letter. */
static inline bool vl_is_plain_latin(vl_text text, size_t at, size_t *length) {
    const unsigned char *byte = (const unsigned char *)text.data + at;
    size_t left = text.size - at;
    if (byte[0] >= 0xC3 && byte[0] <= 0xCA) {
        *length = 2;
        if (left < 2 || (byte[1] & 0xC0) != 0x80) return false;
        return byte[0] != 0xC3 || (byte[1] != 0x97 && byte[1] != 0xB7); /* multiplication and division signs */
    }
    *length = 3;
    return byte[0] == 0xE1 && left >= 3 && byte[1] >= 0xB8 && byte[1] <= 0xBB && (byte[2] & 0xC0) == 0x80;
}

/* End of the grapheme cluster, the word or the sentence that begins at `start`, a boundary before text.size. */
size_t vl_segment_grapheme(vl_text text, size_t start);
size_t vl_segment_word(vl_text text, size_t start);
size_t vl_segment_sentence(vl_text text, size_t start);

#endif
