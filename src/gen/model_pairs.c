/*
 * Each bucket of pairs gets the first factor that takes all its pairs to free slots, the large buckets first, as long as
 * there are many.
 */
#include "gen/model_pairs.h"

#include <stdlib.h>

#include "gen/model_text.h"
#include "text/gap_tables.h"

#define MOST_FACTORS 256
#define MOST_BITS 28

/* A pair, and the bucket it is in. */
typedef struct placed_pair {
    uint32_t pair;
    uint32_t value;
    size_t bucket;
    size_t bucket_size;
} placed_pair;

/* Larger buckets first. */
static int compare_placed(const void *left, const void *right) {
    const placed_pair *a = left, *b = right;
    if (a->bucket_size != b->bucket_size) return a->bucket_size > b->bucket_size ? -1 : 1;
    if (a->bucket != b->bucket) return a->bucket < b->bucket ? -1 : 1;
    return (a->pair > b->pair) - (a->pair < b->pair);
}

/* Lines up the pairs bucket by bucket. */
static void line_up(const vl_pairs *pairs, uint32_t bits, placed_pair *out) {
    size_t *sizes = calloc((size_t)1 << VL_GAP_FACTOR_BITS(bits), sizeof *sizes), count = 0;
    need(sizes != NULL);
    for (size_t i = 0; i < pairs->slot_count; i++) {
        const vl_pair_slot *slot = &pairs->slots[i];
        if (!slot->number_plus_one) continue;
        uint32_t pair = vl_gap_pair((uint32_t)(slot->pair >> 32), (uint32_t)slot->pair);
        size_t bucket = vl_gap_pair_bucket(vl_gap_pair_hash(pair), bits);
        out[count++] = (placed_pair){pair, slot->value, bucket, 0};
        sizes[bucket]++;
    }
    for (size_t i = 0; i < count; i++) out[i].bucket_size = sizes[out[i].bucket];
    qsort(out, count, sizeof *out, compare_placed);
    free(sizes);
}

static void write_slot(unsigned char *slot, uint32_t content) {
    for (size_t i = 0; i < 4; i++) slot[i] = (unsigned char)(content >> (8 * i));
}

/* Puts a bucket's pairs where the factor takes them. False: not all of these slots are free. */
static bool place_bucket(pair_table *table, const placed_pair *first, uint32_t factor) {
    for (size_t i = 0; i < first->bucket_size; i++) {
        size_t at = vl_gap_pair_slot(first[i].pair, vl_gap_pair_hash(first[i].pair), factor, table->bits);
        unsigned char *slot = table->slots + 4 * at;
        if (!vl_little_32(slot)) {
            write_slot(slot, vl_gap_pair_content(first[i].pair, first[i].value & VL_GAP_PAIR_FLAG_MASK));
            table->frequencies[at] = (unsigned char)(first[i].value >> PAIR_FREQUENCY_AT);
            continue;
        }
        while (i-- > 0) {
            at = vl_gap_pair_slot(first[i].pair, vl_gap_pair_hash(first[i].pair), factor, table->bits);
            write_slot(table->slots + 4 * at, 0);
        }
        return false;
    }
    table->factors[first->bucket] = (unsigned char)factor;
    return true;
}

/* Fills a table with all pairs. False: it is too small. */
static bool place_all(pair_table *table, const placed_pair *pairs, size_t count) {
    for (size_t i = 0; i < count; i += pairs[i].bucket_size) {
        uint32_t factor = 0;
        while (factor < MOST_FACTORS && !place_bucket(table, &pairs[i], factor)) factor++;
        if (factor == MOST_FACTORS) return false;
    }
    return true;
}

pair_table pair_table_make(const vl_pairs *pairs) {
    placed_pair *placed = calloc((size_t)pairs->count + 1, sizeof *placed);
    need(placed != NULL);
    for (uint32_t bits = 4; bits <= MOST_BITS; bits++) {
        if ((size_t)1 << bits < pairs->count) continue;
        pair_table table = {bits, calloc((size_t)1 << VL_GAP_FACTOR_BITS(bits), 1), calloc((size_t)1 << bits, 4),
                            calloc((size_t)1 << bits, 1)};
        need(table.factors && table.slots && table.frequencies);
        line_up(pairs, bits, placed);
        bool made = place_all(&table, placed, pairs->count);
        if (!made) pair_table_free(&table);
        if (!made) continue;
        free(placed);
        return table;
    }
    fail(NULL, 0, "%zu pairs of syllables are too many for the model", (size_t)pairs->count);
}

void pair_table_free(pair_table *table) {
    free(table->factors);
    free(table->slots);
    free(table->frequencies);
}
