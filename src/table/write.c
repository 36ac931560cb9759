#include "table/write.h"

#include <math.h>

static const vl_writer *const writers[] = {
    [VL_FORMAT_TABLE] = &vl_writer_terminal,
    [VL_FORMAT_TSV] = &vl_writer_tsv,
    [VL_FORMAT_CSV] = &vl_writer_csv,
    [VL_FORMAT_JSON] = &vl_writer_json,
    [VL_FORMAT_JSON_LINES] = &vl_writer_json_lines,
    [VL_FORMAT_MARKDOWN] = &vl_writer_markdown,
    [VL_FORMAT_HTML] = &vl_writer_html,
    [VL_FORMAT_SVG] = &vl_writer_svg,
};

#define WRITER_COUNT (sizeof writers / sizeof *writers)

bool vl_format_find(vl_text name, vl_format *out) {
    for (size_t i = 0; i < WRITER_COUNT; i++) {
        if (!vl_text_equal(name, vl_text_of(writers[i]->name))) continue;
        *out = (vl_format)i;
        return true;
    }
    return false;
}

uint64_t vl_meta_count(const vl_write_options *options) {
    return options->meta ? vl_table_row_count(options->meta) : 0;
}

vl_text vl_meta_name(const vl_write_options *options, uint64_t row) {
    return vl_table_cell(options->meta, row, vl_table_column_find(options->meta, vl_text_of("name"))).value.text;
}

vl_cell vl_meta_value(const vl_write_options *options, uint64_t row) {
    return vl_table_cell(options->meta, row, vl_table_column_find(options->meta, vl_text_of("value")));
}

bool vl_column_is_numeric(const vl_table *table, size_t column) {
    bool numbers = false;
    for (uint64_t row = 0; row < vl_table_row_count(table); row++) {
        vl_cell_kind kind = vl_table_cell(table, row, column).kind;
        if (kind == VL_CELL_TEXT || kind == VL_CELL_BOOLEAN) return false;
        numbers = numbers || kind != VL_CELL_EMPTY;
    }
    return numbers;
}

static vl_status check_options(const vl_write_options *options, vl_error *error) {
    if ((size_t)options->format >= WRITER_COUNT) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "there is no format %d", (int)options->format);
    }
    const vl_table *meta = options->meta;
    if (!meta) return VL_OK;
    size_t count = vl_table_column_count(meta), name = vl_table_column_find(meta, vl_text_of("name"));
    if (name == count || vl_table_column_find(meta, vl_text_of("value")) == count) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "the table of settings needs the columns 'name' and 'value'");
    }
    for (uint64_t row = 0; row < vl_table_row_count(meta); row++) {
        if (vl_table_cell(meta, row, name).kind == VL_CELL_TEXT) continue;
        return vl_error_set(error, VL_ERROR_ARGUMENT, "the name of setting %llu is no text", (unsigned long long)row + 1);
    }
    return VL_OK;
}

/* A line end, unless the text brought one. */
static void page_text(vl_output *output, const vl_page *page, vl_text text) {
    page->text(output, text);
    if (!text.size || text.data[text.size - 1] != '\n') vl_output_string(output, page->line_end);
}

static void page_chart(vl_output *output, const vl_page *page, const vl_chart *chart, const vl_write_options *options) {
    if (page->chart) page->chart(output, chart, options);
    else page->table(output, vl_chart_table(chart), options);
}

static void page_sections(vl_output *output, const vl_page *page, const vl_report *report, const vl_write_options *options) {
    for (size_t i = 0; i < vl_report_section_count(report); i++) {
        if (i) vl_output_string(output, page->line_end);
        page->heading(output, vl_report_section_name(report, i));
        vl_output_string(output, page->line_end);
        const vl_table *table = vl_report_section_table(report, i);
        const vl_chart *chart = vl_report_section_chart(report, i);
        if (chart) page_chart(output, page, chart, options);
        else if (table) page->table(output, table, options);
        else page_text(output, page, vl_report_section_text(report, i));
    }
}

/* What is to be written: the one that is not NULL, else the cell. */
typedef struct written_result {
    const vl_table *table;
    const vl_chart *chart;
    const vl_report *report;
    vl_cell cell;
} written_result;

static void page_cell(vl_output *output, const vl_page *page, vl_cell cell) {
    if (cell.kind == VL_CELL_TEXT) {
        page_text(output, page, cell.value.text);
        return;
    }
    vl_output_value(output, cell);
    vl_output_string(output, page->line_end);
}

static void write_page(vl_output *output, const vl_page *page, const written_result *result, const vl_write_options *options) {
    if (page->begin) page->begin(output, options);
    if (result->table) page->table(output, result->table, options);
    else if (result->chart) page_chart(output, page, result->chart, options);
    else if (result->report) page_sections(output, page, result->report, options);
    else page_cell(output, page, result->cell);
    if (page->end) page->end(output, options);
}

static void write_chart(vl_output *output, const vl_writer *writer, const vl_chart *chart, const vl_write_options *options) {
    if (writer->chart) writer->chart(output, chart, options);
    else writer->table(output, vl_chart_table(chart), options);
}

static vl_status write_result(vl_context *context, const written_result *result, const vl_write_options *options, vl_sink sink,
                              void *data, vl_error *error) {
    vl_status status = check_options(options, error);
    if (status) return status;
    vl_output output = vl_output_start(context, sink, data, error);
    const vl_writer *writer = writers[options->format];
    if (writer->page) write_page(&output, writer->page, result, options);
    else if (result->table) writer->table(&output, result->table, options);
    else if (result->chart) write_chart(&output, writer, result->chart, options);
    else if (result->report) writer->report(&output, result->report, options);
    else writer->cell(&output, result->cell, options);
    return vl_output_finish(&output);
}

vl_status vl_table_write(vl_context *context, const vl_table *table, const vl_write_options *options, vl_sink sink, void *data,
                         vl_error *error) {
    return write_result(context, &(written_result){.table = table}, options, sink, data, error);
}

vl_status vl_chart_write(vl_context *context, const vl_chart *chart, const vl_write_options *options, vl_sink sink, void *data,
                         vl_error *error) {
    return write_result(context, &(written_result){.chart = chart}, options, sink, data, error);
}

vl_status vl_report_write(vl_context *context, const vl_report *report, const vl_write_options *options, vl_sink sink,
                          void *data, vl_error *error) {
    return write_result(context, &(written_result){.report = report}, options, sink, data, error);
}

vl_status vl_text_write(vl_context *context, vl_text text, const vl_write_options *options, vl_sink sink, void *data,
                        vl_error *error) {
    return vl_cell_write(context, (vl_cell){.kind = VL_CELL_TEXT, .value.text = text}, options, sink, data, error);
}

vl_status vl_cell_write(vl_context *context, vl_cell cell, const vl_write_options *options, vl_sink sink, void *data,
                        vl_error *error) {
    if (cell.kind == VL_CELL_NUMBER && !isfinite(cell.value.number)) cell.kind = VL_CELL_EMPTY;
    return write_result(context, &(written_result){.cell = cell}, options, sink, data, error);
}
