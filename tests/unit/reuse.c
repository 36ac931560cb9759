/* Passages that occurred earlier: planted ones, exact and near, and random texts against the plain definition. */
#include "documents.h"
#include "vanlua/reuse.h"

static vl_cell cell_at(const vl_table *table, uint64_t row, const char *column) {
    return vl_table_cell(table, row, vl_table_column_find(table, vl_text_of(column)));
}

static vl_text text_at(const vl_table *table, uint64_t row, const char *column) {
    return cell_at(table, row, column).value.text;
}

static int64_t integer_at(const vl_table *table, uint64_t row, const char *column) {
    return cell_at(table, row, column).value.integer;
}

static double number_at(const vl_table *table, uint64_t row, const char *column) {
    return cell_at(table, row, column).value.number;
}

/* Rows as `1.2<0.1 4 0.50 text`: document and paragraph, those of before, words, share of equal ones; joined by ` / `. */
static vl_string told(checks *check, const vl_corpus *corpus, const vl_reuse_options *options) {
    vl_context *context = check->context;
    vl_string out = VL_STRING;
    vl_table *table = NULL;
    if (!CHECK(corpus != NULL) || !CHECK(!vl_reuse_find(corpus, options, &table, NULL))) return out;
    for (uint64_t i = 0; i < vl_table_row_count(table); i++) {
        vl_text document = text_at(table, i, "document"), other = text_at(table, i, "other_document");
        vl_text text = text_at(table, i, "text");
        vl_string_print(context, &out, "%s%.*s.%d<%.*s.%d %d %.2f ", i ? " / " : "", (int)document.size, document.data,
                        (int)integer_at(table, i, "paragraph"), (int)other.size, other.data,
                        (int)integer_at(table, i, "other_paragraph"), (int)integer_at(table, i, "words"),
                        number_at(table, i, "identical"));
        append(context, &out, text);
    }
    vl_table_free(table);
    return out;
}

static vl_reuse_options exactly(uint64_t n, uint64_t min) {
    vl_reuse_options options = VL_REUSE_OPTIONS;
    options.n = n;
    options.min = min;
    options.near = false;
    return options;
}

static void check_told(checks *check, const char *const *list, const vl_reuse_options *options, const char *expected) {
    vl_corpus *corpus = read_list(check->context, "en", list);
    vl_string out = told(check, corpus, options);
    CHECK_TEXT(vl_string_text(&out), vl_text_of(expected));
    vl_string_free(check->context, &out);
    vl_corpus_free(corpus);
}

#define TOLD(options, expected, ...)                                                                                           \
    check_told(check, (const char *const[]){__VA_ARGS__, NULL}, &(options), (expected))

static void test_exact(checks *check) {
    const vl_reuse_options three = exactly(3, 3), two = exactly(2, 2), one = exactly(1, 1), wide = exactly(2, 4);
    TOLD(three, "1.1<0.1 4 1.00 A, B c D", "x a b c d y", "p A, B \xC2\xA0" "c\tD q");
    TOLD(three, "", "x a b c d y", "p a b q c d");
    TOLD(three, "0.2<0.1 4 1.00 A b c d! / 0.4<0.1 4 1.00 “A b c d.” / 1.1<0.1 4 1.00 a b c d",
         "A b c d.\nA b c d!\nZ.\n“A b c d.”", "w a b c d v");
    TOLD(two, "0.1<0.1 4 1.00 a b a b", "a b a b a b");
    TOLD(one, "0.1<0.1 4 1.00 a a a a", "a a a a a");
    TOLD(three, "", "a b", "a b", "", "a", "a b");
    TOLD(two, "1.1<0.1 2 1.00 a b / 4.1<0.1 2 1.00 a b", "a b", "a b", "", "a", "a b");
    TOLD(wide, "1.1<0.1 4 1.00 a b c d", "a b c d", "a b c d a b c");
}

/* A row stays in its paragraph, of which it has at least `min` words or all. */
static void test_paragraphs(checks *check) {
    const vl_reuse_options three = exactly(3, 3);
    TOLD(three, "1.1<0.1 4 1.00 A b c d. / 1.2<0.1 1 1.00 E.", "A b c d e.", "A b c d.\nE.");
    TOLD(three, "1.1<0.1 4 1.00 A b c d.", "A b c d e.", "A b c d.\nE z.");
    TOLD(three, "", "A b c d.", "Z a b.\nC d z.");
    TOLD(three, "1.2<0.2 5 1.00 A b c d e.", "X y z.\nA b c.\nD e f.", "Q.\nA b c d e.");
}

