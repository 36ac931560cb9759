/*
 * Reading patterns: chunks between white space, each a phrase, alternatives, a wildcard, a gap or a bar.
 *
 * Neighbouring chunks that are nothing but text are one phrase, since they are cut into tokens together.
 */
#include "query/pattern.h"
#include "text/property.h"
#include "text/utf8.h"

typedef struct reader {
    vl_assembler assembler;
    vl_text text;
    vl_string phrase; /* chunks that have been read and not yet appended */
    bool parts;       /* no `_` of the phrase was escaped */
    bool begun;       /* the alternative has an item */
    size_t gap;       /* byte of the gap that was read last and nothing yet behind it, SIZE_MAX: none */
    size_t bar;       /* byte of the bar with nothing yet behind it, SIZE_MAX: none */
} reader;

/* Fails with a message that names a place, in letters from 1. */
static vl_status refuse(const reader *in, size_t at, const char *what, vl_error *error) {
    unsigned long long letter = vl_text_length((vl_text){in->text.data, at}) + 1;
    return vl_error_set(error, VL_ERROR_ARGUMENT, "the pattern has %s at character %llu", what, letter);
}

/* What one unescaped or escaped letter of the pattern is. */
typedef struct letter {
    size_t first; /* of its bytes, without the backslash */
    size_t end;
    bool escaped;
} letter;

/* The letter at `at` below the text's end; a backslash is taken with the letter behind it. */
static letter letter_at(vl_text text, size_t at) {
    bool escaped = text.data[at] == '\\' && at + 1 < text.size;
    size_t first = at + escaped;
    return (letter){first, first + vl_utf8_length((unsigned char)text.data[first]), escaped};
}

static bool is_mark(vl_text text, letter read, char mark) {
    return !read.escaped && text.data[read.first] == mark;
}

static bool is_blank(vl_text text, letter read) {
    uint32_t code_point;
    vl_utf8_read(text.data + read.first, &code_point);
    return !read.escaped && vl_is_white_space(code_point);
}

/* Where the chunk that begins at `at` ends. */
static size_t chunk_end(vl_text text, size_t at) {
    while (at < text.size) {
        letter read = letter_at(text, at);
        if (is_blank(text, read)) break;
        at = read.end;
    }
    return at;
}

/* Appends a stretch without its backslashes, `*` as VL_WILDCARD_ANY where it is a wildcard. */
static vl_status append_plain(reader *in, size_t first, size_t end, vl_string *out, bool *parts, vl_error *error) {
    static const char any = VL_WILDCARD_ANY;
    vl_context *context = in->assembler.pattern->context;
    for (letter read; first < end; first = read.end) {
        read = letter_at(in->text, first);
        if (!read.escaped && in->text.data[first] == '\\') return refuse(in, first, "a backslash with nothing behind it", error);
        if (read.escaped && in->text.data[read.first] == '_') *parts = false;
        bool star = is_mark(in->text, read, '*');
        bool added = star ? vl_string_append(context, out, &any, 1)
                          : vl_string_append(context, out, in->text.data + read.first, read.end - read.first);
        if (!added) return vl_error_memory(error);
    }
    return VL_OK;
}

/* Appends the phrase that was read as an item. */
static vl_status flush_phrase(reader *in, vl_error *error) {
    if (!in->phrase.size) return VL_OK;
    vl_assemble_item(&in->assembler);
    vl_status status = vl_pattern_read_phrase(&in->assembler, vl_string_text(&in->phrase), in->parts, error);
    in->phrase.size = 0;
    in->parts = true;
    return status;
}

static vl_status append_wildcard(reader *in, vl_text text, bool parts, vl_error *error) {
    vl_pattern *pattern = in->assembler.pattern;
    vl_program *program = in->assembler.program;
    if (program->wildcard_count == VL_PATTERN_WILDCARDS)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "a pattern has at most %u tokens with *", VL_PATTERN_WILDCARDS);
    vl_status status = vl_wildcard_make(&pattern->strings, text, pattern->options.form,
                                        program == &pattern->programs[VL_PROGRAM_VIETNAMESE], parts,
                                        &program->wildcards[program->wildcard_count]);
    if (status != VL_OK) return vl_error_memory(error);
    status = vl_assemble_side(&in->assembler, error);
    if (status == VL_OK) status = vl_assemble_step(&in->assembler, VL_STEP_TOKEN, program->wildcard_count++, error);
    return status;
}

/* Appends one side of a chunk: a phrase, or a wildcard. */
static vl_status append_side(reader *in, size_t first, size_t end, vl_error *error) {
    vl_context *context = in->assembler.pattern->context;
    vl_string side = VL_STRING;
    bool parts = true;
    vl_status status = append_plain(in, first, end, &side, &parts, error);
    if (status == VL_OK) {
        vl_text text = vl_string_text(&side);
        bool wild = memchr(text.data, VL_WILDCARD_ANY, text.size) != NULL;
        status = wild ? append_wildcard(in, text, parts, error) : vl_pattern_read_phrase(&in->assembler, text, parts, error);
    }
    vl_string_free(context, &side);
    return status;
}

/* Appends a chunk with bars or wildcards as an item. */
static vl_status append_sides(reader *in, size_t first, size_t end, vl_error *error) {
    vl_status status = flush_phrase(in, error);
    vl_assemble_item(&in->assembler);
    while (status == VL_OK) {
        size_t bar = first;
        while (bar < end && !is_mark(in->text, letter_at(in->text, bar), '|')) bar = letter_at(in->text, bar).end;
        if (bar == first) return refuse(in, bar == end ? bar - 1 : bar, "an alternative with nothing in it", error);
        status = append_side(in, first, bar, error);
        if (bar == end) break;
        first = bar + 1;
        if (status == VL_OK && first == end) return refuse(in, bar, "an alternative with nothing in it", error);
    }
    return status;
}

