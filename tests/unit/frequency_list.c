/* Frequency lists in files. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "check.h"
#include "corpus/frequencies.h"

/* What a list holds, "term count; …" in its order and then its size, or the message of the error. */
static vl_string read_list(checks *check, vl_text text, vl_unit unit, vl_form form) {
    vl_context *context = check->context;
    const vl_frequencies_options options = {unit, form, 1, VL_KINDS_WORD};
    vl_string bytes = VL_STRING, out = VL_STRING;
    vl_frequencies *list = NULL;
    vl_error error;
    uint64_t size = 0;
    vl_string_append(context, &bytes, text.data, text.size);
    vl_status status = vl_frequencies_parse(context, &bytes, "list", &options, &list, &size, &error);
    if (status) vl_string_print(context, &out, "%s", error.message);
    for (uint32_t i = 0; !status && i < vl_frequencies_types(list); i++) {
        vl_frequency one = vl_frequencies_at(list, i);
        vl_string_append(context, &out, one.term.data, one.term.size);
        vl_string_print(context, &out, " %d; ", (int)one.count);
    }
    if (!status) vl_string_print(context, &out, "of %d", (int)size);
    vl_frequencies_free(list);
    vl_string_free(context, &bytes);
    return out;
}

static void check_list(checks *check, const char *text, const char *expected) {
    vl_string got = read_list(check, vl_text_of(text), VL_UNIT_WORD, VL_FORM_FOLD);
    CHECK_TEXT(vl_string_text(&got), vl_text_of(expected));
    vl_string_free(check->context, &got);
}

static void test_shapes(checks *check) {
    check_list(check, "term\tcount\nmột\t3\nhai\t2\n", "một 3; hai 2; of 5");
    check_list(check, "\xEF\xBB\xBF" "term,count\r\nmột,3\r\n\"a,b\",2\r\n", "một 3; a,b 2; of 5");
    check_list(check, "Word;Freq\nmột;3\nhai;2", "một 3; hai 2; of 5");
    check_list(check, "Rank\tFREQUENCY\tType\n1\t3\tmột\n2\t2\thai\n", "một 3; hai 2; of 5");
    check_list(check, "một\t3\nhai\t2\n", "một 3; hai 2; of 5");
    check_list(check, "3\tmột\n2\thai\n", "một 3; hai 2; of 5");
    check_list(check, "2020\t3\n2021\t2\n", "2020 3; 2021 2; of 5");
    check_list(check, "3\t2020\n2\tnăm\n", "2020 3; năm 2; of 5");
    check_list(check, "#tag\t3\nhai\t2\n", "#tag 3; hai 2; of 5");
    check_list(check, "term\tcount\n", "of 0");
    check_list(check, "term\tcount\na\t0\n", "a 0; of 0");
}

static void test_terms(checks *check) {
    check_list(check, "term\tcount\nHoà\t3\nhòa\t2\n HOÀ \t1\n", "hòa 6; of 6");
    check_list(check, "term\tcount\nca\xCC\x89i  ca\xCC\x81" "ch\t3\n", "c\xE1\xBA\xA3i c\xC3\xA1" "ch 3; of 3");
    check_list(check, "term\tcount\na\\t\xEF\xBB\xBF\t3\n\xE2\x80\x8B\xE2\x80\x8B" "a\t1\n", "a 4; of 4"); /* format characters */
    vl_string got = read_list(check, vl_text_of("Hoà\t3\nhòa\t2\n"), VL_UNIT_WORD, VL_FORM_EXACT);
    CHECK_TEXT(vl_string_text(&got), vl_text_of("Hoà 3; hòa 2; of 5"));
    vl_string_free(check->context, &got);
    got = read_list(check, vl_text_of("Hoà\t3\nhoa\t2\n"), VL_UNIT_WORD, VL_FORM_BARE);
    CHECK_TEXT(vl_string_text(&got), vl_text_of("hoa 5; of 5"));
    vl_string_free(check->context, &got);
}

