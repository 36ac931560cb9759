#include "text/normalize.h"

#include <string.h>
#include <utf8proc.h>

#include "base/memory.h"
#include "text/clean.h"
#include "text/property.h"
#include "text/utf8.h"

/* Decomposed code points that are gathered, where text allows to stop, before they are written. */
#define BATCH 1024

/* The longest decomposition of one code point has 18; room for more costs nothing. */
#define LONGEST_DECOMPOSITION 32

/* Marks that are sorted in place, by insertion; longer runs are sorted by counting. */
#define SHORT_RUN 24

static bool composes(vl_normal_form form) {
    return form == VL_NFC || form == VL_NFKC;
}

/* A gathered code point: its number, whether it may join what stands before it, and its combining class. */
#define POINT_NUMBER 0x1FFFFFu
#define POINT_DOUBT 0x200000u
#define POINT_CLASS_SHIFT 22

static uint32_t point_of(uint32_t code_point) {
    const vl_property *property = vl_property_of(code_point);
    uint32_t doubt = property->flags & VL_PROPERTY_NFC_DOUBT ? POINT_DOUBT : 0;
    return code_point | doubt | (uint32_t)property->combining_class << POINT_CLASS_SHIFT;
}

static uint32_t class_of(uint32_t point) {
    return point >> POINT_CLASS_SHIFT;
}

static void sort_short(uint32_t *marks, size_t count) {
    for (size_t i = 1; i < count; i++) {
        uint32_t mark = marks[i], class = class_of(mark);
        size_t at = i;
        for (; at > 0 && class_of(marks[at - 1]) > class; at--) marks[at] = marks[at - 1];
        marks[at] = mark;
    }
}

static bool sort_long(vl_context *context, uint32_t *marks, size_t count) {
    size_t starts[257] = {0};
    uint32_t *copy = vl_allocate(context, count * sizeof *copy);
    if (!copy) return false;
    memcpy(copy, marks, count * sizeof *copy);
    for (size_t i = 0; i < count; i++) starts[class_of(copy[i]) + 1]++;
    for (size_t i = 1; i < 257; i++) starts[i] += starts[i - 1];
    for (size_t i = 0; i < count; i++) marks[starts[class_of(copy[i])]++] = copy[i];
    vl_free(context, copy, count * sizeof *copy);
    return true;
}

/* Puts every run of marks into canonical order. */
static bool sort_marks(vl_normalizer *normalizer) {
    uint32_t *points = normalizer->points;
    for (size_t i = 0; i < normalizer->count; i++) {
        if (class_of(points[i]) == 0) continue;
        size_t end = i + 1;
        while (end < normalizer->count && class_of(points[end]) != 0) end++;
        if (end - i <= SHORT_RUN) sort_short(points + i, end - i);
        else if (!sort_long(normalizer->context, points + i, end - i)) return false;
        i = end;
    }
    return true;
}

/* The code point that the two compose to, 0 if there is none. */
static uint32_t composition_of(vl_normalizer *normalizer, uint32_t first, uint32_t second) {
    vl_composition *known = &normalizer->compositions[(first * 29u ^ second * 5u) % VL_COMPOSITIONS];
    if (known->first == first && known->second == second) return known->composed;
    utf8proc_int32_t pair[2] = {(utf8proc_int32_t)first, (utf8proc_int32_t)second};
    bool composed = utf8proc_normalize_utf32(pair, 2, UTF8PROC_COMPOSE | UTF8PROC_STABLE) == 1;
    *known = (vl_composition){first, second, composed ? (uint32_t)pair[0] : 0};
    return known->composed;
}

