#include <string.h>
#include <utf8proc.h>

#include "base/memory.h"
#include "text/property.h"
#include "text/utf8.h"
#include "vanlua/text.h"

/* A vowel pair whose tone mark stands on its second letter, and where it stands traditionally. */
typedef struct tone_pair {
    uint16_t toned_second;
    uint16_t toned_first;
    char first;
    char second;
} tone_pair;

static const tone_pair tone_pairs[] = {
    {0x00E0, 0x00F2, 'o', 'a'}, {0x1EA3, 0x1ECF, 'o', 'a'}, {0x00E3, 0x00F5, 'o', 'a'}, {0x00E1, 0x00F3, 'o', 'a'},
    {0x1EA1, 0x1ECD, 'o', 'a'}, {0x00E8, 0x00F2, 'o', 'e'}, {0x1EBB, 0x1ECF, 'o', 'e'}, {0x1EBD, 0x00F5, 'o', 'e'},
    {0x00E9, 0x00F3, 'o', 'e'}, {0x1EB9, 0x1ECD, 'o', 'e'}, {0x1EF3, 0x00F9, 'u', 'y'}, {0x1EF7, 0x1EE7, 'u', 'y'},
    {0x1EF9, 0x0169, 'u', 'y'}, {0x00FD, 0x00FA, 'u', 'y'}, {0x1EF5, 0x1EE5, 'u', 'y'},
};

/* What a syllable may begin with before such a pair; not q, whose u is no vowel. */
static const char *const onsets[] = {"",  "b",  "c", "ch",  "d",  "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m",
                                     "n", "ng", "ngh", "nh", "p", "ph", "r", "s", "t", "th", "tr", "v", "x"};
#define LONGEST_ONSET 3

#define D_WITH_STROKE 0x0111u

/* Code points that stand for đ in Vietnamese text: eth and African d, as keyboards and old encodings give them. */
static bool is_mistaken_d(uint32_t code_point) {
    return code_point == 0x00D0 || code_point == 0x00F0 || code_point == 0x0189 || code_point == 0x0256;
}

static uint32_t lower_of(uint32_t code_point, const vl_property *property) {
    bool changes = (property->flags & VL_PROPERTY_UPPER) != 0;
    return changes ? (uint32_t)utf8proc_tolower((utf8proc_int32_t)code_point) : code_point;
}

/* Writes the letter at `from` in lower case, nothing for a format character; returns how many bytes that took. `settled`
 * becomes false if `settled_only` and the letter may not stay as it is in NFC. */
static size_t lower_letter(const char *from, bool vietnamese, bool settled_only, char *to, bool *settled) {
    uint32_t code_point;
    vl_utf8_read(from, &code_point);
    const vl_property *property = vl_property_of(code_point);
    if (settled_only && (property->flags & VL_PROPERTY_NFC_DOUBT)) *settled = false;
    if (property->flags & VL_PROPERTY_KEYLESS) return 0;
    bool d = vietnamese && is_mistaken_d(code_point);
    return vl_utf8_encode(d ? D_WITH_STROKE : lower_of(code_point, property), to);
}

/* Appends the text in lower case without format characters. It must be well-formed, or `settled_only`: then nothing is appended
 * and `settled` becomes false if it is ill-formed, or the result could differ from NFC. False for want of memory. */
static bool lower_letters(vl_context *context, vl_text text, bool vietnamese, bool settled_only, vl_string *out,
                          bool *settled) {
    /* No lower-case letter is longer than its capital by more than half. */
    if (text.size > SIZE_MAX / 2 || !vl_string_reserve(context, out, text.size + text.size / 2)) return false;
    char *to = out->data + out->size;
    *settled = true;
    for (size_t at = 0; at < text.size && *settled;) {
        unsigned char byte = (unsigned char)text.data[at];
        if (byte < 0x80) {
            *to++ = (char)(byte >= 'A' && byte <= 'Z' ? byte + 'a' - 'A' : byte);
            at++;
            continue;
        }
        size_t length = vl_utf8_well_formed(text.data + at, text.size - at);
        if (length) to += lower_letter(text.data + at, vietnamese, settled_only, to, settled);
        else *settled = false;
        at += length;
    }
    if (*settled) out->size = (size_t)(to - out->data);
    out->data[out->size] = '\0';
    return true;
}

/* The same for any text: in normal form first, so that a letter and its decomposition have one lower case, and in the end,
 * because what stood apart may have met. */
static bool lower_any(vl_context *context, vl_text text, bool vietnamese, vl_string *out) {
    bool settled;
    vl_string normal = VL_STRING, lowered = VL_STRING;
    bool done = vl_text_normalize(context, text, VL_NFC, &normal, NULL) == VL_OK &&
                lower_letters(context, vl_string_text(&normal), vietnamese, false, &lowered, &settled) &&
                vl_text_normalize(context, vl_string_text(&lowered), VL_NFC, out, NULL) == VL_OK;
    vl_string_free(context, &normal);
    vl_string_free(context, &lowered);
    return done;
}

static bool lower_text(vl_context *context, vl_text text, bool vietnamese, vl_string *out) {
    bool settled;
    if (!lower_letters(context, text, vietnamese, true, out, &settled)) return false;
    return settled || lower_any(context, text, vietnamese, out);
}