static void test_sizes(checks *check) {
    check_list(check, "term\tcount\tper_million\na\t3\t300000\nb\t1\t100000\n", "a 3; b 1; of 10");
    check_list(check, "term\tcount\tper_million\na\t7\t333.33\nb\t1\t47.62\nc\t0\t0\n", "a 7; b 1; c 0; of 21000");
    check_list(check, "term\tcount\tper_million\na\t2\t666666.6666666666\nb\t1\t333333.3333333333\n", "a 2; b 1; of 3");
    check_list(check, "term\tcount\tper_million\na\t2\t666667\nb\t1\t333333\n", "a 2; b 1; of 3");
    check_list(check, "term\tcount\tper_million\na\t2\t\n", "a 2; of 2");
    check_list(check, "term\tcount\tper_million\na\t3\t300000\nb\t1\t50000\n",
               "list: line 3: per_million is of another total than in the other rows: '50000'");
    check_list(check, "term\tcount\tper_million\na\t3\t600000\nb\t3\t600000\n",
               "list: the counts are more in all than per_million makes");
    check_list(check, "term\tcount\tper_million\na\t3\tmany\n", "list: line 2: per_million is no number: 'many'");
    check_list(check, "term\tcount\tper_million\na\t3\t0.0000000000001\n", "list: per_million makes a size beyond 10^15");
    check_list(check, "term\tcount\tper_million\na\t3\t3e+05\nb\t1\t1.0E5\n", "a 3; b 1; of 10");
    check_list(check, "term\tcount\tper_million\na\t7\t333.33\nb\t1\t4762e-2\n", "a 7; b 1; of 21000");
    check_list(check, "term\tcount\tper_million\na\t3\t3e+05\nb\t1\t5e+04\n",
               "list: line 3: per_million is of another total than in the other rows: '5e+04'");
    check_list(check, "term\tcount\tper_million\na\t3\t3e+\n", "list: line 2: per_million is no number: '3e+'");
    /* A small rate may be rounded to 0. */
    check_list(check, "term\tcount\tper_million\na\t3000000\t30000.0\nb\t1\t0.0\n", "a 3000000; b 1; of 100000000");
    check_list(check, "term\tcount\tper_million\na\t3\t300000\nb\t1\t0\n",
               "list: line 3: per_million is of another total than in the other rows: '0'");
    check_list(check, "term\tcount\tper_million\na\t0\t0\nb\t1\t0.00\n",
               "list: line 3: a count above 0, but per_million is '0.00'");
    check_list(check, "term\tcount\tper_million\na\t0\t0\n", "a 0; of 0");
}

/* As R and spreadsheets write large numbers. */
static void test_exponents(checks *check) {
    check_list(check, "term\tcount\na\t1e+05\nb\t1.5E3\nc\t120e0\nd\t1.2e+06\n", "a 100000; b 1500; c 120; d 1200000; of 1301620");
    check_list(check, "a\t1e+05\n2e5\t3\n", "a 100000; 2e5 3; of 100003");
    check_list(check, "term\tcount\na\t1.00000000000000000000e+05\n", "a 100000; of 100000");
    check_list(check, "term\tcount\na\t2e+09\n", "a 2000000000; of 2000000000");
    check_list(check, "term\tcount\na\t1.1e+15\n", "list: line 2: the count is beyond 10^15: '1.1e+15'");
    check_list(check, "term\tcount\na\t1e999\n", "list: line 2: the count is beyond 10^15: '1e999'");
    check_list(check, "term\tcount\na\t1.25e+01\n", "list: line 2: the count is no whole number: '1.25e+01'");
    check_list(check, "term\tcount\na\t1.00000000000000000001e+05\n",
               "list: line 2: the count is no whole number: '1.00000000000000000001e+05'");
    check_list(check, "term\tcount\na\t10e-1\n", "list: line 2: the count is no whole number: '10e-1'");
    check_list(check, "term\tcount\na\te5\n", "list: line 2: the count is no whole number: 'e5'");
    check_list(check, "term\tcount\na\t1e\n", "list: line 2: the count is no whole number: '1e'");
    check_list(check, "term\tcount\na\t1e5000\n", "list: line 2: the count is no whole number: '1e5000'");
}

