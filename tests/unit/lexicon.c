/* The user's own words: what may be one, files of them, and how texts are divided by them. */
#include <stdlib.h>
#include <unistd.h>

#include "documents.h"

static void check_refused(checks *check, const char *word, const char *message) {
    vl_lexicon *lexicon;
    vl_error error = {0};
    if (!CHECK(!vl_lexicon_create(check->context, &lexicon, NULL))) return;
    CHECK_INTEGER(vl_lexicon_add(lexicon, vl_text_of(word), &error), VL_ERROR_ARGUMENT);
    CHECK_STRING(error.message, message);
    vl_lexicon_free(lexicon);
}

static void test_refused(checks *check) {
    check_refused(check, "", "'' is no word");
    check_refused(check, " \t\xC2\xA0", "'' is no word");
    check_refused(check, "-", "'-' forbids no word: it goes ahead of one");
    check_refused(check, "_", "no word of the lexicon may hold '_', which always divides words");
    check_refused(check, "cải cách, hành chính", "no word of the lexicon may hold ',', which always divides words");
    check_refused(check, "--cải cách", "no word of the lexicon may hold '-', which always divides words");
    check_refused(check, "kinh tế – xã hội", "no word of the lexicon may hold '–', which always divides words");
    check_refused(check, "xem vnexpress.net", "no word of the lexicon may hold 'vnexpress.net', which always divides words");
    check_refused(check, "thư a@b.vn", "no word of the lexicon may hold 'a@b.vn', which always divides words");
    check_refused(check, "5 %", "no word of the lexicon may hold '%', which always divides words");
    check_refused(check, "#tag", "no word of the lexicon may hold '#tag', which always divides words");
    check_refused(check, "cải\xE2\x80\x8B" "cách", "'cải\xE2\x80\x8B" "cách' holds a zero-width space");
    check_refused(check, "c\xFF" "i", "'c\xEF\xBF\xBDi' is not valid UTF-8");
    vl_string longest = VL_STRING;
    for (int i = 0; i < 64; i++) append(check->context, &longest, vl_text_of("\xC4\x91\na "));
    vl_lexicon *lexicon = make_lexicon(check->context, "a");
    vl_error error = {0};
    CHECK_INTEGER(vl_lexicon_add(lexicon, vl_string_text(&longest), &error), VL_ERROR_ARGUMENT);
    CHECK(strstr(error.message, "has more than 64 syllables") != NULL && strchr(error.message, '\n') == NULL);
    longest.size /= 2;
    CHECK_INTEGER(vl_lexicon_add(lexicon, vl_string_text(&longest), &error), VL_OK);
    vl_lexicon_free(lexicon);
    vl_string_free(check->context, &longest);
}

/* Writes a file, reads it, and removes it. */
static vl_status read_file(checks *check, vl_lexicon *lexicon, vl_text bytes, vl_error *error, char path[32]) {
    strcpy(path, "/tmp/vanlua-lexicon-XXXXXX");
    int file = mkstemp(path);
    bool written = file >= 0 && write(file, bytes.data, bytes.size) == (ssize_t)bytes.size;
    if (file >= 0) close(file);
    CHECK(written);
    vl_status status = vl_lexicon_read(lexicon, path, error);
    unlink(path);
    return status;
}

static void check_file(checks *check, vl_text bytes, const char *message) {
    vl_lexicon *lexicon;
    vl_error error = {0};
    char path[32], expected[256];
    if (!CHECK(!vl_lexicon_create(check->context, &lexicon, NULL))) return;
    vl_status status = read_file(check, lexicon, bytes, &error, path);
    CHECK_INTEGER(status, message ? VL_ERROR_INPUT : VL_OK);
    snprintf(expected, sizeof expected, "%s%s", path, message ? message : "");
    if (message) CHECK_STRING(error.message, expected);
    vl_lexicon_free(lexicon);
}

#define BYTES(text) ((vl_text){text, sizeof(text) - 1})

static void test_files(checks *check) {
    check_file(check, BYTES(""), NULL);
    check_file(check, BYTES("\xEF\xBB\xBF"), NULL);
    check_file(check, BYTES("cải cách\n\n  \t\n-hành chính"), NULL);
    check_file(check, BYTES("cải cách\r\n\r\nhành, chính\r\n"), ":3: no word of the lexicon may hold ',', which always divides words");
    check_file(check, BYTES("cải cách\rhành, chính"), ":2: no word of the lexicon may hold ',', which always divides words");
    check_file(check, BYTES("\n\nc\xE1\xBA\n"), ":3: 'c\xEF\xBF\xBD' is not valid UTF-8");
    check_file(check, BYTES("# a, b\n\t#\na_b\n"), NULL);
    check_file(check, BYTES("\ta\t\nn\xC3\xA2ng cao\tV\n"), ":2: a tabulator: a word and nothing else on a line");
    check_file(check, BYTES("a\n - \n"), ":2: '-' forbids no word: it goes ahead of one");
    check_file(check, BYTES("a\0b"), ":1: no word of the lexicon may hold ' ', which always divides words");
    vl_lexicon *lexicon = make_lexicon(check->context, "a");
    vl_error error = {0};
    CHECK_INTEGER(vl_lexicon_read(lexicon, "/nowhere/words.txt", &error), VL_ERROR_INPUT);
    CHECK_STRING(error.message, "/nowhere/words.txt: cannot be read: No such file or directory");
    CHECK_INTEGER(vl_lexicon_read(lexicon, "/", &error), VL_ERROR_INPUT);
    CHECK_STRING(error.message, "/: cannot be read: Is a directory");
    vl_lexicon_free(lexicon);
}

static bool refuse_all(void *data, const char *path) {
    (void)data, (void)path;
    return false;
}

