/*
 * Where terms stand among the counted tokens of a corpus.
 */
#ifndef VL_STAT_OCCURRENCES_H
#define VL_STAT_OCCURRENCES_H

#include "stat/term_walk.h"
#include "vanlua/frequencies.h"

/* What is needed to understand terms as a person writes them. */
typedef struct vl_term_reader {
    const vl_terms *terms;
    vl_frequencies *counted; /* the terms that there are */
} vl_term_reader;

/* Fills a reader, to be freed by vl_term_reader_free, after a failure too. */
vl_status vl_term_reader_make(const vl_terms *terms, vl_kinds kinds, vl_term_reader *out, vl_error *error);

/* Frees what the reader holds. */
void vl_term_reader_free(vl_term_reader *reader);

/* What a given term is: one of those counted, `*term`; else VL_NO_TERM, and a pattern or a syllable that does not occur. */
vl_status vl_term_read(const vl_term_reader *reader, vl_text given, uint32_t *term, bool *is_pattern, vl_error *error);

/* Positions in ascending order. */
typedef struct vl_occurrence_list {
    uint64_t *positions;
    size_t count;
} vl_occurrence_list;

/* Finds the matches of a pattern: each stands at its first counted token, or at the nearest in its document where none of
 * its tokens counts. `total` is the number of counted tokens; without any nothing is found. The list is freed by
 * vl_occurrence_list_free. */
vl_status vl_occurrences_of_pattern(const vl_terms *terms, vl_text pattern, uint64_t total, vl_occurrence_list *out,
                                    vl_error *error);

/* Frees the positions. */
void vl_occurrence_list_free(vl_context *context, vl_occurrence_list *list);

/* Takes the positions of the term that is `chosen[number]`. */
typedef vl_status (*vl_occurrences_visit)(void *data, size_t number, const uint64_t *positions, size_t count);

/* Hands over the positions of each of the terms chosen, all different, in their order; `counts` has how often each term
 * occurs. Cost: a walk over the corpus for each 16 million occurrences, and at least one. */
vl_status vl_occurrences_of_terms(const vl_terms *terms, const uint32_t *chosen, size_t count, const uint64_t *counts,
                                  vl_occurrences_visit visit, void *data, vl_error *error);

#endif
