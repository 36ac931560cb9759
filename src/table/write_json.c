/*
 * JSON and JSON Lines, row by row: only the strings are json-c's, so that a million rows need no tree, and column
 * names may hold zero bytes.
 */
#include "table/json.h"
#include "table/write.h"

typedef struct json_writer {
    vl_output *output;
    vl_json_encoder *encoder;
    vl_string scratch; /* one encoded string */
} json_writer;

static bool start(json_writer *writer, vl_output *output) {
    *writer = (json_writer){.output = output};
    vl_status status = vl_json_encoder_create(output->context, &writer->encoder, output->error);
    if (status) vl_output_fail(output, status, "JSON cannot be written");
    return status == VL_OK;
}

static void finish(json_writer *writer) {
    vl_string_free(writer->output->context, &writer->scratch);
    vl_json_encoder_free(writer->encoder);
}

static void write_string(json_writer *writer, vl_text text) {
    writer->scratch.size = 0;
    if (writer->output->status) return;
    if (vl_json_encode(writer->encoder, text, &writer->scratch)) vl_output_fail_memory(writer->output);
    else vl_output_text(writer->output, vl_string_text(&writer->scratch));
}

static void write_key(json_writer *writer, vl_text name) {
    write_string(writer, name);
    vl_output_string(writer->output, ": ");
}

static void write_value(json_writer *writer, vl_cell cell) {
    if (cell.kind == VL_CELL_TEXT) write_string(writer, cell.value.text);
    else if (cell.kind == VL_CELL_EMPTY) vl_output_string(writer->output, "null");
    else vl_output_value(writer->output, cell);
}

static void write_meta(json_writer *writer, const vl_write_options *options) {
    write_key(writer, vl_text_of("meta"));
    vl_output_string(writer->output, "{");
    for (uint64_t row = 0; row < vl_meta_count(options); row++) {
        if (row) vl_output_string(writer->output, ", ");
        write_key(writer, vl_meta_name(options, row));
        write_value(writer, vl_meta_value(options, row));
    }
    vl_output_string(writer->output, "}");
}

/* Column names, encoded once for all rows: key i is the bytes from ends[i] to ends[i + 1] of `bytes`. */
typedef struct json_keys {
    vl_string bytes;
    size_t *ends;
    size_t count;
} json_keys;

static void free_keys(json_writer *writer, json_keys *keys) {
    vl_string_free(writer->output->context, &keys->bytes);
    vl_free(writer->output->context, keys->ends, (keys->count + 1) * sizeof *keys->ends);
}

static bool column_exists(const void *table, vl_text name) {
    return vl_table_column_find(table, name) < vl_table_column_count(table);
}

static bool section_exists(const void *report, vl_text name) {
    for (size_t i = 0; i < vl_report_section_count(report); i++) {
        if (vl_text_equal(vl_report_section_name(report, i), name)) return true;
    }
    return false;
}

static bool setting_exists(const void *options, vl_text name) {
    for (uint64_t row = 0; row < vl_meta_count(options); row++) {
        if (vl_text_equal(vl_meta_name(options, row), name)) return true;
    }
    return false;
}

/* The name, or, if it is a key that the format itself writes, the name with as many `_` behind as make it one of its
 * own, so that no object has a key twice. `changed` holds it then. */
static vl_text free_name(json_writer *writer, vl_text name, const char *reserved, bool (*exists)(const void *, vl_text),
                         const void *owner, vl_string *changed) {
    if (!reserved || !vl_text_equal(name, vl_text_of(reserved))) return name;
    vl_context *context = writer->output->context;
    bool done = vl_string_append(context, changed, name.data, name.size);
    do {
        done = done && vl_string_append(context, changed, "_", 1);
    } while (done && exists(owner, vl_string_text(changed)));
    if (!done) vl_output_fail_memory(writer->output);
    return vl_string_text(changed);
}

