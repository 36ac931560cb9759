#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "vanlua/table.h"

/* Rows between two questions whether to stop. */
#define POLL_ROWS 4096

/* A longer field is no number that anybody wrote. */
#define NUMBER_BYTES 64

typedef struct separated_reader {
    vl_context *context;
    const vl_separated_options *options;
    vl_text bytes;
    size_t at;
    uint64_t line;
    uint64_t record_line; /* where the record at hand began */
    vl_string content;    /* its fields behind each other, without marks and escapes */
    size_t *ends;         /* of each field in `content` */
    size_t ends_capacity;
    size_t count; /* of fields */
    vl_cell *cells;
    size_t cells_capacity;
    vl_table *table; /* NULL until the first record has been read */
    vl_error *error;
} separated_reader;

static vl_status fail_at(separated_reader *reader, uint64_t line, const char *message) {
    return vl_error_set(reader->error, VL_ERROR_INPUT, "line %" PRIu64 ": %s", line, message);
}

/* Bytes of the line end at the place reached: 0 if there is none. */
static size_t line_end(const separated_reader *reader) {
    const char *next = reader->bytes.data + reader->at;
    size_t left = reader->bytes.size - reader->at;
    if (left && next[0] == '\n') return 1;
    return left > 1 && next[0] == '\r' && next[1] == '\n' ? 2 : 0;
}

static bool at_end(const separated_reader *reader) {
    return reader->at == reader->bytes.size;
}

static bool keep(separated_reader *reader, size_t from) {
    return vl_string_append(reader->context, &reader->content, reader->bytes.data + from, reader->at - from);
}

/* The place reached is behind the opening mark. */
static vl_status read_quoted(separated_reader *reader) {
    uint64_t opened = reader->line;
    size_t from = reader->at;
    for (; !at_end(reader); reader->at++) {
        char byte = reader->bytes.data[reader->at];
        if (byte == '\n') reader->line++;
        if (byte != '"') continue;
        if (!keep(reader, from)) return vl_error_memory(reader->error);
        reader->at++;
        if (at_end(reader) || reader->bytes.data[reader->at] == reader->options->separator || line_end(reader)) return VL_OK;
        if (reader->bytes.data[reader->at] != '"') return fail_at(reader, reader->line, "text after a closing quotation mark");
        from = reader->at; /* of two marks the second is kept */
    }
    return fail_at(reader, opened, "a quotation mark that opens a field is never closed");
}

static vl_status read_plain(separated_reader *reader) {
    size_t from = reader->at;
    while (!at_end(reader) && reader->bytes.data[reader->at] != reader->options->separator && !line_end(reader)) reader->at++;
    return keep(reader, from) ? VL_OK : vl_error_memory(reader->error);
}

/* What stands for the two bytes of an escape; 0 if they stand for themselves. */
static char escaped_byte(char byte) {
    switch (byte) {
    case 't': return '\t';
    case 'n': return '\n';
    case 'r': return '\r';
    case '\\': return '\\';
    default: return 0;
    }
}

static vl_status read_escaped(separated_reader *reader) {
    size_t start = reader->content.size;
    vl_status status = read_plain(reader);
    if (status) return status;
    char *data = reader->content.data;
    size_t kept = start, size = reader->content.size;
    for (size_t i = start; i < size; i++) {
        char escaped = data[i] == '\\' && i + 1 < size ? escaped_byte(data[i + 1]) : 0;
        data[kept++] = escaped ? escaped : data[i];
        if (escaped) i++;
    }
    reader->content.size = kept;
    return VL_OK;
}

static vl_status read_field(separated_reader *reader) {
    vl_status status;
    if (reader->options->separator == '\t') {
        status = read_escaped(reader);
    } else if (!at_end(reader) && reader->bytes.data[reader->at] == '"') {
        reader->at++;
        status = read_quoted(reader);
    } else {
        status = read_plain(reader);
    }
    if (status) return status;
    if (!VL_GROW(reader->context, reader->ends, reader->ends_capacity, reader->count + 1)) {
        return vl_error_memory(reader->error);
    }
    reader->ends[reader->count++] = reader->content.size;
    return VL_OK;
}

