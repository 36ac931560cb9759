#include "corpus/word_finder.h"

#include "text/gap.h"
#include "text/letters.h"

#define POLL_TYPES ((uint32_t)32 * 1024)

vl_status vl_word_finder_read(vl_word_finder *finder, const vl_vocabulary *atoms) {
    vl_context *context = finder->divider.context;
    if (!VL_GROW(context, finder->facts, finder->fact_capacity, atoms->count)) return VL_ERROR_MEMORY;
    for (uint32_t type = finder->fact_count; type < atoms->count; type++) {
        vl_text text = atoms->texts[type];
        vl_syllable syllable = {0, 0};
        vl_status status = VL_OK;
        if (atoms->indexes[atoms->languages[type]].language->vietnamese)
            status = vl_syllable_of(context, finder->divider.lexicon, text, (vl_kind)atoms->kinds[type], &syllable);
        if (status != VL_OK) return status;
        finder->facts[type] = (vl_atom_facts){syllable.known, syllable.own, (uint32_t)text.size, VL_NO_TYPE};
        finder->fact_count = type + 1;
        if (type % POLL_TYPES == POLL_TYPES - 1 && vl_context_cancelled(context)) return VL_ERROR_CANCELLED;
    }
    return VL_OK;
}

/* Makes room for `count` tokens and edges. */
static bool make_room(vl_word_finder *finder, size_t count) {
    vl_context *context = finder->divider.context;
    return VL_GROW(context, finder->known, finder->known_capacity, count) &&
           VL_GROW(context, finder->gaps, finder->gap_capacity, count) &&
           (!finder->divider.lexicon || VL_GROW(context, finder->own, finder->own_capacity, count));
}

/* Gathers what division asks of the tokens of a sentence, and of the edge ahead of it, from `at` on. */
static void gather(vl_word_finder *finder, const char *text, const uint32_t *types, const uint64_t *starts, size_t count,
                   size_t at) {
    const vl_atom_facts *facts = finder->facts;
    uint32_t *known = finder->known + at + 1;
    uint8_t *gaps = finder->gaps + at + 1;
    uint64_t last = starts[0];
    for (size_t i = 0; i < count; i++) {
        const vl_atom_facts *now = &facts[types[i]];
        known[i] = now->known;
        gaps[i] = starts[i] == last ? VL_GAP_GLUED : VL_GAP_BLANK;
        if (starts[i] > last + 1 && vl_holds_zero_width_space((vl_text){text + last, (size_t)(starts[i] - last)}))
            gaps[i] = VL_GAP_CLOSED; /* all else that tokens leave out is white space */
        last = starts[i] + now->size;
    }
    known[-1] = VL_GAP_EDGE_TOKEN;
    gaps[-1] = gaps[0] = VL_GAP_CLOSED;
    if (!finder->divider.lexicon) return;
    finder->own[at] = 0;
    for (size_t i = 0; i < count; i++) finder->own[at + 1 + i] = facts[types[i]].own;
}

vl_status vl_word_finder_divide(vl_word_finder *finder, const char *text, const uint32_t *types, const uint64_t *starts,
                                const uint64_t *sentences, vl_range range) {
    size_t tokens = (size_t)(sentences[range.end] - sentences[range.first]), at = 0;
    size_t count = tokens + (size_t)(range.end - range.first);
    if (!make_room(finder, count)) return VL_ERROR_MEMORY;
    for (uint64_t i = range.first; i < range.end; i++) {
        size_t size = (size_t)(sentences[i + 1] - sentences[i]);
        gather(finder, text, types + sentences[i], starts + sentences[i], size, at);
        at += size + 1;
    }
    const uint32_t *own = finder->divider.lexicon ? finder->own : NULL;
    return vl_words_divide(&finder->divider, finder->known, own, count, finder->gaps);
}

void vl_word_finder_free(vl_word_finder *finder) {
    vl_context *context = finder->divider.context;
    vl_free(context, finder->facts, finder->fact_capacity * sizeof *finder->facts);
    vl_free(context, finder->known, finder->known_capacity * sizeof *finder->known);
    vl_free(context, finder->own, finder->own_capacity * sizeof *finder->own);
    vl_free(context, finder->gaps, finder->gap_capacity);
    vl_divider_free(&finder->divider);
    *finder = VL_WORD_FINDER(context, finder->divider.lexicon);
}
