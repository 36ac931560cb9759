#include "text/utf8.h"

#include "vanlua/text.h"

/* The second byte of a letter is narrowed after E0 and F0 (a shorter form exists), ED (surrogates) and F4 (past U+10FFFF);
 * see table 3-7 of the Unicode Standard. */
static bool is_second_byte(unsigned char lead, unsigned char second) {
    switch (lead) {
    case 0xE0: return second >= 0xA0 && second <= 0xBF;
    case 0xED: return second >= 0x80 && second <= 0x9F;
    case 0xF0: return second >= 0x90 && second <= 0xBF;
    case 0xF4: return second >= 0x80 && second <= 0x8F;
    default: return second >= 0x80 && second <= 0xBF;
    }
}

size_t vl_utf8_well_formed(const char *at, size_t size) {
    const unsigned char *byte = (const unsigned char *)at;
    size_t length;
    if (size == 0) return 0;
    if (byte[0] < 0x80) return 1;
    if (byte[0] < 0xC2 || byte[0] > 0xF4) return 0;
    length = vl_utf8_length(byte[0]);
    if (size < length || !is_second_byte(byte[0], byte[1])) return 0;
    for (size_t i = 2; i < length; i++) {
        if ((byte[i] & 0xC0) != 0x80) return 0;
    }
    return length;
}

size_t vl_utf8_decode(const char *at, size_t size, uint32_t *code_point) {
    size_t run = 1;
    if (vl_utf8_well_formed(at, size) > 0) return vl_utf8_read(at, code_point);
    while (run < size && vl_utf8_well_formed(at + run, size - run) == 0) run++;
    *code_point = VL_REPLACEMENT;
    return run;
}

size_t vl_utf8_encode(uint32_t code_point, char out[4]) {
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = VL_REPLACEMENT;
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(0xC0 | code_point >> 6);
        out[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = (char)(0xE0 | code_point >> 12);
        out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code_point >> 18);
    out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

uint64_t vl_text_length(vl_text text) {
    uint64_t length = 0;
    size_t at = 0;
    for (; at < text.size; length++) {
        uint32_t code_point;
        if ((unsigned char)text.data[at] < 0x80) at++;
        else at += vl_utf8_decode(text.data + at, text.size - at, &code_point);
    }
    return length;
}
