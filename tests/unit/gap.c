/* The model of gaps: its bytes, tokens as it sees them, patterns of words, and sums of weights. */
#include <stdlib.h>

#include "check.h"
#include "small_model.h"

#define MOST_TOKENS 300
#define SENTENCES 300

static void check_bytes(checks *check, const small_model *small) {
    vl_gap_model model;
    if (!CHECK(vl_gap_model_open(small->bytes, small->size, &model))) return;
    CHECK_TEXT(model.notice, vl_text_of(SMALL_NOTICE));
    CHECK_INTEGER(model.syllable_count, SMALL_SYLLABLES);
    CHECK_INTEGER(model.pair_bits, SMALL_PAIR_BITS);
    CHECK_INTEGER(model.longer_bits, SMALL_LONGER_BITS);
    CHECK_INTEGER(model.hashed_bits, SMALL_HASHED_BITS);
    CHECK_INTEGER((int16_t)vl_little_16(model.dense + 2 * 1001), small_dense(1001));
    CHECK_INTEGER((int8_t)model.hashed[1001], small_hashed(1001));
    CHECK(vl_gap_model_open(small->bytes, small->size + 1, &model));
}

/* A model cut off anywhere is none; each time in memory of just that size, so that reading past it shows. */
static void check_cut_off(checks *check, const small_model *small) {
    vl_gap_model model;
    size_t opened = 0;
    for (size_t size = 0; size < small->size; size += size < 1200 || size + 1200 > small->size ? 1 : 97) {
        unsigned char *part = malloc(size + 1);
        if (!CHECK(part != NULL)) return;
        memcpy(part, small->bytes, size);
        opened += vl_gap_model_open(part, size, &model);
        free(part);
    }
    CHECK_INTEGER(opened, 0);
}

/* Another magic, another version, numbers of the header that nothing agrees with. */
static void check_damage(checks *check, small_model *small) {
    static const uint32_t wild[] = {0, 1, 3, 4, 29, 32, 63, 64, 32768, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF8, 0xFFFFFFFF};
    vl_gap_model model;
    for (size_t i = 0; i < VL_GAP_MAGIC_SIZE; i++) {
        small->bytes[i] ^= 3;
        CHECK(!vl_gap_model_open(small->bytes, small->size, &model));
        small->bytes[i] ^= 3;
    }
    for (size_t i = 0; i < VL_GAP_HEADER_NUMBERS; i++) {
        unsigned char kept[4], *at = small->bytes + VL_GAP_MAGIC_SIZE + 4 * i;
        memcpy(kept, at, sizeof kept);
        for (size_t k = 0; k < sizeof wild / sizeof *wild; k++) {
            bool smaller = i >= 3 && wild[k] == 4; /* the smallest table: bytes are left over */
            for (size_t b = 0; b < 4; b++) at[b] = (unsigned char)(wild[k] >> (8 * b));
            CHECK_INTEGER(vl_gap_model_open(small->bytes, small->size, &model), smaller);
        }
        memcpy(at, kept, sizeof kept);
    }
    CHECK(vl_gap_model_open(small->bytes, small->size, &model));
}

