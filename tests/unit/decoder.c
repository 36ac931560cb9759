#include "text/decoder.h"

#include <string.h>

#include "base/memory.h"
#include "check.h"

#define BYTES(literal) \
    (vl_text) { (literal), sizeof(literal) - 1 }
#define BAD "\xEF\xBF\xBD"

/* Decodes in pieces of `piece` bytes. */
static vl_status decode(vl_context *context, vl_text source, size_t piece, vl_string *out, vl_bad_bytes *bad, bool *utf16) {
    vl_decoder *decoder = vl_decoder_create(context, out);
    if (!decoder) return VL_ERROR_MEMORY;
    vl_status status = VL_OK;
    for (size_t at = 0; at < source.size && status == VL_OK; at += piece) {
        status = vl_decoder_feed(decoder, source.data + at, source.size - at < piece ? source.size - at : piece);
    }
    if (status == VL_OK) status = vl_decoder_finish(decoder, bad);
    *utf16 = vl_decoder_utf16(decoder);
    vl_decoder_free(decoder);
    return status;
}

/* Checks the text and the bad bytes, wherever the pieces are cut. */
static void check_decoded(checks *check, vl_text source, vl_text expected, uint64_t bad_count, uint64_t bad_first) {
    for (size_t piece = 1; piece <= source.size + 1; piece++) {
        vl_string out = VL_STRING;
        vl_bad_bytes bad = {0};
        bool utf16;
        CHECK(decode(check->context, source, piece, &out, &bad, &utf16) == VL_OK);
        CHECK_TEXT(vl_string_text(&out), expected);
        CHECK_INTEGER(bad.count, bad_count);
        if (bad_count) CHECK_INTEGER(bad.first, bad_first);
        vl_string_free(check->context, &out);
    }
}

static void check_lines_and_marks(checks *check) {
    check_decoded(check, BYTES(""), BYTES(""), 0, 0);
    check_decoded(check, BYTES("a"), BYTES("a"), 0, 0);
    check_decoded(check, BYTES("\xEF\xBB\xBFvăn"), BYTES("văn"), 0, 0);
    check_decoded(check, BYTES("a\xEF\xBB\xBF"), BYTES("a\xEF\xBB\xBF"), 0, 0);
    check_decoded(check, BYTES("\xEF\xBB\xBF\xEF\xBB\xBF"), BYTES("\xEF\xBB\xBF"), 0, 0);
    check_decoded(check, BYTES("một\r\nhai\rba\nbốn\r\r\n\n"), BYTES("một\nhai\nba\nbốn\n\n\n"), 0, 0);
    check_decoded(check, BYTES("\r"), BYTES("\n"), 0, 0);
    check_decoded(check, BYTES("a\0b\0"), BYTES("a\0b\0"), 0, 0);
    check_decoded(check, BYTES("\r\xCC\x81"), BYTES("\n\xCC\x81"), 0, 0);
}

static void check_normal_form(checks *check) {
    check_decoded(check, BYTES("tie\xCC\x82\xCC\x81ng"), BYTES("tiếng"), 0, 0);
    check_decoded(check, BYTES("tie\xCC\x82\xCC\x81"), BYTES("tiế"), 0, 0);
    check_decoded(check, BYTES("Vi\xC3\xAA\xCC\xA3t"), BYTES("Việt"), 0, 0);
    check_decoded(check, BYTES("a\xCC\x81\xCC\xA3\xCC\x81\xCC\xA3"), BYTES("ạ\xCC\xA3\xCC\x81\xCC\x81"), 0, 0);
    check_decoded(check, BYTES("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"), BYTES("한"), 0, 0);
    check_decoded(check, BYTES("\xE2\x80\x80\xE2\x84\xAB\xCD\xBE"), BYTES("\xE2\x80\x82\xC3\x85;"), 0, 0);
    check_decoded(check, BYTES("привет и\xCC\x86"), BYTES("привет й"), 0, 0);
    check_decoded(check, BYTES("\xCC\x81o\xCC\x9B"), BYTES("\xCC\x81ơ"), 0, 0);
}

static void check_ill_formed(checks *check) {
    check_decoded(check, BYTES("a\xFFz"), BYTES("a" BAD "z"), 1, 1);
    check_decoded(check, BYTES("\x80\x80\xC0\xAFz\xFE"), BYTES(BAD "z" BAD), 5, 0);
    check_decoded(check,
                  BYTES("a\xE1\xBA"
                        "e\xE1\xBA"),
                  BYTES("a" BAD "e" BAD), 4, 1);
    check_decoded(check, BYTES("\xE1\xBA\xC3\xA9"), BYTES(BAD "é"), 2, 0);
    check_decoded(check, BYTES("\xED\xA0\x80\xED\xB0\x80"), BYTES(BAD), 6, 0);
    check_decoded(check, BYTES("\xF4\x90\x80\x80 \xF4\x8F\xBF\xBF"), BYTES(BAD " \xF4\x8F\xBF\xBF"), 4, 0);
    check_decoded(check, BYTES("\xE0\x9F\xBF\xF0\x8F\xBF\xBF"), BYTES(BAD), 7, 0);
    check_decoded(check, BYTES("\xEF\xBF\xBD\xFF"), BYTES(BAD BAD), 1, 3);
    check_decoded(check, BYTES("\xEF\xBB\xBF\xFF"), BYTES(BAD), 1, 3);
    check_decoded(check, BYTES("\xEF\xBB"), BYTES(BAD), 2, 0);
    check_decoded(check, BYTES("\xFF"), BYTES(BAD), 1, 0);
    check_decoded(check, BYTES("\r\xFF\n"), BYTES("\n" BAD "\n"), 1, 1);
    check_decoded(check, BYTES("e\xFF\xCC\x81"), BYTES("e" BAD "\xCC\x81"), 1, 1);
}

