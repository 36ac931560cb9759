/*
 * Passages that occurred earlier: document by document, n-grams are looked up among those of before, and what is found
 * extended.
 */
#include "vanlua/reuse.h"

#include "stat/reuse_rows.h"

#define POLL_TOKENS ((uint64_t)64 * 1024)

typedef struct reuse_finder {
    const vl_corpus *corpus;
    vl_reuse_within within;
    vl_reuse_sequence sequence;
    vl_reuse_index index;
    vl_reuse_passages passages;
    uint64_t polled; /* position where cancellation was asked for last */
} reuse_finder;

/* Looks the n-grams of a document up, or adds them to the index, or both by turns. */
static vl_status walk(reuse_finder *finder, vl_range positions, bool looking_up, bool adding) {
    vl_reuse_grams grams = vl_reuse_grams_of(&finder->sequence, finder->passages.n, positions);
    uint64_t first, hash;
    while (vl_reuse_grams_next(&grams, &first, &hash)) {
        if (first - finder->polled >= POLL_TOKENS) {
            if (vl_context_cancelled(finder->sequence.context)) return VL_ERROR_CANCELLED;
            finder->polled = first;
        }
        if (!vl_reuse_index_may(&finder->index, hash)) continue;
        uint32_t place = looking_up ? vl_reuse_index_find(&finder->index, first, hash) : VL_NO_PLACE;
        if (place != VL_NO_PLACE && !vl_reuse_passages_try(&finder->passages, first, &finder->index, place))
            return VL_ERROR_MEMORY;
        vl_status status = adding ? vl_reuse_index_add(&finder->index, first, hash) : VL_OK;
        if (status != VL_OK) return status;
    }
    return VL_OK;
}

static vl_status find_in_document(reuse_finder *finder, uint64_t document) {
    vl_range positions = {finder->sequence.documents[document], finder->sequence.documents[document + 1]};
    finder->passages.count = finder->passages.runs.count = 0;
    if (finder->within == VL_REUSE_DOCUMENT) vl_reuse_index_clear(&finder->index);
    if (finder->within != VL_REUSE_ACROSS) return walk(finder, positions, true, true);
    vl_status status = walk(finder, positions, true, false);
    finder->polled = positions.first;
    return status == VL_OK ? walk(finder, positions, false, true) : status;
}

static vl_status find_all(reuse_finder *finder, vl_table *table, vl_error *error) {
    for (uint64_t i = 0; i < finder->sequence.document_count; i++) {
        vl_status status = find_in_document(finder, i);
        if (status == VL_ERROR_CANCELLED) return vl_error_set(error, status, "cancelled");
        if (status == VL_ERROR_UNSUPPORTED)
            return vl_error_set(error, status, "n-grams that occur again have more than 2^32 - 2 places");
        if (status != VL_OK) return vl_error_memory(error);
        vl_reuse_passages_settle(&finder->passages);
        status = vl_reuse_table_append(finder->corpus, &finder->passages, i, table, error);
        if (status != VL_OK) return status;
    }
    return VL_OK;
}

static vl_status make_index(reuse_finder *finder, vl_error *error) {
    vl_status status = vl_reuse_index_make(&finder->sequence, finder->passages.n, &finder->index);
    if (status == VL_ERROR_CANCELLED) return vl_error_set(error, status, "cancelled");
    return status == VL_OK ? VL_OK : vl_error_memory(error);
}

vl_status vl_reuse_find(const vl_corpus *corpus, const vl_reuse_options *options, vl_table **out, vl_error *error) {
    vl_reuse_options chosen = options ? *options : VL_REUSE_OPTIONS;
    if (chosen.min == 0) return vl_error_set(error, VL_ERROR_ARGUMENT, "a passage has at least 1 word, not 0");
    if (chosen.n == 0) return vl_error_set(error, VL_ERROR_ARGUMENT, "n is at least 1, not 0");
    /* Without gaps a passage is `min` equal tokens at least, so that each has an n-gram of that length that occurred
     * earlier. */
    if (chosen.n > chosen.min || !chosen.near) chosen.n = chosen.min;
    reuse_finder finder = {.corpus = corpus, .within = chosen.within};
    finder.passages = (vl_reuse_passages){
        .sequence = &finder.sequence, .n = chosen.n, .min = chosen.min, .near = chosen.near};
    vl_table *table = NULL;
    vl_status status = vl_reuse_sequence_make(corpus, &chosen, &finder.sequence, error);
    if (status == VL_OK) status = make_index(&finder, error);
    if (status == VL_OK) status = vl_reuse_table_create(finder.sequence.context, &table, error);
    if (status == VL_OK) status = find_all(&finder, table, error);
    vl_reuse_passages_free(&finder.passages);
    vl_reuse_index_free(&finder.index);
    vl_reuse_sequence_free(&finder.sequence);
    if (status == VL_OK) *out = table;
    else vl_table_free(table);
    return status;
}
