#include "corpus/columns.h"

/* Frees a list of documents. */
static void free_documents(vl_context *context, uint64_t *documents, uint64_t count) {
    vl_free(context, documents, ((size_t)count + 1) * sizeof *documents);
}

void vl_corpus_free_parts(vl_corpus parts) {
    vl_context *context = parts.columns->context;
    free_documents(context, parts.documents, parts.document_count);
    free_documents(context, parts.rest, parts.rest_count);
    vl_free(context, parts.left_out, vl_bit_words(parts.columns->sentence_count) * sizeof *parts.left_out);
}

vl_corpus *vl_corpus_over(vl_corpus parts) {
    vl_corpus *corpus = vl_allocate(parts.columns->context, sizeof *corpus);
    if (!corpus) {
        vl_corpus_free_parts(parts);
        return NULL;
    }
    *corpus = parts;
    atomic_fetch_add(&parts.columns->shared, 1);
    return corpus;
}

void vl_corpus_free(vl_corpus *corpus) {
    if (!corpus) return;
    vl_columns *columns = corpus->columns;
    vl_corpus_free_parts(*corpus);
    vl_free(columns->context, corpus, sizeof *corpus);
    if (atomic_fetch_sub(&columns->shared, 1) == 1) vl_columns_free(columns);
}

vl_context *vl_corpus_context(const vl_corpus *corpus) {
    return corpus->columns->context;
}

uint64_t vl_corpus_document_count(const vl_corpus *corpus) {
    return corpus->document_count;
}

const vl_document *vl_corpus_document(const vl_corpus *corpus, uint64_t position) {
    return &corpus->columns->documents[corpus->documents ? corpus->documents[position] : position];
}

/* The position of a document of the columns in a list in ascending order. */
static bool find_in(const uint64_t *documents, uint64_t count, uint64_t document, uint64_t *position) {
    uint64_t low = 0, high = count;
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        if (documents[middle] < document)
            low = middle + 1;
        else
            high = middle;
    }
    *position = low;
    return low < count && documents[low] == document;
}

bool vl_corpus_find(const vl_corpus *corpus, vl_text id, uint64_t *position) {
    uint32_t document = vl_symbols_find(&corpus->columns->ids, id);
    if (document == VL_NO_SYMBOL) return false;
    if (corpus->documents) return find_in(corpus->documents, corpus->document_count, document, position);
    *position = document;
    return true;
}

vl_range vl_corpus_documents_in(const vl_corpus *corpus, const vl_range *scope) {
    vl_range documents = {0, vl_corpus_document_count(corpus)};
    if (!scope) return documents;
    while (documents.first < documents.end) {
        uint64_t middle = documents.first + (documents.end - documents.first) / 2;
        if (vl_corpus_document(corpus, middle)->sentences.end <= scope->first)
            documents.first = middle + 1;
        else
            documents.end = middle;
    }
    uint64_t all = vl_corpus_document_count(corpus);
    while (documents.end < all && vl_corpus_document(corpus, documents.end)->sentences.first < scope->end)
        documents.end++;
    return documents;
}

const vl_document *vl_corpus_owner(const vl_corpus *corpus, uint64_t sentence) {
    uint64_t paragraph = vl_corpus_paragraph_of(corpus, sentence);
    return &corpus->columns->documents[corpus->columns->paragraphs[paragraph].document];
}

vl_paragraph vl_corpus_paragraph(const vl_corpus *corpus, uint64_t paragraph) {
    const vl_paragraph_record *record = &corpus->columns->paragraphs[paragraph];
    vl_range sentences = {record->first_sentence, record[1].first_sentence};
    return (vl_paragraph){record->document, record->offset, record->size, record->line, record->kind, sentences};
}

