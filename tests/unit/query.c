/* Patterns, and where they match. */
#include "documents.h"
#include "vanlua/query.h"

/* What each match covers, with `|` between; NULL and an error: the pattern was refused. */
static vl_status show_matches(const vl_corpus *corpus, const char *text, const vl_pattern_options *options, vl_string *out,
                              vl_error *error) {
    vl_context *context = vl_corpus_context(corpus);
    vl_pattern *pattern = NULL;
    vl_matches *matches = NULL;
    vl_match_count found = {0, 0};
    vl_status status = vl_pattern_create(context, vl_text_of(text), options, &pattern, error);
    if (!status) status = vl_matches_find(corpus, NULL, pattern, &matches, error);
    if (!status) status = vl_matches_number(corpus, NULL, pattern, &found, error);
    for (uint64_t i = 0; !status && i < vl_matches_count(matches); i++) {
        vl_match match = vl_matches_at(matches, i);
        vl_token first = vl_corpus_token(corpus, VL_UNIT_SYLLABLE, match.atoms.first);
        vl_token last = vl_corpus_token(corpus, VL_UNIT_SYLLABLE, match.atoms.end - 1);
        const vl_document *document = vl_corpus_owner(corpus, match.sentence);
        vl_text whole = {document->text.data + first.offset, (size_t)(last.offset + last.size - first.offset)};
        if (!vl_string_print(context, out, "%s%.*s", i ? "|" : "", (int)whole.size, whole.data)) status = VL_ERROR_MEMORY;
    }
    if (!status && found.count != vl_matches_count(matches)) vl_string_print(context, out, " counted as %d", (int)found.count);
    vl_matches_free(matches);
    vl_pattern_free(pattern);
    return status;
}

static void check_matches(checks *check, const vl_corpus *corpus, const char *pattern, const vl_pattern_options *options,
                          const char *expected) {
    vl_string shown = VL_STRING;
    vl_error error = {VL_OK, ""};
    if (!CHECK(!show_matches(corpus, pattern, options, &shown, &error))) printf("%s: %s\n", pattern, error.message);
    check_text(check, vl_string_text(&shown), vl_text_of(expected), pattern, __FILE__, __LINE__);
    vl_string_free(check->context, &shown);
}

/* A case of patterns: what the pattern covers. */
typedef struct example {
    const char *pattern;
    const char *matches;
} example;

static void check_examples(checks *check, const vl_corpus *corpus, const vl_pattern_options *options, const example *examples) {
    for (; examples->pattern; examples++) check_matches(check, corpus, examples->pattern, options, examples->matches);
}

static void test_wildcards(checks *check) {
    static const example words[] = {
        {"hành*", "hành chính|Hành"},
        {"*chính", "hành chính|tài chính"},
        {"hành_*", "hành chính"},
        {"h*nh*h", "hành chính"},
        {"*", "Cải cách|hành chính|và|tài chính|Hành|động|COVID-19"},
        {"cải *", ""},
        {"cách *", "cách hành chính"},
        {"cải cách *", "Cải cách hành chính"},
        {"* hành chính", "Cải cách hành chính"},
        {"hoà*", ""},
        {"COVID-*", "COVID-19"},
        {"*-1*", "COVID-19"},
        {"**", "Cải cách|hành chính|và|tài chính|Hành|động|COVID-19"},
        {"* * và", ""},
        {"* * , và", "Cải cách hành chính, và"},
        {"x*", ""},
        {",*", ", và"},
        {"*chính,", "hành chính,"},
        {"* *, và *.", "Cải cách hành chính, và tài chính."},
        {"\\,*", ", và"},
        {NULL, NULL},
    };
    static const example syllables[] = {
        {"h*", "hành|Hành"}, {"*chính", "chính|chính"}, {"hành_*", ""}, {"cách *", "cách hành"}, {NULL, NULL},
    };
    vl_corpus *corpus = read_with_lexicon(check->context, "vi", "cải cách;hành chính;tài chính;-hành động",
                                          "Cải cách hành chính, và tài chính.\nHành động COVID-19!");
    if (!CHECK(corpus != NULL)) return;
    vl_pattern_options options = VL_PATTERN_OPTIONS;
    check_examples(check, corpus, &options, words);
    options.unit = VL_UNIT_SYLLABLE;
    check_examples(check, corpus, &options, syllables);
    options.form = VL_FORM_BARE;
    check_matches(check, corpus, "hanh ch*", &options, "hành chính");
    options.form = VL_FORM_EXACT;
    check_matches(check, corpus, "h*", &options, "hành");
    vl_corpus_free(corpus);
}

