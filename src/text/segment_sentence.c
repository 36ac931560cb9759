#include "text/segment.h"

static bool is_ignored(vl_sentence_break kind) {
    return kind == VL_SENTENCE_EXTEND || kind == VL_SENTENCE_FORMAT;
}

static bool is_separator(vl_sentence_break kind) {
    return kind == VL_SENTENCE_SEP || kind == VL_SENTENCE_CR || kind == VL_SENTENCE_LF;
}

static bool is_terminator(vl_sentence_break kind) {
    return kind == VL_SENTENCE_A_TERM || kind == VL_SENTENCE_S_TERM;
}

static bool is_cased(vl_sentence_break kind) {
    return kind == VL_SENTENCE_UPPER || kind == VL_SENTENCE_LOWER;
}

static vl_sentence_break kind_of(vl_letter letter) {
    return (vl_sentence_break)letter.property->sentence_break;
}

/* Goes past bytes with which no letter begins that ends or extends anything: all of ASCII but `! . ?` and line ends, the
 * leads of U+00C0 to U+02BF, and every byte behind a lead. Ill-formed ones among them need no check: they count as U+FFFD,
 * which is no more to a sentence than a letter is. */
static size_t skip_bytes(vl_text text, size_t at) {
    static const uint64_t stops[4] = {
        1ull << '\n' | 1ull << '\r' | 1ull << '!' | 1ull << '.' | 1ull << '?', 0, 0,
        1ull << (0xC2 - 0xC0) | UINT64_MAX << (0xCB - 0xC0)
    };
    while (at < text.size) {
        unsigned char byte = (unsigned char)text.data[at];
        if (stops[byte >> 6] >> (byte & 63) & 1) break;
        at++;
    }
    return at;
}

/* Goes past what cannot end a sentence, U+1E00 to U+1EFF included. `last` gets the kind of the last letter, and stays as
 * it is where there is none. */
static size_t skip_plain(vl_text text, size_t start, vl_sentence_break *last) {
    size_t at = start, length;
    vl_letter letter;
    while ((at = skip_bytes(text, at)) < text.size && vl_is_plain_latin(text, at, &length)) at += length;
    if (at == start) return at;
    letter = vl_letter_at(text, vl_utf8_previous(text.data, at));
    *last = letter.end == at ? kind_of(letter) : VL_SENTENCE_OTHER;
    return at;
}

/* End of a separator, of both its letters if it is CRLF. */
static size_t separator_end(vl_text text, vl_letter letter) {
    bool pair = kind_of(letter) == VL_SENTENCE_CR && letter.end < text.size && text.data[letter.end] == '\n';
    return pair ? letter.end + 1 : letter.end;
}

/* Goes past letters of that kind and what rule SB5 ignores behind each letter. */
static size_t skip_kind(vl_text text, size_t at, vl_sentence_break kind) {
    while (at < text.size) {
        vl_letter letter = vl_letter_at(text, at);
        if (kind_of(letter) != kind && !is_ignored(kind_of(letter))) break;
        at = letter.end;
    }
    return at;
}

/* Rule SB8: true if the next letter that decides is in lower case. */
static bool lower_follows(vl_text text, size_t at) {
    while (at < text.size) {
        vl_letter letter = vl_letter_at(text, at);
        vl_sentence_break kind = kind_of(letter);
        if (kind == VL_SENTENCE_LOWER) return true;
        if (kind == VL_SENTENCE_UPPER || kind == VL_SENTENCE_O_LETTER) return false;
        if (is_separator(kind) || is_terminator(kind)) return false;
        at = letter.end;
    }
    return false;
}

/* Rules SB6 and SB7: true if the letter right behind a full stop keeps the sentence going. */
static bool joins_stop(vl_sentence_break before, vl_sentence_break next) {
    return next == VL_SENTENCE_NUMERIC || (is_cased(before) && next == VL_SENTENCE_UPPER);
}

/* Reads on from `*at`, behind a terminator and what `before` says stood before it: past closing marks, spaces and one
 * separator. True if the sentence ends there. */
static bool ends_behind(vl_text text, vl_sentence_break terminator, vl_sentence_break before, size_t *at) {
    vl_letter letter;
    *at = skip_kind(text, *at, VL_SENTENCE_EXTEND);
    if (*at == text.size) return true;
    if (terminator == VL_SENTENCE_A_TERM && joins_stop(before, kind_of(vl_letter_at(text, *at)))) return false;
    *at = skip_kind(text, *at, VL_SENTENCE_CLOSE);
    *at = skip_kind(text, *at, VL_SENTENCE_SP);
    if (*at == text.size) return true;
    letter = vl_letter_at(text, *at);
    if (is_separator(kind_of(letter))) {
        *at = separator_end(text, letter);
        return true;
    }
    if (is_terminator(kind_of(letter)) || kind_of(letter) == VL_SENTENCE_S_CONTINUE) return false;
    return terminator != VL_SENTENCE_A_TERM || !lower_follows(text, *at);
}

/* Reads the sentence once. Only rule SB8 reads ahead, from behind a full stop to the next letter, terminator or separator.
 * That stretch holds no terminator, so that no other reading ahead begins in it: whether the sentence goes on or the next
 * one begins there, no byte is read more often than a few times in all. */
size_t vl_segment_sentence(vl_text text, size_t start) {
    vl_sentence_break last = VL_SENTENCE_OTHER;
    size_t at = start;
    while ((at = skip_plain(text, at, &last)) < text.size) {
        vl_letter letter = vl_letter_at(text, at);
        vl_sentence_break kind = kind_of(letter);
        if (is_separator(kind)) return separator_end(text, letter);
        at = letter.end;
        if (is_terminator(kind) && ends_behind(text, kind, last, &at)) return at;
        if (!is_ignored(kind)) last = kind;
    }
    return at;
}
