/*
 * Fails allocation 1, 2, 3 … n of a piece of work: each time it must end with VL_ERROR_MEMORY (in Lua: with an error), crash
 * nowhere and hold nothing. A paragraph is tried at every allocation, larger work at so many points: `allocation [POINTS]`. The
 * allocator also checks that memory is given back by the size it was asked for with.
 */
#include <inttypes.h>
#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lua/library.h"
#include "vanlua.h"

#define HEADER 16

/* An allocator that runs dry. */
typedef struct fault {
    uint64_t asked;    /* how often memory was asked for */
    uint64_t fail_at;  /* which of these requests fails, from 1; 0: none */
    bool lasting;      /* all those after it fail as well */
    uint64_t held;     /* bytes */
    uint64_t wrong_size;
} fault;

typedef vl_status (*job)(vl_context *context);

static bool fails(fault *state) {
    uint64_t now = ++state->asked;
    if (state->fail_at == 0) return false;
    return state->lasting ? now >= state->fail_at : now == state->fail_at;
}

static void *allocate(void *data, void *pointer, size_t old_size, size_t new_size) {
    fault *state = data;
    char *block = pointer ? (char *)pointer - HEADER : NULL;
    size_t held = 0;
    if (block) memcpy(&held, block, sizeof held);
    if (block && held != old_size) state->wrong_size++;
    if (new_size == 0) {
        state->held -= held;
        free(block);
        return NULL;
    }
    if (new_size > held && fails(state)) return NULL;
    char *made = realloc(block, HEADER + new_size);
    if (!made) abort();
    memcpy(made, &new_size, sizeof new_size);
    state->held += new_size - held;
    return made + HEADER;
}

/* ---- the work: each part keeps what it made until the end, and stops at the first failure ---- */

typedef struct bench {
    vl_context *context;
    vl_lexicon *lexicon;
    vl_corpus *corpus;
    vl_corpus *part;
    vl_frequencies *counted;
    vl_frequencies *sum;
    vl_table *table;
    vl_chart *chart;
    double *cells;
    uint64_t *bits;
} bench;

static const char paragraph[] =
    "Ngày 5/9/2016, Thủ tướng Chính phủ ban hành Chỉ thị số 26/CT-TTg. UBND TP. Hoà Bình (www.hoabinh.gov.vn) đã làm tốt, đạt 91,6%! "
    "Theo PGS.TS. Nguyễn Văn A., “cải cách hành chính là khâu đột phá”. mộttừrấtlàdàikhôngcókhoảngtrắngnàocả "
    "UBND TP. Hoà Bình (www.hoabinh.gov.vn) đã làm tốt, đạt 91,6%! Theo PGS.TS. Nguyễn Văn A., “cải cách hành chính là khâu đột phá”.";

static vl_status read_lexicon(bench *work) {
    vl_status status = vl_lexicon_create(work->context, &work->lexicon, NULL);
    if (!status) status = vl_lexicon_read(work->lexicon, "tests/fault/lexicon.txt", NULL);
    if (!status) status = vl_lexicon_add(work->lexicon, vl_text_of("-khâu đột"), NULL);
    return status;
}

static vl_status read_paragraph(bench *work) {
    const vl_field field = {{"author", 6}, {"An", 2}};
    const vl_source given = {.id = {"one", 3}, .fields = &field, .field_count = 1};
    vl_source_reader *reader = NULL;
    vl_corpus_builder *builder = NULL;
    const vl_source *source = NULL;
    vl_status status = read_lexicon(work);
    const vl_corpus_options options = {.language = "vi-VN", .lexicon = work->lexicon};
    if (!status) status = vl_source_reader_create(work->context, &reader, NULL);
    if (!status) status = vl_source_reader_read(reader, (vl_text){paragraph, sizeof paragraph - 1}, &given, NULL, &source, NULL);
    if (!status) status = vl_corpus_builder_create(work->context, &options, &builder, NULL);
    if (!status) status = vl_corpus_builder_add(builder, source, NULL);
    vl_source second = given;
    second.id = (vl_text){"two", 3};
    if (!status) status = vl_source_reader_read(reader, vl_text_of("Cải ca\xCC\x81" "ch\r\nthứ hai\xFF"), &second, NULL, &source, NULL);
    if (!status) status = vl_corpus_builder_add(builder, source, NULL);
    if (!status) status = vl_corpus_builder_finish(builder, &work->corpus, NULL);
    vl_corpus_builder_free(builder);
    vl_source_reader_free(reader);
    return status;
}

