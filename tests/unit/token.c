/* What is one token and of which kind, rule by rule. */
#include "documents.h"

#include "text/token.h"

typedef struct expected_tokens {
    const char *text;
    const char *tokens; /* joined by | */
    const char *kinds;  /* the first letter of each kind's name */
} expected_tokens;

static const expected_tokens vietnamese[] = {
    /* syllables and hyphens */
    {"cải cách hành chính", "cải|cách|hành|chính", "wwww"},
    {"kinh tế-xã hội", "kinh|tế|-|xã|hội", "wwpww"},
    {"COVID-19", "COVID-19", "w"},
    {"H5N1", "H5N1", "w"},
    {"GD-ĐT", "GD-ĐT", "w"},
    {"COVID\xE2\x80\x91" "19", "COVID\xE2\x80\x91" "19", "w"},
    {"GD- ĐT", "GD|-|ĐT", "wpw"},
    {"GD -ĐT", "GD|-|ĐT", "wpw"},
    {"Hà Nội–Huế", "Hà|Nội|–|Huế", "wwpw"},
    {"GD&ĐT", "GD|&|ĐT", "wpw"},
    {"sơ-mi", "sơ|-|mi", "wpw"},
    {"vàthực", "vàthực", "w"},
    {"a_b", "a_b", "w"},
    /* numbers, with separators or letters glued on */
    {"91,6 1.234.567 3,4", "91,6|1.234.567|3,4", "nnn"},
    {"21h 14h30 700kg", "21h|14h30|700kg", "nnn"},
    {"5/9/2016 08-11-2022 8/2019 23-3", "5/9/2016|08-11-2022|8/2019|23-3", "nnnn"},
    {"2020-2025 44/48 06:33", "2020-2025|44/48|06:33", "nnn"},
    {"23:59:59 2022-11-08", "23:59:59|2022-11-08", "nn"},
    {"10 . 000", "10|.|000", "npn"},
    {"95% 5-10%", "95|%|5-10|%", "nsns"},
    {"năm 2020, 3.", "năm|2020|,|3|.", "wnpnp"},
    {"(12) 3;4", "(|12|)|3;4", "pnpn"},
    {"\xEF\xBC\x91\xEF\xBC\x92 ٣٤", "\xEF\xBC\x91\xEF\xBC\x92|٣٤", "nn"},
    {"-5", "-|5", "pn"},
    {"3 .Đánh", "3|.|Đánh", "npw"},
    /* codes */
    {"26/CT-TTg 16-NQ/ĐU 61/2018/NĐ-CP", "26/CT-TTg|16-NQ/ĐU|61/2018/NĐ-CP", "ccc"},
    {"01:2009/BYT 9001:2015", "01:2009/BYT|9001:2015", "cc"},
    {"31/2/2020", "31/2/2020", "c"},
    {"30c/NQ-CP, 1/1/1/1/1.", "30c/NQ-CP|,|1/1/1/1/1|.", "cpcp"},
    {"26/CT-TTg/", "26/CT-TTg|/", "cp"},
    /* marks */
    {"... -- !!! ?! …", "...|--|!!!|?|!|…", "pppppp"},
    {"a...b", "a|...|b", "wpw"},
    {"“Xin (chào)”", "“|Xin|(|chào|)|”", "pwpwpp"},
    {"$ + = ₫ © °", "$|+|=|₫|©|°", "ssssss"},
    {"\x01 a\xEF\xBF\xBD" "b", "\x01|a|\xEF\xBF\xBD|b", "swsw"},
    /* glued sentences */
    {"bàn.Đánh", "bàn|.|Đánh", "wpw"},
    {"bàn:Đánh", "bàn|:|Đánh", "wpw"},
    {"Hello.World", "Hello|.|World", "wpw"},
    {"Node.js", "Node.js", "w"},
    {"x.Y", "x.Y", "w"},
    {"v.v. v.v... ", "v.v.|v.v|...", "wwp"},
    /* abbreviations and single capitals */
    {"TP.HCM TP. Hồ", "TP.|HCM|TP.|Hồ", "wwww"},
    {"N.T.H.", "N.|T.|H.", "www"},
    {"Nguyễn Văn A.", "Nguyễn|Văn|A.", "www"},
    {"Đ. Ê.", "Đ.|Ê.", "ww"},
    {"PGS.TS. Nguyễn", "PGS.TS.|Nguyễn", "ww"},
    {"PGS.TS.Nguyễn", "PGS.TS.|Nguyễn", "ww"},
    {"PGS.TS Nguyễn", "PGS.|TS|Nguyễn", "www"},
    {"A... B", "A|...|B", "wpw"},
    {"UBND.", "UBND|.", "wp"},
    /* addresses and tags */
    {"vnexpress.net", "vnexpress.net", "u"},
    {"vnexpress.net, VNEXPRESS.NET.", "vnexpress.net|,|VNEXPRESS.NET|.", "upup"},
    {"vnexpress.net- baochinhphu.vn/a-b", "vnexpress.net|-|baochinhphu.vn/a-b", "upu"},
    {"vnexpress.net.Theo", "vnexpress.net|.|Theo", "upw"},
    {"https://a.vn/x?y=1&z=(2). http://b.c/…", "https://a.vn/x?y=1&z=(2)|.|http://b.c/|…", "upup"},
    {"(www.abc.gov.vn)", "(|www.abc.gov.vn|)", "pup"},
    {"ban.doc@bao.com.vn,", "ban.doc@bao.com.vn|,", "ep"},
    {"@ a@ @b", "@|a|@|@|b", "pwppw"},
    {"#cchc2020 #1 ##a", "#cchc2020|#|1|##|a", "spnpw"},
    /* white space, zero-width and format characters */
    {"cải\xC2\xA0" "cách\xE3\x80\x80hành\xE2\x80\xAF" "chính", "cải|cách|hành|chính", "wwww"},
    {"cải\xE2\x80\x8B" "cách", "cải|cách", "ww"},
    {"cải\xE2\x80\x8D" "cách \xEF\xBB\xBF" "a hành\xC2\xAD" "chính",
     "cải\xE2\x80\x8D" "cách|\xEF\xBB\xBF|a|hành\xC2\xAD" "chính", "wsww"},
    {"a \xE2\x80\x8E b", "a|\xE2\x80\x8E|b", "wsw"},
    /* other scripts and emoji */
    {"中文 カタカナ ไทย", "中|文|カタカナ|ไ|ท|ย", "wwwwww"},
    /* a letter that Word_Break has as a mark, at the beginning */
    {"\xEF\xBE\x9E\xE3\x8D\x93 \xEF\xBE\x9F" "a", "\xEF\xBE\x9E|\xE3\x8D\x93|\xEF\xBE\x9F|a", "wsww"},
    {"👍🏽 🇻🇳🇻🇳 ❤\xEF\xB8\x8F", "👍🏽|🇻🇳|🇻🇳|❤\xEF\xB8\x8F", "ssss"},
    {"👩\xE2\x80\x8D👩\xE2\x80\x8D👧", "👩\xE2\x80\x8D👩\xE2\x80\x8D👧", "s"},
    {"", "", ""},
    {" \t\xC2\xA0\xE2\x80\x8B", "", ""},
};

