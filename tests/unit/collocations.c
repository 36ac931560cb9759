/* Collocations and cooccurrences of small texts, counted by hand. */
#include "rows.h"

static const vl_association_measure *measure_named(const char *name) {
    return vl_association_measure_find(vl_text_of(name));
}

static vl_table *collocate(const vl_corpus *corpus, const char *node, const vl_collocations_options *options,
                           vl_association_counts *counts) {
    vl_table *table = NULL;
    vl_pattern *pattern = NULL;
    if (!corpus || vl_pattern_create(vl_corpus_context(corpus), vl_text_of(node), NULL, &pattern, NULL)) return NULL;
    vl_status status = vl_collocations(corpus, pattern, options, &table, counts, NULL, NULL);
    vl_pattern_free(pattern);
    return status ? NULL : table;
}

static vl_table *pairs_of(const vl_corpus *corpus, const vl_cooccurrences_options *options, vl_association_counts *counts) {
    vl_table *table = NULL;
    return corpus && !vl_cooccurrences(corpus, options, &table, counts, NULL) ? table : NULL;
}

static void test_windows(checks *check) {
    vl_corpus *corpus = read_text(check->context, "en", "a b, x c d. Now x e.\nF x");
    vl_collocations_options options = VL_COLLOCATIONS_OPTIONS;
    CHECK_ROWS(collocate(corpus, "x", NULL, NULL), "a 1 1;b 1 1;c 1 1;d 1 1;e 1 1;f 1 1;now 1 1;");
    options.left = 1;
    options.right = 0;
    CHECK_ROWS(collocate(corpus, "x", &options, NULL), "b 1 1;f 1 1;now 1 1;");
    options.left = 0;
    options.right = 1;
    CHECK_ROWS(collocate(corpus, "x", &options, NULL), "c 1 1;e 1 1;");
    options.right = 3;
    options.within = VL_WITHIN_PARAGRAPH;
    CHECK_ROWS(collocate(corpus, "x", &options, NULL), "c 1 1;d 1 1;e 1 1;now 1 1;");
    options.right = UINT64_MAX;
    options.left = UINT64_MAX;
    options.within = VL_WITHIN_DOCUMENT;
    options.association.top = 2;
    /* Each x stands near both others. */
    CHECK_ROWS(collocate(corpus, "x", &options, NULL), "x 6 3;a 3 1;");
    options.left = options.right = 0;
    CHECK_ROWS(collocate(corpus, "x", &options, NULL), "");
    CHECK_ROWS(collocate(corpus, "y", NULL, NULL), "");
    vl_corpus_free(corpus);
}

/* Both kinds of margins, by hand: 10 tokens, x 3 times; a stands in the windows of two of them. */
static void test_margins(checks *check) {
    vl_corpus *corpus = read_text(check->context, "en", "x a x b. C a d. X b e");
    const vl_association_measure *measures[] = {measure_named("mi"), measure_named("log_likelihood")};
    vl_collocations_options options = VL_COLLOCATIONS_OPTIONS;
    vl_association_counts counts;
    options.left = options.right = 1;
    options.association.measures = measures;
    options.association.measure_count = 2;
    /* mi of a: log2(2 * 10 / (3 * 2)). */
    CHECK_ROWS(collocate(corpus, "x", &options, &counts), "a 2 2 1.7370 6.1890;b 2 2 1.7370 6.1890;");
    CHECK_INTEGER(counts.incomplete, 0);
    /* Without x 7 tokens, 3 of them in windows: a once of 2, b both times. */
    options.margins = VL_MARGINS_WINDOW;
    CHECK_ROWS(collocate(corpus, "x", &options, &counts), "b 2 2 1.2224 4.5567;a 1 2 0.2224 0.0580;");
    vl_corpus_free(corpus);
}

/* A token in more windows than it has places: no contingency table with four cells, and said so. */
static void test_incomplete(checks *check) {
    vl_corpus *corpus = read_text(check->context, "en", "x a x b c d");
    const vl_association_measure *measures[] = {measure_named("log_likelihood"), measure_named("log_dice")};
    vl_collocations_options options = VL_COLLOCATIONS_OPTIONS;
    vl_association_counts counts;
    options.left = options.right = 1;
    options.association.measures = measures;
    options.association.measure_count = 2;
    CHECK_ROWS(collocate(corpus, "x", &options, &counts), "b 1 1 2.6341 13.4150;a 2 1 - -;");
    CHECK_INTEGER(counts.incomplete, 1);
    CHECK_INTEGER(counts.found, 2);
    options.association.top = 1;
    CHECK_ROWS(collocate(corpus, "x", &options, &counts), "b 1 1 2.6341 13.4150;");
    CHECK_INTEGER(counts.incomplete, 0);
    CHECK_INTEGER(counts.found, 2);
    options.margins = VL_MARGINS_WINDOW;
    CHECK_ROWS(collocate(corpus, "x", &options, &counts), "a 1 1 1.7261 13.4150;");
    CHECK_INTEGER(counts.incomplete, 0);
    /* The normalized information of a would be 1.63, above the 1 of always together. */
    measures[0] = measure_named("npmi");
    options.association.measure_count = 1;
    options.association.top = 0;
    options.margins = VL_MARGINS_NODE;
    CHECK_ROWS(collocate(corpus, "x", &options, &counts), "b 1 1 0.6131;a 2 1 -;");
    CHECK_INTEGER(counts.incomplete, 1);
    vl_corpus_free(corpus);
}

