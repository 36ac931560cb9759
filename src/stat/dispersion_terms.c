/*
 * The dispersion of terms over parts and positions.
 */
#include "vanlua/dispersion_terms.h"

#include <math.h>

#include "stat/occurrences.h"
#include "stat/ranking.h"

/* A term of the result. */
typedef struct measured {
    vl_text name;
    uint64_t count;
    uint32_t term; /* VL_NO_TERM: is none of those counted */
    bool is_pattern;
    size_t values; /* row of the values */
} measured;

typedef struct dispersion {
    vl_context *context;
    const vl_dispersion_options *options;
    const vl_dispersion_choice *columns;
    size_t column_count;
    vl_terms terms;
    vl_parts parts;
    uint64_t *counts; /* by term */
    measured *rows;
    size_t row_capacity;
    size_t row_count;
    double *values; /* column_count for each row */
    size_t value_count;
    double *sizes;       /* four arrays by part: sizes, counts of the term at hand, and room for the measures */
    uint32_t *chosen;    /* terms that are counted, each once */
    size_t *chosen_rows; /* the rows that they belong to */
    uint64_t all;        /* terms that there would be without `top` */
    vl_poll poll;
} dispersion;

/* ---- which terms ---- */

static bool add_row(dispersion *made, measured row) {
    if (!VL_GROW(made->context, made->rows, made->row_capacity, made->row_count + 1)) return false;
    row.values = made->row_count;
    made->rows[made->row_count++] = row;
    return true;
}

static int order_terms(const void *data, uint64_t a, uint64_t b) {
    const dispersion *made = data;
    return vl_text_order(vl_terms_text(&made->terms, (uint32_t)a), vl_terms_text(&made->terms, (uint32_t)b));
}

static int order_terms_alphabetically(const void *data, uint64_t a, uint64_t b) {
    const dispersion *made = data;
    int order = vl_text_compare(vl_terms_text(&made->terms, (uint32_t)a), vl_terms_text(&made->terms, (uint32_t)b));
    return order ? order : order_terms(data, a, b);
}

/* True if rows are to be ranked by a measure. */
static bool by_measure(const dispersion *made) {
    return made->options->sort < made->column_count;
}

/* Takes all terms that are frequent enough, the most frequent or those first in the alphabet first; only as many as are asked
 * for, unless they are to be ranked by a measure. */
static vl_status choose_frequent(dispersion *made, vl_error *error) {
    uint64_t min = made->options->min ? made->options->min : 1;
    bool by_term = made->options->sort == VL_DISPERSION_BY_TERM;
    vl_ranking ranking = {.context = made->context, .order = by_term ? order_terms_alphabetically : order_terms, .data = made,
                          .by_order = by_term, .room = by_measure(made) ? 0 : made->options->top};
    bool kept = true;
    for (uint32_t term = 0; term < made->terms.count && kept; term++) {
        if (made->counts[term] < min) continue;
        kept = vl_ranking_offer(&ranking, (vl_ranked){0, made->counts[term], term});
        made->all++;
    }
    vl_ranking_finish(&ranking);
    for (size_t i = 0; i < ranking.count && kept; i++) {
        uint32_t term = (uint32_t)ranking.kept[i].entry;
        kept = add_row(made, (measured){vl_terms_text(&made->terms, term), made->counts[term], term, false, 0});
    }
    vl_ranking_free(&ranking);
    return kept ? VL_OK : vl_error_memory(error);
}

static vl_status choose_given(dispersion *made, vl_error *error) {
    vl_term_reader reader;
    vl_status status = vl_term_reader_make(&made->terms, made->options->counted.kinds, &reader, error);
    for (size_t i = 0; status == VL_OK && i < made->options->term_count; i++) {
        measured row = {.name = made->options->terms[i]};
        status = vl_term_read(&reader, row.name, &row.term, &row.is_pattern, error);
        if (status != VL_OK) break;
        if (row.term != VL_NO_TERM) {
            row.name = vl_terms_text(&made->terms, row.term);
            row.count = made->counts[row.term];
        }
        if (!add_row(made, row)) status = vl_error_memory(error);
    }
    made->all = made->row_count;
    vl_term_reader_free(&reader);
    return status;
}

/* ---- measuring ---- */

/* Fills how many of the positions stand in each part. */
static void count_by_parts(const dispersion *made, const uint64_t *positions, size_t count, double *counts) {
    size_t part = 0;
    for (size_t i = 0; i < made->parts.count; i++) counts[i] = 0;
    for (size_t i = 0; i < count; i++) {
        while (positions[i] >= made->parts.ends[part]) part++;
        counts[part]++;
    }
}

