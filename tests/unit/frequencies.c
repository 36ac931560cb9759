/* Counting terms, adding counts, and finding them again. */
#include "documents.h"

static const vl_frequencies_options by_syllable = {VL_UNIT_SYLLABLE, VL_FORM_FOLD, 1, VL_KINDS_WORD};

static vl_frequencies *count_in(const vl_corpus *corpus, const vl_range *scope, uint32_t n, vl_form form, vl_kinds kinds) {
    const vl_frequencies_options options = {VL_UNIT_SYLLABLE, form, n, kinds};
    vl_frequencies *made = NULL;
    return vl_frequencies_count(corpus, scope, &options, &made, NULL) ? NULL : made;
}

/* Terms by count, then term, as `term=count/documents`, apart by blanks; for n > 1 the blanks in terms are written `+`. */
static vl_string listed(const vl_frequencies *frequencies, vl_context *context) {
    vl_string out = VL_STRING;
    uint32_t types = vl_frequencies_types(frequencies), positions[4096];
    if (types > 4096 || vl_frequencies_order(frequencies, positions, types, NULL)) return out;
    for (uint32_t i = 0; i < types; i++) {
        vl_frequency one = vl_frequencies_at(frequencies, positions[i]);
        size_t start = out.size + (i > 0);
        vl_string_print(context, &out, "%s%.*s=%llu/%llu", i ? " " : "", (int)one.term.size, one.term.data, (unsigned long long)one.count,
                        (unsigned long long)one.documents);
        for (size_t at = start; at < out.size; at++) {
            if (out.data[at] == ' ') out.data[at] = '+';
        }
    }
    return out;
}

static void check_listed(checks *check, const vl_frequencies *frequencies, const char *expected, uint64_t total) {
    if (!CHECK(frequencies != NULL)) return;
    vl_string out = listed(frequencies, check->context);
    CHECK_TEXT(vl_string_text(&out), vl_text_of(expected));
    CHECK_INTEGER(vl_frequencies_total(frequencies), total);
    vl_string_free(check->context, &out);
}

/* Counts, compares and frees. */
static void check_counts(checks *check, const vl_corpus *corpus, uint32_t n, vl_form form, vl_kinds kinds, const char *expected,
                         uint64_t total) {
    vl_frequencies *frequencies = count_in(corpus, NULL, n, form, kinds);
    check_listed(check, frequencies, expected, total);
    vl_frequencies_free(frequencies);
}

static const char *const two[] = {"Hoà bình, hòa bình. Bình 26/CT-TTg hoà.", "Hoa 5% bình an", "", NULL};

static void test_forms(checks *check) {
    vl_corpus *corpus = read_list(check->context, "vi", two);
    if (!CHECK(corpus != NULL)) return;
    check_counts(check, corpus, 1, VL_FORM_FOLD, VL_KINDS_WORD, "bình=4/2 hòa=3/1 an=1/1 hoa=1/1", 9);
    check_counts(check, corpus, 1, VL_FORM_EXACT, VL_KINDS_WORD, "bình=3/2 Bình=1/1 Hoa=1/1 Hoà=1/1 an=1/1 hoà=1/1 hòa=1/1", 9);
    check_counts(check, corpus, 1, VL_FORM_BARE, VL_KINDS_WORD, "binh=4/2 hoa=4/2 an=1/1", 9);
    const vl_kinds others = 1u << VL_KIND_CODE | 1u << VL_KIND_NUMBER | 1u << VL_KIND_SYMBOL;
    check_counts(check, corpus, 1, VL_FORM_FOLD, others, "%=1/1 26/ct-ttg=1/1 5=1/1", 3);
    check_counts(check, corpus, 1, VL_FORM_FOLD, 0, "", 0);
    vl_corpus_free(corpus);
}

