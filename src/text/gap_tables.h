/*
 * The bytes of a model: its header, and the tables of pairs and of longer sequences of syllables, to look them up and to
 * fill them.
 *
 * Most pairs of neighbours in a text are in no table, so that the time it takes to tell that counts: the table of pairs has
 * at most one place where a pair can be (hash and displace: Belazzougui, Botelho and Dietzfelbinger 2009), found without a
 * branch.
 */
#ifndef VL_TEXT_GAP_TABLES_H
#define VL_TEXT_GAP_TABLES_H

#include <string.h>

#include "text/gap.h"

/* Version 3 of the format. The header: the magic, then numbers of 32 bits: bytes of the notice, syllables, bytes of
 * their strings, and the bits of the three tables. The parts follow, each at a multiple of 8: notice, offsets, strings,
 * capitals, factors (8 bits each), pairs (32), frequencies (8), longer (64), dense (16), hashed (8). */
#define VL_GAP_MAGIC "vanlua\3\n"
#define VL_GAP_MAGIC_SIZE 8
#define VL_GAP_HEADER_NUMBERS 6
#define VL_GAP_HEADER_SIZE (VL_GAP_MAGIC_SIZE + 4 * VL_GAP_HEADER_NUMBERS)

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define VL_FROM_LITTLE(bits, number) __builtin_bswap##bits(number)
#else
#define VL_FROM_LITTLE(bits, number) (number)
#endif

/* Numbers of 16, 32 and 64 bits as the file has them, at any place. */
static inline uint16_t vl_little_16(const unsigned char *at) {
    uint16_t number;
    memcpy(&number, at, sizeof number);
    return VL_FROM_LITTLE(16, number);
}

static inline uint32_t vl_little_32(const unsigned char *at) {
    uint32_t number;
    memcpy(&number, at, sizeof number);
    return VL_FROM_LITTLE(32, number);
}

static inline uint64_t vl_little_64(const unsigned char *at) {
    uint64_t number;
    memcpy(&number, at, sizeof number);
    return VL_FROM_LITTLE(64, number);
}

/* Factors of the table of pairs: one for each bucket of about three pairs. */
#define VL_GAP_FACTOR_BITS(pair_bits) ((pair_bits)-2)

/* A pair as a number of 30 bits. */
static inline uint32_t vl_gap_pair(uint32_t first, uint32_t second) {
    return first << VL_GAP_SYLLABLE_BITS | second;
}

static inline uint64_t vl_gap_pair_hash(uint32_t pair) {
    return pair * UINT64_C(0xD6E8FEB86659FD93);
}

/* The bucket of a pair in a table of 1 << bits slots. */
static inline size_t vl_gap_pair_bucket(uint64_t hash, uint32_t bits) {
    return (size_t)(hash >> 32) & (((size_t)1 << VL_GAP_FACTOR_BITS(bits)) - 1);
}

/* The slot of a pair in a table of 1 << bits slots, by the factor of its bucket. The lowest bit of a pair is that of its
 * slot, and is not kept there. */
static inline size_t vl_gap_pair_slot(uint32_t pair, uint64_t hash, uint32_t factor, uint32_t bits) {
    return (size_t)((hash * (2 * (uint64_t)factor + 1)) >> (65 - bits)) << 1 | (pair & 1);
}

/* A slot of the table of pairs: 29 bits of the pair, and what it is in the lowest bits; 0: free. */
#define VL_GAP_PAIR_FLAG_BITS 3
#define VL_GAP_PAIR_FLAG_MASK ((UINT32_C(1) << VL_GAP_PAIR_FLAG_BITS) - 1)

static inline uint32_t vl_gap_pair_content(uint32_t pair, uint32_t flags) {
    return pair >> 1 << VL_GAP_PAIR_FLAG_BITS | flags;
}

/* What the table says of a pair, 0: nothing; and how frequent it is in raw text: its binary logarithm plus 1, up to
 * VL_GAP_MOST_FREQUENT, 0: it is not in the table. */
static inline uint32_t vl_gap_pair_flags(const vl_gap_model *model, uint32_t pair, uint8_t *frequency) {
    uint64_t hash = vl_gap_pair_hash(pair);
    uint32_t factor = model->factors[vl_gap_pair_bucket(hash, model->pair_bits)];
    size_t at = vl_gap_pair_slot(pair, hash, factor, model->pair_bits);
    uint32_t other = vl_little_32(model->pairs + 4 * at) ^ vl_gap_pair_content(pair, 0); /* flags if it is the pair */
    uint32_t flags = other <= VL_GAP_PAIR_FLAG_MASK ? other : 0;
    *frequency = flags ? model->frequencies[at] : 0;
    return flags;
}

/* A slot of the table of longer sequences holds four syllables of 15 bits, the first in the highest and 0 for a fourth
 * that is not there, and in its lowest bits what the sequence is; 0: free. */
#define VL_GAP_FLAG_BITS 4
#define VL_GAP_FLAG_MASK ((UINT64_C(1) << VL_GAP_FLAG_BITS) - 1)

static inline uint64_t vl_gap_sequence(uint32_t first, uint32_t second, uint32_t third, uint32_t fourth) {
    return ((uint64_t)first << 45 | (uint64_t)second << 30 | (uint64_t)third << 15 | fourth) << VL_GAP_FLAG_BITS;
}

/* Where the search for a sequence begins in that table of 1 << bits slots. */
static inline size_t vl_gap_slot(uint64_t sequence, uint32_t bits) {
    return (size_t)(((sequence >> VL_GAP_FLAG_BITS) * UINT64_C(0xD6E8FEB86659FD93)) >> (64 - bits));
}

/* What the table says of a sequence; 0: nothing. */
static inline uint32_t vl_gap_flags(const unsigned char *table, uint32_t bits, uint64_t sequence) {
    size_t mask = ((size_t)1 << bits) - 1, at = vl_gap_slot(sequence, bits);
    for (;;) {
        uint64_t slot = vl_little_64(table + 8 * at);
        if ((slot & ~VL_GAP_FLAG_MASK) == sequence) return (uint32_t)(slot & VL_GAP_FLAG_MASK);
        if (!slot) return 0;
        at = (at + 1) & mask;
    }
}

#endif