/* A node that is part of a word takes all of it; tokens that are left out take no place. */
static void test_nodes(checks *check) {
    vl_corpus *corpus = read_with_lexicon(check->context, "vi", "hành chính;cải cách;", "ta làm cải cách hành chính, 5 rồi nghỉ");
    const vl_text stop_word = vl_text_of("Rồi");
    vl_collocations_options options = VL_COLLOCATIONS_OPTIONS;
    options.left = options.right = 1;
    CHECK_ROWS(collocate(corpus, "cách hành", &options, NULL), "làm 1 1;rồi 1 1;");
    CHECK_ROWS(collocate(corpus, "chính", &options, NULL), "cải cách 1 1;rồi 1 1;");
    CHECK_ROWS(collocate(corpus, "làm … hành", &options, NULL), "rồi 1 1;ta 1 1;");
    options.counted.stop_words = &stop_word;
    options.counted.stop_word_count = 1;
    CHECK_ROWS(collocate(corpus, "chính", &options, NULL), "cải cách 1 1;nghỉ 1 1;");
    options.counted.unit = VL_UNIT_SYLLABLE;
    CHECK_ROWS(collocate(corpus, "chính", &options, NULL), "hành 1 1;nghỉ 1 1;");
    options.counted.kinds |= 1u << VL_KIND_NUMBER;
    CHECK_ROWS(collocate(corpus, "chính", &options, NULL), "5 1 1;hành 1 1;");
    vl_corpus_free(corpus);
}

/* How often the node occurs, and how often as a part of a longer word. */
static void test_node_counts(checks *check) {
    vl_corpus *corpus = read_with_lexicon(check->context, "vi", "hành chính;cải cách;", "cải cách hành chính; hành. ta hành chính");
    static const struct {
        const char *node;
        vl_unit unit;
        uint64_t occurrences, inside;
    } cases[] = {
        {"hành", VL_UNIT_WORD, 3, 2},       {"hành", VL_UNIT_SYLLABLE, 3, 0}, {"hành chính", VL_UNIT_WORD, 2, 0},
        {"cách hành", VL_UNIT_WORD, 1, 1},  {"cải … hành", VL_UNIT_WORD, 1, 1}, {"chính", VL_UNIT_WORD, 2, 2},
        {"h*", VL_UNIT_WORD, 3, 0},         {"không", VL_UNIT_WORD, 0, 0},
    };
    for (size_t i = 0; corpus && i < sizeof cases / sizeof *cases; i++) {
        vl_collocations_options options = VL_COLLOCATIONS_OPTIONS;
        vl_node_counts counts = {9, 9};
        vl_table *table = NULL;
        vl_pattern *pattern = NULL;
        options.counted.unit = cases[i].unit;
        CHECK(!vl_pattern_create(check->context, vl_text_of(cases[i].node), NULL, &pattern, NULL));
        CHECK(!vl_collocations(corpus, pattern, &options, &table, NULL, &counts, NULL));
        CHECK_INTEGER(counts.occurrences, cases[i].occurrences);
        CHECK_INTEGER(counts.inside, cases[i].inside);
        vl_table_free(table);
        vl_pattern_free(pattern);
    }
    vl_corpus_free(corpus);
}

