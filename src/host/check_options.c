#include <string.h>

#include "host/check_source.h"

/* The option or argument at a position, those of both lists; NULL behind the last. */
static const vl_option *option_at(const vl_script *script, size_t position) {
    if (position < script->option_count) return &script->options[position];
    position -= script->option_count;
    return position < script->argument_count ? &script->arguments[position] : NULL;
}

/* True if the script itself sets a field of that name somewhere. */
static bool is_set(const vl_checker *checker, vl_text name) {
    const vl_lexeme *all = checker->lexemes.all;
    for (size_t i = 1; i + 1 < checker->lexemes.count; i++) {
        if (all[i].kind == VL_LEXEME_NAME && vl_text_equal(all[i].text, name) && vl_lexeme_is(&all[i - 1], ".") &&
            vl_lexeme_is(&all[i + 1], "=")) return true;
    }
    return false;
}

void vl_check_option(vl_checker *checker, const vl_lexeme *name) {
    if (!checker->reporting || !checker->loaded) return;
    const vl_script *script = checker->script;
    size_t count = script->option_count + script->argument_count;
    const char **names = vl_host_allocate(checker->host, (count + 1) * sizeof *names);
    if (!names) {
        checker->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        names[i] = option_at(script, i)->name;
        if (vl_text_equal(name->text, vl_text_of(names[i]))) return;
    }
    if (is_set(checker, name->text)) return;
    const char *near = vl_nearest_name(name->text, names, count);
    int size = (int)name->text.size;
    if (near) vl_check_find(checker, name->line, "unknown option '%.*s' (did you mean '%s'?)", size, name->text.data, near);
    else vl_check_find(checker, name->line, "unknown option '%.*s': the script does not declare it", size, name->text.data);
}

void vl_check_options_kept(vl_checker *checker, const vl_lexeme *key) {
    const vl_lexeme *all = checker->lexemes.all;
    bool seen = key && key->kind == VL_LEXEME_NAME && !checker->modules;
    for (size_t i = 1; seen && i + 1 < checker->lexemes.count; i++) {
        if (!vl_lexeme_is(&all[i - 1], ".") || !vl_text_equal(all[i].text, key->text)) continue;
        seen = vl_lexeme_is(&all[i + 1], ".") || vl_lexeme_is(&all[i + 1], "=");
    }
    if (!seen) checker->options_leave = true;
}

/* The line of the declaration `name = "…"` of the option; 0: there is none. `used`: the name stands elsewhere, too. */
static int declaration(const vl_checker *checker, const char *option, bool *used) {
    const vl_lexeme *all = checker->lexemes.all;
    int line = 0;
    *used = false;
    for (size_t i = 0; i + 1 < checker->lexemes.count; i++) {
        bool here = (all[i].kind == VL_LEXEME_NAME || all[i].kind == VL_LEXEME_STRING) &&
                    vl_text_equal(all[i].text, vl_text_of(option));
        if (!here) continue;
        bool declared = !line && i >= 2 && all[i].kind == VL_LEXEME_STRING && vl_lexeme_is(&all[i - 1], "=") &&
                        vl_text_equal(all[i - 2].text, vl_text_of("name"));
        if (declared) line = all[i].line;
        else if (all[i].kind == VL_LEXEME_STRING || (i && vl_lexeme_is(&all[i - 1], "."))) *used = true;
    }
    return line;
}

void vl_check_unused_options(vl_checker *checker) {
    const vl_option *option;
    if (!checker->loaded || checker->options_leave) return;
    for (size_t i = 0; (option = option_at(checker->script, i)) != NULL; i++) {
        bool used;
        int line = declaration(checker, option->name, &used);
        if (line && !used) vl_check_find(checker, line, "%s '%s' is declared and never used",
                                         i < checker->script->option_count ? "option" : "argument", option->name);
    }
}