static vl_status read_seeds(bench *work) {
    const char *const paths[] = {"seeds"};
    vl_status status = read_lexicon(work);
    const vl_corpus_options options = {.lexicon = work->lexicon};
    return status ? status : vl_corpus_open(work->context, paths, 1, &options, &work->corpus, NULL, NULL);
}

/* Divides; after a failure the corpus is as before, and dividing it again may succeed. */
static vl_status divide(bench *work) {
    vl_status status = vl_corpus_divide(work->corpus, VL_UNIT_WORD, NULL);
    if (status && !vl_corpus_divide(work->corpus, VL_UNIT_WORD, NULL)) {
        vl_range all = {0, vl_corpus_sentence_total(work->corpus)};
        if (vl_corpus_tokens(work->corpus, VL_UNIT_WORD, all).end == 0) abort();
    }
    return status;
}

/* Counts in one form, adds, filters, and looks a term up. */
static vl_status count(bench *work, vl_form form, uint32_t n) {
    const vl_frequencies_options options = {VL_UNIT_WORD, form, n, VL_KINDS_ALL};
    vl_range scope = vl_corpus_document(work->corpus, 1)->sentences;
    vl_frequency found;
    vl_frequencies_free(work->counted);
    vl_frequencies_free(work->sum);
    work->counted = work->sum = NULL;
    vl_status status = vl_frequencies_count(work->corpus, &scope, &options, &work->counted, NULL);
    if (!status) status = vl_frequencies_filter(work->counted, NULL, &work->sum, NULL);
    vl_frequencies_free(work->counted);
    work->counted = NULL;
    if (!status) status = vl_frequencies_count(work->corpus, NULL, &options, &work->counted, NULL);
    if (!status) status = vl_frequencies_add(work->sum, work->counted, NULL);
    if (!status) status = vl_frequencies_add(work->counted, work->sum, NULL);
    if (!status) status = vl_frequencies_find(work->counted, vl_text_of(" HOÀ_Bình "), &found, NULL);
    return status;
}

/* Finds a pattern of every kind of step. */
static vl_status find_matches(bench *work, vl_form form) {
    vl_pattern_options options = VL_PATTERN_OPTIONS;
    options.form = form;
    options.gap = 3;
    vl_pattern *pattern = NULL;
    vl_matches *matches = NULL;
    vl_status status = vl_pattern_create(work->context, vl_text_of("hoà_bình|chiến* … * | \\*"), &options, &pattern, NULL);
    if (!status) status = vl_matches_find(work->corpus, NULL, pattern, &matches, NULL);
    vl_matches_free(matches);
    vl_pattern_free(pattern);
    return status;
}

/* Makes a table of the ten most frequent terms. */
static vl_status make_table(bench *work) {
    const vl_text columns[] = {{"term", 4}, {"share", 5}};
    uint32_t positions[10], count = vl_frequencies_types(work->counted) < 10 ? vl_frequencies_types(work->counted) : 10;
    vl_table_free(work->table);
    work->table = NULL;
    vl_status status = vl_table_create(work->context, columns, 2, &work->table, NULL);
    if (!status) status = vl_frequencies_order(work->counted, positions, count, NULL);
    for (uint32_t i = 0; i < count && !status; i++) {
        vl_frequency one = vl_frequencies_at(work->counted, positions[i]);
        vl_cell cells[] = {{.kind = VL_CELL_TEXT, .value.text = one.term},
                           {.kind = VL_CELL_NUMBER, .value.number = (double)one.count / 7}};
        status = vl_table_append(work->table, cells, NULL);
    }
    return status;
}

