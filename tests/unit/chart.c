/*
 * Charts as values, and what each is drawn as on a terminal.
 */
#include <math.h>
#include <stdio.h>

#include "charts.h"

static const vl_write_options narrow = {.format = VL_FORMAT_TABLE, .columns = 40};

/* Checks that the data are refused, and why; frees them. */
static void check_refused(checks *check, vl_chart_kind kind, vl_table *data, const char *message) {
    vl_chart *chart = NULL;
    vl_error error = {0};
    CHECK_INTEGER(vl_chart_create(check->context, kind, vl_text_of(""), data, &chart, &error), VL_ERROR_ARGUMENT);
    CHECK_STRING(error.message, message);
    CHECK(!chart);
    vl_table_free(data);
}

static void test_value(checks *check) {
    vl_chart *chart = make_chart(check, VL_CHART_BARS, "counts", TABLE("term count", TEXT("công"), INTEGER(3)));
    CHECK_INTEGER(vl_chart_kind_of(chart), VL_CHART_BARS);
    CHECK_TEXT(vl_chart_title(chart), vl_text_of("counts"));
    CHECK_STRING(vl_chart_kind_name(VL_CHART_DENDROGRAM), "dendrogram");
    CHECK_INTEGER(vl_table_row_count(vl_chart_table(chart)), 1);
    CHECK_TEXT(vl_table_column_name(vl_chart_table(chart), 1), vl_text_of("count"));
    const vl_write_options tsv = {.format = VL_FORMAT_TSV};
    check_chart(check, chart, &tsv, "term\tcount\ncông\t3\n");
    vl_table *data = TABLE("a", INTEGER(1));
    vl_error error;
    CHECK_INTEGER(vl_chart_create(check->context, (vl_chart_kind)9, vl_text_of(""), data, &chart, &error), VL_ERROR_ARGUMENT);
    vl_table_free(data);
    vl_chart_free(NULL);
}

static void test_bars(checks *check) {
    vl_table *data = TABLE("term count", TEXT("công"), INTEGER(16), TEXT("a\x1b"), NUMBER(8.5), TEXT("một nhãn rất dài"), NUMBER(0.001),
                           TEXT("không"), INTEGER(0), TEXT("gap"), EMPTY);
    check_chart(check, make_chart(check, VL_CHART_BARS, "T\ta", data), &narrow,
                "T\\ta\n"
                "công           16        ███████████████\n"
                "a\\x1b           8.500000 ████████\n"
                "một nhãn rất…   0.001000 ▏\n"
                "không           0\n"
                "gap\n");
    data = TABLE("year value", INTEGER(2019), INTEGER(3), INTEGER(2020), INTEGER(-1), INTEGER(2021), NUMBER(-0.01));
    check_chart(check, make_chart(check, VL_CHART_BARS, "", data), &narrow,
                "2019   3             │██████████████████\n"
                "2020  -1       ██████│\n"
                "2021  -0.01000      ▐│\n");
    data = TABLE("l v", TEXT("a"), INTEGER(-2), TEXT("b"), INTEGER(-4));
    check_chart(check, make_chart(check, VL_CHART_BARS, "", data), &narrow,
                "a  -2                 ▐████████████████│\n"
                "b  -4 █████████████████████████████████│\n");
    data = TABLE("l v", TEXT("a"), NUMBER(1e308), TEXT("b"), NUMBER(-1e308));
    check_chart(check, make_chart(check, VL_CHART_BARS, "", data), &narrow,
                "a   1e+308               │██████████████\n"
                "b  -1e+308 ██████████████│\n");
    data = TABLE("l v", TEXT("a"), INTEGER(0));
    check_chart(check, make_chart(check, VL_CHART_BARS, "", data), &narrow, "a  0\n");
    data = TABLE("l v", TEXT("a"), EMPTY);
    check_chart(check, make_chart(check, VL_CHART_BARS, "t", data), &narrow, "t\n(nothing to show)\n");
    check_refused(check, VL_CHART_BARS, TABLE("l v", EMPTY, INTEGER(1)),
                  "row 1 of the column 'l' holds nothing: a text or number expected");
    check_refused(check, VL_CHART_BARS, TABLE("l v", TEXT("a"), TEXT("b")),
                  "bars take numbers: row 1 of the column 'v' holds a text");
    check_refused(check, VL_CHART_BARS, TABLE("l v w", TEXT("a"), INTEGER(1), INTEGER(1)),
                  "bars take two columns, a label and a value");
}

