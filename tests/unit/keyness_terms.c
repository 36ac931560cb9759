/* The terms that tell a corpus from a reference. */
#include <math.h>

#include "corpus/frequencies.h"
#include "documents.h"

static vl_keyness_reference of_corpus(const vl_corpus *corpus) {
    return (vl_keyness_reference){corpus, NULL, 0};
}

/* The terms of the table with both counts, "term 1 2; …", or the message of the error. */
static vl_string compare(checks *check, const vl_corpus *target, const vl_keyness_reference *reference,
                         const vl_keyness_options *options, vl_table **table) {
    vl_context *context = check->context;
    vl_string out = VL_STRING;
    vl_error error;
    vl_keyness_counts counts = {0};
    vl_status status = vl_keyness_terms(target, reference, options, table, &counts, &error);
    if (status) vl_string_print(context, &out, "%s", error.message);
    for (uint64_t i = 0; !status && i < vl_table_row_count(*table); i++) {
        vl_text term = vl_table_cell(*table, i, 0).value.text;
        vl_string_append(context, &out, term.data, term.size);
        vl_string_print(context, &out, " %d %d; ", (int)vl_table_cell(*table, i, 1).value.integer,
                        (int)vl_table_cell(*table, i, 2).value.integer);
    }
    if (!status) vl_string_print(context, &out, "%d", (int)counts.terms);
    return out;
}

static void check_terms(checks *check, const vl_corpus *target, vl_keyness_reference reference,
                        const vl_keyness_options *options, const char *expected) {
    vl_table *table = NULL;
    vl_string got = compare(check, target, &reference, options, &table);
    CHECK_TEXT(vl_string_text(&got), vl_text_of(expected));
    vl_string_free(check->context, &got);
    vl_table_free(table);
}

/* Target: a 4, b 2, c 1, e 1 of 8; reference: a 2, b 4, d 2, e 2 of 10. */
static const char *const TEXTS[] = {"a a a a b b c e", "b b b b a a d d e e", NULL};

static void test_directions(checks *check) {
    vl_corpus *both = read_list(check->context, "en", TEXTS), *target, *rest;
    const uint64_t first = 0;
    vl_keyness_options options = VL_KEYNESS_OPTIONS;
    if (!CHECK(both && !vl_corpus_pick(both, &first, 1, &target, NULL) && !vl_corpus_rest(target, &rest, NULL))) return;
    check_terms(check, target, of_corpus(rest), NULL, "a 4 2; c 1 0; 2");
    options.top = 1;
    check_terms(check, target, of_corpus(rest), &options, "a 4 2; 2");
    options.top = 0;
    options.direction = VL_KEYNESS_UNDER;
    check_terms(check, target, of_corpus(rest), &options, "d 0 2; b 2 4; e 1 2; 3");
    options.min = 3;
    check_terms(check, target, of_corpus(rest), &options, "b 2 4; 1");
    options.min = 2;
    options.direction = VL_KEYNESS_BOTH;
    options.sort = VL_KEYNESS_BY_COUNT;
    check_terms(check, target, of_corpus(rest), &options, "a 4 2; b 2 4; e 1 2; d 0 2; 4");
    options.min = 1;
    options.sort = 1; /* log ratio, from over to under */
    check_terms(check, target, of_corpus(rest), &options, "a 4 2; c 1 0; b 2 4; e 1 2; d 0 2; 5");
    options.direction = VL_KEYNESS_UNDER;
    check_terms(check, target, of_corpus(rest), &options, "d 0 2; b 2 4; e 1 2; 3");
    vl_corpus_free(target);
    vl_corpus_free(rest);
    vl_corpus_free(both);
}

/* Each value is that of the pure function of the counts, all tokens being the sizes. */
static void test_values(checks *check) {
    vl_corpus *both = read_list(check->context, "en", TEXTS), *target, *rest;
    const uint64_t first = 0;
    size_t count;
    const vl_keyness_measure *measures = vl_keyness_measures(&count);
    vl_keyness_column columns[32];
    vl_keyness_options options = VL_KEYNESS_OPTIONS;
    vl_table *table = NULL;
    if (!CHECK(both && count <= 32 && !vl_corpus_pick(both, &first, 1, &target, NULL) && !vl_corpus_rest(target, &rest, NULL))) return;
    for (size_t i = 0; i < count; i++) columns[i] = (vl_keyness_column){&measures[i], NAN};
    options.columns = columns;
    options.column_count = count;
    options.direction = VL_KEYNESS_BOTH;
    vl_keyness_reference reference = of_corpus(rest);
    CHECK(!vl_keyness_terms(target, &reference, &options, &table, NULL, NULL));
    CHECK_INTEGER(vl_table_row_count(table), 5);
    for (uint64_t row = 0; row < 5; row++) {
        double f1 = (double)vl_table_cell(table, row, 1).value.integer, f2 = (double)vl_table_cell(table, row, 2).value.integer;
        for (size_t i = 0; i < count; i++) {
            bool family = measures[i].parameter && strcmp(measures[i].parameter, "family") == 0;
            double expected = measures[i].compute(f1, 8, f2, 10, family ? 5 : measures[i].otherwise);
            vl_cell cell = vl_table_cell(table, row, 3 + i);
            CHECK_INTEGER(cell.kind, isfinite(expected) ? VL_CELL_NUMBER : VL_CELL_EMPTY);
            if (cell.kind == VL_CELL_NUMBER) CHECK(cell.value.number == expected);
        }
    }
    vl_table_free(table);
    vl_corpus_free(target);
    vl_corpus_free(rest);
    vl_corpus_free(both);
}

