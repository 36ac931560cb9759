#include <string.h>

#include "base/memory.h"
#include "text/utf8.h"
#include "vanlua/table.h"

/* What moves the cursor, changes the terminal's state or turns the direction of what follows. */
static bool is_unsafe(uint32_t code_point) {
    return code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F) || code_point == 0x061C || code_point == 0x200E ||
           code_point == 0x200F || (code_point >= 0x2028 && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

static bool append_escape(vl_context *context, uint32_t code_point, vl_string *out) {
    switch (code_point) {
    case '\n': return vl_string_append(context, out, "\\n", 2);
    case '\t': return vl_string_append(context, out, "\\t", 2);
    case '\r': return vl_string_append(context, out, "\\r", 2);
    default: break;
    }
    return vl_string_print(context, out, code_point < 0x80 ? "\\x%02x" : "\\u%04x", (unsigned)code_point);
}

static bool append_bad_bytes(vl_context *context, const char *bytes, size_t size, vl_string *out) {
    for (size_t i = 0; i < size; i++) {
        if (!vl_string_print(context, out, "\\x%02x", (unsigned)(unsigned char)bytes[i])) return false;
    }
    return true;
}

static bool is_bad_run(const char *at, size_t size, uint32_t code_point) {
    return code_point == VL_REPLACEMENT && !(size == 3 && memcmp(at, "\xEF\xBF\xBD", 3) == 0);
}

vl_status vl_text_visible(vl_context *context, vl_text text, bool keep_lines, vl_string *out) {
    size_t kept = 0, at = 0; /* the safe bytes from `kept` to `at` are still to be appended */
    while (at < text.size) {
        uint32_t code_point;
        size_t size = vl_utf8_decode(text.data + at, text.size - at, &code_point);
        bool bad = is_bad_run(text.data + at, size, code_point);
        bool line = keep_lines && (code_point == '\n' || code_point == '\t');
        if (bad || (is_unsafe(code_point) && !line)) {
            if (!vl_string_append(context, out, text.data + kept, at - kept)) return VL_ERROR_MEMORY;
            bool done = bad ? append_bad_bytes(context, text.data + at, size, out) : append_escape(context, code_point, out);
            if (!done) return VL_ERROR_MEMORY;
            kept = at + size;
        }
        at += size;
    }
    if (!vl_string_append(context, out, text.data + kept, at - kept)) return VL_ERROR_MEMORY;
    return VL_OK;
}
