#include "corpus/grams.h"

#define BLOCK_STARTS ((size_t)4096) /* terms that may begin a gram, in one block */
#define PART_TOKENS ((uint64_t)64 * 1024) /* tokens whose grams a part of them may have to hold */
#define MOST_PARTS 256u
#define PART_QUEUE ((size_t)65536)

bool vl_grams_make(vl_context *context, uint32_t n, uint32_t skip, uint64_t tokens, bool lists, vl_grams *out) {
    *out = (vl_grams){.context = context, .n = n, .skip = skip, .lists = lists, .part_count = 1};
    if (n > 1 && !lists) while (out->part_count < MOST_PARTS && tokens / out->part_count > PART_TOKENS) out->part_count *= 2;
    out->queue_size = out->part_count > 1 ? PART_QUEUE : VL_GRAM_AHEAD;
    out->block_size = BLOCK_STARTS + n + skip;
    out->block = vl_allocate(context, out->block_size * sizeof *out->block);
    out->parts = vl_allocate_zeroed(context, out->part_count, sizeof *out->parts);
    if (n > 2) out->levels = vl_allocate_zeroed(context, n - 2, sizeof *out->levels);
    if (!out->block || !out->parts || (n > 2 && !out->levels)) return false;
    for (uint32_t i = 0; i + 2 < n; i++) out->levels[i].known.pairs = VL_PAIRS(context);
    for (uint32_t i = 0; i < out->part_count; i++) {
        out->parts[i].known.pairs = VL_PAIRS(context);
        out->parts[i].queue = vl_allocate(context, out->queue_size * sizeof *out->parts->queue);
        if (!out->parts[i].queue) return false;
    }
    return true;
}

static void free_pairs(vl_context *context, vl_gram_pairs *known) {
    known->pairs.context = context;
    vl_pairs_free(&known->pairs);
    vl_free(context, known->names, known->name_capacity * sizeof *known->names);
}

void vl_grams_free(vl_grams *grams) {
    vl_context *context = grams->context;
    for (uint32_t i = 0; grams->levels && i + 2 < grams->n; i++) free_pairs(context, &grams->levels[i].known);
    for (uint32_t i = 0; grams->parts && i < grams->part_count; i++) {
        vl_gram_part *part = &grams->parts[i];
        free_pairs(context, &part->known);
        vl_free(context, part->grams, part->gram_capacity * sizeof *part->grams);
        vl_free(context, part->queue, grams->queue_size * sizeof *part->queue);
    }
    if (grams->levels) vl_free(context, grams->levels, (grams->n - 2) * sizeof *grams->levels);
    vl_free(context, grams->parts, grams->part_count * sizeof *grams->parts);
    vl_free(context, grams->block, grams->block_size * sizeof *grams->block);
    vl_free(context, grams->listed, grams->listed_capacity * sizeof *grams->listed);
    *grams = (vl_grams){.context = context, .n = 1};
}

/* Makes room for the gram of that number, with a count of 0 as those before it have. */
static bool make_gram(vl_context *context, vl_gram_part *part, uint32_t number) {
    if (!VL_GROW(context, part->grams, part->gram_capacity, (size_t)number + 1)) return false;
    while (part->count <= number) part->grams[part->count++] = (vl_gram){0};
    return true;
}

/* Counts a gram once, for the document. */
static inline bool count_gram(vl_grams *grams, vl_gram_part *part, uint32_t number, uint32_t document) {
    if (number >= part->count && !make_gram(grams->context, part, number)) return false;
    vl_gram *counted = &part->grams[number];
    counted->count++;
    if (counted->last_document == document + 1) return true;
    counted->last_document = document + 1;
    counted->documents++;
    if (!grams->lists) return true;
    if (!VL_GROW(grams->context, grams->listed, grams->listed_capacity, grams->listed_count + 1)) return false;
    grams->listed[grams->listed_count++] = number;
    return true;
}

/* Numbers a pair that is new; VL_NO_PAIR: no memory. */
static uint32_t add_pair(vl_gram_pairs *known, uint32_t prefix, uint32_t term) {
    vl_pairs *pairs = &known->pairs;
    if (!VL_GROW(pairs->context, known->names, known->name_capacity, (size_t)pairs->count + 1)) return VL_NO_PAIR;
    vl_pair_slot *slot = vl_pairs_add(pairs, prefix, term);
    if (!slot) return VL_NO_PAIR;
    known->names[slot->number_plus_one - 1] = slot->pair;
    return slot->number_plus_one - 1;
}

