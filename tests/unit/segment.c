#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/property.h"
#include "text/utf8.h"

#define SEGMENT_COUNT 64

/* A line of a test file: its text, and where the file wants it to be broken. */
typedef struct official_line {
    char bytes[512];
    size_t size;
    size_t ends[SEGMENT_COUNT];
    size_t end_count;
} official_line;

/* Reads `÷ 0061 × 0308 ÷ # …`. False: no such line. */
static bool read_official_line(const char *line, official_line *out) {
    const char *at = line;
    *out = (official_line){.size = 0};
    for (;;) {
        char *end;
        at += strspn(at, " \t\r\n");
        if (*at == '#' || *at == '\0') return out->end_count > 0;
        if (strncmp(at, "÷", strlen("÷")) == 0) {
            if (out->end_count == SEGMENT_COUNT) return false;
            if (out->size > 0) out->ends[out->end_count++] = out->size;
            at += strlen("÷");
        } else if (strncmp(at, "×", strlen("×")) == 0) {
            at += strlen("×");
        } else {
            unsigned long code_point = strtoul(at, &end, 16);
            if (end == at || out->size + 4 > sizeof out->bytes) return false;
            out->size += vl_utf8_encode((uint32_t)code_point, out->bytes + out->size);
            at = end;
        }
    }
}

static bool is_broken_as_wanted(const official_line *line, vl_segmentation segmentation) {
    vl_text text = {line->bytes, line->size};
    size_t at = 0;
    for (size_t i = 0; i < line->end_count; i++) {
        at = vl_text_segment(text, segmentation, at);
        if (at != line->ends[i]) return false;
    }
    return at == line->size;
}

/* Each line of the file is one check. `expected` lines are in it. */
static void check_official(checks *check, const char *path, vl_segmentation segmentation, int expected) {
    char line[8192];
    int count = 0;
    long number = 0;
    FILE *file = fopen(path, "r");
    if (!CHECK(file != NULL)) return;
    while (fgets(line, sizeof line, file)) {
        official_line official;
        number++;
        if (line[0] == '#') continue;
        count++;
        if (!CHECK(read_official_line(line, &official) && is_broken_as_wanted(&official, segmentation))) {
            printf("%s:%ld: %s", path, number, line);
        }
    }
    CHECK_INTEGER(count, expected);
    fclose(file);
}

/* The segments of the text with a `|` behind each. */
static void check_segments(checks *check, vl_text text, vl_segmentation segmentation, const char *expected) {
    vl_string out = VL_STRING;
    size_t at = 0;
    while (at < text.size) {
        size_t end = vl_text_segment(text, segmentation, at);
        if (!CHECK(end > at && end <= text.size)) break;
        CHECK(vl_string_append(check->context, &out, text.data + at, end - at));
        CHECK(vl_string_append(check->context, &out, "|", 1));
        at = end;
    }
    CHECK_TEXT(vl_string_text(&out), vl_text_of(expected));
    vl_string_free(check->context, &out);
}

static void check_words(checks *check, const char *text, const char *expected) {
    check_segments(check, vl_text_of(text), VL_SEGMENT_WORD, expected);
}

static void check_sentences(checks *check, const char *text, const char *expected) {
    check_segments(check, vl_text_of(text), VL_SEGMENT_SENTENCE, expected);
}

static void check_graphemes(checks *check, const char *text, const char *expected) {
    check_segments(check, vl_text_of(text), VL_SEGMENT_GRAPHEME, expected);
}

static void test_edges(checks *check) {
    for (int i = VL_SEGMENT_GRAPHEME; i <= VL_SEGMENT_SENTENCE; i++) {
        CHECK_INTEGER(vl_text_segment(vl_text_of(""), (vl_segmentation)i, 0), 0);
        CHECK_INTEGER(vl_text_segment(vl_text_of("a"), (vl_segmentation)i, 1), 1);
        CHECK_INTEGER(vl_text_segment(vl_text_of("a"), (vl_segmentation)i, 9), 1);
        CHECK_INTEGER(vl_text_segment(vl_text_of("\r\n"), (vl_segmentation)i, 0), 2);
        CHECK_INTEGER(vl_text_segment(vl_text_of("\n\r"), (vl_segmentation)i, 0), 1);
        CHECK_INTEGER(vl_text_segment((vl_text){"\0\0", 2}, (vl_segmentation)i, 0), i == VL_SEGMENT_SENTENCE ? 2 : 1);
    }
}

