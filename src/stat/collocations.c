/*
 * Terms near the matches of a pattern.
 */
#include <string.h>

#include "stat/association_table.h"
#include "stat/spans.h"
#include "stat/terms.h"
#include "vanlua/collocation.h"

#define POLL_TOKENS ((uint64_t)64 * 1024)

/* What a token is to the nodes of its stretch. */
enum { IN_WINDOW = 1, IN_NODE = 2 };

typedef struct counting {
    const vl_collocations_options *options;
    vl_context *context;
    vl_terms terms;
    const vl_matches *matches;
    uint64_t next;    /* match */
    uint64_t *counts; /* by term: all tokens */
    uint64_t *joint;  /* by term: f */
    uint64_t *own;    /* by term: tokens of nodes; only of VL_MARGINS_WINDOW */
    uint64_t tokens;
    uint64_t window_tokens; /* of VL_MARGINS_WINDOW, as is the next one */
    uint64_t node_tokens;
    uint64_t *places; /* the tokens of the stretch that are counted */
    size_t place_capacity;
    size_t place_count;
    uint8_t *marks; /* by place */
    size_t mark_capacity;
} counting;

/* Collects the tokens of a stretch that are counted. False: no memory. */
static bool collect(counting *work, vl_range tokens) {
    size_t most = (size_t)(tokens.end - tokens.first);
    if (!VL_GROW(work->context, work->places, work->place_capacity, most)) return false;
    if (!VL_GROW(work->context, work->marks, work->mark_capacity, most)) return false;
    work->place_count = 0;
    for (uint64_t i = tokens.first; i < tokens.end; i++)
        if (vl_terms_of(&work->terms, i) != VL_NO_TERM) work->places[work->place_count++] = i;
    if (most) memset(work->marks, 0, most);
    return true;
}

