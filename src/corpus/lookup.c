/*
 * Finding a term as a person writes it: in any case, normal form and spacing that the counted form makes equal.
 */
#include <string.h>

#include "corpus/frequencies.h"
#include "text/letters.h"

/* Appends the term with each run of white space as one blank, and none around it. */
static bool append_spaced(vl_context *context, vl_text term, vl_string *out) {
    bool gap = false;
    for (size_t at = 0; at < term.size;) {
        uint32_t code_point;
        size_t length = vl_utf8_decode(term.data + at, term.size - at, &code_point);
        if (vl_is_white_space(code_point)) {
            gap = out->size > 0;
        } else {
            if (gap && !vl_string_append(context, out, " ", 1)) return false;
            if (!vl_string_append(context, out, term.data + at, length)) return false;
            gap = false;
        }
        at += length;
    }
    return true;
}

static vl_status bring_to_form(vl_context *context, vl_form form, vl_text term, bool vietnamese, vl_string *out) {
    out->size = 0;
    if (form == VL_FORM_EXACT) return vl_text_normalize(context, term, VL_NFC, out, NULL);
    return form == VL_FORM_FOLD ? vl_text_fold(context, term, vietnamese, out)
                                : vl_text_bare(context, term, vietnamese, out);
}

/* Keys of abbreviations have no dots. */
static uint32_t find_without_dots(const vl_frequencies *frequencies, vl_string *key) {
    if (frequencies->options.form == VL_FORM_EXACT || key->size == 0 || key->data[key->size - 1] != '.')
        return VL_NO_SYMBOL;
    size_t kept = 0;
    for (size_t i = 0; i < key->size; i++) {
        if (key->data[i] != '.') key->data[kept++] = key->data[i];
    }
    key->size = kept;
    return kept ? vl_symbols_find(&frequencies->terms, vl_string_text(key)) : VL_NO_SYMBOL;
}

/* Tries the term as it stands, since keys are found by themselves whatever language made them; then the key that a
 * Vietnamese text would give, and that of any other language. */
static vl_status find_position(const vl_frequencies *frequencies, vl_text term, vl_string *key, uint32_t *position) {
    vl_status status = bring_to_form(frequencies->context, VL_FORM_EXACT, term, false, key);
    if (status == VL_OK) *position = vl_symbols_find(&frequencies->terms, vl_string_text(key));
    for (int vietnamese = 1; vietnamese >= 0 && status == VL_OK && *position == VL_NO_SYMBOL; vietnamese--) {
        status = bring_to_form(frequencies->context, frequencies->options.form, term, vietnamese == 1, key);
        if (status != VL_OK) return status;
        *position = vl_symbols_find(&frequencies->terms, vl_string_text(key));
        if (*position == VL_NO_SYMBOL) *position = find_without_dots(frequencies, key);
    }
    return status;
}

vl_status vl_frequencies_find(const vl_frequencies *frequencies, vl_text term, vl_frequency *out, vl_error *error) {
    vl_context *context = frequencies->context;
    vl_string spaced = VL_STRING, key = VL_STRING;
    uint32_t position = VL_NO_SYMBOL;
    vl_status status = append_spaced(context, term, &spaced) ? VL_OK : VL_ERROR_MEMORY;
    if (status == VL_OK) status = find_position(frequencies, vl_string_text(&spaced), &key, &position);
    vl_string_free(context, &spaced);
    vl_string_free(context, &key);
    if (status != VL_OK) return vl_error_memory(error);
    *out = position == VL_NO_SYMBOL ? (vl_frequency){{"", 0}, 0, 0} : vl_frequencies_at(frequencies, position);
    return VL_OK;
}
