#include <string.h>

#include "base/memory.h"
#include "check.h"
#include "text/property.h"
#include "text/utf8.h"

typedef vl_status (*key_function)(vl_context *context, vl_text text, bool vietnamese, vl_string *out);

static void check_key(checks *check, key_function make, bool vietnamese, const char *text, const char *expected) {
    vl_string out = VL_STRING;
    CHECK(make(check->context, vl_text_of(text), vietnamese, &out) == VL_OK);
    CHECK_STRING(out.data, expected);
    out.size = 0;
    CHECK(make(check->context, vl_text_of(expected), vietnamese, &out) == VL_OK);
    CHECK_STRING(out.data, expected);
    vl_string_free(check->context, &out);
}

/* Text and its folded form, in Vietnamese. */
static const char *const vietnamese[][2] = {
    {"Hoà", "hòa"},
    {"HOÀ", "hòa"},
    {"hòa", "hòa"},
    {"Hoà Sơn", "hòa sơn"},
    {"thuý", "thúy"},
    {"THUỲ", "thùy"},
    {"khoẻ", "khỏe"},
    {"loã", "lõa"},
    {"toạ đàm", "tọa đàm"},
    {"xoè", "xòe"},
    {"hoẽ", "hõe"},
    {"choé", "chóe"},
    {"nhoẹt", "nhoẹt"},
    {"uỷ", "ủy"},
    {"luỹ", "lũy"},
    {"nguỵ", "ngụy"},
    {"oà", "òa"},
    {"Đoá", "đóa"},
    {"quý", "quý"},
    {"QUỲ", "quỳ"},
    {"quỷ", "quỷ"},
    {"hoàn", "hoàn"},
    {"toàn", "toàn"},
    {"khoét", "khoét"},
    {"huýt", "huýt"},
    {"giữ", "giữ"},
    {"ngoáy", "ngoáy"},
    {"già", "già"},
    {"(hoà)", "(hòa)"},
    {"hoà-uỷ", "hòa-ủy"},
    {"covid-19", "covid-19"},
    {"COVID-19", "covid-19"},
    {"hoà2", "hòa2"},
    {"wifoà", "wifoà"},
    {"òoà", "òoà"},
    {"xthoà", "xthoà"},
    {"hoa\xCC\x80", "hòa"},
    {"hoà\xCC\xB1", "hoà\xCC\xB1"},
    {"ðại", "đại"},
    {"Ðảng", "đảng"},
    {"\xC6\x89oàn", "đoàn"},
    {"ho\xE2\x80\x8B\xC3\xA0", "hòa"},
    {"co\xC2\xADng", "cong"},
    {"a\xCD\x8F\xCC\x81", "á"},
    {"\xFFOà", "\xEF\xBF\xBDòa"},
    {"", ""},
    {"İ", "i"},
    {"ẞ", "ß"},
    {"ȺȾ", "ⱥⱦ"},
    {"Привет", "привет"},
    {"I\xCC\x87", "i"},
};

static void check_fold(checks *check) {
    for (size_t i = 0; i < sizeof vietnamese / sizeof *vietnamese; i++) {
        check_key(check, vl_text_fold, true, vietnamese[i][0], vietnamese[i][1]);
    }
    check_key(check, vl_text_fold, false, "Hoà Ð", "hoà ð");
    check_key(check, vl_text_fold, false, "ΣΊΣΥΦΟΣ", "σίσυφοσ");
    check_key(check, vl_text_fold, false, "Strasse STRASSE ẞ", "strasse strasse ß");
    check_key(check, vl_text_fold, false, "\xE2\x84\xAA", "k");
    check_key(check, vl_text_fold, false, "한국 中文", "한국 中文");
}