static void test_language_cases(checks *check) {
    check_words(check, "Cải cách hành chính, năm 2020-2025.", "Cải| |cách| |hành| |chính|,| |năm| |2020|-|2025|.|");
    check_words(check, "can't 3,14 a.b x''y", "can't| |3,14| |a.b| |x|'|'|y|");
    check_words(check, "Ho\xCC\x80" "a ĐU\xC3\x97ơ", "Ho\xCC\x80" "a| |ĐU|\xC3\x97|ơ|");
    check_words(check, "א'ב א' א\"ב א\" \"ב", "א'ב| |א'| |א\"ב| |א|\"| |\"|ב|");
    check_words(check, "アイ_9 漢字", "アイ_9| |漢|字|");
    check_sentences(check, "Một câu. Hai câu! Ba?", "Một câu. |Hai câu! |Ba?|");
    check_sentences(check, "Gần 3.4 triệu, v.v. và U.S.A. Rồi", "Gần 3.4 triệu, v.v. và U.S.A. |Rồi|");
    check_sentences(check, "bàn.Đánh A.Đánh \"Được.\" ông nói.) Rồi",
                    "bàn.Đánh A.Đánh \"Được.\" ông nói.) |Rồi|");
    check_sentences(check, "a…  b.\n\nc", "a…  b.\n|\n|c|");
    check_sentences(check, "x. (12) – y. (12) – Y!) ,z", "x. (12) – y. |(12) – Y!) ,z|");
    check_graphemes(check, "e\xCC\x82\xCC\x81x\r\n가", "e\xCC\x82\xCC\x81|x|\r\n|가|");
    check_graphemes(check, "🇻🇳🇻🇳🇻", "🇻🇳|🇻🇳|🇻|");
    check_graphemes(check, "👩‍👩‍👧👍🏽", "👩‍👩‍👧|👍🏽|");
}

static void test_ill_formed(checks *check) {
    check_words(check, "ab\xE1\xBB" "cd", "ab|\xE1\xBB|cd|");
    check_words(check, "ab\xFF\xFE\xC0\x80", "ab|\xFF\xFE\xC0\x80|");
    check_words(check, "a\xC3", "a|\xC3|");
    check_words(check, "a\xE1\xBA", "a|\xE1\xBA|");
    check_graphemes(check, "\xED\xA0\x80" "a\xF0\x9F\x98", "\xED\xA0\x80|a|\xF0\x9F\x98|");
    check_graphemes(check, "\xFF\xCC\x81", "\xFF\xCC\x81|");
    check_sentences(check, "A. \xE2\x80 b. \x80 C", "A. \xE2\x80 b. |\x80 C|");
    check_sentences(check, "a\x80.A b\xC3.A", "a\x80.|A b\xC3.|A|");
    check_sentences(check, "…\x80.A ạ\x80.A ạ.A", "…\x80.|A ạ\x80.|A ạ.A|");
    for (size_t size = 1; size < 4; size++) {
        vl_text text = {"\xF0\x9F\x98\x80", size};
        for (int i = VL_SEGMENT_GRAPHEME; i <= VL_SEGMENT_SENTENCE; i++) {
            CHECK_INTEGER(vl_text_segment(text, (vl_segmentation)i, 0), size);
        }
    }
}

/* True if a letter of this kind between two others leaves them one word. */
static bool joins_letters(int kind) {
    switch (kind) {
    case VL_WORD_A_LETTER:
    case VL_WORD_HEBREW_LETTER:
    case VL_WORD_NUMERIC:
    case VL_WORD_EXTEND_NUM_LET:
    case VL_WORD_EXTEND:
    case VL_WORD_FORMAT:
    case VL_WORD_ZWJ:
    case VL_WORD_MID_LETTER:
    case VL_WORD_MID_NUM_LET:
    case VL_WORD_SINGLE_QUOTE: return true;
    default: return false;
    }
}

/* True if a letter of this kind ends a sentence before a capital. */
static bool ends_sentence(int kind) {
    return kind == VL_SENTENCE_S_TERM || kind == VL_SENTENCE_SEP || kind == VL_SENTENCE_CR || kind == VL_SENTENCE_LF;
}

