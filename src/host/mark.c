#include "host/mark.h"

#include <string.h>

static const vl_mark nothing = {0, 0, 0};

static bool is(const vl_source_words *words, size_t at, const char *text) {
    return vl_source_words_is(words, at, text);
}

static bool is_sign(const vl_source_words *words, size_t at, const char *const *signs) {
    for (; *signs; signs++) {
        if (is(words, at, *signs)) return true;
    }
    return false;
}

static const char *const arithmetic[] = {"+", "-", "*", "/", "//", "%", "^", "&", "|", "~", "<<", ">>", NULL};
static const char *const concatenation[] = {"..", NULL};
static const char *const comparison[] = {"<", ">", "<=", ">=", NULL};

static vl_mark mark_words(const vl_source_words *words, size_t first, size_t last) {
    return (vl_mark){words->words[first].first, words->words[last].end, last};
}

/* Whether the string of word `at` is this text, between quotation marks. */
static bool is_quoted(const vl_source_words *words, size_t at, vl_text name) {
    vl_text text = vl_source_words_text(words, at);
    return words->words[at].kind == VL_SOURCE_STRING && text.size == name.size + 2 &&
           memcmp(text.data + 1, name.data, name.size) == 0;
}

/* Whether word `at` can be the name of that kind, as it is written. */
static bool names(const vl_source_words *words, size_t at, vl_text kind, vl_text name) {
    bool member = at > 0 && (is(words, at - 1, ".") || is(words, at - 1, ":"));
    if (vl_text_equal(kind, vl_text_of("constant"))) return is_quoted(words, at, name);
    if (vl_text_equal(kind, vl_text_of("field"))) {
        if (is_quoted(words, at, name)) return at > 0 && is(words, at - 1, "[") && is(words, at + 1, "]");
        member = at > 0 && is(words, at - 1, ".");
    }
    if (words->words[at].kind != VL_SOURCE_NAME || !vl_text_equal(vl_source_words_text(words, at), name)) return false;
    if (vl_text_equal(kind, vl_text_of("method"))) return at > 0 && is(words, at - 1, ":");
    return member == vl_text_equal(kind, vl_text_of("field"));
}

/* Whether the expression that ends with word `at` is used as the verb says. */
static bool is_used(const vl_source_words *words, size_t at, vl_text verb) {
    size_t start = vl_source_words_start(words, at), next = at + 1;
    if (is(words, next, "]")) next++; /* of t["name"] */
    bool before = start > 0;
    if (vl_text_equal(verb, vl_text_of("call"))) {
        bool string = next < words->count && words->words[next].kind == VL_SOURCE_STRING;
        return string || is(words, next, "(") || is(words, next, "{");
    }
    if (vl_text_equal(verb, vl_text_of("index"))) return is(words, next, ".") || is(words, next, "[") || is(words, next, ":");
    if (vl_text_equal(verb, vl_text_of("get length of"))) return before && is(words, start - 1, "#");
    if (vl_text_equal(verb, vl_text_of("concatenate"))) return is(words, next, "..") || (before && is(words, start - 1, ".."));
    return is_sign(words, next, arithmetic) || (before && is_sign(words, start - 1, arithmetic));
}

/* Whether two expressions are written alike, word for word. */
static bool are_alike(const vl_source_words *words, size_t a, size_t b) {
    size_t start_a = vl_source_words_start(words, a), start_b = vl_source_words_start(words, b);
    if (a - start_a != b - start_b) return false;
    for (size_t i = 0; i <= a - start_a; i++) {
        if (is(words, start_a + i, "(")) return false; /* two calls may give two values */
        if (!vl_text_equal(vl_source_words_text(words, start_a + i), vl_source_words_text(words, start_b + i))) return false;
    }
    return true;
}

/* The one word that the complaint can mean; NULL verb: however it is used. False: there is none, or there are several. */
static bool find_named(const vl_source_words *words, vl_text kind, vl_text name, const vl_text *verb, size_t *out) {
    bool found = false;
    for (size_t i = 0; i < words->count; i++) {
        if (!names(words, i, kind, name) || (verb && !is_used(words, i, *verb))) continue;
        if (found && !are_alike(words, *out, i)) return false;
        if (!found) *out = i;
        found = true;
    }
    return found;
}

static vl_mark mark_name(const vl_source_words *words, const vl_complaint *complaint) {
    size_t at;
    vl_text kind = complaint->kind;
    if (vl_text_equal(kind, vl_text_of("upvalue"))) kind = vl_text_of("local");
    if (!find_named(words, kind, complaint->name, &complaint->verb, &at) &&
        !find_named(words, kind, complaint->name, NULL, &at)) return nothing;
    return mark_words(words, at, at);
}

