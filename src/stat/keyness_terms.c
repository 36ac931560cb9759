/*
 * Two lists of frequencies side by side. Entries are the terms of the target by their positions, then those of the
 * reference that the target does not have.
 */
#include "vanlua/keyness_terms.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "corpus/frequencies.h"
#include "lang/joined.h"
#include "stat/ranking.h"
#include "stat/terms.h"

/* Between two questions whether to stop. */
#define POLL 65536

typedef struct comparison {
    vl_context *context;
    const vl_keyness_options *options;
    const vl_keyness_column *columns;
    size_t column_count;
    vl_frequencies *target;
    vl_frequencies *reference;
    uint64_t target_size;
    uint64_t reference_size;
    uint64_t compared; /* terms of either side: the family */
    uint64_t listed;   /* those of them that are frequent enough and go the way that is asked for */
    vl_ranking ranking;
} comparison;

/* A term with what is known of it. */
typedef struct entry {
    vl_text term;
    uint64_t f1;
    uint64_t f2;
} entry;

static vl_status cancelled(vl_error *error) {
    return vl_error_set(error, VL_ERROR_CANCELLED, "cancelled");
}

/* ---- the two sides ---- */

/* Takes the stop words out of frequencies. */
static vl_status leave_out(comparison *made, vl_frequencies **frequencies, vl_error *error) {
    const vl_counted *counted = &made->options->counted;
    uint32_t types = vl_frequencies_types(*frequencies);
    if (!counted->stop_word_count) return VL_OK;
    vl_symbols stop_words = VL_SYMBOLS(made->context);
    vl_frequencies *kept = NULL;
    bool *keep = vl_allocate(made->context, types + (size_t)1);
    bool added = keep && vl_stop_words_add(made->context, counted, &stop_words);
    vl_status status = added ? VL_OK : vl_error_memory(error);
    for (uint32_t i = 0; status == VL_OK && i < types; i++) {
        keep[i] = vl_symbols_find(&stop_words, vl_frequencies_at(*frequencies, i).term) == VL_NO_SYMBOL;
        if (i % POLL == 0 && vl_context_cancelled(made->context)) status = cancelled(error);
    }
    if (status == VL_OK) status = vl_frequencies_filter(*frequencies, keep, &kept, error);
    vl_free(made->context, keep, types + (size_t)1);
    vl_symbols_free(&stop_words);
    if (status != VL_OK) return status;
    vl_frequencies_free(*frequencies);
    *frequencies = kept;
    return VL_OK;
}

static vl_status count_corpus(comparison *made, const vl_corpus *corpus, vl_frequencies **out, vl_error *error) {
    const vl_counted *counted = &made->options->counted;
    const vl_frequencies_options how = {counted->unit, counted->form, 1, counted->kinds};
    return vl_frequencies_count(corpus, NULL, &how, out, error);
}

/* The key that a term of given frequencies has in the target, else its own, of words with blanks for `_`. */
static vl_status resolve(const comparison *made, vl_text term, vl_string *scratch, vl_text *key, vl_error *error) {
    vl_frequency found;
    *key = term;
    if (vl_symbols_find(&made->target->terms, term) != VL_NO_SYMBOL) return VL_OK;
    vl_status status = vl_frequencies_find(made->target, term, &found, error);
    if (status != VL_OK) return status;
    if (found.term.size) *key = found.term;
    if (found.term.size || made->options->counted.unit != VL_UNIT_WORD || !vl_joined_possible(term)) return VL_OK;
    if (!vl_joined_part(made->context, term, scratch)) return vl_error_memory(error);
    *key = vl_string_text(scratch);
    return VL_OK;
}

/* Copies given frequencies with the keys of the target. */
static vl_status copy_resolved(comparison *made, const vl_frequencies *given, vl_error *error) {
    vl_string scratch = VL_STRING;
    vl_status status = vl_frequencies_create(made->context, &given->options, &made->reference, error);
    for (uint32_t i = 0; status == VL_OK && i < vl_frequencies_types(given); i++) {
        vl_frequency one = vl_frequencies_at(given, i);
        vl_text key;
        status = resolve(made, one.term, &scratch, &key, error);
        uint32_t position = status == VL_OK ? vl_frequencies_term(made->reference, key) : 0;
        if (position == VL_NO_SYMBOL) status = vl_error_memory(error);
        if (status != VL_OK) break;
        made->reference->counts[position] += one.count;
        made->reference->total += one.count;
        if (i % POLL == 0 && vl_context_cancelled(made->context)) status = cancelled(error);
    }
    vl_string_free(made->context, &scratch);
    return status;
}