static void test_lines(checks *check) {
    vl_table *data = TABLE("x y", INTEGER(1), INTEGER(0), INTEGER(2), INTEGER(4), INTEGER(3), INTEGER(0));
    const vl_write_options tight = {.format = VL_FORMAT_TABLE, .columns = 13};
    check_chart(check, make_chart(check, VL_CHART_LINES, "", data), &tight,
                "y\n"
                "4 ┤    ⢀⢇\n"
                "  │    ⢸⢸\n"
                "  │    ⡇ ⡇\n"
                "  │   ⢸  ⢣\n"
                "  │   ⡎  ⠸⡀\n"
                "  │  ⢠⠃   ⡇\n"
                "  │  ⡜    ⢸\n"
                "  │ ⢀⠇    ⠈⡆\n"
                "  │ ⢸      ⢣\n"
                "  │ ⡇      ⢸\n"
                "  │⢸        ⡇\n"
                "0 ┤⡎        ⢱\n"
                "  └──────────\n"
                "   1        3\n");
    data = TABLE("l a b", TEXT("mở"), INTEGER(1), INTEGER(5), TEXT("giữa"), EMPTY, INTEGER(5), TEXT("kết\n"), INTEGER(3), EMPTY);
    check_chart(check, make_chart(check, VL_CHART_LINES, "", data), &tight,
                "a\n"
                "5 ┤\n"
                "  │\n"
                "  │\n"
                "  │         ⠈\n"
                "  │\n"
                "1 ┤⡀\n"
                "b\n"
                "5 ┤⠉⠉⠉⠉⠉⠁\n"
                "  │\n"
                "  │\n"
                "  │\n"
                "  │\n"
                "1 ┤\n"
                "  └──────────\n"
                "   mở   kết\\n\n");
    data = TABLE("l a", TEXT("one"), NUMBER(0.5));
    check_chart(check, make_chart(check, VL_CHART_LINES, "", data), &tight,
                "a\n"
                "       │\n"
                "       │\n"
                "       │\n"
                "       │\n"
                "       │\n"
                "       │\n"
                "       │\n"
                "       │\n"
                "       │\n"
                "       │\n"
                "       │\n"
                "0.5000 ┤⡀\n"
                "       └──────────\n"
                "        one\n");
    check_refused(check, VL_CHART_LINES, TABLE("x", INTEGER(1)),
                  "lines take the places on the x axis in one column, and numbers in others");
    check_refused(check, VL_CHART_LINES, TABLE("x y", EMPTY, INTEGER(1)),
                  "row 1 of the column 'x' holds nothing: a text or number expected");
    check_refused(check, VL_CHART_LINES, TABLE("x y", INTEGER(1), BOOLEAN(true)),
                  "lines take numbers: row 1 of the column 'y' holds a boolean");
}

/* A row of more numbers than are written in their cells. */
static vl_table *make_many(checks *check) {
    const vl_cell cells[] = {TEXT("row"),  INTEGER(1), INTEGER(2), INTEGER(3),  INTEGER(4),  INTEGER(5),  INTEGER(6),
                             INTEGER(7),   INTEGER(8), INTEGER(9), INTEGER(10), INTEGER(11), INTEGER(12), INTEGER(13)};
    return make_table(check->context, "document a b c d e f g h i j k l m", cells, 14);
}

/* A thing with itself does not stretch the scale of all others, whatever its number is. */
static void test_matrices(checks *check) {
    vl_table *data = TABLE("document a b c", TEXT("a"), NUMBER(1), NUMBER(0.25), NUMBER(0.125), TEXT("b"), NUMBER(0.25),
                           NUMBER(1), NUMBER(0.03125), TEXT("c"), NUMBER(0.125), NUMBER(0.03125), NUMBER(1));
    const vl_write_options wide = {.format = VL_FORMAT_TABLE, .columns = 80};
    check_chart(check, make_chart(check, VL_CHART_HEATMAP, "", data), &wide,
                "           a          b          c\n"
                "a  1.0000 ██ 0.25000 ██ 0.12500 ▓▓\n"
                "b  0.2500 ██ 1.00000 ██ 0.03125 ░░\n"
                "c  0.1250 ▓▓ 0.03125 ░░ 1.00000 ██\n"
                "0 ░▒▓█ 0.2500\n");
    data = TABLE("document a b", TEXT("a"), INTEGER(0), INTEGER(6), TEXT("b"), INTEGER(3), INTEGER(0)); /* distances */
    check_chart(check, make_chart(check, VL_CHART_HEATMAP, "", data), &wide,
                "     a    b\n"
                "a 0 ░░ 6 ██\n"
                "b 3 ▓▓ 0 ░░\n"
                "0 ░▒▓█ 6\n");
    data = TABLE("document a b", TEXT("a"), INTEGER(1), INTEGER(0), TEXT("b"), INTEGER(0), INTEGER(1)); /* nothing shared */
    check_chart(check, make_chart(check, VL_CHART_HEATMAP, "", data), &wide,
                "     a    b\n"
                "a 1 ██ 0 ░░\n"
                "b 0 ░░ 1 ██\n"
                "0 ░▒▓█ 1\n");
    data = TABLE("document a b", TEXT("b"), INTEGER(1), INTEGER(4), TEXT("a"), INTEGER(2), INTEGER(8)); /* another order */
    check_chart(check, make_chart(check, VL_CHART_HEATMAP, "", data), &wide,
                "     a    b\n"
                "b 1 ░░ 4 ▓▓\n"
                "a 2 ▒▒ 8 ██\n"
                "0 ░▒▓█ 8\n");
}

