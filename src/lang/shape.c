#include "lang/shape.h"

#include <string.h>

#include "text/letters.h"

/* Letters of the longest syllable, nghiêng. */
#define LONGEST 7

/* The letters of a word without their marks, as far as a syllable can go. */
typedef struct skeleton {
    char letters[LONGEST + 1];
    size_t size; /* more than LONGEST: too long */
    bool marked; /* one of them had a mark */
} skeleton;

/* The ASCII letter below the marks of a small or capital letter of Vietnamese; 0 for any other. */
static char base_of(uint32_t c) {
    static const char latin[] = "aaaa    eee ii  d oooo   uu  y  "; /* U+00C0 … U+00DF less what Vietnamese lacks */
    static const struct {
        uint32_t first, last;
        char base;
    } ranges[] = {{0x0102, 0x0103, 'a'}, {0x0110, 0x0111, 'd'}, {0x0128, 0x0129, 'i'}, {0x0168, 0x0169, 'u'},
                  {0x01A0, 0x01A1, 'o'}, {0x01AF, 0x01B0, 'u'}, {0x1EA0, 0x1EB7, 'a'}, {0x1EB8, 0x1EC7, 'e'},
                  {0x1EC8, 0x1ECB, 'i'}, {0x1ECC, 0x1EE3, 'o'}, {0x1EE4, 0x1EF1, 'u'}, {0x1EF2, 0x1EF9, 'y'}};
    if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? (char)(c | 0x20) : 0;
    if (c >= 0xC0 && c <= 0xFF) return latin[c & 0x1F] == ' ' ? 0 : latin[c & 0x1F];
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (c >= ranges[i].first && c <= ranges[i].last) return ranges[i].base;
    }
    return 0;
}

static bool is_one_of(const char *const *list, const char *letters, size_t size) {
    for (; *list; list++) {
        if (strlen(*list) == size && memcmp(*list, letters, size) == 0) return true;
    }
    return false;
}

/* Consonants, one to three vowels, consonants. */
static bool is_syllable(const skeleton *word) {
    static const char *const onsets[] = {"",  "b", "c",  "ch", "d", "g",   "gh", "h", "k",  "kh", "l", "m", "n",
                                         "ng", "ngh", "nh", "p", "ph", "q", "r", "s", "t", "th", "tr", "v", "x", NULL};
    static const char *const codas[] = {"", "c", "ch", "m", "n", "ng", "nh", "p", "t", NULL};
    if (word->size > LONGEST) return false;
    size_t onset = strcspn(word->letters, "aeiouy"), vowels = strspn(word->letters + onset, "aeiouy");
    size_t coda = onset + vowels;
    return vowels >= 1 && vowels <= 3 && is_one_of(onsets, word->letters, onset) &&
           is_one_of(codas, word->letters + coda, word->size - coda);
}

/* Takes the next word, a run of letters, off the text from `*at` on. False: there are no more. */
static bool next_word(vl_text text, size_t *at, skeleton *out) {
    *out = (skeleton){.size = 0};
    while (*at < text.size) {
        uint32_t c;
        size_t size = vl_utf8_decode(text.data + *at, text.size - *at, &c);
        bool letter = vl_is_letter(vl_property_of(c));
        if (!letter && out->size) return true;
        *at += size;
        if (!letter) continue;
        char base = base_of(c);
        out->marked = out->marked || (base && c >= 0x80);
        if (out->size < LONGEST) out->letters[out->size] = base ? base : '?';
        out->size++;
    }
    return out->size > 0;
}

vl_word_shape vl_shape_of_word(vl_text text) {
    size_t at = 0, runs = 0;
    vl_word_shape shape = {false, true};
    for (skeleton word; next_word(text, &at, &word); runs++) {
        shape.marked = shape.marked || word.marked;
        shape.syllable = shape.syllable && runs == 0 && is_syllable(&word);
    }
    shape.syllable = shape.syllable && runs > 0;
    return shape;
}

bool vl_shape_is_vietnamese(vl_text text) {
    size_t at = 0, words = 0, syllables = 0;
    bool marked = false;
    for (skeleton word; next_word(text, &at, &word);) {
        bool syllable = is_syllable(&word);
        words++;
        syllables += syllable;
        marked = marked || (syllable && word.marked);
    }
    return marked && syllables * 4 >= words * 3;
}
