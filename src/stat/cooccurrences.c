/*
 * All pairs of terms near each other.
 *
 * Terms are numbered anew in code point order, so that the order of pairs is that of their numbers. Pairs are counted in
 * passes over the text, each for a range of first terms whose pairs fit the table.
 */
#include <inttypes.h>
#include <string.h>

#include "base/poll.h"
#include "base/sort.h"
#include "stat/association_table.h"
#include "stat/pair_counts.h"
#include "stat/spans.h"
#include "stat/terms.h"
#include "vanlua/collocation.h"

/* A term that occurs. */
typedef struct sorted_term {
    vl_text text;
    uint64_t count;
    uint32_t term; /* as vl_terms numbers it */
} sorted_term;

typedef struct counting {
    const vl_cooccurrences_options *options;
    vl_context *context;
    vl_terms terms;
    uint64_t *counts;     /* by term */
    sorted_term *sorted;  /* by new number */
    uint32_t sorted_count;
    uint64_t tokens;
    uint32_t *stretch; /* the new numbers of the tokens of a stretch */
    size_t stretch_capacity;
    vl_pair_counts pairs;
    vl_poll poll;
} counting;

static vl_status count_tokens(counting *work) {
    vl_spans spans = vl_spans_of(work->terms.corpus, work->terms.unit, VL_WITHIN_DOCUMENT);
    work->counts = vl_allocate_zeroed(work->context, (size_t)work->terms.count + 1, sizeof *work->counts);
    if (!work->counts) return VL_ERROR_MEMORY;
    for (vl_span span; vl_spans_next(&spans, &span);) {
        for (uint64_t i = span.tokens.first; i < span.tokens.end; i++) {
            uint32_t term = vl_terms_of(&work->terms, i);
            if (vl_poll_cancelled(&work->poll, 1)) return VL_ERROR_CANCELLED;
            if (term == VL_NO_TERM) continue;
            work->counts[term]++;
            work->tokens++;
        }
    }
    return VL_OK;
}

static int compare_terms(const void *data, const void *left, const void *right) {
    (void)data;
    const sorted_term *a = left, *b = right;
    return vl_text_order(a->text, b->text);
}

/* Numbers the terms that occur in code point order. */
static vl_status number_terms(counting *work) {
    work->sorted = vl_allocate(work->context, ((size_t)work->terms.count + 1) * sizeof *work->sorted);
    if (!work->sorted) return VL_ERROR_MEMORY;
    for (uint32_t term = 0; term < work->terms.count; term++) {
        if (!work->counts[term]) continue;
        work->sorted[work->sorted_count++] = (sorted_term){vl_terms_text(&work->terms, term), work->counts[term], term};
    }
    vl_status status = vl_sort(work->context, work->sorted, work->sorted_count, sizeof *work->sorted, compare_terms, NULL);
    if (status != VL_OK) return status;
    for (uint32_t number = 0; number < work->sorted_count; number++) work->counts[work->sorted[number].term] = number;
    for (size_t type = 0; type < work->terms.type_count; type++) {
        uint32_t *term = &work->terms.of_type[type];
        if (*term != VL_NO_TERM) *term = (uint32_t)work->counts[*term];
    }
    return VL_OK;
}

/* Counts the pairs of one stretch. */
static vl_status count_stretch(counting *work, vl_range tokens) {
    uint64_t window = work->options->window;
    size_t count = 0;
    if (!VL_GROW(work->context, work->stretch, work->stretch_capacity, (size_t)(tokens.end - tokens.first)))
        return VL_ERROR_MEMORY;
    for (uint64_t i = tokens.first; i < tokens.end; i++) {
        uint32_t term = vl_terms_of(&work->terms, i);
        size_t first = count > window ? count - (size_t)window : 0;
        if (vl_poll_cancelled(&work->poll, 1 + count - first)) return VL_ERROR_CANCELLED;
        if (term == VL_NO_TERM) continue;
        for (size_t j = first; j < count; j++) {
            vl_status status = vl_pair_counts_add(&work->pairs, term, work->stretch[j]);
            if (status != VL_OK) return status;
        }
        work->stretch[count++] = term;
    }
    return VL_OK;
}

/* Counts the pairs of the whole text that are counted in this pass. */
static vl_status count_pairs(counting *work) {
    vl_spans spans = vl_spans_of(work->terms.corpus, work->terms.unit, work->options->within);
    vl_status status = VL_OK;
    for (vl_span span; status == VL_OK && vl_spans_next(&spans, &span);) status = count_stretch(work, span.tokens);
    return status == VL_OK ? vl_pair_counts_flush(&work->pairs) : status;
}

static vl_status offer_pairs(counting *work, vl_association_table *table) {
    for (size_t i = 0; i < work->pairs.slot_count; i++) {
        const vl_pair_count *slot = &work->pairs.slots[i];
        if (slot->count && !vl_association_table_offer(table, slot->pair, slot->count)) return VL_ERROR_MEMORY;
        if (vl_poll_cancelled(&work->poll, 1)) return VL_ERROR_CANCELLED;
    }
    return VL_OK;
}

