/*
 * Repeated passages: runs of whole sentences, together at least so many words, that occurred earlier.
 *
 * Such a run is covered by windows as short as possible: those that begin at each of its sentences and reach the number
 * of words, and, near its end, those that end at one of its sentences. So it is enough to remember the shortest window
 * from each sentence onward and the shortest one back from it. Windows are known by 128 bits of hash over the folded
 * forms of their atoms, punctuation aside, so that a passage is found however it is divided into words; the unit only says
 * what is counted. Linear in the number of tokens.
 */
#include <string.h>

#include "corpus/columns.h"
#include "vanlua/reuse.h"

/* Sentences of a window at most: only those without words make one longer than it has words. */
#define LONGEST_WINDOW 64

typedef struct fingerprint {
    uint64_t high;
    uint64_t low;
} fingerprint;

/* A set of fingerprints; {0, 0} marks a free slot. The slots in use are listed, so that a large set is cleared quickly
 * when it holds few. */
typedef struct fingerprint_set {
    fingerprint *slots;
    size_t slot_count; /* a power of two, or 0 */
    size_t *filled;    /* room for half as many as there are slots */
    size_t used;
} fingerprint_set;

typedef struct sentence {
    uint64_t number; /* in the columns */
    uint64_t words;
    uint64_t length; /* its words where it first occurred: equal sentences must be equally long, but capitals and marks may
                        make other words of the same atoms */
    fingerprint mark;
    bool repeated;
} sentence;

typedef struct repeat_finder {
    const vl_corpus *corpus;
    vl_context *context;
    const vl_layer *atoms; /* what is compared */
    const vl_layer *layer; /* what is counted: words or the atoms themselves */
    uint64_t words;
    vl_symbols known;    /* marks of sentences; of words alone */
    uint64_t *lengths;   /* by symbol of them */
    size_t length_capacity;
    uint64_t *values;    /* by type: a random number for its key, odd for words; 0 for punctuation */
    sentence *sentences; /* of the document at hand */
    size_t capacity;
    size_t count;
    fingerprint_set forward;
    fingerprint_set backward;
    uint8_t *sieve; /* within documents only */
    size_t sieve_capacity;
    size_t sieve_mask;
} repeat_finder;

static void set_free(vl_context *context, fingerprint_set *set) {
    vl_free(context, set->slots, set->slot_count * sizeof *set->slots);
    vl_free(context, set->filled, set->slot_count / 2 * sizeof *set->filled);
    *set = (fingerprint_set){0};
}

/* The slot of a fingerprint, or the free one where it belongs. */
static size_t slot_of(const fingerprint_set *set, fingerprint mark) {
    size_t mask = set->slot_count - 1, at = (size_t)mark.low & mask;
    while ((set->slots[at].low || set->slots[at].high) &&
           (set->slots[at].low != mark.low || set->slots[at].high != mark.high))
        at = (at + 1) & mask;
    return at;
}

static bool set_grow(vl_context *context, fingerprint_set *set) {
    fingerprint_set wider = {.slot_count = set->slot_count ? set->slot_count * 4 : 256};
    wider.slots = vl_allocate_zeroed(context, wider.slot_count, sizeof *wider.slots);
    wider.filled = vl_allocate(context, wider.slot_count / 2 * sizeof *wider.filled);
    if (!wider.slots || !wider.filled) {
        set_free(context, &wider);
        return false;
    }
    for (size_t i = 0; i < set->used; i++) {
        fingerprint mark = set->slots[set->filled[i]];
        size_t at = slot_of(&wider, mark);
        wider.slots[at] = mark;
        wider.filled[wider.used++] = at;
    }
    set_free(context, set);
    *set = wider;
    return true;
}

