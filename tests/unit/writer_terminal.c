#include "results.h"

static const vl_write_options wide = {.format = VL_FORMAT_TABLE};

static void test_alignment(checks *check) {
    vl_table *table = TABLE("term count", TEXT("cải cách"), INTEGER(7), TEXT("日本"), INTEGER(1234), EMPTY, EMPTY, TEXT("ca\xCC\x89i"),
                            INTEGER(-1));
    CHECK_TABLE(table, wide,
                "term      count\n────────  ─────\ncải cách      7\n日本       1234\n\nca\xCC\x89i          -1\n");
    vl_table_free(table);
    table = TABLE("term count", INTEGER(1));
    CHECK_TABLE(table, wide, "term  count\n────  ─────\n(no rows)\n");
    vl_table_free(table);
}

static void test_points(checks *check) {
    vl_table *table = TABLE("x y z", NUMBER(0.123456), NUMBER(1234567.89), NUMBER(1e15), NUMBER(12), NUMBER(0.5), NUMBER(0.25), INTEGER(3),
                            EMPTY, INTEGER(1), NUMBER(123.456), NUMBER(-2), NUMBER(1.25e-9));
    CHECK_TABLE(table, wide,
                "       x             y               z\n────────  ────────────  ──────────────\n"
                "  0.1235  1234567.8900  1e+15\n 12.0000        0.5000  0.2500\n  3                     1\n"
                "123.4560       -2.0000  0.000000001250\n");
    vl_table_free(table);
}

/* At least four digits of each, however small; no exponent below 10^15. */
static void test_digits(checks *check) {
    vl_table *table = TABLE("n", NUMBER(0.0000123));
    CHECK_TABLE(table, wide, "         n\n──────────\n0.00001230\n");
    vl_table_free(table);
    table = TABLE("n", NUMBER(999999999999999.0), NUMBER(-0.0), NUMBER(3));
    CHECK_TABLE(table, wide, "              n\n───────────────\n999999999999999\n              0\n              3\n");
    vl_table_free(table);
    table = TABLE("n", NUMBER(12345.678));
    CHECK_TABLE(table, wide, "      n\n───────\n12345.7\n");
    vl_table_free(table);
    table = TABLE("n", NUMBER(1.5e-300), INTEGER(2));
    CHECK_TABLE(table, wide, "       n\n────────\n1.5e-300\n2\n");
    vl_table_free(table);
}

static void test_mixed_column(checks *check) {
    vl_table *table = TABLE("mixed end", NUMBER(0.5), BOOLEAN(true), TEXT("text"), BOOLEAN(false));
    CHECK_TABLE(table, wide, "mixed   end\n──────  ─────\n0.5000  true\ntext    false\n");
    vl_table_free(table);
}

static void test_control_characters(checks *check) {
    vl_table *table = TABLE("a", TEXT("\x1b[2J\u202e\n"), TEXT("\xff"));
    CHECK_TABLE(table, wide, "a\n───────────────\n\\x1b[2J\\u202e\\n\n\\xff\n");
    vl_table_free(table);
    CHECK_PLAIN("a\tb\x1b\nc", wide, "a\tb\\x1b\nc\n");
}

/* Texts are cut between letters, the widest first; numbers never. */
static void test_fit(checks *check) {
    vl_table *table = TABLE("term text n", TEXT("hành"), TEXT("cải cách hành chính nhà nước"), INTEGER(1234567890), TEXT("x"),
                            TEXT("日本語日本語日本語日本語"), INTEGER(1));
    vl_write_options options = {.format = VL_FORMAT_TABLE, .columns = 36};
    CHECK_TABLE(table, options,
                "term  text                         n\n────  ──────────────────  ──────────\nhành  cải cách hành chí…  1234567890\n"
                "x     日本語日本語日本…            1\n");
    options.columns = 10;
    CHECK_TABLE(table, options,
                "term  text               n\n────  ────────  ──────────\nhành  cải các…  1234567890\nx     日本語…            1\n");
    options.columns = 46;
    CHECK_TABLE(table, options,
                "term  text                                   n\n────  ────────────────────────────  ──────────\n"
                "hành  cải cách hành chính nhà nước  1234567890\nx     日本語日本語日本語日本語               1\n");
    vl_table_free(table);
}

/* The words next to a match stay, on both sides. */
static void test_contexts(checks *check) {
    vl_table *table = TABLE("left match right", TEXT("theo cơ chế"), TEXT("một cửa"), TEXT("liên thông; trong"), TEXT("ở"), TEXT("một cửa"),
                            EMPTY);
    vl_write_options options = {.format = VL_FORMAT_TABLE, .columns = 31};
    CHECK_TABLE(table, options,
                "      left  match    right\n──────────  ───────  ──────────\n…eo cơ chế  một cửa  liên thôn…\n         ở  một cửa\n");
    options.columns = 0;
    CHECK_TABLE(table, options,
                "       left  match    right\n───────────  ───────  ─────────────────\ntheo cơ chế  một cửa  liên thông; trong\n"
                "          ở  một cửa\n");
    vl_table_free(table);
}

/* A matrix under long names stays readable: headers give way when texts alone cannot. */
static void test_long_headers(checks *check) {
    vl_table *table = TABLE("document 000_efdf774528209ba3 001_342a4015e2770197", TEXT("000_efdf774528209ba3"), NUMBER(1), NUMBER(0.25),
                            TEXT("001_342a4015e2770197"), NUMBER(0.25), NUMBER(1));
    vl_write_options options = {.format = VL_FORMAT_TABLE, .columns = 30};
    CHECK_TABLE(table, options,
                "document  000_efd…  001_342…\n────────  ────────  ────────\n000_efd…    1.0000    0.2500\n001_342…    0.2500    1.0000\n");
    options.columns = 56;
    CHECK_TABLE(table, options,
                "document      000_efdf774528209ba3  001_342a4015e2770197\n────────────  ────────────────────  ────────────────────\n"
                "000_efdf774…                1.0000                0.2500\n001_342a401…                0.2500                1.0000\n");
    vl_table_free(table);
}

static void test_report(checks *check) {
    vl_write_options options = {.format = VL_FORMAT_TABLE, .meta = make_meta(check->context), .columns = 24};
    vl_report *report = make_report(check->context);
    const char *body = "# shared\nterm  count\n────  ─────\ncông    180\ncủa     126\n\n# remark\ntwo\nlines\n\n"
                       "# none\nterm\n────\n(no rows)\n";
    CHECK_REPORT(report, options, body);
    options.meta_footer = true;
    vl_string expected = VL_STRING;
    CHECK(vl_string_print(check->context, &expected, "%s\nunit: word · tokens: 12\nnote: a\\nb\n", body));
    CHECK_REPORT(report, options, expected.data);
    vl_string_free(check->context, &expected);
    options.columns = 0;
    CHECK_PLAIN("x", options, "x\n\nunit: word · tokens: 12 · note: a\\nb\n");
    vl_report_free(report);
    vl_table_free((vl_table *)options.meta);
}

void test_writer_terminal(checks *check) {
    test_alignment(check);
    test_points(check);
    test_digits(check);
    test_mixed_column(check);
    test_control_characters(check);
    test_fit(check);
    test_contexts(check);
    test_long_headers(check);
    test_report(check);
}
