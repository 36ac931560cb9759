#include "check.h"

#include <string.h>

#include "text/property.h"
#include "text/utf8.h"

static void test_round_trip(checks *check) {
    uint64_t wrong = 0;
    for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++) {
        char bytes[4];
        size_t size = vl_utf8_encode(code_point, bytes);
        uint32_t expected = code_point >= 0xD800 && code_point <= 0xDFFF ? VL_REPLACEMENT : code_point;
        uint32_t decoded = 0, read = 0;
        if (vl_utf8_decode(bytes, size, &decoded) != size || decoded != expected) wrong++;
        if (vl_utf8_read(bytes, &read) != size || read != expected) wrong++;
        if (vl_utf8_well_formed(bytes, size) != size || vl_utf8_well_formed(bytes, size - 1) != 0) wrong++;
        if (vl_utf8_length((unsigned char)bytes[0]) != size || vl_utf8_previous(bytes, size) != 0) wrong++;
    }
    CHECK_INTEGER(wrong, 0);
}

static void check_run(checks *check, const char *bytes, size_t expected) {
    uint32_t code_point = 0;
    CHECK_INTEGER(vl_utf8_well_formed(bytes, strlen(bytes)), 0);
    CHECK_INTEGER(vl_utf8_decode(bytes, strlen(bytes), &code_point), expected);
    CHECK_INTEGER(code_point, VL_REPLACEMENT);
}

static void test_ill_formed(checks *check) {
    char bytes[4];
    check_run(check, "\x80", 1);
    check_run(check, "\xBF" "a", 1);
    check_run(check, "\xC0\x80", 2);
    check_run(check, "\xC1\xBF", 2);
    check_run(check, "\xE0\x9F\xBF", 3);
    check_run(check, "\xED\xA0\x80\xED\xB0\x80", 6);
    check_run(check, "\xF0\x8F\xBF\xBF", 4);
    check_run(check, "\xF4\x90\x80\x80", 4);
    check_run(check, "\xF5\x80\x80\x80", 4);
    check_run(check, "\xF0\x9F\x98" "đ", 3);
    check_run(check, "\xE1\xBB\xC4\x91", 2);
    check_run(check, "\xFF\xFE\xFF\xFE", 4);
    CHECK_INTEGER(vl_utf8_encode(0x110000, bytes), 3);
    CHECK_INTEGER(vl_utf8_encode(0xFFFFFFFF, bytes), 3);
    CHECK_TEXT(((vl_text){bytes, 3}), vl_text_of("\xEF\xBF\xBD"));
}

static void test_length(checks *check) {
    CHECK_INTEGER(vl_text_length(vl_text_of("")), 0);
    CHECK_INTEGER(vl_text_length(vl_text_of("Việt Nam 😀")), 10);
    CHECK_INTEGER(vl_text_length(vl_text_of("Vi\xC3\xAA\xCC\xA3t")), 5);
    CHECK_INTEGER(vl_text_length(vl_text_of("\xFF\xFE" "a\x80\xE1\xBB")), 3);
    CHECK_INTEGER(vl_text_length((vl_text){"\0\0", 2}), 2);
}

static bool has(uint32_t code_point, unsigned flag) {
    return (vl_property_of(code_point)->flags & flag) != 0;
}

static void test_properties(checks *check) {
    CHECK(vl_is_white_space(' ') && vl_is_white_space(0xA0) && vl_is_white_space(0x3000) && !vl_is_white_space(0x200B));
    CHECK(vl_is_letter(vl_property_of(0x1EA3)) && vl_is_letter(vl_property_of(0x4E00)) && !vl_is_letter(vl_property_of('1')));
    CHECK(vl_is_letter(vl_property_of(0x9FFF)) && vl_is_letter(vl_property_of(0xAC01)));
    CHECK(vl_is_letter(vl_property_of(0x20001)));
    CHECK(vl_is_punctuation(vl_property_of('%')) && vl_is_symbol(vl_property_of('+')) && vl_is_symbol(vl_property_of(0x20AB)));
    CHECK_INTEGER(vl_property_of(0x0323)->combining_class, 220);
    CHECK_INTEGER(vl_property_of(0x0300)->combining_class, 230);
    CHECK_INTEGER(vl_property_of(0x0378)->category, VL_CATEGORY_CN);
    CHECK_INTEGER(vl_property_of(0xD800)->category, VL_CATEGORY_CS);
    CHECK_INTEGER(vl_property_of(0x10FFFD)->category, VL_CATEGORY_CO);
    CHECK_INTEGER(vl_property_of(0x10FFFF)->category, VL_CATEGORY_CN);
    CHECK(has(0x1C5, VL_PROPERTY_UPPER) && has(0x1EA0, VL_PROPERTY_UPPER) && has(0x1EA1, VL_PROPERTY_LOWER));
    CHECK(has(0x300, VL_PROPERTY_NFC_DOUBT) && has(0x344, VL_PROPERTY_NFC_DOUBT) && !has(0x1EA1, VL_PROPERTY_NFC_DOUBT));
}

static void test_key_properties(checks *check) {
    static const uint32_t keyless[] = {0xAD, 0x34F, 0x200B, 0x200D, 0x200F, 0x2060, 0xFE0F, 0xFEFF, 0xE0100};
    static const uint32_t kept[] = {'a', ' ', 0x300, 0x115F, 0x3164, 0x2028};
    static const uint32_t stripped[] = {'a', 0x110, 0x3B1, 0x434, 0x1EA1};
    static const uint32_t unstripped[] = {'1', 0x300, 0x5D0, 0x4E00, 0x2160};
    for (size_t i = 0; i < sizeof keyless / sizeof *keyless; i++) CHECK(has(keyless[i], VL_PROPERTY_KEYLESS));
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) CHECK(!has(kept[i], VL_PROPERTY_KEYLESS));
    for (size_t i = 0; i < sizeof stripped / sizeof *stripped; i++) CHECK(has(stripped[i], VL_PROPERTY_STRIPPED_SCRIPT));
    for (size_t i = 0; i < sizeof unstripped / sizeof *unstripped; i++) CHECK(!has(unstripped[i], VL_PROPERTY_STRIPPED_SCRIPT));
}

void test_utf8(checks *check) {
    test_round_trip(check);
    test_ill_formed(check);
    test_length(check);
    test_properties(check);
    test_key_properties(check);
}
