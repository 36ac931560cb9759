#include "query/search.h"

#define POLL_TYPES ((uint32_t)64 * 1024)

vl_status vl_search_start(const vl_corpus *corpus, const vl_pattern *pattern, vl_search *out, vl_error *error) {
    *out = (vl_search){.corpus = corpus, .pattern = pattern};
    vl_status status = vl_corpus_prepare(corpus, VL_UNIT_SYLLABLE, pattern->options.form, error);
    if (status == VL_OK && pattern->uses_unit)
        status = vl_corpus_prepare(corpus, pattern->options.unit, pattern->options.form, error);
    if (status != VL_OK) return status;
    out->atoms = &corpus->columns->atoms;
    out->words = pattern->uses_unit ? vl_columns_layer(corpus->columns, pattern->options.unit) : out->atoms;
    for (int i = 0; i < VL_PROGRAM_COUNT; i++) out->bound[i].program = &pattern->programs[i];
    return VL_OK;
}

void vl_search_end(vl_search *search) {
    vl_context *context = search->pattern->context;
    for (int i = 0; i < VL_PROGRAM_COUNT; i++) {
        vl_bound *bound = &search->bound[i];
        if (bound->keys) vl_free(context, bound->keys, bound->program->count * sizeof *bound->keys);
        if (bound->wildcards)
            vl_free(context, bound->wildcards, ((size_t)search->words->vocabulary.count + 1) * sizeof *bound->wildcards);
        if (bound->begins) vl_free(context, bound->begins, (size_t)search->atoms->vocabulary.count + 1);
    }
}

/* Looks up the keys of the steps. */
static void find_keys(const vl_search *search, vl_bound *bound) {
    const vl_symbols *names = &search->atoms->vocabulary.keys[search->pattern->options.form].names;
    for (uint32_t i = 0; i < bound->program->count; i++) {
        const vl_step *step = &bound->program->steps[i];
        bool key = step->kind == VL_STEP_KEY;
        bound->keys[i] = key ? vl_symbols_find(names, vl_symbols_name(&search->pattern->keys, step->value)) : VL_NO_SYMBOL;
    }
}

/* Asks of every type of the unit which wildcards match it. */
static vl_status match_wildcards(const vl_search *search, vl_bound *bound) {
    const vl_vocabulary *types = &search->words->vocabulary;
    const vl_keys *keys = &types->keys[search->pattern->options.form];
    for (uint32_t type = 0; type < types->count; type++) {
        vl_text key = vl_symbols_name(&keys->names, keys->of_type[type]);
        if (type % POLL_TYPES == 0 && vl_context_cancelled(search->pattern->context)) return VL_ERROR_CANCELLED;
        for (uint32_t i = 0; i < bound->program->wildcard_count; i++) {
            bool matches = vl_wildcard_matches(&bound->program->wildcards[i], key, (vl_kind)types->kinds[type]);
            bound->wildcards[type] |= (uint64_t)matches << i;
        }
    }
    return VL_OK;
}

