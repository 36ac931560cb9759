#include "lua/cell.h"

#include <lauxlib.h>

void vl_lua_push_cell(lua_State *L, vl_cell cell) {
    switch (cell.kind) {
    case VL_CELL_INTEGER: lua_pushinteger(L, cell.value.integer); return;
    case VL_CELL_NUMBER: lua_pushnumber(L, cell.value.number); return;
    case VL_CELL_TEXT: lua_pushlstring(L, cell.value.text.data, cell.value.text.size); return;
    case VL_CELL_BOOLEAN: lua_pushboolean(L, cell.value.boolean); return;
    case VL_CELL_EMPTY: break;
    }
    lua_pushnil(L);
}

bool vl_lua_read_cell(lua_State *L, int index, vl_cell *out) {
    *out = (vl_cell){.kind = VL_CELL_EMPTY};
    switch (lua_type(L, index)) {
    case LUA_TNONE:
    case LUA_TNIL: return true;
    case LUA_TBOOLEAN:
        out->kind = VL_CELL_BOOLEAN;
        out->value.boolean = lua_toboolean(L, index);
        return true;
    case LUA_TNUMBER:
        out->kind = lua_isinteger(L, index) ? VL_CELL_INTEGER : VL_CELL_NUMBER;
        if (out->kind == VL_CELL_INTEGER) out->value.integer = lua_tointeger(L, index);
        else out->value.number = lua_tonumber(L, index);
        return true;
    case LUA_TSTRING:
        out->kind = VL_CELL_TEXT;
        out->value.text.data = lua_tolstring(L, index, &out->value.text.size);
        return true;
    default: return false;
    }
}

/* Exact, where a comparison as doubles would round the integer. */
static bool integer_equals(int64_t integer, double number) {
    return number >= -0x1p63 && number < 0x1p63 && (int64_t)number == integer && (double)(int64_t)number == number;
}

bool vl_lua_cells_equal(vl_cell a, vl_cell b) {
    if (a.kind == VL_CELL_INTEGER && b.kind == VL_CELL_NUMBER) return integer_equals(a.value.integer, b.value.number);
    if (a.kind == VL_CELL_NUMBER && b.kind == VL_CELL_INTEGER) return integer_equals(b.value.integer, a.value.number);
    if (a.kind != b.kind) return false;
    switch (a.kind) {
    case VL_CELL_INTEGER: return a.value.integer == b.value.integer;
    case VL_CELL_NUMBER: return a.value.number == b.value.number;
    case VL_CELL_TEXT: return vl_text_equal(a.value.text, b.value.text);
    case VL_CELL_BOOLEAN: return a.value.boolean == b.value.boolean;
    case VL_CELL_EMPTY: break;
    }
    return true;
}
