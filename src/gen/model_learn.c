#include "gen/model_learn.h"

#include <stdlib.h>

#include "base/memory.h"

/* Numbers that look random, and are the same everywhere (Steele, Lea and Flood 2014). */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

void learner_init(learner *made, training_words *words, const vl_gap_model *model) {
    size_t keys = words->keys.count, weights = VL_GAP_DENSE_WEIGHTS + ((size_t)1 << model->hashed_bits);
    uint32_t *tokens = calloc(keys + 1, sizeof *tokens);
    *made = (learner){.context = words->context, .model = model, .weight_count = weights};
    made->weights = calloc(weights, sizeof *made->weights);
    made->sums = calloc(weights, sizeof *made->sums);
    made->average = calloc(weights, sizeof *made->average);
    need(tokens && made->weights && made->sums && made->average);
    const uint32_t shape = ((UINT32_C(1) << VL_GAP_SHAPE_BITS) - 1) << VL_GAP_SHAPE_AT;
    for (uint32_t key = 0; key < keys; key++) {
        vl_text name = vl_symbols_name(&words->keys, key);
        tokens[key] = vl_gap_token(model, name, name, VL_KIND_WORD) & ~shape;
    }
    made->tokens = tokens;
}

void learner_free(learner *made) {
    free((void *)made->tokens);
    free(made->weights);
    free(made->sums);
    free(made->average);
    vl_free(made->context, made->sentence, made->sentence_capacity * sizeof *made->sentence);
    vl_free(made->context, made->gaps, made->gap_capacity * sizeof *made->gaps);
}

void learner_reset(learner *made) {
    memset(made->average, 0, made->weight_count * sizeof *made->average);
    made->seen = 0;
}

static uint32_t shape_in_case(uint32_t shape, letter_case how) {
    if (how == CASE_AS_WRITTEN || shape >= VL_GAP_DIGITS) return shape;
    return how == CASE_LOWER ? VL_GAP_LOWER : VL_GAP_CAPITALS;
}

/* The token as the model sees it. */
static uint32_t token_of(const learner *made, const training_token *token, letter_case how) {
    uint32_t shape = shape_in_case(token->shape, how) << VL_GAP_SHAPE_AT, known = made->tokens[token->key];
    if (token->kind == VL_KIND_NUMBER) return VL_GAP_NUMBER | shape | VL_GAP_CAPITALS_UNKNOWN << VL_GAP_CAPITALS_AT;
    bool listed = vl_gap_syllable(known) >= VL_GAP_FIRST;
    if (!listed && token->kind != VL_KIND_WORD)
        return VL_GAP_MARK | shape | VL_GAP_CAPITALS_UNKNOWN << VL_GAP_CAPITALS_AT;
    return known | shape;
}

/* Notes the features of a gap. */
static void note_gap(void *state, size_t gap, const vl_gap_view *view) {
    learner *made = state;
    learned_gap *now = &made->gaps[gap];
    vl_gap_dense_features(view, now->places);
    vl_gap_hashed_features(view, made->model->hashed_bits, now->places + VL_GAP_DENSE_COUNT);
    for (size_t i = VL_GAP_DENSE_COUNT; i < LEARNED_FEATURES; i++) now->places[i] += VL_GAP_DENSE_WEIGHTS;
    now->chain = vl_gap_chain_feature(view);
}

/* Notes the features of all gaps of a sentence. */
static void note_sentence(learner *made, const training_token *tokens, size_t count, letter_case how) {
    need(VL_GROW(made->context, made->sentence, made->sentence_capacity, count + 1));
    need(VL_GROW(made->context, made->gaps, made->gap_capacity, count + 1));
    for (size_t i = 0; i < count; i++) made->sentence[i] = token_of(made, &tokens[i], how);
    vl_gap_visit(made->model, made->sentence, count, note_gap, made);
    for (size_t i = 0; i < count; i++) made->gaps[i].open = i > 0 && training_gap_is_open(&tokens[i]);
}

/* The worth of joining a gap: by the average of all rounds, or by the weights so far. */
static int64_t worth_of(const learner *made, const learned_gap *gap, bool average) {
    int64_t worth = 0;
    for (size_t i = 0; i < LEARNED_FEATURES; i++) {
        if (made->left_out >> i & 1) continue;
        worth += average ? made->average[gap->places[i]] : made->weights[gap->places[i]];
    }
    return worth;
}

static int64_t chain_worth(const learner *made, const learned_gap *gap, bool average) {
    if (made->left_out >> LEARNED_FEATURES & 1) return 0;
    return average ? made->average[gap->chain] : made->weights[gap->chain];
}

/* Finds the best division of the sentence at hand (Viterbi 1967), as src/lang does for everybody else. */
static void divide(learner *made, size_t count, bool average) {
    const int64_t never = INT64_MIN / 4;
    int64_t lead = never;
    for (size_t i = 1; i < count; i++) {
        learned_gap *gap = &made->gaps[i];
        int64_t chained = lead + chain_worth(made, gap, average);
        gap->before_if[0] = lead > 0;
        gap->before_if[1] = chained > 0;
        if (gap->open) lead = worth_of(made, gap, average) + (chained > 0 ? chained : 0) - (lead > 0 ? lead : 0);
        else lead = never;
    }
    bool joined = lead > 0;
    for (size_t i = count; i-- > 1;) {
        made->gaps[i].joined = joined;
        joined = made->gaps[i].before_if[joined];
    }
    if (count) made->gaps[0].joined = false;
}

static void change(learner *made, uint32_t place, int32_t by, int64_t now) {
    made->weights[place] += by;
    made->sums[place] += by * now;
}

