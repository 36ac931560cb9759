/*
 * What the rest of this layer knows of a table beyond the public header.
 */
#ifndef VL_TABLE_TABLE_H
#define VL_TABLE_TABLE_H

#include "vanlua/table.h"

/* The context that the table was made with. */
vl_context *vl_table_context(const vl_table *table);

#endif
