#include "text/segment.h"

/* What the rules need to know of the word so far. */
typedef struct word_state {
    vl_word_break left; /* of the last letter that is not ignored by rule WB4 */
    vl_word_break last; /* of the last letter */
    bool half_pair;     /* `left` is a regional indicator without a partner */
} word_state;

static bool is_ignored(vl_word_break kind) {
    return kind == VL_WORD_EXTEND || kind == VL_WORD_FORMAT || kind == VL_WORD_ZWJ;
}

static bool is_letter(vl_word_break kind) {
    return kind == VL_WORD_A_LETTER || kind == VL_WORD_HEBREW_LETTER;
}

static bool is_newline(vl_word_break kind) {
    return kind == VL_WORD_NEWLINE || kind == VL_WORD_CR || kind == VL_WORD_LF;
}

/* True for what may stand between two letters (rule WB6). */
static bool is_letter_middle(vl_word_break kind) {
    return kind == VL_WORD_MID_LETTER || kind == VL_WORD_MID_NUM_LET || kind == VL_WORD_SINGLE_QUOTE;
}

/* True for what may stand between two numbers (rule WB12). */
static bool is_number_middle(vl_word_break kind) {
    return kind == VL_WORD_MID_NUM || kind == VL_WORD_MID_NUM_LET || kind == VL_WORD_SINGLE_QUOTE;
}

/* True if `kind` continues what began with `left` behind the mark in the middle. */
static bool is_continuation(vl_word_break left, vl_word_break middle, vl_word_break kind) {
    if (is_letter(left) && is_letter_middle(middle) && is_letter(kind)) return true;
    if (left == VL_WORD_NUMERIC && is_number_middle(middle) && kind == VL_WORD_NUMERIC) return true;
    return left == VL_WORD_HEBREW_LETTER && middle == VL_WORD_DOUBLE_QUOTE && kind == VL_WORD_HEBREW_LETTER;
}

static bool is_middle(vl_word_break left, vl_word_break kind) {
    if (is_letter(left) && is_letter_middle(kind)) return true;
    if (left == VL_WORD_NUMERIC && is_number_middle(kind)) return true;
    return left == VL_WORD_HEBREW_LETTER && kind == VL_WORD_DOUBLE_QUOTE;
}

/* Rules WB5, WB8 to WB10, WB13 to WB13b: what joins by the two kinds alone. */
static bool joins_neighbour(vl_word_break left, vl_word_break next) {
    switch (left) {
    case VL_WORD_A_LETTER:
    case VL_WORD_HEBREW_LETTER:
    case VL_WORD_NUMERIC: return is_letter(next) || next == VL_WORD_NUMERIC || next == VL_WORD_EXTEND_NUM_LET;
    case VL_WORD_KATAKANA: return next == VL_WORD_KATAKANA || next == VL_WORD_EXTEND_NUM_LET;
    case VL_WORD_EXTEND_NUM_LET:
        return is_letter(next) || next == VL_WORD_NUMERIC || next == VL_WORD_KATAKANA || next == VL_WORD_EXTEND_NUM_LET;
    default: return false;
    }
}

/* True if the letter belongs to the word by what is known without looking further. */
static bool joins(const word_state *word, const vl_property *property) {
    vl_word_break next = (vl_word_break)property->word_break;
    if (word->last == VL_WORD_ZWJ && (property->flags & VL_PROPERTY_EXTENDED_PICTOGRAPHIC)) return true;
    if (word->last == VL_WORD_W_SEG_SPACE && next == VL_WORD_W_SEG_SPACE) return true;
    if (is_ignored(next)) return true;
    if (word->half_pair && next == VL_WORD_REGIONAL_INDICATOR) return true;
    if (word->left == VL_WORD_HEBREW_LETTER && next == VL_WORD_SINGLE_QUOTE) return true;
    return joins_neighbour(word->left, next);
}

static void add(word_state *word, vl_word_break kind) {
    word->last = kind;
    if (is_ignored(kind)) return;
    word->half_pair = kind == VL_WORD_REGIONAL_INDICATOR && !word->half_pair;
    word->left = kind;
}

/* The letter that continues the word behind a mark in its middle that ends at `at`; without property if there is none. */
static vl_letter continuation(vl_text text, size_t at, vl_word_break left, vl_word_break middle) {
    static const vl_letter none = {NULL, 0};
    while (at < text.size) {
        vl_letter letter = vl_letter_at(text, at);
        vl_word_break kind = (vl_word_break)letter.property->word_break;
        if (is_continuation(left, middle, kind)) return letter;
        if (!is_ignored(kind)) return none;
        at = letter.end;
    }
    return none;
}

/* End of the letters of ASCII and plain Latin at `at`, of which there may be none. */
static size_t skip_latin(vl_text text, size_t at) {
    size_t length;
    while (at < text.size) {
        unsigned char lower = (unsigned char)text.data[at] | 0x20;
        if ((unsigned char)text.data[at] < 0x80) {
            if (lower < 'a' || lower > 'z') return at;
            at++;
        } else if (vl_is_plain_latin(text, at, &length)) at += length;
        else return at;
    }
    return at;
}

/* True for ASCII that joins no ASCII or plain Latin on either side. */
static bool is_alone(unsigned char byte) {
    if (byte <= ' ' || byte >= 0x7F) return false;
    if ((byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')) return false;
    return byte != '_' && byte != '.' && byte != ':' && byte != ',' && byte != ';' && byte != '\'';
}

/* End of the word in the most frequent cases: Latin letters before a blank or such a mark, or one of these before a
 * letter. `start` where it takes a closer look. */
static size_t quick_end(vl_text text, size_t start) {
    size_t end = skip_latin(text, start), length;
    unsigned char first = (unsigned char)text.data[start], next;
    bool letters = end > start;
    if (!letters && first != ' ' && !is_alone(first)) return start;
    if (!letters) end++;
    if (end == text.size) return end;
    next = (unsigned char)text.data[end];
    if (letters) return next == ' ' || is_alone(next) ? end : start;
    if (next < 0x80) return next == ' ' && first == ' ' ? start : end;
    return vl_is_plain_latin(text, end, &length) ? end : start;
}

/* Reads the word once. What lies behind a mark in its middle is read ahead: if the word goes on there, reading goes on
 * there too, and if not, the next word begins with that mark and takes what was read in vain as its own, without reading
 * ahead, since it does not begin with a letter or number. So no byte is read more often than a few times in all. */
size_t vl_segment_word(vl_text text, size_t start) {
    word_state word = {VL_WORD_OTHER, VL_WORD_OTHER, false};
    size_t end = quick_end(text, start);
    vl_letter letter;
    vl_word_break kind;
    if (end > start) return end;
    letter = vl_letter_at(text, start);
    kind = (vl_word_break)letter.property->word_break;
    end = letter.end;
    if (kind == VL_WORD_CR && end < text.size && text.data[end] == '\n') return end + 1;
    if (is_newline(kind)) return end;
    add(&word, kind);
    for (;;) {
        vl_letter behind = {NULL, 0};
        if (word.last == VL_WORD_A_LETTER) end = skip_latin(text, end);
        if (end == text.size) return end;
        letter = vl_letter_at(text, end);
        kind = (vl_word_break)letter.property->word_break;
        if (is_newline(kind)) return end;
        if (is_middle(word.left, kind)) behind = continuation(text, letter.end, word.left, kind);
        if (behind.property) letter = behind;
        else if (!joins(&word, letter.property)) return end;
        add(&word, (vl_word_break)letter.property->word_break);
        end = letter.end;
    }
}
