/*
 * Frequencies: how often terms occur, and in how many documents.
 */
#ifndef VANLUA_FREQUENCIES_H
#define VANLUA_FREQUENCIES_H

#include "vanlua/corpus.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What is counted. Start from VL_FREQUENCIES_OPTIONS. */
typedef struct vl_frequencies_options {
    vl_unit unit;
    vl_form form;
    uint32_t n;     /* terms are runs of n tokens of the kinds within a sentence, 1 to 16 */
    vl_kinds kinds; /* tokens of other kinds are left out, and no n-gram crosses them */
} vl_frequencies_options;

#define VL_FREQUENCIES_OPTIONS ((vl_frequencies_options){VL_UNIT_WORD, VL_FORM_FOLD, 1, VL_KINDS_WORD})

/* Terms with their counts. */
typedef struct vl_frequencies vl_frequencies;

/* One term. */
typedef struct vl_frequency {
    vl_text term;
    uint64_t count;
    uint64_t documents; /* how many documents it occurs in */
} vl_frequency;

/* Counts the terms of the sentences `scope` (NULL: the whole corpus) that belong to the corpus. For n > 1 the tokens of
 * a term are joined by one blank, and in words the syllables of a token by `_`. `options` may be NULL. */
VL_API vl_status vl_frequencies_count(const vl_corpus *corpus, const vl_range *scope,
                                      const vl_frequencies_options *options, vl_frequencies **out, vl_error *error);

/* Reads a frequency list: TSV or CSV, separated by tab, comma or semicolon, in UTF-8. Its first line names the
 * columns, among them one called term, word, type, token or feature and one called count, freq or frequency, capitals
 * aside; or it is data of two columns, a term and a count in either order. Counts are whole numbers, with an exponent
 * too (1e+05). A byte order mark and lines ahead that begin with "# " are passed over, but where these say that
 * another unit was counted, or a form that the one asked for cannot be made of, that is an error. Terms are brought to
 * the form, and the counts of equal ones summed; `kinds` are taken to be those counted. n must be 1. Nothing is known
 * of documents.
 * `*size` gets the size of the corpus that was counted: where there is a column per_million, the total that it and the
 * counts make, in which all rows must agree to the digits that they have, not all at a rate of 0, and a list that
 * holds less is warned of; else the sum of all counts, which is too small if the list was cut. Fails, with the path
 * and line, for what is none of this. Cost: linear, and the file in memory. */
VL_API vl_status vl_frequencies_read(vl_context *context, const char *path, const vl_frequencies_options *options,
                                     vl_frequencies **out, uint64_t *size, vl_error *error);

/* Says whether a path is to be read as a frequency list rather than as articles: always if it ends in .tsv or .csv, else if
 * it is a regular file whose first line, settings aside, names the columns of terms and counts. Of lists in JSON, which are
 * not read, .json and .jsonl, it fails. */
VL_API vl_status vl_frequencies_is_list(vl_context *context, const char *path, bool *out, vl_error *error);

/* Frequencies without a term, to add to. */
VL_API vl_status vl_frequencies_create(vl_context *context, const vl_frequencies_options *options, vl_frequencies **out,
                                       vl_error *error);

/* Frees frequencies. */
VL_API void vl_frequencies_free(vl_frequencies *frequencies);

/* What was counted. */
VL_API const vl_frequencies_options *vl_frequencies_counted(const vl_frequencies *frequencies);

/* Sum of all counts. */
VL_API uint64_t vl_frequencies_total(const vl_frequencies *frequencies);

/* Number of different terms. */
VL_API uint32_t vl_frequencies_types(const vl_frequencies *frequencies);

/* The term at a position below vl_frequencies_types. The order of the positions is the same for the same corpus and
 * part, and means nothing else. */
VL_API vl_frequency vl_frequencies_at(const vl_frequencies *frequencies, uint32_t position);

/* Finds a term, which is brought into the form and unit that was counted first; where it does not occur as it stands, and
 * `_` does not stand for the syllables of a word (n > 1), with blanks for `_`. `*out` has count 0 and no documents if
 * it does not occur; its term is then empty. Fails for want of memory. */
VL_API vl_status vl_frequencies_find(const vl_frequencies *frequencies, vl_text term, vl_frequency *out,
                                     vl_error *error);

/* Adds `other` to `frequencies`: counts are summed, documents counted once each by their identity. Both must have
 * counted the same unit, form and n, and the sum of all counts must stay below 2^63. Where both hold the same
 * documents, the pairs of term and document are needed, which are kept up to 16 million; beyond that such an addition
 * is refused rather than guessed. */
VL_API vl_status vl_frequencies_add(vl_frequencies *frequencies, const vl_frequencies *other, vl_error *error);

/* A copy with the terms for which keep[position] is true; `keep` NULL: all. The total is that of what stays. */
VL_API vl_status vl_frequencies_filter(const vl_frequencies *frequencies, const bool *keep, vl_frequencies **out,
                                       vl_error *error);

/* True if both counted the same unit, form and n, and hold the same terms with the same counts and documents. Cost: the
 * number of terms. */
VL_API bool vl_frequencies_equal(const vl_frequencies *frequencies, const vl_frequencies *other);

/* Fills `positions` with the first `count` terms by count, largest first, then by term in code point order; `count` is
 * at most vl_frequencies_types. Cost: n log(count). */
VL_API vl_status vl_frequencies_order(const vl_frequencies *frequencies, uint32_t *positions, uint32_t count,
                                      vl_error *error);

#ifdef __cplusplus
}
#endif

#endif
