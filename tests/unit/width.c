#include "check.h"

#include <string.h>

#include "base/memory.h"

static void check_width(checks *check, const char *text, uint64_t expected) {
    CHECK_INTEGER(vl_text_width(vl_text_of(text)), expected);
    CHECK_INTEGER(vl_text_fit(vl_text_of(text), expected), strlen(text));
}

static void test_letters(checks *check) {
    check_width(check, "", 0);
    check_width(check, "abc", 3);
    check_width(check, "cải cách hành chính", 19);
    check_width(check, "ca\xCC\x89i c\xC3\xA2\xCC\xA3n", 7);
    check_width(check, "漢字かなﾊﾟＡ", 4 + 4 + 2 + 2);
    check_width(check, "한국", 4);
    check_width(check, "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 2);
    check_width(check, "नि", 1);
    check_width(check, "กำ", 2);
    check_width(check, "…–“”", 4);
    check_width(check, "\xC2\xA0\xE3\x80\x80", 3);
}

static void test_invisible(checks *check) {
    check_width(check, "\t\n\r\x7F\x1B", 0);
    check_width(check, "a\xE2\x80\x8B" "b\xC2\xAD" "c\xEF\xBB\xBF", 3);
    check_width(check, "\xCC\x81", 0);
    check_width(check, "\xE2\x80\xA8\xE2\x80\xA9\xC2\x85", 0);
    CHECK_INTEGER(vl_text_width((vl_text){"a\0b", 3}), 2);
}

static void test_pictures(checks *check) {
    check_width(check, "😀", 2);
    check_width(check, "👩‍👩‍👧", 2);
    check_width(check, "👍🏽☝🏽", 4);
    check_width(check, "🇻🇳🇻🇳", 4);
    check_width(check, "🇻", 1);
    check_width(check, "❤", 1);
    check_width(check, "❤\xEF\xB8\x8F", 2);
    check_width(check, "1\xEF\xB8\x8F\xE2\x83\xA3", 2);
    check_width(check, "a\xEF\xB8\x8F", 1);
    check_width(check, "❤\xEF\xB8\x8F\xE2\x80\x8D🔥", 2);
}

static void test_ill_formed(checks *check) {
    check_width(check, "\xFF", 1);
    check_width(check, "a\xE1\xBB" "b", 3);
    check_width(check, "\xFF\xFE\xCC\x81", 1);
}

static void test_fit(checks *check) {
    vl_text text = vl_text_of("ab漢ca\xCC\x89");
    CHECK_INTEGER(vl_text_fit(text, 0), 0);
    CHECK_INTEGER(vl_text_fit(text, 2), 2);
    CHECK_INTEGER(vl_text_fit(text, 3), 2);
    CHECK_INTEGER(vl_text_fit(text, 4), 5);
    CHECK_INTEGER(vl_text_fit(text, 5), 6);
    CHECK_INTEGER(vl_text_fit(text, 6), 9);
    CHECK_INTEGER(vl_text_fit(text, UINT64_MAX), 9);
    CHECK_INTEGER(vl_text_fit(vl_text_of("a\xE2\x80\x8B" "b"), 1), 4);
    CHECK_INTEGER(vl_text_fit(vl_text_of("\n"), 0), 1);
}

static void test_many_marks(checks *check) {
    vl_string string = VL_STRING;
    bool made = vl_string_append(check->context, &string, "a", 1);
    for (int i = 0; made && i < 1000000; i++) made = vl_string_append(check->context, &string, "\xCC\x81", 2);
    CHECK(made);
    CHECK_INTEGER(vl_text_width(vl_string_text(&string)), 1);
    CHECK_INTEGER(vl_text_fit(vl_string_text(&string), 1), string.size);
    CHECK_INTEGER(vl_text_fit(vl_string_text(&string), 0), 0);
    vl_string_free(check->context, &string);
}

void test_width(checks *check) {
    test_letters(check);
    test_invisible(check);
    test_pictures(check);
    test_ill_formed(check);
    test_fit(check);
    test_many_marks(check);
}
