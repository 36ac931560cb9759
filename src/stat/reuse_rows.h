/*
 * The rows that tell of passages.
 */
#ifndef VL_STAT_REUSE_ROWS_H
#define VL_STAT_REUSE_ROWS_H

#include "stat/reuse_passages.h"

/* Makes the table without rows. */
vl_status vl_reuse_table_create(vl_context *context, vl_table **out, vl_error *error);

/* Appends the rows of the document at `document`, whose passages have been settled. */
vl_status vl_reuse_table_append(const vl_corpus *corpus, const vl_reuse_passages *passages, uint64_t document,
                                vl_table *table, vl_error *error);

#endif
