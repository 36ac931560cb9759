#include "lua/define.h"

#include <stdarg.h>
#include <string.h>

#include "lua/check.h"
#include "lua/classes.h"
#include "lua/find.h"
#include "lua/type.h"

enum { NAMES = 96 };

/* Upvalues that the closures of the mechanism share. */
enum { DEFINITION = 1, METATABLE, MEMBERS, CLASS };

/* True if the value at `index` has the metatable that is the upvalue of the running function. */
static bool has_metatable(lua_State *L, int index) {
    if (!lua_getmetatable(L, index)) return false;
    bool same = lua_rawequal(L, -1, lua_upvalueindex(METATABLE));
    lua_pop(L, 1);
    return same;
}

static int raise_bad_self(lua_State *L, const char *method) {
    vl_lua_type_describe(L, 1);
    const char *colon = strchr(method, ':');
    lua_pushlstring(L, method, colon ? (size_t)(colon - method) : 0);
    return luaL_error(L, "bad argument 'self' to '%s': %s expected, got %s (methods are called with a colon, object:%s)",
                      method, lua_tostring(L, -1), lua_tostring(L, -2), vl_lua_short_name(method));
}

static int call_function(lua_State *L) {
    const vl_lua_function *function = lua_touserdata(L, lua_upvalueindex(DEFINITION));
    vl_lua_check_arguments(L, function, 1);
    return function->call(L);
}

static int call_method(lua_State *L) {
    const vl_lua_function *function = lua_touserdata(L, lua_upvalueindex(DEFINITION));
    if (!has_metatable(L, 1)) return raise_bad_self(L, function->name);
    vl_lua_check_arguments(L, function, 2);
    return function->call(L);
}

/* Wraps an event of one operand, so that a call by hand with anything else is an error. */
static int call_event(lua_State *L) {
    const luaL_Reg *event = lua_touserdata(L, lua_upvalueindex(DEFINITION));
    if (!has_metatable(L, 1)) {
        vl_lua_type_describe(L, 1);
        return luaL_error(L, "bad argument 'self' to '%s': got %s", event->name, lua_tostring(L, -1));
    }
    return event->func(L);
}

static int read_member(lua_State *L) {
    const vl_lua_class *class_ = lua_touserdata(L, lua_upvalueindex(CLASS));
    if (!has_metatable(L, 1)) return luaL_error(L, "bad argument 'self' to '__index': %s expected", class_->name);
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    int type = lua_rawget(L, lua_upvalueindex(MEMBERS));
    if (type == LUA_TLIGHTUSERDATA) {
        const vl_lua_field *field = lua_touserdata(L, -1);
        lua_settop(L, 1);
        return field->get(L);
    }
    if (type != LUA_TNIL) return 1;
    lua_settop(L, 2);
    if (class_->lookup) return class_->lookup(L);
    if (lua_type(L, 2) == LUA_TSTRING) return vl_lua_unknown_member(L, class_, lua_tostring(L, 2));
    vl_lua_type_describe(L, 2);
    return luaL_error(L, "%s has no field [%s]", class_->name, lua_tostring(L, -1));
}

static int refuse_member(lua_State *L) {
    const vl_lua_class *class_ = lua_touserdata(L, lua_upvalueindex(CLASS));
    lua_settop(L, 2);
    vl_lua_type_describe(L, 2);
    return luaL_error(L, "%s is read-only: cannot set %s", class_->name, lua_tostring(L, -1));
}

static int read_unknown_of_module(lua_State *L) {
    const vl_lua_class *class_ = lua_touserdata(L, lua_upvalueindex(DEFINITION));
    lua_settop(L, 2);
    if (lua_type(L, 2) == LUA_TSTRING) return vl_lua_unknown_member(L, class_, lua_tostring(L, 2));
    vl_lua_type_describe(L, 2);
    return luaL_error(L, "%s has no field [%s]", class_->name, lua_tostring(L, -1));
}

