/*
 * Lua source in lexemes, for what is to be known of a script without running it.
 */
#ifndef VL_HOST_LEXEME_H
#define VL_HOST_LEXEME_H

#include "host/host.h"

typedef enum vl_lexeme_kind {
    VL_LEXEME_END,
    VL_LEXEME_NAME,
    VL_LEXEME_KEYWORD,
    VL_LEXEME_STRING,
    VL_LEXEME_NUMBER,
    VL_LEXEME_SYMBOL
} vl_lexeme_kind;

typedef struct vl_lexeme {
    vl_lexeme_kind kind;
    bool plain;   /* a string without escapes: its text is its value */
    vl_text text; /* of a string what stands between the quotes; a view of the source */
    int line;     /* where it begins, from 1 */
} vl_lexeme;

typedef struct vl_lexemes {
    vl_lexeme *all; /* the last one is of kind VL_LEXEME_END */
    size_t count;
    int *silent;    /* lines that end in the comment `-- vanlua: ignore`, ascending */
    size_t silent_count;
    size_t capacity, silent_capacity;
} vl_lexemes;

/* Cuts the source, which must outlive the lexemes; a byte order mark and a first line with # are passed over. What no Lua would
 * take gives some lexemes all the same. Cost: linear. False: no memory. */
bool vl_lexemes_read(vl_host *host, vl_text source, vl_lexemes *out);

/* Reads a file and cuts it; the text lives as long as the host. False: it cannot be read (errno says why, ENOMEM too). */
bool vl_lexemes_read_file(vl_host *host, const char *path, vl_lexemes *out);

/* True if the lexeme is that keyword or symbol. */
bool vl_lexeme_is(const vl_lexeme *lexeme, const char *text);

/* True if the lexeme is a string of that value. */
bool vl_lexeme_is_string(const vl_lexeme *lexeme, const char *value);

/* True if findings on the line are not wanted. Cost: logarithmic. */
bool vl_lexemes_silent(const vl_lexemes *lexemes, int line);

/* The position of the bracket that closes the one at `open`, or that of the end. */
size_t vl_lexemes_close(const vl_lexemes *lexemes, size_t open);

/* How deep the lexeme leads into brackets and blocks: 1 if it opens one, -1 if it closes one, else 0. */
int vl_lexeme_depth(const vl_lexeme *lexeme);

#endif
