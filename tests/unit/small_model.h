/*
 * A word model of a few syllables, each of one letter, written byte by byte as the format says.
 */
#ifndef TESTS_UNIT_SMALL_MODEL_H
#define TESTS_UNIT_SMALL_MODEL_H

#include <string.h>

#include "text/gap_features.h"
#include "text/gap_tables.h"

#define SMALL_NOTICE "made up for a test" /* of no multiple of 8 */
#define SMALL_PAIR_BITS 5
#define SMALL_LONGER_BITS 4
#define SMALL_HASHED_BITS 10
#define SMALL_MOST_BYTES 200000

/* The syllables in byte order, and how often each has a capital. */
static const char *const small_syllables[] = {".", "a", "b", "c", "d", "e", "f", "đ"};
static const unsigned char small_capitals[] = {7, 0, 1, 2, 3, 4, 5, 6};
#define SMALL_SYLLABLES (sizeof small_syllables / sizeof *small_syllables)

/* Words: numbers of syllables from 1 on, 0 behind the last. */
typedef struct small_word {
    unsigned char syllables[4];
    uint32_t flags;
    unsigned char frequency; /* of words of two */
} small_word;

/* Words of two, three and four syllables that begin, end and cross each other. */
static const small_word small_words[] = {
    {{2, 3}, VL_GAP_IN_LEXICON, 9},                      /* a b */
    {{3, 4}, VL_GAP_IN_NAMES, 1},                        /* b c */
    {{3, 4, 5}, VL_GAP_IN_LEXICON, 0},                   /* b c d */
    {{2, 3, 4, 5}, VL_GAP_IN_LEXICON, 0},                /* a b c d; there is no a b c */
    {{3, 4, 5, 3}, VL_GAP_IN_NAMES, 0},                  /* b c d b, which begins with the word b c d */
    {{4, 5}, VL_GAP_IN_LEXICON | VL_GAP_IN_NAMES, 10},   /* c d */
    {{4, 5, 2}, VL_GAP_IN_NAMES, 0},                     /* c d a */
    {{5, 5, 5, 5}, VL_GAP_IN_NAMES, 0},                  /* d d d d */
    {{8, 2, 8}, VL_GAP_IN_LEXICON | VL_GAP_IN_NAMES, 0}, /* đ a đ */
    {{6, 1}, VL_GAP_IN_LEXICON, 15},                     /* e . */
};
#define SMALL_WORDS (sizeof small_words / sizeof *small_words)

/* The model in the making. */
typedef struct small_model {
    _Alignas(8) unsigned char bytes[SMALL_MOST_BYTES];
    size_t size;
    vl_gap_model model;
} small_model;

static inline void small_write(small_model *out, uint64_t number, size_t size) {
    for (size_t i = 0; i < size; i++) out->bytes[out->size++] = (unsigned char)(number >> (8 * i));
}

static inline void small_pad(small_model *out) {
    while (out->size % 8) out->bytes[out->size++] = 0;
}

/* The syllables of a word as the model numbers them; 0 behind the last. Returns how many. */
static inline size_t small_numbers(const small_word *word, uint32_t out[4]) {
    size_t count = 0;
    for (size_t i = 0; i < 4; i++) {
        out[i] = word->syllables[i] ? word->syllables[i] - 1u + VL_GAP_FIRST : 0;
        count += out[i] != 0;
    }
    return count;
}

/* A pair with its place in the table to be. */
typedef struct small_pair {
    uint32_t pair;
    uint32_t flags;
    unsigned char frequency;
} small_pair;

/* All pairs that words are or begin with, each once. Returns how many. */
static inline size_t small_pairs(small_pair out[SMALL_WORDS]) {
    size_t count = 0;
    for (size_t i = 0; i < SMALL_WORDS; i++) {
        uint32_t at[4];
        size_t size = small_numbers(&small_words[i], at), found = 0;
        uint32_t pair = vl_gap_pair(at[0], at[1]);
        while (found < count && out[found].pair != pair) found++;
        if (found == count) out[count++] = (small_pair){pair, 0, 0};
        out[found].flags |= size == 2 ? small_words[i].flags : (uint32_t)VL_GAP_GOES_ON;
        out[found].frequency = (unsigned char)(out[found].frequency | small_words[i].frequency);
    }
    return count;
}

/* Puts the pairs of a bucket where the factor takes them. False: two of them, or one and another bucket's, meet. */
static inline bool small_place(const small_pair *pairs, size_t count, size_t bucket, uint32_t factor, unsigned char *slots,
                               unsigned char *frequencies) {
    unsigned char kept[4 << SMALL_PAIR_BITS];
    memcpy(kept, slots, sizeof kept);
    for (size_t i = 0; i < count; i++) {
        uint64_t hash = vl_gap_pair_hash(pairs[i].pair);
        size_t at = vl_gap_pair_slot(pairs[i].pair, hash, factor, SMALL_PAIR_BITS);
        if (vl_gap_pair_bucket(hash, SMALL_PAIR_BITS) != bucket) continue;
        uint32_t content = vl_gap_pair_content(pairs[i].pair, pairs[i].flags);
        bool taken = vl_little_32(slots + 4 * at) != 0;
        if (taken) memcpy(slots, kept, sizeof kept);
        if (taken) return false;
        for (size_t k = 0; k < 4; k++) slots[4 * at + k] = (unsigned char)(content >> (8 * k));
        frequencies[at] = pairs[i].frequency;
    }
    return true;
}

