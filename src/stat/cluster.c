/*
 * Joining clusters along chains of nearest neighbours: from any cluster to the nearest, from that to its nearest and so on,
 * until two are the nearest of each other. No linkage here ever brings a joined cluster nearer to a third than the nearer of
 * its two parts was, so that such a pair may be joined at once, and the rest of the chain stays good.
 */
#include "vanlua/cluster.h"

#include <math.h>

#include "base/memory.h"
#include "base/sort.h"

/* Two clusters joined, each named by its first item. */
typedef struct join {
    double distance;
    uint32_t left;
    uint32_t right;
} join;

typedef struct linker {
    vl_context *context;
    double *distances;
    size_t count;
    vl_linkage linkage;
    uint32_t *sizes;  /* by first item; 0: joined to another */
    double *heights;  /* by first item: distance of the last join of the cluster */
    uint32_t *chain;
    size_t length;
    join *joins;
    uint32_t joined;
} linker;

/* The distance of two different items, or of the clusters whose first items they are. */
static double *distance_of(const linker *made, size_t a, size_t b) {
    size_t low = a < b ? a : b, high = a < b ? b : a;
    return &made->distances[low * made->count - low * (low + 1) / 2 + high - low - 1];
}

/* The cluster nearest to the last of the chain: of equals the one before it in the chain, else that with the first item. */
static uint32_t find_nearest(const linker *made) {
    uint32_t last = made->chain[made->length - 1], nearest = UINT32_MAX;
    double least = INFINITY;
    if (made->length > 1) {
        nearest = made->chain[made->length - 2];
        least = *distance_of(made, last, nearest);
    }
    for (uint32_t i = 0; i < made->count; i++) {
        if (made->sizes[i] == 0 || i == last) continue;
        double distance = *distance_of(made, last, i);
        if (nearest != UINT32_MAX && !(distance < least)) continue;
        nearest = i;
        least = distance;
    }
    return nearest;
}

/* The distance from a third cluster of `size` items to two that are joined, `between` apart (Lance and Williams 1967). */
static double joined_distance(const linker *made, double a, double size_a, double b, double size_b, double between, double size) {
    switch (made->linkage) {
    case VL_LINKAGE_COMPLETE: return a > b ? a : b;
    case VL_LINKAGE_SINGLE: return a < b ? a : b;
    case VL_LINKAGE_WARD: {
        double sum = (size + size_a) * a * a + (size + size_b) * b * b - size * between * between;
        return sum > 0 ? sqrt(sum / (size + size_a + size_b)) : 0;
    }
    default: return (size_a * a + size_b * b) / (size_a + size_b);
    }
}

/* Joins the two clusters; the one with the first item stands for both. */
static void join_clusters(linker *made, uint32_t a, uint32_t b) {
    uint32_t left = a < b ? a : b, right = a < b ? b : a;
    double between = *distance_of(made, left, right), height = between;
    double size_left = made->sizes[left], size_right = made->sizes[right];
    for (uint32_t i = 0; i < made->count; i++) {
        if (made->sizes[i] == 0 || i == left || i == right) continue;
        double *to_left = distance_of(made, left, i), to_right = *distance_of(made, right, i);
        *to_left = joined_distance(made, *to_left, size_left, to_right, size_right, between, made->sizes[i]);
    }
    /* Rounding must not put a cluster below its parts. */
    if (made->heights[left] > height) height = made->heights[left];
    if (made->heights[right] > height) height = made->heights[right];
    made->joins[made->joined] = (join){height, left, right};
    made->joined++;
    made->heights[left] = height;
    made->sizes[left] += made->sizes[right];
    made->sizes[right] = 0;
}

/* Finds all joins. False: cancelled. */
static bool follow_chains(linker *made) {
    uint32_t first = 0;
    while (made->joined + 1 < made->count) {
        if (made->length == 0) {
            while (made->sizes[first] == 0) first++;
            made->chain[made->length++] = first;
        }
        uint32_t nearest = find_nearest(made);
        if (made->length > 1 && nearest == made->chain[made->length - 2]) {
            made->length -= 2;
            join_clusters(made, made->chain[made->length + 1], nearest);
        } else {
            made->chain[made->length++] = nearest;
        }
        if (vl_context_cancelled(made->context)) return false;
    }
    return true;
}

static int compare_joins(const void *data, const void *left, const void *right) {
    (void)data;
    const join *a = left, *b = right;
    return (a->distance > b->distance) - (a->distance < b->distance);
}

/* Brings the joins in order, equal ones as they were found, and names clusters by the step that made them. `sizes`
 * and `chain` are done with: they tell now of each cluster, by first item, its size and the step that made it. */
static vl_status tell_steps(linker *made, vl_cluster_step *steps) {
    vl_status status = vl_sort(made->context, made->joins, made->joined, sizeof *made->joins, compare_joins, NULL);
    if (status != VL_OK) return status;
    for (uint32_t i = 0; i < made->count; i++) {
        made->sizes[i] = 1;
        made->chain[i] = i;
    }
    for (uint32_t i = 0; i < made->joined; i++) {
        const join *one = &made->joins[i];
        made->sizes[one->left] += made->sizes[one->right];
        steps[i] = (vl_cluster_step){made->chain[one->left], made->chain[one->right], one->distance, made->sizes[one->left]};
        made->chain[one->left] = (uint32_t)made->count + i;
    }
    return VL_OK;
}

static void linker_free(linker *made) {
    vl_free(made->context, made->sizes, made->count * sizeof *made->sizes);
    vl_free(made->context, made->heights, made->count * sizeof *made->heights);
    vl_free(made->context, made->chain, made->count * sizeof *made->chain);
    vl_free(made->context, made->joins, made->count * sizeof *made->joins);
}

vl_status vl_cluster_link(vl_context *context, double *distances, size_t count, vl_linkage linkage, vl_cluster_step *steps,
                          vl_error *error) {
    if (count > VL_CLUSTER_ITEMS)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "%zu documents cannot be clustered, %d at most", count, VL_CLUSTER_ITEMS);
    if (count < 2) return VL_OK;
    linker made = {.context = context, .distances = distances, .count = count, .linkage = linkage};
    made.sizes = vl_allocate(context, count * sizeof *made.sizes);
    made.heights = vl_allocate_zeroed(context, count, sizeof *made.heights);
    made.chain = vl_allocate(context, count * sizeof *made.chain);
    made.joins = vl_allocate(context, count * sizeof *made.joins);
    vl_status status = VL_ERROR_MEMORY;
    if (made.sizes && made.heights && made.chain && made.joins) {
        for (size_t i = 0; i < count; i++) made.sizes[i] = 1;
        status = follow_chains(&made) ? tell_steps(&made, steps) : VL_ERROR_CANCELLED;
    }
    linker_free(&made);
    if (status == VL_ERROR_CANCELLED) return vl_error_set(error, status, "cancelled");
    return status == VL_OK ? VL_OK : vl_error_memory(error);
}
