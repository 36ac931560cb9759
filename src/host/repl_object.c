/*
 * Objects of the library as the REPL shows them.
 */
#include <inttypes.h>
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "host/environment.h"
#include "host/repl_show.h"
#include "lua/classes.h"
#include "lua/find.h"
#include "lua/library.h"
#include "lua/owner.h"
#include "vanlua/chart.h"

#define ROWS_SHOWN 20      /* of a table */
#define DOCUMENTS_SHOWN 10 /* of a corpus */
#define WIDEST_NAME 24     /* columns of a field's name */

static void release_table(vl_context *context, void *content) {
    (void)context;
    vl_table_free(*(vl_table **)content);
}

static vl_status pick_first(const vl_table *table, vl_table **out, vl_error *error) {
    uint64_t rows[ROWS_SHOWN];
    for (uint64_t i = 0; i < ROWS_SHOWN; i++) rows[i] = i;
    return vl_table_pick(table, rows, ROWS_SHOWN, out, error);
}

/* Appends the first rows, and how many more there are. */
static void write_table(lua_State *L, const vl_table *table, uint64_t columns, vl_lua_buffer *out) {
    int top = lua_gettop(L);
    vl_table **first = vl_lua_new_owner(L, sizeof *first, release_table);
    vl_write_options options = {.format = VL_FORMAT_TABLE, .columns = columns};
    uint64_t rows = vl_table_row_count(table);
    vl_error error;
    vl_status status = rows > ROWS_SHOWN ? pick_first(table, first, &error) : VL_OK;
    if (status == VL_OK) {
        status = vl_table_write(out->context, *first ? *first : table, &options, vl_lua_buffer_sink, out, &error);
    }
    if (status == VL_OK && *first) {
        char more[64];
        int size = snprintf(more, sizeof more, "… %" PRIu64 " more row%s\n", rows - ROWS_SHOWN, rows - ROWS_SHOWN == 1 ? "" : "s");
        if (vl_lua_buffer_sink(out, more, (size_t)size) != VL_OK) status = vl_error_memory(&error);
    }
    if (status != VL_OK) vl_lua_raise(L, &error);
    vl_lua_close_owner(L, top + 1);
    lua_settop(L, top);
}

static void write_chart(lua_State *L, const vl_chart *chart, uint64_t columns, vl_lua_buffer *out) {
    vl_error error;
    vl_write_options options = {.format = VL_FORMAT_TABLE, .columns = columns};
    if (vl_chart_write(out->context, chart, &options, vl_lua_buffer_sink, out, &error) != VL_OK) vl_lua_raise(L, &error);
}

static void check_memory(lua_State *L, vl_status status) {
    if (status != VL_OK) luaL_error(L, "not enough memory");
}

static void write_section(lua_State *L, const vl_report *report, size_t section, uint64_t columns, vl_lua_buffer *out) {
    check_memory(L, vl_lua_buffer_sink(out, section ? "\n# " : "# ", section ? 3 : 2));
    check_memory(L, vl_text_visible(out->context, vl_report_section_name(report, section), false, &out->string));
    check_memory(L, vl_lua_buffer_sink(out, "\n", 1));
    const vl_table *table = vl_report_section_table(report, section);
    const vl_chart *chart = vl_report_section_chart(report, section);
    if (chart) {
        write_chart(L, chart, columns, out);
    } else if (table) {
        write_table(L, table, columns, out);
    } else {
        check_memory(L, vl_text_visible(out->context, vl_report_section_text(report, section), true, &out->string));
        check_memory(L, vl_lua_buffer_sink(out, "\n", 1));
    }
}

/* Writes the result whole, in the format that was chosen. */
static void write_formatted(lua_State *L, int index, const vl_show *show, vl_lua_buffer *out) {
    const vl_table *table = vl_lua_to_table(L, index);
    const vl_chart *chart = vl_lua_to_chart(L, index);
    const vl_report *report = vl_lua_to_report(L, index);
    vl_error error;
    vl_write_options options = {.format = show->format};
    if (show->format == VL_FORMAT_TABLE) options.columns = show->columns;
    vl_status status;
    if (table) status = vl_table_write(out->context, table, &options, vl_lua_buffer_sink, out, &error);
    else if (chart) status = vl_chart_write(out->context, chart, &options, vl_lua_buffer_sink, out, &error);
    else status = vl_report_write(out->context, report, &options, vl_lua_buffer_sink, out, &error);
    if (status != VL_OK) vl_lua_raise(L, &error);
}

