/* Keyness and cosine against values computed apart from the library, and repeated passages against the plain definition. */
#include <math.h>

#include "documents.h"

static void test_keyness(checks *check) {
    static const double cases[][6] = {
        /* f1, n1, f2, n2, log-likelihood, log ratio */
        {10, 100, 2, 100, 6.16259166600574, 2.32192809488736},
        {0, 50, 7, 150, 4.11150972738559, -2.22239242133645},
        {180, 9000, 1, 100000, 888.988812939076, 10.9657842846621},
        {5, 5, 0, 10, 19.0954250488444, 4.32192809488736},
        {3, 1e6, 9, 1e6, 3.13950686269528904, -1.58496250072116},
        {7, 70, 11, 110, 0, 0}, /* equal rates */
        {0, 10, 0, 10, 0, 0},
        {0, 0, 5, 10, 0, 0},
        {5, 10, 0, 0, 0, 0},
        {10, 10, 20, 20, 0, 0}, /* nothing but the term */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const double *c = cases[i];
        double value = vl_keyness_log_likelihood(c[0], c[1], c[2], c[3]);
        CHECK_NUMBER(value, c[4], 1e-12 * (1 + c[4]));
        CHECK(value >= 0);
        CHECK_NUMBER(vl_keyness_log_likelihood(c[2], c[3], c[0], c[1]), c[4], 1e-12 * (1 + c[4]));
        CHECK_NUMBER(vl_keyness_log_ratio(c[0], c[1], c[2], c[3]), c[5], 1e-12);
    }
    double huge = vl_keyness_log_likelihood(1e15, 2e15, 1e15, 4e15);
    CHECK(huge > 0 && huge < 1e16);
}

/* ---- repeated passages ---- */

#define SENTENCES 24

/* Sentence i of the texts that random passages are made of, and its words. */
static const char *const phrases[] = {"Một. ", "Hai ba! ", "Bốn năm, sáu? ", "5 %. ", "Bảy tám chín mười. "};
static const uint64_t phrase_words[2][5] = {[VL_UNIT_WORD] = {1, 1, 2, 0, 1}, [VL_UNIT_SYLLABLE] = {1, 2, 3, 0, 4}};
static const char phrase_lexicon[] = "một;hai ba;bốn năm;sáu;bảy tám chín mười";

typedef struct random_story {
    size_t count;
    size_t split; /* where the second document begins */
    size_t phrase[SENTENCES];
} random_story;

static bool equal_runs(const random_story *story, size_t a, size_t b, size_t length) {
    return memcmp(story->phrase + a, story->phrase + b, length * sizeof *story->phrase) == 0;
}

/* The definition: sentences of a run within one document, of enough words, which occurred earlier within one document. */
static uint64_t repeated_by_definition(const random_story *story, const vl_repeats_options *options) {
    const uint64_t *counts = phrase_words[options->unit], words = options->words;
    bool across = options->across_documents;
    uint64_t bits = 0;
    for (size_t first = 0; first < story->count; first++) {
        size_t limit = first < story->split ? story->split : story->count;
        uint64_t sum = 0;
        for (size_t end = first + 1; end <= limit; end++) {
            sum += counts[story->phrase[end - 1]];
            if (sum < words) continue;
            for (size_t earlier = across || first < story->split ? 0 : story->split; earlier < first; earlier++) {
                bool whole = earlier >= story->split || earlier + (end - first) <= story->split;
                if (!whole || !equal_runs(story, earlier, first, end - first)) continue;
                for (size_t i = first; i < end; i++) bits |= (uint64_t)1 << i;
            }
        }
    }
    return bits;
}

