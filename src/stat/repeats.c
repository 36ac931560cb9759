/*
 * Repeated passages: runs of whole sentences, together at least so many words, that occurred earlier.
 *
 * Such a run is covered by windows as short as possible: those that begin at each of its sentences and reach the number of words, and, near its end, those that end at one
 * of its sentences. So it is enough to remember the shortest window from each sentence onward and the shortest one back from it. Windows are known by 128 bits of hash over
 * the folded forms of their tokens, punctuation aside. Linear in the number of tokens.
 */
#include <string.h>

#include "corpus/columns.h"
#include "vanlua/stat.h"

typedef struct fingerprint {
    uint64_t high;
    uint64_t low;
} fingerprint;

/* A set of fingerprints; {0, 0} marks a free slot. */
typedef struct fingerprint_set {
    fingerprint *slots;
    size_t slot_count; /* a power of two, or 0 */
    size_t used;
} fingerprint_set;

typedef struct sentence {
    uint64_t number; /* in the columns */
    uint64_t words;
    fingerprint mark;
} sentence;

typedef struct repeat_finder {
    const vl_corpus *corpus;
    vl_context *context;
    uint64_t words;
    uint64_t *out;
    sentence *sentences; /* of the document at hand */
    size_t capacity;
    size_t count;
    fingerprint_set forward;
    fingerprint_set backward;
} repeat_finder;

static bool set_grow(vl_context *context, fingerprint_set *set) {
    size_t wider = set->slot_count ? set->slot_count * 2 : 256;
    fingerprint *slots = vl_allocate_zeroed(context, wider, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < set->slot_count; i++) {
        fingerprint mark = set->slots[i];
        if (!mark.low && !mark.high) continue;
        size_t at = (size_t)mark.low & (wider - 1);
        while (slots[at].low || slots[at].high) at = (at + 1) & (wider - 1);
        slots[at] = mark;
    }
    vl_free(context, set->slots, set->slot_count * sizeof *slots);
    set->slots = slots;
    set->slot_count = wider;
    return true;
}

/* Adds a fingerprint; `*known` tells whether it was there. False: no memory. */
static bool set_add(vl_context *context, fingerprint_set *set, fingerprint mark, bool *known) {
    if (set->used >= set->slot_count / 2 && !set_grow(context, set)) return false;
    size_t mask = set->slot_count - 1, at = (size_t)mark.low & mask;
    while (set->slots[at].low || set->slots[at].high) {
        *known = set->slots[at].low == mark.low && set->slots[at].high == mark.high;
        if (*known) return true;
        at = (at + 1) & mask;
    }
    *known = false;
    set->slots[at] = mark;
    set->used++;
    return true;
}

static void set_clear(fingerprint_set *set) {
    if (set->used) memset(set->slots, 0, set->slot_count * sizeof *set->slots);
    set->used = 0;
}

static fingerprint mix(fingerprint mark, uint64_t value) {
    mark.high = vl_hash_mix(mark.high ^ (value + 1), 0x9e3779b97f4a7c15u) + mark.low;
    mark.low = vl_hash_mix(mark.low ^ (value + 1), 0xd6e8feb86659fd93u) ^ 0xa0761d6478bd642fu;
    return mark;
}

static const fingerprint first_mark = {0xe7037ed1a0b428dbu, 0x8ebc6af09c88c6e3u};

/* Words and fingerprint of a sentence. */
static sentence read_sentence(const repeat_finder *finder, uint64_t number) {
    const vl_columns *columns = finder->corpus->columns;
    const uint32_t *key_of = columns->vocabulary.keys[VL_FORM_FOLD].of_type;
    vl_range tokens = vl_corpus_tokens(finder->corpus, VL_UNIT_SYLLABLE, (vl_range){number, number + 1});
    sentence made = {number, 0, first_mark};
    for (uint64_t i = tokens.first; i < tokens.end; i++) {
        uint32_t type = columns->types[i];
        vl_kind kind = (vl_kind)columns->vocabulary.kinds[type];
        if (kind == VL_KIND_PUNCTUATION) continue;
        made.words += kind == VL_KIND_WORD;
        made.mark = mix(made.mark, key_of[type]);
    }
    return made;
}

