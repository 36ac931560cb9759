/*
 * Lines in, lines out: the same wherever the bytes are cut, and never without a letter of the text.
 */
#include "vanlua/lines.h"

#include "answers.h"
#include "documents.h"
#include "text/alignment.h"

#define BYTES(literal) \
    (vl_text) { (literal), sizeof(literal) - 1 }
#define BAD "\xEF\xBF\xBD"
#define ZERO_WIDTH "\xE2\x80\x8B"
#define RANDOM_TEXTS 3000

static const char *const words = "cải cách;hành chính;thủ tục;của;xã;TP.HCM;";

/* Checks the answer wherever the pieces are cut. */
static void check_with(checks *check, const vl_lines_options *options, vl_text source, vl_text expected) {
    for (size_t piece = 1; piece <= source.size + 1; piece++) {
        vl_string out = VL_STRING;
        CHECK(!answer_pieces(check->context, options, source, piece, &out));
        CHECK_TEXT(vl_string_text(&out), expected);
        vl_string_free(check->context, &out);
    }
}

static void check_words(checks *check, vl_text source, vl_text expected) {
    vl_lexicon *lexicon = make_lexicon(check->context, words);
    const vl_lines_options options = {.language = "vi", .lexicon = lexicon};
    CHECK(lexicon != NULL);
    check_with(check, &options, source, expected);
    vl_lexicon_free(lexicon);
}

static void check_plain(checks *check, const char *language, vl_text source, vl_text expected) {
    const vl_lines_options options = {.language = language, .unit = VL_UNIT_SYLLABLE};
    check_with(check, &options, source, expected);
}

static void check_line_ends(checks *check) {
    check_words(check, BYTES(""), BYTES(""));
    check_words(check, BYTES("\n"), BYTES("\n"));
    check_words(check, BYTES("xã"), BYTES("xã\n"));
    check_words(check, BYTES("xã\n"), BYTES("xã\n"));
    check_words(check, BYTES("\xEF\xBB\xBF"), BYTES(""));
    check_words(check, BYTES("\xEF\xBB\xBFxã"), BYTES("xã\n"));
    check_words(check, BYTES("cải cách\r\nhành chính\r\n\r\n \t\xC2\xA0\n\nxã"),
                BYTES("cải_cách\nhành_chính\n\n\n\nxã\n"));
    check_words(check, BYTES("\r"), BYTES("\n"));
    check_words(check, BYTES("xã\rxã\r\r\n"), BYTES("xã xã\n"));
    check_words(check, BYTES("cải\ncách"), BYTES("cải\ncách\n"));
    check_words(check, BYTES("xã\xE2\x80\xA8xã\x0Bxã\xC2\x85xã\n"), BYTES("xã xã xã xã\n"));
}

static void check_joints(checks *check) {
    check_words(check, BYTES("Cải  cách\xC2\xA0hành\tchính."), BYTES("Cải_cách hành_chính .\n"));
    check_words(check, BYTES("CẢI CÁCH thủ tục của xã"), BYTES("CẢI_CÁCH thủ_tục của xã\n"));
    check_words(check, BYTES("xã. Cải cách"), BYTES("xã . Cải_cách\n"));
    check_words(check, BYTES("cải. Cách"), BYTES("cải . Cách\n"));
    check_words(check, BYTES("10 . 000 xã"), BYTES("10_._000 xã\n"));
    check_words(check, BYTES("_ xã_xã __"), BYTES("_ xã_xã __\n"));
    check_words(check, BYTES("của TP.HCM"), BYTES("của TP.HCM\n"));
    check_words(check, BYTES("cải" ZERO_WIDTH " cách"), BYTES("cải" ZERO_WIDTH " cách\n"));
    check_plain(check, "vi", BYTES("cải cách (hành chính)."), BYTES("cải cách ( hành chính ) .\n"));
    check_plain(check, "en", BYTES("Don't  stop (U.S.)."), BYTES("Don't stop ( U. S. ) .\n"));
}

