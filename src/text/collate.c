#include <utf8proc.h>

#include "text/property.h"
#include "text/rank.h"
#include "text/utf8.h"
#include "vanlua/text.h"

/* Tones in the order of dictionaries. */
typedef enum vl_tone { TONE_LEVEL, TONE_GRAVE, TONE_HOOK, TONE_TILDE, TONE_ACUTE, TONE_DOT } vl_tone;

/* What is compared, in the order in which it sorts: blanks and punctuation, digits, letters. A syllable is a run of letters. */
typedef enum vl_element_kind { ELEMENT_END, ELEMENT_OTHER, ELEMENT_DIGIT, ELEMENT_LETTER } vl_element_kind;

typedef struct vl_element {
    vl_element_kind kind;
    vl_tone tone;
    bool upper;
    uint32_t rank;
} vl_element;

/* A place in a text; what an element is depends on whether a letter stands before it. */
typedef struct vl_cursor {
    vl_text text;
    size_t at;
    bool in_letters;
} vl_cursor;

/* Ranks of the Latin letters leave room for their Vietnamese neighbours; those of all other letters come after. */
#define RANKS_PER_LETTER 4u
#define OTHER_LETTERS 0x100u

static uint32_t rank_of_latin(uint32_t letter) {
    return (letter - 'a') * RANKS_PER_LETTER;
}

/* How far a mark moves a Latin letter up in the alphabet: ă â, ê, ô ơ, ư. */
static uint32_t rank_of_mark(uint32_t letter, uint32_t mark) {
    switch (mark) {
    case 0x0302: return letter == 'a' ? 2 : letter == 'e' || letter == 'o' ? 1 : 0;
    case 0x0306: return letter == 'a' ? 1 : 0;
    case 0x031B: return letter == 'o' ? 2 : letter == 'u' ? 1 : 0;
    default: return 0;
    }
}

static vl_tone tone_of_mark(uint32_t mark) {
    switch (mark) {
    case 0x0300: return TONE_GRAVE;
    case 0x0309: return TONE_HOOK;
    case 0x0303: return TONE_TILDE;
    case 0x0301: return TONE_ACUTE;
    case 0x0323: return TONE_DOT;
    default: return TONE_LEVEL;
    }
}

/* Lets a mark change the element of a Latin letter; the last mark of each sort counts. */
static void apply_mark(vl_element *element, uint32_t letter, uint32_t mark) {
    uint32_t up = rank_of_mark(letter, mark);
    vl_tone tone = tone_of_mark(mark);
    if (up) element->rank = rank_of_latin(letter) + up;
    if (tone != TONE_LEVEL) element->tone = tone;
}

/* The element of a letter or mark without what follows it. `letter` gets the Latin letter it is made from, or 0. */
static vl_element element_of_letter(uint32_t code_point, const vl_property *property, uint32_t *letter) {
    vl_element element = {.kind = ELEMENT_LETTER, .upper = (property->flags & VL_PROPERTY_UPPER) != 0};
    uint32_t lower = element.upper ? (uint32_t)utf8proc_tolower((utf8proc_int32_t)code_point) : code_point;
    utf8proc_int32_t parts[4] = {(utf8proc_int32_t)lower};
    utf8proc_ssize_t count = 1;
    if (lower >= 0x80 && (property->flags & VL_PROPERTY_STRIPPED_SCRIPT)) {
        count = utf8proc_decompose_char((utf8proc_int32_t)lower, parts, 4, UTF8PROC_DECOMPOSE, NULL);
    }
    *letter = 0;
    element.rank = OTHER_LETTERS + lower;
    if (lower == 0x0111) {
        *letter = 'd';
        element.rank = rank_of_latin('d') + 1;
    } else if (count > 0 && count <= 4 && parts[0] >= 'a' && parts[0] <= 'z') {
        *letter = (uint32_t)parts[0];
        element.rank = rank_of_latin(*letter);
        for (utf8proc_ssize_t i = 1; i < count; i++) apply_mark(&element, *letter, (uint32_t)parts[i]);
    }
    return element;
}

static bool is_mark(const vl_property *property) {
    return property->category >= VL_CATEGORY_MN && property->category <= VL_CATEGORY_ME;
}

/* Marks behind a Latin letter belong to it. */
static void take_marks(vl_cursor *cursor, vl_element *element, uint32_t letter) {
    while (cursor->at < cursor->text.size && (unsigned char)cursor->text.data[cursor->at] >= 0x80) {
        uint32_t mark;
        size_t length = vl_utf8_decode(cursor->text.data + cursor->at, cursor->text.size - cursor->at, &mark);
        if (vl_property_of(mark)->category != VL_CATEGORY_MN) return;
        apply_mark(element, letter, mark);
        cursor->at += length;
    }
}

static vl_element next_element(vl_cursor *cursor) {
    if (cursor->at == cursor->text.size) return (vl_element){.kind = ELEMENT_END};
    uint32_t code_point, letter = 0;
    unsigned char byte = (unsigned char)cursor->text.data[cursor->at];
    if (byte >= 'a' && byte <= 'z') {
        vl_element element = {.kind = ELEMENT_LETTER, .rank = rank_of_latin(byte)};
        cursor->at++;
        take_marks(cursor, &element, byte);
        cursor->in_letters = true;
        return element;
    }
    cursor->at += vl_utf8_decode(cursor->text.data + cursor->at, cursor->text.size - cursor->at, &code_point);
    const vl_property *property = vl_property_of(code_point);
    if (vl_is_letter(property) || (cursor->in_letters && is_mark(property))) {
        vl_element element = element_of_letter(code_point, property, &letter);
        if (letter) take_marks(cursor, &element, letter);
        cursor->in_letters = true;
        return element;
    }
    cursor->in_letters = false;
    bool digit = property->category == VL_CATEGORY_ND;
    return (vl_element){.kind = digit ? ELEMENT_DIGIT : ELEMENT_OTHER, .rank = code_point};
}