/* Adds a fingerprint; `*known` tells whether it was there. False: no memory. */
static bool set_add(vl_context *context, fingerprint_set *set, fingerprint mark, bool *known) {
    if (set->used >= set->slot_count / 2 && !set_grow(context, set)) return false;
    size_t at = slot_of(set, mark);
    *known = set->slots[at].low || set->slots[at].high;
    if (*known) return true;
    set->slots[at] = mark;
    set->filled[set->used++] = at;
    return true;
}

static void set_clear(fingerprint_set *set) {
    for (size_t i = 0; i < set->used; i++) set->slots[set->filled[i]] = (fingerprint){0, 0};
    set->used = 0;
}

static fingerprint mix(fingerprint mark, uint64_t value) {
    mark.high = vl_hash_mix(mark.high ^ (value + 1), 0x9e3779b97f4a7c15u) + mark.low;
    mark.low = vl_hash_mix(mark.low ^ (value + 1), 0xd6e8feb86659fd93u) ^ 0xa0761d6478bd642fu;
    return mark;
}

static const fingerprint first_mark = {0xe7037ed1a0b428dbu, 0x8ebc6af09c88c6e3u};

/* Makes the values of the types: equal for equal keys. False: no memory. */
static bool make_values(repeat_finder *finder) {
    const vl_vocabulary *vocabulary = &finder->atoms->vocabulary;
    const uint32_t *key_of = vocabulary->keys[VL_FORM_FOLD].of_type;
    finder->values = vl_allocate(finder->context, ((size_t)vocabulary->count + 1) * sizeof *finder->values);
    if (!finder->values) return false;
    for (uint32_t type = 0; type < vocabulary->count; type++) {
        uint64_t value = vl_hash_mix(key_of[type] + 1, 0x9e3779b97f4a7c15u) * 0xd6e8feb86659fd93u;
        vl_kind kind = (vl_kind)vocabulary->kinds[type];
        finder->values[type] = kind == VL_KIND_PUNCTUATION ? 0
                               : kind == VL_KIND_WORD      ? value | 1
                                                           : (value & ~(uint64_t)1) | 2;
    }
    return true;
}

/* How many tokens of kind word a sentence has in the layer of words. */
static uint64_t count_words(const vl_layer *layer, uint64_t number) {
    uint64_t words = 0;
    for (uint64_t i = layer->sentences[number]; i < layer->sentences[number + 1]; i++)
        words += layer->vocabulary.kinds[layer->types[i]] == VL_KIND_WORD;
    return words;
}

/* Words and fingerprint of a sentence: two polynomials over the values of its atoms, punctuation left out. */
static sentence read_sentence(const repeat_finder *finder, uint64_t number) {
    const uint32_t *types = finder->atoms->types;
    const uint64_t *values = finder->values;
    vl_range tokens = {finder->atoms->sentences[number], finder->atoms->sentences[number + 1]};
    uint64_t words = 0, high = first_mark.high, low = first_mark.low;
    for (uint64_t i = tokens.first; i < tokens.end; i++) {
        uint64_t value = values[types[i]], next_high = high * 0xa0761d6478bd642fu + value,
                 next_low = (low + value) * 0xe7037ed1a0b428dbu;
        words += value & 1;
        high = value ? next_high : high;
        low = value ? next_low : low;
    }
    if (finder->layer != finder->atoms) words = count_words(finder->layer, number);
    return (sentence){number, words, words, {high, low}, false};
}

/* Makes the sentence as long as it was where it first occurred. False: no memory. */
static bool settle_length(repeat_finder *finder, sentence *now) {
    size_t before = finder->known.count;
    if (!VL_GROW(finder->context, finder->lengths, finder->length_capacity, before + 1)) return false;
    uint32_t symbol = vl_symbols_add(&finder->known, (vl_text){(const char *)&now->mark, sizeof now->mark});
    if (symbol == VL_NO_SYMBOL) return false;
    if (symbol == before) finder->lengths[symbol] = now->words;
    now->length = finder->lengths[symbol];
    return true;
}

