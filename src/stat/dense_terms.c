/*
 * A product of a matrix with itself in small squares, which are summed in registers.
 */
#include "stat/dense_terms.h"

#include <string.h>

#include "base/poll.h"

/* A term is dense if more than one in so many documents has it: then the zeros that are multiplied in vain cost less
 * than adding here and there. */
#define DENSE_SHARE 2

/* Two numbers that are calculated with at once, where the processor can; eight pairs of sums stay in its registers. */
typedef double pair __attribute__((vector_size(2 * sizeof(double))));

static size_t panels_bytes(const vl_dense_terms *dense) {
    return ((size_t)dense->documents * dense->terms + 1) * sizeof *dense->panels;
}

static size_t products_bytes(const vl_dense_terms *dense) {
    return ((size_t)dense->documents * VL_DENSE_BLOCK + 1) * sizeof *dense->products;
}

/* Where the weight of the first dense term of a document is; the next ones follow at a distance of VL_DENSE_PANEL. */
static double *weights_of(const vl_dense_terms *dense, uint32_t document) {
    uint32_t panel = document / VL_DENSE_PANEL;
    return dense->panels + (size_t)panel * dense->terms * VL_DENSE_PANEL + document % VL_DENSE_PANEL;
}

/* True if a term is worth it. One whose weights are 0 is not. */
static bool is_dense(const vl_matrix *matrix, const double *by_term, uint32_t term) {
    return vl_matrix_documents(matrix, term) > matrix->by_document.rows / DENSE_SHARE &&
           by_term[matrix->by_term.starts[term]] != 0;
}

/* False: cancelled. */
static bool copy_weights(const vl_matrix *matrix, const double *by_term, vl_dense_terms *out) {
    vl_poll poll = {out->context, 0};
    const vl_sparse *terms = &matrix->by_term;
    for (uint32_t term = 0; term < terms->rows; term++) {
        if (!vl_dense_terms_has(out, term)) continue;
        size_t place = (size_t)out->places[term] * VL_DENSE_PANEL;
        for (uint64_t i = terms->starts[term]; i < terms->starts[term + 1]; i++)
            weights_of(out, terms->columns[i])[place] = by_term[i];
        if (vl_poll_cancelled(&poll, terms->starts[term + 1] - terms->starts[term])) return false;
    }
    return true;
}

vl_status vl_dense_terms_make(const vl_matrix *matrix, const double *by_term, bool used, vl_dense_terms *out) {
    uint32_t documents = matrix->by_document.rows;
    *out = (vl_dense_terms){.context = matrix->context, .place_count = (size_t)matrix->by_term.rows + 1};
    out->documents = (documents + VL_DENSE_PANEL - 1) / VL_DENSE_PANEL * VL_DENSE_PANEL;
    out->places = vl_allocate(out->context, out->place_count * sizeof *out->places);
    if (!out->places) return VL_ERROR_MEMORY;
    for (uint32_t term = 0; term < matrix->by_term.rows; term++)
        out->places[term] = used && is_dense(matrix, by_term, term) ? out->terms++ : VL_NO_TERM;
    out->panels = vl_allocate_zeroed(out->context, panels_bytes(out), 1);
    out->products = vl_allocate_zeroed(out->context, products_bytes(out), 1);
    if (!out->panels || !out->products) return VL_ERROR_MEMORY;
    return copy_weights(matrix, by_term, out) ? VL_OK : VL_ERROR_CANCELLED;
}

void vl_dense_terms_free(vl_dense_terms *dense) {
    vl_free(dense->context, dense->places, dense->place_count * sizeof *dense->places);
    if (dense->panels) vl_free(dense->context, dense->panels, panels_bytes(dense));
    if (dense->products) vl_free(dense->context, dense->products, products_bytes(dense));
}

/* Multiplies the documents of two panels with each other. */
static void multiply(const double *first, const double *second, uint32_t terms, double *out, size_t width) {
    pair a = {0}, b = {0}, c = {0}, d = {0}, e = {0}, f = {0}, g = {0}, h = {0}, left, right;
    for (uint32_t term = 0; term < terms; term++, first += VL_DENSE_PANEL, second += VL_DENSE_PANEL) {
        memcpy(&left, second, sizeof left);
        memcpy(&right, second + 2, sizeof right);
        a += first[0] * left, b += first[0] * right;
        c += first[1] * left, d += first[1] * right;
        e += first[2] * left, f += first[2] * right;
        g += first[3] * left, h += first[3] * right;
    }
    const pair sums[VL_DENSE_PANEL][2] = {{a, b}, {c, d}, {e, f}, {g, h}};
    for (size_t i = 0; i < VL_DENSE_PANEL; i++) memcpy(out + i * width, sums[i], sizeof sums[i]);
}

/* Multiplies a block of documents with themselves and all behind them. */
static void multiply_block(vl_dense_terms *dense, uint32_t block) {
    uint32_t width = dense->documents, rest = width - block, own = rest < VL_DENSE_BLOCK ? rest : VL_DENSE_BLOCK;
    for (uint32_t other = block; other < width; other += VL_DENSE_PANEL) {
        for (uint32_t i = 0; i < own; i += VL_DENSE_PANEL) {
            double *out = dense->products + (size_t)i * width + other;
            multiply(weights_of(dense, block + i), weights_of(dense, other), dense->terms, out, width);
        }
    }
}

const double *vl_dense_terms_row(vl_dense_terms *dense, uint32_t document) {
    uint32_t row = document % VL_DENSE_BLOCK;
    if (row == 0) multiply_block(dense, document);
    return dense->products + (size_t)row * dense->documents;
}