static void test_heatmap(checks *check) {
    vl_table *data = TABLE("document a bb", TEXT("a"), NUMBER(1), NUMBER(0.25), TEXT("bb"), NUMBER(0.25), EMPTY);
    check_chart(check, make_chart(check, VL_CHART_HEATMAP, "", data), &narrow,
                "           a        bb\n"
                "a  1.0000 ██ 0.2500 ██\n"
                "bb 0.2500 ██\n"
                "0 ░▒▓█ 0.2500\n");
    test_matrices(check);
    data = TABLE("d a b c", TEXT("r"), INTEGER(-4), INTEGER(0), INTEGER(4), TEXT("s"), INTEGER(-1), INTEGER(2), EMPTY);
    const vl_write_options tight = {.format = VL_FORMAT_TABLE, .columns = 8};
    check_chart(check, make_chart(check, VL_CHART_HEATMAP, "", data), &tight,
                "      a\n"
                "r -4 ░░\n"
                "s -1 ▒▒\n"
                "      b\n"
                "r  0 ▓▓\n"
                "s  2 ██\n"
                "      c\n"
                "r  4 ██\n"
                "s\n"
                "-4 ░▒▓█ 4\n");
    data = make_many(check);
    check_chart(check, make_chart(check, VL_CHART_HEATMAP, "", data), &narrow,
                "    01 02 03 04 05 06 07 08 09 10 11 12\n"
                "row ░░ ░░ ░░ ▒▒ ▒▒ ▒▒ ▓▓ ▓▓ ▓▓ ██ ██ ██\n"
                "    13\n"
                "row ██\n"
                "01 a\n02 b\n03 c\n04 d\n05 e\n06 f\n07 g\n08 h\n09 i\n10 j\n11 k\n12 l\n13 m\n"
                "0 ░▒▓█ 13\n");
    data = TABLE("d a", TEXT("r"), INTEGER(0));
    check_chart(check, make_chart(check, VL_CHART_HEATMAP, "", data), &narrow,
                "     a\n"
                "r 0 ░░\n"
                "0 ░▒▓█ 0\n");
    check_refused(check, VL_CHART_HEATMAP, TABLE("d", TEXT("r")),
                  "a heat map takes the names of its rows in one column, and numbers in others");
    check_refused(check, VL_CHART_HEATMAP, TABLE("document other similarity", TEXT("a"), TEXT("b"), INTEGER(1)),
                  "heat maps take numbers: row 1 of the column 'other' holds a text");
}

static void test_dispersion(checks *check) {
    vl_table *data = TABLE("label size position", TEXT("a"), INTEGER(20), INTEGER(1),
                           TEXT("a"), INTEGER(20), INTEGER(2), TEXT("a"), INTEGER(20),
                           INTEGER(20), TEXT("b"), INTEGER(0), EMPTY);
    const vl_write_options tight = {.format = VL_FORMAT_TABLE, .columns = 17};
    check_chart(check, make_chart(check, VL_CHART_DISPERSION, "", data), &tight,
                "a  3 │█        ▐│\n"
                "b  0 │          │\n");
    data = TABLE("label size position", TEXT("a"), INTEGER(4), INTEGER(5));
    check_refused(check, VL_CHART_DISPERSION, data, "row 1: the position is no whole number from 1 to the size, 4");
    data = TABLE("label size position", TEXT("a"), INTEGER(4), NUMBER(1.5));
    check_refused(check, VL_CHART_DISPERSION, data, "row 1: the position is no whole number from 1 to the size, 4");
    data = TABLE("label size position", TEXT("a"), INTEGER(-1), EMPTY);
    check_refused(check, VL_CHART_DISPERSION, data, "row 1: the size is no whole number of at least 0");
    data = TABLE("label size position", TEXT("a"), INTEGER(4), INTEGER(1), TEXT("a"), INTEGER(5), INTEGER(1));
    check_refused(check, VL_CHART_DISPERSION, data, "rows 1 and 2 have one label and two sizes");
    check_refused(check, VL_CHART_DISPERSION, TABLE("label size", TEXT("a"), INTEGER(4)),
                  "a dispersion takes three columns: label, size and position");
}