/* The first place that is not before the token. */
static size_t place_of(const counting *work, uint64_t token) {
    size_t low = 0, high = work->place_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (work->places[middle] < token) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* Counts, or marks, the tokens of places. */
static void take(counting *work, size_t first, size_t end, uint8_t mark) {
    bool counts = work->options->margins == VL_MARGINS_NODE;
    for (size_t i = first; i < end; i++) {
        work->marks[i] |= mark;
        if (counts && mark == IN_WINDOW) work->joint[vl_terms_of(&work->terms, work->places[i])]++;
    }
}

static void take_match(counting *work, vl_match match) {
    vl_range node = vl_corpus_covering(work->terms.corpus, work->terms.unit, match.atoms);
    size_t first = place_of(work, node.first), end = place_of(work, node.end);
    uint64_t left = work->options->left, right = work->options->right;
    take(work, first > left ? first - (size_t)left : 0, first, IN_WINDOW);
    take(work, first, end, IN_NODE);
    take(work, end, work->place_count - end > right ? end + (size_t)right : work->place_count, IN_WINDOW);
}

/* Counts what is marked, each token once. */
static void count_marks(counting *work) {
    for (size_t i = 0; i < work->place_count; i++) {
        uint32_t term = vl_terms_of(&work->terms, work->places[i]);
        if (work->marks[i] & IN_NODE) {
            work->own[term]++;
            work->node_tokens++;
        } else if (work->marks[i]) {
            work->joint[term]++;
            work->window_tokens++;
        }
    }
}

/* Looks around the matches of one stretch. */
static vl_status take_matches(counting *work, const vl_span *span) {
    uint64_t count = vl_matches_count(work->matches), first = work->next;
    if (first == count || vl_matches_at(work->matches, first).sentence >= span->sentences.end) return VL_OK;
    if (!collect(work, span->tokens)) return VL_ERROR_MEMORY;
    for (; work->next < count; work->next++) {
        vl_match match = vl_matches_at(work->matches, work->next);
        if (match.sentence >= span->sentences.end) break;
        take_match(work, match);
        if ((work->next - first) % 1024 == 0 && vl_context_cancelled(work->context)) return VL_ERROR_CANCELLED;
    }
    if (work->options->margins == VL_MARGINS_WINDOW) count_marks(work);
    return VL_OK;
}

static vl_status count_spans(counting *work) {
    vl_spans spans = vl_spans_of(work->terms.corpus, work->terms.unit, work->options->within);
    vl_status status = VL_OK;
    for (vl_span span; status == VL_OK && vl_spans_next(&spans, &span);) {
        for (uint64_t i = span.tokens.first; i < span.tokens.end; i++) {
            uint32_t term = vl_terms_of(&work->terms, i);
            if (i % POLL_TOKENS == 0 && vl_context_cancelled(work->context)) return VL_ERROR_CANCELLED;
            if (term == VL_NO_TERM) continue;
            work->counts[term]++;
            work->tokens++;
        }
        status = take_matches(work, &span);
    }
    return status;
}

static vl_text term_of(void *data, uint64_t entry, size_t column) {
    const counting *work = data;
    (void)column;
    return vl_terms_text(&work->terms, (uint32_t)entry);
}

static uint64_t number_of(void *data, const vl_ranked *entry, size_t column) {
    const counting *work = data;
    return column == 1 ? work->joint[entry->entry] : work->counts[entry->entry];
}

static vl_contingency contingency_of(void *data, const vl_ranked *entry) {
    const counting *work = data;
    uint64_t term = entry->entry;
    if (work->options->margins == VL_MARGINS_NODE)
        return (vl_contingency){work->joint[term], vl_matches_count(work->matches), work->counts[term], work->tokens};
    return (vl_contingency){work->joint[term], work->window_tokens, work->counts[term] - work->own[term],
                            work->tokens - work->node_tokens};
}

static int order_by_code_point(const void *data, uint64_t a, uint64_t b) {
    const counting *work = data;
    return vl_text_order(vl_terms_text(&work->terms, (uint32_t)a), vl_terms_text(&work->terms, (uint32_t)b));
}

static int order_alphabetically(const void *data, uint64_t a, uint64_t b) {
    const counting *work = data;
    return vl_text_compare(vl_terms_text(&work->terms, (uint32_t)a), vl_terms_text(&work->terms, (uint32_t)b));
}

static vl_status make_table(counting *work, vl_table **out, vl_association_counts *counts, vl_error *error) {
    static const vl_text columns[] = {{"term", 4}, {"joint", 5}, {"count", 5}};
    const vl_association_options *association = &work->options->association;
    const vl_association_entries entries = {columns,        1,    3, term_of, number_of, contingency_of, order_by_code_point,
                                         order_alphabetically, work};
    vl_text sort = association->measure_count ? vl_text_of(association->measures[0]->name) : columns[1];
    vl_association_table table;
    vl_status status = vl_association_table_begin(work->context, association, &entries, sort, &table, error);
    for (uint32_t term = 0; term < work->terms.count && status == VL_OK; term++)
        if (work->joint[term] && !vl_association_table_offer(&table, term, work->joint[term])) status = vl_error_memory(error);
    if (status == VL_OK) status = vl_association_table_finish(&table, out, error);
    if (counts) *counts = table.counts;
    vl_association_table_free(&table);
    return status;
}

static vl_status count_and_show(counting *work, vl_table **out, vl_association_counts *counts, vl_error *error) {
    size_t terms = (size_t)work->terms.count + 1;
    work->counts = vl_allocate_zeroed(work->context, terms, sizeof *work->counts);
    work->joint = vl_allocate_zeroed(work->context, terms, sizeof *work->joint);
    work->own = vl_allocate_zeroed(work->context, terms, sizeof *work->own);
    if (!work->counts || !work->joint || !work->own) return vl_error_memory(error);
    vl_status status = count_spans(work);
    if (status == VL_ERROR_CANCELLED) return vl_error_set(error, status, "cancelled");
    return status == VL_OK ? make_table(work, out, counts, error) : vl_error_memory(error);
}

static void counting_free(counting *work) {
    size_t terms = (size_t)work->terms.count + 1;
    vl_free(work->context, work->counts, terms * sizeof *work->counts);
    vl_free(work->context, work->joint, terms * sizeof *work->joint);
    vl_free(work->context, work->own, terms * sizeof *work->own);
    vl_free(work->context, work->places, work->place_capacity * sizeof *work->places);
    vl_free(work->context, work->marks, work->mark_capacity * sizeof *work->marks);
    vl_terms_free(&work->terms);
}

vl_status vl_collocations(const vl_corpus *corpus, const vl_pattern *pattern, const vl_collocations_options *options,
                          vl_table **out, vl_association_counts *counts, vl_error *error) {
    const vl_collocations_options chosen = options ? *options : VL_COLLOCATIONS_OPTIONS;
    vl_matches *matches = NULL;
    counting work = {.options = &chosen, .context = vl_corpus_context(corpus)};
    vl_status status = vl_terms_make(corpus, &chosen.counted, &work.terms, error);
    if (status == VL_OK) status = vl_matches_find(corpus, NULL, pattern, &matches, error);
    work.matches = matches;
    if (status == VL_OK) status = count_and_show(&work, out, counts, error);
    counting_free(&work);
    vl_matches_free(matches);
    return status;
}