/* Reads one line, or several where a field in quotation marks goes over lines. */
static vl_status read_record(separated_reader *reader) {
    reader->count = 0;
    reader->content.size = 0;
    reader->record_line = reader->line;
    for (;;) {
        vl_status status = read_field(reader);
        if (status) return status;
        if (at_end(reader)) return VL_OK;
        size_t end = line_end(reader);
        reader->at += end ? end : 1;
        if (!end) continue;
        reader->line++;
        return VL_OK;
    }
}

/* True if the text is written as JSON writes numbers; `*whole`: without point and exponent. */
static bool is_number(vl_text text, bool *whole) {
    static const char digits[] = "0123456789";
    char copy[NUMBER_BYTES];
    if (!text.size || text.size >= sizeof copy || memchr(text.data, '\0', text.size)) return false;
    memcpy(copy, text.data, text.size);
    copy[text.size] = '\0';
    const char *at = copy + (copy[0] == '-');
    size_t count = strspn(at, digits);
    if (!count || (at[0] == '0' && count > 1)) return false;
    at += count;
    *whole = !*at;
    if (*at == '.') {
        count = strspn(++at, digits);
        if (!count) return false;
        at += count;
    }
    if (*at != 'e' && *at != 'E') return !*at;
    at++;
    if (*at == '+' || *at == '-') at++;
    count = strspn(at, digits);
    return count && !at[count];
}

/* False if the number does not fit into 64 bits. */
static bool read_integer(vl_text text, int64_t *out) {
    bool negative = text.data[0] == '-';
    uint64_t value = 0, limit = (uint64_t)INT64_MAX + negative;
    for (size_t i = negative; i < text.size; i++) {
        uint64_t digit = (uint64_t)(text.data[i] - '0');
        if (value > (limit - digit) / 10) return false;
        value = value * 10 + digit;
    }
    if (negative) *out = value ? -(int64_t)(value - 1) - 1 : 0;
    else *out = (int64_t)value;
    return true;
}

/* The "C" locale holds here, see read_table. */
static bool read_number(vl_text text, double *out) {
    char copy[NUMBER_BYTES];
    memcpy(copy, text.data, text.size);
    copy[text.size] = '\0';
    *out = strtod(copy, NULL);
    return isfinite(*out);
}

static vl_cell make_cell(const separated_reader *reader, vl_text text) {
    vl_cell cell = {.kind = VL_CELL_TEXT, .value.text = text};
    bool whole;
    if (!reader->options->numbers) return cell;
    if (!text.size) {
        cell.kind = VL_CELL_EMPTY;
    } else if (is_number(text, &whole)) {
        vl_cell number = {.kind = whole ? VL_CELL_INTEGER : VL_CELL_NUMBER};
        if (whole ? read_integer(text, &number.value.integer) : read_number(text, &number.value.number)) return number;
    }
    return cell;
}

static vl_text field_text(const separated_reader *reader, size_t field) {
    size_t first = field ? reader->ends[field - 1] : 0;
    return (vl_text){reader->content.data + first, reader->ends[field] - first};
}

static vl_status append_record(separated_reader *reader) {
    size_t columns = vl_table_column_count(reader->table);
    if (reader->count != columns) {
        return vl_error_set(reader->error, VL_ERROR_INPUT, "line %" PRIu64 ": %zu field%s where the first line has %zu",
                            reader->record_line, reader->count, reader->count == 1 ? "" : "s", columns);
    }
    if (!VL_GROW(reader->context, reader->cells, reader->cells_capacity, columns)) return vl_error_memory(reader->error);
    for (size_t i = 0; i < columns; i++) reader->cells[i] = make_cell(reader, field_text(reader, i));
    return vl_table_append(reader->table, reader->cells, reader->error);
}

