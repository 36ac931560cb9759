/*
 * Which types of a corpus are counted, and as which terms.
 */
#include "stat/terms.h"

/* Adds the keys that a stop word may have: as Vietnamese has it and as other languages do. False: no memory. */
static bool add_stop_word(vl_context *context, vl_text word, vl_form form, vl_symbols *out) {
    for (int vietnamese = 0; vietnamese < 2; vietnamese++) {
        vl_string key = VL_STRING;
        vl_status status = form == VL_FORM_FOLD   ? vl_text_fold(context, word, vietnamese, &key)
                           : form == VL_FORM_BARE ? vl_text_bare(context, word, vietnamese, &key)
                                                  : vl_text_normalize(context, word, VL_NFC, &key, NULL);
        bool added = status == VL_OK && vl_symbols_add(out, vl_string_text(&key)) != VL_NO_SYMBOL;
        vl_string_free(context, &key);
        if (!added) return false;
    }
    return true;
}

bool vl_stop_words_add(vl_context *context, const vl_counted *counted, vl_symbols *out) {
    for (size_t i = 0; i < counted->stop_word_count; i++)
        if (!add_stop_word(context, counted->stop_words[i], counted->form, out)) return false;
    return true;
}

static void fill(vl_terms *terms, const vl_counted *counted, const vl_symbols *stop_words) {
    for (uint32_t type = 0; type < terms->type_count; type++) {
        vl_kind kind = vl_corpus_type_kind(terms->corpus, terms->unit, type);
        uint32_t key = vl_corpus_key_of(terms->corpus, terms->unit, terms->form, type);
        bool counts = counted->kinds >> kind & 1;
        if (counts && stop_words->count) counts = vl_symbols_find(stop_words, vl_terms_text(terms, key)) == VL_NO_SYMBOL;
        terms->of_type[type] = counts ? key : VL_NO_TERM;
    }
}

vl_status vl_terms_make(const vl_corpus *corpus, const vl_counted *counted, vl_terms *out, vl_error *error) {
    vl_counted chosen = counted ? *counted : VL_COUNTED;
    vl_context *context = vl_corpus_context(corpus);
    *out = (vl_terms){.corpus = corpus, .unit = chosen.unit, .form = chosen.form};
    vl_status status = vl_corpus_prepare(corpus, chosen.unit, chosen.form, error);
    if (status != VL_OK) return status;
    out->type_count = vl_corpus_type_count(corpus, chosen.unit);
    out->count = vl_corpus_key_count(corpus, chosen.unit, chosen.form);
    out->of_type = vl_allocate(context, (out->type_count + 1) * sizeof *out->of_type);
    vl_symbols stop_words = VL_SYMBOLS(context);
    bool made = out->of_type && vl_stop_words_add(context, &chosen, &stop_words);
    if (made) fill(out, &chosen, &stop_words);
    vl_symbols_free(&stop_words);
    return made ? VL_OK : vl_error_memory(error);
}

void vl_terms_free(vl_terms *terms) {
    if (!terms->of_type) return;
    vl_free(vl_corpus_context(terms->corpus), terms->of_type, (terms->type_count + 1) * sizeof *terms->of_type);
    terms->of_type = NULL;
}
