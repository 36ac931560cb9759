/*
 * For the tests of tables and their writers: tables written as text, and results caught in memory.
 */
#ifndef TESTS_UNIT_RESULTS_H
#define TESTS_UNIT_RESULTS_H

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "check.h"

/* Cells as tests write them down. */
#define EMPTY ((vl_cell){.kind = VL_CELL_EMPTY})
#define INTEGER(value_) ((vl_cell){.kind = VL_CELL_INTEGER, .value.integer = (value_)})
#define NUMBER(value_) ((vl_cell){.kind = VL_CELL_NUMBER, .value.number = (value_)})
#define TEXT(value_) ((vl_cell){.kind = VL_CELL_TEXT, .value.text = vl_text_of(value_)})
#define BYTES(value_) ((vl_cell){.kind = VL_CELL_TEXT, .value.text = {(value_), sizeof(value_) - 1}})
#define BOOLEAN(value_) ((vl_cell){.kind = VL_CELL_BOOLEAN, .value.boolean = (value_)})

/* A table with columns named in one string, apart by blanks, and `count` cells, row by row. NULL for want of memory. */
static inline vl_table *make_table(vl_context *context, const char *names, const vl_cell *cells, size_t count) {
    vl_text columns[16];
    size_t width = 0;
    for (const char *at = names; *at; at += strspn(at, " ")) {
        columns[width++] = (vl_text){at, strcspn(at, " ")};
        at += strcspn(at, " ");
    }
    vl_table *table;
    if (vl_table_create(context, columns, width, &table, NULL)) return NULL;
    for (size_t i = 0; i + width <= count; i += width) {
        if (!vl_table_append(table, cells + i, NULL)) continue;
        vl_table_free(table);
        return NULL;
    }
    return table;
}

#define TABLE(names, ...)                                                                                                      \
    make_table(check->context, (names), (const vl_cell[]){__VA_ARGS__}, sizeof((const vl_cell[]){__VA_ARGS__}) / sizeof(vl_cell))

/* A sink that keeps what it gets, outside of any context, so that it does not disturb what a test counts. Returns `status`
 * once it has got `limit` bytes (0: no limit). */
typedef struct caught_error {
    char *data;
    size_t size;
    size_t limit;
    vl_status status;
} caught_error;

static inline vl_status catch_bytes(void *data, const char *bytes, size_t size) {
    caught_error *caught = data;
    if (caught->limit && caught->size + size > caught->limit) return caught->status;
    char *grown = realloc(caught->data, caught->size + size);
    if (!grown) return VL_ERROR_OUTPUT;
    memcpy(grown + caught->size, bytes, size);
    caught->data = grown;
    caught->size += size;
    return VL_OK;
}

/* Checks what a table, else a report, else a text is written as. */
static inline void check_written(checks *check, const vl_table *table, const vl_report *report, vl_text text,
                                 const vl_write_options *options, vl_text expected) {
    caught_error caught = {0};
    vl_error error = {0};
    vl_status status;
    if (table) status = vl_table_write(check->context, table, options, catch_bytes, &caught, &error);
    else if (report) status = vl_report_write(check->context, report, options, catch_bytes, &caught, &error);
    else status = vl_text_write(check->context, text, options, catch_bytes, &caught, &error);
    CHECK_INTEGER(status, VL_OK);
    CHECK_TEXT(((vl_text){caught.data ? caught.data : "", caught.size}), expected);
    free(caught.data);
}

#define CHECK_TABLE(table, options, expected)                                                                                  \
    check_written(check, (table), NULL, vl_text_of(NULL), &(options), vl_text_of(expected))
#define CHECK_REPORT(report, options, expected)                                                                                \
    check_written(check, NULL, (report), vl_text_of(NULL), &(options), vl_text_of(expected))
#define CHECK_PLAIN(text, options, expected) check_written(check, NULL, NULL, vl_text_of(text), &(options), vl_text_of(expected))

/* The settings that tests of writers use. */
static inline vl_table *make_meta(vl_context *context) {
    const vl_cell cells[] = {TEXT("unit"), TEXT("word"), TEXT("tokens"), INTEGER(12), TEXT("note"), TEXT("a\nb")};
    return make_table(context, "name value", cells, 6);
}

/* A report of a table, a text and a table without rows. */
static inline vl_report *make_report(vl_context *context) {
    const vl_cell cells[] = {TEXT("công"), INTEGER(180), TEXT("của"), INTEGER(126)};
    vl_table *shared = make_table(context, "term count", cells, 4), *none = make_table(context, "term", cells, 0);
    vl_report *report;
    if (vl_report_create(context, &report, NULL)) return NULL;
    vl_report_add_table(report, vl_text_of("shared"), shared, NULL);
    vl_report_add_text(report, vl_text_of("remark"), vl_text_of("two\nlines"), NULL);
    vl_report_add_table(report, vl_text_of("none"), none, NULL);
    return report;
}

#endif
