/*
 * The corpus: documents, their paragraphs, sentences and tokens, in columns.
 *
 * Tokens, sentences and paragraphs are numbered through the whole corpus, documents after each other; a part of it is a
 * range of sentences. A subcorpus shares the columns of its parent and leaves documents or sentences out.
 */
#ifndef VANLUA_CORPUS_H
#define VANLUA_CORPUS_H

#include "vanlua/base.h"
#include "vanlua/input.h"
#include "vanlua/language.h"
#include "vanlua/text.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Which layer of tokens: words of one or more syllables, or the syllables (and numbers, marks …) themselves. */
typedef enum vl_unit { VL_UNIT_WORD, VL_UNIT_SYLLABLE } vl_unit;

/* Documents and all that is in them. */
typedef struct vl_corpus vl_corpus;

/* What is known of a document. What is not known has data NULL. */
typedef struct vl_document {
    vl_text id;
    vl_text title;
    vl_text date; /* ISO 8601 */
    vl_text source;
    vl_text path;
    vl_text language;       /* tag: as given, else as detected */
    vl_text text;           /* UTF-8 in NFC, LF */
    const vl_field *fields; /* further metadata */
    size_t field_count;
    vl_range paragraphs; /* numbers of its paragraphs */
    vl_range sentences;  /* numbers of its sentences */
    uint64_t
        identity; /* the same in all subcorpora, different from that of any document of another corpus of the context */
} vl_document;

/* One paragraph. */
typedef struct vl_paragraph {
    uint64_t document; /* number of its document in the columns, see vl_corpus_owner */
    uint64_t offset;   /* byte in the document's text */
    uint64_t size;     /* bytes */
    uint64_t line;     /* line in the source, from 1 */
    vl_paragraph_kind kind;
    vl_range sentences; /* numbers of its sentences */
} vl_paragraph;

/* One token. */
typedef struct vl_token {
    uint64_t offset; /* byte in the document's text */
    uint32_t size;   /* bytes */
    uint32_t type;   /* number of its type in the vocabulary of its unit */
} vl_token;

/* How a corpus is made. Start from VL_CORPUS_OPTIONS. */
typedef struct vl_corpus_options {
    vl_input_options input;
    const char *language; /* BCP 47 tag of all documents; NULL: as each says, else detected */
    vl_lexicon *lexicon;  /* the user's own words; NULL: none. The corpus holds on to it */
} vl_corpus_options;

#define VL_CORPUS_OPTIONS ((vl_corpus_options){0})

/* Reads all documents of `paths` (see vl_input_open) into a corpus. `options` may be NULL. `counts` (may be NULL) gets
 * what was found and not read. */
VL_API vl_status vl_corpus_open(vl_context *context, const char *const *paths, size_t count,
                                const vl_corpus_options *options, vl_corpus **out, vl_input_counts *counts,
                                vl_error *error);

/* A corpus being made, document by document. */
typedef struct vl_corpus_builder vl_corpus_builder;

/* Makes a builder. `options` may be NULL. */
VL_API vl_status vl_corpus_builder_create(vl_context *context, const vl_corpus_options *options,
                                          vl_corpus_builder **out, vl_error *error);

/* Frees a builder with what it holds. */
VL_API void vl_corpus_builder_free(vl_corpus_builder *builder);

/* Adds a document; everything is copied. An id that is there already, or a language tag that is none, is an error and
 * leaves the builder as it was. After a failure for want of memory only vl_corpus_builder_free may follow. */
VL_API vl_status vl_corpus_builder_add(vl_corpus_builder *builder, const vl_source *source, vl_error *error);

/* Hands out the corpus; the builder is empty afterwards and may be used for another one. */
VL_API vl_status vl_corpus_builder_finish(vl_corpus_builder *builder, vl_corpus **out, vl_error *error);

/* A corpus of one document with that text, brought into normal form and divided into paragraphs as the text of a file is.
 * `options` may be NULL. */
VL_API vl_status vl_corpus_of_text(vl_context *context, vl_text text, const vl_corpus_options *options, vl_corpus **out,
                                   vl_error *error);

/* Frees a corpus; its columns go when the last subcorpus that shares them is freed. */
VL_API void vl_corpus_free(vl_corpus *corpus);

/* The context that the corpus was made with. */
VL_API vl_context *vl_corpus_context(const vl_corpus *corpus);

/* Number of documents. */
VL_API uint64_t vl_corpus_document_count(const vl_corpus *corpus);

/* The document at a position below vl_corpus_document_count, in the order of the input. */
VL_API const vl_document *vl_corpus_document(const vl_corpus *corpus, uint64_t position);

/* Finds a document by its id. False if the corpus has none of that id. */
VL_API bool vl_corpus_find(const vl_corpus *corpus, vl_text id, uint64_t *position);

/* The document that holds a sentence of the columns. */
VL_API const vl_document *vl_corpus_owner(const vl_corpus *corpus, uint64_t sentence);

/* The paragraph of that number. */
VL_API vl_paragraph vl_corpus_paragraph(const vl_corpus *corpus, uint64_t paragraph);

