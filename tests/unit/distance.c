#include "base/memory.h"
#include "check.h"

static void check_distance(checks *check, const char *a, const char *b, uint64_t expected) {
    uint64_t distance = UINT64_MAX;
    CHECK(vl_text_levenshtein(check->context, vl_text_of(a), vl_text_of(b), &distance) == VL_OK);
    CHECK_INTEGER(distance, expected);
    CHECK(vl_text_levenshtein(check->context, vl_text_of(b), vl_text_of(a), &distance) == VL_OK);
    CHECK_INTEGER(distance, expected);
}

static void check_memory(checks *check) {
    vl_text a = vl_text_of("một câu văn dài"), b = vl_text_of("một đoạn văn ngắn");
    for (uint64_t limit = 1; limit < 500; limit += 10) {
        uint64_t used = vl_context_memory_used(check->context), distance = 0;
        vl_context_set_memory_limit(check->context, used + limit);
        vl_status status = vl_text_levenshtein(check->context, a, b, &distance);
        vl_context_set_memory_limit(check->context, 0);
        CHECK(status == (limit < 200 ? VL_ERROR_MEMORY : VL_OK) || (limit >= 200 && limit < 400));
        CHECK(status != VL_OK || distance == 8);
        CHECK_INTEGER(vl_context_memory_used(check->context), used);
    }
}

void test_distance(checks *check);
void test_distance(checks *check) {
    check_distance(check, "", "", 0);
    check_distance(check, "", "văn", 3);
    check_distance(check, "văn", "văn", 0);
    check_distance(check, "hòa", "hoà", 2);
    check_distance(check, "kitten", "sitting", 3);
    check_distance(check, "Saturday", "Sunday", 3);
    check_distance(check, "ab", "ba", 2);
    check_distance(check, "abcab", "ab", 3);
    check_distance(check, "aaa", "aaaa", 1);
    check_distance(check, "😀ế", "ế", 1);
    check_distance(check, "a\xFF\xFEz", "az", 1);
    check_distance(check, "flaw", "lawn", 2);
    check_memory(check);
}
