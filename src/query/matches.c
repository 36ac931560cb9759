/*
 * Where a corpus matches a pattern.
 *
 * A sentence that holds a token a match may begin with is read from its end to its beginning. For each place and each step
 * of the program one number is kept: where the shortest match ends that goes on from there. So the cost is the product of
 * the tokens of such sentences and the steps, whatever the pattern.
 */
#include "query/reach.h"
#include "query/search.h"

#define POLL_TOKENS ((uint64_t)64 * 1024)
#define NOWHERE UINT64_MAX

struct vl_matches {
    vl_context *context;
    vl_match *matches;
    size_t capacity;
    size_t count;
};

/* What is kept while sentences are read. Arrays have an element for each step. */
typedef struct reading {
    vl_search search;
    const vl_bound *bound;
    uint64_t *here;  /* ends by step, at the place looked at */
    uint64_t *ahead; /* at the next atom */
    uint64_t *token; /* at the end of the token of the unit that holds the atom */
    vl_reach *gaps;
    size_t steps; /* of the larger program */
    uint64_t word;    /* token of the unit that holds the atom, or holds the one before a place */
    uint64_t polled;  /* tokens read since the context was asked */
    vl_matches *out;  /* NULL: only counted */
    uint64_t count;
} reading;

/* Where the shortest match ends that goes on with a step at `place`, which is the first of an atom unless it is the end
 * of the sentence. False: no memory. */
static bool find_end(reading *in, uint32_t at, uint64_t place, bool inside, bool begins_token) {
    const vl_step *step = &in->bound->program->steps[at];
    const vl_layer *atoms = in->search.atoms;
    const vl_pattern_options *options = &in->search.pattern->options;
    uint64_t end = NOWHERE;
    switch (step->kind) {
    case VL_STEP_END:
        if (!options->whole || begins_token || !inside) end = place;
        break;
    case VL_STEP_FORK:
        end = in->here[step->next];
        if (step->value != VL_NO_STEP && in->here[step->value] < end) end = in->here[step->value];
        break;
    case VL_STEP_KEY:
        if (inside && atoms->vocabulary.keys[options->form].of_type[atoms->types[place]] == in->bound->keys[at])
            end = in->ahead[step->next];
        break;
    case VL_STEP_TOKEN:
        if (begins_token && in->bound->wildcards[in->search.words->types[in->word]] >> step->value & 1)
            end = in->token[step->next];
        break;
    case VL_STEP_GAP: {
        uint64_t behind = begins_token ? in->word : in->word + 1;
        if (!vl_reach_note(&in->gaps[at], in->search.pattern->context, in->here[step->next], behind, in->word, options->gap))
            return false;
        end = vl_reach_least(&in->gaps[at]);
        break;
    }
    }
    in->here[at] = end;
    return true;
}

/* Finds the ends of all steps at a place. False: no memory. */
static bool find_ends(reading *in, uint64_t place, bool inside, bool begins_token) {
    uint64_t *ahead = in->ahead;
    in->ahead = in->here;
    in->here = ahead;
    for (uint32_t i = in->bound->program->count; i-- > 0;)
        if (!find_end(in, i, place, inside, begins_token)) return false;
    if (begins_token || !inside) memcpy(in->token, in->here, in->bound->program->count * sizeof *in->token);
    return true;
}

/* Stores or counts a match. */
static bool report(reading *in, uint64_t sentence, vl_range atoms) {
    in->count++;
    vl_matches *out = in->out;
    if (!out) return true;
    if (!VL_GROW(out->context, out->matches, out->capacity, out->count + 1)) return false;
    out->matches[out->count++] = (vl_match){sentence, atoms};
    return true;
}

/* Turns the matches from one position on around, which were found from the end of a sentence. */
static void turn_around(vl_matches *matches, size_t first) {
    for (size_t end = matches->count; first + 1 < end; first++, end--) {
        vl_match match = matches->matches[first];
        matches->matches[first] = matches->matches[end - 1];
        matches->matches[end - 1] = match;
    }
}

