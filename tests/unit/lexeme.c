/* Lua source in lexemes. */
#include "host/lexeme.h"

#include <string.h>

#include "check.h"

static void hear(void *data, vl_text text) {
    (void)data;
    (void)text;
}

static int go_on(void *data) {
    (void)data;
    return 0;
}

static void pass(void *data, uint64_t done, uint64_t all) {
    (void)data;
    (void)done;
    (void)all;
}

static void give_up(void *data, int status, const char *message) {
    (void)data;
    (void)status;
    (void)message;
}

/* The lexemes of a source, each between bars, ahead of it the letter of its kind. */
static void check_lexemes(checks *check, vl_host *host, const char *source, const char *expected) {
    static const char kinds[] = "ENKSDO";
    vl_lexemes lexemes;
    vl_string shown = VL_STRING;
    CHECK(vl_lexemes_read(host, vl_text_of(source), &lexemes));
    for (size_t i = 0; i + 1 < lexemes.count; i++) {
        const vl_lexeme *one = &lexemes.all[i];
        CHECK(vl_host_append_print(host, &shown, "%c%.*s|", kinds[one->kind], (int)one->text.size, one->text.data));
    }
    CHECK_STRING(shown.data ? shown.data : "", expected);
    CHECK_INTEGER(lexemes.all[lexemes.count - 1].kind, VL_LEXEME_END);
    vl_string_free(host->own, &shown);
}

static void check_kinds(checks *check, vl_host *host) {
    check_lexemes(check, host, "", "");
    check_lexemes(check, host, "local x_1 = f(2)", "Klocal|Nx_1|O=|Nf|O(|D2|O)|");
    check_lexemes(check, host, "a..b...c==d~=e//f::g::", "Na|O..|Nb|O...|Nc|O==|Nd|O~=|Ne|O//|Nf|O::|Ng|O::|");
    check_lexemes(check, host, "3 0x1p-4 1e+5 .5 3-1 0xA-1", "D3|D0x1p-4|D1e+5|D.5|D3|O-|D1|D0xA|O-|D1|");
    check_lexemes(check, host, "\"a'b\" 'c\\'d' \"\"", "Sa'b|Sc\\'d|S|");
    check_lexemes(check, host, "[[a]b]] [==[x]]y]=]z]==] t[1] t[ [[k]] ]", "Sa]b|Sx]]y]=]z|Nt|O[|D1|O]|Nt|O[|Sk|O]|");
    check_lexemes(check, host, "a -- b\nc --[[ d\ne ]] f --[==[ ]] ]==] g --[ h\ni", "Na|Nc|Nf|Ng|Ni|");
    check_lexemes(check, host, "#!/usr/bin/lua x\nreturn", "Kreturn|");
    check_lexemes(check, host, "\xEF\xBB\xBF" "end", "Kend|");
    check_lexemes(check, host, "\"a\\z  \n  b\" c", "Sa\\z  \n  b|Nc|");
    /* What is no Lua ends all the same. */
    check_lexemes(check, host, "\"abc", "Sabc|");
    check_lexemes(check, host, "x = [==[abc", "Nx|O=|Sabc|");
    check_lexemes(check, host, "\"\\", "S\\|");
    check_lexemes(check, host, "--[[ x", "");
}

static void check_lines(checks *check, vl_host *host) {
    vl_lexemes lexemes;
    const char *source = "#!lua\na\n--[[\n\n]] b [[\n\n]] c\n'x\\\ny' d -- vanlua: ignore\ne --vanlua: ignore this\nf -- ignore";
    CHECK(vl_lexemes_read(host, vl_text_of(source), &lexemes));
    static const int lines[] = {2, 5, 5, 7, 8, 9, 10, 11, 11};
    CHECK_INTEGER(lexemes.count, sizeof lines / sizeof *lines);
    for (size_t i = 0; i < lexemes.count && i < sizeof lines / sizeof *lines; i++) CHECK_INTEGER(lexemes.all[i].line, lines[i]);
    CHECK(vl_lexemes_silent(&lexemes, 9) && vl_lexemes_silent(&lexemes, 10));
    CHECK(!vl_lexemes_silent(&lexemes, 8) && !vl_lexemes_silent(&lexemes, 11));
}

static void check_brackets(checks *check, vl_host *host) {
    vl_lexemes lexemes;
    CHECK(vl_lexemes_read(host, vl_text_of("{ f = function() if x then y() end end, { 1 } } z"), &lexemes));
    CHECK_INTEGER(vl_lexemes_close(&lexemes, 0), lexemes.count - 3);
    CHECK_INTEGER(vl_lexemes_close(&lexemes, 3), 13);
    CHECK(vl_lexemes_read(host, vl_text_of("{ ("), &lexemes));
    CHECK_INTEGER(vl_lexemes_close(&lexemes, 0), 2);
    CHECK(vl_lexemes_read(host, vl_text_of("'end' \"plain\\n\" end"), &lexemes));
    CHECK(!vl_lexeme_is(&lexemes.all[0], "end") && vl_lexeme_is(&lexemes.all[2], "end"));
    CHECK(vl_lexeme_is_string(&lexemes.all[0], "end") && !vl_lexeme_is_string(&lexemes.all[1], "plain\\n"));
}

void test_lexeme(checks *check);

void test_lexeme(checks *check) {
    vl_host_callbacks callbacks = {.say = hear, .print = hear, .interrupted = go_on, .progress = pass, .abandon = give_up};
    vl_host host;
    if (!CHECK(vl_host_open(&host, &callbacks, NULL, 0))) return;
    check_kinds(check, &host);
    check_lines(check, &host);
    check_brackets(check, &host);
    vl_lexemes lexemes;
    CHECK(!vl_lexemes_read_file(&host, "tests/unit/there-is-none.lua", &lexemes));
    vl_host_close(&host);
}