/* The number of a pair; VL_NO_PAIR: no memory. */
static inline uint32_t number_of(vl_gram_pairs *known, uint32_t prefix, uint32_t term) {
    uint32_t number = vl_pairs_find(&known->pairs, prefix, term);
    return number == VL_NO_PAIR ? add_pair(known, prefix, term) : number;
}

/* Counts the pairs of a part that wait. */
static vl_status flush_part(vl_grams *grams, vl_gram_part *part) {
    size_t waiting = part->waiting;
    if (vl_context_cancelled(grams->context)) return VL_ERROR_CANCELLED;
    part->waiting = 0;
    for (size_t first = 0; first < waiting; first += VL_GRAM_AHEAD) {
        size_t end = waiting - first > VL_GRAM_AHEAD ? first + VL_GRAM_AHEAD : waiting;
        for (size_t i = first; i < end; i++)
            vl_pairs_expect(&part->known.pairs, (uint32_t)(part->queue[i] >> 32), (uint32_t)part->queue[i]);
        for (size_t i = first; i < end; i++) {
            uint32_t prefix = (uint32_t)(part->queue[i] >> 32), term = (uint32_t)part->queue[i];
            if (prefix == VL_NO_PAIR) {
                part->document = term;
                continue;
            }
            uint32_t number = number_of(&part->known, prefix, term);
            if (number == VL_NO_PAIR || !count_gram(grams, part, number, part->document)) return VL_ERROR_MEMORY;
        }
    }
    return VL_OK;
}

/* Puts a pair, or a document, into the queue of a part. */
static inline vl_status put(vl_grams *grams, vl_gram_part *part, uint32_t prefix, uint32_t term) {
    part->queue[part->waiting++] = (uint64_t)prefix << 32 | term;
    return part->waiting == grams->queue_size ? flush_part(grams, part) : VL_OK;
}

/* Has a gram of length n counted, by the upper bits of the hash whose lower ones find the slot. */
static inline vl_status count_later(vl_grams *grams, uint32_t prefix, uint32_t term) {
    uint64_t hash = vl_hash_mix(((uint64_t)prefix << 32 | term) ^ 0x9e3779b97f4a7c15u, 0xd6e8feb86659fd93u);
    vl_gram_part *part = &grams->parts[(hash >> 48) & (grams->part_count - 1)];
    grams->total++;
    if (part->queued_document != grams->document) {
        part->queued_document = grams->document;
        vl_status status = put(grams, part, VL_NO_PAIR, grams->document);
        if (status != VL_OK) return status;
    }
    return put(grams, part, prefix, term);
}

static vl_status flush_level(vl_grams *grams, uint32_t at);

/* Lets a gram grow at a level by each term that it may reach from `from.at` on. */
static inline vl_status grow(vl_grams *grams, uint32_t at, vl_gram_step from) {
    vl_status status = VL_OK;
    for (uint32_t skipped = 0; skipped <= from.left && status == VL_OK; skipped++) {
        uint32_t next = from.at + skipped;
        if (next >= grams->held || grams->block[next] == VL_GRAM_GAP) break;
        if (at + 2 == grams->n) {
            status = count_later(grams, from.prefix, grams->block[next]);
            continue;
        }
        vl_gram_level *level = &grams->levels[at];
        level->queue[level->waiting++] = (vl_gram_step){from.prefix, next, from.left - skipped};
        if (level->waiting == VL_GRAM_AHEAD) status = flush_level(grams, at);
    }
    return status;
}

/* Takes the steps of a level that wait, and lets the grams they lead to grow further. */
static vl_status flush_level(vl_grams *grams, uint32_t at) {
    vl_gram_level *level = &grams->levels[at];
    size_t waiting = level->waiting;
    if (vl_context_cancelled(grams->context)) return VL_ERROR_CANCELLED;
    level->waiting = 0;
    for (size_t i = 0; i < waiting; i++)
        vl_pairs_expect(&level->known.pairs, level->queue[i].prefix, grams->block[level->queue[i].at]);
    for (size_t i = 0; i < waiting; i++) {
        vl_gram_step step = level->queue[i];
        uint32_t number = number_of(&level->known, step.prefix, grams->block[step.at]);
        if (number == VL_NO_PAIR) return VL_ERROR_MEMORY;
        vl_status status = grow(grams, at + 1, (vl_gram_step){number, step.at + 1, step.left});
        if (status != VL_OK) return status;
    }
    return VL_OK;
}