/* The fold moves tone marks of whole syllables; a beginning of a syllable has to be found before and behind it. */
static void test_wildcard_folds(checks *check) {
    vl_corpus *corpus = read_text(check->context, "vi", "Hoà hòa hoàn thúy thuỷ, TUY");
    if (!CHECK(corpus != NULL)) return;
    const vl_pattern_options options = {VL_FORM_FOLD, VL_UNIT_SYLLABLE, UINT64_MAX, false, false};
    check_matches(check, corpus, "hoà*", &options, "Hoà|hòa|hoàn");
    check_matches(check, corpus, "hòa*", &options, "Hoà|hòa");
    check_matches(check, corpus, "*THUÝ", &options, "thúy");
    check_matches(check, corpus, "t*y", &options, "thúy|thuỷ|TUY");
    check_matches(check, corpus, "hoa\u0300*", &options, "Hoà|hòa|hoàn");
    vl_corpus_free(corpus);
}

static void test_alternatives(checks *check) {
    static const example examples[] = {
        {"xã|phường", "xã|phường|xã"},
        {"uỷ_ban|UBND xã", "Ủy ban xã|UBND xã"},
        {"ubnd xã | uỷ ban", "Ủy ban|UBND xã"},
        {"uỷ ban | uỷ ban xã", "Ủy ban"},
        {"uỷ ban xã | uỷ ban", "Ủy ban"},
        {"uỷ_ban|ủy_ban_xã", "Ủy ban"},
        {"phường|x* ,|.", "xã,|phường."},
        {"ban|* , phường", "xã, phường"},
        {"xã | phường", "xã|phường|xã"},
        {"\\| | xã", "xã|xã"},
        {"x*|y* ,", "xã,"},
        {"z*|ph*,", ""},
        {NULL, NULL},
    };
    vl_corpus *corpus = read_text(check->context, "vi", "Ủy ban xã, phường. UBND xã");
    if (!CHECK(corpus != NULL)) return;
    check_examples(check, corpus, &VL_PATTERN_OPTIONS, examples + 1);
    vl_corpus_free(corpus);
}

static void test_gaps(checks *check) {
    static const example examples[] = {
        {"a … b", "a x y b|a b"},
        {"a ... c", "a x y b, a b c|a b c"},
        {"a … b c", "a x y b, a b c|a b c"},
        {"a … b … c", "a x y b, a b c|a b c"},
        {"a … * … c", "a x y b, a b c|a b c"},
        {"x|y … ,", "x y b,|y b,"},
        {"b … a", "b, a"},
        {"b … d", ""},
        {"a … z | c", "c|C"},
        {"a … … b", "a x y b|a b"},
        {NULL, NULL},
    };
    static const example limited[] = {
        {"a … b", "a b"}, {"a … c", "a b c"}, {"x … b", "x y b"}, {"a … y", "a x y"}, {"b … b", ""}, {"y … a", ""}, {NULL, NULL},
    };
    vl_corpus *corpus = read_text(check->context, "en", "a x y b, a b c. C d");
    if (!CHECK(corpus != NULL)) return;
    vl_pattern_options options = VL_PATTERN_OPTIONS;
    check_examples(check, corpus, &options, examples);
    options.gap = 1;
    check_examples(check, corpus, &options, limited);
    options.gap = 0;
    check_matches(check, corpus, "a … b", &options, "a b");
    vl_corpus_free(corpus);
}