static void check_letters(checks *check) {
    check_words(check, BYTES("ca\xCC\x89i ca\xCC\x81" "ch xã"), BYTES("ca\xCC\x89i_ca\xCC\x81" "ch xã\n"));
    check_words(check, BYTES("xa\xCC\x83 xã,xa\xCC\x83"), BYTES("xa\xCC\x83 xã , xa\xCC\x83\n"));
    check_words(check, BYTES(ZERO_WIDTH " xã" ZERO_WIDTH ZERO_WIDTH " " ZERO_WIDTH),
                BYTES(ZERO_WIDTH "xã" ZERO_WIDTH ZERO_WIDTH ZERO_WIDTH "\n"));
    check_words(check, BYTES(" " ZERO_WIDTH "\n"), BYTES(ZERO_WIDTH "\n"));
    check_words(check, BYTES("xa\xCC\x83" ZERO_WIDTH "xa\xCC\x83"), BYTES("xa\xCC\x83" ZERO_WIDTH " xa\xCC\x83\n"));
    check_words(check, BYTES("x\xC2\xADã \xE2\x80\x8Dxã\xEF\xBB\xBF"), BYTES("x\xC2\xADã \xE2\x80\x8D xã\xEF\xBB\xBF\n"));
    check_words(check, BYTES("xã\0xã\x01"), BYTES("xã \0 xã \x01\n"));
    check_words(check, BYTES("xã " BAD "\xFF\xFE xã\xE1\xBA"), BYTES("xã " BAD " " BAD " xã " BAD "\n"));
    check_words(check, BYTES("\xE2\x80\x80\xCC\x81xã"), BYTES("\xCC\x81 xã\n"));
    check_words(check, BYTES("xã \xE2\x84\xAB \xCD\xBE"), BYTES("xã \xE2\x84\xAB \xCD\xBE\n"));
    check_words(check, BYTES("\xFF\xFEx\0\xE3\0\r\0\n\0x\0"), BYTES("xã\nx\n"));
    check_words(check, BYTES("\xFE\xFF\0x\0\xE3\0 \xD8\0"), BYTES("xã " BAD "\n"));
}

/* A document of one line again and again, more than the language is detected by. */
static void check_detected(checks *check, const char *first, const char *line, const char *expected) {
    vl_string source = VL_STRING, out = VL_STRING;
    vl_lexicon *lexicon = make_lexicon(check->context, words);
    const vl_lines_options options = {.lexicon = lexicon};
    append(check->context, &source, vl_text_of(first));
    for (int i = 0; i < 20000; i++) append(check->context, &source, vl_text_of(line));
    CHECK(!answer_pieces(check->context, &options, vl_string_text(&source), 4093, &out));
    size_t size = strlen(expected);
    CHECK(out.size > size);
    if (out.size > size) CHECK_TEXT(((vl_text){out.data + out.size - size, size}), vl_text_of(expected));
    vl_string_free(check->context, &source);
    vl_string_free(check->context, &out);
    vl_lexicon_free(lexicon);
}

static void check_language(checks *check) {
    check_detected(check, "", "cải cách\n", "\ncải_cách\n");
    check_detected(check, "", "ca\xCC\x89i ca\xCC\x81" "ch\n", "\nca\xCC\x89i_ca\xCC\x81" "ch\n");
    check_detected(check, "", "hanh chinh\n", "\nhanh chinh\n");
    const char *refused = "no tag at all";
    const vl_lines_options options = {.language = refused};
    vl_lines *lines = NULL;
    vl_error error;
    CHECK_INTEGER(vl_lines_create(check->context, &options, &lines, &error), VL_ERROR_ARGUMENT);
    CHECK_STRING(error.message, "'no tag at all' is no language tag");
}

/* A second document is one of its own, and so is what was wrong with the first. */
static void check_documents(checks *check) {
    const vl_lines_options options = {.unit = VL_UNIT_SYLLABLE, .strict = true};
    vl_lines *lines = NULL;
    vl_string out = VL_STRING;
    vl_error error;
    CHECK(!vl_lines_create(check->context, &options, &lines, NULL));
    CHECK(!vl_lines_finish(lines, "nothing", &out, &error));
    CHECK(!vl_lines_feed(lines, BYTES("\xFF\xFEx\0"), &out, &error));
    CHECK(!vl_lines_finish(lines, "first", &out, &error));
    CHECK(!vl_lines_feed(lines, BYTES("(x"), &out, &error));
    CHECK(!vl_lines_finish(lines, "second", &out, &error));
    CHECK_TEXT(vl_string_text(&out), BYTES("x\n( x\n"));
    CHECK(!vl_lines_feed(lines, BYTES("a\n\xFF\xFE \xFFz\nb\n"), &out, &error));
    CHECK_INTEGER(vl_lines_finish(lines, "third", &out, &error), VL_ERROR_INPUT);
    CHECK_STRING(error.message, "third: not valid UTF-8: 3 bad bytes, the first at byte 3");
    CHECK(!vl_lines_feed(lines, BYTES("z"), &out, &error));
    CHECK(!vl_lines_finish(lines, "fourth", &out, &error));
    CHECK_TEXT(vl_string_text(&out), BYTES("x\n( x\nz\n"));
    vl_string_free(check->context, &out);
    vl_lines_free(lines);
}

