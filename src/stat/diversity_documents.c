/*
 * Diversity and readability of documents, one after the other.
 */
#include "vanlua/diversity_documents.h"

#include <math.h>
#include <string.h>

#include "base/poll.h"
#include "lang/language.h"
#include "stat/spans.h"
#include "stat/terms.h"
#include "text/letters.h"

/* Tokens between two questions whether to stop. */
#define POLL 65536

/* What readability asks of a type. */
typedef struct reading {
    uint32_t characters;
    uint32_t syllables;
    uint32_t difficult;
} reading;

typedef struct diversity {
    vl_context *context;
    const vl_corpus *corpus;
    const vl_diversity_options *options;
    const vl_diversity_column *columns;
    size_t column_count;
    vl_terms terms;
    uint32_t *numbers; /* by term: its number in the text at hand */
    uint32_t *tokens;  /* of the text at hand, by these numbers */
    size_t token_capacity;
    size_t token_count;
    uint32_t *types; /* the terms of these numbers */
    size_t type_capacity;
    uint32_t type_count;
    reading *readings; /* by type of the unit; NULL: readability is not asked for */
    vl_readability_counts counts;
    bool vietnamese; /* all of the text at hand is */
    vl_table *table;
    vl_cell *cells;
} diversity;

/* ---- what types are made of ---- */

/* Counts a syllable of a type: whether it is easy is looked up in its folded form. False: no memory. */
static bool read_syllable(const diversity *made, vl_text syllable, const vl_symbols *easy, vl_string *key, reading *out) {
    for (size_t at = 0; at < syllable.size;) {
        vl_letter letter = vl_letter_at(syllable.data, syllable.size, at);
        bool digit = letter.property->category >= VL_CATEGORY_ND && letter.property->category <= VL_CATEGORY_NO;
        out->characters += vl_is_letter(letter.property) || digit;
        at += letter.size;
    }
    out->syllables++;
    key->size = 0;
    if (!easy->count) return true;
    if (vl_text_fold(made->context, syllable, true, key) != VL_OK) return false;
    out->difficult += vl_symbols_find(easy, vl_string_text(key)) == VL_NO_SYMBOL;
    return true;
}

/* Reads a type, between whose syllables there are blanks. */
static bool read_type(const diversity *made, vl_text type, const vl_symbols *easy, vl_string *key, reading *out) {
    bool read = true;
    *out = (reading){0, 0, 0};
    for (size_t first = 0, end; first < type.size && read; first = end + 1) {
        for (end = first; end < type.size && type.data[end] != ' '; end++) {}
        read = read_syllable(made, (vl_text){type.data + first, end - first}, easy, key, out);
    }
    return read;
}

static bool add_easy(const diversity *made, vl_symbols *easy) {
    vl_string key = VL_STRING;
    bool added = true;
    for (size_t i = 0; i < made->options->easy_syllable_count && added; i++) {
        key.size = 0;
        added = vl_text_fold(made->context, made->options->easy_syllables[i], true, &key) == VL_OK &&
                vl_symbols_add(easy, vl_string_text(&key)) != VL_NO_SYMBOL;
    }
    vl_string_free(made->context, &key);
    return added;
}

static vl_status read_types(diversity *made, vl_error *error) {
    vl_symbols easy = VL_SYMBOLS(made->context);
    vl_string key = VL_STRING;
    size_t types = made->terms.type_count;
    made->readings = vl_allocate(made->context, (types + 1) * sizeof *made->readings);
    bool read = made->readings && add_easy(made, &easy);
    vl_poll poll = {made->context, 0};
    bool cancelled = false;
    for (uint32_t type = 0; type < types && read && !cancelled; type++) {
        vl_text text = vl_corpus_type_text(made->corpus, made->terms.unit, type);
        read = read_type(made, text, &easy, &key, &made->readings[type]);
        cancelled = vl_poll_cancelled(&poll, 4);
    }
    vl_string_free(made->context, &key);
    vl_symbols_free(&easy);
    if (cancelled) return vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
    return read ? VL_OK : vl_error_memory(error);
}

/* ---- one text ---- */

