/*
 * Lines of letters that draw a chart on a terminal. Want of memory is kept by the output.
 */
#ifndef VL_TABLE_CHART_LINE_H
#define VL_TABLE_CHART_LINE_H

#include "table/layout.h"
#include "table/output.h"

/* A line under way. Freed by vl_chart_line_free. */
typedef struct vl_chart_line {
    vl_output *output;
    vl_string bytes;
} vl_chart_line;

/* Frees the line. */
void vl_chart_line_free(vl_chart_line *line);

/* Appends a zero-terminated string `count` times. */
void vl_chart_line_repeat(vl_chart_line *line, const char *string, uint64_t count);

/* Appends a zero-terminated string. */
void vl_chart_line_string(vl_chart_line *line, const char *string);

/* Appends a text, what a terminal must not get made visible. */
void vl_chart_line_visible(vl_chart_line *line, vl_text text);

/* Appends a text that is safe on a terminal, filled up with blanks to `width` columns, before it where `right`, or cut. */
void vl_chart_line_field(vl_chart_line *line, vl_text shown, uint64_t width, bool right);

/* Appends a cell as its column has it, numbers to the right, in `width` columns. */
void vl_chart_line_cell(vl_chart_line *line, vl_layout *layout, uint64_t row, size_t column, uint64_t width);

/* Writes the line without blanks at its end, and begins the next one. */
void vl_chart_line_end(vl_chart_line *line);

#endif
