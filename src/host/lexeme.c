#include "host/lexeme.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where the cutting stands. */
typedef struct lexer {
    vl_host *host;
    vl_lexemes *out;
    const char *at;
    const char *end;
    int line;
} lexer;

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static char peek(const lexer *source, size_t ahead) {
    return (size_t)(source->end - source->at) > ahead ? source->at[ahead] : '\0';
}

static void skip_to(lexer *source, const char *there) {
    for (; source->at < there; source->at++) source->line += *source->at == '\n';
}

static bool add(lexer *source, vl_lexeme_kind kind, vl_text text, int line, bool plain) {
    vl_lexemes *out = source->out;
    if (!vl_host_grow(source->host, (void **)&out->all, out->count, &out->capacity, sizeof *out->all)) return false;
    out->all[out->count++] = (vl_lexeme){kind, plain, text, line};
    return true;
}

/* The number of = in a long bracket that begins here; -1: none does. */
static int long_level(const lexer *source) {
    size_t level = 0;
    if (peek(source, 0) != '[') return -1;
    while (peek(source, level + 1) == '=') level++;
    return peek(source, level + 1) == '[' ? (int)level : -1;
}

/* Passes over a long bracket and gives what is in it. */
static vl_text take_long(lexer *source, int level) {
    const char *first = source->at + level + 2, *close = first;
    for (; close < source->end; close++) {
        if (*close != ']') continue;
        size_t equals = 0, room = (size_t)(source->end - close);
        while (equals + 1 < room && close[equals + 1] == '=') equals++;
        if (equals == (size_t)level && equals + 1 < room && close[equals + 1] == ']') break;
    }
    const char *behind = close < source->end ? close + level + 2 : close;
    skip_to(source, behind);
    return (vl_text){first, (size_t)(close - first)};
}

/* Notes the line if the comment asks for silence. */
static bool read_wish(lexer *source, vl_text comment) {
    static const char wish[] = "vanlua: ignore";
    vl_lexemes *out = source->out;
    while (comment.size && (*comment.data == ' ' || *comment.data == '\t')) comment.data++, comment.size--;
    if (comment.size < sizeof wish - 1 || memcmp(comment.data, wish, sizeof wish - 1) != 0) return true;
    if (!vl_host_grow(source->host, (void **)&out->silent, out->silent_count, &out->silent_capacity, sizeof *out->silent))
        return false;
    out->silent[out->silent_count++] = source->line;
    return true;
}

static bool take_comment(lexer *source) {
    source->at += 2;
    int level = long_level(source);
    if (level >= 0) {
        take_long(source, level);
        return true;
    }
    const char *close = memchr(source->at, '\n', (size_t)(source->end - source->at));
    if (!close) close = source->end;
    bool done = read_wish(source, (vl_text){source->at, (size_t)(close - source->at)});
    source->at = close;
    return done;
}

static bool take_string(lexer *source) {
    char quote = *source->at++;
    const char *first = source->at;
    int line = source->line;
    bool plain = true;
    const char *close = first;
    while (close < source->end && *close != quote && *close != '\n') {
        if (*close == '\\') {
            plain = false;
            /* \z passes over line ends, \ takes one in. */
            if (close + 1 < source->end && close[1] == 'z') {
                for (close += 2; close < source->end && strchr(" \t\r\n\f\v", *close) && *close;) close++;
                continue;
            }
            close++;
        }
        if (close < source->end) close++;
    }
    skip_to(source, close < source->end ? close + 1 : close);
    return add(source, VL_LEXEME_STRING, (vl_text){first, (size_t)(close - first)}, line, plain);
}

static bool take_number(lexer *source) {
    const char *first = source->at;
    bool hexadecimal = peek(source, 0) == '0' && (peek(source, 1) == 'x' || peek(source, 1) == 'X');
    while (source->at < source->end) {
        char c = *source->at, before = source->at > first ? source->at[-1] : '\0';
        bool exponent = hexadecimal ? before == 'p' || before == 'P' : before == 'e' || before == 'E';
        if (!is_digit(c) && !is_letter(c) && c != '.' && !((c == '+' || c == '-') && exponent)) break;
        source->at++;
    }
    return add(source, VL_LEXEME_NUMBER, (vl_text){first, (size_t)(source->at - first)}, source->line, true);
}

static bool take_word(lexer *source) {
    static const char keywords[] =
        " and break do else elseif end false for function goto if in local nil not or repeat return then true until while ";
    const char *first = source->at;
    char padded[12];
    while (source->at < source->end && (is_letter(*source->at) || is_digit(*source->at))) source->at++;
    size_t size = (size_t)(source->at - first);
    bool keyword = false;
    if (size <= sizeof padded - 3) {
        snprintf(padded, sizeof padded, " %.*s ", (int)size, first);
        keyword = strstr(keywords, padded) != NULL;
    }
    return add(source, keyword ? VL_LEXEME_KEYWORD : VL_LEXEME_NAME, (vl_text){first, size}, source->line, true);
}

