#include "input/formats.h"

#include <string.h>

#define EXTENSION_MAXIMUM 8

static const vl_input_format FORMATS[] = {
    {"text", "  txt text md ", vl_plain_read},
};

static bool is_small(char byte) {
    return byte >= 'a' && byte <= 'z';
}

static char to_small(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

const vl_input_format *vl_input_format_find(vl_text extension) {
    char sought[EXTENSION_MAXIMUM + 3] = " ";
    if (extension.size > EXTENSION_MAXIMUM) return NULL;
    for (size_t i = 0; i < extension.size; i++) sought[i + 1] = to_small(extension.data[i]);
    sought[extension.size + 1] = ' ';
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++) {
        if (strstr(FORMATS[i].extensions, sought)) return &FORMATS[i];
    }
    return NULL;
}

const vl_input_format *vl_format_default(void) {
    return &FORMATS[0];
}

vl_text vl_path_extension(const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    const vl_text none = {"", 0};
    if (!dot || dot == name) return none;
    size_t size = strlen(dot + 1);
    bool letter = false;
    if (size == 0 || size > EXTENSION_MAXIMUM) return none;
    for (size_t i = 1; i <= size; i++) {
        char byte = to_small(dot[i]);
        if (is_small(byte)) letter = true;
        else if (byte < '0' || byte > '9') return none;
    }
    return letter ? (vl_text){dot + 1, size} : none;
}
