/*
 * What the objects of a corpus hold. A part keeps the userdata of its corpus alive by its user value, and asks it on every use
 * whether the corpus is still there: at the end of a state, finalizers run in any order.
 */
#ifndef VL_LUA_OBJECT_H
#define VL_LUA_OBJECT_H

#include <lua.h>

#include "lua/classes.h"
#include "vanlua/corpus.h"
#include "vanlua/frequencies.h"

/* A Corpus. Its user value is a table of cached strings, shared by all that share the columns. */
typedef struct vl_lua_corpus {
    vl_corpus *corpus; /* NULL once it has been freed, or before it is filled */
} vl_lua_corpus;

/* A Frequencies. */
typedef struct vl_lua_frequencies_object {
    vl_frequencies *frequencies; /* NULL once they have been freed, or before they are there */
} vl_lua_frequencies_object;

/* A Document, Paragraph, Sentence or Token. Its user value is the Corpus. */
typedef struct vl_lua_part {
    const vl_lua_corpus *owner;
    const vl_document *document;
    uint64_t number; /* of the paragraph, sentence or token in the columns */
    vl_unit unit;    /* of a token */
} vl_lua_part;

/* Sentences to be looked at, of whichever object: the range, and the corpus they belong to. */
typedef struct vl_lua_scope {
    const vl_lua_corpus *owner;
    vl_corpus *corpus;
    vl_range sentences;
} vl_lua_scope;

/* Pushes a Corpus that holds nothing yet; with `parent` the index of the Corpus whose columns it will share, 0 for none. What
 * is put in belongs to Lua at once. */
vl_lua_corpus *vl_lua_new_corpus(lua_State *L, int parent);

/* Pushes a Frequencies that holds nothing yet. What is put in belongs to Lua at once. */
vl_lua_frequencies_object *vl_lua_new_frequencies(lua_State *L);

/* The corpus of the Corpus at `index`; raises if it has been freed. */
vl_corpus *vl_lua_corpus_at(lua_State *L, int index);

/* The corpus of a part or scope; raises if it has been freed. */
vl_corpus *vl_lua_owned(lua_State *L, const vl_lua_corpus *owner);

/* The part at index 1, and its corpus. */
const vl_lua_part *vl_lua_self(lua_State *L, vl_corpus **corpus);

/* The scope of the object at index 1: a Corpus, Document, Paragraph or Sentence. Leaves its Corpus on top of the stack. */
vl_lua_scope vl_lua_push_scope(lua_State *L);

/* Pushes a part; `corpus` is the index of its Corpus. Returns 1. */
int vl_lua_push_part(lua_State *L, int corpus, const vl_lua_class *class_, vl_lua_part part);

/* Pushes another part of the document of the part at index 1. Returns 1. */
int vl_lua_push_sibling(lua_State *L, const vl_lua_class *class_, vl_unit unit, uint64_t number);

/* The numbers, in the unit, of the tokens of the document. */
vl_range vl_lua_document_tokens(const vl_corpus *corpus, const vl_document *document, vl_unit unit);

/* Divides the corpus into words, where the unit is that; to be called before anything else is asked of a unit. Raises if
 * that fails. */
void vl_lua_divide(lua_State *L, const vl_corpus *corpus, vl_unit unit);

/* Number of the tokens of the unit in those of the sentences that belong to the corpus. */
uint64_t vl_lua_count_tokens(const vl_corpus *corpus, vl_unit unit, vl_range sentences);

/* Pushes the number of tokens of the object at index 1: an event of Document, Paragraph and Sentence. */
int vl_lua_length(lua_State *L);

/* Pushes whether the parts at 1 and 2 are of the class, and the same piece of the same document, whatever subcorpus they were
 * asked of. */
int vl_lua_equal_parts(lua_State *L, const vl_lua_class *class_);

/* The values of options that have passed the checks; `index` is that of the table or nil. */
vl_unit vl_lua_option_unit(lua_State *L, int index);
vl_form vl_lua_option_form(lua_State *L, int index);
vl_kinds vl_lua_option_kinds(lua_State *L, int index, vl_kinds otherwise);

/* Names of units and forms. */
const char *vl_lua_unit_name(vl_unit unit);
const char *vl_lua_form_name(vl_form form);

/* Pushes the table of strings cached for a unit and form, of the Corpus at `index`: by type + 1 the key, or false where the
 * kind is not word. */
void vl_lua_push_cache(lua_State *L, int index, vl_unit unit, vl_form form);

#endif
