/*
 * Near repetitions: runs of equal tokens joined over small gaps, one at a time, as in the extension of seeds that programs
 * for aligning sequences do (Altschul & al. 1990).
 */
#include "stat/reuse_passages.h"

#define WIDEST_GAP ((uint64_t)16)

/* A passage in the making: the tokens of either side from the first to the last equal one, and how many are equal. */
typedef struct join {
    const vl_reuse_sequence *sequence;
    uint64_t gap;    /* most tokens that are bridged */
    uint64_t follow; /* fewest equal tokens behind them */
    vl_range here;
    vl_range earlier;
    uint64_t equal;
} join;

/* How many tokens there are before the next border, `most` at most. */
static uint64_t room(const join *made, uint64_t at, bool ahead, uint64_t most) {
    uint64_t tokens = 0;
    while (tokens < most && made->sequence->keys[ahead ? at - 1 - tokens : at + tokens] != VL_NO_TERM) tokens++;
    return tokens;
}

/* True if enough equal tokens stand next to both places, which must not be one and the same or change their order. */
static bool goes_on(const join *made, uint64_t here, uint64_t earlier, bool ahead) {
    if (earlier >= here) return false;
    for (uint64_t i = 0; i < made->follow; i++)
        if (!vl_reuse_equal(made->sequence, ahead ? here - 1 - i : here + i, ahead ? earlier - 1 - i : earlier + i)) return false;
    return true;
}

/* Finds the run on the other side of the shortest gap. False: there is none. */
static bool find_run(const join *made, bool ahead, vl_reuse_run *out) {
    uint64_t here = ahead ? made->here.first : made->here.end, earlier = ahead ? made->earlier.first : made->earlier.end;
    uint64_t here_room = room(made, here, ahead, made->gap), earlier_room = room(made, earlier, ahead, made->gap);
    for (uint64_t both = 1; both <= here_room + earlier_room; both++) {
        for (uint64_t a = both > earlier_room ? both - earlier_room : 0; a <= both && a <= here_room; a++) {
            uint64_t x = ahead ? here - a : here + a, y = ahead ? earlier - (both - a) : earlier + (both - a);
            if (!goes_on(made, x, y, ahead)) continue;
            uint64_t length = ahead ? vl_reuse_equal_before(made->sequence, x, y) : vl_reuse_equal_from(made->sequence, x, y);
            *out = ahead ? (vl_reuse_run){x - length, y - length, length} : (vl_reuse_run){x, y, length};
            return true;
        }
    }
    return false;
}

static uint64_t range_size(vl_range range) {
    return range.end - range.first;
}

/* Takes the run in, if 80 % of the longer side are equal with it. */
static bool take(join *made, vl_reuse_run run) {
    join wider = *made;
    if (run.here < wider.here.first) {
        wider.here.first = run.here;
        wider.earlier.first = run.earlier;
    } else {
        wider.here.end = run.here + run.length;
        wider.earlier.end = run.earlier + run.length;
    }
    wider.equal += run.length;
    uint64_t here = range_size(wider.here), earlier = range_size(wider.earlier), longer = here > earlier ? here : earlier;
    if (wider.equal < longer - longer / 5) return false;
    *made = wider;
    return true;
}

bool vl_reuse_runs_append(vl_context *context, vl_reuse_runs *runs, vl_reuse_run run) {
    if (!VL_GROW(context, runs->runs, runs->capacity, runs->count + 1)) return false;
    runs->runs[runs->count++] = run;
    return true;
}

static void reverse(vl_reuse_runs *runs) {
    for (size_t i = 0; i < runs->count / 2; i++) {
        vl_reuse_run moved = runs->runs[i];
        runs->runs[i] = runs->runs[runs->count - 1 - i];
        runs->runs[runs->count - 1 - i] = moved;
    }
}

bool vl_reuse_runs_join(const vl_reuse_sequence *sequence, uint64_t n, vl_reuse_runs *runs) {
    vl_reuse_run run = runs->runs[0];
    join made = {sequence, n / 2 < WIDEST_GAP ? n / 2 : WIDEST_GAP, n - n / 2, {run.here, run.here + run.length},
                 {run.earlier, run.earlier + run.length}, run.length};
    for (int ahead = 1; ahead >= 0; ahead--) {
        while (find_run(&made, ahead, &run) && take(&made, run))
            if (!vl_reuse_runs_append(sequence->context, runs, run)) return false;
        if (ahead) reverse(runs);
    }
    return true;
}
