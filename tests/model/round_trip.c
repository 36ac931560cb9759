/*
 * round_trip FILE …: that nothing of a text is lost or changed by dividing it into words. In documents the tokens of
 * both units and the white space between them are the text; in lines every character that is no white space comes
 * out, and the answer is the same wherever the bytes are cut. Ends with the counts of tests/run.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/answers.h"
#include "vanlua.h"

#define LARGE ((size_t)10000000) /* bytes of a text that is not cut in every way */

typedef struct counts {
    vl_context *context;
    const char *file;
    uint64_t passed;
    uint64_t failed;
} counts;

static void count(counts *state, bool good, const char *what) {
    if (good) state->passed++;
    else state->failed++;
    if (!good) printf("%s: %s\n", state->file, what);
}

static bool read_file(counts *state, vl_string *out) {
    FILE *file = fopen(state->file, "rb");
    char chunk[65536];
    bool good = file != NULL;
    for (size_t size; good && (size = fread(chunk, 1, sizeof chunk, file)) > 0;)
        good = vl_string_append(state->context, out, chunk, size);
    if (file) fclose(file);
    return good;
}

/* The lines of the source are the same in pieces of any size. */
static void check_lines(counts *state, vl_text source, const vl_lines_options *options) {
    static const size_t pieces[] = {1, 4093, 2, 3, 5, 7, 64, 65537};
    vl_string decoded = VL_STRING, whole = VL_STRING;
    bool done = decode_source(state->context, source, &decoded) &&
                !answer_pieces(state->context, options, source, source.size + 1, &whole);
    const char *wrong = done ? wrong_in_answer(vl_string_text(&decoded), vl_string_text(&whole)) : "lines failed";
    count(state, !wrong, wrong ? wrong : "");
    vl_string_free(state->context, &decoded);
    for (size_t i = 0; i < (source.size > LARGE ? 2 : sizeof pieces / sizeof *pieces); i++) {
        vl_string parts = VL_STRING;
        done = !answer_pieces(state->context, options, source, pieces[i], &parts);
        count(state, done && vl_text_equal(vl_string_text(&whole), vl_string_text(&parts)), "lines differ in pieces");
        vl_string_free(state->context, &parts);
    }
    vl_string_free(state->context, &whole);
}

/* True if nothing stands there but white space and characters that belong to no token. */
static bool is_between(vl_text text, uint64_t first, uint64_t end) {
    if (first > end || end > text.size) return false;
    for (size_t at = (size_t)first; at < end;) {
        vl_letter letter = vl_letter_at(text.data, text.size, at);
        at += letter.size;
        if (!vl_is_gap(letter)) return false;
    }
    return true;
}

/* True if the token is the letters of its type, any white space inside it being one blank there. */
static bool is_written(vl_text token, vl_text type) {
    size_t at = 0, k = 0;
    for (; at < token.size && k < type.size; k++) {
        if (type.data[k] != ' ') {
            if (token.data[at++] != type.data[k]) return false;
            continue;
        }
        size_t first = at;
        for (vl_letter letter; at < token.size && vl_is_gap(letter = vl_letter_at(token.data, token.size, at));) at += letter.size;
        if (at == first) return false;
    }
    return at == token.size && k == type.size;
}

/* The tokens of a document follow each other, and nothing but white space is between them. */
static bool is_covered(const vl_corpus *corpus, const vl_document *document, vl_unit unit) {
    vl_range tokens = vl_corpus_tokens(corpus, unit, document->sentences);
    uint64_t end = 0;
    for (uint64_t i = tokens.first; i < tokens.end; i++) {
        vl_token token = vl_corpus_token(corpus, unit, i);
        if (!token.size || token.offset < end || !is_between(document->text, end, token.offset)) return false;
        end = token.offset + token.size;
        if (end > document->text.size) return false;
        vl_text written = {document->text.data + token.offset, token.size};
        if (!is_written(written, vl_corpus_type_text(corpus, unit, token.type))) return false;
    }
    return is_between(document->text, end, document->text.size);
}

/* Words begin and end where atoms do, and are no more than these. */
static bool is_made_of_atoms(const vl_corpus *corpus, const vl_document *document) {
    vl_range words = vl_corpus_tokens(corpus, VL_UNIT_WORD, document->sentences);
    vl_range atoms = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, document->sentences);
    uint64_t atom = atoms.first;
    for (uint64_t i = words.first; i < words.end; i++) {
        vl_token word = vl_corpus_token(corpus, VL_UNIT_WORD, i), last;
        if (atom == atoms.end || vl_corpus_token(corpus, VL_UNIT_SYLLABLE, atom).offset != word.offset) return false;
        do {
            last = vl_corpus_token(corpus, VL_UNIT_SYLLABLE, atom++);
        } while (last.offset + last.size < word.offset + word.size && atom < atoms.end);
        if (last.offset + last.size != word.offset + word.size) return false;
    }
    return atom == atoms.end;
}

static void check_documents(counts *state) {
    vl_corpus_options options = VL_CORPUS_OPTIONS;
    options.language = "vi";
    vl_corpus *corpus = NULL;
    const char *const paths[] = {state->file};
    bool done = !vl_corpus_open(state->context, paths, 1, &options, &corpus, NULL, NULL) &&
                !vl_corpus_divide(corpus, VL_UNIT_WORD, NULL);
    count(state, done, "cannot be read");
    for (uint64_t i = 0; done && i < vl_corpus_document_count(corpus); i++) {
        const vl_document *document = vl_corpus_document(corpus, i);
        count(state, is_covered(corpus, document, VL_UNIT_SYLLABLE), "syllables are not the text");
        count(state, is_covered(corpus, document, VL_UNIT_WORD), "words are not the text");
        count(state, is_made_of_atoms(corpus, document), "words are not made of syllables");
    }
    vl_corpus_free(corpus);
}

static void check_file(counts *state) {
    static const vl_unit units[] = {VL_UNIT_WORD, VL_UNIT_SYLLABLE};
    vl_string source = VL_STRING;
    bool good = read_file(state, &source);
    count(state, good, "cannot be read");
    for (size_t i = 0; good && i < 2; i++) {
        const vl_lines_options options = {.language = "vi", .unit = units[i]};
        check_lines(state, vl_string_text(&source), &options);
    }
    vl_string_free(state->context, &source);
    check_documents(state);
}

int main(int argument_count, char **arguments) {
    counts state = {0};
    if (vl_context_create(NULL, &state.context, NULL)) return EXIT_FAILURE;
    for (int i = 1; i < argument_count; i++) {
        state.file = arguments[i];
        check_file(&state);
    }
    vl_context_free(state.context);
    printf("%" PRIu64 " passed, %" PRIu64 " failed\n", state.passed, state.failed);
    return state.failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