/* Both documents of the story; lines end at random, which must not matter. */
static vl_corpus *tell(vl_context *context, vl_lexicon *lexicon, const random_story *story, uint64_t *state) {
    const vl_corpus_options options = {.language = "vi", .lexicon = lexicon};
    vl_string texts[2] = {VL_STRING, VL_STRING};
    for (size_t i = 0; i < story->count; i++) {
        vl_string *text = &texts[i >= story->split];
        append(context, text, vl_text_of(phrases[story->phrase[i]]));
        *state = *state * 6364136223846793005u + 1;
        if (*state >> 62 == 0) append(context, text, vl_text_of("\n"));
    }
    const vl_text both[] = {vl_string_text(&texts[0]), vl_string_text(&texts[1])};
    vl_corpus *corpus = read_texts_by(context, &options, both, 2);
    vl_string_free(context, &texts[0]);
    vl_string_free(context, &texts[1]);
    return corpus;
}

static void test_random_stories(checks *check) {
    uint64_t state = 7, wrong = 0;
    vl_lexicon *lexicon = make_lexicon(check->context, phrase_lexicon);
    for (int round = 0; round < 2000; round++) {
        random_story story = {.count = 2 + (size_t)round % (SENTENCES - 1)};
        for (size_t i = 0; i < story.count; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            story.phrase[i] = (size_t)(state >> 33) % (sizeof phrases / sizeof *phrases);
            if (i >= 6 && state >> 60 > 3) story.phrase[i] = story.phrase[i - 5 - (state >> 59 & 1)]; /* make repeats likely */
        }
        story.split = story.count / 2;
        vl_corpus *corpus = tell(check->context, lexicon, &story, &state);
        if (!corpus || vl_corpus_sentence_total(corpus) != story.count) {
            CHECK_INTEGER(corpus ? vl_corpus_sentence_total(corpus) : 0, story.count);
            vl_corpus_free(corpus);
            continue;
        }
        const vl_repeats_options options = {1 + (uint64_t)round % 9, round % 2 == 0,
                                            round % 4 < 2 ? VL_UNIT_WORD : VL_UNIT_SYLLABLE};
        uint64_t bits[2] = {0};
        CHECK(!vl_repeats_find(corpus, &options, bits, NULL, NULL));
        wrong += bits[0] != repeated_by_definition(&story, &options);
        vl_corpus_free(corpus);
    }
    vl_lexicon_free(lexicon);
    CHECK_INTEGER(wrong, 0);
}

/* How many sentences of a text are repeated, by passages of at least 8 words. */
static int64_t repeated_in(checks *check, const char *const *list, bool across) {
    vl_corpus *corpus = read_list(check->context, "vi", list);
    const vl_repeats_options options = {8, across, VL_UNIT_SYLLABLE};
    uint64_t bits[1] = {0};
    int64_t count = 0;
    if (!CHECK(corpus != NULL)) return -1;
    CHECK(!vl_repeats_find(corpus, &options, bits, NULL, NULL));
    for (uint64_t word = bits[0]; word; word &= word - 1) count++;
    vl_corpus_free(corpus);
    return count;
}

static void test_passages(checks *check) {
    static const char *const eight[] = {"Một hai ba bốn năm sáu bảy tám. Khác. MỘT hai, ba bốn năm sáu “bảy” tám!", NULL};
    static const char *const seven[] = {"Một hai ba bốn năm sáu bảy. Khác. Một hai ba bốn năm sáu bảy.", NULL};
    static const char *const number[] = {"Một hai ba bốn năm sáu bảy tám 9. Khác. Một hai ba bốn năm sáu bảy tám 8.", NULL};
    static const char *const tone[] = {"Một hai ba bốn năm sáu bảy hoà. Khác. Một hai ba bốn năm sáu bảy hòa.", NULL};
    static const char *const other[] = {"Một hai ba bốn năm sáu bảy tám.", "Khác. Một hai ba bốn năm sáu bảy tám.", NULL};
    static const char *const lines[] = {"Một hai ba.\nBốn năm sáu.\nBảy tám.\nKhác.\nMột hai ba. Bốn năm sáu.\nBảy tám.", NULL};
    CHECK_INTEGER(repeated_in(check, eight, false), 1);
    CHECK_INTEGER(repeated_in(check, seven, false), 0);
    CHECK_INTEGER(repeated_in(check, number, false), 0);
    CHECK_INTEGER(repeated_in(check, tone, false), 1);
    CHECK_INTEGER(repeated_in(check, other, false), 0);
    CHECK_INTEGER(repeated_in(check, other, true), 1);
    CHECK_INTEGER(repeated_in(check, lines, false), 3);
}

