/*
 * Subcorpora: some of the documents, or some of the sentences, over the same columns.
 */
#include "corpus/columns.h"

/* A copy of the bits for sentences left out; all clear if there are none. NULL: no memory. */
static uint64_t *copy_left_out(const vl_corpus *corpus) {
    size_t words = vl_bit_words(corpus->columns->sentence_count);
    uint64_t *bits = vl_allocate_zeroed(corpus->columns->context, words, sizeof *bits);
    if (bits && corpus->left_out) memcpy(bits, corpus->left_out, words * sizeof *bits);
    return bits;
}

/* Room for the numbers of so many documents. NULL: no memory. */
static uint64_t *new_documents(const vl_corpus *corpus, uint64_t count) {
    return vl_allocate(corpus->columns->context, ((size_t)count + 1) * sizeof(uint64_t));
}

/* A copy of a list of documents, none of none. False: no memory. */
static bool copy_documents(const vl_corpus *corpus, const uint64_t *documents, uint64_t count, uint64_t **out) {
    *out = documents ? new_documents(corpus, count) : NULL;
    if (*out) memcpy(*out, documents, (size_t)count * sizeof **out);
    return !documents || *out;
}

/* The number that the document at a position has in the columns. */
static uint64_t document_at(const vl_corpus *corpus, uint64_t position) {
    return corpus->documents ? corpus->documents[position] : position;
}

/* Makes the corpus of parts that are complete, else frees them. */
static vl_status make(vl_corpus parts, bool complete, vl_corpus **out, vl_error *error) {
    *out = complete ? vl_corpus_over(parts) : NULL;
    if (!complete) vl_corpus_free_parts(parts);
    return *out ? VL_OK : vl_error_memory(error);
}

/* Begins a corpus of some documents of another one and the rest of those, whose numbers are still to be filled in, with
 * what the other one leaves out. False: no memory. */
static bool begin(const vl_corpus *corpus, uint64_t count, uint64_t rest, vl_corpus *out) {
    *out = (vl_corpus){.columns = corpus->columns, .document_count = count, .rest_count = rest};
    out->documents = new_documents(corpus, count);
    out->rest = new_documents(corpus, rest);
    out->left_out = corpus->left_out ? copy_left_out(corpus) : NULL;
    return out->documents && out->rest && (out->left_out || !corpus->left_out);
}

vl_status vl_corpus_pick(const vl_corpus *corpus, const uint64_t *positions, uint64_t count, vl_corpus **out,
                         vl_error *error) {
    for (uint64_t i = 0; i < count; i++) {
        bool in_order = positions[i] < corpus->document_count && (i == 0 || positions[i - 1] < positions[i]);
        if (!in_order)
            return vl_error_set(error, VL_ERROR_ARGUMENT, "documents must be given in order, once each, and exist");
    }
    vl_corpus parts;
    bool complete = begin(corpus, count, corpus->document_count - count, &parts);
    for (uint64_t i = 0, own = 0; i < corpus->document_count && complete; i++) {
        if (own < count && positions[own] == i) parts.documents[own++] = document_at(corpus, i);
        else parts.rest[i - own] = document_at(corpus, i);
    }
    return make(parts, complete, out, error);
}

vl_status vl_corpus_rest(const vl_corpus *corpus, vl_corpus **out, vl_error *error) {
    vl_corpus parts;
    bool complete = begin(corpus, corpus->rest_count, corpus->document_count, &parts);
    for (uint64_t i = 0; i < parts.document_count && complete; i++) parts.documents[i] = corpus->rest[i];
    for (uint64_t i = 0; i < parts.rest_count && complete; i++) parts.rest[i] = document_at(corpus, i);
    return make(parts, complete, out, error);
}

void vl_corpus_forget_rest(vl_corpus *corpus) {
    vl_free(corpus->columns->context, corpus->rest, ((size_t)corpus->rest_count + 1) * sizeof *corpus->rest);
    corpus->rest = NULL;
    corpus->rest_count = 0;
}

/* A subcorpus of the same documents that leaves out the bits given, which it takes. */
static vl_status leave_out(const vl_corpus *corpus, uint64_t *bits, vl_corpus **out, vl_error *error) {
    vl_corpus parts = {.columns = corpus->columns, .document_count = corpus->document_count, .rest_count = corpus->rest_count,
                       .left_out = bits};
    bool complete = copy_documents(corpus, corpus->documents, corpus->document_count, &parts.documents) &&
                    copy_documents(corpus, corpus->rest, corpus->rest_count, &parts.rest);
    return make(parts, complete, out, error);
}

vl_status vl_corpus_leave_out(const vl_corpus *corpus, const uint64_t *left_out, vl_corpus **out, vl_error *error) {
    uint64_t *bits = copy_left_out(corpus);
    if (!bits) return vl_error_memory(error);
    for (uint64_t i = 0; i < (corpus->columns->sentence_count + 63) / 64; i++) bits[i] |= left_out[i];
    return leave_out(corpus, bits, out, error);
}

vl_status vl_corpus_paragraphs(const vl_corpus *corpus, unsigned kinds, vl_corpus **out, vl_error *error) {
    const vl_columns *columns = corpus->columns;
    uint64_t *bits = copy_left_out(corpus);
    if (!bits) return vl_error_memory(error);
    for (uint64_t i = 0; i < columns->paragraph_count; i++) {
        const vl_paragraph_record *record = &columns->paragraphs[i];
        if (kinds >> record->kind & 1) continue;
        for (uint64_t sentence = record->first_sentence; sentence < record[1].first_sentence; sentence++)
            vl_bit_set(bits, sentence);
    }
    return leave_out(corpus, bits, out, error);
}
