#include "input/line.h"

#include <string.h>

#include "input/paragraph.h"
#include "text/property.h"
#include "text/utf8.h"

#define WORDS_MAXIMUM 64

/* Counts words, and which of them begin with a capital. */
static void count_words(vl_line *line) {
    bool inside = false;
    for (size_t at = 0; at < line->text.size;) {
        char byte = line->text.data[at];
        if (inside && byte >= 'a' && byte <= 'z') {
            at++;
            continue;
        }
        uint32_t code_point;
        at += vl_utf8_read(line->text.data + at, &code_point);
        const vl_property *property = vl_property_of(code_point);
        if (property->category == VL_CATEGORY_ND) line->digits = true;
        if (property->flags & VL_PROPERTY_KEYLESS) continue;
        bool letter = property->category >= VL_CATEGORY_LU && property->category <= VL_CATEGORY_ME;
        if (letter && !inside && line->words < WORDS_MAXIMUM) {
            if (property->flags & VL_PROPERTY_UPPER) line->capitals |= (uint64_t)1 << line->words;
            line->words++;
        }
        inside = letter;
    }
}

/* True if there may be white space other than single blanks: looks at the bytes with which such letters begin. */
static bool has_wide_blanks(const vl_string *text) {
    for (size_t i = 0; i < text->size; i++) {
        unsigned char byte = (unsigned char)text->data[i], next = (unsigned char)text->data[i + 1];
        if (byte > 0x20 && byte != 0xC2 && byte != 0xE2 && byte != 0xE3 && (byte != 0xE1 || next != 0x9A)) continue;
        if (byte != ' ' || next == ' ') return true;
    }
    return false;
}

/* Makes every run of white space one blank. */
static void squeeze_blanks(vl_string *text) {
    if (!has_wide_blanks(text)) return;
    size_t out = 0;
    for (size_t at = 0; at < text->size;) {
        uint32_t code_point;
        size_t size = vl_utf8_read(text->data + at, &code_point);
        if (vl_is_white_space(code_point)) {
            if (out > 0 && text->data[out - 1] != ' ') text->data[out++] = ' ';
        } else {
            memmove(text->data + out, text->data + at, size);
            out += size;
        }
        at += size;
    }
    text->size = out;
    text->data[out] = '\0';
}

bool vl_line_read(vl_draft *draft, vl_text paragraph, vl_line *out) {
    *out = (vl_line){.text = paragraph, .letters = vl_letters_of(paragraph)};
    draft->folded.size = 0;
    if (!vl_string_reserve(draft->context, &draft->folded, paragraph.size)) return false;
    if (vl_text_fold(draft->context, paragraph, true, &draft->folded)) return false;
    squeeze_blanks(&draft->folded);
    out->folded = vl_string_text(&draft->folded);
    count_words(out);
    return true;
}

bool vl_line_begins(const vl_line *line, const char *phrase) {
    return line->folded.data[0] == phrase[0] && strncmp(line->folded.data, phrase, strlen(phrase)) == 0;
}

bool vl_line_has(const vl_line *line, const char *phrase) {
    size_t size = strlen(phrase);
    const char *at = line->folded.data, *end = at + line->folded.size;
    while ((size_t)(end - at) >= size) {
        at = memchr(at, phrase[0], (size_t)(end - at) - size + 1);
        if (!at) return false;
        if (memcmp(at, phrase, size) == 0) return true;
        at++;
    }
    return false;
}

bool vl_line_capitals(const vl_line *line, unsigned first) {
    if (line->words >= WORDS_MAXIMUM || first >= line->words) return false;
    uint64_t all = ((uint64_t)1 << line->words) - 1, skipped = ((uint64_t)1 << first) - 1;
    return (line->capitals & all & ~skipped) == (all & ~skipped);
}