static const expected_tokens other[] = {
    {"can't l’eau", "can't|l’eau", "ww"},
    {"Hello.World bàn:Đánh", "Hello.World|bàn:Đánh", "ww"},
    {"Mr. Smith, e.g. this etc.", "Mr.|Smith|,|e.g.|this|etc|.", "wwpwwwp"},
    {"צה\"ל \"ל\"", "צה\"ל|\"|ל|\"", "wpwp"},
    {"TP.HCM", "TP.HCM", "w"},
    {"well-known", "well|-|known", "wpw"},
    {"3.14 1,000 U.S.", "3.14|1,000|U.|S.", "nnww"},
};

static void check_tokens(checks *check, const vl_language *language, const expected_tokens *expected) {
    vl_scanner scanner = {expected->text, strlen(expected->text), 0, &language->rules};
    vl_string tokens = VL_STRING, kinds = VL_STRING;
    vl_piece piece;
    while (vl_scanner_next(&scanner, &piece)) {
        char kind = kind_letter(piece.kind);
        if (tokens.size) append(check->context, &tokens, vl_text_of("|"));
        append(check->context, &tokens, (vl_text){expected->text + piece.first, piece.end - piece.first});
        append(check->context, &kinds, (vl_text){&kind, 1});
    }
    CHECK_TEXT(vl_string_text(&tokens), vl_text_of(expected->tokens));
    CHECK_TEXT(vl_string_text(&kinds), vl_text_of(expected->kinds));
    vl_string_free(check->context, &tokens);
    vl_string_free(check->context, &kinds);
}

/* Kinds are told apart by the first letters of their names, which the tests above stand on. */
static void test_kind_names(checks *check) {
    bool used[128] = {false};
    for (unsigned i = 0; i < VL_KIND_COUNT; i++) {
        vl_kind found = VL_KIND_COUNT;
        CHECK(vl_kind_find(vl_text_of(vl_kind_name((vl_kind)i)), &found));
        CHECK_INTEGER(found, i);
        CHECK(!used[(unsigned char)kind_letter((vl_kind)i)]);
        used[(unsigned char)kind_letter((vl_kind)i)] = true;
    }
    vl_kind untouched = VL_KIND_CODE;
    CHECK(!vl_kind_find(vl_text_of("words"), &untouched));
    CHECK_STRING(vl_kind_name((vl_kind)VL_KIND_COUNT), "");
}

/* Every abbreviation of a language is found, which needs the list in byte order, and one that is cut is not. */
static void test_abbreviations(checks *check, const vl_language *language) {
    const vl_token_rules *rules = &language->rules;
    for (size_t i = 0; i < rules->abbreviation_count; i++) {
        vl_text form = rules->abbreviations[i];
        CHECK(vl_token_is_abbreviation(rules, form));
        CHECK(form.data[form.size - 1] == '.');
        CHECK(form.size <= VL_LONGEST_ABBREVIATION);
        expected_tokens alone = {form.data, form.data, "w"};
        check_tokens(check, language, &alone);
    }
    CHECK(!vl_token_is_abbreviation(rules, vl_text_of("")));
    CHECK(!vl_token_is_abbreviation(rules, vl_text_of("khôngphải.")));
}

void test_token(checks *check) {
    for (size_t i = 0; i < sizeof vietnamese / sizeof *vietnamese; i++) check_tokens(check, language_of("vi"), &vietnamese[i]);
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) check_tokens(check, language_of("und"), &other[i]);
    test_kind_names(check);
    test_abbreviations(check, language_of("vi"));
    test_abbreviations(check, language_of("und"));
}
