/*
 * The features of a gap, shared by who scores and who trains: each is the place of a weight.
 *
 * Features without syllables have a weight of their own (dense); those with syllables share a table by hash (hashed).
 * What lexicon and names say of a gap is a pattern of 8 bits: whether a word of two syllables lies across it; of three,
 * beginning one or two syllables before the gap; of four, beginning one, two or three before; and whether the two
 * syllables before the gap, or the two behind it, are a word, which would compete.
 */
#ifndef VL_TEXT_GAP_FEATURES_H
#define VL_TEXT_GAP_FEATURES_H

#include "text/gap.h"

/* Pairs of the lexicon and the names have a frequency in raw text: its binary logarithm plus 1, 0 for other pairs. */
#define VL_GAP_MOST_FREQUENT 15

/* One gap: the two tokens on each side, and what lexicon and names say of it. */
typedef struct vl_gap_view {
    uint32_t left2, left1, right1, right2;
    uint32_t lexicon;
    uint32_t names;
    uint8_t before, across, behind; /* frequencies of the pairs before the gap, across it and behind it */
} vl_gap_view;

/* Features without syllables. */
typedef enum vl_gap_dense {
    VL_GAP_SHAPES,        /* the shapes of four tokens */
    VL_GAP_LEXICON,       /* the lexicon's pattern */
    VL_GAP_LEXICON_SHAPE, /* and the shapes of two tokens */
    VL_GAP_NAMES_SHAPE,   /* the names' pattern and the shapes of two tokens */
    VL_GAP_NAMES_LEXICON, /* the names' pattern and the lexicon's without the neighbours */
    VL_GAP_CAPITAL_SHARES,
    VL_GAP_FREQUENCY, /* of the pair, and whether it is a word of the lexicon */
    VL_GAP_RIVALS,    /* whether the pairs before and behind are more or less frequent */
    VL_GAP_DENSE_COUNT
} vl_gap_dense;

/* Features with syllables. */
typedef enum vl_gap_hashed {
    VL_GAP_PAIR,          /* the two syllables */
    VL_GAP_PAIR_BEFORE,   /* the two before the gap */
    VL_GAP_PAIR_BEHIND,   /* the two behind the gap */
    VL_GAP_LEFT_LEXICON,  /* the syllable before and the lexicon's pattern */
    VL_GAP_RIGHT_LEXICON, /* the syllable behind and the lexicon's pattern */
    VL_GAP_LEFT_SHAPE,    /* the syllable before and the shapes of two tokens */
    VL_GAP_RIGHT_SHAPE,   /* the syllable behind and the shapes of two tokens */
    VL_GAP_HASHED_COUNT
} vl_gap_hashed;

/* Where the weights of each dense feature begin, and their number. */
enum {
    VL_GAP_SHAPES_AT = 0,
    VL_GAP_LEXICON_AT = VL_GAP_SHAPES_AT + (1 << 12),
    VL_GAP_LEXICON_SHAPE_AT = VL_GAP_LEXICON_AT + (1 << 8),
    VL_GAP_NAMES_SHAPE_AT = VL_GAP_LEXICON_SHAPE_AT + (1 << 14),
    VL_GAP_NAMES_LEXICON_AT = VL_GAP_NAMES_SHAPE_AT + (1 << 14),
    VL_GAP_CAPITAL_SHARES_AT = VL_GAP_NAMES_LEXICON_AT + (1 << 14),
    VL_GAP_FREQUENCY_AT = VL_GAP_CAPITAL_SHARES_AT + (1 << 6),
    VL_GAP_RIVALS_AT = VL_GAP_FREQUENCY_AT + (1 << 5),
    VL_GAP_CHAIN_AT = VL_GAP_RIVALS_AT + (1 << 8),
    VL_GAP_DENSE_WEIGHTS = VL_GAP_CHAIN_AT + (1 << 6)
};

static inline uint32_t vl_gap_syllable(uint32_t token) {
    return token & VL_GAP_SYLLABLE_MASK;
}

static inline uint32_t vl_gap_shape_in(uint32_t token) {
    return token >> VL_GAP_SHAPE_AT & ((1u << VL_GAP_SHAPE_BITS) - 1);
}

static inline uint32_t vl_gap_capitals_in(uint32_t token) {
    return token >> VL_GAP_CAPITALS_AT & ((1u << VL_GAP_CAPITALS_BITS) - 1);
}

/* A pair beside another: 0 if there is none, else 1 (four times as frequent and more) to 5 (a quarter as frequent and
 * less). */
static inline uint32_t vl_gap_rival(uint32_t pair, uint32_t rival) {
    int lead = (int)pair - (int)rival, cut = lead < -2 ? -2 : lead > 2 ? 2 : lead;
    return rival ? (uint32_t)(3 + cut) : 0;
}

