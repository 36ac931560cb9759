/*
 * Frequency lists in files, as programs for corpora write them.
 */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/file.h"
#include "corpus/frequencies.h"
#include "vanlua/table.h"

/* Counts and sizes up to this are exact as numbers. */
#define LARGEST_COUNT ((uint64_t)1000 * 1000 * 1000 * 1000 * 1000)

/* Bytes of a value that messages show. */
#define SHOWN 60

/* A number as it is written, with what it leaves open: half of its last digit. */
typedef struct written_rate {
    double value;
    double doubt;
} written_rate;

typedef struct list_reader {
    vl_context *context;
    const char *name;
    vl_text bytes;
    char separator;
    vl_table *table; /* all lines as they stand, those ahead of the header left out */
    size_t term_column;
    size_t count_column;
    size_t rate_column; /* vl_table_column_count: there is none */
    uint64_t first_row; /* 1 where there is a header */
    vl_frequencies *made;
    vl_error *error;
} list_reader;

/* The line that a row of the table stands on. */
static uint64_t line_of(const list_reader *reader, uint64_t row) {
    uint64_t line = 1, start = 1;
    bool quoted = false, empty = true;
    for (size_t i = 0; i < reader->bytes.size; i++) {
        char byte = reader->bytes.data[i];
        if (byte == '"' && reader->separator != '\t') quoted = !quoted;
        if (byte != '\n') {
            if (empty && byte != '\r') start = line;
            empty = empty && byte == '\r';
            continue;
        }
        line++;
        if (quoted || empty) continue;
        if (row-- == 0) return start;
        empty = true;
    }
    return start;
}

static vl_status fail_at(const list_reader *reader, uint64_t row, const char *what, vl_text value) {
    int size = value.size < SHOWN ? (int)value.size : SHOWN;
    return vl_error_set(reader->error, VL_ERROR_INPUT, "%s: line %" PRIu64 ": %s '%.*s'", vl_path_shown(reader->name).text,
                        line_of(reader, row), what, size, value.data);
}

static vl_text cell_text(const list_reader *reader, uint64_t row, size_t column) {
    return vl_table_cell(reader->table, row, column).value.text;
}

/* ---- what stands ahead ---- */

/* The value of a line "# name: value", of no data if it is another one. */
static vl_text setting_of(vl_text line, const char *name) {
    size_t size = strlen(name);
    bool is = line.size > size + 4 && memcmp(line.data + 2, name, size) == 0 && memcmp(line.data + 2 + size, ": ", 2) == 0;
    if (!is) return (vl_text){NULL, 0};
    vl_text value = {line.data + size + 4, line.size - size - 4};
    if (value.data[value.size - 1] == '\r') value.size--;
    return value;
}

/* Checks that what was counted can be compared with what is asked for. */
static vl_status check_setting(const list_reader *reader, vl_text line, const vl_frequencies_options *options) {
    static const vl_text units[] = {{"word", 4}, {"syllable", 8}}, forms[] = {{"exact", 5}, {"fold", 4}, {"bare", 4}};
    vl_text unit = setting_of(line, "unit"), form = setting_of(line, "form");
    if (unit.data && !vl_text_equal(unit, units[options->unit])) {
        return vl_error_set(reader->error, VL_ERROR_INPUT, "%s: the list is of unit %.*s, not %s",
                            vl_path_shown(reader->name).text, (int)(unit.size < SHOWN ? unit.size : SHOWN), unit.data,
                            units[options->unit].data);
    }
    for (vl_form of = VL_FORM_EXACT; of <= VL_FORM_BARE && form.data; of++) {
        if (!vl_text_equal(form, forms[of]) || of <= options->form) continue;
        return vl_error_set(reader->error, VL_ERROR_INPUT, "%s: the list is of form %s, from which %s cannot be made",
                            vl_path_shown(reader->name).text, forms[of].data, forms[options->form].data);
    }
    return VL_OK;
}

/* Passes over the byte order mark and over lines of settings, in place of which empty lines are left, so that lines keep
 * their numbers. Settings are checked against the options, unless there are none. */
