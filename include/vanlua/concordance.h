/*
 * Concordances: the matches of a pattern, each in its context (key word in context).
 */
#ifndef VANLUA_CONCORDANCE_H
#define VANLUA_CONCORDANCE_H

#include "vanlua/query.h"
#include "vanlua/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How far a context reaches at most. Nowhere does it reach over a sentence that the corpus leaves out. */
typedef enum vl_concordance_within {
    VL_CONCORDANCE_SENTENCE,
    VL_CONCORDANCE_PARAGRAPH,
    VL_CONCORDANCE_DOCUMENT
} vl_concordance_within;

/* What lines are sorted by. */
typedef enum vl_concordance_side {
    VL_CONCORDANCE_LEFT,     /* a token of the left context, the first of which stands next to the match */
    VL_CONCORDANCE_MATCH,    /* what was matched */
    VL_CONCORDANCE_RIGHT,    /* a token of the right context */
    VL_CONCORDANCE_ID,       /* the document's id */
    VL_CONCORDANCE_POSITION  /* the position in the document */
} vl_concordance_side;

typedef struct vl_concordance_key {
    vl_concordance_side side;
    unsigned token; /* of a context, from 1 */
} vl_concordance_key;

/* Keys at most. */
#define VL_CONCORDANCE_KEYS 16

/* Finds a key by its name: left1 … left9, right1 … right9, match, document, position. False if there is none. */
VL_API bool vl_concordance_key_find(vl_text name, vl_concordance_key *out);

/* What a concordance shows. Start from VL_CONCORDANCE_OPTIONS. */
typedef struct vl_concordance_options {
    vl_unit unit;                    /* of contexts and positions */
    uint64_t context;                /* tokens on each side that are no punctuation */
    vl_concordance_within within;    /* what contexts stay within */
    const vl_concordance_key *sort;  /* the first counts most; none: the order of the text */
    size_t sort_count;               /* at most VL_CONCORDANCE_KEYS */
    uint64_t limit;                  /* lines at most, after sorting; 0: all */
} vl_concordance_options;

#define VL_CONCORDANCE_OPTIONS ((vl_concordance_options){VL_UNIT_WORD, 8, VL_CONCORDANCE_SENTENCE, NULL, 0, 0})

/* Makes a table of the matches in the sentences `scope` (NULL: the whole corpus): document (its id), position (index from 1
 * in the document of the token of the unit where the match begins), left, match, right (as written, runs of white space as
 * one blank), paragraph (index in the document, from 1), line (of the source, from 1). `options` may be NULL; `found` (may
 * be NULL) gets the number of matches before the limit.
 *
 * A context holds the tokens next to the match, with the punctuation between; marks at its far end are left out, unless
 * nothing more comes. More than 16 of them in a row cut it short. Sorting is in Vietnamese alphabetical order of the
 * tokens (vl_text_compare), folded, then as they are written, then by place; a missing token comes first. Fails for want
 * of memory, and when the context was cancelled. Cost: that of vl_matches_find, and n log n in the matches if they are
 * sorted. Memory: 24 bytes a match, and the lines that stay; if sorted 16 more a match and 8 for each
 * key, and for each different text of the keys itself, as folded and as written, with bytes to sort by and some 120 more. */
VL_API vl_status vl_concordance_make(const vl_corpus *corpus, const vl_range *scope, const vl_pattern *pattern,
                                     const vl_concordance_options *options, vl_table **out, uint64_t *found,
                                     vl_error *error);

#ifdef __cplusplus
}
#endif

#endif
