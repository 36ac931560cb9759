/*
 * Walking a corpus stretch by stretch.
 */
#include "stat/spans.h"

vl_spans vl_spans_of(const vl_corpus *corpus, vl_unit unit, vl_within within) {
    return (vl_spans){.corpus = corpus, .unit = unit, .within = within};
}

/* Finds the next run of sentences. False: there are no more. */
static bool next_run(vl_spans *spans) {
    while (spans->rest.first >= spans->rest.end || !vl_corpus_next_run(spans->corpus, &spans->rest, &spans->run)) {
        if (spans->next_document == vl_corpus_document_count(spans->corpus)) return false;
        spans->rest = vl_corpus_document(spans->corpus, spans->next_document++)->sentences;
    }
    return true;
}

/* Where the stretch ends that begins with the first sentence of the run. */
static uint64_t end_of(const vl_spans *spans) {
    if (spans->within == VL_WITHIN_SENTENCE) return spans->run.first + 1;
    if (spans->within == VL_WITHIN_DOCUMENT) return spans->run.end;
    uint64_t paragraph = vl_corpus_paragraph_of(spans->corpus, spans->run.first);
    uint64_t end = vl_corpus_paragraph(spans->corpus, paragraph).sentences.end;
    return end < spans->run.end ? end : spans->run.end;
}

bool vl_spans_next(vl_spans *spans, vl_span *out) {
    if (spans->run.first >= spans->run.end && !next_run(spans)) return false;
    out->document = spans->next_document - 1;
    out->sentences = (vl_range){spans->run.first, end_of(spans)};
    out->tokens = vl_corpus_tokens(spans->corpus, spans->unit, out->sentences);
    spans->run.first = out->sentences.end;
    return true;
}
