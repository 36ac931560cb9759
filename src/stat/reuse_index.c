/*
 * An index of the n-grams that occur again. A sieve that is filled first keeps out most of those that occur once.
 */
#include "stat/reuse_index.h"

#define POLL_TOKENS ((uint64_t)64 * 1024)

vl_reuse_grams vl_reuse_grams_of(const vl_reuse_sequence *sequence, uint64_t n, vl_range positions) {
    uint64_t drop = 1, square = VL_REUSE_BASE;
    for (uint64_t rest = n; rest > 0; rest >>= 1) {
        if (rest & 1) drop = vl_reuse_multiply(drop, square);
        square = vl_reuse_multiply(square, square);
    }
    return (vl_reuse_grams){sequence, n, positions.first, positions.end, 0, 0, drop};
}

/* The hash without its first token, which is at a position. */
static uint64_t without(const vl_reuse_grams *grams, uint64_t hash, uint64_t at) {
    uint64_t gone = vl_reuse_multiply(vl_reuse_hash_on(grams->sequence, 0, at), grams->drop);
    return hash >= gone ? hash - gone : hash + VL_REUSE_PRIME - gone;
}

bool vl_reuse_grams_next(vl_reuse_grams *grams, uint64_t *first, uint64_t *hash) {
    while (grams->next < grams->end) {
        uint64_t at = grams->next++;
        if (grams->sequence->keys[at] == VL_NO_TERM) {
            grams->clean = grams->hash = 0;
            continue;
        }
        grams->hash = vl_reuse_hash_on(grams->sequence, grams->hash, at);
        if (grams->clean == grams->n) grams->hash = without(grams, grams->hash, at - grams->n);
        else grams->clean++;
        if (grams->clean < grams->n) continue;
        *first = at + 1 - grams->n;
        *hash = vl_hash_mix(grams->hash + 1, 0xa0761d6478bd642fu);
        return true;
    }
    return false;
}

vl_status vl_reuse_index_make(const vl_reuse_sequence *sequence, uint64_t n, vl_reuse_index *out) {
    *out = (vl_reuse_index){.sequence = sequence, .n = n, .sieve_places = 1024};
    while (out->sieve_places < sequence->count * 4) out->sieve_places *= 2;
    out->sieve = vl_allocate_zeroed(sequence->context, (size_t)(out->sieve_places / 4), 1);
    if (!out->sieve) return VL_ERROR_MEMORY;
    vl_reuse_grams grams = vl_reuse_grams_of(sequence, n, (vl_range){0, sequence->count});
    uint64_t first, hash, polled = 0;
    while (vl_reuse_grams_next(&grams, &first, &hash)) {
        uint64_t at = hash & (out->sieve_places - 1);
        uint8_t pair = out->sieve[at / 4], once = (uint8_t)(1u << (at % 4 * 2));
        out->sieve[at / 4] = (uint8_t)(pair | once | ((pair & once) << 1));
        if (first - polled < POLL_TOKENS) continue;
        if (vl_context_cancelled(sequence->context)) return VL_ERROR_CANCELLED;
        polled = first;
    }
    return VL_OK;
}

static void free_slots(vl_reuse_index *index) {
    vl_context *context = index->sequence->context;
    vl_free(context, index->slots, index->slot_count * sizeof *index->slots);
    vl_free(context, index->filled, index->slot_count / 2 * sizeof *index->filled);
}

void vl_reuse_index_free(vl_reuse_index *index) {
    if (!index->sequence) return;
    vl_context *context = index->sequence->context;
    vl_free(context, index->sieve, (size_t)(index->sieve_places / 4));
    vl_free(context, index->places, index->place_capacity * sizeof *index->places);
    free_slots(index);
}

static bool same_gram(const vl_reuse_index *index, uint64_t a, uint64_t b) {
    const uint32_t *keys = index->sequence->keys;
    for (uint64_t i = 0; i < index->n; i++)
        if (keys[a + i] != keys[b + i]) return false;
    return true;
}

