/* The stable sort, of elements of many sizes and of any order they come in. */
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include <string.h>

#include "check.h"

enum { MOST = 200000 };

/* An element is a key, the place where it stood and bytes that must stay with it. */
typedef struct element {
    uint32_t key;
    uint32_t place;
    unsigned char rest[32];
} element;

static int by_key(const void *data, const void *first, const void *second) {
    uint32_t a, b;
    ++**(uint64_t *const *)data;
    memcpy(&a, first, sizeof a);
    memcpy(&b, second, sizeof b);
    return (a > b) - (a < b);
}

/* Fills `count` elements of `size` bytes with keys below `keys`. */
static void fill(char *elements, size_t count, size_t size, uint32_t keys, bool ascending) {
    uint64_t state = 1;
    for (size_t i = 0; i < count; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        element one = {ascending ? (uint32_t)i : (uint32_t)(state >> 33) % keys, (uint32_t)i, {0}};
        memset(one.rest, (int)(i % 251), sizeof one.rest);
        memcpy(elements + i * size, &one, size);
    }
}

/* True if keys ascend, places do where keys are equal, and the rest belongs to the place. */
static bool is_sorted(const char *elements, size_t count, size_t size) {
    element last = {0, 0, {0}}, one = {0, 0, {0}};
    uint64_t places = 0;
    for (size_t i = 0; i < count; i++, last = one) {
        memcpy(&one, elements + i * size, size);
        places += one.place;
        for (size_t at = 8; at < size; at++)
            if (((unsigned char *)&one)[at] != one.place % 251) return false;
        if (i && (one.key < last.key || (one.key == last.key && one.place <= last.place))) return false;
    }
    return places == (uint64_t)count * (count ? count - 1 : 0) / 2;
}

static void test_sizes(checks *check, char *elements) {
    static const size_t sizes[] = {8, 12, 16, 24, 32, 40}, counts[] = {0, 1, 2, 7, 8, 9, 15, 16, 17, 64, 65, 1000, 70001};
    uint64_t compared = 0, *data = &compared;
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
            for (uint32_t keys = 1; keys < 1u << 30; keys *= 37) {
                fill(elements, counts[c], sizes[s], keys, false);
                CHECK_INTEGER(vl_sort(check->context, elements, counts[c], sizes[s], by_key, &data), VL_OK);
                CHECK(is_sorted(elements, counts[c], sizes[s]));
            }
        }
    }
    fill(elements, 1000, 24, 100, false);
    vl_sort_with(elements, elements + (size_t)MOST * 20, 1000, 24, by_key, &data);
    CHECK(is_sorted(elements, 1000, 24));
}

/* n log n comparisons at worst, and few where the elements are in order. */
static void test_cost(checks *check, char *elements) {
    uint64_t compared = 0, *data = &compared;
    fill(elements, MOST, 8, 1u << 30, false);
    vl_sort(check->context, elements, MOST, 8, by_key, &data);
    CHECK(compared < (uint64_t)MOST * 19);
    compared = 0;
    fill(elements, MOST, 8, 1, true);
    vl_sort(check->context, elements, MOST, 8, by_key, &data);
    CHECK(is_sorted(elements, MOST, 8));
    CHECK(compared < (uint64_t)MOST * 2);
}

static bool count_question(void *data) {
    ++*(int *)data;
    return true;
}

static void test_cancel(checks *check, char *elements) {
    int asked = 0;
    uint64_t compared = 0, *data = &compared;
    const vl_context_options options = {.cancelled = count_question, .data = &asked};
    vl_context *context = NULL;
    if (!CHECK(!vl_context_create(&options, &context, NULL))) return;
    fill(elements, 1000, 8, 1u << 30, false);
    CHECK_INTEGER(vl_sort(context, elements, 1000, 8, by_key, &data), VL_OK);
    fill(elements, MOST, 8, 1u << 30, false);
    compared = 0;
    CHECK_INTEGER(vl_sort(context, elements, MOST, 8, by_key, &data), VL_ERROR_CANCELLED);
    CHECK_INTEGER(asked, 1);
    CHECK(compared < (uint64_t)65536 * 8);
    vl_context_free(context);
}

void test_sort(checks *check) {
    char *elements = malloc((size_t)MOST * sizeof(element));
    if (!CHECK(elements != NULL)) return;
    test_sizes(check, elements);
    test_cost(check, elements);
    test_cancel(check, elements);
    CHECK_INTEGER(vl_sort(check->context, elements, SIZE_MAX / 4, 8, by_key, NULL), VL_ERROR_MEMORY);
    free(elements);
}