static vl_status swallow(void *data, const char *bytes, size_t size) {
    (void)data, (void)bytes, (void)size;
    return VL_OK;
}

static vl_status write_table(bench *work) {
    for (vl_format format = VL_FORMAT_TABLE; format <= VL_FORMAT_HTML; format++) {
        const vl_write_options options = {.format = format, .columns = 40};
        vl_status status = vl_table_write(work->context, work->table, &options, swallow, NULL, NULL);
        if (status && status != VL_ERROR_UNSUPPORTED) return status;
    }
    return VL_OK;
}

/* n-grams, collocations and cooccurrences. */
static vl_status associate(bench *work) {
    const vl_association_measure *const measures[] = {vl_association_measure_find(vl_text_of("log_dice"))};
    vl_ngrams_options ngrams = VL_NGRAMS_OPTIONS;
    vl_collocations_options collocations = VL_COLLOCATIONS_OPTIONS;
    vl_cooccurrences_options cooccurrences = VL_COOCCURRENCES_OPTIONS;
    vl_table *tables[4] = {NULL, NULL, NULL, NULL};
    vl_pattern *pattern = NULL;
    ngrams.association.measures = collocations.association.measures = cooccurrences.association.measures = measures;
    ngrams.association.measure_count = collocations.association.measure_count = cooccurrences.association.measure_count = 1;
    cooccurrences.memory = 0;
    vl_status status = vl_ngrams(work->corpus, &ngrams, &tables[0], NULL, NULL);
    ngrams.association.measure_count = 0;
    ngrams.n = 3;
    ngrams.skip = 1;
    if (!status) status = vl_ngrams(work->corpus, &ngrams, &tables[1], NULL, NULL);
    if (!status) status = vl_pattern_create(work->context, vl_text_of("cải * hành"), NULL, &pattern, NULL);
    if (!status) status = vl_collocations(work->corpus, pattern, &collocations, &tables[2], NULL, NULL, NULL);
    if (!status) status = vl_cooccurrences(work->corpus, &cooccurrences, &tables[3], NULL, NULL);
    vl_pattern_free(pattern);
    for (int i = 0; i < 4; i++) vl_table_free(tables[i]);
    return status;
}

/* Draws the table in each way that its two columns allow. */
static vl_status draw_table(bench *work) {
    vl_status status = VL_OK;
    for (vl_chart_kind kind = VL_CHART_BARS; kind <= VL_CHART_HEATMAP && !status; kind++) {
        status = vl_chart_create(work->context, kind, vl_text_of("terms"), work->table, &work->chart, NULL);
        for (vl_format format = VL_FORMAT_TABLE; format <= VL_FORMAT_SVG && !status; format++) {
            const vl_write_options options = {.format = format, .columns = 40};
            status = vl_chart_write(work->context, work->chart, &options, swallow, NULL, NULL);
            if (status == VL_ERROR_UNSUPPORTED) status = VL_OK;
        }
        vl_chart_free(work->chart);
        work->chart = NULL;
    }
    return status;
}

/* Weights of terms, scores, and clusters as tables. */
static vl_status weigh_and_cluster(bench *work) {
    const vl_text stop_word = {"và", 3};
    vl_clusters_options clusters = VL_CLUSTERS_OPTIONS;
    clusters.k = 1;
    clusters.similarity.measure = "burrows_delta";
    vl_tfidf_options weights = VL_TFIDF_OPTIONS;
    weights.counted.stop_words = &stop_word;
    weights.counted.stop_word_count = 1;
    vl_table *table = NULL, *second = NULL;
    vl_status status = vl_tfidf(work->corpus, &weights, &table, NULL, NULL);
    vl_table_free(table);
    table = NULL;
    if (!status) status = vl_similarity_table(work->corpus, &clusters.similarity, &table, NULL);
    vl_table_free(table);
    table = NULL;
    if (!status) status = vl_clusters(work->corpus, &clusters, &table, &second, NULL);
    vl_table_free(table);
    vl_table_free(second);
    return status;
}

