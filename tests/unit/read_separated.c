#include "check.h"

static const vl_separated_options csv = {.separator = ',', .header = true};
static const vl_separated_options tsv = {.separator = '\t', .header = true};
static const vl_separated_options numbers = {.separator = ',', .header = true, .numbers = true};

static vl_table *read_text(checks *check, vl_text text, const vl_separated_options *options) {
    vl_table *table = NULL;
    vl_error error = {.message = ""};
    vl_status status = vl_table_read_separated(check->context, text, options, &table, &error);
    CHECK_INTEGER(status, VL_OK);
    if (status) CHECK_STRING(error.message, "no message");
    return table;
}

static vl_table *read_string(checks *check, const char *text, const vl_separated_options *options) {
    return read_text(check, vl_text_of(text), options);
}

static void check_cell(checks *check, const vl_table *table, uint64_t row, size_t column, const char *expected) {
    vl_cell cell = vl_table_cell(table, row, column);
    if (CHECK_INTEGER(cell.kind, VL_CELL_TEXT)) CHECK_TEXT(cell.value.text, vl_text_of(expected));
}

static void check_failure(checks *check, const char *text, const vl_separated_options *options, const char *message) {
    vl_table *table = NULL;
    vl_error error = {.message = ""};
    CHECK_INTEGER(vl_table_read_separated(check->context, vl_text_of(text), options, &table, &error), VL_ERROR_INPUT);
    CHECK_STRING(error.message, message);
    CHECK(!table);
}

static void test_quotes(checks *check) {
    vl_table *table = read_string(check, "\xEF\xBB\xBF" "a,\"b\"\"c\"\r\n\"x, y\",\"one\r\ntwo\"\r\n,\"\"\r\n5\"6,z\"", &csv);
    if (!table) return;
    CHECK_INTEGER(vl_table_column_count(table), 2);
    CHECK_TEXT(vl_table_column_name(table, 0), vl_text_of("a"));
    CHECK_TEXT(vl_table_column_name(table, 1), vl_text_of("b\"c"));
    if (CHECK_INTEGER(vl_table_row_count(table), 3)) {
        check_cell(check, table, 0, 0, "x, y");
        check_cell(check, table, 0, 1, "one\r\ntwo");
        check_cell(check, table, 1, 0, "");
        check_cell(check, table, 1, 1, "");
        check_cell(check, table, 2, 0, "5\"6");
        check_cell(check, table, 2, 1, "z\"");
    }
    vl_table_free(table);
}

static void test_lines(checks *check) {
    vl_table *table = read_string(check, "\n\na,b\n\n1,2\r\n\r\n3,4\n\n", &csv);
    if (table) CHECK_INTEGER(vl_table_row_count(table), 2);
    vl_table_free(table);
    table = read_string(check, "a\r\nx\ry\r", &csv); /* a carriage return alone ends nothing */
    if (table && CHECK_INTEGER(vl_table_row_count(table), 1)) check_cell(check, table, 0, 0, "x\ry\r");
    vl_table_free(table);
    table = read_string(check, "a", &csv);
    if (table) CHECK_INTEGER(vl_table_row_count(table), 0);
    vl_table_free(table);
    table = read_string(check, "a\n\"\"\n\nb\n", &csv); /* one column: "" is a row, an empty line is none */
    if (table && CHECK_INTEGER(vl_table_row_count(table), 2)) check_cell(check, table, 0, 0, "");
    vl_table_free(table);
}

static void test_tsv(checks *check) {
    vl_table *table = read_string(check, "a\tb\n\\t\\n\\r\\\\\t\"x\n\\q\tend\\\n\n", &tsv);
    if (table && CHECK_INTEGER(vl_table_row_count(table), 2)) {
        check_cell(check, table, 0, 0, "\t\n\r\\");
        check_cell(check, table, 0, 1, "\"x");
        check_cell(check, table, 1, 0, "\\q");
        check_cell(check, table, 1, 1, "end\\");
    }
    vl_table_free(table);
    table = read_string(check, "a\n\nx\n", &tsv); /* one column: an empty line is a row */
    if (table && CHECK_INTEGER(vl_table_row_count(table), 2)) check_cell(check, table, 0, 0, "");
    vl_table_free(table);
}

static void test_without_header(checks *check) {
    vl_separated_options options = {.separator = ';'};
    vl_table *table = read_string(check, "a;b,c\nd;e\n", &options);
    if (!table) return;
    CHECK_TEXT(vl_table_column_name(table, 0), vl_text_of("1"));
    CHECK_TEXT(vl_table_column_name(table, 1), vl_text_of("2"));
    if (CHECK_INTEGER(vl_table_row_count(table), 2)) check_cell(check, table, 0, 1, "b,c");
    vl_table_free(table);
}

