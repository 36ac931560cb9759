/* Similarity of documents in C: the square, tables, and what may go wrong. The measures are compared with other
 * programs from Lua. */
#include <math.h>

#include "documents.h"

static void test_cosine(checks *check) {
    static const char *const list[] = {"An an, ba ca.", "", "an ba ba dê", "dê dê ca ô 12", "an ô ba", NULL};
    vl_document_similarity_options by_syllable = VL_DOCUMENT_SIMILARITY_OPTIONS;
    by_syllable.counted.unit = VL_UNIT_SYLLABLE;
    double out[25];
    vl_corpus *corpus = read_list(check->context, "vi", list), *part;
    if (!CHECK(corpus != NULL)) return;
    const uint64_t four[] = {0, 2, 3, 4};
    static const double expected[4][4] = {{1, 0.370188402802322, 0.299239173153376, 0.326668771497605},
                                          {0.370188402802322, 1, 0.598478346306753, 0.326668771497605},
                                          {0.299239173153376, 0.598478346306753, 1, 0.352080516616189},
                                          {0.326668771497605, 0.326668771497605, 0.352080516616189, 1}};
    CHECK(!vl_corpus_pick(corpus, four, 4, &part, NULL));
    CHECK(!vl_similarity_documents(part, &by_syllable, out, NULL));
    for (size_t i = 0; i < 4; i++) {
        for (size_t j = 0; j < 4; j++) CHECK_NUMBER(out[i * 4 + j], expected[i][j], 1e-14);
    }
    CHECK(!vl_similarity_documents(corpus, &by_syllable, out, NULL));
    for (size_t i = 0; i < 5; i++) {
        CHECK_NUMBER(out[i * 5 + 1], 0, 0); /* an empty document is similar to nothing */
        CHECK_NUMBER(out[5 + i], 0, 0);
        for (size_t j = 0; j < 5; j++) CHECK(out[i * 5 + j] == out[j * 5 + i]);
    }
    vl_corpus_free(part);
    vl_corpus_free(corpus);
}

/* An empty document is at no distance to anything, nor are weights that are all 0 a distribution. */
static void test_no_distance(checks *check) {
    static const char *const names[] = {"manhattan", "euclidean", "canberra", "jensen_shannon", "burrows_delta"};
    static const char *const list[] = {"an an ba", "", "an ba", "an ba ba", NULL};
    vl_corpus *corpus = read_list(check->context, "vi", list);
    if (!CHECK(corpus != NULL)) return;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        vl_document_similarity_options options = VL_DOCUMENT_SIMILARITY_OPTIONS;
        double out[16];
        options.measure = names[i];
        options.counted.unit = VL_UNIT_SYLLABLE;
        CHECK(vl_document_measure_is_distance(names[i]));
        if (!CHECK(!vl_similarity_documents(corpus, &options, out, NULL))) continue;
        for (size_t j = 0; j < 4; j++) {
            CHECK(isnan(out[4 + j]) && isnan(out[j * 4 + 1]));
            if (j != 1) CHECK_NUMBER(out[j * 4 + j], 0, 0);
        }
        CHECK(isfinite(out[2]) && isfinite(out[3]) && isfinite(out[11]));
    }
    const vl_weighting probabilistic = {NULL, vl_idf_scheme_find(vl_text_of("probabilistic")), 0}; /* 0 for every term here */
    vl_document_similarity_options options = VL_DOCUMENT_SIMILARITY_OPTIONS;
    double out[16];
    options.measure = "jensen_shannon";
    options.counted.unit = VL_UNIT_SYLLABLE;
    options.weighting = &probabilistic;
    CHECK(!vl_similarity_documents(corpus, &options, out, NULL));
    for (size_t i = 0; i < 16; i++) CHECK(isnan(out[i]));
    options.measure = "manhattan";
    CHECK(!vl_similarity_documents(corpus, &options, out, NULL));
    CHECK_NUMBER(out[2], 0, 0);
    CHECK(isnan(out[1]));
    vl_corpus_free(corpus);
}

