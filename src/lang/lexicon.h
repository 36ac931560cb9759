/*
 * The inside of the user's lexicon: a tree of syllables.
 */
#ifndef VL_LANG_LEXICON_H
#define VL_LANG_LEXICON_H

#include <stdatomic.h>

#include "base/pairs.h"
#include "vanlua/language.h"

/* Syllables of a word at most. */
#define VL_LONGEST_LEXICON_WORD 64

/* Where all words begin. */
#define VL_LEXICON_ROOT UINT32_C(0)

/* What a sequence of syllables is. */
typedef enum vl_lexicon_mark { VL_LEXICON_NOTHING, VL_LEXICON_WHOLE, VL_LEXICON_FORBIDDEN } vl_lexicon_mark;

struct vl_lexicon {
    vl_context *context;
    _Atomic uint64_t holders;
    vl_symbols syllables; /* folded; their own numbers are one more */
    vl_pairs steps;       /* node and syllable; the node that it leads to is one more than its number */
    uint8_t *marks;       /* by node */
    size_t mark_capacity;
    uint64_t count; /* nodes that are marked */
};

/* The node that a syllable leads to from another; VL_LEXICON_ROOT: no word goes on so. */
static inline uint32_t vl_lexicon_step(const vl_lexicon *lexicon, uint32_t node, uint32_t own) {
    return own ? vl_pairs_find(&lexicon->steps, node, own) + 1 : VL_LEXICON_ROOT;
}

static inline vl_lexicon_mark vl_lexicon_mark_of(const vl_lexicon *lexicon, uint32_t node) {
    return node ? (vl_lexicon_mark)lexicon->marks[node] : VL_LEXICON_NOTHING;
}

#endif