static void test_policy(checks *check) {
    const vl_context_options options = {.may_read = refuse_all};
    vl_context *context;
    vl_lexicon *lexicon;
    vl_error error = {0};
    if (!CHECK(!vl_context_create(&options, &context, NULL))) return;
    CHECK(!vl_lexicon_create(context, &lexicon, NULL));
    CHECK_INTEGER(vl_lexicon_read(lexicon, "/etc/passwd", &error), VL_ERROR_PERMISSION);
    CHECK_STRING(error.message, "/etc/passwd: reading it is not allowed");
    vl_lexicon_free(lexicon);
    CHECK_INTEGER(vl_context_memory_used(context), 0);
    vl_context_free(context);
}

/* Texts whose words depend on the lexicon alone, as its words cover all of them. */
typedef struct expected_words {
    const char *lexicon;
    const char *text;
    const char *words; /* apart by `|`, as types have them */
} expected_words;

static const expected_words cases[] = {
    {"cải cách hành chính", "Cải cách\xC2\xA0 \thành chính", "Cải cách hành chính"},
    {"cải cách;hành chính", "CẢI CÁCH HÀNH CHÍNH", "CẢI CÁCH|HÀNH CHÍNH"},
    {"cải cách;hành chính", "cải cách, hành chính. Cải\ncách", "cải cách|,|hành chính|.|Cải|cách"},
    {"cải cách;cải;cách", "cải\xE2\x80\x8B" "cách cải cách", "cải|cách|cải cách"},
    {"hòa bình", "Hoà bình HÒA BÌNH hoa\xCC\x80 bi\xCC\x80nh", "Hoà bình|HÒA BÌNH|hoà bình"},
    {"nguyễn duy phương;nghĩa lộ", "Nguyễn Duy Phương; Nghĩa Lộ", "Nguyễn Duy Phương|;|Nghĩa Lộ"},
    {"TP.HCM", "TP.HCM TP. HCM Tp.HCM", "TP.HCM|TP. HCM|Tp.HCM"},
    {"TP HCM", "TP.HCM", "TP.HCM"},
    {"TP.;HCM", "TP.HCM", "TP.|HCM"},
    {"cải_cách__hành chính;-công_vụ;công;vụ", "Cải cách hành chính công vụ", "Cải cách hành chính|công|vụ"},
    {"-cải_cách;cải cách", "cải cách", "cải cách"},
    {"covid_19", "Covid 19", "Covid 19"},
    {"covid 19;h5n1", "Covid 19 H5N1", "Covid 19|H5N1"},
    {"tháng 8;chỉ thị 26/CT-TTg", "tháng 8, chỉ thị 26/CT-TTg", "tháng 8|,|chỉ thị 26/CT-TTg"},
    /* most tokens covered, then fewest words */
    {"a b;b c d", "a b c d", "a|b c d"},
    {"a b;c d;b c", "a b c d", "a b|c d"},
    {"a b;c d;a b c d", "a b c d", "a b c d"},
    {"a b c;c d;d e", "a b c d e", "a b c|d e"},
    {"a b;b c;a;c", "a b c", NULL},
    /* the last entry of a word counts */
    {"-a b;a b;c", "a b c", "a b|c"},
    {"a b;-a b;a;b", "a b", "a|b"},
    {"a b;-a b;a b c", "a b c", "a b c"},
    /* a number in words is left alone */
    {"10;đồng", "10 . 000 đồng", "10 . 000|đồng"},
};

/* The words of a corpus, apart by `|`. */
static vl_string words_of(const vl_corpus *corpus) {
    vl_string out = VL_STRING;
    vl_context *context = vl_corpus_context(corpus);
    vl_range words = vl_corpus_tokens(corpus, VL_UNIT_WORD, all_sentences(corpus));
    for (uint64_t i = words.first; i < words.end; i++) {
        if (i > words.first) append(context, &out, vl_text_of("|"));
        append(context, &out, vl_corpus_type_text(corpus, VL_UNIT_WORD, vl_corpus_token(corpus, VL_UNIT_WORD, i).type));
    }
    return out;
}

static void test_divisions(checks *check) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        vl_corpus *corpus = read_with_lexicon(check->context, "vi", cases[i].lexicon, cases[i].text);
        if (!CHECK(corpus != NULL)) continue;
        vl_string words = words_of(corpus);
        if (cases[i].words) CHECK_TEXT(vl_string_text(&words), vl_text_of(cases[i].words));
        else CHECK(strcmp(words.data, "a b|c") == 0 || strcmp(words.data, "a|b c") == 0); /* as the model says */
        vl_string_free(check->context, &words);
        vl_corpus_free(corpus);
    }
}

/* Other languages have no words of several tokens. */
static void test_other_languages(checks *check) {
    vl_corpus *corpus = read_with_lexicon(check->context, "en", "new york", "New York 10 . 000");
    if (!CHECK(corpus != NULL)) return;
    vl_string words = words_of(corpus);
    CHECK_STRING(words.data, "New|York|10|.|000");
    vl_string_free(check->context, &words);
    vl_corpus_free(corpus);
}

/* Forbidden words are words, and each counts once however it is written. */
static void test_count(checks *check) {
    vl_lexicon *lexicon = make_lexicon(check->context, "cải cách;-hành chính;CẢI_CÁCH;cải;hành chính");
    if (CHECK(lexicon != NULL)) CHECK_INTEGER(vl_lexicon_count(lexicon), 3);
    vl_lexicon_free(lexicon);
}

void test_lexicon(checks *check) {
    test_refused(check);
    test_files(check);
    test_policy(check);
    test_divisions(check);
    test_count(check);
    test_other_languages(check);
    vl_lexicon_free(NULL);
}
