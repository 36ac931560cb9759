/*
 * The least of values that lie ahead in a text, as far as a gap reaches, while the text is read from its end.
 */
#ifndef VL_QUERY_REACH_H
#define VL_QUERY_REACH_H

#include "base/memory.h"

typedef struct vl_reach_entry {
    uint64_t value;
    uint64_t token; /* the last token before the place, plus one */
} vl_reach_entry;

/* Values with a chance to be the least: the farther ahead, the less. */
typedef struct vl_reach {
    vl_reach_entry *entries;
    size_t capacity;
    size_t first; /* the farthest */
    size_t end;   /* behind the nearest */
} vl_reach;

/* Forgets all values. */
void vl_reach_clear(vl_reach *reach);

/* Notes a value (UINT64_MAX: none) at the place before which token `token` - 1 ends, the nearest up to now, and forgets what is
 * more than `gap` tokens away from the place, at which token `here` stands. The constant cost is that of all calls
 * together. False for want of memory. */
bool vl_reach_note(vl_reach *reach, vl_context *context, uint64_t value, uint64_t token, uint64_t here, uint64_t gap);

/* The least value, UINT64_MAX if there is none. */
static inline uint64_t vl_reach_least(const vl_reach *reach) {
    return reach->first < reach->end ? reach->entries[reach->first].value : UINT64_MAX;
}

#endif
