#include "cli/token_writer.h"

#include <inttypes.h>
#include <string.h>

#include "text/letters.h"

vl_status vl_token_writer_begin(vl_token_writer *writer, vl_context *context, vl_token_format format, vl_unit unit,
                                vl_sink sink, void *data, vl_error *error) {
    *writer = (vl_token_writer){.context = context, .format = format, .unit = unit};
    writer->output = vl_output_start(context, sink, data, error);
    return format == VL_TOKENS_JSONL ? vl_json_encoder_create(context, &writer->json, error) : VL_OK;
}

vl_status vl_token_writer_finish(vl_token_writer *writer) {
    vl_json_encoder_free(writer->json);
    vl_string_free(writer->context, &writer->line);
    vl_string_free(writer->context, &writer->tokens);
    return vl_output_finish(&writer->output);
}

/* A sentence and its place. */
typedef struct sentence_place {
    const vl_corpus *corpus;
    const vl_document *document;
    vl_paragraph paragraph;
    uint64_t number;          /* in the columns */
    uint64_t paragraph_number;
    uint64_t first;           /* byte where what belongs to it begins: what no token holds goes with the token before */
    uint64_t end;             /* where that ends */
    vl_range tokens;
} sentence_place;

static vl_range tokens_of(const vl_token_writer *writer, const vl_corpus *corpus, uint64_t sentence) {
    return vl_corpus_tokens(corpus, writer->unit, (vl_range){sentence, sentence + 1});
}

static sentence_place place_of(const vl_token_writer *writer, const vl_corpus *corpus, uint64_t sentence) {
    sentence_place place = {.corpus = corpus, .document = vl_corpus_owner(corpus, sentence), .number = sentence};
    place.paragraph_number = vl_corpus_paragraph_of(corpus, sentence);
    place.paragraph = vl_corpus_paragraph(corpus, place.paragraph_number);
    place.tokens = tokens_of(writer, corpus, sentence);
    place.first = place.paragraph.offset;
    place.end = place.paragraph.offset + place.paragraph.size;
    if (sentence > place.paragraph.sentences.first)
        place.first = vl_corpus_token(corpus, writer->unit, place.tokens.first).offset;
    if (sentence + 1 < place.paragraph.sentences.end)
        place.end = vl_corpus_token(corpus, writer->unit, place.tokens.end).offset;
    return place;
}

/* Appends what stands between tokens but white space. True in `white` if there was some of that. */
static bool append_between(const vl_token_writer *writer, vl_string *out, const sentence_place *place, uint64_t first,
                           uint64_t end, bool *white) {
    const char *text = place->document->text.data;
    for (size_t at = (size_t)first; at < end;) {
        vl_letter letter = vl_letter_at(text, (size_t)end, at);
        bool is_white = (letter.property->flags & VL_PROPERTY_WHITE_SPACE) != 0;
        if (!is_white && !vl_string_append(writer->context, out, text + at, letter.size)) return false;
        *white = *white || is_white;
        at += letter.size;
    }
    return true;
}

/* Appends the token of that number with what follows it up to the next, its syllables joined by `joint`. `spaced`: white
 * space, or the end of the paragraph, comes behind. */
static bool append_form(const vl_token_writer *writer, vl_string *out, const sentence_place *place, uint64_t number,
                        char joint, bool *spaced) {
    vl_token token = vl_corpus_token(place->corpus, writer->unit, number);
    bool last = number + 1 == place->tokens.end, white = false;
    uint64_t next = last ? place->end : vl_corpus_token(place->corpus, writer->unit, number + 1).offset;
    if (number == place->tokens.first && !append_between(writer, out, place, place->first, token.offset, &white))
        return false;
    size_t begin = out->size;
    vl_text form = vl_corpus_type_text(place->corpus, writer->unit, token.type);
    if (!vl_string_append(writer->context, out, form.data, form.size)) return false;
    for (size_t i = begin; i < out->size; i++) {
        if (out->data[i] == ' ') out->data[i] = joint;
    }
    white = last && place->number + 1 == place->paragraph.sentences.end;
    if (!append_between(writer, out, place, token.offset + token.size, next, &white)) return false;
    *spaced = white;
    return true;
}

static bool add(vl_token_writer *writer, vl_string *out, const char *text) {
    return vl_string_append(writer->context, out, text, strlen(text));
}

static bool write_text(vl_token_writer *writer, const sentence_place *place) {
    bool spaced;
    for (uint64_t i = place->tokens.first; i < place->tokens.end; i++) {
        if (i > place->tokens.first && !add(writer, &writer->line, " ")) return false;
        if (!append_form(writer, &writer->line, place, i, '_', &spaced)) return false;
    }
    return add(writer, &writer->line, "\n");
}

/* Appends an id, which file names may bring control characters into. */
static bool add_id(vl_token_writer *writer, vl_string *out, vl_text id) {
    size_t begin = out->size;
    if (!vl_string_append(writer->context, out, id.data, id.size)) return false;
    for (size_t i = begin; i < out->size; i++) {
        if ((unsigned char)out->data[i] < ' ') out->data[i] = ' ';
    }
    return true;
}