uint64_t vl_corpus_paragraph_of(const vl_corpus *corpus, uint64_t sentence) {
    const vl_paragraph_record *paragraphs = corpus->columns->paragraphs;
    uint64_t low = 0, high = corpus->columns->paragraph_count;
    while (low + 1 < high) {
        uint64_t middle = low + (high - low) / 2;
        if (paragraphs[middle].first_sentence <= sentence)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The last of `count` ascending starts, of which the first is not behind it, that is not behind `at`. */
static uint64_t last_start(const uint64_t *starts, uint64_t count, uint64_t at) {
    uint64_t low = 0, high = count;
    while (low + 1 < high) {
        uint64_t middle = low + (high - low) / 2;
        if (starts[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint64_t vl_corpus_sentence_of(const vl_corpus *corpus, vl_unit unit, uint64_t token) {
    return last_start(vl_columns_layer(corpus->columns, unit)->sentences, corpus->columns->sentence_count, token);
}

vl_range vl_corpus_tokens(const vl_corpus *corpus, vl_unit unit, vl_range sentences) {
    const uint64_t *first = vl_columns_layer(corpus->columns, unit)->sentences;
    return (vl_range){first[sentences.first], first[sentences.end]};
}

static vl_token atom_at(const vl_layer *atoms, uint64_t token) {
    uint32_t type = atoms->types[token];
    return (vl_token){atoms->starts[token], (uint32_t)atoms->vocabulary.texts[type].size, type};
}

vl_token vl_corpus_token(const vl_corpus *corpus, vl_unit unit, uint64_t token) {
    const vl_layer *layer = vl_columns_layer(corpus->columns, unit), *atoms = &corpus->columns->atoms;
    if (layer == atoms) return atom_at(atoms, token);
    vl_token first = atom_at(atoms, layer->starts[token]), last = atom_at(atoms, layer->starts[token + 1] - 1);
    return (vl_token){first.offset, (uint32_t)(last.offset + last.size - first.offset), layer->types[token]};
}

uint32_t vl_corpus_type_of(const vl_corpus *corpus, vl_unit unit, uint64_t token) {
    return vl_columns_layer(corpus->columns, unit)->types[token];
}

vl_range vl_corpus_atoms(const vl_corpus *corpus, vl_unit unit, uint64_t token) {
    const vl_layer *layer = vl_columns_layer(corpus->columns, unit);
    if (layer == &corpus->columns->atoms) return (vl_range){token, token + 1};
    return (vl_range){layer->starts[token], layer->starts[token + 1]};
}

vl_range vl_corpus_covering(const vl_corpus *corpus, vl_unit unit, vl_range atoms) {
    const vl_layer *layer = vl_columns_layer(corpus->columns, unit);
    if (layer == &corpus->columns->atoms) return atoms;
    uint64_t first = last_start(layer->starts, layer->count, atoms.first);
    return (vl_range){first, last_start(layer->starts, layer->count, atoms.end - 1) + 1};
}

bool vl_corpus_selected(const vl_corpus *corpus, uint64_t sentence) {
    if (corpus->left_out && vl_bit(corpus->left_out, sentence)) return false;
    if (!corpus->documents) return true;
    uint64_t paragraph = vl_corpus_paragraph_of(corpus, sentence), position;
    return find_in(corpus->documents, corpus->document_count, corpus->columns->paragraphs[paragraph].document,
                   &position);
}

/* Takes the next run of sentences that are not left out off the front of `rest`. */
static bool next_kept(const vl_corpus *corpus, vl_range *rest, vl_range *run) {
    uint64_t first = rest->first;
    if (!corpus->left_out) {
        *run = *rest;
        rest->first = rest->end;
        return first < rest->end;
    }
    while (first < rest->end && vl_bit(corpus->left_out, first)) first++;
    uint64_t end = first;
    while (end < rest->end && !vl_bit(corpus->left_out, end)) end++;
    *run = (vl_range){first, end};
    rest->first = end;
    return first < end;
}

/* Narrows a run to the sentences of the first document of the list that has some in `rest`, and takes all up to its end
 * off. */
static bool next_document(const vl_corpus *corpus, vl_range *rest, vl_range *run) {
    const vl_columns *columns = corpus->columns;
    while (rest->first < rest->end) {
        uint64_t owner = columns->paragraphs[vl_corpus_paragraph_of(corpus, rest->first)].document, position;
        find_in(corpus->documents, corpus->document_count, owner, &position);
        if (position == corpus->document_count) return false;
        vl_range sentences = columns->documents[corpus->documents[position]].sentences;
        uint64_t first = rest->first > sentences.first ? rest->first : sentences.first;
        uint64_t end = rest->end < sentences.end ? rest->end : sentences.end;
        rest->first = first > sentences.end ? first : sentences.end;
        if (first >= end) continue;
        *run = (vl_range){first, end};
        return true;
    }
    return false;
}

bool vl_corpus_next_run(const vl_corpus *corpus, vl_range *rest, vl_range *run) {
    if (!corpus->documents) return next_kept(corpus, rest, run);
    vl_range whole;
    while (next_document(corpus, rest, &whole)) {
        vl_range left = whole;
        if (!next_kept(corpus, &left, run)) continue;
        rest->first = left.first < whole.end ? left.first : rest->first;
        return true;
    }
    return false;
}

uint64_t vl_corpus_sentence_total(const vl_corpus *corpus) {
    return corpus->columns->sentence_count;
}

/* The types of a unit. */
static const vl_vocabulary *vocabulary_of(const vl_corpus *corpus, vl_unit unit) {
    return &vl_columns_layer(corpus->columns, unit)->vocabulary;
}

uint32_t vl_corpus_type_count(const vl_corpus *corpus, vl_unit unit) {
    return vocabulary_of(corpus, unit)->count;
}

vl_text vl_corpus_type_text(const vl_corpus *corpus, vl_unit unit, uint32_t type) {
    return vocabulary_of(corpus, unit)->texts[type];
}

vl_kind vl_corpus_type_kind(const vl_corpus *corpus, vl_unit unit, uint32_t type) {
    return (vl_kind)vocabulary_of(corpus, unit)->kinds[type];
}

vl_status vl_corpus_divide(const vl_corpus *corpus, vl_unit unit, vl_error *error) {
    vl_columns *columns = corpus->columns;
    if (unit != VL_UNIT_WORD || !columns->has_words || columns->words) return VL_OK;
    vl_status status = vl_columns_divide(columns);
    if (status == VL_ERROR_CANCELLED) return vl_error_set(error, status, "cancelled");
    return status == VL_OK ? VL_OK : vl_error_memory(error);
}

vl_status vl_corpus_prepare(const vl_corpus *corpus, vl_unit unit, vl_form form, vl_error *error) {
    vl_columns *columns = corpus->columns;
    vl_status status = vl_corpus_divide(corpus, unit, error);
    if (status != VL_OK) return status;
    bool words = vl_columns_layer(columns, unit) == columns->words;
    status = words ? vl_columns_prepare_words(columns, form) : vl_vocabulary_prepare(&columns->atoms.vocabulary, form);
    return status == VL_OK ? VL_OK : vl_error_memory(error);
}

uint32_t vl_corpus_key_count(const vl_corpus *corpus, vl_unit unit, vl_form form) {
    return (uint32_t)vocabulary_of(corpus, unit)->keys[form].names.count;
}

uint32_t vl_corpus_key_of(const vl_corpus *corpus, vl_unit unit, vl_form form, uint32_t type) {
    return vocabulary_of(corpus, unit)->keys[form].of_type[type];
}

vl_text vl_corpus_key_text(const vl_corpus *corpus, vl_unit unit, vl_form form, uint32_t key) {
    return vl_symbols_name(&vocabulary_of(corpus, unit)->keys[form].names, key);
}
