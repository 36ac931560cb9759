/* Documents, paragraphs, sentences and tokens in columns; keys; subcorpora. */
#include "documents.h"

#include "corpus/columns.h"
#include "walk.h"

static const char *const three[] = {"Anh đi. Em về.\nHết rồi.", "", "Một hai ba. Bốn\n\nNăm! Sáu.", NULL};

/* The ranges of documents, paragraphs and sentences join without gap, in a text with an empty document among others. */
static void test_ranges(checks *check) {
    vl_corpus *corpus = read_list(check->context, "vi", three);
    if (!CHECK(corpus != NULL)) return;
    CHECK_INTEGER(vl_corpus_document_count(corpus), 3);
    CHECK_INTEGER(vl_corpus_sentence_total(corpus), 7);
    uint64_t paragraph = 0, sentence = 0;
    for (uint64_t i = 0; i < 3; i++) {
        const vl_document *document = vl_corpus_document(corpus, i);
        CHECK_INTEGER(document->paragraphs.first, paragraph);
        CHECK_INTEGER(document->sentences.first, sentence);
        paragraph = document->paragraphs.end;
        sentence = document->sentences.end;
        const char *wrong = wrong_in_document(corpus, i, language_of("vi"));
        CHECK_STRING(wrong ? wrong : "", "");
        CHECK(i == 0 || document->identity > vl_corpus_document(corpus, i - 1)->identity);
    }
    CHECK_INTEGER(paragraph, 4);
    CHECK_INTEGER(sentence, 7);
    vl_paragraph last = vl_corpus_paragraph(corpus, 3);
    CHECK_INTEGER(last.document, 2);
    CHECK_INTEGER(last.line, 3);
    CHECK_INTEGER(last.sentences.first, 5);
    CHECK_INTEGER(last.sentences.end, 7);
    CHECK_INTEGER(vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, all_sentences(corpus)).end, 18);
    CHECK_INTEGER(vl_corpus_sentence_of(corpus, VL_UNIT_SYLLABLE, 0), 0);
    CHECK_INTEGER(vl_corpus_sentence_of(corpus, VL_UNIT_SYLLABLE, 3), 1);
    CHECK_INTEGER(vl_corpus_sentence_of(corpus, VL_UNIT_SYLLABLE, 17), 6);
    CHECK_INTEGER(vl_corpus_paragraph_of(corpus, 2), 1);
    vl_corpus_free(corpus);
}

static void test_documents(checks *check) {
    vl_corpus *corpus = read_list(check->context, NULL, three);
    uint64_t position = 9;
    if (!CHECK(corpus != NULL)) return;
    CHECK(vl_corpus_context(corpus) == check->context);
    CHECK(vl_corpus_find(corpus, vl_text_of("2"), &position));
    CHECK_INTEGER(position, 2);
    CHECK(!vl_corpus_find(corpus, vl_text_of("3"), &position));
    CHECK(!vl_corpus_find(corpus, vl_text_of(""), &position));
    CHECK_TEXT(vl_corpus_document(corpus, 0)->language, vl_text_of("vi"));
    CHECK_TEXT(vl_corpus_document(corpus, 1)->language, vl_text_of("und"));
    CHECK_INTEGER(vl_corpus_document(corpus, 1)->text.size, 0);
    CHECK(vl_corpus_document(corpus, 0)->date.data == NULL);
    CHECK(vl_corpus_owner(corpus, 3) == vl_corpus_document(corpus, 2));
    vl_corpus_free(corpus);
}

typedef struct expected_keys {
    const char *language;
    const char *text;
    const char *fold;
    const char *bare;
} expected_keys;