/* Where the n-gram at a position is, or belongs. */
static size_t slot_of(const vl_reuse_index *index, uint64_t position, uint64_t hash) {
    size_t mask = index->slot_count - 1, at = (size_t)(hash >> 32) & mask;
    uint32_t tag = (uint32_t)hash;
    for (;; at = (at + 1) & mask) {
        const vl_reuse_slot *slot = &index->slots[at];
        if (!slot->place_plus_one) return at;
        if (slot->tag == tag && same_gram(index, index->places[slot->place_plus_one - 1].position, position)) return at;
    }
}

/* Puts the lists, whose n-grams differ, into wider slots. The hash of an n-gram is made anew. */
static bool widen(vl_reuse_index *index) {
    vl_context *context = index->sequence->context;
    vl_reuse_index wider = *index;
    wider.slot_count = index->slot_count ? index->slot_count * 2 : 256;
    wider.slots = vl_allocate_zeroed(context, wider.slot_count, sizeof *wider.slots);
    wider.filled = vl_allocate(context, wider.slot_count / 2 * sizeof *wider.filled);
    if (!wider.slots || !wider.filled) {
        free_slots(&wider);
        return false;
    }
    for (size_t i = 0; i < index->used; i++) {
        vl_reuse_slot slot = index->slots[index->filled[i]];
        uint64_t position = index->places[slot.place_plus_one - 1].position, first, hash;
        vl_reuse_grams grams = vl_reuse_grams_of(index->sequence, index->n, (vl_range){position, position + index->n});
        vl_reuse_grams_next(&grams, &first, &hash);
        size_t at = (size_t)(hash >> 32) & (wider.slot_count - 1);
        while (wider.slots[at].place_plus_one) at = (at + 1) & (wider.slot_count - 1);
        wider.slots[at] = slot;
        wider.filled[i] = at;
    }
    free_slots(index);
    *index = wider;
    return true;
}

uint32_t vl_reuse_index_find(const vl_reuse_index *index, uint64_t position, uint64_t hash) {
    if (!index->slot_count) return VL_NO_PLACE;
    return index->slots[slot_of(index, position, hash)].place_plus_one - 1;
}

/* The last place of the list that begins with `head`. */
static vl_reuse_place *last_place(const vl_reuse_index *index, uint32_t head) {
    vl_reuse_place *last = &index->places[head];
    while (last->next != VL_NO_PLACE) last = &index->places[last->next];
    return last;
}

vl_status vl_reuse_index_add(vl_reuse_index *index, uint64_t position, uint64_t hash) {
    if (index->used >= index->slot_count / 2 && !widen(index)) return VL_ERROR_MEMORY;
    size_t at = slot_of(index, position, hash);
    uint32_t head = index->slots[at].place_plus_one - 1, place = (uint32_t)index->place_count;
    if (head != VL_NO_PLACE && index->places[head].count == VL_REUSE_PLACES + 1) {
        last_place(index, head)->position = position;
        return VL_OK;
    }
    if (index->place_count >= UINT32_MAX - 1) return VL_ERROR_UNSUPPORTED;
    if (!VL_GROW(index->sequence->context, index->places, index->place_capacity, index->place_count + 1)) return VL_ERROR_MEMORY;
    index->places[index->place_count++] = (vl_reuse_place){position, VL_NO_PLACE, 1};
    if (head != VL_NO_PLACE) {
        last_place(index, head)->next = place;
        index->places[head].count++;
        return VL_OK;
    }
    index->slots[at] = (vl_reuse_slot){(uint32_t)hash, place + 1};
    index->filled[index->used++] = at;
    return VL_OK;
}

void vl_reuse_index_clear(vl_reuse_index *index) {
    for (size_t i = 0; i < index->used; i++) index->slots[index->filled[i]] = (vl_reuse_slot){0, 0};
    index->used = index->place_count = 0;
}
