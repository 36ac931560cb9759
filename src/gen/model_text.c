#include "gen/model_text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "text/letters.h"

void fail(const char *path, size_t line, const char *format, ...) {
    va_list arguments;
    if (path) fprintf(stderr, "%s:%zu: ", path, line);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(EXIT_FAILURE);
}

void need(bool there) {
    if (!there) fail(NULL, 0, "out of memory");
}

void training_words_init(training_words *words, vl_context *context) {
    *words = (training_words){.context = context, .keys = VL_SYMBOLS(context), .forms = VL_SYMBOLS(context)};
}

void training_words_free(training_words *words) {
    vl_symbols_free(&words->keys);
    vl_symbols_free(&words->forms);
    vl_free(words->context, words->of_form, words->form_capacity * sizeof *words->of_form);
}

uint32_t training_key(training_words *words, vl_text syllable, vl_kind kind) {
    vl_string key = VL_STRING;
    need(vl_token_key(words->context, syllable, kind, VL_FORM_FOLD, true, &key) == VL_OK);
    uint32_t number = vl_symbols_add(&words->keys, vl_string_text(&key));
    need(number != VL_NO_SYMBOL);
    vl_string_free(words->context, &key);
    return number;
}

/* How many letters that are no white space the text has, in normal form. */
static size_t letters_of(vl_context *context, vl_text text) {
    vl_string normal = VL_STRING;
    need(vl_text_normalize(context, text, VL_NFC, &normal, NULL) == VL_OK);
    size_t letters = 0;
    for (size_t at = 0; at < normal.size;) {
        vl_letter letter = vl_letter_at(normal.data, normal.size, at);
        at += letter.size;
        letters += !vl_is_gap(letter);
    }
    vl_string_free(context, &normal);
    return letters;
}

/* What the scanner takes a token for that stands alone. */
static vl_kind kind_of(vl_text form) {
    static const vl_token_rules no_rules = {NULL, 0, false};
    vl_scanner scanner = {form.data, form.size, 0, &no_rules};
    vl_piece piece;
    return vl_scanner_next(&scanner, &piece) ? piece.kind : VL_KIND_SYMBOL;
}

static training_form form_of(training_words *words, vl_text form) {
    size_t before = words->forms.count;
    uint32_t number = vl_symbols_add(&words->forms, form);
    need(number != VL_NO_SYMBOL);
    if (number < before) return words->of_form[number];
    need(VL_GROW(words->context, words->of_form, words->form_capacity, before + 1));
    vl_kind kind = kind_of(form);
    return words->of_form[number] =
               (training_form){training_key(words, form, kind), (uint32_t)letters_of(words->context, form), (uint8_t)kind,
                           (uint8_t)vl_gap_shape_of(form, kind)};
}

/* The columns of a line of CoNLL-U that matter. */
typedef struct conllu_token {
    vl_text form;
    bool space_after;
} conllu_token;

/* Cuts a line with a token. False: it has not ten columns. */
static bool cut(char *line, conllu_token *out) {
    char *column[10];
    size_t count = 0;
    for (char *at = line; at && count < 10; count++) {
        column[count] = at;
        at = strchr(at, '\t');
        if (at) *at++ = '\0';
    }
    if (count < 10) return false;
    out->form = (vl_text){column[1], strlen(column[1])};
    out->space_after = strstr(column[9], "SpaceAfter=No") == NULL;
    return true;
}

static void append_token(training_words *words, training_text *text, vl_text form, bool glued) {
    training_form known = form_of(words, form);
    need(VL_GROW(words->context, text->tokens, text->token_capacity, text->token_count + 1));
    text->tokens[text->token_count++] = (training_token){known.key, known.letters, known.kind, known.shape, glued, false};
}

/* Begins a sentence, or only notes where the last one ends. */
static void begin_sentence(training_words *words, training_text *text) {
    need(VL_GROW(words->context, text->sentences, text->sentence_capacity, text->sentence_count + 2));
    bool empty = text->sentence_count && text->sentences[text->sentence_count - 1] == text->token_count;
    if (!empty) text->sentence_count++;
    text->sentences[text->sentence_count - 1] = text->sentences[text->sentence_count] = text->token_count;
}

