/*
 * The library as the host sees it: opening it in a state, and handing values over.
 */
#ifndef VL_LUA_LIBRARY_H
#define VL_LUA_LIBRARY_H

#include <lua.h>

#include "vanlua.h"

/* Opens the library in a state that works with `context` and leaves the module's table on the stack; `require "vanlua"` finds
 * it afterwards. The context must outlive the state. */
int vl_lua_open(lua_State *L, vl_context *context);

/* Gives the state vanlua.repl, of which `call` does the work: it gets a table, or nil. */
void vl_lua_set_repl(lua_State *L, lua_CFunction call);

/* The function that a stock Lua calls for `require "vanlua"`: makes a context of its own, which the state's end frees. Warnings
 * of the engine become Lua warnings. */
VL_API int luaopen_vanlua(lua_State *L);

/* The context that the state works with. */
vl_context *vl_lua_context(lua_State *L);

/* Says how vanlua.open reads from now on, where it is not told otherwise; NULL: as usual. What `options` points to
 * must live until it is called again. Raises nothing. */
void vl_lua_set_reading(lua_State *L, const vl_corpus_options *options);

/* How vanlua.open reads what it is not told. */
vl_corpus_options vl_lua_reading(lua_State *L);

/* Pushes a corpus, which then belongs to Lua: `*corpus` becomes NULL, and stays the caller's if the call raises. */
void vl_lua_push_corpus(lua_State *L, vl_corpus **corpus);

/* The corpus at `index`, NULL if it is something else. */
vl_corpus *vl_lua_to_corpus(lua_State *L, int index);

/* Pushes the document at a position of the corpus at `index`. */
void vl_lua_push_document(lua_State *L, int index, uint64_t position);

/* The frequencies at `index`, NULL if it is something else. */
vl_frequencies *vl_lua_to_frequencies(lua_State *L, int index);

/* The table at `index`, NULL if it is something else. */
vl_table *vl_lua_to_table(lua_State *L, int index);

/* The report at `index`, NULL if it is something else. */
vl_report *vl_lua_to_report(lua_State *L, int index);

/* The chart at `index`, NULL if it is something else. */
vl_chart *vl_lua_to_chart(lua_State *L, int index);

/* Moves a Table, Chart, Report, string, number or boolean at `index` of one state to the top of another, which works
 * with the same context; an object is empty afterwards where it was. Raises in the other state, for want of memory,
 * and then nothing has moved. Anything else moves as nil. */
void vl_lua_move(lua_State *from, int index, lua_State *to);

/* True if `f` + `g` style merging knows the value at `index`: Frequencies, Table or number. */
bool vl_lua_mergeable(lua_State *L, int index);

/* Replaces the two values on top, partials of one kind that vl_lua_mergeable accepts, by their sum: frequencies added in place,
 * the second table's rows behind the first's (equal columns), numbers added. Raises if they do not fit. */
void vl_lua_merge(lua_State *L);

/* Pushes, as one string, the help of a class, module or function by name ("Corpus", "Corpus:frequencies", "stats.keyness", …).
 * False and nothing pushed if there is none of that name. */
bool vl_lua_push_help(lua_State *L, const char *name);

/* Fills in at most `room` of the names that vl_lua_push_help knows, and returns how many there are. */
size_t vl_lua_help_names(const char **names, size_t room);

#endif
