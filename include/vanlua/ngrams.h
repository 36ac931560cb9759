/*
 * n-grams and skip-grams of a corpus, with measures of how strongly the two terms of a bigram belong together.
 */
#ifndef VANLUA_NGRAMS_H
#define VANLUA_NGRAMS_H

#include "vanlua/counted.h"
#include "vanlua/association_table.h"
#include "vanlua/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Which n-grams. Start from VL_NGRAMS_OPTIONS. */
typedef struct vl_ngrams_options {
    vl_counted counted;
    uint32_t n;      /* tokens of an n-gram, 1 to 16 */
    uint32_t skip;   /* tokens that may be passed over in all, up to 100: k-skip-n-grams (Guthrie et al. 2006). They must
                        be counted ones */
    vl_within within; /* what no n-gram crosses; nor does it cross what the corpus leaves out */
    bool close_gaps; /* false: no n-gram crosses a token that is left out; true: such tokens are as if they were not there */
    vl_association_options association;
} vl_ngrams_options;

#define VL_NGRAMS_OPTIONS ((vl_ngrams_options){.counted = VL_COUNTED, .n = 2, .association = VL_ASSOCIATION_OPTIONS})

/* Makes a table of the n-grams: term, count, documents, and the measures asked for; ranked by count if nothing else is said.
 * For n > 1 the tokens of a term are joined by one blank, and the syllables of a word by `_`, as in frequencies.
 *
 * Measures are of bigrams (an error for other n). Their contingency table is that of the bigrams by position (Banerjee &
 * Pedersen 2003): f = count, f1 = bigrams that begin with the first term, f2 = bigrams that end with the second, n = all
 * bigrams; with `skip`, of the skip-bigrams. Tools that take the counts of the terms and the number of tokens instead differ
 * in the third digit or so: tokens at the ends of sentences begin or end no bigram.
 *
 * `counts` may be NULL. Cost: linear in the text, times the number of ways to skip; memory for each n-gram that occurs and
 * each of its beginnings, and for each row that is made. */
VL_API vl_status vl_ngrams(const vl_corpus *corpus, const vl_ngrams_options *options, vl_table **out,
                           vl_association_counts *counts, vl_error *error);

#ifdef __cplusplus
}
#endif

#endif
