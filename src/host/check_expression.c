#include <string.h>

#include "host/check_source.h"
#include "lua/check.h"

static const vl_check_value anything = {.kind = VL_CHECK_ANY};

/* What comes of a value of which nothing is known yet, or will ever be. */
static vl_check_value unknown(vl_check_value of) {
    return (vl_check_value){.kind = of.kind == VL_CHECK_UNSET ? VL_CHECK_UNSET : VL_CHECK_ANY};
}

/* A value that goes where its uses are not seen. */
static void let_go(vl_checker *checker, const vl_check_expression *expression) {
    vl_check_escape(checker, expression->variable);
    if (expression->value.kind == VL_CHECK_OPTIONS) checker->options_leave = true;
}

static bool is_store(const vl_checker *checker, bool target) {
    return target && (vl_lexeme_is(vl_check_here(checker), "=") || vl_lexeme_is(vl_check_here(checker), ","));
}

static vl_check_expression read_name(vl_checker *checker, bool target) {
    vl_check_expression out = {.variable = vl_check_resolve(checker, vl_check_here(checker)->text), .first = checker->at};
    const vl_lexeme *name = vl_check_here(checker);
    checker->at++;
    bool store = is_store(checker, target);
    if (out.variable != VL_CHECK_NONE) {
        out.value = checker->variables[out.variable].value;
        if (!store) checker->variables[out.variable].read = true;
    } else if (store) {
        vl_check_set_global(checker, name, false);
        out.value = anything;
    } else {
        out.value = vl_check_read_global(checker, out.first);
    }
    return out;
}

/* The value of a member named behind a dot. */
static vl_check_value read_member(vl_checker *checker, vl_check_value of, const vl_lexeme *name, bool store) {
    vl_check_value member = unknown(of);
    if (store) return anything;
    if (of.kind == VL_CHECK_OPTIONS) vl_check_option(checker, name);
    if (of.kind == VL_CHECK_LIBRARY) vl_check_library_member(checker, of.library, (size_t)(name - checker->lexemes.all));
    if (of.kind != VL_CHECK_CLASS || vl_check_member(of.class_, name->text, &member)) return member;
    const char *near = vl_check_nearest_member(of.class_, name->text, false);
    int size = (int)name->text.size;
    /* Objects with other keys take what is no slip of a long name as one of those. */
    bool open = of.class_->lookup && (!near || name->text.size < 5);
    if (open) return member;
    if (near) vl_check_find(checker, name->line, "%s has no '%.*s' (did you mean '%s'?)", of.class_->name, size,
                            name->text.data, near);
    else vl_check_find(checker, name->line, "%s has no '%.*s'", of.class_->name, size, name->text.data);
    return member;
}

/* The value of an element in square brackets. */
static vl_check_value read_element(vl_checker *checker, vl_check_expression *of) {
    size_t first = ++checker->at;
    vl_check_expression_read(checker);
    const vl_lexeme *key = &checker->lexemes.all[first];
    bool named = key->kind == VL_LEXEME_STRING && checker->at == first + 1;
    vl_check_take(checker, "]");
    if (of->value.kind == VL_CHECK_OPTIONS && !named) let_go(checker, of);
    const char *maker = of->value.kind == VL_CHECK_CLASS && strcmp(of->value.class_->name, "Corpus") == 0 ? "Corpus:document" : NULL;
    const vl_lua_function *function = maker ? vl_lua_function_find(maker) : NULL;
    return function ? vl_check_value_of(function->results) : unknown(of->value);
}

/* True if the expression, which has just been read, may stand for several values: it ends in a call or in "...". */
static bool is_open(const vl_checker *checker, const vl_check_expression *expression) {
    const vl_lexeme *last = &checker->lexemes.all[expression->end - 1];
    if (vl_lexeme_is(last, ")") || vl_lexeme_is(last, "...")) return true;
    if (expression->end == expression->first + 1) return false;
    if (vl_lexeme_is(last, "}")) return vl_lexemes_close(&checker->lexemes, expression->first) + 1 != expression->end;
    return last->kind == VL_LEXEME_STRING;
}

static void add_argument(vl_checker *checker, vl_check_arguments *arguments, vl_check_expression argument) {
    if (arguments->count < VL_CHECK_MOST_ARGUMENTS) arguments->all[arguments->count++] = argument;
    else checker->options_leave = checker->options_leave || argument.value.kind == VL_CHECK_OPTIONS;
    arguments->open = is_open(checker, &argument);
}

