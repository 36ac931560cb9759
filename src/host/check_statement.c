#include <string.h>

#include "host/check_source.h"
#include "lua/find.h"

static const vl_check_value anything = {.kind = VL_CHECK_ANY};

#define MOST_TARGETS 16

static bool ends_block(const vl_checker *checker) {
    static const char *const ends[] = {"end", "else", "elseif", "until"};
    const vl_lexeme *here = vl_check_here(checker);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (vl_lexeme_is(here, ends[i])) return true;
    }
    return here->kind == VL_LEXEME_END;
}

/* Reads a block with a scope of its own, and `end` where that follows. */
static void read_scope(vl_checker *checker) {
    size_t outer = checker->scope_count;
    vl_check_block(checker);
    checker->scope_count = outer;
}

static vl_check_value class_value(const char *name) {
    return (vl_check_value){.kind = VL_CHECK_CLASS, .class_ = vl_lua_class_find(name)};
}

const char *vl_check_analysis_function(const vl_lexeme *lexeme) {
    static const char *const names[] = {"run", "map", "merge", "finish"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (lexeme->kind == VL_LEXEME_NAME && vl_text_equal(lexeme->text, vl_text_of(names[i]))) return names[i];
    }
    return NULL;
}

/* What the host hands to a parameter of the analysis. */
static vl_check_value analysis_parameter(const char *field, size_t position) {
    if (strcmp(field, "merge") == 0 || position > 1) return anything;
    if (position == 1) return (vl_check_value){.kind = VL_CHECK_OPTIONS};
    if (strcmp(field, "finish") == 0) return anything;
    return class_value(strcmp(field, "run") == 0 ? "Corpus" : "Document");
}

/* Reads the names between the parentheses and returns how many there are. */
static size_t read_parameters(vl_checker *checker, const char *field, bool shared) {
    size_t count = 0;
    vl_check_take(checker, "(");
    while (!checker->failed && !vl_check_take(checker, ")") && vl_check_here(checker)->kind != VL_LEXEME_END) {
        const vl_lexeme *name = vl_check_here(checker);
        checker->at++;
        if (name->kind != VL_LEXEME_NAME) continue;
        size_t variable = vl_check_declare(checker, name->text, name->line);
        if (field) vl_check_assign(checker, variable, analysis_parameter(field, count));
        else if (!shared) vl_check_assign(checker, variable, anything);
        count++;
    }
    return count;
}

void vl_check_function(vl_checker *checker, const char *field, size_t variable, bool method) {
    size_t outer = checker->scope_count;
    bool shared = variable != VL_CHECK_NONE && !checker->variables[variable].escapes;
    if (method) vl_check_assign(checker, vl_check_declare(checker, vl_text_of("self"), 0), anything);
    size_t first = checker->next_variable, count = read_parameters(checker, field, shared);
    if (variable != VL_CHECK_NONE && !checker->failed) {
        vl_check_variable *function = &checker->variables[variable];
        function->callable = true;
        function->first_parameter = first;
        function->parameter_count = count;
    }
    checker->functions++;
    vl_check_block(checker);
    checker->functions--;
    vl_check_take(checker, "end");
    checker->scope_count = outer;
}

static void read_expressions(vl_checker *checker) {
    do {
        vl_check_expression value = vl_check_expression_read(checker);
        vl_check_escape(checker, value.variable);
    } while (!checker->failed && vl_check_take(checker, ","));
}

static void read_if(vl_checker *checker) {
    do {
        if (!vl_lexeme_is(vl_check_here(checker), "then")) read_expressions(checker);
        vl_check_take(checker, "then");
        read_scope(checker);
    } while (!checker->failed && vl_check_take(checker, "elseif"));
    if (vl_check_take(checker, "else")) read_scope(checker);
    vl_check_take(checker, "end");
}

