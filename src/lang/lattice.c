/*
 * Exact decoding, token by token. A word that begins somewhere is followed through the lexicon's tree for as long as it
 * may still become a word of it; those that have left the tree are all alike from then on once they have two
 * tokens, so that the best of them is enough. What is remembered of each border between words is the best division up to it.
 */
#include "lang/lattice.h"

/* What a division is worth: the first difference decides. */
typedef struct worth {
    uint64_t covered;   /* tokens in words of the lexicon: more is better */
    uint64_t words;     /* such words: fewer are better */
    uint64_t forbidden; /* forbidden words of one token: fewer are better */
    int64_t score;      /* of the model: more is better */
    uint64_t joined;    /* gaps joined: fewer are better, as for the model a gap of score 0 is closed */
} worth;

static bool is_better(const worth *a, const worth *b) {
    if (a->covered != b->covered) return a->covered > b->covered;
    if (a->words != b->words) return a->words < b->words;
    if (a->forbidden != b->forbidden) return a->forbidden < b->forbidden;
    return a->score != b->score ? a->score > b->score : a->joined < b->joined;
}

/* A word that is still being read. */
typedef struct path {
    worth worth;   /* of the division before it and the gaps inside */
    size_t start;  /* its first token */
    uint32_t node; /* VL_LEXICON_ROOT: it has left the tree */
    bool open;     /* the model alone could join it: it may become a word without the lexicon */
} path;

/* The best division of the tokens before a border; its last word begins at `start`. */
typedef struct border {
    worth worth;
    size_t start;
} border;

struct vl_lattice {
    border *borders;
    size_t capacity;
    path paths[VL_LONGEST_LEXICON_WORD]; /* in the tree, in the order of their starts */
    size_t path_count;
    path outside; /* the best one that has left it, of two tokens or more */
    bool has_outside;
    path fresh; /* the one that has just begun, if it is not in the tree */
    bool has_fresh;
};

vl_run_words vl_lattice_words(const vl_lexicon *lexicon, const vl_token_run *run) {
    vl_run_words found = {false, false};
    for (size_t i = 0; i < run->count; i++) {
        uint32_t node = vl_lexicon_step(lexicon, VL_LEXICON_ROOT, run->own[i]);
        for (size_t j = i + 1; node; j++) {
            vl_lexicon_mark mark = vl_lexicon_mark_of(lexicon, node);
            found.any = found.any || mark != VL_LEXICON_NOTHING;
            found.forbidden = found.forbidden || (mark == VL_LEXICON_FORBIDDEN && j > i + 1);
            if (found.forbidden || j == run->count || !vl_gap_is_passable(run->own, run->gaps, j)) break;
            node = vl_lexicon_step(lexicon, node, run->own[j]);
        }
        if (found.forbidden) break;
    }
    return found;
}

/* A path that has left the tree is kept if it is the best of them. */
static void leave_tree(struct vl_lattice *lattice, const path *left) {
    if (lattice->has_outside && !is_better(&left->worth, &lattice->outside.worth)) return;
    lattice->outside = *left;
    lattice->outside.node = VL_LEXICON_ROOT;
    lattice->has_outside = true;
}

/* Takes a path over the gap ahead of token `at`. */
static path over_gap(const path *before, const vl_token_run *run, size_t at) {
    path next = *before;
    next.worth.score += run->scores[at];
    if (at - next.start >= 2) next.worth.score += run->chains[at];
    next.worth.joined++;
    return next;
}

