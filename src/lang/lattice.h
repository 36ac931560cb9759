/*
 * The best division of a run of tokens that holds words of the user's lexicon.
 */
#ifndef VL_LANG_LATTICE_H
#define VL_LANG_LATTICE_H

#include "lang/lexicon.h"
#include "lang/words.h"

/* A run of tokens that words may reach across, as slices of the sentence's columns. */
typedef struct vl_token_run {
    const uint32_t *known;
    const uint32_t *own;
    const int32_t *scores;
    const int32_t *chains;
    uint8_t *gaps; /* the first one is closed */
    size_t count;
} vl_token_run;

/* What words of the lexicon occur in a run. */
typedef struct vl_run_words {
    bool any;
    bool forbidden; /* of two tokens and more */
} vl_run_words;

/* Looks for them. */
vl_run_words vl_lattice_words(const vl_lexicon *lexicon, const vl_token_run *run);

/* Closes the gaps between the words of the best division (see vl_words_divide). Linear, by at most
 * VL_LONGEST_LEXICON_WORD steps for a token. Fails for want of memory. */
vl_status vl_lattice_divide(vl_divider *divider, const vl_token_run *run);

/* Frees a lattice; NULL is fine. */
void vl_lattice_free(vl_context *context, struct vl_lattice *lattice);

/* True if the model may join the tokens on both sides of a gap. */
static inline bool vl_gap_is_open(const uint32_t *known, const uint8_t *gaps, size_t i) {
    return gaps[i] == VL_GAP_BLANK && (known[i - 1] & known[i] & VL_SYLLABLE_JOINS);
}

/* True if a word of the lexicon may reach across a gap. */
static inline bool vl_gap_is_passable(const uint32_t *own, const uint8_t *gaps, size_t i) {
    return gaps[i] != VL_GAP_CLOSED && own[i - 1] && own[i];
}

#endif
