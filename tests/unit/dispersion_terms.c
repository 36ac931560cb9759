/* How terms are spread over a corpus, compared with the definition. */
#include <math.h>
#include <stdlib.h>

#include "documents.h"

/* The first column and the count of the rows, "term 1; …", and the number of all terms, or the message of the error. */
static void check_rows(checks *check, const vl_corpus *corpus, const vl_dispersion_options *options, const char *expected) {
    vl_context *context = check->context;
    vl_string out = VL_STRING;
    vl_error error;
    vl_table *table = NULL;
    uint64_t all = 0;
    vl_status status = vl_dispersion_terms(corpus, options, &table, &all, &error);
    if (status) vl_string_print(context, &out, "%s", error.message);
    for (uint64_t i = 0; !status && i < vl_table_row_count(table); i++) {
        vl_text term = vl_table_cell(table, i, 0).value.text;
        vl_string_append(context, &out, term.data, term.size);
        vl_string_print(context, &out, " %d; ", (int)vl_table_cell(table, i, 1).value.integer);
    }
    if (!status) vl_string_print(context, &out, "%d", (int)all);
    CHECK_TEXT(vl_string_text(&out), vl_text_of(expected));
    vl_string_free(context, &out);
    vl_table_free(table);
}

static const char *const TEXTS[] = {"a a b. C a", "...", "b b b b c d", "a", NULL};

static void test_choice(checks *check) {
    vl_corpus *corpus = read_list(check->context, "en", TEXTS);
    vl_dispersion_options options = VL_DISPERSION_OPTIONS;
    if (!CHECK(corpus)) return;
    check_rows(check, corpus, NULL, "b 5; a 4; c 2; d 1; 4");
    options.top = 2;
    check_rows(check, corpus, &options, "b 5; a 4; 4");
    options.min = 5;
    check_rows(check, corpus, &options, "b 5; 1");
    options = VL_DISPERSION_OPTIONS;
    options.sort = 2; /* dp */
    options.top = 3;
    check_rows(check, corpus, &options, "a 4; d 1; b 5; 4");
    options.sort = 4;
    check_rows(check, corpus, &options, "there is no measure of that number to rank by");
    const vl_text terms[] = {{"C", 1}, {"x", 1}, {"c", 1}, {"a b", 3}, {"a a", 3}};
    options = VL_DISPERSION_OPTIONS;
    options.terms = terms;
    options.term_count = 5;
    check_rows(check, corpus, &options, "c 2; x 0; c 2; a b 1; a a 1; 5");
    options.term_count = 0;
    check_rows(check, corpus, &options, "0");
    const vl_text stop = {"c", 1};
    options.counted.stop_words = &stop;
    options.counted.stop_word_count = 1;
    options.term_count = 1;
    check_rows(check, corpus, &options, "c 0; 1");
    options.terms = NULL;
    check_rows(check, corpus, &options, "b 5; a 4; d 1; 3");
    vl_corpus_free(corpus);
}

/* Checks the row of a term against counts and sizes by parts. */
static void check_parts(checks *check, const vl_table *table, uint64_t row, const double *counts, const double *sizes, size_t parts) {
    size_t count;
    double room[64];
    const vl_dispersion_measure *measures = vl_dispersion_measures(&count);
    for (size_t i = 0; i < count; i++) {
        double expected = measures[i].compute(counts, sizes, parts, room);
        vl_cell cell = vl_table_cell(table, row, 2 + i);
        if (!isfinite(expected)) CHECK_INTEGER(cell.kind, VL_CELL_EMPTY);
        else if (measures[i].integer) CHECK_INTEGER(cell.value.integer, expected);
        else CHECK(cell.kind == VL_CELL_NUMBER && cell.value.number == expected);
    }
}

static size_t all_measures(vl_dispersion_choice *columns) {
    size_t parts, positions;
    const vl_dispersion_measure *over_parts = vl_dispersion_measures(&parts);
    const vl_position_measure *over_positions = vl_position_measures(&positions);
    for (size_t i = 0; i < parts; i++) columns[i] = (vl_dispersion_choice){&over_parts[i], NULL};
    for (size_t i = 0; i < positions; i++) columns[parts + i] = (vl_dispersion_choice){NULL, &over_positions[i]};
    return parts + positions;
}

