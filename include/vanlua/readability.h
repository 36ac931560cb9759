/*
 * Measures of readability: how hard a text is to read, from its sentences, words and syllables.
 */
#ifndef VANLUA_READABILITY_H
#define VANLUA_READABILITY_H

#include "vanlua/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What was counted in a text. */
typedef struct vl_readability_counts {
    uint64_t sentences;           /* all of the text, those without a word too */
    uint64_t words;
    uint64_t characters;          /* letters and digits of the words */
    uint64_t syllables;           /* of the words */
    uint64_t difficult_syllables; /* those that are not among the easy ones */
} vl_readability_counts;

/* The measures, each once: X(name, easy, text, formula, source). In the formulas S is the number of sentences, W that of
 * words, C that of letters and digits, Y that of syllables and D that of difficult ones. `easy`: asks for a list of easy
 * syllables and is for Vietnamese alone. */
#define VL_READABILITY_MEASURES(X)                                                                                             \
    X(mean_sentence_length, false, "Words by sentences, all of the text", "W / S", NULL)                                       \
    X(mean_word_length, false, "Letters and digits in a word, on average", "C / W", NULL)                                      \
    X(mean_word_syllables, false, "Syllables in a word, on average", "Y / W", NULL)                                            \
    X(luong_nguyen_dinh, true, "Readability of Vietnamese: the larger, the harder",                                             \
      "0.004 * C / S + 0.1905 * C / W + 2.7147 * D / Y - 0.7295",                                                              \
      "Luong, Nguyen and Dinh 2018, A new formula for Vietnamese text readability assessment, KSE")

/* A measure by its name. */
typedef struct vl_readability_measure {
    const char *name; /* as Lua has it: "mean_sentence_length" */
    bool easy;        /* asks for a list of easy syllables, and for a Vietnamese text */
    const char *text;
    const char *formula;
    const char *source; /* NULL: none */
    double (*compute)(const vl_readability_counts *counts); /* NAN for 0 / 0: without words, and for mean_sentence_length
                                                               without sentences */
} vl_readability_measure;

/* All measures, in the order in which help lists them; `count` may be NULL. */
VL_API const vl_readability_measure *vl_readability_measures(size_t *count);

/* Finds a measure by its name, NULL if there is none. */
VL_API const vl_readability_measure *vl_readability_measure_find(vl_text name);

#ifdef __cplusplus
}
#endif

#endif
