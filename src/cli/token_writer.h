/*
 * Documents as tokens: text, CoNLL-U, JSON Lines.
 */
#ifndef VL_CLI_TOKEN_WRITER_H
#define VL_CLI_TOKEN_WRITER_H

#include "table/json.h"
#include "vanlua/corpus.h"

typedef enum vl_token_format { VL_TOKENS_TEXT, VL_TOKENS_CONLLU, VL_TOKENS_JSONL } vl_token_format;

typedef struct vl_token_writer {
    vl_context *context;
    vl_token_format format;
    vl_unit unit;
    vl_output output;
    vl_json_encoder *json; /* for JSON Lines */
    vl_string line;        /* being made */
    vl_string tokens;      /* CoNLL-U: the lines of the tokens; JSON: the offsets */
} vl_token_writer;

/* Begins to write to the sink. Fails for want of memory, and with VL_ERROR_UNSUPPORTED for JSON in a build without json-c.
 * vl_token_writer_finish follows in every case. */
vl_status vl_token_writer_begin(vl_token_writer *writer, vl_context *context, vl_token_format format, vl_unit unit,
                                vl_sink sink, void *data, vl_error *error);

/* Writes the documents of a corpus, of the sentences those that belong to it. Failures of the sink are told at the end. */
vl_status vl_token_writer_write(vl_token_writer *writer, const vl_corpus *corpus, vl_error *error);

/* Hands the rest to the sink, frees everything and returns the first failure. */
vl_status vl_token_writer_finish(vl_token_writer *writer);

#endif
