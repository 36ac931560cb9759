/*
 * Phrases: cut and folded as a text of the language is, so that their keys are those that texts have.
 */
#include "lang/joined.h"
#include "query/pattern.h"

/* Appends a side with the tokens of a phrase. */
static vl_status append_tokens(vl_assembler *assembler, const vl_corpus *phrase, vl_error *error) {
    vl_pattern *pattern = assembler->pattern;
    vl_form form = pattern->options.form;
    vl_range tokens = vl_corpus_tokens(phrase, VL_UNIT_SYLLABLE, (vl_range){0, vl_corpus_sentence_total(phrase)});
    if (tokens.first == tokens.end) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "a %s needs at least one word, number or mark",
                            pattern->options.literal ? "phrase" : "pattern");
    }
    vl_status status = vl_corpus_prepare(phrase, VL_UNIT_SYLLABLE, form, error);
    if (status == VL_OK) status = vl_assemble_side(assembler, error);
    for (uint64_t i = tokens.first; status == VL_OK && i < tokens.end; i++) {
        uint32_t type = vl_corpus_type_of(phrase, VL_UNIT_SYLLABLE, i);
        uint32_t key = vl_corpus_key_of(phrase, VL_UNIT_SYLLABLE, form, type);
        uint32_t symbol = vl_symbols_add(&pattern->keys, vl_corpus_key_text(phrase, VL_UNIT_SYLLABLE, form, key));
        status = symbol == VL_NO_SYMBOL ? vl_error_memory(error) : vl_assemble_step(assembler, VL_STEP_KEY, symbol, error);
    }
    return status;
}

static vl_status append_side(vl_assembler *assembler, vl_text text, bool vietnamese, vl_error *error) {
    const vl_corpus_options options = {.language = vietnamese ? "vi" : "und"};
    vl_corpus *phrase = NULL;
    vl_status status = vl_corpus_of_text(assembler->pattern->context, text, &options, &phrase, error);
    if (status == VL_OK) status = append_tokens(assembler, phrase, error);
    vl_corpus_free(phrase);
    return status;
}

/* Other programs put `_` between the syllables of a word. No place of a text is the phrase with `_` and with blanks. */
vl_status vl_pattern_read_phrase(vl_assembler *assembler, vl_text text, bool parts, vl_error *error) {
    vl_pattern *pattern = assembler->pattern;
    bool vietnamese = assembler->program == &pattern->programs[VL_PROGRAM_VIETNAMESE];
    vl_status status = append_side(assembler, text, vietnamese, error);
    if (status != VL_OK || !vietnamese || !parts || !vl_joined_possible(text)) return status;
    vl_string parted = VL_STRING;
    if (!vl_joined_part(pattern->context, text, &parted)) status = vl_error_memory(error);
    else if (!vl_text_equal(text, vl_string_text(&parted)))
        status = append_side(assembler, vl_string_text(&parted), vietnamese, error);
    vl_string_free(pattern->context, &parted);
    return status;
}
