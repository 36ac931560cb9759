#include "table/table.h"

#include <math.h>

/* A cell as it is kept: texts are numbers of the table's own symbols, so that equal texts are stored once. */
typedef struct stored_cell {
    union {
        int64_t integer;
        double number;
        uint32_t symbol;
        bool boolean;
    } value;
    vl_cell_kind kind;
} stored_cell;

struct vl_table {
    vl_context *context;
    vl_symbols columns;
    vl_symbols texts;
    stored_cell *cells; /* row by row */
    size_t capacity;
    uint64_t rows;
};

static vl_status add_columns(vl_table *table, const vl_text *columns, size_t count, vl_error *error) {
    if (!count) return vl_error_set(error, VL_ERROR_ARGUMENT, "a table needs at least one column");
    for (size_t i = 0; i < count; i++) {
        if (!columns[i].size) return vl_error_set(error, VL_ERROR_ARGUMENT, "the name of column %zu is empty", i + 1);
        uint32_t symbol = vl_symbols_add(&table->columns, columns[i]);
        if (symbol == VL_NO_SYMBOL) return vl_error_memory(error);
        if (symbol < i) {
            int shown = columns[i].size < 500 ? (int)columns[i].size : 500;
            return vl_error_set(error, VL_ERROR_ARGUMENT, "two columns are named '%.*s'", shown, columns[i].data);
        }
    }
    return VL_OK;
}

vl_status vl_table_create(vl_context *context, const vl_text *columns, size_t count, vl_table **out, vl_error *error) {
    vl_table *table = vl_allocate_zeroed(context, 1, sizeof *table);
    if (!table) return vl_error_memory(error);
    table->context = context;
    table->columns = VL_SYMBOLS(context);
    table->texts = VL_SYMBOLS(context);
    vl_status status = add_columns(table, columns, count, error);
    if (status) vl_table_free(table);
    else *out = table;
    return status;
}

void vl_table_free(vl_table *table) {
    if (!table) return;
    vl_symbols_free(&table->columns);
    vl_symbols_free(&table->texts);
    vl_free(table->context, table->cells, table->capacity * sizeof *table->cells);
    vl_free(table->context, table, sizeof *table);
}

vl_context *vl_table_context(const vl_table *table) {
    return table->context;
}

const vl_symbols *vl_table_texts(const vl_table *table) {
    return &table->texts;
}

uint32_t vl_table_symbol(const vl_table *table, uint64_t row, size_t column) {
    const stored_cell *stored = &table->cells[(size_t)row * table->columns.count + column];
    return stored->kind == VL_CELL_TEXT ? stored->value.symbol : VL_NO_SYMBOL;
}

size_t vl_table_column_count(const vl_table *table) {
    return table->columns.count;
}

vl_text vl_table_column_name(const vl_table *table, size_t column) {
    return vl_symbols_name(&table->columns, (uint32_t)column);
}

size_t vl_table_column_find(const vl_table *table, vl_text name) {
    uint32_t symbol = vl_symbols_find(&table->columns, name);
    return symbol == VL_NO_SYMBOL ? table->columns.count : symbol;
}

uint64_t vl_table_row_count(const vl_table *table) {
    return table->rows;
}

vl_cell vl_table_cell(const vl_table *table, uint64_t row, size_t column) {
    const stored_cell *stored = &table->cells[(size_t)row * table->columns.count + column];
    vl_cell cell = {.kind = stored->kind};
    switch (stored->kind) {
    case VL_CELL_INTEGER: cell.value.integer = stored->value.integer; break;
    case VL_CELL_NUMBER: cell.value.number = stored->value.number; break;
    case VL_CELL_TEXT: cell.value.text = vl_symbols_name(&table->texts, stored->value.symbol); break;
    case VL_CELL_BOOLEAN: cell.value.boolean = stored->value.boolean; break;
    case VL_CELL_EMPTY: break;
    }
    return cell;
}

