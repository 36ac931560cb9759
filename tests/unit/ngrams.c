/* n-grams of small texts, counted by hand, and of large ones against the plain definition. */
#include "rows.h"

/* The table of a text, NULL if it cannot be made; `counts` may be NULL. */
static vl_table *count(const vl_corpus *corpus, const vl_ngrams_options *options, vl_association_counts *counts) {
    vl_table *table = NULL;
    return corpus && !vl_ngrams(corpus, options, &table, counts, NULL) ? table : NULL;
}

static void test_counts(checks *check) {
    static const char *const texts[] = {"a b a b, a c.\nA b.", "b a b", NULL};
    vl_corpus *corpus = read_list(check->context, "en", texts);
    vl_ngrams_options options = VL_NGRAMS_OPTIONS;
    vl_association_counts counts;
    CHECK_ROWS(count(corpus, NULL, &counts), "a b 4 2;b a 2 2;a c 1 1;");
    CHECK_INTEGER(counts.found, 3);
    CHECK_INTEGER(counts.incomplete, 0);
    options.n = 1;
    CHECK_ROWS(count(corpus, &options, NULL), "a 5 2;b 5 2;c 1 1;");
    options.n = 3;
    CHECK_ROWS(count(corpus, &options, NULL), "b a b 2 2;a b a 1 1;");
    options.n = 4;
    CHECK_ROWS(count(corpus, &options, NULL), "a b a b 1 1;");
    options.n = 16;
    CHECK_ROWS(count(corpus, &options, NULL), "");
    options.n = 2;
    options.counted.form = VL_FORM_EXACT;
    CHECK_ROWS(count(corpus, &options, NULL), "a b 3 2;b a 2 2;A b 1 1;a c 1 1;");
    vl_corpus_free(corpus);
}

static void test_borders(checks *check) {
    vl_corpus *corpus = read_text(check->context, "en", "One two. Three four.\nFive six.");
    vl_ngrams_options options = VL_NGRAMS_OPTIONS;
    CHECK_ROWS(count(corpus, &options, NULL), "five six 1 1;one two 1 1;three four 1 1;");
    options.within = VL_WITHIN_PARAGRAPH;
    CHECK_ROWS(count(corpus, &options, NULL), "five six 1 1;one two 1 1;three four 1 1;");
    options.close_gaps = true;
    CHECK_ROWS(count(corpus, &options, NULL), "five six 1 1;one two 1 1;three four 1 1;two three 1 1;");
    options.within = VL_WITHIN_DOCUMENT;
    CHECK_ROWS(count(corpus, &options, NULL), "five six 1 1;four five 1 1;one two 1 1;three four 1 1;two three 1 1;");
    options.within = VL_WITHIN_SENTENCE;
    CHECK_ROWS(count(corpus, &options, NULL), "five six 1 1;one two 1 1;three four 1 1;");
    vl_corpus_free(corpus);
}

static void test_left_out(checks *check) {
    vl_corpus *corpus = read_text(check->context, "en", "salt and pepper, 5 salt AND oil");
    const vl_text stop_words[] = {vl_text_of("And")};
    vl_ngrams_options options = VL_NGRAMS_OPTIONS;
    options.counted.stop_words = stop_words;
    options.counted.stop_word_count = 1;
    CHECK_ROWS(count(corpus, &options, NULL), "");
    options.close_gaps = true;
    CHECK_ROWS(count(corpus, &options, NULL), "pepper salt 1 1;salt oil 1 1;salt pepper 1 1;");
    options.counted.stop_word_count = 0;
    options.close_gaps = false;
    options.counted.kinds = VL_KINDS_WORD | 1u << VL_KIND_NUMBER;
    CHECK_ROWS(count(corpus, &options, NULL), "salt and 2 1;5 salt 1 1;and oil 1 1;and pepper 1 1;");
    vl_corpus_free(corpus);
}

