#include "query/wildcard.h"

#include <string.h>

/* Appends a piece between two `*` in the form. */
static vl_status append_piece(vl_context *context, vl_text piece, vl_form form, bool vietnamese, vl_string *out) {
    vl_status status = form == VL_FORM_FOLD   ? vl_text_fold(context, piece, vietnamese, out)
                       : form == VL_FORM_BARE ? vl_text_bare(context, piece, vietnamese, out)
                                              : vl_text_normalize(context, piece, VL_NFC, out, NULL);
    return status;
}

/* Brings each piece into the form; several `*` in a row are one. */
static vl_status append_pieces(vl_context *context, vl_text text, vl_form form, bool vietnamese, vl_string *out) {
    static const char any = VL_WILDCARD_ANY;
    for (size_t at = 0; at < text.size;) {
        const char *star = memchr(text.data + at, VL_WILDCARD_ANY, text.size - at);
        size_t end = star ? (size_t)(star - text.data) : text.size;
        vl_status status = append_piece(context, (vl_text){text.data + at, end - at}, form, vietnamese, out);
        if (status != VL_OK) return status;
        bool again = out->size > 0 && out->data[out->size - 1] == VL_WILDCARD_ANY;
        if (star && !again && !vl_string_append(context, out, &any, 1)) return VL_ERROR_MEMORY;
        at = end + (star != NULL);
    }
    return VL_OK;
}

/* Makes one text of the wildcard. */
static vl_status make_text(vl_arena *arena, vl_text text, vl_form form, bool vietnamese, vl_text *out) {
    vl_string folded = VL_STRING;
    vl_status status = append_pieces(arena->context, text, form, vietnamese, &folded);
    if (status == VL_OK) {
        vl_text made = vl_string_text(&folded);
        *out = (vl_text){vl_arena_copy(arena, made.data, made.size), made.size};
        if (!out->data) status = VL_ERROR_MEMORY;
    }
    vl_string_free(arena->context, &folded);
    return status;
}

vl_status vl_wildcard_make(vl_arena *arena, vl_text text, vl_form form, bool vietnamese, bool parts, vl_wildcard *out) {
    *out = (vl_wildcard){.parts = parts && vietnamese};
    vl_string parted = VL_STRING;
    bool made = vl_string_append(arena->context, &parted, text.data, text.size);
    for (size_t i = 0; out->parts && i < parted.size; i++)
        if (parted.data[i] == '_') parted.data[i] = ' ';
    vl_status status = made ? make_text(arena, vl_string_text(&parted), form, vietnamese, &out->texts[0]) : VL_ERROR_MEMORY;
    if (status == VL_OK && vietnamese) status = make_text(arena, vl_string_text(&parted), form, false, &out->texts[1]);
    vl_string_free(arena->context, &parted);
    if (status != VL_OK) return status;
    out->whole = out->texts[0].size == 1 && out->texts[0].data[0] == VL_WILDCARD_ANY;
    if (vl_text_equal(out->texts[0], out->texts[1])) out->texts[1] = (vl_text){"", 0};
    return VL_OK;
}

/* Goes back to the last `*` alone, which is enough: what an earlier one takes more of, the last one could. */
static bool is_like(vl_text text, vl_text key, bool parts) {
    size_t at = 0, in_key = 0, star = SIZE_MAX, star_key = 0;
    while (in_key < key.size) {
        bool more = at < text.size;
        if (more && text.data[at] == VL_WILDCARD_ANY) {
            star = at++;
            star_key = in_key;
        } else if (more && (text.data[at] == key.data[in_key] || (parts && text.data[at] == ' ' && key.data[in_key] == '_'))) {
            at++;
            in_key++;
        } else if (star != SIZE_MAX) {
            at = star + 1;
            in_key = ++star_key;
        } else {
            return false;
        }
    }
    while (at < text.size && text.data[at] == VL_WILDCARD_ANY) at++;
    return at == text.size;
}

bool vl_wildcard_matches(const vl_wildcard *wildcard, vl_text key, vl_kind kind) {
    if (wildcard->whole) return kind != VL_KIND_PUNCTUATION;
    return is_like(wildcard->texts[0], key, wildcard->parts) ||
           (wildcard->texts[1].size && is_like(wildcard->texts[1], key, wildcard->parts));
}
