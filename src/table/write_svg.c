/*
 * Charts as SVG 1.1: no scripts, no styles, the reader's own fonts, and colours that grey printing keeps apart.
 */
#include <stdio.h>

#include "table/chart.h"
#include "table/markup.h"
#include "table/write.h"

/* Room around a drawing, and what its title takes. */
#define MARGIN 10.0
#define TITLE 30.0

/* Drawings under way: what they are written to, and how large they are together. */
typedef struct svg_page {
    vl_context *context;
    vl_string bytes;
    double width;
    double height;
} svg_page;

static vl_status gather(void *data, const char *bytes, size_t size) {
    svg_page *page = data;
    return vl_string_append(page->context, &page->bytes, bytes, size) ? VL_OK : vl_error_memory(NULL);
}

static void write_element(vl_output *output, const char *name, vl_text text) {
    vl_output_string(output, "<");
    vl_output_string(output, name);
    vl_output_string(output, ">");
    vl_markup_text(output, text);
    vl_output_string(output, "</");
    vl_output_string(output, name);
    vl_output_string(output, ">\n");
}

/* What a reader of the screen says: the title, and what is drawn. */
static void write_description(vl_output *output, const vl_chart *chart, vl_text title) {
    char description[80];
    const char *noun = vl_chart_drawing_of(chart)->noun;
    unsigned long long rows = (unsigned long long)vl_table_row_count(vl_chart_table(chart));
    int size = snprintf(description, sizeof description, "%s of %llu row%s of data", noun, rows, rows == 1 ? "" : "s");
    write_element(output, "title", title.size ? title : vl_text_of(noun));
    write_element(output, "desc", (vl_text){description, (size_t)size});
}

/* Paper, as a reader's own background may be dark. */
static void draw_paper(vl_output *output) {
    vl_output_string(output, "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
}

static void begin_group(vl_svg *svg, double x, double y) {
    vl_output_string(svg->output, "<g transform=\"translate(");
    vl_svg_number(svg, x);
    vl_output_string(svg->output, " ");
    vl_svg_number(svg, y);
    vl_output_string(svg->output, ")\">\n");
}

/* Draws below what the page has. */
static void draw(vl_output *output, svg_page *page, const vl_chart *chart, vl_text title) {
    vl_svg svg = {.output = output};
    double top = page->height + MARGIN;
    if (title.size) {
        vl_svg_text(&svg, MARGIN, top + 14, VL_SVG_START, "font-size=\"14\" font-weight=\"bold\"", title);
        double width = VL_SVG_LETTER * 1.3 * (double)(vl_text_width(title) < VL_SVG_LABEL ? vl_text_width(title) : VL_SVG_LABEL);
        if (width > page->width) page->width = width;
        top += TITLE;
    }
    begin_group(&svg, MARGIN, top);
    if (vl_chart_is_empty(chart)) {
        vl_svg_text(&svg, 0, 14, VL_SVG_START, NULL, vl_text_of("(nothing to show)"));
        svg.width = 20 * VL_SVG_LETTER;
        svg.height = VL_SVG_LINE;
    } else {
        vl_chart_drawing_of(chart)->draw_svg(&svg, vl_chart_table(chart));
    }
    vl_output_string(output, "</g>\n");
    if (svg.width > page->width) page->width = svg.width;
    page->height = top + svg.height;
}

/* The drawings themselves, whose size the element around them has to tell first. */
static void draw_all(vl_output *output, svg_page *page, const vl_chart *const *charts, const vl_text *names, size_t count,
                     bool standalone) {
    if (standalone && count > 1) draw_paper(output);
    for (size_t i = 0; i < count && !output->status; i++) {
        vl_text title = vl_chart_title(charts[i]);
        if (!title.size && names) title = names[i];
        if (count > 1) vl_output_string(output, "<g role=\"img\">\n");
        write_description(output, charts[i], title);
        if (standalone && count == 1) draw_paper(output); /* behind the title, which has to come first */
        draw(output, page, charts[i], title);
        if (count > 1) vl_output_string(output, "</g>\n");
    }
}

static void write_page(vl_output *output, const svg_page *page, size_t count, bool standalone) {
    vl_svg svg = {.output = output};
    double width = page->width + 2 * MARGIN, height = page->height + MARGIN;
    vl_output_string(output, standalone ? "<svg xmlns=\"http://www.w3.org/2000/svg\"" : "<svg");
    vl_svg_attribute(&svg, "width", width);
    vl_svg_attribute(&svg, "height", height);
    vl_output_string(output, " viewBox=\"0 0 ");
    vl_svg_number(&svg, width);
    vl_output_string(output, " ");
    vl_svg_number(&svg, height);
    vl_output_string(output, count > 1 ? "\"" : "\" role=\"img\"");
    vl_output_string(output, " font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#222\">\n");
    vl_output_text(output, vl_string_text(&page->bytes));
    vl_output_string(output, "</svg>\n");
}

void vl_svg_write(vl_output *output, const vl_chart *const *charts, const vl_text *names, size_t count, bool standalone) {
    svg_page page = {.context = output->context};
    vl_output inner = vl_output_start(output->context, gather, &page, NULL);
    draw_all(&inner, &page, charts, names, count, standalone);
    vl_status status = vl_output_finish(&inner);
    if (status == VL_ERROR_MEMORY) vl_output_fail_memory(output);
    else if (status) vl_output_fail(output, status, "cancelled");
    else write_page(output, &page, count, standalone);
    vl_string_free(output->context, &page.bytes);
}

static void fail_without_chart(vl_output *output) {
    vl_output_fail(output, VL_ERROR_ARGUMENT,
                   "the result has no chart, and SVG shows nothing else (some analyses draw one with --chart)");
}

static void svg_table(vl_output *output, const vl_table *table, const vl_write_options *options) {
    (void)table, (void)options;
    fail_without_chart(output);
}

static void svg_cell(vl_output *output, vl_cell cell, const vl_write_options *options) {
    (void)cell, (void)options;
    fail_without_chart(output);
}

static void svg_chart(vl_output *output, const vl_chart *chart, const vl_write_options *options) {
    (void)options;
    vl_svg_write(output, &chart, NULL, 1, true);
}

static void svg_report(vl_output *output, const vl_report *report, const vl_write_options *options) {
    (void)options;
    size_t sections = vl_report_section_count(report), count = 0;
    const vl_chart **charts = vl_allocate_zeroed(output->context, sections + 1, sizeof *charts);
    vl_text *names = vl_allocate_zeroed(output->context, sections + 1, sizeof *names);
    for (size_t i = 0; i < sections && charts && names; i++) {
        charts[count] = vl_report_section_chart(report, i);
        names[count] = vl_report_section_name(report, i);
        if (charts[count]) count++;
    }
    if (!charts || !names) vl_output_fail_memory(output);
    else if (!count) fail_without_chart(output);
    else vl_svg_write(output, charts, names, count, true);
    vl_free(output->context, charts, (sections + 1) * sizeof *charts);
    vl_free(output->context, names, (sections + 1) * sizeof *names);
}

const vl_writer vl_writer_svg = {
    .name = "svg", .table = svg_table, .chart = svg_chart, .report = svg_report, .cell = svg_cell};
