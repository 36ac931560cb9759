/*
 * Finding definitions by name.
 */
#ifndef VL_LUA_FIND_H
#define VL_LUA_FIND_H

#include "lua/define.h"

/* True of a module, false of a class of objects. */
bool vl_lua_is_module(const vl_lua_class *class_);

/* The function at a position of the class, those defined elsewhere last; NULL behind the last. */
const vl_lua_function *vl_lua_class_function(const vl_lua_class *class_, size_t position);

/* Finds a class or module by name, whatever the case of its letters, unless one has the very name. NULL if there is none. */
const vl_lua_class *vl_lua_class_find(const char *name);

/* Finds a field by the name of its class and its own, "Document.title"; `owner` gets the class. NULL if there is none. */
const vl_lua_field *vl_lua_field_find(const char *name, const vl_lua_class **owner);

#endif
