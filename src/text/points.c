#include "text/points.h"

#include "text/utf8.h"

static bool read_points(vl_context *context, vl_points *points, vl_text text) {
    /* No more code points than bytes. */
    if (!VL_GROW(context, points->data, points->capacity, text.size)) return false;
    for (size_t at = 0; at < text.size;) {
        at += vl_utf8_decode(text.data + at, text.size - at, &points->data[points->count++]);
    }
    return true;
}

bool vl_point_pair_read(vl_context *context, vl_text a, vl_text b, vl_point_pair *out) {
    *out = (vl_point_pair){0};
    return read_points(context, &out->a, a) && read_points(context, &out->b, b);
}

size_t vl_point_pair_cut(vl_point_pair *pair) {
    vl_points a = pair->a, b = pair->b;
    size_t before = a.count < b.count ? a.count : b.count;
    while (a.count && b.count && *a.data == *b.data) {
        a.data++;
        b.data++;
        a.count--;
        b.count--;
    }
    while (a.count && b.count && a.data[a.count - 1] == b.data[b.count - 1]) {
        a.count--;
        b.count--;
    }
    bool swap = a.count > b.count;
    pair->a = swap ? b : a;
    pair->b = swap ? a : b;
    return before - pair->a.count;
}

void vl_point_pair_free(vl_context *context, vl_point_pair *pair) {
    vl_free(context, pair->a.data, pair->a.capacity * sizeof *pair->a.data);
    vl_free(context, pair->b.data, pair->b.capacity * sizeof *pair->b.data);
    *pair = (vl_point_pair){0};
}