/* Deviations need two documents; one alone has none. */
static void test_one_document(checks *check) {
    vl_corpus *corpus = read_text(check->context, "vi", "an ba");
    vl_document_similarity_options options = VL_DOCUMENT_SIMILARITY_OPTIONS;
    double out[1] = {0};
    options.measure = "burrows_delta";
    if (!CHECK(corpus != NULL)) return;
    CHECK(!vl_similarity_documents(corpus, &options, out, NULL));
    CHECK(isnan(out[0]));
    CHECK(!vl_similarity_documents(corpus, NULL, out, NULL));
    CHECK_NUMBER(out[0], 0, 0); /* ln(1 / 1): nothing weighs */
    vl_corpus_free(corpus);
}

/* Documents that differ in one word of many: the distance keeps its digits. */
static void test_near(checks *check) {
    vl_string texts[2] = {VL_STRING, VL_STRING};
    for (int i = 0; i < 2000; i++) {
        for (int j = 0; j < 2; j++) append(check->context, &texts[j], vl_text_of(i % 3 ? "an " : "ba "));
    }
    append(check->context, &texts[0], vl_text_of("ca"));
    append(check->context, &texts[1], vl_text_of("an"));
    const vl_text both[] = {vl_string_text(&texts[0]), vl_string_text(&texts[1])};
    vl_corpus *corpus = read_texts(check->context, "vi", false, both, 2);
    const vl_weighting relative = {vl_tf_scheme_find(vl_text_of("relative")), vl_idf_scheme_find(vl_text_of("none")), 0};
    vl_document_similarity_options options = VL_DOCUMENT_SIMILARITY_OPTIONS;
    double out[4];
    options.weighting = &relative;
    options.counted.unit = VL_UNIT_SYLLABLE;
    options.measure = "euclidean";
    CHECK(corpus && !vl_similarity_documents(corpus, &options, out, NULL));
    CHECK_NUMBER(out[1], sqrt(2) / 2001, 1e-17);
    options.measure = "manhattan";
    CHECK(corpus && !vl_similarity_documents(corpus, &options, out, NULL));
    CHECK_NUMBER(out[1], 2.0 / 2001, 1e-17);
    vl_corpus_free(corpus);
    for (int j = 0; j < 2; j++) vl_string_free(check->context, &texts[j]);
}

/* ---- many documents, against the plain definition ---- */

#define ARTICLES 37
#define WORDS 24

typedef struct counted_documents {
    uint32_t counts[ARTICLES][WORDS];
    double idf[WORDS];
} counted_documents;

/* Words at random, the first of them in most documents, the last but one in few, the last in all; every fifth
 * document is the one before it, and the sixth is empty. */
static vl_corpus *make_many(vl_context *context, counted_documents *out) {
    vl_string texts[ARTICLES];
    vl_text views[ARTICLES];
    uint64_t state = 5;
    *out = (counted_documents){0};
    for (size_t i = 0; i < ARTICLES; i++) {
        texts[i] = VL_STRING;
        for (size_t word = 0; word < WORDS; word++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            uint32_t count = (state >> 33) % WORDS >= word ? 1 + (uint32_t)(state >> 60) : 0;
            out->counts[i][word] = i == 6 ? 0 : i % 5 == 4 ? out->counts[i - 1][word] : word + 1 == WORDS ? 1 : count;
            for (uint32_t k = 0; k < out->counts[i][word]; k++)
                vl_string_print(context, &texts[i], "%c%c ", (int)('b' + word % 5), (int)('a' + word));
        }
        views[i] = vl_string_text(&texts[i]);
    }
    for (size_t word = 0; word < WORDS; word++) {
        size_t documents = 0;
        for (size_t i = 0; i < ARTICLES; i++) documents += out->counts[i][word] > 0;
        out->idf[word] = documents ? log((double)ARTICLES / (double)documents) : 0;
    }
    vl_corpus *corpus = read_texts(context, "en", false, views, ARTICLES);
    for (size_t i = 0; i < ARTICLES; i++) vl_string_free(context, &texts[i]);
    return corpus;
}

static double product_of(const counted_documents *all, size_t a, size_t b) {
    double sum = 0;
    for (size_t i = 0; i < WORDS; i++) sum += all->counts[a][i] * all->idf[i] * all->counts[b][i] * all->idf[i];
    return sum;
}

