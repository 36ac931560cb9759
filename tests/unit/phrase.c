/* Phrases: literal patterns, whatever words they are made of. */
#include "documents.h"

static vl_status count_phrase(const vl_corpus *corpus, const vl_range *scope, vl_form form, const char *phrase, vl_match_count *out,
                              vl_error *error) {
    const vl_pattern_options options = {form, VL_UNIT_WORD, UINT64_MAX, true, false};
    vl_pattern *pattern = NULL;
    vl_status status = vl_pattern_create(vl_corpus_context(corpus), vl_text_of(phrase), &options, &pattern, error);
    if (!status) status = vl_matches_number(corpus, scope, pattern, out, error);
    vl_pattern_free(pattern);
    return status;
}

static void check_phrase(checks *check, const vl_corpus *corpus, const vl_range *scope, vl_form form, const char *phrase,
                         uint64_t count, uint64_t documents) {
    vl_match_count found = {99, 99};
    CHECK(!count_phrase(corpus, scope, form, phrase, &found, NULL));
    CHECK_INTEGER(found.count, count);
    CHECK_INTEGER(found.documents, documents);
}

static void check_refused(checks *check, const vl_corpus *corpus, const char *phrase) {
    vl_match_count found;
    vl_error error;
    CHECK_INTEGER(count_phrase(corpus, NULL, VL_FORM_FOLD, phrase, &found, &error), VL_ERROR_ARGUMENT);
    CHECK_STRING(error.message, "a phrase needs at least one word, number or mark");
}

/* A `_` of a phrase is one of the text, or a blank: where words are divided by another program both are found. */
static void test_joined(checks *check) {
    static const char *const texts[] = {"Cải_cách hành_chính, cải cách hành chính", "thư a_b@c.vn, a b@c.vn, cải  cách", NULL};
    vl_corpus *corpus = read_list(check->context, "vi", texts);
    if (!CHECK(corpus != NULL)) return;
    check_phrase(check, corpus, NULL, VL_FORM_FOLD, "cải_cách hành_chính", 2, 1);
    check_phrase(check, corpus, NULL, VL_FORM_FOLD, "cải_cách", 3, 2);
    check_phrase(check, corpus, NULL, VL_FORM_FOLD, "cải cách", 2, 2);
    check_phrase(check, corpus, NULL, VL_FORM_FOLD, "a_b@c.vn", 1, 1);
    vl_corpus_free(corpus);
    corpus = read_list(check->context, "en", texts);
    if (!CHECK(corpus != NULL)) return;
    check_phrase(check, corpus, NULL, VL_FORM_FOLD, "cải_cách", 1, 1);
    vl_corpus_free(corpus);
}

static void test_divisions(checks *check) {
    static const char *const lexicons[] = {"", "cải cách;hành chính", "cải cách hành chính", "cải;cách hành;chính"};
    for (size_t i = 0; i < sizeof lexicons / sizeof *lexicons; i++) {
        vl_corpus *corpus = read_with_lexicon(check->context, "vi", lexicons[i], "Cải cách\u00A0 hành chính, cải cách. Hành chính");
        if (!CHECK(corpus != NULL)) return;
        check_phrase(check, corpus, NULL, VL_FORM_FOLD, "cải cách hành chính", 1, 1);
        check_phrase(check, corpus, NULL, VL_FORM_FOLD, " CẢI\ncách\t", 2, 1);
        check_phrase(check, corpus, NULL, VL_FORM_FOLD, "cải cách hành chính, cải", 1, 1);
        check_phrase(check, corpus, NULL, VL_FORM_FOLD, "cách. hành", 0, 0);
        check_phrase(check, corpus, NULL, VL_FORM_FOLD, "chính cải", 0, 0);
        check_phrase(check, corpus, NULL, VL_FORM_BARE, "Hanh chinh", 2, 1);
        check_phrase(check, corpus, NULL, VL_FORM_EXACT, "cải cách", 1, 1);
        check_phrase(check, corpus, NULL, VL_FORM_EXACT, "ca\u0309i ca\u0301ch", 1, 1);
        check_phrase(check, corpus, NULL, VL_FORM_FOLD, "CẢI_cách hành__chính", 1, 1);
        check_phrase(check, corpus, NULL, VL_FORM_FOLD, "cải_cách_", 0, 0);
        check_phrase(check, corpus, NULL, VL_FORM_FOLD, "#cải_cách", 0, 0);
        check_refused(check, corpus, "");
        check_refused(check, corpus, " \t\u00A0\n");
        check_refused(check, corpus, "\u200B");
        check_phrase(check, corpus, NULL, VL_FORM_FOLD, "\xFF\xFE", 0, 0);
        vl_corpus_free(corpus);
    }
}

