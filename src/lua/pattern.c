#include "lua/pattern.h"

#include "lua/define.h"
#include "lua/library.h"
#include "lua/owner.h"

static void release(vl_context *context, void *content) {
    (void)context;
    vl_pattern_free(*(vl_pattern **)content);
}

const vl_pattern *vl_lua_push_pattern(lua_State *L, int index, const vl_pattern_options *options) {
    vl_text text;
    text.data = lua_tolstring(L, index, &text.size);
    vl_pattern **held = vl_lua_new_owner(L, sizeof *held, release);
    vl_error error;
    if (vl_pattern_create(vl_lua_context(L), text, options, held, &error)) vl_lua_raise(L, &error);
    return *held;
}
