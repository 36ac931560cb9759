#include "results.h"

#ifdef VL_HAVE_JSON_C

static const vl_write_options json = {.format = VL_FORMAT_JSON}, lines = {.format = VL_FORMAT_JSON_LINES};

static void test_values(checks *check) {
    vl_table *table = TABLE("term n", TEXT("công/của \u2028 \"q\" \\"), INTEGER(INT64_MIN), BYTES("\0\x01\x1f\b\f\n\r\t\x7f"), NUMBER(0.1),
                            TEXT("\xff\xfe" "a\xe1\xba"), EMPTY, TEXT(""), BOOLEAN(true), TEXT("x"), NUMBER(1e15));
    CHECK_TABLE(table, json,
                "[\n {\"term\": \"công/của \u2028 \\\"q\\\" \\\\\", \"n\": -9223372036854775808},\n"
                " {\"term\": \"\\u0000\\u0001\\u001f\\b\\f\\n\\r\\t\x7f\", \"n\": 0.1},\n"
                " {\"term\": \"\xEF\xBF\xBD" "a\xEF\xBF\xBD\", \"n\": null},\n"
                " {\"term\": \"\", \"n\": true},\n {\"term\": \"x\", \"n\": 1e+15}\n]\n");
    vl_table_free(table);
    table = TABLE("a", EMPTY);
    CHECK_TABLE(table, lines, "{\"a\": null}\n");
    vl_table_free(table);
    table = TABLE("a b", EMPTY);
    CHECK_TABLE(table, json, "[]\n");
    CHECK_TABLE(table, lines, "");
    vl_table_free(table);
}

/* Texts longer than what is encoded at once, with letters of several bytes across each border. */
static void test_long_text(checks *check) {
    vl_string text = VL_STRING, expected = VL_STRING;
    bool done = vl_string_append(check->context, &expected, "\"", 1);
    for (int i = 0; i < 50000; i++) {
        done = done && vl_string_append(check->context, &text, "ệ\n😀", 8);
        done = done && vl_string_append(check->context, &expected, "ệ\\n😀", 9);
    }
    done = done && vl_string_append(check->context, &expected, "\"\n", 2);
    CHECK(done);
    check_written(check, NULL, NULL, vl_string_text(&text), &json, vl_string_text(&expected));
    vl_string_free(check->context, &text);
    vl_string_free(check->context, &expected);
}

static void test_meta(checks *check) {
    vl_write_options with_meta = json;
    with_meta.meta = make_meta(check->context);
    vl_table *table = TABLE("a", INTEGER(1), INTEGER(2));
    CHECK_TABLE(table, with_meta,
                "{\n \"meta\": {\"unit\": \"word\", \"tokens\": 12, \"note\": \"a\\nb\"},\n"
                " \"rows\": [\n  {\"a\": 1},\n  {\"a\": 2}\n ]\n}\n");
    CHECK_PLAIN("x", with_meta, "{\n \"meta\": {\"unit\": \"word\", \"tokens\": 12, \"note\": \"a\\nb\"},\n \"text\": \"x\"\n}\n");
    with_meta.format = VL_FORMAT_JSON_LINES;
    CHECK_TABLE(table, with_meta, "{\"meta\": {\"unit\": \"word\", \"tokens\": 12, \"note\": \"a\\nb\"}}\n{\"a\": 1}\n{\"a\": 2}\n");
    vl_table_free(table);
    vl_table_free((vl_table *)with_meta.meta);
    CHECK_PLAIN("say \"x\"", json, "\"say \\\"x\\\"\"\n");
    CHECK_PLAIN("", lines, "\"\"\n");
}