/* Room for the digits of a column's number. */
typedef char column_number[24];

/* Names the columns after the record at hand, or by their numbers, which are written into `numbers`. */
static void name_columns(const separated_reader *reader, vl_text *names, column_number *numbers) {
    for (size_t i = 0; i < reader->count; i++) {
        if (reader->options->header) {
            names[i] = field_text(reader, i);
            continue;
        }
        snprintf(numbers[i], sizeof numbers[i], "%zu", i + 1);
        names[i] = vl_text_of(numbers[i]);
    }
}

static vl_status create_table(separated_reader *reader) {
    vl_context *context = reader->context;
    vl_text *names = vl_allocate_zeroed(context, reader->count, sizeof *names);
    column_number *numbers = vl_allocate_zeroed(context, reader->count, sizeof *numbers);
    vl_status status = names && numbers ? VL_OK : vl_error_memory(reader->error);
    if (!status) {
        name_columns(reader, names, numbers);
        status = vl_table_create(context, names, reader->count, &reader->table, reader->error);
    }
    vl_free(context, numbers, reader->count * sizeof *numbers);
    vl_free(context, names, reader->count * sizeof *names);
    return status;
}

/* Lines without a byte say nothing where there is more than one column, and where an empty text is written as "". */
static bool skip_line(separated_reader *reader) {
    size_t end = line_end(reader);
    bool tsv = reader->options->separator == '\t';
    if (!end || (tsv && reader->table && vl_table_column_count(reader->table) == 1)) return false;
    reader->at += end;
    reader->line++;
    return true;
}

static vl_status read_table(separated_reader *reader) {
    while (!at_end(reader)) {
        if (skip_line(reader)) continue;
        vl_status status = read_record(reader);
        if (status) return status;
        bool names = !reader->table && reader->options->header;
        if (!reader->table) status = create_table(reader);
        if (!status && !names) status = append_record(reader);
        if (status) return status;
        if (vl_table_row_count(reader->table) % POLL_ROWS == 0 && vl_context_cancelled(reader->context)) {
            return vl_error_set(reader->error, VL_ERROR_CANCELLED, "stopped");
        }
    }
    if (reader->table) return VL_OK;
    return vl_error_set(reader->error, VL_ERROR_INPUT, "no line to read the columns from");
}

/* Numbers have a decimal point whatever locale the program has chosen. */
static vl_status read_in_locale(separated_reader *reader) {
    if (!reader->options->numbers) return read_table(reader);
    locale_t plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
    if (plain == (locale_t)0) return vl_error_memory(reader->error);
    locale_t before = uselocale(plain);
    vl_status status = read_table(reader);
    uselocale(before);
    freelocale(plain);
    return status;
}

static bool is_separator(char byte) {
    return byte == '\t' || (byte >= ' ' && byte <= '~' && byte != '"');
}

vl_status vl_table_read_separated(vl_context *context, vl_text bytes, const vl_separated_options *options, vl_table **out,
                                  vl_error *error) {
    vl_separated_options chosen = options ? *options : VL_SEPARATED_OPTIONS;
    if (!is_separator(chosen.separator)) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "a separator is a tab or a printing ASCII character other than \"");
    }
    separated_reader reader = {.context = context, .options = &chosen, .bytes = bytes, .line = 1, .error = error};
    if (bytes.size >= 3 && memcmp(bytes.data, "\xEF\xBB\xBF", 3) == 0) reader.at = 3;
    vl_status status = read_in_locale(&reader);
    vl_string_free(context, &reader.content);
    vl_free(context, reader.ends, reader.ends_capacity * sizeof *reader.ends);
    vl_free(context, reader.cells, reader.cells_capacity * sizeof *reader.cells);
    if (status) vl_table_free(reader.table);
    else *out = reader.table;
    return status;
}