static vl_status count_terms(vl_grams *grams, size_t starts) {
    if (vl_context_cancelled(grams->context)) return VL_ERROR_CANCELLED;
    for (size_t i = 0; i < starts; i++) {
        if (grams->block[i] == VL_GRAM_GAP) continue;
        if (!count_gram(grams, grams->parts, grams->block[i], grams->document)) return VL_ERROR_MEMORY;
        grams->total++;
    }
    return VL_OK;
}

/* Counts neighbours, the commonest case. */
static vl_status count_neighbours(vl_grams *grams, size_t starts) {
    const uint32_t *block = grams->block;
    if (starts == grams->held && starts > 0) starts--; /* the last term of all has none */
    for (size_t i = 0; i < starts; i++) {
        if (block[i] == VL_GRAM_GAP || block[i + 1] == VL_GRAM_GAP) continue;
        vl_status status = count_later(grams, block[i], block[i + 1]);
        if (status != VL_OK) return status;
    }
    return VL_OK;
}

/* Counts the grams that begin with the first `starts` terms of the block. */
static vl_status count_starts(vl_grams *grams, size_t starts) {
    if (grams->n == 1) return count_terms(grams, starts);
    if (grams->n == 2 && grams->skip == 0) return count_neighbours(grams, starts);
    vl_status status = VL_OK;
    for (uint32_t i = 0; i < starts && status == VL_OK; i++) {
        if (grams->block[i] == VL_GRAM_GAP) continue;
        status = grow(grams, 0, (vl_gram_step){grams->block[i], i + 1, grams->skip});
    }
    for (uint32_t level = 0; level + 2 < grams->n && status == VL_OK; level++) status = flush_level(grams, level);
    return status;
}

vl_status vl_grams_count_block(vl_grams *grams) {
    size_t reach = grams->n - 1 + grams->skip, starts = grams->held > reach ? grams->held - reach : 0;
    vl_status status = count_starts(grams, starts);
    memmove(grams->block, grams->block + starts, (grams->held - starts) * sizeof *grams->block);
    grams->held -= starts;
    return status;
}

vl_status vl_grams_end_document(vl_grams *grams) {
    vl_status status = count_starts(grams, grams->held);
    grams->held = 0;
    grams->document++;
    return status == VL_OK && grams->lists ? flush_part(grams, grams->parts) : status;
}

vl_status vl_grams_finish(vl_grams *grams) {
    vl_status status = vl_grams_end_document(grams);
    for (uint32_t i = 0; i < grams->part_count && status == VL_OK; i++) status = flush_part(grams, &grams->parts[i]);
    return status;
}

bool vl_grams_next(const vl_grams *grams, uint64_t *gram) {
    uint64_t part = *gram >> 32, number = *gram & UINT32_MAX;
    for (; part < grams->part_count; part++, number = 0) {
        while (number < grams->parts[part].count && !grams->parts[part].grams[number].count) number++;
        *gram = part << 32 | number;
        if (number < grams->parts[part].count) return true;
    }
    return false;
}

void vl_grams_terms(const vl_grams *grams, uint64_t gram, uint32_t *terms) {
    uint32_t number = (uint32_t)gram;
    for (uint32_t i = grams->n - 1; i > 0; i--) {
        bool whole = i + 1 == grams->n;
        const vl_gram_pairs *known = whole ? &grams->parts[gram >> 32].known : &grams->levels[i - 1].known;
        terms[i] = (uint32_t)known->names[number];
        number = (uint32_t)(known->names[number] >> 32);
    }
    terms[0] = number;
}

bool vl_gram_append(vl_context *context, vl_string *gram, vl_text token, bool first) {
    if (!first && !vl_string_append(context, gram, " ", 1)) return false;
    size_t start = gram->size;
    if (!vl_string_append(context, gram, token.data, token.size)) return false;
    for (size_t i = start; i < gram->size; i++) {
        if (gram->data[i] == ' ') gram->data[i] = '_';
    }
    return true;
}
