#include "base/memory.h"
#include "check.h"

static void check_visible(checks *check, vl_text text, bool keep_lines, const char *expected) {
    vl_string out = VL_STRING;
    CHECK_INTEGER(vl_text_visible(check->context, text, keep_lines, &out), VL_OK);
    CHECK_TEXT(vl_string_text(&out), vl_text_of(expected));
    vl_string_free(check->context, &out);
}

void test_visible(checks *check) {
    check_visible(check, vl_text_of(""), false, "");
    check_visible(check, vl_text_of("cải cách 日本 \\ é"), false, "cải cách 日本 \\ é");
    check_visible(check, vl_text_of("\x1b[31mred\x7f"), false, "\\x1b[31mred\\x7f");
    check_visible(check, (vl_text){"a\0b", 3}, false, "a\\x00b");
    check_visible(check, vl_text_of("a\tb\r\nc"), false, "a\\tb\\r\\nc");
    check_visible(check, vl_text_of("a\tb\r\nc"), true, "a\tb\\r\nc");
    check_visible(check, vl_text_of("\xc2\x85\xc2\x9b" "31m\xc2\xa0"), false, "\\u0085\\u009b31m\xc2\xa0");
    check_visible(check, vl_text_of("\u2028\u2029\u202a\u202e\u2066\u2069\u200e\u200f\u061c"), true,
                  "\\u2028\\u2029\\u202a\\u202e\\u2066\\u2069\\u200e\\u200f\\u061c");
    check_visible(check, vl_text_of("\u200b\u2027\u202f\u206a\ufffd"), false, "\u200b\u2027\u202f\u206a\ufffd");
    check_visible(check, vl_text_of("\xff\xfe" "a\xe1\xba"), false, "\\xff\\xfea\\xe1\\xba");
    check_visible(check, vl_text_of("\xed\xa0\x80"), false, "\\xed\\xa0\\x80");
}
