#include <math.h>

#include "results.h"

static void test_shape(checks *check) {
    vl_table *table = TABLE("term count share", TEXT("công"), INTEGER(180), NUMBER(0.25), EMPTY, INTEGER(INT64_MIN), BOOLEAN(true));
    CHECK_INTEGER(vl_table_column_count(table), 3);
    CHECK_INTEGER(vl_table_row_count(table), 2);
    CHECK_TEXT(vl_table_column_name(table, 1), vl_text_of("count"));
    CHECK_INTEGER(vl_table_column_find(table, vl_text_of("share")), 2);
    CHECK_INTEGER(vl_table_column_find(table, vl_text_of("shar")), 3);
    CHECK_TEXT(vl_table_cell(table, 0, 0).value.text, vl_text_of("công"));
    CHECK_NUMBER(vl_table_cell(table, 0, 2).value.number, 0.25, 0);
    CHECK_INTEGER(vl_table_cell(table, 1, 0).kind, VL_CELL_EMPTY);
    CHECK_INTEGER(vl_table_cell(table, 1, 1).value.integer, INT64_MIN);
    CHECK(vl_table_cell(table, 1, 2).kind == VL_CELL_BOOLEAN && vl_table_cell(table, 1, 2).value.boolean);
    vl_table_free(table);
    vl_table_free(NULL);
}

static void check_columns(checks *check, const vl_text *columns, size_t count, const char *message) {
    vl_table *table;
    vl_error error = {0};
    CHECK_INTEGER(vl_table_create(check->context, columns, count, &table, &error), VL_ERROR_ARGUMENT);
    CHECK_STRING(error.message, message);
}

static void test_bad_columns(checks *check) {
    const vl_text same[] = {{"a", 1}, {"b", 1}, {"a", 1}}, empty[] = {{"a", 1}, {"", 0}};
    check_columns(check, NULL, 0, "a table needs at least one column");
    check_columns(check, same, 3, "two columns are named 'a'");
    check_columns(check, empty, 2, "the name of column 2 is empty");
}

static void test_what_is_kept(checks *check) {
    char name[] = "name", value[] = "a\0b";
    vl_table *table;
    vl_cell cell = {.kind = VL_CELL_TEXT, .value.text = {value, 3}};
    CHECK_INTEGER(vl_table_create(check->context, &(vl_text){name, 4}, 1, &table, NULL), VL_OK);
    CHECK_INTEGER(vl_table_append(table, &cell, NULL), VL_OK);
    name[0] = value[0] = 'x';
    CHECK_TEXT(vl_table_column_name(table, 0), vl_text_of("name"));
    CHECK_TEXT(vl_table_cell(table, 0, 0).value.text, ((vl_text){"a\0b", 3}));
    const double never[] = {(double)NAN, (double)INFINITY, -(double)INFINITY};
    for (size_t i = 0; i < 3; i++) {
        CHECK_INTEGER(vl_table_append(table, &NUMBER(never[i]), NULL), VL_OK);
        CHECK_INTEGER(vl_table_cell(table, i + 1, 0).kind, VL_CELL_EMPTY);
    }
    vl_table_free(table);
}

/* A million equal texts are one text. */
static void test_equal_texts(checks *check) {
    vl_table *table = TABLE("text", EMPTY);
    uint64_t before = vl_context_memory_used(check->context);
    static const char text[1000] = "x";
    vl_cell cell = {.kind = VL_CELL_TEXT, .value.text = {text, sizeof text}};
    bool done = true;
    for (int i = 0; i < 100000; i++) done = done && !vl_table_append(table, &cell, NULL);
    CHECK(done);
    CHECK(vl_context_memory_used(check->context) - before < 5000000);
    vl_table_free(table);
}

/* Checks the second column, which numbers the rows, of a table sorted by its first. */
static void check_order(checks *check, const vl_table *table, bool descending, const char *expected) {
    vl_table *sorted;
    char order[64] = "";
    CHECK_INTEGER(vl_table_sort(table, 0, descending, &sorted, NULL), VL_OK);
    for (uint64_t row = 0; row < vl_table_row_count(sorted); row++) {
        order[row] = (char)('0' + vl_table_cell(sorted, row, 1).value.integer);
    }
    CHECK_STRING(order, expected);
    vl_table_free(sorted);
}

static void test_sort(checks *check) {
    vl_table *table = TABLE("key row", EMPTY, INTEGER(0), TEXT("ă"), INTEGER(1), NUMBER(2.5), INTEGER(2), INTEGER(3), INTEGER(3),
                            BOOLEAN(true), INTEGER(4), TEXT("z"), INTEGER(5), INTEGER(-1), INTEGER(6), BOOLEAN(false), INTEGER(7),
                            EMPTY, INTEGER(8), NUMBER(3.0), INTEGER(9));
    check_order(check, table, false, "6239741508");
    check_order(check, table, true, "3926475108");
    vl_table *sorted;
    vl_error error = {0};
    CHECK_INTEGER(vl_table_sort(table, 2, false, &sorted, &error), VL_ERROR_ARGUMENT);
    CHECK_STRING(error.message, "column 3 of a table of 2 columns");
    vl_table_free(table);
    table = TABLE("key row", INTEGER(0));
    check_order(check, table, false, "");
    vl_table_free(table);
}

