/*
 * Messages of Lua's, taken apart.
 */
#include <string.h>

#include "host/mark.h"

/* Takes a prefix off the text. */
static bool skip(vl_text *text, const char *prefix) {
    size_t size = strlen(prefix);
    if (text->size < size || memcmp(text->data, prefix, size) != 0) return false;
    *text = (vl_text){text->data + size, text->size - size};
    return true;
}

/* What stands ahead of the first `end`; the text goes on behind it. False: there is none. */
static bool take_until(vl_text *text, const char *end, vl_text *taken) {
    size_t size = strlen(end);
    for (size_t i = 0; i + size <= text->size; i++) {
        if (memcmp(text->data + i, end, size) != 0) continue;
        *taken = (vl_text){text->data, i};
        *text = (vl_text){text->data + i + size, text->size - i - size};
        return true;
    }
    return false;
}

static bool read_verb(vl_text *rest, vl_complaint *out) {
    static const char *const verbs[] = {"call", "index", "perform arithmetic on", "perform bitwise operation on", "concatenate",
                                        "get length of"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        vl_text after = *rest;
        if (!skip(&after, verbs[i]) || !skip(&after, " a ")) continue;
        out->verb = vl_text_of(verbs[i]);
        *rest = after;
        return true;
    }
    return false;
}

/* "add a 'string' with a 'number'", as strings say it that are no numbers. */
static bool read_strings(vl_text *rest, vl_complaint *out) {
    static const char *const verbs[] = {"add", "sub", "mul", "div", "idiv", "mod", "pow", "unm"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        vl_text after = *rest;
        if (!skip(&after, verbs[i]) || !skip(&after, " a '")) continue;
        out->verb = vl_text_of("perform arithmetic on");
        return take_until(&after, "'", &out->type);
    }
    return false;
}

bool vl_complaint_read(vl_text message, vl_complaint *out) {
    *out = (vl_complaint){.verb = {"", 0}, .type = {"", 0}, .kind = {"", 0}, .name = {"", 0}};
    vl_text rest = message;
    if (!skip(&rest, "attempt to ")) return false;
    if (skip(&rest, "compare ")) {
        out->verb = vl_text_of("compare");
        out->type = rest;
        return true;
    }
    if (read_strings(&rest, out)) return true;
    if (!read_verb(&rest, out) || !take_until(&rest, " value", &out->type)) return false;
    if (!skip(&rest, " (")) return rest.size == 0;
    vl_text name;
    if (!take_until(&rest, " '", &out->kind)) return true;
    if (take_until(&rest, "')", &name)) out->name = name;
    return true;
}
