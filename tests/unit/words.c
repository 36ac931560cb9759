/* Dividing sentences, by scores made up for it and against every division there is. */
#include "lang/words.h"

#include "documents.h"
#include "lang/lattice.h"

static uint64_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

/* A sentence of up to ten tokens. */
typedef struct scene {
    vl_lexicon *lexicon;
    size_t count;
    uint32_t known[10];
    uint32_t own[10];
    int32_t scores[10];
    int32_t chains[10];
    uint8_t gaps[10];
} scene;

/* What a division is worth, the most important first; larger is better. */
typedef struct value {
    int64_t parts[5];
} value;

static bool is_better(const value *a, const value *b) {
    for (size_t i = 0; i < 5; i++) {
        if (a->parts[i] != b->parts[i]) return a->parts[i] > b->parts[i];
    }
    return false;
}

static vl_lexicon_mark mark_of(const scene *made, size_t first, size_t end) {
    uint32_t node = VL_LEXICON_ROOT;
    for (size_t i = first; i < end; i++) {
        node = vl_lexicon_step(made->lexicon, node, made->own[i]);
        if (node == VL_LEXICON_ROOT) return VL_LEXICON_NOTHING;
    }
    return vl_lexicon_mark_of(made->lexicon, node);
}

/* Adds a word to the value of a division. False: it may not be one. */
static bool add_word(const scene *made, size_t first, size_t end, value *sum) {
    vl_lexicon_mark mark = mark_of(made, first, end);
    bool open = true;
    for (size_t i = first + 1; i < end; i++) {
        if (made->gaps[i] == VL_GAP_CLOSED) return false;
        open = open && made->gaps[i] == VL_GAP_BLANK && (made->known[i - 1] & made->known[i] & VL_SYLLABLE_JOINS);
        sum->parts[3] += made->scores[i];
        if (i >= first + 2) sum->parts[3] += made->chains[i];
        sum->parts[4]--;
    }
    if (mark == VL_LEXICON_WHOLE) {
        sum->parts[0] += (int64_t)(end - first);
        sum->parts[1]--;
        return true;
    }
    if (mark == VL_LEXICON_FORBIDDEN) sum->parts[2]--;
    return end - first == 1 || (open && mark != VL_LEXICON_FORBIDDEN);
}

/* The value of the division whose borders are the bits; false: it may not be one. Bit i: a border ahead of token i. */
static bool value_of(const scene *made, unsigned borders, value *out) {
    *out = (value){{0}};
    for (size_t first = 0, end; first < made->count; first = end) {
        for (end = first + 1; end < made->count && !(borders >> end & 1);) end++;
        if (!add_word(made, first, end, out)) return false;
    }
    return true;
}

static void fill_scene(scene *made, uint64_t *state) {
    made->count = 1 + next_random(state) % 10;
    for (size_t i = 0; i < made->count; i++) {
        bool word = next_random(state) % 6 != 0;
        made->known[i] = word ? VL_SYLLABLE_JOINS : 0;
        made->own[i] = next_random(state) % 5 ? (uint32_t)(next_random(state) % 4) : 0;
        made->scores[i] = (int32_t)(next_random(state) % 7) - 3;
        made->chains[i] = (int32_t)(next_random(state) % 7) - 3;
        uint64_t gap = next_random(state) % 12;
        made->gaps[i] = i == 0 || gap == 0 ? VL_GAP_CLOSED : gap == 1 ? VL_GAP_GLUED : VL_GAP_BLANK;
    }
}

/* Words of up to four of the syllables x, y, z. */
static vl_lexicon *random_lexicon(vl_context *context, uint64_t *state) {
    vl_lexicon *lexicon = make_lexicon(context, "x;-x;y;-y;z");
    for (uint64_t words = next_random(state) % 8; lexicon && words > 0; words--) {
        char word[16] = "";
        if (next_random(state) % 3 == 0) strcat(word, "-");
        for (uint64_t length = 1 + next_random(state) % 4; length > 0; length--) {
            const char syllable[] = {(char)('x' + next_random(state) % 3), ' ', '\0'};
            strcat(word, syllable);
        }
        if (vl_lexicon_add(lexicon, vl_text_of(word), NULL)) return lexicon;
    }
    return lexicon;
}

