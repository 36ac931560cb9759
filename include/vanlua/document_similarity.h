/*
 * How alike the documents of a corpus are, each by its terms.
 */
#ifndef VANLUA_DOCUMENT_SIMILARITY_H
#define VANLUA_DOCUMENT_SIMILARITY_H

#include "vanlua/counted.h"
#include "vanlua/table.h"
#include "vanlua/tfidf.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Documents up to which a table of similarities is a square; beyond, pairs are listed. */
#define VL_SIMILARITY_SQUARE 100

/* How documents are compared. Start from VL_DOCUMENT_SIMILARITY_OPTIONS. */
typedef struct vl_document_similarity_options {
    vl_counted counted;
    const char *measure;           /* by its name; NULL: cosine */
    const vl_weighting *weighting; /* NULL: that of the measure, see vl_similarity_documents */
    uint32_t terms;                /* burrows_delta: how many of the most frequent terms are looked at */
    uint64_t pairs;                /* rows, where pairs are listed; 0: all */
} vl_document_similarity_options;

#define VL_DOCUMENT_SIMILARITY_OPTIONS                                                                                 \
    ((vl_document_similarity_options){.counted = VL_COUNTED, .terms = 150, .pairs = 1000})

/* True if the measure of that name tells a distance, which is small where documents are alike. */
VL_API bool vl_document_measure_is_distance(const char *measure);

/* Fills `out`, a row-major square of the documents of the corpus.
 *   - cosine: of the weights, count * ln(N / documents) unless others are given.
 *   - jaccard, dice, overlap: of the sets of terms whose weight is not 0; unless weights are given, of all terms.
 *   - manhattan, euclidean, canberra: of the weights, those of cosine unless others are given.
 *   - jensen_shannon: divergence in bits, 0 to 1, of the weights as shares of their sum, counts unless others are given.
 *   - burrows_delta: mean absolute difference of the z-scores of relative frequencies, over the `terms` most frequent
 *     terms of the corpus (of equals those first in code point order) that do not have the same relative frequency in
 *     all documents; means and sample standard deviations (n - 1) are those of the documents that are not empty.
 *     Takes no weights (Burrows 2002; relative to all tokens counted in the document).
 * An empty document is similar to nothing, itself included: 0, and no distance (NAN) where the measure is a distance.
 * Sums run over terms in the order of their first occurrence, for cosine and euclidean first over those that more than half of
 * the documents have. `options` may be NULL. Fails for want of memory, when
 * cancelled, for an unknown measure, for no term, and for weights with burrows_delta. Cost: for
 * each term the square of the number of its documents; for distances also the terms of each pair that is nearly alike, and
 * for burrows_delta `terms` for each pair. Memory, besides the square: for each different term of a document 16 bytes, and 16
 * more where weights are compared; for cosine and euclidean up to 16 more for those that more than half of the documents have,
 * and 128 for each document; for burrows_delta 8 for each of its terms in each document; some 30 for each term of the
 * vocabulary. */
VL_API vl_status vl_similarity_documents(const vl_corpus *corpus, const vl_document_similarity_options *options,
                                         double *out, vl_error *error);

/* The same as a table: up to VL_SIMILARITY_SQUARE documents `document` and a column for each document; beyond, the
 * best pairs: `document`, `other`, and `similarity` or `distance`, the most alike first, of equals those of earlier
 * documents. Memory: as above, but of the square a row only, 24 bytes for each pair listed, and the rows of the table. */
VL_API vl_status vl_similarity_table(const vl_corpus *corpus, const vl_document_similarity_options *options,
                                     vl_table **out, vl_error *error);

#ifdef __cplusplus
}
#endif

#endif
