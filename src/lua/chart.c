#include "lua/chart.h"

#include "lua/cell.h"
#include "lua/classes.h"
#include "lua/library.h"
#include "lua/table.h"
#include "lua/well_formed.h"

vl_chart *vl_lua_to_chart(lua_State *L, int index) {
    vl_lua_chart *object = vl_lua_test_object(L, index, &vl_lua_chart_class);
    return object ? object->chart : NULL;
}

static vl_chart *check_chart(lua_State *L, int index) {
    vl_lua_chart *object = vl_lua_check_object(L, index, &vl_lua_chart_class, "self");
    if (!object->chart) luaL_error(L, "the Chart has been freed");
    return object->chart;
}

int vl_lua_push_chart(lua_State *L, vl_chart_kind kind, vl_text title, const vl_table *data, const char *argument) {
    vl_context *context = vl_lua_context(L);
    uint64_t before = vl_context_memory_used(context);
    vl_lua_chart *object = vl_lua_new_object(L, &vl_lua_chart_class, sizeof *object, 0);
    vl_error error;
    vl_status status = vl_chart_create(context, kind, title, data, &object->chart, &error);
    if (status == VL_ERROR_ARGUMENT) vl_lua_argument_error(L, argument, "%s", error.message);
    if (status) vl_lua_raise(L, &error);
    vl_lua_account(L, before);
    return 1;
}

vl_text vl_lua_chart_title(lua_State *L) {
    if (vl_lua_option_push(L, 1, "title") != LUA_TSTRING) return vl_text_of("");
    return vl_lua_make_well_formed(L, lua_gettop(L));
}

vl_cell vl_lua_chart_label(lua_State *L, int index) {
    vl_cell cell;
    vl_lua_read_cell(L, index, &cell);
    if (cell.kind == VL_CELL_TEXT) cell.value.text = vl_lua_make_well_formed(L, index);
    return cell;
}

bool vl_lua_chart_takes_table(lua_State *L, const char *const *others, size_t required) {
    bool table = vl_lua_option_push(L, 1, "table") != LUA_TNIL;
    for (size_t i = 0; others[i]; i++) {
        bool given = vl_lua_option_push(L, 1, others[i]) != LUA_TNIL;
        if (table && given) vl_lua_argument_error(L, others[i], "either this or 'table' expected, got both");
        if (!table && !given && i < required) vl_lua_argument_error(L, others[i], "this or 'table' expected, got neither");
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return table;
}

static int push_kind(lua_State *L) {
    lua_pushstring(L, vl_chart_kind_name(vl_chart_kind_of(check_chart(L, 1))));
    return 1;
}

static int push_title(lua_State *L) {
    vl_text title = vl_chart_title(check_chart(L, 1));
    if (title.size) lua_pushlstring(L, title.data, title.size);
    else lua_pushnil(L);
    return 1;
}

static int push_table(lua_State *L) {
    const vl_chart *chart = check_chart(L, 1);
    vl_lua_table *object = vl_lua_new_table(L);
    int index = lua_gettop(L);
    vl_error error;
    if (vl_lua_copy_table(L, vl_chart_table(chart), &object->table, &error)) vl_lua_raise(L, &error);
    lua_settop(L, index);
    return 1;
}

/* Pushes the chart as a format has it, without the newline at its end. */
static int push_written(lua_State *L, vl_format format) {
    const vl_chart *chart = check_chart(L, 1);
    vl_lua_buffer *text = vl_lua_new_buffer(L);
    vl_write_options options = {.format = format};
    vl_error error;
    if (vl_chart_write(text->context, chart, &options, vl_lua_buffer_sink, text, &error)) vl_lua_raise(L, &error);
    if (text->string.size) text->string.size--;
    return vl_lua_push_buffer(L, text);
}

static int chart_to_string(lua_State *L) {
    return push_written(L, VL_FORMAT_TABLE);
}

static int chart_svg(lua_State *L) {
    return push_written(L, VL_FORMAT_SVG);
}

static int chart_equals(lua_State *L) {
    const vl_chart *a = vl_lua_to_chart(L, 1), *b = vl_lua_to_chart(L, 2);
    lua_pushboolean(L, a && b && vl_chart_kind_of(a) == vl_chart_kind_of(b) &&
                           vl_text_equal(vl_chart_title(a), vl_chart_title(b)) &&
                           vl_lua_tables_equal(vl_chart_table(a), vl_chart_table(b)));
    return 1;
}

static int chart_finalise(lua_State *L) {
    vl_lua_chart *object = vl_lua_test_object(L, 1, &vl_lua_chart_class);
    if (!object) return 0;
    vl_chart_free(object->chart);
    object->chart = NULL;
    return 0;
}

static const vl_lua_function chart_functions[] = {
    {.name = "Chart:svg", .call = chart_svg, .results = "string", .text = "The chart as an SVG document",
     .example = "print(chart:svg())"},
    {0},
};

static const vl_lua_field chart_fields[] = {
    {"kind", "string", "bars, lines, heatmap, dispersion or dendrogram", push_kind},
    {"title", "string|nil", "what stands above it", push_title},
    {"table", "Table", "a copy of its data, as formats without drawings show them", push_table},
    {0},
};

static const luaL_Reg chart_events[] = {
    {"__eq", chart_equals}, {"__tostring", chart_to_string}, {"__gc", chart_finalise}, {NULL, NULL},
};

const vl_lua_class vl_lua_chart_class = {
    .name = "Chart",
    .text = "Data that a terminal draws with letters, and HTML and SVG as a figure; print(chart) shows it. Charts of equal kind, title "
            "and data are equal",
    .functions = chart_functions,
    .fields = chart_fields,
    .events = chart_events,
};

static const vl_lua_function *const module_functions[] = {
    &vl_lua_chart_bars,       &vl_lua_chart_lines,      &vl_lua_chart_heatmap,
    &vl_lua_chart_dispersion, &vl_lua_chart_dendrogram, NULL,
};

const vl_lua_class vl_lua_chart_module = {
    .name = "chart",
    .text = "Makes charts, results like tables. Numbers that are not finite are gaps. The data are given as they are, or as a Table, "
            "never both",
    .others = module_functions,
};