/* An n-gram crosses neither a sentence, nor a paragraph, nor a token left out. */
static void test_grams(checks *check) {
    vl_corpus *corpus = read_list(check->context, "vi", two);
    if (!CHECK(corpus != NULL)) return;
    check_counts(check, corpus, 2, VL_FORM_FOLD, VL_KINDS_WORD, "hòa+bình=2/1 bình+an=1/1", 3);
    check_counts(check, corpus, 3, VL_FORM_FOLD, VL_KINDS_WORD, "", 0);
    check_counts(check, corpus, 3, VL_FORM_FOLD, VL_KINDS_WORD | 1u << VL_KIND_CODE, "bình+26/ct-ttg+hòa=1/1", 1);
    check_counts(check, corpus, 3, VL_FORM_EXACT, VL_KINDS_ALL,
                 "%+bình+an=1/1 ,+hòa+bình=1/1 26/CT-TTg+hoà+.=1/1 5+%+bình=1/1 Bình+26/CT-TTg+hoà=1/1 Hoa+5+%=1/1 Hoà+bình+,=1/1 "
                 "bình+,+hòa=1/1 hòa+bình+.=1/1", 9);
    vl_corpus_free(corpus);
    corpus = read_text(check->context, "vi", "a b c d e f g h i k l m n o p q r\ns");
    if (!CHECK(corpus != NULL)) return;
    check_counts(check, corpus, 16, VL_FORM_FOLD, VL_KINDS_WORD,
                 "a+b+c+d+e+f+g+h+i+k+l+m+n+o+p+q=1/1 b+c+d+e+f+g+h+i+k+l+m+n+o+p+q+r=1/1", 2);
    vl_frequencies *none;
    vl_frequencies_options options = by_syllable;
    options.n = 17;
    CHECK_INTEGER(vl_frequencies_count(corpus, NULL, &options, &none, NULL), VL_ERROR_ARGUMENT);
    options.n = 0;
    CHECK_INTEGER(vl_frequencies_create(check->context, &options, &none, NULL), VL_ERROR_ARGUMENT);
    vl_corpus_free(corpus);
}

/* Keys of two languages that are equal are one term. */
static void test_languages(checks *check) {
    vl_corpus_builder *builder;
    vl_corpus *corpus;
    if (!CHECK(!vl_corpus_builder_create(check->context, NULL, &builder, NULL))) return;
    const vl_text text = vl_text_of("Hoa hoà");
    const vl_block block = {0, text.size, 1, VL_PARAGRAPH_BODY};
    vl_source source = {.id = vl_text_of("vi"), .language = vl_text_of("vi"), .text = text, .blocks = &block, .block_count = 1};
    CHECK(!vl_corpus_builder_add(builder, &source, NULL));
    source.id = source.language = vl_text_of("fr");
    CHECK(!vl_corpus_builder_add(builder, &source, NULL));
    CHECK(!vl_corpus_builder_finish(builder, &corpus, NULL));
    vl_corpus_builder_free(builder);
    check_counts(check, corpus, 1, VL_FORM_FOLD, VL_KINDS_WORD, "hoa=2/2 hoà=1/1 hòa=1/1", 4);
    vl_corpus_free(corpus);
}

/* Small parts are counted in another way than large ones: every sentence by itself, all of them added, is the whole. */
static void test_scopes(checks *check, const vl_corpus *corpus, uint32_t n, vl_form form) {
    vl_frequencies *whole = count_in(corpus, NULL, n, form, VL_KINDS_WORD), *sum = NULL;
    const vl_frequencies_options options = {VL_UNIT_SYLLABLE, form, n, VL_KINDS_WORD};
    CHECK(!vl_frequencies_create(check->context, &options, &sum, NULL));
    for (uint64_t i = vl_corpus_sentence_total(corpus); i-- > 0;) { /* out of order */
        vl_range scope = {i, i + 1};
        vl_frequencies *part = count_in(corpus, &scope, n, form, VL_KINDS_WORD);
        if (!CHECK(part != NULL)) break;
        CHECK(!vl_frequencies_add(sum, part, NULL));
        vl_frequencies_free(part);
    }
    CHECK_INTEGER(vl_frequencies_types(sum), vl_frequencies_types(whole));
    CHECK_INTEGER(vl_frequencies_total(sum), vl_frequencies_total(whole));
    for (uint32_t i = 0; i < vl_frequencies_types(whole); i++) {
        vl_frequency expected = vl_frequencies_at(whole, i), found;
        CHECK(!vl_frequencies_find(sum, expected.term, &found, NULL));
        if (found.count != expected.count || found.documents != expected.documents) CHECK_TEXT(vl_text_of(""), expected.term);
    }
    vl_frequencies_free(whole);
    vl_frequencies_free(sum);
}