/* Number of the paragraph that holds a sentence. Cost: a binary search. */
VL_API uint64_t vl_corpus_paragraph_of(const vl_corpus *corpus, uint64_t sentence);

/* Number of the sentence that holds a token of the unit. Cost: a binary search. */
VL_API uint64_t vl_corpus_sentence_of(const vl_corpus *corpus, vl_unit unit, uint64_t token);

/* The numbers, in the unit, of the tokens of a range of sentences. */
VL_API vl_range vl_corpus_tokens(const vl_corpus *corpus, vl_unit unit, vl_range sentences);

/* The token of that number in the unit. */
VL_API vl_token vl_corpus_token(const vl_corpus *corpus, vl_unit unit, uint64_t token);

/* The type of that token, for those who need nothing else of it. */
VL_API uint32_t vl_corpus_type_of(const vl_corpus *corpus, vl_unit unit, uint64_t token);

/* True if the sentence belongs to the (sub)corpus. */
VL_API bool vl_corpus_selected(const vl_corpus *corpus, uint64_t sentence);

/* Takes the next run of sentences that belong to the (sub)corpus off the front of `rest`. False: there are no more. */
VL_API bool vl_corpus_next_run(const vl_corpus *corpus, vl_range *rest, vl_range *run);

/* The tokens of the unit that reach into a range of atoms (tokens of VL_UNIT_SYLLABLE), which is not empty. Cost: a
 * binary search. */
VL_API vl_range vl_corpus_covering(const vl_corpus *corpus, vl_unit unit, vl_range atoms);

/* The atoms (tokens of VL_UNIT_SYLLABLE) of a token of the unit. */
VL_API vl_range vl_corpus_atoms(const vl_corpus *corpus, vl_unit unit, uint64_t token);

/* Number of types in the vocabulary of a unit. */
VL_API uint32_t vl_corpus_type_count(const vl_corpus *corpus, vl_unit unit);

/* A type as written; white space inside a word is one blank. */
VL_API vl_text vl_corpus_type_text(const vl_corpus *corpus, vl_unit unit, uint32_t type);

/* What tokens of the type are. */
VL_API vl_kind vl_corpus_type_kind(const vl_corpus *corpus, vl_unit unit, uint32_t type);

/* Divides the Vietnamese documents into words, once for each corpus; needed before anything else is asked of
 * VL_UNIT_WORD. Does nothing for VL_UNIT_SYLLABLE. Fails for want of memory and when the context was cancelled, and may
 * then be called again. Cost: linear in the text. */
VL_API vl_status vl_corpus_divide(const vl_corpus *corpus, vl_unit unit, vl_error *error);

/* Makes the keys of a form ready, once for each corpus and form (and divides first, see vl_corpus_divide);
 * vl_corpus_key_… of that form may be called afterwards. Cost: linear in the vocabulary. */
VL_API vl_status vl_corpus_prepare(const vl_corpus *corpus, vl_unit unit, vl_form form, vl_error *error);

/* Number of different keys of a form. */
VL_API uint32_t vl_corpus_key_count(const vl_corpus *corpus, vl_unit unit, vl_form form);

/* The key of a type in a form. Keys are numbered by first occurrence; types of several languages may share one. */
VL_API uint32_t vl_corpus_key_of(const vl_corpus *corpus, vl_unit unit, vl_form form, uint32_t type);

/* The text of a key. */
VL_API vl_text vl_corpus_key_text(const vl_corpus *corpus, vl_unit unit, vl_form form, uint32_t key);

/* A subcorpus of the documents at `positions`, which are in order and without repetition. */
VL_API vl_status vl_corpus_pick(const vl_corpus *corpus, const uint64_t *positions, uint64_t count, vl_corpus **out,
                                vl_error *error);

/* A subcorpus of the documents of the corpus that this one was picked from, last of all, and that are not in it; less the
 * sentences that this one leaves out. It is empty for a corpus that was not picked. */
VL_API vl_status vl_corpus_rest(const vl_corpus *corpus, vl_corpus **out, vl_error *error);

/* Makes a picked corpus one that has no rest. */
VL_API void vl_corpus_forget_rest(vl_corpus *corpus);

/* A subcorpus without the sentences whose bit is set in `left_out`, one bit for each sentence of the columns
 * (vl_corpus_sentence_total), the lowest bit first; what the corpus leaves out already stays out. */
VL_API vl_status vl_corpus_leave_out(const vl_corpus *corpus, const uint64_t *left_out, vl_corpus **out,
                                     vl_error *error);

/* A subcorpus of the paragraphs of some kinds, bits 1 << vl_paragraph_kind. */
VL_API vl_status vl_corpus_paragraphs(const vl_corpus *corpus, unsigned kinds, vl_corpus **out, vl_error *error);

/* Number of sentences in the columns, those left out included. */
VL_API uint64_t vl_corpus_sentence_total(const vl_corpus *corpus);

#ifdef __cplusplus
}
#endif

#endif