/* Similarity, repeated passages and subcorpora. */
static vl_status compare(bench *work) {
    uint64_t documents = vl_corpus_document_count(work->corpus), words = vl_corpus_sentence_total(work->corpus) / 64 + 1;
    work->cells = calloc((size_t)(documents * documents), sizeof *work->cells);
    work->bits = calloc((size_t)words, sizeof *work->bits);
    if (!work->cells || !work->bits) abort();
    const uint64_t first = 0;
    vl_repeats_options across = VL_REPEATS_OPTIONS;
    across.across_documents = true;
    vl_status status = vl_similarity_documents(work->corpus, NULL, work->cells, NULL);
    if (!status) status = weigh_and_cluster(work);
    if (!status) status = vl_repeats_find(work->corpus, NULL, work->bits, NULL, NULL);
    vl_table_free(work->table);
    work->table = NULL;
    if (!status) status = vl_reuse_find(work->corpus, NULL, &work->table, NULL);
    if (!status) status = vl_corpus_leave_out(work->corpus, work->bits, &work->part, NULL);
    vl_corpus_free(work->part);
    work->part = NULL;
    if (!status) status = vl_repeats_find(work->corpus, &across, work->bits, NULL, NULL);
    if (!status) status = vl_corpus_paragraphs(work->corpus, 1u << VL_PARAGRAPH_BODY, &work->part, NULL);
    vl_corpus_free(work->corpus);
    work->corpus = work->part;
    work->part = NULL;
    if (!status) status = vl_corpus_pick(work->corpus, &first, 1, &work->part, NULL);
    return status;
}

/* Keyness against the rest and against a list. */
static vl_status compare_terms(bench *work) {
    const uint64_t first = 0;
    const vl_text stop = vl_text_of("của");
    vl_keyness_options options = VL_KEYNESS_OPTIONS;
    vl_keyness_reference reference = {NULL, NULL, 0};
    vl_corpus *rest = NULL;
    vl_frequencies *list = NULL;
    options.counted.stop_words = &stop;
    options.counted.stop_word_count = 1;
    options.direction = VL_KEYNESS_BOTH;
    vl_status status = vl_corpus_pick(work->corpus, &first, 1, &work->part, NULL);
    if (!status) status = vl_corpus_rest(work->part, &rest, NULL);
    reference.corpus = rest;
    if (!status) status = vl_keyness_terms(work->part, &reference, &options, &work->table, NULL, NULL);
    if (!status) status = vl_frequencies_read(work->context, "tests/fault/frequencies.tsv", NULL, &list, &reference.size, NULL);
    reference.corpus = NULL;
    reference.frequencies = list;
    vl_table_free(work->table);
    work->table = NULL;
    if (!status) status = vl_keyness_terms(work->part, &reference, &options, &work->table, NULL, NULL);
    vl_frequencies_free(list);
    vl_corpus_free(rest);
    vl_corpus_free(work->part);
    work->part = NULL;
    return status;
}