/* The next element if it is a letter with a tone; letters in level tone are passed over, other elements stop the search. */
static vl_tone next_tone(vl_cursor *cursor) {
    vl_element element;
    do element = next_element(cursor);
    while (element.kind == ELEMENT_LETTER && element.tone == TONE_LEVEL);
    return element.tone;
}

/* Compares the tones of two syllables, wherever in them they stand. */
static int compare_tones(vl_cursor a, vl_cursor b) {
    vl_tone of_a, of_b;
    do {
        of_a = next_tone(&a);
        of_b = next_tone(&b);
    } while (of_a == of_b && of_a != TONE_LEVEL);
    return (of_a > of_b) - (of_a < of_b);
}

static int compare_elements(vl_element a, vl_element b) {
    if (a.kind != b.kind) return a.kind < b.kind ? -1 : 1;
    return (a.rank > b.rank) - (a.rank < b.rank);
}

/* Compares syllable by syllable: the letters of each, then its tones. */
static int compare_syllables(vl_cursor a, vl_cursor b) {
    bool letters = false;
    vl_cursor start_of_a = a, start_of_b = b;
    for (;;) {
        vl_cursor before_a = a, before_b = b;
        vl_element of_a = next_element(&a), of_b = next_element(&b);
        bool letter_a = of_a.kind == ELEMENT_LETTER, letter_b = of_b.kind == ELEMENT_LETTER;
        if (letters && !letter_a && !letter_b) {
            int order = compare_tones(start_of_a, start_of_b);
            if (order) return order;
        }
        if (!letters && letter_a && letter_b) {
            start_of_a = before_a;
            start_of_b = before_b;
        }
        letters = letter_a && letter_b;
        int order = compare_elements(of_a, of_b);
        if (order || of_a.kind == ELEMENT_END) return order;
    }
}

/* Compares what is left when letters and tones are the same: where the tone stands, first to last, then case. */
static int compare_spellings(vl_cursor a, vl_cursor b) {
    int order = 0;
    for (;;) {
        vl_element of_a = next_element(&a), of_b = next_element(&b);
        if (of_a.kind == ELEMENT_END) return order;
        if (of_a.tone != of_b.tone) return of_a.tone != TONE_LEVEL ? -1 : 1;
        if (order == 0) order = of_a.upper - of_b.upper;
    }
}

/* The last place up to which both are the same and where no syllable reaches across: behind an ASCII byte that is no letter. */
static size_t common_start(vl_text a, vl_text b) {
    size_t start = 0, size = a.size < b.size ? a.size : b.size;
    for (size_t i = 0; i < size && a.data[i] == b.data[i]; i++) {
        unsigned char byte = (unsigned char)a.data[i];
        bool letter = byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        if (!letter) start = i + 1;
    }
    return start;
}

int vl_text_compare(vl_text a, vl_text b) {
    size_t start = common_start(a, b);
    vl_cursor at_a = {.text = a, .at = start}, at_b = {.text = b, .at = start};
    int order = compare_syllables(at_a, at_b);
    if (order == 0) order = compare_spellings(at_a, at_b);
    return order ? order : vl_text_order(a, b);
}

/* First bytes of what a sort key has of each element, in the order in which they sort; ends of syllables come before all that
 * may go on. Latin letters are one byte. */
enum { KEY_SYLLABLE_END = 1, KEY_OTHER, KEY_DIGIT, KEY_LATIN = 0x10, KEY_LETTER = 0xF0 };

/* Appends the first byte of an element and its rank in three more. */
static bool append_rank(vl_context *context, vl_string *out, unsigned first, uint32_t rank) {
    const char bytes[] = {(char)first, (char)(rank >> 16 & 0xFF), (char)(rank >> 8 & 0xFF), (char)(rank & 0xFF)};
    return vl_string_append(context, out, bytes, sizeof bytes);
}

static bool append_element(vl_context *context, vl_string *out, vl_element element) {
    if (element.kind == ELEMENT_OTHER) return append_rank(context, out, KEY_OTHER, element.rank);
    if (element.kind == ELEMENT_DIGIT) return append_rank(context, out, KEY_DIGIT, element.rank);
    if (element.rank >= OTHER_LETTERS) return append_rank(context, out, KEY_LETTER, element.rank);
    const char byte = (char)(KEY_LATIN + element.rank);
    return vl_string_append(context, out, &byte, 1);
}

/* Appends the tones of the syllable that begins at the cursor. */
static bool append_tones(vl_context *context, vl_string *out, vl_cursor cursor) {
    const char end = KEY_SYLLABLE_END;
    bool added = vl_string_append(context, out, &end, 1);
    for (vl_tone tone = TONE_GRAVE; added && tone != TONE_LEVEL;) {
        tone = next_tone(&cursor);
        const char byte = (char)tone;
        added = vl_string_append(context, out, &byte, 1);
    }
    return added;
}

bool vl_text_sort_key(vl_context *context, vl_text text, vl_string *out) {
    vl_cursor cursor = {.text = text}, syllable = cursor;
    for (bool letters = false;;) {
        vl_cursor before = cursor;
        vl_element element = next_element(&cursor);
        bool letter = element.kind == ELEMENT_LETTER;
        if (letters && !letter && !append_tones(context, out, syllable)) return false;
        if (element.kind == ELEMENT_END) return true;
        if (!letters) syllable = before;
        letters = letter;
        if (!append_element(context, out, element)) return false;
    }
}
