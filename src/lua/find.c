#include <string.h>

#include "lua/check.h"
#include "lua/classes.h"
#include "lua/find.h"

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* A name without the module's own ahead. */
static const char *within_module(const char *name) {
    static const char module[] = "vanlua.";
    return strncmp(name, module, sizeof module - 1) == 0 ? name + sizeof module - 1 : name;
}

/* True if the names are the same but for the case of letters, and colons for dots. */
static bool same_name(const char *a, const char *b) {
    for (a = within_module(a), b = within_module(b); *a && *b; a++, b++) {
        char left = *a == ':' ? '.' : lower(*a), right = *b == ':' ? '.' : lower(*b);
        if (left != right) return false;
    }
    return *a == *b;
}

bool vl_lua_is_module(const vl_lua_class *class_) {
    return class_->name[0] >= 'a' && class_->name[0] <= 'z';
}

const vl_lua_function *vl_lua_class_function(const vl_lua_class *class_, size_t position) {
    size_t count = 0;
    for (const vl_lua_function *function = class_->functions; function && function->name; function++)
        if (count++ == position) return function;
    for (const vl_lua_function *const *other = class_->others; other && *other; other++)
        if (count++ == position) return *other;
    return NULL;
}

const vl_lua_class *vl_lua_class_find(const char *name) {
    /* A module and a class may have the same name but for the case of letters: chart and Chart. */
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_; class_++)
        if (strcmp((*class_)->name, within_module(name)) == 0) return *class_;
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_; class_++)
        if (same_name((*class_)->name, name)) return *class_;
    return NULL;
}

const vl_lua_function *vl_lua_function_find(const char *name) {
    const vl_lua_function *only = NULL;
    size_t found = 0;
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_; class_++) {
        const vl_lua_function *function;
        for (size_t i = 0; (function = vl_lua_class_function(*class_, i)) != NULL; i++) {
            if (same_name(function->name, name)) return function;
            if (!same_name(vl_lua_short_name(function->name), name)) continue;
            only = function;
            found++;
        }
    }
    return found == 1 ? only : NULL;
}

const vl_lua_field *vl_lua_field_find(const char *name, const vl_lua_class **owner) {
    name = within_module(name);
    const char *member = vl_lua_short_name(name);
    if (member == name) return NULL;
    size_t size = (size_t)(member - name) - 1;
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_; class_++) {
        const char *class_name = (*class_)->name;
        if (strlen(class_name) != size) continue;
        size_t same = 0;
        while (same < size && lower(class_name[same]) == lower(name[same])) same++;
        if (same < size) continue;
        for (const vl_lua_field *field = (*class_)->fields; field && field->name; field++) {
            if (!same_name(field->name, member)) continue;
            *owner = *class_;
            return field;
        }
    }
    return NULL;
}
