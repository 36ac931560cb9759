/*
 * What stands around a match.
 */
#ifndef VL_QUERY_SURROUNDINGS_H
#define VL_QUERY_SURROUNDINGS_H

#include "corpus/columns.h"
#include "vanlua/concordance.h"

/* A walk away from a match, to one side, token by token of the unit. */
typedef struct vl_walk {
    const vl_corpus *corpus;
    vl_unit unit;
    bool leftwards;
    vl_range bounds;   /* sentences it stays within */
    uint64_t sentence; /* the one that was come to */
    uint64_t token;    /* of the unit, at the edge */
    uint64_t edge;     /* leftwards the first atom that was passed, else the one behind the last */
} vl_walk;

/* Starts a walk. The layer of the unit must be there. */
vl_walk vl_walk_from(const vl_corpus *corpus, vl_unit unit, vl_match match, vl_concordance_within within, bool leftwards);

/* Takes the next token that is no punctuation, as atoms; of a token that the match holds a part of, the rest. False: there are
 * no more, or too much punctuation between. */
bool vl_walk_next(vl_walk *walk, vl_range *atoms);

/* Appends the text of atoms, which are of one document, runs of white space as one blank. False: no memory. */
bool vl_append_written(const vl_corpus *corpus, const vl_document *document, vl_range atoms, vl_string *out);

#endif
