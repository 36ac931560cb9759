/*
 * Lexical diversity by runs of tokens.
 */
#include <math.h>

#include "base/memory.h"
#include "stat/spectrum.h"
#include "vanlua/diversity.h"

/* The window in tokens; a text that is shorter makes one window. */
static size_t window_size(double window, size_t count) {
    return window < (double)count ? (size_t)window : count;
}

/* In `room` stands how often each type occurs in the window. */
static double mattr(const uint32_t *tokens, size_t count, double window, uint64_t *room) {
    if (!(window >= 1)) return NAN;
    size_t size = window_size(window, count), types = 0;
    uint64_t sum = 0; /* of the types of all windows: exact */
    for (size_t i = 0; i < count; i++) {
        types += room[tokens[i]]++ == 0;
        if (i >= size) types -= --room[tokens[i - size]] == 0;
        if (i + 1 >= size) sum += types;
    }
    return (double)sum / (double)size / (double)(count - size + 1);
}

/* In `room` stands the last segment, from 1, in which a type occurred. */
static double msttr(const uint32_t *tokens, size_t count, double window, uint64_t *room) {
    if (!(window >= 1)) return NAN;
    size_t size = window_size(window, count), segments = count / size;
    uint64_t sum = 0;
    for (size_t i = 0; i < segments * size; i++) {
        uint64_t segment = i / size + 1;
        sum += room[tokens[i]] != segment;
        room[tokens[i]] = segment;
    }
    return (double)sum / (double)size / (double)segments;
}

/* N / factors in one direction. In `room` stands the last factor in which a type occurred; `factor` is the last number that
 * was used there. */
static double length_of_factors(const uint32_t *tokens, size_t count, bool backwards, double threshold, uint64_t *room,
                                uint64_t *factor) {
    double factors = 0, ratio = 1;
    uint64_t length = 0, types = 0;
    ++*factor;
    for (size_t i = 0; i < count; i++) {
        uint64_t *last = &room[tokens[backwards ? count - 1 - i : i]];
        types += *last != *factor;
        *last = *factor;
        ratio = (double)types / (double)++length;
        if (!(ratio < threshold)) continue;
        factors++;
        length = types = 0;
        ++*factor;
    }
    if (length > 0) factors += (1 - ratio) / (1 - threshold);
    return factors > 0 ? (double)count / factors : (double)count;
}

static double mtld(const uint32_t *tokens, size_t count, double threshold, uint64_t *room) {
    if (!(threshold > 0 && threshold < 1)) return NAN;
    uint64_t factor = 0;
    double forwards = length_of_factors(tokens, count, false, threshold, room, &factor);
    return (forwards + length_of_factors(tokens, count, true, threshold, room, &factor)) / 2;
}

/* A measure of at least one token; the numbers of `room`, one for each type, are 0. */
typedef double (*run_measure)(const uint32_t *tokens, size_t count, double parameter, uint64_t *room);

static vl_status measure_runs(vl_context *context, const uint32_t *tokens, size_t count, double parameter, run_measure measure,
                              double *out) {
    *out = NAN;
    if (count == 0) return VL_OK;
    size_t types = vl_spectrum_room(tokens, count);
    uint64_t *room = vl_allocate_zeroed(context, types, sizeof *room);
    if (!room) return VL_ERROR_MEMORY;
    *out = measure(tokens, count, parameter, room);
    vl_free(context, room, types * sizeof *room);
    return VL_OK;
}

#define OF_RUNS(name)                                                                                                          \
    vl_status vl_diversity_##name(vl_context *context, const uint32_t *tokens, size_t count, double parameter, double *out) {  \
        return measure_runs(context, tokens, count, parameter, name, out);                                                     \
    }
OF_RUNS(mattr)
OF_RUNS(msttr)
OF_RUNS(mtld)
