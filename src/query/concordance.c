#include "vanlua/concordance.h"

#include "query/sort.h"
#include "query/surroundings.h"

#define POLL_LINES ((uint64_t)4096)

enum { COLUMN_DOCUMENT, COLUMN_POSITION, COLUMN_LEFT, COLUMN_MATCH, COLUMN_RIGHT, COLUMN_PARAGRAPH, COLUMN_LINE, COLUMNS };

/* What lines are made of. */
typedef struct writer {
    const vl_corpus *corpus;
    const vl_concordance_options *options;
    vl_table *table;
    vl_string parts[COLUMNS]; /* texts of the line */
    uint64_t paragraph;       /* the last one of which a line of the source was asked, UINT64_MAX: none */
    size_t at;                /* where that was */
    uint64_t line;            /* what it was */
} writer;

/* The atoms of a context. */
static vl_range context_of(const writer *to, vl_match match, bool leftwards) {
    vl_walk walk = vl_walk_from(to->corpus, to->options->unit, match, to->options->within, leftwards);
    vl_range atoms;
    uint64_t end = walk.edge;
    for (uint64_t i = 0; i < to->options->context; i++) {
        bool found = vl_walk_next(&walk, &atoms);
        end = walk.edge;
        if (!found) break;
    }
    return leftwards ? (vl_range){end, match.atoms.first} : (vl_range){match.atoms.end, end};
}

/* The line of the source where an atom stands. A paragraph may hold several, which are counted on from the match before. */
static uint64_t line_of(writer *to, const vl_document *document, uint64_t paragraph, uint64_t atom) {
    const char *text = document->text.data;
    size_t end = (size_t)vl_corpus_token(to->corpus, VL_UNIT_SYLLABLE, atom).offset;
    if (to->paragraph != paragraph || to->at > end) {
        vl_paragraph whole = vl_corpus_paragraph(to->corpus, paragraph);
        to->paragraph = paragraph;
        to->at = (size_t)whole.offset;
        to->line = whole.line;
    }
    for (const char *next; to->at < end && (next = memchr(text + to->at, '\n', end - to->at)); to->line++)
        to->at = (size_t)(next - text) + 1;
    to->at = end;
    return to->line;
}

/* Writes the texts of a line. */
static bool fill_parts(writer *to, const vl_document *document, vl_match match) {
    const vl_range atoms[COLUMNS] = {
        [COLUMN_LEFT] = context_of(to, match, true),
        [COLUMN_MATCH] = match.atoms,
        [COLUMN_RIGHT] = context_of(to, match, false),
    };
    for (size_t i = COLUMN_LEFT; i <= COLUMN_RIGHT; i++) {
        to->parts[i].size = 0;
        if (!vl_append_written(to->corpus, document, atoms[i], &to->parts[i])) return false;
    }
    return true;
}

static vl_status append_line(writer *to, vl_match match, vl_error *error) {
    const vl_corpus *corpus = to->corpus;
    const vl_document *document = vl_corpus_owner(corpus, match.sentence);
    uint64_t paragraph = vl_corpus_paragraph_of(corpus, match.sentence);
    uint64_t token = vl_corpus_covering(corpus, to->options->unit, match.atoms).first;
    uint64_t first = vl_corpus_tokens(corpus, to->options->unit, document->sentences).first;
    if (!fill_parts(to, document, match)) return vl_error_memory(error);
    const vl_cell cells[COLUMNS] = {
        [COLUMN_DOCUMENT] = vl_cell_text(document->id),
        [COLUMN_POSITION] = vl_cell_integer(token - first + 1),
        [COLUMN_LEFT] = vl_cell_text(vl_string_text(&to->parts[COLUMN_LEFT])),
        [COLUMN_MATCH] = vl_cell_text(vl_string_text(&to->parts[COLUMN_MATCH])),
        [COLUMN_RIGHT] = vl_cell_text(vl_string_text(&to->parts[COLUMN_RIGHT])),
        [COLUMN_PARAGRAPH] = vl_cell_integer(paragraph - document->paragraphs.first + 1),
        [COLUMN_LINE] = vl_cell_integer(line_of(to, document, paragraph, match.atoms.first)),
    };
    return vl_table_append(to->table, cells, error);
}

/* Appends the lines of the first `count` matches in the order, NULL: their own. */
static vl_status append_lines(writer *to, const vl_matches *matches, const uint64_t *order, uint64_t count, vl_error *error) {
    vl_status status = VL_OK;
    for (uint64_t i = 0; status == VL_OK && i < count; i++) {
        if (i % POLL_LINES == 0 && vl_context_cancelled(to->corpus->columns->context))
            return vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
        status = append_line(to, vl_matches_at(matches, order ? order[i] : i), error);
    }
    return status;
}

/* Makes the lines of the matches. */
static vl_status write_lines(writer *to, const vl_matches *matches, vl_error *error) {
    static const vl_text columns[COLUMNS] = {{"document", 8}, {"position", 8},  {"left", 4}, {"match", 5},
                                             {"right", 5},    {"paragraph", 9}, {"line", 4}};
    vl_context *context = to->corpus->columns->context;
    uint64_t count = vl_matches_count(matches), lines = count;
    if (to->options->limit && to->options->limit < lines) lines = to->options->limit;
    vl_status status = vl_table_create(context, columns, COLUMNS, &to->table, error);
    if (status != VL_OK) return status;
    uint64_t *order = to->options->sort_count && count ? vl_allocate_zeroed(context, (size_t)count, sizeof *order) : NULL;
    if (!order && to->options->sort_count && count) return vl_error_memory(error);
    if (order) status = vl_concordance_sort(to->corpus, matches, to->options, order, error);
    if (status == VL_OK) status = append_lines(to, matches, order, lines, error);
    if (order) vl_free(context, order, (size_t)count * sizeof *order);
    return status;
}

vl_status vl_concordance_make(const vl_corpus *corpus, const vl_range *scope, const vl_pattern *pattern,
                              const vl_concordance_options *options, vl_table **out, uint64_t *found, vl_error *error) {
    const vl_concordance_options chosen = options ? *options : VL_CONCORDANCE_OPTIONS;
    vl_matches *matches = NULL;
    writer to = {.corpus = corpus, .options = &chosen, .paragraph = UINT64_MAX};
    if (chosen.sort_count > VL_CONCORDANCE_KEYS)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "a concordance is sorted by at most %d keys", VL_CONCORDANCE_KEYS);
    vl_status status = vl_matches_find(corpus, scope, pattern, &matches, error);
    if (status == VL_OK) status = vl_corpus_divide(corpus, chosen.unit, error);
    if (status == VL_OK) status = write_lines(&to, matches, error);
    if (status == VL_OK && found) *found = vl_matches_count(matches);
    for (size_t i = 0; i < COLUMNS; i++) vl_string_free(corpus->columns->context, &to.parts[i]);
    vl_matches_free(matches);
    if (status == VL_OK) *out = to.table;
    else vl_table_free(to.table);
    return status;
}
