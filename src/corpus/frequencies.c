#include "corpus/frequencies.h"

#include <stdlib.h>

vl_status vl_frequencies_create(vl_context *context, const vl_frequencies_options *options, vl_frequencies **out,
                                vl_error *error) {
    vl_frequencies_options chosen = options ? *options : VL_FREQUENCIES_OPTIONS;
    if (chosen.n < 1 || chosen.n > 16)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "n is %u, not from 1 to 16", chosen.n);
    vl_frequencies *frequencies = vl_allocate_zeroed(context, 1, sizeof *frequencies);
    if (!frequencies) return vl_error_memory(error);
    frequencies->context = context;
    frequencies->options = chosen;
    frequencies->terms = VL_SYMBOLS(context);
    *out = frequencies;
    return VL_OK;
}

void vl_frequencies_drop_pairs(vl_frequencies *frequencies) {
    vl_free(frequencies->context, frequencies->held, frequencies->held_capacity * sizeof *frequencies->held);
    vl_free(frequencies->context, frequencies->pairs, frequencies->pair_capacity * sizeof *frequencies->pairs);
    frequencies->held = NULL;
    frequencies->pairs = NULL;
    frequencies->held_capacity = frequencies->pair_capacity = 0;
    frequencies->held_count = frequencies->pair_count = 0;
}

void vl_frequencies_free(vl_frequencies *frequencies) {
    if (!frequencies) return;
    vl_context *context = frequencies->context;
    vl_symbols_free(&frequencies->terms);
    vl_free(context, frequencies->counts, frequencies->count_capacity * sizeof *frequencies->counts);
    vl_free(context, frequencies->documents, frequencies->document_capacity * sizeof *frequencies->documents);
    vl_free(context, frequencies->last_seen, frequencies->seen_capacity * sizeof *frequencies->last_seen);
    vl_frequencies_drop_pairs(frequencies);
    vl_free(context, frequencies, sizeof *frequencies);
}

const vl_frequencies_options *vl_frequencies_counted(const vl_frequencies *frequencies) {
    return &frequencies->options;
}

uint64_t vl_frequencies_total(const vl_frequencies *frequencies) {
    return frequencies->total;
}

uint32_t vl_frequencies_types(const vl_frequencies *frequencies) {
    return (uint32_t)frequencies->terms.count;
}

vl_frequency vl_frequencies_at(const vl_frequencies *frequencies, uint32_t position) {
    return (vl_frequency){vl_symbols_name(&frequencies->terms, position), frequencies->counts[position],
                          frequencies->documents[position]};
}

uint32_t vl_frequencies_term(vl_frequencies *frequencies, vl_text term) {
    vl_context *context = frequencies->context;
    size_t before = frequencies->terms.count;
    if (!VL_GROW(context, frequencies->counts, frequencies->count_capacity, before + 1) ||
        !VL_GROW(context, frequencies->documents, frequencies->document_capacity, before + 1) ||
        !VL_GROW(context, frequencies->last_seen, frequencies->seen_capacity, before + 1)) {
        return VL_NO_SYMBOL;
    }
    uint32_t position = vl_symbols_add(&frequencies->terms, term);
    if (position == before)
        frequencies->counts[position] = frequencies->documents[position] = frequencies->last_seen[position] = 0;
    return position;
}

/* The entry of a document among those held, the last or a new one behind it; false: no memory. */
static bool hold_document(vl_frequencies *frequencies, uint64_t identity) {
    if (frequencies->held_count && frequencies->held[frequencies->held_count - 1].identity == identity) return true;
    if (!VL_GROW(frequencies->context, frequencies->held, frequencies->held_capacity,
                 (size_t)frequencies->held_count + 1))
        return false;
    frequencies->held[frequencies->held_count++] = (vl_document_terms){identity, frequencies->pair_count, 0};
    return true;
}

