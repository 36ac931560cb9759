/*
 * Counting the terms of a part of a corpus.
 *
 * Tokens are counted by type, document by document: in a table of all types where the part is large enough for one,
 * else by sorting. Types turn into terms once for each document, not once for each token, and n-grams once each.
 */
#include <stdlib.h>
#include <string.h>

#include "corpus/columns.h"
#include "corpus/frequencies.h"
#include "corpus/grams.h"

#define POLL_TOKENS ((uint64_t)64 * 1024)

typedef struct vl_counter {
    const vl_corpus *corpus;
    vl_frequencies *frequencies;
    const vl_layer *layer;
    const vl_vocabulary *vocabulary;
    const uint32_t *key_of; /* by type */
    uint64_t *counts;       /* by type, all 0 between documents; NULL: by sorting */
    uint64_t *more_counts;  /* the same for every second token of a long document, so that equal neighbours do not wait
                               for each other */
    uint32_t *position_of;  /* by key, VL_NO_SYMBOL: none yet; NULL with counts */
    uint32_t *touched;      /* types of the document */
    size_t touched_capacity;
    uint64_t touched_count;
    uint32_t *positions; /* terms of the document; n > 1: of each n-gram, by number */
    size_t position_capacity;
    vl_grams grams; /* n > 1 */
    size_t placed;  /* n-grams that have a position */
} vl_counter;

static bool is_counted(const vl_counter *counter, uint32_t type) {
    return counter->frequencies->options.kinds >> counter->vocabulary->kinds[type] & 1;
}

/* The term of a type; VL_NO_SYMBOL: no memory. */
static uint32_t term_of(vl_counter *counter, uint32_t type) {
    uint32_t key = counter->key_of[type];
    if (counter->position_of && counter->position_of[key] != VL_NO_SYMBOL) return counter->position_of[key];
    vl_form form = counter->frequencies->options.form;
    uint32_t position =
        vl_frequencies_term(counter->frequencies, vl_symbols_name(&counter->vocabulary->keys[form].names, key));
    if (counter->position_of) counter->position_of[key] = position;
    return position;
}

/* Adds `count` tokens of a term. */
static void add_tokens(vl_counter *counter, uint32_t position, uint64_t count) {
    counter->frequencies->counts[position] += count;
    counter->frequencies->total += count;
}

/* Counts a run of tokens in the table. */
static vl_status count_run(vl_counter *counter, vl_range tokens) {
    const uint32_t *types = counter->layer->types;
    uint64_t *counts = counter->counts;
    for (uint64_t first = tokens.first; first < tokens.end;) {
        uint64_t end = tokens.end - first > POLL_TOKENS ? first + POLL_TOKENS : tokens.end;
        uint64_t touched = counter->touched_count;
        for (uint64_t i = first; i < end; i++) {
            if (counts[types[i]]++ == 0) counter->touched[touched++] = types[i];
        }
        counter->touched_count = touched;
        first = end;
        if (vl_context_cancelled(counter->corpus->columns->context)) return VL_ERROR_CANCELLED;
    }
    return VL_OK;
}

/* Counts a run that is longer than the vocabulary, without a look at what is new. */
static vl_status count_long_run(vl_counter *counter, vl_range tokens) {
    const uint32_t *types = counter->layer->types;
    uint64_t *counts = counter->counts, *more = counter->more_counts;
    for (uint64_t first = tokens.first; first < tokens.end;) {
        uint64_t end = tokens.end - first > POLL_TOKENS ? first + POLL_TOKENS : tokens.end, i = first;
        for (; i + 1 < end; i += 2) {
            counts[types[i]]++;
            more[types[i + 1]]++;
        }
        if (i < end) counts[types[i]]++;
        first = end;
        if (vl_context_cancelled(counter->corpus->columns->context)) return VL_ERROR_CANCELLED;
    }
    counter->touched_count = 0;
    for (uint32_t type = 0; type < counter->vocabulary->count; type++) {
        counts[type] += more[type];
        more[type] = 0;
        if (counts[type]) counter->touched[counter->touched_count++] = type;
    }
    return VL_OK;
}

/* Gathers a run of tokens to be sorted. */
static vl_status gather_run(vl_counter *counter, vl_range tokens) {
    size_t count = (size_t)(tokens.end - tokens.first), needed = (size_t)counter->touched_count + count;
    if (!VL_GROW(counter->corpus->columns->context, counter->touched, counter->touched_capacity, needed))
        return VL_ERROR_MEMORY;
    if (count)
        memcpy(counter->touched + counter->touched_count, counter->layer->types + tokens.first,
               count * sizeof *counter->touched);
    counter->touched_count = needed;
    return VL_OK;
}

