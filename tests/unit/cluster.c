/* Clusters against SciPy 1.10 and against the plain definition, which looks for the nearest pair in each step. */
#include <math.h>

#include "documents.h"

#define ITEMS 24

/* Distances of the points (0, 0) (1, 0.3) (5, 5) (5.5, 4.1) (9, 0.2) (2, 7.7) (0.4, 1.9). */
static const double distances[21] = {
    1.044030650891055,  7.0710678118654755, 6.860029154456998,  9.00222194794152,   7.955501241279522, 1.9416487838947598,
    6.171709649683789,  5.8898217290508885, 8.000624975587845,  7.467261881037788,  1.708800749063506, 1.0295630140987002,
    6.248199740725323,  4.036087214122113,  5.5470712993434645, 5.24022900262956,   5.020956084253277, 5.554277630799526,
    10.259142264341596, 8.766413177577247,  6.01664358259653,
};

/* scipy.cluster.hierarchy.linkage of them; left is the one with the first item. */
static const vl_cluster_step expected[4][6] = {
    [VL_LINKAGE_AVERAGE] = {{2, 3, 1.0295630140987002, 2}, {0, 1, 1.044030650891055, 2}, {8, 6, 1.825224766479133, 3},
                            {7, 5, 4.528521649187695, 3}, {9, 10, 6.503709331123775, 6}, {11, 4, 7.919471851467182, 7}},
    [VL_LINKAGE_COMPLETE] = {{2, 3, 1.0295630140987002, 2}, {0, 1, 1.044030650891055, 2}, {8, 6, 1.9416487838947598, 3},
                             {7, 5, 5.020956084253277, 3}, {9, 10, 7.955501241279522, 6}, {11, 4, 10.259142264341596, 7}},
    [VL_LINKAGE_SINGLE] = {{2, 3, 1.0295630140987002, 2}, {0, 1, 1.044030650891055, 2}, {8, 6, 1.708800749063506, 3},
                           {7, 5, 4.036087214122113, 3}, {10, 4, 5.24022900262956, 4}, {9, 11, 5.5470712993434645, 7}},
    [VL_LINKAGE_WARD] = {{2, 3, 1.0295630140987002, 2}, {0, 1, 1.044030650891055, 2}, {8, 6, 2.024022397768035, 3},
                         {7, 5, 5.2262159669624575, 3}, {10, 4, 8.875903709857756, 4}, {9, 11, 11.180393127085937, 7}},
};

static void check_step(checks *check, const vl_cluster_step *actual, const vl_cluster_step *wanted, double tolerance) {
    CHECK_INTEGER(actual->left, wanted->left);
    CHECK_INTEGER(actual->right, wanted->right);
    CHECK_INTEGER(actual->size, wanted->size);
    CHECK_NUMBER(actual->distance, wanted->distance, tolerance);
}

static void test_reference(checks *check) {
    for (vl_linkage linkage = VL_LINKAGE_AVERAGE; linkage <= VL_LINKAGE_WARD; linkage++) {
        double given[21];
        vl_cluster_step steps[6];
        memcpy(given, distances, sizeof given);
        if (!CHECK(!vl_cluster_link(check->context, given, 7, linkage, steps, NULL))) continue;
        for (size_t i = 0; i < 6; i++) check_step(check, &steps[i], &expected[linkage][i], 1e-13);
    }
}

/* ---- the plain definition ---- */

typedef struct plain {
    size_t count;
    double square[ITEMS][ITEMS];  /* of items */
    double between[ITEMS][ITEMS]; /* of clusters by first item */
    uint32_t cluster[ITEMS];      /* first item of the cluster of each item */
    uint32_t name[ITEMS];
    uint32_t size[ITEMS];
} plain;

/* Distance of two clusters by all their pairs; of Ward's by sizes and the recurrence, which is not of this kind. */
static double by_pairs(const plain *all, uint32_t a, uint32_t b, vl_linkage linkage) {
    double sum = 0, least = INFINITY, most = 0;
    for (size_t i = 0; i < all->count; i++) {
        for (size_t j = 0; j < all->count; j++) {
            if (all->cluster[i] != a || all->cluster[j] != b) continue;
            sum += all->square[i][j];
            least = fmin(least, all->square[i][j]);
            most = fmax(most, all->square[i][j]);
        }
    }
    if (linkage == VL_LINKAGE_SINGLE) return least;
    return linkage == VL_LINKAGE_COMPLETE ? most : sum / ((double)all->size[a] * all->size[b]);
}

