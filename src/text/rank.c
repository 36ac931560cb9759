#include "text/rank.h"

#include <string.h>

/* A text to be ranked. */
typedef struct entry {
    uint64_t start; /* first eight bytes of the key, as one number that sorts like them */
    uint64_t first; /* of the key, in the bytes of all keys */
    uint32_t size;
    uint32_t text;
} entry;

typedef struct ranking {
    const vl_text *texts;
    vl_string keys;
} ranking;

static int compare_entries(const ranking *all, const entry *a, const entry *b) {
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    size_t size = a->size < b->size ? a->size : b->size;
    int order = size ? memcmp(all->keys.data + a->first, all->keys.data + b->first, size) : 0;
    if (order == 0) order = (a->size > b->size) - (a->size < b->size);
    return order ? order : vl_text_compare(all->texts[a->text], all->texts[b->text]);
}

/* Missing bytes count as 0, the least there is: a key sorts before those that go on. */
static uint64_t start_of(const char *key, size_t size) {
    uint64_t start = 0;
    for (size_t i = 0; i < 8; i++) start = start << 8 | (i < size ? (unsigned char)key[i] : 0);
    return start;
}

/* Makes the keys of all texts. False for want of memory. */
static bool make_keys(vl_context *context, ranking *all, entry *entries, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        uint64_t first = all->keys.size;
        if (!vl_text_sort_key(context, all->texts[i], &all->keys)) return false;
        size_t size = all->keys.size - (size_t)first;
        if (size > UINT32_MAX) return false;
        entries[i] = (entry){0, first, (uint32_t)size, i};
    }
    const char *keys = vl_string_text(&all->keys).data;
    for (uint32_t i = 0; i < count; i++) entries[i].start = start_of(keys + entries[i].first, entries[i].size);
    return true;
}

/* Merges from[first, middle) and from[middle, end) into `to` at the same place. */
static void merge_runs(const ranking *all, const entry *from, entry *to, size_t first, size_t middle, size_t end) {
    size_t left = first, right = middle;
    for (size_t at = first; at < end; at++) {
        bool take_left = right == end || (left < middle && compare_entries(all, &from[left], &from[right]) <= 0);
        to[at] = take_left ? from[left++] : from[right++];
    }
}

/* Sorts entries, using `spare` of the same size; returns the one of them that holds the result. */
static const entry *sort_entries(const ranking *all, entry *entries, entry *spare, size_t count) {
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t first = 0; first < count; first += 2 * width) {
            size_t middle = width < count - first ? first + width : count;
            size_t end = width < count - middle ? middle + width : count;
            merge_runs(all, entries, spare, first, middle, end);
        }
        entry *swap = entries;
        entries = spare;
        spare = swap;
    }
    return entries;
}

vl_status vl_text_rank(vl_context *context, const vl_text *texts, uint32_t count, uint32_t *ranks) {
    if (!count) return VL_OK;
    ranking all = {texts, VL_STRING};
    entry *entries = vl_allocate_zeroed(context, count, 2 * sizeof *entries);
    bool made = entries && make_keys(context, &all, entries, count);
    if (made) {
        const entry *sorted = sort_entries(&all, entries, entries + count, count);
        for (uint32_t i = 0; i < count; i++) ranks[sorted[i].text] = i;
    }
    if (entries) vl_free(context, entries, count * 2 * sizeof *entries);
    vl_string_free(context, &all.keys);
    return made ? VL_OK : VL_ERROR_MEMORY;
}
