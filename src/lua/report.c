#include "lua/classes.h"
#include "lua/hint.h"
#include "lua/library.h"
#include "lua/report.h"
#include "lua/table.h"

vl_report *vl_lua_to_report(lua_State *L, int index) {
    vl_lua_report *object = vl_lua_test_object(L, index, &vl_lua_report_class);
    return object ? object->report : NULL;
}

static vl_report *check_report(lua_State *L, int index) {
    vl_lua_report *object = vl_lua_check_object(L, index, &vl_lua_report_class, "self");
    if (!object->report) luaL_error(L, "the Report has been freed");
    return object->report;
}

/* Pushes the value of a section, numbered from 0, of the report at `index`. */
static void push_section(lua_State *L, int index, size_t section) {
    lua_getiuservalue(L, index, 1);
    lua_rawgeti(L, -1, (lua_Integer)section + 1);
    lua_remove(L, -2);
}

/* The number of the section whose name is the string at `index`; the number of sections if there is none. */
static size_t find_section(lua_State *L, int index, const vl_report *report) {
    vl_text name;
    name.data = lua_tolstring(L, index, &name.size);
    size_t count = vl_report_section_count(report), section = 0;
    while (section < count && !vl_text_equal(name, vl_report_section_name(report, section))) section++;
    return section;
}

static int report_section(lua_State *L) {
    vl_report *report = check_report(L, 1);
    size_t section = find_section(L, 2, report);
    if (section < vl_report_section_count(report)) push_section(L, 1, section);
    else lua_pushnil(L);
    return 1;
}

/* report["name"] and report[number]. */
static int report_lookup(lua_State *L) {
    vl_report *report = check_report(L, 1);
    size_t count = vl_report_section_count(report);
    if (lua_type(L, 2) == LUA_TSTRING) {
        size_t section = find_section(L, 2, report);
        if (section < count) {
            push_section(L, 1, section);
            return 1;
        }
        vl_text *names = vl_lua_new_array(L, count + 2, sizeof *names);
        for (size_t i = 0; i < count; i++) names[i] = vl_report_section_name(report, i);
        names[count] = vl_text_of("sections");
        names[count + 1] = vl_text_of("section");
        vl_lua_push_hint(L, 2, names, count + 2);
        return luaL_error(L, "Report has no section or method %s", lua_tostring(L, -1));
    }
    int whole;
    lua_Integer section = lua_tointegerx(L, 2, &whole);
    if (!whole) return luaL_error(L, "a Report is indexed by the name or number of a section, got %s", luaL_typename(L, 2));
    if (section < 1 || (uint64_t)section > count) lua_pushnil(L);
    else push_section(L, 1, (size_t)section - 1);
    return 1;
}

/* Upvalues: the Report object and the number of sections handed out. */
static int next_section(lua_State *L) {
    vl_report *report = check_report(L, lua_upvalueindex(1));
    lua_Integer section = lua_tointeger(L, lua_upvalueindex(2));
    if ((uint64_t)section >= vl_report_section_count(report)) return 0;
    lua_pushinteger(L, section + 1);
    lua_replace(L, lua_upvalueindex(2));
    vl_text name = vl_report_section_name(report, (size_t)section);
    lua_pushlstring(L, name.data, name.size);
    push_section(L, lua_upvalueindex(1), (size_t)section);
    return 2;
}

static int report_sections(lua_State *L) {
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_section, 2);
    return 1;
}

static int report_length(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)vl_report_section_count(check_report(L, 1)));
    return 1;
}

/* Equal names and equal values in the same order. */
static int report_equals(lua_State *L) {
    const vl_report *a = vl_lua_to_report(L, 1), *b = vl_lua_to_report(L, 2);
    bool equal = a && b && vl_report_section_count(a) == vl_report_section_count(b);
    for (size_t i = 0; equal && i < vl_report_section_count(a); i++) {
        equal = vl_text_equal(vl_report_section_name(a, i), vl_report_section_name(b, i));
        if (!equal) break;
        push_section(L, 1, i);
        push_section(L, 2, i);
        equal = lua_compare(L, -1, -2, LUA_OPEQ);
        lua_pop(L, 2);
    }
    lua_pushboolean(L, equal);
    return 1;
}

static vl_status write_section(lua_State *L, const vl_report *report, size_t section, vl_lua_buffer *out) {
    vl_status status = vl_lua_buffer_sink(out, section ? "\n# " : "# ", section ? 3 : 2);
    if (!status) status = vl_text_visible(out->context, vl_report_section_name(report, section), false, &out->string);
    if (!status) status = vl_lua_buffer_sink(out, "\n", 1);
    const vl_table *table = vl_report_section_table(report, section);
    if (status) return status;
    const vl_chart *chart = vl_report_section_chart(report, section);
    const vl_write_options drawn = {.format = VL_FORMAT_TABLE};
    if (chart) return vl_chart_write(out->context, chart, &drawn, vl_lua_buffer_sink, out, NULL);
    if (table) vl_lua_write_preview(L, table, out);
    else status = vl_text_visible(out->context, vl_report_section_text(report, section), true, &out->string);
    return status || table ? status : vl_lua_buffer_sink(out, "\n", 1);
}

static int report_to_string(lua_State *L) {
    vl_report *report = check_report(L, 1);
    vl_lua_buffer *text = vl_lua_new_buffer(L);
    for (size_t i = 0; i < vl_report_section_count(report); i++) {
        if (!write_section(L, report, i, text)) continue;
        vl_error error;
        vl_error_memory(&error);
        return vl_lua_raise(L, &error);
    }
    if (text->string.size) text->string.size--; /* without the last newline */
    return vl_lua_push_buffer(L, text);
}

static int report_finalise(lua_State *L) {
    vl_lua_report *object = vl_lua_test_object(L, 1, &vl_lua_report_class);
    if (!object) return 0;
    vl_report_free(object->report);
    object->report = NULL;
    return 0;
}

static const vl_lua_parameter section_parameters[] = {
    {.name = "name", .type = "string", .text = "name of the section"},
    {0},
};

static const vl_lua_function report_functions[] = {
    {.name = "Report:section", .call = report_section, .parameters = section_parameters, .results = "Table|Chart|string|nil",
     .text = "The value of a section, nil if the report has none of that name", .example = "report:section(\"terms\")"},
    {.name = "Report:sections", .call = report_sections, .results = "fun(): string, Table|Chart|string",
     .text = "Iterates over names and values of the sections, in order",
     .example = "for name, value in report:sections() do print(name, value) end"},
    {0},
};

static const luaL_Reg report_events[] = {
    {"__len", report_length},
    {"__eq", report_equals},
    {"__tostring", report_to_string},
    {"__gc", report_finalise},
    {NULL, NULL},
};

static const vl_lua_field elements[] = {
    {"[string]", "Table|Chart|string", "The value of a section that no method is named like", NULL},
    {"[integer]", "Table|Chart|string|nil", "The value of the section at a place; nil past the end", NULL},
    {0},
};

const vl_lua_class vl_lua_report_class = {
    .name = "Report",
    .text = "Tables, charts and texts under names: report[name] and report[number] are their values, #report their number",
    .functions = report_functions,
    .lookup = report_lookup,
    .events = report_events,
    .elements = elements,
};