static vl_status check_frequencies(const comparison *made, const vl_frequencies *given, vl_error *error) {
    const vl_frequencies_options *theirs = &given->options;
    const vl_counted *ours = &made->options->counted;
    if (theirs->n != 1) return vl_error_set(error, VL_ERROR_ARGUMENT, "the reference has counted n-grams");
    if (theirs->unit != ours->unit || theirs->form != ours->form || theirs->kinds != ours->kinds)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "the reference has counted another unit, form or kinds of tokens");
    return VL_OK;
}

static vl_status make_reference(comparison *made, const vl_keyness_reference *reference, vl_error *error) {
    if (reference->corpus) return count_corpus(made, reference->corpus, &made->reference, error);
    vl_status status = check_frequencies(made, reference->frequencies, error);
    return status == VL_OK ? copy_resolved(made, reference->frequencies, error) : status;
}

/* Counts both sides and finds their sizes. */
static vl_status make_sides(comparison *made, const vl_corpus *target, const vl_keyness_reference *reference,
                            vl_error *error) {
    vl_status status = count_corpus(made, target, &made->target, error);
    if (status == VL_OK) status = make_reference(made, reference, error);
    if (status == VL_OK && reference->size && reference->size < made->reference->total)
        return vl_error_set(error, VL_ERROR_ARGUMENT,
                            "the size of the reference is %" PRIu64 ", but its counts are %" PRIu64 " in all",
                            reference->size, made->reference->total);
    if (status != VL_OK) return status;
    made->reference_size = reference->size ? reference->size : made->reference->total;
    uint64_t before = made->reference->total;
    status = leave_out(made, &made->target, error);
    if (status == VL_OK) status = leave_out(made, &made->reference, error);
    if (status != VL_OK) return status;
    made->target_size = made->target->total;
    made->reference_size -= before - made->reference->total;
    if (made->reference_size) return VL_OK;
    return vl_error_set(error, VL_ERROR_ARGUMENT, "the reference has no token that counts: there is nothing to compare with");
}

/* ---- terms ---- */

static uint64_t entry_count(const comparison *made) {
    return (uint64_t)vl_frequencies_types(made->target) + vl_frequencies_types(made->reference);
}

/* The entry of that number; false for a term of the reference that the target has too, which stands among its own. */
static bool entry_at(const comparison *made, uint64_t number, entry *out) {
    uint32_t own = vl_frequencies_types(made->target);
    bool ours = number < own;
    vl_frequency one = ours ? vl_frequencies_at(made->target, (uint32_t)number)
                            : vl_frequencies_at(made->reference, (uint32_t)(number - own));
    uint32_t other = vl_symbols_find(ours ? &made->reference->terms : &made->target->terms, one.term);
    if (!ours && other != VL_NO_SYMBOL) return false;
    uint64_t f2 = ours ? (other == VL_NO_SYMBOL ? 0 : made->reference->counts[other]) : one.count;
    *out = (entry){one.term, ours ? one.count : 0, f2};
    return true;
}

/* True if the term is frequent enough to be listed. */
static bool is_frequent(const comparison *made, const entry *one) {
    uint64_t min = made->options->min ? made->options->min : 1;
    if (made->options->direction == VL_KEYNESS_OVER) return one->f1 >= min;
    if (made->options->direction == VL_KEYNESS_UNDER) return one->f2 >= min;
    return one->f1 >= min || one->f2 >= min;
}

/* True if the term goes the way that is asked for; rates are compared exactly. */
static bool is_listed(const comparison *made, const entry *one) {
    vl_wide ours = (vl_wide)one->f1 * made->reference_size, theirs = (vl_wide)one->f2 * made->target_size;
    if (made->options->direction == VL_KEYNESS_OVER) return ours > theirs;
    return made->options->direction == VL_KEYNESS_BOTH || ours < theirs;
}

static double value_of(const comparison *made, const entry *one, size_t column) {
    const vl_keyness_measure *measure = made->columns[column].measure;
    double parameter = made->columns[column].parameter;
    bool family = measure->parameter && strcmp(measure->parameter, "family") == 0;
    if (isnan(parameter)) parameter = family ? fmax(1, (double)made->compared) : measure->otherwise;
    return measure->compute((double)one->f1, (double)made->target_size, (double)one->f2, (double)made->reference_size,
                            parameter);
}

/* What a measure's value is multiplied by so that the strongest terms have the largest. */
static double sign_of(const comparison *made, const vl_keyness_measure *measure) {
    if (measure->kind == VL_KEYNESS_SIGNIFICANCE) return 1;
    bool falls = measure->kind == VL_KEYNESS_PROBABILITY;
    return falls == (made->options->direction == VL_KEYNESS_UNDER) ? 1 : -1;
}

/* ---- ranking ---- */

static int order_entries(const void *data, uint64_t a, uint64_t b) {
    const comparison *made = data;
    entry first = {0}, second = {0};
    entry_at(made, a, &first);
    entry_at(made, b, &second);
    return vl_text_order(first.term, second.term);
}