/* Texts in the order of dictionaries, in whichever column else they stand, and empty ones first of them. */
static void test_sort_texts(checks *check) {
    vl_table *table = TABLE("key row", TEXT("đường"), INTEGER(0), TEXT("dung"), INTEGER(1), TEXT(""), INTEGER(2), TEXT("án"), INTEGER(3),
                            TEXT("an toàn"), INTEGER(4), TEXT("z"), INTEGER(5), TEXT("dung"), INTEGER(6), TEXT("ăn"), INTEGER(7),
                            TEXT("Dung"), INTEGER(8), EMPTY, INTEGER(9));
    check_order(check, table, false, "2437168059");
    check_order(check, table, true, "5081673429");
    vl_table_free(table);
}

/* Beyond 2^53 a double no longer tells neighbouring integers apart. */
static void test_sort_large_numbers(checks *check) {
    const int64_t large = INT64_C(9007199254740993);
    vl_table *table = TABLE("key row", NUMBER(1e300), INTEGER(0), INTEGER(large), INTEGER(1), NUMBER(9007199254740992.0), INTEGER(2),
                            INTEGER(large - 1), INTEGER(3), NUMBER(-1e300), INTEGER(4), INTEGER(INT64_MAX), INTEGER(5),
                            NUMBER(9223372036854775808.0), INTEGER(6), NUMBER(-0.5), INTEGER(7), INTEGER(0), INTEGER(8));
    check_order(check, table, false, "478231560");
    vl_table_free(table);
}

static void test_sort_many(checks *check) {
    vl_table *table = TABLE("key row", EMPTY), *sorted;
    uint32_t random = 1;
    for (int64_t i = 0; i < 5000; i++) {
        random = random * 1664525u + 1013904223u;
        const vl_cell cells[] = {INTEGER(random >> 24), INTEGER(i)};
        CHECK_INTEGER(vl_table_append(table, cells, NULL), VL_OK);
    }
    CHECK_INTEGER(vl_table_sort(table, 0, false, &sorted, NULL), VL_OK);
    bool ordered = true;
    for (uint64_t row = 1; row < 5000; row++) {
        int64_t left = vl_table_cell(sorted, row - 1, 0).value.integer, right = vl_table_cell(sorted, row, 0).value.integer;
        int64_t first = vl_table_cell(sorted, row - 1, 1).value.integer, second = vl_table_cell(sorted, row, 1).value.integer;
        ordered = ordered && (left < right || (left == right && first < second));
    }
    CHECK(ordered);
    vl_table_free(sorted);
    vl_table_free(table);
}

static void test_pick_and_select(checks *check) {
    vl_table *table = TABLE("a b", INTEGER(1), TEXT("x"), INTEGER(2), TEXT("y")), *made;
    vl_error error = {0};
    CHECK_INTEGER(vl_table_pick(table, (const uint64_t[]){1, 0, 1}, 3, &made, NULL), VL_OK);
    CHECK_INTEGER(vl_table_row_count(made), 3);
    CHECK_TEXT(vl_table_cell(made, 2, 1).value.text, vl_text_of("y"));
    vl_table_free(made);
    CHECK_INTEGER(vl_table_pick(table, (const uint64_t[]){0, 2}, 2, &made, &error), VL_ERROR_ARGUMENT);
    CHECK_STRING(error.message, "row 3 of a table of 2 rows");
    CHECK_INTEGER(vl_table_select(table, (const size_t[]){1}, 1, &made, NULL), VL_OK);
    vl_table_free(table);
    CHECK_INTEGER(vl_table_column_count(made), 1);
    CHECK_TEXT(vl_table_column_name(made, 0), vl_text_of("b"));
    CHECK_TEXT(vl_table_cell(made, 1, 0).value.text, vl_text_of("y"));
    vl_table *other;
    CHECK_INTEGER(vl_table_select(made, (const size_t[]){0, 0}, 2, &other, &error), VL_ERROR_ARGUMENT);
    CHECK_INTEGER(vl_table_select(made, (const size_t[]){1}, 1, &other, &error), VL_ERROR_ARGUMENT);
    CHECK_INTEGER(vl_table_select(made, NULL, 0, &other, &error), VL_ERROR_ARGUMENT);
    vl_table_free(made);
}

static void test_report(checks *check) {
    vl_report *report = make_report(check->context);
    vl_table *spare = TABLE("a", INTEGER(1));
    vl_error error = {0};
    CHECK_INTEGER(vl_report_section_count(report), 3);
    CHECK_TEXT(vl_report_section_name(report, 1), vl_text_of("remark"));
    CHECK(vl_report_section_table(report, 0) && !vl_report_section_table(report, 1));
    CHECK_TEXT(vl_report_section_text(report, 1), vl_text_of("two\nlines"));
    CHECK_INTEGER(vl_report_add_table(report, vl_text_of("shared"), spare, &error), VL_ERROR_ARGUMENT);
    CHECK_STRING(error.message, "two sections of a report are named 'shared'");
    CHECK_INTEGER(vl_report_add_text(report, vl_text_of(""), vl_text_of("x"), &error), VL_ERROR_ARGUMENT);
    CHECK_INTEGER(vl_report_section_count(report), 3);
    vl_table_free(spare);
    vl_report_free(report);
    vl_report_free(NULL);
}

void test_table(checks *check) {
    test_shape(check);
    test_bad_columns(check);
    test_what_is_kept(check);
    test_equal_texts(check);
    test_sort(check);
    test_sort_texts(check);
    test_sort_large_numbers(check);
    test_sort_many(check);
    test_pick_and_select(check);
    test_report(check);
}
