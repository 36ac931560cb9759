/*
 * Similarity of documents, as a square and as a table.
 */
#include "vanlua/document_similarity.h"

#include "stat/comparison.h"
#include "stat/ranking.h"

bool vl_document_measure_is_distance(const char *measure) {
    const vl_document_measure *found = vl_document_measure_find(vl_text_of(measure));
    return found && found->distance;
}

/* Fills the whole square. False: cancelled. */
static bool fill_square(vl_comparison *comparison, double *out) {
    size_t count = vl_comparison_count(comparison);
    for (size_t i = 0; i < count; i++) {
        if (!vl_comparison_next(comparison, out + i * count)) return false;
        for (size_t j = i + 1; j < count; j++) out[j * count + i] = out[i * count + j];
    }
    return true;
}

vl_status vl_similarity_documents(const vl_corpus *corpus, const vl_document_similarity_options *options, double *out,
                                  vl_error *error) {
    vl_comparison comparison;
    vl_status status = vl_comparison_make(corpus, options, &comparison, error);
    if (status == VL_OK && !fill_square(&comparison, out)) status = vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
    vl_comparison_free(&comparison);
    return status;
}

/* ---- the square as a table ---- */

/* Appends a name for the column of a document whose id is that of the first column: the first that no document has. */
static bool name_column(const vl_corpus *corpus, vl_string *out) {
    vl_context *context = vl_corpus_context(corpus);
    uint64_t taken;
    for (int i = 2;; i++) {
        out->size = 0;
        if (!vl_string_print(context, out, "document (%d)", i)) return false;
        if (!vl_corpus_find(corpus, vl_string_text(out), &taken)) return true;
    }
}

/* Makes the table without rows. */
static vl_status create_square(const vl_corpus *corpus, vl_table **out, vl_error *error) {
    vl_context *context = vl_corpus_context(corpus);
    vl_text names[VL_SIMILARITY_SQUARE + 1] = {vl_text_of("document")};
    vl_string changed = VL_STRING;
    size_t count = (size_t)vl_corpus_document_count(corpus);
    bool named = true;
    for (size_t i = 0; named && i < count; i++) {
        names[i + 1] = vl_corpus_document(corpus, i)->id;
        if (!vl_text_equal(names[i + 1], names[0])) continue;
        named = name_column(corpus, &changed);
        names[i + 1] = vl_string_text(&changed);
    }
    vl_status status = named ? vl_table_create(context, names, count + 1, out, error) : vl_error_memory(error);
    vl_string_free(context, &changed);
    return status;
}

static vl_status append_square(const vl_corpus *corpus, const double *square, vl_table *table, vl_error *error) {
    vl_cell cells[VL_SIMILARITY_SQUARE + 1];
    size_t count = (size_t)vl_corpus_document_count(corpus);
    for (size_t i = 0; i < count; i++) {
        cells[0] = vl_cell_text(vl_corpus_document(corpus, i)->id);
        for (size_t j = 0; j < count; j++) cells[j + 1] = vl_cell_number(square[i * count + j]);
        vl_status status = vl_table_append(table, cells, error);
        if (status != VL_OK) return status;
    }
    return VL_OK;
}

static vl_status make_square(const vl_corpus *corpus, vl_comparison *comparison, vl_table **out, vl_error *error) {
    size_t count = vl_comparison_count(comparison), bytes = (count * count + 1) * sizeof(double);
    double *square = vl_allocate(vl_corpus_context(corpus), bytes);
    if (!square) return vl_error_memory(error);
    vl_status status = fill_square(comparison, square) ? VL_OK : vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
    if (status == VL_OK) status = create_square(corpus, out, error);
    if (status == VL_OK) status = append_square(corpus, square, *out, error);
    vl_free(vl_corpus_context(corpus), square, bytes);
    return status;
}

/* ---- pairs ---- */

/* A pair as one number; earlier documents have lower ones. */
static uint64_t pair_of(uint32_t first, uint32_t second) {
    return (uint64_t)first << 32 | second;
}

static int order_pairs(const void *data, uint64_t a, uint64_t b) {
    (void)data;
    return a < b ? -1 : a > b;
}

static vl_status rank_pairs(vl_comparison *comparison, vl_ranking *ranking, double *row, vl_error *error) {
    uint32_t count = vl_comparison_count(comparison);
    double sign = vl_comparison_is_distance(comparison) ? -1 : 1;
    for (uint32_t i = 0; i < count; i++) {
        if (!vl_comparison_next(comparison, row)) return vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
        for (uint32_t j = i + 1; j < count; j++)
            if (!vl_ranking_offer(ranking, (vl_ranked){sign * row[j], 0, pair_of(i, j)})) return vl_error_memory(error);
    }
    vl_ranking_finish(ranking);
    return VL_OK;
}

static vl_status append_pairs(const vl_corpus *corpus, const vl_ranking *ranking, bool distance, vl_table *table,
                              vl_error *error) {
    for (size_t i = 0; i < ranking->count; i++) {
        const vl_ranked *pair = &ranking->kept[i];
        double value = distance ? 0 - pair->value : pair->value;
        vl_cell cells[3] = {vl_cell_text(vl_corpus_document(corpus, pair->entry >> 32)->id),
                            vl_cell_text(vl_corpus_document(corpus, pair->entry & UINT32_MAX)->id), vl_cell_number(value)};
        vl_status status = vl_table_append(table, cells, error);
        if (status != VL_OK) return status;
    }
    return VL_OK;
}

static vl_status make_pairs(const vl_corpus *corpus, vl_comparison *comparison, uint64_t wanted, vl_table **out,
                            vl_error *error) {
    vl_context *context = vl_corpus_context(corpus);
    bool distance = vl_comparison_is_distance(comparison);
    const vl_text columns[] = {vl_text_of("document"), vl_text_of("other"), vl_text_of(distance ? "distance" : "similarity")};
    size_t bytes = vl_comparison_count(comparison) * sizeof(double);
    vl_ranking ranking = {.context = context, .order = order_pairs, .room = wanted};
    double *row = vl_allocate(context, bytes);
    vl_status status = row ? rank_pairs(comparison, &ranking, row, error) : vl_error_memory(error);
    if (status == VL_OK) status = vl_table_create(context, columns, 3, out, error);
    if (status == VL_OK) status = append_pairs(corpus, &ranking, distance, *out, error);
    vl_free(context, row, bytes);
    vl_ranking_free(&ranking);
    return status;
}

vl_status vl_similarity_table(const vl_corpus *corpus, const vl_document_similarity_options *options, vl_table **out,
                              vl_error *error) {
    vl_document_similarity_options chosen = options ? *options : VL_DOCUMENT_SIMILARITY_OPTIONS;
    vl_comparison comparison;
    vl_table *table = NULL;
    vl_status status = vl_comparison_make(corpus, &chosen, &comparison, error);
    bool square = vl_corpus_document_count(corpus) <= VL_SIMILARITY_SQUARE;
    if (status == VL_OK && square) status = make_square(corpus, &comparison, &table, error);
    else if (status == VL_OK) status = make_pairs(corpus, &comparison, chosen.pairs, &table, error);
    vl_comparison_free(&comparison);
    if (status == VL_OK) *out = table;
    else vl_table_free(table);
    return status;
}