static void test_seeds(checks *check) {
    const char *const paths[] = {"seeds"};
    vl_corpus *corpus;
    if (!CHECK(!vl_corpus_open(check->context, paths, 1, NULL, &corpus, NULL, NULL))) return;
    vl_frequencies *all = count_in(corpus, NULL, 1, VL_FORM_FOLD, VL_KINDS_WORD);
    vl_frequency found;
    CHECK(!vl_frequencies_find(all, vl_text_of("công"), &found, NULL));
    CHECK_INTEGER(found.count, 180);
    CHECK_INTEGER(found.documents, 5);
    CHECK(!vl_frequencies_find(all, vl_text_of("CỦA"), &found, NULL));
    CHECK_INTEGER(found.count, 126);
    vl_frequencies_free(all);
    test_scopes(check, corpus, 1, VL_FORM_FOLD);
    test_scopes(check, corpus, 1, VL_FORM_BARE);
    test_scopes(check, corpus, 2, VL_FORM_EXACT);
    vl_corpus_free(corpus);
}

static const char *const four[] = {"an ba", "ba ca.\nba an", "ca da", "an", NULL};

/* Documents count once by identity, whatever is added to what and in which order. */
static void test_add(checks *check) {
    vl_corpus *corpus = read_list(check->context, "vi", four), *first, *last;
    const uint64_t zero_to_two[] = {0, 1, 2}, one_to_three[] = {1, 2, 3};
    if (!CHECK(corpus != NULL)) return;
    CHECK(!vl_corpus_pick(corpus, zero_to_two, 3, &first, NULL));
    CHECK(!vl_corpus_pick(corpus, one_to_three, 3, &last, NULL));
    vl_frequencies *a = count_in(first, NULL, 1, VL_FORM_FOLD, VL_KINDS_WORD);
    vl_frequencies *b = count_in(last, NULL, 1, VL_FORM_FOLD, VL_KINDS_WORD), *copy;
    check_listed(check, a, "ba=3/2 an=2/2 ca=2/2 da=1/1", 8);
    check_listed(check, b, "an=2/2 ba=2/1 ca=2/2 da=1/1", 7);
    CHECK(!vl_frequencies_filter(b, NULL, &copy, NULL));
    CHECK(!vl_frequencies_add(a, b, NULL)); /* overlapping, behind */
    check_listed(check, a, "ba=5/2 an=4/3 ca=4/2 da=2/1", 15);
    CHECK(!vl_frequencies_add(a, a, NULL)); /* to itself */
    check_listed(check, a, "ba=10/2 an=8/3 ca=8/2 da=4/1", 30);
    vl_frequencies_free(a);
    a = count_in(first, NULL, 1, VL_FORM_FOLD, VL_KINDS_WORD);
    CHECK(!vl_frequencies_add(copy, a, NULL)); /* overlapping, before */
    check_listed(check, copy, "ba=5/2 an=4/3 ca=4/2 da=2/1", 15);
    vl_frequencies_free(a);
    vl_frequencies_free(b);
    vl_frequencies_free(copy);
    vl_corpus_free(corpus);
    vl_corpus_free(first);
    vl_corpus_free(last);
}

/* Single documents in every order, paragraphs of one document among those of others. */
static void test_add_parts(checks *check) {
    vl_corpus *corpus = read_list(check->context, "vi", four);
    static const int orders[][5] = {{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 0, 4, 1, 3}, {1, 3, 2, 0, 4}, {3, 1, 0, 4, 2}};
    if (!CHECK(corpus != NULL)) return;
    CHECK_INTEGER(vl_corpus_sentence_total(corpus), 5); /* one a paragraph; 1 and 2 belong to one document */
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        vl_frequencies *sum;
        CHECK(!vl_frequencies_create(check->context, &by_syllable, &sum, NULL));
        for (size_t j = 0; j < 5; j++) {
            vl_range scope = {(uint64_t)orders[i][j], (uint64_t)orders[i][j] + 1};
            vl_frequencies *part = count_in(corpus, &scope, 1, VL_FORM_FOLD, VL_KINDS_WORD);
            CHECK(!vl_frequencies_add(sum, part, NULL));
            CHECK(!vl_frequencies_add(part, sum, NULL)); /* what was added stays independent */
            vl_frequencies_free(part);
        }
        check_listed(check, sum, "an=3/3 ba=3/2 ca=2/2 da=1/1", 9);
        vl_frequencies_free(sum);
    }
    vl_corpus_free(corpus);
}

