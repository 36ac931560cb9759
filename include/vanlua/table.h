/*
 * Results as values: tables and reports, and the writers that show them. Charts are in vanlua/chart.h.
 */
#ifndef VANLUA_TABLE_H
#define VANLUA_TABLE_H

#include "vanlua/base.h"
#include "vanlua/text.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What a cell holds. */
typedef enum vl_cell_kind {
    VL_CELL_EMPTY,
    VL_CELL_INTEGER,
    VL_CELL_NUMBER,
    VL_CELL_TEXT,
    VL_CELL_BOOLEAN
} vl_cell_kind;

/* One value of a table. The text of a cell is borrowed: by the table from which it was read, or
 * by the caller who passes it (tables copy what they are given). */
typedef struct vl_cell {
    vl_cell_kind kind;
    union {
        int64_t integer;
        double number;
        vl_text text;
        bool boolean;
    } value;
} vl_cell;

/* A cell that holds a whole number, below 2^63. */
static inline vl_cell vl_cell_integer(uint64_t integer) {
    vl_cell cell = {.kind = VL_CELL_INTEGER};
    cell.value.integer = (int64_t)integer;
    return cell;
}

/* A cell that holds a number. */
static inline vl_cell vl_cell_number(double number) {
    vl_cell cell = {.kind = VL_CELL_NUMBER};
    cell.value.number = number;
    return cell;
}

/* A cell that holds a text. */
static inline vl_cell vl_cell_text(vl_text text) {
    vl_cell cell = {.kind = VL_CELL_TEXT};
    cell.value.text = text;
    return cell;
}

/* Rows under named columns. */
typedef struct vl_table vl_table;

/* Makes a table without rows. Column names are copied; they must be different from one another, not
 * empty, and at least one. Texts that are equal are stored once, whatever the number of cells. */
VL_API vl_status vl_table_create(vl_context *context, const vl_text *columns, size_t count, vl_table **out,
                                 vl_error *error);

/* Frees a table. */
VL_API void vl_table_free(vl_table *table);

/* Number of columns. */
VL_API size_t vl_table_column_count(const vl_table *table);

/* Name of column `column`, which must exist. */
VL_API vl_text vl_table_column_name(const vl_table *table, size_t column);

/* Position of the column of that name; vl_table_column_count if there is none. */
VL_API size_t vl_table_column_find(const vl_table *table, vl_text name);

/* Number of rows. */
VL_API uint64_t vl_table_row_count(const vl_table *table);

/* The cell at a row and column that exist. */
VL_API vl_cell vl_table_cell(const vl_table *table, uint64_t row, size_t column);

/* Appends one row of vl_table_column_count cells; texts are copied. Numbers that are not finite become
 * empty. Fails for want of memory, and then the table is as before. */
VL_API vl_status vl_table_append(vl_table *table, const vl_cell *cells, vl_error *error);

/* A new table with the rows sorted by one column: first numbers by value, then booleans (false before true), then texts
 * in Vietnamese alphabetical order (vl_text_compare), then empty cells. `descending` turns the order around within each
 * of these kinds, which themselves stay in this order. Stable. Fails for want of memory and for a column that does not
 * exist. Cost: n log n. */
VL_API vl_status vl_table_sort(const vl_table *table, size_t column, bool descending, vl_table **out, vl_error *error);

/* A new table of the given rows, in that order; a row may be named more than once. Fails for want of memory and for a
 * row that does not exist. */
VL_API vl_status vl_table_pick(const vl_table *table, const uint64_t *rows, uint64_t count, vl_table **out,
                               vl_error *error);

/* A new table of the given columns, in that order. Fails for want of memory, for a column that does not exist, and for
 * none or the same one twice, since names must differ. */
VL_API vl_status vl_table_select(const vl_table *table, const size_t *columns, size_t count, vl_table **out,
                                 vl_error *error);

