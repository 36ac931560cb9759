#include <string.h>

#include "base/memory.h"
#include "check.h"

typedef vl_status (*measure_length)(vl_context *context, vl_text a, vl_text b, uint64_t *out);
typedef vl_status (*measure_likeness)(vl_context *context, vl_text a, vl_text b, double *out);

/* Both ways round. */
static void check_length(checks *check, measure_length measure, const char *a, const char *b, uint64_t expected) {
    uint64_t length = UINT64_MAX;
    CHECK(measure(check->context, vl_text_of(a), vl_text_of(b), &length) == VL_OK);
    CHECK_INTEGER(length, expected);
    length = UINT64_MAX;
    CHECK(measure(check->context, vl_text_of(b), vl_text_of(a), &length) == VL_OK);
    CHECK_INTEGER(length, expected);
}

static void check_likeness(checks *check, measure_likeness measure, const char *a, const char *b, double expected) {
    double likeness = -1;
    CHECK(measure(check->context, vl_text_of(a), vl_text_of(b), &likeness) == VL_OK);
    CHECK_NUMBER(likeness, expected, 1e-15);
    CHECK(measure(check->context, vl_text_of(b), vl_text_of(a), &likeness) == VL_OK);
    CHECK_NUMBER(likeness, expected, 1e-15);
}

static void check_distance(checks *check, const char *a, const char *b, uint64_t expected) {
    check_length(check, vl_text_levenshtein, a, b, expected);
}

static void check_damerau(checks *check) {
    check_length(check, vl_text_damerau_levenshtein, "", "", 0);
    check_length(check, vl_text_damerau_levenshtein, "", "ab", 2);
    check_length(check, vl_text_damerau_levenshtein, "ab", "ba", 1);
    check_length(check, vl_text_damerau_levenshtein, "ca", "abc", 3); /* 2, if what changed places could be changed again */
    check_length(check, vl_text_damerau_levenshtein, "abcd", "bdac", 4);
    check_length(check, vl_text_damerau_levenshtein, "xaby", "xbay", 1);
    check_length(check, vl_text_damerau_levenshtein, "chính phủ", "hcính hpủ", 2);
    check_length(check, vl_text_damerau_levenshtein, "a\xFF\xFE", "\xFE" "a", 1);
}

static void check_subsequence(checks *check) {
    check_length(check, vl_text_common_subsequence, "", "", 0);
    check_length(check, vl_text_common_subsequence, "", "ab", 0);
    check_length(check, vl_text_common_subsequence, "văn", "văn", 3);
    check_length(check, vl_text_common_subsequence, "AGGTAB", "GXTXAYB", 4);
    check_length(check, vl_text_common_subsequence, "hành chính", "hành trình", 7);
    check_length(check, vl_text_common_subsequence, "abc", "xyz", 0);
    check_length(check, vl_text_common_subsequence, "aXbXa", "aYbYa", 3);
}

static void check_jaro(checks *check) {
    check_likeness(check, vl_text_jaro, "", "", 1);
    check_likeness(check, vl_text_jaro, "", "a", 0);
    check_likeness(check, vl_text_jaro, "a", "a", 1);
    check_likeness(check, vl_text_jaro, "ab", "ba", 0); /* too far apart */
    check_likeness(check, vl_text_jaro, "MARTHA", "MARHTA", 17.0 / 18);
    check_likeness(check, vl_text_jaro, "DIXON", "DICKSONX", 23.0 / 30);
    check_likeness(check, vl_text_jaro, "DWAYNE", "DUANE", 37.0 / 45);
    check_likeness(check, vl_text_jaro, "elephant", "hippo", 53.0 / 120);
    check_likeness(check, vl_text_jaro, "đường", "đương", 13.0 / 15);
    check_likeness(check, vl_text_jaro_winkler, "MARTHA", "MARHTA", 173.0 / 180);
    check_likeness(check, vl_text_jaro_winkler, "DIXON", "DICKSONX", 61.0 / 75);
    check_likeness(check, vl_text_jaro_winkler, "DWAYNE", "DUANE", 0.84);
    check_likeness(check, vl_text_jaro_winkler, "abcdefgh", "abcdefgi", 11.0 / 12 + 0.4 / 12); /* four letters at most */
    check_likeness(check, vl_text_jaro_winkler, "abxyz", "abpqr", 0.6); /* not above 0.7: as it is */
    check_likeness(check, vl_text_jaro_winkler, "", "", 1);
}

static void check_memory(checks *check) {
    vl_text a = vl_text_of("một câu văn dài"), b = vl_text_of("một đoạn văn ngắn");
    for (uint64_t limit = 1; limit < 900; limit += 10) {
        uint64_t used = vl_context_memory_used(check->context), distance = 0;
        vl_context_set_memory_limit(check->context, used + limit);
        vl_status status = vl_text_levenshtein(check->context, a, b, &distance);
        vl_context_set_memory_limit(check->context, 0);
        CHECK(status == (limit < 200 ? VL_ERROR_MEMORY : VL_OK) || (limit >= 200 && limit < 600));
        CHECK(status != VL_OK || distance == 8);
        CHECK_INTEGER(vl_context_memory_used(check->context), used);
    }
}

static bool always(void *data) {
    (void)data;
    return true;
}

/* Long texts without a common letter: a cancelled context ends the comparison; short ones are done before it is asked. */
static void check_cancelled(checks *check) {
    static const measure_length lengths[] = {vl_text_levenshtein, vl_text_damerau_levenshtein, vl_text_common_subsequence};
    static const measure_likeness likenesses[] = {vl_text_jaro, vl_text_jaro_winkler};
    const vl_context_options options = {.cancelled = always};
    char bytes[2][600];
    vl_context *context;
    uint64_t length;
    double likeness;
    memset(bytes[0], 'a', sizeof bytes[0]);
    memset(bytes[1], 'b', sizeof bytes[1]);
    if (!CHECK(!vl_context_create(&options, &context, NULL))) return;
    uint64_t used = vl_context_memory_used(context);
    for (size_t size = 60; size <= 600; size *= 10) {
        vl_text a = {bytes[0], size}, b = {bytes[1], size};
        vl_status expected = size == 60 ? VL_OK : VL_ERROR_CANCELLED;
        for (size_t i = 0; i < 3; i++) CHECK_INTEGER(lengths[i](context, a, b, &length), expected);
        for (size_t i = 0; i < 2; i++) CHECK_INTEGER(likenesses[i](context, a, b, &likeness), expected);
        CHECK_INTEGER(vl_context_memory_used(context), used);
    }
    vl_context_free(context);
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
    check_damerau(check);
    check_subsequence(check);
    check_jaro(check);
    check_memory(check);
    check_cancelled(check);
}
