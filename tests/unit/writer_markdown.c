#include "results.h"

static void test_escapes(checks *check) {
    vl_write_options options = {.format = VL_FORMAT_MARKDOWN};
    vl_table *table = TABLE("a|b n", TEXT("x|y\nz"), INTEGER(1), TEXT("a\r\nb\rc"), EMPTY, TEXT("cải_cách _x_ *y* `z`"), NUMBER(0.5),
                            TEXT("<b> [l] ~ \\"), INTEGER(2), TEXT("R&D & AT&T &#1;"), INTEGER(3));
    CHECK_TABLE(table, options,
                "| a\\|b | n |\n| --- | ---: |\n| x\\|y<br>z | 1 |\n| a<br>b<br>c |  |\n| cải_cách \\_x\\_ \\*y\\* \\`z\\` | 0.5 |\n"
                "| \\<b\\> \\[l\\] \\~ \\\\ | 2 |\n| R\\&D & AT\\&T \\&#1; | 3 |\n");
    vl_table_free(table);
}

static void test_zero_bytes(checks *check) {
    vl_write_options options = {.format = VL_FORMAT_MARKDOWN};
    vl_table *table = TABLE("a", BYTES("x\0y"));
    static const char expected[] = "| a |\n| --- |\n| x\0y |\n";
    check_written(check, table, NULL, vl_text_of(NULL), &options, (vl_text){expected, sizeof expected - 1});
    vl_table_free(table);
}

static void test_report(checks *check) {
    vl_write_options options = {.format = VL_FORMAT_MARKDOWN, .meta = make_meta(check->context), .byte_order_mark = true};
    vl_report *report = make_report(check->context);
    CHECK_REPORT(report, options,
                 "- unit: word\n- tokens: 12\n- note: a<br>b\n\n# shared\n| term | count |\n| --- | ---: |\n| công | 180 |\n| của | 126 |\n"
                 "\n# remark\ntwo\nlines\n\n# none\n| term |\n| --- |\n");
    vl_report_free(report);
    vl_table_free((vl_table *)options.meta);
}

void test_writer_markdown(checks *check) {
    test_escapes(check);
    test_zero_bytes(check);
    test_report(check);
}