/* Documents without a counted token are no parts; equal parts differ by a token. */
static void test_parts(checks *check) {
    vl_corpus *corpus = read_list(check->context, "en", TEXTS);
    vl_dispersion_choice columns[32];
    vl_dispersion_options options = VL_DISPERSION_OPTIONS;
    vl_table *table = NULL;
    const vl_text terms[] = {{"a", 1}, {"b", 1}, {"x", 1}};
    if (!CHECK(corpus)) return;
    options.terms = terms;
    options.term_count = 3;
    options.columns = columns;
    options.column_count = all_measures(columns);
    CHECK(!vl_dispersion_terms(corpus, &options, &table, NULL, NULL));
    check_parts(check, table, 0, (const double[]){3, 0, 1}, (const double[]){5, 6, 1}, 3);
    check_parts(check, table, 1, (const double[]){1, 4, 0}, (const double[]){5, 6, 1}, 3);
    for (size_t i = 0; i < options.column_count; i++) CHECK_INTEGER(vl_table_cell(table, 2, 2 + i).kind, VL_CELL_EMPTY);
    size_t parts;
    vl_dispersion_measures(&parts);
    const uint64_t positions[] = {0, 1, 4, 11};
    CHECK(vl_table_cell(table, 0, 2 + parts).value.number == columns[parts].of_positions->compute(positions, 4, 12));
    vl_table_free(table);
    options.part_count = 5; /* ends: 2 4 7 9 12 */
    CHECK(!vl_dispersion_terms(corpus, &options, &table, NULL, NULL));
    check_parts(check, table, 0, (const double[]){2, 0, 1, 0, 1}, (const double[]){2, 2, 3, 2, 3}, 5);
    vl_table_free(table);
    options.part_count = 100; /* as many as there are tokens */
    CHECK(!vl_dispersion_terms(corpus, &options, &table, NULL, NULL));
    CHECK_INTEGER(vl_table_cell(table, 1, 2).value.integer, 5);
    vl_table_free(table);
    options.part_count = 0;
    options.parts = VL_WITHIN_SENTENCE;
    CHECK(!vl_dispersion_terms(corpus, &options, &table, NULL, NULL));
    check_parts(check, table, 0, (const double[]){2, 1, 0, 1}, (const double[]){3, 2, 6, 1}, 4);
    vl_table_free(table);
    vl_corpus_free(corpus);
}

/* Sentences that are left out neither count nor divide a part. */
static void test_left_out(checks *check) {
    const char *const texts[] = {"a b. X y. A b.\nB", "a b", NULL};
    vl_corpus *whole = read_list(check->context, "en", texts), *part = NULL;
    vl_dispersion_options options = VL_DISPERSION_OPTIONS;
    const uint64_t second = 2;
    vl_table *table = NULL;
    if (!CHECK(whole && !vl_corpus_leave_out(whole, &second, &part, NULL))) return;
    vl_dispersion_choice columns[32];
    const vl_text terms[] = {{"a", 1}, {"b", 1}, {"x", 1}};
    options.terms = terms;
    options.term_count = 3;
    options.columns = columns;
    options.column_count = all_measures(columns);
    CHECK(!vl_dispersion_terms(part, &options, &table, NULL, NULL));
    check_parts(check, table, 0, (const double[]){2, 1}, (const double[]){5, 2}, 2);
    CHECK_INTEGER(vl_table_cell(table, 2, 1).value.integer, 0);
    vl_table_free(table);
    options.parts = VL_WITHIN_PARAGRAPH;
    CHECK(!vl_dispersion_terms(part, &options, &table, NULL, NULL));
    check_parts(check, table, 1, (const double[]){2, 1, 1}, (const double[]){4, 1, 2}, 3);
    vl_table_free(table);
    vl_corpus_free(part);
    vl_corpus_free(whole);
}

