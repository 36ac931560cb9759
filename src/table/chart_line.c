#include "table/chart_line.h"

#include <string.h>

static void append(vl_chart_line *line, const char *bytes, size_t size) {
    if (!vl_string_append(line->output->context, &line->bytes, bytes, size)) vl_output_fail_memory(line->output);
}

void vl_chart_line_free(vl_chart_line *line) {
    vl_string_free(line->output->context, &line->bytes);
}

void vl_chart_line_repeat(vl_chart_line *line, const char *string, uint64_t count) {
    size_t size = strlen(string);
    for (uint64_t i = 0; i < count && !line->output->status; i++) append(line, string, size);
}

void vl_chart_line_string(vl_chart_line *line, const char *string) {
    append(line, string, strlen(string));
}

void vl_chart_line_visible(vl_chart_line *line, vl_text text) {
    if (vl_text_visible(line->output->context, text, false, &line->bytes)) vl_output_fail_memory(line->output);
}

void vl_chart_line_field(vl_chart_line *line, vl_text shown, uint64_t width, bool right) {
    uint64_t own = vl_text_width(shown);
    bool cut = own > width;
    if (cut) {
        shown.size = vl_text_fit(shown, width ? width - 1 : 0);
        own = vl_text_width(shown) + (width ? 1 : 0);
    }
    if (right) vl_chart_line_repeat(line, " ", width - own);
    append(line, shown.data, shown.size);
    if (cut && width) vl_chart_line_string(line, "\u2026");
    if (!right) vl_chart_line_repeat(line, " ", width - own);
}

void vl_chart_line_cell(vl_chart_line *line, vl_layout *layout, uint64_t row, size_t column, uint64_t width) {
    uint64_t after;
    if (vl_layout_cell(layout, row, column, &after)) {
        vl_output_fail_memory(line->output);
        return;
    }
    const vl_layout_column *place = &layout->columns[column];
    vl_text shown = vl_string_text(&layout->shown);
    uint64_t behind = place->numeric && shown.size ? place->after - after : 0;
    if (vl_text_width(shown) + behind > width) behind = 0;
    vl_chart_line_field(line, shown, width - behind, place->numeric);
    vl_chart_line_repeat(line, " ", behind);
}

void vl_chart_line_end(vl_chart_line *line) {
    vl_text text = vl_string_text(&line->bytes);
    while (text.size && text.data[text.size - 1] == ' ') text.size--;
    vl_output_text(line->output, text);
    vl_output_string(line->output, "\n");
    line->bytes.size = 0;
}