/* Every truncation of letters of two, three and four bytes, in front of text and at the end. */
static void check_truncations(checks *check) {
    static const char *const letters[] = {"é", "ế", "€", "한", "😀"};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        for (size_t size = 1; size < strlen(letters[i]); size++) {
            char source[8] = "b";
            memcpy(source + 1, letters[i], size);
            check_decoded(check, (vl_text){source, size + 1}, BYTES("b" BAD), size, 1);
            source[size + 1] = 'b';
            check_decoded(check, (vl_text){source, size + 2}, BYTES("b" BAD "b"), size, 1);
        }
    }
}

static void check_utf16(checks *check) {
    check_decoded(check, BYTES("\xFF\xFE"), BYTES(""), 0, 0);
    check_decoded(check, BYTES("\xFE\xFF\x1E\xBF\0\r\0\n\0b"), BYTES("ế\nb"), 0, 0);
    check_decoded(check,
                  BYTES("\xFF\xFE"
                        "e\0\x02\x03\x01\x03\r\0\r\0\n\0"),
                  BYTES("ế\n\n"), 0, 0);
    check_decoded(check, BYTES("\xFF\xFE\x3D\xD8\x00\xDE"), BYTES("😀"), 0, 0);
    check_decoded(check,
                  BYTES("\xFF\xFE\x3D\xD8"
                        "a\0"),
                  BYTES(BAD "a"), 2, 2);
    check_decoded(check, BYTES("\xFF\xFE\x00\xDE\x3D\xD8"), BYTES(BAD), 4, 2);
    check_decoded(check, BYTES("\xFF\xFE\x3D\xD8\x3D\xD8\x00\xDE"), BYTES(BAD "😀"), 2, 2);
    check_decoded(check,
                  BYTES("\xFF\xFE"
                        "a\0b"),
                  BYTES("a" BAD), 1, 4);
    check_decoded(check, BYTES("\xFE\xFF\0a\xD8"), BYTES("a" BAD), 1, 4);
    check_decoded(check, BYTES("\xFE\xFF\0a\xD8\x3D\0"), BYTES("a" BAD), 3, 4);
    check_decoded(check, BYTES("\xFE\xFF\xFE\xFF\0\0"), BYTES("\xEF\xBB\xBF\0"), 0, 0);
    bool utf16;
    vl_string out = VL_STRING;
    CHECK(decode(check->context,
                 BYTES("\xFF\xFE"
                       "a\0"),
                 1, &out, NULL, &utf16) == VL_OK &&
          utf16);
    CHECK(decode(check->context,
                 BYTES("\xEF\xBB\xBF"
                       "a"),
                 1, &out, NULL, &utf16) == VL_OK &&
          !utf16);
    CHECK_TEXT(vl_string_text(&out), BYTES("aa"));
    vl_string_free(check->context, &out);
}

/* Long UTF-16, past the size of inner buffers, with ill-formed runs anywhere. */
static void check_long_utf16(checks *check) {
    vl_string source = VL_STRING, expected = VL_STRING, out = VL_STRING;
    vl_bad_bytes bad = {0};
    bool utf16;
    CHECK(vl_string_append(check->context, &source, "\xFE\xFF", 2));
    for (int i = 0; i < 2000; i++) {
        CHECK(vl_string_append(check->context, &source, "\x1E\xBF\xDC\x00\xD8\x00\0 ", 8));
        CHECK(vl_string_append(check->context, &expected, "ế" BAD " ", 7));
    }
    CHECK(decode(check->context, vl_string_text(&source), 333, &out, &bad, &utf16) == VL_OK);
    CHECK_TEXT(vl_string_text(&out), vl_string_text(&expected));
    CHECK_INTEGER(bad.count, 8000);
    CHECK_INTEGER(bad.first, 4);
    vl_string_free(check->context, &source);
    vl_string_free(check->context, &expected);
    vl_string_free(check->context, &out);
}