static bool read_document(repeat_finder *finder, const vl_document *document) {
    vl_range rest = document->sentences, run;
    finder->count = 0;
    while (rest.first < rest.end && vl_corpus_next_run(finder->corpus, &rest, &run)) {
        size_t needed = finder->count + (size_t)(run.end - run.first);
        if (!VL_GROW(finder->context, finder->sentences, finder->capacity, needed)) return false;
        for (uint64_t i = run.first; i < run.end; i++) {
            sentence *now = &finder->sentences[finder->count++];
            *now = read_sentence(finder, i);
            if (finder->layer != finder->atoms && !settle_length(finder, now)) return false;
        }
    }
    return true;
}

/* Looks a window up and marks its sentences if it occurred before. */
static bool try_window(repeat_finder *finder, fingerprint_set *set, fingerprint mark, size_t first, size_t end) {
    bool known;
    if (!set_add(finder->context, set, mark, &known)) return false;
    for (size_t i = first; known && i < end; i++) finder->sentences[i].repeated = true;
    return true;
}

/* Adds the sentence at `at` to a window, if it has words or stands between some that have. */
static void extend(const repeat_finder *finder, size_t at, uint64_t *words, fingerprint *mark) {
    *words += finder->sentences[at].length;
    *mark = mix(mix(*mark, finder->sentences[at].mark.high), finder->sentences[at].mark.low);
}

/* A run of sentences of the document, first … end - 1. */
typedef struct passage {
    size_t first;
    size_t end;
    fingerprint mark;
} passage;

/* The shortest window from the sentence at `at` onward. False: there is none. */
static bool window_forward(const repeat_finder *finder, size_t at, passage *out) {
    uint64_t words = 0;
    if (finder->sentences[at].length >= finder->words) { /* as most are: it is a window by itself */
        *out = (passage){at, at + 1, finder->sentences[at].mark};
        return true;
    }
    *out = (passage){at, at, first_mark};
    while (out->end < finder->count && words < finder->words && out->end - at < LONGEST_WINDOW)
        extend(finder, out->end++, &words, &out->mark);
    return words >= finder->words;
}

/* The shortest window of two sentences or more back from the one at `at`. False: there is none. */
static bool window_back(const repeat_finder *finder, size_t at, passage *out) {
    uint64_t words = 0;
    if (finder->sentences[at].length >= finder->words) return false; /* it is the window forward as well */
    *out = (passage){at + 1, at + 1, first_mark};
    while (out->first > 0 && words < finder->words && at + 1 - out->first < LONGEST_WINDOW)
        extend(finder, --out->first, &words, &out->mark);
    return words >= finder->words;
}

/* Notes a window in the sieve: two bits for what came once and twice, at a place by its fingerprint. */
static void sieve_note(const repeat_finder *finder, fingerprint mark) {
    size_t at = (size_t)(mark.low >> 16) & finder->sieve_mask;
    uint8_t pair = finder->sieve[at / 4], once = (uint8_t)(1u << (at % 4 * 2));
    finder->sieve[at / 4] = (uint8_t)(pair | once | ((pair & once) << 1));
}

/* True if the window, or another one of the same place, came twice. */
static bool sieve_passes(const repeat_finder *finder, fingerprint mark) {
    size_t at = (size_t)(mark.low >> 16) & finder->sieve_mask;
    return !finder->sieve_mask || (finder->sieve[at / 4] >> (at % 4 * 2) & 2);
}

/* Most windows of a document occur once. The sieve is small enough to stay in the cache, and leaves only few of them to
 * be looked up in the sets. */
static bool fill_sieve(repeat_finder *finder) {
    passage window;
    size_t places = 1024;
    while (places < finder->count * 8) places *= 2;
    if (!VL_GROW(finder->context, finder->sieve, finder->sieve_capacity, places / 4)) return false;
    memset(finder->sieve, 0, places / 4);
    finder->sieve_mask = places - 1;
    for (size_t i = 0; i < finder->count; i++) {
        if (window_forward(finder, i, &window)) sieve_note(finder, window.mark);
        if (window_back(finder, i, &window)) sieve_note(finder, window.mark);
    }
    return true;
}

