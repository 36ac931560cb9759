/*
 * The place of an error: its source line, what of it the message is about, and the variables there.
 */
#ifndef VL_HOST_SITE_H
#define VL_HOST_SITE_H

#include <lua.h>

#include "host/mark.h"
#include "host/source.h"

typedef struct vl_site {
    lua_State *L;
    lua_Debug call;  /* the running function, where `live` */
    bool live;       /* the function is still on the stack, so that its variables can be asked */
    vl_text message; /* without the place */
    int number;      /* of the line; 0: not known */
    bool has_line;
    vl_source_line line;
    vl_source_words words;
    vl_mark mark;
    vl_complaint complaint; /* empty where the message is none of Lua's */
} vl_site;

/* Finds the place that a message begins with, "frequency.lua:12: …", and reads its line. Raises nothing, allocates nothing. */
void vl_site_find(lua_State *L, const char *message, size_t size, const char *chunk, vl_site *out);

/* Pushes the value of the variable that the name stands for at the place: a local variable, one of an enclosing function, or a
 * global. False: it is not known, and nothing is pushed. */
bool vl_site_push_variable(const vl_site *site, vl_text name);

/* Pushes the plain table whose missing field the message is about, `row` of `row.cuont`, and names it. Tables with a metatable
 * may know more fields than they have. False: nothing is pushed. */
bool vl_site_push_owner(const vl_site *site, vl_text *name);

/* Pushes the value of a field of the table on top, nil if it has none, without making a string. */
void vl_site_push_field(lua_State *L, vl_text name);

#endif
