/*
 * Reports as Lua objects hold them.
 */
#ifndef VL_LUA_REPORT_H
#define VL_LUA_REPORT_H

#include "vanlua/table.h"

/* What a Report object holds. The report has copies of the tables and charts for the writers; the user value has, by
 * section number, the Table and Chart objects and strings that it was made of, for Lua. */
typedef struct vl_lua_report {
    vl_report *report; /* NULL once it has been finalised */
} vl_lua_report;

#endif