static void test_ranking(checks *check) {
    vl_corpus *both = read_list(check->context, "en", TEXTS), *target, *rest;
    const uint64_t first = 0;
    vl_keyness_column fisher = {vl_keyness_measure_find(vl_text_of("fisher")), NAN};
    vl_keyness_options options = VL_KEYNESS_OPTIONS;
    if (!CHECK(both && !vl_corpus_pick(both, &first, 1, &target, NULL) && !vl_corpus_rest(target, &rest, NULL))) return;
    options.columns = &fisher;
    options.column_count = 1;
    check_terms(check, target, of_corpus(rest), &options, "a 4 2; c 1 0; 2"); /* the smallest p first */
    options.direction = VL_KEYNESS_UNDER;
    check_terms(check, target, of_corpus(rest), &options, "d 0 2; b 2 4; e 1 2; 3");
    options.sort = 1;
    check_terms(check, target, of_corpus(rest), &options, "there is no measure of that number to rank by");
    vl_corpus_free(target);
    vl_corpus_free(rest);
    vl_corpus_free(both);
}

/* Stop words are in neither size. */
static void test_stop_words(checks *check) {
    vl_corpus *both = read_list(check->context, "en", TEXTS), *target, *rest;
    const uint64_t first = 0;
    const vl_text words[] = {{"A", 1}, {"d", 1}};
    vl_keyness_options options = VL_KEYNESS_OPTIONS;
    vl_table *table = NULL;
    if (!CHECK(both && !vl_corpus_pick(both, &first, 1, &target, NULL) && !vl_corpus_rest(target, &rest, NULL))) return;
    options.counted.stop_words = words;
    options.counted.stop_word_count = 2;
    vl_keyness_reference reference = of_corpus(rest);
    vl_string got = compare(check, target, &reference, &options, &table);
    CHECK_TEXT(vl_string_text(&got), vl_text_of("c 1 0; 1"));
    CHECK(vl_table_cell(table, 0, 3).value.number == vl_keyness_log_likelihood(1, 4, 0, 6));
    vl_string_free(check->context, &got);
    vl_table_free(table);
    vl_corpus_free(target);
    vl_corpus_free(rest);
    vl_corpus_free(both);
}

static vl_frequencies *make_list(checks *check, const char *text, uint64_t *size) {
    vl_frequencies *list = NULL;
    vl_string bytes = VL_STRING;
    vl_string_append(check->context, &bytes, text, strlen(text));
    CHECK(!vl_frequencies_parse(check->context, &bytes, "list", NULL, &list, size, NULL));
    vl_string_free(check->context, &bytes);
    return list;
}

/* The last cell of the row of a term, NAN if there is none. */
static double value_of(const vl_table *table, const char *term) {
    for (uint64_t i = 0; i < vl_table_row_count(table); i++)
        if (vl_text_equal(vl_table_cell(table, i, 0).value.text, vl_text_of(term)))
            return vl_table_cell(table, i, vl_table_column_count(table) - 1).value.number;
    return NAN;
}

