/* The layer of words: types, keys, sentences, counts, and what it shares with the atoms. */
#include "documents.h"

#include "corpus/columns.h"
#include "walk.h"

static const char *const mixed[] = {"Cải cách hành chính. UBND TP.HCM\nnăm 2016, 10 . 000 người.",
                                    "",
                                    "New York: the administrative reform.",
                                    "Cải cách\xE2\x80\x8B" "hành chính; cải cách, hành chính",
                                    "Hành  chính\xC2\xA0là gì?",
                                    NULL};

/* The documents in the languages vi, und, en, vi, vi, with a lexicon. */
static vl_corpus *read_mixed(vl_context *context, const char *words) {
    static const char *const languages[] = {"vi", NULL, "en", "vi-VN", "vi"};
    vl_corpus_options options = VL_CORPUS_OPTIONS;
    options.lexicon = make_lexicon(context, words);
    vl_corpus_builder *builder = NULL;
    vl_source_reader *reader = NULL;
    vl_corpus *corpus = NULL;
    vl_status status = vl_corpus_builder_create(context, &options, &builder, NULL);
    vl_lexicon_free(options.lexicon);
    if (!status) status = vl_source_reader_create(context, &reader, NULL);
    for (size_t i = 0; mixed[i] && !status; i++) {
        const char id[] = {(char)('0' + i), '\0'};
        const vl_source given = {.id = vl_text_of(id), .language = {languages[i], languages[i] ? strlen(languages[i]) : 0}}, *source;
        status = vl_source_reader_read(reader, vl_text_of(mixed[i]), &given, NULL, &source, NULL);
        if (!status) status = vl_corpus_builder_add(builder, source, NULL);
    }
    if (!status) status = vl_corpus_builder_finish(builder, &corpus, NULL);
    vl_source_reader_free(reader);
    vl_corpus_builder_free(builder);
    return corpus;
}

/* The words of a document as written, apart by `|`. */
static void check_document(checks *check, const vl_corpus *corpus, uint64_t position, const char *expected) {
    vl_string out = VL_STRING;
    const vl_document *document = vl_corpus_document(corpus, position);
    vl_range words = vl_corpus_tokens(corpus, VL_UNIT_WORD, document->sentences);
    for (uint64_t i = words.first; i < words.end; i++) {
        vl_token word = vl_corpus_token(corpus, VL_UNIT_WORD, i);
        if (i > words.first) append(check->context, &out, vl_text_of("|"));
        append(check->context, &out, (vl_text){document->text.data + word.offset, word.size});
    }
    CHECK_TEXT(vl_string_text(&out), vl_text_of(expected));
    vl_string_free(check->context, &out);
}

static const char whole_words[] = "cải cách;hành chính;TP.HCM;UBND;năm;người;là gì";

static void check_mixed(checks *check, const vl_corpus *corpus) {
    check_document(check, corpus, 0, "Cải cách|hành chính|.|UBND|TP.HCM|năm|2016|,|10 . 000|người|.");
    check_document(check, corpus, 1, "");
    check_document(check, corpus, 2, "New|York|:|the|administrative|reform|.");
    check_document(check, corpus, 3, "Cải cách|hành chính|;|cải cách|,|hành chính");
    check_document(check, corpus, 4, "Hành  chính|là gì|?");
}

