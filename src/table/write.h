/*
 * What a format has to give, and what the writers share. To add a format: one file, one row in write.c.
 */
#ifndef VL_TABLE_WRITE_H
#define VL_TABLE_WRITE_H

#include "table/output.h"
#include "vanlua/chart.h"

/* Formats whose results are pages of lines: settings, then sections one after the other, then settings. NULL: nothing. */
typedef struct vl_page {
    const char *line_end;
    void (*begin)(vl_output *output, const vl_write_options *options);
    void (*heading)(vl_output *output, vl_text name);
    void (*table)(vl_output *output, const vl_table *table, const vl_write_options *options);
    void (*chart)(vl_output *output, const vl_chart *chart, const vl_write_options *options); /* NULL: the table of its data */
    void (*text)(vl_output *output, vl_text text); /* without the newline at its end */
    void (*end)(vl_output *output, const vl_write_options *options);
} vl_page;

/* A format: a page, or functions for each kind of result. */
typedef struct vl_writer {
    const char *name; /* on the command line */
    const vl_page *page;
    void (*table)(vl_output *output, const vl_table *table, const vl_write_options *options);
    void (*chart)(vl_output *output, const vl_chart *chart, const vl_write_options *options); /* NULL: the table of its data */
    void (*report)(vl_output *output, const vl_report *report, const vl_write_options *options);
    void (*cell)(vl_output *output, vl_cell cell, const vl_write_options *options);
} vl_writer;

extern const vl_writer vl_writer_terminal;
extern const vl_writer vl_writer_tsv;
extern const vl_writer vl_writer_csv;
extern const vl_writer vl_writer_json;
extern const vl_writer vl_writer_json_lines;
extern const vl_writer vl_writer_markdown;
extern const vl_writer vl_writer_html;
extern const vl_writer vl_writer_svg;

/* Number of settings to write; 0 if there is no table of them. */
uint64_t vl_meta_count(const vl_write_options *options);

/* Name of a setting that exists. */
vl_text vl_meta_name(const vl_write_options *options, uint64_t row);

/* Value of a setting that exists. */
vl_cell vl_meta_value(const vl_write_options *options, uint64_t row);

/* True if the column holds numbers, and nothing else but empty cells. Cost: the number of rows. */
bool vl_column_is_numeric(const vl_table *table, size_t column);

#endif
