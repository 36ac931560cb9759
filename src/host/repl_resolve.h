/*
 * What names that are being typed stand for, as far as it can be told without running anything of the user's.
 */
#ifndef VL_HOST_REPL_RESOLVE_H
#define VL_HOST_REPL_RESOLVE_H

#include "host/repl_scan.h"
#include "host/repl_session.h"
#include "lua/define.h"

#define VL_RESOLVE_TOKENS 512 /* the last ones of what was typed that are looked at */

/* The tokens of a source, comments left out. */
typedef struct vl_source_tokens {
    vl_scan_token tokens[VL_RESOLVE_TOKENS];
    size_t count;
} vl_source_tokens;

/* What a chain of names, indexes and calls is. */
typedef struct vl_meaning {
    bool valued;                     /* the value is known, and is on the stack; otherwise nil is there */
    const vl_lua_class *class_;      /* of an object of the library, also where only its class is known; NULL: none */
    const vl_lua_function *function; /* of the library; NULL: it is none */
} vl_meaning;

/* Cuts the source into tokens; the last ones, where there are too many. */
void vl_resolve_read(vl_text source, vl_source_tokens *out);

/* Finds what the chain means that ends before token `end`, and pushes its value or nil. Indexing objects of the
 * library may raise; nothing else does but want of memory. */
vl_meaning vl_resolve(lua_State *L, const vl_repl *repl, const vl_source_tokens *tokens, size_t end);

/* The position of the bracket that is open before token `end`, any of those in `kinds` ("({["); `count` if there is none. */
size_t vl_resolve_open_bracket(const vl_source_tokens *tokens, size_t end, const char *kinds);

/* True if the token is that symbol. */
bool vl_resolve_is(const vl_source_tokens *tokens, size_t at, const char *symbol);

#endif
