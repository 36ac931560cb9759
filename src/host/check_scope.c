#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "host/check_source.h"

const vl_lexeme *vl_check_ahead(const vl_checker *checker, size_t count) {
    size_t last = checker->lexemes.count - 1;
    return &checker->lexemes.all[checker->at + count < last ? checker->at + count : last];
}

const vl_lexeme *vl_check_here(const vl_checker *checker) {
    return vl_check_ahead(checker, 0);
}

bool vl_check_take(vl_checker *checker, const char *text) {
    if (!vl_lexeme_is(vl_check_here(checker), text)) return false;
    checker->at++;
    return true;
}

void vl_check_find(vl_checker *checker, int line, const char *format, ...) {
    char message[600];
    vl_findings *out = checker->findings;
    if (!checker->reporting || vl_lexemes_silent(&checker->lexemes, line)) return;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    const char *text = vl_host_print(checker->host, "%s:%d: %s", checker->script->chunk, line, message);
    bool room = text && vl_host_grow(checker->host, (void **)&out->all, out->count, &out->capacity, sizeof *out->all);
    if (room) out->all[out->count++] = (vl_finding){line, text};
    else checker->failed = true;
}

size_t vl_check_declare(vl_checker *checker, vl_text name, int line) {
    size_t number = checker->next_variable;
    vl_host *host = checker->host;
    if (vl_text_equal(name, vl_text_of("_ENV"))) checker->dynamic = true;
    if (number == checker->variable_count) {
        if (!vl_host_grow(host, (void **)&checker->variables, number, &checker->variable_capacity,
                          sizeof *checker->variables)) goto no_memory;
        checker->variables[checker->variable_count++] = (vl_check_variable){.name = name, .line = line};
    }
    if (!vl_host_grow(host, (void **)&checker->scopes, checker->scope_count, &checker->scope_capacity,
                      sizeof *checker->scopes)) goto no_memory;
    checker->scopes[checker->scope_count++] = (vl_check_scope){name, number};
    checker->next_variable++;
    return number;
no_memory:
    checker->failed = true;
    return VL_CHECK_NONE;
}

size_t vl_check_resolve(const vl_checker *checker, vl_text name) {
    for (size_t i = checker->scope_count; i > 0; i--) {
        if (vl_text_equal(checker->scopes[i - 1].name, name)) return checker->scopes[i - 1].variable;
    }
    return VL_CHECK_NONE;
}

static bool same_value(vl_check_value a, vl_check_value b) {
    return a.kind == b.kind && a.class_ == b.class_ && a.function == b.function && vl_text_equal(a.library, b.library);
}

void vl_check_assign(vl_checker *checker, size_t variable, vl_check_value value) {
    if (variable == VL_CHECK_NONE) return;
    vl_check_variable *known = &checker->variables[variable];
    vl_check_value common = vl_check_common(known->value, value);
    if (same_value(common, known->value)) return;
    known->value = common;
    checker->changed = true;
}

void vl_check_escape(vl_checker *checker, size_t variable) {
    if (variable == VL_CHECK_NONE || checker->variables[variable].escapes) return;
    checker->variables[variable].escapes = true;
    checker->changed = true;
}
