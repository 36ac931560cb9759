#include "text/clean.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "text/utf8.h"

/* Bytes as signed numbers, because that is how vector instructions compare them: 0x80 to 0xBF, the continuation bytes, are
 * below -64, and ASCII is not negative. */
typedef signed char vector __attribute__((vector_size(16)));
typedef unsigned char unsigned_vector __attribute__((vector_size(16)));
#define VECTOR_SIZE sizeof(vector)
#define BYTE(number) ((signed char)((number) - 0x100))

/* Letters of the fast path that must follow each other before vl_utf8_sound_prefix hands over to it. */
#define CALM_LETTERS 16

static inline vector load(const char *data) {
    vector bytes;
    memcpy(&bytes, data, sizeof bytes);
    return bytes;
}

/* Ones in the bytes C2 to CB: the sum brings them to the top of the signed numbers, where one comparison finds them. */
static inline vector is_lead_of_two(vector byte) {
    return (vector)((unsigned_vector)byte + (127 + 0x100 - 0xCB)) > 127 - (0xCB - 0xC2) - 1;
}

/* Ones in the bytes that stand where they may. Letters that begin with E2 are few, and known only if `rare`; else they must not
 * reach in from before. The two bytes before `data` are read too, and have been found clean. */
static inline vector fit(const char *data, bool rare) {
    vector byte = load(data), before = load(data - 1), second_before = load(data - 2);
    vector continuation = byte < BYTE(0xC0), after_e1 = before == BYTE(0xE1);
    vector expected = is_lead_of_two(before) | after_e1 | (second_before == BYTE(0xE1));
    vector known = continuation | (byte > -1) | is_lead_of_two(byte) | (byte == BYTE(0xE1));
    vector outside = (byte == '\r') | (after_e1 & ~((byte & BYTE(0xFC)) == BYTE(0xB8)));
    if (rare) {
        vector after_e2 = before == BYTE(0xE2), second_after_e2 = second_before == BYTE(0xE2);
        expected |= after_e2 | second_after_e2;
        known |= byte == BYTE(0xE2);
        outside |= (after_e2 & ~(byte == BYTE(0x80))) | (second_after_e2 & (byte < BYTE(0x82)));
    }
    return known & ~((expected ^ continuation) | outside);
}

static inline bool all(vector bytes) {
    uint64_t words[sizeof bytes / sizeof(uint64_t)];
    memcpy(words, &bytes, sizeof bytes);
    return (words[0] & words[1]) == UINT64_MAX;
}

static inline bool is_continuation(unsigned char byte) {
    return (byte & 0xC0) == 0x80;
}

/* Length of the letter at `data` if it is one of the fast path, else 0. */
static size_t clean_length(const unsigned char *data, size_t size) {
    unsigned char lead = data[0];
    if (lead < 0x80) return lead != '\r';
    if (size < 2 || !is_continuation(data[1])) return 0;
    if (lead >= 0xC2 && lead <= 0xCB) return 2;
    if (size < 3 || !is_continuation(data[2])) return 0;
    if (lead == 0xE1) return data[1] >= 0xB8 && data[1] <= 0xBB ? 3 : 0;
    return lead == 0xE2 && data[1] == 0x80 && data[2] > 0x81 ? 3 : 0;
}

/* True if the two vectors at `data` are clean. Kept out of line, for its values would crowd out those of the loop that seldom
 * needs it. */
static __attribute__((noinline)) bool is_clean_with_rare(const char *data) {
    return all(fit(data, true) & fit(data + VECTOR_SIZE, true));
}

static inline bool is_clean(const char *data) {
    bool in_rare = data[-1] == BYTE(0xE2) || data[-2] == BYTE(0xE2);
    return (!in_rare && all(fit(data, false) & fit(data + VECTOR_SIZE, false))) || is_clean_with_rare(data);
}

/* Goes on from the border `at` by whole vectors, and returns the last border of letters before dirt or the end. */
static size_t clean_vectors(const char *data, size_t at, size_t size) {
    while (size - at >= 2 * VECTOR_SIZE && is_clean(data + at)) at += 2 * VECTOR_SIZE;
    if ((unsigned char)data[at - 1] >= 0xC2) return at - 1;
    return (unsigned char)data[at - 2] >= 0xE1 ? at - 2 : at;
}

size_t vl_utf8_clean_prefix(const char *data, size_t size) {
    const unsigned char *bytes = (const unsigned char *)data;
    size_t at = 0, length = 1;
    while (at < 2 && at < size && (length = clean_length(bytes + at, size - at)) > 0) at += length;
    if (at >= 2) at = clean_vectors(data, at, size);
    while (at < size && (length = clean_length(bytes + at, size - at)) > 0) at += length;
    return at;
}

size_t vl_utf8_sound_prefix(const char *data, size_t size) {
    size_t at = 0, calm = 0;
    while (at < size && calm < CALM_LETTERS) {
        unsigned char lead = (unsigned char)data[at];
        if (lead == '\r') break;
        size_t length = vl_utf8_well_formed(data + at, size - at);
        if (length == 0) break;
        if (lead < 0xCC) calm++;
        else if (lead != 0xE1 && lead != 0xE2) calm = 0;
        at += length;
    }
    return at;
}