static inline void small_write_pairs(small_model *out) {
    small_pair pairs[SMALL_WORDS];
    size_t count = small_pairs(pairs), buckets = (size_t)1 << VL_GAP_FACTOR_BITS(SMALL_PAIR_BITS);
    unsigned char *factors = out->bytes + out->size, *slots = factors + (buckets + 7) / 8 * 8;
    unsigned char *frequencies = slots + (4 << SMALL_PAIR_BITS);
    for (size_t bucket = 0; bucket < buckets; bucket++) {
        uint32_t factor = 0;
        while (factor < 255 && !small_place(pairs, count, bucket, factor, slots, frequencies)) factor++;
        factors[bucket] = (unsigned char)factor;
    }
    out->size = (size_t)(frequencies - out->bytes) + (1 << SMALL_PAIR_BITS);
    small_pad(out);
}

/* Joins the flags of a sequence to what the table of longer ones says. */
static inline void small_add(unsigned char *table, uint64_t sequence, uint32_t flags) {
    size_t at = vl_gap_slot(sequence, SMALL_LONGER_BITS), mask = ((size_t)1 << SMALL_LONGER_BITS) - 1;
    uint64_t slot;
    while ((slot = vl_little_64(table + 8 * at)) != 0 && (slot & ~VL_GAP_FLAG_MASK) != sequence) at = (at + 1) & mask;
    slot |= sequence | flags;
    for (size_t i = 0; i < 8; i++) table[8 * at + i] = (unsigned char)(slot >> (8 * i));
}

static inline void small_write_longer(small_model *out) {
    unsigned char *table = out->bytes + out->size;
    for (size_t i = 0; i < SMALL_WORDS; i++) {
        uint32_t at[4], flags = small_words[i].flags;
        size_t count = small_numbers(&small_words[i], at);
        if (count >= 3) small_add(table, vl_gap_sequence(at[0], at[1], at[2], 0), count == 3 ? flags : (uint32_t)VL_GAP_GOES_ON);
        if (count == 4) small_add(table, vl_gap_sequence(at[0], at[1], at[2], at[3]), flags);
    }
    out->size += 8 << SMALL_LONGER_BITS;
}

static inline void small_write_syllables(small_model *out) {
    uint32_t offset = 0;
    for (size_t i = 0; i < SMALL_SYLLABLES; i++) {
        small_write(out, offset, 4);
        offset += (uint32_t)strlen(small_syllables[i]);
    }
    small_write(out, offset, 4);
    small_pad(out);
    for (size_t i = 0; i < SMALL_SYLLABLES; i++) {
        for (const char *at = small_syllables[i]; *at; at++) small_write(out, (unsigned char)*at, 1);
    }
    small_pad(out);
    for (size_t i = 0; i < SMALL_SYLLABLES; i++) small_write(out, small_capitals[i], 1);
    small_pad(out);
}

/* The weights of the features, none like its neighbours: dense ones of 16 bits, hashed ones of 8. */
static inline int32_t small_dense(uint32_t place) {
    return (int16_t)(uint16_t)(place * 40503u);
}

static inline int32_t small_hashed(uint32_t place) {
    return (int8_t)(uint8_t)(place * 157u + 3u);
}

/* Writes the model. */
static inline void small_model_make(small_model *out) {
    uint32_t strings = 0;
    for (size_t i = 0; i < SMALL_SYLLABLES; i++) strings += (uint32_t)strlen(small_syllables[i]);
    uint32_t header[VL_GAP_HEADER_NUMBERS] = {sizeof SMALL_NOTICE - 1, SMALL_SYLLABLES, strings, SMALL_PAIR_BITS, SMALL_LONGER_BITS,
                                              SMALL_HASHED_BITS};
    memset(out->bytes, 0, sizeof out->bytes);
    out->size = VL_GAP_MAGIC_SIZE;
    memcpy(out->bytes, VL_GAP_MAGIC, VL_GAP_MAGIC_SIZE);
    for (size_t i = 0; i < VL_GAP_HEADER_NUMBERS; i++) small_write(out, header[i], 4);
    for (const char *at = SMALL_NOTICE; *at; at++) small_write(out, (unsigned char)*at, 1);
    small_pad(out);
    small_write_syllables(out);
    small_write_pairs(out);
    small_write_longer(out);
    for (uint32_t i = 0; i < VL_GAP_DENSE_WEIGHTS; i++) small_write(out, (uint16_t)small_dense(i), 2);
    small_pad(out);
    for (uint32_t i = 0; i < 1u << SMALL_HASHED_BITS; i++) small_write(out, (uint8_t)small_hashed(i), 1);
}

#endif