/* Documents of two corpora with the same text are two; other units, forms and n cannot be added. */
static void test_add_others(checks *check) {
    vl_corpus *corpus = read_list(check->context, "vi", four), *other = read_list(check->context, "vi", four);
    if (!CHECK(corpus && other)) return;
    vl_frequencies *a = count_in(corpus, NULL, 1, VL_FORM_FOLD, VL_KINDS_WORD);
    vl_frequencies *b = count_in(other, NULL, 1, VL_FORM_FOLD, VL_KINDS_WORD);
    vl_frequencies *bare = count_in(other, NULL, 1, VL_FORM_BARE, VL_KINDS_WORD);
    vl_frequencies *grams = count_in(other, NULL, 2, VL_FORM_FOLD, VL_KINDS_WORD);
    CHECK_INTEGER(vl_frequencies_add(a, bare, NULL), VL_ERROR_ARGUMENT);
    CHECK_INTEGER(vl_frequencies_add(a, grams, NULL), VL_ERROR_ARGUMENT);
    check_listed(check, a, "an=3/3 ba=3/2 ca=2/2 da=1/1", 9);
    CHECK(!vl_frequencies_add(b, a, NULL));
    check_listed(check, b, "an=6/6 ba=6/4 ca=4/4 da=2/2", 18);
    vl_corpus_free(corpus);
    vl_corpus_free(other);
    check_listed(check, b, "an=6/6 ba=6/4 ca=4/4 da=2/2", 18); /* frequencies outlive their corpus */
    vl_frequencies_free(a);
    vl_frequencies_free(b);
    vl_frequencies_free(bare);
    vl_frequencies_free(grams);
}

/* What is left out by the corpus is not counted, nor are n-grams over it. */
static void test_left_out(checks *check) {
    vl_corpus *corpus = read_text(check->context, "vi", "Một hai. Ba hai! Một hai"), *part;
    const uint64_t second[] = {2};
    if (!CHECK(corpus != NULL)) return;
    CHECK(!vl_corpus_leave_out(corpus, second, &part, NULL));
    check_counts(check, part, 1, VL_FORM_FOLD, VL_KINDS_WORD, "hai=2/1 một=2/1", 4);
    check_counts(check, part, 2, VL_FORM_FOLD, VL_KINDS_WORD, "một+hai=2/1", 2);
    vl_range scope = {1, 3};
    vl_frequencies *last = count_in(part, &scope, 1, VL_FORM_FOLD, VL_KINDS_WORD);
    check_listed(check, last, "hai=1/1 một=1/1", 2);
    vl_frequencies_free(last);
    scope = (vl_range){1, 2};
    last = count_in(part, &scope, 1, VL_FORM_FOLD, VL_KINDS_WORD);
    check_listed(check, last, "", 0);
    vl_frequencies_free(last);
    vl_corpus_free(part);
    vl_corpus_free(corpus);
}

static void test_filter(checks *check) {
    vl_corpus *corpus = read_list(check->context, "vi", four);
    if (!CHECK(corpus != NULL)) return;
    vl_frequencies *all = count_in(corpus, NULL, 1, VL_FORM_FOLD, VL_KINDS_WORD), *kept;
    const bool keep[] = {false, true, false, true}; /* an ba ca da */
    CHECK(!vl_frequencies_filter(all, keep, &kept, NULL));
    check_listed(check, kept, "ba=3/2 da=1/1", 4);
    CHECK(!vl_frequencies_add(kept, all, NULL)); /* the same documents again */
    check_listed(check, kept, "ba=6/2 an=3/3 ca=2/2 da=2/1", 13);
    vl_frequencies_free(kept);
    vl_frequencies_free(all);
    vl_corpus_free(corpus);
}

