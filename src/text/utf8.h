/*
 * Code points in UTF-8 bytes.
 */
#ifndef VL_TEXT_UTF8_H
#define VL_TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define VL_REPLACEMENT 0xFFFDu

/* Decodes the letter at `at`, whose bytes are well-formed, and returns its length. Text that has not been checked goes
 * through vl_utf8_decode. */
static inline size_t vl_utf8_read(const char *at, uint32_t *code_point) {
    const unsigned char *byte = (const unsigned char *)at;
    if (byte[0] < 0x80) {
        *code_point = byte[0];
        return 1;
    }
    if (byte[0] < 0xE0) {
        *code_point = (byte[0] & 0x1Fu) << 6 | (byte[1] & 0x3Fu);
        return 2;
    }
    if (byte[0] < 0xF0) {
        *code_point = (byte[0] & 0x0Fu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu);
        return 3;
    }
    *code_point = (byte[0] & 0x07u) << 18 | (byte[1] & 0x3Fu) << 12 | (byte[2] & 0x3Fu) << 6 | (byte[3] & 0x3Fu);
    return 4;
}

/* Length of the letter at `at` of `size` bytes of any kind, 0 if no well-formed letter begins there. */
size_t vl_utf8_well_formed(const char *at, size_t size);

/* Decodes the letter at `at` of `size` > 0 bytes of any kind and returns its length. Ill-formed bytes decode
 * to VL_REPLACEMENT; the length is then that of the whole run of them, so that each run counts once. */
size_t vl_utf8_decode(const char *at, size_t size, uint32_t *code_point);

/* Writes a code point (surrogates and numbers past U+10FFFF as VL_REPLACEMENT) and returns its length, 1 to 4. */
size_t vl_utf8_encode(uint32_t code_point, char out[4]);

/* Length of the letter that begins with this byte in well-formed text. */
static inline size_t vl_utf8_length(unsigned char lead) {
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Position of the letter before `at`, which is past the start of well-formed text. */
static inline size_t vl_utf8_previous(const char *text, size_t at) {
    do at--;
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
    return at;
}

#endif
