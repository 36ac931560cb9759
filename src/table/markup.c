#include "table/markup.h"

#include "text/utf8.h"

/* What XML 1.0 or HTML forbid or discourage. */
static bool is_forbidden(uint32_t code_point) {
    if (code_point < 0x20) return code_point != '\t' && code_point != '\n';
    return (code_point >= 0x7F && code_point <= 0x9F) || (code_point >= 0xFDD0 && code_point <= 0xFDEF) ||
           (code_point & 0xFFFE) == 0xFFFE || code_point == VL_REPLACEMENT;
}

/* What stands for a code point, NULL: itself. */
static const char *escape_of(uint32_t code_point) {
    switch (code_point) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return is_forbidden(code_point) ? "\uFFFD" : NULL;
    }
}

void vl_markup_text(vl_output *output, vl_text text) {
    size_t kept = 0, at = 0; /* the bytes from `kept` to `at` are still to be written */
    while (at < text.size) {
        uint32_t code_point;
        size_t size = vl_utf8_decode(text.data + at, text.size - at, &code_point);
        const char *escape = escape_of(code_point);
        if (escape) {
            vl_output_bytes(output, text.data + kept, at - kept);
            vl_output_string(output, escape);
            kept = at + size;
        }
        at += size;
    }
    vl_output_bytes(output, text.data + kept, text.size - kept);
}
