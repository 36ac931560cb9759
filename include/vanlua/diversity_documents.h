/*
 * How rich the vocabulary of documents is, and how hard they are to read.
 */
#ifndef VANLUA_DIVERSITY_DOCUMENTS_H
#define VANLUA_DIVERSITY_DOCUMENTS_H

#include "vanlua/counted.h"
#include "vanlua/diversity.h"
#include "vanlua/readability.h"
#include "vanlua/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A measure: one of diversity with its parameter, or else one of readability. */
typedef struct vl_diversity_column {
    const vl_diversity_measure *diversity;
    const vl_readability_measure *readability;
    double parameter; /* NAN: what is usual */
} vl_diversity_column;

/* What is measured. Start from VL_DIVERSITY_OPTIONS. */
typedef struct vl_diversity_options {
    vl_counted counted;
    const vl_diversity_column *columns; /* no measure twice; NULL: ttr, mattr, mtld, hdd, yule_k */
    size_t column_count;
    const vl_text *easy_syllables; /* for measures that ask for them; in any case */
    size_t easy_syllable_count;
    bool whole; /* one row, without a document, for the corpus as one text */
} vl_diversity_options;

#define VL_DIVERSITY_OPTIONS ((vl_diversity_options){VL_COUNTED, NULL, 0, NULL, 0, false})

/* Makes a table of the columns document, tokens, types and the measures, a row for each document. Measures are of the counted
 * tokens in their order; what is not defined for so few of them is empty, and so are mattr and msttr of a document shorter
 * than their window, and measures for Vietnamese of documents of another language. Words of the measures of
 * readability are the counted tokens, sentences all of the document. Fails for a measure that asks for easy syllables
 * where none are given. Cost: that of the measures, linear in the tokens. */
VL_API vl_status vl_diversity_documents(const vl_corpus *corpus, const vl_diversity_options *options, vl_table **out,
                                        vl_error *error);

#ifdef __cplusplus
}
#endif

#endif
