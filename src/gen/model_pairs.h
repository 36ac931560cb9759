/*
 * The table of pairs of a model, as text/gap_tables.h reads it.
 */
#ifndef VL_GEN_MODEL_PAIRS_H
#define VL_GEN_MODEL_PAIRS_H

#include "base/pairs.h"
#include "text/gap.h"

/* A table as it is written: little-endian slots. */
typedef struct pair_table {
    uint32_t bits;
    unsigned char *factors;
    unsigned char *slots;
    unsigned char *frequencies; /* by slot */
} pair_table;

/* Where the frequency of a pair stands in its value, above what it is. */
#define PAIR_FREQUENCY_AT 8

/* Makes the table of pairs of syllables whose values are what they are (VL_GAP_IN_…, VL_GAP_GOES_ON) and their
 * frequencies, as small as it can be. Time: n log n. The caller frees it. */
pair_table pair_table_make(const vl_pairs *pairs);

/* Frees it. */
void pair_table_free(pair_table *table);

#endif
