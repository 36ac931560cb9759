/*
 * Making tables of measures: entries are offered one by one, the best of them become rows.
 */
#ifndef VL_STAT_ASSOCIATION_TABLE_H
#define VL_STAT_ASSOCIATION_TABLE_H

#include "stat/ranking.h"
#include "vanlua/association_table.h"
#include "vanlua/table.h"

/* A two by two table: joint count, both marginals, and the sum of all. */
typedef struct vl_contingency {
    uint64_t f;
    uint64_t f1;
    uint64_t f2;
    uint64_t n;
} vl_contingency;

/* What the entries are, to whoever offers them. The columns of terms come first, those of numbers behind, then the measures. */
typedef struct vl_association_entries {
    const vl_text *columns;
    size_t term_columns;
    size_t column_count;
    /* The text of a column of terms, valid until the next call; data NULL: no memory. */
    vl_text (*term)(void *data, uint64_t entry, size_t column);
    uint64_t (*number)(void *data, const vl_ranked *entry, size_t column);
    vl_contingency (*contingency)(void *data, const vl_ranked *entry);
    vl_ranking_order order;              /* by term in code point order */
    /* By a column of terms in Vietnamese alphabetical order, then by the other; 0 for equal terms. */
    int (*alphabetical_order)(const void *data, size_t column, uint64_t a, uint64_t b);
    void *data;
} vl_association_entries;

/* A table being made. */
typedef struct vl_association_table {
    vl_context *context;
    const vl_association_options *options;
    const vl_association_entries *entries;
    size_t sort; /* the column that is ranked by */
    vl_association_counts counts;
    vl_ranking ranking;
} vl_association_table;

/* Starts a table, which must stay where it is; both arguments must live as long. `sort` is the column to rank by where the
 * options name none; an unknown one is an error. To be freed by vl_association_table_free, after a failure too. */
vl_status vl_association_table_begin(vl_context *context, const vl_association_options *options,
                                     const vl_association_entries *entries, vl_text sort, vl_association_table *out,
                                     vl_error *error);

/* Offers an entry. False: no memory. */
bool vl_association_table_offer(vl_association_table *table, uint64_t entry, uint64_t count);

/* Makes the table of the best entries. */
vl_status vl_association_table_finish(vl_association_table *table, vl_table **out, vl_error *error);

/* Frees what the table holds. */
void vl_association_table_free(vl_association_table *table);

#endif
