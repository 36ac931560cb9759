/*
 * A merge sort from below: short runs by insertion, then runs of twice the length each time, to and fro between the elements
 * and as much memory again.
 */
#include "base/sort.h"

#include <string.h>

#include "base/memory.h"
#include "base/poll.h"

#define RUN ((size_t)8) /* elements that are sorted by insertion */

typedef struct sorting {
    size_t size;
    vl_sort_order order;
    const void *data;
    vl_poll poll;
} sorting;

/* Copies an element; sizes that are constants become a few instructions. */
static inline void copy_element(char *to, const char *from, size_t size) {
    switch (size) {
    case 8: memcpy(to, from, 8); break;
    case 16: memcpy(to, from, 16); break;
    case 24: memcpy(to, from, 24); break;
    case 32: memcpy(to, from, 32); break;
    default: memcpy(to, from, size);
    }
}

/* Sorts a few elements, with room for one more in `spare`. */
static void insert_elements(const sorting *sort, char *elements, size_t count, char *spare) {
    size_t size = sort->size;
    for (size_t i = 1; i < count; i++) {
        char *at = elements + i * size;
        if (sort->order(sort->data, at - size, at) <= 0) continue;
        copy_element(spare, at, size);
        do {
            copy_element(at, at - size, size);
            at -= size;
        } while (at > elements && sort->order(sort->data, at - size, spare) > 0);
        copy_element(at, spare, size);
    }
}

/* Merges what is in [left, middle) and [middle, end) into `to`. False: cancelled. */
static bool merge_runs(sorting *sort, const char *left, const char *middle, const char *end, char *to) {
    size_t size = sort->size, all = (size_t)(end - left);
    const char *right = middle;
    if (right == end || sort->order(sort->data, right - size, right) <= 0) {
        memcpy(to, left, all);
        return !vl_poll_cancelled(&sort->poll, all / size);
    }
    while (left < middle && right < end) {
        bool take_left = sort->order(sort->data, left, right) <= 0;
        copy_element(to, take_left ? left : right, size);
        *(take_left ? &left : &right) += size;
        to += size;
        if (vl_poll_cancelled(&sort->poll, 1)) return false;
    }
    memcpy(to, left, (size_t)(middle - left));
    memcpy(to + (middle - left), right, (size_t)(end - right));
    return true;
}

/* Merges neighbouring runs of `width` elements from one array into the other. False: cancelled. */
static bool merge_all(sorting *sort, const char *from, char *to, size_t count, size_t width) {
    size_t size = sort->size;
    for (size_t first = 0; first < count; first += 2 * width) {
        size_t middle = width < count - first ? first + width : count;
        size_t end = width < count - middle ? middle + width : count;
        if (!merge_runs(sort, from + first * size, from + middle * size, from + end * size, to + first * size)) return false;
        if (end == count) break;
    }
    return true;
}

static vl_status sort_elements(sorting *sort, char *elements, char *spare, size_t count) {
    char *from = elements, *to = spare;
    for (size_t first = 0; first < count; first += RUN) {
        insert_elements(sort, elements + first * sort->size, count - first < RUN ? count - first : RUN, spare);
        if (vl_poll_cancelled(&sort->poll, RUN)) return VL_ERROR_CANCELLED;
    }
    for (size_t width = RUN; width < count; width *= 2) {
        bool merged = merge_all(sort, from, to, count, width);
        char *swap = from;
        from = to;
        to = swap;
        if (!merged) return VL_ERROR_CANCELLED;
    }
    if (from != elements) memcpy(elements, from, count * sort->size);
    return VL_OK;
}

vl_status vl_sort(vl_context *context, void *elements, size_t count, size_t size, vl_sort_order order, const void *data) {
    if (count < 2) return VL_OK;
    if (count > SIZE_MAX / size) return VL_ERROR_MEMORY;
    char *spare = vl_allocate(context, count * size);
    if (!spare) return VL_ERROR_MEMORY;
    sorting sort = {size, order, data, {context, 0}};
    vl_status status = sort_elements(&sort, elements, spare, count);
    vl_free(context, spare, count * size);
    return status;
}

void vl_sort_with(void *elements, void *spare, size_t count, size_t size, vl_sort_order order, const void *data) {
    sorting sort = {size, order, data, {NULL, 0}};
    if (count > 1) sort_elements(&sort, elements, spare, count);
}