/* Pushes what a Table, Chart or Report looks like; false if the value is none of them. */
static bool push_result(lua_State *L, int index, const vl_show *show) {
    const vl_table *table = vl_lua_to_table(L, index);
    const vl_chart *chart = vl_lua_to_chart(L, index);
    const vl_report *report = vl_lua_to_report(L, index);
    if (!table && !chart && !report) return false;
    int top = lua_gettop(L);
    vl_lua_buffer *buffer = vl_lua_new_buffer(L);
    if (show->formatted) write_formatted(L, index, show, buffer);
    else if (table) write_table(L, table, show->columns, buffer);
    else if (chart) write_chart(L, chart, show->columns, buffer);
    for (size_t i = 0; report && !show->formatted && i < vl_report_section_count(report); i++) {
        write_section(L, report, i, show->columns, buffer);
    }
    if (buffer->string.size && buffer->string.data[buffer->string.size - 1] == '\n') buffer->string.size--;
    vl_lua_push_buffer(L, buffer);
    vl_lua_close_owner(L, top + 1);
    lua_remove(L, top + 1);
    return true;
}

/* Adds the line of one field to the text on top; a field that is not known has none. */
static void add_field(lua_State *L, int index, const vl_lua_field *field, int width, uint64_t columns) {
    lua_getfield(L, index, field->name);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        return;
    }
    uint64_t used = (uint64_t)width + 4;
    vl_show_push_brief(L, -1, columns > used + 20 ? columns - used : 20);
    lua_remove(L, -2);
    char name[WIDEST_NAME + 8];
    snprintf(name, sizeof name, "\n  %-*.*s  ", width, WIDEST_NAME, field->name);
    lua_pushstring(L, name);
    lua_insert(L, -2);
    lua_concat(L, 3);
}

static void add_fields(lua_State *L, int index, const vl_lua_class *class_, uint64_t columns) {
    int width = 0;
    for (const vl_lua_field *field = class_->fields; field && field->name; field++) {
        int size = (int)strlen(field->name);
        if (size > width && size <= WIDEST_NAME) width = size;
    }
    for (const vl_lua_field *field = class_->fields; field && field->name; field++) add_field(L, index, field, width, columns);
}

/* Adds the first documents of a corpus to the text on top. */
static void add_documents(lua_State *L, int index, uint64_t columns) {
    uint64_t count = vl_corpus_document_count(vl_lua_to_corpus(L, index));
    uint64_t shown = count > DOCUMENTS_SHOWN ? DOCUMENTS_SHOWN : count;
    for (uint64_t i = 0; i < shown; i++) {
        lua_geti(L, index, (lua_Integer)i + 1);
        lua_pushfstring(L, "\n  [%d] ", (int)i + 1);
        vl_show_push_brief(L, -2, columns > 30 ? columns - 7 : columns);
        lua_remove(L, -3);
        lua_concat(L, 3);
    }
    if (shown == count) return;
    lua_pushfstring(L, "\n  … %I more documents", (LUAI_UACINT)(count - shown));
    lua_concat(L, 2);
}

bool vl_show_push_object(lua_State *L, int index, const vl_show *show) {
    const vl_lua_class *const *class_ = vl_lua_classes();
    while (*class_ && !(!vl_lua_is_module(*class_) && vl_lua_test_object(L, index, *class_))) class_++;
    if (!*class_) return false;
    if (push_result(L, index, show)) return true;
    vl_show_push_brief(L, index, show->columns);
    add_fields(L, index, *class_, show->columns);
    if (vl_lua_to_corpus(L, index)) add_documents(L, index, show->columns);
    return true;
}
