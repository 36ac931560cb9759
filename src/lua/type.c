#include "lua/type.h"

#include <string.h>

#include "lua/classes.h"

enum { LITERALS = 32, SHORT = 60 };

/* Takes the next alternative off the front of `rest`. False: there are no more. */
static bool next_alternative(vl_text *rest, vl_text *out) {
    if (rest->size == 0) return false;
    size_t depth = 0, i = 0;
    bool quoted = false;
    for (; i < rest->size; i++) {
        char c = rest->data[i];
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '(') depth++;
        if (c == ')') depth--;
        if (c == '|' && depth == 0) break;
    }
    *out = (vl_text){rest->data, i};
    size_t taken = i < rest->size ? i + 1 : i;
    *rest = (vl_text){rest->data + taken, rest->size - taken};
    return true;
}

/* The type of the elements of an array type. False: it is no array. */
static bool element_type(vl_text type, vl_text *out) {
    if (type.size <= 2 || memcmp(type.data + type.size - 2, "[]", 2) != 0) return false;
    *out = (vl_text){type.data, type.size - 2};
    return true;
}

/* A type without the brackets around it. */
static vl_text unwrap(vl_text type) {
    if (type.size >= 2 && type.data[0] == '(' && type.data[type.size - 1] == ')')
        return (vl_text){type.data + 1, type.size - 2};
    return type;
}

static bool is_literal(vl_text type) {
    return type.size >= 2 && type.data[0] == '"';
}

static vl_text literal_text(vl_text type) {
    return (vl_text){type.data + 1, type.size - 2};
}

/* Position of the first key of the table at `index` that makes it no array, pushed; false and nothing pushed if it is one. */
static bool push_stray_key(lua_State *L, int index) {
    lua_Unsigned length = lua_rawlen(L, index);
    for (lua_pushnil(L); lua_next(L, index) != 0;) {
        lua_pop(L, 1);
        if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) < 1 || (lua_Unsigned)lua_tointeger(L, -1) > length) return true;
    }
    return false;
}

/* Pushes the first element of the array at `index` that is not of the type and returns its place; 0 and nothing pushed if all
 * are. */
static lua_Integer push_wrong_element(lua_State *L, int index, vl_text type) {
    lua_Integer length = (lua_Integer)lua_rawlen(L, index);
    for (lua_Integer i = 1; i <= length; i++) {
        lua_rawgeti(L, index, i);
        if (!vl_lua_type_accepts(L, lua_gettop(L), type)) return i;
        lua_pop(L, 1);
    }
    return 0;
}

static bool is_array(lua_State *L, int index, vl_text type) {
    if (lua_type(L, index) != LUA_TTABLE) return false;
    luaL_checkstack(L, 6, NULL);
    int top = lua_gettop(L);
    bool wrong = push_stray_key(L, index) || push_wrong_element(L, index, unwrap(type)) != 0;
    lua_settop(L, top);
    return !wrong;
}

static bool is_object(lua_State *L, int index, vl_text name) {
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_; class_++)
        if (vl_text_equal(vl_text_of((*class_)->name), name)) return vl_lua_test_object(L, index, *class_) != NULL;
    return false;
}

static bool is_named(lua_State *L, int index, vl_text name) {
    static const struct {
        const char *name;
        int type;
    } basic[] = {{"string", LUA_TSTRING}, {"number", LUA_TNUMBER}, {"boolean", LUA_TBOOLEAN}, {"table", LUA_TTABLE},
                 {"function", LUA_TFUNCTION}};
    int type = lua_type(L, index);
    for (size_t i = 0; i < sizeof basic / sizeof *basic; i++)
        if (vl_text_equal(vl_text_of(basic[i].name), name)) return type == basic[i].type;
    if (vl_text_equal(vl_text_of("integer"), name)) {
        int exact = 0;
        if (type == LUA_TNUMBER) lua_tointegerx(L, index, &exact);
        return exact != 0;
    }
    if (vl_text_equal(vl_text_of("any"), name)) return type != LUA_TNONE;
    if (vl_text_equal(vl_text_of("nil"), name)) return type == LUA_TNONE || type == LUA_TNIL;
    return type == LUA_TUSERDATA && is_object(L, index, name);
}

static bool accepts_alternative(lua_State *L, int index, vl_text type) {
    vl_text element;
    if (element_type(type, &element)) return is_array(L, index, element);
    if (type.size > 0 && type.data[0] == '(') return vl_lua_type_accepts(L, index, unwrap(type));
    if (!is_literal(type)) return is_named(L, index, type);
    if (lua_type(L, index) != LUA_TSTRING) return false;
    vl_text given;
    given.data = lua_tolstring(L, index, &given.size);
    return vl_text_equal(given, literal_text(type));
}

bool vl_lua_type_accepts(lua_State *L, int index, vl_text type) {
    vl_text alternative;
    while (next_alternative(&type, &alternative))
        if (accepts_alternative(L, index, alternative)) return true;
    return false;
}