/* The family is of all terms of either side, so that a term has one conservative log ratio whatever is listed. */
static void test_family(checks *check) {
    vl_corpus *target = read_list(check->context, "en", (const char *const[]){"a a a a a a a a a a a a a a a a a a a b", NULL});
    vl_keyness_column column = {vl_keyness_measure_find(vl_text_of("log_ratio_conservative")), NAN};
    vl_keyness_options options = VL_KEYNESS_OPTIONS;
    uint64_t size = 0;
    vl_frequencies *list = make_list(check, "term\tcount\nb\t3000\nd\t5\nabsent\t0\n", &size);
    vl_keyness_reference reference = {NULL, list, 0};
    double expected = vl_keyness_log_ratio_conservative(1, 20, 3000, 3005, 3); /* a, b, d */
    options.columns = &column;
    options.column_count = 1;
    CHECK(expected < 0);
    for (int direction = VL_KEYNESS_UNDER; direction <= VL_KEYNESS_BOTH; direction++) {
        for (options.min = 1; options.min <= 3000; options.min += 2999) {
            vl_table *table = NULL;
            options.direction = (vl_keyness_direction)direction;
            if (!CHECK(!vl_keyness_terms(target, &reference, &options, &table, NULL, NULL))) continue;
            CHECK_NUMBER(value_of(table, "b"), expected, 0);
            vl_table_free(table);
        }
    }
    vl_frequencies_free(list);
    vl_corpus_free(target);
}

/* A list of another program: its terms are found however they are written. */
static void test_lists(checks *check) {
    const char *const texts[] = {"Hòa Bình cải cách cải cách snake_case", NULL};
    vl_corpus_options how = VL_CORPUS_OPTIONS;
    how.language = "vi";
    how.lexicon = make_lexicon(check->context, "hòa bình;cải cách");
    vl_text text = vl_text_of(texts[0]);
    vl_corpus *corpus = read_texts_by(check->context, &how, &text, 1);
    uint64_t size = 0;
    vl_frequencies *list = make_list(check, "cải_cách\t1\nCải cách\t1\nhoà_bình\t7\nsnake_case\t3\nđô_thị\t4\nđô thị\t2\n", &size);
    vl_keyness_reference reference = {NULL, list, size};
    vl_keyness_options options = VL_KEYNESS_OPTIONS;
    options.direction = VL_KEYNESS_BOTH;
    options.sort = VL_KEYNESS_BY_COUNT;
    check_terms(check, corpus, reference, &options, "cải cách 2 2; hòa bình 1 7; snake_case 1 3; đô thị 0 6; 4");
    reference.size = 17;
    check_terms(check, corpus, reference, &options, "the size of the reference is 17, but its counts are 18 in all");
    options.counted.form = VL_FORM_BARE;
    check_terms(check, corpus, reference, &options, "the reference has counted another unit, form or kinds of tokens");
    vl_frequencies_free(list);
    vl_corpus_free(corpus);
    vl_lexicon_free(how.lexicon);
}

/* The size of a list is more than its counts, where it was cut. */
static void test_sizes(checks *check) {
    vl_corpus *corpus = read_text(check->context, "en", "a a b");
    uint64_t size = 0;
    vl_frequencies *list = make_list(check, "term\tcount\tper_million\na\t10\t100000\n", &size);
    vl_keyness_reference reference = {NULL, list, size};
    vl_keyness_options options = VL_KEYNESS_OPTIONS;
    vl_table *table = NULL;
    CHECK_INTEGER(size, 100);
    options.sort = VL_KEYNESS_BY_COUNT;
    CHECK(!vl_keyness_terms(corpus, &reference, &options, &table, NULL, NULL));
    CHECK(vl_table_cell(table, 0, 3).value.number == vl_keyness_log_likelihood(2, 3, 10, 100));
    vl_table_free(table);
    const vl_text stop = {"a", 1};
    options.counted.stop_words = &stop;
    options.counted.stop_word_count = 1;
    vl_keyness_counts counts;
    CHECK(!vl_keyness_terms(corpus, &reference, &options, &table, &counts, NULL));
    CHECK(vl_table_cell(table, 0, 3).value.number == vl_keyness_log_likelihood(1, 1, 0, 90));
    CHECK_INTEGER(counts.target_size, 1);
    CHECK_INTEGER(counts.reference_size, 90);
    CHECK_INTEGER(counts.compared, 1);
    vl_table_free(table);
    vl_frequencies_free(list);
    vl_corpus_free(corpus);
}

static void test_empty(checks *check) {
    vl_corpus *empty = read_text(check->context, "en", ""), *full = read_text(check->context, "en", "a"), *rest = NULL;
    check_terms(check, empty, of_corpus(full), NULL, "0");
    check_terms(check, full, of_corpus(empty), NULL, "the reference has no token that counts: there is nothing to compare with");
    check_terms(check, full, of_corpus(full), NULL, "0");
    CHECK(!vl_corpus_rest(full, &rest, NULL));
    CHECK_INTEGER(vl_corpus_document_count(rest), 0);
    vl_corpus_free(rest);
    vl_corpus_free(full);
    vl_corpus_free(empty);
}

void test_keyness_terms(checks *check) {
    test_directions(check);
    test_values(check);
    test_family(check);
    test_ranking(check);
    test_stop_words(check);
    test_lists(check);
    test_sizes(check);
    test_empty(check);
}
