/*
 * The positions of one term, document by document.
 */
#include "stat/occurrences.h"
#include "vanlua/dispersion_terms.h"

struct vl_positions {
    vl_context *context;
    vl_occurrence_list list;
    uint64_t *ends; /* by document: counted tokens up to its end */
    uint64_t documents;
};

void vl_positions_free(vl_positions *positions) {
    if (!positions) return;
    vl_context *context = positions->context;
    vl_occurrence_list_free(context, &positions->list);
    vl_free(context, positions->ends, ((size_t)positions->documents + 1) * sizeof *positions->ends);
    vl_free(context, positions, sizeof *positions);
}

vl_range vl_positions_tokens(const vl_positions *positions, uint64_t document) {
    return (vl_range){document ? positions->ends[document - 1] : 0, positions->ends[document]};
}

uint64_t vl_positions_count(const vl_positions *positions) {
    return positions->list.count;
}

uint64_t vl_positions_at(const vl_positions *positions, uint64_t occurrence) {
    return positions->list.positions[occurrence];
}

/* Fills where documents end, and returns how often a term occurs. */
static vl_status measure_documents(const vl_terms *terms, uint32_t term, vl_positions *out, uint64_t *count,
                                   vl_error *error) {
    vl_term_walk walk = vl_term_walk_of(terms, VL_WITHIN_DOCUMENT);
    *count = 0;
    while (vl_term_walk_next(&walk)) {
        *count += walk.term == term;
        out->ends[walk.span.document] = walk.position;
    }
    if (walk.cancelled) return vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
    for (uint64_t i = 1; i < out->documents; i++)
        if (out->ends[i] < out->ends[i - 1]) out->ends[i] = out->ends[i - 1];
    return VL_OK;
}

static vl_status copy_positions(void *data, size_t number, const uint64_t *positions, size_t count) {
    vl_occurrence_list *list = data;
    (void)number;
    memcpy(list->positions, positions, count * sizeof *positions);
    return VL_OK;
}

/* Fills the positions of a term that is counted. */
static vl_status find_term(const vl_terms *terms, uint32_t term, uint64_t count, vl_positions *out, vl_error *error) {
    vl_context *context = out->context;
    uint64_t *counts = vl_allocate_zeroed(context, (size_t)terms->count + 1, sizeof *counts);
    if (counts) out->list.positions = vl_allocate(context, ((size_t)count + 1) * sizeof *out->list.positions);
    vl_status status = out->list.positions ? VL_OK : vl_error_memory(error);
    if (status == VL_OK) {
        out->list.count = (size_t)count;
        counts[term] = count;
        status = vl_occurrences_of_terms(terms, &term, 1, counts, copy_positions, &out->list, error);
    }
    vl_free(context, counts, ((size_t)terms->count + 1) * sizeof *counts);
    return status;
}

static vl_status fill(const vl_term_reader *reader, vl_text given, vl_positions *out, vl_error *error) {
    uint32_t term;
    bool is_pattern;
    uint64_t count;
    vl_status status = vl_term_read(reader, given, &term, &is_pattern, error);
    if (status == VL_OK) status = measure_documents(reader->terms, term, out, &count, error);
    if (status != VL_OK) return status;
    if (term != VL_NO_TERM) return count ? find_term(reader->terms, term, count, out, error) : VL_OK;
    uint64_t total = out->documents ? out->ends[out->documents - 1] : 0;
    return is_pattern ? vl_occurrences_of_pattern(reader->terms, given, total, &out->list, error) : VL_OK;
}

vl_status vl_positions_find(const vl_corpus *corpus, vl_text term, const vl_counted *counted, vl_positions **out,
                            vl_error *error) {
    vl_context *context = vl_corpus_context(corpus);
    vl_counted chosen = counted ? *counted : VL_COUNTED;
    vl_positions *made = vl_allocate_zeroed(context, 1, sizeof *made);
    vl_terms terms = {0};
    vl_term_reader reader = {0};
    if (!made) return vl_error_memory(error);
    made->context = context;
    made->documents = vl_corpus_document_count(corpus);
    made->ends = vl_allocate_zeroed(context, (size_t)made->documents + 1, sizeof *made->ends);
    vl_status status = made->ends ? vl_terms_make(corpus, &chosen, &terms, error) : vl_error_memory(error);
    if (status == VL_OK) status = vl_term_reader_make(&terms, chosen.kinds, &reader, error);
    if (status == VL_OK) status = fill(&reader, term, made, error);
    vl_term_reader_free(&reader);
    vl_terms_free(&terms);
    if (status == VL_OK) *out = made;
    else vl_positions_free(made);
    return status;
}
