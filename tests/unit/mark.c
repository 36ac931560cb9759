#include "host/mark.h"

#include <string.h>

#include "host/excerpt.h"
#include "check.h"

/* What of the line a message is about; "" nothing. */
static const char *marked(const char *line, const char *message) {
    static char text[200];
    vl_source_words words;
    vl_source_words_read(vl_text_of(line), &words);
    vl_mark mark = vl_mark_find(&words, vl_text_of(message));
    size_t size = mark.end - mark.first;
    if (size < sizeof text) memcpy(text, line + mark.first, size);
    text[size < sizeof text ? size : 0] = '\0';
    return text;
}

static void test_words(checks *check) {
    vl_source_words words;
    vl_source_words_read(vl_text_of("local a = t[1].b..[==[x]]]==] // 0x1p-3 -- c"), &words);
    CHECK_INTEGER(words.count, 13);
    CHECK(vl_source_words_is(&words, 9, "..") && vl_source_words_is(&words, 10, "[==[x]]]==]"));
    CHECK(vl_source_words_is(&words, 11, "//") && vl_source_words_is(&words, 12, "0x1p-3"));
    CHECK_INTEGER(vl_source_words_start(&words, 8), 3);
    vl_source_words_read(vl_text_of("x --[[ y ]] = 'it\\'s' .. \"open"), &words);
    CHECK_INTEGER(words.count, 5);
    CHECK(vl_source_words_is(&words, 2, "'it\\'s'") && vl_source_words_is(&words, 4, "\"open"));
    vl_source_words_read(vl_text_of(""), &words);
    CHECK_INTEGER(words.count, 0);
    vl_source_words_read(vl_text_of("f(a, {b})[c]"), &words);
    CHECK_INTEGER(vl_source_words_close(&words, 1), 7);
    CHECK_INTEGER(vl_source_words_open(&words, 7), 1);
    CHECK_INTEGER(vl_source_words_open(&words, 10), 8);
    CHECK_INTEGER(vl_source_words_start(&words, 10), 0);
    vl_source_words_read(vl_text_of(")]}"), &words);
    CHECK_INTEGER(vl_source_words_start(&words, 2), 2);
}

static void test_lua_messages(checks *check) {
    const char *arithmetic = "attempt to perform arithmetic on a nil value (local 'x')";
    CHECK_STRING(marked("local x = y(x) x = x + 1", arithmetic), "x");
    CHECK_STRING(marked("return row.cuont + 1", "attempt to perform arithmetic on a nil value (field 'cuont')"), "cuont");
    CHECK_STRING(marked("return a.n + b.n", "attempt to perform arithmetic on a nil value (field 'n')"), "");
    CHECK_STRING(marked("return a.n * a.n", "attempt to perform arithmetic on a nil value (field 'n')"), "n");
    CHECK_STRING(marked("return f(a).n * f(a).n", "attempt to perform arithmetic on a nil value (field 'n')"), "");
    CHECK_STRING(marked("t['n'] = t['n'] + 1", "attempt to perform arithmetic on a nil value (field 'n')"), "'n'");
    CHECK_STRING(marked("print(x, '#x', #x)", "attempt to get length of a nil value (global 'x')"), "x");
    CHECK_STRING(marked("-- only x in a comment", arithmetic), "");
    CHECK_STRING(marked("return 'x'", arithmetic), "");
    CHECK_STRING(marked("if a <= b then", "attempt to compare nil with number"), "<=");
    CHECK_STRING(marked("if a <= b and b <= c then", "attempt to compare nil with number"), "");
    CHECK_STRING(marked("s:uper()", "attempt to call a nil value (method 'uper')"), "uper");
    CHECK_STRING(marked("for a, b in next, {} do", "attempt to call a nil value (for iterator 'for iterator')"), "next");
    CHECK_STRING(marked("for i = f(1, 2), 3, 'x' do", "'for' step must be a number"), "'x'");
    CHECK_STRING(marked("for i = f(1, 2), 3, 'x' do", "bad 'for' initial value (number expected, got nil)"), "f(1, 2)");
    CHECK_STRING(marked("return -'a'", "attempt to unm a 'string' with a 'string'"), "-");
    CHECK_STRING(marked("string.rep('x', g{1, 2}, 3)", "bad argument #2 to 'rep' (number expected, got table)"), "g{1, 2}");
    CHECK_STRING(marked("local t = = 3 near", "unexpected symbol near 'near'"), "near");
}

static void test_engine_messages(checks *check) {
    CHECK_STRING(marked("d.titel = d.title", "Document has no field 'titel' (did you mean 'title'?)"), "titel");
    CHECK_STRING(marked("c:frequencies{ untt = 1 }", "unknown option 'untt' of 'Corpus:frequencies' (it takes unit)"), "untt");
    CHECK_STRING(marked("c:frequencies(o)", "bad argument 'unit' to 'Corpus:frequencies': string expected"), "frequencies");
    CHECK_STRING(marked("return o.tpo", "unknown option 'tpo' (did you mean 'top'?)"), "tpo");
    CHECK_STRING(marked("c:count(1, 2, 3)", "too many arguments to 'Corpus:count': it takes 2, got 3"), "count");
    CHECK_STRING(marked("error('has no')", "x has no 'y"), "");
    CHECK_STRING(marked("a()", "'"), "");
    CHECK_STRING(marked("a()", ""), "");
}

static void check_excerpt(checks *check, const char *line, const char *part, const char *expected) {
    vl_string out = VL_STRING;
    const char *at = part ? strstr(line, part) : NULL;
    vl_mark mark = {0, 0, 0};
    if (at) mark = (vl_mark){(size_t)(at - line), (size_t)(at - line) + strlen(part), 0};
    CHECK(vl_excerpt_append(check->context, 7, vl_text_of(line), mark, &out));
    CHECK_STRING(out.data ? out.data : "", expected);
    vl_string_free(check->context, &out);
}

static void test_excerpt(checks *check) {
    check_excerpt(check, "return x", "x", "\n    7 | return x\n      |        ^");
    check_excerpt(check, "return x", NULL, "\n    7 | return x");
    check_excerpt(check, "\ta\tbc", "bc", "\n    7 |     a   bc\n      |         ^^");
    check_excerpt(check, "\"字ế\" .. x", "x", "\n    7 | \"字ế\" .. x\n      |          ^");
    check_excerpt(check, "字 + 1", "字", "\n    7 | 字 + 1\n      | ^^");
    check_excerpt(check, "a\033[31m x", "x", "\n    7 | a\\x1b[31m x\n      |           ^");
    check_excerpt(check, "0123456789012345678901234567890123456789012345678901234567890123456789 + mark + 0123456789", "mark",
                  "\n    7 | …89012345678901234567890123456789 + mark + 0123456789\n"
                  "      |                                     ^^^^");
}

void test_mark(checks *check) {
    test_words(check);
    test_lua_messages(check);
    test_engine_messages(check);
    test_excerpt(check);
}