/* Terms by letter of a random text, by the definition: all terms, one walk, against one term at a time. */
static void test_random(checks *check) {
    enum { TOKENS = 3000, PARTS = 7 };
    static char text[TOKENS * 2 + 1];
    uint64_t counts[26] = {0};
    double by_part[26][PARTS] = {{0}}, sizes[PARTS] = {0};
    unsigned state = 7;
    for (size_t i = 0; i < TOKENS; i++) {
        state = state * 1103515245u + 12345u;
        size_t letter = (state >> 16) % 26 * ((state >> 8) % 26) / 26, part = 0;
        text[2 * i] = (char)('a' + (int)letter);
        text[2 * i + 1] = ' ';
        while (i >= (part + 1) * TOKENS / PARTS) part++;
        counts[letter]++;
        by_part[letter][part]++;
        sizes[part]++;
    }
    vl_corpus *corpus = read_text(check->context, "en", text);
    vl_dispersion_choice columns[32];
    vl_dispersion_options options = VL_DISPERSION_OPTIONS;
    vl_table *table = NULL;
    options.columns = columns;
    options.column_count = all_measures(columns);
    options.part_count = PARTS;
    if (!CHECK(corpus && !vl_dispersion_terms(corpus, &options, &table, NULL, NULL))) return;
    for (uint64_t row = 0; row < vl_table_row_count(table); row++) {
        size_t letter = (size_t)(vl_table_cell(table, row, 0).value.text.data[0] - 'a');
        CHECK_INTEGER(vl_table_cell(table, row, 1).value.integer, counts[letter]);
        check_parts(check, table, row, by_part[letter], sizes, PARTS);
    }
    vl_table_free(table);
    vl_corpus_free(corpus);
}

/* A phrase stands at its first word, whatever words it is made of. */
static void test_positions(checks *check) {
    const char *const texts[] = {"cải cách, hành chính cải", "...", "cách mèo. Cải cách hành chính", NULL};
    vl_text list[3];
    vl_corpus_options how = VL_CORPUS_OPTIONS;
    how.language = "vi";
    how.lexicon = make_lexicon(check->context, "cải cách;hành chính;mèo;cải;cách");
    for (size_t i = 0; i < 3; i++) list[i] = vl_text_of(texts[i]);
    vl_corpus *corpus = read_texts_by(check->context, &how, list, 3);
    vl_positions *found = NULL;
    vl_error error;
    if (!CHECK(corpus && !vl_positions_find(corpus, vl_text_of("cách hành"), NULL, &found, NULL))) return;
    CHECK_INTEGER(vl_positions_count(found), 1);
    CHECK_INTEGER(vl_positions_at(found, 0), 5);
    CHECK_INTEGER(vl_positions_tokens(found, 0).end, 3);
    CHECK_INTEGER(vl_positions_tokens(found, 1).first, 3);
    CHECK_INTEGER(vl_positions_tokens(found, 1).end, 3);
    CHECK_INTEGER(vl_positions_tokens(found, 2).end, 7);
    vl_positions_free(found);
    CHECK(!vl_positions_find(corpus, vl_text_of("Hành_chính"), NULL, &found, NULL));
    CHECK_INTEGER(vl_positions_count(found), 2);
    CHECK_INTEGER(vl_positions_at(found, 1), 6);
    vl_positions_free(found);
    CHECK(!vl_positions_find(corpus, vl_text_of("chó"), NULL, &found, NULL));
    CHECK_INTEGER(vl_positions_count(found), 0);
    vl_positions_free(found);
    CHECK(!vl_positions_find(corpus, vl_text_of(","), NULL, &found, NULL)); /* a single mark that is not counted */
    CHECK_INTEGER(vl_positions_count(found), 0);
    vl_positions_free(found);
    CHECK_INTEGER(vl_positions_find(corpus, vl_text_of("a |"), NULL, &found, &error), VL_ERROR_ARGUMENT);
    vl_corpus_free(corpus);
    vl_lexicon_free(how.lexicon);
}

static void test_empty(checks *check) {
    vl_corpus *empty = read_text(check->context, "en", "...");
    vl_dispersion_options options = VL_DISPERSION_OPTIONS;
    const vl_text terms[] = {{"a", 1}, {". .", 3}, {"a*", 2}};
    check_rows(check, empty, NULL, "0");
    options.terms = terms;
    options.term_count = 3;
    check_rows(check, empty, &options, "a 0; . . 0; a* 0; 3");
    options.part_count = 4;
    check_rows(check, empty, &options, "a 0; . . 0; a* 0; 3");
    vl_corpus_free(empty);
}

void test_dispersion_terms(checks *check) {
    test_choice(check);
    test_parts(check);
    test_left_out(check);
    test_random(check);
    test_positions(check);
    test_empty(check);
}
