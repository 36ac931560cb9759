/*
 * Clusters of documents as tables: the steps of joining, and the documents by cluster.
 */
#include <math.h>
#include <string.h>

#include "stat/comparison.h"
#include "vanlua/cluster.h"

/* Documents being clustered. Items are the documents that are at a distance; those that are at none, the empty
 * ones, come behind them. */
typedef struct clustering {
    const vl_corpus *corpus;
    vl_context *context;
    size_t documents;
    size_t items;
    uint32_t *order;        /* documents, those of the items first */
    double *distances;      /* of pairs of items */
    vl_cluster_step *steps; /* one less than documents */
    size_t marks;           /* `#` ahead of the number of a step */
} clustering;

static size_t pair_bytes(const clustering *made) {
    return (made->items * (made->items - 1) / 2 + 1) * sizeof(double);
}

/* Puts the documents that are at no distance behind the others. */
static void order_documents(clustering *made, const vl_comparison *comparison) {
    size_t last = 0;
    for (int behind = 0; behind < 2; behind++) {
        for (size_t i = 0; i < made->documents; i++) {
            if (comparison->undefined[i] == (behind == 1)) made->order[last++] = (uint32_t)i;
        }
        if (!behind) made->items = last;
    }
}

/* Fills the distances of the items, row by row. `row` is room for a number of each document. False: cancelled. */
static bool fill_distances(clustering *made, vl_comparison *comparison, double *row) {
    bool distance = vl_comparison_is_distance(comparison);
    double *out = made->distances;
    size_t item = 0;
    for (uint32_t i = 0; i < made->documents && item < made->items; i++) {
        if (!vl_comparison_next(comparison, row)) return false;
        if (made->order[item] != i) continue;
        item++;
        for (size_t j = item; j < made->items; j++) {
            double value = row[made->order[j]];
            *out++ = distance ? value : 1 - value;
        }
    }
    return true;
}

static vl_status find_distances(clustering *made, const vl_document_similarity_options *options, vl_error *error) {
    vl_comparison comparison;
    vl_status status = vl_comparison_make(made->corpus, options, &comparison, error);
    if (status == VL_OK) {
        order_documents(made, &comparison);
        size_t row_bytes = (made->documents + 1) * sizeof(double);
        double *row = vl_allocate(made->context, row_bytes);
        made->distances = made->items > 0 ? vl_allocate(made->context, pair_bytes(made)) : NULL;
        bool ready = row && (made->distances || made->items == 0);
        if (!ready) status = vl_error_memory(error);
        else if (!fill_distances(made, &comparison, row)) status = vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
        vl_free(made->context, row, row_bytes);
    }
    vl_comparison_free(&comparison);
    return status;
}

/* What was an item becomes its document, and steps are counted behind the documents. */
static uint32_t name_of(const clustering *made, uint32_t linked) {
    return linked < made->items ? made->order[linked] : (uint32_t)(linked - made->items + made->documents);
}

/* Joins the documents that are at no distance, one after the other. */
static void join_the_rest(clustering *made) {
    size_t linked = made->items > 0 ? made->items - 1 : 0;
    for (size_t i = 0; i < linked; i++) {
        made->steps[i].left = name_of(made, made->steps[i].left);
        made->steps[i].right = name_of(made, made->steps[i].right);
    }
    for (size_t i = linked; i + 1 < made->documents; i++) {
        uint32_t left = i == 0 ? made->order[0] : (uint32_t)(made->documents + i - 1);
        made->steps[i] = (vl_cluster_step){left, made->order[i + 1], NAN, (uint32_t)i + 2};
    }
}

/* ---- tables ---- */

/* One mark more than any document has whose id reads like a step: `#3`. */
static size_t count_marks(const clustering *made) {
    size_t most = 0;
    for (size_t i = 0; i < made->documents; i++) {
        vl_text id = vl_corpus_document(made->corpus, i)->id;
        size_t marks = 0, end;
        while (marks < id.size && id.data[marks] == '#') marks++;
        for (end = marks; end < id.size && id.data[end] >= '0' && id.data[end] <= '9';) end++;
        if (end == id.size && end > marks && marks > most) most = marks;
    }
    return most + 1;
}

/* The name of a document or step; a step's is written to `scratch`. False: no memory. */
static bool write_name(const clustering *made, uint32_t name, vl_string *scratch, vl_cell *out) {
    if (name < made->documents) {
        *out = vl_cell_text(vl_corpus_document(made->corpus, name)->id);
        return true;
    }
    scratch->size = 0;
    for (size_t i = 0; i < made->marks; i++)
        if (!vl_string_append(made->context, scratch, "#", 1)) return false;
    if (!vl_string_print(made->context, scratch, "%zu", name - made->documents + 1)) return false;
    *out = vl_cell_text(vl_string_text(scratch));
    return true;
}

static vl_status append_steps(const clustering *made, vl_table *table, vl_error *error) {
    vl_string left = VL_STRING, right = VL_STRING;
    vl_status status = VL_OK;
    for (size_t i = 0; status == VL_OK && i + 1 < made->documents; i++) {
        const vl_cluster_step *step = &made->steps[i];
        vl_cell cells[5] = {vl_cell_integer(i + 1)};
        bool named = write_name(made, step->left, &left, &cells[1]) && write_name(made, step->right, &right, &cells[2]);
        cells[3] = vl_cell_number(step->distance);
        cells[4] = vl_cell_integer(step->size);
        status = named ? vl_table_append(table, cells, error) : vl_error_memory(error);
    }
    vl_string_free(made->context, &left);
    vl_string_free(made->context, &right);
    return status;
}

