/*
 * What drawings in SVG are made of. Lengths are in pixels, from the left and the top.
 */
#ifndef VL_TABLE_CHART_SVG_H
#define VL_TABLE_CHART_SVG_H

#include "table/layout.h"
#include "table/output.h"

/* A letter's width, about, of the 12 pixel font; one column of a terminal. */
#define VL_SVG_LETTER 7.0
/* From the baseline of one line of text to that of the next. */
#define VL_SVG_LINE 20.0
/* From the middle of a line of text to its baseline. */
#define VL_SVG_BASELINE 4.0
/* Columns after which labels are cut. */
#define VL_SVG_LABEL 40

/* A drawing under way. */
typedef struct vl_svg {
    vl_output *output;
    double width; /* of the drawing, set by who draws */
    double height;
} vl_svg;

/* Where in a text its place is. */
typedef enum vl_svg_anchor { VL_SVG_START, VL_SVG_MIDDLE, VL_SVG_END } vl_svg_anchor;

/* Writes a number with at most two decimals. */
void vl_svg_number(vl_svg *svg, double number);

/* Writes ` name="number"`. */
void vl_svg_attribute(vl_svg *svg, const char *name, double number);

/* Draws a rectangle; `fill` is a colour. */
void vl_svg_rectangle(vl_svg *svg, double x, double y, double width, double height, const char *fill);

/* Draws a straight line; `stroke` is a colour. */
void vl_svg_line(vl_svg *svg, double x1, double y1, double x2, double y2, const char *stroke);

/* Writes a text; one wider than VL_SVG_LABEL columns is cut, and whole where the reader's program shows a hint. `attributes`
 * (NULL: none) come before the closing bracket. */
void vl_svg_text(vl_svg *svg, double x, double y, vl_svg_anchor anchor, const char *attributes, vl_text text);

/* Writes a number as a text, in its shortest form. */
void vl_svg_tick(vl_svg *svg, double x, double y, vl_svg_anchor anchor, double number);

/* Writes what the layout shows of a cell. */
void vl_svg_cell(vl_svg *svg, double x, double y, vl_svg_anchor anchor, const char *attributes, vl_layout *layout,
                 uint64_t row, size_t column);

/* Width of a label that is so many columns wide. */
double vl_svg_label_width(uint64_t columns);

#endif
