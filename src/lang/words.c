/*
 * Dividing sentences into words: what the rules say of numbers and foreign words, then the best division by the model,
 * within what the words of the user's lexicon leave open.
 */
#include "lang/words.h"

#include "lang/lattice.h"
#include "lang/shape.h"
#include "lang/vi.h"

#define MODEL_BITS (VL_SYLLABLE_JOINS - UINT32_C(1))

/* In `gaps`, while a sentence is divided: inside a number written apart. */
#define GAP_IN_NUMBER 3

/* From so many words on a sentence without a marked syllable is taken for another language, or for Vietnamese written
 * without marks, whose words would only be guessed. */
#define BARE_WORDS 4

/* The score of a gap that is in no word but one of the lexicon; less than all scores of a sentence together. */
#define NEVER (INT32_MIN / 2)

/* How many ASCII digits the text is made of; 0: of anything else. */
static size_t plain_digits(vl_text text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return 0;
    }
    return text.size;
}

static uint32_t word_bits(vl_text key) {
    vl_word_shape shape = vl_shape_of_word(key);
    if (!shape.syllable) return VL_SYLLABLE_JOINS | VL_SYLLABLE_FOREIGN;
    return shape.marked ? VL_SYLLABLE_JOINS | VL_SYLLABLE_MARKED : VL_SYLLABLE_JOINS;
}

static uint32_t rule_bits(vl_text text, vl_text key, vl_kind kind) {
    if (kind == VL_KIND_WORD) return word_bits(key);
    if (kind == VL_KIND_PUNCTUATION) return text.size == 1 && text.data[0] == '.' ? VL_SYLLABLE_POINT : 0;
    if (kind != VL_KIND_NUMBER) return 0;
    size_t digits = plain_digits(text);
    uint32_t group = digits == 3 ? VL_SYLLABLE_GROUP : 0;
    return VL_SYLLABLE_DIGITS | group | (digits >= 1 && digits <= 3 ? (uint32_t)VL_SYLLABLE_LEADS : 0);
}

vl_status vl_syllable_of(vl_context *context, const vl_lexicon *lexicon, vl_text text, vl_kind kind, vl_syllable *out) {
    vl_string key = VL_STRING;
    *out = (vl_syllable){0, 0};
    vl_status status = vl_token_key(context, text, kind, VL_FORM_FOLD, true, &key);
    if (status == VL_OK) {
        out->known = rule_bits(text, vl_string_text(&key), kind);
        out->known |= vl_vi_syllable(text, vl_string_text(&key), kind) & MODEL_BITS;
        if (lexicon && vl_kind_in_words(kind)) out->own = vl_symbols_find(&lexicon->syllables, vl_string_text(&key)) + 1;
    }
    vl_string_free(context, &key);
    return status;
}

/* The end of the chain of numbers and dots, apart by white space, that begins with the number at `first`. It ends with a
 * number. `apart`: it is a number written apart. */
static size_t chain_end(const uint32_t *known, const uint8_t *gaps, size_t first, size_t count, bool *apart) {
    size_t end = first + 1;
    *apart = (known[first] & VL_SYLLABLE_LEADS) != 0;
    while (end + 1 < count && (known[end] & VL_SYLLABLE_POINT) && (known[end + 1] & VL_SYLLABLE_DIGITS) &&
           gaps[end] == VL_GAP_BLANK && gaps[end + 1] == VL_GAP_BLANK) {
        *apart = *apart && (known[end + 1] & VL_SYLLABLE_GROUP);
        end += 2;
    }
    *apart = *apart && end > first + 1;
    return end;
}

/* Joins the numbers written apart, and closes the gaps around them. */
static void join_numbers(const uint32_t *known, size_t count, uint8_t *gaps) {
    for (size_t first = 0; first < count;) {
        bool apart = false;
        size_t end = known[first] & VL_SYLLABLE_DIGITS ? chain_end(known, gaps, first, count, &apart) : first + 1;
        if (apart) {
            for (size_t i = first + 1; i < end; i++) gaps[i] = GAP_IN_NUMBER;
            gaps[first] = VL_GAP_CLOSED;
            if (end < count) gaps[end] = VL_GAP_CLOSED;
        }
        first = end;
    }
}