/* The only sign of these on the line. */
static vl_mark mark_sign(const vl_source_words *words, const char *const *signs) {
    vl_mark mark = nothing;
    for (size_t i = 0; i < words->count; i++) {
        if (words->words[i].kind != VL_SOURCE_SIGN || !is_sign(words, i, signs)) continue;
        if (mark.end) return nothing;
        mark = mark_words(words, i, i);
    }
    return mark;
}

/* The only word of that text on the line; false: there is none, or more. */
static bool find_only(const vl_source_words *words, const char *text, size_t *out) {
    bool found = false;
    for (size_t i = 0; i < words->count; i++) {
        if (!is(words, i, text)) continue;
        if (found) return false;
        *out = i;
        found = true;
    }
    return found;
}

/* Item `number`, from 1, of a list that begins at word `at` and ends ahead of word `end`. */
static vl_mark mark_item(const vl_source_words *words, size_t at, size_t end, size_t number) {
    size_t first = at;
    for (size_t i = at; i <= end && i <= words->count; i++) {
        if (i == end || is(words, i, ",")) {
            if (--number == 0) return i > first ? mark_words(words, first, i - 1) : nothing;
            first = i + 1;
        } else if (is(words, i, "(") || is(words, i, "[") || is(words, i, "{")) {
            i = vl_source_words_close(words, i);
        }
    }
    return nothing;
}

/* The expression, of those behind `opening`, that a `for` gets: "for x in HERE do", "for i = 1, HERE do". */
static vl_mark mark_loop(const vl_source_words *words, const char *opening, size_t number) {
    size_t begin, open, end;
    if (!find_only(words, "for", &begin)) return nothing;
    for (open = begin; open < words->count && !is(words, open, opening);) open++;
    for (end = open; end < words->count && !is(words, end, "do");) end++;
    return end < words->count ? mark_item(words, open + 1, end, number) : nothing;
}

static vl_mark mark_complaint(const vl_source_words *words, const vl_complaint *complaint) {
    if (vl_text_equal(complaint->verb, vl_text_of("compare"))) return mark_sign(words, comparison);
    if (vl_text_equal(complaint->kind, vl_text_of("for iterator"))) return mark_loop(words, "in", 1);
    if (complaint->name.size) return mark_name(words, complaint);
    if (vl_text_equal(complaint->verb, vl_text_of("concatenate"))) return mark_sign(words, concatenation);
    return vl_text_equal(complaint->verb, vl_text_of("perform arithmetic on")) ? mark_sign(words, arithmetic) : nothing;
}

/* Takes "prefix'NAME'" off a message. */
static bool take_name(vl_text *message, const char *prefix, vl_text *name) {
    size_t size = strlen(prefix);
    if (message->size < size + 2 || memcmp(message->data, prefix, size) != 0 || message->data[size] != '\'') return false;
    const char *begin = message->data + size + 1, *end = memchr(begin, '\'', message->size - size - 1);
    if (!end) return false;
    *name = (vl_text){begin, (size_t)(end - begin)};
    *message = (vl_text){end + 1, message->size - (size_t)(end + 1 - message->data)};
    return true;
}

/* The last part of "Corpus:frequencies" or "vanlua.table". */
static vl_text last_part(vl_text name) {
    for (size_t i = name.size; i-- > 0;) {
        if (name.data[i] == '.' || name.data[i] == ':') return (vl_text){name.data + i + 1, name.size - i - 1};
    }
    return name;
}

/* The only call of a function of that name. */
static bool find_call(const vl_source_words *words, vl_text name, size_t *out) {
    bool found = false;
    for (size_t i = 0; i < words->count; i++) {
        if (words->words[i].kind != VL_SOURCE_NAME || !vl_text_equal(vl_source_words_text(words, i), name)) continue;
        if (!is_used(words, i, vl_text_of("call"))) continue;
        if (found) return false;
        *out = i;
        found = true;
    }
    return found;
}

/* "bad argument #2 to 'insert'": the second argument, or the name where it is not given. */
static vl_mark mark_argument(const vl_source_words *words, size_t number, vl_text function) {
    size_t at;
    if (vl_text_equal(function, vl_text_of("for iterator"))) return mark_loop(words, "in", 1);
    if (!find_call(words, last_part(function), &at)) return nothing;
    if (number && is(words, at + 1, "(")) {
        size_t close = vl_source_words_close(words, at + 1);
        vl_mark mark = close > at + 1 ? mark_item(words, at + 2, close, number) : nothing;
        if (mark.end) return mark;
    } else if (number == 1) {
        return mark_words(words, at + 1, vl_source_words_close(words, at + 1));
    }
    return mark_words(words, at, at);
}

