#include "vanlua/text.h"

static const char *const names[VL_KIND_COUNT] = {"word", "number", "code", "url", "email", "symbol", "punctuation"};

const char *vl_kind_name(vl_kind kind) {
    return (unsigned)kind < VL_KIND_COUNT ? names[kind] : "";
}

bool vl_kind_find(vl_text name, vl_kind *out) {
    for (unsigned i = 0; i < VL_KIND_COUNT; i++) {
        if (!vl_text_equal(name, vl_text_of(names[i]))) continue;
        *out = (vl_kind)i;
        return true;
    }
    return false;
}
