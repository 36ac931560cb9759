/*
 * Dividing a corpus into parts.
 */
#include "stat/term_walk.h"

/* What tells the part of a stretch from others: stretches of one part, between which sentences are left out, follow one
 * another. */
static uint64_t part_of(const vl_spans *spans, const vl_span *span) {
    if (spans->within == VL_WITHIN_DOCUMENT) return span->document;
    if (spans->within == VL_WITHIN_SENTENCE) return span->sentences.first;
    return vl_corpus_paragraph_of(spans->corpus, span->sentences.first);
}

vl_status vl_parts_find(const vl_terms *terms, vl_within within, vl_parts *out, uint64_t *counts, vl_error *error) {
    vl_context *context = vl_corpus_context(terms->corpus);
    vl_spans spans = vl_spans_of(terms->corpus, terms->unit, within);
    vl_span span;
    uint64_t last = UINT64_MAX;
    vl_poll poll = {context, 0};
    *out = (vl_parts){.context = context};
    while (vl_spans_next(&spans, &span)) {
        uint64_t before = out->total, part = part_of(&spans, &span);
        for (uint64_t token = span.tokens.first; token < span.tokens.end; token++) {
            uint32_t term = vl_terms_of(terms, token);
            if (vl_poll_cancelled(&poll, 1)) return vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
            if (term == VL_NO_TERM) continue;
            out->total++;
            if (counts) counts[term]++;
        }
        if (out->total == before) continue;
        if (part != last && !VL_GROW(context, out->ends, out->capacity, out->count + 1)) return vl_error_memory(error);
        if (part != last) out->count++;
        out->ends[out->count - 1] = out->total;
        last = part;
    }
    return VL_OK;
}

bool vl_parts_equalize(vl_parts *parts, uint64_t count) {
    uint64_t wanted = count < parts->total ? count : parts->total;
    if (wanted > SIZE_MAX / sizeof *parts->ends) return false;
    if (!VL_GROW(parts->context, parts->ends, parts->capacity, (size_t)wanted)) return false;
    for (uint64_t i = 0; i < wanted; i++) parts->ends[i] = (uint64_t)((vl_wide)(i + 1) * parts->total / wanted);
    parts->count = (size_t)wanted;
    return true;
}

void vl_parts_free(vl_parts *parts) {
    vl_free(parts->context, parts->ends, parts->capacity * sizeof *parts->ends);
    parts->ends = NULL;
    parts->capacity = parts->count = 0;
}