/* The comments ahead of a sentence, up to where its text begins. `newdoc`: the first one of its document that is written. */
static bool write_comments(vl_token_writer *writer, const sentence_place *place, bool newdoc, bool newpar) {
    vl_string *line = &writer->line;
    uint64_t index = place->number - place->document->sentences.first + 1;
    bool done = !newdoc || (add(writer, line, "# newdoc id = ") && add_id(writer, line, place->document->id) &&
                            add(writer, line, "\n"));
    done = done && (!newpar || add(writer, line, "# newpar\n")) && add(writer, line, "# sent_id = ");
    done = done && add_id(writer, line, place->document->id);
    return done && vl_string_print(writer->context, line, "-%" PRIu64 "\n# text = ", index);
}

/* The text is made of the forms, so that both tell the same. */
static bool write_conllu(vl_token_writer *writer, const sentence_place *place) {
    vl_string *line = &writer->line, *tokens = &writer->tokens;
    tokens->size = 0;
    for (uint64_t i = place->tokens.first; i < place->tokens.end; i++) {
        bool spaced, last = i + 1 == place->tokens.end;
        size_t begin = line->size;
        if (!append_form(writer, line, place, i, ' ', &spaced)) return false;
        if (!vl_string_print(writer->context, tokens, "%" PRIu64 "\t", i - place->tokens.first + 1)) return false;
        if (!vl_string_append(writer->context, tokens, line->data + begin, line->size - begin)) return false;
        if (!add(writer, tokens, spaced ? "\t_\t_\t_\t_\t_\t_\t_\t_\n" : "\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n")) return false;
        if (spaced && !last && !add(writer, line, " ")) return false;
    }
    return add(writer, line, "\n") && vl_string_append(writer->context, line, tokens->data, tokens->size) &&
           add(writer, line, "\n");
}

static bool add_json(vl_token_writer *writer, vl_text text) {
    return vl_json_encode(writer->json, text, &writer->line) == VL_OK;
}

/* The members ahead of the tokens. */
static bool write_members(vl_token_writer *writer, const sentence_place *place, vl_text text) {
    const vl_document *document = place->document;
    vl_string *line = &writer->line;
    return add(writer, line, "{\"document\": ") && add_json(writer, document->id) &&
           vl_string_print(writer->context, line, ", \"paragraph\": %" PRIu64 ", \"sentence\": %" PRIu64 ", \"text\": ",
                           place->paragraph_number - document->paragraphs.first + 1,
                           place->number - document->sentences.first + 1) &&
           add_json(writer, text) && add(writer, line, ", \"tokens\": [");
}

static bool write_json(vl_token_writer *writer, const sentence_place *place) {
    vl_string *line = &writer->line, *offsets = &writer->tokens;
    const char *text = place->document->text.data;
    uint64_t begin = vl_corpus_token(place->corpus, writer->unit, place->tokens.first).offset, at = begin, letters = 0;
    vl_token last = vl_corpus_token(place->corpus, writer->unit, place->tokens.end - 1);
    if (!write_members(writer, place, (vl_text){text + begin, (size_t)(last.offset + last.size - begin)})) return false;
    offsets->size = 0;
    for (uint64_t i = place->tokens.first; i < place->tokens.end; i++) {
        vl_token token = vl_corpus_token(place->corpus, writer->unit, i);
        const char *comma = i > place->tokens.first ? ", " : "";
        letters += vl_text_length((vl_text){text + at, (size_t)(token.offset - at)});
        uint64_t size = vl_text_length((vl_text){text + token.offset, token.size});
        if (!vl_string_print(writer->context, offsets, "%s[%" PRIu64 ", %" PRIu64 "]", comma, letters, letters + size)) return false;
        if (!add(writer, line, comma)) return false;
        if (!add_json(writer, vl_corpus_type_text(place->corpus, writer->unit, token.type))) return false;
        letters += size;
        at = token.offset + token.size;
    }
    return add(writer, line, "], \"offsets\": [") && vl_string_append(writer->context, line, offsets->data, offsets->size) &&
           add(writer, line, "]}\n");
}

static bool write_sentence(vl_token_writer *writer, const sentence_place *place, bool newdoc, bool newpar) {
    writer->line.size = 0;
    switch (writer->format) {
    case VL_TOKENS_CONLLU: return write_comments(writer, place, newdoc, newpar) && write_conllu(writer, place);
    case VL_TOKENS_JSONL: return write_json(writer, place);
    case VL_TOKENS_TEXT: break;
    }
    return write_text(writer, place);
}

static bool write_document(vl_token_writer *writer, const vl_corpus *corpus, const vl_document *document) {
    uint64_t paragraph = UINT64_MAX;
    for (uint64_t i = document->sentences.first; i < document->sentences.end && !writer->output.status; i++) {
        if (!vl_corpus_selected(corpus, i)) continue;
        sentence_place place = place_of(writer, corpus, i);
        bool newpar = place.paragraph_number != paragraph;
        if (!write_sentence(writer, &place, paragraph == UINT64_MAX, newpar)) return false;
        paragraph = place.paragraph_number;
        vl_output_text(&writer->output, vl_string_text(&writer->line));
    }
    if (writer->format == VL_TOKENS_TEXT) vl_output_string(&writer->output, "\n");
    return true;
}

vl_status vl_token_writer_write(vl_token_writer *writer, const vl_corpus *corpus, vl_error *error) {
    vl_status status = vl_corpus_divide(corpus, writer->unit, error);
    for (uint64_t i = 0; i < vl_corpus_document_count(corpus) && status == VL_OK; i++) {
        bool written = write_document(writer, corpus, vl_corpus_document(corpus, i));
        status = written ? writer->output.status : vl_error_memory(error);
    }
    return status;
}
