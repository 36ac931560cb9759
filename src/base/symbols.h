/*
 * A symbol table: byte strings numbered 0, 1, 2 … in the order in which they first came.
 */
#ifndef VL_BASE_SYMBOLS_H
#define VL_BASE_SYMBOLS_H

#include <string.h>

#include "base/memory.h"

#define VL_NO_SYMBOL UINT32_MAX

/* Both halves of a product, folded: the step that the hashes are made of. */
__extension__ typedef unsigned __int128 vl_wide;

static inline uint64_t vl_hash_mix(uint64_t a, uint64_t b) {
    vl_wide product = (vl_wide)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* A hash of bytes, eight at a time. */
uint64_t vl_hash_bytes(const char *data, size_t size, uint64_t seed);

/* One slot of the table: the upper half of the hash to compare, and the symbol + 1 (0: free). */
typedef struct vl_symbol_slot {
    uint32_t tag;
    uint32_t symbol;
} vl_symbol_slot;

typedef struct vl_symbols {
    vl_arena arena;
    vl_text *names;
    size_t count;
    size_t capacity;
    vl_symbol_slot *slots;
    size_t slot_count; /* a power of two, or 0 */
} vl_symbols;

/* A table without symbols. */
#define VL_SYMBOLS(context_) ((vl_symbols){.arena = VL_ARENA(context_)})

/* The symbol of the name, VL_NO_SYMBOL if it has none. */
uint32_t vl_symbols_find(const vl_symbols *symbols, vl_text name);

/* The symbol of the name, made if it has none; VL_NO_SYMBOL if there is no memory or no number left.
 * The name is copied. */
uint32_t vl_symbols_add(vl_symbols *symbols, vl_text name);

/* Makes room for `count` symbols in all, so that adding them does not have to. False: no memory. */
bool vl_symbols_reserve(vl_symbols *symbols, size_t count);

/* The name of a symbol that exists. */
static inline vl_text vl_symbols_name(const vl_symbols *symbols, uint32_t symbol) {
    return symbols->names[symbol];
}

/* Frees everything. */
void vl_symbols_free(vl_symbols *symbols);

#endif