static void check_found(checks *check, const vl_frequencies *frequencies, const char *term, uint64_t count) {
    vl_frequency found = {vl_text_of("?"), 9, 9};
    CHECK(!vl_frequencies_find(frequencies, vl_text_of(term), &found, NULL));
    if (!CHECK_INTEGER(found.count, count)) CHECK_STRING(term, "");
    CHECK_INTEGER(found.documents, count > 0);
    CHECK(count > 0 || found.term.size == 0);
}

/* A term is found as a person may write it, and nothing else is. */
static void test_find(checks *check) {
    vl_corpus *corpus = read_text(check->context, "vi", "Hoà bình ở TP. Đà Nẵng, PGS.TS. Đặng ra vnexpress.net");
    if (!CHECK(corpus != NULL)) return;
    vl_frequencies *fold = count_in(corpus, NULL, 1, VL_FORM_FOLD, VL_KINDS_ALL);
    vl_frequencies *bare = count_in(corpus, NULL, 1, VL_FORM_BARE, VL_KINDS_ALL);
    vl_frequencies *exact = count_in(corpus, NULL, 1, VL_FORM_EXACT, VL_KINDS_ALL);
    vl_frequencies *grams = count_in(corpus, NULL, 2, VL_FORM_FOLD, VL_KINDS_ALL);
    static const char *const found[] = {"hoà", "hòa", "HÒA", "Ho\xCC\x80" "a", " hoà\t", "ho\xE2\x80\x8D" "à", "TP.", "tp", "TP",
                                        "pgs.ts.", "PGSTS", "đặng", "ĐẶNG", "\xC3\x90" "ặng", "đa\xCC\xA3\xCC\x86ng", "vnexpress.net", ","};
    static const char *const absent[] = {"", " ", "hoa", "hòa bình", "t", "hò", "dang", ".", "vnexpress"};
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) check_found(check, fold, found[i], 1);
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) check_found(check, fold, absent[i], 0);
    check_found(check, bare, "Đặng", 1);
    check_found(check, bare, "dang", 1);
    check_found(check, bare, "HOA", 1);
    check_found(check, exact, "Hoà", 1);
    check_found(check, exact, "Hoa\xCC\x80", 1);
    check_found(check, exact, "hoà", 0);
    check_found(check, exact, "TP.", 1);
    check_found(check, exact, "TP", 0);
    check_found(check, grams, "Hòa \n BÌNH", 1);
    check_found(check, grams, "ở TP.", 1);
    check_found(check, grams, "hòabình", 0);
    vl_frequencies_free(fold);
    vl_frequencies_free(bare);
    vl_frequencies_free(exact);
    vl_frequencies_free(grams);
    vl_corpus_free(corpus);
}

/* The first few of the order are those of the whole order. */
static void test_order(checks *check) {
    const char *const paths[] = {"seeds"};
    vl_corpus *corpus;
    if (!CHECK(!vl_corpus_open(check->context, paths, 1, NULL, &corpus, NULL, NULL))) return;
    vl_frequencies *all = count_in(corpus, NULL, 1, VL_FORM_FOLD, VL_KINDS_ALL);
    uint32_t whole[4096], some[4096], types = vl_frequencies_types(all);
    if (CHECK(types < 4096)) {
        CHECK(!vl_frequencies_order(all, whole, types, NULL));
        static const uint32_t counts[] = {0, 1, 2, 3, 10, 50, 500};
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
            CHECK(!vl_frequencies_order(all, some, counts[i], NULL));
            CHECK(counts[i] == 0 || memcmp(whole, some, counts[i] * sizeof *some) == 0);
        }
        for (uint32_t i = 1; i < types; i++) {
            vl_frequency a = vl_frequencies_at(all, whole[i - 1]), b = vl_frequencies_at(all, whole[i]);
            if (a.count < b.count || (a.count == b.count && vl_text_order(a.term, b.term) >= 0)) CHECK_TEXT(a.term, b.term);
        }
    }
    vl_frequencies_free(all);
    vl_corpus_free(corpus);
}