/* By term in Vietnamese alphabetical order. */
static int order_alphabetically(const void *data, uint64_t a, uint64_t b) {
    const comparison *made = data;
    entry first = {0}, second = {0};
    entry_at(made, a, &first);
    entry_at(made, b, &second);
    int order = vl_text_compare(first.term, second.term);
    return order ? order : vl_text_order(first.term, second.term);
}

/* Counts the terms that either side has: the size of the family, whichever of them are listed. */
static vl_status count_compared(comparison *made, vl_error *error) {
    entry one;
    for (uint64_t i = 0; i < entry_count(made); i++) {
        made->compared += entry_at(made, i, &one) && (one.f1 || one.f2);
        if (i % POLL == 0 && vl_context_cancelled(made->context)) return cancelled(error);
    }
    return VL_OK;
}

static vl_status rank(comparison *made, vl_error *error) {
    size_t sort = made->options->sort;
    bool by_measure = sort < made->column_count;
    double sign = by_measure ? sign_of(made, made->columns[sort].measure) : 0;
    entry one;
    for (uint64_t i = 0; i < entry_count(made); i++) {
        if (i % POLL == 0 && vl_context_cancelled(made->context)) return cancelled(error);
        if (!entry_at(made, i, &one) || !is_frequent(made, &one) || !is_listed(made, &one)) continue;
        double value = by_measure ? sign * value_of(made, &one, sort) : 0;
        if (!vl_ranking_offer(&made->ranking, (vl_ranked){value, one.f1, i})) return vl_error_memory(error);
        made->listed++;
    }
    vl_ranking_finish(&made->ranking);
    return VL_OK;
}

static vl_status append(const comparison *made, uint64_t number, vl_cell *cells, vl_table *table, vl_error *error) {
    entry one = {0};
    entry_at(made, number, &one);
    cells[0] = vl_cell_text(one.term);
    cells[1] = vl_cell_integer(one.f1);
    cells[2] = vl_cell_integer(one.f2);
    for (size_t i = 0; i < made->column_count; i++) cells[3 + i] = vl_cell_number(value_of(made, &one, i));
    return vl_table_append(table, cells, error);
}

static vl_status make_table(const comparison *made, vl_table **out, vl_error *error) {
    size_t columns = made->column_count + 3;
    vl_text *names = vl_allocate(made->context, columns * sizeof *names);
    vl_cell *cells = vl_allocate(made->context, columns * sizeof *cells);
    vl_table *table = NULL;
    vl_status status = names && cells ? VL_OK : vl_error_memory(error);
    if (status == VL_OK) {
        names[0] = vl_text_of("term");
        names[1] = vl_text_of("count");
        names[2] = vl_text_of("reference_count");
        for (size_t i = 0; i < made->column_count; i++) names[3 + i] = vl_text_of(made->columns[i].measure->name);
        status = vl_table_create(made->context, names, columns, &table, error);
    }
    for (size_t i = 0; status == VL_OK && i < made->ranking.count; i++)
        status = append(made, made->ranking.kept[i].entry, cells, table, error);
    vl_free(made->context, names, columns * sizeof *names);
    vl_free(made->context, cells, columns * sizeof *cells);
    if (status == VL_OK) *out = table;
    else vl_table_free(table);
    return status;
}

vl_status vl_keyness_terms(const vl_corpus *target, const vl_keyness_reference *reference,
                           const vl_keyness_options *options, vl_table **out, vl_keyness_counts *counts,
                           vl_error *error) {
    const vl_keyness_column usual[] = {{vl_keyness_measure_find(vl_text_of("log_likelihood")), NAN},
                                       {vl_keyness_measure_find(vl_text_of("log_ratio")), NAN}};
    vl_keyness_options chosen = options ? *options : VL_KEYNESS_OPTIONS;
    bool named = chosen.columns && chosen.column_count;
    comparison made = {.context = vl_corpus_context(target), .options = &chosen, .columns = named ? chosen.columns : usual,
                       .column_count = named ? chosen.column_count : 2};
    bool by_term = chosen.sort == VL_KEYNESS_BY_TERM;
    if (!by_term && chosen.sort != VL_KEYNESS_BY_COUNT && chosen.sort >= made.column_count)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "there is no measure of that number to rank by");
    made.ranking = (vl_ranking){.context = made.context, .order = by_term ? order_alphabetically : order_entries, .data = &made,
                                .by_order = by_term, .room = chosen.top};
    vl_status status = make_sides(&made, target, reference, error);
    if (status == VL_OK) status = count_compared(&made, error);
    if (status == VL_OK) status = rank(&made, error);
    if (status == VL_OK) status = make_table(&made, out, error);
    if (counts) *counts = (vl_keyness_counts){made.listed, made.compared, made.target_size, made.reference_size};
    vl_ranking_free(&made.ranking);
    vl_frequencies_free(made.target);
    vl_frequencies_free(made.reference);
    return status;
}