/* Dispersion of all terms and of given ones, and diversity with readability. */
static vl_status measure(bench *work) {
    const vl_text terms[] = {vl_text_of("cải cách hành chính"), vl_text_of("hành*"), vl_text_of("bàn")};
    size_t count;
    const vl_readability_measure *measures = vl_readability_measures(&count);
    vl_dispersion_options dispersion = VL_DISPERSION_OPTIONS;
    vl_diversity_options diversity = VL_DIVERSITY_OPTIONS;
    const vl_diversity_column columns[] = {{NULL, &measures[0], 0}, {NULL, &measures[count - 1], 0}};
    vl_table *tables[4] = {NULL};
    vl_positions *positions = NULL;
    vl_status status = vl_dispersion_terms(work->corpus, &dispersion, &tables[0], NULL, NULL);
    dispersion.terms = terms;
    dispersion.term_count = 3;
    dispersion.part_count = 3;
    if (!status) status = vl_dispersion_terms(work->corpus, &dispersion, &tables[1], NULL, NULL);
    if (!status) status = vl_positions_find(work->corpus, terms[2], NULL, &positions, NULL);
    if (!status) status = vl_diversity_documents(work->corpus, NULL, &tables[2], NULL);
    diversity.columns = columns;
    diversity.column_count = 2;
    diversity.easy_syllables = terms + 2;
    diversity.easy_syllable_count = 1;
    if (!status) status = vl_diversity_documents(work->corpus, &diversity, &tables[3], NULL);
    for (size_t i = 0; i < 4; i++) vl_table_free(tables[i]);
    vl_positions_free(positions);
    return status;
}

static void bench_free(bench *work) {
    vl_lexicon_free(work->lexicon);
    vl_corpus_free(work->corpus);
    vl_corpus_free(work->part);
    vl_frequencies_free(work->counted);
    vl_frequencies_free(work->sum);
    vl_table_free(work->table);
    vl_chart_free(work->chart);
    free(work->cells);
    free(work->bits);
}

static vl_status do_all(vl_context *context, vl_status (*read)(bench *)) {
    bench work = {.context = context};
    vl_status status = read(&work);
    if (!status) status = divide(&work);
    for (vl_form form = VL_FORM_EXACT; form <= VL_FORM_BARE && !status; form++) status = count(&work, form, 1);
    if (!status) status = count(&work, VL_FORM_FOLD, 2);
    for (vl_form form = VL_FORM_EXACT; form <= VL_FORM_BARE && !status; form++) status = find_matches(&work, form);
    if (!status) status = make_table(&work);
    if (!status) status = write_table(&work);
    if (!status) status = associate(&work);
    if (!status) status = draw_table(&work);
    vl_table_free(work.table);
    work.table = NULL;
    if (!status) status = compare_terms(&work);
    if (!status) status = measure(&work);
    if (!status) status = compare(&work);
    bench_free(&work);
    return status;
}

static vl_status with_paragraph(vl_context *context) {
    return do_all(context, read_paragraph);
}

static vl_status with_seeds(vl_context *context) {
    return do_all(context, read_seeds);
}

/* ---- lines ---- */

static vl_status answer_lines(vl_context *context, const vl_lines_options *options, vl_string *out) {
    static const char decomposed[] = "\r\nCa\xCC\x89i ca\xCC\x81" "ch\xFF\n";
    vl_lines *lines = NULL;
    vl_status status = vl_lines_create(context, options, &lines, NULL);
    for (size_t at = 0; at < sizeof paragraph - 1 && !status; at += 100) {
        size_t size = sizeof paragraph - 1 - at < 100 ? sizeof paragraph - 1 - at : 100;
        status = vl_lines_feed(lines, (vl_text){paragraph + at, size}, out, NULL);
    }
    if (!status) status = vl_lines_feed(lines, (vl_text){decomposed, sizeof decomposed - 1}, out, NULL);
    if (!status) status = vl_lines_finish(lines, "lines", out, NULL);
    vl_lines_free(lines);
    return status;
}

static vl_status with_lines(vl_context *context) {
    vl_string out = VL_STRING;
    vl_lexicon *lexicon = NULL;
    vl_status status = vl_lexicon_create(context, &lexicon, NULL);
    if (!status) status = vl_lexicon_add(lexicon, vl_text_of("cải cách"), NULL);
    const vl_lines_options options = {.lexicon = lexicon};
    if (!status) status = answer_lines(context, &options, &out);
    vl_string_free(context, &out);
    vl_lexicon_free(lexicon);
    return status;
}