/* How the fields of CSV (RFC 4180) and TSV are told apart and what they become. Start from VL_SEPARATED_OPTIONS. */
typedef struct vl_separated_options {
    char separator; /* an ASCII character; a tab means TSV: \t \n \r \\ are escapes and quotation marks mean nothing */
    bool header;    /* the first line has the names of the columns, which else are 1, 2, 3 … */
    bool numbers;   /* fields that are written like numbers become numbers, and empty ones empty cells */
} vl_separated_options;

#define VL_SEPARATED_OPTIONS ((vl_separated_options){.separator = ',', .header = true})

/* Reads a table; without `numbers` every cell is text. Lines end in LF or CRLF, a byte order mark is passed over, and
 * so are lines without a byte (not in a TSV of one column, where they are rows). A quotation mark inside a field that
 * does not begin with one stands for itself. With `numbers` whole numbers beyond 64 bits and numbers with leading zeros
 * stay texts, which lose no digit. Fails, with the line, if a quoted field is never closed or goes on after its closing
 * mark, if a row has more or fewer fields than the first line, and if names of columns are empty or repeated. Linear.
 */
VL_API vl_status vl_table_read_separated(vl_context *context, vl_text bytes, const vl_separated_options *options,
                                         vl_table **out, vl_error *error);

/* Data that are drawn (vanlua/chart.h). */
typedef struct vl_chart vl_chart;

/* Sections, each a table, a chart or a paragraph of text, under names. */
typedef struct vl_report vl_report;

/* Makes a report without sections. */
VL_API vl_status vl_report_create(vl_context *context, vl_report **out, vl_error *error);

/* Frees a report and the tables and charts it was given. */
VL_API void vl_report_free(vl_report *report);

/* Appends a section that shows a table, which then belongs to the report (not if the call fails). A name that is taken
 * or empty is an error. */
VL_API vl_status vl_report_add_table(vl_report *report, vl_text name, vl_table *table, vl_error *error);

/* Appends a section that shows a chart, which then belongs to the report (not if the call fails). Names are checked as
 * vl_report_add_table does. */
VL_API vl_status vl_report_add_chart(vl_report *report, vl_text name, vl_chart *chart, vl_error *error);

/* Appends a section that shows a text, which is copied. */
VL_API vl_status vl_report_add_text(vl_report *report, vl_text name, vl_text text, vl_error *error);

/* Number of sections. */
VL_API size_t vl_report_section_count(const vl_report *report);

/* Name of a section that exists. */
VL_API vl_text vl_report_section_name(const vl_report *report, size_t section);

/* The table of a section, of a chart its data; NULL if it shows a text. */
VL_API const vl_table *vl_report_section_table(const vl_report *report, size_t section);

/* The chart of a section, NULL if it shows something else. */
VL_API const vl_chart *vl_report_section_chart(const vl_report *report, size_t section);

/* The text of a section that has no table. */
VL_API vl_text vl_report_section_text(const vl_report *report, size_t section);

/* How a result is written. */
typedef enum vl_format {
    VL_FORMAT_TABLE, /* aligned columns for a terminal */
    VL_FORMAT_TSV,
    VL_FORMAT_CSV, /* RFC 4180 */
    VL_FORMAT_JSON,
    VL_FORMAT_JSON_LINES,
    VL_FORMAT_MARKDOWN,
    VL_FORMAT_HTML, /* a page that stands alone */
    VL_FORMAT_SVG   /* charts only */
} vl_format;

/* Finds a format by its name on the command line (table tsv csv json jsonl md html svg). False if there is none. */
VL_API bool vl_format_find(vl_text name, vl_format *out);

/* Takes some of what is written, 64 KB at most at a time unless one value is longer; anything but VL_OK ends the
 * writing with that status. A sink may fill the vl_error that was given to the writer; if it does not, a general
 * message is put there. */
typedef vl_status (*vl_sink)(void *data, const char *bytes, size_t size);

