/*
 * A bounded heap, by our own hand because qsort can neither stop at the best nor take what its order depends on.
 */
#include "stat/ranking.h"

#include <math.h>

/* True if `a` comes behind `b`. */
static bool is_behind(const vl_ranking *ranking, const vl_ranked *a, const vl_ranked *b) {
    if (ranking->by_order) return ranking->order(ranking->data, a->entry, b->entry) > 0;
    if (isnan(a->value) != isnan(b->value)) return isnan(a->value);
    if (a->value != b->value && !isnan(a->value)) return a->value < b->value;
    if (a->count != b->count) return a->count < b->count;
    return ranking->order(ranking->data, a->entry, b->entry) > 0;
}

static void swap(vl_ranked *heap, size_t a, size_t b) {
    vl_ranked moved = heap[a];
    heap[a] = heap[b];
    heap[b] = moved;
}

static void sink(vl_ranking *ranking, size_t count, size_t at) {
    vl_ranked *heap = ranking->kept;
    for (size_t child; (child = 2 * at + 1) < count; at = child) {
        if (child + 1 < count && is_behind(ranking, &heap[child + 1], &heap[child])) child++;
        if (!is_behind(ranking, &heap[child], &heap[at])) return;
        swap(heap, at, child);
    }
}

static void rise(vl_ranking *ranking, size_t at) {
    while (at > 0 && is_behind(ranking, &ranking->kept[at], &ranking->kept[(at - 1) / 2])) {
        swap(ranking->kept, at, (at - 1) / 2);
        at = (at - 1) / 2;
    }
}

bool vl_ranking_keep(vl_ranking *ranking, vl_ranked entry) {
    if (ranking->room && ranking->count == ranking->room) {
        if (!is_behind(ranking, &ranking->kept[0], &entry)) return true;
        ranking->kept[0] = entry;
        sink(ranking, ranking->count, 0);
        return true;
    }
    if (!VL_GROW(ranking->context, ranking->kept, ranking->capacity, ranking->count + 1)) return false;
    ranking->kept[ranking->count] = entry;
    rise(ranking, ranking->count++);
    return true;
}

void vl_ranking_finish(vl_ranking *ranking) {
    for (size_t end = ranking->count; end > 1;) {
        swap(ranking->kept, 0, --end);
        sink(ranking, end, 0);
    }
}

void vl_ranking_free(vl_ranking *ranking) {
    vl_free(ranking->context, ranking->kept, ranking->capacity * sizeof *ranking->kept);
    ranking->kept = NULL;
    ranking->count = ranking->capacity = 0;
}