/* Finds the token of the unit at a place. True if it begins there. */
static bool find_word(reading *in, uint64_t place) {
    const vl_layer *words = in->search.words;
    if (words == in->search.atoms) {
        in->word = place;
        return true;
    }
    while (words->starts[in->word] > place) in->word--;
    return words->starts[in->word] == place;
}

static vl_status poll(reading *in, uint64_t tokens) {
    in->polled += tokens;
    if (in->polled < POLL_TOKENS) return VL_OK;
    in->polled = 0;
    return vl_context_cancelled(in->search.pattern->context) ? VL_ERROR_CANCELLED : VL_OK;
}

/* Finds the matches of a sentence, which begin with one of the atoms; none goes beyond them, or they end the sentence. */
static vl_status read_sentence(reading *in, uint64_t sentence, vl_range atoms) {
    size_t before = in->out ? in->out->count : 0;
    for (size_t i = 0; i < in->steps; i++) vl_reach_clear(&in->gaps[i]);
    in->word = in->search.words->sentences[sentence + 1] - 1;
    if (!find_ends(in, atoms.end, false, false)) return VL_ERROR_MEMORY;
    for (uint64_t place = atoms.end; place-- > atoms.first;) {
        bool begins = find_word(in, place);
        if (!find_ends(in, place, true, begins)) return VL_ERROR_MEMORY;
        begins = begins || !in->search.pattern->options.whole;
        if (begins && in->here[0] != NOWHERE && !report(in, sentence, (vl_range){place, in->here[0]})) return VL_ERROR_MEMORY;
        vl_status status = poll(in, in->bound->program->count / 4 + 1);
        if (status != VL_OK) return status;
    }
    if (in->out) turn_around(in->out, before);
    return VL_OK;
}

/* Where the last match ends that may begin in a sentence from the atom `first` on, at most. */
static uint64_t end_of_matches(const reading *in, uint64_t first, uint64_t end) {
    uint64_t last = end - 1;
    if (in->bound->longest >= end - first) return end;
    while (!in->bound->begins[in->search.atoms->types[last]]) last--;
    return end - last > in->bound->longest ? last + in->bound->longest : end;
}

/* Looks for sentences that hold a token a match may begin with. */
static vl_status read_run(reading *in, vl_range sentences) {
    const vl_layer *atoms = in->search.atoms;
    const uint8_t *begins = in->bound->begins;
    for (uint64_t i = sentences.first; i < sentences.end; i++) {
        uint64_t first = atoms->sentences[i], end = atoms->sentences[i + 1];
        vl_status status = poll(in, end - first);
        while (first < end && !begins[atoms->types[first]]) first++;
        if (status == VL_OK && end - first >= in->bound->shortest)
            status = read_sentence(in, i, (vl_range){first, end_of_matches(in, first, end)});
        if (status != VL_OK) return status;
    }
    return VL_OK;
}

static vl_status read_document(reading *in, const vl_document *document, const vl_range *scope) {
    vl_range rest = document->sentences, run;
    if (scope && scope->first > rest.first) rest.first = scope->first;
    if (scope && scope->end < rest.end) rest.end = scope->end;
    vl_status status = vl_search_bind(&in->search, document, &in->bound);
    if (status == VL_OK && in->bound->shortest == UINT64_MAX) return VL_OK;
    while (status == VL_OK && rest.first < rest.end && vl_corpus_next_run(in->search.corpus, &rest, &run))
        status = read_run(in, run);
    return status;
}