static vl_status skip_settings(list_reader *reader, vl_string *bytes, const vl_frequencies_options *options) {
    size_t at = bytes->size >= 3 && memcmp(bytes->data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0, lines = 0;
    while (bytes->size - at >= 2 && memcmp(bytes->data + at, "# ", 2) == 0) {
        const char *end = memchr(bytes->data + at, '\n', bytes->size - at);
        size_t size = end ? (size_t)(end - bytes->data) - at : bytes->size - at;
        vl_status status = options ? check_setting(reader, (vl_text){bytes->data + at, size}, options) : VL_OK;
        if (status != VL_OK) return status;
        at += size + (end != NULL);
        lines += end != NULL;
    }
    if (lines) memset(bytes->data + at - lines, '\n', lines);
    reader->bytes = (vl_text){bytes->data ? bytes->data + at - lines : "", bytes->size - at + lines};
    return VL_OK;
}

/* A tab if the first line has one, else whichever mark it has more of. */
static char find_separator(vl_text bytes) {
    size_t tabs = 0, commas = 0, semicolons = 0, i = 0;
    while (i < bytes.size && (bytes.data[i] == '\n' || bytes.data[i] == '\r')) i++;
    for (; i < bytes.size && bytes.data[i] != '\n'; i++) {
        tabs += bytes.data[i] == '\t';
        commas += bytes.data[i] == ',';
        semicolons += bytes.data[i] == ';';
    }
    return tabs ? '\t' : semicolons > commas ? ';' : ',';
}

/* ---- columns ---- */

/* Takes an exponent off a number, as in 1e+05; it is 0 where there is none. False: what is behind the e is no exponent. */
static bool split_exponent(vl_text *number, int *exponent) {
    size_t at = 0;
    *exponent = 0;
    while (at < number->size && number->data[at] != 'e' && number->data[at] != 'E') at++;
    if (at == number->size) return true;
    size_t first = at + 1;
    bool negative = first < number->size && number->data[first] == '-';
    if (first < number->size && (negative || number->data[first] == '+')) first++;
    if (first == number->size || number->size - first > 3) return false;
    for (size_t i = first; i < number->size; i++) {
        if (number->data[i] < '0' || number->data[i] > '9') return false;
        *exponent = *exponent * 10 + (number->data[i] - '0');
    }
    if (negative) *exponent = -*exponent;
    number->size = at;
    return true;
}

/* Reads a whole number: digits, or with an exponent that is not below 0, as in 1.5e+05. What is beyond LARGEST_COUNT
 * becomes one more than that. */
static bool parse_count(vl_text text, uint64_t *out) {
    int exponent;
    size_t whole = text.size;
    bool point = false, digits = false;
    *out = 0;
    if (!split_exponent(&text, &exponent) || exponent < 0) return false;
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        if (byte == '.' && !point && text.size < whole) {
            point = true;
            continue;
        }
        if (byte < '0' || byte > '9') return false;
        digits = true;
        if (*out > LARGEST_COUNT && point && byte != '0') return false;
        if (*out > LARGEST_COUNT) continue;
        exponent -= point;
        *out = *out * 10 + (uint64_t)(byte - '0');
    }
    for (; exponent < 0; exponent++, *out /= 10)
        if (*out % 10) return false;
    for (; exponent > 0 && *out > 0 && *out <= LARGEST_COUNT; exponent--) *out *= 10;
    if (*out > LARGEST_COUNT) *out = LARGEST_COUNT + 1;
    return digits;
}

static bool is_count(vl_text text) {
    uint64_t count;
    return parse_count(text, &count);
}

static bool is_called(vl_text text, const char *name) {
    if (text.size != strlen(name)) return false;
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        if ((byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte) != name[i]) return false;
    }
    return true;
}

/* The first column that the first line calls by one of the names, which NULL ends; the number of columns if none is. */
static size_t find_column(const list_reader *reader, const char *const *names) {
    size_t columns = vl_table_column_count(reader->table);
    for (; *names; names++)
        for (size_t i = 0; i < columns; i++)
            if (is_called(cell_text(reader, 0, i), *names)) return i;
    return columns;
}

/* Fails if a column behind one that is read has the same name. */
static vl_status check_only(const list_reader *reader, size_t column) {
    size_t columns = vl_table_column_count(reader->table);
    for (size_t i = column + 1; i < columns; i++) {
        vl_text name = cell_text(reader, 0, i);
        char lower[16] = {0};
        for (size_t at = 0; at < name.size && at + 1 < sizeof lower; at++)
            lower[at] = (char)(name.data[at] >= 'A' && name.data[at] <= 'Z' ? name.data[at] + ('a' - 'A') : name.data[at]);
        if (is_called(cell_text(reader, 0, column), lower)) return fail_at(reader, 0, "two columns are called", name);
    }
    return VL_OK;
}

