/*
 * Lines in, lines out: the tokenizer of the corpus over some lines after the other, its columns emptied behind them.
 */
#include "vanlua/lines.h"

#include "corpus/columns.h"
#include "corpus/line_tokens.h"
#include "input/draft.h"
#include "text/decoder.h"
#include "text/utf8.h"

/* What the language is detected by. */
#define SAMPLE ((size_t)64 * 1024)

/* Text of that many bytes is given back when it is gone. */
#define LARGE_TEXT ((size_t)8 << 20)

struct vl_lines {
    vl_context *context;
    vl_lines_options options;
    const vl_language *given; /* NULL: to be detected */
    const vl_language *language; /* of the document; NULL: not known yet */
    vl_decoder *decoder; /* NULL: no byte of the document came */
    vl_string text;      /* decoded, without answer yet */
    size_t searched;     /* bytes of it that hold no line end */
    vl_line_tokens tokens;
};

vl_status vl_lines_create(vl_context *context, const vl_lines_options *options, vl_lines **out, vl_error *error) {
    vl_lines_options chosen = options ? *options : VL_LINES_OPTIONS;
    const vl_language *given = chosen.language ? vl_language_find(vl_text_of(chosen.language)) : NULL;
    if (chosen.language && !given)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "'%s' is no language tag", chosen.language);
    vl_lines *lines = vl_allocate_zeroed(context, 1, sizeof *lines);
    if (!lines) return vl_error_memory(error);
    lines->context = context;
    lines->options = chosen;
    lines->given = given;
    vl_line_tokens_init(&lines->tokens, context, chosen.lexicon, chosen.unit);
    *out = lines;
    return VL_OK;
}

void vl_lines_free(vl_lines *lines) {
    if (!lines) return;
    vl_decoder_free(lines->decoder);
    vl_string_free(lines->context, &lines->text);
    vl_line_tokens_free(&lines->tokens);
    vl_free(lines->context, lines, sizeof *lines);
}

/* Detects the language by the text so far, which is all of it or long enough. */
static bool detect(vl_lines *lines) {
    vl_text sample = vl_string_text(&lines->text);
    if (sample.size > SAMPLE) sample.size = vl_utf8_previous(sample.data, SAMPLE + 1);
    if (vl_alignment_needless(sample)) {
        lines->language = vl_language_detect(sample);
        return true;
    }
    vl_string normal = VL_STRING;
    bool made = vl_text_normalize(lines->context, sample, VL_NFC, &normal, NULL) == VL_OK;
    if (made) lines->language = vl_language_detect(vl_string_text(&normal));
    vl_string_free(lines->context, &normal);
    return made;
}

/* Drops the first bytes of the text. */
static void drop_answered(vl_lines *lines, size_t size) {
    vl_string *text = &lines->text;
    text->size -= size;
    lines->searched = text->size;
    if (text->size == 0 && text->capacity > LARGE_TEXT) vl_string_free(lines->context, text);
    else if (size) memmove(text->data, text->data + size, text->size);
}

/* Answers the lines that are whole. */
static vl_status answer(vl_lines *lines, vl_string *out) {
    vl_string *text = &lines->text;
    size_t whole = text->size;
    while (whole > lines->searched && text->data[whole - 1] != '\n') whole--;
    if (whole == lines->searched) whole = 0;
    if (!vl_string_reserve(lines->context, text, VL_TEXT_PADDING)) return VL_ERROR_MEMORY;
    memset(text->data + text->size, 0, VL_TEXT_PADDING);
    vl_line_tokens_begin(&lines->tokens, lines->language);
    vl_status status = vl_line_tokens_append(&lines->tokens, (vl_text){text->data, whole}, out);
    if (status == VL_OK) drop_answered(lines, whole);
    return status;
}

/* Answers what can be; `last`: no more will come. */
static vl_status answer_some(vl_lines *lines, bool last, vl_string *out) {
    if (lines->options.strict && vl_decoder_bad(lines->decoder).count) {
        drop_answered(lines, lines->text.size);
        return VL_OK;
    }
    if (!lines->language) lines->language = lines->given;
    if (!lines->language && (last || lines->text.size >= SAMPLE) && !detect(lines)) return VL_ERROR_MEMORY;
    return lines->language && lines->text.size ? answer(lines, out) : VL_OK;
}

static vl_status fail(vl_status status, vl_error *error) {
    return status == VL_ERROR_CANCELLED ? vl_error_set(error, status, "cancelled") : vl_error_memory(error);
}

vl_status vl_lines_feed(vl_lines *lines, vl_text bytes, vl_string *out, vl_error *error) {
    if (!lines->decoder) lines->decoder = vl_decoder_create_verbatim(lines->context, &lines->text);
    if (!lines->decoder || vl_decoder_feed(lines->decoder, bytes.data, bytes.size)) return vl_error_memory(error);
    vl_status status = answer_some(lines, false, out);
    return status ? fail(status, error) : VL_OK;
}

vl_status vl_lines_finish(vl_lines *lines, const char *name, vl_string *out, vl_error *error) {
    vl_bad_bytes bad = {0, 0};
    vl_string *text = &lines->text;
    if (!lines->decoder) return VL_OK;
    if (vl_decoder_finish(lines->decoder, &bad)) return vl_error_memory(error);
    bool ended = text->size == 0 || text->data[text->size - 1] == '\n';
    if (!ended && !vl_string_append(lines->context, text, "\n", 1)) return vl_error_memory(error);
    vl_status status = answer_some(lines, true, out);
    if (status) return fail(status, error);
    bool utf16 = vl_decoder_utf16(lines->decoder);
    vl_decoder_free(lines->decoder);
    lines->decoder = NULL;
    lines->language = NULL;
    return vl_bad_bytes_tell(lines->context, name, bad, utf16, lines->options.strict, error);
}
