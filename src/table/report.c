#include "base/symbols.h"
#include "vanlua/chart.h"

/* What a section shows: a table or a chart, else the text. */
typedef struct report_section {
    vl_table *table;
    vl_chart *chart;
    vl_text text;
} report_section;

struct vl_report {
    vl_context *context;
    vl_symbols names; /* section i is symbol i */
    vl_arena texts;
    report_section *sections;
    size_t capacity;
};

vl_status vl_report_create(vl_context *context, vl_report **out, vl_error *error) {
    vl_report *report = vl_allocate_zeroed(context, 1, sizeof *report);
    if (!report) return vl_error_memory(error);
    report->context = context;
    report->names = VL_SYMBOLS(context);
    report->texts = VL_ARENA(context);
    *out = report;
    return VL_OK;
}

void vl_report_free(vl_report *report) {
    if (!report) return;
    vl_context *context = report->context;
    for (size_t i = 0; i < report->names.count; i++) {
        vl_table_free(report->sections[i].table);
        vl_chart_free(report->sections[i].chart);
    }
    vl_free(context, report->sections, report->capacity * sizeof *report->sections);
    vl_symbols_free(&report->names);
    vl_arena_free(&report->texts);
    vl_free(context, report, sizeof *report);
}

/* The name is added last: it is what makes the section exist. */
static vl_status add_section(vl_report *report, vl_text name, report_section section, vl_error *error) {
    size_t count = report->names.count;
    if (!VL_GROW(report->context, report->sections, report->capacity, count + 1)) return vl_error_memory(error);
    report->sections[count] = section;
    if (vl_symbols_add(&report->names, name) == VL_NO_SYMBOL) return vl_error_memory(error);
    return VL_OK;
}

static vl_status check_name(const vl_report *report, vl_text name, vl_error *error) {
    if (!name.size) return vl_error_set(error, VL_ERROR_ARGUMENT, "the name of a report's section is empty");
    if (vl_symbols_find(&report->names, name) == VL_NO_SYMBOL) return VL_OK;
    int shown = name.size < 500 ? (int)name.size : 500;
    return vl_error_set(error, VL_ERROR_ARGUMENT, "two sections of a report are named '%.*s'", shown, name.data);
}

vl_status vl_report_add_table(vl_report *report, vl_text name, vl_table *table, vl_error *error) {
    vl_status status = check_name(report, name, error);
    return status ? status : add_section(report, name, (report_section){.table = table}, error);
}

vl_status vl_report_add_chart(vl_report *report, vl_text name, vl_chart *chart, vl_error *error) {
    vl_status status = check_name(report, name, error);
    return status ? status : add_section(report, name, (report_section){.chart = chart}, error);
}

vl_status vl_report_add_text(vl_report *report, vl_text name, vl_text text, vl_error *error) {
    vl_status status = check_name(report, name, error);
    if (status) return status;
    const char *copy = vl_arena_copy(&report->texts, text.data, text.size);
    if (!copy) return vl_error_memory(error);
    return add_section(report, name, (report_section){.text = {copy, text.size}}, error);
}

size_t vl_report_section_count(const vl_report *report) {
    return report->names.count;
}

vl_text vl_report_section_name(const vl_report *report, size_t section) {
    return vl_symbols_name(&report->names, (uint32_t)section);
}

const vl_table *vl_report_section_table(const vl_report *report, size_t section) {
    const report_section *shown = &report->sections[section];
    return shown->chart ? vl_chart_table(shown->chart) : shown->table;
}

const vl_chart *vl_report_section_chart(const vl_report *report, size_t section) {
    return report->sections[section].chart;
}

vl_text vl_report_section_text(const vl_report *report, size_t section) {
    return report->sections[section].text;
}