/* The names of a loop, read but not yet in scope: those at `first`. */
static void declare_names(vl_checker *checker, size_t first, size_t end, vl_check_value value) {
    for (size_t i = first; i < end && !checker->failed; i++) {
        const vl_lexeme *name = &checker->lexemes.all[i];
        if (name->kind != VL_LEXEME_NAME) continue;
        vl_check_assign(checker, vl_check_declare(checker, name->text, name->line), value);
        value = anything;
    }
}

static void read_for(vl_checker *checker) {
    size_t outer = checker->scope_count, first = checker->at;
    while (vl_check_here(checker)->kind == VL_LEXEME_NAME || vl_lexeme_is(vl_check_here(checker), ",")) checker->at++;
    size_t end = checker->at;
    bool generic = vl_check_take(checker, "in");
    if (!generic) vl_check_take(checker, "=");
    vl_check_value value = anything;
    vl_check_expression from = vl_check_expression_read(checker);
    vl_check_escape(checker, from.variable);
    if (from.value.kind == VL_CHECK_OPTIONS) checker->options_leave = true;
    if (generic && vl_lexeme_is(vl_check_here(checker), "do")) vl_check_iterated(checker, &from);
    if (vl_check_take(checker, ",")) read_expressions(checker);
    else if (generic && from.value.kind == VL_CHECK_ITERATOR) {
        value = from.value;
        value.kind = value.class_ ? VL_CHECK_CLASS : VL_CHECK_STRING;
    } else if (generic && from.value.kind == VL_CHECK_UNSET) {
        value = from.value;
    }
    declare_names(checker, first, end, value);
    vl_check_take(checker, "do");
    read_scope(checker);
    vl_check_take(checker, "end");
    checker->scope_count = outer;
}

static void read_repeat(vl_checker *checker) {
    size_t outer = checker->scope_count;
    vl_check_block(checker);
    vl_check_take(checker, "until");
    read_expressions(checker);
    checker->scope_count = outer;
}

/* function a.b:c(…) … end */
static void read_function_statement(vl_checker *checker) {
    const vl_lexeme *name = vl_check_here(checker), *last = name;
    size_t variable = vl_check_resolve(checker, name->text), parts = 1, first = checker->at;
    bool method = false;
    checker->at++;
    while (vl_lexeme_is(vl_check_here(checker), ".") || vl_lexeme_is(vl_check_here(checker), ":")) {
        method = vl_lexeme_is(vl_check_here(checker), ":");
        last = vl_check_ahead(checker, 1);
        checker->at += 2;
        parts++;
    }
    if (parts == 1 && variable == VL_CHECK_NONE) vl_check_set_global(checker, name, true);
    if (parts > 1 && variable == VL_CHECK_NONE) vl_check_read_global(checker, first);
    if (parts == 1 && variable != VL_CHECK_NONE) vl_check_assign(checker, variable, anything);
    bool analysis = parts == 2 && variable != VL_CHECK_NONE && checker->variables[variable].analysis;
    if (parts > 1 && variable != VL_CHECK_NONE) checker->variables[variable].read = true;
    vl_check_function(checker, analysis ? vl_check_analysis_function(last) : NULL, VL_CHECK_NONE, method);
}

static void read_local_function(vl_checker *checker) {
    const vl_lexeme *name = vl_check_here(checker);
    checker->at++;
    size_t variable = vl_check_declare(checker, name->text, name->line);
    if (variable == VL_CHECK_NONE) return;
    checker->variables[variable].watched = true;
    vl_check_assign(checker, variable, anything);
    vl_check_function(checker, NULL, variable, false);
}

/* Reads the names of a local statement, which are not yet in scope; `first` and the result are lexemes. */
static size_t read_names(vl_checker *checker, size_t *count, bool *attributes) {
    for (*count = 0; vl_check_here(checker)->kind == VL_LEXEME_NAME;) {
        checker->at++;
        ++*count;
        if (vl_lexeme_is(vl_check_here(checker), "<")) checker->at += 3, *attributes = true;
        if (!vl_lexeme_is(vl_check_here(checker), ",")) break;
        checker->at++;
    }
    return checker->at;
}

