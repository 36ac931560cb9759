/*
 * Text that occurs again: passages of a document that occurred earlier, exactly or nearly, and whole sentences that did.
 */
#ifndef VANLUA_REUSE_H
#define VANLUA_REUSE_H

#include "vanlua/corpus.h"
#include "vanlua/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Where a passage must have occurred earlier, in the order of the corpus. */
typedef enum vl_reuse_within {
    VL_REUSE_BOTH,     /* anywhere */
    VL_REUSE_DOCUMENT, /* in the same document */
    VL_REUSE_ACROSS    /* in another document */
} vl_reuse_within;

/* Which passages are looked for. Start from VL_REUSE_OPTIONS. */
typedef struct vl_reuse_options {
    uint64_t n;   /* equal syllables in a row that a passage needs; where `min` is less, or without `near`, that */
    uint64_t min; /* the shortest passage, in tokens of the unit, as they are divided here or where they occurred earlier */
    bool near;    /* join what a few other syllables interrupt */
    vl_reuse_within within;
    vl_unit unit;   /* what is counted; what is compared is the same for both */
    vl_form form;   /* syllables are compared in this form */
    vl_kinds kinds; /* others are passed over */
} vl_reuse_options;

#define VL_REUSE_OPTIONS                                                                                               \
    ((vl_reuse_options){                                                                                               \
        .n = 8, .min = 8, .near = true, .unit = VL_UNIT_WORD, .form = VL_FORM_FOLD, .kinds = VL_KINDS_WORD})

/*
 * Makes a table of the passages of each document that occurred earlier, in the order of the text, with the columns
 * document, paragraph (in its document, from 1), other_document, other_paragraph, words, share, text, identical, line,
 * other_line.
 *
 * What is compared are the tokens as they are stored (VL_UNIT_SYLLABLE) of the kinds, so that passages are found however
 * they are divided into words. A passage is a run of such tokens, as long as it goes on to either side, equal to one that
 * begins earlier; the two may overlap. It runs over the ends of sentences and paragraphs, not over the ends of documents
 * and sentences that are left out. With `near` passages are joined to what comes before and behind: a gap of at most n / 2
 * tokens (and 16) on either side is bridged where at least n / 2 equal tokens (rounded up) follow, as long as at least 80 %
 * of the tokens of the longer side are equal; the shortest gap wins, then the one with fewer tokens in the document; to the
 * left first. All passages of at least `min` words are found; they have at least n equal tokens in a row. A token that
 * stands in several passages belongs to the longest, then to the first of them. A passage is told from the earliest place
 * where it is as long.
 *
 * Places are looked up by the n-grams of `min` tokens, with `near` those of n. Of each the first 16 places and the last one are
 * tried. Without `near`, and where syllables are counted, each token of an n-gram that occurred earlier stands in a passage,
 * however often it did; but a passage whose n-grams are all more frequent may be told from another place, and be found shorter
 * than it is, so that less than `min` words of it that another passage does not cover go untold or are told in addition. Where
 * words are counted, or with `near`, such a passage may be missing.
 *
 * Each paragraph that a passage reaches into makes a row of what belongs to it, from the first to the last equal token, if
 * that is at least `min` words or the whole paragraph: words counts the tokens of the unit that begin in it, share is that
 * by the words of the document, text is as written (white space as one blank, with the marks at the ends of a whole
 * sentence), identical the share of equal tokens in the longer side of the row.
 *
 * Tokens are looked up by fingerprints (Schleimer, Wilkerson & Aiken 2003, all of them kept) and then compared themselves.
 * Cost: linear in the tokens, times the logarithm of the longest passage; memory 12 bytes for each token; for each
 * n-gram that occurs again some 50 more, and up to 24 for each of its places, of which 17 are kept; and for the passages of the
 * document at hand. Fails for n or `min` of 0, for want of memory, when cancelled, for a document of 2^32 tokens or more and
 * for more than 2^32 - 2 places kept.
 */
VL_API vl_status vl_reuse_find(const vl_corpus *corpus, const vl_reuse_options *options, vl_table **out,
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