static void test_mixed(checks *check) {
    vl_corpus *corpus = read_mixed(check->context, whole_words);
    if (!CHECK(corpus != NULL)) return;
    CHECK(!vl_corpus_divide(corpus, VL_UNIT_SYLLABLE, NULL) && !corpus->columns->words); /* syllables do not pay */
    CHECK(!vl_corpus_divide(corpus, VL_UNIT_WORD, NULL));
    const vl_layer *layer = corpus->columns->words;
    CHECK(layer && !vl_corpus_divide(corpus, VL_UNIT_WORD, NULL) && corpus->columns->words == layer); /* once */
    check_mixed(check, corpus);
    const char *wrong = wrong_in_words(corpus);
    CHECK_STRING(wrong ? wrong : "", "");
    CHECK_INTEGER(vl_corpus_sentence_of(corpus, VL_UNIT_WORD, 4), 1);
    CHECK_INTEGER(vl_corpus_type_kind(corpus, VL_UNIT_WORD, 0), VL_KIND_WORD);
    uint32_t number = vl_corpus_token(corpus, VL_UNIT_WORD, 8).type;
    CHECK_TEXT(vl_corpus_type_text(corpus, VL_UNIT_WORD, number), vl_text_of("10 . 000"));
    CHECK_INTEGER(vl_corpus_type_kind(corpus, VL_UNIT_WORD, number), VL_KIND_NUMBER);
    vl_corpus_free(corpus);
}

/* Divided through a subcorpus, the whole has the same words. */
static void test_subcorpora(checks *check) {
    vl_corpus *corpus = read_mixed(check->context, whole_words), *part;
    const uint64_t last[] = {3, 4};
    if (!CHECK(corpus != NULL)) return;
    CHECK(!vl_corpus_pick(corpus, last, 2, &part, NULL));
    CHECK(!vl_corpus_divide(part, VL_UNIT_WORD, NULL));
    check_document(check, part, 1, "Hành  chính|là gì|?");
    check_mixed(check, corpus);
    vl_corpus_free(corpus);
    check_document(check, part, 0, "Cải cách|hành chính|;|cải cách|,|hành chính");
    vl_corpus_free(part);
}

/* Without a Vietnamese document the words are the atoms. */
static void test_no_words(checks *check) {
    vl_corpus *corpus = read_with_lexicon(check->context, "en", "new york", "New York. Go!");
    if (!CHECK(corpus != NULL)) return;
    uint64_t before = vl_context_memory_used(check->context);
    CHECK(!vl_corpus_divide(corpus, VL_UNIT_WORD, NULL));
    CHECK_INTEGER(vl_context_memory_used(check->context), before);
    CHECK(!corpus->columns->words);
    CHECK_INTEGER(vl_corpus_type_count(corpus, VL_UNIT_WORD), 5);
    CHECK_INTEGER(vl_corpus_tokens(corpus, VL_UNIT_WORD, all_sentences(corpus)).end, 5);
    CHECK(!wrong_in_words(corpus));
    vl_corpus_free(corpus);
}

static void test_keys(checks *check) {
    vl_corpus *corpus = read_with_lexicon(check->context, "vi", "hòa bình;tp. hcm", "Hoà\tbình HÒA BÌNH TP.HCM tp. hcm Hoà bình");
    static const char *const expected[] = {"Hoà bình", "HÒA BÌNH", "TP.HCM", "tp. hcm"};
    static const uint32_t folded[] = {0, 0, 1, 1};
    if (!CHECK(corpus != NULL)) return;
    for (vl_form form = VL_FORM_EXACT; form <= VL_FORM_BARE; form++) CHECK(!vl_corpus_prepare(corpus, VL_UNIT_WORD, form, NULL));
    if (CHECK_INTEGER(vl_corpus_type_count(corpus, VL_UNIT_WORD), 4)) {
        for (uint32_t i = 0; i < 4; i++) {
            CHECK_TEXT(vl_corpus_type_text(corpus, VL_UNIT_WORD, i), vl_text_of(expected[i]));
            uint32_t key = vl_corpus_key_of(corpus, VL_UNIT_WORD, VL_FORM_EXACT, i);
            CHECK_TEXT(vl_corpus_key_text(corpus, VL_UNIT_WORD, VL_FORM_EXACT, key), vl_text_of(expected[i]));
            CHECK_INTEGER(vl_corpus_key_of(corpus, VL_UNIT_WORD, VL_FORM_FOLD, i), folded[i]);
            CHECK_INTEGER(vl_corpus_key_of(corpus, VL_UNIT_WORD, VL_FORM_BARE, i), folded[i]);
        }
        CHECK_TEXT(vl_corpus_key_text(corpus, VL_UNIT_WORD, VL_FORM_FOLD, 0), vl_text_of("hòa bình"));
        CHECK_TEXT(vl_corpus_key_text(corpus, VL_UNIT_WORD, VL_FORM_BARE, 0), vl_text_of("hoa binh"));
        CHECK_TEXT(vl_corpus_key_text(corpus, VL_UNIT_WORD, VL_FORM_FOLD, 1), vl_text_of("tp hcm"));
        CHECK_INTEGER(vl_corpus_key_count(corpus, VL_UNIT_WORD, VL_FORM_FOLD), 2);
    }
    vl_corpus_free(corpus);
}