/* False for want of memory. */
static bool store_cell(vl_table *table, vl_cell cell, stored_cell *stored) {
    *stored = (stored_cell){.kind = cell.kind};
    switch (cell.kind) {
    case VL_CELL_INTEGER: stored->value.integer = cell.value.integer; break;
    case VL_CELL_NUMBER:
        if (isfinite(cell.value.number)) stored->value.number = cell.value.number;
        else stored->kind = VL_CELL_EMPTY;
        break;
    case VL_CELL_TEXT:
        stored->value.symbol = vl_symbols_add(&table->texts, cell.value.text);
        return stored->value.symbol != VL_NO_SYMBOL;
    case VL_CELL_BOOLEAN: stored->value.boolean = cell.value.boolean; break;
    case VL_CELL_EMPTY: break;
    }
    return true;
}

/* The place of the row that comes next, NULL for want of memory. The row counts only once `rows` says so, so
 * that a failure half way leaves the table as it was. */
static stored_cell *next_row(vl_table *table) {
    size_t width = table->columns.count, used = (size_t)table->rows * width;
    if (used > SIZE_MAX - width || !VL_GROW(table->context, table->cells, table->capacity, used + width)) return NULL;
    return table->cells + used;
}

vl_status vl_table_append(vl_table *table, const vl_cell *cells, vl_error *error) {
    stored_cell *row = next_row(table);
    if (!row) return vl_error_memory(error);
    for (size_t i = 0; i < table->columns.count; i++) {
        if (!store_cell(table, cells[i], &row[i])) return vl_error_memory(error);
    }
    table->rows++;
    return VL_OK;
}

/* Appends row `row` of `source`, whose columns `columns` are those of `table`. */
static vl_status append_from(vl_table *table, const vl_table *source, uint64_t row, const size_t *columns, vl_error *error) {
    stored_cell *stored = next_row(table);
    if (!stored) return vl_error_memory(error);
    for (size_t i = 0; i < table->columns.count; i++) {
        if (!store_cell(table, vl_table_cell(source, row, columns ? columns[i] : i), &stored[i])) return vl_error_memory(error);
    }
    table->rows++;
    return VL_OK;
}

vl_status vl_table_pick(const vl_table *table, const uint64_t *rows, uint64_t count, vl_table **out, vl_error *error) {
    vl_table *picked;
    vl_status status = vl_table_create(table->context, table->columns.names, table->columns.count, &picked, error);
    if (status) return status;
    for (uint64_t i = 0; i < count && !status; i++) {
        if (rows[i] < table->rows) status = append_from(picked, table, rows[i], NULL, error);
        else {
            status = vl_error_set(error, VL_ERROR_ARGUMENT, "row %llu of a table of %llu rows", (unsigned long long)rows[i] + 1,
                                  (unsigned long long)table->rows);
        }
    }
    if (status) vl_table_free(picked);
    else *out = picked;
    return status;
}

/* A table without rows of the given columns of another. */
static vl_status create_selected(const vl_table *table, const size_t *columns, size_t count, vl_table **out, vl_error *error) {
    for (size_t i = 0; i < count; i++) {
        if (columns[i] >= table->columns.count) {
            return vl_error_set(error, VL_ERROR_ARGUMENT, "column %zu of a table of %zu columns", columns[i] + 1,
                                table->columns.count);
        }
    }
    vl_text *names = vl_allocate_zeroed(table->context, count + 1, sizeof *names);
    if (!names) return vl_error_memory(error);
    for (size_t i = 0; i < count; i++) names[i] = vl_table_column_name(table, columns[i]);
    vl_status status = vl_table_create(table->context, names, count, out, error);
    vl_free(table->context, names, (count + 1) * sizeof *names);
    return status;
}

vl_status vl_table_select(const vl_table *table, const size_t *columns, size_t count, vl_table **out, vl_error *error) {
    vl_table *selected;
    vl_status status = create_selected(table, columns, count, &selected, error);
    if (status) return status;
    for (uint64_t row = 0; row < table->rows && !status; row++) status = append_from(selected, table, row, columns, error);
    if (status) vl_table_free(selected);
    else *out = selected;
    return status;
}