/* Every term finds itself, whichever language made its key. */
static void test_itself(checks *check) {
    static const char *const mixed[] = {"Người được đường hoà, hòa", "Les hoà hoà mots", NULL};
    vl_corpus *corpus = read_list(check->context, NULL, mixed);
    if (!CHECK(corpus != NULL)) return;
    vl_frequencies *frequencies = count_in(corpus, NULL, 1, VL_FORM_FOLD, VL_KINDS_WORD);
    for (uint32_t i = 0; i < vl_frequencies_types(frequencies); i++) {
        vl_frequency own = vl_frequencies_at(frequencies, i), found;
        CHECK(!vl_frequencies_find(frequencies, own.term, &found, NULL));
        CHECK_TEXT(found.term, own.term);
        CHECK_INTEGER(found.count, own.count);
    }
    vl_frequencies_free(frequencies);
    vl_corpus_free(corpus);
}

/* Doubling does not end in small counts again. */
static void test_overflow(checks *check) {
    vl_corpus *corpus = read_list(check->context, "vi", two);
    if (!CHECK(corpus != NULL)) return;
    vl_frequencies *frequencies = count_in(corpus, NULL, 1, VL_FORM_FOLD, VL_KINDS_WORD);
    vl_status status = VL_OK;
    uint64_t before = 0;
    for (int i = 0; i < 70 && status == VL_OK; i++) {
        before = vl_frequencies_total(frequencies);
        status = vl_frequencies_add(frequencies, frequencies, NULL);
    }
    CHECK_INTEGER(status, VL_ERROR_ARGUMENT);
    CHECK(before > (uint64_t)1 << 61 && vl_frequencies_total(frequencies) == before);
    vl_frequencies_free(frequencies);
    vl_corpus_free(corpus);
}

/* Equal are the same counts and documents of the same unit, form and n, in whatever order they came. */
static void test_equal(checks *check) {
    static const char *const turned[] = {"Hoa 5% bình an", "Hoà bình, hòa bình. Bình 26/CT-TTg hoà.", "", NULL};
    vl_corpus *corpus = read_list(check->context, "vi", two), *other = read_list(check->context, "vi", turned);
    vl_frequencies *a = corpus ? count_in(corpus, NULL, 1, VL_FORM_FOLD, VL_KINDS_WORD) : NULL;
    vl_frequencies *b = other ? count_in(other, NULL, 1, VL_FORM_FOLD, VL_KINDS_WORD) : NULL;
    vl_frequencies *exact = corpus ? count_in(corpus, NULL, 1, VL_FORM_EXACT, 0) : NULL;
    vl_frequencies *none = corpus ? count_in(corpus, NULL, 1, VL_FORM_FOLD, 0) : NULL;
    vl_frequencies *pairs = corpus ? count_in(corpus, NULL, 2, VL_FORM_FOLD, 0) : NULL;
    if (CHECK(a && b && exact && none && pairs)) {
        CHECK(vl_frequencies_equal(a, a) && vl_frequencies_equal(a, b) && vl_frequencies_equal(b, a));
        CHECK(!vl_frequencies_equal(a, none) && !vl_frequencies_equal(none, a));
        CHECK(!vl_frequencies_equal(exact, none) && !vl_frequencies_equal(pairs, none));
        CHECK_INTEGER(vl_frequencies_add(b, b, NULL), VL_OK);
        CHECK(!vl_frequencies_equal(a, b));
    }
    vl_frequencies_free(pairs);
    vl_frequencies_free(none);
    vl_frequencies_free(exact);
    vl_frequencies_free(b);
    vl_frequencies_free(a);
    vl_corpus_free(other);
    vl_corpus_free(corpus);
}

void test_frequencies(checks *check) {
    test_equal(check);
    test_overflow(check);
    test_itself(check);
    test_forms(check);
    test_grams(check);
    test_languages(check);
    test_seeds(check);
    test_add(check);
    test_add_parts(check);
    test_add_others(check);
    test_left_out(check);
    test_filter(check);
    test_find(check);
    test_order(check);
}
