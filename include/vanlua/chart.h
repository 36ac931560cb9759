/*
 * Data that are drawn: on a terminal with letters, elsewhere as SVG.
 */
#ifndef VANLUA_CHART_H
#define VANLUA_CHART_H

#include "vanlua/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What is drawn, and the table that holds its data. Labels are texts, whole numbers or numbers; an empty cell where a number is
 * expected is a gap.
 *   - Bars: two columns, a label and a number.
 *   - Lines: the first column has the places on the x axis, numbers or labels; each further one is a series of numbers.
 *   - Heat map: the first column has the names of the rows, the others numbers.
 *   - Dispersion: label, size, position. Rows that follow each other with the same label are one strip, from 1 to its
 * size, with
 *     a tick at each position; a strip without ticks is one row with an empty position.
 *   - Dendrogram: the columns step, left, right and distance, in any order and beside others: row k, step k, joins two things,
 *     each a label or "#i", what step i < k made. A row with neither step nor right is a leaf that nothing joins. */
typedef enum vl_chart_kind {
    VL_CHART_BARS,
    VL_CHART_LINES,
    VL_CHART_HEATMAP,
    VL_CHART_DISPERSION,
    VL_CHART_DENDROGRAM
} vl_chart_kind;

#define VL_CHART_KIND_COUNT 5

/* Makes a chart; title (empty: none) and data are copied. Fails for want of memory, and with VL_ERROR_ARGUMENT for
 * data that are not as the kind wants them. Cost: linear in the data. */
VL_API vl_status vl_chart_create(vl_context *context, vl_chart_kind kind, vl_text title, const vl_table *data, vl_chart **out,
                                 vl_error *error);

/* Frees a chart. */
VL_API void vl_chart_free(vl_chart *chart);

/* What is drawn. */
VL_API vl_chart_kind vl_chart_kind_of(const vl_chart *chart);

/* The name of a kind: bars, lines, heatmap, dispersion, dendrogram. */
VL_API const char *vl_chart_kind_name(vl_chart_kind kind);

/* The title, empty if it has none. */
VL_API vl_text vl_chart_title(const vl_chart *chart);

/* The data, a table of the shape that its kind has. */
VL_API const vl_table *vl_chart_table(const vl_chart *chart);

/* Writes a chart. VL_FORMAT_TABLE draws it with letters, as wide as options->columns (0: 80); SVG and HTML draw it; the other
 * formats write the table of its data as vl_table_write does. A chart without data says so. Figures and
 * dendrograms are held in memory until they are written. Fails as vl_table_write does. */
VL_API vl_status vl_chart_write(vl_context *context, const vl_chart *chart, const vl_write_options *options, vl_sink sink,
                                void *data, vl_error *error);

#ifdef __cplusplus
}
#endif

#endif
