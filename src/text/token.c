#include "text/token.h"

#include <string.h>

#include "text/letters.h"

/* A word being read: what it holds up to `at`. */
typedef struct word_state {
    const vl_scanner *scanner;
    size_t at;
    size_t letters;   /* letters so far, numbers and marks not counted */
    size_t lower_run; /* lower-case letters just before `at` */
    vl_letter last;   /* the last letter that is no mark or format character */
} word_state;

bool vl_token_is_abbreviation(const vl_token_rules *rules, vl_text form) {
    if (form.size > VL_LONGEST_ABBREVIATION) return false;
    size_t low = 0, high = rules->abbreviation_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = vl_text_order(form, rules->abbreviations[middle]);
        if (order == 0) return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

/* The end of the longest listed abbreviation that begins at `first` and whose first dot stands at `dot`; 0: there is
 * none. */
static size_t abbreviation_end(const vl_scanner *scanner, size_t first, size_t dot) {
    const char *text = scanner->text;
    size_t longest = 0;
    for (size_t at = dot; at < scanner->size && at - first < VL_LONGEST_ABBREVIATION; at++) {
        if (text[at] != '.') {
            if ((unsigned char)text[at] < 0x80 && (unsigned char)((text[at] | 0x20) - 'a') >= 26) break;
            continue;
        }
        bool run = at + 1 < scanner->size && text[at + 1] == '.'; /* an ellipsis behind, which is a token of its own */
        if (!run && vl_token_is_abbreviation(scanner->rules, (vl_text){text + first, at + 1 - first})) longest = at + 1;
    }
    return longest;
}

/* A hyphen joins beside a digit or between capitals. */
static bool hyphen_joins(vl_letter before, vl_letter after) {
    if (vl_is_numeric(after)) return vl_is_word_letter(before) || vl_is_numeric(before);
    if (!vl_is_word_letter(after)) return false;
    if (vl_is_numeric(before)) return true;
    return (before.property->flags & VL_PROPERTY_UPPER) && (after.property->flags & VL_PROPERTY_UPPER);
}

/* True if a dot or colon here separates two sentences that were glued. */
static bool separates_glued(const word_state *word, vl_letter mark, vl_letter after) {
    if (!word->scanner->rules->breaks_glued || word->lower_run < 2) return false;
    return (mark.code_point == '.' || mark.code_point == ':') && (after.property->flags & VL_PROPERTY_UPPER);
}

/* True if the mark at word->at joins the last letter with the one behind it: WB6, WB7, WB7b, WB11, WB12, and hyphens.
 */
static bool mark_joins(const word_state *word, vl_letter mark) {
    if (mark.size == 0 || vl_is_gap(mark)) return false;
    uint8_t class_ = mark.property->word_break, last = word->last.property->word_break;
    bool hyphen = vl_is_hyphen(mark.code_point);
    bool middle = class_ == VL_WORD_MID_NUM_LET || class_ == VL_WORD_SINGLE_QUOTE;
    bool quote = class_ == VL_WORD_DOUBLE_QUOTE && last == VL_WORD_HEBREW_LETTER;
    if (!hyphen && !middle && !quote && class_ != VL_WORD_MID_LETTER && class_ != VL_WORD_MID_NUM) return false;
    size_t behind = word->at + mark.size;
    vl_letter after = vl_scanner_letter(word->scanner, vl_skip_attached(word->scanner->text, word->scanner->size, behind));
    if (hyphen)
        return vl_scanner_letter(word->scanner, behind).code_point == after.code_point && hyphen_joins(word->last, after);
    if (quote) return after.property->word_break == VL_WORD_HEBREW_LETTER;
    if (vl_is_numeric(word->last)) return (middle || class_ == VL_WORD_MID_NUM) && vl_is_numeric(after);
    if (!vl_is_word_letter(word->last) || !vl_is_word_letter(after) || class_ == VL_WORD_MID_NUM) return false;
    return !separates_glued(word, mark, after);
}

/* True if `next` goes on directly from the last letter: WB5, WB8 to WB10, WB13 to WB13b. */
static bool letter_joins(vl_letter last, vl_letter next) {
    uint8_t class_ = next.property->word_break, before = last.property->word_break;
    bool letter = vl_is_word_letter(next) || class_ == VL_WORD_NUMERIC;
    bool after_letter = vl_is_word_letter(last) || before == VL_WORD_NUMERIC;
    if (class_ == VL_WORD_EXTEND_NUM_LET) {
        return !vl_is_gap(next) && (after_letter || before == VL_WORD_KATAKANA || before == VL_WORD_EXTEND_NUM_LET);
    }
    if (letter) return after_letter || before == VL_WORD_EXTEND_NUM_LET;
    return class_ == VL_WORD_KATAKANA && (before == VL_WORD_KATAKANA || before == VL_WORD_EXTEND_NUM_LET);
}

static void word_take(word_state *word, vl_letter letter) {
    word->at += letter.size;
    if (vl_is_attached(letter)) return;
    word->letters += vl_is_letter(letter.property);
    word->lower_run = (letter.property->flags & VL_PROPERTY_LOWER) ? word->lower_run + 1 : 0;
    word->last = letter;
}

/* The end of the token if its dot at word->at belongs to it and ends it: a listed abbreviation, or a single capital. */
static size_t dotted_end(const word_state *word, size_t first) {
    size_t listed = abbreviation_end(word->scanner, first, word->at);
    if (listed) return listed;
    bool single =
        word->letters == 1 && word->at - first == word->last.size && (word->last.property->flags & VL_PROPERTY_UPPER);
    return single && vl_scanner_letter(word->scanner, word->at + 1).code_point != '.' ? word->at + 1 : 0;
}

static size_t word_end(const vl_scanner *scanner, size_t first, vl_letter letter) {
    word_state word = {.scanner = scanner, .at = first, .last = letter}; /* even a letter that is attached elsewhere */
    word_take(&word, letter);
    bool dotted = false;
    for (;;) {
        vl_letter next = vl_scanner_letter(scanner, word.at);
        if (next.size == 0) return word.at;
        if (next.code_point == '.' && !dotted) {
            size_t end = dotted_end(&word, first);
            if (end) return end;
            dotted = true;
        }
        if (vl_is_attached(next) || letter_joins(word.last, next)) {
            word_take(&word, next);
        } else if (mark_joins(&word, next)) {
            word.at += next.size;
            word.lower_run = 0;
            size_t behind = vl_skip_attached(scanner->text, scanner->size, word.at);
            word.at = behind;
            word_take(&word, vl_scanner_letter(scanner, behind));
        } else if (next.property->word_break == VL_WORD_SINGLE_QUOTE &&
                   word.last.property->word_break == VL_WORD_HEBREW_LETTER) {
            word_take(&word, next);
        } else {
            return word.at;
        }
    }
}

/* The end of `#` and a tag behind it; 0 if there is none: letters, digits and `_`, a letter among them. */
static size_t tag_end(const vl_scanner *scanner, size_t first) {
    size_t at = first + 1;
    bool has_letter = false;
    for (vl_letter next = vl_scanner_letter(scanner, at); next.size; next = vl_scanner_letter(scanner, at)) {
        bool letter = vl_is_letter(next.property);
        bool attached = at > first + 1 && vl_is_attached(next);
        if (!letter && !vl_is_numeric(next) && next.code_point != '_' && !attached) break;
        has_letter = has_letter || letter;
        at += next.size;
    }
    return has_letter ? at : 0;
}

/* Emoji stay one by one, everything else that is a mark or symbol forms runs. */
static bool forms_runs(vl_letter letter) {
    if (letter.property->flags & VL_PROPERTY_EXTENDED_PICTOGRAPHIC) return false;
    if (letter.property->word_break == VL_WORD_REGIONAL_INDICATOR) return false;
    return vl_is_punctuation(letter.property) || (vl_is_symbol(letter.property) && letter.code_point != VL_REPLACEMENT);
}

/* The end of a mark, symbol or anything else that is no word: the segment of UAX #29, or a run of the same mark. */
static size_t mark_end(const vl_scanner *scanner, size_t first, vl_letter letter) {
    size_t at = first + letter.size;
    if (!forms_runs(letter)) {
        vl_text rest = {scanner->text + first, scanner->size - first};
        return first + vl_text_segment(rest, VL_SEGMENT_WORD, 0);
    }
    while (vl_scanner_letter(scanner, at).code_point == letter.code_point && at < scanner->size) at += letter.size;
    return vl_skip_attached(scanner->text, scanner->size, at);
}

static vl_kind kind_of(vl_letter letter) {
    const vl_property *property = letter.property;
    if (vl_is_letter(property) || property->category == VL_CATEGORY_NL) return VL_KIND_WORD;
    if (property->category == VL_CATEGORY_ND || property->category == VL_CATEGORY_NO) return VL_KIND_NUMBER;
    if (letter.code_point == '%' || !vl_is_punctuation(property)) return VL_KIND_SYMBOL;
    return VL_KIND_PUNCTUATION;
}

static bool is_ascii_alphanumeric(uint32_t code_point) {
    return (code_point | 0x20) - 'a' < 26 || code_point - '0' < 10;
}

/* A word that is a host by itself is one, whatever follows it: what a token is depends on its own bytes alone. */
static vl_kind kind_of_word(const vl_scanner *scanner, size_t end) {
    vl_scanner itself = *scanner;
    vl_kind kind;
    itself.size = end;
    bool dotted = memchr(scanner->text + scanner->at, '.', end - scanner->at) != NULL;
    return dotted && vl_token_address(&itself, &kind) == end ? kind : VL_KIND_WORD;
}

static size_t token_end(const vl_scanner *scanner, vl_letter letter, vl_kind *kind) {
    size_t first = scanner->at, end = 0;
    uint8_t class_ = letter.property->word_break;
    if (is_ascii_alphanumeric(letter.code_point) && (end = vl_token_address(scanner, kind)) > 0) return end;
    if (letter.code_point == '#' && (end = tag_end(scanner, first)) > 0) {
        *kind = VL_KIND_SYMBOL;
        return end;
    }
    if (class_ == VL_WORD_NUMERIC) return vl_token_number(scanner, kind);
    *kind = kind_of(letter);
    bool starts_word = vl_is_word_letter(letter) || class_ == VL_WORD_KATAKANA || class_ == VL_WORD_EXTEND_NUM_LET;
    if (!starts_word && !vl_is_letter(letter.property)) return mark_end(scanner, first, letter);
    end = word_end(scanner, first, letter);
    if (is_ascii_alphanumeric(letter.code_point)) *kind = kind_of_word(scanner, end);
    return end;
}

bool vl_scanner_next(vl_scanner *scanner, vl_piece *out) {
    vl_letter letter = vl_scanner_letter(scanner, scanner->at);
    while (letter.size && vl_is_gap(letter)) {
        scanner->at += letter.size;
        letter = vl_scanner_letter(scanner, scanner->at);
    }
    if (letter.size == 0) return false;
    out->first = scanner->at;
    out->end = token_end(scanner, letter, &out->kind);
    scanner->at = out->end;
    return true;
}
