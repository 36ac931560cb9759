/*
 * Reading a model, and tokens as it sees them.
 */
#include "text/gap_features.h"
#include "text/gap_tables.h"
#include "text/letters.h"

/* Takes a part of `size` bytes off the front, padded to a multiple of 8. NULL: it is cut off. */
static const unsigned char *take(const unsigned char **at, size_t *left, size_t size) {
    const unsigned char *part = *at;
    if (size > *left) return NULL;
    size_t padded = (size + 7) / 8 * 8;
    if (padded > *left) padded = *left;
    *at += padded;
    *left -= padded;
    return part;
}

static bool is_sound(const vl_gap_model *model, size_t string_bytes) {
    return model->notice.data && model->offsets && model->strings && model->capitals && model->factors && model->pairs &&
           model->frequencies && model->longer && model->dense && model->hashed &&
           vl_little_32(model->offsets + 4 * (size_t)model->syllable_count) == string_bytes;
}

bool vl_gap_model_open(const unsigned char *bytes, size_t size, vl_gap_model *out) {
    if (size < VL_GAP_HEADER_SIZE || memcmp(bytes, VL_GAP_MAGIC, VL_GAP_MAGIC_SIZE) != 0) return false;
    uint32_t number[VL_GAP_HEADER_NUMBERS];
    for (size_t i = 0; i < VL_GAP_HEADER_NUMBERS; i++) number[i] = vl_little_32(bytes + VL_GAP_MAGIC_SIZE + 4 * i);
    *out = (vl_gap_model){.syllable_count = number[1], .pair_bits = number[3], .longer_bits = number[4], .hashed_bits = number[5]};
    for (size_t i = 3; i < VL_GAP_HEADER_NUMBERS; i++) {
        if (number[i] < 4 || number[i] > 28) return false;
    }
    if (number[1] > VL_GAP_SYLLABLE_MASK - VL_GAP_FIRST) return false;
    const unsigned char *at = bytes + VL_GAP_HEADER_SIZE;
    size_t left = size - VL_GAP_HEADER_SIZE;
    out->notice = (vl_text){(const char *)take(&at, &left, number[0]), number[0]};
    out->offsets = take(&at, &left, 4 * ((size_t)number[1] + 1));
    out->strings = take(&at, &left, number[2]);
    out->capitals = take(&at, &left, number[1]);
    out->factors = take(&at, &left, (size_t)1 << VL_GAP_FACTOR_BITS(number[3]));
    out->pairs = take(&at, &left, (size_t)4 << number[3]);
    out->frequencies = take(&at, &left, (size_t)1 << number[3]);
    out->longer = take(&at, &left, (size_t)8 << number[4]);
    out->dense = take(&at, &left, (size_t)2 * VL_GAP_DENSE_WEIGHTS);
    out->hashed = take(&at, &left, (size_t)1 << number[5]);
    return is_sound(out, number[2]);
}

/* The syllable with that key; VL_GAP_EDGE if the model does not list it. */
static uint32_t find_syllable(const vl_gap_model *model, vl_text key) {
    uint32_t low = 0, high = model->syllable_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        size_t first = vl_little_32(model->offsets + 4 * (size_t)middle);
        size_t size = vl_little_32(model->offsets + 4 * ((size_t)middle + 1)) - first;
        int order = memcmp(model->strings + first, key.data, size < key.size ? size : key.size);
        if (order == 0) order = (size > key.size) - (size < key.size);
        if (order == 0) return middle + VL_GAP_FIRST;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return VL_GAP_EDGE;
}

vl_gap_shape vl_gap_shape_of(vl_text text, vl_kind kind) {
    size_t letters = 0, upper = 0, lower = 0;
    bool first_upper = false;
    if (kind == VL_KIND_NUMBER) return VL_GAP_DIGITS;
    if (kind != VL_KIND_WORD) return VL_GAP_NO_WORD;
    for (size_t at = 0; at < text.size;) {
        vl_letter letter = vl_letter_at(text.data, text.size, at);
        at += letter.size;
        if (!vl_is_letter(letter.property)) continue;
        bool is_upper = letter.property->flags & VL_PROPERTY_UPPER;
        if (letters++ == 0) first_upper = is_upper;
        upper += is_upper;
        lower += (letter.property->flags & VL_PROPERTY_LOWER) != 0;
    }
    if (upper == 0) return VL_GAP_LOWER;
    if (letters == 1) return VL_GAP_INITIAL;
    if (upper == letters) return VL_GAP_CAPITALS;
    return first_upper && upper == 1 && lower == letters - 1 ? VL_GAP_CAPITALISED : VL_GAP_MIXED;
}

uint32_t vl_gap_token(const vl_gap_model *model, vl_text text, vl_text key, vl_kind kind) {
    uint32_t capitals = VL_GAP_CAPITALS_UNKNOWN;
    uint32_t syllable = kind == VL_KIND_NUMBER ? (uint32_t)VL_GAP_NUMBER : find_syllable(model, key);
    if (syllable >= VL_GAP_FIRST)
        capitals = model->capitals[syllable - VL_GAP_FIRST];
    else if (syllable == VL_GAP_EDGE)
        syllable = kind == VL_KIND_WORD ? VL_GAP_UNKNOWN : VL_GAP_MARK;
    return syllable | (uint32_t)vl_gap_shape_of(text, kind) << VL_GAP_SHAPE_AT | capitals << VL_GAP_CAPITALS_AT;
}
