#include "base/pairs.h"

static bool pairs_grow(vl_pairs *pairs) {
    vl_pairs wider = *pairs;
    wider.slot_count = pairs->slot_count ? pairs->slot_count * 2 : 64;
    wider.slots = vl_allocate_zeroed(pairs->context, wider.slot_count, sizeof *wider.slots);
    if (!wider.slots) return false;
    for (size_t i = 0; i < pairs->slot_count; i++) {
        if (pairs->slots[i].number_plus_one) *vl_pairs_slot(&wider, pairs->slots[i].pair) = pairs->slots[i];
    }
    vl_free(pairs->context, pairs->slots, pairs->slot_count * sizeof *pairs->slots);
    *pairs = wider;
    return true;
}

vl_pair_slot *vl_pairs_add(vl_pairs *pairs, uint32_t first, uint32_t second) {
    if (pairs->count >= pairs->slot_count / 8 * 5 && !pairs_grow(pairs)) return NULL;
    uint64_t pair = (uint64_t)first << 32 | second;
    vl_pair_slot *slot = vl_pairs_slot(pairs, pair);
    if (slot->number_plus_one) return slot;
    if (pairs->count >= VL_NO_PAIR - 1) return NULL;
    *slot = (vl_pair_slot){pair, ++pairs->count, VL_NO_PAIR};
    return slot;
}

void vl_pairs_free(vl_pairs *pairs) {
    vl_free(pairs->context, pairs->slots, pairs->slot_count * sizeof *pairs->slots);
    *pairs = VL_PAIRS(pairs->context);
}