/* True if the function or table that begins at `at` is the whole value of its statement. */
static bool stands_alone(const vl_checker *checker, size_t at) {
    static const char *const more[] = {"+", "-", "*", "/", "%", "^", "//", "&", "|", "~", "<<", ">>", "..", "==", "~=", "<", "<=", ">",
                                       ">=", "and", "or", ","};
    size_t close = vl_lexemes_close(&checker->lexemes, at);
    const vl_lexeme *behind = &checker->lexemes.all[close + 1 < checker->lexemes.count ? close + 1 : close];
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        if (vl_lexeme_is(behind, more[i])) return false;
    }
    return true;
}

/* local NAME = function … end, or a table: the variable is numbered ahead of those within, and not known to them. */
static bool read_local_value(vl_checker *checker, const vl_lexeme *name) {
    bool function = vl_lexeme_is(vl_check_ahead(checker, 1), "function"), table = vl_lexeme_is(vl_check_ahead(checker, 1), "{");
    if (!(function || table) || !stands_alone(checker, checker->at + 1)) return false;
    size_t outer = checker->scope_count, variable = vl_check_declare(checker, name->text, name->line);
    if (variable == VL_CHECK_NONE) return true;
    checker->variables[variable].watched = true;
    vl_check_assign(checker, variable, anything);
    vl_check_scope own = checker->scopes[--checker->scope_count];
    checker->at += function ? 2 : 1;
    if (function) vl_check_function(checker, NULL, variable, false);
    else vl_check_table(checker, checker->variables[variable].analysis);
    checker->scope_count = outer;
    checker->scopes[checker->scope_count++] = own;
    return true;
}

/* True if a value begins that may be there for what it does, a module for one. */
static bool is_required(const vl_checker *checker) {
    return vl_check_here(checker)->kind == VL_LEXEME_NAME &&
           vl_text_equal(vl_check_here(checker)->text, vl_text_of("require"));
}

static void read_local(vl_checker *checker) {
    vl_check_value values[MOST_TARGETS];
    size_t given = 0, count, first = checker->at, end;
    bool attributes = false, open = false;
    if (vl_check_take(checker, "function")) {
        read_local_function(checker);
        return;
    }
    end = read_names(checker, &count, &attributes);
    if (count == 1 && !attributes && vl_lexeme_is(vl_check_here(checker), "=") &&
        read_local_value(checker, &checker->lexemes.all[first])) return;
    bool set = vl_check_take(checker, "="), required = set && is_required(checker);
    while (set && !checker->failed) {
        vl_check_expression value = vl_check_expression_read(checker);
        vl_check_escape(checker, value.variable);
        if (given < MOST_TARGETS) values[given++] = value.value;
        open = vl_lexeme_is(&checker->lexemes.all[checker->at - 1], ")") ||
               vl_lexeme_is(&checker->lexemes.all[checker->at - 1], "...");
        if (!vl_check_take(checker, ",")) break;
    }
    for (size_t i = first, k = 0; i < end && !checker->failed; i++) {
        const vl_lexeme *name = &checker->lexemes.all[i];
        if (vl_lexeme_is(name, "<")) i += 2;
        if (name->kind != VL_LEXEME_NAME) continue;
        size_t variable = vl_check_declare(checker, name->text, name->line);
        vl_check_value nothing = {.kind = open || set ? VL_CHECK_ANY : VL_CHECK_UNSET};
        vl_check_assign(checker, variable, k < given ? values[k] : nothing);
        if (variable != VL_CHECK_NONE) checker->variables[variable].watched = count == 1 && !attributes && !required;
        k++;
    }
}

