/*
 * The tokens of a paragraph. The scanner of the text layer is the rule; this file is its cache: a run of letters and
 * digits that was a token before is one again wherever the byte behind it cannot join, and then costs one probe of the
 * vocabulary's table.
 */
#include "corpus/columns.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define POLL_TOKENS ((uint64_t)32 * 1024)

/* What a byte may be to the cache. */
enum {
    RUN = 1 << 0,      /* ASCII letters and digits, and the bytes of Latin and Vietnamese letters */
    ENDS_RUN = 1 << 1, /* ASCII that never joins the letters before it with what follows */
    SINGLE = 1 << 2,   /* ASCII marks that are tokens of their own */
    BLANK = 1 << 3,    /* ASCII white space */
    STOPS = 1 << 4     /* what a run is taken to end at */
};

static bool is_alphanumeric(unsigned char byte) {
    return (unsigned char)((byte | 0x20) - 'a') < 26 || (unsigned char)(byte - '0') < 10;
}

/* How the byte joins its neighbours. */
static uint8_t joins_of(unsigned char byte) {
    if (byte == ' ' || (byte >= '\t' && byte <= '\r')) return ENDS_RUN | BLANK;
    if (is_alphanumeric(byte)) return RUN;
    if ((byte >= 0x80 && byte < 0xC0) || (byte >= 0xC3 && byte <= 0xCA) || byte == 0xE1) return RUN;
    if (byte >= 0x80 || byte < ' ' || byte == 0x7F || byte == '#' || byte == '_') return 0;
    return byte != '\0' && strchr("+-/@',;.:&\"", byte) ? SINGLE : ENDS_RUN | SINGLE;
}

static uint8_t class_of(unsigned char byte) {
    bool stops = byte < '0' || (byte >= ':' && byte <= '@') || byte == 0xC2 || byte == 0xE2;
    return (uint8_t)(joins_of(byte) | (stops ? STOPS : 0));
}

void vl_byte_classes_init(vl_byte_classes *classes) {
    for (unsigned byte = 0; byte < 256; byte++) classes->of[byte] = class_of((unsigned char)byte);
}

/* Where the 64 bytes at `at` hold bytes that runs stop at, the lowest bit first. A run may hold what is no RUN byte, as
 * long as it holds whole tokens: what was no token before is not found in the vocabulary and goes to the scanner. So it
 * is enough to stop at the bytes that commonly end words. */
#if defined(__SSE2__)
static inline uint64_t stops_in(const vl_byte_classes *classes, const char *at) {
    uint64_t stops = 0;
    (void)classes;
    for (unsigned i = 0; i < 4; i++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i));
        __m128i mark = _mm_sub_epi8(bytes, _mm_set1_epi8(':'));
        __m128i found = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8('/')), bytes);
        found = _mm_or_si128(found, _mm_cmpeq_epi8(_mm_min_epu8(mark, _mm_set1_epi8('@' - ':')), mark));
        found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xC2)));
        found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xE2)));
        stops |= (uint64_t)(unsigned)_mm_movemask_epi8(found) << (16 * i);
    }
    return stops;
}
#else
static inline uint64_t stops_in(const vl_byte_classes *classes, const char *at) {
    uint64_t stops = 0;
    for (unsigned i = 0; i < 64; i++) stops |= (uint64_t)(classes->of[(unsigned char)at[i]] / STOPS) << i;
    return stops;
}
#endif

/* True if what stands at `at` is no mark or format character, which would belong to the token before: of the letters
 * that begin with the byte E1, only those from U+1E80 to U+1EFF are known to be none. */
static bool takes_no_mark(const vl_byte_classes *classes, const unsigned char *at) {
    return at[0] < 0x80 || ((classes->of[at[0]] & RUN) && (at[0] != 0xE1 || at[1] == 0xBA || at[1] == 0xBB));
}

/* The bytes of a mark of more than one byte at `at` that never joins what is around it: « » – — “ ” …; 0: it is
 * something else, or what follows might. */