static double overlap_of(const counted_documents *all, size_t a, size_t b) {
    double both = 0, any = 0;
    for (size_t i = 0; i < WORDS; i++) {
        both += all->counts[a][i] && all->counts[b][i];
        any += all->counts[a][i] || all->counts[b][i];
    }
    return any > 0 ? both / any : 0;
}

/* Frequent words and rare ones, documents that are no whole number of those multiplied at a time. */
static void test_many(checks *check) {
    counted_documents all;
    double cosine[ARTICLES * ARTICLES], jaccard[ARTICLES * ARTICLES], euclidean[ARTICLES * ARTICLES];
    vl_corpus *corpus = make_many(check->context, &all);
    vl_document_similarity_options options = VL_DOCUMENT_SIMILARITY_OPTIONS;
    if (!CHECK(corpus != NULL) || !CHECK(!vl_similarity_documents(corpus, NULL, cosine, NULL))) return;
    options.measure = "jaccard";
    CHECK(!vl_similarity_documents(corpus, &options, jaccard, NULL));
    options.measure = "euclidean";
    CHECK(!vl_similarity_documents(corpus, &options, euclidean, NULL));
    for (size_t i = 0; i < ARTICLES; i++) {
        for (size_t j = 0; j < ARTICLES; j++) {
            double a = product_of(&all, i, i), b = product_of(&all, j, j), both = product_of(&all, i, j);
            CHECK_NUMBER(cosine[i * ARTICLES + j], a > 0 && b > 0 ? both / sqrt(a * b) : 0, 1e-14);
            CHECK(cosine[i * ARTICLES + j] == cosine[j * ARTICLES + i]);
            CHECK_NUMBER(jaccard[i * ARTICLES + j], overlap_of(&all, i, j), 0);
            if (i != 6 && j != 6) CHECK_NUMBER(euclidean[i * ARTICLES + j], sqrt(fmax(a + b - 2 * both, 0)), 1e-6);
        }
        if (i != 6) CHECK_NUMBER(cosine[i * ARTICLES + i], 1, 0);
        if (i % 5 == 4) CHECK_NUMBER(cosine[i * ARTICLES + i - 1], 1, 0);
        if (i % 5 == 4) CHECK_NUMBER(euclidean[i * ARTICLES + i - 1], 0, 0);
    }
    vl_corpus_free(corpus);
}

static void test_errors(checks *check) {
    vl_corpus *corpus = read_text(check->context, "vi", "an ba");
    vl_document_similarity_options options = VL_DOCUMENT_SIMILARITY_OPTIONS;
    const vl_weighting weighting = VL_WEIGHTING, bad = {NULL, NULL, 1};
    vl_error error;
    vl_table *table = NULL;
    double out[1];
    if (!CHECK(corpus != NULL)) return;
    options.measure = "cosinus";
    CHECK_INTEGER(vl_similarity_documents(corpus, &options, out, &error), VL_ERROR_ARGUMENT);
    CHECK(strstr(error.message, "'cosinus'") != NULL);
    options.measure = "burrows_delta";
    options.weighting = &weighting;
    CHECK_INTEGER(vl_similarity_table(corpus, &options, &table, NULL), VL_ERROR_ARGUMENT);
    options.weighting = NULL;
    options.terms = 0;
    CHECK_INTEGER(vl_similarity_table(corpus, &options, &table, NULL), VL_ERROR_ARGUMENT);
    options.measure = NULL;
    options.weighting = &bad;
    CHECK_INTEGER(vl_similarity_table(corpus, &options, &table, &error), VL_ERROR_ARGUMENT);
    CHECK(strstr(error.message, "above 1") != NULL);
    CHECK(table == NULL);
    CHECK(!vl_document_measure_is_distance("cosine") && !vl_document_measure_is_distance("cosinus"));
    vl_corpus_free(corpus);
}

void test_document_similarity(checks *check) {
    test_cosine(check);
    test_no_distance(check);
    test_one_document(check);
    test_near(check);
    test_many(check);
    test_errors(check);
}