/* ---- measures ---- */

static vl_status with_measures(vl_context *context) {
    const uint32_t tokens[] = {0, 1, 0, 2, 0, 1, 3};
    const vl_text a = vl_text_of("hành chính"), b = vl_text_of("hành trình");
    size_t count;
    const vl_diversity_measure *measures = vl_diversity_measures(&count);
    vl_status status = VL_OK;
    double value;
    uint64_t length;
    for (size_t i = 0; i < count && !status; i++) {
        status = measures[i].compute(context, tokens, sizeof tokens / sizeof *tokens, measures[i].otherwise, &value);
    }
    if (!status) status = vl_text_levenshtein(context, a, b, &length);
    if (!status) status = vl_text_damerau_levenshtein(context, a, b, &length);
    if (!status) status = vl_text_common_subsequence(context, a, b, &length);
    if (!status) status = vl_text_jaro(context, a, b, &value);
    return status ? status : vl_text_jaro_winkler(context, a, b, &value);
}

/* ---- the same from Lua ---- */

static const char script[] =
    "local vanlua = require 'vanlua'\n"
    "local corpus = vanlua.open('seeds')\n"
    "local f = corpus:frequencies{form = 'bare', n = 2}\n"
    "f = f + f\n"
    "local t = f:top(20)\n"
    "local names = {}\n"
    "for document in corpus:documents() do\n"
    "  for word in document:words() do names[word] = document.id end\n"
    "  for token in document:tokens() do names[#names + 1] = token.fold break end\n"
    "end\n"
    "local part = corpus:where(function(document) return #document.text > 7000 end)\n"
    "local g = part:frequencies{form = 'exact', unit = 'syllable'}\n"
    "assert(g:count('công') > 0 and #t == 20)\n"
    "assert(#part:keyness('rest') > 0 and #corpus:keyness('tests/fault/frequencies.tsv') > 0)\n"
    "assert(#corpus:dispersion{'cải cách', 'hành*'} == 2 and #corpus:positions('cải cách')[1].positions > 0)\n"
    "assert(#corpus:diversity{readability = true, easy_syllables = {'của'}} == 5)\n"
    "local own = {lexicon = {'cải cách', '-hành chính'}}\n"
    "assert(vanlua.corpus({{text = 'Cải cách là đổi mới.'}}, own):count('là đổi') == 1)\n"
    "assert(vanlua.text.words('Cải cách', own)[1] == 'Cải cách')\n"
    "local lines, found = corpus:concordance('cải cách … hành*|\\u{1EE7}y_ban', {sort = {'right1', 'match'}, gap = 3, limit = 9})\n"
    "assert(#lines == 9 and found > 9 and #lines:sort('left') == 9)\n"
    "assert(vanlua.stats.diversity.mtld(vanlua.text.words('tay làm hàm nhai, tay quai')) > 0)\n"
    "assert(vanlua.stats.similarity.dice({'a', 'b', 1}, {'b'}) == 0.5 and vanlua.stats.dispersion.range({1, 2}, {3, 4}) == 2)\n"
    "assert(vanlua.stats.similarity.burrows_delta({a = 1, b = 3}, {b = 1}, {a = 1, b = 2}) == 1)\n"
    "assert(#corpus:tfidf{top = 2} == 10 and #corpus:similarity{measure = 'jensen_shannon', stop_words = {'và'}} == 5)\n"
    "assert(#select(2, corpus:clusters{k = 2, linkage = 'ward'}) == 5)\n"
    "local report = vanlua.report{ {'terms', t:head(3)}, {'note', vanlua.text.fold('Hoà')} }\n"
    "assert(#corpus:ngrams{measures = 'mi', top = 9} == 9 and #corpus:cooccurrences{stop_words = {'a'}, top = 9} == 9)\n"
    "assert(#corpus:collocations('cải cách', {window = {3, 2}, margins = 'window', top = 9}) == 9)\n"
    "assert(vanlua.json.decode(vanlua.json.encode{ a = {1, 2, 'x'} }).a[3] == 'x')\n";