static bool find_in_document(repeat_finder *finder) {
    passage window;
    for (size_t i = 0; i < finder->count; i++) {
        bool forward = window_forward(finder, i, &window) && sieve_passes(finder, window.mark);
        if (forward && !try_window(finder, &finder->forward, window.mark, window.first, window.end)) return false;
        bool back = window_back(finder, i, &window) && sieve_passes(finder, window.mark);
        if (back && !try_window(finder, &finder->backward, window.mark, window.first, window.end)) return false;
    }
    return true;
}

/* Tells what was found in the document at `position`. */
static void tell(const repeat_finder *finder, uint64_t position, uint64_t *sentences, vl_repeated *documents) {
    vl_repeated sum = {0, 0};
    for (size_t i = 0; i < finder->count; i++) {
        const sentence *now = &finder->sentences[i];
        sum.words += now->words;
        if (!now->repeated) continue;
        sum.repeated += now->words;
        if (sentences) vl_bit_set(sentences, now->number);
    }
    if (documents) documents[position] = sum;
}

static vl_status find_all(repeat_finder *finder, bool across_documents, uint64_t *sentences, vl_repeated *documents) {
    if (!make_values(finder)) return VL_ERROR_MEMORY;
    for (uint64_t i = 0; i < vl_corpus_document_count(finder->corpus); i++) {
        if (!across_documents) {
            set_clear(&finder->forward);
            set_clear(&finder->backward);
            vl_symbols_free(&finder->known);
        }
        if (!read_document(finder, vl_corpus_document(finder->corpus, i))) return VL_ERROR_MEMORY;
        if (!across_documents && !fill_sieve(finder)) return VL_ERROR_MEMORY;
        if (!find_in_document(finder)) return VL_ERROR_MEMORY;
        tell(finder, i, sentences, documents);
        if (vl_context_cancelled(finder->context)) return VL_ERROR_CANCELLED;
    }
    return VL_OK;
}

static void finder_free(repeat_finder *finder) {
    vl_context *context = finder->context;
    vl_symbols_free(&finder->known);
    vl_free(context, finder->lengths, finder->length_capacity * sizeof *finder->lengths);
    vl_free(context, finder->values, ((size_t)finder->atoms->vocabulary.count + 1) * sizeof *finder->values);
    vl_free(context, finder->sentences, finder->capacity * sizeof *finder->sentences);
    vl_free(context, finder->sieve, finder->sieve_capacity);
    set_free(context, &finder->forward);
    set_free(context, &finder->backward);
}

vl_status vl_repeats_find(const vl_corpus *corpus, const vl_repeats_options *options, uint64_t *sentences,
                          vl_repeated *documents, vl_error *error) {
    vl_repeats_options chosen = options ? *options : VL_REPEATS_OPTIONS;
    if (chosen.words == 0)
        return vl_error_set(error, VL_ERROR_ARGUMENT, "a repeated passage has at least 1 word, not 0");
    vl_status status = vl_corpus_prepare(corpus, VL_UNIT_SYLLABLE, VL_FORM_FOLD, error);
    if (status == VL_OK) status = vl_corpus_divide(corpus, chosen.unit, error);
    if (status != VL_OK) return status;
    repeat_finder finder = {.corpus = corpus, .context = vl_corpus_context(corpus), .words = chosen.words};
    finder.known = VL_SYMBOLS(finder.context);
    finder.atoms = &corpus->columns->atoms;
    finder.layer = vl_columns_layer(corpus->columns, chosen.unit);
    status = find_all(&finder, chosen.across_documents, sentences, documents);
    finder_free(&finder);
    if (status == VL_ERROR_CANCELLED) return vl_error_set(error, status, "cancelled");
    return status == VL_OK ? VL_OK : vl_error_memory(error);
}