/* The canonical composition algorithm: a code point joins the last starter unless something between them blocks it. */
static void compose(vl_normalizer *normalizer) {
    uint32_t *points = normalizer->points, *starter = NULL;
    size_t written = 0;
    uint32_t least_class = 0; /* that what stands behind the starter does not block */
    for (size_t i = 0; i < normalizer->count; i++) {
        uint32_t point = points[i], class = class_of(point);
        if (starter && (point & POINT_DOUBT) && class >= least_class) {
            uint32_t composed = composition_of(normalizer, *starter & POINT_NUMBER, point & POINT_NUMBER);
            if (composed) {
                *starter = composed;
                continue;
            }
        }
        if (class == 0) starter = points + written;
        least_class = class == 0 ? 0 : class + 1;
        points[written++] = point;
    }
    normalizer->count = written;
}

/* Writes the gathered code points. What follows must not change them. */
static bool write_points(vl_normalizer *normalizer) {
    if (!sort_marks(normalizer)) return false;
    if (composes(normalizer->form)) compose(normalizer);
    vl_string *out = normalizer->out;
    if (normalizer->count > SIZE_MAX / 4 || !vl_string_reserve(normalizer->context, out, normalizer->count * 4)) return false;
    char *to = out->data + out->size;
    for (size_t i = 0; i < normalizer->count; i++) to += vl_utf8_encode(normalizer->points[i] & POINT_NUMBER, to);
    *to = '\0';
    out->size = (size_t)(to - out->data);
    normalizer->count = 0;
    return true;
}

/* Writes all that is held back, because nothing that follows can change it. */
static bool settle(vl_normalizer *normalizer) {
    if (normalizer->count) return write_points(normalizer);
    size_t size = normalizer->held_size;
    normalizer->held_size = 0;
    return size == 0 || vl_string_append(normalizer->context, normalizer->out, normalizer->held, size);
}

/* Gathers a decomposed code point. */
static bool add_point(vl_normalizer *normalizer, uint32_t code_point) {
    uint32_t point = point_of(code_point);
    if (!(point & POINT_DOUBT) && normalizer->count >= BATCH && !write_points(normalizer)) return false;
    if (!VL_GROW(normalizer->context, normalizer->points, normalizer->capacity, normalizer->count + 1)) return false;
    normalizer->points[normalizer->count++] = point;
    return true;
}

/* True for the commonest marks, which have no decomposition. */
static bool is_plain_mark(uint32_t code_point) {
    return code_point >= 0x0300 && code_point < 0x0340;
}

/* Decomposes a code point and gathers the parts. Code points that Unicode 15.0 does not assign are written as they are: a later
 * version of utf8proc may know them, and the result must not depend on that. */
static bool add(vl_normalizer *normalizer, uint32_t code_point) {
    if (code_point < 0x80 || is_plain_mark(code_point)) return add_point(normalizer, code_point);
    if (vl_property_of(code_point)->category == VL_CATEGORY_CN) {
        char bytes[4];
        return settle(normalizer) &&
               vl_string_append(normalizer->context, normalizer->out, bytes, vl_utf8_encode(code_point, bytes));
    }
    bool compatible = normalizer->form == VL_NFKC || normalizer->form == VL_NFKD;
    utf8proc_option_t options = compatible ? UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT : UTF8PROC_DECOMPOSE;
    utf8proc_int32_t parts[LONGEST_DECOMPOSITION];
    utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)code_point, parts, LONGEST_DECOMPOSITION, options, NULL);
    if (count < 0 || count > LONGEST_DECOMPOSITION) return add_point(normalizer, code_point);
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        if (!add_point(normalizer, (uint32_t)parts[i])) return false;
    }
    return true;
}

/* Takes a letter that may change with what stands before it. */
static bool take_letter(vl_normalizer *normalizer, uint32_t code_point) {
    if (normalizer->held_size) {
        uint32_t held;
        vl_utf8_read(normalizer->held, &held);
        normalizer->held_size = 0;
        if (!add(normalizer, held)) return false;
    }
    return add(normalizer, code_point);
}

