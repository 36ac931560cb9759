#include "text/decoder.h"

#include <string.h>

#include "base/memory.h"
#include "text/normalize.h"
#include "text/utf8.h"

typedef enum vl_encoding { ENCODING_UNKNOWN, ENCODING_UTF8, ENCODING_UTF16_LITTLE, ENCODING_UTF16_BIG } vl_encoding;

struct vl_decoder {
    vl_context *context;
    vl_normalizer normalizer;
    vl_bad_bytes bad;
    uint64_t position;      /* in the source, of the first byte that nothing came of yet */
    vl_encoding encoding;
    bool verbatim;          /* letters and line ends are written as they are */
    char carry[4];          /* bytes of the source that wait for the next piece: of a byte order mark or a letter */
    size_t carry_size;
    uint16_t high;          /* a surrogate that waits for its second half, or 0; its two bytes count as used */
    bool after_return;      /* the byte before was CR, so that LF does not start another line */
    bool in_bad;            /* the byte before was ill-formed, so that U+FFFD stands already */
};

vl_decoder *vl_decoder_create(vl_context *context, vl_string *out) {
    vl_decoder *decoder = vl_allocate_zeroed(context, 1, sizeof *decoder);
    if (!decoder) return NULL;
    decoder->context = context;
    decoder->normalizer = VL_NORMALIZER(context, VL_NFC, out);
    return decoder;
}

vl_decoder *vl_decoder_create_verbatim(vl_context *context, vl_string *out) {
    vl_decoder *decoder = vl_decoder_create(context, out);
    if (decoder) decoder->verbatim = true;
    return decoder;
}

void vl_decoder_free(vl_decoder *decoder) {
    if (!decoder) return;
    vl_normalizer_free(&decoder->normalizer);
    vl_free(decoder->context, decoder, sizeof *decoder);
}

bool vl_decoder_utf16(const vl_decoder *decoder) {
    return decoder->encoding == ENCODING_UTF16_LITTLE || decoder->encoding == ENCODING_UTF16_BIG;
}

vl_bad_bytes vl_decoder_bad(const vl_decoder *decoder) {
    return decoder->bad;
}

static bool write_verbatim(vl_decoder *decoder, const char *bytes, size_t size) {
    return vl_string_append(decoder->context, decoder->normalizer.out, bytes, size);
}

/* Writes well-formed text, which is in NFC for certain. */
static bool put_clean(vl_decoder *decoder, const char *bytes, size_t size) {
    return decoder->verbatim ? write_verbatim(decoder, bytes, size)
                             : vl_normalizer_take_clean(&decoder->normalizer, bytes, size);
}

/* Writes well-formed text in any normal form. */
static bool put(vl_decoder *decoder, const char *bytes, size_t size) {
    return decoder->verbatim ? write_verbatim(decoder, bytes, size)
                             : vl_normalizer_take(&decoder->normalizer, bytes, size);
}

/* Notes ill-formed bytes of the source and writes U+FFFD for the first of a run. */
static bool take_bad(vl_decoder *decoder, uint64_t position, uint64_t count) {
    if (decoder->bad.count == 0) decoder->bad.first = position;
    decoder->bad.count += count;
    decoder->after_return = false;
    if (decoder->in_bad) return true;
    decoder->in_bad = true;
    return put_clean(decoder, "\xEF\xBF\xBD", 3);
}

/* Takes LF and CR at the start of the bytes where they are not simply text; `used` gets how many bytes that were. */
static bool take_line_end(vl_decoder *decoder, const char *bytes, size_t *used) {
    *used = 0;
    if (bytes[0] == '\r') {
        decoder->after_return = !decoder->verbatim;
        *used = 1;
        return put_clean(decoder, decoder->verbatim ? "\r" : "\n", 1);
    }
    if (decoder->after_return && bytes[0] == '\n') *used = 1;
    decoder->after_return = false;
    return true;
}

