#include "table/layout.h"

#include <inttypes.h>
#include <string.h>

#include "table/number.h"

/* Digits after the point that the numbers of a column share at most; a smaller number shows more, but for itself. */
#define SHARED_DECIMALS 6
/* Columns that a shortened header or value keeps. */
#define SHORTEST 8

static vl_status show_number(vl_layout *layout, double number, unsigned shared, uint64_t *after) {
    char written[VL_NUMBER_SIZE];
    size_t size = vl_number_readable(number, shared, written);
    const char *point = strchr(written, '.');
    if (!point) point = strchr(written, 'e');
    *after = point ? size - (size_t)(point - written) : 0;
    return vl_string_append(layout->context, &layout->shown, written, size) ? VL_OK : VL_ERROR_MEMORY;
}

static vl_status show_value(vl_layout *layout, const char *value) {
    return vl_string_append(layout->context, &layout->shown, value, strlen(value)) ? VL_OK : VL_ERROR_MEMORY;
}

vl_status vl_layout_cell(vl_layout *layout, uint64_t row, size_t column, uint64_t *after) {
    const vl_layout_column *place = &layout->columns[column];
    vl_cell cell = vl_table_cell(layout->table, row, column);
    layout->shown.size = 0;
    *after = 0;
    switch (cell.kind) {
    case VL_CELL_INTEGER:
        return vl_string_print(layout->context, &layout->shown, "%" PRId64, cell.value.integer) ? VL_OK : VL_ERROR_MEMORY;
    case VL_CELL_NUMBER: return show_number(layout, cell.value.number, place->decimals, after);
    case VL_CELL_TEXT: return vl_text_visible(layout->context, cell.value.text, false, &layout->shown);
    case VL_CELL_BOOLEAN: return show_value(layout, cell.value.boolean ? "true" : "false");
    case VL_CELL_EMPTY: break;
    }
    return VL_OK;
}

vl_status vl_layout_header(vl_layout *layout, size_t column) {
    layout->shown.size = 0;
    return vl_text_visible(layout->context, vl_table_column_name(layout->table, column), false, &layout->shown);
}

/* True if the column is the one of left contexts in a concordance: its end is what matters. */
static bool is_left_context(const vl_table *table, size_t column) {
    return column + 1 < vl_table_column_count(table) && vl_text_equal(vl_table_column_name(table, column), vl_text_of("left")) &&
           vl_text_equal(vl_table_column_name(table, column + 1), vl_text_of("match"));
}

/* What the numbers of a column have in common. */
static void find_kind(vl_layout *layout, size_t column) {
    vl_layout_column *place = &layout->columns[column];
    bool numbers = false, others = false;
    for (uint64_t row = 0; row < vl_table_row_count(layout->table) && !others; row++) {
        vl_cell cell = vl_table_cell(layout->table, row, column);
        others = cell.kind == VL_CELL_TEXT || cell.kind == VL_CELL_BOOLEAN;
        numbers = numbers || cell.kind == VL_CELL_INTEGER || cell.kind == VL_CELL_NUMBER;
        unsigned needed = cell.kind == VL_CELL_NUMBER ? vl_number_decimals(cell.value.number) : 0;
        if (needed > place->decimals && needed <= SHARED_DECIMALS) place->decimals = needed;
    }
    place->numeric = numbers && !others;
    place->ends = !place->numeric && is_left_context(layout->table, column);
    if (!place->numeric) place->decimals = 0; /* a number among texts has no point to stand under */
}

static vl_status measure(vl_layout *layout, size_t column) {
    vl_layout_column *place = &layout->columns[column];
    uint64_t before = 0;
    vl_status status = vl_layout_header(layout, column);
    if (status) return status;
    place->header = vl_text_width(vl_string_text(&layout->shown));
    for (uint64_t row = 0; row < vl_table_row_count(layout->table); row++) {
        uint64_t after;
        status = vl_layout_cell(layout, row, column, &after);
        if (status) return status;
        if (!place->numeric) after = 0;
        uint64_t width = vl_text_width(vl_string_text(&layout->shown)) - after;
        if (width > before) before = width;
        if (after > place->after) place->after = after;
    }
    place->value = before + place->after;
    place->width = place->value > place->header ? place->value : place->header;
    return VL_OK;
}

static uint64_t larger(uint64_t a, uint64_t b) {
    return a > b ? a : b;
}

static uint64_t smaller(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

/* The width of a column when none may be wider than `level`. Texts give way first, down to their header; only when
 * headers may be cut do they give way too. Numbers never. */
static uint64_t leveled_width(const vl_layout_column *column, uint64_t level, bool cut_headers) {
    uint64_t floor_width = column->header;
    if (cut_headers) floor_width = smaller(floor_width, SHORTEST);
    floor_width = larger(floor_width, column->numeric ? column->value : SHORTEST);
    return larger(smaller(column->width, level), smaller(column->width, floor_width));
}

static uint64_t leveled_total(const vl_layout *layout, uint64_t level, bool cut_headers) {
    size_t count = vl_table_column_count(layout->table);
    uint64_t total = (count - 1) * VL_LAYOUT_GAP;
    for (size_t i = 0; i < count; i++) total += leveled_width(&layout->columns[i], level, cut_headers);
    return total;
}

/* Shrinks the widest columns to the highest level at which the table fits. */
static void fit(vl_layout *layout, uint64_t columns) {
    if (leveled_total(layout, UINT64_MAX, false) <= columns) return;
    bool cut_headers = leveled_total(layout, 0, false) > columns;
    uint64_t low = 0, high = columns; /* at `low` it fits, or never does */
    while (low < high) {
        uint64_t middle = high - (high - low) / 2;
        if (leveled_total(layout, middle, cut_headers) <= columns) low = middle;
        else high = middle - 1;
    }
    for (size_t i = 0; i < vl_table_column_count(layout->table); i++) {
        layout->columns[i].width = leveled_width(&layout->columns[i], low, cut_headers);
    }
}

vl_status vl_layout_create(vl_layout *layout, vl_context *context, const vl_table *table, uint64_t columns) {
    size_t count = vl_table_column_count(table);
    *layout = (vl_layout){.context = context, .table = table};
    layout->columns = vl_allocate_zeroed(context, count, sizeof *layout->columns);
    if (!layout->columns) return VL_ERROR_MEMORY;
    for (size_t i = 0; i < count; i++) {
        find_kind(layout, i);
        vl_status status = measure(layout, i);
        if (status) return status;
    }
    if (columns) fit(layout, columns);
    return VL_OK;
}

void vl_layout_free(vl_layout *layout) {
    vl_string_free(layout->context, &layout->shown);
    vl_free(layout->context, layout->columns, vl_table_column_count(layout->table) * sizeof *layout->columns);
}
