#include "lang/language.h"

#include <string.h>

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* BCP 47 in outline: subtags of one to eight letters or digits joined by hyphens, the first of letters. */
static bool is_tag(vl_text tag) {
    size_t length = 0;
    bool first = true;
    for (size_t i = 0; i < tag.size; i++) {
        if (tag.data[i] == '-') {
            if (length == 0) return false;
            length = 0;
            first = false;
        } else if (is_letter(tag.data[i]) || (!first && is_digit(tag.data[i]))) {
            if (++length > 8) return false;
        } else {
            return false;
        }
    }
    return length > 0;
}

/* True if the first subtag is the code, in small letters. */
static bool is_primary(vl_text tag, const char *code) {
    size_t size = strlen(code);
    if (tag.size < size || (tag.size > size && tag.data[size] != '-')) return false;
    for (size_t i = 0; i < size; i++) {
        if ((tag.data[i] | 0x20) != code[i]) return false;
    }
    return true;
}

const vl_language *vl_language_find(vl_text tag) {
    if (!is_tag(tag)) return NULL;
    return is_primary(tag, "vi") || is_primary(tag, "vie") ? &vl_language_vietnamese : &vl_language_undetermined;
}

const char *vl_language_tag(const vl_language *language) {
    return language->tag;
}
