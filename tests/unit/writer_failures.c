/*
 * Writers when the sink, the memory or the caller fails.
 */
#include "results.h"

static const char *const format_names[] = {"table", "tsv", "csv", "json", "jsonl", "md", "html", "svg"};

#define FORMATS (sizeof format_names / sizeof *format_names)

static void test_formats(checks *check) {
    vl_format format = VL_FORMAT_TABLE;
    for (size_t i = 0; i < FORMATS; i++) {
        CHECK(vl_format_find(vl_text_of(format_names[i]), &format));
        CHECK_INTEGER(format, i);
    }
    CHECK(!vl_format_find(vl_text_of("xml"), &format) && !vl_format_find(vl_text_of(""), &format));
    vl_table *table = TABLE("a", INTEGER(1));
    vl_write_options options = {.format = (vl_format)99};
    caught_error caught = {0};
    CHECK_INTEGER(vl_table_write(check->context, table, &options, catch_bytes, &caught, NULL), VL_ERROR_ARGUMENT);
    options = (vl_write_options){.meta = table};
    CHECK_INTEGER(vl_table_write(check->context, table, &options, catch_bytes, &caught, NULL), VL_ERROR_ARGUMENT);
    options.meta = TABLE("name value", INTEGER(1), INTEGER(1));
    CHECK_INTEGER(vl_table_write(check->context, table, &options, catch_bytes, &caught, NULL), VL_ERROR_ARGUMENT);
    CHECK_INTEGER(caught.size, 0);
    vl_table_free((vl_table *)options.meta);
    vl_table_free(table);
}

static bool is_built(vl_format format) {
#ifdef VL_HAVE_JSON_C
    (void)format;
    return true;
#else
    return format != VL_FORMAT_JSON && format != VL_FORMAT_JSON_LINES;
#endif
}

/* More than is gathered, so that the sink fails while rows are being written. */
static void test_sink(checks *check) {
    vl_table *table = TABLE("term count", EMPTY, EMPTY);
    for (int64_t i = 0; i < 20000; i++) vl_table_append(table, (const vl_cell[]){TEXT("cải cách"), INTEGER(i)}, NULL);
    for (size_t format = 0; format < FORMATS; format++) {
        if (!is_built((vl_format)format) || format == VL_FORMAT_SVG) continue;
        vl_write_options options = {.format = (vl_format)format};
        for (size_t limit = 1; limit < 200000; limit += 99999) {
            vl_error error = {0};
            caught_error caught = {.limit = limit, .status = VL_ERROR_PERMISSION};
            CHECK_INTEGER(vl_table_write(check->context, table, &options, catch_bytes, &caught, &error), VL_ERROR_PERMISSION);
            CHECK(error.status == VL_ERROR_PERMISSION && error.message[0]);
            free(caught.data);
        }
    }
    vl_table_free(table);
}

static vl_status refuse(void *data, const char *bytes, size_t size) {
    (void)bytes, (void)size;
    return vl_error_set(data, VL_ERROR_OUTPUT, "out.tsv: no space left");
}

static bool always(void *data) {
    (void)data;
    return true;
}

static void test_messages(checks *check) {
    vl_table *table = TABLE("a", INTEGER(1));
    vl_write_options options = VL_WRITE_OPTIONS;
    vl_error error = {.status = VL_ERROR_INPUT, .message = "from before"};
    CHECK_INTEGER(vl_table_write(check->context, table, &options, refuse, &error, &error), VL_ERROR_OUTPUT);
    CHECK_STRING(error.message, "out.tsv: no space left");
    vl_context *cancelled;
    caught_error caught = {0};
    CHECK_INTEGER(vl_context_create(&(vl_context_options){.cancelled = always}, &cancelled, NULL), VL_OK);
    CHECK_INTEGER(vl_table_write(cancelled, table, &options, catch_bytes, &caught, &error), VL_ERROR_CANCELLED);
    CHECK_INTEGER(caught.size, 0);
    vl_context_free(cancelled);
    vl_table_free(table);
}

/* An allocator that fails once, at its n-th request for more memory. */
typedef struct failing_allocator {
    uint64_t requests;
    uint64_t fails_at;
} failing_allocator;

static void *allocate_failing(void *data, void *pointer, size_t old_size, size_t new_size) {
    failing_allocator *failing = data;
    if (new_size == 0) {
        free(pointer);
        return NULL;
    }
    if (new_size > old_size && ++failing->requests == failing->fails_at) return NULL;
    return realloc(pointer, new_size);
}