static bool encode_key(json_writer *writer, json_keys *keys, const vl_table *table, vl_text name, const char *reserved) {
    vl_context *context = writer->output->context;
    vl_string changed = VL_STRING;
    name = free_name(writer, name, reserved, column_exists, table, &changed);
    bool done = !vl_json_encode(writer->encoder, name, &keys->bytes) && vl_string_append(context, &keys->bytes, ": ", 2);
    vl_string_free(context, &changed);
    return done && !writer->output->status;
}

/* False for want of memory, with nothing to free. */
static bool encode_keys(json_writer *writer, const vl_table *table, const char *reserved, json_keys *keys) {
    *keys = (json_keys){.count = vl_table_column_count(table)};
    keys->ends = vl_allocate_zeroed(writer->output->context, keys->count + 1, sizeof *keys->ends);
    bool done = keys->ends != NULL;
    for (size_t i = 0; i < keys->count && done; i++) {
        done = encode_key(writer, keys, table, vl_table_column_name(table, i), reserved);
        keys->ends[i + 1] = keys->bytes.size;
    }
    if (!done) {
        vl_output_fail_memory(writer->output);
        free_keys(writer, keys);
    }
    return done;
}

/* The cells of a row, each with its key. */
static void write_cells(json_writer *writer, const vl_table *table, uint64_t row, const json_keys *keys) {
    for (size_t i = 0; i < keys->count; i++) {
        if (i) vl_output_string(writer->output, ", ");
        vl_output_bytes(writer->output, keys->bytes.data + keys->ends[i], keys->ends[i + 1] - keys->ends[i]);
        write_value(writer, vl_table_cell(table, row, i));
    }
}

/* An array of rows, one to a line, that stands at the given depth. */
static void write_rows(json_writer *writer, const vl_table *table, uint64_t depth) {
    json_keys keys;
    uint64_t count = vl_table_row_count(table);
    if (!count) vl_output_string(writer->output, "[]");
    if (!count || writer->output->status || !encode_keys(writer, table, NULL, &keys)) return;
    vl_output_string(writer->output, "[\n");
    for (uint64_t row = 0; row < count && !writer->output->status; row++) {
        vl_output_repeat(writer->output, " ", depth + 1);
        vl_output_string(writer->output, "{");
        write_cells(writer, table, row, &keys);
        vl_output_string(writer->output, row + 1 < count ? "},\n" : "}\n");
    }
    vl_output_repeat(writer->output, " ", depth);
    vl_output_string(writer->output, "]");
    free_keys(writer, &keys);
}

static void json_table(vl_output *output, const vl_table *table, const vl_write_options *options) {
    json_writer writer;
    if (!start(&writer, output)) return;
    if (options->meta) {
        vl_output_string(output, "{\n ");
        write_meta(&writer, options);
        vl_output_string(output, ",\n \"rows\": ");
    }
    write_rows(&writer, table, options->meta ? 1 : 0);
    vl_output_string(output, options->meta ? "\n}\n" : "\n");
    finish(&writer);
}

static void write_section_key(json_writer *writer, const vl_report *report, size_t section, const char *reserved) {
    vl_string changed = VL_STRING;
    write_key(writer, free_name(writer, vl_report_section_name(report, section), reserved, section_exists, report, &changed));
    vl_string_free(writer->output->context, &changed);
}

static void json_report(vl_output *output, const vl_report *report, const vl_write_options *options) {
    json_writer writer;
    if (!start(&writer, output)) return;
    size_t count = vl_report_section_count(report);
    vl_output_string(output, "{");
    if (options->meta) {
        vl_output_string(output, "\n ");
        write_meta(&writer, options);
    }
    for (size_t i = 0; i < count; i++) {
        vl_output_string(output, i || options->meta ? ",\n " : "\n ");
        write_section_key(&writer, report, i, options->meta ? "meta" : NULL);
        const vl_table *table = vl_report_section_table(report, i);
        if (table) write_rows(&writer, table, 1);
        else write_string(&writer, vl_report_section_text(report, i));
    }
    vl_output_string(output, count || options->meta ? "\n}\n" : "}\n");
    finish(&writer);
}