/* Letters that are read without a look into the tables must be what the tables say. */
static void test_shortcuts(checks *check) {
    uint64_t wrong = 0;
    for (uint32_t code_point = 1; code_point <= 0x10FFFF; code_point++) {
        const vl_property *property = vl_property_of(code_point);
        char bytes[6] = "a";
        vl_text text = {bytes, 2 + vl_utf8_encode(code_point, bytes + 1)};
        bool one_word, one_sentence;
        if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;
        bytes[text.size - 1] = 'A';
        one_word = vl_text_segment(text, VL_SEGMENT_WORD, 0) == text.size;
        one_sentence = vl_text_segment(text, VL_SEGMENT_SENTENCE, 0) == text.size;
        if (one_word != joins_letters(property->word_break) || one_sentence == ends_sentence(property->sentence_break)) {
            printf("U+%04X is not taken for what it is\n", (unsigned)code_point);
            wrong++;
        }
    }
    CHECK_INTEGER(wrong, 0);
}

/* Walks `unit` repeated and counts the segments. What is not linear would not come back. */
static void check_repeated(checks *check, const char *begin, const char *unit, vl_segmentation segmentation, uint64_t expected) {
    const size_t times = 1000000;
    vl_string string = VL_STRING;
    uint64_t count = 0;
    bool made = vl_string_append(check->context, &string, begin, strlen(begin)) &&
                vl_string_reserve(check->context, &string, times * strlen(unit));
    for (size_t i = 0; made && i < times; i++) made = vl_string_append(check->context, &string, unit, strlen(unit));
    if (CHECK(made)) {
        for (size_t at = 0; at < string.size; count++) at = vl_text_segment(vl_string_text(&string), segmentation, at);
        if (!CHECK_INTEGER(count, expected)) printf("    of \"%s\" and many \"%s\"\n", begin, unit);
    }
    vl_string_free(check->context, &string);
}

static void test_pathological(checks *check) {
    check_repeated(check, "a", "\xCC\x81", VL_SEGMENT_GRAPHEME, 1);
    check_repeated(check, "a", "\xCC\x81", VL_SEGMENT_WORD, 1);
    check_repeated(check, "a", "\xCC\x81", VL_SEGMENT_SENTENCE, 1);
    check_repeated(check, "", "\xF0\x9F\x87\xBB", VL_SEGMENT_GRAPHEME, 500000);
    check_repeated(check, "", "\xF0\x9F\x87\xBB", VL_SEGMENT_WORD, 500000);
    check_repeated(check, "", "👩\xE2\x80\x8D", VL_SEGMENT_GRAPHEME, 1);
    check_repeated(check, "a", "'", VL_SEGMENT_WORD, 1000001);
    check_repeated(check, "", "a'", VL_SEGMENT_WORD, 2);
    check_repeated(check, "a'", "\xCC\x81", VL_SEGMENT_WORD, 2);
    check_repeated(check, "", "1,", VL_SEGMENT_WORD, 2);
    check_repeated(check, "א\"", "\xE2\x80\x8D", VL_SEGMENT_WORD, 2);
    check_repeated(check, "א'", "\xE2\x80\x8D", VL_SEGMENT_WORD, 1);
    check_repeated(check, "", " ", VL_SEGMENT_WORD, 1);
    check_repeated(check, "", ". 1", VL_SEGMENT_SENTENCE, 1000001);
    check_repeated(check, ". ", "1 ", VL_SEGMENT_SENTENCE, 2);
    check_repeated(check, "a. ", "1. a", VL_SEGMENT_SENTENCE, 2);
    check_repeated(check, "a", ". a", VL_SEGMENT_SENTENCE, 1);
    check_repeated(check, "a.", ")", VL_SEGMENT_SENTENCE, 1);
    check_repeated(check, "a.", " ", VL_SEGMENT_SENTENCE, 1);
    check_repeated(check, "a", ".) ", VL_SEGMENT_SENTENCE, 1);
    check_repeated(check, "a", ".) (", VL_SEGMENT_SENTENCE, 1000000 + 1);
    check_repeated(check, "", "\n", VL_SEGMENT_SENTENCE, 1000000);
    check_repeated(check, "a.", "\xFF", VL_SEGMENT_SENTENCE, 2);
    check_repeated(check, "a'", "\xFF", VL_SEGMENT_WORD, 3);
    check_repeated(check, "a", "\xFF", VL_SEGMENT_GRAPHEME, 2);
}

void test_segment(checks *check) {
    check_official(check, "tests/unicode/WordBreakTest.txt", VL_SEGMENT_WORD, 1823);
    check_official(check, "tests/unicode/SentenceBreakTest.txt", VL_SEGMENT_SENTENCE, 502);
    check_official(check, "tests/unicode/GraphemeBreakTest.txt", VL_SEGMENT_GRAPHEME, 602);
    test_edges(check);
    test_language_cases(check);
    test_ill_formed(check);
    test_shortcuts(check);
    test_pathological(check);
}
