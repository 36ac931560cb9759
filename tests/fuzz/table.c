/*
 * Makes a table of any bytes, sorts it, and writes it in every format: nothing may fail, nothing may be held afterwards, what
 * goes to a terminal may hold no control character, and a number must read back.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "vanlua.h"

#define COLUMNS 3

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool condition) {
    if (!condition) abort();
}

static vl_status check_bytes(void *data, const char *bytes, size_t size) {
    bool terminal = *(const vl_format *)data == VL_FORMAT_TABLE;
    for (size_t i = 0; i < size && terminal; i++) must((unsigned char)bytes[i] >= ' ' || bytes[i] == '\n');
    return VL_OK;
}

/* The next cell: a byte that says its kind, then eight bytes, or a text up to the next zero byte. */
static vl_cell take_cell(vl_text *rest) {
    unsigned kind = (unsigned char)rest->data[0] % 5;
    vl_cell cell = {.kind = (vl_cell_kind)kind};
    rest->data++;
    rest->size--;
    size_t size = rest->size < 8 ? rest->size : 8;
    if (kind == VL_CELL_TEXT) {
        const char *end = rest->size ? memchr(rest->data, 0, rest->size) : NULL;
        size = end ? (size_t)(end - rest->data) : rest->size;
        cell.value.text = (vl_text){rest->data, size};
    } else if (kind == VL_CELL_INTEGER) {
        memcpy(&cell.value.integer, rest->data, size);
    } else if (kind == VL_CELL_NUMBER) {
        memcpy(&cell.value.number, rest->data, size);
    } else {
        cell.value.boolean = rest->size % 2 == 1;
        size = 0;
    }
    rest->data += size;
    rest->size -= size;
    return cell;
}

static void check_number(vl_context *context, double number) {
    vl_string written = VL_STRING;
    must(vl_number_format(context, number, &written) == VL_OK);
    must(strtod(written.data, NULL) == number);
    vl_string_free(context, &written);
}

static void fill(vl_context *context, vl_table *table, vl_text rest) {
    while (rest.size) {
        vl_cell cells[COLUMNS] = {0};
        for (size_t i = 0; i < COLUMNS && rest.size; i++) {
            cells[i] = take_cell(&rest);
            if (cells[i].kind == VL_CELL_NUMBER && isfinite(cells[i].value.number)) check_number(context, cells[i].value.number);
        }
        must(vl_table_append(table, cells, NULL) == VL_OK);
    }
}

static void write_all(vl_context *context, const vl_table *table, uint64_t columns) {
    for (vl_format format = VL_FORMAT_TABLE; format <= VL_FORMAT_HTML; format++) {
        vl_write_options options = {.format = format, .columns = columns};
        vl_status status = vl_table_write(context, table, &options, check_bytes, &format, NULL);
        must(status == VL_OK || status == VL_ERROR_UNSUPPORTED);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    vl_context *context;
    vl_table *table, *sorted;
    const vl_text columns[COLUMNS] = {{"first", 5}, {"second", 6}, {"third", 5}};
    if (!size) return 0;
    must(vl_context_create(NULL, &context, NULL) == VL_OK);
    uint64_t before = vl_context_memory_used(context);
    must(vl_table_create(context, columns, COLUMNS, &table, NULL) == VL_OK);
    fill(context, table, (vl_text){(const char *)data + 1, size - 1});
    must(vl_table_sort(table, data[0] % COLUMNS, data[0] > 127, &sorted, NULL) == VL_OK);
    write_all(context, sorted, data[0] % 64);
    vl_table_free(sorted);
    vl_table_free(table);
    must(vl_context_memory_used(context) == before);
    vl_context_free(context);
    return 0;
}