/* Appends a small chart to the report. */
static vl_status add_chart(vl_context *context, vl_report *report, vl_chart_kind kind) {
    static const char *const columns[] = {"l v", "x y z", "d a b", "label size position", "step left right distance"};
    const vl_cell two[] = {TEXT("a\x1b"), INTEGER(2), TEXT("một nhãn dài hơn bảng"), INTEGER(-1)};
    const vl_cell three[] = {TEXT("a"), INTEGER(2), INTEGER(1), TEXT("b"), INTEGER(3), INTEGER(3)};
    const vl_cell four[] = {INTEGER(1), TEXT("a"), INTEGER(7), INTEGER(1)};
    const vl_cell *cells = kind == VL_CHART_BARS ? two : kind == VL_CHART_DENDROGRAM ? four : three;
    vl_table *data = make_table(context, columns[kind], cells, cells == three ? 6 : 4);
    if (!data) return VL_ERROR_MEMORY;
    vl_chart *chart = NULL;
    vl_status status = vl_chart_create(context, kind, vl_text_of("title"), data, &chart, NULL);
    vl_table_free(data);
    if (!status) status = vl_report_add_chart(report, vl_text_of(vl_chart_kind_name(kind)), chart, NULL);
    if (status) vl_chart_free(chart);
    return status;
}

/* Everything that allocates, once. */
static vl_status use_tables(vl_context *context, vl_table *table, vl_report *report, const vl_write_options *options) {
    vl_table *sorted = NULL, *selected = NULL;
    caught_error caught = {0};
    vl_error error;
    const vl_cell row[] = {TEXT("một văn bản dài hơn"), NUMBER(0.25)};
    vl_status status = vl_table_append(table, row, &error);
    if (!status) status = vl_table_sort(table, 1, true, &sorted, &error);
    if (!status) status = vl_table_select(sorted, (const size_t[]){1, 0}, 2, &selected, &error);
    if (!status) status = vl_report_add_table(report, vl_text_of("table"), selected, &error);
    if (!status) selected = NULL;
    if (!status) status = vl_report_add_text(report, vl_text_of("section"), vl_text_of("text\x1b"), &error);
    for (vl_chart_kind kind = VL_CHART_BARS; kind <= VL_CHART_DENDROGRAM && !status; kind++) {
        status = add_chart(context, report, kind);
    }
    if (!status) status = vl_report_write(context, report, options, catch_bytes, &caught, &error);
    if (!status && options->format != VL_FORMAT_SVG) {
        status = vl_text_write(context, vl_text_of("text\x1b"), options, catch_bytes, &caught, &error);
    }
    free(caught.data);
    vl_table_free(sorted);
    vl_table_free(selected);
    return status;
}

/* Returns what came of it all with the n-th allocation failing. */
static vl_status run_failing(checks *check, uint64_t fails_at, vl_format format) {
    failing_allocator failing = {0};
    vl_context *context;
    vl_report *report;
    const vl_context_options with = {.allocate = allocate_failing, .allocate_data = &failing};
    CHECK_INTEGER(vl_context_create(&with, &context, NULL), VL_OK);
    const vl_cell cells[] = {TEXT("a"), INTEGER(2), TEXT("b"), NUMBER(1.5)};
    vl_table *table = make_table(context, "section count", cells, 4), *meta = make_meta(context);
    vl_write_options options = {.format = format, .columns = 12, .meta = meta, .meta_footer = true};
    CHECK_INTEGER(vl_report_create(context, &report, NULL), VL_OK);
    failing.requests = 0;
    failing.fails_at = fails_at;
    vl_status status = use_tables(context, table, report, &options);
    failing.fails_at = 0;
    uint64_t rows = vl_table_row_count(table);
    CHECK(rows == 2 || rows == 3);
    CHECK_TEXT(vl_table_cell(table, 1, 0).value.text, vl_text_of("b"));
    CHECK_INTEGER(vl_table_append(table, cells, NULL), VL_OK);
    CHECK_TEXT(vl_table_cell(table, rows, 0).value.text, vl_text_of("a"));
    vl_table_free(table);
    vl_table_free(meta);
    vl_report_free(report);
    vl_context_free(context);
    return status;
}

static void test_memory(checks *check) {
    for (size_t format = 0; format < FORMATS; format++) {
        if (!is_built((vl_format)format)) continue;
        uint64_t fails_at = 1;
        vl_status status = VL_ERROR_MEMORY;
        for (; status == VL_ERROR_MEMORY && fails_at < 2000; fails_at++) status = run_failing(check, fails_at, (vl_format)format);
        CHECK_INTEGER(status, VL_OK);
        CHECK(fails_at > 10);
    }
}

void test_writer_failures(checks *check) {
    test_formats(check);
    test_sink(check);
    test_messages(check);
    test_memory(check);
}
