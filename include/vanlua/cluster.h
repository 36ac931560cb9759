/*
 * Clusters of documents, joined step by step: agglomerative hierarchical clustering.
 */
#ifndef VANLUA_CLUSTER_H
#define VANLUA_CLUSTER_H

#include "vanlua/document_similarity.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How far two clusters are from each other. */
typedef enum vl_linkage {
    VL_LINKAGE_AVERAGE,  /* the mean over all pairs of members (UPGMA; Sokal and Michener 1958) */
    VL_LINKAGE_COMPLETE, /* the largest over all pairs (Sørensen 1948) */
    VL_LINKAGE_SINGLE,   /* the smallest over all pairs (Florek et al. 1951) */
    VL_LINKAGE_WARD      /* Ward 1963, on squared distances, as ward.D2 of R and ward of SciPy; meant for Euclidean distances */
} vl_linkage;

/* One step: two clusters become one. */
typedef struct vl_cluster_step {
    uint32_t left;  /* item below the number of items, or that number + an earlier step; has the first item of both */
    uint32_t right;
    double distance; /* never less than that of an earlier step */
    uint32_t size;   /* items of the new cluster */
} vl_cluster_step;

/* Items that are joined at most: their distances take 4.3 GB. */
#define VL_CLUSTER_ITEMS 32768

/* Joins `count` items into one cluster and fills `steps`, count - 1 of them, by distance. `distances` are those of the
 * pairs (0, 1), (0, 2) … (1, 2) …, finite, and are overwritten. Where several clusters are equally near, the
 * one with the first item is taken (nearest-neighbour chains that start with the first item; Murtagh 1983, recurrence
 * of Lance and Williams 1967). Fails for want of memory, when cancelled (asked through the context), and for more than
 * VL_CLUSTER_ITEMS. Cost: the square of the items. */
VL_API vl_status vl_cluster_link(vl_context *context, double *distances, size_t count, vl_linkage linkage,
                                 vl_cluster_step *steps, vl_error *error);

/* How documents are clustered. Start from VL_CLUSTERS_OPTIONS. */
typedef struct vl_clusters_options {
    vl_document_similarity_options similarity; /* `pairs` means nothing here */
    vl_linkage linkage;
    uint64_t k; /* clusters to cut the tree into; 0: it is not cut */
} vl_clusters_options;

#define VL_CLUSTERS_OPTIONS ((vl_clusters_options){VL_DOCUMENT_SIMILARITY_OPTIONS, VL_LINKAGE_AVERAGE, 0})

/* Clusters documents by 1 - similarity, or by the distance itself where the measure is one. `steps` gets a table of the
 * steps: step, left, right, distance, size; left and right are ids of documents, or `#3` for what the third step made (`##3`
 * where a document is called so). Documents that are at no distance, because they are empty, come last, without a
 * distance, of measures of similarity too. With k, `clusters` (else NULL, and it may be NULL then) gets a table of
 * the documents: document, cluster, clusters numbered by their first document; k beyond the number of documents is an
 * error. `options` may be NULL. Memory: 8 bytes for each pair of documents, and what vl_similarity_documents takes
 * besides the square; more than VL_CLUSTER_ITEMS documents are an error. Cost: that of all similarities, and the
 * square of the documents. */
VL_API vl_status vl_clusters(const vl_corpus *corpus, const vl_clusters_options *options, vl_table **steps,
                             vl_table **clusters, vl_error *error);

#ifdef __cplusplus
}
#endif

#endif
