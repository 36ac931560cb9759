/*
 * The passages of one document that occurred earlier.
 */
#ifndef VL_STAT_REUSE_PASSAGES_H
#define VL_STAT_REUSE_PASSAGES_H

#include "stat/reuse_index.h"

/* Equal tokens in a row. */
typedef struct vl_reuse_run {
    uint64_t here;    /* first position */
    uint64_t earlier; /* that of the place where they occurred earlier */
    uint64_t length;
} vl_reuse_run;

/* A list of runs, in the order of the text. */
typedef struct vl_reuse_runs {
    vl_reuse_run *runs;
    size_t capacity;
    size_t count;
} vl_reuse_runs;

/* A passage: one run, or several with small gaps between. */
typedef struct vl_reuse_passage {
    vl_range positions;
    size_t first_run;
    size_t run_count;
    vl_range own; /* positions that are in no longer passage, and in no earlier one as long */
    size_t longer;  /* for vl_reuse_passages_settle: number, from 1, of the nearest one on the side at hand */
} vl_reuse_passage;

/* Passages in the order of the text; each begins and ends behind those before it. */
typedef struct vl_reuse_passages {
    const vl_reuse_sequence *sequence;
    uint64_t n;
    uint64_t min;
    bool near;
    vl_reuse_passage *passages;
    size_t capacity;
    size_t count;
    vl_reuse_runs runs;  /* of all passages */
    vl_reuse_runs trial; /* of the passage that is tried */
    vl_reuse_runs best;  /* of the longest one so far at the position at hand */
} vl_reuse_passages;

/* Frees what the passages hold. */
void vl_reuse_passages_free(vl_reuse_passages *passages);

/* Tries the places of the list of the index that begins with `place`, where the n-gram at `position` occurred earlier.
 * Positions come in order. False: no memory. */
bool vl_reuse_passages_try(vl_reuse_passages *passages, uint64_t position, const vl_reuse_index *index, uint32_t place);

/* Fills in which positions are each passage's own. Linear. */
void vl_reuse_passages_settle(vl_reuse_passages *passages);

/* Appends a run. False: no memory. */
bool vl_reuse_runs_append(vl_context *context, vl_reuse_runs *runs, vl_reuse_run run);

/* Joins to the one run in `runs` those before and behind it that small gaps part it from, with fingerprints of n tokens. False:
 * no memory. */
bool vl_reuse_runs_join(const vl_reuse_sequence *sequence, uint64_t n, vl_reuse_runs *runs);

#endif