static void measure(const dispersion *made, size_t row, const uint64_t *positions, size_t count) {
    double *counts = made->sizes + made->parts.count, *room = counts + made->parts.count;
    double *values = made->values + made->rows[row].values * made->column_count;
    bool counted = false;
    if (count == 0) return;
    for (size_t i = 0; i < made->column_count; i++) {
        const vl_dispersion_choice *column = &made->columns[i];
        if (column->of_parts && !counted) count_by_parts(made, positions, count, counts);
        counted = counted || column->of_parts;
        values[i] = column->of_parts ? column->of_parts->compute(counts, made->sizes, made->parts.count, room)
                                  : column->of_positions->compute(positions, count, made->parts.total);
    }
}

static vl_status measure_chosen(void *data, size_t number, const uint64_t *positions, size_t count) {
    dispersion *made = data;
    measure(made, made->chosen_rows[number], positions, count);
    uint64_t work = count + (uint64_t)made->parts.count * made->column_count;
    return vl_poll_cancelled(&made->poll, work) ? VL_ERROR_CANCELLED : VL_OK;
}

/* Measures the rows whose terms are counted; those that stand twice share their values. */
static vl_status measure_terms(dispersion *made, vl_error *error) {
    size_t size = ((size_t)made->terms.count + 1) * sizeof(uint32_t), count = 0;
    uint32_t *seen = vl_allocate(made->context, size); /* by term: its first row + 1 */
    if (!seen) return vl_error_memory(error);
    memset(seen, 0, size);
    for (size_t i = 0; i < made->row_count; i++) {
        uint32_t term = made->rows[i].term;
        if (term == VL_NO_TERM || made->rows[i].count == 0) continue;
        if (seen[term]) made->rows[i].values = seen[term] - 1;
        if (seen[term]) continue;
        seen[term] = (uint32_t)i + 1;
        made->chosen[count] = term;
        made->chosen_rows[count++] = i;
    }
    vl_free(made->context, seen, size);
    if (count == 0) return VL_OK;
    return vl_occurrences_of_terms(&made->terms, made->chosen, count, made->counts, measure_chosen, made, error);
}

static vl_status measure_patterns(dispersion *made, vl_error *error) {
    vl_status status = VL_OK;
    for (size_t i = 0; i < made->row_count && status == VL_OK; i++) {
        vl_occurrence_list found;
        if (!made->rows[i].is_pattern) continue;
        status = vl_occurrences_of_pattern(&made->terms, made->rows[i].name, made->parts.total, &found, error);
        if (status == VL_OK) measure(made, i, found.positions, found.count);
        made->rows[i].count = found.count;
        vl_occurrence_list_free(made->context, &found);
    }
    return status;
}

/* Makes room for the values of the rows, none of which is known yet, and for what measuring needs. */
static bool make_room(dispersion *made) {
    size_t parts = made->parts.count, rows = made->row_count;
    if (rows >= UINT32_MAX || parts > SIZE_MAX / 4 / sizeof(double) - 1) return false;
    made->value_count = rows * made->column_count;
    made->values = vl_allocate(made->context, (made->value_count + 1) * sizeof *made->values);
    made->sizes = vl_allocate(made->context, (4 * parts + 1) * sizeof *made->sizes);
    made->chosen = vl_allocate(made->context, (rows + 1) * sizeof *made->chosen);
    made->chosen_rows = vl_allocate(made->context, (rows + 1) * sizeof *made->chosen_rows);
    if (!made->values || !made->sizes || !made->chosen || !made->chosen_rows) return false;
    for (size_t i = 0; i < made->value_count; i++) made->values[i] = NAN;
    for (size_t i = 0; i < parts; i++) made->sizes[i] = (double)(made->parts.ends[i] - (i ? made->parts.ends[i - 1] : 0));
    return true;
}

/* ---- the table ---- */

static int order_rows(const void *data, uint64_t a, uint64_t b) {
    const dispersion *made = data;
    return vl_text_order(made->rows[a].name, made->rows[b].name);
}

static vl_status append(const dispersion *made, size_t number, vl_cell *cells, vl_table *table, vl_error *error) {
    const measured *row = &made->rows[number];
    cells[0] = vl_cell_text(row->name);
    cells[1] = vl_cell_integer(row->count);
    for (size_t i = 0; i < made->column_count; i++) {
        double value = made->values[row->values * made->column_count + i];
        bool whole = made->columns[i].of_parts && made->columns[i].of_parts->integer && !isnan(value);
        cells[2 + i] = whole ? vl_cell_integer((uint64_t)value) : vl_cell_number(value);
    }
    return vl_table_append(table, cells, error);
}