/* Two columns without names: the counts are in the second, unless something there is no count. */
static vl_status guess_columns(list_reader *reader) {
    size_t numbers[2] = {0, 0};
    uint64_t rows = vl_table_row_count(reader->table);
    if (vl_table_column_count(reader->table) != 2) {
        return fail_at(reader, 0, "columns called term and count, or just these two, expected in", cell_text(reader, 0, 0));
    }
    for (uint64_t row = 0; row < rows; row++)
        for (size_t i = 0; i < 2; i++) numbers[i] += is_count(cell_text(reader, row, i));
    reader->count_column = numbers[1] >= numbers[0] ? 1 : 0;
    reader->term_column = 1 - reader->count_column;
    if (is_count(cell_text(reader, 0, reader->count_column))) return VL_OK;
    return fail_at(reader, 0, "neither columns called term and count, nor a count:", cell_text(reader, 0, reader->count_column));
}

static vl_status check_names(const list_reader *reader) {
    vl_status status = check_only(reader, reader->term_column);
    if (status == VL_OK) status = check_only(reader, reader->count_column);
    return status == VL_OK ? check_only(reader, reader->rate_column) : status;
}

/* Finds the columns by their names. False: the first line names none of terms or none of counts. */
static bool find_named_columns(list_reader *reader) {
    static const char *const terms[] = {"term", "word", "type", "token", "feature", NULL};
    static const char *const counts[] = {"count", "freq", "frequency", NULL};
    static const char *const rates[] = {"per_million", NULL};
    size_t columns = vl_table_column_count(reader->table);
    reader->term_column = find_column(reader, terms);
    reader->count_column = find_column(reader, counts);
    reader->rate_column = find_column(reader, rates);
    return reader->term_column < columns && reader->count_column < columns;
}

static vl_status find_columns(list_reader *reader) {
    reader->first_row = 1;
    if (find_named_columns(reader)) return check_names(reader);
    reader->rate_column = vl_table_column_count(reader->table);
    reader->first_row = 0;
    return guess_columns(reader);
}

/* ---- rows ---- */

static vl_status read_count(const list_reader *reader, uint64_t row, uint64_t *out) {
    vl_text text = cell_text(reader, row, reader->count_column);
    *out = 0;
    if (text.size > 1 && text.data[0] == '-' && is_count((vl_text){text.data + 1, text.size - 1}))
        return fail_at(reader, row, "a negative count:", text);
    if (!parse_count(text, out)) return fail_at(reader, row, "the count is no whole number:", text);
    return *out > LARGEST_COUNT ? fail_at(reader, row, "the count is beyond 10^15:", text) : VL_OK;
}

static vl_status add_row(list_reader *reader, uint64_t row, vl_string *key) {
    uint64_t count;
    vl_text term = cell_text(reader, row, reader->term_column);
    vl_status status = read_count(reader, row, &count);
    if (status != VL_OK) return status;
    key->size = 0;
    if (vl_term_key(reader->context, reader->made->options.form, term, key) != VL_OK) return vl_error_memory(reader->error);
    if (key->size == 0) return fail_at(reader, row, "there is no term:", term);
    uint32_t position = vl_frequencies_term(reader->made, vl_string_text(key));
    if (position == VL_NO_SYMBOL) return vl_error_memory(reader->error);
    reader->made->counts[position] += count;
    reader->made->total += count;
    if (reader->made->total > LARGEST_COUNT) return fail_at(reader, row, "the sum of the counts is beyond 10^15 at", term);
    return VL_OK;
}

static vl_status add_rows(list_reader *reader) {
    vl_string key = VL_STRING;
    vl_status status = VL_OK;
    uint64_t rows = vl_table_row_count(reader->table);
    for (uint64_t row = reader->first_row; row < rows && status == VL_OK; row++) {
        status = add_row(reader, row, &key);
        if (row % 4096 == 0 && vl_context_cancelled(reader->context))
            status = vl_error_set(reader->error, VL_ERROR_CANCELLED, "cancelled");
    }
    vl_string_free(reader->context, &key);
    return status;
}

/* ---- the size of what was counted ---- */

/* Reads digits with a point and an exponent, by hand since the C library's functions depend on the locale. */
static bool read_rate(vl_text text, written_rate *out) {
    double value = 0, unit = 1;
    bool point = false, digits = false;
    int exponent;
    if (!split_exponent(&text, &exponent)) return false;
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        bool digit = byte >= '0' && byte <= '9';
        if (!digit && (byte != '.' || point)) return false;
        if (digit) value = value * 10 + (byte - '0');
        if (digit && point) unit *= 10;
        digits = digits || digit;
        point = point || !digit;
    }
    double scale = exponent > 0 ? pow(10, exponent) : 1;
    value *= scale;
    if (exponent < 0) unit *= pow(10, -exponent);
    *out = (written_rate){value / unit, 0.5 * scale / unit};
    return digits && isfinite(value) && isfinite(unit) && isfinite(scale);
}