static vl_check_arguments read_arguments(vl_checker *checker) {
    vl_check_arguments arguments = {.count = 0};
    if (vl_check_take(checker, "(")) {
        while (!vl_lexeme_is(vl_check_here(checker), ")") && vl_check_here(checker)->kind != VL_LEXEME_END) {
            add_argument(checker, &arguments, vl_check_expression_read(checker));
            if (!vl_check_take(checker, ",")) break;
        }
        vl_check_take(checker, ")");
        return arguments;
    }
    vl_check_expression only = {.variable = VL_CHECK_NONE, .first = checker->at, .value = anything};
    if (vl_check_here(checker)->kind == VL_LEXEME_STRING) checker->at++;
    else vl_check_table(checker, false);
    only.end = checker->at;
    add_argument(checker, &arguments, only);
    /* A call in parentheses as the only argument has come by the other way. */
    arguments.open = false;
    return arguments;
}

/* Hands the arguments on to the parameters of a function of the script. */
static void pass_arguments(vl_checker *checker, size_t variable, const vl_check_arguments *arguments) {
    const vl_check_variable *function = &checker->variables[variable];
    size_t first = function->first_parameter, count = function->parameter_count;
    for (size_t i = 0; i < count; i++) {
        bool given = i < arguments->count && !(arguments->open && i + 1 == arguments->count);
        vl_check_assign(checker, first + i, given ? arguments->all[i].value : anything);
        if (given) vl_check_escape(checker, arguments->all[i].variable);
    }
    for (size_t i = count; i < arguments->count; i++) let_go(checker, &arguments->all[i]);
}

static bool is_vanlua(const vl_checker *checker, const vl_check_arguments *arguments) {
    return arguments->count == 1 && arguments->all[0].end == arguments->all[0].first + 1 &&
           vl_lexeme_is_string(&checker->lexemes.all[arguments->all[0].first], "vanlua");
}

static bool is_require(const vl_checker *checker, const vl_check_expression *callee) {
    const vl_lexeme *name = &checker->lexemes.all[callee->first];
    return callee->variable == VL_CHECK_NONE && callee->end == callee->first + 1 && name->kind == VL_LEXEME_NAME &&
           vl_text_equal(name->text, vl_text_of("require")) && vl_check_resolve(checker, name->text) == VL_CHECK_NONE;
}

/* Tells of a method that is taken with a dot, by the name that ends ahead of `end`. */
static void find_dot(vl_checker *checker, const vl_lua_function *function, size_t end) {
    const vl_lexeme *name = &checker->lexemes.all[end - 1];
    bool dotted = end >= 3 && name->kind == VL_LEXEME_NAME && vl_lexeme_is(name - 1, ".") && strchr(function->name, ':');
    if (!dotted) return;
    bool named = name[-2].kind == VL_LEXEME_NAME;
    vl_text object = named ? name[-2].text : vl_text_of("object");
    vl_check_find(checker, name->line, "methods are called with a colon: %.*s:%.*s()", (int)object.size, object.data,
                  (int)name->text.size, name->text.data);
}

/* True if no object can be among the arguments of a method that is called with a dot. */
static bool lacks_object(const vl_checker *checker, const vl_check_arguments *arguments) {
    if (!arguments->count) return true;
    const vl_check_expression *first = &arguments->all[0];
    const vl_lexeme *lexeme = &checker->lexemes.all[first->first];
    if (vl_lexeme_is(lexeme, "{")) return vl_lexemes_close(&checker->lexemes, first->first) + 1 == first->end;
    return first->end == first->first + 1 && (lexeme->kind == VL_LEXEME_STRING || lexeme->kind == VL_LEXEME_NUMBER);
}

void vl_check_iterated(vl_checker *checker, const vl_check_expression *expression) {
    if (expression->value.kind != VL_CHECK_FUNCTION) return;
    find_dot(checker, expression->value.function, expression->end);
}

