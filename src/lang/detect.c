#include "lang/language.h"
#include "lang/shape.h"

#define SAMPLE ((size_t)64 * 1024)

/* How many of a thousand letters must be Vietnamese ones. Running text has 150 to 300; texts that quote a Vietnamese
 * name now and then stay well below. */
#define ENOUGH 50

/* Bytes up to which a text may be too short to have them. */
#define SHORT ((size_t)256)

/* Letters that hardly any other language has: ă đ ơ ư with their capitals. */
static bool is_two_byte_mark(unsigned char lead, unsigned char byte) {
    if (lead == 0xC4) return byte == 0x82 || byte == 0x83 || byte == 0x90 || byte == 0x91;
    return (lead == 0xC6) && (byte == 0xA0 || byte == 0xA1 || byte == 0xAF || byte == 0xB0);
}

/* î ş ţ ș ț with their capitals: Romanian, the other language of ă. */
static bool is_romanian(unsigned char lead, unsigned char byte) {
    if (lead == 0xC3) return byte == 0x8E || byte == 0xAE;
    if (lead == 0xC5) return byte == 0x9E || byte == 0x9F || byte == 0xA2 || byte == 0xA3;
    return lead == 0xC8 && byte >= 0x98 && byte <= 0x9B;
}

/* U+1EA0 to U+1EF9, but not the vowels with nothing than a dot below, which Igbo and Yoruba use. */
static bool is_three_byte_mark(unsigned char byte, unsigned char last) {
    if (byte != 0xBA && byte != 0xBB) return false;
    unsigned low = (unsigned)(byte - 0xBA) << 6 | (last & 0x3Fu); /* U+1E80 + low */
    if (low < 0x20 || low > 0x79) return false;
    return !(low == 0x38 || low == 0x39 || low == 0x4A || low == 0x4B || low == 0x4C || low == 0x4D || low == 0x64 ||
             low == 0x65);
}

const vl_language *vl_language_detect(vl_text text) {
    const unsigned char *byte = (const unsigned char *)text.data;
    size_t size = text.size < SAMPLE ? text.size : SAMPLE, letters = 0, marks = 0, foreign = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned char now = byte[i];
        if (now < 0x80) {
            letters += (unsigned char)((now | 0x20) - 'a') < 26;
        } else if (now >= 0xC3) {
            letters++;
            if (now < 0xC7 && i + 1 < size) marks += is_two_byte_mark(now, byte[i + 1]);
            if (now < 0xC9 && i + 1 < size)
                foreign += is_romanian(now, byte[i + 1]);
            else if (now == 0xE1 && i + 2 < size)
                marks += is_three_byte_mark(byte[i + 1], byte[i + 2]);
        }
    }
    marks = marks > foreign ? marks - foreign : 0;
    bool vietnamese = marks > 0 && marks * 1000 >= letters * ENOUGH;
    if (!vietnamese && text.size <= SHORT) vietnamese = vl_shape_is_vietnamese(text);
    return vietnamese ? &vl_language_vietnamese : &vl_language_undetermined;
}