static uint64_t lesser(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

static uint64_t greater(uint64_t a, uint64_t b) {
    return a > b ? a : b;
}

/* Atoms from a step to the end of the pattern, at least, by those of all steps behind it; UINT64_MAX: the end is never
 * reached. */
static uint64_t shortest_from(const vl_bound *bound, const uint64_t *shortest, uint32_t at) {
    const vl_step *step = &bound->program->steps[at];
    uint64_t rest = step->kind == VL_STEP_END ? 0 : shortest[step->next];
    switch (step->kind) {
    case VL_STEP_END: return 0;
    case VL_STEP_FORK: return step->value == VL_NO_STEP ? rest : lesser(rest, shortest[step->value]);
    case VL_STEP_KEY: return bound->keys[at] == VL_NO_SYMBOL || rest == UINT64_MAX ? UINT64_MAX : rest + 1;
    case VL_STEP_TOKEN: return rest == UINT64_MAX ? rest : rest + 1;
    case VL_STEP_GAP: break;
    }
    return rest;
}

/* The same at most; UINT64_MAX: there is no bound but the sentence. */
static uint64_t longest_from(const vl_program *program, const uint64_t *longest, uint32_t at) {
    const vl_step *step = &program->steps[at];
    switch (step->kind) {
    case VL_STEP_END: return 0;
    case VL_STEP_FORK:
        return step->value == VL_NO_STEP ? longest[step->next] : greater(longest[step->next], longest[step->value]);
    case VL_STEP_KEY: return longest[step->next] == UINT64_MAX ? UINT64_MAX : longest[step->next] + 1;
    case VL_STEP_TOKEN:
    case VL_STEP_GAP: break;
    }
    return UINT64_MAX;
}

/* Marks the steps that a match may begin with: those that forks alone lead to, and that lead to the end. */
static void find_first_steps(vl_bound *bound, const uint64_t *shortest, bool *first) {
    first[0] = true;
    for (uint32_t i = 0; i < bound->program->count; i++) {
        const vl_step *step = &bound->program->steps[i];
        if (!first[i] || shortest[i] == UINT64_MAX) first[i] = false;
        else if (step->kind == VL_STEP_FORK) {
            first[step->next] = true;
            if (step->value != VL_NO_STEP) first[step->value] = true;
        }
    }
}

/* Marks the atoms that begin a token which one of the wildcards matches. */
static void mark_wildcards(const vl_search *search, const vl_bound *bound, uint64_t wildcards) {
    const vl_layer *words = search->words;
    for (uint32_t type = 0; type < words->vocabulary.count; type++) {
        if (!(bound->wildcards[type] & wildcards)) continue;
        bound->begins[words == search->atoms ? type : search->atoms->types[words->starts[words->examples[type]]]] = 1;
    }
}

/* Marks the atoms that a match may begin with. */
static void mark_first(const vl_search *search, const vl_bound *bound, const bool *first, bool *keys) {
    const uint32_t *key_of = search->atoms->vocabulary.keys[search->pattern->options.form].of_type;
    uint64_t wildcards = 0;
    for (uint32_t i = 0; i < bound->program->count; i++) {
        const vl_step *step = &bound->program->steps[i];
        if (first[i] && step->kind == VL_STEP_KEY) keys[bound->keys[i]] = true;
        if (first[i] && step->kind == VL_STEP_TOKEN) wildcards |= (uint64_t)1 << step->value;
    }
    for (uint32_t type = 0; type < search->atoms->vocabulary.count; type++) bound->begins[type] = keys[key_of[type]];
    if (wildcards) mark_wildcards(search, bound, wildcards);
}

/* Finds out how a match may begin, and how long it is at least. */
static vl_status find_beginnings(const vl_search *search, vl_bound *bound) {
    vl_context *context = search->pattern->context;
    size_t steps = bound->program->count;
    size_t keys = search->atoms->vocabulary.keys[search->pattern->options.form].names.count + 1;
    uint64_t *shortest = vl_allocate_zeroed(context, steps, sizeof *shortest);
    uint64_t *longest = vl_allocate_zeroed(context, steps, sizeof *longest);
    bool *first = vl_allocate_zeroed(context, steps, sizeof *first);
    bool *begins = vl_allocate_zeroed(context, keys, sizeof *begins);
    bool made = shortest && longest && first && begins;
    if (made) {
        for (uint32_t i = bound->program->count; i-- > 0;) shortest[i] = shortest_from(bound, shortest, i);
        for (uint32_t i = bound->program->count; i-- > 0;) longest[i] = longest_from(bound->program, longest, i);
        bound->shortest = shortest[0];
        /* Where whole words are asked for, sentences are read from their very end, which a word ends at. */
        bound->longest = search->pattern->options.whole ? UINT64_MAX : longest[0];
        find_first_steps(bound, shortest, first);
        mark_first(search, bound, first, begins);
    }
    if (shortest) vl_free(context, shortest, steps * sizeof *shortest);
    if (longest) vl_free(context, longest, steps * sizeof *longest);
    if (first) vl_free(context, first, steps * sizeof *first);
    if (begins) vl_free(context, begins, keys * sizeof *begins);
    return made ? VL_OK : VL_ERROR_MEMORY;
}

static vl_status bind(const vl_search *search, vl_bound *bound) {
    vl_context *context = search->pattern->context;
    size_t atoms = (size_t)search->atoms->vocabulary.count + 1, types = (size_t)search->words->vocabulary.count + 1;
    bool wild = bound->program->wildcard_count > 0;
    bound->keys = vl_allocate_zeroed(context, bound->program->count, sizeof *bound->keys);
    bound->begins = vl_allocate_zeroed(context, atoms, 1);
    if (wild) bound->wildcards = vl_allocate_zeroed(context, types, sizeof *bound->wildcards);
    if (!bound->keys || !bound->begins || (wild && !bound->wildcards)) return VL_ERROR_MEMORY;
    find_keys(search, bound);
    vl_status status = wild ? match_wildcards(search, bound) : VL_OK;
    if (status == VL_OK) status = find_beginnings(search, bound);
    bound->ready = status == VL_OK;
    return status;
}

vl_status vl_search_bind(vl_search *search, const vl_document *document, const vl_bound **out) {
    const vl_language *language = vl_language_find(document->language);
    vl_bound *bound = &search->bound[language && language->vietnamese ? VL_PROGRAM_VIETNAMESE : VL_PROGRAM_OTHER];
    *out = bound;
    return bound->ready ? VL_OK : bind(search, bound);
}