/* The places of the dense features. */
static inline void vl_gap_dense_features(const vl_gap_view *gap, uint32_t *out) {
    uint32_t shapes = vl_gap_shape_in(gap->left1) << 3 | vl_gap_shape_in(gap->right1);
    out[VL_GAP_SHAPES] = VL_GAP_SHAPES_AT + (vl_gap_shape_in(gap->left2) << 9 | shapes << 3 | vl_gap_shape_in(gap->right2));
    out[VL_GAP_LEXICON] = VL_GAP_LEXICON_AT + gap->lexicon;
    out[VL_GAP_LEXICON_SHAPE] = VL_GAP_LEXICON_SHAPE_AT + (gap->lexicon << 6 | shapes);
    out[VL_GAP_NAMES_SHAPE] = VL_GAP_NAMES_SHAPE_AT + (gap->names << 6 | shapes);
    out[VL_GAP_NAMES_LEXICON] = VL_GAP_NAMES_LEXICON_AT + (gap->names << 6 | (gap->lexicon & 63));
    out[VL_GAP_CAPITAL_SHARES] =
        VL_GAP_CAPITAL_SHARES_AT + (vl_gap_capitals_in(gap->left1) << 3 | vl_gap_capitals_in(gap->right1));
    uint32_t listed = gap->across != 0, longer = (gap->lexicon & 62) != 0;
    out[VL_GAP_FREQUENCY] = VL_GAP_FREQUENCY_AT + ((uint32_t)gap->across << 1 | (gap->lexicon & 1));
    out[VL_GAP_RIVALS] = VL_GAP_RIVALS_AT + (listed << 7 | longer << 6 | vl_gap_rival(gap->across, gap->before) << 3 |
                                             vl_gap_rival(gap->across, gap->behind));
}

/* The place of the weight of the chain of a gap and the one before it: whether the three syllables are a word of the
 * lexicon or part of a longer one, whether the first two are, the last two, whether the three are a name, and whether the
 * last two are written in lower case. */
static inline uint32_t vl_gap_chain_feature(const vl_gap_view *gap) {
    uint32_t lexicon = gap->lexicon, longer = (lexicon >> 4 | lexicon >> 5) & 1;
    uint32_t lower = vl_gap_shape_in(gap->left1) == VL_GAP_LOWER && vl_gap_shape_in(gap->right1) == VL_GAP_LOWER;
    return VL_GAP_CHAIN_AT + (lower << 5 | (lexicon >> 2 & 1) << 4 | longer << 3 | (lexicon >> 6 & 1) << 2 |
                              (lexicon & 1) << 1 | (gap->names >> 2 & 1));
}

/* The place of a feature of two parts, of up to 15 bits each (Knuth's multiplicative hashing). */
static inline uint32_t vl_gap_place(vl_gap_hashed feature, uint32_t first, uint32_t second, uint32_t bits) {
    uint64_t key = (uint64_t)feature << 32 | (uint64_t)first << 16 | second;
    return (uint32_t)(((key + 1) * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - bits));
}

/* The places of the hashed features in a table of 1 << bits weights. */
static inline void vl_gap_hashed_features(const vl_gap_view *gap, uint32_t bits, uint32_t *out) {
    uint32_t shapes = vl_gap_shape_in(gap->left1) << 3 | vl_gap_shape_in(gap->right1);
    uint32_t left2 = vl_gap_syllable(gap->left2), left = vl_gap_syllable(gap->left1);
    uint32_t right = vl_gap_syllable(gap->right1), right2 = vl_gap_syllable(gap->right2);
    out[VL_GAP_PAIR] = vl_gap_place(VL_GAP_PAIR, left, right, bits);
    out[VL_GAP_PAIR_BEFORE] = vl_gap_place(VL_GAP_PAIR_BEFORE, left2, left, bits);
    out[VL_GAP_PAIR_BEHIND] = vl_gap_place(VL_GAP_PAIR_BEHIND, right, right2, bits);
    out[VL_GAP_LEFT_LEXICON] = vl_gap_place(VL_GAP_LEFT_LEXICON, left, gap->lexicon, bits);
    out[VL_GAP_RIGHT_LEXICON] = vl_gap_place(VL_GAP_RIGHT_LEXICON, right, gap->lexicon, bits);
    out[VL_GAP_LEFT_SHAPE] = vl_gap_place(VL_GAP_LEFT_SHAPE, left, shapes, bits);
    out[VL_GAP_RIGHT_SHAPE] = vl_gap_place(VL_GAP_RIGHT_SHAPE, right, shapes, bits);
}

/* Called for each gap of a sentence, from the second token on. */
typedef void (*vl_gap_visitor)(void *state, size_t gap, const vl_gap_view *view);

/* Shows all gaps of a sentence. */
void vl_gap_visit(const vl_gap_model *model, const uint32_t *tokens, size_t count, vl_gap_visitor visitor, void *state);

#endif
