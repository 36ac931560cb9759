/*
 * The types of words of several atoms, while words are made: distinct by the sequence of the atoms' types and by what is
 * glued.
 */
#ifndef VL_CORPUS_WORD_TYPES_H
#define VL_CORPUS_WORD_TYPES_H

#include "base/pairs.h"
#include "corpus/vocabulary.h"

typedef struct vl_word_types {
    const vl_vocabulary *atoms;
    vl_vocabulary *words;
    vl_pairs steps; /* a node and the next atom's type; the value: the type of the word that ends there, or VL_NO_TYPE */
} vl_word_types;

/* No types yet; new ones are appended to `words_`. */
#define VL_WORD_TYPES(atoms_, words_)                                                                                  \
    ((vl_word_types){.atoms = (atoms_), .words = (words_), .steps = VL_PAIRS((atoms_)->context)})

/* Frees what was needed to make them. */
void vl_word_types_free(vl_word_types *types);

/* Says that the type of a word that begins with these two atoms will be asked for. */
static inline void vl_word_type_expect(const vl_word_types *types, const uint32_t *atoms) {
    vl_pairs_expect(&types->steps, atoms[0], atoms[1]);
}

/* The type of a word of `count` > 1 atoms; gaps[i] is what stands ahead of atom i (VL_GAP_…), gaps[0] is not looked at.
 * VL_NO_TYPE for want of memory or numbers. */
uint32_t vl_word_type_of(vl_word_types *types, const uint32_t *atoms, const uint8_t *gaps, size_t count);

#endif
