#include "lang/joined.h"

#include "lang/language.h"

/* Puts blanks into a token from byte `first` on. A `_` at one of its ends joins nothing. */
static void part_token(vl_string *out, size_t first, size_t end) {
    while (first < end && out->data[first] == '_') first++;
    while (end > first && out->data[end - 1] == '_') end--;
    for (size_t i = first; i < end; i++) {
        if (out->data[i] == '_') out->data[i] = ' ';
    }
}

bool vl_joined_part(vl_context *context, vl_text text, vl_string *out) {
    vl_scanner scanner = {text.data, text.size, 0, &vl_language_vietnamese.rules};
    vl_piece piece;
    out->size = 0;
    if (!vl_string_append(context, out, text.data, text.size)) return false;
    while (vl_scanner_next(&scanner, &piece)) {
        if (vl_kind_in_words(piece.kind)) part_token(out, piece.first, piece.end);
    }
    return true;
}