/* Length of the prefix of letters that stay as they are, but the last one if a mark follows. */
static size_t settled_prefix(const vl_normalizer *normalizer, const char *bytes, size_t size) {
    bool composed = normalizer->form == VL_NFC;
    size_t at = 0;
    while (at < size) {
        if ((unsigned char)bytes[at] < 0x80) {
            at++;
            continue;
        }
        if (!composed) break;
        uint32_t code_point;
        size_t length = vl_utf8_read(bytes + at, &code_point);
        if (vl_property_of(code_point)->flags & VL_PROPERTY_NFC_DOUBT) break;
        at += length;
    }
    return at;
}

bool vl_normalizer_take_clean(vl_normalizer *normalizer, const char *bytes, size_t size) {
    if (size == 0) return true;
    size_t last = vl_utf8_previous(bytes, size);
    if (!settle(normalizer) || !vl_string_append(normalizer->context, normalizer->out, bytes, last)) return false;
    normalizer->held_size = size - last;
    memcpy(normalizer->held, bytes + last, size - last);
    return true;
}

bool vl_normalizer_take(vl_normalizer *normalizer, const char *bytes, size_t size) {
    for (size_t at = 0; at < size;) {
        size_t settled = settled_prefix(normalizer, bytes + at, size - at);
        if (settled) {
            if (!vl_normalizer_take_clean(normalizer, bytes + at, settled)) return false;
            at += settled;
        } else {
            uint32_t code_point;
            at += vl_utf8_read(bytes + at, &code_point);
            if (!take_letter(normalizer, code_point)) return false;
        }
    }
    return true;
}

bool vl_normalizer_end(vl_normalizer *normalizer) {
    return settle(normalizer);
}

void vl_normalizer_free(vl_normalizer *normalizer) {
    vl_free(normalizer->context, normalizer->points, normalizer->capacity * sizeof *normalizer->points);
    normalizer->points = NULL;
    normalizer->count = normalizer->capacity = normalizer->held_size = 0;
}

/* Takes the ill-formed bytes and CR that end a well-formed prefix, and returns how many; 0 for want of memory. */
static size_t take_rest(vl_normalizer *normalizer, vl_text text, size_t at, vl_bad_bytes *bad) {
    if (text.data[at] == '\r') return vl_normalizer_take(normalizer, "\r", 1);
    size_t end = at + 1;
    while (end < text.size && vl_utf8_well_formed(text.data + end, text.size - end) == 0) end++;
    if (bad->count == 0) bad->first = at;
    bad->count += end - at;
    return vl_normalizer_take(normalizer, "\xEF\xBF\xBD", 3) ? end - at : 0;
}

static bool take_all(vl_normalizer *normalizer, vl_text text, vl_bad_bytes *bad) {
    for (size_t at = 0; at < text.size;) {
        size_t clean = normalizer->form == VL_NFC ? vl_utf8_clean_prefix(text.data + at, text.size - at) : 0;
        if (!vl_normalizer_take_clean(normalizer, text.data + at, clean)) return false;
        at += clean;
        size_t sound = vl_utf8_sound_prefix(text.data + at, text.size - at);
        if (!vl_normalizer_take(normalizer, text.data + at, sound)) return false;
        at += sound;
        if (at < text.size && clean + sound == 0) {
            size_t rest = take_rest(normalizer, text, at, bad);
            if (rest == 0) return false;
            at += rest;
        }
    }
    return vl_normalizer_end(normalizer);
}

vl_status vl_text_normalize(vl_context *context, vl_text text, vl_normal_form form, vl_string *out, vl_bad_bytes *bad) {
    vl_bad_bytes found = {0};
    size_t size = out->size;
    vl_normalizer normalizer = VL_NORMALIZER(context, form, out);
    bool done = take_all(&normalizer, text, &found);
    vl_normalizer_free(&normalizer);
    if (bad) *bad = found;
    if (done) return VL_OK;
    if (out->data) out->data[out->size = size] = '\0';
    return VL_ERROR_MEMORY;
}