/* "bad argument 'unit' to 'Corpus:frequencies'": the field `unit = …` of the call, or else the name of what is called. */
static vl_mark mark_option(const vl_source_words *words, vl_text option, vl_text function) {
    vl_mark mark = nothing;
    for (size_t i = 0; i < words->count; i++) {
        if (words->words[i].kind != VL_SOURCE_NAME || !vl_text_equal(vl_source_words_text(words, i), option)) continue;
        bool field = i > 0 && (is(words, i - 1, "{") || is(words, i - 1, ",") || is(words, i - 1, ";"));
        if (!field || !is(words, i + 1, "=")) continue;
        if (mark.end) return nothing;
        mark = mark_words(words, i, i);
    }
    return mark.end || !function.size ? mark : mark_argument(words, 0, function);
}

/* What the engine says, which puts names between quotation marks. */
static vl_mark mark_of_engine(const vl_source_words *words, vl_text message) {
    vl_text name, function = {"", 0};
    size_t at;
    if (take_name(&message, "unknown option ", &name)) {
        if (take_name(&message, " of ", &function)) return mark_option(words, name, function);
        return find_named(words, vl_text_of("field"), name, NULL, &at) ? mark_words(words, at, at) : nothing;
    }
    if (take_name(&message, "bad argument ", &name)) {
        return take_name(&message, " to ", &function) ? mark_option(words, name, function) : nothing;
    }
    if (take_name(&message, "too many arguments to ", &name)) return mark_argument(words, 0, name);
    if (!take_name(&message, "", &name)) return nothing;
    if (message.size > 6 && memcmp(message.data, " needs ", 7) == 0) return mark_argument(words, 0, name);
    if (message.size < 9 || memcmp(message.data, " returned", 9) != 0) return nothing;
    char text[16] = "";
    if (name.size < sizeof text) memcpy(text, name.data, name.size);
    return find_only(words, text, &at) ? mark_words(words, at, at) : nothing;
}

/* "Document has no field 'titel'", "Corpus has no document or method 'frequncies'". */
static bool find_missing(vl_text message, vl_text *name) {
    static const char has[] = " has no ";
    size_t size = sizeof has - 1;
    for (size_t i = 0; i + size < message.size && message.data[i] != '\''; i++) {
        if (memcmp(message.data + i, has, size) != 0) continue;
        const char *quote = memchr(message.data + i, '\'', message.size - i);
        if (!quote) return false;
        vl_text rest = {quote, message.size - (size_t)(quote - message.data)};
        return take_name(&rest, "", name);
    }
    return false;
}

/* The text that a syntax error stands near, where it is on the line but once. */
static vl_mark mark_near(const vl_source_words *words, vl_text message) {
    static const char near[] = " near '";
    size_t size = sizeof near - 1;
    for (size_t i = message.size; i-- > 0;) {
        if (message.size - i <= size || memcmp(message.data + i, near, size) != 0) continue;
        vl_text name = {message.data + i + size, message.size - i - size};
        if (name.size < 2 || name.data[name.size - 1] != '\'') return nothing;
        name.size--;
        vl_mark mark = nothing;
        for (size_t j = 0; j < words->count; j++) {
            if (!vl_text_equal(vl_source_words_text(words, j), name)) continue;
            if (mark.end) return nothing;
            mark = mark_words(words, j, j);
        }
        return mark;
    }
    return nothing;
}

/* "bad argument #2 to 'insert' (…" and "bad 'for' limit (…". */
static vl_mark mark_numbered(const vl_source_words *words, vl_text message) {
    static const char *const parts[] = {"bad 'for' initial", "bad 'for' limit", "bad 'for' step",
                                        "'for' initial", "'for' limit", "'for' step"};
    static const char argument[] = "bad argument #";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t size = strlen(parts[i]);
        if (message.size > size && memcmp(message.data, parts[i], size) == 0) return mark_loop(words, "=", i % 3 + 1);
    }
    size_t at = sizeof argument - 1, number = 0;
    if (message.size < at || memcmp(message.data, argument, at) != 0) return nothing;
    for (; at < message.size && message.data[at] >= '0' && message.data[at] <= '9' && number < 1000; at++) {
        number = number * 10 + (size_t)(message.data[at] - '0');
    }
    vl_text rest = {message.data + at, message.size - at}, name;
    return take_name(&rest, " to ", &name) ? mark_argument(words, number, name) : nothing;
}

vl_mark vl_mark_find(const vl_source_words *words, vl_text message) {
    vl_complaint complaint;
    vl_text name;
    size_t at;
    if (!words->whole) return nothing;
    if (vl_complaint_read(message, &complaint)) return mark_complaint(words, &complaint);
    if (find_missing(message, &name)) {
        if (find_named(words, vl_text_of("field"), name, NULL, &at) ||
            find_named(words, vl_text_of("method"), name, NULL, &at)) return mark_words(words, at, at);
        return nothing;
    }
    vl_mark mark = mark_numbered(words, message);
    if (!mark.end) mark = mark_of_engine(words, message);
    return mark.end ? mark : mark_near(words, message);
}
