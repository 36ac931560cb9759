#include "input/paragraph.h"

#include <string.h>

#include "text/property.h"
#include "text/utf8.h"

/* Closing quotes and brackets at the end that a look at the punctuation passes over. */
#define CLOSERS_MAXIMUM 8

/* Zero-width characters that leave a line empty where there is nothing else. */
static bool is_invisible(uint32_t code_point) {
    return code_point == 0x200B || code_point == 0xFEFF || code_point == 0x2060;
}

/* The text without white space at both ends; of size 0 if there is nothing to see in it. */
static vl_text trim(const char *at, const char *end) {
    const char *first = NULL;
    bool visible = false;
    while (at < end && !visible) {
        uint32_t code_point;
        size_t size = vl_utf8_read(at, &code_point);
        if (!vl_is_white_space(code_point)) {
            if (!first) first = at;
            visible = !is_invisible(code_point);
        }
        at += size;
    }
    if (!visible) return (vl_text){end, 0};
    while (end > at) {
        uint32_t code_point;
        const char *last = at + vl_utf8_previous(at, (size_t)(end - at));
        vl_utf8_read(last, &code_point);
        if (!vl_is_white_space(code_point)) break;
        end = last;
    }
    return (vl_text){first, (size_t)(end - first)};
}

/* Adds a line, or where paragraphs run over lines and the line before was not blank, joins it to the paragraph before. */
static bool add_line(vl_draft *draft, vl_text line, uint64_t number, bool joins) {
    uint64_t offset = (uint64_t)(line.data - draft->text.data);
    if (joins) {
        vl_block *last = &draft->blocks[draft->block_count - 1];
        last->size = offset + line.size - last->offset;
        return true;
    }
    return vl_draft_add(draft, (vl_block){offset, line.size, number, VL_PARAGRAPH_BODY});
}

bool vl_paragraphs_find(vl_draft *draft) {
    const char *at = draft->text.data, *end = at + draft->text.size;
    bool open = false;
    for (uint64_t number = 1; at < end; number++) {
        if (*at == '\n') {
            open = false;
            at++;
            continue;
        }
        const char *found = memchr(at, '\n', (size_t)(end - at)), *line_end = found ? found : end;
        vl_text line = trim(at, line_end);
        if (line.size && !add_line(draft, line, number, draft->wrapped && open)) return false;
        open = line.size > 0;
        at = line_end + (found != NULL);
    }
    return true;
}

/* The letters that begin within the text, counted until there are more than `enough`. */
static size_t count_letters(vl_text text, size_t enough) {
    const uint64_t ones = 0x0101010101010101u;
    size_t at = 0, inner = 0;
    for (; at + 8 <= text.size && at - inner <= enough; at += 8) {
        uint64_t bytes;
        memcpy(&bytes, text.data + at, 8);
        inner += (size_t)((((bytes >> 7) & ~(bytes >> 6) & ones) * ones) >> 56);
    }
    for (; at < text.size && at - inner <= enough; at++) inner += ((unsigned char)text.data[at] & 0xC0) == 0x80;
    return at - inner;
}

size_t vl_letters_of(vl_text text) {
    return count_letters(text, SIZE_MAX);
}

static bool is_closer(const vl_property *property, uint32_t code_point) {
    bool closes = property->category == VL_CATEGORY_PE || property->category == VL_CATEGORY_PF;
    return closes || code_point == '"' || code_point == '\'';
}

/* The shape of a short paragraph by its last letter that is no closing quote or bracket. */
static vl_shape shape_of_end(vl_text paragraph) {
    size_t at = paragraph.size;
    for (int i = 0; i <= CLOSERS_MAXIMUM && at > 0; i++) {
        uint32_t code_point;
        at = vl_utf8_previous(paragraph.data, at);
        vl_utf8_read(paragraph.data + at, &code_point);
        const vl_property *property = vl_property_of(code_point);
        if (is_closer(property, code_point)) continue;
        if (code_point == ',' || code_point == ':' || code_point == ';') return VL_SHAPE_OPEN;
        if (code_point == '!' || code_point == '?' || code_point == 0x2026) return VL_SHAPE_CALL;
        bool ends = property->sentence_break == VL_SENTENCE_A_TERM || property->sentence_break == VL_SENTENCE_S_TERM;
        return ends ? VL_SHAPE_SENTENCE : VL_SHAPE_PLAIN;
    }
    return VL_SHAPE_PLAIN;
}

vl_shape vl_shape_of(vl_text paragraph) {
    if (paragraph.size > (size_t)VL_LETTERS_SHORT * 4) return VL_SHAPE_LONG;
    if (count_letters(paragraph, VL_LETTERS_SHORT) > VL_LETTERS_SHORT) return VL_SHAPE_LONG;
    vl_shape shape = shape_of_end(paragraph);
    bool prose = shape == VL_SHAPE_SENTENCE && count_letters(paragraph, VL_LETTERS_PROSE) >= VL_LETTERS_PROSE;
    return prose ? VL_SHAPE_PROSE : shape;
}
