/*
 * The words of lines, written as they are found.
 */
#ifndef VL_CORPUS_LINE_TOKENS_H
#define VL_CORPUS_LINE_TOKENS_H

#include "corpus/columns.h"
#include "corpus/word_finder.h"
#include "text/alignment.h"

/* Where a line ends, and the tokens and sentences up to there. */
typedef struct vl_line_end {
    size_t at;
    uint64_t token;
    uint64_t sentence;
} vl_line_end;

typedef struct vl_line_tokens {
    vl_context *context;
    vl_unit unit;
    vl_lexicon *lexicon; /* held; NULL: none */
    const vl_language *language;
    vl_columns *columns; /* of the lines at hand; the vocabulary stays for the next ones. NULL: not made yet */
    vl_line_end *ends;   /* of these lines */
    size_t end_capacity;
    size_t end_count;
    vl_tokenizer tokenizer;
    vl_word_finder finder;
    vl_alignment alignment; /* of a line that is not in NFC */
    uint64_t type_bytes;    /* of the texts of the types */
} vl_line_tokens;

/* Makes the words of no line yet. */
void vl_line_tokens_init(vl_line_tokens *tokens, vl_context *context, vl_lexicon *lexicon, vl_unit unit);

/* Sets the language of the lines that follow. */
void vl_line_tokens_begin(vl_line_tokens *tokens, const vl_language *language);

/* Appends the words of lines (well-formed, in any normal form), each of which has its line end, as lines to `out`. At least
 * VL_TEXT_PADDING bytes behind the lines can be read. Fails for want of memory, or when the context was cancelled. */
vl_status vl_line_tokens_append(vl_line_tokens *tokens, vl_text lines, vl_string *out);

/* Frees everything. */
void vl_line_tokens_free(vl_line_tokens *tokens);

#endif
