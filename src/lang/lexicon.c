/*
 * The user's own words.
 */
#include "lang/lexicon.h"

#include <inttypes.h>

#include "base/file.h"
#include "lang/joined.h"
#include "lang/words.h"
#include "text/letters.h"

/* Bytes of a value that messages show. */
#define SHOWN 100

vl_status vl_lexicon_create(vl_context *context, vl_lexicon **out, vl_error *error) {
    vl_lexicon *lexicon = vl_allocate_zeroed(context, 1, sizeof *lexicon);
    if (!lexicon) return vl_error_memory(error);
    lexicon->context = context;
    atomic_init(&lexicon->holders, 1);
    lexicon->syllables = VL_SYMBOLS(context);
    lexicon->steps = VL_PAIRS(context);
    *out = lexicon;
    return VL_OK;
}

vl_lexicon *vl_lexicon_hold(vl_lexicon *lexicon) {
    if (lexicon) atomic_fetch_add(&lexicon->holders, 1);
    return lexicon;
}

void vl_lexicon_free(vl_lexicon *lexicon) {
    if (!lexicon || atomic_fetch_sub(&lexicon->holders, 1) > 1) return;
    vl_context *context = lexicon->context;
    vl_symbols_free(&lexicon->syllables);
    vl_pairs_free(&lexicon->steps);
    vl_free(context, lexicon->marks, lexicon->mark_capacity);
    vl_free(context, lexicon, sizeof *lexicon);
}

/* Refuses a word, of which `value` is shown, on one line. */
static vl_status refuse(vl_error *error, const char *format, vl_text value) {
    char shown[SHOWN];
    size_t size = value.size;
    if (size > SHOWN) {
        for (size = SHOWN; size > 0 && ((unsigned char)value.data[size] & 0xC0) == 0x80;) size--;
    }
    for (size_t i = 0; i < size; i++) shown[i] = (unsigned char)value.data[i] < ' ' ? ' ' : value.data[i];
    return vl_error_set(error, VL_ERROR_ARGUMENT, format, (int)size, shown);
}

/* The node that the syllable leads to, made if there is none. 0: no memory. */
static uint32_t add_step(vl_lexicon *lexicon, uint32_t node, vl_text key) {
    if (!VL_GROW(lexicon->context, lexicon->marks, lexicon->mark_capacity, (size_t)lexicon->steps.count + 2)) return 0;
    uint32_t before = lexicon->steps.count, syllable = vl_symbols_add(&lexicon->syllables, key);
    if (syllable == VL_NO_SYMBOL) return 0;
    const vl_pair_slot *step = vl_pairs_add(&lexicon->steps, node, syllable + 1);
    if (!step) return 0;
    uint32_t next = step->number_plus_one;
    if (next > before) lexicon->marks[next] = VL_LEXICON_NOTHING;
    return next;
}

/* Counts the tokens of a word, and refuses one that no text divides so. */
static vl_status check_word(vl_text word, vl_error *error) {
    vl_scanner scanner = {word.data, word.size, 0, &vl_language_vietnamese.rules};
    vl_piece piece;
    size_t count = 0;
    while (vl_scanner_next(&scanner, &piece)) {
        vl_text text = {word.data + piece.first, piece.end - piece.first};
        if (!vl_kind_in_words(piece.kind))
            return refuse(error, "no word of the lexicon may hold '%.*s', which always divides words", text);
        if (++count > VL_LONGEST_LEXICON_WORD) return refuse(error, "'%.*s' has more than 64 syllables", word);
    }
    if (count == 0) return refuse(error, "'%.*s' is no word", word);
    return vl_holds_zero_width_space(word) ? refuse(error, "'%.*s' holds a zero-width space", word) : VL_OK;
}

/* Adds a word in normal form. */
static vl_status add_word(vl_lexicon *lexicon, vl_text word, vl_error *error) {
    bool forbidden = word.size > 0 && word.data[0] == '-';
    vl_text bare = {word.data + forbidden, word.size - forbidden};
    if (forbidden && bare.size == 0) return refuse(error, "'%.*s' forbids no word: it goes ahead of one", word);
    vl_status status = check_word(bare, error);
    if (status != VL_OK) return status;
    vl_scanner scanner = {bare.data, bare.size, 0, &vl_language_vietnamese.rules};
    vl_piece piece;
    vl_string key = VL_STRING;
    uint32_t node = VL_LEXICON_ROOT;
    while (status == VL_OK && vl_scanner_next(&scanner, &piece)) {
        vl_text text = {bare.data + piece.first, piece.end - piece.first};
        key.size = 0;
        status = vl_token_key(lexicon->context, text, piece.kind, VL_FORM_FOLD, true, &key);
        if (status == VL_OK) node = add_step(lexicon, node, vl_string_text(&key));
        if (node == VL_LEXICON_ROOT) status = VL_ERROR_MEMORY;
    }
    vl_string_free(lexicon->context, &key);
    if (status != VL_OK) return vl_error_memory(error);
    lexicon->count += lexicon->marks[node] == VL_LEXICON_NOTHING;
    lexicon->marks[node] = forbidden ? VL_LEXICON_FORBIDDEN : VL_LEXICON_WHOLE;
    return VL_OK;
}

