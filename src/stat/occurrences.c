#include "stat/occurrences.h"

#include "corpus/columns.h"
#include "vanlua/query.h"

/* Positions that are held at once, unless one term has more. */
#define MOST_POSITIONS ((uint64_t)16 * 1000 * 1000)

/* ---- terms as they are given ---- */

vl_status vl_term_reader_make(const vl_terms *terms, vl_kinds kinds, vl_term_reader *out, vl_error *error) {
    const vl_frequencies_options options = {terms->unit, terms->form, 1, kinds};
    *out = (vl_term_reader){.terms = terms};
    return vl_frequencies_count(terms->corpus, NULL, &options, &out->counted, error);
}

void vl_term_reader_free(vl_term_reader *reader) {
    vl_frequencies_free(reader->counted);
    reader->counted = NULL;
}

/* True if a text is a single syllable, number or mark. */
static vl_status is_single(vl_context *context, vl_text text, bool *single, vl_error *error) {
    const vl_corpus_options options = {.language = "vi"};
    vl_corpus *corpus = NULL;
    vl_status status = vl_corpus_of_text(context, text, &options, &corpus, error);
    if (status != VL_OK) return status;
    vl_range tokens = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, (vl_range){0, vl_corpus_sentence_total(corpus)});
    *single = tokens.end - tokens.first == 1;
    vl_corpus_free(corpus);
    return VL_OK;
}

vl_status vl_term_read(const vl_term_reader *reader, vl_text given, uint32_t *term, bool *is_pattern, vl_error *error) {
    const vl_terms *terms = reader->terms;
    vl_frequency found;
    bool single = false;
    *term = VL_NO_TERM;
    *is_pattern = false;
    vl_status status = vl_frequencies_find(reader->counted, given, &found, error);
    if (status != VL_OK) return status;
    if (found.count) {
        const vl_vocabulary *vocabulary = &vl_columns_layer(terms->corpus->columns, terms->unit)->vocabulary;
        *term = vl_symbols_find(&vocabulary->keys[terms->form].names, found.term);
        return VL_OK;
    }
    status = is_single(vl_corpus_context(terms->corpus), given, &single, error);
    *is_pattern = !single;
    return status;
}

/* ---- patterns ---- */

/* False: the context was cancelled. */
static bool place_matches(const vl_terms *terms, const vl_matches *matches, uint64_t total, vl_occurrence_list *out) {
    vl_term_walk walk = vl_term_walk_of(terms, VL_WITHIN_DOCUMENT);
    uint64_t first = 0;
    size_t at = 0;
    if (out->count) first = vl_corpus_covering(terms->corpus, terms->unit, vl_matches_at(matches, 0).atoms).first;
    while (at < out->count && vl_term_walk_next(&walk)) {
        while (at < out->count && first < walk.token) {
            bool behind = first < walk.span.tokens.first && walk.position > 1;
            out->positions[at++] = walk.position - (behind ? 2 : 1);
            if (at < out->count)
                first = vl_corpus_covering(terms->corpus, terms->unit, vl_matches_at(matches, at).atoms).first;
        }
    }
    if (walk.cancelled) return false;
    while (at < out->count) out->positions[at++] = total - 1;
    return true;
}

vl_status vl_occurrences_of_pattern(const vl_terms *terms, vl_text pattern, uint64_t total, vl_occurrence_list *out,
                                    vl_error *error) {
    vl_context *context = vl_corpus_context(terms->corpus);
    vl_pattern_options options = VL_PATTERN_OPTIONS;
    vl_pattern *read = NULL;
    vl_matches *matches = NULL;
    options.form = terms->form;
    options.unit = terms->unit;
    *out = (vl_occurrence_list){NULL, 0};
    vl_status status = vl_pattern_create(context, pattern, &options, &read, error);
    if (status == VL_OK) status = vl_matches_find(terms->corpus, NULL, read, &matches, error);
    if (status == VL_OK && total) {
        out->count = (size_t)vl_matches_count(matches);
        out->positions = vl_allocate(context, (out->count + 1) * sizeof *out->positions);
        if (!out->positions) status = vl_error_memory(error);
        else if (!place_matches(terms, matches, total, out)) status = vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
    }
    vl_matches_free(matches);
    vl_pattern_free(read);
    return status;
}

