/*
 * Memory of a context: growing arrays, byte buffers and arenas. All of it is freed by the size that was asked for,
 * which the context's allocator wants to know.
 */
#ifndef VL_BASE_MEMORY_H
#define VL_BASE_MEMORY_H

#include "vanlua/base.h"

/* A number that the context never gave before: 0, 1, 2 … */
uint64_t vl_context_number(vl_context *context);

/* Allocates `size` bytes, NULL if there are none. */
void *vl_allocate(vl_context *context, size_t size);

/* Allocates `count` zeroed elements, NULL if there is no memory or the product overflows. */
void *vl_allocate_zeroed(vl_context *context, size_t count, size_t size);

/* Frees what was allocated with that size. */
void vl_free(vl_context *context, void *pointer, size_t size);

/* Makes room for at least `needed` elements in an array of `*capacity`, by at least half as much again. False: no
 * memory, and the array is as it was. */
bool vl_grow(vl_context *context, void **array, size_t *capacity, size_t needed, size_t element);

/* Grows `array` (a pointer variable) for `needed` elements; `capacity` is a size_t variable. */
#define VL_GROW(context, array, capacity, needed)                                                                      \
    ((needed) <= (capacity) || vl_grow((context), (void **)&(array), &(capacity), (needed), sizeof *(array)))

/* Appends bytes and keeps the string zero-terminated. False: no memory, and the string is as it was. */
bool vl_string_append(vl_context *context, vl_string *string, const char *bytes, size_t size);

/* Makes room for `size` more bytes. */
bool vl_string_reserve(vl_context *context, vl_string *string, size_t size);

/* Appends formatted text. */
bool vl_string_print(vl_context *context, vl_string *string, const char *format, ...) VL_PRINTF(3, 4);

/* What the string holds now, as a slice. */
static inline vl_text vl_string_text(const vl_string *string) {
    return (vl_text){string->data ? string->data : "", string->size};
}

/* Many small allocations that are freed together and never move. */
typedef struct vl_arena_block vl_arena_block;
typedef struct vl_arena {
    vl_context *context;
    vl_arena_block *blocks;
    char *next;
    char *end;
} vl_arena;

/* An arena that holds nothing yet. */
#define VL_ARENA(context_) ((vl_arena){.context = (context_)})

/* `size` bytes aligned for any object; NULL if there is no memory. */
void *vl_arena_allocate(vl_arena *arena, size_t size);

/* A copy of the bytes, unaligned, with a zero byte behind; NULL if there is no memory. */
char *vl_arena_copy(vl_arena *arena, const char *bytes, size_t size);

/* Frees everything. */
void vl_arena_free(vl_arena *arena);

#endif
