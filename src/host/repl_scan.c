#include "host/repl_scan.h"

#include <string.h>

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Letters of names; bytes of other letters too, which Lua refuses but a person may type. */
static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

vl_text vl_scan_trim(vl_text text) {
    while (text.size && is_space(text.data[text.size - 1])) text.size--;
    while (text.size && is_space(*text.data)) {
        text.data++;
        text.size--;
    }
    return text;
}

/* The size of a long bracket, [[ or [==[, at the beginning; 0: there is none. */
static size_t opening(vl_text rest) {
    size_t size = 1;
    if (!rest.size || rest.data[0] != '[') return 0;
    while (size < rest.size && rest.data[size] == '=') size++;
    return size < rest.size && rest.data[size] == '[' ? size + 1 : 0;
}

/* Reads up to the long bracket that closes the one of `size` bytes at `begin`. */
static void read_long(vl_text rest, size_t begin, size_t size, vl_scan_token *token) {
    size_t at = begin + size;
    token->content = (vl_text){rest.data + at, rest.size - at};
    token->text = rest;
    for (; at + size <= rest.size; at++) {
        bool same = rest.data[at] == ']' && rest.data[at + size - 1] == ']';
        for (size_t i = 1; same && i + 1 < size; i++) same = rest.data[at + i] == '=';
        if (!same) continue;
        token->closed = true;
        token->content.size = at - begin - size;
        token->text.size = at + size;
        return;
    }
}

static void read_quoted(vl_text rest, vl_scan_token *token) {
    size_t at = 1;
    while (at < rest.size && rest.data[at] != rest.data[0] && rest.data[at] != '\n') {
        at += rest.data[at] == '\\' && at + 1 < rest.size ? 2 : 1;
    }
    token->closed = at < rest.size && rest.data[at] == rest.data[0];
    token->content = (vl_text){rest.data + 1, at - 1};
    token->text = (vl_text){rest.data, at + token->closed};
}

static void read_comment(vl_text rest, vl_scan_token *token) {
    size_t size = opening((vl_text){rest.data + 2, rest.size - 2});
    if (size) {
        read_long(rest, 2, size, token);
        return;
    }
    const char *end = memchr(rest.data, '\n', rest.size);
    token->closed = end != NULL;
    token->text = (vl_text){rest.data, end ? (size_t)(end - rest.data) : rest.size};
}

/* A number, an exponent's sign in it; what is no number of Lua's does not matter here. */
static size_t number_size(vl_text rest) {
    size_t at = 0;
    bool hexadecimal = rest.size > 1 && (rest.data[1] == 'x' || rest.data[1] == 'X');
    for (; at < rest.size; at++) {
        char c = rest.data[at], before = at ? rest.data[at - 1] : '\0';
        bool exponent = hexadecimal ? before == 'p' || before == 'P' : before == 'e' || before == 'E';
        if (!is_digit(c) && !is_letter(c) && c != '.' && !(exponent && (c == '+' || c == '-'))) break;
        if (c == '.' && at + 1 < rest.size && rest.data[at + 1] == '.') break;
    }
    return at;
}

vl_scan_token vl_scan_next(vl_text source, size_t *at) {
    while (*at < source.size && is_space(source.data[*at])) ++*at;
    vl_text rest = {source.data + *at, source.size - *at};
    vl_scan_token token = {.kind = VL_SCAN_END, .text = {rest.data, 0}, .closed = false};
    if (!rest.size) return token;
    char c = rest.data[0], next = rest.size > 1 ? rest.data[1] : '\0';
    size_t size = 1;
    token.text = (vl_text){rest.data, 1};
    if (is_letter(c)) {
        while (size < rest.size && (is_letter(rest.data[size]) || is_digit(rest.data[size]))) size++;
        token.kind = VL_SCAN_NAME;
        token.text.size = size;
    } else if (is_digit(c) || (c == '.' && is_digit(next))) {
        token.kind = VL_SCAN_NUMBER;
        token.text.size = number_size(rest);
    } else if (c == '"' || c == '\'') {
        token.kind = VL_SCAN_STRING;
        read_quoted(rest, &token);
    } else if (opening(rest)) {
        token.kind = VL_SCAN_STRING;
        read_long(rest, 0, opening(rest), &token);
    } else if (c == '-' && next == '-') {
        token.kind = VL_SCAN_COMMENT;
        read_comment(rest, &token);
    } else {
        while (c == '.' && size < rest.size && size < 3 && rest.data[size] == '.') size++;
        token.kind = VL_SCAN_SYMBOL;
        token.text.size = size;
    }
    *at += token.text.size;
    return token;
}

bool vl_scan_ends_in_semicolon(vl_text source) {
    bool semicolon = false;
    size_t at = 0;
    for (;;) {
        vl_scan_token token = vl_scan_next(source, &at);
        if (token.kind == VL_SCAN_END) return semicolon;
        if (token.kind != VL_SCAN_COMMENT) semicolon = token.kind == VL_SCAN_SYMBOL && *token.text.data == ';';
    }
}