void vl_occurrence_list_free(vl_context *context, vl_occurrence_list *list) {
    vl_free(context, list->positions, (list->count + 1) * sizeof *list->positions);
    *list = (vl_occurrence_list){NULL, 0};
}

/* ---- terms that are counted ---- */

/* Terms whose positions are collected in one walk. */
typedef struct batch {
    const vl_terms *terms;
    const uint32_t *chosen;
    size_t first; /* of those chosen */
    size_t end;
    uint32_t *slots;     /* by term: its place in the batch; VL_NO_TERM: it is not in it */
    uint64_t *ends;      /* by place: where the next position goes */
    uint64_t *positions; /* of the first term, then of the second … */
} batch;

/* Fills the end of the next batch, and returns how many positions it has. */
static uint64_t choose_batch(batch *next, size_t count, const uint64_t *counts) {
    uint64_t all = 0;
    for (next->end = next->first; next->end < count; next->end++) {
        uint64_t more = counts[next->chosen[next->end]];
        if (next->end > next->first && all + more > MOST_POSITIONS) break;
        next->slots[next->chosen[next->end]] = (uint32_t)(next->end - next->first);
        next->ends[next->end - next->first] = all;
        all += more;
    }
    return all;
}

static bool collect(batch *at_hand) {
    vl_term_walk walk = vl_term_walk_of(at_hand->terms, VL_WITHIN_DOCUMENT);
    while (vl_term_walk_next(&walk)) {
        uint32_t slot = at_hand->slots[walk.term];
        if (slot != VL_NO_TERM) at_hand->positions[at_hand->ends[slot]++] = walk.position - 1;
    }
    return !walk.cancelled;
}

/* Collects and hands over one batch, which has `all` positions. */
static vl_status visit_batch(batch *at_hand, uint64_t all, const uint64_t *counts, vl_occurrences_visit visit, void *data,
                             vl_error *error) {
    vl_context *context = vl_corpus_context(at_hand->terms->corpus);
    vl_status status = VL_OK;
    if (all >= SIZE_MAX / sizeof *at_hand->positions) return vl_error_memory(error);
    size_t size = ((size_t)all + 1) * sizeof *at_hand->positions;
    at_hand->positions = vl_allocate(context, size);
    if (!at_hand->positions) return vl_error_memory(error);
    if (!collect(at_hand)) status = vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
    for (size_t i = at_hand->first; i < at_hand->end && status == VL_OK; i++) {
        size_t count = (size_t)counts[at_hand->chosen[i]];
        const uint64_t *positions = at_hand->positions + (at_hand->ends[i - at_hand->first] - count);
        status = visit(data, i, positions, count);
        if (status != VL_OK) vl_error_set(error, status, status == VL_ERROR_CANCELLED ? "cancelled" : "not enough memory");
    }
    vl_free(context, at_hand->positions, size);
    for (size_t i = at_hand->first; i < at_hand->end; i++) at_hand->slots[at_hand->chosen[i]] = VL_NO_TERM;
    return status;
}

vl_status vl_occurrences_of_terms(const vl_terms *terms, const uint32_t *chosen, size_t count, const uint64_t *counts,
                                  vl_occurrences_visit visit, void *data, vl_error *error) {
    vl_context *context = vl_corpus_context(terms->corpus);
    size_t slot_size = ((size_t)terms->count + 1) * sizeof(uint32_t), end_size = (count + 1) * sizeof(uint64_t);
    batch next = {.terms = terms, .chosen = chosen, .slots = vl_allocate(context, slot_size),
                  .ends = vl_allocate(context, end_size)};
    vl_status status = next.slots && next.ends ? VL_OK : vl_error_memory(error);
    if (status == VL_OK) memset(next.slots, 0xFF, slot_size);
    while (status == VL_OK && next.first < count) {
        uint64_t all = choose_batch(&next, count, counts);
        status = visit_batch(&next, all, counts, visit, data, error);
        next.first = next.end;
    }
    vl_free(context, next.slots, slot_size);
    vl_free(context, next.ends, end_size);
    return status;
}
