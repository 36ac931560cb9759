/* Where sentences end, in Vietnamese and in other languages. */
#include "documents.h"

typedef struct expected_sentences {
    const char *text;
    const char *sentences; /* apart by ` / `, paragraphs by ` // ` */
} expected_sentences;

static const expected_sentences vietnamese[] = {
    {"Anh đi. Em ở lại! Sao? Ừ… Thế à... Vâng", "Anh đi. / Em ở lại! / Sao? / Ừ… / Thế à... / Vâng"},
    {"Anh đi. và về. 3 ngày sau. (Hết) rồi. “Xin chào.” Anh nói.", "Anh đi. và về. / 3 ngày sau. / (Hết) rồi. / “Xin chào.” / Anh nói."},
    {"Ông nói: \"Đi đi.\" Rồi ông ngủ.", "Ông nói: \"Đi đi.\" / Rồi ông ngủ."},
    {"(Anh đi.) Em về.] Hết.» Xong", "(Anh đi.) / Em về.] / Hết.» / Xong"},
    {"Anh đi?! Em về!!! Hết?… Xong", "Anh đi?! / Em về!!! / Hết?… / Xong"},
    {"Anh đi.\" \"Em về.", "Anh đi.\" / \"Em về."},
    {"lên bàn.Đánh giá lại", "lên bàn. / Đánh giá lại"},
    {"lên bàn.”Đánh giá lại", "lên bàn.” / Đánh giá lại"},
    {"lên bàn.đánh giá 2.500 đồng", "lên bàn.đánh giá 2.500 đồng"},
    {"lên bàn:Đánh giá", "lên bàn:Đánh giá"},
    {"Ở TP. Hồ Chí Minh, PGS.TS. Nguyễn Văn A. Bình nói v.v. Rồi thôi.",
     "Ở TP. Hồ Chí Minh, PGS.TS. Nguyễn Văn A. Bình nói v.v. Rồi thôi."},
    {"N.T.H. Anh đi. Em", "N.T.H. Anh đi. / Em"},
    {"Xem vnexpress.net. Rồi đọc http://a.vn/?Abc rồi thôi. Hết", "Xem vnexpress.net. / Rồi đọc http://a.vn/?Abc rồi thôi. / Hết"},
    {"Node.js là gì. Không", "Node.js là gì. / Không"},
    {"Anh đi./.", "Anh đi./."},
    {"Anh đi. /. Em về. ... \"?\" Hết", "Anh đi. /. / Em về. ... \"?\" / Hết"},
    {"... Anh đi. Em", "... Anh đi. / Em"},
    {"? ! “. (Anh", "? ! “. (Anh"},
    {"Anh đi.\xC2\xA0" "Em về.\xE2\x80\x8B" "Hết.\xE3\x80\x80Xong", "Anh đi. / Em về. / Hết. / Xong"},
    {"Anh đi.  \t Em", "Anh đi. / Em"},
    {"Anh đi.\nEm về\n\n***\nHết.", "Anh đi. // Em về // *** // Hết."},
    {"Anh đi .Em về . Hết", "Anh đi . / Em về . / Hết"},
    {"Giá 5. 6 đồng", "Giá 5. / 6 đồng"},
    {"Giá 10 . 000 đồng . 200 người", "Giá 10 . 000 đồng . / 200 người"},
    {"Giá 1 . 234 . 567 . Hết", "Giá 1 . 234 . 567 . / Hết"},
    {"Giá 10. 000 . 00 đồng", "Giá 10. / 000 . / 00 đồng"},
    {"Giá 1000 . 000 .. 000 ? 000 . 0000", "Giá 1000 . / 000 .. / 000 ? / 000 . / 0000"},
    {". 000", ". 000"},
    {"10 . 000kg 10 . “000", "10 . / 000kg 10 . / “000"},
    {"Anh đi. #tag Em. #Tag", "Anh đi. #tag Em. #Tag"},
};

static const expected_sentences other[] = {
    {"Hello there. how are you? I am. Fine", "Hello there. how are you? / I am. / Fine"},
    {"Mr. Smith met Dr. Jones. They left.", "Mr. Smith met Dr. Jones. / They left."},
    {"He said \"Go.\" Then he slept.", "He said \"Go.\" / Then he slept."},
    {"One. ... Two", "One. ... / Two"},
    {"See http://a.vn/?Abc for more. Then", "See http://a.vn/?Abc for more. / Then"},
    {"?! Yes. (?) No", "?! Yes. (?) / No"},
    {"我来。你去！", "我来。 / 你去！"},
    {"\xE2\x80\x8B\xC2\x85" "one. Two", "one. / Two"},
    {"Is 3.4 big? It is.", "Is 3.4 big? / It is."},
};

static void check_sentences(checks *check, const char *language, bool wrapped, const expected_sentences *expected) {
    vl_text text = vl_text_of(expected->text);
    vl_corpus *corpus = read_texts(check->context, language, wrapped, &text, 1);
    if (!CHECK(corpus != NULL)) return;
    vl_string sentences = joined_sentences(corpus);
    CHECK_TEXT(vl_string_text(&sentences), vl_text_of(expected->sentences));
    vl_string_free(check->context, &sentences);
    vl_corpus_free(corpus);
}

/* A line end inside a paragraph ends no sentence. */
static void test_wrapped(checks *check) {
    const expected_sentences wrapped = {"Anh đi\nhọc. Em\nvề.\nHết\n\nXong\n", "Anh đi\nhọc. / Em\nvề. / Hết // Xong"};
    check_sentences(check, "vi", true, &wrapped);
    const expected_sentences english = {"The Old\nMan went. She\nstayed.\nAll\n\nDone\n",
                                        "The Old\nMan went. / She\nstayed. / All // Done"};
    check_sentences(check, "en", true, &english);
}

/* Sentences without a letter or digit, in any number, are looked at once: a quadratic way through this would take an hour. */
static void test_bare_marks(checks *check, const char *language) {
    vl_string text = VL_STRING;
    for (int i = 0; i < 200000; i++) append(check->context, &text, vl_text_of("? ( "));
    append(check->context, &text, vl_text_of("Hết. Xong"));
    vl_text one = vl_string_text(&text);
    vl_corpus *corpus = read_texts(check->context, language, false, &one, 1);
    if (CHECK(corpus != NULL)) CHECK_INTEGER(vl_corpus_sentence_total(corpus), 2);
    vl_corpus_free(corpus);
    vl_string_free(check->context, &text);
}

void test_sentence(checks *check) {
    for (size_t i = 0; i < sizeof vietnamese / sizeof *vietnamese; i++) check_sentences(check, "vi", false, &vietnamese[i]);
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) check_sentences(check, "en", false, &other[i]);
    test_wrapped(check);
    test_bare_marks(check, "vi");
    test_bare_marks(check, "en");
}
