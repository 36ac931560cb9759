#include "table/chart.h"

#include "base/memory.h"
#include "table/chart_line.h"
#include "table/chart_scale.h"

/* Columns of a terminal that does not say how wide it is. */
#define USUAL_COLUMNS 80

struct vl_chart {
    vl_context *context;
    vl_chart_kind kind;
    vl_string title;
    vl_table *data;
};

static const vl_chart_drawing *const drawings[VL_CHART_KIND_COUNT] = {
    [VL_CHART_BARS] = &vl_drawing_bars,
    [VL_CHART_LINES] = &vl_drawing_lines,
    [VL_CHART_HEATMAP] = &vl_drawing_heatmap,
    [VL_CHART_DISPERSION] = &vl_drawing_dispersion,
    [VL_CHART_DENDROGRAM] = &vl_drawing_dendrogram,
};

static vl_status copy_table(vl_context *context, const vl_table *table, vl_table **out, vl_error *error) {
    size_t count = vl_table_column_count(table);
    size_t *columns = vl_allocate_zeroed(context, count, sizeof *columns);
    if (!columns) return vl_error_memory(error);
    for (size_t i = 0; i < count; i++) columns[i] = i;
    vl_status status = vl_table_select(table, columns, count, out, error);
    vl_free(context, columns, count * sizeof *columns);
    return status;
}

vl_status vl_chart_create(vl_context *context, vl_chart_kind kind, vl_text title, const vl_table *data, vl_chart **out,
                          vl_error *error) {
    if ((size_t)kind >= VL_CHART_KIND_COUNT) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "there is no chart of kind %d", (int)kind);
    }
    vl_status status = drawings[kind]->check(context, data, error);
    if (status) return status;
    vl_chart *chart = vl_allocate_zeroed(context, 1, sizeof *chart);
    if (!chart) return vl_error_memory(error);
    chart->context = context;
    chart->kind = kind;
    bool titled = vl_string_append(context, &chart->title, title.data, title.size);
    status = titled ? copy_table(context, data, &chart->data, error) : vl_error_memory(error);
    if (status) vl_chart_free(chart);
    else *out = chart;
    return status;
}

void vl_chart_free(vl_chart *chart) {
    if (!chart) return;
    vl_context *context = chart->context;
    vl_table_free(chart->data);
    vl_string_free(context, &chart->title);
    vl_free(context, chart, sizeof *chart);
}

vl_chart_kind vl_chart_kind_of(const vl_chart *chart) {
    return chart->kind;
}

const char *vl_chart_kind_name(vl_chart_kind kind) {
    return drawings[kind]->name;
}

vl_text vl_chart_title(const vl_chart *chart) {
    return vl_string_text(&chart->title);
}

const vl_table *vl_chart_table(const vl_chart *chart) {
    return chart->data;
}

const vl_chart_drawing *vl_chart_drawing_of(const vl_chart *chart) {
    return drawings[chart->kind];
}

bool vl_chart_is_empty(const vl_chart *chart) {
    if (!vl_table_row_count(chart->data)) return true;
    if (chart->kind == VL_CHART_DISPERSION || chart->kind == VL_CHART_DENDROGRAM) return false;
    vl_chart_range range = {0};
    for (size_t i = 1; i < vl_table_column_count(chart->data); i++) vl_chart_range_add_column(&range, chart->data, i);
    return !range.known;
}

void vl_chart_draw(vl_output *output, const vl_chart *chart, uint64_t columns) {
    if (chart->title.size) {
        vl_chart_line line = {.output = output};
        vl_chart_line_visible(&line, vl_string_text(&chart->title));
        vl_chart_line_end(&line);
        vl_chart_line_free(&line);
    }
    if (vl_chart_is_empty(chart)) vl_output_string(output, "(nothing to show)\n");
    else drawings[chart->kind]->draw(output, chart->data, columns ? columns : USUAL_COLUMNS);
}

vl_status vl_chart_check_numbers(const vl_table *data, size_t column, const char *what, vl_error *error) {
    for (uint64_t row = 0; row < vl_table_row_count(data); row++) {
        vl_cell_kind kind = vl_table_cell(data, row, column).kind;
        if (kind != VL_CELL_TEXT && kind != VL_CELL_BOOLEAN) continue;
        vl_text name = vl_table_column_name(data, column);
        return vl_error_set(error, VL_ERROR_ARGUMENT, "%s take numbers: row %llu of the column '%.*s' holds a %s", what,
                            (unsigned long long)row + 1, name.size < 200 ? (int)name.size : 200, name.data,
                            kind == VL_CELL_TEXT ? "text" : "boolean");
    }
    return VL_OK;
}

vl_status vl_chart_check_label(const vl_table *data, uint64_t row, size_t column, vl_error *error) {
    vl_cell_kind kind = vl_table_cell(data, row, column).kind;
    if (kind != VL_CELL_EMPTY && kind != VL_CELL_BOOLEAN) return VL_OK;
    vl_text name = vl_table_column_name(data, column);
    return vl_error_set(error, VL_ERROR_ARGUMENT, "row %llu of the column '%.*s' holds %s: a text or number expected",
                        (unsigned long long)row + 1, name.size < 200 ? (int)name.size : 200, name.data,
                        kind == VL_CELL_EMPTY ? "nothing" : "a boolean");
}
