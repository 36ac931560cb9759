/*
 * The vocabulary of a token layer: types, numbered by first occurrence, and the keys of their forms.
 *
 * A type is a run of bytes as written, distinct by language. Most are at most 16 bytes long: those are found by
 * comparing two machine words in the table itself, without touching the text, which is what makes counting fast.
 */
#ifndef VL_CORPUS_VOCABULARY_H
#define VL_CORPUS_VOCABULARY_H

#include <string.h>

#include "base/symbols.h"
#include "lang/language.h"
#include "vanlua/corpus.h"

#define VL_NO_TYPE UINT32_MAX
#define VL_FORM_COUNT 3

/* What sentence boundaries and the fast path ask of a type. */
enum {
    VL_TYPE_SUBSTANCE = 1 << 0,   /* holds a letter or digit */
    VL_TYPE_CAPITAL = 1 << 1,     /* begins with a capital */
    VL_TYPE_DIGIT = 1 << 2,       /* begins with a digit */
    VL_TYPE_TERMINATOR = 1 << 3,  /* . ! ? … or a run of dots */
    VL_TYPE_OPENING = 1 << 4,     /* an opening quote or bracket */
    VL_TYPE_CLOSING = 1 << 5,     /* a closing quote or bracket; straight quotes are both */
    VL_TYPE_TAKES_DOT = 1 << 6,   /* a dot behind it would belong to it: single capitals, listed abbreviations */
    VL_TYPE_ABBREVIATION = 1 << 7 /* a listed abbreviation with its dot */
};

/* A slot of the table of short types; type_plus_one 0: free. */
typedef struct vl_short_slot {
    uint64_t low;  /* first eight bytes, padded with zeroes */
    uint64_t high; /* next eight bytes */
    uint32_t type_plus_one;
    uint32_t size;
} vl_short_slot;

/* Types of one language by their bytes. */
typedef struct vl_type_index {
    const vl_language *language;
    vl_short_slot *slots;
    size_t slot_count; /* a power of two, or 0 */
    size_t used;
    vl_symbols names; /* of types longer than 16 bytes */
    uint32_t *types;  /* by symbol */
    size_t type_capacity;
} vl_type_index;

/* Keys of one form, made when first asked for. */
typedef struct vl_keys {
    bool ready;
    vl_symbols names;
    uint32_t *of_type;
    size_t capacity;
} vl_keys;

/* Types of words have texts, kinds and keys; what is below the keys is known of atoms only. */
typedef struct vl_vocabulary {
    vl_context *context;
    vl_arena arena;
    uint32_t count;
    vl_text *texts;
    size_t text_capacity;
    uint8_t *kinds;
    size_t kind_capacity;
    vl_keys keys[VL_FORM_COUNT];
    uint8_t *flags;
    size_t flag_capacity;
    uint8_t *languages; /* index into `indexes` */
    size_t language_capacity;
    vl_type_index indexes[2]; /* und, vi */
} vl_vocabulary;

/* Makes an empty vocabulary. */
void vl_vocabulary_init(vl_vocabulary *vocabulary, vl_context *context);

/* Frees all it holds. */
void vl_vocabulary_free(vl_vocabulary *vocabulary);

/* The types of a language. */
vl_type_index *vl_vocabulary_index(vl_vocabulary *vocabulary, const vl_language *language);

/* Makes the first slots of a language, so that vl_short_find may be called. False: no memory. */
bool vl_vocabulary_open(vl_vocabulary *vocabulary, vl_type_index *index);

/* The type of those bytes, made if it is new; VL_NO_TYPE for want of memory or numbers. `kind` counts for a new type
 * only. */
uint32_t vl_vocabulary_add(vl_vocabulary *vocabulary, vl_type_index *index, vl_text text, vl_kind kind);

/* Appends a type to the texts and kinds alone, as the vocabulary of words is made; the text is borrowed. VL_NO_TYPE for
 * want of memory or numbers. */
uint32_t vl_vocabulary_append(vl_vocabulary *vocabulary, vl_text text, vl_kind kind);

/* Makes the keys of a form, once. Fails for want of memory. */
vl_status vl_vocabulary_prepare(vl_vocabulary *vocabulary, vl_form form);

/* Appends the key of a type in a form other than VL_FORM_EXACT. */
typedef vl_status vl_key_maker(void *data, vl_form form, uint32_t type, vl_string *key);

/* The same with keys that `maker` makes. */
vl_status vl_vocabulary_prepare_with(vl_vocabulary *vocabulary, vl_form form, vl_key_maker *maker, void *data);

/* The hash of a short type's two words. */
static inline uint64_t vl_short_hash(uint64_t low, uint64_t high) {
    return vl_hash_mix(low ^ 0x9e3779b97f4a7c15u, high ^ 0xd6e8feb86659fd93u);
}

/* The slot of a short type, or the free slot where it belongs; there must be slots. */
static inline vl_short_slot *vl_short_find(const vl_type_index *index, uint64_t low, uint64_t high, uint32_t size) {
    size_t mask = index->slot_count - 1, at = (size_t)vl_short_hash(low, high) & mask;
    for (;;) {
        vl_short_slot *slot = &index->slots[at];
        if ((slot->low == low && slot->high == high && slot->size == size) || !slot->type_plus_one) return slot;
        at = (at + 1) & mask;
    }
}

#endif
