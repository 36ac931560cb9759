#include "query/reach.h"

#include <string.h>

void vl_reach_clear(vl_reach *reach) {
    reach->first = reach->end = 0;
}

bool vl_reach_note(vl_reach *reach, vl_context *context, uint64_t value, uint64_t token, uint64_t here, uint64_t gap) {
    while (reach->first < reach->end && gap != UINT64_MAX && reach->entries[reach->first].token > here &&
           reach->entries[reach->first].token - here > gap)
        reach->first++;
    while (reach->first < reach->end && value <= reach->entries[reach->end - 1].value) reach->end--;
    if (reach->first == reach->end) vl_reach_clear(reach);
    else if (gap == UINT64_MAX) return true;
    if (value == UINT64_MAX) return true;
    if (reach->end == reach->capacity && reach->first > reach->capacity / 2) {
        memmove(reach->entries, reach->entries + reach->first, (reach->end - reach->first) * sizeof *reach->entries);
        reach->end -= reach->first;
        reach->first = 0;
    }
    if (!VL_GROW(context, reach->entries, reach->capacity, reach->end + 1)) return false;
    reach->entries[reach->end++] = (vl_reach_entry){value, token};
    return true;
}
