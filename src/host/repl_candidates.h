/*
 * Candidates of a completion, gathered from wherever names come from.
 */
#ifndef VL_HOST_REPL_CANDIDATES_H
#define VL_HOST_REPL_CANDIDATES_H

#include "host/repl_session.h"
#include "lua/define.h"
#include "vanlua/frequencies.h"

/* Adds a candidate if the word begins it. Nothing happens without memory. */
void vl_candidates_add(vl_completion *completion, vl_text candidate);

/* Puts the candidates in byte order, each once. */
void vl_candidates_finish(vl_completion *completion);

/* Adds Lua's keywords. */
void vl_candidates_add_keywords(vl_completion *completion);

/* Adds the names that are string keys of the table at `index`, and of the tables behind it. What begins with `_` only
 * where the word does. */
void vl_candidates_add_keys(lua_State *L, int index, vl_completion *completion);

/* Adds methods of the class, and its fields unless `methods` alone are asked for. */
void vl_candidates_add_members(const vl_lua_class *class_, bool methods, vl_completion *completion);

/* Adds the names of options or parameters. */
void vl_candidates_add_options(const vl_lua_parameter *options, vl_completion *completion);

/* Adds the strings that a type allows: "word"|"syllable". */
void vl_candidates_add_choices(const char *type, vl_completion *completion);

/* Adds the ids of documents. */
void vl_candidates_add_documents(const vl_corpus *corpus, vl_completion *completion);

/* Adds the words of a corpus as they are written. The first time it is divided, which takes a while where it is
 * large: then they are its syllables. */
void vl_candidates_add_words(const vl_corpus *corpus, vl_completion *completion);

/* Adds terms that were counted. */
void vl_candidates_add_terms(const vl_frequencies *frequencies, vl_completion *completion);

/* Adds files and, with a `/` behind, folders; the word is the beginning of a path. */
void vl_candidates_add_files(vl_completion *completion);

/* Adds the names of scripts. */
void vl_candidates_add_scripts(vl_host *host, vl_completion *completion);

/* Adds what help knows of the library. */
void vl_candidates_add_topics(vl_completion *completion);

#endif