/* Appends the rows as they are, or the best by a measure. */
static vl_status append_rows(dispersion *made, vl_cell *cells, vl_table *table, vl_error *error) {
    const vl_dispersion_options *options = made->options;
    bool ranked = !options->terms && by_measure(made);
    vl_ranking ranking = {.context = made->context, .order = order_rows, .data = made, .room = options->top};
    vl_status status = VL_OK;
    for (size_t i = 0; i < made->row_count && status == VL_OK; i++) {
        if (!ranked) {
            status = append(made, i, cells, table, error);
            continue;
        }
        double value = made->values[made->rows[i].values * made->column_count + options->sort];
        if (!vl_ranking_offer(&ranking, (vl_ranked){value, made->rows[i].count, i})) status = vl_error_memory(error);
    }
    vl_ranking_finish(&ranking);
    for (size_t i = 0; i < ranking.count && status == VL_OK; i++)
        status = append(made, (size_t)ranking.kept[i].entry, cells, table, error);
    vl_ranking_free(&ranking);
    return status;
}

static vl_status make_table(dispersion *made, vl_table **out, vl_error *error) {
    size_t columns = made->column_count + 2;
    vl_text *names = vl_allocate(made->context, columns * sizeof *names);
    vl_cell *cells = vl_allocate(made->context, columns * sizeof *cells);
    vl_table *table = NULL;
    vl_status status = names && cells ? VL_OK : vl_error_memory(error);
    if (status == VL_OK) {
        names[0] = vl_text_of("term");
        names[1] = vl_text_of("count");
        for (size_t i = 0; i < made->column_count; i++)
            names[2 + i] = vl_text_of(made->columns[i].of_parts ? made->columns[i].of_parts->name : made->columns[i].of_positions->name);
        status = vl_table_create(made->context, names, columns, &table, error);
    }
    if (status == VL_OK) status = append_rows(made, cells, table, error);
    vl_free(made->context, names, columns * sizeof *names);
    vl_free(made->context, cells, columns * sizeof *cells);
    if (status == VL_OK) *out = table;
    else vl_table_free(table);
    return status;
}

static vl_status find_parts(dispersion *made, const vl_corpus *corpus, vl_error *error) {
    vl_status status = vl_terms_make(corpus, &made->options->counted, &made->terms, error);
    if (status != VL_OK) return status;
    made->counts = vl_allocate_zeroed(made->context, (size_t)made->terms.count + 1, sizeof *made->counts);
    if (!made->counts) return vl_error_memory(error);
    status = vl_parts_find(&made->terms, made->options->parts, &made->parts, made->counts, error);
    if (status != VL_OK || !made->options->part_count) return status;
    return vl_parts_equalize(&made->parts, made->options->part_count) ? VL_OK : vl_error_memory(error);
}

static void dispersion_free(dispersion *made) {
    size_t parts = made->parts.count;
    vl_free(made->context, made->counts, ((size_t)made->terms.count + 1) * sizeof *made->counts);
    vl_free(made->context, made->values, (made->value_count + 1) * sizeof *made->values);
    vl_free(made->context, made->sizes, (4 * parts + 1) * sizeof *made->sizes);
    vl_free(made->context, made->chosen, (made->row_count + 1) * sizeof *made->chosen);
    vl_free(made->context, made->chosen_rows, (made->row_count + 1) * sizeof *made->chosen_rows);
    vl_free(made->context, made->rows, made->row_capacity * sizeof *made->rows);
    vl_parts_free(&made->parts);
    vl_terms_free(&made->terms);
}

vl_status vl_dispersion_terms(const vl_corpus *corpus, const vl_dispersion_options *options, vl_table **out, uint64_t *all,
                              vl_error *error) {
    static const char *const usual[] = {"range", "juilland_d", "dp", "dp_norm"};
    vl_dispersion_choice columns[4] = {{NULL, NULL}};
    vl_dispersion_options chosen = options ? *options : VL_DISPERSION_OPTIONS;
    bool named = chosen.columns && chosen.column_count;
    for (size_t i = 0; i < 4; i++) columns[i].of_parts = vl_dispersion_measure_find(vl_text_of(usual[i]));
    dispersion made = {.context = vl_corpus_context(corpus), .options = &chosen, .columns = named ? chosen.columns : columns,
                       .column_count = named ? chosen.column_count : 4, .poll.context = vl_corpus_context(corpus)};
    if (chosen.sort != VL_DISPERSION_BY_COUNT && chosen.sort != VL_DISPERSION_BY_TERM && chosen.sort >= made.column_count)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "there is no measure of that number to rank by");
    vl_status status = find_parts(&made, corpus, error);
    if (status == VL_OK) status = chosen.terms ? choose_given(&made, error) : choose_frequent(&made, error);
    if (status == VL_OK && !make_room(&made)) status = vl_error_memory(error);
    if (status == VL_OK) status = measure_terms(&made, error);
    if (status == VL_OK) status = measure_patterns(&made, error);
    if (status == VL_OK) status = make_table(&made, out, error);
    if (status == VL_OK && all) *all = made.all;
    dispersion_free(&made);
    return status;
}
