#include "query/sort.h"

#include "base/sort.h"
#include "base/symbols.h"
#include "query/surroundings.h"
#include "text/rank.h"

#define POLL_MATCHES ((uint64_t)4096)

/* What is compared. A value is for texts their rank as folded in the upper half, and as written in the lower one. */
typedef struct sorting {
    const vl_corpus *corpus;
    const vl_matches *matches;
    const vl_concordance_options *options;
    uint64_t *values; /* match by match, for each key */
    vl_symbols folded;
    vl_symbols written;
    vl_string scratch;
} sorting;

bool vl_concordance_key_find(vl_text name, vl_concordance_key *out) {
    static const struct {
        vl_text name;
        vl_concordance_side side;
        bool numbered;
    } names[] = {
        {{"left", 4}, VL_CONCORDANCE_LEFT, true}, {{"right", 5}, VL_CONCORDANCE_RIGHT, true},
        {{"match", 5}, VL_CONCORDANCE_MATCH, false}, {{"document", 8}, VL_CONCORDANCE_ID, false},
        {{"position", 8}, VL_CONCORDANCE_POSITION, false},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t size = names[i].name.size + names[i].numbered;
        if (name.size != size || memcmp(name.data, names[i].name.data, names[i].name.size) != 0) continue;
        char digit = names[i].numbered ? name.data[size - 1] : '1';
        if (digit < '1' || digit > '9') return false;
        *out = (vl_concordance_key){names[i].side, (unsigned)(digit - '0')};
        return true;
    }
    return false;
}

/* Adds the text in the scratch string to the symbols. */
static bool add_scratch(sorting *sort, vl_symbols *symbols, uint32_t *out) {
    *out = vl_symbols_add(symbols, vl_string_text(&sort->scratch));
    sort->scratch.size = 0;
    return *out != VL_NO_SYMBOL;
}

/* The value of the text of atoms, with symbols where ranks will be. False: no memory. */
static bool text_value(sorting *sort, const vl_document *document, vl_range atoms, uint64_t *out) {
    vl_context *context = sort->corpus->columns->context;
    uint32_t folded, written;
    for (uint64_t i = atoms.first; i < atoms.end; i++) {
        uint32_t key = vl_corpus_key_of(sort->corpus, VL_UNIT_SYLLABLE, VL_FORM_FOLD,
                                        vl_corpus_type_of(sort->corpus, VL_UNIT_SYLLABLE, i));
        vl_text text = vl_corpus_key_text(sort->corpus, VL_UNIT_SYLLABLE, VL_FORM_FOLD, key);
        if (i > atoms.first && !vl_string_append(context, &sort->scratch, " ", 1)) return false;
        if (!vl_string_append(context, &sort->scratch, text.data, text.size)) return false;
    }
    if (!add_scratch(sort, &sort->folded, &folded)) return false;
    if (!vl_append_written(sort->corpus, document, atoms, &sort->scratch)) return false;
    if (!add_scratch(sort, &sort->written, &written)) return false;
    *out = (uint64_t)folded << 32 | written;
    return true;
}

/* The value of a document's id. */
static bool id_value(sorting *sort, const vl_document *document, uint64_t *out) {
    uint32_t symbol = vl_symbols_add(&sort->folded, document->id), written = vl_symbols_add(&sort->written, document->id);
    *out = (uint64_t)symbol << 32 | written;
    return symbol != VL_NO_SYMBOL && written != VL_NO_SYMBOL;
}

static bool find_value(sorting *sort, vl_match match, vl_concordance_key key, uint64_t *out) {
    const vl_document *document = vl_corpus_owner(sort->corpus, match.sentence);
    if (key.side == VL_CONCORDANCE_ID) return id_value(sort, document, out);
    if (key.side == VL_CONCORDANCE_MATCH) return text_value(sort, document, match.atoms, out);
    if (key.side == VL_CONCORDANCE_POSITION) {
        *out = match.atoms.first - vl_corpus_tokens(sort->corpus, VL_UNIT_SYLLABLE, document->sentences).first;
        return true;
    }
    vl_walk walk = vl_walk_from(sort->corpus, sort->options->unit, match, sort->options->within, key.side == VL_CONCORDANCE_LEFT);
    vl_range atoms = {0, 0};
    for (unsigned i = 0; i < key.token; i++)
        if (!vl_walk_next(&walk, &atoms)) return text_value(sort, document, (vl_range){0, 0}, out);
    return text_value(sort, document, atoms, out);
}

