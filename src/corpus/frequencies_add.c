/*
 * Adding frequencies: counts are summed, documents counted once each by their identity.
 */
#include "corpus/frequencies.h"

/* Adds counts, and fills where each term of `other` stands now. */
static bool add_counts(vl_frequencies *frequencies, const vl_frequencies *other, uint32_t *moved) {
    for (uint32_t i = 0; i < other->terms.count; i++) {
        moved[i] = vl_frequencies_term(frequencies, vl_symbols_name(&other->terms, i));
        if (moved[i] == VL_NO_SYMBOL) return false;
    }
    for (uint32_t i = 0; i < other->terms.count; i++) frequencies->counts[moved[i]] += other->counts[i];
    frequencies->total += other->total;
    return true;
}

/* Adds documents none of which is held already and whose pairs may be missing. */
static void add_disjoint(vl_frequencies *frequencies, const vl_frequencies *other, const uint32_t *moved) {
    bool later = !frequencies->has_documents || other->first_identity > frequencies->last_identity;
    for (uint32_t i = 0; i < other->terms.count; i++) {
        frequencies->documents[moved[i]] += other->documents[i];
        if (later && other->last_seen[i]) frequencies->last_seen[moved[i]] = other->last_seen[i];
    }
    if (!frequencies->has_documents || other->first_identity < frequencies->first_identity)
        frequencies->first_identity = other->first_identity;
    if (later) frequencies->last_identity = other->last_identity;
    frequencies->has_documents = true;
    frequencies->pairs_dropped = true;
}

/* Notes one document with its terms, brought to their new positions where `moved` is given. */
static bool note_held(vl_frequencies *frequencies, const vl_frequencies *from, const vl_document_terms *held,
                      const uint32_t *moved, uint32_t *scratch) {
    for (uint64_t j = 0; j < held->count; j++) {
        uint32_t position = from->pairs[held->first + j];
        scratch[j] = moved ? moved[position] : position;
    }
    return vl_frequencies_note(frequencies, held->identity, scratch, held->count);
}

/* Adds documents that all come behind those held, or equal the last of them. */
static bool add_behind(vl_frequencies *frequencies, const vl_frequencies *other, const uint32_t *moved,
                       uint32_t *scratch) {
    for (uint64_t i = 0; i < other->held_count; i++) {
        if (!note_held(frequencies, other, &other->held[i], moved, scratch)) return false;
    }
    return true;
}

/* Notes all documents of both anew, in ascending identity. `old` holds the pairs that `frequencies` had. */
static bool add_among(vl_frequencies *frequencies, const vl_frequencies *old, const vl_frequencies *other,
                      const uint32_t *moved, uint32_t *scratch) {
    for (size_t i = 0; i < frequencies->terms.count; i++) frequencies->documents[i] = frequencies->last_seen[i] = 0;
    uint64_t mine = 0, theirs = 0;
    while (mine < old->held_count || theirs < other->held_count) {
        bool own = theirs == other->held_count ||
                   (mine < old->held_count && old->held[mine].identity <= other->held[theirs].identity);
        bool noted = own ? note_held(frequencies, old, &old->held[mine++], NULL, scratch)
                         : note_held(frequencies, other, &other->held[theirs++], moved, scratch);
        if (!noted) return false;
    }
    return true;
}

/* Takes the pairs out of `frequencies` into `old`, which must be freed, and adds all again. */
static bool rebuild(vl_frequencies *frequencies, const vl_frequencies *other, const uint32_t *moved,
                    uint32_t *scratch) {
    vl_frequencies old = *frequencies;
    frequencies->held = NULL;
    frequencies->pairs = NULL;
    frequencies->held_capacity = frequencies->pair_capacity = 0;
    frequencies->held_count = frequencies->pair_count = 0;
    frequencies->has_documents = false;
    bool added = add_among(frequencies, &old, other, moved, scratch);
    vl_free(old.context, old.held, old.held_capacity * sizeof *old.held);
    vl_free(old.context, old.pairs, old.pair_capacity * sizeof *old.pairs);
    return added;
}

static uint64_t largest_document(const vl_frequencies *frequencies) {
    uint64_t largest = 1;
    for (uint64_t i = 0; i < frequencies->held_count; i++) {
        if (frequencies->held[i].count > largest) largest = frequencies->held[i].count;
    }
    return largest;
}

static bool add_documents(vl_frequencies *frequencies, const vl_frequencies *other, const uint32_t *moved) {
    if (!other->has_documents) return true;
    if (frequencies->pairs_dropped || other->pairs_dropped) {
        bool behind = frequencies->has_documents && other->first_identity == frequencies->last_identity;
        if (!behind) {
            add_disjoint(frequencies, other, moved);
            vl_frequencies_drop_pairs(frequencies);
            return true;
        }
    }
    uint64_t largest = largest_document(frequencies), theirs = largest_document(other);
    size_t size = (size_t)(largest > theirs ? largest : theirs) * sizeof(uint32_t);
    uint32_t *scratch = vl_allocate(frequencies->context, size);
    if (!scratch) return false;
    bool behind = !frequencies->has_documents || other->first_identity >= frequencies->last_identity;
    bool added = behind ? add_behind(frequencies, other, moved, scratch) : rebuild(frequencies, other, moved, scratch);
    vl_free(frequencies->context, scratch, size);
    return added;
}

/* True if the documents of both can be told apart, or are known well enough. */
static bool is_countable(const vl_frequencies *frequencies, const vl_frequencies *other) {
    if (!frequencies->has_documents || !other->has_documents) return true;
    if (other->first_identity > frequencies->last_identity || other->last_identity < frequencies->first_identity)
        return true;
    if (other->pairs_dropped) return false;
    return !frequencies->pairs_dropped || other->first_identity == frequencies->last_identity;
}

static vl_status add_other(vl_frequencies *frequencies, const vl_frequencies *other, vl_error *error) {
    size_t size = (other->terms.count + 1) * sizeof(uint32_t);
    uint32_t *moved = vl_allocate(frequencies->context, size);
    bool added = moved && add_counts(frequencies, other, moved) && add_documents(frequencies, other, moved);
    vl_free(frequencies->context, moved, size);
    return added ? VL_OK : vl_error_memory(error);
}

vl_status vl_frequencies_add(vl_frequencies *frequencies, const vl_frequencies *other, vl_error *error) {
    const vl_frequencies_options *a = &frequencies->options, *b = &other->options;
    if (a->unit != b->unit || a->form != b->form || a->n != b->n) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "frequencies of another unit, form or n cannot be added");
    }
    if (other->total > (uint64_t)INT64_MAX - frequencies->total) {
        return vl_error_set(error, VL_ERROR_ARGUMENT, "the sum of the counts is beyond 2^63 - 1");
    }
    if (!is_countable(frequencies, other)) {
        return vl_error_set(error, VL_ERROR_ARGUMENT,
                            "these frequencies share documents and have more than 16 million pairs of term and "
                            "document: add them in the order of the documents");
    }
    if (frequencies != other) return add_other(frequencies, other, error);
    vl_frequencies *copy = NULL;
    vl_status status = vl_frequencies_filter(other, NULL, &copy, error);
    if (status == VL_OK) status = add_other(frequencies, copy, error);
    vl_frequencies_free(copy);
    return status;
}