/* Lines that are whole are answered at once where the language is given. */
static void check_at_once(checks *check) {
    const vl_lines_options options = {.language = "vi"};
    vl_lines *lines = NULL;
    vl_string out = VL_STRING;
    CHECK(!vl_lines_create(check->context, &options, &lines, NULL));
    CHECK(!vl_lines_feed(lines, BYTES("(xã)\nx"), &out, NULL));
    CHECK_TEXT(vl_string_text(&out), BYTES("( xã )\n"));
    CHECK(!vl_lines_feed(lines, BYTES("ã\n"), &out, NULL));
    CHECK_TEXT(vl_string_text(&out), BYTES("( xã )\nxã\n"));
    vl_lines_free(lines);
    vl_string_free(check->context, &out);
}

static const char *const pieces[] = {
    "cải", "cách", "hành", "chính", "TP", ".", "HCM", "xã", "10", "000", "_", "\n", "\r\n", "\r", " ", " ", " ", "\t",
    "\xC2\xA0", ZERO_WIDTH, "\xE2\x80\x8D", "\xC2\xAD", "\xEF\xBB\xBF", "a", "\xCC\x81", "\xCC\xA3", "\xCC\x9B", "o",
    "\xE2\x80\x80", "\xCD\x80", "\xE2\x84\xAB", "\xE1\x84\x92", "\xE1\x85\xA1", "\xE1\x86\xAB", "\xFF", "\xE1\xBA",
    "\xC3", "\xE0\xA5\x98", "=", "\xCC\xB8", ",", "\"", "(", ")", "…", "😀", "中", "v.v.", "https://a.vn/x_y", "\x01",
    "\xE2\x80\xA8", "\xEA\xA6\xBA", "nguyễnvănanhdàihơnmườisáubyte",
};

static uint32_t next_random(uint64_t *state, uint32_t below) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33) % below;
}

static void check_random(checks *check, const char *language, const char *lexicon_words) {
    vl_lexicon *lexicon = make_lexicon(check->context, lexicon_words);
    const vl_lines_options options = {.language = language, .lexicon = lexicon};
    uint64_t state = 7;
    int failures = 0;
    for (int i = 0; i < RANDOM_TEXTS && failures < 5; i++) {
        vl_string source = VL_STRING, decoded = VL_STRING, whole = VL_STRING, parts = VL_STRING;
        for (uint32_t left = 1 + next_random(&state, 24); left; left--) {
            append(check->context, &source, vl_text_of(pieces[next_random(&state, sizeof pieces / sizeof *pieces)]));
        }
        vl_text text = vl_string_text(&source);
        bool done = decode_source(check->context, text, &decoded) &&
                    !answer_pieces(check->context, &options, text, text.size, &whole) &&
                    !answer_pieces(check->context, &options, text, 1 + next_random(&state, 7), &parts);
        const char *wrong = wrong_in_answer(vl_string_text(&decoded), vl_string_text(&whole));
        bool same = vl_text_equal(vl_string_text(&whole), vl_string_text(&parts));
        if (!done || wrong || !same) {
            failures++;
            CHECK_STRING(wrong ? wrong : "", "");
            CHECK_TEXT(vl_string_text(&whole), vl_string_text(&parts));
            CHECK_TEXT(text, vl_string_text(&whole)); /* to show it */
        }
        vl_string_free(check->context, &source);
        vl_string_free(check->context, &decoded);
        vl_string_free(check->context, &whole);
        vl_string_free(check->context, &parts);
    }
    CHECK_INTEGER(failures, 0);
    vl_lexicon_free(lexicon);
}

