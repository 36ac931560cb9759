/* Statistics ask often enough whether to stop, also over long runs of tokens that are left out, and stop cleanly wherever. */
#include "documents.h"

enum { TOKENS = 300000 };

/* Says stop at one of the questions. */
typedef struct asking {
    uint64_t asked;
    uint64_t stop; /* number of the question; 0: never */
} asking;

static bool answer(void *data) {
    asking *made = data;
    return ++made->asked == made->stop;
}

static vl_status disperse(const vl_corpus *corpus, vl_table **out, vl_error *error) {
    const vl_text terms[] = {vl_text_of("a"), vl_text_of("a b")};
    vl_dispersion_options options = VL_DISPERSION_OPTIONS;
    options.terms = terms;
    options.term_count = 2;
    return vl_dispersion_terms(corpus, &options, out, NULL, error);
}

static vl_status collocate(const vl_corpus *corpus, vl_table **out, vl_error *error) {
    vl_collocations_options options = VL_COLLOCATIONS_OPTIONS;
    vl_pattern *pattern = NULL;
    options.within = VL_WITHIN_DOCUMENT;
    vl_status status = vl_pattern_create(vl_corpus_context(corpus), vl_text_of("a"), NULL, &pattern, error);
    if (status == VL_OK) status = vl_collocations(corpus, pattern, &options, out, NULL, NULL, error);
    vl_pattern_free(pattern);
    return status;
}

static vl_status pair(const vl_corpus *corpus, vl_table **out, vl_error *error) {
    vl_cooccurrences_options options = VL_COOCCURRENCES_OPTIONS;
    options.within = VL_WITHIN_DOCUMENT;
    return vl_cooccurrences(corpus, &options, out, NULL, error);
}

static vl_status count_ngrams(const vl_corpus *corpus, vl_table **out, vl_error *error) {
    vl_ngrams_options options = VL_NGRAMS_OPTIONS;
    options.close_gaps = true;
    return vl_ngrams(corpus, &options, out, NULL, error);
}

static vl_status find_reuse(const vl_corpus *corpus, vl_table **out, vl_error *error) {
    return vl_reuse_find(corpus, NULL, out, error);
}

static vl_status compare(const vl_corpus *corpus, vl_table **out, vl_error *error) {
    return vl_similarity_table(corpus, NULL, out, error);
}

static const struct analysis {
    const char *name;
    vl_status (*run)(const vl_corpus *corpus, vl_table **out, vl_error *error);
    uint64_t walks; /* over the tokens, at least */
} analyses[] = {
    {"dispersion", disperse, 3}, {"collocations", collocate, 2}, {"cooccurrences", pair, 2},
    {"ngrams", count_ngrams, 1}, {"reuse", find_reuse, 2},       {"similarity", compare, 1},
};

static void check_analysis(checks *check, const struct analysis *one, const vl_corpus *corpus, asking *made) {
    vl_context *context = vl_corpus_context(corpus);
    vl_table *table = NULL;
    vl_error error;
    CHECK_INTEGER(one->run(corpus, &table, &error), VL_OK);
    vl_table_free(table);
    uint64_t before = vl_context_memory_used(context);
    *made = (asking){0, 0};
    CHECK_INTEGER(one->run(corpus, &table, &error), VL_OK);
    vl_table_free(table);
    uint64_t asked = made->asked;
    if (!CHECK(asked >= one->walks * (TOKENS / 65536))) printf("%s asks %d times\n", one->name, (int)asked);
    for (uint64_t stop = 1; stop <= asked; stop += asked / 8 + 1) {
        *made = (asking){0, stop};
        CHECK_INTEGER(one->run(corpus, &table, &error), VL_ERROR_CANCELLED);
        CHECK_STRING(error.message, "cancelled");
        CHECK_INTEGER(vl_context_memory_used(context), before);
    }
    *made = (asking){0, 0};
}

void test_cancelled(checks *check) {
    asking made = {0, 0};
    const vl_context_options options = {.cancelled = answer, .data = &made};
    vl_context *context = NULL;
    vl_string text = VL_STRING;
    if (!CHECK(!vl_context_create(&options, &context, NULL))) return;
    append(context, &text, vl_text_of("a b "));
    for (int i = 0; i < TOKENS; i++) append(context, &text, vl_text_of(i % 100 ? "1 " : "2\n\n"));
    append(context, &text, vl_text_of("a b"));
    vl_corpus *corpus = read_text(context, "en", text.data);
    for (size_t i = 0; corpus && i < sizeof analyses / sizeof *analyses; i++) check_analysis(check, &analyses[i], corpus, &made);
    vl_corpus_free(corpus);
    vl_string_free(context, &text);
    CHECK_INTEGER(vl_context_memory_used(context), 0);
    vl_context_free(context);
}
