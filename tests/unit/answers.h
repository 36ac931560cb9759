/*
 * What must hold of every answer to lines, whatever their text. Shared by the unit test and the fuzzer.
 */
#ifndef TESTS_UNIT_ANSWERS_H
#define TESTS_UNIT_ANSWERS_H

#include "base/memory.h"
#include "text/decoder.h"
#include "text/letters.h"
#include "vanlua/lines.h"

/* The lines of a document that is fed in pieces, as one string; the context's memory is its only failure. */
static inline vl_status answer_pieces(vl_context *context, const vl_lines_options *options, vl_text source, size_t piece,
                                      vl_string *out) {
    vl_lines *lines;
    vl_status status = vl_lines_create(context, options, &lines, NULL);
    if (status) return status;
    for (size_t at = 0; at < source.size && !status; at += piece) {
        size_t size = source.size - at < piece ? source.size - at : piece;
        status = vl_lines_feed(lines, (vl_text){source.data + at, size}, out, NULL);
    }
    if (!status) status = vl_lines_finish(lines, "test", out, NULL);
    vl_lines_free(lines);
    return status;
}

/* The source as the engine sees it. */
static inline bool decode_source(vl_context *context, vl_text source, vl_string *out) {
    vl_decoder *decoder = vl_decoder_create_verbatim(context, out);
    bool done = decoder && !vl_decoder_feed(decoder, source.data, source.size) && !vl_decoder_finish(decoder, NULL);
    vl_decoder_free(decoder);
    return done;
}

/* The letter at or behind `*at` that is neither white space nor `_`; LF counts as a letter. `*low` counts each `_`. */
static inline vl_letter next_visible(vl_text text, size_t *at, size_t *low) {
    for (;;) {
        vl_letter letter = vl_letter_at(text.data, text.size, *at);
        *at += letter.size;
        bool white = (letter.property->flags & VL_PROPERTY_WHITE_SPACE) && letter.code_point != '\n';
        if (letter.code_point == '_') ++*low;
        if (letter.size == 0 || (!white && letter.code_point != '_')) return letter;
    }
}

/* What is wrong with an answer; NULL: nothing. */
static inline const char *wrong_in_answer(vl_text decoded, vl_text answer) {
    size_t source_at = 0, answer_at = 0, source_low = 0, answer_low = 0;
    bool ended = decoded.size == 0 || decoded.data[decoded.size - 1] == '\n';
    for (;;) {
        vl_letter written = next_visible(decoded, &source_at, &source_low);
        vl_letter came = next_visible(answer, &answer_at, &answer_low);
        if (written.size == 0 && !ended) {
            ended = true;
            if (came.code_point != '\n') return "the last line is not ended";
            continue;
        }
        if (written.size != came.size || written.code_point != came.code_point) return "a character is lost, or made up";
        if (answer_low < source_low) return "a _ of the text is lost";
        if (written.size == 0) break;
    }
    for (size_t i = 0; i < answer.size; i++) {
        bool edge = i == 0 || answer.data[i - 1] == '\n' || answer.data[i - 1] == ' ';
        if (answer.data[i] == ' ' && (edge || answer.data[i + 1] == '\n')) return "a blank too many";
    }
    return NULL;
}

#endif