/* Reads all documents; `documents` (may be NULL) gets the number of those that match. */
static vl_status read_documents(reading *in, const vl_range *scope, uint64_t *documents) {
    const vl_corpus *corpus = in->search.corpus;
    vl_range positions = vl_corpus_documents_in(corpus, scope);
    for (uint64_t i = positions.first; i < positions.end; i++) {
        uint64_t before = in->count;
        if (i % 256 == 0 && vl_context_cancelled(in->search.pattern->context)) return VL_ERROR_CANCELLED;
        vl_status status = read_document(in, vl_corpus_document(corpus, i), scope);
        if (status != VL_OK) return status;
        if (documents) *documents += in->count > before;
    }
    return VL_OK;
}

static bool make_room(reading *in) {
    vl_context *context = in->search.pattern->context;
    for (int i = 0; i < VL_PROGRAM_COUNT; i++) {
        uint32_t count = in->search.pattern->programs[i].count;
        if (count > in->steps) in->steps = count;
    }
    in->here = vl_allocate_zeroed(context, in->steps, sizeof *in->here);
    in->ahead = vl_allocate_zeroed(context, in->steps, sizeof *in->ahead);
    in->token = vl_allocate_zeroed(context, in->steps, sizeof *in->token);
    in->gaps = vl_allocate_zeroed(context, in->steps, sizeof *in->gaps);
    return in->here && in->ahead && in->token && in->gaps;
}

static void reading_free(reading *in) {
    vl_context *context = in->search.pattern->context;
    for (size_t i = 0; in->gaps && i < in->steps; i++)
        vl_free(context, in->gaps[i].entries, in->gaps[i].capacity * sizeof *in->gaps[i].entries);
    if (in->here) vl_free(context, in->here, in->steps * sizeof *in->here);
    if (in->ahead) vl_free(context, in->ahead, in->steps * sizeof *in->ahead);
    if (in->token) vl_free(context, in->token, in->steps * sizeof *in->token);
    if (in->gaps) vl_free(context, in->gaps, in->steps * sizeof *in->gaps);
    vl_search_end(&in->search);
}

/* Reads the corpus; matches go to `out` unless that is NULL. */
static vl_status read_corpus(const vl_corpus *corpus, const vl_range *scope, const vl_pattern *pattern, vl_matches *out,
                             vl_match_count *found, vl_error *error) {
    reading in = {.out = out};
    vl_status status = vl_search_start(corpus, pattern, &in.search, error);
    if (status == VL_OK) {
        status = make_room(&in) ? read_documents(&in, scope, &found->documents) : VL_ERROR_MEMORY;
        if (status == VL_ERROR_CANCELLED) vl_error_set(error, status, "cancelled");
        else if (status != VL_OK) vl_error_memory(error);
    }
    found->count = in.count;
    reading_free(&in);
    return status;
}

vl_status vl_matches_find(const vl_corpus *corpus, const vl_range *scope, const vl_pattern *pattern, vl_matches **out,
                          vl_error *error) {
    vl_match_count found = {0, 0};
    vl_matches *matches = vl_allocate_zeroed(vl_corpus_context(corpus), 1, sizeof *matches);
    if (!matches) return vl_error_memory(error);
    matches->context = vl_corpus_context(corpus);
    vl_status status = read_corpus(corpus, scope, pattern, matches, &found, error);
    if (status != VL_OK) vl_matches_free(matches);
    else *out = matches;
    return status;
}

vl_status vl_matches_number(const vl_corpus *corpus, const vl_range *scope, const vl_pattern *pattern, vl_match_count *out,
                            vl_error *error) {
    vl_match_count found = {0, 0};
    vl_status status = read_corpus(corpus, scope, pattern, NULL, &found, error);
    if (status == VL_OK) *out = found;
    return status;
}

void vl_matches_free(vl_matches *matches) {
    if (!matches) return;
    vl_free(matches->context, matches->matches, matches->capacity * sizeof *matches->matches);
    vl_free(matches->context, matches, sizeof *matches);
}

uint64_t vl_matches_count(const vl_matches *matches) {
    return matches->count;
}

vl_match vl_matches_at(const vl_matches *matches, uint64_t position) {
    return matches->matches[position];
}
