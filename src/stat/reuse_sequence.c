/*
 * Tokens in one sequence, compared by hash where that saves time (Karp & Rabin 1987).
 */
#include "stat/reuse_sequence.h"

#include "base/poll.h"
#include "corpus/columns.h"
#include "stat/spans.h"

/* What is needed to fill a sequence; `sequence` has no arrays yet when positions are only counted. */
typedef struct sequence_builder {
    const vl_corpus *corpus;
    const vl_terms *terms;
    vl_reuse_sequence *sequence;
    vl_unit unit;
    vl_kinds kinds;
    uint64_t position;
    vl_poll poll;
} sequence_builder;

/* Appends the tokens of a stretch behind a border. A counted token begins at the first of its syllables that is compared.
 * False: cancelled. */
static bool append_span(sequence_builder *builder, const vl_span *span, uint64_t base) {
    vl_reuse_sequence *sequence = builder->sequence;
    sequence->keys[builder->position++] = VL_NO_TERM;
    for (uint64_t token = span->tokens.first; token < span->tokens.end; token++) {
        vl_range atoms = vl_corpus_atoms(builder->corpus, builder->unit, token);
        uint32_t type = vl_corpus_type_of(builder->corpus, builder->unit, token);
        if (vl_poll_cancelled(&builder->poll, 1 + atoms.end - atoms.first)) return false;
        bool counts = builder->kinds >> vl_corpus_type_kind(builder->corpus, builder->unit, type) & 1;
        for (uint64_t atom = atoms.first; atom < atoms.end; atom++) {
            uint32_t term = vl_terms_of(builder->terms, atom);
            if (term == VL_NO_TERM) continue;
            if (counts) vl_bit_set(sequence->starts, builder->position);
            counts = false;
            sequence->atoms[builder->position] = (uint32_t)(atom - base);
            sequence->keys[builder->position++] = term;
        }
    }
    return true;
}

/* Counts the positions of a stretch; whatever is compared or not needs no more than these. False: cancelled. */
static bool count_span(sequence_builder *builder, const vl_span *span) {
    vl_range atoms = vl_corpus_tokens(builder->corpus, VL_UNIT_SYLLABLE, span->sentences);
    builder->position++;
    for (uint64_t atom = atoms.first; atom < atoms.end; atom++) {
        builder->position += vl_terms_of(builder->terms, atom) != VL_NO_TERM;
        if (vl_poll_cancelled(&builder->poll, 1)) return false;
    }
    return true;
}

/* Number of the document's first token of VL_UNIT_SYLLABLE. */
static uint64_t first_atom(const vl_corpus *corpus, uint64_t document) {
    return vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, vl_corpus_document(corpus, document)->sentences).first;
}

/* Walks over the stretches, to count positions or to fill them. */
static vl_status walk(sequence_builder *builder, bool filling) {
    vl_reuse_sequence *sequence = builder->sequence;
    vl_spans spans = vl_spans_of(builder->corpus, builder->unit, VL_WITHIN_DOCUMENT);
    uint64_t next_document = 0;
    bool cancelled = false;
    vl_span span;
    builder->position = 0;
    while (!cancelled && vl_spans_next(&spans, &span)) {
        if (filling) {
            while (next_document <= span.document) sequence->documents[next_document++] = builder->position;
            cancelled = !append_span(builder, &span, first_atom(builder->corpus, span.document));
        } else {
            cancelled = !count_span(builder, &span);
        }
    }
    if (cancelled) return VL_ERROR_CANCELLED;
    if (filling) {
        while (next_document <= sequence->document_count) sequence->documents[next_document++] = builder->position;
        sequence->keys[builder->position] = VL_NO_TERM;
    }
    builder->position++;
    return VL_OK;
}

static bool allocate_arrays(vl_reuse_sequence *sequence) {
    vl_context *context = sequence->context;
    size_t count = (size_t)sequence->count;
    sequence->keys = vl_allocate(context, count * sizeof *sequence->keys);
    sequence->atoms = vl_allocate_zeroed(context, count, sizeof *sequence->atoms);
    sequence->starts = vl_allocate_zeroed(context, vl_bit_words(count), sizeof *sequence->starts);
    sequence->documents = vl_allocate_zeroed(context, (size_t)sequence->document_count + 1, sizeof *sequence->documents);
    sequence->hashes = vl_allocate(context, (count / VL_REUSE_SAMPLE + 1) * sizeof *sequence->hashes);
    return sequence->keys && sequence->atoms && sequence->starts && sequence->documents && sequence->hashes;
}

static vl_status fill_hashes(vl_reuse_sequence *sequence, vl_poll *poll) {
    uint64_t hash = 0, power = 1;
    for (uint64_t at = 0; at < sequence->count; at++) {
        if (at % VL_REUSE_SAMPLE == 0) sequence->hashes[at / VL_REUSE_SAMPLE] = hash;
        hash = vl_reuse_hash_on(sequence, hash, at);
        if (vl_poll_cancelled(poll, 1)) return VL_ERROR_CANCELLED;
    }
    if (sequence->count % VL_REUSE_SAMPLE == 0) sequence->hashes[sequence->count / VL_REUSE_SAMPLE] = hash;
    for (size_t i = 0; i < VL_REUSE_SAMPLE; i++) power = vl_reuse_multiply(power, VL_REUSE_BASE);
    for (size_t i = 0; i < sizeof sequence->powers / sizeof *sequence->powers; i++) {
        sequence->powers[i] = power;
        power = vl_reuse_multiply(power, power);
    }
    return VL_OK;
}