static unsigned loose_mark(const vl_byte_classes *classes, const unsigned char *at) {
    unsigned length = 0;
    if (at[0] == 0xC2 && (at[1] == 0xAB || at[1] == 0xBB)) length = 2;
    if (at[0] == 0xE2 && at[1] == 0x80) {
        unsigned char last = at[2];
        length = last == 0x93 || last == 0x94 || last == 0x9C || last == 0x9D || last == 0xA6 ? 3 : 0;
    }
    if (length == 0) return 0;
    return takes_no_mark(classes, at + length) ? length : 0;
}

static bool is_no_break_space(const char *at) {
    return (unsigned char)at[0] == 0xC2 && (unsigned char)at[1] == 0xA0;
}

/* True if what stands at `at`, behind a run of that type, cannot belong to its token. */
static bool ends_run(const vl_tokenizer *tokenizer, const char *at, uint32_t type) {
    const uint8_t *classes = tokenizer->classes.of;
    unsigned char byte = (unsigned char)at[0], behind = (unsigned char)at[1];
    if (classes[byte] & ENDS_RUN) return true;
    if (byte == ',' || byte == ';') return behind < 0x80 && (unsigned char)(behind - '0') >= 10;
    if (byte == '"') return takes_no_mark(&tokenizer->classes, (const unsigned char *)at + 1); /* Hebrew has it within words */
    bool gap = (classes[behind] & BLANK) || behind == '\0';
    if (byte == ':') return gap;
    if (byte == '.') return gap && !(tokenizer->columns->atoms.vocabulary.flags[type] & VL_TYPE_TAKES_DOT);
    return byte == '\0' || is_no_break_space(at) || loose_mark(&tokenizer->classes, (const unsigned char *)at) > 0;
}

/* Bytes of the two words that belong to a run, by its length. */
#define BYTES(n) ((n) >= 8 ? UINT64_MAX : ((uint64_t)1 << (8 * ((n)&7))) - 1)
#define WORDS(n)                                                                                                       \
    { BYTES(n), (n) <= 8 ? 0 : BYTES((n)-8) }
static const uint64_t run_masks[17][2] = {WORDS(0),  WORDS(1),  WORDS(2),  WORDS(3),  WORDS(4),  WORDS(5),
                                          WORDS(6),  WORDS(7),  WORDS(8),  WORDS(9),  WORDS(10), WORDS(11),
                                          WORDS(12), WORDS(13), WORDS(14), WORDS(15), WORDS(16)};

/* The type of the run of 1 to 16 bytes at `at`; VL_NO_TYPE if it was no token yet. A run holds no zero byte, so that
 * its size need not be compared. */
static inline uint32_t run_type(const vl_short_slot *slots, size_t mask, const char *at, size_t length) {
    uint64_t words[2];
    memcpy(words, at, sizeof words);
    uint64_t low = words[0] & run_masks[length][0], high = words[1] & run_masks[length][1];
    size_t probe = (size_t)vl_short_hash(low, high) & mask;
    while ((slots[probe].low ^ low) | (slots[probe].high ^ high)) {
        if (!slots[probe].type_plus_one) return VL_NO_TYPE;
        probe = (probe + 1) & mask;
    }
    return slots[probe].type_plus_one - 1;
}

/* The type of the mark at `at`, and its length; VL_NO_TYPE if it must be looked at properly. */
static inline uint32_t mark_type(const vl_tokenizer *tokenizer, const char *at, unsigned *length) {
    const unsigned char *bytes = (const unsigned char *)at;
    const uint8_t *classes = tokenizer->classes.of;
    if (!(classes[bytes[0]] & SINGLE)) {
        *length = loose_mark(&tokenizer->classes, bytes);
        if (*length == 0) return VL_NO_TYPE;
        uint64_t word = bytes[0] | (uint64_t)bytes[1] << 8 | (*length == 3 ? (uint64_t)bytes[2] << 16 : 0);
        return vl_short_find(tokenizer->index, word, 0, *length)->type_plus_one - 1;
    }
    if (bytes[1] == bytes[0] || !takes_no_mark(&tokenizer->classes, bytes + 1)) return VL_NO_TYPE;
    *length = 1;
    return vl_short_find(tokenizer->index, bytes[0], 0, 1)->type_plus_one - 1;
}