static int compare_types(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* Types of the document that were touched, one after the other with their counts; the table is cleared. */
static uint32_t next_type(vl_counter *counter, uint64_t *at, uint64_t *count) {
    uint32_t type = counter->touched[*at];
    if (counter->counts) {
        *count = counter->counts[type];
        counter->counts[type] = 0;
        ++*at;
        return type;
    }
    uint64_t first = *at;
    while (*at < counter->touched_count && counter->touched[*at] == type) ++*at;
    *count = *at - first;
    return type;
}

/* Turns the types of the document into terms. */
static vl_status finish_document(vl_counter *counter, uint64_t identity) {
    if (!counter->counts && counter->touched_count)
        qsort(counter->touched, (size_t)counter->touched_count, sizeof(uint32_t), compare_types);
    if (!VL_GROW(counter->corpus->columns->context, counter->positions, counter->position_capacity,
                 (size_t)counter->touched_count))
        return VL_ERROR_MEMORY;
    uint64_t terms = 0;
    for (uint64_t at = 0; at < counter->touched_count;) {
        uint64_t count;
        uint32_t type = next_type(counter, &at, &count);
        if (!is_counted(counter, type)) continue;
        uint32_t position = term_of(counter, type);
        if (position == VL_NO_SYMBOL) return VL_ERROR_MEMORY;
        add_tokens(counter, position, count);
        counter->positions[terms++] = position;
    }
    counter->touched_count = 0;
    return vl_frequencies_note(counter->frequencies, identity, counter->positions, terms) ? VL_OK : VL_ERROR_MEMORY;
}

/* The frequencies' position of an n-gram that has none yet. */
static bool place_gram(vl_counter *counter, uint32_t gram) {
    vl_context *context = counter->corpus->columns->context;
    const vl_symbols *names = &counter->vocabulary->keys[counter->frequencies->options.form].names;
    uint32_t terms[VL_GRAM_MOST], n = counter->frequencies->options.n, position = VL_NO_SYMBOL;
    vl_string text = VL_STRING;
    bool made = true;
    vl_grams_terms(&counter->grams, gram, terms);
    for (uint32_t i = 0; i < n && made; i++)
        made = vl_gram_append(context, &text, vl_symbols_name(names, terms[i]), i == 0);
    if (made) position = vl_frequencies_term(counter->frequencies, vl_string_text(&text));
    vl_string_free(context, &text);
    counter->positions[gram] = position;
    return position != VL_NO_SYMBOL;
}

/* Turns the n-grams of the document into terms. */
static vl_status finish_grams(vl_counter *counter, uint64_t identity) {
    vl_grams *grams = &counter->grams;
    vl_status status = vl_grams_end_document(grams);
    if (status != VL_OK) return status;
    size_t count = grams->parts->count;
    if (!VL_GROW(grams->context, counter->positions, counter->position_capacity, count)) return VL_ERROR_MEMORY;
    while (counter->placed < count) {
        if (!place_gram(counter, (uint32_t)counter->placed)) return VL_ERROR_MEMORY;
        if (++counter->placed % POLL_TOKENS == 0 && vl_context_cancelled(grams->context)) return VL_ERROR_CANCELLED;
    }
    for (size_t i = 0; i < grams->listed_count; i++) grams->listed[i] = counter->positions[grams->listed[i]];
    bool noted = vl_frequencies_note(counter->frequencies, identity, grams->listed, grams->listed_count);
    grams->listed_count = 0;
    return noted ? VL_OK : VL_ERROR_MEMORY;
}

/* Counts the n-grams of one sentence; none crosses a token that is left out. */
static vl_status count_grams(vl_counter *counter, vl_range tokens) {
    const uint32_t *types = counter->layer->types;
    vl_status status = vl_grams_push(&counter->grams, VL_GRAM_GAP);
    for (uint64_t i = tokens.first; i < tokens.end && status == VL_OK; i++) {
        uint32_t term = is_counted(counter, types[i]) ? counter->key_of[types[i]] : VL_GRAM_GAP;
        status = vl_grams_push(&counter->grams, term);
    }
    return status;
}

static vl_status count_sentences(vl_counter *counter, vl_range sentences) {
    const vl_corpus *corpus = counter->corpus;
    vl_unit unit = counter->frequencies->options.unit;
    if (counter->frequencies->options.n == 1) {
        vl_range tokens = vl_corpus_tokens(corpus, unit, sentences);
        if (!counter->counts) return gather_run(counter, tokens);
        return tokens.end - tokens.first > counter->vocabulary->count ? count_long_run(counter, tokens)
                                                                      : count_run(counter, tokens);
    }
    for (uint64_t i = sentences.first; i < sentences.end; i++) {
        vl_status status = count_grams(counter, vl_corpus_tokens(corpus, unit, (vl_range){i, i + 1}));
        if (status != VL_OK) return status;
    }
    return VL_OK;
}

/* Counts the sentences of one document, or as many of them as belong to the part and the corpus. */
static vl_status count_document(vl_counter *counter, const vl_document *document, const vl_range *scope) {
    vl_range rest = document->sentences, run;
    if (scope && scope->first > rest.first) rest.first = scope->first;
    if (scope && scope->end < rest.end) rest.end = scope->end;
    while (rest.first < rest.end && vl_corpus_next_run(counter->corpus, &rest, &run)) {
        vl_status status = count_sentences(counter, run);
        if (status != VL_OK) return status;
    }
    return counter->frequencies->options.n == 1 ? finish_document(counter, document->identity)
                                                : finish_grams(counter, document->identity);
}

/* Makes the tables by type and key if the part is large enough to pay for them. */
static bool make_tables(vl_counter *counter, const vl_range *scope) {
    const vl_columns *columns = counter->corpus->columns;
    vl_range sentences = scope ? *scope : (vl_range){0, columns->sentence_count};
    vl_range tokens = vl_corpus_tokens(counter->corpus, counter->frequencies->options.unit, sentences);
    size_t types = counter->vocabulary->count,
           keys = counter->vocabulary->keys[counter->frequencies->options.form].names.count;
    if (counter->frequencies->options.n > 1 || (tokens.end - tokens.first) * 8 < types) return true;
    counter->counts = vl_allocate_zeroed(columns->context, types + 1, sizeof *counter->counts);
    counter->more_counts = vl_allocate_zeroed(columns->context, types + 1, sizeof *counter->more_counts);
    counter->position_of = vl_allocate(columns->context, (keys + 1) * sizeof *counter->position_of);
    if (counter->position_of) memset(counter->position_of, 0xFF, (keys + 1) * sizeof *counter->position_of);
    if (!vl_symbols_reserve(&counter->frequencies->terms, keys)) return false;
    return counter->counts && counter->more_counts && counter->position_of &&
           VL_GROW(columns->context, counter->touched, counter->touched_capacity, types + 1);
}

static void counter_free(vl_counter *counter) {
    vl_context *context = counter->corpus->columns->context;
    size_t types = counter->vocabulary->count,
           keys = counter->vocabulary->keys[counter->frequencies->options.form].names.count;
    vl_free(context, counter->counts, (types + 1) * sizeof *counter->counts);
    vl_free(context, counter->more_counts, (types + 1) * sizeof *counter->more_counts);
    vl_free(context, counter->position_of, (keys + 1) * sizeof *counter->position_of);
    vl_free(context, counter->touched, counter->touched_capacity * sizeof *counter->touched);
    vl_free(context, counter->positions, counter->position_capacity * sizeof *counter->positions);
    vl_grams_free(&counter->grams);
}

static vl_status count_all(vl_counter *counter, const vl_range *scope) {
    uint32_t n = counter->frequencies->options.n;
    if (n > 1 && !vl_grams_make(counter->corpus->columns->context, n, 0, 0, true, &counter->grams)) return VL_ERROR_MEMORY;
    if (!make_tables(counter, scope)) return VL_ERROR_MEMORY;
    vl_range documents = vl_corpus_documents_in(counter->corpus, scope);
    for (uint64_t i = documents.first; i < documents.end; i++) {
        vl_status status = count_document(counter, vl_corpus_document(counter->corpus, i), scope);
        if (status != VL_OK) return status;
        if (i % 256 == 0 && vl_context_cancelled(counter->corpus->columns->context)) return VL_ERROR_CANCELLED;
    }
    for (size_t i = 0; i < counter->placed; i++)
        add_tokens(counter, counter->positions[i], vl_grams_at(&counter->grams, i)->count);
    return VL_OK;
}

vl_status vl_frequencies_count(const vl_corpus *corpus, const vl_range *scope, const vl_frequencies_options *options,
                               vl_frequencies **out, vl_error *error) {
    vl_context *context = corpus->columns->context;
    vl_frequencies *frequencies = NULL;
    vl_status status = vl_frequencies_create(context, options, &frequencies, error);
    if (status == VL_OK)
        status = vl_corpus_prepare(corpus, frequencies->options.unit, frequencies->options.form, error);
    if (status != VL_OK) {
        vl_frequencies_free(frequencies);
        return status;
    }
    vl_counter counter = {.corpus = corpus, .frequencies = frequencies, .grams = {.context = context, .n = 1}};
    counter.layer = vl_columns_layer(corpus->columns, frequencies->options.unit);
    counter.vocabulary = &counter.layer->vocabulary;
    counter.key_of = counter.vocabulary->keys[frequencies->options.form].of_type;
    status = count_all(&counter, scope);
    counter_free(&counter);
    if (status == VL_OK) {
        *out = frequencies;
        return VL_OK;
    }
    vl_frequencies_free(frequencies);
    return status == VL_ERROR_CANCELLED ? vl_error_set(error, status, "cancelled") : vl_error_memory(error);
}
