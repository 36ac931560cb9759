/*
 * Iterators over the parts of a Corpus, Document, Paragraph or Sentence, and the options they take.
 */
#ifndef VL_LUA_ITERATE_H
#define VL_LUA_ITERATE_H

#include "lua/define.h"

extern const vl_lua_parameter vl_lua_tokens_options[];
extern const vl_lua_parameter vl_lua_words_options[];

/* Methods of the object at index 1; each pushes an iterator over what belongs to the (sub)corpus. */
int vl_lua_tokens(lua_State *L);
int vl_lua_words(lua_State *L);
int vl_lua_sentences(lua_State *L);
int vl_lua_paragraphs(lua_State *L);

/* The same for the documents of a Corpus. */
int vl_lua_documents(lua_State *L);

#endif
