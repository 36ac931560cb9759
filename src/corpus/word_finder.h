/*
 * Words of sentences. What the model and the lexicon know of a token is asked once for each type.
 */
#ifndef VL_CORPUS_WORD_FINDER_H
#define VL_CORPUS_WORD_FINDER_H

#include "corpus/vocabulary.h"
#include "lang/words.h"

/* What is asked of each atom, by its type: in one place, for the memory it is in is what takes the time. */
typedef struct vl_atom_facts {
    uint32_t known; /* see vl_syllable; 0 where the language has no words of several */
    uint32_t own;
    uint32_t size; /* bytes */
    uint32_t word; /* for the caller: VL_NO_TYPE at first */
} vl_atom_facts;

typedef struct vl_word_finder {
    vl_divider divider;
    vl_atom_facts *facts; /* by type of atom */
    size_t fact_capacity;
    uint32_t fact_count;
    uint8_t *gaps; /* of the sentences divided last, as vl_words_divide gives them; an edge ahead of each sentence */
    size_t gap_capacity;
    uint32_t *known; /* and what is known of their tokens */
    size_t known_capacity;
    uint32_t *own;
    size_t own_capacity;
} vl_word_finder;

/* Knows nothing yet. The lexicon (may be NULL) is borrowed. */
#define VL_WORD_FINDER(context_, lexicon_) ((vl_word_finder){.divider = {.context = (context_), .lexicon = (lexicon_)}})

/* Reads the facts of the types that are new in the vocabulary of atoms. Fails for want of memory, and when the context was
 * cancelled. */
vl_status vl_word_finder_read(vl_word_finder *finder, const vl_vocabulary *atoms);

/* Divides Vietnamese sentences, those from `first` to `end` - 1 of the columns: sentences[i] is the first token of one,
 * sentences[i + 1] is behind its last, and tokens have a type and a first byte in the text. Fails for want of memory. */
vl_status vl_word_finder_divide(vl_word_finder *finder, const char *text, const uint32_t *types, const uint64_t *starts,
                                const uint64_t *sentences, vl_range range);

/* The gaps of a sentence, after division of a range that holds it. */
static inline const uint8_t *vl_word_finder_gaps(const vl_word_finder *finder, const uint64_t *sentences, vl_range range,
                                                 uint64_t sentence) {
    return finder->gaps + (sentences[sentence] - sentences[range.first]) + (sentence - range.first) + 1;
}

/* Frees everything; the finder knows nothing again. */
void vl_word_finder_free(vl_word_finder *finder);

#endif