static void begin_paragraph(training_words *words, training_text *text) {
    need(VL_GROW(words->context, text->paragraphs, text->paragraph_capacity, text->paragraph_count + 2));
    text->paragraphs[text->paragraph_count++] = text->sentence_count - 1;
}

void training_text_read(training_words *words, const char *path, training_text *text) {
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
    if (!file) fail(NULL, 0, "%s: %s", path, strerror(errno));
    char *line = NULL;
    size_t capacity = 0, number = 0;
    bool glued = false;
    begin_sentence(words, text);
    for (ssize_t size; (size = getline(&line, &capacity, file)) >= 0;) {
        number++;
        if (size > 0 && line[size - 1] == '\n') line[size - 1] = '\0';
        conllu_token token;
        if (line[0] == '\0') {
            begin_sentence(words, text);
        } else if (line[0] == '#') {
            if (strncmp(line, "# newpar", 8) == 0) begin_paragraph(words, text);
        } else if (cut(line, &token)) {
            append_token(words, text, token.form, glued && text->token_count > text->sentences[text->sentence_count - 1]);
            glued = !token.space_after;
        } else {
            fail(path, number, "a token has ten columns");
        }
    }
    if (ferror(file)) fail(NULL, 0, "%s: %s", path, strerror(errno));
    if (file != stdin) fclose(file);
    free(line);
    text->sentences[text->sentence_count - 1] = text->token_count;
    text->sentence_count--;
    need(VL_GROW(words->context, text->paragraphs, text->paragraph_capacity, text->paragraph_count + 1));
    text->paragraphs[text->paragraph_count] = text->sentence_count;
}

/* Moves on to the end of the next word of a line of gold; `*at` is NULL behind the last. Returns its letters. */
static size_t next_word(vl_context *context, const char **at) {
    const char *first = *at, *separator = strstr(first, "\xE2\x90\x9F");
    size_t size = separator ? (size_t)(separator - first) : strlen(first);
    *at = separator ? separator + 3 : NULL;
    return letters_of(context, (vl_text){first, size});
}

/* Marks the joined tokens of a paragraph: those whose letters begin inside a word. False: the letters do not agree. */
static bool mark_words(vl_context *context, training_token *tokens, size_t count, const char *gold) {
    size_t letters = 0, end = 0;
    for (size_t i = 0; i < count; i++) {
        tokens[i].joined = letters < end;
        while (gold && end <= letters) end += next_word(context, &gold);
        letters += tokens[i].letters;
    }
    while (gold) end += next_word(context, &gold);
    return letters == end;
}

void training_text_read_gold(training_words *words, const char *path, training_text *text) {
    FILE *file = fopen(path, "r");
    if (!file) fail(NULL, 0, "%s: %s", path, strerror(errno));
    char *line = NULL;
    size_t capacity = 0, number = 0;
    for (ssize_t size; (size = getline(&line, &capacity, file)) >= 0; number++) {
        if (size > 0 && line[size - 1] == '\n') line[size - 1] = '\0';
        const char *gold = strchr(line, '\t');
        if (!gold) fail(path, number + 1, "no tabulator between the text and its words");
        if (number >= text->paragraph_count) fail(path, number + 1, "the text has fewer lines");
        size_t first = text->sentences[text->paragraphs[number]], end = text->sentences[text->paragraphs[number + 1]];
        if (!mark_words(words->context, text->tokens + first, end - first, gold + 1))
            fail(path, number + 1, "the words have other letters than the text");
    }
    if (number != text->paragraph_count) fail(path, number, "the text has more lines");
    fclose(file);
    free(line);
}

void training_text_free(vl_context *context, training_text *text) {
    vl_free(context, text->tokens, text->token_capacity * sizeof *text->tokens);
    vl_free(context, text->sentences, text->sentence_capacity * sizeof *text->sentences);
    vl_free(context, text->paragraphs, text->paragraph_capacity * sizeof *text->paragraphs);
    *text = (training_text){0};
}
