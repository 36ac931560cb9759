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

/* A copy of the list of documents, none if the corpus has all. False: no memory. */
static bool copy_documents(const vl_corpus *corpus, uint64_t **out) {
    *out = NULL;
    if (!corpus->documents) return true;
    *out = vl_allocate_zeroed(corpus->columns->context, (size_t)corpus->document_count + 1, sizeof **out);
    if (!*out) return false;
    memcpy(*out, corpus->documents, (size_t)corpus->document_count * sizeof **out);
    return true;
}

vl_status vl_corpus_pick(const vl_corpus *corpus, const uint64_t *positions, uint64_t count, vl_corpus **out,
                         vl_error *error) {
    vl_context *context = corpus->columns->context;
    for (uint64_t i = 0; i < count; i++) {
        bool in_order = positions[i] < corpus->document_count && (i == 0 || positions[i - 1] < positions[i]);
        if (!in_order)
            return vl_error_set(error, VL_ERROR_ARGUMENT, "documents must be given in order, once each, and exist");
    }
    uint64_t *documents = vl_allocate(context, ((size_t)count + 1) * sizeof *documents);
    uint64_t *left_out = corpus->left_out ? copy_left_out(corpus) : NULL;
    if (!documents || (corpus->left_out && !left_out)) {
        vl_free(context, documents, ((size_t)count + 1) * sizeof *documents);
        vl_free(context, left_out, vl_bit_words(corpus->columns->sentence_count) * sizeof *left_out);
        return vl_error_memory(error);
    }
    for (uint64_t i = 0; i < count; i++)
        documents[i] = corpus->documents ? corpus->documents[positions[i]] : positions[i];
    *out = vl_corpus_over(corpus->columns, documents, count, left_out);
    return *out ? VL_OK : vl_error_memory(error);
}

vl_status vl_corpus_rest(const vl_corpus *corpus, vl_corpus **out, vl_error *error) {
    vl_context *context = corpus->columns->context;
    uint64_t all = corpus->columns->document_count, count = all - corpus->document_count, own = 0;
    uint64_t *documents = vl_allocate(context, ((size_t)count + 1) * sizeof *documents);
    uint64_t *left_out = corpus->left_out ? copy_left_out(corpus) : NULL;
    if (!documents || (corpus->left_out && !left_out)) {
        vl_free(context, documents, ((size_t)count + 1) * sizeof *documents);
        vl_free(context, left_out, vl_bit_words(corpus->columns->sentence_count) * sizeof *left_out);
        return vl_error_memory(error);
    }
    for (uint64_t i = 0; i < all && count; i++) {
        bool is_own = own < corpus->document_count && corpus->documents[own] == i;
        if (is_own) own++;
        else documents[i - own] = i;
    }
    *out = vl_corpus_over(corpus->columns, documents, count, left_out);
    return *out ? VL_OK : vl_error_memory(error);
}

/* A subcorpus of the same documents that leaves out the bits given, which it takes. */
static vl_status leave_out(const vl_corpus *corpus, uint64_t *bits, vl_corpus **out, vl_error *error) {
    uint64_t *documents;
    if (!copy_documents(corpus, &documents)) {
        vl_free(corpus->columns->context, bits, vl_bit_words(corpus->columns->sentence_count) * sizeof *bits);
        return vl_error_memory(error);
    }
    *out = vl_corpus_over(corpus->columns, documents, corpus->document_count, bits);
    return *out ? VL_OK : vl_error_memory(error);
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
