#include "text/segment.h"

/* How far the beginning of an emoji sequence (rule GB11) has been read. */
typedef enum pictograph_state { PICTOGRAPH_NONE, PICTOGRAPH_BASE, PICTOGRAPH_JOINED } pictograph_state;

/* What the rules need to know of the cluster so far. */
typedef struct cluster_state {
    vl_grapheme_break last;
    pictograph_state pictograph;
    bool half_pair; /* `last` is a regional indicator without a partner */
} cluster_state;

static bool is_control(vl_grapheme_break kind) {
    return kind == VL_GRAPHEME_CR || kind == VL_GRAPHEME_LF || kind == VL_GRAPHEME_CONTROL;
}

/* Rules GB6 to GB8. */
static bool joins_hangul(vl_grapheme_break last, vl_grapheme_break next) {
    switch (last) {
    case VL_GRAPHEME_L:
        return next == VL_GRAPHEME_L || next == VL_GRAPHEME_V || next == VL_GRAPHEME_LV || next == VL_GRAPHEME_LVT;
    case VL_GRAPHEME_V:
    case VL_GRAPHEME_LV: return next == VL_GRAPHEME_V || next == VL_GRAPHEME_T;
    case VL_GRAPHEME_T:
    case VL_GRAPHEME_LVT: return next == VL_GRAPHEME_T;
    default: return false;
    }
}

static bool is_pictograph(const vl_property *property) {
    return (property->flags & VL_PROPERTY_EXTENDED_PICTOGRAPHIC) != 0;
}

/* True if the letter belongs to the cluster. */
static bool joins(const cluster_state *cluster, const vl_property *property) {
    vl_grapheme_break next = (vl_grapheme_break)property->grapheme_break;
    if (cluster->last == VL_GRAPHEME_CR) return next == VL_GRAPHEME_LF;
    if (is_control(cluster->last) || is_control(next)) return false;
    if (next == VL_GRAPHEME_EXTEND || next == VL_GRAPHEME_ZWJ || next == VL_GRAPHEME_SPACING_MARK) return true;
    if (cluster->last == VL_GRAPHEME_PREPEND) return true;
    if (cluster->pictograph == PICTOGRAPH_JOINED && is_pictograph(property)) return true;
    if (cluster->half_pair && next == VL_GRAPHEME_REGIONAL_INDICATOR) return true;
    return joins_hangul(cluster->last, next);
}

static void add(cluster_state *cluster, const vl_property *property) {
    vl_grapheme_break next = (vl_grapheme_break)property->grapheme_break;
    if (is_pictograph(property)) cluster->pictograph = PICTOGRAPH_BASE;
    else if (next == VL_GRAPHEME_ZWJ && cluster->pictograph == PICTOGRAPH_BASE) cluster->pictograph = PICTOGRAPH_JOINED;
    else if (next != VL_GRAPHEME_EXTEND || cluster->pictograph != PICTOGRAPH_BASE) cluster->pictograph = PICTOGRAPH_NONE;
    cluster->half_pair = next == VL_GRAPHEME_REGIONAL_INDICATOR && !cluster->half_pair;
    cluster->last = next;
}

/* Bytes of the letter at `at` if it is ASCII or plain Latin, which are kin in these rules: no two of them stay together but
 * CRLF. Else 0. */
static size_t simple_length(vl_text text, size_t at) {
    size_t length;
    if ((unsigned char)text.data[at] < 0x80) return 1;
    return vl_is_plain_latin(text, at, &length) ? length : 0;
}

/* Reads each letter of the cluster once, and one letter behind it. */
size_t vl_segment_grapheme(vl_text text, size_t start) {
    cluster_state cluster = {VL_GRAPHEME_OTHER, PICTOGRAPH_NONE, false};
    vl_letter letter;
    size_t length = simple_length(text, start);
    size_t end = start + length;
    if (length > 0 && text.data[start] != '\r' && (end == text.size || simple_length(text, end) > 0)) return end;
    letter = vl_letter_at(text, start);
    do {
        add(&cluster, letter.property);
        end = letter.end;
        if (end == text.size) return end;
        letter = vl_letter_at(text, end);
    } while (joins(&cluster, letter.property));
    return end;
}