/* True if the chunk holds bars or wildcards. */
static bool has_marks(vl_text text, size_t first, size_t end) {
    for (letter read; first < end; first = read.end) {
        read = letter_at(text, first);
        if (is_mark(text, read, '*') || is_mark(text, read, '|')) return true;
    }
    return false;
}

/* True for marks that no token but their own begins or ends with. */
static bool is_outer(vl_text text, letter read) {
    static const uint32_t marks[] = {',', ';', ':', '!', '?', '.', '(', ')', '[', ']', '{', '}', '"', '\'', 0xAB, 0xBB,
                                     0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2026};
    uint32_t code_point;
    vl_utf8_read(text.data + read.first, &code_point);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (code_point == marks[i]) return true;
    return false;
}

/* The part of a chunk between the marks around it, where a wildcard is; all of it if it holds a bar. */
static vl_range inner_part(vl_text text, size_t first, size_t end) {
    vl_range inner = {end, end};
    size_t at = first;
    for (letter read; at < end; at = read.end) {
        read = letter_at(text, at);
        if (is_mark(text, read, '|')) return (vl_range){first, end};
        if (is_outer(text, read)) continue;
        if (inner.first == end) inner.first = at;
        inner.end = read.end;
    }
    return inner;
}

/* Appends a stretch of nothing but text to the phrase. */
static vl_status append_text(reader *in, size_t first, size_t end, vl_error *error) {
    if (first == end) return VL_OK;
    if (in->phrase.size && !vl_string_append(in->assembler.pattern->context, &in->phrase, " ", 1)) return vl_error_memory(error);
    return append_plain(in, first, end, &in->phrase, &in->parts, error);
}

/* Appends a chunk; marks that touch a wildcard are tokens of their own. */
static vl_status append_chunk(reader *in, size_t first, size_t end, vl_error *error) {
    if (!has_marks(in->text, first, end)) return append_text(in, first, end, error);
    vl_range inner = inner_part(in->text, first, end);
    vl_status status = append_text(in, first, (size_t)inner.first, error);
    if (status == VL_OK) status = append_sides(in, (size_t)inner.first, (size_t)inner.end, error);
    return status == VL_OK ? append_text(in, (size_t)inner.end, end, error) : status;
}

/* Ends an alternative of the whole pattern; `at` is where. */
static vl_status end_alternative(reader *in, size_t at, vl_error *error) {
    if (in->gap != SIZE_MAX) return refuse(in, in->gap, "a gap with nothing behind it", error);
    if (!in->begun && in->bar != SIZE_MAX) return refuse(in, in->bar, "an alternative with nothing in it", error);
    if (!in->begun && at < in->text.size) return refuse(in, at, "an alternative with nothing in it", error);
    if (!in->begun) return vl_error_set(error, VL_ERROR_ARGUMENT, "a pattern needs at least one word, number or mark");
    return flush_phrase(in, error);
}

static vl_status append_gap(reader *in, size_t at, vl_error *error) {
    if (!in->begun) return refuse(in, at, "a gap with nothing before it", error);
    vl_status status = flush_phrase(in, error);
    in->gap = at;
    vl_assemble_item(&in->assembler);
    if (status == VL_OK) status = vl_assemble_side(&in->assembler, error);
    return status == VL_OK ? vl_assemble_step(&in->assembler, VL_STEP_GAP, 0, error) : status;
}

static vl_status read_chunk(reader *in, size_t first, size_t end, vl_error *error) {
    vl_text chunk = {in->text.data + first, end - first};
    if (vl_text_equal(chunk, vl_text_of("|"))) {
        vl_status status = end_alternative(in, first, error);
        in->begun = false;
        in->bar = first;
        return status == VL_OK ? vl_assemble_alternative(&in->assembler, error) : status;
    }
    if (vl_text_equal(chunk, vl_text_of("...")) || vl_text_equal(chunk, vl_text_of("\u2026")))
        return append_gap(in, first, error);
    in->begun = true;
    in->gap = in->bar = SIZE_MAX;
    return append_chunk(in, first, end, error);
}

/* Reads all chunks. */
static vl_status read_chunks(reader *in, vl_error *error) {
    vl_status status = vl_assemble_alternative(&in->assembler, error);
    for (size_t at = 0; status == VL_OK && at < in->text.size;) {
        letter read = letter_at(in->text, at);
        if (is_blank(in->text, read)) {
            at = read.end;
            continue;
        }
        size_t end = chunk_end(in->text, at);
        status = read_chunk(in, at, end, error);
        at = end;
    }
    return status == VL_OK ? end_alternative(in, in->text.size, error) : status;
}

/* Appends the whole text as one phrase. */
static vl_status read_literal(vl_assembler *assembler, vl_text text, vl_error *error) {
    vl_status status = vl_assemble_alternative(assembler, error);
    if (status != VL_OK) return status;
    vl_assemble_item(assembler);
    return vl_pattern_read_phrase(assembler, text, true, error);
}

vl_status vl_pattern_read(vl_pattern *pattern, vl_text text, int program, vl_error *error) {
    reader in = {.assembler = vl_assembler_of(pattern, &pattern->programs[program]), .text = text, .parts = true};
    in.gap = in.bar = SIZE_MAX;
    vl_status status = pattern->options.literal ? read_literal(&in.assembler, text, error) : read_chunks(&in, error);
    vl_string_free(pattern->context, &in.phrase);
    return status == VL_OK ? vl_assemble_end(&in.assembler, error) : status;
}