static bool take_symbol(lexer *source) {
    static const char *const symbols[] = {"...", "..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>"};
    size_t size = 1, room = (size_t)(source->end - source->at);
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols && size == 1; i++) {
        size_t length = strlen(symbols[i]);
        if (length <= room && memcmp(source->at, symbols[i], length) == 0) size = length;
    }
    source->at += size;
    return add(source, VL_LEXEME_SYMBOL, (vl_text){source->at - size, size}, source->line, true);
}

static bool take(lexer *source) {
    char c = peek(source, 0), next = peek(source, 1);
    int level = long_level(source);
    if (c == '-' && next == '-') return take_comment(source);
    if (level >= 0) {
        int line = source->line;
        vl_text text = take_long(source, level);
        return add(source, VL_LEXEME_STRING, text, line, true);
    }
    if (c == '"' || c == '\'') return take_string(source);
    if (is_digit(c) || (c == '.' && is_digit(next))) return take_number(source);
    if (is_letter(c)) return take_word(source);
    return take_symbol(source);
}

bool vl_lexemes_read(vl_host *host, vl_text text, vl_lexemes *out) {
    lexer source = {.host = host, .out = out, .at = text.data, .end = text.data + text.size, .line = 1};
    *out = (vl_lexemes){0};
    if (text.size >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0) source.at += 3;
    if (peek(&source, 0) == '#') {
        while (source.at < source.end && *source.at != '\n') source.at++;
    }
    while (source.at < source.end) {
        if (strchr(" \t\r\n\f\v", *source.at)) skip_to(&source, source.at + 1);
        else if (!take(&source)) return false;
    }
    return add(&source, VL_LEXEME_END, (vl_text){source.end, 0}, source.line, true);
}

/* Appends what is left of the file. */
static bool read_bytes(vl_host *host, FILE *file, vl_string *out) {
    char bytes[8192];
    size_t size;
    while ((size = fread(bytes, 1, sizeof bytes, file)) > 0) {
        if (vl_host_append(host, out, bytes, size)) continue;
        errno = ENOMEM;
        return false;
    }
    return !ferror(file);
}

bool vl_lexemes_read_file(vl_host *host, const char *path, vl_lexemes *out) {
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    vl_string text = VL_STRING;
    bool done = read_bytes(host, file, &text);
    const char *kept = done ? vl_host_copy(host, (vl_text){text.data, text.size}) : NULL;
    int reason = done ? ENOMEM : errno;
    size_t size = text.size;
    vl_string_free(host->own, &text);
    fclose(file);
    if (kept && vl_lexemes_read(host, (vl_text){kept, size}, out)) return true;
    errno = reason;
    return false;
}

bool vl_lexeme_is(const vl_lexeme *lexeme, const char *text) {
    return (lexeme->kind == VL_LEXEME_KEYWORD || lexeme->kind == VL_LEXEME_SYMBOL) &&
           vl_text_equal(lexeme->text, vl_text_of(text));
}

bool vl_lexeme_is_string(const vl_lexeme *lexeme, const char *value) {
    return lexeme->kind == VL_LEXEME_STRING && lexeme->plain && vl_text_equal(lexeme->text, vl_text_of(value));
}

bool vl_lexemes_silent(const vl_lexemes *lexemes, int line) {
    size_t low = 0, high = lexemes->silent_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lexemes->silent[middle] < line) low = middle + 1;
        else high = middle;
    }
    return low < lexemes->silent_count && lexemes->silent[low] == line;
}

int vl_lexeme_depth(const vl_lexeme *lexeme) {
    static const char *const openers[] = {"(", "[", "{", "function", "if", "do", "repeat"};
    static const char *const closers[] = {")", "]", "}", "end", "until"};
    if (lexeme->kind != VL_LEXEME_SYMBOL && lexeme->kind != VL_LEXEME_KEYWORD) return 0;
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
        if (vl_lexeme_is(lexeme, openers[i])) return 1;
    }
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++) {
        if (vl_lexeme_is(lexeme, closers[i])) return -1;
    }
    return 0;
}

size_t vl_lexemes_close(const vl_lexemes *lexemes, size_t open) {
    int depth = 0;
    size_t at = open;
    for (; at + 1 < lexemes->count; at++) {
        depth += vl_lexeme_depth(&lexemes->all[at]);
        if (depth <= 0) break;
    }
    return at;
}