/* True if the letter belongs to a run of letters. */
static bool in_letter_run(const char *at) {
    uint32_t code_point;
    vl_utf8_read(at, &code_point);
    uint8_t category = vl_property_of(code_point)->category;
    return (category >= VL_CATEGORY_LU && category <= VL_CATEGORY_LO) ||
           (category >= VL_CATEGORY_MN && category <= VL_CATEGORY_ME);
}

/* True if what ends at `end` is the beginning of a syllable and nothing else. */
static bool is_onset(const char *text, size_t end) {
    size_t start = end;
    for (size_t letters = 0; start > 0; letters++) {
        size_t previous = vl_utf8_previous(text, start);
        if (!in_letter_run(text + previous)) break;
        if (letters == LONGEST_ONSET) return false;
        start = previous;
    }
    for (size_t i = 0; i < sizeof onsets / sizeof *onsets; i++) {
        if (strlen(onsets[i]) == end - start && memcmp(onsets[i], text + start, end - start) == 0) return true;
    }
    return false;
}

/* The pair that ends a syllable at `at`, whose tone has to move; NULL if there is none. `length` gets its bytes. What stands
 * before is looked up in `before`, where the text of `written` bytes has been dealt with. */
static const tone_pair *pair_at(const char *at, size_t size, const char *before, size_t written, size_t *length) {
    if ((*at != 'o' && *at != 'u') || size < 2 || (unsigned char)at[1] < 0xC3) return NULL;
    uint32_t second;
    *length = 1 + vl_utf8_read(at + 1, &second);
    if (size > *length && in_letter_run(at + *length)) return NULL;
    for (size_t i = 0; i < sizeof tone_pairs / sizeof *tone_pairs; i++) {
        const tone_pair *pair = &tone_pairs[i];
        if (pair->first == *at && pair->toned_second == second) return is_onset(before, written) ? pair : NULL;
    }
    return NULL;
}

/* Moves tone marks to their traditional place; no text gets longer. Returns the new size. */
static size_t place_tones(char *text, size_t size) {
    size_t written = 0;
    for (size_t at = 0; at < size;) {
        size_t length;
        const tone_pair *pair = pair_at(text + at, size - at, text, written, &length);
        if (!pair) {
            text[written++] = text[at++];
            continue;
        }
        at += length;
        char letter[4];
        size_t letter_size = vl_utf8_encode(pair->toned_first, letter);
        memcpy(text + written, letter, letter_size);
        written += letter_size;
        text[written++] = pair->second;
    }
    return written;
}

vl_status vl_text_fold(vl_context *context, vl_text text, bool vietnamese, vl_string *out) {
    size_t start = out->size;
    if (!lower_text(context, text, vietnamese, out)) return VL_ERROR_MEMORY;
    if (vietnamese) {
        out->size = start + place_tones(out->data + start, out->size - start);
        out->data[out->size] = '\0';
    }
    return VL_OK;
}

/* A letter without its marks. */
static uint32_t bare_of(uint32_t code_point) {
    if (code_point == D_WITH_STROKE) return 'd';
    utf8proc_int32_t parts[4];
    utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)code_point, parts, 4, UTF8PROC_DECOMPOSE, NULL);
    return count > 0 && count <= 4 ? (uint32_t)parts[0] : code_point;
}

/* Strips well-formed text in place; no letter gets longer. Returns the new size. `settled` becomes false if letters in
 * doubt stay, so that the result may not be in NFC. */
static size_t strip_marks(char *text, size_t size, bool *settled) {
    bool stripped = false;
    size_t written = 0;
    *settled = true;
    for (size_t at = 0; at < size;) {
        uint32_t code_point;
        size_t length = vl_utf8_read(text + at, &code_point);
        const vl_property *property = vl_property_of(code_point);
        at += length;
        bool mark = property->category >= VL_CATEGORY_MN && property->category <= VL_CATEGORY_ME;
        if (!mark) stripped = (property->flags & VL_PROPERTY_STRIPPED_SCRIPT) != 0;
        if (stripped && property->category == VL_CATEGORY_MN) continue;
        if (property->flags & VL_PROPERTY_NFC_DOUBT) *settled = false;
        if (stripped && !mark && code_point >= 0x80) code_point = bare_of(code_point);
        written += vl_utf8_encode(code_point, text + written);
    }
    return written;
}

/* Strips what stands in `out` from `start` on, and composes what stays. */
static bool strip_string(vl_context *context, vl_string *out, size_t start) {
    bool settled;
    vl_string composed = VL_STRING;
    out->size = start + strip_marks(out->data + start, out->size - start, &settled);
    out->data[out->size] = '\0';
    if (settled) return true;
    vl_text stripped = {out->data + start, out->size - start};
    bool done = vl_text_normalize(context, stripped, VL_NFC, &composed, NULL) == VL_OK;
    out->size = start;
    out->data[start] = '\0';
    done = done && vl_string_append(context, out, composed.data, composed.size);
    vl_string_free(context, &composed);
    return done;
}

vl_status vl_text_bare(vl_context *context, vl_text text, bool vietnamese, vl_string *out) {
    size_t start = out->size;
    if (!lower_text(context, text, vietnamese, out)) return VL_ERROR_MEMORY;
    return strip_string(context, out, start) ? VL_OK : VL_ERROR_MEMORY;
}