/* True if `size` > 0 bytes are the beginning of a letter that more bytes could complete. */
static bool is_cut(const char *bytes, size_t size) {
    unsigned char lead = (unsigned char)bytes[0];
    if (lead < 0xC2 || lead > 0xF4 || size >= vl_utf8_length(lead)) return false;
    if (size == 1) return true;
    char letter[4] = {bytes[0], bytes[1], '\x80', '\x80'};
    if (size == 3) letter[2] = bytes[2];
    return vl_utf8_well_formed(letter, sizeof letter) > 0;
}

/* Takes UTF-8 up to the first byte that is ill-formed or begins a letter that is cut; `used` gets how many bytes that were. */
static bool take_sound(vl_decoder *decoder, const char *bytes, size_t size, size_t *used) {
    size_t at = 0, before = 1;
    while (at < size && at != before) {
        size_t line_end;
        before = at;
        if (vl_utf8_well_formed(bytes + at, size - at) == 0) break;
        if (!take_line_end(decoder, bytes + at, &line_end)) return false;
        at += line_end;
        if (line_end) continue;
        size_t clean = vl_utf8_clean_prefix(bytes + at, size - at);
        if (!put_clean(decoder, bytes + at, clean)) return false;
        at += clean;
        size_t sound = vl_utf8_sound_prefix(bytes + at, size - at);
        if (!put(decoder, bytes + at, sound)) return false;
        at += sound;
    }
    *used = at;
    return true;
}

static bool take_utf8(vl_decoder *decoder, const char *bytes, size_t size) {
    for (size_t at = 0; at < size;) {
        size_t used;
        if (!take_sound(decoder, bytes + at, size - at, &used)) return false;
        if (used) decoder->in_bad = false;
        at += used;
        decoder->position += used;
        if (at == size) break;
        if (is_cut(bytes + at, size - at)) {
            decoder->carry_size = size - at;
            memcpy(decoder->carry, bytes + at, size - at);
            break;
        }
        if (!take_bad(decoder, decoder->position, 1)) return false;
        decoder->position++;
        at++;
    }
    return true;
}

/* Completes the letter that was cut at the end of the piece before; `used` gets how many of the bytes that took. */
static bool complete_letter(vl_decoder *decoder, const char *bytes, size_t size, size_t *used) {
    char letter[4];
    size_t held = decoder->carry_size, length = held;
    memcpy(letter, decoder->carry, held);
    while (length - held < size && is_cut(letter, length)) {
        letter[length] = bytes[length - held];
        length++;
    }
    decoder->carry_size = 0;
    bool sound = is_cut(letter, length) || vl_utf8_well_formed(letter, length) > 0;
    *used = length - held;
    if (sound) return take_utf8(decoder, letter, length);
    --*used; /* the byte that does not fit may begin something else */
    decoder->position += length - 1;
    return take_bad(decoder, decoder->position - (length - 1), length - 1);
}

/* Letters of UTF-16 on their way to UTF-8. */
typedef struct vl_letters {
    char bytes[1024];
    size_t size;
} vl_letters;

static bool flush_letters(vl_decoder *decoder, vl_letters *letters) {
    size_t used;
    bool done = take_sound(decoder, letters->bytes, letters->size, &used);
    letters->size = 0;
    return done;
}

static bool add_letter(vl_decoder *decoder, vl_letters *letters, uint32_t code_point) {
    decoder->in_bad = false;
    if (letters->size + 4 > sizeof letters->bytes && !flush_letters(decoder, letters)) return false;
    letters->size += vl_utf8_encode(code_point, letters->bytes + letters->size);
    return true;
}

