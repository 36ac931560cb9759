#include <string.h>

#include "vanlua/base.h"

#define LONGEST_NAME 64

vl_text vl_text_of(const char *string) {
    return string ? (vl_text){string, strlen(string)} : (vl_text){"", 0};
}

bool vl_text_equal(vl_text a, vl_text b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

int vl_text_order(vl_text a, vl_text b) {
    size_t shorter = a.size < b.size ? a.size : b.size;
    int order = shorter ? memcmp(a.data, b.data, shorter) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

static char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
}

/* Optimal string alignment over bytes, capitals aside: a transposition is one slip, as fingers make it. */
static size_t slips(vl_text a, vl_text b) {
    size_t rows[3][LONGEST_NAME + 1];
    for (size_t j = 0; j <= b.size; j++) rows[0][j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        size_t *now = rows[i % 3], *above = rows[(i + 2) % 3], *higher = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            size_t substitution = above[j - 1] + (lower(a.data[i - 1]) != lower(b.data[j - 1]));
            now[j] = least(substitution, least(above[j], now[j - 1]) + 1);
            bool swapped = i > 1 && j > 1 && lower(a.data[i - 1]) == lower(b.data[j - 2]) &&
                           lower(a.data[i - 2]) == lower(b.data[j - 1]);
            if (swapped) now[j] = least(now[j], higher[j - 2] + 1);
        }
    }
    return rows[a.size % 3][b.size];
}

/* The only one of the names that goes on from `name`, of which three letters at least were written. */
static const char *only_longer_name(vl_text name, const char *const *names, size_t count) {
    const char *found = NULL;
    for (size_t i = 0; i < count && name.size >= 3; i++) {
        vl_text candidate = vl_text_of(names[i]);
        if (candidate.size <= name.size || memcmp(candidate.data, name.data, name.size) != 0) continue;
        if (found) return NULL;
        found = names[i];
    }
    return found;
}

const char *vl_nearest_name(vl_text name, const char *const *names, size_t count) {
    if (name.size > LONGEST_NAME) return NULL;
    size_t limit = name.size / 3 > 1 ? name.size / 3 : 1;
    const char *nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        vl_text candidate = vl_text_of(names[i]);
        if (candidate.size > LONGEST_NAME) continue;
        size_t distance = slips(name, candidate);
        if (distance > limit || distance >= candidate.size) continue;
        if (!nearest || distance < limit) nearest = names[i];
        limit = distance < limit ? distance : limit;
    }
    return nearest ? nearest : only_longer_name(name, names, count);
}