static void json_cell(vl_output *output, vl_cell cell, const vl_write_options *options) {
    json_writer writer;
    if (!start(&writer, output)) return;
    if (options->meta) {
        vl_output_string(output, "{\n ");
        write_meta(&writer, options);
        vl_output_string(output, cell.kind == VL_CELL_TEXT ? ",\n \"text\": " : ",\n \"value\": ");
    }
    write_value(&writer, cell);
    vl_output_string(output, options->meta ? "\n}\n" : "\n");
    finish(&writer);
}

/* The settings as a line of their own. */
static bool lines_start(json_writer *writer, vl_output *output, const vl_write_options *options) {
    if (!start(writer, output)) return false;
    if (!options->meta) return true;
    vl_output_string(output, "{");
    write_meta(writer, options);
    vl_output_string(output, "}\n");
    return true;
}

/* One line a row; `section` (size 0: none) comes first in each. */
static void write_row_lines(json_writer *writer, const vl_table *table, vl_text section) {
    json_keys keys;
    if (writer->output->status || !encode_keys(writer, table, section.size ? "section" : NULL, &keys)) return;
    for (uint64_t row = 0; row < vl_table_row_count(table) && !writer->output->status; row++) {
        vl_output_string(writer->output, "{");
        if (section.size) {
            write_key(writer, vl_text_of("section"));
            write_string(writer, section);
            vl_output_string(writer->output, ", ");
        }
        write_cells(writer, table, row, &keys);
        vl_output_string(writer->output, "}\n");
    }
    free_keys(writer, &keys);
}

static void lines_table(vl_output *output, const vl_table *table, const vl_write_options *options) {
    json_writer writer;
    if (!lines_start(&writer, output, options)) return;
    write_row_lines(&writer, table, (vl_text){"", 0});
    finish(&writer);
}

static void write_text_line(json_writer *writer, vl_text section, vl_text text) {
    vl_output_string(writer->output, "{");
    write_key(writer, vl_text_of("section"));
    write_string(writer, section);
    vl_output_string(writer->output, ", ");
    write_key(writer, vl_text_of("text"));
    write_string(writer, text);
    vl_output_string(writer->output, "}\n");
}

/* The settings as a section of their own. */
static void write_meta_line(json_writer *writer, const vl_write_options *options) {
    vl_output_string(writer->output, "{");
    write_key(writer, vl_text_of("section"));
    write_string(writer, vl_text_of("meta"));
    for (uint64_t row = 0; row < vl_meta_count(options); row++) {
        vl_string changed = VL_STRING;
        vl_output_string(writer->output, ", ");
        write_key(writer, free_name(writer, vl_meta_name(options, row), "section", setting_exists, options, &changed));
        write_value(writer, vl_meta_value(options, row));
        vl_string_free(writer->output->context, &changed);
    }
    vl_output_string(writer->output, "}\n");
}

/* Each line says which section it belongs to, that of the settings among them. */
static void lines_report(vl_output *output, const vl_report *report, const vl_write_options *options) {
    json_writer writer;
    if (!start(&writer, output)) return;
    if (options->meta) write_meta_line(&writer, options);
    for (size_t i = 0; i < vl_report_section_count(report); i++) {
        const vl_table *table = vl_report_section_table(report, i);
        vl_string changed = VL_STRING;
        vl_text name = free_name(&writer, vl_report_section_name(report, i), options->meta ? "meta" : NULL, section_exists,
                                 report, &changed);
        if (table) write_row_lines(&writer, table, name);
        else write_text_line(&writer, name, vl_report_section_text(report, i));
        vl_string_free(output->context, &changed);
    }
    finish(&writer);
}

static void lines_cell(vl_output *output, vl_cell cell, const vl_write_options *options) {
    json_writer writer;
    if (!lines_start(&writer, output, options)) return;
    write_value(&writer, cell);
    vl_output_string(output, "\n");
    finish(&writer);
}

const vl_writer vl_writer_json = {.name = "json", .table = json_table, .report = json_report, .cell = json_cell};
const vl_writer vl_writer_json_lines = {.name = "jsonl", .table = lines_table, .report = lines_report, .cell = lines_cell};
