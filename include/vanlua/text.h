/*
 * Text without documents: normal form, folded keys, widths, order, boundaries, distances.
 * Unicode 15.0. Unless said otherwise text is UTF-8, and ill-formed bytes count as U+FFFD.
 */
#ifndef VANLUA_TEXT_H
#define VANLUA_TEXT_H

#include "vanlua/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Unicode normal forms. */
typedef enum vl_normal_form { VL_NFC, VL_NFD, VL_NFKC, VL_NFKD } vl_normal_form;

/* What was wrong with the bytes of a text. */
typedef struct vl_bad_bytes {
    uint64_t count; /* ill-formed bytes */
    uint64_t first; /* position of the first, from 0; meaningless if count is 0 */
} vl_bad_bytes;

/* Appends `text` to `out` in normal form. Each run of ill-formed bytes becomes one U+FFFD and is
 * counted in `bad` (may be NULL). Linear in the size of the text, marks in any number and order included
 * (n log n in the length of a run of marks). */
VL_API vl_status vl_text_normalize(vl_context *context, vl_text text, vl_normal_form form, vl_string *out,
                                   vl_bad_bytes *bad);

/* How keys are made. */
typedef enum vl_form {
    VL_FORM_EXACT, /* as written */
    VL_FORM_FOLD,  /* simple lower case, format characters dropped; Vietnamese: tone marks of oa oe uy moved */
    VL_FORM_BARE   /* fold without marks on Latin, Greek and Cyrillic letters, and d for đ */
} vl_form;

/* Appends the folded form of `text` to `out`: NFC, simple lower case, format and zero-width characters
 * dropped. `vietnamese`: the tone mark of a syllable's final -oa -oe -uy stands in its traditional place (hoà
 * and hòa both give hòa, but quý, hoàn stay) and ð is đ. */
VL_API vl_status vl_text_fold(vl_context *context, vl_text text, bool vietnamese, vl_string *out);

/* Appends the folded form without diacritical marks: of Latin, Greek and Cyrillic letters, and with d
 * for đ. */
VL_API vl_status vl_text_bare(vl_context *context, vl_text text, bool vietnamese, vl_string *out);

/* Columns that a terminal gives the text: 0 for marks and controls, 2 for wide letters. */
VL_API uint64_t vl_text_width(vl_text text);

/* The length in bytes of the longest prefix of whole grapheme clusters at most `columns` wide. */
VL_API size_t vl_text_fit(vl_text text, uint64_t columns);

/* Vietnamese alphabetical order, as dictionaries have it: less than, equal to or greater than 0. Letters
 * rank a ă â b c d đ e ê … o ô ơ … u ư …, then tones: level, grave, hook, tilde, acute, dot below; then lower
 * before upper case; then code points. Syllable by syllable. */
VL_API int vl_text_compare(vl_text a, vl_text b);

/* Which boundaries of UAX #29. */
typedef enum vl_segmentation { VL_SEGMENT_GRAPHEME, VL_SEGMENT_WORD, VL_SEGMENT_SENTENCE } vl_segmentation;

/* The end of the segment of `text` that begins at byte `start`, which must be a boundary (0 is one): pure
 * UAX #29 of Unicode 15.0 on the code points given, which are not normalised. Returns text.size at the
 * end. Walking a text from boundary to boundary is linear, for sentences and words too. */
VL_API size_t vl_text_segment(vl_text text, vl_segmentation segmentation, size_t start);

/* What a token is. */
typedef enum vl_kind {
    VL_KIND_WORD,
    VL_KIND_NUMBER,
    VL_KIND_CODE,
    VL_KIND_URL,
    VL_KIND_EMAIL,
    VL_KIND_SYMBOL,
    VL_KIND_PUNCTUATION
} vl_kind;

#define VL_KIND_COUNT 7

/* A set of kinds: bits 1 << vl_kind. */
typedef unsigned vl_kinds;

#define VL_KINDS_WORD (1u << VL_KIND_WORD)
#define VL_KINDS_ALL ((1u << VL_KIND_COUNT) - 1)

/* The name of a kind: word, number, code, url, email, symbol, punctuation. */
VL_API const char *vl_kind_name(vl_kind kind);

/* Finds a kind by its name. False if there is none. */
VL_API bool vl_kind_find(vl_text name, vl_kind *out);

/* Levenshtein's distance (1966) over code points: insertions, deletions and substitutions cost 1.
 * Cost: the product of the lengths. Fails for want of memory, or with VL_ERROR_CANCELLED; so do those below. */
VL_API vl_status vl_text_levenshtein(vl_context *context, vl_text a, vl_text b, uint64_t *out);

/* The distance of Damerau (1964) and Levenshtein over code points as optimal string alignment: as Levenshtein's, and two
 * neighbours that change places cost 1, but nothing is changed twice. Cost: the product of the lengths. */
VL_API vl_status vl_text_damerau_levenshtein(vl_context *context, vl_text a, vl_text b, uint64_t *out);

/* The length of the longest common subsequence in code points: of what stands in both in the same order, with or without
 * something between. Cost: the product of the lengths. */
VL_API vl_status vl_text_common_subsequence(vl_context *context, vl_text a, vl_text b, uint64_t *out);

/* Jaro's similarity (1989) over code points, 0 to 1: (m / |a| + m / |b| + (m - t) / m) / 3, m the letters that match, equal
 * ones less than half the longer length apart, and t half of those that stand in another order, rounded down. 1 if both are
 * empty. Cost: the product of the lengths at worst. */
VL_API vl_status vl_text_jaro(vl_context *context, vl_text a, vl_text b, double *out);

/* Jaro's similarity as Winkler (1990) has it: where it is above 0.7, a common beginning of up to 4 code points adds for each
 * a tenth of what is missing to 1. */
VL_API vl_status vl_text_jaro_winkler(vl_context *context, vl_text a, vl_text b, double *out);

/* Number of code points; an ill-formed run counts as one. */
VL_API uint64_t vl_text_length(vl_text text);

#ifdef __cplusplus
}
#endif

#endif
