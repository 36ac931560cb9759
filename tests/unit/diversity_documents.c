/* Diversity and readability of documents. */
#include <math.h>

#include "documents.h"

static double cell(const vl_table *table, uint64_t row, size_t column) {
    vl_cell value = vl_table_cell(table, row, column);
    return value.kind == VL_CELL_NUMBER ? value.value.number : NAN;
}

static size_t all_measures(vl_diversity_column *columns) {
    size_t count;
    const vl_diversity_measure *measures = vl_diversity_measures(&count);
    for (size_t i = 0; i < count; i++) columns[i] = (vl_diversity_column){&measures[i], NULL, NAN};
    return count;
}

/* True for a measure of windows that so many tokens do not fill: here mattr and msttr of the second text. */
static bool is_short(const vl_diversity_column *column, size_t count) {
    const char *name = column->diversity->name;
    double window = isnan(column->parameter) ? 100 : column->parameter;
    return (strcmp(name, "mattr") == 0 || strcmp(name, "msttr") == 0) && window > (double)count;
}

/* Each value is that of the pure function of the words of the document, where they fill a window. */
static void test_values(checks *check) {
    enum { TOKENS = 120 };
    char texts[2][TOKENS * 2 + 1] = {{0}};
    uint32_t tokens[2][TOKENS];
    vl_text list[3] = {{texts[0], TOKENS * 2}, {texts[1], TOKENS}, {"!", 1}};
    for (size_t i = 0; i < TOKENS; i++) {
        tokens[0][i] = (uint32_t)(i * i % 23 % 11);
        tokens[1][i] = (uint32_t)(i * 7 % 19);
        for (size_t j = 0; j < 2; j++) {
            texts[j][2 * i] = (char)('a' + (int)tokens[j][i]);
            texts[j][2 * i + 1] = i % 10 == 9 ? '\n' : ' ';
        }
    }
    vl_corpus *corpus = read_texts(check->context, "en", false, list, 3);
    vl_diversity_column columns[32];
    vl_diversity_options options = VL_DIVERSITY_OPTIONS;
    vl_table *table = NULL;
    options.columns = columns;
    options.column_count = all_measures(columns);
    columns[13].parameter = 30;
    if (!CHECK(corpus && !vl_diversity_documents(corpus, &options, &table, NULL))) return;
    CHECK_INTEGER(vl_table_row_count(table), 3);
    for (uint64_t row = 0; row < 2; row++) {
        size_t count = row ? TOKENS / 2 : TOKENS;
        CHECK_INTEGER(vl_table_cell(table, row, 1).value.integer, count);
        for (size_t i = 0; i < options.column_count; i++) {
            double expected = 0, parameter = isnan(columns[i].parameter) ? columns[i].diversity->otherwise : columns[i].parameter;
            CHECK(!columns[i].diversity->compute(check->context, tokens[row], count, parameter, &expected));
            if (is_short(&columns[i], count)) CHECK_INTEGER(vl_table_cell(table, row, 3 + i).kind, VL_CELL_EMPTY);
            else CHECK_NUMBER(cell(table, row, 3 + i), expected, 1e-12 * fabs(expected));
        }
    }
    CHECK_INTEGER(vl_table_cell(table, 2, 1).value.integer, 0);
    CHECK_INTEGER(vl_table_cell(table, 2, 2).value.integer, 0);
    for (size_t i = 0; i < options.column_count; i++) CHECK_INTEGER(vl_table_cell(table, 2, 3 + i).kind, VL_CELL_EMPTY);
    vl_table_free(table);
    vl_corpus_free(corpus);
}

static void test_whole(checks *check) {
    const char *const texts[] = {"a b a", "B c", NULL};
    vl_corpus *corpus = read_list(check->context, "en", texts);
    vl_diversity_options options = VL_DIVERSITY_OPTIONS;
    vl_table *table = NULL;
    options.whole = true;
    if (!CHECK(corpus && !vl_diversity_documents(corpus, &options, &table, NULL))) return;
    CHECK_INTEGER(vl_table_row_count(table), 1);
    CHECK_INTEGER(vl_table_cell(table, 0, 0).kind, VL_CELL_EMPTY);
    CHECK_INTEGER(vl_table_cell(table, 0, 1).value.integer, 5);
    CHECK_INTEGER(vl_table_cell(table, 0, 2).value.integer, 3);
    CHECK_NUMBER(cell(table, 0, 3), 0.6, 0);
    vl_table_free(table);
    options = VL_DIVERSITY_OPTIONS;
    const vl_text stop = {"A", 1};
    options.counted.stop_words = &stop;
    options.counted.stop_word_count = 1;
    CHECK(!vl_diversity_documents(corpus, &options, &table, NULL));
    CHECK_INTEGER(vl_table_cell(table, 0, 1).value.integer, 1);
    vl_table_free(table);
    vl_corpus_free(corpus);
}