/* What is remembered of a gap on the way to the last one: whether the gap before it is inside a word in the best division
 * where this one is not, and where it is. */
enum { IN_NUMBER = 1 << 0, BEFORE_IF_CLOSED = 1 << 1, BEFORE_IF_JOINED = 1 << 2 };

/* Worth in finer steps, so that of two divisions worth the same the one with fewer gaps joined is better. */
#define STEPS ((int64_t)1 << 20)

_Static_assert(VL_GAP_CLOSED == 0 && VL_GAP_BLANK == 1, "a gap is inside a word or not");

/* Closes the gaps that are not inside a word in the best division (Viterbi 1967). Of the two best divisions up to a gap,
 * with it inside a word or not, only the difference of their worth is needed. Without a branch, for what comes of the
 * scores can hardly be foretold. */
static void divide_by_model(const vl_token_run *run) {
    const int64_t never = INT64_MIN / 2;
    int64_t lead = never; /* how much more the division is worth where the gap before is joined */
    for (size_t i = 1; i < run->count; i++) {
        unsigned joins = (run->known[i - 1] & run->known[i] & VL_SYLLABLE_JOINS) != 0, gap = run->gaps[i];
        int64_t chained = lead + run->chains[i] * STEPS, better = lead > 0 ? lead : 0, worth = chained > 0 ? chained : 0;
        run->gaps[i] = (uint8_t)((gap == GAP_IN_NUMBER) | (unsigned)(lead > 0) << 1 | (unsigned)(chained > 0) << 2);
        lead = (gap == VL_GAP_BLANK) & joins ? run->scores[i] * STEPS - 1 + worth - better : never;
    }
    bool joined = lead > 0;
    for (size_t i = run->count; i-- > 1;) {
        unsigned gap = run->gaps[i];
        run->gaps[i] = (uint8_t)(joined | (gap & IN_NUMBER));
        joined = (gap & (joined ? BEFORE_IF_JOINED : BEFORE_IF_CLOSED)) != 0;
    }
}

/* Lets the run's words be no longer than the model makes them: a forbidden word shall come apart, not go on with what
 * stands beside it. */
static vl_status hold_back(vl_divider *divider, vl_token_run *run) {
    if (!VL_GROW(divider->context, divider->held_scores, divider->held_score_capacity, run->count)) return VL_ERROR_MEMORY;
    if (!VL_GROW(divider->context, divider->held_gaps, divider->held_gap_capacity, run->count)) return VL_ERROR_MEMORY;
    vl_token_run plain = *run;
    plain.gaps = divider->held_gaps;
    memcpy(plain.gaps, run->gaps, run->count);
    divide_by_model(&plain);
    for (size_t i = 0; i < run->count; i++) divider->held_scores[i] = plain.gaps[i] == VL_GAP_CLOSED ? NEVER : run->scores[i];
    run->scores = divider->held_scores;
    return VL_OK;
}

/* Divides a run by the lexicon, if words of it occur there. */
static vl_status divide_run(vl_divider *divider, vl_token_run *run) {
    vl_run_words words = vl_lattice_words(divider->lexicon, run);
    if (!words.any) {
        divide_by_model(run);
        return VL_OK;
    }
    if (words.forbidden && hold_back(divider, run) != VL_OK) return VL_ERROR_MEMORY;
    return vl_lattice_divide(divider, run);
}

