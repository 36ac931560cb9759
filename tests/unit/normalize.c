#include "text/normalize.h"

#include <string.h>

#include "base/memory.h"
#include "check.h"

/* A line of the kind that Unicode's NormalizationTest.txt has: source, NFC, NFD, NFKC, NFKD. */
static const char *const lines[][5] = {
    {"ế", "ế", "e\xCC\x82\xCC\x81", "ế", "e\xCC\x82\xCC\x81"},
    {"a\xCC\xA3\xCC\x82", "ậ", "a\xCC\xA3\xCC\x82", "ậ", "a\xCC\xA3\xCC\x82"},
    {"a\xCC\x82\xCC\xA3", "ậ", "a\xCC\xA3\xCC\x82", "ậ", "a\xCC\xA3\xCC\x82"},
    {"\xE2\x84\xAB", "Å", "A\xCC\x8A", "Å", "A\xCC\x8A"},
    {"ﬁ", "ﬁ", "ﬁ", "fi", "fi"},
    {"①½", "①½", "①½", "11⁄2", "11⁄2"},
    {"한", "한", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"},
    {"하\xE1\x86\xAB", "한", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"},
    {"\xE0\xA5\x98", "\xE0\xA4\x95\xE0\xA4\xBC", "\xE0\xA4\x95\xE0\xA4\xBC", "\xE0\xA4\x95\xE0\xA4\xBC",
     "\xE0\xA4\x95\xE0\xA4\xBC"},
    {"\xCD\x84", "\xCC\x88\xCC\x81", "\xCC\x88\xCC\x81", "\xCC\x88\xCC\x81", "\xCC\x88\xCC\x81"},
    {"\xE0\xBD\xB3", "\xE0\xBD\xB1\xE0\xBD\xB2", "\xE0\xBD\xB1\xE0\xBD\xB2", "\xE0\xBD\xB1\xE0\xBD\xB2",
     "\xE0\xBD\xB1\xE0\xBD\xB2"},
    {"\xE1\xBA\x9B\xCC\xA3", "\xE1\xBA\x9B\xCC\xA3", "ſ\xCC\xA3\xCC\x87", "ṩ", "s\xCC\xA3\xCC\x87"},
    {"ｶ\xEF\xBE\x9E", "ｶ\xEF\xBE\x9E", "ｶ\xEF\xBE\x9E", "ガ", "カ\xE3\x82\x99"},
    {"\xE0\xA7\x87\xCC\x81\xE0\xA6\xBE", "\xE0\xA7\x87\xCC\x81\xE0\xA6\xBE", "\xE0\xA7\x87\xCC\x81\xE0\xA6\xBE",
     "\xE0\xA7\x87\xCC\x81\xE0\xA6\xBE", "\xE0\xA7\x87\xCC\x81\xE0\xA6\xBE"},
    {"\xF0\x9D\x85\x9E", "\xF0\x9D\x85\x97\xF0\x9D\x85\xA5", "\xF0\x9D\x85\x97\xF0\x9D\x85\xA5",
     "\xF0\x9D\x85\x97\xF0\x9D\x85\xA5", "\xF0\x9D\x85\x97\xF0\x9D\x85\xA5"},
    {"\r\n", "\r\n", "\r\n", "\r\n", "\r\n"},
    {"", "", "", "", ""},
};

static void check_lines(checks *check) {
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        for (vl_normal_form form = VL_NFC; form <= VL_NFKD; form++) {
            vl_string out = VL_STRING;
            CHECK(vl_text_normalize(check->context, vl_text_of(lines[i][0]), form, &out, NULL) == VL_OK);
            CHECK_TEXT(vl_string_text(&out), vl_text_of(lines[i][1 + form]));
            vl_string_free(check->context, &out);
        }
    }
}

static void check_ill_formed(checks *check) {
    vl_string out = VL_STRING;
    vl_bad_bytes bad;
    CHECK(vl_text_normalize(check->context, vl_text_of("ab\xFF\xE1\xBA.e\xCC\x81\xC3"), VL_NFC, &out, &bad) == VL_OK);
    CHECK_STRING(out.data, "ab\xEF\xBF\xBD.é\xEF\xBF\xBD");
    CHECK_INTEGER(bad.count, 4);
    CHECK_INTEGER(bad.first, 2);
    CHECK(vl_text_normalize(check->context, vl_text_of("!"), VL_NFKD, &out, &bad) == VL_OK);
    CHECK_STRING(out.data, "ab\xEF\xBF\xBD.é\xEF\xBF\xBD!");
    CHECK_INTEGER(bad.count, 0);
    vl_string_free(check->context, &out);
}

/* Many marks behind one letter: `first` and `second` alternate. */
static void check_many_marks(checks *check, const char *first, const char *second, size_t count) {
    vl_string source = VL_STRING, out = VL_STRING, again = VL_STRING;
    CHECK(vl_string_append(check->context, &source, "a", 1));
    for (size_t i = 0; i < count; i++) {
        const char *mark = i % 2 ? second : first;
        if (!vl_string_append(check->context, &source, mark, strlen(mark))) break;
    }
    uint64_t before = vl_context_memory_used(check->context);
    CHECK(vl_text_normalize(check->context, vl_string_text(&source), VL_NFD, &out, NULL) == VL_OK);
    CHECK(vl_text_normalize(check->context, vl_string_text(&out), VL_NFD, &again, NULL) == VL_OK);
    CHECK(vl_text_equal(vl_string_text(&out), vl_string_text(&again)));
    CHECK_INTEGER(out.size, source.size);
    CHECK(vl_context_memory_peak(check->context) < before + 40 * count + 100000);
    vl_string_free(check->context, &source);
    vl_string_free(check->context, &out);
    vl_string_free(check->context, &again);
}

/* Marks of one class keep their order, others sort, in runs of any length. */
static void check_stable_order(checks *check) {
    for (size_t pairs = 1; pairs < 40; pairs++) {
        vl_string source = VL_STRING, expected = VL_STRING, out = VL_STRING;
        for (size_t i = 0; i < pairs; i++) {
            CHECK(vl_string_append(check->context, &source, i % 2 ? "\xCC\x88\xCC\xA3" : "\xCC\x8C\xCC\xA4", 4));
            CHECK(vl_string_append(check->context, &expected, i % 2 ? "\xCC\xA3" : "\xCC\xA4", 2));
        }
        for (size_t i = 0; i < pairs; i++)
            CHECK(vl_string_append(check->context, &expected, i % 2 ? "\xCC\x88" : "\xCC\x8C", 2));
        CHECK(vl_text_normalize(check->context, vl_string_text(&source), VL_NFD, &out, NULL) == VL_OK);
        CHECK_TEXT(vl_string_text(&out), vl_string_text(&expected));
        vl_string_free(check->context, &source);
        vl_string_free(check->context, &expected);
        vl_string_free(check->context, &out);
    }
}

/* Decomposed text longer than what is gathered at a time. */
static void check_long_text(checks *check) {
    vl_string source = VL_STRING, composed = VL_STRING, decomposed = VL_STRING;
    for (int i = 0; i < 3000; i++) CHECK(vl_string_append(check->context, &source, "ếậ한 ", 10));
    CHECK(vl_text_normalize(check->context, vl_string_text(&source), VL_NFD, &decomposed, NULL) == VL_OK);
    CHECK_INTEGER(decomposed.size, 3000 * (5 + 5 + 9 + 1));
    CHECK(vl_text_normalize(check->context, vl_string_text(&decomposed), VL_NFC, &composed, NULL) == VL_OK);
    CHECK(vl_text_equal(vl_string_text(&composed), vl_string_text(&source)));
    vl_string_free(check->context, &source);
    vl_string_free(check->context, &composed);
    vl_string_free(check->context, &decomposed);
}

static void check_memory(checks *check) {
    for (uint64_t limit = 1; limit < 600; limit += 7) {
        vl_string out = VL_STRING;
        CHECK(vl_string_append(check->context, &out, "kept", 4));
        uint64_t used = vl_context_memory_used(check->context);
        vl_context_set_memory_limit(check->context, used + limit);
        vl_text text = vl_text_of("a\xCC\x81\xCC\xA3 và một câu khá dài, e\xCC\x82\xCC\x81 nữa");
        vl_status status = vl_text_normalize(check->context, text, VL_NFC, &out, NULL);
        vl_context_set_memory_limit(check->context, 0);
        CHECK(status == VL_OK || status == VL_ERROR_MEMORY);
        if (status == VL_OK)
            CHECK_STRING(out.data, "keptạ\xCC\x81 và một câu khá dài, ế nữa");
        else
            CHECK_STRING(out.data, "kept");
        vl_string_free(check->context, &out);
    }
}

void test_normalize(checks *check);
void test_normalize(checks *check) {
    check_lines(check);
    check_ill_formed(check);
    check_many_marks(check, "\xCC\x81", "\xCC\x81", 200000);
    check_many_marks(check, "\xCC\x81", "\xCC\xA3", 200000);
    check_stable_order(check);
    check_long_text(check);
    check_memory(check);
}