static void check_bare(checks *check) {
    check_key(check, vl_text_bare, true, "Đường Hoà Bình", "duong hoa binh");
    check_key(check, vl_text_bare, true, "NGHIÊNG ngả ưỡn", "nghieng nga uon");
    check_key(check, vl_text_bare, true, "Ðà", "da");
    check_key(check, vl_text_bare, false, "Đà ð", "da ð");
    check_key(check, vl_text_bare, false, "École ñandú Ångström", "ecole nandu angstrom");
    check_key(check, vl_text_bare, false, "Ψυχή ΐ", "ψυχη ι");
    check_key(check, vl_text_bare, false, "Йод ёлка", "иод елка");
    check_key(check, vl_text_bare, false, "q\xCC\x83\xCC\xA3z", "qz");
    check_key(check, vl_text_bare, false, "が か\xE3\x82\x99 हिन्दी", "が が हिन्दी");
    check_key(check, vl_text_bare, false,
              "\xCC\x81"
              "a1\xCC\x81",
              "\xCC\x81"
              "a1\xCC\x81");
    check_key(check, vl_text_bare, false, "≠ 한", "≠ 한");
}

/* What the fast paths rely on, for every code point: only capitals change, to letters that are in NFC and at most half
 * longer; folding and stripping twice changes nothing more. */
static void check_every_letter(checks *check) {
    uint64_t unsettled = 0, too_long = 0, not_idempotent = 0;
    for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++) {
        char letter[4];
        vl_string once = VL_STRING, twice = VL_STRING, bare = VL_STRING;
        vl_text text = {letter, vl_utf8_encode(code_point, letter)};
        bool done = vl_text_fold(check->context, text, true, &once) == VL_OK;
        if (once.size && !(vl_property_of(code_point)->flags & VL_PROPERTY_NFC_DOUBT)) {
            uint32_t lower;
            vl_utf8_read(once.data, &lower);
            unsettled += (vl_property_of(lower)->flags & VL_PROPERTY_NFC_DOUBT) != 0;
            too_long += once.size > text.size + text.size / 2;
        }
        done = done && vl_text_fold(check->context, vl_string_text(&once), true, &twice) == VL_OK;
        not_idempotent += !done || !vl_text_equal(vl_string_text(&once), vl_string_text(&twice));
        twice.size = 0;
        done = vl_text_bare(check->context, text, true, &bare) == VL_OK &&
               vl_text_bare(check->context, vl_string_text(&bare), true, &twice) == VL_OK;
        not_idempotent += !done || !vl_text_equal(vl_string_text(&bare), vl_string_text(&twice));
        vl_string_free(check->context, &once);
        vl_string_free(check->context, &twice);
        vl_string_free(check->context, &bare);
    }
    CHECK_INTEGER(unsettled, 0);
    CHECK_INTEGER(too_long, 0);
    CHECK_INTEGER(not_idempotent, 0);
}

static void check_memory(checks *check) {
    for (uint64_t limit = 1; limit < 2000; limit += 9) {
        uint64_t used = vl_context_memory_used(check->context);
        vl_context_set_memory_limit(check->context, used + limit);
        vl_string fold = VL_STRING, bare = VL_STRING;
        vl_text text = vl_text_of("Q\xCC\x83 Hoa\xCC\x80 か\xE3\x82\x99");
        vl_status folded = vl_text_fold(check->context, text, true, &fold);
        if (folded == VL_OK)
            CHECK_STRING(fold.data, "q\xCC\x83 hòa が");
        else
            CHECK_INTEGER(folded, VL_ERROR_MEMORY);
        vl_status stripped = vl_text_bare(check->context, text, true, &bare);
        if (stripped == VL_OK)
            CHECK_STRING(bare.data, "q hoa が");
        else
            CHECK_INTEGER(stripped, VL_ERROR_MEMORY);
        vl_string_free(check->context, &fold);
        vl_string_free(check->context, &bare);
        vl_context_set_memory_limit(check->context, 0);
        CHECK_INTEGER(vl_context_memory_used(check->context), used);
    }
}

void test_fold(checks *check);
void test_fold(checks *check) {
    check_fold(check);
    check_bare(check);
    check_every_letter(check);
    check_memory(check);
}
