/*
 * Readability: one function for each measure.
 */
#include "vanlua/readability.h"

/* 0 / 0 is not defined, and nothing else is divided by 0: a text with words has sentences and syllables. */
static double ratio(uint64_t a, uint64_t b) {
    return (double)a / (double)b;
}

static double mean_sentence_length(const vl_readability_counts *counts) {
    return ratio(counts->words, counts->sentences);
}

static double mean_word_length(const vl_readability_counts *counts) {
    return ratio(counts->characters, counts->words);
}

static double mean_word_syllables(const vl_readability_counts *counts) {
    return ratio(counts->syllables, counts->words);
}

static double luong_nguyen_dinh(const vl_readability_counts *counts) {
    return 0.004 * ratio(counts->characters, counts->sentences) + 0.1905 * ratio(counts->characters, counts->words) +
           2.7147 * ratio(counts->difficult_syllables, counts->syllables) - 0.7295;
}

#define MEASURE(name, easy, text, formula, source) {#name, easy, text, formula, source, name},
static const vl_readability_measure measures[] = {VL_READABILITY_MEASURES(MEASURE)};
enum { MEASURES = sizeof measures / sizeof *measures };

const vl_readability_measure *vl_readability_measures(size_t *count) {
    if (count) *count = MEASURES;
    return measures;
}

const vl_readability_measure *vl_readability_measure_find(vl_text name) {
    for (size_t i = 0; i < MEASURES; i++)
        if (vl_text_equal(vl_text_of(measures[i].name), name)) return &measures[i];
    return NULL;
}