/* A gap counts tokens of the unit, a word that it enters in the middle as one. */
static void test_gap_units(checks *check) {
    vl_corpus *corpus = read_with_lexicon(check->context, "vi", "cải cách;hành chính;tài chính", "cải cách hành chính tài chính");
    if (!CHECK(corpus != NULL)) return;
    vl_pattern_options options = {VL_FORM_FOLD, VL_UNIT_WORD, 1, false, false};
    check_matches(check, corpus, "cách … tài", &options, "cách hành chính tài");
    check_matches(check, corpus, "cải … hành", &options, "cải cách hành");
    check_matches(check, corpus, "cải … tài", &options, "");
    check_matches(check, corpus, "cải … chính", &options, "");
    options.gap = 2;
    check_matches(check, corpus, "cải … tài", &options, "cải cách hành chính tài");
    options.unit = VL_UNIT_SYLLABLE;
    check_matches(check, corpus, "cải … chính", &options, "cải cách hành chính");
    check_matches(check, corpus, "cải … tài", &options, "");
    vl_corpus_free(corpus);
}

/* Whole tokens of the unit alone: what begins or ends inside one is no match, what is in the middle is free. */
static void test_whole(checks *check) {
    static const example whole[] = {
        {"công", "Công"},
        {"công tác", "công tác|công tác"},
        {"tác", ""},
        {"tác công", ""},
        {"làm công", "làm công"},
        {"làm công tác", "làm công tác"},
        {"công tác công tác", "công tác công tác"},
        {"công … nhân", "Công ta; công nhân|công nhân"},
        {"làm … công", "làm công tác công tác, làm công|làm công"},
        {"tác | công", "Công"},
        {"công tác … công", "công tác công tác, làm công|công tác, làm công"},
        {"c* công", ""},
        {"công *", "Công ta"},
        {"công ta", "Công ta"},
        {"chị", "chị"},
        {NULL, NULL},
    };
    vl_corpus *corpus = read_with_lexicon(check->context, "vi", "công tác;công nhân;làm công",
                                          "làm công tác công tác, làm công ta. Công ta; công nhân chị");
    if (!CHECK(corpus != NULL)) return;
    vl_pattern_options options = VL_PATTERN_OPTIONS;
    check_matches(check, corpus, "công", &options, "công|công|công|Công|công");
    options.whole = true;
    check_examples(check, corpus, &options, whole);
    options.literal = true;
    check_matches(check, corpus, "nhân", &options, "");
    options.unit = VL_UNIT_SYLLABLE;
    check_matches(check, corpus, "công", &options, "công|công|công|Công|công");
    check_matches(check, corpus, "nhân", &options, "nhân");
    vl_corpus_free(corpus);
}

static void test_escapes(checks *check) {
    static const example examples[] = {
        {"a \\* b", "a * b"}, {"\\…", "…"},      {"\\...", "..."},  {"a_b", "a_b|a b"}, {"a\\_b", "a_b"},
        {"a\\|b", "a|b"},     {"\\* | \\|", "*||"}, {"a\\\\b", "a\\b"}, {"\\a b", "a b"},  {NULL, NULL},
    };
    vl_corpus *corpus = read_text(check->context, "vi", "x a * b y a_b … a|b ... a\\b, a b");
    if (!CHECK(corpus != NULL)) return;
    check_examples(check, corpus, &VL_PATTERN_OPTIONS, examples);
    const vl_pattern_options literal = {VL_FORM_FOLD, VL_UNIT_WORD, UINT64_MAX, true, false};
    check_matches(check, corpus, "a * b", &literal, "a * b");
    check_matches(check, corpus, "…", &literal, "…");
    check_matches(check, corpus, "a|b", &literal, "a|b");
    vl_corpus_free(corpus);
}

static void check_refused(checks *check, const char *text, const char *message) {
    vl_error error = {VL_OK, ""};
    vl_pattern *pattern = NULL;
    if (!CHECK(vl_pattern_create(check->context, vl_text_of(text), NULL, &pattern, &error) == VL_ERROR_ARGUMENT))
        printf("%s\n", text);
    CHECK_STRING(error.message, message);
    vl_pattern_free(pattern);
}

