#include "base/symbols.h"

static uint64_t read_word(const char *data, size_t size) {
    uint64_t word = 0;
    memcpy(&word, data, size < 8 ? size : 8);
    return word;
}

uint64_t vl_hash_bytes(const char *data, size_t size, uint64_t seed) {
    const uint64_t first = 0x9e3779b97f4a7c15u, second = 0xd6e8feb86659fd93u;
    uint64_t hash = (seed ^ size) * first;
    while (size > 8) {
        hash = vl_hash_mix(hash ^ read_word(data, 8), second);
        data += 8;
        size -= 8;
    }
    return vl_hash_mix(hash ^ read_word(data, size), first);
}

static bool slots_rebuild(vl_symbols *symbols, size_t slot_count) {
    vl_context *context = symbols->arena.context;
    vl_symbol_slot *slots = vl_allocate_zeroed(context, slot_count, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < symbols->count; i++) {
        uint64_t hash = vl_hash_bytes(symbols->names[i].data, symbols->names[i].size, 0);
        size_t at = (size_t)hash & (slot_count - 1);
        while (slots[at].symbol) at = (at + 1) & (slot_count - 1);
        slots[at] = (vl_symbol_slot){(uint32_t)(hash >> 32), (uint32_t)i + 1};
    }
    vl_free(context, symbols->slots, symbols->slot_count * sizeof *slots);
    symbols->slots = slots;
    symbols->slot_count = slot_count;
    return true;
}

/* The slot that holds the name, or the free one where it belongs; there must be slots. */
static vl_symbol_slot *slot_of(const vl_symbols *symbols, vl_text name, uint64_t hash) {
    size_t mask = symbols->slot_count - 1, at = (size_t)hash & mask;
    while (symbols->slots[at].symbol) {
        vl_symbol_slot *slot = &symbols->slots[at];
        if (slot->tag == (uint32_t)(hash >> 32) && vl_text_equal(symbols->names[slot->symbol - 1], name)) return slot;
        at = (at + 1) & mask;
    }
    return &symbols->slots[at];
}

uint32_t vl_symbols_find(const vl_symbols *symbols, vl_text name) {
    if (!symbols->slot_count) return VL_NO_SYMBOL;
    return slot_of(symbols, name, vl_hash_bytes(name.data, name.size, 0))->symbol - 1;
}

bool vl_symbols_reserve(vl_symbols *symbols, size_t count) {
    size_t slot_count = symbols->slot_count ? symbols->slot_count : 64;
    while (slot_count / 2 < count && slot_count <= SIZE_MAX / 4) slot_count *= 2;
    if (slot_count > symbols->slot_count && !slots_rebuild(symbols, slot_count)) return false;
    return VL_GROW(symbols->arena.context, symbols->names, symbols->capacity, count);
}

uint32_t vl_symbols_add(vl_symbols *symbols, vl_text name) {
    if (symbols->count + 1 > symbols->slot_count / 2) {
        if (!slots_rebuild(symbols, symbols->slot_count ? symbols->slot_count * 2 : 64)) return VL_NO_SYMBOL;
    }
    uint64_t hash = vl_hash_bytes(name.data, name.size, 0);
    vl_symbol_slot *slot = slot_of(symbols, name, hash);
    if (slot->symbol) return slot->symbol - 1;
    if (symbols->count >= VL_NO_SYMBOL - 1) return VL_NO_SYMBOL;
    if (!VL_GROW(symbols->arena.context, symbols->names, symbols->capacity, symbols->count + 1)) return VL_NO_SYMBOL;
    char *copy = vl_arena_copy(&symbols->arena, name.data, name.size);
    if (!copy) return VL_NO_SYMBOL;
    symbols->names[symbols->count] = (vl_text){copy, name.size};
    *slot = (vl_symbol_slot){(uint32_t)(hash >> 32), (uint32_t)symbols->count + 1};
    return (uint32_t)symbols->count++;
}

void vl_symbols_free(vl_symbols *symbols) {
    vl_context *context = symbols->arena.context;
    vl_free(context, symbols->names, symbols->capacity * sizeof *symbols->names);
    vl_free(context, symbols->slots, symbols->slot_count * sizeof *symbols->slots);
    vl_arena_free(&symbols->arena);
    *symbols = VL_SYMBOLS(context);
}
