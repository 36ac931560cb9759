/*
 * What a kind of chart has to give. To add a kind: one file, one row in chart.c.
 */
#ifndef VL_TABLE_CHART_H
#define VL_TABLE_CHART_H

#include "table/chart_svg.h"
#include "table/output.h"
#include "vanlua/chart.h"

/* A kind of chart. Only data that `check` accepts are drawn, and only if they hold something to show. */
typedef struct vl_chart_drawing {
    const char *name;
    const char *noun; /* for descriptions */
    vl_status (*check)(vl_context *context, const vl_table *data, vl_error *error);
    void (*draw)(vl_output *output, const vl_table *data, uint64_t columns); /* in lines of letters, `columns` wide */
    void (*draw_svg)(vl_svg *svg, const vl_table *data);                     /* from (0, 0) on; sets the size */
} vl_chart_drawing;

extern const vl_chart_drawing vl_drawing_bars;
extern const vl_chart_drawing vl_drawing_lines;
extern const vl_chart_drawing vl_drawing_heatmap;
extern const vl_chart_drawing vl_drawing_dispersion;
extern const vl_chart_drawing vl_drawing_dendrogram;

/* How the chart is drawn. */
const vl_chart_drawing *vl_chart_drawing_of(const vl_chart *chart);

/* True if there is no row, or, where numbers are drawn, no number. Cost: linear in the data. */
bool vl_chart_is_empty(const vl_chart *chart);

/* Draws the chart for a terminal, its title first; 0 columns: 80. */
void vl_chart_draw(vl_output *output, const vl_chart *chart, uint64_t columns);

/* Writes charts as one SVG element, one below the other; a chart without a title gets the name of its place in `names` (NULL:
 * none). `standalone`: as a document of its own. */
void vl_svg_write(vl_output *output, const vl_chart *const *charts, const vl_text *names, size_t count, bool standalone);

/* Checks that the column holds numbers and empty cells only; the error names `what` is drawn. */
vl_status vl_chart_check_numbers(const vl_table *data, size_t column, const char *what, vl_error *error);

/* Checks that the cell names something: that it is a text or a number. */
vl_status vl_chart_check_label(const vl_table *data, uint64_t row, size_t column, vl_error *error);

#endif