static vl_status make_steps(const clustering *made, vl_table **out, vl_error *error) {
    static const vl_text columns[] = {{"step", 4}, {"left", 4}, {"right", 5}, {"distance", 8}, {"size", 4}};
    vl_status status = vl_table_create(made->context, columns, 5, out, error);
    return status == VL_OK ? append_steps(made, *out, error) : status;
}

/* Finds the cluster of each document after all but the last k - 1 steps. `parents` is by document or step. */
static void cut(const clustering *made, size_t k, uint32_t *parents, uint32_t *clusters) {
    size_t names = 2 * made->documents - 1, kept = made->documents - k;
    uint32_t numbered = 0;
    for (size_t i = 0; i < names; i++) parents[i] = (uint32_t)i;
    for (size_t i = 0; i < kept; i++) {
        parents[made->steps[i].left] = (uint32_t)(made->documents + i);
        parents[made->steps[i].right] = (uint32_t)(made->documents + i);
    }
    /* A step stands behind what it joins: from the last on, every parent is a root already. */
    for (size_t i = names; i-- > 0;) parents[i] = parents[parents[i]];
    memset(clusters, 0, names * sizeof *clusters);
    for (size_t i = 0; i < made->documents; i++) {
        uint32_t *cluster = &clusters[parents[i]];
        if (*cluster == 0) *cluster = ++numbered;
    }
}

static vl_status make_clusters(const clustering *made, size_t k, vl_table **out, vl_error *error) {
    static const vl_text columns[] = {{"document", 8}, {"cluster", 7}};
    size_t bytes = 2 * made->documents * sizeof(uint32_t);
    uint32_t *parents = vl_allocate(made->context, bytes), *clusters = vl_allocate(made->context, bytes);
    vl_status status = parents && clusters ? vl_table_create(made->context, columns, 2, out, error) : vl_error_memory(error);
    if (status == VL_OK) cut(made, k, parents, clusters);
    for (size_t i = 0; status == VL_OK && i < made->documents; i++) {
        vl_cell cells[2] = {vl_cell_text(vl_corpus_document(made->corpus, i)->id), vl_cell_integer(clusters[parents[i]])};
        status = vl_table_append(*out, cells, error);
    }
    vl_free(made->context, parents, bytes);
    vl_free(made->context, clusters, bytes);
    return status;
}

static vl_status check_size(uint64_t documents, uint64_t k, vl_error *error) {
    if (k > documents) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "%llu clusters cannot be made of %llu document%s", (unsigned long long)k,
                            (unsigned long long)documents, documents == 1 ? "" : "s");
    }
    if (documents <= VL_CLUSTER_ITEMS) return VL_OK;
    double size = (double)documents * (double)(documents - 1) / 2 * sizeof(double) / 1e9;
    return vl_error_set(error, VL_ERROR_ARGUMENT,
                        "the distances of %llu documents would need %.1f GB; at most %d documents (4.3 GB) can be clustered",
                        (unsigned long long)documents, size, VL_CLUSTER_ITEMS);
}

static vl_status cluster_documents(clustering *made, const vl_clusters_options *options, vl_error *error) {
    made->order = vl_allocate(made->context, (made->documents + 1) * sizeof *made->order);
    made->steps = vl_allocate(made->context, (made->documents + 1) * sizeof *made->steps);
    if (!made->order || !made->steps) return vl_error_memory(error);
    vl_status status = find_distances(made, &options->similarity, error);
    if (status == VL_OK)
        status = vl_cluster_link(made->context, made->distances, made->items, options->linkage, made->steps, error);
    if (status == VL_OK) join_the_rest(made);
    return status;
}

vl_status vl_clusters(const vl_corpus *corpus, const vl_clusters_options *options, vl_table **steps, vl_table **clusters,
                      vl_error *error) {
    vl_clusters_options chosen = options ? *options : VL_CLUSTERS_OPTIONS;
    clustering made = {.corpus = corpus, .context = vl_corpus_context(corpus)};
    vl_table *joined = NULL, *grouped = NULL;
    vl_status status = check_size(vl_corpus_document_count(corpus), chosen.k, error);
    if (status != VL_OK) return status;
    made.documents = (size_t)vl_corpus_document_count(corpus);
    made.marks = count_marks(&made);
    status = cluster_documents(&made, &chosen, error);
    if (status == VL_OK) status = make_steps(&made, &joined, error);
    if (status == VL_OK && chosen.k > 0 && clusters) status = make_clusters(&made, (size_t)chosen.k, &grouped, error);
    if (made.distances) vl_free(made.context, made.distances, pair_bytes(&made));
    vl_free(made.context, made.order, (made.documents + 1) * sizeof *made.order);
    vl_free(made.context, made.steps, (made.documents + 1) * sizeof *made.steps);
    if (status != VL_OK) {
        vl_table_free(joined);
        vl_table_free(grouped);
        return status;
    }
    *steps = joined;
    if (clusters) *clusters = grouped;
    return VL_OK;
}
