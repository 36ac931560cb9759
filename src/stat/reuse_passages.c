/*
 * Finding passages from the n-grams that occurred earlier. Passages that lie within another one are not kept, so that those
 * of a document are in the same order by their beginnings and by their ends.
 */
#include "stat/reuse_passages.h"

static void free_runs(vl_context *context, vl_reuse_runs *runs) {
    vl_free(context, runs->runs, runs->capacity * sizeof *runs->runs);
}

void vl_reuse_passages_free(vl_reuse_passages *passages) {
    vl_context *context = passages->sequence->context;
    vl_free(context, passages->passages, passages->capacity * sizeof *passages->passages);
    free_runs(context, &passages->runs);
    free_runs(context, &passages->trial);
    free_runs(context, &passages->best);
}

static uint64_t length_of(vl_range range) {
    return range.end - range.first;
}

static vl_range here_of(const vl_reuse_runs *runs) {
    const vl_reuse_run *last = &runs->runs[runs->count - 1];
    return (vl_range){runs->runs[0].here, last->here + last->length};
}

static vl_range earlier_of(const vl_reuse_runs *runs) {
    const vl_reuse_run *last = &runs->runs[runs->count - 1];
    return (vl_range){runs->runs[0].earlier, last->earlier + last->length};
}

/* Where the last passage ends: those that end no later lie within one that is known. */
static uint64_t last_end(const vl_reuse_passages *passages) {
    return passages->count ? passages->passages[passages->count - 1].positions.end : 0;
}

/* True if the tokens are equal as far as to reach behind the last passage, as much as one token tells. */
static bool may_reach(const vl_reuse_passages *passages, uint64_t position, uint64_t earlier) {
    uint64_t end = last_end(passages);
    return end <= position || vl_reuse_equal(passages->sequence, end, earlier + (end - position));
}

static bool long_enough(const vl_reuse_passages *passages, const vl_reuse_runs *runs) {
    const vl_reuse_sequence *sequence = passages->sequence;
    return vl_reuse_words(sequence, here_of(runs), passages->min) == passages->min ||
           vl_reuse_words(sequence, earlier_of(runs), passages->min) == passages->min;
}

/* Tries one earlier place, and keeps its passage as the best where it is longer. False: no memory. */
static bool try_place(vl_reuse_passages *passages, uint64_t position, uint64_t earlier) {
    const vl_reuse_sequence *sequence = passages->sequence;
    uint64_t after = vl_reuse_equal_from(sequence, position, earlier);
    if (position + after <= last_end(passages)) return true;
    uint64_t before = vl_reuse_equal_before(sequence, position, earlier);
    vl_reuse_runs *trial = &passages->trial, *best = &passages->best;
    trial->count = 0;
    if (!vl_reuse_runs_append(sequence->context, trial, (vl_reuse_run){position - before, earlier - before, before + after}))
        return false;
    if (passages->near && !vl_reuse_runs_join(sequence, passages->n, trial)) return false;
    if (best->count && length_of(here_of(trial)) <= length_of(here_of(best))) return true;
    if (!long_enough(passages, trial)) return true;
    vl_reuse_runs longer = *trial;
    *trial = *best;
    *best = longer;
    return true;
}

/* Adds the best passage in the place of those that lie within it. False: no memory. */
static bool keep_best(vl_reuse_passages *passages) {
    vl_context *context = passages->sequence->context;
    vl_range positions = here_of(&passages->best);
    while (passages->count && passages->passages[passages->count - 1].positions.first >= positions.first)
        passages->runs.count = passages->passages[--passages->count].first_run;
    if (!VL_GROW(context, passages->passages, passages->capacity, passages->count + 1)) return false;
    size_t first = passages->runs.count;
    for (size_t i = 0; i < passages->best.count; i++)
        if (!vl_reuse_runs_append(context, &passages->runs, passages->best.runs[i])) return false;
    passages->passages[passages->count++] = (vl_reuse_passage){positions, first, passages->best.count, positions, 0};
    return true;
}

bool vl_reuse_passages_try(vl_reuse_passages *passages, uint64_t position, const vl_reuse_index *index, uint32_t place) {
    passages->best.count = 0;
    for (; place != VL_NO_PLACE; place = index->places[place].next) {
        uint64_t earlier = index->places[place].position;
        if (may_reach(passages, position, earlier) && !try_place(passages, position, earlier)) return false;
    }
    return passages->best.count == 0 || keep_best(passages);
}

/* Finds the nearest passage before that is as long at least, or the nearest behind that is longer. Those that are shorter than
 * the one at hand are passed over by what was found for them. */
static void find_longer(vl_reuse_passages *passages, size_t at, bool before) {
    vl_reuse_passage *all = passages->passages, *now = &all[at];
    now->longer = before ? at : at + 2;
    while (now->longer > 0 && now->longer <= passages->count) {
        uint64_t other = length_of(all[now->longer - 1].positions), own = length_of(now->positions);
        if (before ? other >= own : other > own) break;
        now->longer = all[now->longer - 1].longer;
    }
}

void vl_reuse_passages_settle(vl_reuse_passages *passages) {
    vl_reuse_passage *all = passages->passages;
    for (size_t i = 0; i < passages->count; i++) {
        find_longer(passages, i, true);
        bool found = all[i].longer > 0;
        if (found && all[all[i].longer - 1].positions.end > all[i].own.first) all[i].own.first = all[all[i].longer - 1].positions.end;
    }
    for (size_t i = passages->count; i-- > 0;) {
        find_longer(passages, i, false);
        bool found = all[i].longer <= passages->count;
        if (found && all[all[i].longer - 1].positions.first < all[i].own.end) all[i].own.end = all[all[i].longer - 1].positions.first;
    }
}