/* True if a forbidden word of two tokens and more occurs in the run. */
static bool forbids(const scene *made, size_t first, size_t end) {
    for (size_t i = first; i < end; i++) {
        for (size_t j = i + 2; j <= end; j++) {
            bool whole = true;
            for (size_t k = i + 1; k < j; k++) whole = whole && vl_gap_is_passable(made->own, made->gaps, k);
            if (whole && mark_of(made, i, j) == VL_LEXICON_FORBIDDEN) return true;
        }
    }
    return false;
}

/* Where a forbidden word occurs, no gap is joined, but by words of the lexicon, that the model alone would close. */
static bool hold_back(vl_divider *divider, scene *made) {
    static const int32_t never = INT32_MIN / 2;
    vl_divider plain = {.context = divider->context};
    uint8_t gaps[10];
    memcpy(gaps, made->gaps, sizeof gaps);
    bool failed = vl_words_divide_scored(&plain, made->known, NULL, made->scores, made->chains, made->count, gaps) != VL_OK;
    vl_divider_free(&plain);
    for (size_t first = 0, end; first < made->count; first = end) {
        for (end = first + 1; end < made->count; end++) {
            if (!vl_gap_is_open(made->known, made->gaps, end) && !vl_gap_is_passable(made->own, made->gaps, end)) break;
        }
        if (!forbids(made, first, end)) continue;
        for (size_t i = first; i < end; i++) made->scores[i] = gaps[i] == VL_GAP_CLOSED ? never : made->scores[i];
    }
    return !failed;
}

/* True if what comes out is worth as much as the best of all divisions. */
static bool is_best(vl_divider *divider, const scene *given) {
    scene held = *given, *made = &held;
    value best = {{0}}, chosen, other;
    bool any = false;
    uint8_t gaps[10];
    unsigned borders = 0;
    memcpy(gaps, made->gaps, sizeof gaps);
    if (vl_words_divide_scored(divider, made->known, made->own, made->scores, made->chains, made->count, gaps)) return false;
    if (!hold_back(divider, made)) return false;
    for (size_t i = 1; i < made->count; i++) {
        if (gaps[i] == VL_GAP_CLOSED) borders |= 1u << i;
        else if (gaps[i] != made->gaps[i]) return false;
    }
    for (unsigned i = 0; i < 1u << made->count; i += 2) {
        if (value_of(made, i, &other) && (!any || is_better(&other, &best))) {
            best = other;
            any = true;
        }
    }
    return value_of(made, borders, &chosen) && !is_better(&best, &chosen);
}

static void test_all_divisions(checks *check) {
    uint64_t state = 3, wrong = 0;
    vl_divider divider = {.context = check->context};
    for (int round = 0; round < 400; round++) {
        scene made = {.lexicon = random_lexicon(check->context, &state)};
        if (!CHECK(made.lexicon != NULL)) break;
        divider.lexicon = made.lexicon;
        for (int i = 0; i < 20; i++) {
            fill_scene(&made, &state);
            wrong += !is_best(&divider, &made);
        }
        vl_lexicon_free(made.lexicon);
    }
    CHECK_INTEGER(wrong, 0);
    vl_divider_free(&divider);
}

/* A sentence written down: tokens apart by blanks, `+` ahead of one that is glued, `;` ahead of one behind a closed gap. What
 * comes out has `_` and `+` inside words. */