/* Passes over the text until the pairs of all terms have been offered. */
static vl_status pass_over(counting *work, vl_association_table *table) {
    vl_status status = VL_OK;
    for (uint32_t low = 0; low < work->sorted_count && status == VL_OK; low = work->pairs.high) {
        vl_pair_counts_restart(&work->pairs, low, work->sorted_count);
        status = count_pairs(work);
        if (status == VL_OK) status = offer_pairs(work, table);
    }
    vl_pair_counts_free(&work->pairs);
    return status;
}

static const sorted_term *term_at(const counting *work, uint64_t pair, bool second) {
    return &work->sorted[second ? (uint32_t)pair : pair >> 32];
}

static vl_text term_of(void *data, uint64_t entry, size_t column) {
    return term_at(data, entry, column == 1)->text;
}

static uint64_t number_of(void *data, const vl_ranked *entry, size_t column) {
    return column == 2 ? entry->count : term_at(data, entry->entry, column == 4)->count;
}

static vl_contingency contingency_of(void *data, const vl_ranked *entry) {
    const counting *work = data;
    return (vl_contingency){entry->count, term_at(work, entry->entry, false)->count, term_at(work, entry->entry, true)->count,
                            work->tokens};
}

static int order_by_code_point(const void *data, uint64_t a, uint64_t b) {
    (void)data;
    return (a > b) - (a < b);
}

static int order_alphabetically(const void *data, size_t column, uint64_t a, uint64_t b) {
    bool second = column == 1;
    int order = vl_text_compare(term_at(data, a, second)->text, term_at(data, b, second)->text);
    return order ? order : vl_text_compare(term_at(data, a, !second)->text, term_at(data, b, !second)->text);
}

static vl_status make_table(counting *work, vl_table **out, vl_association_counts *counts, vl_error *error) {
    static const vl_text columns[] = {{"first", 5}, {"second", 6}, {"joint", 5}, {"first_count", 11}, {"second_count", 12}};
    const vl_association_options *association = &work->options->association;
    const vl_association_entries entries = {columns,        2,    5, term_of, number_of, contingency_of, order_by_code_point,
                                         order_alphabetically, work};
    vl_text sort = association->measure_count ? vl_text_of(association->measures[0]->name) : columns[2];
    vl_association_table table;
    vl_status status = vl_association_table_begin(work->context, association, &entries, sort, &table, error);
    if (status == VL_OK) {
        status = pass_over(work, &table);
        if (status == VL_ERROR_CANCELLED) vl_error_set(error, status, "cancelled");
        if (status == VL_ERROR_MEMORY) vl_error_memory(error);
    }
    if (status == VL_OK) status = vl_association_table_finish(&table, out, error);
    table.counts.sample = work->tokens;
    if (counts) *counts = table.counts;
    vl_association_table_free(&table);
    return status;
}

/* Slots that a table of so many bytes may have; while pairs are moved there are two. */
static size_t most_slots(uint64_t memory) {
    size_t slots = 1024;
    while (slots < SIZE_MAX / 64 && slots * 4 * sizeof(vl_pair_count) <= memory) slots *= 2;
    return slots;
}

static void counting_free(counting *work) {
    size_t terms = (size_t)work->terms.count + 1;
    vl_free(work->context, work->counts, terms * sizeof *work->counts);
    vl_free(work->context, work->sorted, terms * sizeof *work->sorted);
    vl_free(work->context, work->stretch, work->stretch_capacity * sizeof *work->stretch);
    vl_pair_counts_free(&work->pairs);
    vl_terms_free(&work->terms);
}

vl_status vl_cooccurrences(const vl_corpus *corpus, const vl_cooccurrences_options *options, vl_table **out,
                           vl_association_counts *counts, vl_error *error) {
    const vl_cooccurrences_options chosen = options ? *options : VL_COOCCURRENCES_OPTIONS;
    vl_context *context = vl_corpus_context(corpus);
    counting work = {.options = &chosen, .context = context, .poll.context = context};
    work.pairs = (vl_pair_counts){.context = context, .most = most_slots(chosen.memory)};
    if (chosen.window < 1 || chosen.window > VL_COOCCURRENCES_WINDOW)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "window is %" PRIu64 ", not from 1 to %d", chosen.window, VL_COOCCURRENCES_WINDOW);
    vl_status status = vl_terms_make(corpus, &chosen.counted, &work.terms, error);
    if (status == VL_OK) {
        status = count_tokens(&work);
        if (status == VL_OK) status = number_terms(&work);
        if (status == VL_ERROR_CANCELLED) vl_error_set(error, status, "cancelled");
        if (status == VL_ERROR_MEMORY) vl_error_memory(error);
    }
    if (status == VL_OK) status = make_table(&work, out, counts, error);
    counting_free(&work);
    return status;
}
