/* Language tags, and which language a text is in. */
#include "documents.h"

static const char *detected(const char *text) {
    return vl_language_tag(vl_language_detect(vl_text_of(text)));
}

static void test_tags(checks *check) {
    static const char *const vietnamese[] = {"vi", "VI", "vi-VN", "vi-Latn-VN", "Vi-x-abc", "vie", "VIE-VN"};
    static const char *const others[] = {"en", "en-US", "und", "v", "vn", "vier", "vix", "zh-Hant-TW", "de-1996", "x"};
    static const char *const bad[] = {"", "-", "vi-", "-vi", "vi--VN", "vi_VN", "v1", "tiếng", "abcdefghi", "en-abcdefghi", "en US"};
    for (size_t i = 0; i < sizeof vietnamese / sizeof *vietnamese; i++) CHECK(language_of(vietnamese[i]) == language_of("vi"));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        CHECK(language_of(others[i]) && language_of(others[i]) != language_of("vi"));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) CHECK(!language_of(bad[i]));
    CHECK_STRING(vl_language_tag(language_of("vi-VN")), "vi");
    CHECK_STRING(vl_language_tag(language_of("fr")), "und");
}

static void test_detection(checks *check) {
    CHECK_STRING(detected("Cải cách hành chính là khâu đột phá trong phát triển kinh tế - xã hội"), "vi");
    CHECK_STRING(detected("CẢI CÁCH HÀNH CHÍNH NHÀ NƯỚC"), "vi");
    CHECK_STRING(detected("Ủy ban nhân dân thành phố Đà Nẵng"), "vi");
    CHECK_STRING(detected("The quick brown fox jumps over the lazy dog"), "und");
    CHECK_STRING(detected("The city of Đà Nẵng is on the coast of central Vietnam, half way between Hanoi and Saigon, and proud of it"),
                 "und");
    CHECK_STRING(detected("L'été dernier, nous avons visité le château où naquit la fée Carabosse, là-haut, à côté de l'hôpital"), "und");
    CHECK_STRING(detected("Ọmọ ilẹ̀ wa ni ẹ̀kọ́ ṣe pàtàkì fún; kí ọlọ́run bùkún ilé ẹ̀kọ́ náà, ẹ ṣé púpọ̀, ọjọ́ ọ̀la dára"), "und");
    CHECK_STRING(detected("Ụmụ mmadụ niile ka a mụrụ n'ọnọdụ nwere onwe ha nakwa ụgwụ na ikike nhata. E nyere ha uche na akọnuche"), "und");
    CHECK_STRING(detected("În România și în Țara Bârsei se vorbește românește, iar copiii învață încă de mici să citească"), "und");
    CHECK_STRING(detected("中文和日本語"), "und");
    CHECK_STRING(detected(""), "und");
    CHECK_STRING(detected("123 ... !"), "und");
    CHECK_STRING(detected("\xC6"), "und"); /* cut in the middle of a letter */
    CHECK_STRING(detected("\xE1\xBB"), "und");
}

/* A few words are Vietnamese if that is what they look like. */
static void test_short_texts(checks *check) {
    const char *const vietnamese[] = {"hành chính", "Hành chính và cải cách hành chính.", "Hoà", "nghiêng, khuỷu; quyển giấy",
                                      "Thí sinh Nga", "26: là gì", "Tổ công tác Covid", "HÀ NAM", "Hà\xC3"};
    const char *const others[] = {"administration", "an ninh", "L'été à Paris", "où est la clé", "Müller", "naïve café", "señor",
                                  "hành chínhs", "Ọmọ ilẹ̀", "àb", "à1 Smith John", "nghiêngg"};
    for (size_t i = 0; i < sizeof vietnamese / sizeof *vietnamese; i++) CHECK_STRING(detected(vietnamese[i]), "vi");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) CHECK_STRING(detected(others[i]), "und");
}

/* Text without diacritics says nothing, and what is past 64 KB is not looked at. */
static void test_sample(checks *check) {
    vl_string text = VL_STRING;
    for (int i = 0; i < 8192; i++) append(check->context, &text, vl_text_of("hanh chi"));
    for (int i = 0; i < 8192; i++) append(check->context, &text, vl_text_of(" được của"));
    CHECK_STRING(vl_language_tag(vl_language_detect(vl_string_text(&text))), "und");
    CHECK_STRING(vl_language_tag(vl_language_detect((vl_text){text.data + 65536, text.size - 65536})), "vi");
    vl_string_free(check->context, &text);
}

static void test_seeds(checks *check) {
    const char *const paths[] = {"seeds"};
    vl_corpus *corpus;
    if (!CHECK(!vl_corpus_open(check->context, paths, 1, NULL, &corpus, NULL, NULL))) return;
    for (uint64_t i = 0; i < vl_corpus_document_count(corpus); i++) CHECK_TEXT(vl_corpus_document(corpus, i)->language, vl_text_of("vi"));
    vl_corpus_free(corpus);
}

void test_language(checks *check) {
    test_tags(check);
    test_detection(check);
    test_short_texts(check);
    test_sample(check);
    test_seeds(check);
}
