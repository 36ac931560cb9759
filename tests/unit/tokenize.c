/*
 * The corpus takes most tokens from a cache; they must be those of the scanner. Random texts of the nastiest pieces are read
 * twice into one corpus, so that everything is known the second time.
 */
#include "documents.h"
#include "walk.h"

#define TEXTS 20000
#define MOST_PIECES 30

static const char *const pieces[] = {
    /* letters, syllables, abbreviations */
    "a", "b", "Z", "É", "đ", "Đ", "cải", "hoà", "Hoà", "TP", "HCM", "v", "PGS", "TS", "Dr", "e", "g", "Ph", "D", "N",
    "T", "bàn", "Đánh", "COVID", "GD",
    "ĐT", "www", "http", "https://", "a.vn", "vn", "com", "net", "@", "abcdefghijklmnop", "abcdefghijklmnopq", "ướ",
    "của", "và", "là", "Nội",
    /* numbers */
    "0", "1", "9", "26", "2020", "5/9", "06:33", "21h", "1.234", "3,4", "٣", "１", "½", "Ⅷ",
    /* marks of all sorts */
    ".", "..", "...", ",", ";", ":", "!", "?", "-", "--", "–", "—", "…", "/", "//", "\\", "'", "\"", "’", "‘", "“", "”",
    "«", "»", "(", ")", "[", "]", "{",
    "}", "%", "%%", "#", "##", "&", "*", "+", "=", "<", ">", "|", "~", "^", "`", "_", "__", "$", "\xE2\x82\xAB", "·",
    "•", "‑", "‐", "°", "©", "×",
    /* white space and what is none */
    " ", " ", " ", "  ", "\t", "\v", "\f", "\n", "\xC2\xA0", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAF",
    "\xE3\x80\x80", "\xE1\x9A\x80",
    "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xC2\xAD", "\xEF\xBB\xBF", "\xE2\x81\xA0", "\xE2\x80\x8E", "\x01",
    "\x7F", "\xEF\xBF\xBD",
    /* marks on letters, of one to four bytes */
    "\xCC\x81", "\xCC\xA3", "\xCD\x8F", "\xE1\xB7\x84", "\xE1\xAA\xB0", "\xE1\xA0\x8B", "\xE1\xA0\x8E", "\xE2\x83\x9D",
    "\xEF\xB8\x8F", "\xF0\x9D\x85\xA5",
    /* other scripts */
    "я", "Ж", "Ω", "א", "ב", "צה", "م", "ไทย", "က", "က\xE1\x80\xBC", "中", "文", "の", "カ", "ー", "カタ", "ﾊ", "한", "ᄒ", "ᅡ",
    "ქ", "አ", "𐐀", "𝒳",
    /* emoji */
    "😀", "👍🏽", "👩", "❤", "🇻", "🇳", "🇻🇳", "🏴", "⚠", "ℹ", "™", "㊙",
};

static uint32_t next_random(uint64_t *state, uint32_t below) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33) % below;
}

/* A text made of a few pieces again and again, and now and then any ASCII character, so that what is rare stands
 * beside what is rare. */
static void make_text(vl_context *context, uint64_t *state, vl_string *out) {
    const char *chosen[4];
    out->size = 0;
    for (size_t i = 0; i < sizeof chosen / sizeof *chosen; i++) chosen[i] = pieces[next_random(state, sizeof pieces / sizeof *pieces)];
    uint32_t count = 1 + next_random(state, MOST_PIECES);
    for (uint32_t i = 0; i < count; i++) {
        char letter = (char)next_random(state, 128);
        if (next_random(state, 6) == 0) vl_string_append(context, out, &letter, 1);
        else append(context, out, vl_text_of(chosen[next_random(state, sizeof chosen / sizeof *chosen)]));
    }
}

/* The part of a text without the white space around it. */
static vl_block trimmed(vl_text text) {
    size_t first = 0, end = text.size;
    while (first < end && vl_is_white_space(vl_letter_at(text.data, end, first).code_point)) {
        first += vl_letter_at(text.data, end, first).size;
    }
    while (end > first && vl_is_white_space(vl_letter_at(text.data, end, vl_utf8_previous(text.data, end)).code_point)) {
        end = vl_utf8_previous(text.data, end);
    }
    return (vl_block){first, end - first, 1, VL_PARAGRAPH_BODY};
}

/* Adds TEXTS documents of one paragraph each. */
static vl_status add_texts(vl_context *context, vl_corpus_builder *builder, uint64_t number, uint64_t seed) {
    vl_string text = VL_STRING;
    vl_status status = VL_OK;
    for (int i = 0; i < TEXTS && !status; i++) {
        char id[32];
        snprintf(id, sizeof id, "%llu", (unsigned long long)number + (unsigned)i);
        make_text(context, &seed, &text);
        vl_block block = trimmed(vl_string_text(&text));
        const vl_source source = {
            .id = vl_text_of(id), .text = vl_string_text(&text), .blocks = &block, .block_count = block.size > 0};
        status = vl_corpus_builder_add(builder, &source, NULL);
    }
    vl_string_free(context, &text);
    return status;
}

static void compare_language(checks *check, const char *tag, uint64_t seed) {
    vl_corpus_options options = VL_CORPUS_OPTIONS;
    options.language = tag;
    vl_corpus_builder *builder;
    vl_corpus *corpus;
    if (!CHECK(!vl_corpus_builder_create(check->context, &options, &builder, NULL))) return;
    CHECK(!add_texts(check->context, builder, 0, seed));
    CHECK(!add_texts(check->context, builder, TEXTS, seed));
    CHECK(!vl_corpus_builder_finish(builder, &corpus, NULL));
    vl_corpus_builder_free(builder);
    int differences = 0;
    for (uint64_t i = 0; i < vl_corpus_document_count(corpus); i++) {
        const char *wrong = wrong_in_document(corpus, i, language_of(tag));
        if (!wrong || differences++ > 4) continue;
        CHECK_STRING(wrong, "");
        CHECK_TEXT(vl_corpus_document(corpus, i)->text, vl_text_of("")); /* to show it */
    }
    CHECK_INTEGER(differences, 0);
    vl_corpus_free(corpus);
}

/* The same bytes behave alike in the middle of a text and where its padding begins. */
static void compare_seeds(checks *check) {
    const char *const paths[] = {"seeds"};
    vl_corpus *corpus;
    if (!CHECK(!vl_corpus_open(check->context, paths, 1, NULL, &corpus, NULL, NULL))) return;
    CHECK_INTEGER(vl_corpus_document_count(corpus), 5);
    for (uint64_t i = 0; i < vl_corpus_document_count(corpus); i++) {
        const char *wrong = wrong_in_document(corpus, i, language_of("vi"));
        CHECK_STRING(wrong ? wrong : "", "");
    }
    vl_corpus_free(corpus);
}

void test_tokenize(checks *check) {
    compare_language(check, "vi", 1);
    compare_language(check, "und", 2);
    compare_seeds(check);
}