/* analysis.run = function … end */
static bool read_analysis_field(vl_checker *checker) {
    const vl_lexeme *name = vl_check_here(checker);
    if (name->kind != VL_LEXEME_NAME || !vl_lexeme_is(vl_check_ahead(checker, 1), ".") ||
        !vl_lexeme_is(vl_check_ahead(checker, 3), "=") || !vl_lexeme_is(vl_check_ahead(checker, 4), "function")) return false;
    size_t variable = vl_check_resolve(checker, name->text);
    const char *field = vl_check_analysis_function(vl_check_ahead(checker, 2));
    if (!field || variable == VL_CHECK_NONE || !checker->variables[variable].analysis) return false;
    checker->at += 5;
    vl_check_function(checker, field, VL_CHECK_NONE, false);
    return true;
}

/* A call, or an assignment to one or more places. */
static void read_expression_statement(vl_checker *checker) {
    size_t targets[MOST_TARGETS], count = 0;
    if (read_analysis_field(checker)) return;
    do {
        size_t first = checker->at;
        vl_check_expression target = vl_check_suffixed(checker, true);
        if (checker->at == first) checker->at++; /* what no Lua would take */
        if (count < MOST_TARGETS) targets[count++] = target.variable;
    } while (!checker->failed && vl_check_take(checker, ","));
    const vl_lexeme *key = count == 1 && checker->at ? &checker->lexemes.all[checker->at - 1] : NULL;
    if (!vl_check_take(checker, "=")) return;
    size_t given = 0;
    do {
        vl_check_expression value = vl_check_expression_read(checker);
        vl_check_escape(checker, value.variable);
        if (given < count) vl_check_assign(checker, targets[given], value.value);
        bool kept = given < count && targets[given] != VL_CHECK_NONE;
        if (value.value.kind == VL_CHECK_OPTIONS && !kept) vl_check_options_kept(checker, key);
        given++;
    } while (!checker->failed && vl_check_take(checker, ","));
    for (; given < count; given++) vl_check_assign(checker, targets[given], anything);
}

static void read_return(vl_checker *checker) {
    const vl_lexeme *here = vl_check_here(checker);
    bool whole = checker->functions == 0 && !checker->script->is_module;
    if (whole && here->kind == VL_LEXEME_NAME && vl_check_ahead(checker, 1)->kind == VL_LEXEME_END) {
        size_t variable = vl_check_resolve(checker, here->text);
        if (variable != VL_CHECK_NONE && !checker->variables[variable].analysis) {
            checker->variables[variable].analysis = true;
            checker->changed = true;
        }
    }
    if (whole && vl_lexeme_is(here, "{")) {
        vl_check_table(checker, true);
    } else if (!ends_block(checker) && !vl_lexeme_is(here, ";")) {
        do {
            vl_check_expression value = vl_check_expression_read(checker);
            vl_check_escape(checker, value.variable);
            if (value.value.kind == VL_CHECK_OPTIONS) checker->options_leave = true;
        } while (!checker->failed && vl_check_take(checker, ","));
    }
    vl_check_take(checker, ";");
}

static void read_statement(vl_checker *checker) {
    if (vl_check_take(checker, ";") || vl_check_take(checker, "break")) return;
    if (vl_check_take(checker, "if")) read_if(checker);
    else if (vl_check_take(checker, "for")) read_for(checker);
    else if (vl_check_take(checker, "repeat")) read_repeat(checker);
    else if (vl_check_take(checker, "function")) read_function_statement(checker);
    else if (vl_check_take(checker, "local")) read_local(checker);
    else if (vl_check_take(checker, "return")) read_return(checker);
    else if (vl_check_take(checker, "goto")) checker->at++;
    else if (vl_check_take(checker, "::")) checker->at += 2;
    else if (vl_lexeme_is(vl_check_here(checker), "while") || vl_lexeme_is(vl_check_here(checker), "do")) {
        if (vl_check_take(checker, "while")) read_expressions(checker);
        vl_check_take(checker, "do");
        read_scope(checker);
        vl_check_take(checker, "end");
    } else {
        read_expression_statement(checker);
    }
}

void vl_check_block(vl_checker *checker) {
    while (!checker->failed && !ends_block(checker)) read_statement(checker);
}
