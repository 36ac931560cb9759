/*
 * The terms of a corpus: the tokens that are counted, by number.
 */
#ifndef VL_STAT_TERMS_H
#define VL_STAT_TERMS_H

#include "base/symbols.h"
#include "vanlua/counted.h"

#define VL_NO_TERM UINT32_MAX

/* Terms are the keys of the form that was asked for, numbered as the corpus numbers them. */
typedef struct vl_terms {
    const vl_corpus *corpus;
    vl_unit unit;
    vl_form form;
    uint32_t *of_type; /* the term of each type of the unit; VL_NO_TERM: tokens of the type are left out */
    size_t type_count;
    uint32_t count; /* terms are below this number; not all of them need to occur */
} vl_terms;

/* Prepares the corpus and fills `out`, to be freed by vl_terms_free, after a failure too. `counted` may be NULL. Linear in
 * the vocabulary. */
vl_status vl_terms_make(const vl_corpus *corpus, const vl_counted *counted, vl_terms *out, vl_error *error);

/* Adds the keys of the stop words, as Vietnamese has them and as other languages do. False: no memory. */
bool vl_stop_words_add(vl_context *context, const vl_counted *counted, vl_symbols *out);

/* Frees what the terms hold. */
void vl_terms_free(vl_terms *terms);

/* The term of a token of the unit; VL_NO_TERM: it is left out. */
static inline uint32_t vl_terms_of(const vl_terms *terms, uint64_t token) {
    return terms->of_type[vl_corpus_type_of(terms->corpus, terms->unit, token)];
}

/* The text of a term, the syllables of a word with blanks between. */
static inline vl_text vl_terms_text(const vl_terms *terms, uint32_t term) {
    return vl_corpus_key_text(terms->corpus, terms->unit, terms->form, term);
}

#endif