#define STEP(step_, left_, right_, distance_) INTEGER(step_), TEXT(left_), TEXT(right_), NUMBER(distance_)

static void test_dendrogram(checks *check) {
    vl_table *data = TABLE("step left right distance", STEP(1, "a", "d", 0.25), STEP(2, "b", "c", 0.5), STEP(3, "#1", "#2", 1));
    check_chart(check, make_chart(check, VL_CHART_DENDROGRAM, "", data), &narrow,
                "a ──────────┬──────────────────────────┐\n"
                "d ──────────┘                          │\n"
                "b ───────────────────┬─────────────────┘\n"
                "c ───────────────────┘\n"
                "   ├───────────────────────────────────┤\n"
                "   0                                   1\n");
    data = TABLE("step left right distance", STEP(1, "b", "c", 1), STEP(2, "a", "#1", 1), EMPTY, TEXT("alone"), EMPTY, EMPTY);
    check_chart(check, make_chart(check, VL_CHART_DENDROGRAM, "", data), &narrow,
                "a     ─────────────────────────────────┐\n"
                "b     ─────────────────────────────────┤\n"
                "c     ─────────────────────────────────┘\n"
                "alone ─╴\n"
                "       ├───────────────────────────────┤\n"
                "       0                               1\n");
    data = TABLE("step left right distance", INTEGER(1), INTEGER(2019), INTEGER(2020), INTEGER(0));
    check_chart(check, make_chart(check, VL_CHART_DENDROGRAM, "", data), &narrow,
                "2019 ─┐\n"
                "2020 ─┘\n"
                "      ├────────────────────────────────┤\n"
                "      0                                0\n");
    check_refused(check, VL_CHART_DENDROGRAM, TABLE("step left right", INTEGER(1), TEXT("a"), TEXT("b")),
                  "a dendrogram takes the columns step, left, right and distance: there is no 'distance'");
    check_refused(check, VL_CHART_DENDROGRAM, TABLE("step left right distance", STEP(1, "a", "a", 1)),
                  "row 1: 'a' has been joined before");
    data = TABLE("step left right distance", STEP(1, "a", "b", 1), STEP(2, "#1", "#1", 1));
    check_refused(check, VL_CHART_DENDROGRAM, data, "row 2: '#1' has been joined before");
    check_refused(check, VL_CHART_DENDROGRAM, TABLE("step left right distance", STEP(2, "a", "b", 1)),
                  "row 1: step 1 expected, as steps follow each other");
    check_refused(check, VL_CHART_DENDROGRAM, TABLE("step left right distance", STEP(1, "a", "b", NAN)),
                  "row 1: the distance is no number");
    check_refused(check, VL_CHART_DENDROGRAM, TABLE("step left right distance", INTEGER(1), TEXT("a"), EMPTY, INTEGER(1)),
                  "row 1: left and right are labels, or #1 for what step 1 made");
}

/* A chain as deep as there are steps is no problem of depth. */
static void test_deep_dendrogram(checks *check) {
    vl_table *data = TABLE("step left right distance", STEP(1, "a", "b", 1));
    for (int64_t i = 2; i <= 20000; i++) {
        char left[32], right[32];
        snprintf(left, sizeof left, "#%d", (int)i - 1);
        snprintf(right, sizeof right, "leaf %d", (int)i);
        CHECK_INTEGER(vl_table_append(data, (const vl_cell[]){STEP(i, left, right, (double)i)}, NULL), VL_OK);
    }
    vl_chart *chart = make_chart(check, VL_CHART_DENDROGRAM, "", data);
    for (vl_format format = VL_FORMAT_TABLE; format <= VL_FORMAT_SVG; format += VL_FORMAT_SVG) {
        caught_error caught = {0};
        const vl_write_options options = {.format = format, .columns = 30};
        CHECK_INTEGER(vl_chart_write(check->context, chart, &options, catch_bytes, &caught, NULL), VL_OK);
        size_t lines = 0;
        for (size_t i = 0; i < caught.size; i++) lines += caught.data[i] == '\n';
        CHECK(lines >= 20001);
        free(caught.data);
    }
    vl_chart_free(chart);
}

void test_chart(checks *check) {
    test_value(check);
    test_bars(check);
    test_lines(check);
    test_heatmap(check);
    test_dispersion(check);
    test_dendrogram(check);
    test_deep_dendrogram(check);
}