static int run_script(lua_State *L) {
    luaL_openlibs(L);
    vl_lua_open(L, lua_touserdata(L, 1));
    lua_settop(L, 0);
    if (luaL_loadstring(L, script)) return lua_error(L);
    lua_call(L, 0, 0);
    return 0;
}

static vl_status with_lua(vl_context *context) {
    lua_State *L = lua_newstate(vl_context_allocate, context);
    if (!L) return VL_ERROR_MEMORY;
    lua_pushcfunction(L, run_script);
    lua_pushlightuserdata(L, context);
    int failed = lua_pcall(L, 1, 0, 0);
    const char *message = failed ? lua_tostring(L, -1) : NULL;
    bool memory = failed == LUA_ERRMEM || (message && strstr(message, "memory"));
    if (failed && !memory) printf("the script says: %s\n", message ? message : "?");
    lua_close(L);
    return failed ? (memory ? VL_ERROR_MEMORY : VL_ERROR_ARGUMENT) : VL_OK;
}

/* ---- the trials ---- */

typedef struct counts {
    uint64_t passed;
    uint64_t failed;
} counts;

/* Runs the work with one failing request; says what is wrong. Returns how often memory was asked for. */
static uint64_t try_once(const char *name, job run, uint64_t fail_at, bool lasting, bool may_pass, counts *total) {
    fault state = {.fail_at = fail_at, .lasting = lasting};
    const vl_context_options options = {.allocate = allocate, .allocate_data = &state};
    vl_context *context;
    vl_status status = vl_context_create(&options, &context, NULL);
    uint64_t held = 0;
    if (!status) {
        status = run(context);
        held = vl_context_memory_used(context);
        vl_context_free(context);
    }
    bool reached = fail_at > 0 && state.asked >= fail_at;
    bool expected = status == (reached ? VL_ERROR_MEMORY : VL_OK) || (reached && may_pass && status == VL_OK);
    bool good = expected && held == 0 && state.held == 0 && state.wrong_size == 0;
    if (!good) {
        printf("%s: request %" PRIu64 "%s failed: status %d, context holds %" PRIu64 ", allocator %" PRIu64
               ", freed by a wrong size %" PRIu64 " times\n",
               name, fail_at, lasting ? " and all behind it" : "", (int)status, held, state.held, state.wrong_size);
    }
    if (good) total->passed++;
    else total->failed++;
    return state.asked;
}

/* Tries all requests, or `points` of them, evenly over the work. Lua may free what it does not need and go on after a
 * single failure. */
static void try_all(const char *name, job run, uint64_t points, bool may_pass, counts *total) {
    uint64_t all = try_once(name, run, 0, false, false, total);
    uint64_t tries = points && points < all ? points : all;
    if (all < 10) {
        printf("%s asks for memory only %llu times\n", name, (unsigned long long)all);
        total->failed++;
    }
    for (uint64_t i = 0; i < tries; i++) {
        uint64_t at = 1 + (all - 1) * i / (tries > 1 ? tries - 1 : 1);
        try_once(name, run, at, i % 2 == 0, may_pass, total);
        if (tries == all) try_once(name, run, at, i % 2 == 1, may_pass, total);
    }
}

int main(int argc, char **argv) {
    uint64_t points = argc > 1 ? strtoull(argv[1], NULL, 10) : 300;
    counts total = {0, 0};
    try_all("a paragraph", with_paragraph, 0, false, &total);
    try_all("lines", with_lines, 0, false, &total);
    try_all("measures", with_measures, 0, false, &total);
    try_all("the seeds", with_seeds, points, false, &total);
    try_all("the seeds from Lua", with_lua, points, true, &total);
    printf("%llu passed, %llu failed\n", (unsigned long long)total.passed, (unsigned long long)total.failed);
    return total.failed ? 1 : 0;
}
