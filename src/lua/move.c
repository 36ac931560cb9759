/*
 * Results that go from one state to another.
 */
#include <lauxlib.h>

#include "lua/chart.h"
#include "lua/classes.h"
#include "lua/library.h"
#include "lua/report.h"
#include "lua/table.h"

static bool move_plain(lua_State *from, int index, lua_State *to) {
    size_t size;
    const char *text;
    switch (lua_type(from, index)) {
    case LUA_TBOOLEAN: lua_pushboolean(to, lua_toboolean(from, index)); return true;
    case LUA_TSTRING:
        text = lua_tolstring(from, index, &size);
        lua_pushlstring(to, text, size);
        return true;
    case LUA_TNUMBER:
        if (lua_isinteger(from, index)) lua_pushinteger(to, lua_tointeger(from, index));
        else lua_pushnumber(to, lua_tonumber(from, index));
        return true;
    default: return false;
    }
}

static bool move_leaf(lua_State *from, int index, lua_State *to) {
    vl_lua_table *table = vl_lua_test_object(from, index, &vl_lua_table_class);
    vl_lua_chart *chart = vl_lua_test_object(from, index, &vl_lua_chart_class);
    if (table) {
        vl_lua_new_table(to)->table = table->table;
        table->table = NULL;
    } else if (chart) {
        vl_lua_chart *moved = vl_lua_new_object(to, &vl_lua_chart_class, sizeof *moved, 0);
        moved->chart = chart->chart;
        chart->chart = NULL;
    }
    return table || chart;
}

/* A report keeps, for Lua, the objects of its sections. */
static void move_report(lua_State *from, int index, lua_State *to) {
    vl_lua_report *report = lua_touserdata(from, index);
    size_t count = vl_report_section_count(report->report);
    vl_lua_report *moved = vl_lua_new_object(to, &vl_lua_report_class, sizeof *moved, 1);
    lua_createtable(to, count < 1000 ? (int)count : 1000, 0);
    lua_getiuservalue(from, index, 1);
    for (size_t i = 1; i <= count; i++) {
        lua_rawgeti(from, -1, (lua_Integer)i);
        vl_lua_move(from, lua_gettop(from), to);
        lua_rawseti(to, -2, (lua_Integer)i);
        lua_pop(from, 1);
    }
    lua_pop(from, 1);
    lua_setiuservalue(to, -2, 1);
    moved->report = report->report;
    report->report = NULL;
}

void vl_lua_move(lua_State *from, int index, lua_State *to) {
    index = lua_absindex(from, index);
    luaL_checkstack(to, 10, NULL);
    if (!lua_checkstack(from, 10)) luaL_error(to, "not enough memory");
    if (move_plain(from, index, to) || move_leaf(from, index, to)) return;
    if (vl_lua_to_report(from, index)) move_report(from, index, to);
    else lua_pushnil(to);
}
