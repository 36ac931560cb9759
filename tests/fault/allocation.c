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
    vl_phrase_frequency phrase;
    if (!status) status = vl_phrase_count(work->corpus, &scope, vl_text_of("hoà_bình"), form, &phrase, NULL);
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
    for (vl_format format = VL_FORMAT_TABLE; format <= VL_FORMAT_MARKDOWN; format++) {
        const vl_write_options options = {.format = format, .columns = 40};
        vl_status status = vl_table_write(work->context, work->table, &options, swallow, NULL, NULL);
        if (status && status != VL_ERROR_UNSUPPORTED) return status;
    }
    return VL_OK;
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
    if (!status) status = vl_repeats_find(work->corpus, NULL, work->bits, NULL, NULL);
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

static void bench_free(bench *work) {
    vl_lexicon_free(work->lexicon);
    vl_corpus_free(work->corpus);
    vl_corpus_free(work->part);
    vl_frequencies_free(work->counted);
    vl_frequencies_free(work->sum);
    vl_table_free(work->table);
    free(work->cells);
    free(work->bits);
}

static vl_status do_all(vl_context *context, vl_status (*read)(bench *)) {
    bench work = {.context = context};
    vl_status status = read(&work);
    if (!status) status = divide(&work);
    for (vl_form form = VL_FORM_EXACT; form <= VL_FORM_BARE && !status; form++) status = count(&work, form, 1);
    if (!status) status = count(&work, VL_FORM_FOLD, 2);
    if (!status) status = make_table(&work);
    if (!status) status = write_table(&work);
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
    "local own = {lexicon = {'cải cách', '-hành chính'}}\n"
    "assert(vanlua.corpus({{text = 'Cải cách là đổi mới.'}}, own):count('là đổi') == 1)\n"
    "assert(vanlua.text.words('Cải cách', own)[1] == 'Cải cách')\n"
    "local report = vanlua.report{ {'terms', t:head(3)}, {'note', vanlua.text.fold('Hoà')} }\n"
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

/* Tries all requests, or `points` of them, evenly over the work. Lua may free what it does not need and go on after a single failure. */
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
    try_all("the seeds", with_seeds, points, false, &total);
    try_all("the seeds from Lua", with_lua, points, true, &total);
    printf("%llu passed, %llu failed\n", (unsigned long long)total.passed, (unsigned long long)total.failed);
    return total.failed ? 1 : 0;
}
