/*
 * Properties of code points, from the tables that src/gen/unicode.c writes out of the Unicode Character Database.
 */
#ifndef VL_TEXT_PROPERTY_H
#define VL_TEXT_PROPERTY_H

#include <stdbool.h>
#include <stdint.h>

/* General_Category. */
typedef enum vl_category {
    VL_CATEGORY_CN, VL_CATEGORY_LU, VL_CATEGORY_LL, VL_CATEGORY_LT, VL_CATEGORY_LM, VL_CATEGORY_LO, VL_CATEGORY_MN, VL_CATEGORY_MC,
    VL_CATEGORY_ME, VL_CATEGORY_ND, VL_CATEGORY_NL, VL_CATEGORY_NO, VL_CATEGORY_PC, VL_CATEGORY_PD, VL_CATEGORY_PS, VL_CATEGORY_PE,
    VL_CATEGORY_PI, VL_CATEGORY_PF, VL_CATEGORY_PO, VL_CATEGORY_SM, VL_CATEGORY_SC, VL_CATEGORY_SK, VL_CATEGORY_SO, VL_CATEGORY_ZS,
    VL_CATEGORY_ZL, VL_CATEGORY_ZP, VL_CATEGORY_CC, VL_CATEGORY_CF, VL_CATEGORY_CS, VL_CATEGORY_CO
} vl_category;

/* Word_Break. */
typedef enum vl_word_break {
    VL_WORD_OTHER, VL_WORD_CR, VL_WORD_LF, VL_WORD_NEWLINE, VL_WORD_EXTEND, VL_WORD_ZWJ, VL_WORD_REGIONAL_INDICATOR, VL_WORD_FORMAT,
    VL_WORD_KATAKANA, VL_WORD_HEBREW_LETTER, VL_WORD_A_LETTER, VL_WORD_SINGLE_QUOTE, VL_WORD_DOUBLE_QUOTE, VL_WORD_MID_NUM_LET,
    VL_WORD_MID_LETTER, VL_WORD_MID_NUM, VL_WORD_NUMERIC, VL_WORD_EXTEND_NUM_LET, VL_WORD_W_SEG_SPACE
} vl_word_break;

/* Sentence_Break. */
typedef enum vl_sentence_break {
    VL_SENTENCE_OTHER, VL_SENTENCE_CR, VL_SENTENCE_LF, VL_SENTENCE_EXTEND, VL_SENTENCE_SEP, VL_SENTENCE_FORMAT, VL_SENTENCE_SP,
    VL_SENTENCE_LOWER, VL_SENTENCE_UPPER, VL_SENTENCE_O_LETTER, VL_SENTENCE_NUMERIC, VL_SENTENCE_A_TERM, VL_SENTENCE_S_CONTINUE,
    VL_SENTENCE_S_TERM, VL_SENTENCE_CLOSE
} vl_sentence_break;

/* Grapheme_Cluster_Break. */
typedef enum vl_grapheme_break {
    VL_GRAPHEME_OTHER, VL_GRAPHEME_CR, VL_GRAPHEME_LF, VL_GRAPHEME_CONTROL, VL_GRAPHEME_EXTEND, VL_GRAPHEME_ZWJ,
    VL_GRAPHEME_REGIONAL_INDICATOR, VL_GRAPHEME_PREPEND, VL_GRAPHEME_SPACING_MARK, VL_GRAPHEME_L, VL_GRAPHEME_V, VL_GRAPHEME_T,
    VL_GRAPHEME_LV, VL_GRAPHEME_LVT
} vl_grapheme_break;

/* Yes-or-no properties. */
enum {
    VL_PROPERTY_WHITE_SPACE = 1 << 0,           /* White_Space */
    VL_PROPERTY_EXTENDED_PICTOGRAPHIC = 1 << 1, /* Extended_Pictographic */
    VL_PROPERTY_WIDE = 1 << 2,                  /* East_Asian_Width W or F */
    VL_PROPERTY_NFC_DOUBT = 1 << 3,             /* NFC_Quick_Check is not Yes, or the combining class is not 0 */
    VL_PROPERTY_KEYLESS = 1 << 4,               /* dropped from keys: category Cf, and marks of Default_Ignorable_Code_Point */
    VL_PROPERTY_STRIPPED_SCRIPT = 1 << 5,       /* a letter of Latin, Greek or Cyrillic, whose marks the bare form drops */
    VL_PROPERTY_UPPER = 1 << 6,                 /* Uppercase or a title-case letter */
    VL_PROPERTY_LOWER = 1 << 7                  /* Lowercase */
};

/* All properties of one code point. */
typedef struct vl_property {
    uint8_t category;        /* vl_category */
    uint8_t word_break;      /* vl_word_break */
    uint8_t sentence_break;  /* vl_sentence_break */
    uint8_t grapheme_break;  /* vl_grapheme_break */
    uint8_t combining_class; /* Canonical_Combining_Class */
    uint8_t flags;           /* VL_PROPERTY_… */
} vl_property;

extern const vl_property vl_property_records[];
extern const uint16_t vl_property_blocks[];    /* by code point >> 7: number of a page */
extern const uint8_t vl_property_pages[][128]; /* by the lower 7 bits: number of a record */

/* The properties of a code point up to U+10FFFF. */
static inline const vl_property *vl_property_of(uint32_t code_point) {
    return &vl_property_records[vl_property_pages[vl_property_blocks[code_point >> 7]][code_point & 127]];
}

static inline bool vl_is_white_space(uint32_t code_point) {
    return (vl_property_of(code_point)->flags & VL_PROPERTY_WHITE_SPACE) != 0;
}

/* Category L. */
static inline bool vl_is_letter(const vl_property *property) {
    return property->category >= VL_CATEGORY_LU && property->category <= VL_CATEGORY_LO;
}

/* Category P. */
static inline bool vl_is_punctuation(const vl_property *property) {
    return property->category >= VL_CATEGORY_PC && property->category <= VL_CATEGORY_PO;
}

/* Category S. */
static inline bool vl_is_symbol(const vl_property *property) {
    return property->category >= VL_CATEGORY_SM && property->category <= VL_CATEGORY_SO;
}

#endif
