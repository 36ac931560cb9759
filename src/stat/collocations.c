/*
 * Terms near the matches of a pattern. Windows and nodes are noted where they begin and end only; how many of them a
 * token stands in is then a sum over the stretch, whatever their size.
 */
#include "base/poll.h"
#include "stat/association_table.h"
#include "stat/spans.h"
#include "stat/terms.h"
#include "vanlua/collocation.h"

/* A token of a stretch that is counted. What has ended is taken off what begins, modulo 2^64: sums over all places up
 * to one are those that it stands in. */
typedef struct place {
    uint64_t token;
    uint64_t windows;
    uint64_t nodes;
} place;

typedef struct counting {
    const vl_collocations_options *options;
    vl_context *context;
    vl_terms terms;
    const vl_matches *matches;
    uint64_t next;    /* match */
    uint64_t inside;  /* matches that are parts of longer words */
    uint64_t *counts; /* by term: all tokens */
    uint64_t *joint;  /* by term: f */
    uint64_t *own;    /* by term: tokens of nodes; only of VL_MARGINS_WINDOW */
    uint64_t tokens;
    uint64_t window_tokens; /* of VL_MARGINS_WINDOW, as is the next one */
    uint64_t node_tokens;
    place *places; /* of the stretch, and one behind them */
    size_t place_capacity;
    size_t place_count;
    vl_poll poll;
} counting;

/* Collects the tokens of a stretch that are counted. */
static vl_status collect(counting *work, vl_range tokens) {
    size_t most = (size_t)(tokens.end - tokens.first) + 1;
    if (!VL_GROW(work->context, work->places, work->place_capacity, most)) return VL_ERROR_MEMORY;
    work->place_count = 0;
    for (uint64_t i = tokens.first; i < tokens.end; i++) {
        if (vl_poll_cancelled(&work->poll, 1)) return VL_ERROR_CANCELLED;
        if (vl_terms_of(&work->terms, i) != VL_NO_TERM) work->places[work->place_count++] = (place){i, 0, 0};
    }
    work->places[work->place_count] = (place){tokens.end, 0, 0};
    return VL_OK;
}