static void test_overlaps(checks *check) {
    static const char *const texts[] = {"a a a b a a a a b. C", "a a b", "a", "", NULL};
    vl_corpus *corpus = read_list(check->context, "en", texts);
    if (!CHECK(corpus != NULL)) return;
    check_phrase(check, corpus, NULL, VL_FORM_FOLD, "a a", 6, 2);
    check_phrase(check, corpus, NULL, VL_FORM_FOLD, "a a a b", 2, 1);
    check_phrase(check, corpus, NULL, VL_FORM_FOLD, "a a b a a a a b", 1, 1);
    check_phrase(check, corpus, NULL, VL_FORM_FOLD, "a", 10, 3);
    check_phrase(check, corpus, NULL, VL_FORM_FOLD, "b . c", 0, 0);
    vl_range scope = vl_corpus_document(corpus, 1)->sentences, none = {scope.first, scope.first};
    check_phrase(check, corpus, &scope, VL_FORM_FOLD, "a a", 1, 1);
    check_phrase(check, corpus, &none, VL_FORM_FOLD, "a a", 0, 0);
    const uint64_t picked[] = {1, 2};
    vl_corpus *part = NULL;
    if (CHECK(!vl_corpus_pick(corpus, picked, 2, &part, NULL))) check_phrase(check, part, NULL, VL_FORM_FOLD, "a", 3, 2);
    vl_corpus_free(part);
    uint64_t left_out[1] = {1};
    part = NULL;
    if (CHECK(!vl_corpus_leave_out(corpus, left_out, &part, NULL))) check_phrase(check, part, NULL, VL_FORM_FOLD, "a a", 1, 1);
    vl_corpus_free(part);
    vl_corpus_free(corpus);
}

/* The same spelling has other keys in other languages; each document is asked in its own. */
static void test_languages(checks *check) {
    static const char *const texts[] = {"Hoà bình hòa", "người được đường hoà bình, hòa bình", NULL};
    vl_corpus *corpus = read_list(check->context, NULL, texts);
    if (!CHECK(corpus != NULL)) return;
    CHECK_TEXT(vl_corpus_document(corpus, 0)->language, vl_text_of("vi"));
    check_phrase(check, corpus, NULL, VL_FORM_FOLD, "hòa bình", 3, 2);
    vl_corpus_free(corpus);
    corpus = read_list(check->context, "fr", texts);
    if (!CHECK(corpus != NULL)) return;
    check_phrase(check, corpus, NULL, VL_FORM_FOLD, "hòa bình", 1, 1);
    check_phrase(check, corpus, NULL, VL_FORM_FOLD, "hoà bình", 2, 2);
    vl_corpus_free(corpus);
}

static bool stop(void *data) {
    return *(bool *)data;
}

static void test_cancelling(checks *check) {
    bool stopped = false;
    vl_context_options options = VL_CONTEXT_OPTIONS;
    options.data = &stopped;
    options.cancelled = stop;
    vl_context *context;
    if (!CHECK(!vl_context_create(&options, &context, NULL))) return;
    vl_corpus *corpus = read_text(context, "vi", "một hai");
    vl_match_count found;
    vl_error error;
    const vl_pattern_options literal = {VL_FORM_FOLD, VL_UNIT_WORD, UINT64_MAX, true, false};
    vl_pattern *pattern = NULL;
    CHECK(!vl_pattern_create(context, vl_text_of("một hai"), &literal, &pattern, NULL));
    stopped = true;
    if (CHECK(corpus != NULL)) CHECK_INTEGER(vl_matches_number(corpus, NULL, pattern, &found, &error), VL_ERROR_CANCELLED);
    vl_pattern_free(pattern);
    vl_corpus_free(corpus);
    vl_context_free(context);
}

void test_phrase(checks *check) {
    test_divisions(check);
    test_joined(check);
    test_overlaps(check);
    test_languages(check);
    test_cancelling(check);
}
