#include <string.h>

#include "host/check_source.h"
#include "lua/check.h"
#include "lua/find.h"

#define MOST_NAMES 256

static bool begins(vl_text text, const char *start) {
    size_t size = strlen(start);
    return text.size >= size && memcmp(text.data, start, size) == 0;
}

/* A type that is one name, perhaps with "|nil" or "?" behind. */
static vl_check_value named_value(vl_text name) {
    if (name.size && name.data[name.size - 1] == '?') name.size--;
    if (name.size > 4 && memcmp(name.data + name.size - 4, "|nil", 4) == 0) name.size -= 4;
    if (vl_text_equal(name, vl_text_of("string"))) return (vl_check_value){.kind = VL_CHECK_STRING};
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_; class_++) {
        if (vl_lua_is_module(*class_) || !vl_text_equal(name, vl_text_of((*class_)->name))) continue;
        return (vl_check_value){.kind = VL_CHECK_CLASS, .class_ = *class_};
    }
    return (vl_check_value){.kind = VL_CHECK_ANY};
}

vl_check_value vl_check_value_of(const char *type) {
    static const char iterator[] = "fun(): ";
    vl_text rest = vl_text_of(type ? type : "");
    bool iterates = begins(rest, iterator);
    if (iterates) rest = vl_text_of(type + sizeof iterator - 1);
    size_t size = 0;
    while (size < rest.size && rest.data[size] != ' ' && rest.data[size] != ',') size++;
    vl_check_value value = named_value((vl_text){rest.data, size});
    if (!iterates || value.kind == VL_CHECK_ANY) return value;
    value.kind = VL_CHECK_ITERATOR;
    return value;
}

vl_check_value vl_check_common(vl_check_value a, vl_check_value b) {
    if (a.kind == VL_CHECK_UNSET) return b;
    if (b.kind == VL_CHECK_UNSET) return a;
    bool same = a.kind == b.kind && a.class_ == b.class_ && a.function == b.function && vl_text_equal(a.library, b.library);
    return same ? a : (vl_check_value){.kind = VL_CHECK_ANY};
}

/* The last part of the name of a module that is a member of `parent`; NULL: it is none. */
static const char *submodule_name(const vl_lua_class *parent, const vl_lua_class *module) {
    if (module == parent || !vl_lua_is_module(module) || !vl_lua_is_module(parent)) return NULL;
    const char *name = module->name;
    if (strcmp(parent->name, "vanlua") != 0) {
        size_t size = strlen(parent->name);
        if (strncmp(name, parent->name, size) != 0 || name[size] != '.') return NULL;
        name += size + 1;
    }
    return strchr(name, '.') ? NULL : name;
}

bool vl_check_member(const vl_lua_class *class_, vl_text name, vl_check_value *out) {
    const vl_lua_function *function;
    for (size_t i = 0; (function = vl_lua_class_function(class_, i)) != NULL; i++) {
        if (!vl_text_equal(name, vl_text_of(vl_lua_short_name(function->name)))) continue;
        *out = (vl_check_value){.kind = VL_CHECK_FUNCTION, .function = function};
        return true;
    }
    for (const vl_lua_field *field = class_->fields; field && field->name; field++) {
        if (!vl_text_equal(name, vl_text_of(field->name))) continue;
        *out = vl_check_value_of(field->type);
        return true;
    }
    for (const vl_lua_class *const *module = vl_lua_classes(); *module; module++) {
        const char *own = submodule_name(class_, *module);
        if (!own || !vl_text_equal(name, vl_text_of(own))) continue;
        *out = (vl_check_value){.kind = VL_CHECK_CLASS, .class_ = *module};
        return true;
    }
    return false;
}

const char *vl_check_nearest_member(const vl_lua_class *class_, vl_text name, bool method) {
    const char *names[MOST_NAMES];
    size_t count = 0;
    const vl_lua_function *function;
    for (size_t i = 0; count < MOST_NAMES && (function = vl_lua_class_function(class_, i)) != NULL; i++) {
        names[count++] = vl_lua_short_name(function->name);
    }
    for (const vl_lua_field *field = method ? NULL : class_->fields; field && field->name && count < MOST_NAMES; field++) {
        names[count++] = field->name;
    }
    for (const vl_lua_class *const *module = vl_lua_classes(); *module && count < MOST_NAMES; module++) {
        const char *own = submodule_name(class_, *module);
        if (own) names[count++] = own;
    }
    return vl_nearest_name(name, names, count);
}