static void check_count(checks *check, const vl_frequencies *frequencies, const char *term, uint64_t count) {
    vl_frequency found;
    CHECK(!vl_frequencies_find(frequencies, vl_text_of(term), &found, NULL));
    CHECK_INTEGER(found.count, count);
}

/* Counts in words, and finds them however they are written. */
static void test_counts(checks *check) {
    vl_corpus *corpus = read_with_lexicon(check->context, "vi", "cải cách;hành chính;hòa bình;TP.HCM;tốt",
                                          "Cải cách hành chính hoà bình. TP.HCM cải cách tốt, hành  chính tốt cải cách");
    vl_frequencies_options options = VL_FREQUENCIES_OPTIONS;
    vl_frequencies *counted;
    if (!CHECK(corpus != NULL)) return;
    CHECK(!vl_frequencies_count(corpus, NULL, &options, &counted, NULL));
    CHECK_INTEGER(vl_frequencies_total(counted), 9);
    CHECK_INTEGER(vl_frequencies_types(counted), 5);
    check_count(check, counted, "cải cách", 3);
    check_count(check, counted, " CẢI\n cách ", 3);
    check_count(check, counted, "hòa bình", 1);
    check_count(check, counted, "Hoà bình", 1);
    check_count(check, counted, "TP.HCM", 1);
    check_count(check, counted, "tp. hcm", 1);
    check_count(check, counted, "TP HCM", 1);
    check_count(check, counted, "cải", 0);
    check_count(check, counted, "cải_cách", 3);
    vl_frequencies_free(counted);
    options.n = 2;
    CHECK(!vl_frequencies_count(corpus, NULL, &options, &counted, NULL));
    CHECK_INTEGER(vl_frequencies_total(counted), 6);
    check_count(check, counted, "cải_cách hành_chính", 1);
    check_count(check, counted, "Hành_chính HOÀ_BÌNH", 1);
    check_count(check, counted, "hành_chính tốt", 1);
    check_count(check, counted, "TP._HCM cải_cách", 1);
    check_count(check, counted, "tp_hcm cải_cách", 1);
    check_count(check, counted, "tốt cải_cách", 1);
    check_count(check, counted, "cải cách hành chính", 0);
    vl_frequencies_free(counted);
    options.form = VL_FORM_EXACT;
    CHECK(!vl_frequencies_count(corpus, NULL, &options, &counted, NULL));
    check_count(check, counted, "TP.HCM cải_cách", 1);
    check_count(check, counted, "Cải_cách hành_chính", 1);
    vl_frequencies_free(counted);
    options.unit = VL_UNIT_SYLLABLE;
    CHECK(!vl_frequencies_count(corpus, NULL, &options, &counted, NULL));
    check_count(check, counted, "hành chính", 2);
    check_count(check, counted, "hành_chính", 2);
    vl_frequencies_free(counted);
    vl_corpus_free(corpus);
}

