/*
 * A linear model of the gaps between tokens: which of them are inside a word of several syllables.
 *
 * The model is one block of bytes, little-endian, which the trainer in src/gen writes and everybody else only reads:
 * nothing is built from it and nothing of it is copied. It holds the syllables it knows, a lexicon and a list of names
 * over them, and the weights of the features of gap_features.h.
 */
#ifndef VL_TEXT_GAP_H
#define VL_TEXT_GAP_H

#include "vanlua/text.h"

/* A token as the model sees it is a number of 24 bits: its syllable, the shape of its letters, and how often the
 * syllable is written with a capital. */
#define VL_GAP_SYLLABLE_BITS 15
#define VL_GAP_SHAPE_BITS 3
#define VL_GAP_CAPITALS_BITS 3
#define VL_GAP_SYLLABLE_MASK ((UINT32_C(1) << VL_GAP_SYLLABLE_BITS) - 1)
#define VL_GAP_SHAPE_AT VL_GAP_SYLLABLE_BITS
#define VL_GAP_CAPITALS_AT (VL_GAP_SYLLABLE_BITS + VL_GAP_SHAPE_BITS)

/* Syllables that are none: those of the model are numbered from VL_GAP_FIRST on. */
enum {
    VL_GAP_EDGE,    /* before the first and behind the last token of a sentence */
    VL_GAP_NUMBER,  /* any number */
    VL_GAP_MARK,    /* a mark, code or address that the model does not list */
    VL_GAP_UNKNOWN, /* a word that the model does not list */
    VL_GAP_FIRST
};

/* Shapes of letters. */
typedef enum vl_gap_shape {
    VL_GAP_LOWER,
    VL_GAP_CAPITALISED, /* one capital, then lower case */
    VL_GAP_CAPITALS,    /* two capitals or more, and nothing else */
    VL_GAP_INITIAL,     /* one capital alone */
    VL_GAP_MIXED,
    VL_GAP_DIGITS, /* a number */
    VL_GAP_NO_WORD,
    VL_GAP_OUTSIDE /* of the edge */
} vl_gap_shape;

/* The edge of a sentence as a token: several sentences are scored at once with one between. */
#define VL_GAP_EDGE_TOKEN                                                                                              \
    (VL_GAP_EDGE | (uint32_t)VL_GAP_OUTSIDE << VL_GAP_SHAPE_AT | (uint32_t)VL_GAP_CAPITALS_UNKNOWN << VL_GAP_CAPITALS_AT)

/* How often a syllable is written with a capital inside sentences: 0 (hardly ever) to 6 (always). */
#define VL_GAP_CAPITALS_UNKNOWN 7

/* What a sequence of syllables is to the model. */
enum {
    VL_GAP_IN_LEXICON = 1 << 0,
    VL_GAP_IN_NAMES = 1 << 1,
    VL_GAP_GOES_ON = 1 << 2 /* a longer one begins with it */
};

/* A model over bytes that somebody else keeps. */
typedef struct vl_gap_model {
    vl_text notice; /* from what it was made, and under which licences */
    uint32_t syllable_count;
    const unsigned char *offsets;  /* of the syllables in `strings`, in byte order, and one behind the last */
    const unsigned char *strings;  /* folded */
    const unsigned char *capitals; /* of each syllable */
    const unsigned char *factors;  /* of the table of pairs */
    const unsigned char *pairs;    /* a table of pairs of syllables */
    uint32_t pair_bits;
    const unsigned char *frequencies; /* of these pairs, by slot */
    const unsigned char *longer; /* a table of three and four syllables */
    uint32_t longer_bits;
    const unsigned char *dense;  /* weights of features without syllables */
    const unsigned char *hashed; /* weights of features with syllables */
    uint32_t hashed_bits;
} vl_gap_model;

/* Reads a model of `size` bytes, aligned to 8. False: it is none, of another version, or cut off. */
bool vl_gap_model_open(const unsigned char *bytes, size_t size, vl_gap_model *out);

/* The shape of a token's letters. */
vl_gap_shape vl_gap_shape_of(vl_text text, vl_kind kind);

/* A token as the model sees it: `text` as written, `key` its folded key. Cost: a binary search in the syllables. */
uint32_t vl_gap_token(const vl_gap_model *model, vl_text text, vl_text key, vl_kind kind);

/* Scores the gaps of sentences with a VL_GAP_EDGE_TOKEN between. A division into words is worth the sum of scores[i] over
 * the gaps i (ahead of token i) that are inside words, and of chains[i] over those of them whose gap i - 1 is inside the
 * word as well; the best division is worth most. Both are 0 where one of the two tokens is no word by its shape, as at
 * edges. Bits of the tokens above the 24 are ignored. */
void vl_gap_score(const vl_gap_model *model, const uint32_t *tokens, size_t count, int32_t *scores, int32_t *chains);

#endif
