/*
 * The columns of a corpus, which its subcorpora share.
 */
#ifndef VL_CORPUS_COLUMNS_H
#define VL_CORPUS_COLUMNS_H

#include <stdatomic.h>

#include "corpus/vocabulary.h"

/* Zero bytes behind the text of every document, so that the tokenizer may read ahead. */
#define VL_TEXT_PADDING ((size_t)80)

/* A paragraph as stored; its sentences end where those of the next one begin. */
typedef struct vl_paragraph_record {
    uint64_t document;
    uint64_t offset;
    uint64_t size;
    uint64_t line;
    uint64_t first_sentence;
    vl_paragraph_kind kind;
} vl_paragraph_record;

/* One layer of tokens: the atoms of the text, or the words that they make. */
typedef struct vl_layer {
    vl_vocabulary vocabulary;
    uint32_t *types; /* one for each token */
    size_t type_capacity;
    uint64_t *starts; /* atoms: byte in the document's text; words: number of the first atom, and one behind the last */
    size_t start_capacity;
    uint64_t count;
    uint64_t *sentences; /* first token of each sentence, and `count` behind the last */
    size_t sentence_capacity;
    uint64_t *examples; /* words: the first token of each type */
    size_t example_capacity;
    size_t example_count;
} vl_layer;

typedef struct vl_columns {
    vl_context *context;
    _Atomic uint64_t shared; /* corpora that hold on to the columns */
    vl_lexicon *lexicon;     /* the user's own words; NULL: none */
    vl_layer atoms;
    vl_layer *words;  /* NULL: not divided yet, or never, for want of a Vietnamese document */
    bool has_words;   /* there is a Vietnamese document: words are not the atoms themselves */
    uint64_t sentence_count;

    vl_paragraph_record *paragraphs; /* and one behind the last, for its first_sentence */
    size_t paragraph_capacity;
    uint64_t paragraph_count;

    vl_document *documents;
    size_t document_capacity;
    uint64_t document_count;

    vl_arena strings; /* short texts and metadata */
    vl_string *texts; /* large texts, taken over from where they were read */
    size_t text_capacity;
    size_t text_count;
    vl_symbols ids; /* numbered like the documents */
} vl_columns;

/* Columns without documents, held by nobody, which hold on to the lexicon (may be NULL). NULL for want of memory. */
vl_columns *vl_columns_create(vl_context *context, vl_lexicon *lexicon);

/* Frees columns. */
void vl_columns_free(vl_columns *columns);

/* Frees what a layer holds. */
void vl_layer_free(vl_layer *layer);

/* The layer of a unit; that of words must have been made where there are any (vl_corpus_divide). */
static inline vl_layer *vl_columns_layer(vl_columns *columns, vl_unit unit) {
    return unit == VL_UNIT_WORD && columns->has_words ? columns->words : &columns->atoms;
}

/* Makes the layer of words, once. */
vl_status vl_columns_divide(vl_columns *columns);

/* Makes the keys of a form ready in the layer of words. */
vl_status vl_columns_prepare_words(vl_columns *columns, vl_form form);

struct vl_corpus {
    vl_columns *columns;
    uint64_t *documents; /* which documents of the columns, in order, with room for one more; NULL: all */
    uint64_t document_count;
    uint64_t *rest; /* documents of the corpus that it was picked from and that are not in it, in the same way; NULL: none */
    uint64_t rest_count;
    uint64_t *left_out; /* one bit for each sentence of the columns; NULL: none */
};

/* Words of 64 bits that a set of `count` bits is kept in; one more than needed where it fills the last, so that none is
 * empty. */
static inline size_t vl_bit_words(uint64_t count) {
    return (size_t)(count / 64) + 1;
}

static inline bool vl_bit(const uint64_t *bits, uint64_t at) {
    return bits[at / 64] >> (at % 64) & 1;
}

static inline void vl_bit_set(uint64_t *bits, uint64_t at) {
    bits[at / 64] |= (uint64_t)1 << (at % 64);
}

/* A corpus of these parts, whose columns hold on to it from now on; takes the arrays, also if it fails. NULL for want of
 * memory. */
vl_corpus *vl_corpus_over(vl_corpus parts);

/* Frees the arrays that a corpus is made of. */
void vl_corpus_free_parts(vl_corpus parts);

/* Positions of the documents that a range of sentences reaches into; NULL: all. */
vl_range vl_corpus_documents_in(const vl_corpus *corpus, const vl_range *scope);

/* What a byte may be to the tokenizer's cache. */
typedef struct vl_byte_classes {
    uint8_t of[256];
} vl_byte_classes;

/* Fills the classes. */
void vl_byte_classes_init(vl_byte_classes *classes);

/* What is needed to append the tokens and sentences of one paragraph after the other to the columns. */
typedef struct vl_tokenizer {
    vl_columns *columns;
    vl_byte_classes classes;
    vl_type_index *index;
    const char *text;
    bool wrapped;           /* paragraphs hold line ends that end no sentence */
    bool undivided;         /* sentences are not asked for, and left out where finding them takes time */
    uint64_t sentence_base; /* sentences before this paragraph */
    uint64_t bare_end;      /* tokens of the last sentence before this one are known to hold no letter or digit */
    bool pending;           /* vi: the sentence has come to its closing marks */
    vl_string scratch;
} vl_tokenizer;

/* Appends the tokens and sentences of the paragraph, bytes first … end - 1 of the document's padded text. Fails for
 * want of memory, and when the context was cancelled. */
vl_status vl_tokenize_paragraph(vl_tokenizer *tokenizer, size_t first, size_t end);

/* Sentences of a Vietnamese paragraph, step by step: called ahead of each token that is appended while the tokenizer is
 * pending. False: no memory. */
bool vl_sentence_step(vl_tokenizer *tokenizer, uint32_t type, uint64_t offset);

/* Starts a sentence with the next token. False: no memory. */
bool vl_sentence_begin(vl_tokenizer *tokenizer);

/* Ends a paragraph: a rest without letters and digits joins the sentence before. */
void vl_sentence_finish(vl_tokenizer *tokenizer);

/* Divides the paragraph's tokens, from `token` on, by UAX #29. */
vl_status vl_sentences_by_segment(vl_tokenizer *tokenizer, uint64_t token, size_t first, size_t end);

#endif
