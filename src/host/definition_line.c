#include "host/definition_line.h"

#include "host/lexeme.h"

static bool is_name(const vl_lexeme *lexeme, vl_text name) {
    return lexeme->kind == VL_LEXEME_NAME && vl_text_equal(lexeme->text, name);
}

/* The position of the bracket of `list = {`; the count if it is not there. */
static size_t find_list(const vl_lexemes *lexemes, const char *list) {
    const vl_lexeme *all = lexemes->all;
    for (size_t i = 0; i + 2 < lexemes->count; i++) {
        if (is_name(&all[i], vl_text_of(list)) && vl_lexeme_is(&all[i + 1], "=") && vl_lexeme_is(&all[i + 2], "{")) return i + 2;
    }
    return lexemes->count;
}

/* The position of the bracket of the table at `position` in the list that begins at `open`. */
static size_t find_entry(const vl_lexemes *lexemes, size_t open, size_t position) {
    if (open >= lexemes->count) return lexemes->count;
    size_t close = vl_lexemes_close(lexemes, open);
    for (size_t i = open + 1; i < close; i++) {
        int depth = vl_lexeme_depth(&lexemes->all[i]);
        if (depth <= 0) continue;
        if (vl_lexeme_is(&lexemes->all[i], "{") && --position == 0) return i;
        i = vl_lexemes_close(lexemes, i);
    }
    return lexemes->count;
}

/* The line of the field, or else the string, `word` between two positions; `otherwise` if there is neither. */
static int find_word(const vl_lexemes *lexemes, size_t first, size_t end, vl_text word, int otherwise) {
    const vl_lexeme *all = lexemes->all;
    for (size_t i = first; word.size && i < end; i++) {
        bool field = is_name(&all[i], word) && i + 1 < lexemes->count && vl_lexeme_is(&all[i + 1], "=");
        if (field) return all[i].line;
    }
    for (size_t i = first; word.size && i < end; i++) {
        if (all[i].kind == VL_LEXEME_STRING && vl_text_equal(all[i].text, word)) return all[i].line;
    }
    return otherwise;
}

int vl_definition_line(vl_host *host, const char *path, const char *list, size_t position, vl_text word) {
    vl_lexemes lexemes;
    if (!vl_lexemes_read_file(host, path, &lexemes)) return 0;
    if (!position) return find_word(&lexemes, 0, lexemes.count, word, 0);
    size_t entry = find_entry(&lexemes, find_list(&lexemes, list), position);
    if (entry >= lexemes.count) return 0;
    return find_word(&lexemes, entry, vl_lexemes_close(&lexemes, entry), word, lexemes.all[entry].line);
}