/* Forgets the text at hand. */
static void clear(diversity *made) {
    for (uint32_t i = 0; i < made->type_count; i++) made->numbers[made->types[i]] = VL_NO_TERM;
    made->token_count = made->type_count = 0;
    made->counts = (vl_readability_counts){0, 0, 0, 0, 0};
    made->vietnamese = true;
}

static bool add_token(diversity *made, uint32_t term) {
    if (!VL_GROW(made->context, made->tokens, made->token_capacity, made->token_count + 1)) return false;
    if (made->numbers[term] == VL_NO_TERM) {
        if (!VL_GROW(made->context, made->types, made->type_capacity, (size_t)made->type_count + 1)) return false;
        made->types[made->type_count] = term;
        made->numbers[term] = made->type_count++;
    }
    made->tokens[made->token_count++] = made->numbers[term];
    return true;
}

static void add_reading(diversity *made, uint32_t type) {
    made->counts.characters += made->readings[type].characters;
    made->counts.syllables += made->readings[type].syllables;
    made->counts.difficult_syllables += made->readings[type].difficult;
}

static vl_status add_sentence(diversity *made, const vl_span *span, vl_error *error) {
    for (uint64_t token = span->tokens.first; token < span->tokens.end; token++) {
        uint32_t type = vl_corpus_type_of(made->corpus, made->terms.unit, token), term = made->terms.of_type[type];
        if (term == VL_NO_TERM) continue;
        if (!add_token(made, term)) return vl_error_memory(error);
        if (made->readings) add_reading(made, type);
        if (made->token_count % POLL == 0 && vl_context_cancelled(made->context))
            return vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
    }
    made->counts.words = made->token_count;
    made->counts.sentences++;
    return VL_OK;
}

/* True if the text at hand does not fill one window of the measure: its type-token ratio, which the measure falls back to,
 * must not be compared with those of windows down a column. */
static bool is_shorter_than_window(const diversity *made, const vl_diversity_measure *measure, double parameter) {
    bool windows = measure->parameter && strcmp(measure->parameter, "window") == 0;
    return windows && floor(parameter) > (double)made->token_count;
}

static vl_status compute(const diversity *made, const vl_diversity_column *column, double *out, vl_error *error) {
    *out = NAN;
    if (column->readability) {
        if (made->vietnamese || !column->readability->easy) *out = column->readability->compute(&made->counts);
        return VL_OK;
    }
    double parameter = isnan(column->parameter) ? column->diversity->otherwise : column->parameter;
    if (is_shorter_than_window(made, column->diversity, parameter)) return VL_OK;
    vl_status status = column->diversity->compute(made->context, made->tokens, made->token_count, parameter, out);
    return status == VL_OK ? VL_OK : vl_error_memory(error);
}

/* Appends the row of the text at hand, and forgets it. */
static vl_status finish_text(diversity *made, vl_cell name, vl_error *error) {
    vl_status status = VL_OK;
    made->cells[0] = name;
    made->cells[1] = vl_cell_integer(made->token_count);
    made->cells[2] = vl_cell_integer(made->type_count);
    for (size_t i = 0; i < made->column_count && status == VL_OK; i++) {
        double value;
        status = compute(made, &made->columns[i], &value, error);
        made->cells[3 + i] = vl_cell_number(value);
    }
    if (status == VL_OK) status = vl_table_append(made->table, made->cells, error);
    clear(made);
    return status;
}

/* ---- all texts ---- */

static void note_language(diversity *made, uint64_t document) {
    const vl_language *language = vl_language_find(vl_corpus_document(made->corpus, document)->language);
    if (!language || !language->vietnamese) made->vietnamese = false;
}

