/*
 * How wide the columns of an aligned table are, and what its cells show.
 */
#ifndef VL_TABLE_LAYOUT_H
#define VL_TABLE_LAYOUT_H

#include "base/memory.h"
#include "vanlua/table.h"

/* Blanks between two columns. */
#define VL_LAYOUT_GAP 2

/* One column; widths in columns of the terminal. */
typedef struct vl_layout_column {
    bool numeric;      /* nothing but numbers and empty cells: aligned to the right, point under point, never cut */
    bool ends;         /* what stands ahead of the next column, as the left context of a match: aligned to the right, and cut at
                          its beginning */
    unsigned decimals; /* digits after the point that its numbers share */
    uint64_t after;    /* widest point and what follows it */
    uint64_t header;   /* width of the name */
    uint64_t value;    /* width of the widest value */
    uint64_t width;    /* what the column gets */
} vl_layout_column;

typedef struct vl_layout {
    vl_context *context;
    const vl_table *table;
    vl_layout_column *columns;
    vl_string shown; /* what vl_layout_cell and vl_layout_header wrote last */
} vl_layout;

/* Measures the table and fits it to `columns` (0: as wide as it wants). Freed by vl_layout_free, after a failure too, which can
 * be for want of memory only. Cost: the size of the table. */
vl_status vl_layout_create(vl_layout *layout, vl_context *context, const vl_table *table, uint64_t columns);

/* Frees what the layout holds. */
void vl_layout_free(vl_layout *layout);

/* Puts what a cell shows into `shown`, not cut; `after` gets the width of its number's point and what follows. */
vl_status vl_layout_cell(vl_layout *layout, uint64_t row, size_t column, uint64_t *after);

/* Puts what stands above a column into `shown`, not cut. */
vl_status vl_layout_header(vl_layout *layout, size_t column);

#endif