/* A dirty letter at every place of a text longer than the vectors of the fast path. */
static void check_clean_prefix(checks *check) {
    static const char *const dirty[] = {
        "\r", "\xFF", "\xC1\x80", "\xE1\xBC\x80", "\xE2\x80\x80", "\xE2\x81\x80", "\xCC\x81",         "я",
        "한", "\xC4", "\xE1\xBA", "\xE2\x80",     "\xE1\xC4\x91", "\x80",         "\xE2\xE2\x80\x9C", "😀"};
    for (size_t i = 0; i < sizeof dirty / sizeof *dirty; i++) {
        for (size_t place = 0; place < 100; place++) {
            char text[256];
            size_t size = 0, border;
            while (size < place) {
                static const char *const clean[] = {"a",       "đ", "ế", "“", " ", "\n", "ư", "\xE2\x80\xBF", "\xE1\xB8\x80",
                                                    "\xCB\xBF"};
                const char *letter = clean[(size + place) % 10];
                memcpy(text + size, letter, strlen(letter));
                size += strlen(letter);
            }
            border = size;
            memcpy(text + size, dirty[i], strlen(dirty[i]));
            size += strlen(dirty[i]);
            memset(text + size, 'z', 70);
            CHECK_INTEGER(vl_utf8_clean_prefix(text, size + 70), border);
            CHECK_INTEGER(vl_utf8_clean_prefix(text, size), border);
            CHECK_INTEGER(vl_utf8_clean_prefix(text, border), border);
        }
    }
}

/* Every letter that the fast path takes is unchanged by normal form. */
static void check_clean_is_normal(checks *check) {
    vl_string out = VL_STRING;
    uint64_t wrong = 0;
    for (unsigned lead = 0xC2; lead <= 0xE2; lead++) {
        for (unsigned second = 0x80; second <= 0xBF; second++) {
            for (unsigned third = 0x80; third <= 0xBF; third++) {
                char text[3] = {(char)lead, (char)second, (char)third};
                vl_text letter = {text, lead < 0xE0 ? 2 : 3};
                if (vl_utf8_clean_prefix(text, letter.size) == 0) continue;
                out.size = 0;
                bool same = vl_text_normalize(check->context, letter, VL_NFC, &out, NULL) == VL_OK &&
                            vl_text_equal(vl_string_text(&out), letter);
                wrong += !same;
            }
        }
    }
    CHECK_INTEGER(wrong, 0);
    vl_string_free(check->context, &out);
}

/* No memory at any moment: the status says so, and nothing leaks. */
static void check_memory(checks *check) {
    static const char source[] =
        "a\xCC\x81\xCC\xA3\r\nЖ и\xCC\x86 \xFF end of a text that is longer than the first allocation";
    for (uint64_t limit = 1; limit < 6000; limit += 50) {
        uint64_t used = vl_context_memory_used(check->context);
        vl_context_set_memory_limit(check->context, used + limit);
        vl_string out = VL_STRING;
        bool utf16;
        vl_status status = decode(check->context, BYTES(source), 3, &out, NULL, &utf16);
        vl_string_free(check->context, &out);
        vl_context_set_memory_limit(check->context, 0);
        CHECK(status == (limit < 100 ? VL_ERROR_MEMORY : status) && (status == VL_OK || status == VL_ERROR_MEMORY));
        CHECK_INTEGER(vl_context_memory_used(check->context), used);
    }
}

/* As it is: line ends and letters stay, byte order marks go, ill-formed bytes are replaced. */
static void check_verbatim(checks *check, vl_text source, vl_text expected, uint64_t bad_count) {
    for (size_t piece = 1; piece <= source.size + 1; piece++) {
        vl_string out = VL_STRING;
        vl_decoder *decoder = vl_decoder_create_verbatim(check->context, &out);
        for (size_t at = 0; at < source.size; at += piece) {
            CHECK(!vl_decoder_feed(decoder, source.data + at, source.size - at < piece ? source.size - at : piece));
        }
        CHECK(!vl_decoder_finish(decoder, NULL));
        CHECK_TEXT(vl_string_text(&out), expected);
        CHECK_INTEGER(vl_decoder_bad(decoder).count, bad_count);
        vl_decoder_free(decoder);
        vl_string_free(check->context, &out);
    }
}

static void check_all_verbatim(checks *check) {
    check_verbatim(check, BYTES("\xEF\xBB\xBF" "a\r\nb\rc\n\r"), BYTES("a\r\nb\rc\n\r"), 0);
    check_verbatim(check, BYTES("e\xCC\x82\xCC\x81 \xE2\x84\xAB\xE1\x84\x92\xE1\x85\xA1"),
                   BYTES("e\xCC\x82\xCC\x81 \xE2\x84\xAB\xE1\x84\x92\xE1\x85\xA1"), 0);
    check_verbatim(check, BYTES("e\xFF\xFE\xCC\x81\xE1\xBA"), BYTES("e" BAD "\xCC\x81" BAD), 4);
    check_verbatim(check, BYTES("\xFF\xFE" "a\0\x01\x03\r\0\n\0"), BYTES("a\xCC\x81\r\n"), 0);
}

void test_decoder(checks *check);
void test_decoder(checks *check) {
    check_lines_and_marks(check);
    check_normal_form(check);
    check_ill_formed(check);
    check_truncations(check);
    check_utf16(check);
    check_long_utf16(check);
    check_clean_prefix(check);
    check_clean_is_normal(check);
    check_memory(check);
    check_all_verbatim(check);
}