/* Sets a function in the table on top; `metatable` is the index of the class's, 0 for modules. */
static void set_function(lua_State *L, const vl_lua_function *function, int metatable) {
    lua_pushlightuserdata(L, (void *)function);
    if (metatable != 0) {
        lua_pushvalue(L, metatable);
        lua_pushcclosure(L, call_method, 2);
    } else {
        lua_pushcclosure(L, call_function, 1);
    }
    lua_setfield(L, -2, vl_lua_short_name(function->name));
}

static void set_functions(lua_State *L, const vl_lua_class *class_, int metatable) {
    for (const vl_lua_function *function = class_->functions; function && function->name; function++)
        set_function(L, function, metatable);
    for (const vl_lua_function *const *other = class_->others; other && *other; other++) set_function(L, *other, metatable);
}

static bool has_two_operands(const char *event) {
    static const char *const unary[] = {"__gc", "__close", "__len", "__tostring", "__call", "__pairs", "__unm", "__bnot",
                                        "__index", "__newindex"};
    for (size_t i = 0; i < sizeof unary / sizeof *unary; i++)
        if (strcmp(event, unary[i]) == 0) return false;
    return true;
}

/* Sets the events of the class in its metatable, which is at `metatable`. */
static void set_events(lua_State *L, const vl_lua_class *class_, int metatable) {
    for (const luaL_Reg *event = class_->events; event && event->name; event++) {
        if (has_two_operands(event->name)) {
            lua_pushcfunction(L, event->func);
        } else {
            lua_pushlightuserdata(L, (void *)event);
            lua_pushvalue(L, metatable);
            lua_pushcclosure(L, call_event, 2);
        }
        lua_setfield(L, metatable, event->name);
    }
}

/* Pushes a closure over the metatable, the members (on top, or nil) and the class. */
static void push_member_closure(lua_State *L, const vl_lua_class *class_, int metatable, int members, lua_CFunction function) {
    lua_pushnil(L);
    lua_pushvalue(L, metatable);
    lua_pushvalue(L, members);
    lua_pushlightuserdata(L, (void *)class_);
    lua_pushcclosure(L, function, 4);
}

static void open_object_class(lua_State *L, const vl_lua_class *class_) {
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, class_) == LUA_TTABLE) {
        lua_pop(L, 1);
        return;
    }
    lua_pop(L, 1);
    luaL_checkstack(L, 12, NULL);
    lua_newtable(L);
    int metatable = lua_gettop(L);
    lua_newtable(L);
    int members = metatable + 1;
    set_functions(L, class_, metatable);
    for (const vl_lua_field *field = class_->fields; field && field->name; field++) {
        lua_pushlightuserdata(L, (void *)field);
        lua_setfield(L, members, field->name);
    }
    push_member_closure(L, class_, metatable, members, read_member);
    lua_setfield(L, metatable, "__index");
    push_member_closure(L, class_, metatable, members, refuse_member);
    lua_setfield(L, metatable, "__newindex");
    lua_pushstring(L, class_->name);
    lua_setfield(L, metatable, "__name");
    lua_pushstring(L, class_->name);
    lua_setfield(L, metatable, "__metatable");
    set_events(L, class_, metatable);
    lua_settop(L, metatable);
    lua_rawsetp(L, LUA_REGISTRYINDEX, class_);
}

static void open_module(lua_State *L, const vl_lua_class *class_) {
    luaL_checkstack(L, 8, NULL);
    lua_newtable(L);
    set_functions(L, class_, 0);
    for (const vl_lua_field *field = class_->fields; field && field->name; field++) {
        lua_pushcfunction(L, field->get);
        lua_call(L, 0, 1);
        lua_setfield(L, -2, field->name);
    }
    lua_newtable(L);
    lua_pushlightuserdata(L, (void *)class_);
    lua_pushcclosure(L, read_unknown_of_module, 1);
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, class_->name);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}

void vl_lua_class_open(lua_State *L, const vl_lua_class *class_) {
    if (vl_lua_is_module(class_)) open_module(L, class_);
    else open_object_class(L, class_);
}

