/*
 * Languages: how each of them makes keys, abbreviates, and ends its sentences.
 */
#ifndef VANLUA_LANGUAGE_H
#define VANLUA_LANGUAGE_H

#include "vanlua/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One language as the engine knows it; there is one static record of each. */
typedef struct vl_language vl_language;

/* The language for a BCP 47 tag: "vi", "vi-VN" and the like give Vietnamese, and so does its code of three letters,
 * "vie"; any other well-formed tag gives the undetermined language. NULL if the tag is ill-formed. */
VL_API const vl_language *vl_language_find(vl_text tag);

/* The language of a text, judged by its first 64 KB: Vietnamese if its own letters are frequent enough, or, in a text of
 * up to 256 bytes, if three of four words could be Vietnamese syllables and a letter has a mark; else the undetermined
 * one. */
VL_API const vl_language *vl_language_detect(vl_text text);

/* The tag, "vi" or "und". */
VL_API const char *vl_language_tag(const vl_language *language);

/* The user's own words for Vietnamese text: names and terms that stay whole, and words that are none. Compared in
 * folded form. Kept alive by the corpora that were made with it; not to be changed once one was. */
typedef struct vl_lexicon vl_lexicon;

/* Makes a lexicon without a word. */
VL_API vl_status vl_lexicon_create(vl_context *context, vl_lexicon **out, vl_error *error);

/* Frees the caller's hold; the lexicon goes with the last corpus that uses it. */
VL_API void vl_lexicon_free(vl_lexicon *lexicon);

/* Adds a word of one or more syllables separated by white space or `_`, or forbids it if `-` stands before it.
 * Syllables are what the tokens of a text are: words, numbers and codes; `TP.HCM` has two. Of several entries for the
 * same word the last one counts. Marks, symbols and addresses are an error, as no word holds one; so is what holds
 * nothing, and more than 64 syllables. A forbidden word of one syllable is joined with a neighbour where there is
 * one. */
VL_API vl_status vl_lexicon_add(vl_lexicon *lexicon, vl_text word, vl_error *error);

/* Adds the words of a file, UTF-8 with or without BOM, one a line; blank lines and those that begin with `#` are
 * skipped, and a tabulator within a line is an error, since no other columns are read. An error names file and line;
 * the lines before it have been added then. The context's policy must let the file be read. */
VL_API vl_status vl_lexicon_read(vl_lexicon *lexicon, const char *path, vl_error *error);

/* How many words it holds, forbidden ones too. */
VL_API uint64_t vl_lexicon_count(const vl_lexicon *lexicon);

#ifdef __cplusplus
}
#endif

#endif
