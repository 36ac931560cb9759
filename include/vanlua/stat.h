/*
 * Statistics: pure functions of counts, and what is computed from a corpus. Each names its formula, its variant and its
 * source.
 */
#ifndef VANLUA_STAT_H
#define VANLUA_STAT_H

#include "vanlua/corpus.h"
#include "vanlua/frequencies.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Log-likelihood G2 of a term in a target against a reference, over the four cells of the contingency table (Dunning
 * 1993), natural logarithm: 2 * sum O ln(O / E). f1, f2: counts of the term; n1, n2: sizes. Never negative; 0 where
 * nothing is known (a size or both counts are 0). Requires f1 <= n1 and f2 <= n2; counts up to 10^15. */
VL_API double vl_keyness_log_likelihood(double f1, double n1, double f2, double n2);

/* Binary logarithm of the ratio of relative frequencies, (f1 / n1) / (f2 / n2) (Hardie 2014); a count of 0 is taken as
 * 0.5. 0 where a size or both counts are 0. */
VL_API double vl_keyness_log_ratio(double f1, double n1, double f2, double n2);

/* Cosine of the angle between two vectors of `count` numbers; 0 if either has length 0, or holds a
 * number that is not finite (Salton 1975). */
VL_API double vl_similarity_cosine(const double *a, const double *b, size_t count);

/* How documents are compared. Start from VL_SIMILARITY_OPTIONS. */
typedef struct vl_similarity_options {
    vl_unit unit;
    vl_form form;
    vl_kinds kinds;
} vl_similarity_options;

#define VL_SIMILARITY_OPTIONS ((vl_similarity_options){VL_UNIT_WORD, VL_FORM_FOLD, VL_KINDS_WORD})

/* Fills `out`, a row-major square of the documents of the corpus, with the cosine of their tf-idf vectors: weight =
 * count * ln(N / documents), N the number of documents of the corpus. An empty document is similar to nothing, itself
 * included. Cost: for each term the square of the number of its documents. */
VL_API vl_status vl_similarity_documents(const vl_corpus *corpus, const vl_similarity_options *options, double *out,
                                         vl_error *error);

/* Repeated passages: runs of whole sentences, together at least `words` words, that occurred earlier, syllable by
 * syllable in the folded form, punctuation aside. A sentence that is divided in another way when it occurs again counts
 * as many words as the first time. */
typedef struct vl_repeats_options {
    uint64_t words;        /* the shortest passage, in tokens of kind word of the unit; 8 by custom */
    bool across_documents; /* earlier in any document, not only in the same one */
    vl_unit unit;          /* what is counted; what is compared is the same for both */
} vl_repeats_options;

#define VL_REPEATS_OPTIONS ((vl_repeats_options){.words = 8, .unit = VL_UNIT_WORD})

/* How much of a document repeats itself. */
typedef struct vl_repeated {
    uint64_t words;    /* tokens of kind word of the unit */
    uint64_t repeated; /* those of them that stand in repeated passages */
} vl_repeated;

/* Finds repeated passages. Sets the bit of every sentence that belongs to one in `sentences` (may be NULL), which has
 * one bit for each sentence of the columns (vl_corpus_sentence_total), the lowest first, all of them clear before;
 * fills `documents` (may be NULL), one record for each document of the corpus. Passages that need more than 64
 * sentences to reach the number of words are not looked for. */
VL_API vl_status vl_repeats_find(const vl_corpus *corpus, const vl_repeats_options *options, uint64_t *sentences,
                                 vl_repeated *documents, vl_error *error);

#ifdef __cplusplus
}
#endif

#endif
