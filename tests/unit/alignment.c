/*
 * Text beside its normal form: each border of letters is found again.
 */
#include "text/alignment.h"

#include "base/memory.h"
#include "check.h"

#define BYTES(literal) \
    (vl_text) { (literal), sizeof(literal) - 1 }

/* Checks the normal form and, for each of its bytes `at` and the end, the place `expected[at]`; -1: no border of letters. */
static void check_places(checks *check, vl_text text, vl_text normal, const int *expected) {
    vl_alignment alignment = VL_ALIGNMENT(check->context);
    CHECK(vl_alignment_make(&alignment, text));
    CHECK_TEXT(vl_string_text(&alignment.normal), normal);
    for (size_t at = 0; at <= normal.size; at++) {
        if (expected[at] >= 0) CHECK_INTEGER(vl_alignment_written(&alignment, at), expected[at]);
    }
    vl_alignment_free(&alignment);
}

static void check_alignments(checks *check) {
    check_places(check, BYTES("ab"), BYTES("ab"), (int[]){0, 1, 2});
    check_places(check, BYTES("xa\xCC\x81y"), BYTES("x\xC3\xA1y"), (int[]){0, 1, -1, 4, 5});
    check_places(check, BYTES("a\xCC\x81" "a\xCC\x81"), BYTES("\xC3\xA1\xC3\xA1"), (int[]){0, -1, 3, -1, 6});
    check_places(check, BYTES(" \xCC\x81\xCC\xA3z"), BYTES(" \xCC\xA3\xCC\x81z"), (int[]){0, 1, -1, -1, -1, 5, 6});
    check_places(check, BYTES("\xE2\x80\x80\xCC\x81z"), BYTES("\xE2\x80\x82\xCC\x81z"), (int[]){0, -1, -1, 3, -1, 5, 6});
    check_places(check, BYTES("\xE2\x84\xABz"), BYTES("\xC3\x85z"), (int[]){0, -1, 3, 4});
    check_places(check, BYTES("\xE0\xA5\x98"), BYTES("\xE0\xA4\x95\xE0\xA4\xBC"), (int[]){0, -1, -1, 3, -1, -1, 3});
    check_places(check, BYTES("\xE0\xA5\x98\xE2\x80\x80\xE1\x85\xA1"), BYTES("\xE0\xA4\x95\xE0\xA4\xBC\xE2\x80\x82\xE1\x85\xA1"),
                 (int[]){0, -1, -1, 3, -1, -1, 3, -1, -1, 6, -1, -1, 9});
    check_places(check, BYTES("\xCC\x81"), BYTES("\xCC\x81"), (int[]){0, -1, 2});
}

static void check_needless(checks *check) {
    CHECK(vl_alignment_needless(BYTES("")));
    CHECK(vl_alignment_needless(BYTES("Cải cách\r 中 😀 привет")));
    CHECK(!vl_alignment_needless(BYTES("ca\xCC\x89i")));
    CHECK(!vl_alignment_needless(BYTES("\xE2\x84\xAB")));
    CHECK(!vl_alignment_needless(BYTES("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\xCC\x89")));
}

/* One run of marks is one change, and costs no more than its length. */
static void check_many_marks(checks *check) {
    vl_string text = VL_STRING;
    vl_alignment alignment = VL_ALIGNMENT(check->context);
    for (int i = 0; i < 200000; i++) vl_string_append(check->context, &text, i % 2 ? "\xCC\xA3" : "\xCC\x81", 2);
    CHECK(vl_alignment_make(&alignment, vl_string_text(&text)));
    CHECK_INTEGER(alignment.normal.size, text.size);
    CHECK_INTEGER(alignment.count, 1);
    CHECK_INTEGER(vl_alignment_written(&alignment, text.size), text.size);
    vl_alignment_free(&alignment);
    vl_string_free(check->context, &text);
}

void test_alignment(checks *check) {
    check_alignments(check);
    check_needless(check);
    check_many_marks(check);
}
