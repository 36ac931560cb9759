/*
 * A walk over the tokens of a corpus that count, and the parts that it is divided into.
 */
#ifndef VL_STAT_TERM_WALK_H
#define VL_STAT_TERM_WALK_H

#include "base/poll.h"
#include "stat/spans.h"
#include "stat/terms.h"

typedef struct vl_term_walk {
    const vl_terms *terms;
    vl_spans spans;
    vl_span span;
    uint64_t token;    /* of the unit; the one after the token at hand */
    uint32_t term;     /* of the token at hand */
    uint64_t position; /* of the next counted token among all of them */
    vl_poll poll;
    bool cancelled;
} vl_term_walk;

/* Starts a walk, by the stretches `within`. */
static inline vl_term_walk vl_term_walk_of(const vl_terms *terms, vl_within within) {
    return (vl_term_walk){.terms = terms, .spans = vl_spans_of(terms->corpus, terms->unit, within),
                          .poll.context = vl_corpus_context(terms->corpus)};
}

/* Goes to the next counted token. False: there are no more, or the context was cancelled, which `cancelled` tells. */
static inline bool vl_term_walk_next(vl_term_walk *walk) {
    for (;;) {
        while (walk->token < walk->span.tokens.end) {
            walk->term = vl_terms_of(walk->terms, walk->token++);
            walk->cancelled = vl_poll_cancelled(&walk->poll, 1);
            if (walk->cancelled) return false;
            if (walk->term == VL_NO_TERM) continue;
            walk->position++;
            return true;
        }
        if (!vl_spans_next(&walk->spans, &walk->span)) return false;
        walk->token = walk->span.tokens.first;
    }
}

/* Parts of a corpus that follow one another, each with at least one counted token. */
typedef struct vl_parts {
    vl_context *context;
    uint64_t *ends; /* positions: counted tokens up to the end of each part */
    size_t capacity;
    size_t count;
    uint64_t total; /* counted tokens */
} vl_parts;

/* Finds the parts, and adds up how often each term occurs in `counts`, which may be NULL. To be freed by
 * vl_parts_free, after a failure too. */
vl_status vl_parts_find(const vl_terms *terms, vl_within within, vl_parts *out, uint64_t *counts, vl_error *error);

/* Makes `count` parts of them that differ by a token at most, or as many as there are tokens. False: no memory. */
bool vl_parts_equalize(vl_parts *parts, uint64_t count);

/* Frees what the parts hold. */
void vl_parts_free(vl_parts *parts);

#endif
