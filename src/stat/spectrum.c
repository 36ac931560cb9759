#include "stat/spectrum.h"

#include "base/memory.h"

size_t vl_spectrum_room(const uint32_t *tokens, size_t count) {
    size_t room = 0;
    for (size_t i = 0; i < count; i++) {
        if (tokens[i] >= room) room = (size_t)tokens[i] + 1;
    }
    return room;
}

/* Counts the types by their counts. */
static bool fill(vl_context *context, const uint64_t *counts, size_t room, vl_spectrum *out) {
    for (size_t i = 0; i < room; i++) {
        if (counts[i] > out->largest) out->largest = counts[i];
        out->types += counts[i] > 0;
    }
    out->with = vl_allocate_zeroed(context, out->largest + 1, sizeof *out->with);
    for (size_t i = 0; out->with && i < room; i++) {
        if (counts[i]) out->with[counts[i]]++;
    }
    return out->with != NULL;
}

vl_status vl_spectrum_make(vl_context *context, const uint32_t *tokens, size_t count, vl_spectrum *out) {
    *out = (vl_spectrum){.tokens = count};
    if (count == 0) return VL_OK;
    size_t room = vl_spectrum_room(tokens, count);
    uint64_t *counts = vl_allocate_zeroed(context, room, sizeof *counts);
    if (!counts) return VL_ERROR_MEMORY;
    for (size_t i = 0; i < count; i++) counts[tokens[i]]++;
    bool filled = fill(context, counts, room, out);
    vl_free(context, counts, room * sizeof *counts);
    return filled ? VL_OK : VL_ERROR_MEMORY;
}

void vl_spectrum_free(vl_context *context, vl_spectrum *spectrum) {
    if (spectrum->with) vl_free(context, spectrum->with, (spectrum->largest + 1) * sizeof *spectrum->with);
    spectrum->with = NULL;
}
