/*
 * Charts as Lua objects hold them.
 */
#ifndef VL_LUA_CHART_H
#define VL_LUA_CHART_H

#include <lua.h>

#include "lua/define.h"
#include "vanlua/chart.h"

/* What a Chart object holds. */
typedef struct vl_lua_chart {
    vl_chart *chart; /* NULL once it has been finalised, or not filled */
} vl_lua_chart;

/* Pushes a Chart of a kind whose data is the table; title and data are copied. Raises an error of the argument
 * `argument` if the data are not as the kind wants them. Returns 1. */
int vl_lua_push_chart(lua_State *L, vl_chart_kind kind, vl_text title, const vl_table *data, const char *argument);

/* The title of the table of options at 1, empty if it gives none. May push what holds it. */
vl_text vl_lua_chart_title(lua_State *L);

/* True if the option `table` is given; then none of the others (ended by NULL) may be, else all of those that are
 * `required` must be, which are the first ones. Raises if it is otherwise. */
bool vl_lua_chart_takes_table(lua_State *L, const char *const *others, size_t required);

/* The label at `index`, a string or number, which is replaced by well-formed text. */
vl_cell vl_lua_chart_label(lua_State *L, int index);

/* The functions of vanlua.chart that are defined apart. */
extern const vl_lua_function vl_lua_chart_bars;
extern const vl_lua_function vl_lua_chart_lines;
extern const vl_lua_function vl_lua_chart_heatmap;
extern const vl_lua_function vl_lua_chart_dispersion;
extern const vl_lua_function vl_lua_chart_dendrogram;

#endif
