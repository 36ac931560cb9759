#include "host/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "host/host.h"

#define LONGEST_PRINT 2048

struct vl_piece {
    vl_piece *next;
    size_t size;
    max_align_t content[];
};

void *vl_host_allocate(vl_host *host, size_t size) {
    if (size > SIZE_MAX / 2) return NULL;
    size_t whole = sizeof(vl_piece) + size;
    vl_piece *piece = vl_context_allocate(host->own, NULL, 0, whole);
    if (!piece) return NULL;
    memset(piece, 0, whole);
    piece->next = host->pieces;
    piece->size = whole;
    host->pieces = piece;
    return piece->content;
}

void vl_host_free_memory(vl_host *host) {
    while (host->pieces) {
        vl_piece *piece = host->pieces;
        host->pieces = piece->next;
        vl_context_allocate(host->own, piece, piece->size, 0);
    }
}

const char *vl_host_copy(vl_host *host, vl_text text) {
    char *copy = vl_host_allocate(host, text.size + 1);
    if (copy && text.size) memcpy(copy, text.data, text.size);
    return copy;
}

const char *vl_host_print(vl_host *host, const char *format, ...) {
    char buffer[LONGEST_PRINT];
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(buffer, sizeof buffer, format, arguments);
    va_end(arguments);
    return size < 0 ? NULL : vl_host_copy(host, vl_text_of(buffer));
}

bool vl_host_grow(vl_host *host, void **array, size_t count, size_t *capacity, size_t element) {
    if (count < *capacity) return true;
    size_t larger = *capacity ? *capacity * 2 : 8;
    if (larger > SIZE_MAX / 4 / element) return false;
    void *made = vl_host_allocate(host, larger * element);
    if (!made) return false;
    if (count) memcpy(made, *array, count * element);
    *array = made;
    *capacity = larger;
    return true;
}

bool vl_host_append(vl_host *host, vl_string *string, const char *bytes, size_t size) {
    if (size > SIZE_MAX / 4) return false;
    if (string->size + size + 1 > string->capacity) {
        size_t larger = (string->size + size + 1) * 2;
        char *made = vl_context_allocate(host->own, string->data, string->capacity, larger);
        if (!made) return false;
        string->data = made;
        string->capacity = larger;
    }
    if (size) memcpy(string->data + string->size, bytes, size);
    string->size += size;
    string->data[string->size] = '\0';
    return true;
}

bool vl_host_append_print(vl_host *host, vl_string *string, const char *format, ...) {
    char buffer[LONGEST_PRINT];
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(buffer, sizeof buffer, format, arguments);
    va_end(arguments);
    return size >= 0 && vl_host_append(host, string, buffer, strlen(buffer));
}
