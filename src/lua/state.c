#include <lauxlib.h>

#include "lua/define.h"
#include "lua/classes.h"
#include "lua/find.h"
#include "lua/library.h"

/* Held by the registry under the address of `state_key`, from the first opening to the end of the state. */
typedef struct state {
    vl_context *context; /* NULL once the state has ended */
    bool own;            /* made here, and freed here */
    uint64_t collect_at; /* bytes held by the context from which a collection is due */
    const vl_corpus_options *reading; /* how to read what vanlua.open is not told; NULL: as usual */
} state;

static const char state_key = 0;

/* Runs last of this library's finalizers, as they run in the reverse order of marking: it is marked before any object is made.
 * */
static int end_state(lua_State *L) {
    state *held = lua_touserdata(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &state_key);
    if (!held || held != lua_touserdata(L, -1)) return 0;
    if (held->own) vl_context_free(held->context);
    held->context = NULL;
    return 0;
}

/* The state's own userdata, NULL before the library has been opened. */
static state *find_state(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &state_key);
    state *held = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return held;
}

static state *make_state(lua_State *L) {
    state *held = lua_newuserdatauv(L, sizeof *held, 0);
    *held = (state){NULL, false, 0, NULL};
    lua_createtable(L, 0, 2);
    lua_pushcfunction(L, end_state);
    lua_setfield(L, -2, "__gc");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &state_key);
    return held;
}

vl_context *vl_lua_context(lua_State *L) {
    state *held = find_state(L);
    if (!held || !held->context) luaL_error(L, "vanlua is closed: its Lua state is ending");
    return held ? held->context : NULL;
}

void vl_lua_set_reading(lua_State *L, const vl_corpus_options *options) {
    state *held = find_state(L);
    if (held) held->reading = options;
}

vl_corpus_options vl_lua_reading(lua_State *L) {
    const state *held = find_state(L);
    return held && held->reading ? *held->reading : VL_CORPUS_OPTIONS;
}

/* Collects all garbage and sets when it is due again: when as much as lives now has come on top, Lua's own memory included, or
 * half of what a limit leaves. */
static void collect(lua_State *L, state *held) {
    enum { LEAST = 16 << 20 };
    lua_gc(L, LUA_GCCOLLECT);
    uint64_t lua = (uint64_t)lua_gc(L, LUA_GCCOUNT) * 1024;
    uint64_t used = vl_context_memory_used(held->context), limit = vl_context_memory_limit(held->context);
    uint64_t more = used + lua > LEAST ? used + lua : LEAST;
    if (limit != 0 && used < limit && (limit - used) / 2 < more) more = (limit - used) / 2;
    held->collect_at = used + more;
}

/* The collector's own steps know nothing of C memory, and in generational mode do not look at what is old; a full collection
 * does, and its cost is paid by the growth that calls for it. */
void vl_lua_account(lua_State *L, uint64_t before) {
    vl_context *context = vl_lua_context(L);
    uint64_t used = vl_context_memory_used(context);
    state *held = find_state(L);
    if (used <= before || used < held->collect_at || lua_gc(L, LUA_GCISRUNNING) != 1) return;
    collect(L, held);
}

void vl_lua_make_room(lua_State *L) {
    vl_context *context = vl_lua_context(L);
    uint64_t limit = vl_context_memory_limit(context);
    if (limit == 0 || vl_context_memory_used(context) < limit / 3 || lua_gc(L, LUA_GCISRUNNING) != 1) return;
    collect(L, find_state(L));
}

/* Sets the module on top where its name says: in the module that is above it. `root` is the index of `vanlua`. */
static void set_module(lua_State *L, int root, const char *name) {
    lua_pushvalue(L, root);
    for (const char *part = name; *part;) {
        size_t size = 0;
        while (part[size] && part[size] != '.') size++;
        lua_pushlstring(L, part, size);
        if (!part[size]) break;
        lua_rawget(L, -2);
        lua_remove(L, -2);
        part += size + 1;
    }
    lua_pushvalue(L, -3);
    lua_rawset(L, -3);
    lua_pop(L, 2);
}

/* Pushes the module with all that is in it. */
static void push_module(lua_State *L) {
    vl_lua_class_open(L, &vl_lua_vanlua_class);
    int root = lua_gettop(L);
    for (const vl_lua_class *const *class_ = vl_lua_classes(); *class_; class_++) {
        if (*class_ == &vl_lua_vanlua_class) continue;
        vl_lua_class_open(L, *class_);
        if (vl_lua_is_module(*class_)) set_module(L, root, (*class_)->name);
    }
}

/* Leaves the module on the stack: the one that is loaded already, or a new one. */
static int open_module(lua_State *L) {
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    if (lua_getfield(L, -1, "vanlua") != LUA_TTABLE) {
        lua_pop(L, 1);
        push_module(L);
        lua_pushvalue(L, -1);
        lua_setfield(L, -3, "vanlua");
    }
    lua_remove(L, -2);
    return 1;
}

int vl_lua_open(lua_State *L, vl_context *context) {
    state *held = find_state(L);
    if (!held) held = make_state(L);
    if (!held->context) held->context = context;
    return open_module(L);
}

/* Lua takes warnings from any thread of its state, at any time. */
static void warn(void *data, const char *message) {
    lua_warning(data, message, 0);
}

int luaopen_vanlua(lua_State *L) {
    state *held = find_state(L);
    if (!held) held = make_state(L);
    if (!held->context) {
        vl_context_options options = VL_CONTEXT_OPTIONS;
        lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_MAINTHREAD);
        options.data = lua_tothread(L, -1);
        lua_pop(L, 1);
        options.allocate = lua_getallocf(L, &options.allocate_data);
        options.warn = warn;
        vl_error error;
        if (vl_context_create(&options, &held->context, &error) != VL_OK) return vl_lua_raise(L, &error);
        held->own = true;
    }
    open_module(L);
    lua_pushliteral(L, "repl"); /* which is the command's */
    lua_pushnil(L);
    lua_rawset(L, -3);
    return 1;
}
