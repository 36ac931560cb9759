#include "host/excerpt.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "vanlua/table.h"
#include "vanlua/text.h"

#define COLUMNS 72 /* of the line that are shown: with the number ahead, 80 */
#define TAB 4

/* The line in three parts, as they are shown. */
typedef struct shown_line {
    vl_string before, marked, behind;
} shown_line;

static bool append(vl_context *context, vl_string *out, const char *bytes, size_t size) {
    return vl_string_append(context, out, bytes, size);
}

/* Appends with tabulators as blanks, up to columns counted from the start of the line. */
static bool append_visible(vl_context *context, vl_text part, uint64_t column, vl_string *out) {
    for (size_t at = 0; at < part.size;) {
        size_t end = at;
        while (end < part.size && part.data[end] != '\t') end++;
        if (vl_text_visible(context, (vl_text){part.data + at, end - at}, false, out) != VL_OK) return false;
        at = end;
        if (at == part.size) break;
        uint64_t width = column + vl_text_width((vl_text){out->data, out->size});
        if (!append(context, out, "    ", (size_t)(TAB - width % TAB))) return false;
        at++;
    }
    return true;
}

static vl_text text_of(const vl_string *string) {
    return (vl_text){string->size ? string->data : "", string->size};
}

/* The end of a text that is at most `columns` wide. */
static vl_text fit_end(vl_text text, uint64_t columns) {
    uint64_t width = vl_text_width(text);
    size_t first = width > columns ? vl_text_fit(text, width - columns) : 0;
    vl_text end = {text.data + first, text.size - first};
    while (vl_text_width(end) > columns) { /* a wide letter stood on the border */
        first = vl_text_segment(end, VL_SEGMENT_GRAPHEME, 0);
        end = (vl_text){end.data + first, end.size - first};
    }
    return end;
}

static bool append_blanks(vl_context *context, vl_string *out, uint64_t count, const char *blank) {
    bool done = true;
    for (uint64_t i = 0; i < count && done; i++) done = append(context, out, blank, 1);
    return done;
}

/* Appends a part that may be too wide; the columns that it took are taken off. */
static bool append_cut(vl_context *context, vl_string *out, vl_text part, uint64_t *columns) {
    uint64_t width = vl_text_width(part);
    if (width <= *columns) {
        *columns -= width;
        return append(context, out, part.data, part.size);
    }
    size_t size = *columns ? vl_text_fit(part, *columns - 1) : 0;
    bool done = append(context, out, part.data, size) && (*columns == 0 || append(context, out, "…", strlen("…")));
    *columns = 0;
    return done;
}

/* Where little is left for what is marked, the line loses its beginning: so much of it stays ahead of the mark. */
static vl_text choose_before(const shown_line *shown, bool *cut) {
    vl_text before = text_of(&shown->before);
    uint64_t width = vl_text_width(before), marked = vl_text_width(text_of(&shown->marked));
    *cut = width + marked > COLUMNS - 1 && width > COLUMNS / 3;
    return *cut ? fit_end(before, marked < COLUMNS / 2 ? COLUMNS / 2 - 1 : COLUMNS / 3 - 1) : before;
}

static bool append_lines(vl_context *context, int number, const shown_line *shown, vl_string *out) {
    char head[32];
    bool cut;
    vl_text before = choose_before(shown, &cut);
    int size = snprintf(head, sizeof head, "\n%5d | ", number);
    uint64_t left = COLUMNS - cut, start, width;
    bool done = append(context, out, head, (size_t)size) && (!cut || append(context, out, "…", strlen("…"))) &&
                append_cut(context, out, before, &left);
    start = COLUMNS - left;
    done = done && append_cut(context, out, text_of(&shown->marked), &left);
    width = COLUMNS - left - start;
    done = done && append_cut(context, out, text_of(&shown->behind), &left);
    if (!done || shown->marked.size == 0 || width == 0) return done;
    return append(context, out, "\n", 1) && append_blanks(context, out, (uint64_t)size - 3, " ") &&
           append(context, out, "| ", 2) && append_blanks(context, out, start, " ") &&
           append_blanks(context, out, width, "^");
}

bool vl_excerpt_append(vl_context *context, int number, vl_text line, vl_mark mark, vl_string *out) {
    shown_line shown = {VL_STRING, VL_STRING, VL_STRING};
    size_t first = mark.end ? mark.first : 0, end = mark.end;
    bool done = append_visible(context, (vl_text){line.data, first}, 0, &shown.before);
    uint64_t column = vl_text_width(text_of(&shown.before));
    done = done && append_visible(context, (vl_text){line.data + first, end - first}, column, &shown.marked);
    column += vl_text_width(text_of(&shown.marked));
    done = done && append_visible(context, (vl_text){line.data + end, line.size - end}, column, &shown.behind) &&
           append_lines(context, number, &shown, out);
    vl_string_free(context, &shown.before);
    vl_string_free(context, &shown.marked);
    vl_string_free(context, &shown.behind);
    return done;
}