static bool read_document(repeat_finder *finder, const vl_document *document) {
    vl_range rest = document->sentences, run;
    finder->count = 0;
    while (rest.first < rest.end && vl_corpus_next_run(finder->corpus, &rest, &run)) {
        size_t needed = finder->count + (size_t)(run.end - run.first);
        if (!VL_GROW(finder->context, finder->sentences, finder->capacity, needed)) return false;
        for (uint64_t i = run.first; i < run.end; i++) finder->sentences[finder->count++] = read_sentence(finder, i);
    }
    return true;
}

/* Looks a window up and marks its sentences if it occurred before. */
static bool try_window(repeat_finder *finder, fingerprint_set *set, fingerprint mark, size_t first, size_t end) {
    bool known;
    if (!set_add(finder->context, set, mark, &known)) return false;
    for (size_t i = first; known && i < end; i++) vl_bit_set(finder->out, finder->sentences[i].number);
    return true;
}

/* Adds the sentence at `at` to a window, if it has words or stands between some that have. */
static void extend(const repeat_finder *finder, size_t at, uint64_t *words, fingerprint *mark) {
    *words += finder->sentences[at].words;
    *mark = mix(mix(*mark, finder->sentences[at].mark.high), finder->sentences[at].mark.low);
}

/* The shortest windows forward from and back from each sentence. The number of sentences in one is bounded by those without words between. */
static bool find_in_document(repeat_finder *finder) {
    for (size_t i = 0; i < finder->count; i++) {
        uint64_t words = 0;
        fingerprint mark = first_mark;
        size_t end = i;
        while (end < finder->count && words < finder->words && end - i < 64) extend(finder, end++, &words, &mark);
        if (words >= finder->words && !try_window(finder, &finder->forward, mark, i, end)) return false;
        words = 0;
        mark = first_mark;
        size_t first = i + 1;
        while (first > 0 && words < finder->words && i + 1 - first < 64) extend(finder, --first, &words, &mark);
        if (words >= finder->words && !try_window(finder, &finder->backward, mark, first, i + 1)) return false;
    }
    return true;
}

static vl_status find_all(repeat_finder *finder, bool across_documents) {
    for (uint64_t i = 0; i < vl_corpus_document_count(finder->corpus); i++) {
        if (!across_documents) {
            set_clear(&finder->forward);
            set_clear(&finder->backward);
        }
        if (!read_document(finder, vl_corpus_document(finder->corpus, i)) || !find_in_document(finder)) return VL_ERROR_MEMORY;
        if (vl_context_cancelled(finder->context)) return VL_ERROR_CANCELLED;
    }
    return VL_OK;
}

vl_status vl_repeats_find(const vl_corpus *corpus, const vl_repeats_options *options, uint64_t *out, vl_error *error) {
    vl_repeats_options chosen = options ? *options : VL_REPEATS_OPTIONS;
    if (chosen.words == 0) return vl_error_set(error, VL_ERROR_ARGUMENT, "a repeated passage has at least 1 word, not 0");
    vl_status status = vl_corpus_prepare(corpus, VL_UNIT_SYLLABLE, VL_FORM_FOLD, error);
    if (status != VL_OK) return status;
    repeat_finder finder = {.corpus = corpus, .context = vl_corpus_context(corpus), .words = chosen.words, .out = out};
    status = find_all(&finder, chosen.across_documents);
    vl_free(finder.context, finder.sentences, finder.capacity * sizeof *finder.sentences);
    vl_free(finder.context, finder.forward.slots, finder.forward.slot_count * sizeof *finder.forward.slots);
    vl_free(finder.context, finder.backward.slots, finder.backward.slot_count * sizeof *finder.backward.slots);
    if (status == VL_ERROR_CANCELLED) return vl_error_set(error, status, "cancelled");
    return status == VL_OK ? VL_OK : vl_error_memory(error);
}