static void check_chained(checks *check, const char *words, const char *sentence, const int32_t *scores,
                          const int32_t *chains, const char *expected) {
    vl_lexicon *lexicon = words ? make_lexicon(check->context, words) : NULL;
    vl_divider divider = {.context = check->context, .lexicon = lexicon};
    vl_text texts[32];
    uint32_t known[32], own[32];
    uint8_t gaps[32];
    size_t count = 0;
    for (const char *at = sentence; *at; at += strspn(at, " ")) {
        gaps[count] = count == 0 || *at == ';' ? VL_GAP_CLOSED : *at == '+' ? VL_GAP_GLUED : VL_GAP_BLANK;
        at += *at == ';' || *at == '+';
        texts[count] = (vl_text){at, strcspn(at, " ")};
        at += texts[count].size;
        vl_scanner scanner = {texts[count].data, texts[count].size, 0, &language_of("vi")->rules};
        vl_piece piece;
        vl_syllable syllable = {0, 0};
        CHECK(vl_scanner_next(&scanner, &piece) && piece.end == texts[count].size);
        CHECK(!vl_syllable_of(check->context, lexicon, texts[count], piece.kind, &syllable));
        known[count] = syllable.known;
        own[count++] = syllable.own;
    }
    static const int32_t none[32] = {0};
    CHECK(!vl_words_divide_scored(&divider, known, lexicon ? own : NULL, scores, chains ? chains : none, count, gaps));
    vl_string out = VL_STRING;
    for (size_t i = 0; i < count; i++) {
        if (i > 0) append(check->context, &out, vl_text_of(gaps[i] == VL_GAP_CLOSED ? " " : gaps[i] == VL_GAP_GLUED ? "+" : "_"));
        append(check->context, &out, texts[i]);
    }
    CHECK_TEXT(vl_string_text(&out), vl_text_of(expected));
    vl_string_free(check->context, &out);
    vl_divider_free(&divider);
    vl_lexicon_free(lexicon);
}

/* The same without chains. */
static void check_divided(checks *check, const char *words, const char *sentence, const int32_t *scores, const char *expected) {
    check_chained(check, words, sentence, scores, NULL, expected);
}

static void test_chains(checks *check) {
    static const int32_t ups[32] = {[1] = 5, [2] = 3, [3] = 4, [4] = -2, [5] = 3};
    static const int32_t apart[32] = {[2] = -9, [3] = -9, [4] = -9}, together[32] = {[1] = 9, [4] = 9};
    check_chained(check, NULL, "a b c d e f", ups, NULL, "a_b_c_d e_f");
    check_chained(check, NULL, "a b c d e f", ups, apart, "a_b c_d e_f");
    check_chained(check, NULL, "a b c d ;e f", ups, apart, "a_b c_d e_f");
    check_chained(check, NULL, "a b c d e f", ups, together, "a_b_c_d_e_f");
    check_chained(check, "f", "a b c d e f", ups, apart, "a_b c_d e f");
    check_chained(check, "b c", "a b c d e f", ups, apart, "a b_c d e_f");
}

static void test_scores(checks *check) {
    static const int32_t ups[32] = {[1] = 5, [2] = -1, [3] = -3, [4] = 2, [5] = 3, [6] = 1, [7] = 1};
    check_divided(check, NULL, "a b c d e f", ups, "a_b c d_e_f");
    check_divided(check, NULL, "a +b c d ;e f", ups, "a b c d e_f");
    check_divided(check, NULL, "a 5 c d , 26/ct", ups, "a 5 c d , 26/ct");
    check_divided(check, "zz", "a b c d e f", ups, "a_b c d_e_f");
    check_divided(check, "-d e f", "a b c d e f", ups, "a_b c d e_f"); /* the cheapest of the ways out */
    check_divided(check, "-a b", "a b c d e f", ups, "a b c d_e_f");   /* it comes apart, and gets no longer */
    check_divided(check, "e", "a b c d e f", ups, "a_b c d e f");
    check_divided(check, "-d", "a b c d ;e f", ups, "a_b c_d e_f"); /* a forbidden syllable leans on a neighbour */
    check_divided(check, "-d", "a b c ;d ;e f", ups, "a_b c d e_f");
    check_divided(check, "c d;d e", "a b c d e f", ups, "a_b c d_e f");
    check_divided(check, "b c", "a b +c d", ups, "a b+c d");
}

