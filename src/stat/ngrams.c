/*
 * n-grams of a corpus.
 */
#include "vanlua/ngrams.h"

#include "base/poll.h"
#include "base/symbols.h"
#include "corpus/grams.h"
#include "stat/association_table.h"
#include "stat/spans.h"
#include "stat/terms.h"

#define MOST_SKIPPED 100

typedef struct counting {
    const vl_ngrams_options *options;
    vl_context *context;
    vl_terms terms;
    vl_grams grams;
    uint64_t *first;  /* by term: bigrams that begin with it; NULL: not asked for */
    uint64_t *second; /* by term: bigrams that end with it */
    vl_string text;   /* the last term that was asked for */
    vl_poll poll;
} counting;

static bool has(vl_text text, char byte) {
    return text.size && memchr(text.data, byte, text.size);
}

/* True if two different tokens may read the same once the syllables of words are joined by `_`. */
static bool may_read_alike(const vl_terms *terms) {
    for (uint32_t term = 0; term < terms->count; term++)
        if (has(vl_terms_text(terms, term), '_')) return true;
    return false;
}

/* Fills `first`, by term, with the first term that reads the same once joined. */
static bool find_alike(const vl_terms *terms, vl_context *context, uint32_t *first) {
    vl_symbols joined = VL_SYMBOLS(context);
    vl_string text = VL_STRING;
    size_t capacity = 0;
    uint32_t *of_symbol = NULL;
    bool found = true;
    for (uint32_t term = 0; term < terms->count && found; term++) {
        vl_text name = vl_terms_text(terms, term);
        size_t before = joined.count;
        first[term] = term;
        if (!has(name, '_') && !has(name, ' ')) continue;
        text.size = 0;
        found = vl_gram_append(context, &text, name, true) && VL_GROW(context, of_symbol, capacity, before + 1);
        uint32_t symbol = found ? vl_symbols_add(&joined, vl_string_text(&text)) : VL_NO_SYMBOL;
        found = symbol != VL_NO_SYMBOL;
        if (found && symbol == before) of_symbol[symbol] = term;
        if (found) first[term] = of_symbol[symbol];
    }
    vl_free(context, of_symbol, capacity * sizeof *of_symbol);
    vl_string_free(context, &text);
    vl_symbols_free(&joined);
    return found;
}

/* Makes terms that read the same in an n-gram one term. */
static bool join_alike(const vl_terms *terms, vl_context *context) {
    if (!may_read_alike(terms)) return true;
    size_t size = ((size_t)terms->count + 1) * sizeof(uint32_t);
    uint32_t *first = vl_allocate(context, size);
    bool found = first && find_alike(terms, context, first);
    for (size_t type = 0; found && type < terms->type_count; type++)
        if (terms->of_type[type] != VL_NO_TERM) terms->of_type[type] = first[terms->of_type[type]];
    vl_free(context, first, size);
    return found;
}

/* Counts the n-grams of one stretch. */
static vl_status count_span(counting *work, vl_range tokens) {
    vl_status status = vl_grams_push(&work->grams, VL_GRAM_GAP);
    for (uint64_t i = tokens.first; i < tokens.end && status == VL_OK; i++) {
        uint32_t term = vl_terms_of(&work->terms, i);
        if (vl_poll_cancelled(&work->poll, 1)) return VL_ERROR_CANCELLED;
        if (term != VL_NO_TERM) status = vl_grams_push(&work->grams, term);
        else if (!work->options->close_gaps) status = vl_grams_push(&work->grams, VL_GRAM_GAP);
    }
    return status;
}

static vl_status count_spans(counting *work) {
    vl_spans spans = vl_spans_of(work->terms.corpus, work->terms.unit, work->options->within);
    uint64_t document = 0;
    vl_status status = VL_OK;
    for (vl_span span; status == VL_OK && vl_spans_next(&spans, &span); document = span.document) {
        if (span.document != document) status = vl_grams_end_document(&work->grams);
        if (status == VL_OK) status = count_span(work, span.tokens);
    }
    return status == VL_OK ? vl_grams_finish(&work->grams) : status;
}

/* Sums the bigrams by their terms. */
static bool sum_margins(counting *work) {
    work->first = vl_allocate_zeroed(work->context, (size_t)work->terms.count + 1, sizeof *work->first);
    work->second = vl_allocate_zeroed(work->context, (size_t)work->terms.count + 1, sizeof *work->second);
    if (!work->first || !work->second) return false;
    for (uint64_t gram = 0; vl_grams_next(&work->grams, &gram); gram++) {
        uint32_t terms[VL_GRAM_MOST];
        uint64_t count = vl_grams_at(&work->grams, gram)->count;
        vl_grams_terms(&work->grams, gram, terms);
        work->first[terms[0]] += count;
        work->second[terms[1]] += count;
    }
    return true;
}

static vl_text term_of(void *data, uint64_t entry, size_t column) {
    counting *work = data;
    uint32_t terms[VL_GRAM_MOST];
    (void)column;
    vl_grams_terms(&work->grams, entry, terms);
    if (work->grams.n == 1) return vl_terms_text(&work->terms, terms[0]);
    work->text.size = 0;
    for (uint32_t i = 0; i < work->grams.n; i++)
        if (!vl_gram_append(work->context, &work->text, vl_terms_text(&work->terms, terms[i]), i == 0)) return (vl_text){0};
    return vl_string_text(&work->text);
}