/* The tokens of a paragraph in a corpus, written as lines are. */
static void append_paragraph(checks *check, const vl_corpus *corpus, uint64_t number, vl_string *out) {
    vl_range tokens = vl_corpus_tokens(corpus, VL_UNIT_WORD, vl_corpus_paragraph(corpus, number).sentences);
    for (uint64_t i = tokens.first; i < tokens.end; i++) {
        size_t first = out->size + (i > tokens.first);
        if (i > tokens.first) append(check->context, out, vl_text_of(" "));
        append(check->context, out, vl_corpus_type_text(corpus, VL_UNIT_WORD, vl_corpus_token(corpus, VL_UNIT_WORD, i).type));
        for (; first < out->size; first++) {
            if (out->data[first] == ' ') out->data[first] = '_';
        }
    }
    append(check->context, out, vl_text_of("\n"));
}

/* Lines and documents find the same words. */
static void check_against_corpus(checks *check, const char *lexicon_words) {
    const char *const paths[] = {"seeds"};
    vl_corpus_options options = VL_CORPUS_OPTIONS;
    options.language = "vi";
    options.lexicon = make_lexicon(check->context, lexicon_words);
    const vl_lines_options line_options = {.language = "vi", .lexicon = options.lexicon};
    vl_corpus *corpus = NULL;
    if (!CHECK(!vl_corpus_open(check->context, paths, 1, &options, &corpus, NULL, NULL))) return;
    CHECK(!vl_corpus_divide(corpus, VL_UNIT_WORD, NULL));
    vl_string expected = VL_STRING, answer = VL_STRING, source = VL_STRING;
    for (uint64_t i = 0; i < vl_corpus_document_count(corpus); i++) {
        const vl_document *document = vl_corpus_document(corpus, i);
        for (uint64_t j = document->paragraphs.first; j < document->paragraphs.end; j++) {
            vl_paragraph paragraph = vl_corpus_paragraph(corpus, j);
            append(check->context, &source, (vl_text){document->text.data + paragraph.offset, (size_t)paragraph.size});
            append(check->context, &source, vl_text_of("\r\n"));
            append_paragraph(check, corpus, j, &expected);
        }
    }
    CHECK(!answer_pieces(check->context, &line_options, vl_string_text(&source), 1000, &answer));
    CHECK_TEXT(vl_string_text(&answer), vl_string_text(&expected));
    vl_string_free(check->context, &expected);
    vl_string_free(check->context, &answer);
    vl_string_free(check->context, &source);
    vl_lexicon_free(options.lexicon);
    vl_corpus_free(corpus);
}

/* Memory stays bounded however many types come, and a long line is given back. */
static void check_memory(checks *check) {
    const vl_lines_options options = {.language = "vi"};
    vl_lines *lines = NULL;
    vl_string out = VL_STRING;
    uint64_t before = vl_context_memory_used(check->context), most = 0;
    char line[64];
    CHECK(!vl_lines_create(check->context, &options, &lines, NULL));
    for (int i = 0; i < 400000; i++) {
        int size = snprintf(line, sizeof line, "từ%dmộtchữrấtdài%d\n", i, i);
        if (vl_lines_feed(lines, (vl_text){line, (size_t)size}, &out, NULL)) break;
        out.size = 0;
        uint64_t now = vl_context_memory_used(check->context) - before;
        if (now > most) most = now;
    }
    CHECK(most > 4 << 20 && most < 48 << 20);
    for (int i = 0; i < 2000000; i++) vl_lines_feed(lines, BYTES("một hai ba "), &out, NULL);
    CHECK_INTEGER(out.size, 0);
    CHECK(!vl_lines_feed(lines, BYTES("\n"), &out, NULL));
    CHECK(out.size >= 22000000);
    vl_string_free(check->context, &out);
    CHECK(!vl_lines_feed(lines, BYTES("một hai ba\n"), &out, NULL));
    CHECK(vl_context_memory_used(check->context) - before < 1 << 20);
    vl_string_free(check->context, &out);
    vl_lines_free(lines);
}

void test_lines(checks *check) {
    check_line_ends(check);
    check_joints(check);
    check_letters(check);
    check_language(check);
    check_documents(check);
    check_at_once(check);
    check_random(check, "vi", words);
    check_random(check, "vi", ""); /* as the model divides */
    check_random(check, "und", words);
    check_against_corpus(check, words);
    check_against_corpus(check, "công tác;người dân;giải quyết thủ tục;-hành chính;");
    check_memory(check);
}