/* Collects the names of the modules right below `parent`. */
static size_t child_modules(const vl_lua_class *parent, const char **names, size_t count) {
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_ && count < NAMES; class_++) {
        if (!vl_lua_is_module(*class_) || *class_ == parent) continue;
        const char *name = vl_lua_short_name((*class_)->name);
        size_t above = name == (*class_)->name ? 0 : (size_t)(name - (*class_)->name) - 1;
        bool child = above == 0 ? parent == &vl_lua_vanlua_class
                                : strlen(parent->name) == above && memcmp(parent->name, (*class_)->name, above) == 0;
        if (child) names[count++] = name;
    }
    return count;
}

int vl_lua_unknown_member(lua_State *L, const vl_lua_class *class_, const char *key) {
    const char *names[NAMES];
    size_t count = 0;
    for (const vl_lua_function *function = class_->functions; function && function->name && count < NAMES; function++)
        names[count++] = vl_lua_short_name(function->name);
    for (const vl_lua_function *const *other = class_->others; other && *other && count < NAMES; other++)
        names[count++] = vl_lua_short_name((*other)->name);
    for (const vl_lua_field *field = class_->fields; field && field->name && count < NAMES; field++)
        names[count++] = field->name;
    if (vl_lua_is_module(class_)) count = child_modules(class_, names, count);
    for (size_t i = 0; i < count; i++) { /* what is defined and not there, as vanlua.repl in a stock Lua, is no hint */
        if (strcmp(names[i], key) == 0) names[i] = names[--count];
    }
    const char *near = vl_nearest_name(vl_text_of(key), names, count);
    const char *above = vl_lua_is_module(class_) && class_ != &vl_lua_vanlua_class ? "vanlua." : "";
    if (near) return luaL_error(L, "%s%s has no field '%s' (did you mean '%s'?)", above, class_->name, key, near);
    return luaL_error(L, "%s%s has no field '%s'", above, class_->name, key);
}

void *vl_lua_test_object(lua_State *L, int index, const vl_lua_class *class_) {
    void *object = lua_touserdata(L, index);
    if (!object || !lua_getmetatable(L, index)) return NULL;
    bool same = lua_rawgetp(L, LUA_REGISTRYINDEX, class_) == LUA_TTABLE && lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return same ? object : NULL;
}

void *vl_lua_check_object(lua_State *L, int index, const vl_lua_class *class_, const char *name) {
    void *object = vl_lua_test_object(L, index, class_);
    if (object) return object;
    vl_lua_type_describe(L, index);
    luaL_error(L, "bad argument '%s': %s expected, got %s", name, class_->name, lua_tostring(L, -1));
    return NULL;
}

void *vl_lua_new_object(lua_State *L, const vl_lua_class *class_, size_t size, int values) {
    void *object = lua_newuserdatauv(L, size, values);
    memset(object, 0, size);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, class_) != LUA_TTABLE) {
        lua_pop(L, 1);
        vl_lua_class_open(L, class_);
        lua_rawgetp(L, LUA_REGISTRYINDEX, class_);
    }
    lua_setmetatable(L, -2);
    return object;
}

const vl_lua_function *vl_lua_definition(lua_State *L, int index) {
    lua_CFunction call = lua_tocfunction(L, index);
    if (call != call_function && call != call_method) return NULL;
    if (!lua_getupvalue(L, index, DEFINITION)) return NULL;
    const vl_lua_function *function = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return function;
}

/* The definition of the running function, NULL if it is none of this library. */
static const vl_lua_function *running_function(lua_State *L) {
    lua_Debug activation;
    if (!lua_getstack(L, 0, &activation) || !lua_getinfo(L, "f", &activation)) return NULL;
    const vl_lua_function *function = vl_lua_definition(L, -1);
    lua_pop(L, 1);
    return function;
}

int vl_lua_argument_error(lua_State *L, const char *name, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    lua_pushvfstring(L, format, arguments);
    va_end(arguments);
    const vl_lua_function *function = running_function(L);
    if (!function) return luaL_error(L, "bad argument '%s': %s", name, lua_tostring(L, -1));
    return luaL_error(L, "bad argument '%s' to '%s': %s", name, function->name, lua_tostring(L, -1));
}

int vl_lua_raise(lua_State *L, const vl_error *error) {
    if (error->status != VL_ERROR_MEMORY) return luaL_error(L, "%s", error->message);
    lua_pushliteral(L, "not enough memory");
    return lua_error(L);
}