static vl_check_value call(vl_checker *checker, const vl_check_expression *callee, const vl_check_arguments *arguments, int line) {
    vl_check_value value = callee->value;
    if (callee->variable != VL_CHECK_NONE && checker->variables[callee->variable].callable) {
        pass_arguments(checker, callee->variable, arguments);
        return anything;
    }
    for (size_t i = 0; i < arguments->count; i++) let_go(checker, &arguments->all[i]);
    if (value.kind == VL_CHECK_FUNCTION) {
        if (!strchr(value.function->name, ':')) vl_check_arguments_of(checker, value.function, arguments, line);
        else if (lacks_object(checker, arguments)) find_dot(checker, value.function, callee->end);
        return vl_check_value_of(value.function->results);
    }
    if (value.kind == VL_CHECK_ITERATOR) {
        value.kind = value.class_ ? VL_CHECK_CLASS : VL_CHECK_STRING;
        return value;
    }
    if (!is_require(checker, callee)) return unknown(value);
    if (is_vanlua(checker, arguments)) return (vl_check_value){.kind = VL_CHECK_CLASS, .class_ = vl_lua_classes()[0]};
    checker->modules = true;
    return anything;
}

static void find_no_method(vl_checker *checker, const char *of, const vl_lexeme *name, const char *near) {
    int size = (int)name->text.size;
    if (near) vl_check_find(checker, name->line, "%s has no method '%.*s' (did you mean '%s'?)", of, size, name->text.data, near);
    else vl_check_find(checker, name->line, "%s has no method '%.*s'", of, size, name->text.data);
}

/* The result of a method, whose name is the lexeme at hand. */
static vl_check_value call_method(vl_checker *checker, const vl_check_value *of) {
    const vl_lexeme *name = vl_check_here(checker);
    vl_check_value member = anything;
    checker->at++;
    vl_check_arguments arguments = read_arguments(checker);
    for (size_t i = 0; i < arguments.count; i++) let_go(checker, &arguments.all[i]);
    if (of->kind == VL_CHECK_STRING && !vl_check_string_method(checker, name->text)) {
        find_no_method(checker, "a string", name, vl_check_nearest_string_method(checker, name->text));
    }
    if (of->kind == VL_CHECK_ANY) vl_check_stray_method(checker, name);
    if (of->kind != VL_CHECK_CLASS || *of->class_->name < 'A' || *of->class_->name > 'Z') return unknown(*of);
    if (!vl_check_member(of->class_, name->text, &member)) {
        find_no_method(checker, of->class_->name, name, vl_check_nearest_member(of->class_, name->text, true));
    }
    if (member.kind != VL_CHECK_FUNCTION) return anything;
    vl_check_arguments_of(checker, member.function, &arguments, name->line);
    return vl_check_value_of(member.function->results);
}

static bool begins_call(const vl_lexeme *lexeme) {
    return vl_lexeme_is(lexeme, "(") || vl_lexeme_is(lexeme, "{") || lexeme->kind == VL_LEXEME_STRING;
}

/* Reads one suffix. False: there is none. */
static bool read_suffix(vl_checker *checker, vl_check_expression *out, bool target) {
    const vl_lexeme *here = vl_check_here(checker);
    size_t variable = out->variable;
    if (vl_check_take(checker, ".")) {
        const vl_lexeme *name = vl_check_here(checker);
        checker->at++;
        out->value = read_member(checker, out->value, name, is_store(checker, target));
        vl_check_escape(checker, variable);
    } else if (vl_lexeme_is(here, "[")) {
        out->value = read_element(checker, out);
        vl_check_escape(checker, variable);
    } else if (vl_check_take(checker, ":")) {
        out->value = call_method(checker, &out->value);
        vl_check_escape(checker, variable);
    } else if (begins_call(here)) {
        out->end = checker->at;
        vl_check_arguments arguments = read_arguments(checker);
        out->value = call(checker, out, &arguments, here->line);
    } else {
        return false;
    }
    out->variable = VL_CHECK_NONE;
    return true;
}

vl_check_expression vl_check_suffixed(vl_checker *checker, bool target) {
    vl_check_expression out = {.variable = VL_CHECK_NONE, .first = checker->at, .value = anything};
    if (vl_check_here(checker)->kind == VL_LEXEME_NAME) {
        out = read_name(checker, target);
    } else if (vl_check_take(checker, "(")) {
        vl_check_expression within = vl_check_expression_read(checker);
        vl_check_escape(checker, within.variable);
        out.value = within.value;
        vl_check_take(checker, ")");
    } else if (vl_check_here(checker)->kind == VL_LEXEME_STRING) {
        out.value.kind = VL_CHECK_STRING;
        checker->at++;
        out.end = checker->at;
        return out;
    } else {
        checker->at++;
    }
    while (!checker->failed && read_suffix(checker, &out, target)) continue;
    out.end = checker->at;
    return out;
}