static void join_plainly(plain *all, uint32_t a, uint32_t b, vl_linkage linkage, uint32_t name) {
    double between = all->between[a][b], sizes[2] = {all->size[a], all->size[b]};
    for (size_t i = 0; i < all->count; i++)
        if (all->cluster[i] == b) all->cluster[i] = a;
    all->size[a] += all->size[b];
    all->name[a] = name;
    for (uint32_t i = 0; i < all->count; i++) {
        if (all->cluster[i] != i || i == a) continue;
        double size = all->size[i], x = all->between[a][i], y = all->between[b][i];
        double ward = ((size + sizes[0]) * x * x + (size + sizes[1]) * y * y - size * between * between) / (size + all->size[a]);
        all->between[a][i] = all->between[i][a] = linkage == VL_LINKAGE_WARD ? sqrt(ward) : by_pairs(all, a, i, linkage);
    }
}

static vl_cluster_step step_plainly(plain *all, vl_linkage linkage, uint32_t name) {
    uint32_t a = 0, b = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        for (uint32_t j = i + 1; j < all->count; j++) {
            if (all->cluster[i] != i || all->cluster[j] != j) continue;
            if (b == 0 || all->between[i][j] < all->between[a][b]) a = i, b = j;
        }
    }
    vl_cluster_step step = {all->name[a], all->name[b], all->between[a][b], all->size[a] + all->size[b]};
    join_plainly(all, a, b, linkage, name);
    return step;
}

static double next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (double)(*state >> 11) / 9007199254740992.0;
}

static void test_random(checks *check) {
    uint64_t state = 7;
    for (size_t count = 2; count <= ITEMS; count++) {
        for (vl_linkage linkage = VL_LINKAGE_AVERAGE; linkage <= VL_LINKAGE_WARD; linkage++) {
            plain all = {.count = count};
            double given[ITEMS * ITEMS], x[ITEMS], y[ITEMS];
            size_t pairs = 0;
            for (size_t i = 0; i < count; i++) x[i] = next_random(&state), y[i] = next_random(&state);
            for (uint32_t i = 0; i < count; i++) {
                all.cluster[i] = all.name[i] = i;
                all.size[i] = 1;
                for (uint32_t j = 0; j < count; j++) all.square[i][j] = all.between[i][j] = hypot(x[i] - x[j], y[i] - y[j]);
                for (size_t j = i + 1; j < count; j++) given[pairs++] = all.square[i][j];
            }
            vl_cluster_step steps[ITEMS];
            if (!CHECK(!vl_cluster_link(check->context, given, count, linkage, steps, NULL))) continue;
            for (size_t i = 0; i + 1 < count; i++) {
                vl_cluster_step wanted = step_plainly(&all, linkage, (uint32_t)(count + i));
                check_step(check, &steps[i], &wanted, 1e-12);
            }
        }
    }
}

/* Equal distances are joined in the order of the items. */
static void test_ties(checks *check) {
    static const vl_cluster_step wanted[] = {{0, 1, 1, 2}, {4, 2, 1, 3}, {5, 3, 1, 4}};
    for (vl_linkage linkage = VL_LINKAGE_AVERAGE; linkage <= VL_LINKAGE_SINGLE; linkage++) {
        double equal[] = {1, 1, 1, 1, 1, 1};
        vl_cluster_step steps[3];
        if (!CHECK(!vl_cluster_link(check->context, equal, 4, linkage, steps, NULL))) continue;
        for (size_t i = 0; i < 3; i++) check_step(check, &steps[i], &wanted[i], 0);
    }
    double thirds[45]; /* means of equal numbers that rounding may move: never below the step before */
    for (size_t i = 0; i < 45; i++) thirds[i] = 0.1;
    vl_cluster_step steps[9];
    if (!CHECK(!vl_cluster_link(check->context, thirds, 10, VL_LINKAGE_AVERAGE, steps, NULL))) return;
    for (size_t i = 1; i < 9; i++) CHECK(steps[i].distance >= steps[i - 1].distance);
    CHECK_INTEGER(steps[8].size, 10);
}

static void test_limits(checks *check) {
    vl_error error;
    CHECK(!vl_cluster_link(check->context, NULL, 0, VL_LINKAGE_AVERAGE, NULL, NULL));
    CHECK(!vl_cluster_link(check->context, NULL, 1, VL_LINKAGE_AVERAGE, NULL, NULL));
    CHECK_INTEGER(vl_cluster_link(check->context, NULL, VL_CLUSTER_ITEMS + 1, VL_LINKAGE_WARD, NULL, &error), VL_ERROR_ARGUMENT);
    CHECK(strstr(error.message, "32769") != NULL);
}

void test_cluster(checks *check) {
    test_reference(check);
    test_random(check);
    test_ties(check);
    test_limits(check);
}