static void test_refusals(checks *check) {
    static const char nothing[] = "a pattern needs at least one word, number or mark";
    check_refused(check, "", nothing);
    check_refused(check, " \t\u00A0\n", nothing);
    check_refused(check, "\u200B", nothing);
    check_refused(check, "\\ ", nothing);
    check_refused(check, "xã |", "the pattern has an alternative with nothing in it at character 4");
    check_refused(check, "| xã", "the pattern has an alternative with nothing in it at character 1");
    check_refused(check, "xã | | b", "the pattern has an alternative with nothing in it at character 4");
    check_refused(check, "xã |b", "the pattern has an alternative with nothing in it at character 4");
    check_refused(check, "xã|", "the pattern has an alternative with nothing in it at character 3");
    check_refused(check, "xã||b", "the pattern has an alternative with nothing in it at character 4");
    check_refused(check, "|", "the pattern has an alternative with nothing in it at character 1");
    check_refused(check, "… xã", "the pattern has a gap with nothing before it at character 1");
    check_refused(check, "ã | ... b", "the pattern has a gap with nothing before it at character 5");
    check_refused(check, "xã …", "the pattern has a gap with nothing behind it at character 4");
    check_refused(check, "xã … | b", "the pattern has a gap with nothing behind it at character 4");
    check_refused(check, "xã \\", "the pattern has a backslash with nothing behind it at character 4");
    check_refused(check, "xã*\\", "the pattern has a backslash with nothing behind it at character 4");
}

static void test_limits(checks *check) {
    vl_context *context = check->context;
    vl_string long_text = VL_STRING;
    vl_error error;
    vl_pattern *pattern = NULL;
    for (int i = 0; i < 65; i++) vl_string_append(context, &long_text, "a* ", 3);
    CHECK_INTEGER(vl_pattern_create(context, vl_string_text(&long_text), NULL, &pattern, &error), VL_ERROR_ARGUMENT);
    CHECK_STRING(error.message, "a pattern has at most 64 tokens with *");
    long_text.size = 0;
    for (int i = 0; i < 5000; i++) vl_string_append(context, &long_text, "a ", 2);
    CHECK_INTEGER(vl_pattern_create(context, vl_string_text(&long_text), NULL, &pattern, &error), VL_ERROR_ARGUMENT);
    CHECK_STRING(error.message, "a pattern has at most 4096 parts");
    vl_string_free(context, &long_text);
}

/* Languages fold in their own ways; left-out sentences and other documents do not match. */
static void test_places(checks *check) {
    static const char *const texts[] = {"Hoà bình. Hoà bình ở đây. Được", "hoà bình, hòa bình of the world", NULL};
    const uint64_t left_out[1] = {1}, second[1] = {1};
    vl_corpus *corpus = read_list(check->context, NULL, texts), *part = NULL;
    if (!CHECK(corpus != NULL)) return;
    CHECK_TEXT(vl_corpus_document(corpus, 0)->language, vl_text_of("vi"));
    CHECK_TEXT(vl_corpus_document(corpus, 1)->language, vl_text_of("und"));
    check_matches(check, corpus, "hòa bình", NULL, "Hoà bình|Hoà bình|hòa bình");
    const vl_pattern_options syllables = {VL_FORM_FOLD, VL_UNIT_SYLLABLE, UINT64_MAX, false, false};
    check_matches(check, corpus, "hòa b*", &syllables, "Hoà bình|Hoà bình|hòa bình");
    if (CHECK(!vl_corpus_leave_out(corpus, left_out, &part, NULL))) check_matches(check, part, "hoà *", &syllables, "Hoà bình|hoà bình");
    vl_corpus_free(part);
    if (CHECK(!vl_corpus_pick(corpus, second, 1, &part, NULL))) check_matches(check, part, "hoà", NULL, "hoà");
    vl_corpus_free(part);
    vl_corpus_free(corpus);
}

/* A random pattern of few tokens, one letter for each: those themselves, `*`, `|` for a|b, and `.` for a gap. */
typedef struct simple_pattern {
    char items[8];
    size_t count;
    uint64_t gap;
} simple_pattern;