static void test_numbers(checks *check) {
    const char *text = "n\n12\n-0.5\n1e3\n9223372036854775807\n-9223372036854775808\n\"\"\n"
                       "007\n9223372036854775808\n1.\n1e\n-\n1e999\n0x1\n";
    vl_table *table = read_string(check, text, &numbers);
    if (table && CHECK_INTEGER(vl_table_row_count(table), 13)) {
        CHECK_INTEGER(vl_table_cell(table, 0, 0).kind, VL_CELL_INTEGER);
        CHECK_INTEGER(vl_table_cell(table, 0, 0).value.integer, 12);
        CHECK_INTEGER(vl_table_cell(table, 1, 0).kind, VL_CELL_NUMBER);
        CHECK_NUMBER(vl_table_cell(table, 1, 0).value.number, -0.5, 0);
        CHECK_NUMBER(vl_table_cell(table, 2, 0).value.number, 1000, 0);
        CHECK_INTEGER(vl_table_cell(table, 3, 0).value.integer, INT64_MAX);
        CHECK_INTEGER(vl_table_cell(table, 4, 0).value.integer, INT64_MIN);
        CHECK_INTEGER(vl_table_cell(table, 5, 0).kind, VL_CELL_EMPTY);
        check_cell(check, table, 6, 0, "007");
        check_cell(check, table, 7, 0, "9223372036854775808");
        for (uint64_t row = 8; row < 13; row++) CHECK_INTEGER(vl_table_cell(table, row, 0).kind, VL_CELL_TEXT);
    }
    vl_table_free(table);
}

static void test_failures(checks *check) {
    check_failure(check, "", &csv, "no line to read the columns from");
    check_failure(check, "\n\r\n", &csv, "no line to read the columns from");
    check_failure(check, "a,b\n1,2\n3\n", &csv, "line 3: 1 field where the first line has 2");
    check_failure(check, "a,b\n\"1\n\n\",2\n3,4,5\n", &csv, "line 5: 3 fields where the first line has 2");
    check_failure(check, "a,b\n1,\"2\n3,4\n", &csv, "line 2: a quotation mark that opens a field is never closed");
    check_failure(check, "a,b\n1,\"2\n3\" ,4\n", &csv, "line 3: text after a closing quotation mark");
    vl_table *table = NULL;
    vl_separated_options bad = {.separator = '"'};
    CHECK_INTEGER(vl_table_read_separated(check->context, vl_text_of("a"), &bad, &table, NULL), VL_ERROR_ARGUMENT);
    CHECK_INTEGER(vl_table_read_separated(check->context, vl_text_of("a,a"), NULL, &table, NULL), VL_ERROR_ARGUMENT);
    CHECK_INTEGER(vl_table_read_separated(check->context, vl_text_of("a,"), NULL, &table, NULL), VL_ERROR_ARGUMENT);
}

static void test_any_bytes(checks *check) {
    vl_table *table = read_text(check, (vl_text){"a,b\n\0x,\xFF\n", 9}, &csv);
    if (table && CHECK_INTEGER(vl_table_row_count(table), 1)) {
        CHECK_TEXT(vl_table_cell(table, 0, 0).value.text, ((vl_text){"\0x", 2}));
        CHECK_TEXT(vl_table_cell(table, 0, 1).value.text, vl_text_of("\xFF"));
    }
    vl_table_free(table);
}

/* The memory ends sooner and later; what was made before is freed, which the test program sees in the context. */
static void test_memory(checks *check) {
    vl_text text = vl_text_of("term,count\n\"công \"\"vụ\"\"\",126\nx,\n");
    uint64_t before = vl_context_memory_used(check->context);
    bool done = false;
    for (uint64_t limit = 1; limit < 1000000 && !done; limit += 1000) {
        vl_table *table = NULL;
        vl_context_set_memory_limit(check->context, before + limit);
        vl_status status = vl_table_read_separated(check->context, text, &numbers, &table, NULL);
        done = status == VL_OK;
        if (!done) CHECK_INTEGER(status, VL_ERROR_MEMORY);
        vl_table_free(table);
        CHECK_INTEGER(vl_context_memory_used(check->context), before);
    }
    vl_context_set_memory_limit(check->context, 0);
    CHECK(done);
}

void test_read_separated(checks *check);

void test_read_separated(checks *check) {
    test_quotes(check);
    test_lines(check);
    test_tsv(check);
    test_without_header(check);
    test_numbers(check);
    test_failures(check);
    test_any_bytes(check);
    test_memory(check);
}