static void test_overlaps(checks *check) {
    const vl_reuse_options three = exactly(3, 3);
    TOLD(three, "1.1<0.1 3 1.00 d e f / 2.1<0.1 6 1.00 a b c d e f / 2.1<1.1 3 1.00 g h i", "a b c d e f", "d e f g h i",
         "a b c d e f g h i");
    TOLD(three, "2.1<0.1 6 1.00 a b c d e f", "a b c d e f", "e f g h", "a b c d e f g h");
    TOLD(three, "2.1<0.1 4 1.00 a b c d / 2.1<1.1 3 1.00 e f g", "a b c d", "c d e f g", "a b c d x e f g");
    TOLD(three, "2.1<0.1 3 1.00 a b c / 3.1<2.1 4 1.00 a b c d", "a b c", "x", "a b c d", "a b c d");
    /* as long: the first one has what both have */
    TOLD(three, "2.1<0.1 5 1.00 a b c d e / 2.1<1.1 3 1.00 f g h", "a b c d e", "d e f g h", "a b c d e f g h");
}

static void test_within(checks *check) {
    vl_reuse_options options = exactly(3, 3);
    TOLD(options, "0.2<0.1 3 1.00 A b c. / 1.1<0.1 3 1.00 A b c. / 1.3<0.1 3 1.00 A b c.", "A b c.\nA b c.", "A b c.\nX.\nA b c.");
    options.within = VL_REUSE_DOCUMENT;
    TOLD(options, "0.2<0.1 3 1.00 A b c. / 1.3<1.1 3 1.00 A b c.", "A b c.\nA b c.", "A b c.\nX.\nA b c.");
    options.within = VL_REUSE_ACROSS;
    TOLD(options, "1.1<0.1 3 1.00 A b c. / 1.3<0.1 3 1.00 A b c.", "A b c.\nA b c.", "A b c.\nX.\nA b c.");
}

#define LETTERS "a b c d e f g h "

/* Up to four tokens on either side are bridged where four equal ones follow, as long as 80 % are equal. */
static void test_near(checks *check) {
    vl_reuse_options options = VL_REUSE_OPTIONS;
    TOLD(options, "1.1<0.1 16 0.94 a b c d e f g h X j k l m n o p", LETTERS "i j k l m n o p", LETTERS "X j k l m n o p");
    TOLD(options, "1.1<0.1 15 0.94 a b c d e f g h j k l m n o p", LETTERS "i j k l m n o p", LETTERS "j k l m n o p");
    TOLD(options, "1.1<0.1 17 0.94 a b c d e f g h X i j k l m n o p", LETTERS "i j k l m n o p", LETTERS "X i j k l m n o p");
    TOLD(options, "1.1<0.1 13 0.92 i j k l X a b c d e f g h", "i j k l " LETTERS, "i j k l X " LETTERS);
    TOLD(options, "1.1<0.1 15 0.80 a b c d e f g h X Y Z i j k l", LETTERS "i j k l z", LETTERS "X Y Z i j k l y");
    TOLD(options, "1.1<0.1 8 1.00 a b c d e f g h", LETTERS "i j k l z", LETTERS "X Y Z W i j k l y");
    TOLD(options, "1.1<0.1 8 1.00 a b c d e f g h", LETTERS "i j k", LETTERS "X i j k");
    TOLD(options, "1.1<0.1 8 1.00 a b c d e f g h / 1.1<0.1 8 1.00 i j k l m n o p", LETTERS "i j k l m n o p",
         LETTERS "V W X Y Z i j k l m n o p");
    options.near = false;
    TOLD(options, "1.1<0.1 8 1.00 a b c d e f g h", LETTERS "i j k l m n o p", LETTERS "X j k l m n o p");
}

/* Near passages never join a text to itself, nor over the end of a document or a paragraph's row. */
static void test_near_borders(checks *check) {
    const vl_reuse_options options = VL_REUSE_OPTIONS;
    TOLD(options, "2.1<0.1 8 1.00 a b c d e f g h", LETTERS, "i j k l", LETTERS "i j k l");
    TOLD(options, "0.1<0.1 8 1.00 a b c d e f g h", LETTERS LETTERS);
    TOLD(options, "1.1<0.1 8 1.00 A b c d e f g h. / 1.2<0.1 8 1.00 i j k l m n o p.", LETTERS "i j k l m n o p.",
         "A b c d e f g h.\nX i j k l m n o p.");
    TOLD(options, "0.1<0.1 13 0.92 a b c d e f g h X a b c d", LETTERS "a b c d " LETTERS "X a b c d");
}

