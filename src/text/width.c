#include "text/segment.h"

#define KEYCAP 0x20E3u
#define EMOJI_PRESENTATION 0xFE0Fu

static bool is_printable_ascii(unsigned char byte) {
    return byte >= 0x20 && byte < 0x7F;
}

/* Columns of one letter by itself. Vowels and finals of conjoining Hangul are drawn into the columns of the initial. */
static unsigned letter_width(const vl_property *property) {
    if (property->grapheme_break == VL_GRAPHEME_V || property->grapheme_break == VL_GRAPHEME_T) return 0;
    switch (property->category) {
    case VL_CATEGORY_MN:
    case VL_CATEGORY_MC:
    case VL_CATEGORY_ME:
    case VL_CATEGORY_ZL:
    case VL_CATEGORY_ZP:
    case VL_CATEGORY_CC:
    case VL_CATEGORY_CF: return 0;
    default: return property->flags & VL_PROPERTY_WIDE ? 2 : 1;
    }
}

/* True for what U+FE0F turns into a picture: pictographs, and the digits and signs of keycaps. */
static bool has_emoji_form(uint32_t code_point, const vl_property *property) {
    if (property->flags & VL_PROPERTY_EXTENDED_PICTOGRAPHIC) return true;
    return (code_point >= '0' && code_point <= '9') || code_point == '#' || code_point == '*';
}

/* Columns of one grapheme cluster: those of its letters, but never more than 2, since what is joined is drawn as one
 * picture. The two halves of a flag are a column each; keycaps and emoji forms of narrow letters are wide. */
static unsigned cluster_width(vl_text text, size_t start, size_t end) {
    unsigned width = 0;
    bool emoji_form = false;
    for (size_t at = start; at < end && width < 2;) {
        uint32_t code_point;
        const vl_property *property;
        at += vl_utf8_decode(text.data + at, end - at, &code_point);
        property = vl_property_of(code_point);
        width += letter_width(property);
        if (emoji_form && (code_point == EMOJI_PRESENTATION || code_point == KEYCAP)) width = 2;
        emoji_form = has_emoji_form(code_point, property);
    }
    return width < 2 ? width : 2;
}

/* Columns of the grapheme cluster at `start`; `*end` gets its end. */
static unsigned next_width(vl_text text, size_t start, size_t *end) {
    size_t length;
    *end = vl_segment_grapheme(text, start);
    if (*end == start + 1 && is_printable_ascii((unsigned char)text.data[start])) return 1;
    if (vl_is_plain_latin(text, start, &length) && *end == start + length) return 1;
    return cluster_width(text, start, *end);
}

uint64_t vl_text_width(vl_text text) {
    uint64_t width = 0;
    size_t at = 0;
    while (at < text.size) width += next_width(text, at, &at);
    return width;
}

size_t vl_text_fit(vl_text text, uint64_t columns) {
    uint64_t width = 0;
    size_t at = 0, end;
    while (at < text.size) {
        width += next_width(text, at, &end);
        if (width > columns) break;
        at = end;
    }
    return at;
}