/* Divides a sentence that holds syllables of the lexicon: run by run, between gaps that no word reaches across. */
static vl_status divide_by_lexicon(vl_divider *divider, const vl_token_run *sentence) {
    for (size_t first = 0, end; first < sentence->count; first = end) {
        bool own = sentence->own[first] != 0;
        for (end = first + 1; end < sentence->count; end++) {
            bool passes = vl_gap_is_open(sentence->known, sentence->gaps, end) ||
                          vl_gap_is_passable(sentence->own, sentence->gaps, end) ||
                          sentence->gaps[end] == GAP_IN_NUMBER;
            if (!passes) break;
            own = own || sentence->own[end];
        }
        vl_token_run run = {sentence->known + first, sentence->own + first, sentence->scores + first,
                            sentence->chains + first, sentence->gaps + first, end - first};
        run.gaps[0] = VL_GAP_CLOSED;
        bool number = run.count > 1 && run.gaps[1] == GAP_IN_NUMBER;
        if (!own || number) divide_by_model(&run);
        else if (divide_run(divider, &run) != VL_OK) return VL_ERROR_MEMORY;
    }
    return VL_OK;
}

vl_status vl_words_divide_scored(vl_divider *divider, const uint32_t *known, const uint32_t *own, const int32_t *scores,
                                 const int32_t *chains, size_t count, uint8_t *gaps) {
    uint32_t all = 0, owned = 0;
    for (size_t i = 0; i < count; i++) all |= known[i];
    for (size_t i = 0; own && i < count; i++) owned |= own[i];
    if ((all & VL_SYLLABLE_GROUP) && (all & VL_SYLLABLE_POINT)) join_numbers(known, count, gaps);
    const vl_token_run sentence = {known, own, scores, chains, gaps, count};
    if (owned && divider->lexicon) return divide_by_lexicon(divider, &sentence);
    divide_by_model(&sentence);
    return VL_OK;
}

/* Closes to the model the gaps between a syllable with a mark and a word that can be no syllable: Mỹ Joe. */
static void part_foreign_words(const uint32_t *known, size_t count, int32_t *scores) {
    _Static_assert(VL_SYLLABLE_FOREIGN == VL_SYLLABLE_MARKED * 2, "the bits are neighbours");
    for (size_t i = 1; i < count; i++) {
        uint32_t apart = ((known[i - 1] << 1 & known[i]) | (known[i] << 1 & known[i - 1])) & VL_SYLLABLE_FOREIGN;
        scores[i] = apart ? NEVER : scores[i];
    }
}

/* Closes to the model the gaps of sentences that hold words but no syllable with a mark. */
static void part_bare_sentences(const uint32_t *known, size_t count, int32_t *scores) {
    for (size_t first = 0, end; first < count; first = end + 1) {
        uint32_t marks = 0;
        size_t words = 0;
        for (end = first; end < count && known[end] != VL_GAP_EDGE_TOKEN; end++) {
            marks |= known[end] & VL_SYLLABLE_MARKED;
            words += (known[end] & VL_SYLLABLE_JOINS) != 0;
        }
        if (marks || words < BARE_WORDS) continue;
        for (size_t i = first; i < end; i++) scores[i] = NEVER;
    }
}

vl_status vl_words_divide(vl_divider *divider, const uint32_t *known, const uint32_t *own, size_t count, uint8_t *gaps) {
    if (!VL_GROW(divider->context, divider->scores, divider->score_capacity, count)) return VL_ERROR_MEMORY;
    if (!VL_GROW(divider->context, divider->chains, divider->chain_capacity, count)) return VL_ERROR_MEMORY;
    vl_vi_score(known, count, divider->scores, divider->chains);
    part_foreign_words(known, count, divider->scores);
    part_bare_sentences(known, count, divider->scores);
    return vl_words_divide_scored(divider, known, own, divider->scores, divider->chains, count, gaps);
}

void vl_divider_free(vl_divider *divider) {
    vl_free(divider->context, divider->scores, divider->score_capacity * sizeof *divider->scores);
    vl_free(divider->context, divider->chains, divider->chain_capacity * sizeof *divider->chains);
    vl_free(divider->context, divider->held_scores, divider->held_score_capacity * sizeof *divider->held_scores);
    vl_free(divider->context, divider->held_gaps, divider->held_gap_capacity);
    vl_lattice_free(divider->context, divider->lattice);
    *divider = (vl_divider){.context = divider->context, .lexicon = divider->lexicon};
}