/* A line end inside a paragraph is white space to words; a paragraph's end is none. */
static void test_wrapped(checks *check) {
    vl_corpus_options options = {.language = "vi", .input.wrapped = true};
    vl_text text = vl_text_of("cải\ncách\n\ncải\n\ncách");
    options.lexicon = make_lexicon(check->context, "cải cách;cải;cách");
    vl_corpus *corpus = read_texts_by(check->context, &options, &text, 1);
    vl_lexicon_free(options.lexicon);
    if (!CHECK(corpus != NULL)) return;
    check_document(check, corpus, 0, "cải\ncách|cải|cách");
    CHECK_TEXT(vl_corpus_type_text(corpus, VL_UNIT_WORD, 0), vl_text_of("cải cách"));
    vl_corpus_free(corpus);
}

static bool flag_is_set(void *data) {
    return *(const bool *)data;
}

/* Cancelled in the middle, the corpus is as before and may be divided again. */
static void test_cancelled(checks *check) {
    bool cancelled = false;
    const vl_context_options options = {.data = &cancelled, .cancelled = flag_is_set};
    vl_context *context;
    vl_corpus *corpus = NULL;
    vl_error error = {0};
    vl_string text = VL_STRING;
    if (!CHECK(!vl_context_create(&options, &context, NULL))) return;
    for (int i = 0; i < 40000; i++) append(context, &text, vl_text_of("cải cách. "));
    const vl_source source = {.id = {"a", 1}, .text = vl_string_text(&text)};
    const vl_block block = {0, text.size, 1, VL_PARAGRAPH_BODY};
    vl_source whole = source;
    whole.blocks = &block;
    whole.block_count = 1;
    vl_corpus_builder *builder = NULL;
    const vl_corpus_options vietnamese = {.language = "vi"};
    CHECK(!vl_corpus_builder_create(context, &vietnamese, &builder, NULL));
    CHECK(!vl_corpus_builder_add(builder, &whole, NULL));
    CHECK(!vl_corpus_builder_finish(builder, &corpus, NULL));
    vl_corpus_builder_free(builder);
    cancelled = true;
    uint64_t before = vl_context_memory_used(context);
    CHECK_INTEGER(vl_corpus_divide(corpus, VL_UNIT_WORD, &error), VL_ERROR_CANCELLED);
    CHECK_STRING(error.message, "cancelled");
    CHECK_INTEGER(vl_context_memory_used(context), before);
    cancelled = false;
    CHECK(!vl_corpus_divide(corpus, VL_UNIT_WORD, NULL));
    CHECK(!wrong_in_words(corpus));
    vl_corpus_free(corpus);
    vl_string_free(context, &text);
    CHECK_INTEGER(vl_context_memory_used(context), 0);
    vl_context_free(context);
}

static void test_seeds(checks *check) {
    const char *const paths[] = {"seeds"};
    vl_corpus *corpus;
    vl_corpus_options options = VL_CORPUS_OPTIONS;
    options.lexicon = make_lexicon(check->context, "cải cách hành chính;thành phố;-công tác;năm 2016");
    CHECK(!vl_corpus_open(check->context, paths, 1, &options, &corpus, NULL, NULL));
    CHECK(!vl_corpus_divide(corpus, VL_UNIT_WORD, NULL));
    const char *wrong = wrong_in_words(corpus);
    CHECK_STRING(wrong ? wrong : "", "");
    vl_range all = vl_corpus_tokens(corpus, VL_UNIT_WORD, all_sentences(corpus));
    for (uint64_t i = all.first; i < all.end; i++) {
        vl_text word = vl_corpus_type_text(corpus, VL_UNIT_WORD, vl_corpus_token(corpus, VL_UNIT_WORD, i).type);
        if (vl_text_equal(word, vl_text_of("công tác"))) CHECK_TEXT(word, vl_text_of("")); /* forbidden */
    }
    vl_corpus_free(corpus);
    vl_lexicon_free(options.lexicon);
}

void test_word_layer(checks *check) {
    test_mixed(check);
    test_subcorpora(check);
    test_no_words(check);
    test_keys(check);
    test_counts(check);
    test_wrapped(check);
    test_cancelled(check);
    test_seeds(check);
}