uint64_t vl_lexicon_count(const vl_lexicon *lexicon) {
    return lexicon->count;
}

/* The text without the white space around it. */
static vl_text trimmed(vl_text text) {
    size_t first = text.size, end = 0;
    for (size_t at = 0, length; at < text.size; at += length) {
        uint32_t code_point;
        length = vl_utf8_decode(text.data + at, text.size - at, &code_point);
        if (vl_is_white_space(code_point)) continue;
        if (first == text.size) first = at;
        end = at + length;
    }
    return end ? (vl_text){text.data + first, end - first} : (vl_text){text.data, 0};
}

vl_status vl_lexicon_add(vl_lexicon *lexicon, vl_text word, vl_error *error) {
    vl_string normal = VL_STRING, parted = VL_STRING;
    vl_bad_bytes bad = {0, 0};
    bool made = vl_text_normalize(lexicon->context, word, VL_NFC, &normal, &bad) == VL_OK;
    vl_text text = trimmed(vl_string_text(&normal));
    if (made && vl_joined_possible(text)) {
        made = vl_joined_part(lexicon->context, text, &parted);
        text = vl_string_text(&parted);
    }
    vl_status status = VL_OK;
    if (!made) status = vl_error_memory(error);
    else if (bad.count) status = refuse(error, "'%.*s' is not valid UTF-8", text);
    else status = add_word(lexicon, text, error);
    vl_string_free(lexicon->context, &normal);
    vl_string_free(lexicon->context, &parted);
    return status;
}

/* Adds the word of a line, which has no other columns: what is behind a tabulator would become part of the word. */
static vl_status add_only_word(vl_lexicon *lexicon, vl_text line, vl_error *error) {
    if (!memchr(line.data, '\t', line.size)) return vl_lexicon_add(lexicon, line, error);
    return vl_error_set(error, VL_ERROR_ARGUMENT, "a tabulator: a word and nothing else on a line");
}

/* Adds one line of a file. */
static vl_status add_line(vl_lexicon *lexicon, vl_text line, const char *path, uint64_t number, vl_error *error) {
    vl_error wrong = {0};
    line = trimmed(line);
    bool skipped = line.size == 0 || line.data[0] == '#';
    vl_status status = skipped ? VL_OK : add_only_word(lexicon, line, &wrong);
    if (status == VL_OK || status == VL_ERROR_MEMORY) return status ? vl_error_memory(error) : VL_OK;
    return vl_error_set(error, VL_ERROR_INPUT, "%s:%" PRIu64 ": %s", vl_path_shown(path).text, number, wrong.message);
}

/* The bytes up to the next line end, which is LF, CR or both; `taken` gets those of the line with its end. */
static vl_text first_line(vl_text text, size_t *taken) {
    size_t end = 0;
    while (end < text.size && text.data[end] != '\n' && text.data[end] != '\r') end++;
    *taken = end + (end < text.size);
    if (end + 1 < text.size && text.data[end] == '\r' && text.data[end + 1] == '\n') ++*taken;
    return (vl_text){text.data, end};
}

/* Adds the lines of a file's text. */
static vl_status add_lines(vl_lexicon *lexicon, vl_text text, const char *path, vl_error *error) {
    uint64_t number = 0;
    if (text.size >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0) text = (vl_text){text.data + 3, text.size - 3};
    while (text.size > 0) {
        size_t taken;
        vl_text line = first_line(text, &taken);
        vl_status status = add_line(lexicon, line, path, ++number, error);
        if (status != VL_OK) return status;
        if (number % 4096 == 0 && vl_context_cancelled(lexicon->context))
            return vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
        text = (vl_text){text.data + taken, text.size - taken};
    }
    return VL_OK;
}

vl_status vl_lexicon_read(vl_lexicon *lexicon, const char *path, vl_error *error) {
    vl_string text = VL_STRING;
    vl_status status = vl_file_load(lexicon->context, path, &text, error);
    if (status == VL_OK) status = add_lines(lexicon, vl_string_text(&text), path, error);
    vl_string_free(lexicon->context, &text);
    return status;
}