static void test_skipped(checks *check) {
    vl_corpus *corpus = read_text(check->context, "en", "insurgents killed in ongoing fighting");
    vl_ngrams_options options = VL_NGRAMS_OPTIONS;
    vl_association_counts counts;
    options.skip = 2;
    /* The example of Guthrie et al. 2006. */
    CHECK_ROWS(count(corpus, &options, &counts),
               "in fighting 1 1;in ongoing 1 1;insurgents in 1 1;insurgents killed 1 1;insurgents ongoing 1 1;"
               "killed fighting 1 1;killed in 1 1;killed ongoing 1 1;ongoing fighting 1 1;");
    options.n = 3;
    CHECK_ROWS(count(corpus, &options, &counts),
               "in ongoing fighting 1 1;insurgents in fighting 1 1;insurgents in ongoing 1 1;insurgents killed fighting 1 1;"
               "insurgents killed in 1 1;insurgents killed ongoing 1 1;insurgents ongoing fighting 1 1;killed in fighting 1 1;"
               "killed in ongoing 1 1;killed ongoing fighting 1 1;");
    options.skip = 0;
    CHECK_ROWS(count(corpus, &options, NULL), "in ongoing fighting 1 1;insurgents killed in 1 1;killed in ongoing 1 1;");
    vl_corpus_free(corpus);
    corpus = read_text(check->context, "en", "a b, c d");
    options.n = 2;
    options.skip = 2;
    CHECK_ROWS(count(corpus, &options, NULL), "a b 1 1;c d 1 1;");
    vl_corpus_free(corpus);
}

static void test_rows(checks *check) {
    vl_corpus *corpus = read_text(check->context, "en", "a b, a b, a b, b c, b c, a c, ă c");
    vl_ngrams_options options = VL_NGRAMS_OPTIONS;
    vl_association_counts counts;
    const vl_association_measure *measures[] = {vl_association_measure_find(vl_text_of("mi")),
                                                vl_association_measure_find(vl_text_of("fisher"))};
    options.association.measures = measures;
    options.association.measure_count = 1;
    /* Of 7 bigrams 4 begin with a and 3 end with b: mi of "a b" is log2(3 * 7 / (4 * 3)). */
    CHECK_ROWS(count(corpus, &options, &counts), "a b 3 1 0.8074;b c 2 1 0.8074;a c 1 1 -1.1926;ă c 1 1 0.8074;");
    options.association.min = 2;
    CHECK_ROWS(count(corpus, &options, &counts), "a b 3 1 0.8074;b c 2 1 0.8074;");
    CHECK_INTEGER(counts.found, 2);
    options.association.min = 1;
    options.association.top = 3;
    options.association.sort = vl_text_of("mi");
    CHECK_ROWS(count(corpus, &options, &counts), "a b 3 1 0.8074;b c 2 1 0.8074;ă c 1 1 0.8074;");
    CHECK_INTEGER(counts.found, 4);
    options.association.sort = vl_text_of("term");
    options.association.top = 0;
    CHECK_ROWS(count(corpus, &options, NULL), "a b 3 1 0.8074;a c 1 1 -1.1926;ă c 1 1 0.8074;b c 2 1 0.8074;");
    options.association.measures = measures + 1;
    options.association.sort = vl_text_of("fisher"); /* the smallest first */
    options.association.top = 1;
    CHECK_ROWS(count(corpus, &options, NULL), "a b 3 1 0.1143;");
    vl_corpus_free(corpus);
}

/* Words of several syllables, and tokens that read like them once they are joined. */
static void test_words(checks *check) {
    vl_corpus *corpus = read_with_lexicon(check->context, "vi", "cải cách;", "Cải cách nhanh, cải_cách nhanh");
    vl_ngrams_options options = VL_NGRAMS_OPTIONS;
    options.counted.unit = VL_UNIT_SYLLABLE;
    CHECK_ROWS(count(corpus, &options, NULL), "cách nhanh 1 1;cải cách 1 1;cải_cách nhanh 1 1;");
    options.counted.unit = VL_UNIT_WORD;
    CHECK_ROWS(count(corpus, &options, NULL), "cải_cách nhanh 2 1;");
    options.n = 1;
    CHECK_ROWS(count(corpus, &options, NULL), "nhanh 2 1;cải cách 1 1;cải_cách 1 1;");
    vl_corpus_free(corpus);
}

