#include "stat/association_table.h"

#include <math.h>

/* Rows between two looks at whether to stop. */
#define POLL_ROWS 4096

/* The name of a column, those of the measures behind the others. */
static vl_text column_name(const vl_association_options *options, const vl_association_entries *entries, size_t column) {
    if (column < entries->column_count) return entries->columns[column];
    return vl_text_of(options->measures[column - entries->column_count]->name);
}

/* Compares entries by the column of terms that the table is ranked by. */
static int order_alphabetically(const void *data, uint64_t a, uint64_t b) {
    const vl_association_table *table = data;
    const vl_association_entries *entries = table->entries;
    int order = entries->alphabetical_order(entries->data, table->sort, a, b);
    return order ? order : entries->order(entries->data, a, b);
}

vl_status vl_association_table_begin(vl_context *context, const vl_association_options *options,
                                     const vl_association_entries *entries, vl_text sort, vl_association_table *out,
                                     vl_error *error) {
    *out = (vl_association_table){.context = context, .options = options, .entries = entries};
    out->ranking = (vl_ranking){.context = context, .order = entries->order, .data = entries->data, .room = options->top};
    if (options->sort.size) sort = options->sort;
    size_t columns = entries->column_count + options->measure_count;
    while (out->sort < columns && !vl_text_equal(column_name(options, entries, out->sort), sort)) out->sort++;
    if (out->sort == columns)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "sort: the table has no column '%.*s'", (int)sort.size, sort.data);
    if (out->sort >= entries->term_columns) return VL_OK;
    out->ranking.by_order = true;
    out->ranking.order = order_alphabetically;
    out->ranking.data = out;
    return VL_OK;
}

static bool has_four_cells(const vl_contingency *table) {
    return table->f <= table->f1 && table->f <= table->f2 && table->f1 + table->f2 - table->f <= table->n;
}

/* The value of a measure, NaN if it has none. */
static double measure(const vl_association_measure *measure, const vl_contingency *table) {
    if (measure->four_cells && !has_four_cells(table)) return NAN;
    return measure->compute((double)table->f, (double)table->f1, (double)table->f2, (double)table->n);
}

bool vl_association_table_offer(vl_association_table *table, uint64_t entry, uint64_t count) {
    const vl_association_entries *entries = table->entries;
    vl_ranked ranked = {0, count, entry};
    if (count < table->options->min) return true;
    table->counts.found++;
    if (table->sort >= entries->column_count) {
        const vl_association_measure *chosen = table->options->measures[table->sort - entries->column_count];
        vl_contingency cells = entries->contingency(entries->data, &ranked);
        ranked.value = measure(chosen, &cells);
        if (chosen->falls) ranked.value = -ranked.value;
    } else if (table->sort >= entries->term_columns) {
        ranked.value = (double)entries->number(entries->data, &ranked, table->sort);
    }
    return vl_ranking_offer(&table->ranking, ranked);
}

/* Fills the cells of the measures. */
static void fill_measures(vl_association_table *table, const vl_ranked *entry, vl_cell *cells) {
    const vl_association_options *options = table->options;
    if (!options->measure_count) return;
    vl_contingency contingency = table->entries->contingency(table->entries->data, entry);
    bool lacks = false;
    for (size_t i = 0; i < options->measure_count; i++) {
        cells[i] = vl_cell_number(measure(options->measures[i], &contingency));
        lacks = lacks || (options->measures[i]->four_cells && !has_four_cells(&contingency));
    }
    table->counts.incomplete += lacks;
}

/* Appends the row of an entry. Each text is valid until the next one is asked for, so that it is copied here. */
static vl_status append_row(vl_association_table *table, const vl_ranked *entry, vl_string *texts, vl_cell *cells, vl_table *out,
                            vl_error *error) {
    const vl_association_entries *entries = table->entries;
    for (size_t i = 0; i < entries->term_columns; i++) {
        vl_text text = entries->term(entries->data, entry->entry, i);
        texts[i].size = 0;
        if (!text.data || !vl_string_append(table->context, &texts[i], text.data, text.size)) return vl_error_memory(error);
        cells[i] = vl_cell_text(vl_string_text(&texts[i]));
    }
    for (size_t i = entries->term_columns; i < entries->column_count; i++)
        cells[i] = vl_cell_integer(entries->number(entries->data, entry, i));
    fill_measures(table, entry, cells + entries->column_count);
    return vl_table_append(out, cells, error);
}

static vl_status append_rows(vl_association_table *table, vl_cell *cells, vl_table *out, vl_error *error) {
    vl_string texts[2] = {VL_STRING, VL_STRING};
    vl_status status = VL_OK;
    for (size_t i = 0; i < table->ranking.count && status == VL_OK; i++) {
        status = append_row(table, &table->ranking.kept[i], texts, cells, out, error);
        if (status == VL_OK && i % POLL_ROWS == 0 && vl_context_cancelled(table->context))
            status = vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
    }
    for (int i = 0; i < 2; i++) vl_string_free(table->context, &texts[i]);
    return status;
}

vl_status vl_association_table_finish(vl_association_table *table, vl_table **out, vl_error *error) {
    size_t columns = table->entries->column_count + table->options->measure_count;
    vl_text *names = vl_allocate(table->context, columns * sizeof *names);
    vl_cell *cells = vl_allocate(table->context, columns * sizeof *cells);
    vl_table *made = NULL;
    vl_status status = names && cells ? VL_OK : vl_error_memory(error);
    for (size_t i = 0; i < columns && status == VL_OK; i++) names[i] = column_name(table->options, table->entries, i);
    if (status == VL_OK) status = vl_table_create(table->context, names, columns, &made, error);
    vl_ranking_finish(&table->ranking);
    if (status == VL_OK) status = append_rows(table, cells, made, error);
    vl_free(table->context, names, columns * sizeof *names);
    vl_free(table->context, cells, columns * sizeof *cells);
    if (status == VL_OK) *out = made;
    else vl_table_free(made);
    return status;
}

void vl_association_table_free(vl_association_table *table) {
    vl_ranking_free(&table->ranking);
}