/* The columns' ends while tokens are appended: in registers, as the compiler cannot know that the columns do not hold
 * their own counts. */
typedef struct column_tail {
    uint32_t *types;
    uint64_t *offsets;
    uint64_t count;
    uint64_t room; /* count up to which may be appended before asking for more */
} column_tail;

/* Makes room for many more tokens, and asks whether to go on. */
static vl_status make_room(vl_columns *columns, column_tail *tail) {
    size_t needed = (size_t)tail->count + 1;
    columns->atoms.count = tail->count;
    if (vl_context_cancelled(columns->context)) return VL_ERROR_CANCELLED;
    if (!VL_GROW(columns->context, columns->atoms.types, columns->atoms.type_capacity, needed) ||
        !VL_GROW(columns->context, columns->atoms.starts, columns->atoms.start_capacity, needed)) {
        return VL_ERROR_MEMORY;
    }
    size_t capacity =
        columns->atoms.type_capacity < columns->atoms.start_capacity ? columns->atoms.type_capacity : columns->atoms.start_capacity;
    tail->types = columns->atoms.types;
    tail->offsets = columns->atoms.starts;
    tail->room = tail->count + POLL_TOKENS < capacity ? tail->count + POLL_TOKENS : capacity;
    return VL_OK;
}

/* Appends a token that may have to do with sentences. */
static vl_status append_marked(vl_tokenizer *tokenizer, column_tail *tail, uint32_t type, uint64_t offset) {
    vl_columns *columns = tokenizer->columns;
    uint8_t flags = columns->atoms.vocabulary.flags[type];
    columns->atoms.count = tail->count;
    if (tokenizer->pending && !vl_sentence_step(tokenizer, type, offset)) return VL_ERROR_MEMORY;
    tail->types[tail->count] = type;
    tail->offsets[tail->count++] = offset;
    if (tokenizer->index->language->vietnamese && (flags & VL_TYPE_TERMINATOR)) tokenizer->pending = true;
    return VL_OK;
}

/* Appends the next token by the scanner's rules; `*at` is moved behind it, to the end if there is none. */
static vl_status append_scanned(vl_tokenizer *tokenizer, column_tail *tail, size_t *at, size_t end) {
    vl_scanner scanner = {tokenizer->text, end, *at, &tokenizer->index->language->rules};
    vl_piece piece;
    *at = end;
    if (!vl_scanner_next(&scanner, &piece)) return VL_OK;
    *at = piece.end;
    vl_text text = {tokenizer->text + piece.first, piece.end - piece.first};
    if (text.size > UINT32_MAX) return VL_ERROR_MEMORY;
    uint32_t type = vl_vocabulary_add(&tokenizer->columns->atoms.vocabulary, tokenizer->index, text, piece.kind);
    return type == VL_NO_TYPE ? VL_ERROR_MEMORY : append_marked(tokenizer, tail, type, piece.first);
}

/* Appends runs that were tokens before, each with the blank or comma and blank behind it, as long as there is nothing
 * else, and the last one ahead of something else. False: there was none. This is the loop that nearly all of a text
 * goes through: what it needs is copied out of reach of its own stores, and runs are found 64 bytes at a time, so that
 * the place of one does not wait for the bytes of the one before. */
