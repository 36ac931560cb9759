#include <string.h>

#include "check.h"
#include "text/rank.h"

/* In the order of dictionaries, each before the next. */
static const char *const ordered[] = {
    "",    "\n",  " ",   "!",        "-",       "\xFF",    "0",  "10",  "9",   "a",  "A",  "a b", "à",       "ả",
    "ã",   "á",   "ạ",   "an",       "an ninh", "an toàn", "án", "anh", "Anh", "ăn", "ân", "b",   "ca",      "ca dao",
    "cá",  "cam", "ch",  "d",        "du",      "đ",       "Đ",  "đu",  "e",   "ê",  "f",  "g",   "h",       "hoa",
    "hòa", "Hòa", "hoà", "hòa bình", "họa",     "i",       "j",  "k",   "l",   "m",  "n",  "ng",  "nghiêng", "nh",
    "o",   "oi",  "ô",   "ô tô",     "ối",      "ơ",       "p",  "q",   "r",   "s",  "t",  "u",   "ụ",       "ư",
    "v",   "w",   "x",   "y",        "z",       "ß",       "æ",  "β",   "б",   "中",
};

static int sign(int order) { return (order > 0) - (order < 0); }

static void check_pairs(checks *check) {
    size_t count = sizeof ordered / sizeof *ordered;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            int order = sign(vl_text_compare(vl_text_of(ordered[i]), vl_text_of(ordered[j])));
            if (!CHECK_INTEGER(order, (i > j) - (i < j))) CHECK_STRING(ordered[i], ordered[j]);
        }
    }
}

static int compare(const char *a, const char *b) { return sign(vl_text_compare(vl_text_of(a), vl_text_of(b))); }

static void check_levels(checks *check) {
    CHECK_INTEGER(compare("An ninh", "an toàn"), -1);
    CHECK_INTEGER(compare("án ba", "an bốn"), 1);
    CHECK_INTEGER(compare("an", "AN"), -1);
    CHECK_INTEGER(compare("Hòa", "hoà"), -1);
    CHECK_INTEGER(compare("tie\xCC\x82\xCC\x81ng", "tiêu"), -1);
    CHECK_INTEGER(compare("tie\xCC\x82\xCC\x81ng", "tiền"), 1);
    CHECK_INTEGER(compare("tie\xCC\x82\xCC\x81ng", "tiếng"), -1);
    CHECK_INTEGER(compare("o\xCC\x9B\xCC\xA3", "ơ"), 1);
    CHECK_INTEGER(compare("öl", "oz"), -1);
    CHECK_INTEGER(compare("\xFF", "\xFE"), 1);
    CHECK_INTEGER(compare("a1", "a2"), -1);
    CHECK(vl_text_compare((vl_text){"a\0b", 3}, (vl_text){"a\0c", 3}) < 0);
    CHECK(vl_text_compare((vl_text){"a", 1}, (vl_text){"a\0", 2}) < 0);
}

/* The order of sort keys, 0 where they leave it open. */
static int compare_keys(vl_context *context, const char *a, const char *b) {
    vl_string keys[2] = {VL_STRING, VL_STRING};
    vl_text_sort_key(context, vl_text_of(a), &keys[0]);
    vl_text_sort_key(context, vl_text_of(b), &keys[1]);
    int order = sign(vl_text_order(vl_string_text(&keys[0]), vl_string_text(&keys[1])));
    for (int i = 0; i < 2; i++) vl_string_free(context, &keys[i]);
    return order;
}

/* Sort keys never say something else than the comparison; and texts, turned around, are ranked as they were. */
static void check_ranks(checks *check) {
    enum { COUNT = sizeof ordered / sizeof *ordered };
    vl_text texts[COUNT];
    uint32_t ranks[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        texts[i] = vl_text_of(ordered[COUNT - 1 - i]);
        for (size_t j = 0; j < COUNT; j++) {
            int order = compare_keys(check->context, ordered[i], ordered[j]);
            if (order && !CHECK_INTEGER(order, (i > j) - (i < j))) CHECK_STRING(ordered[i], ordered[j]);
        }
    }
    if (!CHECK(!vl_text_rank(check->context, texts, COUNT, ranks))) return;
    for (uint32_t i = 0; i < COUNT; i++) CHECK_INTEGER(ranks[i], COUNT - 1 - i);
    CHECK_INTEGER(compare_keys(check->context, "án ba", "an bốn"), 1);
    CHECK_INTEGER(compare_keys(check->context, "hoà", "HÒA"), 0);
    CHECK(!vl_text_rank(check->context, NULL, 0, NULL));
}

/* Texts made of few odd parts: any three are in order, and only equal bytes are equal. */
static void check_transitivity(checks *check) {
    static const char *const parts[] = {"a", "A", "á", "\xCC\x81",     "\xCC\x82", "\xFF",
                                        " ", "1", "и", "\xE0\xA4\xBE", "đ",        "Ế"};
    enum { PARTS = sizeof parts / sizeof *parts, TEXTS = 220 };
    static const size_t steps[] = {1, 5, 7, 11};
    char texts[TEXTS][24];
    for (size_t i = 0; i < TEXTS; i++) {
        texts[i][0] = '\0';
        size_t seed = i * 2654435761u;
        for (size_t k = 0; k < 1 + i % 4; k++) {
            strcat(texts[i], parts[(seed >> (5 * k)) % PARTS]);
            seed += steps[k];
        }
    }
    uint64_t wrong = 0;
    for (size_t i = 0; i < TEXTS; i++) {
        for (size_t j = 0; j < TEXTS; j++) {
            int order = compare(texts[i], texts[j]);
            int by_keys = compare_keys(check->context, texts[i], texts[j]);
            wrong += by_keys != 0 && by_keys != order;
            wrong += order != -compare(texts[j], texts[i]) || (order == 0) != (strcmp(texts[i], texts[j]) == 0);
            for (size_t k = 0; k < TEXTS && order < 0; k++) {
                wrong += compare(texts[j], texts[k]) < 0 && compare(texts[i], texts[k]) >= 0;
            }
        }
    }
    CHECK_INTEGER(wrong, 0);
}

void test_collate(checks *check);
void test_collate(checks *check) {
    check_pairs(check);
    check_levels(check);
    check_ranks(check);
    check_transitivity(check);
}