/* Moves the weights from the division at hand towards the right one. */
static void learn_division(learner *made, const training_token *tokens, size_t count, int64_t now) {
    bool right_before = false, ours_before = false;
    for (size_t i = 1; i < count; i++) {
        const learned_gap *gap = &made->gaps[i];
        bool right = gap->open && tokens[i].joined, ours = gap->joined;
        for (size_t k = 0; right != ours && k < LEARNED_FEATURES; k++) {
            if (!(made->left_out >> k & 1)) change(made, gap->places[k], right - ours, now);
        }
        int32_t by = (right && right_before) - (ours && ours_before);
        if (by) change(made, gap->chain, by, now);
        right_before = right;
        ours_before = ours;
    }
}

/* A sentence to be shown: which lesson, which of its sentences. */
typedef struct shown {
    uint32_t lesson;
    uint32_t sentence;
} shown;

/* All sentences of an epoch. Returns how many. */
static size_t line_up(const lesson *lessons, size_t lesson_count, shown *out) {
    size_t count = 0;
    for (uint32_t l = 0; l < lesson_count; l++) {
        for (size_t copy = 0; copy < lessons[l].copies; copy++) {
            for (size_t i = 0; i < lessons[l].count; i++, count++) {
                if (out) out[count] = (shown){l, lessons[l].sentences[i]};
            }
        }
    }
    return count;
}

static void shuffle(shown *all, size_t count, uint64_t *random) {
    for (size_t i = count; i > 1; i--) {
        size_t other = (size_t)(next_random(random) % i);
        shown kept = all[i - 1];
        all[i - 1] = all[other];
        all[other] = kept;
    }
}

static void learn_sentence(learner *made, const training_text *text, size_t sentence, uint64_t random, int64_t now) {
    size_t first = text->sentences[sentence], count = text->sentences[sentence + 1] - first;
    letter_case how = random % 10 == 0 ? CASE_LOWER : random % 10 == 1 ? CASE_UPPER : CASE_AS_WRITTEN;
    note_sentence(made, text->tokens + first, count, how);
    divide(made, count, false);
    learn_division(made, text->tokens + first, count, now);
}

void learner_round(learner *made, const lesson *lessons, size_t lesson_count, size_t epochs, uint64_t seed) {
    size_t count = line_up(lessons, lesson_count, NULL);
    shown *all = calloc(count + 1, sizeof *all);
    need(all != NULL);
    line_up(lessons, lesson_count, all);
    memset(made->weights, 0, made->weight_count * sizeof *made->weights);
    memset(made->sums, 0, made->weight_count * sizeof *made->sums);
    uint64_t random = seed;
    int64_t now = 0;
    for (size_t epoch = 0; epoch < epochs; epoch++) {
        shuffle(all, count, &random);
        for (size_t i = 0; i < count; i++) {
            learn_sentence(made, lessons[all[i].lesson].text, all[i].sentence, next_random(&random), now);
            now++;
        }
    }
    for (size_t i = 0; i < made->weight_count; i++) made->average[i] += made->weights[i] * now - made->sums[i];
    made->seen += now;
    free(all);
}

void learner_label(learner *made, training_text *text, const uint32_t *sentences, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t first = text->sentences[sentences[i]], size = text->sentences[sentences[i] + 1] - first;
        note_sentence(made, text->tokens + first, size, CASE_AS_WRITTEN);
        divide(made, size, true);
        for (size_t k = 0; k < size; k++) text->tokens[first + k].joined = made->gaps[k].joined;
    }
}

/* Compares the words of a sentence. */
static void compare(const training_token *tokens, const learned_gap *gaps, size_t count, learned_score *score) {
    size_t ours = 0, theirs = 0;
    for (size_t i = 1; i <= count; i++) {
        bool we = i == count || !gaps[i].joined, they = i == count || !tokens[i].joined;
        score->given += we;
        score->gold += they;
        score->found += we && they && ours == theirs;
        if (we) ours = i;
        if (they) theirs = i;
    }
}

learned_score learner_test(learner *made, const training_text *text, letter_case how) {
    learned_score score = {0, 0, 0};
    for (size_t i = 0; i < text->sentence_count; i++) {
        size_t first = text->sentences[i], count = text->sentences[i + 1] - first;
        note_sentence(made, text->tokens + first, count, how);
        divide(made, count, true);
        compare(text->tokens + first, made->gaps, count, &score);
    }
    return score;
}

double learned_f1(learned_score score) {
    return 200.0 * (double)score.found / (double)(score.given + score.gold);
}

/* An averaged weight in steps, rounded half away from 0, cut to what fits. */
static int64_t in_steps(const learner *made, size_t place, int64_t steps, int64_t largest, size_t *cut) {
    int64_t value = made->average[place] * steps, half = made->seen / 2;
    value = value < 0 ? -((-value + half) / made->seen) : (value + half) / made->seen;
    *cut += value > largest || value < -largest;
    return value > largest ? largest : value < -largest ? -largest : value;
}

size_t learner_write(const learner *made, vl_string *bytes, const vl_gap_model *model, int64_t steps) {
    size_t dense = (size_t)(model->dense - (const unsigned char *)bytes->data), cut = 0;
    size_t hashed = (size_t)(model->hashed - (const unsigned char *)bytes->data);
    for (size_t i = 0; i < VL_GAP_DENSE_WEIGHTS; i++) {
        uint16_t value = (uint16_t)in_steps(made, i, steps, INT16_MAX, &cut);
        bytes->data[dense + 2 * i] = (char)(value & 0xFF);
        bytes->data[dense + 2 * i + 1] = (char)(value >> 8);
    }
    for (size_t i = 0; i < (size_t)1 << model->hashed_bits; i++)
        bytes->data[hashed + i] = (char)in_steps(made, VL_GAP_DENSE_WEIGHTS + i, steps, INT8_MAX, &cut);
    return cut;
}