static void check_shapes(checks *check) {
    static const struct {
        const char *text;
        vl_kind kind;
        vl_gap_shape shape;
    } cases[] = {
        {"cách", VL_KIND_WORD, VL_GAP_LOWER},        {"Cách", VL_KIND_WORD, VL_GAP_CAPITALISED},
        {"ĐỀ", VL_KIND_WORD, VL_GAP_CAPITALS},       {"Ở", VL_KIND_WORD, VL_GAP_INITIAL},
        {"ở", VL_KIND_WORD, VL_GAP_LOWER},           {"iPhone", VL_KIND_WORD, VL_GAP_MIXED},
        {"McDonald", VL_KIND_WORD, VL_GAP_MIXED},    {"TPHCm", VL_KIND_WORD, VL_GAP_MIXED},
        {"TP.", VL_KIND_WORD, VL_GAP_CAPITALS},      {"Đ.", VL_KIND_WORD, VL_GAP_INITIAL},
        {"v.v.", VL_KIND_WORD, VL_GAP_LOWER},        {"H5N1", VL_KIND_WORD, VL_GAP_CAPITALS},
        {"COVID-19", VL_KIND_WORD, VL_GAP_CAPITALS}, {"E\xCC\x82\xCC\x81", VL_KIND_WORD, VL_GAP_INITIAL},
        {"Hòa", VL_KIND_WORD, VL_GAP_CAPITALISED},   {"A中", VL_KIND_WORD, VL_GAP_MIXED},
        {"中", VL_KIND_WORD, VL_GAP_LOWER},          {"", VL_KIND_WORD, VL_GAP_LOWER},
        {"10.000", VL_KIND_NUMBER, VL_GAP_DIGITS},   {"700KG", VL_KIND_NUMBER, VL_GAP_DIGITS},
        {"26/CT-TTg", VL_KIND_CODE, VL_GAP_NO_WORD}, {",", VL_KIND_PUNCTUATION, VL_GAP_NO_WORD},
        {"A.vn", VL_KIND_URL, VL_GAP_NO_WORD},       {"%", VL_KIND_SYMBOL, VL_GAP_NO_WORD},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_INTEGER(vl_gap_shape_of(vl_text_of(cases[i].text), cases[i].kind), cases[i].shape);
}

/* `expected`: its syllable, its shape, its share of capitals. */
static void check_token(checks *check, const vl_gap_model *model, const char *text, const char *key, vl_kind kind,
                        const uint32_t expected[3]) {
    uint32_t token = vl_gap_token(model, vl_text_of(text), vl_text_of(key), kind);
    CHECK_INTEGER(vl_gap_syllable(token), expected[0]);
    CHECK_INTEGER(vl_gap_shape_in(token), expected[1]);
    CHECK_INTEGER(vl_gap_capitals_in(token), expected[2]);
    CHECK_INTEGER(token >> 24, 0);
}

static void check_tokens(checks *check, const vl_gap_model *model) {
    for (uint32_t i = 0; i < SMALL_SYLLABLES; i++) {
        vl_kind kind = i == 0 ? VL_KIND_PUNCTUATION : VL_KIND_WORD;
        const uint32_t expected[] = {i + VL_GAP_FIRST, i == 0 ? VL_GAP_NO_WORD : VL_GAP_LOWER, small_capitals[i]};
        check_token(check, model, small_syllables[i], small_syllables[i], kind, expected);
    }
    check_token(check, model, "A", "a", VL_KIND_WORD, (const uint32_t[]){VL_GAP_FIRST + 1, VL_GAP_INITIAL, 0});
    check_token(check, model, "Đ", "đ", VL_KIND_WORD, (const uint32_t[]){VL_GAP_FIRST + 7, VL_GAP_INITIAL, 6});
    static const char *const unknown[] = {"", "ab", "0", "g", "zz", "ê", "\xC4"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        vl_text key = vl_text_of(unknown[i]);
        uint32_t token = vl_gap_token(model, vl_text_of("Xy"), key, VL_KIND_WORD);
        CHECK_INTEGER(vl_gap_syllable(token), VL_GAP_UNKNOWN);
        CHECK_INTEGER(vl_gap_capitals_in(token), VL_GAP_CAPITALS_UNKNOWN);
    }
    check_token(check, model, "!", "!", VL_KIND_PUNCTUATION, (const uint32_t[]){VL_GAP_MARK, VL_GAP_NO_WORD, 7});
    check_token(check, model, "1/a", "1/a", VL_KIND_CODE, (const uint32_t[]){VL_GAP_MARK, VL_GAP_NO_WORD, 7});
    /* A number is any number, whatever its letters are. */
    check_token(check, model, "7", "7", VL_KIND_NUMBER, (const uint32_t[]){VL_GAP_NUMBER, VL_GAP_DIGITS, 7});
    check_token(check, model, "a", "a", VL_KIND_NUMBER, (const uint32_t[]){VL_GAP_NUMBER, VL_GAP_DIGITS, 7});
}

/* A sentence, and what the visitor has seen of it. */
typedef struct seen_sentence {
    uint32_t tokens[MOST_TOKENS];
    size_t count;
    size_t next; /* the gap to come */
    size_t wrong;
    int32_t scores[MOST_TOKENS];
    int32_t chains[MOST_TOKENS];
} seen_sentence;

/* The word of the model's list that the tokens from `first` on are; NULL: none. */
static const small_word *word_at(const seen_sentence *sentence, ptrdiff_t first, size_t size) {
    if (first < 0 || (size_t)first + size > sentence->count) return NULL;
    for (size_t i = 0; i < SMALL_WORDS; i++) {
        uint32_t numbers[4];
        size_t same = 0;
        if (small_numbers(&small_words[i], numbers) != size) continue;
        while (same < size && numbers[same] == vl_gap_syllable(sentence->tokens[(size_t)first + same])) same++;
        if (same == size) return &small_words[i];
    }
    return NULL;
}

static bool is_listed(const seen_sentence *sentence, ptrdiff_t first, size_t size, uint32_t flag) {
    const small_word *word = word_at(sentence, first, size);
    return word && (word->flags & flag);
}

static uint32_t frequency_at(const seen_sentence *sentence, ptrdiff_t first) {
    const small_word *word = word_at(sentence, first, 2);
    return word ? word->frequency : 0;
}

/* The pattern of a gap by its definition: each bit asks for a word of some length that begins so many tokens before the gap. */
static uint32_t pattern_of(const seen_sentence *sentence, size_t gap, uint32_t flag) {
    static const struct {
        ptrdiff_t before;
        size_t size;
    } bits[] = {{1, 2}, {1, 3}, {2, 3}, {1, 4}, {2, 4}, {3, 4}, {2, 2}, {0, 2}};
    uint32_t pattern = 0;
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
        pattern |= (uint32_t)is_listed(sentence, (ptrdiff_t)gap - bits[i].before, bits[i].size, flag) << i;
    return pattern;
}

static uint32_t token_at(const seen_sentence *sentence, ptrdiff_t at) {
    return at < 0 || (size_t)at >= sentence->count ? VL_GAP_EDGE_TOKEN : sentence->tokens[at];
}

/* Only between words something is to be scored. */
static bool is_word(uint32_t token) {
    return vl_gap_shape_in(token) < VL_GAP_DIGITS;
}

static void see_gap(void *state, size_t gap, const vl_gap_view *view) {
    seen_sentence *sentence = state;
    ptrdiff_t at = (ptrdiff_t)gap;
    bool good = gap == sentence->next && view->left2 == token_at(sentence, at - 2) && view->left1 == token_at(sentence, at - 1) &&
                view->right1 == token_at(sentence, at) && view->right2 == token_at(sentence, at + 1) &&
                view->lexicon == pattern_of(sentence, gap, VL_GAP_IN_LEXICON) &&
                view->names == pattern_of(sentence, gap, VL_GAP_IN_NAMES) && view->before == frequency_at(sentence, at - 2) &&
                view->across == frequency_at(sentence, at - 1) && view->behind == frequency_at(sentence, at);
    uint32_t dense[VL_GAP_DENSE_COUNT], hashed[VL_GAP_HASHED_COUNT];
    sentence->wrong += !good;
    sentence->next++;
    if (gap >= MOST_TOKENS || !is_word(view->left1) || !is_word(view->right1)) return;
    sentence->chains[gap] = small_dense(vl_gap_chain_feature(view));
    vl_gap_dense_features(view, dense);
    vl_gap_hashed_features(view, SMALL_HASHED_BITS, hashed);
    for (size_t i = 0; i < VL_GAP_DENSE_COUNT; i++) sentence->scores[gap] += small_dense(dense[i]);
    for (size_t i = 0; i < VL_GAP_HASHED_COUNT; i++) sentence->scores[gap] += small_hashed(hashed[i]);
}

/* A score sees no further than four tokens: that of an excerpt around the gap is the same. */
static size_t count_far_sighted(const vl_gap_model *model, const seen_sentence *sentence) {
    size_t wrong = 0;
    for (size_t gap = 1; gap < sentence->count; gap++) {
        int32_t scores[8], chains[8];
        size_t first = gap < 4 ? 0 : gap - 4, end = gap + 4 < sentence->count ? gap + 4 : sentence->count;
        vl_gap_score(model, sentence->tokens + first, end - first, scores, chains);
        wrong += scores[gap - first] != sentence->scores[gap] || chains[gap - first] != sentence->chains[gap];
    }
    return wrong;
}

/* Bits above the tokens are ignored, and sentences with an edge between are scored as each alone. */
static void check_again(checks *check, const vl_gap_model *model, const seen_sentence *sentence) {
    uint32_t twice[2 * MOST_TOKENS + 1];
    int32_t scores[2 * MOST_TOKENS + 1], chains[2 * MOST_TOKENS + 1];
    size_t count = sentence->count, size = count * sizeof *scores;
    for (size_t i = 0; i < count; i++) {
        twice[i] = sentence->tokens[i];
        twice[count + 1 + i] = sentence->tokens[i] | (uint32_t)(i % 255 + 1) << 24;
    }
    twice[count] = VL_GAP_EDGE_TOKEN;
    vl_gap_score(model, twice, 2 * count + 1, scores, chains);
    CHECK(memcmp(scores, sentence->scores, size) == 0 && memcmp(scores + count + 1, sentence->scores, size) == 0);
    CHECK(memcmp(chains, sentence->chains, size) == 0 && memcmp(chains + count + 1, sentence->chains, size) == 0);
    CHECK(scores[count] == 0 && chains[count] == 0);
}

static void check_sentence(checks *check, const vl_gap_model *model, seen_sentence *sentence) {
    int32_t scores[MOST_TOKENS + 1], chains[MOST_TOKENS + 1];
    size_t count = sentence->count;
    sentence->next = 1;
    sentence->wrong = 0;
    memset(sentence->scores, 0, sizeof sentence->scores);
    memset(sentence->chains, 0, sizeof sentence->chains);
    scores[count] = chains[count] = 12345;
    vl_gap_visit(model, sentence->tokens, count, see_gap, sentence);
    CHECK_INTEGER(sentence->next, count ? count : 1);
    CHECK_INTEGER(sentence->wrong, 0);
    vl_gap_score(model, sentence->tokens, count, scores, chains);
    CHECK(memcmp(scores, sentence->scores, count * sizeof *scores) == 0);
    CHECK(memcmp(chains, sentence->chains, count * sizeof *chains) == 0);
    CHECK(scores[count] == 12345 && chains[count] == 12345);
    CHECK_INTEGER(count_far_sighted(model, sentence), 0);
    check_again(check, model, sentence);
}

/* Tokens of any shape: syllables of the model, unknown words, numbers and marks; parts of words oftener than chance. */
static void fill_sentence(seen_sentence *sentence, size_t count, uint64_t *random) {
    for (size_t i = 0; i < count; i++) {
        *random = *random * 6364136223846793005u + 1442695040888963407u;
        uint32_t drawn = (uint32_t)(*random >> 33), syllable = 1 + drawn % (VL_GAP_FIRST - 1 + SMALL_SYLLABLES);
        if (i > 0 && drawn >> 8 & 1) syllable = vl_gap_syllable(sentence->tokens[i - 1]) + (drawn >> 9) % 2;
        if (syllable >= VL_GAP_FIRST + SMALL_SYLLABLES) syllable = VL_GAP_FIRST + 1;
        sentence->tokens[i] = syllable | (drawn >> 12) % 7 << VL_GAP_SHAPE_AT | (drawn >> 16) % 8 << VL_GAP_CAPITALS_AT;
    }
    sentence->count = count;
}

/* The same words at each place: at the edges of sentences, and across the borders of blocks. */
static void check_places(checks *check, const vl_gap_model *model) {
    static const size_t counts[] = {2, 3, 4, 5, 8, 127, 128, 129, 130, 131, 132, 256, 257, MOST_TOKENS};
    seen_sentence sentence;
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        for (size_t word = 0; word < SMALL_WORDS; word++) {
            for (size_t shift = 0; shift < 4; shift++) {
                sentence.count = counts[c];
                uint32_t numbers[4];
                small_numbers(&small_words[word], numbers);
                for (size_t i = 0; i < counts[c]; i++) {
                    uint32_t number = numbers[(i + shift) % 4];
                    sentence.tokens[i] = number ? number : VL_GAP_UNKNOWN;
                }
                check_sentence(check, model, &sentence);
            }
        }
    }
}