/* The rate of a row; not known if nothing can be learnt from it. */
static vl_status row_rate(const list_reader *reader, uint64_t row, uint64_t *count, written_rate *rate, bool *known) {
    vl_text text = cell_text(reader, row, reader->rate_column);
    vl_status status = read_count(reader, row, count);
    *known = false;
    if (status != VL_OK || text.size == 0) return status;
    if (!read_rate(text, rate)) return fail_at(reader, row, "per_million is no number:", text);
    *known = *count > 0;
    return VL_OK;
}

/* True if a count and a rate can come of a size that is known but for a part of it. */
static bool agrees(uint64_t count, written_rate rate, double size, double doubt) {
    double expected = (double)count * 1e6, actual = rate.value * size;
    return fabs(expected - actual) <= 2 * rate.doubt * size + expected * (doubt + 1e-12);
}

/* Finds the count and rate of the row with the largest count, which tells the size best; 0 if no row
 * tells anything. A rate of 0 may be a small one, rounded, but not all of them. */
static vl_status find_best(const list_reader *reader, uint64_t *largest, written_rate *best) {
    uint64_t rows = vl_table_row_count(reader->table), zero = rows, count;
    written_rate rate;
    bool known;
    *largest = 0;
    for (uint64_t row = reader->first_row; row < rows; row++) {
        vl_status status = row_rate(reader, row, &count, &rate, &known);
        if (status != VL_OK) return status;
        if (known && rate.value == 0 && zero == rows) zero = row;
        if (!known || rate.value == 0 || count <= *largest) continue;
        *largest = count;
        *best = rate;
    }
    if (*largest > 0 || zero == rows) return VL_OK;
    return fail_at(reader, zero, "a count above 0, but per_million is", cell_text(reader, zero, reader->rate_column));
}

/* Sees whether all rows agree with a size. */
static vl_status check_rates(const list_reader *reader, double size, double doubt) {
    uint64_t rows = vl_table_row_count(reader->table), count;
    written_rate rate;
    bool known;
    for (uint64_t row = reader->first_row; row < rows; row++) {
        vl_status status = row_rate(reader, row, &count, &rate, &known);
        if (status != VL_OK) return status;
        if (known && !agrees(count, rate, size, doubt))
            return fail_at(reader, row, "per_million is of another total than in the other rows:",
                           cell_text(reader, row, reader->rate_column));
    }
    return VL_OK;
}

/* Finds the size by the rates. Says so if the list does not hold all that was counted. */
static vl_status find_size(const list_reader *reader, uint64_t *size) {
    uint64_t largest, total = reader->made->total;
    written_rate best;
    vl_status status = find_best(reader, &largest, &best);
    if (status != VL_OK || largest == 0) return status;
    double exact = (double)largest * 1e6 / best.value, doubt = best.doubt / best.value;
    if (!(exact <= (double)LARGEST_COUNT))
        return vl_error_set(reader->error, VL_ERROR_INPUT, "%s: per_million makes a size beyond 10^15",
                            vl_path_shown(reader->name).text);
    status = check_rates(reader, exact, doubt);
    if (status != VL_OK) return status;
    if ((double)total > exact * (1 + 2 * doubt) + 0.5)
        return vl_error_set(reader->error, VL_ERROR_INPUT, "%s: the counts are more in all than per_million makes",
                            vl_path_shown(reader->name).text);
    *size = (double)total > exact ? total : (uint64_t)(exact + 0.5);
    if ((double)total * (1 + 2 * doubt) + 0.5 < exact)
        vl_context_warn(reader->context,
                        "%s: the list was cut: it has %" PRIu64 " of %" PRIu64 " tokens, and a term that it leaves out counts 0",
                        vl_path_shown(reader->name).text, total, *size);
    return VL_OK;
}

static vl_status read_list(list_reader *reader, uint64_t *size) {
    vl_status status = find_columns(reader);
    if (status == VL_OK) status = add_rows(reader);
    if (status != VL_OK) return status;
    *size = reader->made->total;
    return reader->rate_column < vl_table_column_count(reader->table) ? find_size(reader, size) : VL_OK;
}