/* How to write. Start from VL_WRITE_OPTIONS. */
typedef struct vl_write_options {
    vl_format format;
    uint64_t columns;     /* width that an aligned table is fitted to; 0: as wide as it wants */
    bool byte_order_mark; /* before CSV and TSV, for programs that need it */
    const vl_table *meta; /* settings to write along, columns name (texts) and value; NULL: none */
    bool meta_footer;     /* aligned tables only: show the settings below the result */
} vl_write_options;

#define VL_WRITE_OPTIONS ((vl_write_options){.format = VL_FORMAT_TSV})

/* Writes a table. Numbers: integers plain, others the shortest form that reads back.
 *   - JSON: an array of objects keyed by column, one row a line; with `meta` {"meta": {…}, "rows": […]}. JSON Lines:
 * one object a row; `meta` as a first line {"meta": {…}}. Empty cells are null, ill-formed bytes U+FFFD.
 *   - TSV and CSV: a header, then rows; `meta` as leading lines "# name: value". TSV writes tab, newline, carriage
 *     return and backslash as \t \n \r \\. CSV ends its lines with CRLF and quotes where it has to.
 *   - Markdown: a pipe table; what would be markup is escaped, newlines are <br>; `meta` as a list before it.
 *   - Aligned: numbers to the right, point under point, at least 4 significant digits; texts are cut with … where the
 * table is too wide, then headers, numbers never; control characters are shown, never sent. `meta` only as a footer.
 *   - HTML: a whole page; `meta` as a list of definitions before the result. What XML cannot hold is U+FFFD.
 *   - SVG: fails with VL_ERROR_ARGUMENT, as there is no chart.
 * Fails with the status of the sink, for want of memory, if the context is cancelled, for settings of another shape,
 * and with VL_ERROR_UNSUPPORTED for JSON in a build without json-c. Of the table nothing is copied. */
VL_API vl_status vl_table_write(vl_context *context, const vl_table *table, const vl_write_options *options,
                                vl_sink sink, void *data, vl_error *error);

/* Writes a report: JSON as one object keyed by section, in order (`meta` is its first section); JSON Lines with
 * `section` first in each object, and `text` second where it shows a text; else each section after a line "# name",
 * with a blank line between. A section or column that is called like a key of the format (meta, section) gets a `_`
 * behind. Charts are drawn where the format can, and stand as the table of their data elsewhere; SVG has the charts only, one
 * below the other, and fails with VL_ERROR_ARGUMENT if there are none. Fails as vl_table_write does. */
VL_API vl_status vl_report_write(vl_context *context, const vl_report *report, const vl_write_options *options,
                                 vl_sink sink, void *data, vl_error *error);

/* Writes a text as it stands (JSON: as a string; with `meta` {"meta": {…}, "text": "…"}), with a newline at its end if
 * it has none; VL_FORMAT_TABLE shows control characters instead of sending them. Fails as vl_table_write does. */
VL_API vl_status vl_text_write(vl_context *context, vl_text text, const vl_write_options *options, vl_sink sink,
                               void *data, vl_error *error);

/* Writes one value as vl_text_write does a text: a number in its shortest form, a number that is not finite or an empty
 * cell as an empty line, a boolean as true or false; JSON has them bare, what is empty as null, and under "value" with
 * `meta`. Fails as vl_table_write does. */
VL_API vl_status vl_cell_write(vl_context *context, vl_cell cell, const vl_write_options *options, vl_sink sink,
                               void *data, vl_error *error);

/* Appends the shortest decimal form that reads back as `number`, which is finite: integers below 10^15 plain, no
 * exponent from 10^-5 up to 10^15, else as 1.5e-07. -0 is 0. The same in every locale. Fails for want of memory. */
VL_API vl_status vl_number_format(vl_context *context, double number, vl_string *out);

/* Appends `text` with control characters, line separators, bidirectional controls and ill-formed bytes made visible (as
 * \x1b, \u202e, \n), so that it is safe on a terminal. Newlines and tabs are kept where `keep_lines`. Fails for want of
 * memory. */
VL_API vl_status vl_text_visible(vl_context *context, vl_text text, bool keep_lines, vl_string *out);

#ifdef __cplusplus
}
#endif

#endif
