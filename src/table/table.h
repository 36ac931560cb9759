/*
 * What the rest of this layer knows of a table beyond the public header.
 */
#ifndef VL_TABLE_TABLE_H
#define VL_TABLE_TABLE_H

#include "base/symbols.h"
#include "vanlua/table.h"

/* The context that the table was made with. */
vl_context *vl_table_context(const vl_table *table);

/* All texts of cells, each once. */
const vl_symbols *vl_table_texts(const vl_table *table);

/* The number, among those texts, of the cell at a row and column that exist; VL_NO_SYMBOL if it holds no text. */
uint32_t vl_table_symbol(const vl_table *table, uint64_t row, size_t column);

#endif