void vl_lua_type_describe(lua_State *L, int index) {
    index = lua_absindex(L, index);
    size_t size;
    switch (lua_type(L, index)) {
    case LUA_TNONE: lua_pushliteral(L, "no value"); return;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false"); return;
    case LUA_TNUMBER:
        lua_pushvalue(L, index);
        lua_tolstring(L, -1, NULL);
        return;
    case LUA_TSTRING:
        lua_tolstring(L, index, &size);
        if (size <= SHORT) {
            lua_pushfstring(L, "\"%s\"", lua_tostring(L, index));
            return;
        }
        break;
    case LUA_TUSERDATA:
        for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_; class_++)
            if (vl_lua_test_object(L, index, *class_)) {
                lua_pushstring(L, (*class_)->name);
                return;
            }
        break;
    default: break;
    }
    lua_pushstring(L, luaL_typename(L, index));
}

/* Number of alternatives, and whether one of them is a literal. */
static int count_alternatives(vl_text type, bool *literal) {
    int count = 0;
    for (vl_text alternative; next_alternative(&type, &alternative); count++)
        if (is_literal(alternative)) *literal = true;
    return count;
}

/* Adds an alternative of a type. Arrays of alternatives that were named before are told shortly. */
static void add_alternative(lua_State *L, luaL_Buffer *buffer, vl_text type, vl_text alternative) {
    vl_text element;
    if (alternative.data[0] != '(' || !element_type(alternative, &element)) {
        luaL_addlstring(buffer, alternative.data, alternative.size);
        return;
    }
    element = unwrap(element);
    luaL_addstring(buffer, "an array of ");
    if (type.data != alternative.data && element.size <= type.size && memcmp(type.data, element.data, element.size) == 0) {
        luaL_addstring(buffer, "them");
    } else {
        vl_lua_type_push(L, element);
        luaL_addvalue(buffer);
    }
}

void vl_lua_type_push(lua_State *L, vl_text type) {
    luaL_Buffer buffer;
    bool literal = false;
    int count = count_alternatives(type, &literal);
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    luaL_buffinit(L, &buffer);
    vl_text alternative, rest = type;
    for (int i = 0; next_alternative(&rest, &alternative); i++) {
        if (i > 0) luaL_addstring(&buffer, i == count - 1 ? " or " : ", ");
        add_alternative(L, &buffer, type, alternative);
    }
    luaL_pushresult(&buffer);
}

/* Pushes ` (did you mean "word"?)` or an empty string for a string that is none of the literals. */
static void push_suggestion(lua_State *L, int index, vl_text type) {
    const char *names[LITERALS], *near = NULL;
    size_t count = 0;
    luaL_checkstack(L, LITERALS + 4, NULL);
    int top = lua_gettop(L);
    for (vl_text alternative; count < LITERALS && next_alternative(&type, &alternative);) {
        if (!is_literal(alternative)) continue;
        names[count++] = lua_pushlstring(L, alternative.data + 1, alternative.size - 2);
    }
    if (lua_type(L, index) == LUA_TSTRING) {
        vl_text given;
        given.data = lua_tolstring(L, index, &given.size);
        if (given.size <= SHORT) near = vl_nearest_name(given, names, count);
    }
    if (near) lua_pushfstring(L, " (did you mean \"%s\"?)", near);
    else lua_pushliteral(L, "");
    lua_copy(L, -1, top + 1);
    lua_settop(L, top + 1);
}

/* Looks into the array at `index`, which one of the alternatives wants: pushes what is wrong in it and renames the name on top.
 * */
static bool explain_array(lua_State *L, int index, vl_text type) {
    vl_text alternative, element;
    if (lua_type(L, index) != LUA_TTABLE) return false;
    while (next_alternative(&type, &alternative)) {
        if (!element_type(alternative, &element)) continue;
        int name = lua_gettop(L);
        if (push_stray_key(L, index)) {
            vl_lua_type_describe(L, -1);
            lua_pushfstring(L, "array expected, got a table with the key %s", lua_tostring(L, -1));
            lua_replace(L, name + 1);
            lua_settop(L, name + 1);
            return true;
        }
        lua_Integer place = push_wrong_element(L, index, unwrap(element));
        if (place == 0) continue;
        lua_pushfstring(L, "%s[%I]", lua_tostring(L, name), (LUAI_UACINT)place);
        vl_lua_type_explain(L, name + 1, unwrap(element));
        lua_replace(L, name + 1);
        lua_replace(L, name);
        return true;
    }
    return false;
}

void vl_lua_type_explain(lua_State *L, int index, vl_text type) {
    luaL_checkstack(L, 8, "too many tables within tables");
    if (explain_array(L, index, type)) return;
    bool literal = false;
    count_alternatives(type, &literal);
    int top = lua_gettop(L);
    vl_lua_type_push(L, type);
    vl_lua_type_describe(L, index);
    push_suggestion(L, index, type);
    const char *format = literal ? "expected %s, got %s%s" : "%s expected, got %s%s";
    lua_pushfstring(L, format, lua_tostring(L, top + 1), lua_tostring(L, top + 2), lua_tostring(L, top + 3));
    lua_replace(L, top + 1);
    lua_settop(L, top + 1);
}
