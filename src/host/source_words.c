#include "host/source_words.h"

#include <string.h>

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* The number of signs = in a long bracket that opens at `at`, "[==["; -1: none does. */
static int long_level(vl_text line, size_t at) {
    size_t next = at + 1;
    if (at >= line.size || line.data[at] != '[') return -1;
    while (next < line.size && line.data[next] == '=') next++;
    return next < line.size && line.data[next] == '[' ? (int)(next - at - 1) : -1;
}

/* The byte behind the long bracket that opens at `at`. */
static size_t end_long(vl_text line, size_t at, int level) {
    for (size_t i = at + 2 + (size_t)level; i + 1 + (size_t)level < line.size; i++) {
        size_t next = i + 1;
        if (line.data[i] != ']') continue;
        while (next < line.size && line.data[next] == '=') next++;
        if ((int)(next - i - 1) == level && next < line.size && line.data[next] == ']') return next + 1;
    }
    return line.size;
}

static size_t end_quoted(vl_text line, size_t at) {
    char quote = line.data[at++];
    while (at < line.size && line.data[at] != quote) at += line.data[at] == '\\' ? 2 : 1;
    return at < line.size ? at + 1 : line.size;
}

static size_t end_number(vl_text line, size_t at) {
    for (at++; at < line.size; at++) {
        char c = line.data[at], before = line.data[at - 1];
        bool exponent = (c == '+' || c == '-') && strchr("eEpP", before);
        bool dots = c == '.' && at + 1 < line.size && line.data[at + 1] == '.';
        if (dots || !(is_digit(c) || is_letter(c) || c == '.' || exponent)) break;
    }
    return at;
}

static size_t end_sign(vl_text line, size_t at) {
    static const char *const signs[] = {"...", "..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t size = strlen(signs[i]);
        if (line.size - at >= size && memcmp(line.data + at, signs[i], size) == 0) return at + size;
    }
    return at + 1;
}

/* The byte behind the comment at `at`; `at` where none is. */
static size_t end_comment(vl_text line, size_t at) {
    if (line.size - at < 2 || line.data[at] != '-' || line.data[at + 1] != '-') return at;
    int level = long_level(line, at + 2);
    return level < 0 ? line.size : end_long(line, at + 2, level);
}

static vl_source_word next_word(vl_text line, size_t at) {
    char c = line.data[at];
    int level = long_level(line, at);
    if (level >= 0) return (vl_source_word){at, end_long(line, at, level), VL_SOURCE_STRING};
    if (c == '"' || c == '\'') return (vl_source_word){at, end_quoted(line, at), VL_SOURCE_STRING};
    bool number = is_digit(c) || (c == '.' && at + 1 < line.size && is_digit(line.data[at + 1]));
    if (number) return (vl_source_word){at, end_number(line, at), VL_SOURCE_NUMBER};
    if (!is_letter(c)) return (vl_source_word){at, end_sign(line, at), VL_SOURCE_SIGN};
    size_t end = at + 1;
    while (end < line.size && (is_letter(line.data[end]) || is_digit(line.data[end]))) end++;
    return (vl_source_word){at, end, VL_SOURCE_NAME};
}

void vl_source_words_read(vl_text line, vl_source_words *out) {
    out->line = line;
    out->count = 0;
    out->whole = true;
    for (size_t at = 0; at < line.size;) {
        size_t behind = end_comment(line, at);
        if (behind > at) {
            at = behind;
            continue;
        }
        if (line.data[at] == '\0' || strchr(" \t\r\v\f", line.data[at])) {
            at++;
            continue;
        }
        if (out->count == VL_SOURCE_WORDS_MOST) {
            out->whole = false;
            return;
        }
        out->words[out->count] = next_word(line, at);
        at = out->words[out->count++].end;
    }
}

vl_text vl_source_words_text(const vl_source_words *words, size_t at) {
    const vl_source_word *word = &words->words[at];
    return (vl_text){words->line.data + word->first, word->end - word->first};
}

bool vl_source_words_is(const vl_source_words *words, size_t at, const char *text) {
    return at < words->count && vl_text_equal(vl_source_words_text(words, at), vl_text_of(text));
}

/* Whether the word is one of these one-letter signs. */
static bool is_one_of(const vl_source_words *words, size_t at, const char *signs) {
    if (at >= words->count || words->words[at].kind != VL_SOURCE_SIGN) return false;
    vl_text text = vl_source_words_text(words, at);
    return text.size == 1 && strchr(signs, *text.data);
}

size_t vl_source_words_open(const vl_source_words *words, size_t at) {
    int depth = 0;
    for (size_t i = at + 1; i-- > 0;) {
        if (is_one_of(words, i, ")]}")) depth++;
        else if (is_one_of(words, i, "([{")) depth--;
        if (depth == 0) return i;
    }
    return at;
}

size_t vl_source_words_close(const vl_source_words *words, size_t at) {
    int depth = 0;
    for (size_t i = at; i < words->count; i++) {
        if (is_one_of(words, i, "([{")) depth++;
        else if (is_one_of(words, i, ")]}")) depth--;
        if (depth == 0) return i;
    }
    return at;
}

/* Whether a word can end what a bracket, argument or field behind it belongs to. */
static bool ends_operand(const vl_source_words *words, size_t at) {
    static const char *const keywords[] = {"and", "or", "not", "return", "in", "if", "while", "until", "elseif", "then", "do",
                                           "else", "local", "function", "end", "for", "repeat"};
    if (is_one_of(words, at, ")]")) return true;
    if (words->words[at].kind == VL_SOURCE_STRING) return true;
    if (words->words[at].kind != VL_SOURCE_NAME) return false;
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        if (vl_source_words_is(words, at, keywords[i])) return false;
    }
    return true;
}

size_t vl_source_words_start(const vl_source_words *words, size_t at) {
    for (;;) {
        size_t open = is_one_of(words, at, ")]}") ? vl_source_words_open(words, at) : at;
        if (open != at) {
            if (open == 0 || !ends_operand(words, open - 1)) return open;
            at = open - 1;
        } else if (at >= 2 && is_one_of(words, at - 1, ".:") && ends_operand(words, at - 2)) {
            at -= 2;
        } else {
            return at;
        }
    }
}