/* Texts that are divided in another way are found, and counted as they are divided themselves. */
static void test_units(checks *check) {
    static const char words[] = "một hai;ba bốn;năm sáu;bảy tám;", joined[] = "Một hai ba bốn năm sáu bảy tám.",
                      parted[] = "Một, hai. Ba, bốn. Năm, sáu. Bảy, tám.";
    for (int turned = 0; turned < 2; turned++) {
        vl_corpus_options given = VL_CORPUS_OPTIONS;
        const vl_text texts[] = {vl_text_of(turned ? parted : joined), vl_text_of(turned ? joined : parted)};
        given.language = "vi";
        given.lexicon = make_lexicon(check->context, words);
        vl_corpus *corpus = read_texts_by(check->context, &given, texts, 2);
        vl_reuse_options options = exactly(8, 8);
        vl_string by_word = told(check, corpus, &options);
        options.unit = VL_UNIT_SYLLABLE;
        vl_string by_syllable = told(check, corpus, &options);
        CHECK_TEXT(vl_string_text(&by_word), vl_text_of(turned ? "1.1<0.1 4 1.00 Một hai ba bốn năm sáu bảy tám."
                                                               : "1.1<0.1 8 1.00 Một, hai. Ba, bốn. Năm, sáu. Bảy, tám."));
        CHECK(by_syllable.data && strstr(by_syllable.data, "1.1<0.1 8 ") == by_syllable.data);
        vl_string_free(check->context, &by_word);
        vl_string_free(check->context, &by_syllable);
        vl_corpus_free(corpus);
        vl_lexicon_free(given.lexicon);
    }
}

static void test_forms(checks *check) {
    vl_reuse_options options = exactly(3, 3);
    options.form = VL_FORM_EXACT;
    TOLD(options, "", "a b c", "A b c");
    options.form = VL_FORM_BARE;
    TOLD(options, "1.1<0.1 3 1.00 á b c", "a b c", "á b c");
    options.form = VL_FORM_FOLD;
    TOLD(options, "1.1<0.1 3 1.00 a 5 b c", "a b 7 c", "a 5 b c");
    options.kinds = VL_KINDS_ALL;
    TOLD(options, "", "a b 7 c", "a 5 b c");
    TOLD(options, "1.1<0.1 4 1.00 a, 5 %", "a, 5 %", "a, 5 %");
}

/* Sentences that are left out are neither compared nor passed over. */
static void test_left_out(checks *check) {
    static const char *const list[] = {"A b c. D e. F g h i.", "A b c. D e. F g h i.", NULL};
    vl_corpus *corpus = read_list(check->context, "en", list), *part = NULL;
    const vl_reuse_options three = exactly(3, 3);
    const uint64_t first_document[] = {1 << 1}, second_document[] = {1 << 4};
    if (!CHECK(corpus != NULL)) return;
    CHECK(!vl_corpus_leave_out(corpus, first_document, &part, NULL));
    vl_string out = told(check, part, &three);
    CHECK_STRING(out.data, "1.1<0.1 3 1.00 A b c. / 1.1<0.1 4 1.00 F g h i.");
    vl_string_free(check->context, &out);
    vl_corpus_free(part);
    CHECK(!vl_corpus_leave_out(corpus, second_document, &part, NULL));
    vl_table *table = NULL;
    CHECK(!vl_reuse_find(part, &three, &table, NULL));
    CHECK_INTEGER(vl_table_row_count(table), 2);
    CHECK_NUMBER(number_at(table, 0, "share"), 3.0 / 7, 1e-15);
    CHECK_NUMBER(number_at(table, 1, "share"), 4.0 / 7, 1e-15);
    CHECK_INTEGER(integer_at(table, 1, "line"), 1);
    vl_table_free(table);
    vl_corpus_free(part);
    const uint64_t second = 1;
    CHECK(!vl_corpus_pick(corpus, &second, 1, &part, NULL));
    out = told(check, part, &three);
    CHECK_INTEGER(out.size, 0);
    vl_string_free(check->context, &out);
    vl_corpus_free(part);
    vl_corpus_free(corpus);
}

