#include "corpus/word_types.h"

#include "lang/words.h"

/* Stands for the absence of white space among the types of atoms. */
#define GLUE UINT32_MAX

void vl_word_types_free(vl_word_types *types) {
    vl_pairs_free(&types->steps);
}

/* Takes one more step from a node. Nodes are numbered behind the atoms, each of which is the node of its first step.
 * NULL: no memory or number left. */
static vl_pair_slot *take_step(vl_word_types *types, uint32_t *node, uint32_t next) {
    vl_pair_slot *step = vl_pairs_add(&types->steps, *node, next);
    if (!step || step->number_plus_one >= VL_NO_PAIR - types->atoms->count) return NULL;
    *node = types->atoms->count + step->number_plus_one - 1;
    return step;
}

/* The text of a word, with one blank for white space. NULL data: no memory. */
static vl_text make_text(vl_word_types *types, const uint32_t *atoms, const uint8_t *gaps, size_t count) {
    size_t size = 0;
    for (size_t i = 0; i < count; i++) size += types->atoms->texts[atoms[i]].size + (i > 0 && gaps[i] == VL_GAP_BLANK);
    char *to = vl_arena_allocate(&types->words->arena, size + 1);
    if (!to) return (vl_text){NULL, 0};
    vl_text made = {to, size};
    for (size_t i = 0; i < count; i++) {
        vl_text part = types->atoms->texts[atoms[i]];
        if (i > 0 && gaps[i] == VL_GAP_BLANK) *to++ = ' ';
        memcpy(to, part.data, part.size);
        to += part.size;
    }
    *to = '\0';
    return made;
}

/* A word of numbers and marks alone is a number. */
static vl_kind kind_of(const vl_word_types *types, const uint32_t *atoms, size_t count) {
    for (size_t i = 0; i < count; i++) {
        vl_kind kind = (vl_kind)types->atoms->kinds[atoms[i]];
        if (kind != VL_KIND_NUMBER && kind != VL_KIND_PUNCTUATION) return VL_KIND_WORD;
    }
    return VL_KIND_NUMBER;
}

uint32_t vl_word_type_of(vl_word_types *types, const uint32_t *atoms, const uint8_t *gaps, size_t count) {
    uint32_t node = atoms[0];
    vl_pair_slot *step = NULL;
    for (size_t i = 1; i < count; i++) {
        if (gaps[i] == VL_GAP_GLUED && !take_step(types, &node, GLUE)) return VL_NO_TYPE;
        step = take_step(types, &node, atoms[i]);
        if (!step) return VL_NO_TYPE;
    }
    if (step->value != VL_NO_TYPE) return step->value;
    vl_text text = make_text(types, atoms, gaps, count);
    if (!text.data) return VL_NO_TYPE;
    return step->value = vl_vocabulary_append(types->words, text, kind_of(types, atoms, count));
}