static void test_report(checks *check) {
    vl_report *report = make_report(check->context), *empty;
    CHECK_REPORT(report, json,
                 "{\n \"shared\": [\n  {\"term\": \"công\", \"count\": 180},\n  {\"term\": \"của\", \"count\": 126}\n ],\n"
                 " \"remark\": \"two\\nlines\",\n \"none\": []\n}\n");
    CHECK_REPORT(report, lines,
                 "{\"section\": \"shared\", \"term\": \"công\", \"count\": 180}\n"
                 "{\"section\": \"shared\", \"term\": \"của\", \"count\": 126}\n"
                 "{\"section\": \"remark\", \"text\": \"two\\nlines\"}\n");
    vl_report_free(report);
    CHECK_INTEGER(vl_report_create(check->context, &empty, NULL), VL_OK);
    CHECK_REPORT(empty, json, "{}\n");
    CHECK_REPORT(empty, lines, "");
    vl_report_free(empty);
}

/* No object has a key twice, whatever sections and columns are called. */
static void test_taken_names(checks *check) {
    vl_write_options with_meta = json;
    with_meta.meta = TABLE("name value", TEXT("a"), INTEGER(1));
    vl_report *report;
    CHECK_INTEGER(vl_report_create(check->context, &report, NULL), VL_OK);
    vl_report_add_text(report, vl_text_of("meta"), vl_text_of("x"), NULL);
    vl_report_add_text(report, vl_text_of("meta_"), vl_text_of("y"), NULL);
    CHECK_REPORT(report, json, "{\n \"meta\": \"x\",\n \"meta_\": \"y\"\n}\n");
    CHECK_REPORT(report, with_meta, "{\n \"meta\": {\"a\": 1},\n \"meta__\": \"x\",\n \"meta_\": \"y\"\n}\n");
    with_meta.format = VL_FORMAT_JSON_LINES;
    CHECK_REPORT(report, with_meta, "{\"section\": \"meta\", \"a\": 1}\n{\"section\": \"meta__\", \"text\": \"x\"}\n"
                 "{\"section\": \"meta_\", \"text\": \"y\"}\n");
    vl_table_free((vl_table *)with_meta.meta);
    with_meta.meta = TABLE("name value", TEXT("section"), INTEGER(1), TEXT("section_"), INTEGER(2));
    if (CHECK(with_meta.meta != NULL)) {
        CHECK_REPORT(report, with_meta, "{\"section\": \"meta\", \"section__\": 1, \"section_\": 2}\n"
                     "{\"section\": \"meta__\", \"text\": \"x\"}\n{\"section\": \"meta_\", \"text\": \"y\"}\n");
    }
    vl_report_free(report);
    vl_table_free((vl_table *)with_meta.meta);
    CHECK_INTEGER(vl_report_create(check->context, &report, NULL), VL_OK);
    vl_report_add_table(report, vl_text_of("s"), TABLE("section section_", INTEGER(1), INTEGER(2)), NULL);
    CHECK_REPORT(report, lines, "{\"section\": \"s\", \"section__\": 1, \"section_\": 2}\n");
    vl_report_free(report);
}

static void test_zero_in_name(checks *check) {
    const vl_text columns[] = {{"a\0b", 3}, {"a\0c", 3}};
    vl_table *table;
    CHECK_INTEGER(vl_table_create(check->context, columns, 2, &table, NULL), VL_OK);
    CHECK_INTEGER(vl_table_append(table, (const vl_cell[]){INTEGER(1), INTEGER(2)}, NULL), VL_OK);
    CHECK_TABLE(table, lines, "{\"a\\u0000b\": 1, \"a\\u0000c\": 2}\n");
    vl_table_free(table);
}

void test_writer_json(checks *check) {
    test_values(check);
    test_long_text(check);
    test_meta(check);
    test_report(check);
    test_taken_names(check);
    test_zero_in_name(check);
}

#else

void test_writer_json(checks *check) {
    vl_table *table = TABLE("a", INTEGER(1));
    vl_write_options options = {.format = VL_FORMAT_JSON};
    vl_error error = {0};
    caught_error caught = {0};
    CHECK_INTEGER(vl_table_write(check->context, table, &options, catch_bytes, &caught, &error), VL_ERROR_UNSUPPORTED);
    CHECK(strstr(error.message, "json-c") != NULL);
    CHECK_INTEGER(caught.size, 0);
    vl_table_free(table);
}

#endif
