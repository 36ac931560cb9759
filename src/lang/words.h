/*
 * Words of several syllables: which gaps between the tokens of a sentence are inside a word.
 */
#ifndef VL_LANG_WORDS_H
#define VL_LANG_WORDS_H

#include "lang/language.h"

/* What division asks of a type of token, made once for each type (vl_syllable_of). */
typedef struct vl_syllable {
    uint32_t known; /* what the model knows of it: number, shape of its letters, and the bits below */
    uint32_t own;   /* its number among the syllables of the user's lexicon; 0: not there */
} vl_syllable;

/* Bits of `known` above those of the model (its lowest 24). */
enum {
    VL_SYLLABLE_JOINS = 1 << 24,  /* a word by its kind: may be part of a longer one */
    VL_SYLLABLE_LEADS = 1 << 25,  /* one to three digits: may begin a number written apart (10 . 000) */
    VL_SYLLABLE_GROUP = 1 << 26,  /* three digits: may go on with it */
    VL_SYLLABLE_POINT = 1 << 27,  /* the dot between them */
    VL_SYLLABLE_DIGITS = 1 << 28, /* any number: one that is no group ends the hope for a number written apart */
    VL_SYLLABLE_MARKED = 1 << 29, /* a syllable with a mark of Vietnamese */
    VL_SYLLABLE_FOREIGN = 1 << 30 /* a word that can be no Vietnamese syllable */
};

/* What stands between two tokens. */
enum {
    VL_GAP_CLOSED, /* something that no word holds; on return: the border of two words */
    VL_GAP_BLANK,  /* white space and nothing else */
    VL_GAP_GLUED   /* nothing at all: only words of the lexicon reach across */
};

/* Memory for dividing sentences; belongs to one thread. Start from {.context = …}. */
typedef struct vl_divider {
    vl_context *context;
    const vl_lexicon *lexicon; /* NULL: none */
    int32_t *scores;           /* of the gaps */
    size_t score_capacity;
    int32_t *chains; /* of each gap together with the one before it */
    size_t chain_capacity;
    int32_t *held_scores; /* of a run that holds a forbidden word */
    size_t held_score_capacity;
    uint8_t *held_gaps;
    size_t held_gap_capacity;
    struct vl_lattice *lattice; /* for what holds words of the lexicon; made when needed */
} vl_divider;

/* What is known of a token of a Vietnamese text, as written. `lexicon` may be NULL. Fails for want of memory. */
vl_status vl_syllable_of(vl_context *context, const vl_lexicon *lexicon, vl_text text, vl_kind kind, vl_syllable *out);

/* Divides sentences, given with a VL_GAP_EDGE_TOKEN (text/gap.h) and closed gaps between them. On entry gaps[i], a
 * VL_GAP_…, is what stands between the tokens i - 1 and i; on return it is as it was where both belong to one word, else
 * VL_GAP_CLOSED. gaps[0] is closed. `own`: the second fields, NULL without a lexicon.
 *
 * Numbers written apart are one word. Words of the lexicon stay whole and are no part of longer ones; where they overlap,
 * most tokens covered wins, then fewest such words. A syllable with a mark and a word that can be no syllable are apart
 * (Mỹ Joe), and so are all words of a sentence of four words and more that has no syllable with a mark: it is in another
 * language, or was written without marks. What is left open the model decides: the division is worth as much
 * (see vl_gap_score) as it can be without a forbidden word. Where one of several tokens occurs, words do not get longer than
 * the model makes them, so that it comes apart.
 *
 * Linear. Fails for want of memory. */
vl_status vl_words_divide(vl_divider *divider, const uint32_t *known, const uint32_t *own, size_t count, uint8_t *gaps);

/* The same with the worth of gaps and chains given, as vl_gap_score does. */
vl_status vl_words_divide_scored(vl_divider *divider, const uint32_t *known, const uint32_t *own, const int32_t *scores,
                                 const int32_t *chains, size_t count, uint8_t *gaps);

/* Frees what the divider holds. */
void vl_divider_free(vl_divider *divider);

/* One more holder of the lexicon, who frees it in the end. Returns it. */
vl_lexicon *vl_lexicon_hold(vl_lexicon *lexicon);

#endif