/* Positions in a document are kept in 32 bits. */
static vl_status check_sizes(const vl_corpus *corpus, vl_error *error) {
    for (uint64_t i = 0; i < vl_corpus_document_count(corpus); i++) {
        vl_range atoms = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, vl_corpus_document(corpus, i)->sentences);
        if (atoms.end - atoms.first > UINT32_MAX)
            return vl_error_set(error, VL_ERROR_UNSUPPORTED, "a document of more than 2^32 tokens");
    }
    return VL_OK;
}

static vl_status fill(sequence_builder *builder, vl_error *error) {
    vl_reuse_sequence *sequence = builder->sequence;
    vl_status status = walk(builder, false);
    sequence->count = builder->position;
    if (status == VL_OK && !allocate_arrays(sequence)) return vl_error_memory(error);
    if (status == VL_OK) status = walk(builder, true);
    if (status == VL_OK) status = fill_hashes(sequence, &builder->poll);
    return status == VL_OK ? VL_OK : vl_error_set(error, status, "cancelled");
}

vl_status vl_reuse_sequence_make(const vl_corpus *corpus, const vl_reuse_options *options, vl_reuse_sequence *out,
                                 vl_error *error) {
    *out = (vl_reuse_sequence){.context = vl_corpus_context(corpus)};
    out->document_count = vl_corpus_document_count(corpus);
    const vl_counted compared = {.unit = VL_UNIT_SYLLABLE, .form = options->form, .kinds = options->kinds};
    vl_terms terms = {0};
    vl_status status = vl_corpus_divide(corpus, options->unit, error);
    if (status == VL_OK) status = check_sizes(corpus, error);
    if (status != VL_OK) return status;
    status = vl_terms_make(corpus, &compared, &terms, error);
    sequence_builder builder = {corpus, &terms, out, options->unit, options->kinds, 0, {out->context, 0}};
    if (status == VL_OK) status = fill(&builder, error);
    vl_terms_free(&terms);
    return status;
}

void vl_reuse_sequence_free(vl_reuse_sequence *sequence) {
    vl_context *context = sequence->context;
    size_t count = (size_t)sequence->count;
    vl_free(context, sequence->keys, count * sizeof *sequence->keys);
    vl_free(context, sequence->atoms, count * sizeof *sequence->atoms);
    vl_free(context, sequence->starts, vl_bit_words(count) * sizeof *sequence->starts);
    vl_free(context, sequence->documents, ((size_t)sequence->document_count + 1) * sizeof *sequence->documents);
    vl_free(context, sequence->hashes, (count / VL_REUSE_SAMPLE + 1) * sizeof *sequence->hashes);
}

/* The hash of all before a position. */
static uint64_t hash_before(const vl_reuse_sequence *sequence, uint64_t at) {
    uint64_t hash = sequence->hashes[at / VL_REUSE_SAMPLE];
    for (uint64_t i = at - at % VL_REUSE_SAMPLE; i < at; i++) hash = vl_reuse_hash_on(sequence, hash, i);
    return hash;
}

/* The hash of VL_REUSE_SAMPLE << power tokens from a position on. */
static uint64_t hash_of(const vl_reuse_sequence *sequence, uint64_t at, unsigned power) {
    uint64_t whole = hash_before(sequence, at + ((uint64_t)VL_REUSE_SAMPLE << power));
    uint64_t before = vl_reuse_multiply(hash_before(sequence, at), sequence->powers[power]);
    return whole >= before ? whole - before : whole + VL_REUSE_PRIME - before;
}

/* True if VL_REUSE_SAMPLE << power tokens are equal, which stand behind `passed` equal ones from the two places, or ahead of
 * as many before them. */
static bool block_equal(const vl_reuse_sequence *sequence, uint64_t a, uint64_t b, uint64_t passed, unsigned power,
                        bool ahead) {
    uint64_t size = (uint64_t)VL_REUSE_SAMPLE << power, least = a < b ? a : b, most = a < b ? b : a;
    if (ahead ? least < passed + size : sequence->count - most < passed + size) return false;
    uint64_t x = ahead ? a - passed - size : a + passed, y = ahead ? b - passed - size : b + passed;
    return hash_of(sequence, x, power) == hash_of(sequence, y, power);
}

/* The borders at both ends of the sequence end every comparison. */
static uint64_t equal_length(const vl_reuse_sequence *sequence, uint64_t a, uint64_t b, bool ahead) {
    uint64_t length = 0, step = ahead ? (uint64_t)-1 : 1, x = ahead ? a - 1 : a, y = ahead ? b - 1 : b;
    unsigned power = 0;
    for (; length < VL_REUSE_SAMPLE; length++, x += step, y += step)
        if (!vl_reuse_equal(sequence, x, y)) return length;
    while (block_equal(sequence, a, b, length, power, ahead)) length += (uint64_t)VL_REUSE_SAMPLE << power++;
    while (power-- > 0)
        if (block_equal(sequence, a, b, length, power, ahead)) length += (uint64_t)VL_REUSE_SAMPLE << power;
    x = ahead ? a - 1 - length : a + length;
    y = ahead ? b - 1 - length : b + length;
    for (; vl_reuse_equal(sequence, x, y); x += step, y += step) length++;
    return length;
}

uint64_t vl_reuse_equal_from(const vl_reuse_sequence *sequence, uint64_t a, uint64_t b) {
    return equal_length(sequence, a, b, false);
}

uint64_t vl_reuse_equal_before(const vl_reuse_sequence *sequence, uint64_t a, uint64_t b) {
    return equal_length(sequence, a, b, true);
}

uint64_t vl_reuse_words(const vl_reuse_sequence *sequence, vl_range positions, uint64_t most) {
    uint64_t words = 0;
    for (uint64_t at = positions.first; at < positions.end && words < most; at++) words += vl_bit(sequence->starts, at);
    return words;
}
