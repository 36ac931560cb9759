#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lua/define.h"
#include "lua/library.h"
#include "lua/table.h"

#define PREVIEW_ROWS 20

static void release_table(vl_context *context, void *content) {
    (void)context;
    vl_table_free(*(vl_table **)content);
}

static vl_status pick_first(const vl_table *table, vl_table **out, vl_error *error) {
    uint64_t rows[PREVIEW_ROWS];
    for (uint64_t i = 0; i < PREVIEW_ROWS; i++) rows[i] = i;
    return vl_table_pick(table, rows, PREVIEW_ROWS, out, error);
}

void vl_lua_write_preview(lua_State *L, const vl_table *table, vl_lua_buffer *out) {
    int top = lua_gettop(L);
    vl_table **first = vl_lua_new_owner(L, sizeof *first, release_table);
    vl_write_options options = VL_WRITE_OPTIONS;
    options.format = VL_FORMAT_TABLE;
    uint64_t rows = vl_table_row_count(table);
    vl_error error;
    vl_status status = rows > PREVIEW_ROWS ? pick_first(table, first, &error) : VL_OK;
    if (!status) {
        status = vl_table_write(out->context, *first ? *first : table, &options, vl_lua_buffer_sink, out, &error);
    }
    if (!status && *first) {
        char more[64];
        uint64_t hidden = rows - PREVIEW_ROWS;
        snprintf(more, sizeof more, "… %" PRIu64 " more row%s\n", hidden, hidden == 1 ? "" : "s");
        if (vl_lua_buffer_sink(out, more, strlen(more))) status = vl_error_memory(&error);
    }
    if (status) vl_lua_raise(L, &error);
    vl_lua_close_owner(L, top + 1);
    lua_settop(L, top);
}
