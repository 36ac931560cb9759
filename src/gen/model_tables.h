/*
 * What the model knows besides weights: its syllables, the lexicon and the names. Built as the bytes of a model whose
 * weights are all 0, so that training sees the same features as everybody who reads the model later.
 */
#ifndef VL_GEN_MODEL_TABLES_H
#define VL_GEN_MODEL_TABLES_H

#include "gen/model_text.h"

/* How the model is made. */
typedef struct model_settings {
    uint32_t hashed_bits;
    uint32_t least_syllable; /* how often a syllable of the raw text must occur in it to be listed */
    uint32_t least_name;     /* how often a sequence of capitalised syllables must occur to be a name */
    const char *notice;
} model_settings;

/* Words of the lexicon, as numbers of keys, one after the other. */
typedef struct lexicon_words {
    uint32_t *keys;
    size_t key_capacity;
    size_t key_count;
    size_t *words; /* first key of each */
    size_t word_capacity;
    size_t word_count;
} lexicon_words;

/* Reads a lexicon, a word a line, syllables separated by blanks. */
void lexicon_read(training_words *words, const char *path, lexicon_words *lexicon);

/* Frees it. */
void lexicon_free(vl_context *context, lexicon_words *lexicon);

/* Makes the bytes. `gold` are the `gold_count` texts whose syllables are all listed; `raw` may hold nothing. The caller
 * frees the string. */
vl_string model_tables(training_words *words, const lexicon_words *lexicon, const training_text *gold, size_t gold_count,
                       const training_text *raw, const model_settings *settings);

#endif