static void check_scores(checks *check, const vl_gap_model *model) {
    static const size_t counts[] = {0, 1, 2, 3, 4, 5, 9, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 255, 256, 257, 260, MOST_TOKENS};
    seen_sentence sentence;
    uint64_t random = 3;
    for (size_t i = 0; i < SENTENCES; i++) {
        fill_sentence(&sentence, counts[i % (sizeof counts / sizeof *counts)], &random);
        check_sentence(check, model, &sentence);
    }
}

/* Each feature has places of its own. */
static void check_features(checks *check) {
    const vl_gap_view most = {UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX, 255, 255, 13, VL_GAP_MOST_FREQUENT, 13};
    const vl_gap_view least = {0, 0, 0, 0, 0, 0, 0, 0, 0};
    const uint32_t ends[] = {VL_GAP_LEXICON_AT,        VL_GAP_LEXICON_SHAPE_AT, VL_GAP_NAMES_SHAPE_AT, VL_GAP_NAMES_LEXICON_AT,
                             VL_GAP_CAPITAL_SHARES_AT, VL_GAP_FREQUENCY_AT,     VL_GAP_RIVALS_AT,      VL_GAP_CHAIN_AT};
    uint32_t first[VL_GAP_DENSE_COUNT], last[VL_GAP_DENSE_COUNT], hashed[VL_GAP_HASHED_COUNT];
    vl_gap_dense_features(&least, first);
    vl_gap_dense_features(&most, last);
    for (size_t i = 0; i < VL_GAP_DENSE_COUNT; i++) {
        CHECK_INTEGER(first[i], i == 0 ? 0 : ends[i - 1]);
        if (i == VL_GAP_RIVALS) CHECK_INTEGER(last[i], VL_GAP_RIVALS_AT + (3 << 6 | 5 << 3 | 5));
        else CHECK_INTEGER(last[i], ends[i] - 1);
    }
    CHECK_INTEGER(vl_gap_chain_feature(&most), VL_GAP_CHAIN_AT + 31); /* in lower case, the least has the bit above */
    CHECK_INTEGER(vl_gap_chain_feature(&least), VL_GAP_CHAIN_AT + 32);
    vl_gap_hashed_features(&most, 7, hashed);
    for (size_t i = 0; i < VL_GAP_HASHED_COUNT; i++) CHECK(hashed[i] < 128);
    const uint32_t token = 77 | VL_GAP_MIXED << VL_GAP_SHAPE_AT | 6 << VL_GAP_CAPITALS_AT;
    CHECK_INTEGER(vl_gap_syllable(token), 77);
    CHECK_INTEGER(vl_gap_shape_in(token), VL_GAP_MIXED);
    CHECK_INTEGER(vl_gap_capitals_in(token), 6);
}

static void check_rivals(checks *check) {
    static const uint32_t cases[][3] = {{0, 0, 0}, {9, 0, 0}, {0, 9, 1}, {7, 9, 1}, {8, 9, 2}, {9, 9, 3}, {9, 8, 4}, {9, 7, 5}, {15, 1, 5}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_INTEGER(vl_gap_rival(cases[i][0], cases[i][1]), cases[i][2]);
}

void test_gap(checks *check) {
    small_model *small = malloc(sizeof *small);
    vl_gap_model model;
    if (!CHECK(small != NULL)) return;
    small_model_make(small);
    check_bytes(check, small);
    check_cut_off(check, small);
    check_damage(check, small);
    check_shapes(check);
    check_features(check);
    check_rivals(check);
    if (CHECK(vl_gap_model_open(small->bytes, small->size, &model))) {
        check_tokens(check, &model);
        check_places(check, &model);
        check_scores(check, &model);
    }
    free(small);
}