static uint64_t number_of(void *data, const vl_ranked *entry, size_t column) {
    const counting *work = data;
    return column == 1 ? entry->count : vl_grams_at(&work->grams, entry->entry)->documents;
}

static vl_contingency contingency_of(void *data, const vl_ranked *entry) {
    const counting *work = data;
    uint32_t terms[VL_GRAM_MOST];
    vl_grams_terms(&work->grams, entry->entry, terms);
    return (vl_contingency){entry->count, work->first[terms[0]], work->second[terms[1]], work->grams.total};
}

/* Compares tokens as n-grams have them: with `_` for a blank, and a blank behind. */
static int order_tokens(vl_text a, vl_text b, bool joined) {
    size_t common = a.size < b.size ? a.size : b.size;
    for (size_t i = 0; i < common; i++) {
        unsigned char x = (unsigned char)a.data[i], y = (unsigned char)b.data[i];
        if (joined && x == ' ') x = '_';
        if (joined && y == ' ') y = '_';
        if (x != y) return x < y ? -1 : 1;
    }
    return (a.size > b.size) - (a.size < b.size);
}

/* Compares n-grams by the first token in which they differ. */
static int order_grams(const counting *work, uint64_t a, uint64_t b, bool alphabetically) {
    uint32_t terms[VL_GRAM_MOST], others[VL_GRAM_MOST], i = 0;
    vl_grams_terms(&work->grams, a, terms);
    vl_grams_terms(&work->grams, b, others);
    while (i + 1 < work->grams.n && terms[i] == others[i]) i++;
    vl_text text = vl_terms_text(&work->terms, terms[i]), other = vl_terms_text(&work->terms, others[i]);
    return alphabetically ? vl_text_compare(text, other) : order_tokens(text, other, work->grams.n > 1);
}

static int order_by_code_point(const void *data, uint64_t a, uint64_t b) {
    return order_grams(data, a, b, false);
}

static int order_alphabetically(const void *data, size_t column, uint64_t a, uint64_t b) {
    (void)column;
    return order_grams(data, a, b, true);
}

static vl_status make_table(counting *work, vl_table **out, vl_association_counts *counts, vl_error *error) {
    static const vl_text columns[] = {{"term", 4}, {"count", 5}, {"documents", 9}};
    const vl_association_entries entries = {columns,        1,    3, term_of, number_of, contingency_of, order_by_code_point,
                                         order_alphabetically, work};
    vl_association_table table;
    vl_status status =
        vl_association_table_begin(work->context, &work->options->association, &entries, columns[1], &table, error);
    for (uint64_t gram = 0; status == VL_OK && vl_grams_next(&work->grams, &gram); gram++) {
        if (!vl_association_table_offer(&table, gram, vl_grams_at(&work->grams, gram)->count)) status = vl_error_memory(error);
        if (gram % 65536 == 0 && vl_context_cancelled(work->context))
            status = vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
    }
    if (status == VL_OK) status = vl_association_table_finish(&table, out, error);
    table.counts.sample = work->grams.total;
    if (counts) *counts = table.counts;
    vl_association_table_free(&table);
    return status;
}

static vl_status check_options(const vl_ngrams_options *options, vl_error *error) {
    if (options->n < 1 || options->n > VL_GRAM_MOST)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "n is %u, not from 1 to %d", options->n, VL_GRAM_MOST);
    if (options->skip > MOST_SKIPPED)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "skip is %u, not from 0 to %d", options->skip, MOST_SKIPPED);
    if (options->association.measure_count && options->n != 2)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "measures are of pairs, and n is %u, not 2", options->n);
    return VL_OK;
}

static vl_status count_and_show(counting *work, vl_table **out, vl_association_counts *counts, vl_error *error) {
    const vl_ngrams_options *options = work->options;
    vl_range all = {0, vl_corpus_sentence_total(work->terms.corpus)};
    vl_range tokens = vl_corpus_tokens(work->terms.corpus, work->terms.unit, all);
    if (!vl_grams_make(work->context, options->n, options->skip, tokens.end, false, &work->grams)) return vl_error_memory(error);
    if (options->n > 1 && !join_alike(&work->terms, work->context)) return vl_error_memory(error);
    vl_status status = count_spans(work);
    if (status == VL_ERROR_CANCELLED) return vl_error_set(error, status, "cancelled");
    if (status != VL_OK) return vl_error_memory(error);
    if (options->association.measure_count && !sum_margins(work)) return vl_error_memory(error);
    return make_table(work, out, counts, error);
}

vl_status vl_ngrams(const vl_corpus *corpus, const vl_ngrams_options *options, vl_table **out, vl_association_counts *counts,
                    vl_error *error) {
    const vl_ngrams_options chosen = options ? *options : VL_NGRAMS_OPTIONS;
    vl_context *context = vl_corpus_context(corpus);
    counting work = {.options = &chosen, .context = context, .grams = {.context = context, .n = 1},
                     .poll.context = context};
    vl_status status = check_options(&chosen, error);
    if (status == VL_OK) status = vl_terms_make(corpus, &chosen.counted, &work.terms, error);
    if (status == VL_OK) status = count_and_show(&work, out, counts, error);
    size_t margins = ((size_t)work.terms.count + 1) * sizeof(uint64_t);
    vl_free(context, work.first, margins);
    vl_free(context, work.second, margins);
    vl_string_free(context, &work.text);
    vl_grams_free(&work.grams);
    vl_terms_free(&work.terms);
    return status;
}