/* Takes the 16-bit unit that stands at the decoder's position. */
static bool take_unit(vl_decoder *decoder, vl_letters *letters, uint16_t unit) {
    uint16_t high = decoder->high;
    uint64_t position = decoder->position;
    decoder->position += 2;
    decoder->high = 0;
    bool low = (unit & 0xFC00) == 0xDC00;
    if (high && low) return add_letter(decoder, letters, 0x10000u + ((high & 0x3FFu) << 10 | (unit & 0x3FFu)));
    if (high && !(flush_letters(decoder, letters) && take_bad(decoder, position - 2, 2))) return false;
    if (low) return flush_letters(decoder, letters) && take_bad(decoder, position, 2);
    if ((unit & 0xFC00) != 0xD800) return add_letter(decoder, letters, unit);
    decoder->high = unit;
    return true;
}

static bool take_utf16(vl_decoder *decoder, const char *bytes, size_t size) {
    vl_letters letters;
    letters.size = 0;
    bool big = decoder->encoding == ENCODING_UTF16_BIG;
    for (size_t at = 0; at < size;) {
        unsigned char first = (unsigned char)(decoder->carry_size ? decoder->carry[0] : bytes[at++]);
        if (at == size) {
            decoder->carry[0] = (char)first;
            decoder->carry_size = 1;
            break;
        }
        unsigned char second = (unsigned char)bytes[at++];
        decoder->carry_size = 0;
        if (!take_unit(decoder, &letters, (uint16_t)(big ? first << 8 | second : second << 8 | first))) return false;
    }
    return flush_letters(decoder, &letters);
}

static bool take_bytes(vl_decoder *decoder, const char *bytes, size_t size) {
    if (vl_decoder_utf16(decoder)) return take_utf16(decoder, bytes, size);
    size_t used = 0;
    if (decoder->carry_size && size && !complete_letter(decoder, bytes, size, &used)) return false;
    return take_utf8(decoder, bytes + used, size - used);
}

/* Looks at the first bytes, which are in `carry`: chooses the encoding once they suffice (`last`: no more will come), and takes
 * those that are no byte order mark. */
static bool choose_encoding(vl_decoder *decoder, bool last) {
    char head[4];
    size_t size = decoder->carry_size, mark = 0;
    memcpy(head, decoder->carry, size);
    if (size >= 2 && memcmp(head, "\xFF\xFE", 2) == 0) {
        decoder->encoding = ENCODING_UTF16_LITTLE;
        mark = 2;
    } else if (size >= 2 && memcmp(head, "\xFE\xFF", 2) == 0) {
        decoder->encoding = ENCODING_UTF16_BIG;
        mark = 2;
    } else {
        bool waits = size == 0 || (size == 1 && ((unsigned char)head[0] >= 0xFE || head[0] == '\xEF')) ||
                     (size == 2 && memcmp(head, "\xEF\xBB", 2) == 0);
        if (waits && !last) return true;
        decoder->encoding = ENCODING_UTF8;
        if (size == 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0) mark = 3;
    }
    decoder->carry_size = 0;
    decoder->position = mark;
    return take_bytes(decoder, head + mark, size - mark);
}

vl_status vl_decoder_feed(vl_decoder *decoder, const char *bytes, size_t size) {
    while (decoder->encoding == ENCODING_UNKNOWN && size) {
        decoder->carry[decoder->carry_size++] = *bytes++;
        size--;
        if (!choose_encoding(decoder, false)) return VL_ERROR_MEMORY;
    }
    return size == 0 || take_bytes(decoder, bytes, size) ? VL_OK : VL_ERROR_MEMORY;
}

vl_status vl_decoder_finish(vl_decoder *decoder, vl_bad_bytes *bad) {
    if (decoder->encoding == ENCODING_UNKNOWN && !choose_encoding(decoder, true)) return VL_ERROR_MEMORY;
    if (decoder->high && !take_bad(decoder, decoder->position - 2, 2)) return VL_ERROR_MEMORY;
    if (decoder->carry_size && !take_bad(decoder, decoder->position, decoder->carry_size)) return VL_ERROR_MEMORY;
    decoder->high = 0;
    decoder->carry_size = 0;
    if (!vl_normalizer_end(&decoder->normalizer)) return VL_ERROR_MEMORY;
    if (bad) *bad = decoder->bad;
    return VL_OK;
}
