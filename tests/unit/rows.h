/*
 * For the tests of statistics: the rows of a table as one string, cells with blanks between, rows ended by `;`.
 * Numbers have four digits behind the point, and empty cells are `-`.
 */
#ifndef TESTS_UNIT_ROWS_H
#define TESTS_UNIT_ROWS_H

#include <inttypes.h>

#include "documents.h"

/* To be freed by vl_string_free. */
static inline vl_string joined_rows(vl_context *context, const vl_table *table) {
    vl_string out = VL_STRING;
    for (uint64_t row = 0; row < vl_table_row_count(table); row++) {
        for (size_t column = 0; column < vl_table_column_count(table); column++) {
            vl_cell cell = vl_table_cell(table, row, column);
            char number[64] = "-";
            if (cell.kind == VL_CELL_INTEGER) snprintf(number, sizeof number, "%" PRId64, cell.value.integer);
            if (cell.kind == VL_CELL_NUMBER) snprintf(number, sizeof number, "%.4f", cell.value.number);
            if (column) append(context, &out, vl_text_of(" "));
            append(context, &out, cell.kind == VL_CELL_TEXT ? cell.value.text : vl_text_of(number));
        }
        append(context, &out, vl_text_of(";"));
    }
    return out;
}

/* Checks the rows of a table, which is freed; NULL where it could not be made. */
static inline void check_rows(checks *check, vl_table *table, const char *expected, const char *file, int line) {
    if (!check_true(check, table, "the table is made", file, line)) return;
    vl_string rows = joined_rows(check->context, table);
    check_text(check, vl_string_text(&rows), vl_text_of(expected), "rows", file, line);
    vl_string_free(check->context, &rows);
    vl_table_free(table);
}

#define CHECK_ROWS(table, expected) check_rows(check, (table), (expected), __FILE__, __LINE__)

#endif
