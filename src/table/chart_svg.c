#include "table/chart_svg.h"

#include <math.h>

#include "table/markup.h"
#include "table/number.h"

void vl_svg_number(vl_svg *svg, double number) {
    char written[VL_NUMBER_SIZE];
    double rounded = floor(number * 100 + 0.5) / 100;
    vl_output_bytes(svg->output, written, vl_number_shortest(rounded, written));
}

void vl_svg_attribute(vl_svg *svg, const char *name, double number) {
    vl_output_string(svg->output, " ");
    vl_output_string(svg->output, name);
    vl_output_string(svg->output, "=\"");
    vl_svg_number(svg, number);
    vl_output_string(svg->output, "\"");
}

static void write_name(vl_svg *svg, const char *name, const char *value) {
    vl_output_string(svg->output, " ");
    vl_output_string(svg->output, name);
    vl_output_string(svg->output, "=\"");
    vl_output_string(svg->output, value);
    vl_output_string(svg->output, "\"");
}

void vl_svg_rectangle(vl_svg *svg, double x, double y, double width, double height, const char *fill) {
    vl_output_string(svg->output, "<rect");
    vl_svg_attribute(svg, "x", x);
    vl_svg_attribute(svg, "y", y);
    vl_svg_attribute(svg, "width", width);
    vl_svg_attribute(svg, "height", height);
    write_name(svg, "fill", fill);
    vl_output_string(svg->output, "/>\n");
}

void vl_svg_line(vl_svg *svg, double x1, double y1, double x2, double y2, const char *stroke) {
    vl_output_string(svg->output, "<line");
    vl_svg_attribute(svg, "x1", x1);
    vl_svg_attribute(svg, "y1", y1);
    vl_svg_attribute(svg, "x2", x2);
    vl_svg_attribute(svg, "y2", y2);
    write_name(svg, "stroke", stroke);
    vl_output_string(svg->output, "/>\n");
}

void vl_svg_text(vl_svg *svg, double x, double y, vl_svg_anchor anchor, const char *attributes, vl_text text) {
    bool cut = vl_text_width(text) > VL_SVG_LABEL;
    vl_output_string(svg->output, "<text");
    vl_svg_attribute(svg, "x", x);
    vl_svg_attribute(svg, "y", y);
    if (anchor != VL_SVG_START) write_name(svg, "text-anchor", anchor == VL_SVG_END ? "end" : "middle");
    if (attributes) {
        vl_output_string(svg->output, " ");
        vl_output_string(svg->output, attributes);
    }
    vl_output_string(svg->output, ">");
    if (cut) {
        vl_output_string(svg->output, "<title>");
        vl_markup_text(svg->output, text);
        vl_output_string(svg->output, "</title>");
        text.size = vl_text_fit(text, VL_SVG_LABEL - 1);
    }
    vl_markup_text(svg->output, text);
    vl_output_string(svg->output, cut ? "\u2026</text>\n" : "</text>\n");
}

void vl_svg_tick(vl_svg *svg, double x, double y, vl_svg_anchor anchor, double number) {
    char written[VL_NUMBER_SIZE];
    vl_svg_text(svg, x, y, anchor, NULL, (vl_text){written, vl_number_shortest(number, written)});
}

void vl_svg_cell(vl_svg *svg, double x, double y, vl_svg_anchor anchor, const char *attributes, vl_layout *layout,
                 uint64_t row, size_t column) {
    uint64_t after;
    if (vl_layout_cell(layout, row, column, &after)) vl_output_fail_memory(svg->output);
    else if (layout->shown.size) vl_svg_text(svg, x, y, anchor, attributes, vl_string_text(&layout->shown));
}

double vl_svg_label_width(uint64_t columns) {
    return VL_SVG_LETTER * (double)(columns < VL_SVG_LABEL ? columns : VL_SVG_LABEL);
}