/* Takes the paths over the gap ahead of token `at`, those that can. */
static void extend_paths(struct vl_lattice *lattice, const vl_lexicon *lexicon, const vl_token_run *run, size_t at) {
    bool open = vl_gap_is_open(run->known, run->gaps, at), passable = vl_gap_is_passable(run->own, run->gaps, at);
    size_t kept = 0;
    lattice->has_outside = lattice->has_outside && open;
    if (lattice->has_outside) lattice->outside = over_gap(&lattice->outside, run, at);
    if (lattice->has_fresh && open) {
        path next = over_gap(&lattice->fresh, run, at);
        leave_tree(lattice, &next);
    }
    for (size_t i = 0; i < lattice->path_count; i++) {
        path next = over_gap(&lattice->paths[i], run, at);
        next.open = next.open && open;
        next.node = passable ? vl_lexicon_step(lexicon, next.node, run->own[at]) : VL_LEXICON_ROOT;
        if (next.node) lattice->paths[kept++] = next;
        else if (next.open) leave_tree(lattice, &next);
    }
    lattice->path_count = kept;
}

/* Begins a word with token `at`. */
static void begin_path(struct vl_lattice *lattice, const vl_lexicon *lexicon, const vl_token_run *run, size_t at) {
    path begun = {lattice->borders[at].worth, at, vl_lexicon_step(lexicon, VL_LEXICON_ROOT, run->own[at]), true};
    lattice->has_fresh = !begun.node;
    if (begun.node) lattice->paths[lattice->path_count++] = begun;
    else lattice->fresh = begun;
}

/* Ends a word ahead of `end`, if it may end there. */
static bool end_path(const vl_lexicon *lexicon, const path *ended, size_t end, worth *out) {
    vl_lexicon_mark mark = vl_lexicon_mark_of(lexicon, ended->node);
    size_t length = end - ended->start;
    *out = ended->worth;
    if (mark == VL_LEXICON_WHOLE) {
        out->covered += length;
        out->words++;
        return true;
    }
    if (mark == VL_LEXICON_FORBIDDEN) {
        out->forbidden++;
        return length == 1;
    }
    return ended->open;
}

/* Finds the best division of the tokens before `end`. */
static void make_border(struct vl_lattice *lattice, const vl_lexicon *lexicon, size_t end) {
    border best = {lattice->outside.worth, lattice->outside.start};
    bool found = lattice->has_outside;
    if (lattice->has_fresh && (!found || is_better(&lattice->fresh.worth, &best.worth))) {
        best = (border){lattice->fresh.worth, lattice->fresh.start};
        found = true;
    }
    for (size_t i = 0; i < lattice->path_count; i++) {
        worth ended;
        if (!end_path(lexicon, &lattice->paths[i], end, &ended)) continue;
        if (!found || is_better(&ended, &best.worth)) best = (border){ended, lattice->paths[i].start};
        found = true;
    }
    lattice->borders[end] = best;
}

vl_status vl_lattice_divide(vl_divider *divider, const vl_token_run *run) {
    if (!divider->lattice && !(divider->lattice = vl_allocate_zeroed(divider->context, 1, sizeof *divider->lattice)))
        return VL_ERROR_MEMORY;
    struct vl_lattice *lattice = divider->lattice;
    if (!VL_GROW(divider->context, lattice->borders, lattice->capacity, run->count + 1)) return VL_ERROR_MEMORY;
    lattice->borders[0] = (border){{0}, 0};
    lattice->path_count = 0;
    lattice->has_outside = false;
    lattice->has_fresh = false;
    lattice->outside = (path){{0}, 0, VL_LEXICON_ROOT, true};
    for (size_t i = 0; i < run->count; i++) {
        if (i > 0) extend_paths(lattice, divider->lexicon, run, i);
        begin_path(lattice, divider->lexicon, run, i);
        make_border(lattice, divider->lexicon, i + 1);
    }
    for (size_t end = run->count; end > 0; end = lattice->borders[end].start)
        run->gaps[lattice->borders[end].start] = VL_GAP_CLOSED;
    return VL_OK;
}

void vl_lattice_free(vl_context *context, struct vl_lattice *lattice) {
    if (!lattice) return;
    vl_free(context, lattice->borders, lattice->capacity * sizeof *lattice->borders);
    vl_free(context, lattice, sizeof *lattice);
}
