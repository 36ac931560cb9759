#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ARENA_BLOCK ((size_t)64 * 1024)

struct vl_arena_block {
    vl_arena_block *next;
    size_t size;
};

void *vl_allocate(vl_context *context, size_t size) {
    return vl_context_allocate(context, NULL, 0, size);
}

void *vl_allocate_zeroed(vl_context *context, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) return NULL;
    void *made = vl_context_allocate(context, NULL, 0, count * size);
    if (made) memset(made, 0, count * size);
    return made;
}

void vl_free(vl_context *context, void *pointer, size_t size) {
    if (pointer) vl_context_allocate(context, pointer, size, 0);
}

bool vl_grow(vl_context *context, void **array, size_t *capacity, size_t needed, size_t element) {
    if (needed <= *capacity) return true;
    size_t wanted = *capacity + *capacity / 2;
    if (wanted < needed) wanted = needed;
    if (wanted < 8) wanted = 8;
    if (wanted > SIZE_MAX / element) return false;
    void *grown = vl_context_allocate(context, *array, *capacity * element, wanted * element);
    if (!grown) return false;
    *array = grown;
    *capacity = wanted;
    return true;
}

bool vl_string_reserve(vl_context *context, vl_string *string, size_t size) {
    if (size >= SIZE_MAX - string->size) return false;
    return VL_GROW(context, string->data, string->capacity, string->size + size + 1);
}

bool vl_string_append(vl_context *context, vl_string *string, const char *bytes, size_t size) {
    if (!vl_string_reserve(context, string, size)) return false;
    if (size) memcpy(string->data + string->size, bytes, size);
    string->size += size;
    string->data[string->size] = '\0';
    return true;
}

bool vl_string_print(vl_context *context, vl_string *string, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (size < 0 || !vl_string_reserve(context, string, (size_t)size)) return false;
    va_start(arguments, format);
    vsnprintf(string->data + string->size, (size_t)size + 1, format, arguments);
    va_end(arguments);
    string->size += (size_t)size;
    return true;
}

void vl_string_free(vl_context *context, vl_string *string) {
    vl_free(context, string->data, string->capacity);
    *string = VL_STRING;
}

/* A block of at least `size` bytes becomes the one that small requests are served from. */
static bool arena_extend(vl_arena *arena, size_t size) {
    size_t whole = size > ARENA_BLOCK - sizeof(vl_arena_block) ? size + sizeof(vl_arena_block) : ARENA_BLOCK;
    if (whole < size) return false;
    vl_arena_block *block = vl_allocate(arena->context, whole);
    if (!block) return false;
    block->size = whole;
    block->next = arena->blocks;
    arena->blocks = block;
    arena->next = (char *)(block + 1);
    arena->end = (char *)block + whole;
    return true;
}

void *vl_arena_allocate(vl_arena *arena, size_t size) {
    size_t alignment = _Alignof(max_align_t);
    size_t padding = arena->next ? (alignment - (uintptr_t)arena->next % alignment) % alignment : 0;
    if (!arena->next || size + padding < size || size + padding > (size_t)(arena->end - arena->next)) {
        if (size > SIZE_MAX - alignment || !arena_extend(arena, size + alignment)) return NULL;
        padding = (alignment - (uintptr_t)arena->next % alignment) % alignment;
    }
    char *made = arena->next + padding;
    arena->next = made + size;
    return made;
}

char *vl_arena_copy(vl_arena *arena, const char *bytes, size_t size) {
    if (size == SIZE_MAX) return NULL;
    if (!arena->next || size + 1 > (size_t)(arena->end - arena->next)) {
        if (!arena_extend(arena, size + 1)) return NULL;
    }
    char *made = arena->next;
    if (size) memcpy(made, bytes, size);
    made[size] = '\0';
    arena->next += size + 1;
    return made;
}

void vl_arena_free(vl_arena *arena) {
    for (vl_arena_block *block = arena->blocks; block;) {
        vl_arena_block *next = block->next;
        vl_free(arena->context, block, block->size);
        block = next;
    }
    *arena = VL_ARENA(arena->context);
}