/* The value behind `NAME =`, `[…] =` or nothing in a table. */
static void read_entry(vl_checker *checker, bool analysis) {
    const char *field = NULL;
    const vl_lexeme *key = NULL;
    if (vl_check_here(checker)->kind == VL_LEXEME_NAME && vl_lexeme_is(vl_check_ahead(checker, 1), "=")) {
        if (analysis) field = vl_check_analysis_function(vl_check_here(checker));
        key = vl_check_here(checker);
        checker->at += 2;
    } else if (vl_check_take(checker, "[")) {
        vl_check_expression_read(checker);
        vl_check_take(checker, "]");
        vl_check_take(checker, "=");
    }
    if (field && vl_check_take(checker, "function")) {
        vl_check_function(checker, field, VL_CHECK_NONE, false);
        return;
    }
    vl_check_expression value = vl_check_expression_read(checker);
    vl_check_escape(checker, value.variable);
    if (value.value.kind == VL_CHECK_OPTIONS) vl_check_options_kept(checker, key);
}

void vl_check_table(vl_checker *checker, bool analysis) {
    vl_check_take(checker, "{");
    while (!checker->failed && !vl_lexeme_is(vl_check_here(checker), "}") && vl_check_here(checker)->kind != VL_LEXEME_END) {
        read_entry(checker, analysis);
        if (!vl_check_take(checker, ",") && !vl_check_take(checker, ";")) break;
    }
    vl_check_take(checker, "}");
}

static vl_check_expression read_simple(vl_checker *checker) {
    vl_check_expression out = {.variable = VL_CHECK_NONE, .first = checker->at, .value = anything};
    const vl_lexeme *here = vl_check_here(checker);
    if (vl_check_take(checker, "function")) {
        vl_check_function(checker, NULL, VL_CHECK_NONE, false);
    } else if (vl_lexeme_is(here, "{")) {
        vl_check_table(checker, false);
    } else if (vl_check_take(checker, "nil")) {
        out.value.kind = VL_CHECK_UNSET;
    } else if (here->kind == VL_LEXEME_NUMBER || here->kind == VL_LEXEME_KEYWORD || vl_lexeme_is(here, "...")) {
        checker->at++;
    } else {
        return vl_check_suffixed(checker, false);
    }
    out.end = checker->at;
    return out;
}

/* Reads an operand with what stands ahead of it. */
static vl_check_expression read_operand(vl_checker *checker) {
    bool changed = false;
    size_t first = checker->at;
    while (vl_check_take(checker, "not") || vl_check_take(checker, "-") || vl_check_take(checker, "#") || vl_check_take(checker, "~"))
        changed = true;
    vl_check_expression out = read_simple(checker);
    if (changed) out.value = anything;
    out.first = first;
    return out;
}

static bool take_operator(vl_checker *checker) {
    static const char *const operators[] = {"+", "-", "*", "/", "%", "^", "//", "&", "|", "~", "<<", ">>", "..", "==", "~=",
                                            "<", "<=", ">", ">="};
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        if (vl_check_take(checker, operators[i])) return true;
    }
    return false;
}

vl_check_expression vl_check_expression_read(vl_checker *checker) {
    vl_check_value common = {.kind = VL_CHECK_UNSET};
    vl_check_expression out = read_operand(checker);
    while (!checker->failed) {
        if (take_operator(checker)) {
            vl_check_escape(checker, out.variable);
            vl_check_escape(checker, read_operand(checker).variable);
            out.value = anything;
        } else if (vl_lexeme_is(vl_check_here(checker), "and") || vl_lexeme_is(vl_check_here(checker), "or")) {
            /* `a and b` is b where it is of use; `a or b` is either. */
            if (vl_lexeme_is(vl_check_here(checker), "or")) common = vl_check_common(common, out.value);
            vl_check_escape(checker, out.variable);
            checker->at++;
            size_t first = out.first;
            out = read_operand(checker);
            vl_check_escape(checker, out.variable);
            out.first = first;
        } else {
            break;
        }
        out.variable = VL_CHECK_NONE;
    }
    out.value = vl_check_common(common, out.value);
    out.end = checker->at;
    return out;
}