static bool append_runs(const vl_tokenizer *tokenizer, column_tail *out, size_t *start, size_t end) {
    const vl_short_slot *slots = tokenizer->index->slots;
    const size_t mask = tokenizer->index->slot_count - 1;
    const char *text = tokenizer->text;
    const uint32_t comma = vl_short_find(tokenizer->index, ',', 0, 1)->type_plus_one - 1;
    column_tail tail = *out;
    size_t at = *start, base = at;
    uint64_t stops = stops_in(&tokenizer->classes, text + at);
    while (at < end && tail.count < tail.room) {
        if (!stops) {
            if (base == at) break;
            base = at;
            stops = stops_in(&tokenizer->classes, text + at);
            continue;
        }
        size_t behind = base + (unsigned)__builtin_ctzll(stops);
        stops &= stops - 1;
        if (behind - at - 1 >= 16 || behind > end) break;
        uint32_t type = run_type(slots, mask, text + at, behind - at);
        if (type == VL_NO_TYPE) break;
        bool blank = text[behind] == ' ';
        if (!blank && !ends_run(tokenizer, text + behind, type)) break;
        tail.types[tail.count] = type;
        tail.offsets[tail.count++] = at;
        at = behind + blank;
        if (blank) continue;
        if (text[at] != ',' || text[at + 1] != ' ' || comma == VL_NO_TYPE || tail.count == tail.room || !stops) break;
        tail.types[tail.count] = comma;
        tail.offsets[tail.count++] = at;
        at += 2;
        stops &= stops - 1;
    }
    bool appended = at > *start;
    *out = tail;
    *start = at;
    return appended;
}

/* Appends the token at `*at`, which is not blank: from the cache, or by the scanner. */
static vl_status append_next(vl_tokenizer *tokenizer, column_tail *tail, size_t *at, size_t end) {
    const char *text = tokenizer->text + *at;
    uint64_t stops = stops_in(&tokenizer->classes, text);
    unsigned length = stops ? (unsigned)__builtin_ctzll(stops) : 64;
    uint32_t type = VL_NO_TYPE;
    if (length == 0) {
        type = mark_type(tokenizer, text, &length);
    } else if (length <= 16) {
        type = run_type(tokenizer->index->slots, tokenizer->index->slot_count - 1, text, length);
        if (type != VL_NO_TYPE && !ends_run(tokenizer, text + length, type)) type = VL_NO_TYPE;
    }
    if (type == VL_NO_TYPE || length > end - *at) return append_scanned(tokenizer, tail, at, end);
    vl_status status = append_marked(tokenizer, tail, type, *at);
    *at += length;
    return status;
}

/* Appends the paragraph's tokens, and its sentences where they go by tokens. */
static vl_status append_tokens(vl_tokenizer *tokenizer, size_t at, size_t end) {
    vl_columns *columns = tokenizer->columns;
    const char *text = tokenizer->text;
    column_tail tail = {columns->atoms.types, columns->atoms.starts, columns->atoms.count, columns->atoms.count};
    vl_status status = VL_OK;
    while (status == VL_OK && at < end) {
        unsigned char byte = (unsigned char)text[at];
        if (tail.count == tail.room)
            status = make_room(columns, &tail);
        else if (tokenizer->classes.of[byte] & BLANK)
            at++;
        else if (is_no_break_space(text + at))
            at += 2;
        else if (tokenizer->pending || !(tokenizer->classes.of[byte] & RUN))
            status = append_next(tokenizer, &tail, &at, end);
        else if (!append_runs(tokenizer, &tail, &at, end))
            status = append_next(tokenizer, &tail, &at, end);
    }
    columns->atoms.count = tail.count;
    return status;
}

vl_status vl_tokenize_paragraph(vl_tokenizer *tokenizer, size_t first, size_t end) {
    vl_columns *columns = tokenizer->columns;
    uint64_t token = columns->atoms.count;
    if (!vl_vocabulary_open(&columns->atoms.vocabulary, tokenizer->index)) return VL_ERROR_MEMORY;
    tokenizer->sentence_base = columns->sentence_count;
    tokenizer->pending = false;
    bool by_tokens = tokenizer->index->language->vietnamese;
    if (by_tokens && !vl_sentence_begin(tokenizer)) return VL_ERROR_MEMORY;
    vl_status status = append_tokens(tokenizer, first, end);
    if (status != VL_OK) return status;
    if (columns->atoms.count == token) {
        columns->sentence_count = tokenizer->sentence_base;
        return VL_OK;
    }
    bool by_segment = !by_tokens && !tokenizer->undivided;
    if (by_segment && vl_sentences_by_segment(tokenizer, token, first, end) != VL_OK) return VL_ERROR_MEMORY;
    vl_sentence_finish(tokenizer);
    return VL_OK;
}