static void test_keys(checks *check) {
    static const expected_keys cases[] = {
        {"vi", "Hoà hòa HÒA thuý thúy quý hoàn", "hòa|hòa|hòa|thúy|thúy|quý|hoàn", "hoa|hoa|hoa|thuy|thuy|quy|hoan"},
        {"en", "Hoà hòa ð", "hoà|hòa|ð", "hoa|hoa|ð"},
        {"vi", "Đường ÐƯỜNG ðường", "đường|đường|đường", "duong|duong|duong"},
        {"vi", "TP. PGS.TS. v.v. N.", "tp|pgsts|vv|n", "tp|pgsts|vv|n"},
        {"en", "Mr. U.S.A. e.g. a.vn 3.14 x.y", "mr|u|s|a|eg|a.vn|3.14|x.y", "mr|u|s|a|eg|a.vn|3.14|x.y"},
        {"vi", "cải\xE2\x80\x8D" "Cách hành\xC2\xAD" "chính", "cảicách|hànhchính", "caicach|hanhchinh"},
        {"en", "Été Ωμέγα Йод İstanbul STRASSE", "été|ωμέγα|йод|istanbul|strasse", "ete|ωμεγα|иод|istanbul|strasse"},
        {"vi", "26/CT-TTg A@B.VN ... #Tag", "26/ct-ttg|a@b.vn|...|#tag", "26/ct-ttg|a@b.vn|...|#tag"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        vl_corpus *corpus = read_text(check->context, cases[i].language, cases[i].text);
        if (!CHECK(corpus != NULL)) continue;
        vl_string fold = joined_tokens(corpus, all_sentences(corpus), VL_FORM_FOLD);
        vl_string bare = joined_tokens(corpus, all_sentences(corpus), VL_FORM_BARE);
        CHECK_TEXT(vl_string_text(&fold), vl_text_of(cases[i].fold));
        CHECK_TEXT(vl_string_text(&bare), vl_text_of(cases[i].bare));
        vl_string_free(check->context, &fold);
        vl_string_free(check->context, &bare);
        vl_corpus_free(corpus);
    }
}

/* Types are as written and distinct; what the fold makes equal shares a key. Decomposed letters have become composed. */
static void test_types(checks *check) {
    vl_corpus *corpus = read_text(check->context, "vi", "Hoà hòa Hoà ho\xCC\x80" "a");
    if (!CHECK(corpus != NULL)) return;
    CHECK_INTEGER(vl_corpus_type_count(corpus, VL_UNIT_SYLLABLE), 2);
    CHECK_TEXT(vl_corpus_type_text(corpus, VL_UNIT_SYLLABLE, 1), vl_text_of("hòa"));
    CHECK(!vl_corpus_prepare(corpus, VL_UNIT_SYLLABLE, VL_FORM_FOLD, NULL));
    CHECK(!vl_corpus_prepare(corpus, VL_UNIT_SYLLABLE, VL_FORM_FOLD, NULL));
    CHECK_INTEGER(vl_corpus_key_count(corpus, VL_UNIT_SYLLABLE, VL_FORM_FOLD), 1);
    vl_corpus_free(corpus);
}

/* The selected sentences one by one, and as runs. */
static void check_selection(checks *check, const vl_corpus *corpus, const char *expected) {
    char one_by_one[64] = "", in_runs[64] = "", single[2] = "";
    uint64_t total = vl_corpus_sentence_total(corpus);
    for (uint64_t i = 0; i < total; i++) {
        single[0] = (char)('0' + i);
        if (vl_corpus_selected(corpus, i)) strcat(one_by_one, single);
    }
    vl_range rest = {0, total}, run;
    while (vl_corpus_next_run(corpus, &rest, &run)) {
        CHECK(run.first < run.end);
        for (uint64_t i = run.first; i < run.end; i++) {
            single[0] = (char)('0' + i);
            strcat(in_runs, single);
        }
    }
    CHECK_STRING(one_by_one, expected);
    CHECK_STRING(in_runs, expected);
    for (uint64_t first = 0; first <= total; first++) { /* every part of it */
        for (uint64_t end = first; end <= total; end++) {
            uint64_t found = 0, selected = 0;
            rest = (vl_range){first, end};
            while (vl_corpus_next_run(corpus, &rest, &run)) found += run.end - run.first;
            for (uint64_t i = first; i < end; i++) selected += vl_corpus_selected(corpus, i);
            CHECK_INTEGER(found, selected);
        }
    }
}

/* Subcorpora of subcorpora, which outlive what they were made of. Sentences 0–2 belong to the first document, 3–6 to
 * the third. */
static void test_subcorpora(checks *check) {
    vl_corpus *corpus = read_list(check->context, "vi", three), *last, *without, *nested, *none;
    const uint64_t last_two[] = {1, 2}, second[] = {1}, wrong[] = {1, 1}, beyond[] = {3}, left_out[] = {0x2A};
    uint64_t position;
    if (!CHECK(corpus != NULL)) return;
    check_selection(check, corpus, "0123456");
    CHECK(!vl_corpus_pick(corpus, last_two, 2, &last, NULL));
    CHECK(!vl_corpus_leave_out(corpus, left_out, &without, NULL));
    CHECK_INTEGER(vl_corpus_pick(corpus, wrong, 2, &none, NULL), VL_ERROR_ARGUMENT);
    CHECK_INTEGER(vl_corpus_pick(corpus, beyond, 1, &none, NULL), VL_ERROR_ARGUMENT);
    CHECK(!vl_corpus_pick(corpus, NULL, 0, &none, NULL));
    vl_corpus_free(corpus);
    CHECK_INTEGER(vl_corpus_document_count(none), 0);
    check_selection(check, none, "");
    CHECK_INTEGER(vl_corpus_document_count(last), 2);
    CHECK(vl_corpus_find(last, vl_text_of("2"), &position));
    CHECK_INTEGER(position, 1);
    CHECK(!vl_corpus_find(last, vl_text_of("0"), &position));
    check_selection(check, last, "3456");
    check_selection(check, without, "0246");
    CHECK(!vl_corpus_leave_out(last, left_out, &nested, NULL));
    vl_corpus_free(last);
    check_selection(check, nested, "46");
    CHECK(!vl_corpus_pick(nested, second, 1, &last, NULL));
    vl_corpus_free(nested);
    check_selection(check, last, "46");
    CHECK_TEXT(vl_corpus_document(last, 0)->id, vl_text_of("2"));
    vl_corpus_free(last);
    CHECK(!vl_corpus_pick(without, second, 1, &last, NULL));
    check_selection(check, last, "");
    vl_corpus_free(last);
    vl_corpus_free(without);
    vl_corpus_free(none);
}

/* Many documents picked out of many, against the plain question for each sentence. */
static void test_wide_pick(checks *check) {
    vl_text texts[100];
    uint64_t odd[50];
    for (size_t i = 0; i < 100; i++) texts[i] = vl_text_of(i % 7 == 3 ? "" : "A b. C d.\nE f");
    for (size_t i = 0; i < 50; i++) odd[i] = 2 * i + 1;
    vl_corpus *corpus = read_texts(check->context, "vi", false, texts, 100), *part;
    if (!CHECK(corpus != NULL)) return;
    CHECK(!vl_corpus_pick(corpus, odd, 50, &part, NULL));
    uint64_t found = 0, selected = 0, expected = 0;
    vl_range rest = all_sentences(corpus), run;
    while (vl_corpus_next_run(part, &rest, &run)) {
        for (uint64_t i = run.first; i < run.end; i++) CHECK(vl_corpus_selected(part, i));
        found += run.end - run.first;
    }
    for (uint64_t i = 0; i < vl_corpus_sentence_total(part); i++) selected += vl_corpus_selected(part, i);
    for (size_t i = 0; i < 50; i++) expected += odd[i] % 7 == 3 ? 0 : 3;
    CHECK_INTEGER(found, expected);
    CHECK_INTEGER(selected, expected);
    vl_corpus_free(part);
    vl_corpus_free(corpus);
}

static void test_paragraph_kinds(checks *check) {
    const char *const paths[] = {"seeds"};
    vl_corpus *corpus, *part, *rest;
    if (!CHECK(!vl_corpus_open(check->context, paths, 1, NULL, &corpus, NULL, NULL))) return;
    const unsigned body = 1u << VL_PARAGRAPH_BODY, all = (1u << VL_PARAGRAPH_KIND_COUNT) - 1;
    CHECK(!vl_corpus_paragraphs(corpus, body, &part, NULL));
    CHECK(!vl_corpus_paragraphs(corpus, all & ~body, &rest, NULL));
    for (uint64_t i = 0; i < vl_corpus_sentence_total(corpus); i++) {
        bool is_body = vl_corpus_paragraph(corpus, vl_corpus_paragraph_of(corpus, i)).kind == VL_PARAGRAPH_BODY;
        if (vl_corpus_selected(part, i) != is_body || vl_corpus_selected(rest, i) == is_body) CHECK_INTEGER(i, -1);
    }
    vl_corpus_free(corpus);
    CHECK(!vl_corpus_paragraphs(part, all & ~body, &corpus, NULL));
    vl_range whole = all_sentences(corpus), run;
    CHECK(!vl_corpus_next_run(corpus, &whole, &run));
    vl_corpus_free(corpus);
    vl_corpus_free(part);
    vl_corpus_free(rest);
}

/* What a builder refuses leaves it as it was; it may be used again after it was emptied. */
static void test_builder(checks *check) {
    vl_corpus_builder *builder;
    vl_corpus *corpus;
    vl_error error = {0};
    const vl_corpus_options bad = {.language = "tiếng"};
    CHECK_INTEGER(vl_corpus_builder_create(check->context, &bad, &builder, &error), VL_ERROR_ARGUMENT);
    CHECK(strstr(error.message, "'tiếng'") != NULL);
    if (!CHECK(!vl_corpus_builder_create(check->context, NULL, &builder, NULL))) return;
    const vl_field fields[] = {{vl_text_of("author"), vl_text_of("An")}, {vl_text_of("empty"), vl_text_of("")}};
    const vl_block block = {1, 5, 7, VL_PARAGRAPH_TITLE};
    vl_source source = {.id = vl_text_of("a"), .text = vl_text_of("\nA. b?\n"), .blocks = &block, .block_count = 1};
    source.fields = fields;
    source.field_count = 2;
    for (int round = 0; round < 2; round++) {
        source.language = (vl_text){NULL, 0};
        CHECK(!vl_corpus_builder_add(builder, &source, &error));
        CHECK_INTEGER(vl_corpus_builder_add(builder, &source, &error), VL_ERROR_ARGUMENT);
        CHECK(strstr(error.message, "'a'") != NULL);
        source.language = vl_text_of("e_n");
        CHECK_INTEGER(vl_corpus_builder_add(builder, &source, &error), VL_ERROR_ARGUMENT);
        CHECK(strstr(error.message, "'e_n'") != NULL);
        if (!CHECK(!vl_corpus_builder_finish(builder, &corpus, NULL))) break;
        CHECK_INTEGER(vl_corpus_document_count(corpus), 1);
        CHECK_TEXT(vl_corpus_document(corpus, 0)->fields[0].value, vl_text_of("An"));
        CHECK_INTEGER(vl_corpus_document(corpus, 0)->fields[1].value.size, 0);
        CHECK_INTEGER(vl_corpus_paragraph(corpus, 0).line, 7);
        CHECK_INTEGER(vl_corpus_paragraph(corpus, 0).kind, VL_PARAGRAPH_TITLE);
        CHECK_INTEGER(vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, all_sentences(corpus)).end, 3);
        vl_corpus_free(corpus);
    }
    CHECK(!vl_corpus_builder_finish(builder, &corpus, NULL));
    CHECK_INTEGER(vl_corpus_document_count(corpus), 0);
    CHECK_INTEGER(vl_corpus_sentence_total(corpus), 0);
    vl_corpus_free(corpus);
    vl_corpus_builder_free(builder);
}

static bool always(void *data) {
    (void)data;
    return true;
}

/* A cancelled context stops the work and says so. */
static void test_cancel(checks *check) {
    const vl_context_options options = {.cancelled = always};
    const char *const paths[] = {"seeds"};
    vl_context *context;
    vl_corpus *corpus;
    vl_error error;
    if (!CHECK(!vl_context_create(&options, &context, NULL))) return;
    CHECK_INTEGER(vl_corpus_open(context, paths, 1, NULL, &corpus, NULL, &error), VL_ERROR_CANCELLED);
    CHECK_INTEGER(error.status, VL_ERROR_CANCELLED);
    CHECK_INTEGER(vl_context_memory_used(context), 0);
    vl_context_free(context);
}

void test_corpus(checks *check) {
    test_ranges(check);
    test_documents(check);
    test_keys(check);
    test_types(check);
    test_subcorpora(check);
    test_wide_pick(check);
    test_paragraph_kinds(check);
    test_builder(check);
    test_cancel(check);
}
