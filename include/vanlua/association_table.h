/*
 * What tables of measures of association have in common: which measures, and which rows.
 */
#ifndef VANLUA_ASSOCIATION_TABLE_H
#define VANLUA_ASSOCIATION_TABLE_H

#include "vanlua/association.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Which columns and rows a table has. Start from VL_ASSOCIATION_OPTIONS. */
typedef struct vl_association_options {
    const vl_association_measure *const *measures; /* a column each, different from one another */
    size_t measure_count;
    uint64_t min; /* rows that count less are left out */
    uint64_t top; /* rows at most, the best; 0: all */
    vl_text sort; /* the column to rank by: numbers from the largest (fisher, a probability, from the smallest), terms
                     in Vietnamese alphabetical order; empty: as the function says. Rows of equal value stand by count,
                     then by term in code point order */
} vl_association_options;

#define VL_ASSOCIATION_OPTIONS ((vl_association_options){.min = 1})

/* What a table of measures does not show. */
typedef struct vl_association_counts {
    uint64_t node;       /* collocations: f1 of all contingency tables; of other tables 0 */
    uint64_t sample;     /* n of all contingency tables; of n-grams how many there are, whatever n is */
    uint64_t found;      /* rows that it would have if `top` were 0 */
    uint64_t incomplete; /* rows it has where a measure that asks for all four cells of a contingency table has none,
                            since one of them would be negative, or the measure leave its range; their cells are empty */
} vl_association_counts;

#ifdef __cplusplus
}
#endif

#endif
