/*
 * Which terms stand near each other: near the matches of a pattern, and all pairs.
 */
#ifndef VANLUA_COLLOCATION_H
#define VANLUA_COLLOCATION_H

#include "vanlua/counted.h"
#include "vanlua/association_table.h"
#include "vanlua/query.h"
#include "vanlua/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What the contingency table of a node and a collocate counts. */
typedef enum vl_margins {
    VL_MARGINS_NODE,  /* pairs of an occurrence of the node and a token in its window: f = pairs with the collocate, f1 = occurrences
                         of the node, f2 = tokens of the collocate, n = all tokens. As Sketch Engine has it. A token counts in
                         every window it stands in, so that f may be larger than f1 or f2 */
    VL_MARGINS_WINDOW /* tokens that belong to no occurrence of the node, each once: f = tokens of the collocate inside windows,
                         f1 = all tokens inside windows, f2 = tokens of the collocate, n = all tokens. Surface cooccurrence
                         (Evert 2008) */
} vl_margins;

/* What counts as near a node. Start from VL_COLLOCATIONS_OPTIONS. Windows reach over tokens that are counted: others (by
 * kind, or stop words) are as if they were not there. */
typedef struct vl_collocations_options {
    vl_counted counted;
    uint64_t left;  /* tokens of the window before the node */
    uint64_t right; /* and behind it */
    vl_within within; /* what no window crosses; nor does it cross what the corpus leaves out */
    vl_margins margins;
    vl_association_options association;
} vl_collocations_options;

#define VL_COLLOCATIONS_OPTIONS                                                                                        \
    ((vl_collocations_options){.counted = VL_COUNTED, .left = 5, .right = 5, .association = VL_ASSOCIATION_OPTIONS})

/* How often the node occurs. */
typedef struct vl_node_counts {
    uint64_t occurrences; /* matches of the pattern */
    uint64_t inside;      /* those of them that begin or end inside a token of the unit: parts of longer words */
} vl_node_counts;

/* Makes a table of the terms near the matches of a pattern: term, joint (f of the margins), count (tokens of the term in the
 * corpus), and the measures asked for; ranked by the first measure if nothing else is said, else by joint. The tokens that a
 * match covers, even in part, are the node's own and not in its window. `options`, `counts` and `node` may be NULL.
 * Cost: linear in the text, whatever the window, and m log m in the matches of a stretch (`within`); memory linear in
 * the vocabulary and, 24 bytes a token, in the longest stretch with a match. */
VL_API vl_status vl_collocations(const vl_corpus *corpus, const vl_pattern *pattern, const vl_collocations_options *options,
                                 vl_table **out, vl_association_counts *counts, vl_node_counts *node, vl_error *error);

/* The widest window of cooccurrences: there are as many pairs of tokens as the text has tokens, times the window. */
#define VL_COOCCURRENCES_WINDOW 1000

/* Which pairs of tokens cooccur. Start from VL_COOCCURRENCES_OPTIONS. */
typedef struct vl_cooccurrences_options {
    vl_counted counted;
    uint64_t window; /* tokens apart at most, 1 to VL_COOCCURRENCES_WINDOW: 1 are neighbours. Tokens that are not counted are as
                        if they were not there */
    vl_within within; /* what no pair crosses; nor does it cross what the corpus leaves out */
    uint64_t memory; /* bytes of the table that pairs are counted in, about; as many passes over the text are made as it
                        takes. Changes no result */
    vl_association_options association;
} vl_cooccurrences_options;

#define VL_COOCCURRENCES_OPTIONS                                                                                       \
    ((vl_cooccurrences_options){.counted = VL_COUNTED, .window = 5, .memory = (uint64_t)512 << 20,                     \
                                .association = VL_ASSOCIATION_OPTIONS})

/* Makes a table of all pairs of terms that stand within the window, in whatever order: first, second (the first one of the two
 * in code point order), joint, first_count, second_count, and the measures asked for; ranked by the first measure if nothing
 * else is said, else by joint. joint counts each pair of places once; a term cooccurs with itself, too. Contingency table:
 * f = joint, f1 and f2 = tokens of the terms, n = all tokens. `options` and `counts` may be NULL. Fails for a
 * window of 0 or above VL_COOCCURRENCES_WINDOW, for want of memory and when cancelled. Cost: the text times the
 * window; memory as bounded by the options, for the vocabulary, the longest stretch, and each row that is made. */
VL_API vl_status vl_cooccurrences(const vl_corpus *corpus, const vl_cooccurrences_options *options, vl_table **out,
                                  vl_association_counts *counts, vl_error *error);

#ifdef __cplusplus
}
#endif

#endif