static void read_all(vl_diversity_column *columns, size_t *count) {
    const vl_readability_measure *measures = vl_readability_measures(count);
    for (size_t i = 0; i < *count; i++) columns[i] = (vl_diversity_column){NULL, &measures[i], NAN};
}

/* Two sentences of 3 and 1 words, of 15 + 3 letters and digits, 6 syllables of which 3 are easy. */
static void test_readability(checks *check) {
    vl_corpus *corpus = read_with_lexicon(check->context, "vi", "cải cách;hành chính;mèo", "Cải cách hành chính H5. ... Mèo!");
    vl_diversity_column columns[8];
    vl_diversity_options options = VL_DIVERSITY_OPTIONS;
    const vl_text easy[] = {{"MÈO", 4}, {"cải", 5}, {"chính", 6}, {"chó", 4}};
    vl_table *table = NULL;
    vl_error error;
    options.columns = columns;
    read_all(columns, &options.column_count);
    if (!CHECK(corpus)) return;
    CHECK_INTEGER(vl_diversity_documents(corpus, &options, &table, &error), VL_ERROR_ARGUMENT);
    CHECK_STRING(error.message, "luong_nguyen_dinh needs a list of easy syllables");
    options.easy_syllables = easy;
    options.easy_syllable_count = 4;
    CHECK(!vl_diversity_documents(corpus, &options, &table, NULL));
    CHECK_NUMBER(cell(table, 0, 3), 4.0 / 2, 0);
    CHECK_NUMBER(cell(table, 0, 4), 21.0 / 4, 0);
    CHECK_NUMBER(cell(table, 0, 5), 6.0 / 4, 0);
    CHECK_NUMBER(cell(table, 0, 6), 0.004 * 21 / 2 + 0.1905 * 21 / 4 + 2.7147 * 3 / 6 - 0.7295, 1e-12);
    vl_table_free(table);
    vl_corpus_free(corpus);
}

/* The formula for Vietnamese is for nothing else. Sentences without words count, and a text without words has no length of
 * words. */
static void test_languages(checks *check) {
    const char *const texts[] = {"one two three\n...\nfour", "...", "", NULL};
    vl_corpus *corpus = read_list(check->context, "en", texts);
    vl_diversity_column columns[8];
    vl_diversity_options options = VL_DIVERSITY_OPTIONS;
    const vl_text easy = {"one", 3};
    vl_table *table = NULL;
    options.columns = columns;
    read_all(columns, &options.column_count);
    options.easy_syllables = &easy;
    options.easy_syllable_count = 1;
    if (!CHECK(corpus && !vl_diversity_documents(corpus, &options, &table, NULL))) return;
    CHECK_NUMBER(cell(table, 0, 3), 4.0 / 3, 0);
    CHECK_NUMBER(cell(table, 0, 4), 15.0 / 4, 0);
    CHECK_INTEGER(vl_table_cell(table, 0, 6).kind, VL_CELL_EMPTY);
    CHECK_NUMBER(cell(table, 1, 3), 0, 0);
    CHECK_INTEGER(vl_table_cell(table, 2, 3).kind, VL_CELL_EMPTY);
    for (size_t i = 1; i < options.column_count; i++) CHECK_INTEGER(vl_table_cell(table, 1, 3 + i).kind, VL_CELL_EMPTY);
    vl_table_free(table);
    vl_corpus_free(corpus);
}

/* The test of another implementation: 46 letters and digits, 12 words and syllables, 3 sentences, no easy syllable. */
static void test_formula(checks *check) {
    const vl_readability_counts counts = {3, 12, 46, 12, 12};
    const vl_readability_measure *measure = vl_readability_measure_find(vl_text_of("luong_nguyen_dinh"));
    if (CHECK(measure)) CHECK_NUMBER(measure->compute(&counts), 2.776783333333333, 1e-12);
    CHECK(!vl_readability_measure_find(vl_text_of("luong")));
}

void test_diversity_documents(checks *check) {
    test_values(check);
    test_whole(check);
    test_readability(check);
    test_languages(check);
    test_formula(check);
}
