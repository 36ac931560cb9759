#include "text/rank.h"

#include <string.h>

#include "base/sort.h"

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

static int compare_entries(const void *data, const void *first, const void *second) {
    const ranking *all = data;
    const entry *a = first, *b = second;
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

vl_status vl_text_rank(vl_context *context, const vl_text *texts, uint32_t count, uint32_t *ranks) {
    if (!count) return VL_OK;
    ranking all = {texts, VL_STRING};
    entry *entries = vl_allocate_zeroed(context, count, sizeof *entries);
    vl_status status = entries && make_keys(context, &all, entries, count) ? VL_OK : VL_ERROR_MEMORY;
    if (status == VL_OK) status = vl_sort(context, entries, count, sizeof *entries, compare_entries, &all);
    for (uint32_t i = 0; i < count && status == VL_OK; i++) ranks[entries[i].text] = i;
    if (entries) vl_free(context, entries, count * sizeof *entries);
    vl_string_free(context, &all.keys);
    return status;
}
