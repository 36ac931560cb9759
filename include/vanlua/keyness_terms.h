/*
 * The terms that tell a corpus from a reference.
 */
#ifndef VANLUA_KEYNESS_TERMS_H
#define VANLUA_KEYNESS_TERMS_H

#include "vanlua/counted.h"
#include "vanlua/frequencies.h"
#include "vanlua/keyness.h"
#include "vanlua/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What a corpus is compared with: a corpus, or else frequencies. */
typedef struct vl_keyness_reference {
    const vl_corpus *corpus;
    const vl_frequencies *frequencies; /* of the same unit and form, of single tokens */
    uint64_t size; /* tokens of the reference, stop words too, at least as many as were counted; 0: the sum of the counts */
} vl_keyness_reference;

/* Which terms are listed. */
typedef enum vl_keyness_direction {
    VL_KEYNESS_OVER,  /* those whose rate is higher in the target */
    VL_KEYNESS_UNDER, /* those whose rate is lower in the target, absent ones too */
    VL_KEYNESS_BOTH   /* all */
} vl_keyness_direction;

/* A measure with its parameter. */
typedef struct vl_keyness_column {
    const vl_keyness_measure *measure;
    double parameter; /* NAN: what is usual; for "family" the number of terms that either side has, whatever the direction,
                         `min` and `top` */
} vl_keyness_column;

/* How corpora are compared. Start from VL_KEYNESS_OPTIONS. */
typedef struct vl_keyness_options {
    vl_counted counted;
    const vl_keyness_column *columns; /* no measure twice; NULL: log_likelihood, log_ratio */
    size_t column_count;
    size_t sort;  /* the measure to rank by; VL_KEYNESS_BY_COUNT: the count in the target; VL_KEYNESS_BY_TERM: the term, in
                     Vietnamese alphabetical order */
    vl_keyness_direction direction;
    uint64_t min; /* least count in the target; of terms with a lower rate there in the reference; of both in either */
    uint64_t top; /* rows; 0: all */
} vl_keyness_options;

#define VL_KEYNESS_BY_COUNT SIZE_MAX
#define VL_KEYNESS_BY_TERM (SIZE_MAX - 1)
#define VL_KEYNESS_OPTIONS ((vl_keyness_options){VL_COUNTED, NULL, 0, 0, VL_KEYNESS_OVER, 1, 0})

/* What a table of keyness is made of, beyond its rows. */
typedef struct vl_keyness_counts {
    uint64_t terms;          /* rows that it would have without `top` */
    uint64_t compared;       /* terms that are frequent enough, whichever way they go: what "family" is unless it is given */
    uint64_t target_size;    /* n1 */
    uint64_t reference_size; /* n2 */
} vl_keyness_counts;

/* Makes a table of the columns term, count, reference_count and the measures. Sizes are all counted tokens of each side,
 * less those of stop words. Rows are ranked by one measure, the strongest first: the
 * largest; of a probability the smallest; for terms with a lower rate the other way round, but for measures of
 * significance, which are the same for both (vl_keyness_kind). Ties are ranked by count, then by term. `counts` may be NULL.
 * Frequencies are searched as vl_frequencies_find does. Fails for a reference without tokens, for frequencies that
 * counted something else, and for a size that is too small. Cost: linear in the tokens, n log n in the terms. */
VL_API vl_status vl_keyness_terms(const vl_corpus *target, const vl_keyness_reference *reference,
                                  const vl_keyness_options *options, vl_table **out, vl_keyness_counts *counts, vl_error *error);

#ifdef __cplusplus
}
#endif

#endif