vl_status vl_frequencies_parse(vl_context *context, vl_string *bytes, const char *name,
                               const vl_frequencies_options *options, vl_frequencies **out, uint64_t *size,
                               vl_error *error) {
    vl_frequencies_options chosen = options ? *options : VL_FREQUENCIES_OPTIONS;
    vl_error wrong = {VL_OK, ""};
    list_reader reader = {.context = context, .name = name, .error = error};
    if (chosen.n != 1) return vl_error_set(error, VL_ERROR_ARGUMENT, "lists of n-grams are not read");
    vl_status status = skip_settings(&reader, bytes, &chosen);
    if (status != VL_OK) return status;
    reader.separator = find_separator(reader.bytes);
    const vl_separated_options how = {.separator = reader.separator};
    status = vl_table_read_separated(context, reader.bytes, &how, &reader.table, &wrong);
    if (status == VL_ERROR_INPUT) return vl_error_set(error, status, "%s: %s", vl_path_shown(name).text, wrong.message);
    if (status != VL_OK) return vl_error_set(error, status, "%s", wrong.message);
    status = vl_frequencies_create(context, &chosen, &reader.made, error);
    if (status == VL_OK) status = read_list(&reader, size);
    vl_table_free(reader.table);
    if (status == VL_OK) *out = reader.made;
    else vl_frequencies_free(reader.made);
    return status;
}

/* ---- whether it is a list ---- */

/* True if the path ends so, capitals aside. */
static bool has_extension(const char *path, const char *extension) {
    size_t size = strlen(path), end = strlen(extension);
    return size > end && is_called((vl_text){path + size - end, end}, extension);
}

/* Cuts all but the first line that is neither empty nor a setting. */
static void keep_first_line(list_reader *reader) {
    vl_text *bytes = &reader->bytes;
    while (bytes->size && (bytes->data[0] == '\n' || bytes->data[0] == '\r')) bytes->data++, bytes->size--;
    const char *end = memchr(bytes->data, '\n', bytes->size);
    if (end) bytes->size = (size_t)(end - bytes->data);
}

/* True if the first line of the bytes names the columns of a list. Fails for want of memory. */
static vl_status names_columns(vl_context *context, vl_string *bytes, bool *out, vl_error *error) {
    list_reader reader = {.context = context, .name = "", .error = error};
    vl_error wrong = {VL_OK, ""};
    vl_status status = skip_settings(&reader, bytes, NULL);
    if (status != VL_OK) return status;
    keep_first_line(&reader);
    const vl_separated_options how = {.separator = find_separator(reader.bytes)};
    status = vl_table_read_separated(context, reader.bytes, &how, &reader.table, &wrong);
    *out = status == VL_OK && find_named_columns(&reader);
    vl_table_free(reader.table);
    return status == VL_ERROR_MEMORY ? vl_error_memory(error) : VL_OK;
}

/* Reads the beginning of a file, nothing of what cannot be read. False: no memory. */
static bool read_beginning(vl_context *context, const char *path, vl_string *out) {
    vl_file file;
    size_t got = 0;
    if (!vl_context_may_read(context, path) || vl_file_open(path, &file) != 0) return true;
    bool done = file.size == 0 || vl_string_reserve(context, out, VL_FILE_CHUNK);
    if (done && file.size && vl_file_read(&file, out->data, VL_FILE_CHUNK, &got) == 0) out->size = got;
    vl_file_close(&file);
    return done;
}

vl_status vl_frequencies_is_list(vl_context *context, const char *path, bool *out, vl_error *error) {
    vl_string bytes = VL_STRING;
    *out = has_extension(path, ".tsv") || has_extension(path, ".csv");
    if (*out) return VL_OK;
    if (has_extension(path, ".json") || has_extension(path, ".jsonl"))
        return vl_error_set(error, VL_ERROR_INPUT, "%s: frequency lists are read from TSV or CSV, not from JSON (--format tsv)",
                            vl_path_shown(path).text);
    bool read = read_beginning(context, path, &bytes);
    vl_status status = read ? names_columns(context, &bytes, out, error) : vl_error_memory(error);
    vl_string_free(context, &bytes);
    return status;
}

vl_status vl_frequencies_read(vl_context *context, const char *path, const vl_frequencies_options *options,
                              vl_frequencies **out, uint64_t *size, vl_error *error) {
    vl_string bytes = VL_STRING;
    vl_status status = vl_file_load(context, path, &bytes, error);
    if (status == VL_OK) status = vl_frequencies_parse(context, &bytes, path, options, out, size, error);
    vl_string_free(context, &bytes);
    return status;
}
