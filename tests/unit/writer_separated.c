#include "results.h"

static void test_tsv(checks *check) {
    vl_write_options options = VL_WRITE_OPTIONS;
    vl_table *table = TABLE("term count share", TEXT("a\tb\nc\rd\\e"), INTEGER(-5), NUMBER(0.1), EMPTY, BOOLEAN(false), TEXT(""));
    CHECK_TABLE(table, options, "term\tcount\tshare\na\\tb\\nc\\rd\\\\e\t-5\t0.1\n\tfalse\t\n");
    options.byte_order_mark = true;
    options.meta = make_meta(check->context);
    CHECK_TABLE(table, options,
                "\xEF\xBB\xBF# unit: word\n# tokens: 12\n# note: a\\nb\nterm\tcount\tshare\na\\tb\\nc\\rd\\\\e\t-5\t0.1\n\tfalse\t\n");
    vl_table_free((vl_table *)options.meta);
    vl_table_free(table);
}

static void test_tsv_report(checks *check) {
    vl_write_options options = VL_WRITE_OPTIONS;
    vl_report *report = make_report(check->context);
    CHECK_REPORT(report, options, "# shared\nterm\tcount\ncông\t180\ncủa\t126\n\n# remark\ntwo\nlines\n\n# none\nterm\n");
    vl_report_free(report);
    CHECK_PLAIN("as it\tstands", options, "as it\tstands\n");
    CHECK_PLAIN("one end\n", options, "one end\n");
    CHECK_PLAIN("", options, "\n");
}

static void test_csv(checks *check) {
    vl_write_options options = {.format = VL_FORMAT_CSV};
    vl_table *table = TABLE("term note", TEXT("a,b"), TEXT("say \"hi\""), TEXT(" blank"), TEXT("back\\slash"), TEXT("two\r\nlines"),
                            TEXT("tab\t"), TEXT("\"\""), TEXT("mid dle"), EMPTY, NUMBER(1e300));
    CHECK_TABLE(table, options,
                "term,note\r\n\"a,b\",\"say \"\"hi\"\"\"\r\n\" blank\",back\\slash\r\n\"two\r\nlines\",\"tab\t\"\r\n"
                "\"\"\"\"\"\",mid dle\r\n,1e+300\r\n");
    vl_table_free(table);
}

/* Whoever reads CSV skips a line without a byte. */
static void test_csv_single_column(checks *check) {
    vl_write_options options = {.format = VL_FORMAT_CSV};
    vl_table *table = TABLE("term", EMPTY, TEXT(""), INTEGER(1));
    CHECK_TABLE(table, options, "term\r\n\"\"\r\n\"\"\r\n1\r\n");
    vl_table_free(table);
}

static void test_csv_report(checks *check) {
    vl_write_options options = {.format = VL_FORMAT_CSV, .byte_order_mark = true, .meta = make_meta(check->context)};
    vl_report *report = make_report(check->context);
    CHECK_REPORT(report, options,
                 "\xEF\xBB\xBF# unit: word\r\n# tokens: 12\r\n# note: a\\nb\r\n# shared\r\nterm,count\r\ncông,180\r\ncủa,126\r\n\r\n"
                 "# remark\r\ntwo\nlines\r\n\r\n# none\r\nterm\r\n");
    vl_report_free(report);
    vl_table_free((vl_table *)options.meta);
}

void test_writer_separated(checks *check) {
    test_tsv(check);
    test_tsv_report(check);
    test_csv(check);
    test_csv_single_column(check);
    test_csv_report(check);
}
