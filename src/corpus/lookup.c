/*
 * Finding a term as a person writes it: in any case, normal form and spacing that the counted form makes equal.
 */
#include <string.h>

#include "corpus/frequencies.h"
#include "lang/joined.h"
#include "lang/language.h"
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

/* Sets `out` to the term in normal form, with single blanks. */
static vl_status make_normal(vl_context *context, vl_text term, vl_string *out) {
    vl_string spaced = VL_STRING;
    vl_status status = append_spaced(context, term, &spaced) ? VL_OK : VL_ERROR_MEMORY;
    if (status == VL_OK) status = bring_to_form(context, VL_FORM_EXACT, vl_string_text(&spaced), false, out);
    vl_string_free(context, &spaced);
    return status;
}

vl_status vl_term_key(vl_context *context, vl_form form, vl_text term, vl_string *out) {
    vl_string normal = VL_STRING, key = VL_STRING;
    vl_status status = bring_to_form(context, VL_FORM_EXACT, term, false, &normal);
    if (status == VL_OK) status = bring_to_form(context, form, vl_string_text(&normal), true, &key);
    out->size = 0; /* blanks last: characters that are dropped leave some behind */
    if (status == VL_OK && !append_spaced(context, vl_string_text(&key), out)) status = VL_ERROR_MEMORY;
    vl_string_free(context, &normal);
    vl_string_free(context, &key);
    return status;
}

/* Keys of abbreviations have no dots. */
static uint32_t find_without_dots(const vl_frequencies *frequencies, vl_string *key) {
    if (frequencies->options.form == VL_FORM_EXACT || key->size == 0 || key->data[key->size - 1] != '.')
        return VL_NO_SYMBOL;
    vl_token_drop_dots(key, 0);
    return key->size ? vl_symbols_find(&frequencies->terms, vl_string_text(key)) : VL_NO_SYMBOL;
}

/* Appends the keys of the tokens of a piece of a term, each but the first behind the separator. */
static vl_status append_keys(const vl_frequencies *frequencies, vl_text piece, const vl_language *language,
                             char separator, vl_string *key) {
    vl_scanner scanner = {piece.data, piece.size, 0, &language->rules};
    vl_piece token;
    for (bool first = true; vl_scanner_next(&scanner, &token); first = false) {
        vl_text text = {piece.data + token.first, token.end - token.first};
        if (!first && !vl_string_append(frequencies->context, key, &separator, 1)) return VL_ERROR_MEMORY;
        vl_status status = vl_token_key(frequencies->context, text, token.kind, frequencies->options.form,
                                        language->vietnamese, key);
        if (status != VL_OK) return status;
    }
    return VL_OK;
}

/* Makes the key of a term in normal form from those of its tokens, as the keys of words are made: TP.HCM gives `tp hcm`.
 * In a term of several words `_` stands between the syllables of one. */
static vl_status key_by_tokens(const vl_frequencies *frequencies, vl_text term, const vl_language *language,
                               vl_string *key) {
    bool joined = frequencies->options.n > 1 && frequencies->options.unit == VL_UNIT_WORD;
    key->size = 0;
    if (!joined) return append_keys(frequencies, term, language, ' ', key);
    for (size_t first = 0, end; first < term.size; first = end + 1) {
        for (end = first; end < term.size && term.data[end] != ' ' && term.data[end] != '_';) end++;
        vl_status status =
            append_keys(frequencies, (vl_text){term.data + first, end - first}, language, '_', key);
        if (status != VL_OK) return status;
        if (end < term.size && !vl_string_append(frequencies->context, key, term.data + end, 1)) return VL_ERROR_MEMORY;
    }
    return VL_OK;
}

/* Looks for the key that a text of a language would give: of the term as one piece, else of its tokens. */
static vl_status find_in_language(const vl_frequencies *frequencies, vl_text term, const vl_language *language,
                                  vl_string *key, uint32_t *position) {
    vl_form form = frequencies->options.form;
    vl_status status = bring_to_form(frequencies->context, form, term, language->vietnamese, key);
    if (status != VL_OK) return status;
    *position = vl_symbols_find(&frequencies->terms, vl_string_text(key));
    if (*position != VL_NO_SYMBOL || form == VL_FORM_EXACT) return VL_OK;
    status = key_by_tokens(frequencies, term, language, key);
    if (status == VL_OK) *position = vl_symbols_find(&frequencies->terms, vl_string_text(key));
    if (status != VL_OK || *position != VL_NO_SYMBOL) return status;
    status = bring_to_form(frequencies->context, form, term, language->vietnamese, key);
    if (status == VL_OK) *position = find_without_dots(frequencies, key);
    return status;
}

/* Tries the term as it stands, since keys are found by themselves whatever language made them; then the key that a
 * Vietnamese text would give, and that of any other language. */
static vl_status find_position(const vl_frequencies *frequencies, vl_text term, vl_string *key, uint32_t *position) {
    vl_status status = VL_OK;
    *position = vl_symbols_find(&frequencies->terms, term);
    const vl_language *const languages[] = {&vl_language_vietnamese, &vl_language_undetermined};
    for (size_t i = 0; i < 2 && status == VL_OK && *position == VL_NO_SYMBOL; i++)
        status = find_in_language(frequencies, term, languages[i], key, position);
    return status;
}

/* Tries the term in normal form, and where that was not counted, with blanks for its `_`, which other programs put between
 * the syllables of a word. In a term of several words `_` tells words from syllables, and stays. */
static vl_status find_joined(const vl_frequencies *frequencies, vl_text term, vl_string *key, uint32_t *position) {
    vl_string parted = VL_STRING;
    bool joined = frequencies->options.n > 1 && frequencies->options.unit == VL_UNIT_WORD;
    vl_status status = find_position(frequencies, term, key, position);
    if (status != VL_OK || *position != VL_NO_SYMBOL || joined || !vl_joined_possible(term)) return status;
    status = vl_joined_part(frequencies->context, term, &parted) ? VL_OK : VL_ERROR_MEMORY;
    if (status == VL_OK) status = find_position(frequencies, vl_string_text(&parted), key, position);
    vl_string_free(frequencies->context, &parted);
    return status;
}

vl_status vl_frequencies_find(const vl_frequencies *frequencies, vl_text term, vl_frequency *out, vl_error *error) {
    vl_context *context = frequencies->context;
    vl_string normal = VL_STRING, key = VL_STRING;
    uint32_t position = VL_NO_SYMBOL;
    vl_status status = make_normal(context, term, &normal);
    if (status == VL_OK) status = find_joined(frequencies, vl_string_text(&normal), &key, &position);
    vl_string_free(context, &normal);
    vl_string_free(context, &key);
    if (status != VL_OK) return vl_error_memory(error);
    *out = position == VL_NO_SYMBOL ? (vl_frequency){{"", 0}, 0, 0} : vl_frequencies_at(frequencies, position);
    return VL_OK;
}