static void test_errors(checks *check) {
    check_list(check, "term\tTerm\tcount\na\tb\t1\n", "list: line 1: two columns are called 'Term'");
    check_list(check, "term\tcount\tcount\na\t2\t1\n", "list: line 1: two columns are called 'count'");
    check_list(check, "per_million\tterm\tcount\tper_million\n1\ta\t2\t1\n", "list: line 1: two columns are called 'per_million'");
    check_list(check, "", "list: no line to read the columns from");
    check_list(check, "term\tcount\na\t1\nb\t-2\n", "list: line 3: a negative count: '-2'");
    check_list(check, "term\tcount\n\na\t1\n\nb\tx\n", "list: line 5: the count is no whole number: 'x'");
    check_list(check, "term\tcount\na\t1.5\n", "list: line 2: the count is no whole number: '1.5'");
    check_list(check, "term\tcount\na\t\n", "list: line 2: the count is no whole number: ''");
    check_list(check, "term\tcount\na\t1000000000000001\n", "list: line 2: the count is beyond 10^15: '1000000000000001'");
    check_list(check, "term\tcount\na\t99999999999999999999999\n",
               "list: line 2: the count is beyond 10^15: '99999999999999999999999'");
    check_list(check, "term\tcount\na\t1000000000000000\nb\t1\n", "list: line 3: the sum of the counts is beyond 10^15 at 'b'");
    check_list(check, "term\tcount\n \t1\n", "list: line 2: there is no term: ' '");
    check_list(check, "term\tcount\na\t1\t2\n", "list: line 2: 3 fields where the first line has 2");
    check_list(check, "word\tdocuments\na\t1\n", "list: line 1: neither columns called term and count, nor a count: 'documents'");
    check_list(check, "a\tb\tc\n1\t2\t3\n", "list: line 1: columns called term and count, or just these two, expected in 'a'");
    check_list(check, "one\n", "list: line 1: columns called term and count, or just these two, expected in 'one'");
    check_list(check, "term,count\n\"a\nb\",1\n\"c,2\n", "list: line 4: a quotation mark that opens a field is never closed");
    check_list(check, "term,count\n\"a\nb\",1\nc,x\n", "list: line 4: the count is no whole number: 'x'");
}

/* Settings that a list was made with stand ahead of it. */
static void test_settings(checks *check) {
    check_list(check, "# script: frequency\n# unit: word\n# form: exact\nterm\tcount\nA\t1\n", "a 1; of 1");
    check_list(check, "# unit: word\n# form: fold\nterm\tcount\na\tx\n", "list: line 4: the count is no whole number: 'x'");
    check_list(check, "# unit: syllable\r\nterm\tcount\na\t1\n", "list: the list is of unit syllable, not word");
    check_list(check, "# form: bare\nterm\tcount\na\t1\n", "list: the list is of form bare, from which fold cannot be made");
    check_list(check, "# unit: ", "list: no line to read the columns from");
    check_list(check, "# only this", "list: no line to read the columns from");
}

static void test_files(checks *check) {
    vl_frequencies *list = NULL;
    uint64_t size;
    vl_error error;
    CHECK_INTEGER(vl_frequencies_read(check->context, "tests/no such list", NULL, &list, &size, &error), VL_ERROR_INPUT);
    CHECK_STRING(error.message, "tests/no such list: cannot be read: No such file or directory");
    const vl_frequencies_options pairs = {VL_UNIT_WORD, VL_FORM_FOLD, 2, VL_KINDS_WORD};
    CHECK_INTEGER(vl_frequencies_read(check->context, "tests/fault/frequencies.tsv", &pairs, &list, &size, &error), VL_ERROR_ARGUMENT);
    CHECK(!vl_frequencies_read(check->context, "tests/fault/frequencies.tsv", NULL, &list, &size, &error));
    CHECK_INTEGER(size, 1000);
    CHECK_INTEGER(vl_frequencies_total(list), 60);
    CHECK_INTEGER(vl_frequencies_types(list), 3);
    vl_frequencies_free(list);
}

static bool refuse(void *data, const char *path) {
    (void)data, (void)path;
    return false;
}

static void test_policy(checks *check) {
    const vl_context_options options = {.may_read = refuse};
    vl_context *context;
    vl_frequencies *list = NULL;
    uint64_t size;
    if (!CHECK(!vl_context_create(&options, &context, NULL))) return;
    CHECK_INTEGER(vl_frequencies_read(context, "tests/fault/frequencies.tsv", NULL, &list, &size, NULL), VL_ERROR_PERMISSION);
    vl_context_free(context);
}

void test_frequency_list(checks *check) {
    test_shapes(check);
    test_terms(check);
    test_sizes(check);
    test_exponents(check);
    test_errors(check);
    test_settings(check);
    test_files(check);
    test_policy(check);
}