static void test_arguments(checks *check) {
    vl_corpus *corpus = read_text(check->context, "en", "a b");
    vl_reuse_options options = exactly(0, 3);
    vl_table *table = NULL;
    vl_error error;
    CHECK_INTEGER(vl_reuse_find(corpus, &options, &table, &error), VL_ERROR_ARGUMENT);
    options = exactly(3, 0);
    CHECK_INTEGER(vl_reuse_find(corpus, &options, &table, &error), VL_ERROR_ARGUMENT);
    CHECK(!vl_reuse_find(corpus, NULL, &table, &error));
    CHECK_INTEGER(vl_table_row_count(table), 0);
    vl_table_free(table);
    vl_corpus_free(corpus);
    const vl_reuse_options long_seed = exactly(100, 3);
    TOLD(long_seed, "1.1<0.1 3 1.00 a b c", "a b c", "a b c");
}

/* ---- random texts of two documents, one letter a token ---- */

#define MOST 120

typedef struct random_text {
    char letters[MOST];
    size_t count;
    size_t split; /* first of the second document */
} random_text;

/* A passage by the plain definition; length 0: none. */
typedef struct plain_passage {
    size_t first;
    size_t length;
    size_t earlier;
} plain_passage;

static size_t equal_letters(const random_text *text, size_t a, size_t b) {
    size_t length = 0, a_end = a < text->split ? text->split : text->count, b_end = b < text->split ? text->split : text->count;
    while (a + length < a_end && b + length < b_end && text->letters[a + length] == text->letters[b + length]) length++;
    return length;
}

static bool may_compare(const random_text *text, vl_reuse_within within, size_t a, size_t b) {
    bool same = (a < text->split) == (b < text->split);
    return within == VL_REUSE_BOTH || same == (within == VL_REUSE_DOCUMENT);
}

/* The longest passage that holds a token, the first of them, from the earliest place. */
static plain_passage passage_of(const random_text *text, const vl_reuse_options *options, size_t at) {
    plain_passage best = {0, 0, 0};
    for (size_t a = at < text->split ? 0 : text->split; a <= at; a++) {
        for (size_t b = 0; b < a; b++) {
            size_t length = may_compare(text, options->within, a, b) ? equal_letters(text, a, b) : 0;
            if (length >= options->min && a + length > at && length > best.length) best = (plain_passage){a, length, b};
        }
    }
    return best;
}

static vl_string told_plainly(vl_context *context, const random_text *text, const vl_reuse_options *options) {
    vl_string out = VL_STRING;
    for (size_t first = 0, end; first < text->count; first = end) {
        plain_passage passage = passage_of(text, options, first);
        size_t border = first < text->split ? text->split : text->count;
        for (end = first + 1; end < border; end++) {
            plain_passage next = passage_of(text, options, end);
            if (next.first != passage.first || next.length != passage.length) break;
        }
        size_t document = first < text->split ? text->split : text->count - text->split;
        if (passage.length == 0 || (end - first < options->min && end - first < document)) continue;
        size_t earlier = passage.earlier + (first - passage.first);
        vl_string_print(context, &out, "%s%d.1<%d.1 %d 1.00", out.size ? " / " : "", first >= text->split, earlier >= text->split,
                        (int)(end - first));
        for (size_t i = first; i < end; i++) vl_string_print(context, &out, " %c", text->letters[i]);
    }
    return out;
}

static vl_corpus *read_random(vl_context *context, const random_text *text) {
    char written[2 * MOST];
    for (size_t i = 0; i < text->count; i++) {
        written[2 * i] = text->letters[i];
        written[2 * i + 1] = ' ';
    }
    const vl_text texts[] = {{written, 2 * text->split}, {written + 2 * text->split, 2 * (text->count - text->split)}};
    return read_texts(context, "en", false, texts, 2);
}

/* Letters at random, with copies of earlier ones between. */
static random_text make_random(uint64_t *state, size_t round) {
    random_text text = {.count = 2 + round % (MOST - 1)};
    for (size_t i = 0, copied = 0, from = 0; i < text.count; i++, from++) {
        *state = *state * 6364136223846793005u + 1442695040888963407u;
        if (copied == 0 && i > 0 && *state >> 62 == 0) {
            copied = 2 + (*state >> 40) % 20;
            from = (*state >> 20) % i;
        }
        text.letters[i] = copied ? text.letters[from] : (char)('a' + (*state >> 33) % 20);
        copied -= copied > 0;
    }
    text.split = (*state >> 33) % text.count;
    return text;
}