/* Where the shortest match of the items from `item` on ends that begins at `at`, 0 if there is none, by trying all. */
static size_t shortest_end(const simple_pattern *pattern, size_t item, const char *text, size_t at, size_t size) {
    if (item == pattern->count) return at;
    char sought = pattern->items[item];
    if (sought == '.') {
        size_t best = 0;
        for (size_t next = at; next < size && next - at <= pattern->gap; next++) {
            size_t end = shortest_end(pattern, item + 1, text, next, size);
            if (end && (best == 0 || end < best)) best = end;
        }
        return best;
    }
    if (at == size) return 0;
    bool matches = sought == '*' || sought == text[at] || (sought == '|' && (text[at] == 'a' || text[at] == 'b'));
    return matches ? shortest_end(pattern, item + 1, text, at + 1, size) : 0;
}

static uint32_t draw(uint32_t *random, uint32_t below) {
    *random = *random * 1664525u + 1013904223u;
    return (*random >> 16) % below;
}

static simple_pattern draw_pattern(uint32_t *random) {
    simple_pattern pattern = {.count = 1 + draw(random, 6)};
    for (size_t i = 0; i < pattern.count; i++) {
        bool edge = i == 0 || i + 1 == pattern.count;
        pattern.items[i] = "abc*|.."[draw(random, edge ? 5 : 7)];
    }
    pattern.gap = draw(random, 5);
    if (pattern.gap == 4) pattern.gap = UINT64_MAX;
    return pattern;
}

/* Compares the matches of a random pattern in a corpus of one sentence with those found by trying all. */
static uint64_t count_wrong(checks *check, const vl_corpus *corpus, const char *letters, size_t size, uint32_t *random) {
    const simple_pattern simple = draw_pattern(random);
    const vl_pattern_options options = {VL_FORM_FOLD, VL_UNIT_WORD, simple.gap, false, false};
    char text[64] = "";
    for (size_t i = 0; i < simple.count; i++) {
        char item[2] = {simple.items[i], '\0'};
        strcat(strcat(text, item[0] == '.' ? "..." : item[0] == '|' ? "a|b" : item), " ");
    }
    vl_pattern *pattern = NULL;
    vl_matches *matches = NULL;
    uint64_t wrong = 0, found = 0;
    vl_status status = vl_pattern_create(check->context, vl_text_of(text), &options, &pattern, NULL);
    if (!status) status = vl_matches_find(corpus, NULL, pattern, &matches, NULL);
    for (size_t i = 0; i < size && !status; i++) {
        size_t end = shortest_end(&simple, 0, letters, i, size);
        if (!end) continue;
        vl_match match = found < vl_matches_count(matches) ? vl_matches_at(matches, found) : (vl_match){0, {0, 0}};
        wrong += match.atoms.first != i || match.atoms.end != end;
        found++;
    }
    if (!status) wrong += found != vl_matches_count(matches);
    vl_matches_free(matches);
    vl_pattern_free(pattern);
    return wrong + (status != VL_OK);
}

static void test_against_trying_all(checks *check) {
    enum { SIZE = 30, TEXTS = 40, PATTERNS = 50 };
    uint32_t random = 7;
    uint64_t wrong = 0;
    for (size_t i = 0; i < TEXTS; i++) {
        char letters[SIZE], text[2 * SIZE + 1] = "";
        for (size_t k = 0; k < SIZE; k++) {
            letters[k] = (char)('a' + draw(&random, 3));
            text[2 * k] = letters[k];
            text[2 * k + 1] = k + 1 < SIZE ? ' ' : '\0';
        }
        vl_corpus *corpus = read_text(check->context, "en", text);
        if (!CHECK(corpus != NULL)) return;
        for (size_t k = 0; k < PATTERNS; k++) wrong += count_wrong(check, corpus, letters, SIZE, &random);
        vl_corpus_free(corpus);
    }
    CHECK_INTEGER(wrong, 0);
}

void test_query(checks *check) {
    test_wildcards(check);
    test_wildcard_folds(check);
    test_alternatives(check);
    test_gaps(check);
    test_gap_units(check);
    test_whole(check);
    test_escapes(check);
    test_refusals(check);
    test_limits(check);
    test_places(check);
    test_against_trying_all(check);
}