static void test_numbers(checks *check) {
    static const int32_t none[32] = {0};
    check_divided(check, NULL, "10 . 000 đồng", none, "10_._000 đồng");
    check_divided(check, NULL, "1 . 234 . 567", none, "1_._234_._567");
    check_divided(check, NULL, "100 . 000 .", none, "100_._000 .");
    check_divided(check, NULL, "1 . 234 . 5678", none, "1 . 234 . 5678");
    check_divided(check, NULL, "1 . 234 . 56", none, "1 . 234 . 56");
    check_divided(check, NULL, "2 . 1 . 234", none, "2 . 1 . 234");
    check_divided(check, NULL, "1000 . 000", none, "1000 . 000");
    check_divided(check, NULL, "10 . 00", none, "10 . 00");
    check_divided(check, NULL, "10 +. 000", none, "10 . 000");
    check_divided(check, NULL, "10 . ;000", none, "10 . 000");
    check_divided(check, NULL, "10 , 000", none, "10 , 000");
    check_divided(check, NULL, "10 . 5kg", none, "10 . 5kg");
    check_divided(check, NULL, "10 . 1,5", none, "10 . 1,5");
    check_divided(check, NULL, "10 . 000 . 1,5", none, "10 . 000 . 1,5");
    check_divided(check, NULL, "10 . 000 20 . 000", none, "10_._000 20_._000");
    check_divided(check, "10;000;000 đồng", "10 . 000 đồng", none, "10_._000 đồng");
    check_divided(check, "tháng 10", "tháng 10 . 000", none, "tháng 10_._000");
}

/* A long run in which a word of 64 syllables begins everywhere: linear, however far each of them is followed. */
static void test_long_run(checks *check) {
    enum { COUNT = 200000 };
    vl_string word = VL_STRING;
    for (int i = 0; i < 64; i++) append(check->context, &word, vl_text_of("a "));
    vl_lexicon *lexicon = make_lexicon(check->context, "-a a");
    CHECK(!vl_lexicon_add(lexicon, vl_string_text(&word), NULL));
    vl_divider divider = {.context = check->context, .lexicon = lexicon};
    uint32_t *known = vl_allocate_zeroed(check->context, COUNT, sizeof *known);
    uint32_t *own = vl_allocate_zeroed(check->context, COUNT, sizeof *own);
    int32_t *scores = vl_allocate_zeroed(check->context, COUNT, sizeof *scores); /* of chains as well */
    uint8_t *gaps = vl_allocate_zeroed(check->context, COUNT, 1);
    size_t words = 1;
    if (CHECK(known && own && scores && gaps)) {
        for (size_t i = 0; i < COUNT; i++) {
            known[i] = VL_SYLLABLE_JOINS;
            own[i] = 1;
            gaps[i] = i ? VL_GAP_BLANK : VL_GAP_CLOSED;
        }
        CHECK(!vl_words_divide_scored(&divider, known, own, scores, scores, COUNT, gaps));
        for (size_t i = 1; i < COUNT; i++) words += gaps[i] == VL_GAP_CLOSED;
    }
    CHECK_INTEGER(words, COUNT / 64);
    vl_free(check->context, known, COUNT * sizeof *known);
    vl_free(check->context, own, COUNT * sizeof *own);
    vl_free(check->context, scores, COUNT * sizeof *scores);
    vl_free(check->context, gaps, COUNT);
    vl_divider_free(&divider);
    vl_lexicon_free(lexicon);
    vl_string_free(check->context, &word);
}

void test_words(checks *check) {
    test_all_divisions(check);
    test_scores(check);
    test_chains(check);
    test_numbers(check);
    test_long_run(check);
}
