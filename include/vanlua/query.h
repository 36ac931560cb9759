/*
 * Patterns, and where a corpus matches them.
 *
 * A pattern is sought sentence by sentence on the tokens as they are stored, whatever words they belong to, so that
 * "cải cách hành chính" is found as two words, as one or as four syllables.
 */
#ifndef VANLUA_QUERY_H
#define VANLUA_QUERY_H

#include "vanlua/corpus.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A pattern that has been read. */
typedef struct vl_pattern vl_pattern;

/* How a pattern is read. Start from VL_PATTERN_OPTIONS. */
typedef struct vl_pattern_options {
    vl_form form;   /* tokens are compared in this form */
    vl_unit unit;   /* what a `*` is part of, and what `whole` asks for: a word or a syllable */
    uint64_t gap;   /* most tokens of the unit that `…` stands for; UINT64_MAX: what the sentence has */
    bool literal;   /* nothing but a phrase: * | … and \ stand for themselves */
    bool whole;     /* a match begins where a token of the unit begins, and ends where one ends */
} vl_pattern_options;

#define VL_PATTERN_OPTIONS ((vl_pattern_options){VL_FORM_FOLD, VL_UNIT_WORD, UINT64_MAX, false, false})

/* Reads a pattern, which is copied. `options` may be NULL. Between white space stand
 *   - words, numbers and marks of any number: a phrase, cut into tokens and folded as a text of the language of each
 *     document is; in Vietnamese text a `_` within a word stands for itself or a blank
 *   - with `*` in it: one token of the unit, in which `*` stands for any run of letters, none too; the match covers the
 *     whole token. `*` alone: any token of the unit that is no punctuation
 *   - `|` between sides of such: one of them. `|` alone: alternatives of the whole pattern
 *   - an ellipsis, U+2026 or three dots, alone: any tokens of the sentence, none too, at most options.gap
 * A backslash makes the letter behind it stand for itself. What is wrong with a pattern is an error of
 * VL_ERROR_ARGUMENT that names the place; it has at most some 4,000 tokens, 64 of them with `*`. */
VL_API vl_status vl_pattern_create(vl_context *context, vl_text text, const vl_pattern_options *options,
                                   vl_pattern **out, vl_error *error);

/* Frees a pattern. */
VL_API void vl_pattern_free(vl_pattern *pattern);

/* Where a pattern matches. */
typedef struct vl_match {
    uint64_t sentence; /* number of the sentence in the columns */
    vl_range atoms;    /* tokens as they are stored (VL_UNIT_SYLLABLE), see vl_corpus_covering */
} vl_match;

/* Matches in the order of the text, one at most from each token. */
typedef struct vl_matches vl_matches;

/* Finds the matches in the sentences `scope` (NULL: the whole corpus) that belong to the corpus. A match never leaves its
 * sentence. From each token the shortest match is found; matches may overlap. Fails for want of memory and when the
 * context was cancelled. Cost: linear in the text, times at worst the parts of the pattern, for those sentences that
 * hold a token a match may begin with; linear in the vocabulary for each `*`. Memory: 24 bytes a match. */
VL_API vl_status vl_matches_find(const vl_corpus *corpus, const vl_range *scope, const vl_pattern *pattern,
                                 vl_matches **out, vl_error *error);

/* How often a pattern matches, and in how many documents. */
typedef struct vl_match_count {
    uint64_t count;
    uint64_t documents;
} vl_match_count;

/* Counts what vl_matches_find would find, without keeping it. */
VL_API vl_status vl_matches_number(const vl_corpus *corpus, const vl_range *scope, const vl_pattern *pattern,
                                   vl_match_count *out, vl_error *error);

/* Frees matches. */
VL_API void vl_matches_free(vl_matches *matches);

/* Number of matches. */
VL_API uint64_t vl_matches_count(const vl_matches *matches);

/* The match at a position below vl_matches_count. */
VL_API vl_match vl_matches_at(const vl_matches *matches, uint64_t position);

#ifdef __cplusplus
}
#endif

#endif
