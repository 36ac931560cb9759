/*
 * CSV (RFC 4180) and TSV into tables.
 */
#ifndef VL_TABLE_READ_SEPARATED_H
#define VL_TABLE_READ_SEPARATED_H

#include "vanlua/table.h"

/* How fields are told apart and what they become. Start from VL_SEPARATED_OPTIONS. */
typedef struct vl_separated_options {
    char separator; /* an ASCII character; a tab means TSV: \t \n \r \\ are escapes and quotation marks mean nothing */
    bool header;    /* the first line has the names of the columns, which else are 1, 2, 3 … */
    bool numbers;   /* fields that are written like numbers become numbers, and empty ones empty cells */
} vl_separated_options;

#define VL_SEPARATED_OPTIONS ((vl_separated_options){.separator = ',', .header = true})

/* Reads a table; without `numbers` every cell is text. Lines end in LF or CRLF, a byte order mark is passed over, and so are
 * lines without a byte (not in a TSV of one column, where they are rows). A quotation mark inside a field that does not begin
 * with one stands for itself. With `numbers` whole numbers beyond 64 bits and numbers with leading zeros stay texts, which lose
 * no digit. Fails, with the line, if a quoted field is never closed or goes on after its closing mark, if a row has more or
 * fewer fields than the first line, and if names of columns are empty or repeated. Linear. */
vl_status vl_table_read_separated(vl_context *context, vl_text bytes, const vl_separated_options *options, vl_table **out,
                                  vl_error *error);

#endif
