/*
 * What tests of charts have in common.
 */
#ifndef TESTS_UNIT_CHARTS_H
#define TESTS_UNIT_CHARTS_H

#include "results.h"

/* Makes a chart of the data, which are freed. */
static vl_chart *make_chart(checks *check, vl_chart_kind kind, const char *title, vl_table *data) {
    vl_chart *chart = NULL;
    vl_error error = {0};
    CHECK_INTEGER(vl_chart_create(check->context, kind, vl_text_of(title), data, &chart, &error), VL_OK);
    CHECK_STRING(error.message, "");
    vl_table_free(data);
    return chart;
}

/* Checks what a chart is written as, and frees it. */
static void check_chart(checks *check, vl_chart *chart, const vl_write_options *options, const char *expected) {
    caught_error caught = {0};
    CHECK_INTEGER(vl_chart_write(check->context, chart, options, catch_bytes, &caught, NULL), VL_OK);
    CHECK_TEXT(((vl_text){caught.data ? caught.data : "", caught.size}), vl_text_of(expected));
    free(caught.data);
    vl_chart_free(chart);
}

#endif
