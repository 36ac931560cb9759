/*
 * How evenly terms are spread over the parts of a corpus, and where they stand.
 */
#ifndef VANLUA_DISPERSION_TERMS_H
#define VANLUA_DISPERSION_TERMS_H

#include "vanlua/counted.h"
#include "vanlua/dispersion.h"
#include "vanlua/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What is measured. Start from VL_DISPERSION_OPTIONS. */
typedef struct vl_dispersion_options {
    vl_counted counted;
    const vl_text *terms; /* NULL: all that are counted */
    size_t term_count;
    vl_within parts;     /* what is one part */
    uint64_t part_count; /* 0: as `parts` says; else so many parts of the tokens counted, which differ by one at most */
    const vl_dispersion_choice *columns; /* no measure twice; NULL: range, juilland_d, dp, dp_norm */
    size_t column_count;
    size_t sort;  /* without `terms`: the measure to rank by, largest first; VL_DISPERSION_BY_COUNT: the count;
                     VL_DISPERSION_BY_TERM: the term, in Vietnamese alphabetical order */
    uint64_t min; /* without `terms`: the least count */
    uint64_t top; /* without `terms`: rows; 0: all */
} vl_dispersion_options;

#define VL_DISPERSION_BY_COUNT SIZE_MAX
#define VL_DISPERSION_BY_TERM (SIZE_MAX - 1)
#define VL_DISPERSION_OPTIONS                                                                                                  \
    ((vl_dispersion_options){VL_COUNTED, NULL, 0, VL_WITHIN_DOCUMENT, 0, NULL, 0, VL_DISPERSION_BY_COUNT, 1, 0})

/* Makes a table of the columns term, count and the measures, of the given terms in their order or of all. The size of a part
 * is the number of counted tokens in it; parts without any are none. Positions are those among the counted tokens of the
 * corpus. A given term that stands among those counted, or is a single syllable, counts as in a list of frequencies; any
 * other is a pattern (vl_pattern_create), whose matches count where their first counted token stands. Terms that do not
 * occur have the count 0 and no measures. `all` (may be NULL) gets the number of terms that there would be without `top`.
 * Cost: linear in the tokens, once for each 16 million occurrences and for each pattern; the number of terms measured
 * times that of the parts. Memory: 8 bytes for each of up to 16 million positions (more, if one term has more); some
 * 45 for each part; some 20 for each term of the vocabulary, and with `terms` a list of all frequencies; for each
 * term measured some 70, and 8 for each measure; the rows of the table. */
VL_API vl_status vl_dispersion_terms(const vl_corpus *corpus, const vl_dispersion_options *options, vl_table **out,
                                     uint64_t *all, vl_error *error);

/* Where a term stands among the counted tokens of a corpus. */
typedef struct vl_positions vl_positions;

/* Finds a term, which is understood as vl_dispersion_terms does. `counted` may be NULL. */
VL_API vl_status vl_positions_find(const vl_corpus *corpus, vl_text term, const vl_counted *counted, vl_positions **out,
                                   vl_error *error);

/* Frees positions. */
VL_API void vl_positions_free(vl_positions *positions);

/* The counted tokens of a document, by its position in the corpus: their numbers through the whole corpus, from 0. */
VL_API vl_range vl_positions_tokens(const vl_positions *positions, uint64_t document);

/* How often the term occurs. */
VL_API uint64_t vl_positions_count(const vl_positions *positions);

/* The number of the counted token where an occurrence stands, in ascending order. */
VL_API uint64_t vl_positions_at(const vl_positions *positions, uint64_t occurrence);

#ifdef __cplusplus
}
#endif

#endif
