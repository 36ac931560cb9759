/*
 * Rows in the order of one column: a stable sort of (key, row). Texts are ranked first, each once.
 */
#include <string.h>

#include "base/sort.h"
#include "base/symbols.h"
#include "table/table.h"
#include "text/rank.h"

typedef struct sort_row {
    vl_cell key; /* of a text: its rank as an integer */
    uint64_t row;
} sort_row;

/* Empty cells come last; the kinds stay in this order when the sorting is descending. */
static int kind_rank(vl_cell_kind kind) {
    switch (kind) {
    case VL_CELL_INTEGER:
    case VL_CELL_NUMBER: return 0;
    case VL_CELL_BOOLEAN: return 1;
    case VL_CELL_TEXT: return 2;
    case VL_CELL_EMPTY: break;
    }
    return 3;
}

/* Exact, where converting the integer to a double would make neighbours equal. */
static int compare_mixed(int64_t integer, double number) {
    const double limit = 9223372036854775808.0; /* 2^63 */
    if (number >= limit) return -1;
    if (number < -limit) return 1;
    int64_t whole = (int64_t)number;
    if (integer != whole) return integer < whole ? -1 : 1;
    double rest = number - (double)whole;
    return (rest < 0) - (rest > 0);
}

static int compare_numbers(const vl_cell *a, const vl_cell *b) {
    bool a_whole = a->kind == VL_CELL_INTEGER, b_whole = b->kind == VL_CELL_INTEGER;
    if (a_whole && b_whole) return (a->value.integer > b->value.integer) - (a->value.integer < b->value.integer);
    if (a_whole) return compare_mixed(a->value.integer, b->value.number);
    if (b_whole) return -compare_mixed(b->value.integer, a->value.number);
    return (a->value.number > b->value.number) - (a->value.number < b->value.number);
}

static int compare_keys(const void *data, const void *first, const void *second) {
    const vl_cell *a = &((const sort_row *)first)->key, *b = &((const sort_row *)second)->key;
    bool descending = *(const bool *)data;
    int rank = kind_rank(a->kind);
    if (rank != kind_rank(b->kind)) return rank - kind_rank(b->kind);
    int order = 0;
    if (rank == 0) order = compare_numbers(a, b);
    else if (a->kind == VL_CELL_BOOLEAN) order = (int)a->value.boolean - (int)b->value.boolean;
    else if (a->kind == VL_CELL_TEXT) order = (a->value.integer > b->value.integer) - (a->value.integer < b->value.integer);
    return descending ? -order : order;
}

/* Fills the ranks, by symbol, of the texts that stand in a column; `texts` and `places` have room for all symbols. */
static vl_status rank_column(const vl_table *table, size_t column, vl_text *texts, uint32_t *places, uint32_t *ranks) {
    const vl_symbols *symbols = vl_table_texts(table);
    uint32_t count = 0;
    memset(places, 0xFF, symbols->count * sizeof *places);
    for (uint64_t row = 0; row < vl_table_row_count(table); row++) {
        uint32_t symbol = vl_table_symbol(table, row, column);
        if (symbol == VL_NO_SYMBOL || places[symbol] != VL_NO_SYMBOL) continue;
        texts[count] = vl_symbols_name(symbols, symbol);
        places[symbol] = count++;
    }
    return vl_text_rank(vl_table_context(table), texts, count, ranks);
}

/* Turns the texts among the keys into their ranks. */
static vl_status rank_texts(const vl_table *table, size_t column, sort_row *rows) {
    vl_context *context = vl_table_context(table);
    size_t symbols = vl_table_texts(table)->count + 1;
    vl_text *texts = vl_allocate_zeroed(context, symbols, sizeof *texts);
    uint32_t *places = vl_allocate_zeroed(context, symbols, sizeof *places);
    uint32_t *ranks = vl_allocate_zeroed(context, symbols, sizeof *ranks);
    vl_status status = texts && places && ranks ? rank_column(table, column, texts, places, ranks) : VL_ERROR_MEMORY;
    for (uint64_t row = 0; status == VL_OK && row < vl_table_row_count(table); row++) {
        uint32_t symbol = vl_table_symbol(table, row, column);
        if (symbol != VL_NO_SYMBOL) rows[row].key.value.integer = ranks[places[symbol]];
    }
    if (texts) vl_free(context, texts, symbols * sizeof *texts);
    if (places) vl_free(context, places, symbols * sizeof *places);
    if (ranks) vl_free(context, ranks, symbols * sizeof *ranks);
    return status;
}

static vl_status sort_order(vl_context *context, const vl_table *table, size_t column, bool descending, uint64_t *order) {
    size_t count = (size_t)vl_table_row_count(table);
    sort_row *rows = vl_allocate_zeroed(context, count, sizeof *rows);
    if (!rows) return VL_ERROR_MEMORY;
    for (size_t i = 0; i < count; i++) rows[i] = (sort_row){vl_table_cell(table, i, column), i};
    vl_status status = rank_texts(table, column, rows);
    if (status == VL_OK) status = vl_sort(context, rows, count, sizeof *rows, compare_keys, &descending);
    for (size_t i = 0; i < count && status == VL_OK; i++) order[i] = rows[i].row;
    vl_free(context, rows, count * sizeof *rows);
    return status;
}

vl_status vl_table_sort(const vl_table *table, size_t column, bool descending, vl_table **out, vl_error *error) {
    size_t columns = vl_table_column_count(table);
    if (column >= columns) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "column %zu of a table of %zu columns", column + 1, columns);
    }
    vl_context *context = vl_table_context(table);
    size_t count = (size_t)vl_table_row_count(table);
    if (!count) return vl_table_pick(table, NULL, 0, out, error);
    uint64_t *order = vl_allocate_zeroed(context, count, sizeof *order);
    if (!order) return vl_error_memory(error);
    vl_status status = sort_order(context, table, column, descending, order);
    if (status == VL_ERROR_CANCELLED) vl_error_set(error, status, "cancelled");
    else if (status) vl_error_memory(error);
    else status = vl_table_pick(table, order, count, out, error);
    vl_free(context, order, count * sizeof *order);
    return status;
}