static vl_status add_rows(diversity *made, vl_error *error) {
    vl_spans spans = vl_spans_of(made->corpus, made->terms.unit, VL_WITHIN_SENTENCE);
    vl_span span;
    vl_status status = VL_OK;
    uint64_t documents = vl_corpus_document_count(made->corpus), document = 0;
    bool more = vl_spans_next(&spans, &span);
    for (; document < documents && status == VL_OK; document++) {
        note_language(made, document);
        for (; more && span.document == document && status == VL_OK; more = vl_spans_next(&spans, &span))
            status = add_sentence(made, &span, error);
        if (status == VL_OK && !made->options->whole)
            status = finish_text(made, vl_cell_text(vl_corpus_document(made->corpus, document)->id), error);
    }
    if (status == VL_OK && made->options->whole) status = finish_text(made, (vl_cell){.kind = VL_CELL_EMPTY}, error);
    return status;
}

static vl_status create_table(diversity *made, vl_error *error) {
    size_t columns = made->column_count + 3;
    vl_text *names = vl_allocate(made->context, columns * sizeof *names);
    made->cells = vl_allocate(made->context, columns * sizeof *made->cells);
    vl_status status = names && made->cells ? VL_OK : vl_error_memory(error);
    if (status == VL_OK) {
        names[0] = vl_text_of("document");
        names[1] = vl_text_of("tokens");
        names[2] = vl_text_of("types");
        for (size_t i = 0; i < made->column_count; i++) {
            const vl_diversity_column *column = &made->columns[i];
            names[3 + i] = vl_text_of(column->readability ? column->readability->name : column->diversity->name);
        }
        status = vl_table_create(made->context, names, columns, &made->table, error);
    }
    vl_free(made->context, names, columns * sizeof *names);
    return status;
}

/* Makes what is needed before the first text, as far as the columns ask for it. */
static vl_status prepare(diversity *made, vl_error *error) {
    bool reads = false;
    for (size_t i = 0; i < made->column_count; i++) {
        const vl_readability_measure *measure = made->columns[i].readability;
        reads = reads || measure;
        if (measure && measure->easy && !made->options->easy_syllable_count)
            return vl_error_set(error, VL_ERROR_ARGUMENT, "%s needs a list of easy syllables", measure->name);
    }
    vl_status status = vl_terms_make(made->corpus, &made->options->counted, &made->terms, error);
    if (status == VL_OK && reads) status = read_types(made, error);
    if (status != VL_OK) return status;
    made->numbers = vl_allocate(made->context, ((size_t)made->terms.count + 1) * sizeof *made->numbers);
    if (!made->numbers) return vl_error_memory(error);
    for (uint32_t i = 0; i < made->terms.count; i++) made->numbers[i] = VL_NO_TERM;
    clear(made);
    return create_table(made, error);
}

static void diversity_free(diversity *made) {
    vl_free(made->context, made->numbers, ((size_t)made->terms.count + 1) * sizeof *made->numbers);
    vl_free(made->context, made->tokens, made->token_capacity * sizeof *made->tokens);
    vl_free(made->context, made->types, made->type_capacity * sizeof *made->types);
    vl_free(made->context, made->readings, (made->terms.type_count + 1) * sizeof *made->readings);
    vl_free(made->context, made->cells, (made->column_count + 3) * sizeof *made->cells);
    vl_terms_free(&made->terms);
}

vl_status vl_diversity_documents(const vl_corpus *corpus, const vl_diversity_options *options, vl_table **out,
                                 vl_error *error) {
    static const char *const usual[] = {"ttr", "mattr", "mtld", "hdd", "yule_k"};
    enum { USUAL = sizeof usual / sizeof *usual };
    vl_diversity_column columns[USUAL];
    vl_diversity_options chosen = options ? *options : VL_DIVERSITY_OPTIONS;
    bool named = chosen.columns && chosen.column_count;
    for (size_t i = 0; i < USUAL; i++)
        columns[i] = (vl_diversity_column){vl_diversity_measure_find(vl_text_of(usual[i])), NULL, NAN};
    diversity made = {.context = vl_corpus_context(corpus), .corpus = corpus, .options = &chosen,
                      .columns = named ? chosen.columns : columns, .column_count = named ? chosen.column_count : USUAL};
    vl_status status = prepare(&made, error);
    if (status == VL_OK) status = add_rows(&made, error);
    diversity_free(&made);
    if (status == VL_OK) *out = made.table;
    else vl_table_free(made.table);
    return status;
}