static void test_refused(checks *check) {
    vl_corpus *corpus = read_text(check->context, "en", "a b");
    const vl_association_measure *measure = vl_association_measure_find(vl_text_of("mi"));
    vl_ngrams_options options = VL_NGRAMS_OPTIONS;
    vl_table *table = NULL;
    vl_error error;
    options.n = 0;
    CHECK_INTEGER(vl_ngrams(corpus, &options, &table, NULL, &error), VL_ERROR_ARGUMENT);
    options.n = 17;
    CHECK_INTEGER(vl_ngrams(corpus, &options, &table, NULL, &error), VL_ERROR_ARGUMENT);
    CHECK_STRING(error.message, "n is 17, not from 1 to 16");
    options.n = 3;
    options.association.measures = &measure;
    options.association.measure_count = 1;
    CHECK_INTEGER(vl_ngrams(corpus, &options, &table, NULL, &error), VL_ERROR_ARGUMENT);
    CHECK_STRING(error.message, "measures are of pairs, and n is 3, not 2");
    options.n = 2;
    options.association.sort = vl_text_of("weight");
    CHECK_INTEGER(vl_ngrams(corpus, &options, &table, NULL, &error), VL_ERROR_ARGUMENT);
    CHECK_STRING(error.message, "sort: the table has no column 'weight'");
    options.association.sort = (vl_text){0};
    options.skip = 101;
    CHECK_INTEGER(vl_ngrams(corpus, &options, &table, NULL, &error), VL_ERROR_ARGUMENT);
    CHECK(!table);
    vl_corpus_free(corpus);
}

/* A text without anything to count. */
static void test_empty(checks *check) {
    vl_corpus *corpus = read_text(check->context, "en", "");
    vl_ngrams_options options = VL_NGRAMS_OPTIONS;
    CHECK_ROWS(count(corpus, &options, NULL), "");
    options.n = 1;
    CHECK_ROWS(count(corpus, &options, NULL), "");
    vl_corpus_free(corpus);
}

/* A text that fills blocks, queues and parts, where every count is known. */
static void test_long(checks *check) {
    enum { ROUNDS = 30000, TERMS = 7 };
    static const char *const terms[TERMS] = {"a", "b", "c", "d", "e", "f", "g"};
    vl_context *context = check->context;
    vl_string text = VL_STRING;
    for (int i = 0; i < ROUNDS * TERMS; i++) {
        append(context, &text, vl_text_of(terms[i % TERMS]));
        append(context, &text, vl_text_of(" "));
    }
    vl_corpus *corpus = read_text(context, "en", text.data);
    vl_ngrams_options options = VL_NGRAMS_OPTIONS;
    CHECK_ROWS(count(corpus, &options, NULL), "a b 30000 1;b c 30000 1;c d 30000 1;d e 30000 1;e f 30000 1;f g 30000 1;"
                                              "g a 29999 1;");
    options.n = 4;
    options.association.top = 2;
    options.association.min = 30000;
    CHECK_ROWS(count(corpus, &options, NULL), "a b c d 30000 1;b c d e 30000 1;");
    options = VL_NGRAMS_OPTIONS;
    options.skip = 6;
    options.association.top = 1;
    options.association.sort = vl_text_of("term");
    CHECK_ROWS(count(corpus, &options, NULL), "a a 29999 1;");
    vl_corpus_free(corpus);
    vl_string_free(context, &text);
}

void test_ngrams(checks *check) {
    test_counts(check);
    test_borders(check);
    test_left_out(check);
    test_skipped(check);
    test_rows(check);
    test_words(check);
    test_refused(check);
    test_empty(check);
    test_long(check);
}
