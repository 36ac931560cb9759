/*
 * vanlua.report{ {"name", value}, … }
 */
#include "lua/classes.h"
#include "lua/library.h"
#include "lua/report.h"
#include "lua/table.h"
#include "lua/type.h"
#include "lua/well_formed.h"

static void release_table(vl_context *context, void *content) {
    (void)context;
    vl_table_free(*(vl_table **)content);
}

/* Adds a copy of the table as a section. */
static vl_status add_table(lua_State *L, vl_report *report, vl_text name, const vl_table *table, vl_error *error) {
    vl_table **copy = vl_lua_new_owner(L, sizeof *copy, release_table);
    int owner = lua_gettop(L);
    vl_status status = vl_lua_copy_table(L, table, copy, error);
    if (!status) status = vl_report_add_table(report, name, *copy, error);
    if (status) return status;
    *copy = NULL;
    vl_lua_close_owner(L, owner);
    return VL_OK;
}

static void release_chart(vl_context *context, void *content) {
    (void)context;
    vl_chart_free(*(vl_chart **)content);
}

/* Adds a copy of the chart as a section. */
static vl_status add_chart(lua_State *L, vl_report *report, vl_text name, const vl_chart *chart, vl_error *error) {
    vl_chart **copy = vl_lua_new_owner(L, sizeof *copy, release_chart);
    int owner = lua_gettop(L);
    vl_status status = vl_chart_create(vl_lua_context(L), vl_chart_kind_of(chart), vl_chart_title(chart), vl_chart_table(chart),
                                       copy, error);
    if (!status) status = vl_report_add_chart(report, name, *copy, error);
    if (status) return status;
    *copy = NULL;
    vl_lua_close_owner(L, owner);
    return VL_OK;
}

/* Adds section `number`, whose definition {name, value} is on top of the stack. */
static void add_section(lua_State *L, vl_report *report, lua_Integer number) {
    if (!lua_istable(L, -1)) {
        vl_lua_type_describe(L, -1);
        vl_lua_argument_error(L, "sections", "section %I: {name, Table, Chart or string} expected, got %s", number,
                              lua_tostring(L, -1));
    }
    int section = lua_gettop(L);
    lua_rawgeti(L, section, 1);
    lua_rawgeti(L, section, 2);
    if (lua_type(L, section + 1) != LUA_TSTRING) {
        vl_lua_type_describe(L, section + 1);
        vl_lua_argument_error(L, "sections", "section %I: string expected as name, got %s", number, lua_tostring(L, -1));
    }
    vl_text name, text;
    name = vl_lua_make_well_formed(L, section + 1);
    const vl_table *table = vl_lua_to_table(L, section + 2);
    const vl_chart *chart = vl_lua_to_chart(L, section + 2);
    vl_error error;
    vl_status status;
    if (table) {
        status = add_table(L, report, name, table, &error);
    } else if (chart) {
        status = add_chart(L, report, name, chart, &error);
    } else if (lua_type(L, section + 2) == LUA_TSTRING) {
        text = vl_lua_make_well_formed(L, section + 2);
        status = vl_report_add_text(report, name, text, &error);
    } else {
        vl_lua_type_describe(L, section + 2);
        vl_lua_argument_error(L, "sections", "section '%s': Table, Chart or string expected, got %s", name.data,
                              lua_tostring(L, -1));
        return;
    }
    if (status == VL_ERROR_ARGUMENT) vl_lua_argument_error(L, "sections", "%s", error.message);
    if (status) vl_lua_raise(L, &error);
    lua_settop(L, section + 2);
}

static int report_new(lua_State *L) {
    vl_context *context = vl_lua_context(L);
    uint64_t before = vl_context_memory_used(context);
    lua_settop(L, 1);
    vl_lua_report *object = vl_lua_new_object(L, &vl_lua_report_class, sizeof *object, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, 2, 1);
    vl_error error;
    if (vl_report_create(context, &object->report, &error)) vl_lua_raise(L, &error);
    lua_Integer count = (lua_Integer)lua_rawlen(L, 1), keys = 0;
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) keys++;
    if (keys > count) vl_lua_argument_error(L, "sections", "array of {name, value} expected, got a table with other keys");
    for (lua_Integer number = 1; number <= count; number++) {
        lua_rawgeti(L, 1, number);
        add_section(L, object->report, number);
        lua_rawseti(L, 3, number);
        lua_settop(L, 3);
    }
    lua_settop(L, 2);
    vl_lua_account(L, before);
    return 1;
}

static const vl_lua_parameter new_parameters[] = {
    {.name = "sections", .type = "table", .text = "array of {name, value}; a value is a Table, a Chart or a string"},
    {0},
};

const vl_lua_function vl_lua_report_function = {
    .name = "vanlua.report",
    .call = report_new,
    .parameters = new_parameters,
    .results = "Report",
    .text = "Makes a report of sections, each a table, a chart or a text under a name",
    .example = "vanlua.report{ {\"terms\", frequencies:top(10)}, {\"note\", \"without stop words\"} }",
};