bool vl_frequencies_note(vl_frequencies *frequencies, uint64_t identity, const uint32_t *positions, uint64_t count) {
    if (frequencies->pair_count + count > VL_MOST_PAIRS) {
        vl_frequencies_drop_pairs(frequencies);
        frequencies->pairs_dropped = true;
    }
    bool keep = !frequencies->pairs_dropped;
    size_t needed = (size_t)(frequencies->pair_count + count);
    if (keep && (!hold_document(frequencies, identity) ||
                 !VL_GROW(frequencies->context, frequencies->pairs, frequencies->pair_capacity, needed))) {
        return false;
    }
    if (!frequencies->has_documents) frequencies->first_identity = identity;
    frequencies->has_documents = true;
    frequencies->last_identity = identity;
    for (uint64_t i = 0; i < count; i++) {
        uint32_t position = positions[i];
        if (frequencies->last_seen[position] == identity + 1) continue;
        frequencies->last_seen[position] = identity + 1;
        frequencies->documents[position]++;
        if (!keep) continue;
        frequencies->pairs[frequencies->pair_count++] = position;
        frequencies->held[frequencies->held_count - 1].count++;
    }
    return true;
}

/* Copies the terms that stay, with their counts, and fills their new positions. */
static bool copy_terms(const vl_frequencies *from, const bool *keep, vl_frequencies *to, uint32_t *moved) {
    for (uint32_t i = 0; i < from->terms.count; i++) {
        moved[i] = VL_NO_SYMBOL;
        if (keep && !keep[i]) continue;
        uint32_t position = moved[i] = vl_frequencies_term(to, vl_symbols_name(&from->terms, i));
        if (position == VL_NO_SYMBOL) return false;
        to->counts[position] = from->counts[i];
        to->documents[position] = from->documents[i];
        to->last_seen[position] = from->last_seen[i];
        to->total += from->counts[i];
    }
    return true;
}

static bool copy_pairs(const vl_frequencies *from, vl_frequencies *to, const uint32_t *moved) {
    to->has_documents = from->has_documents;
    to->first_identity = from->first_identity;
    to->last_identity = from->last_identity;
    to->pairs_dropped = from->pairs_dropped;
    if (!VL_GROW(to->context, to->held, to->held_capacity, (size_t)from->held_count)) return false;
    if (!VL_GROW(to->context, to->pairs, to->pair_capacity, (size_t)from->pair_count)) return false;
    for (uint64_t i = 0; i < from->held_count; i++) {
        vl_document_terms *held = &to->held[to->held_count++];
        *held = (vl_document_terms){from->held[i].identity, to->pair_count, 0};
        for (uint64_t j = 0; j < from->held[i].count; j++) {
            uint32_t position = moved[from->pairs[from->held[i].first + j]];
            if (position != VL_NO_SYMBOL) to->pairs[to->pair_count++] = position;
        }
        held->count = to->pair_count - held->first;
    }
    return true;
}

vl_status vl_frequencies_filter(const vl_frequencies *frequencies, const bool *keep, vl_frequencies **out,
                                vl_error *error) {
    vl_frequencies *made = NULL;
    vl_status status = vl_frequencies_create(frequencies->context, &frequencies->options, &made, error);
    if (status != VL_OK) return status;
    size_t size = (frequencies->terms.count + 1) * sizeof(uint32_t);
    uint32_t *moved = vl_allocate(frequencies->context, size);
    bool copied = moved && copy_terms(frequencies, keep, made, moved) && copy_pairs(frequencies, made, moved);
    vl_free(frequencies->context, moved, size);
    if (!copied) {
        vl_frequencies_free(made);
        return vl_error_memory(error);
    }
    *out = made;
    return VL_OK;
}

bool vl_frequencies_equal(const vl_frequencies *frequencies, const vl_frequencies *other) {
    const vl_frequencies_options *options = &frequencies->options, *others = &other->options;
    if (options->unit != others->unit || options->form != others->form || options->n != others->n) return false;
    if (frequencies->terms.count != other->terms.count || frequencies->total != other->total) return false;
    for (uint32_t i = 0; i < frequencies->terms.count; i++) {
        uint32_t position = vl_symbols_find(&other->terms, vl_symbols_name(&frequencies->terms, i));
        if (position == VL_NO_SYMBOL || frequencies->counts[i] != other->counts[position] ||
            frequencies->documents[i] != other->documents[position]) {
            return false;
        }
    }
    return true;
}