/* The first place that is not before the token. */
static size_t place_of(const counting *work, uint64_t token) {
    size_t low = 0, high = work->place_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (work->places[middle].token < token) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* True if a match begins or ends inside one of the tokens that it covers. */
static bool is_inside(const counting *work, vl_match match, vl_range node) {
    vl_range first = vl_corpus_atoms(work->terms.corpus, work->terms.unit, node.first);
    vl_range last = vl_corpus_atoms(work->terms.corpus, work->terms.unit, node.end - 1);
    return first.first < match.atoms.first || last.end > match.atoms.end;
}

/* Notes a node at the places [first, end), and its windows. */
static void note_node(counting *work, size_t first, size_t end) {
    uint64_t left = work->options->left, right = work->options->right;
    size_t begin = first > left ? first - (size_t)left : 0;
    size_t behind = work->place_count - end > right ? end + (size_t)right : work->place_count;
    work->places[begin].windows++;
    work->places[first].windows--;
    work->places[end].windows++;
    work->places[behind].windows--;
    work->places[first].nodes++;
    work->places[end].nodes--;
}

/* Counts a token of a term that stands in so many windows and nodes. */
static void count_place(counting *work, uint32_t term, uint64_t windows, uint64_t nodes) {
    if (work->options->margins == VL_MARGINS_NODE) {
        work->joint[term] += windows;
    } else if (nodes) {
        work->own[term]++;
        work->node_tokens++;
    } else if (windows) {
        work->joint[term]++;
        work->window_tokens++;
    }
}

/* Counts the tokens of the stretch by what has been noted. */
static vl_status count_places(counting *work) {
    uint64_t windows = 0, nodes = 0;
    for (size_t i = 0; i < work->place_count; i++) {
        windows += work->places[i].windows;
        nodes += work->places[i].nodes;
        count_place(work, vl_terms_of(&work->terms, work->places[i].token), windows, nodes);
        if (vl_poll_cancelled(&work->poll, 1)) return VL_ERROR_CANCELLED;
    }
    return VL_OK;
}

/* Looks around the matches of one stretch. */
static vl_status take_matches(counting *work, const vl_span *span) {
    uint64_t count = vl_matches_count(work->matches), first = work->next;
    if (first == count || vl_matches_at(work->matches, first).sentence >= span->sentences.end) return VL_OK;
    vl_status status = collect(work, span->tokens);
    if (status != VL_OK) return status;
    for (; work->next < count; work->next++) {
        vl_match match = vl_matches_at(work->matches, work->next);
        if (match.sentence >= span->sentences.end) break;
        vl_range node = vl_corpus_covering(work->terms.corpus, work->terms.unit, match.atoms);
        work->inside += is_inside(work, match, node);
        note_node(work, place_of(work, node.first), place_of(work, node.end));
        if (vl_poll_cancelled(&work->poll, 1)) return VL_ERROR_CANCELLED;
    }
    return count_places(work);
}

static vl_status count_spans(counting *work) {
    vl_spans spans = vl_spans_of(work->terms.corpus, work->terms.unit, work->options->within);
    vl_status status = VL_OK;
    for (vl_span span; status == VL_OK && vl_spans_next(&spans, &span);) {
        for (uint64_t i = span.tokens.first; i < span.tokens.end; i++) {
            uint32_t term = vl_terms_of(&work->terms, i);
            if (vl_poll_cancelled(&work->poll, 1)) return VL_ERROR_CANCELLED;
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

/* f1 of all contingency tables: occurrences of the node, or tokens inside windows. */
static uint64_t node_margin(const counting *work) {
    return work->options->margins == VL_MARGINS_NODE ? vl_matches_count(work->matches) : work->window_tokens;
}

/* n of all contingency tables; no token is the node's own but with VL_MARGINS_WINDOW. */
static uint64_t sample_size(const counting *work) {
    return work->tokens - work->node_tokens;
}

static vl_contingency contingency_of(void *data, const vl_ranked *entry) {
    const counting *work = data;
    uint64_t term = entry->entry;
    return (vl_contingency){work->joint[term], node_margin(work), work->counts[term] - work->own[term], sample_size(work)};
}

static int order_by_code_point(const void *data, uint64_t a, uint64_t b) {
    const counting *work = data;
    return vl_text_order(vl_terms_text(&work->terms, (uint32_t)a), vl_terms_text(&work->terms, (uint32_t)b));
}

static int order_alphabetically(const void *data, size_t column, uint64_t a, uint64_t b) {
    const counting *work = data;
    (void)column;
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
    for (uint32_t term = 0; term < work->terms.count && status == VL_OK; term++) {
        if (work->joint[term] && !vl_association_table_offer(&table, term, work->joint[term])) status = vl_error_memory(error);
        else if (vl_poll_cancelled(&work->poll, 1)) status = vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
    }
    if (status == VL_OK) status = vl_association_table_finish(&table, out, error);
    table.counts.node = node_margin(work);
    table.counts.sample = sample_size(work);
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
    vl_terms_free(&work->terms);
}

vl_status vl_collocations(const vl_corpus *corpus, const vl_pattern *pattern, const vl_collocations_options *options,
                          vl_table **out, vl_association_counts *counts, vl_node_counts *node, vl_error *error) {
    const vl_collocations_options chosen = options ? *options : VL_COLLOCATIONS_OPTIONS;
    vl_matches *matches = NULL;
    counting work = {.options = &chosen, .context = vl_corpus_context(corpus), .poll.context = vl_corpus_context(corpus)};
    vl_status status = vl_terms_make(corpus, &chosen.counted, &work.terms, error);
    if (status == VL_OK) status = vl_matches_find(corpus, NULL, pattern, &matches, error);
    work.matches = matches;
    if (status == VL_OK) status = count_and_show(&work, out, counts, error);
    if (status == VL_OK && node) *node = (vl_node_counts){vl_matches_count(matches), work.inside};
    counting_free(&work);
    vl_matches_free(matches);
    return status;
}