static void test_pairs(checks *check) {
    static const char *const texts[] = {"B a b, c.", "a a", NULL};
    vl_corpus *corpus = read_list(check->context, "en", texts);
    const vl_association_measure *measures[] = {measure_named("log_dice"), measure_named("log_likelihood")};
    vl_cooccurrences_options options = VL_COOCCURRENCES_OPTIONS;
    vl_association_counts counts;
    options.window = 1;
    CHECK_ROWS(pairs_of(corpus, &options, &counts), "a b 2 3 2;a a 1 3 3;b c 1 2 1;");
    CHECK_INTEGER(counts.found, 3);
    options.window = 2;
    CHECK_ROWS(pairs_of(corpus, &options, NULL), "a b 2 3 2;a a 1 3 3;a c 1 3 1;b b 1 2 2;b c 1 2 1;");
    options.window = VL_COOCCURRENCES_WINDOW;
    options.association.min = 2;
    CHECK_ROWS(pairs_of(corpus, &options, &counts), "a b 2 3 2;b c 2 2 1;");
    options.association.min = 1;
    options.association.top = 2;
    options.association.measures = measures;
    options.association.measure_count = 2;
    CHECK_ROWS(pairs_of(corpus, &options, &counts), "a b 2 3 2 13.6781 3.8191;a c 1 3 1 13.0000 1.5876;");
    CHECK_INTEGER(counts.incomplete, 0);
    CHECK_INTEGER(counts.found, 5);
    options.association.sort = vl_text_of("joint");
    CHECK_ROWS(pairs_of(corpus, &options, &counts), "a b 2 3 2 13.6781 3.8191;b c 2 2 1 - -;");
    CHECK_INTEGER(counts.incomplete, 1);
    options.association.sort = vl_text_of("second");
    CHECK_ROWS(pairs_of(corpus, &options, &counts), "a a 1 3 3 12.4150 0.6796;a b 2 3 2 13.6781 3.8191;");
    options.window = 0;
    vl_table *table = NULL;
    CHECK_INTEGER(vl_cooccurrences(corpus, &options, &table, NULL, NULL), VL_ERROR_ARGUMENT);
    vl_error error;
    options.window = VL_COOCCURRENCES_WINDOW + 1;
    CHECK_INTEGER(vl_cooccurrences(corpus, &options, &table, NULL, &error), VL_ERROR_ARGUMENT);
    CHECK_STRING(error.message, "window is 1001, not from 1 to 1000");
    vl_corpus_free(corpus);
}

/* Windows of any width cost no more than narrow ones: each of the tokens stands near all others. */
static void test_wide_windows(checks *check) {
    vl_string text = VL_STRING;
    for (int i = 0; i < 400000; i++) append(check->context, &text, vl_text_of("a "));
    vl_corpus *corpus = read_text(check->context, "en", text.data);
    vl_collocations_options options = VL_COLLOCATIONS_OPTIONS;
    options.within = VL_WITHIN_DOCUMENT;
    options.left = options.right = 10 * 1000 * 1000;
    CHECK_ROWS(collocate(corpus, "a", &options, NULL), "a 159999600000 400000;");
    options.left = options.right = 100000;
    CHECK_ROWS(collocate(corpus, "a", &options, NULL), "a 69999900000 400000;");
    vl_corpus_free(corpus);
    vl_string_free(check->context, &text);
}

/* However little room there is, and however many passes it takes, the result is the same. */
static void test_passes(checks *check) {
    vl_context *context = check->context;
    vl_string text = VL_STRING;
    uint32_t state = 1;
    for (int i = 0; i < 20000; i++) {
        char word[16];
        state = state * 1664525u + 1013904223u;
        uint32_t a = state >> 24, b = (state >> 16 & 0xFF) + 1;
        snprintf(word, sizeof word, "%s%c%c ", i % 9 ? "" : ", ", (char)('a' + a * a / (b * 10) % 26), (char)('a' + a % 26));
        append(context, &text, vl_text_of(word));
    }
    /* One term that has more pairs than the smallest table has room for. */
    for (int i = 0; i < 2000; i++) {
        char words[32];
        snprintf(words, sizeof words, "aa %c%c%c ", 'b' + i % 20, 'a' + i / 20 % 20, 'a' + i / 400);
        append(context, &text, vl_text_of(words));
    }
    vl_corpus *corpus = read_text(context, "en", text.data);
    vl_cooccurrences_options options = VL_COOCCURRENCES_OPTIONS;
    vl_table *whole = pairs_of(corpus, &options, NULL);
    options.memory = 0;
    vl_table *parts = pairs_of(corpus, &options, NULL);
    CHECK(whole && parts);
    if (whole && parts) {
        vl_string expected = joined_rows(context, whole);
        CHECK(vl_table_row_count(whole) > 5000);
        CHECK_ROWS(parts, expected.data);
        vl_string_free(context, &expected);
    }
    vl_table_free(whole);
    vl_corpus_free(corpus);
    vl_string_free(context, &text);
}

static void test_nothing(checks *check) {
    vl_corpus *corpus = read_text(check->context, "en", "");
    CHECK_ROWS(collocate(corpus, "x", NULL, NULL), "");
    CHECK_ROWS(pairs_of(corpus, NULL, NULL), "");
    vl_corpus_free(corpus);
}

void test_collocations(checks *check) {
    test_windows(check);
    test_wide_windows(check);
    test_margins(check);
    test_incomplete(check);
    test_nodes(check);
    test_node_counts(check);
    test_pairs(check);
    test_passes(check);
    test_nothing(check);
}