/* Marks may make other words of the same syllables; the length is that of the first occurrence. */
static void test_other_words(checks *check) {
    static const char words[] = "một;hai ba;hai;ba;bốn;khác";
    static const char *const texts[] = {"Một hai, ba bốn. Khác. Một hai ba bốn.", "Một hai ba bốn. Khác. Một hai, ba bốn."};
    for (size_t i = 0; i < 2; i++) {
        vl_corpus *corpus = read_with_lexicon(check->context, "vi", words, texts[i]);
        vl_repeats_options options = {4, false, VL_UNIT_WORD};
        uint64_t bits[1] = {0};
        vl_repeated found;
        if (!CHECK(corpus != NULL)) continue;
        CHECK(!vl_repeats_find(corpus, &options, bits, &found, NULL));
        CHECK_INTEGER(bits[0], i == 0 ? 4 : 0);
        CHECK_INTEGER(found.words, 8);
        CHECK_INTEGER(found.repeated, i == 0 ? 3 : 0);
        options.words = 3;
        CHECK(!vl_repeats_find(corpus, &options, bits, &found, NULL));
        CHECK_INTEGER(bits[0], 4);
        CHECK_INTEGER(found.repeated, i == 0 ? 3 : 4);
        vl_corpus_free(corpus);
    }
}

/* One article's body stands twice in its file. */
static void test_seeds(checks *check) {
    const char *const paths[] = {"seeds"};
    const vl_repeats_options by_syllable = {8, false, VL_UNIT_SYLLABLE};
    vl_corpus *corpus, *distinct;
    vl_repeated documents[5];
    if (!CHECK(!vl_corpus_open(check->context, paths, 1, NULL, &corpus, NULL, NULL))) return;
    uint64_t total = vl_corpus_sentence_total(corpus), bits[16] = {0}, by_document[5] = {0};
    if (CHECK(total < 16 * 64)) {
        CHECK(!vl_repeats_find(corpus, &by_syllable, bits, documents, NULL));
        for (uint64_t i = 0; i < total; i++) {
            uint64_t owner = vl_corpus_paragraph(corpus, vl_corpus_paragraph_of(corpus, i)).document;
            if (bits[i / 64] >> (i % 64) & 1) by_document[owner]++;
        }
        CHECK_INTEGER(by_document[0], 16);
        CHECK_INTEGER(by_document[1], 1); /* a caption */
        for (size_t i = 2; i < 5; i++) CHECK_INTEGER(by_document[i], 0);
        CHECK(documents[0].repeated * 2 > documents[0].words * 8 / 10 && documents[0].repeated * 2 < documents[0].words);
        CHECK_INTEGER(documents[3].repeated, 0);
        CHECK(!vl_corpus_leave_out(corpus, bits, &distinct, NULL));
        memset(bits, 0, sizeof bits);
        CHECK(!vl_repeats_find(distinct, &by_syllable, bits, documents, NULL));
        CHECK_INTEGER(documents[0].repeated, 0); /* what is left repeats nothing */
        vl_corpus_free(distinct);
    }
    const vl_repeats_options none = {.words = 0};
    CHECK_INTEGER(vl_repeats_find(corpus, &none, bits, NULL, NULL), VL_ERROR_ARGUMENT);
    vl_corpus_free(corpus);
}

void test_statistics(checks *check) {
    test_keyness(check);
    test_random_stories(check);
    test_passages(check);
    test_other_words(check);
    test_seeds(check);
}