/* Fills the values, with symbols. */
static vl_status find_values(sorting *sort) {
    size_t keys = sort->options->sort_count;
    for (uint64_t i = 0; i < vl_matches_count(sort->matches); i++) {
        if (i % POLL_MATCHES == 0 && vl_context_cancelled(sort->corpus->columns->context)) return VL_ERROR_CANCELLED;
        for (size_t k = 0; k < keys; k++) {
            if (!find_value(sort, vl_matches_at(sort->matches, i), sort->options->sort[k], &sort->values[i * keys + k]))
                return VL_ERROR_MEMORY;
        }
    }
    return VL_OK;
}

static bool is_text(const sorting *sort, size_t key) {
    return sort->options->sort[key].side != VL_CONCORDANCE_POSITION;
}

/* Replaces symbols by the ranks of their texts, which are the same for all keys. */
static void put_ranks(sorting *sort, const uint32_t *folded, const uint32_t *written) {
    size_t keys = sort->options->sort_count, count = (size_t)vl_matches_count(sort->matches) * keys;
    for (size_t i = 0; i < count; i++) {
        uint64_t value = sort->values[i];
        if (is_text(sort, i % keys)) sort->values[i] = (uint64_t)folded[value >> 32] << 32 | written[value & UINT32_MAX];
    }
}

static vl_status rank_values(sorting *sort) {
    vl_context *context = sort->corpus->columns->context;
    size_t folded_count = sort->folded.count, written_count = sort->written.count;
    uint32_t *folded = vl_allocate_zeroed(context, folded_count + 1, sizeof *folded);
    uint32_t *written = vl_allocate_zeroed(context, written_count + 1, sizeof *written);
    vl_status status = folded && written ? VL_OK : VL_ERROR_MEMORY;
    if (status == VL_OK) status = vl_text_rank(context, sort->folded.names, (uint32_t)folded_count, folded);
    if (status == VL_OK) status = vl_text_rank(context, sort->written.names, (uint32_t)written_count, written);
    if (status == VL_OK) put_ranks(sort, folded, written);
    if (folded) vl_free(context, folded, (folded_count + 1) * sizeof *folded);
    if (written) vl_free(context, written, (written_count + 1) * sizeof *written);
    return status;
}

/* By all keys as folded, then by all as written; matches that are equal keep their order. */
static int compare(const void *data, const void *a, const void *b) {
    const sorting *sort = data;
    size_t keys = sort->options->sort_count;
    const uint64_t *left = sort->values + *(const uint64_t *)a * keys, *right = sort->values + *(const uint64_t *)b * keys;
    for (int shift = 32; shift >= 0; shift -= 32) {
        for (size_t k = 0; k < keys; k++) {
            int bits = is_text(sort, k) ? shift : 0;
            uint64_t of_a = left[k] >> bits, of_b = right[k] >> bits;
            if (of_a != of_b) return of_a < of_b ? -1 : 1;
        }
    }
    return 0;
}

vl_status vl_concordance_sort(const vl_corpus *corpus, const vl_matches *matches, const vl_concordance_options *options,
                              uint64_t *order, vl_error *error) {
    vl_context *context = corpus->columns->context;
    size_t count = (size_t)vl_matches_count(matches);
    for (size_t i = 0; i < count; i++) order[i] = i;
    if (options->sort_count == 0 || count == 0) return VL_OK;
    vl_status status = vl_corpus_prepare(corpus, VL_UNIT_SYLLABLE, VL_FORM_FOLD, error);
    if (status != VL_OK) return status;
    sorting sort = {corpus, matches, options, NULL, VL_SYMBOLS(context), VL_SYMBOLS(context), VL_STRING};
    sort.values = vl_allocate_zeroed(context, count, options->sort_count * sizeof *sort.values);
    status = sort.values ? find_values(&sort) : VL_ERROR_MEMORY;
    if (status == VL_OK) status = rank_values(&sort);
    if (status == VL_OK) status = vl_sort(context, order, count, sizeof *order, compare, &sort);
    if (sort.values) vl_free(context, sort.values, count * options->sort_count * sizeof *sort.values);
    vl_symbols_free(&sort.folded);
    vl_symbols_free(&sort.written);
    vl_string_free(context, &sort.scratch);
    if (status == VL_ERROR_CANCELLED) return vl_error_set(error, status, "cancelled");
    return status == VL_OK ? VL_OK : vl_error_memory(error);
}