/* How many letters the rows tell of: each stands by itself. */
static size_t told_letters(const vl_string *told) {
    size_t letters = 0;
    for (size_t i = 0; i < told->size; i++) letters += told->data[i] >= 'a' && told->data[i] <= 'z';
    return letters;
}

/* True if two letters in a row occur so often that not all their places are kept. Then another source may be told,
 * and a rest that is shorter than a passage be told or not. */
static bool too_frequent(const random_text *text) {
    unsigned counts[26 * 26] = {0}, most = 0;
    for (size_t i = 1; i < text->count; i++) {
        unsigned *count = &counts[(text->letters[i - 1] - 'a') * 26 + (text->letters[i] - 'a')];
        if (++*count > most) most = *count;
    }
    return most > 16;
}

static void test_random(checks *check) {
    uint64_t state = 11, tried = 0, other = 0;
    for (size_t round = 0; round < 5000; round++) {
        random_text text = make_random(&state, round);
        bool frequent = too_frequent(&text);
        tried += frequent;
        vl_reuse_options options = exactly(1 + round % 5, 2 + round % 7);
        options.within = (vl_reuse_within)(round % 3);
        if (options.n < 2) options.n = 2;
        vl_corpus *corpus = read_random(check->context, &text);
        vl_string found = told(check, corpus, &options), expected = told_plainly(check->context, &text, &options);
        bool same = vl_text_equal(vl_string_text(&found), vl_string_text(&expected));
        if (frequent && !same) {
            size_t one = told_letters(&found), two = told_letters(&expected);
            CHECK((one > two ? one - two : two - one) < options.min);
            other++;
        } else {
            CHECK_TEXT(vl_string_text(&found), vl_string_text(&expected));
        }
        vl_string_free(check->context, &found);
        vl_string_free(check->context, &expected);
        vl_corpus_free(corpus);
    }
    CHECK(tried > 2000);
    CHECK(other <= 3);
}

/* Long runs, where tokens are compared by hash: a run of every length up to 200, its copy, and what ends both. */
static void test_long(checks *check) {
    const vl_reuse_options options = exactly(4, 4);
    for (size_t length = 4; length < 200; length++) {
        vl_string text = VL_STRING, copy = VL_STRING;
        for (size_t i = 0; i < length; i++) vl_string_print(check->context, &text, "w%zu ", i);
        vl_string_print(check->context, &copy, "x %.*s y", (int)text.size, text.data);
        const vl_text both[] = {vl_string_text(&text), vl_string_text(&copy)};
        vl_corpus *corpus = read_texts(check->context, "en", false, both, 2);
        vl_table *table = NULL;
        if (CHECK(corpus != NULL) && CHECK(!vl_reuse_find(corpus, &options, &table, NULL))) {
            CHECK_INTEGER(vl_table_row_count(table), 1);
            CHECK_INTEGER(integer_at(table, 0, "words"), length);
            CHECK_NUMBER(number_at(table, 0, "share"), (double)length / (double)(length + 2), 1e-15);
        }
        vl_table_free(table);
        vl_corpus_free(corpus);
        vl_string_free(check->context, &text);
        vl_string_free(check->context, &copy);
    }
}

static bool told_to_stop(void *data) {
    return *(const bool *)data;
}

static void test_cancel(checks *check) {
    bool stop = false;
    const vl_context_options options = {.cancelled = told_to_stop, .data = &stop};
    vl_context *context;
    vl_string text = VL_STRING;
    if (!CHECK(!vl_context_create(&options, &context, NULL))) return;
    for (int i = 0; i < 70000; i++) vl_string_append(context, &text, "a ", 2);
    const vl_text one = vl_string_text(&text);
    vl_corpus *corpus = read_texts(context, "en", false, &one, 1);
    vl_table *table = NULL;
    stop = true;
    if (CHECK(corpus != NULL)) CHECK_INTEGER(vl_reuse_find(corpus, NULL, &table, NULL), VL_ERROR_CANCELLED);
    CHECK(table == NULL);
    vl_corpus_free(corpus);
    vl_string_free(context, &text);
    CHECK_INTEGER(vl_context_memory_used(context), 0);
    vl_context_free(context);
}

void test_reuse(checks *check) {
    test_exact(check);
    test_paragraphs(check);
    test_overlaps(check);
    test_within(check);
    test_near(check);
    test_near_borders(check);
    test_units(check);
    test_forms(check);
    test_left_out(check);
    test_arguments(check);
    test_random(check);
    test_long(check);
    test_cancel(check);
}
