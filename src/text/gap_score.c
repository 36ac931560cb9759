/*
 * Scoring gaps, a block of tokens at a time, so that what lexicon and names say of each token is found once.
 */
#include "text/gap_features.h"
#include "text/gap_tables.h"

#define BLOCK ((size_t)128)
#define REACH ((size_t)4) /* how far the features of a gap see into the neighbouring blocks */

/* What the lexicon says in the lowest of eight bits, and what the names say in that of the next eight, as in patterns. */
#define BOTH(flags) (uint16_t)(((flags)&VL_GAP_IN_LEXICON) | ((flags)&VL_GAP_IN_NAMES) << 7)

/* A block with its surroundings; token `i` of the block stands at REACH + i. */
typedef struct block {
    uint32_t tokens[REACH + BLOCK + REACH];
    uint16_t pairs[REACH + BLOCK + REACH];  /* what each token and the next one are */
    uint8_t frequencies[REACH + BLOCK + REACH]; /* of these pairs */
    uint16_t longer[REACH + BLOCK + REACH]; /* the part of each gap's pattern that longer sequences make */
} block;

/* Adds longer sequences that begin with the token at `at` to the patterns of the gaps inside them. */
static void add_longer(const vl_gap_model *model, block *tokens, size_t at) {
    const uint32_t *token = tokens->tokens + at;
    uint32_t first = vl_gap_syllable(token[0]), second = vl_gap_syllable(token[1]), third = vl_gap_syllable(token[2]);
    uint32_t three = vl_gap_flags(model->longer, model->longer_bits, vl_gap_sequence(first, second, third, 0)), four = 0;
    if ((three & VL_GAP_GOES_ON) && vl_gap_syllable(token[3]) != VL_GAP_EDGE) /* or it would be the three again */
        four = vl_gap_flags(model->longer, model->longer_bits, vl_gap_sequence(first, second, third, vl_gap_syllable(token[3])));
    unsigned of_three = BOTH(three), of_four = BOTH(four);
    uint16_t *gaps = tokens->longer + at;
    gaps[1] |= (uint16_t)(of_three << 1 | of_four << 3);
    gaps[2] |= (uint16_t)(of_three << 2 | of_four << 4);
    gaps[3] |= (uint16_t)(of_four << 5);
}

/* Finds what sequences begin with the tokens of the block; the few longer ones after the pairs. */
static void find_sequences(const vl_gap_model *model, block *out, size_t size) {
    uint8_t going_on[REACH + BLOCK + REACH];
    size_t count = 0;
    for (size_t i = 0; i + 1 < size; i++) {
        uint32_t pair = vl_gap_pair(vl_gap_syllable(out->tokens[i]), vl_gap_syllable(out->tokens[i + 1]));
        uint32_t flags = vl_gap_pair_flags(model, pair, &out->frequencies[i]);
        out->pairs[i] = BOTH(flags);
        going_on[count] = (uint8_t)i;
        count += (flags & VL_GAP_GOES_ON) / VL_GAP_GOES_ON;
    }
    memset(out->longer, 0, sizeof out->longer);
    for (size_t i = 0; i < count; i++) {
        if (going_on[i] + (size_t)3 < size) add_longer(model, out, going_on[i]);
    }
}

/* Fills the block with the tokens around `first` and what begins with them. Returns how many of them it is about. */
static size_t fill(const vl_gap_model *model, const uint32_t *tokens, size_t count, size_t first, block *out) {
    size_t inside = count - first < BLOCK ? count - first : BLOCK, size = REACH + inside + REACH;
    for (size_t i = 0; i < size; i++) {
        size_t at = first + i - REACH; /* wraps around ahead of the first token, and is then past the last */
        out->tokens[i] = at < count ? tokens[at] : VL_GAP_EDGE_TOKEN;
    }
    find_sequences(model, out, size);
    return inside;
}

/* The gap ahead of the token at that place of the block. */
static inline vl_gap_view view_at(const block *tokens, size_t at) {
    const uint32_t *token = tokens->tokens + at;
    const uint16_t *pairs = tokens->pairs + at;
    unsigned patterns = tokens->longer[at] | pairs[-1] | (unsigned)pairs[-2] << 6 | (unsigned)pairs[0] << 7;
    const uint8_t *frequencies = tokens->frequencies + at;
    return (vl_gap_view){token[-2], token[-1], token[0], token[1], patterns & 0xFF, patterns >> 8,
                         frequencies[-2], frequencies[-1], frequencies[0]};
}

void vl_gap_visit(const vl_gap_model *model, const uint32_t *tokens, size_t count, vl_gap_visitor visitor, void *state) {
    block now;
    for (size_t first = 0; first < count; first += BLOCK) {
        size_t inside = fill(model, tokens, count, first, &now);
        for (size_t i = 0; i < inside; i++) {
            vl_gap_view view = view_at(&now, REACH + i);
            if (first + i > 0) visitor(state, first + i, &view);
        }
    }
}

/* The weights, one after the other without a loop, for their places are known at once but not where in memory they are. */
#define DENSE(i) (int16_t)vl_little_16(model->dense + 2 * (size_t)places[i])
#define HASHED(i) (int8_t)model->hashed[places[i]]
_Static_assert(VL_GAP_DENSE_COUNT == 8 && VL_GAP_HASHED_COUNT == 7, "all features are summed");

static inline int32_t sum_of_dense(const vl_gap_model *model, const vl_gap_view *view) {
    uint32_t places[VL_GAP_DENSE_COUNT];
    vl_gap_dense_features(view, places);
    return DENSE(0) + DENSE(1) + DENSE(2) + DENSE(3) + DENSE(4) + DENSE(5) + DENSE(6) + DENSE(7);
}

static inline int32_t sum_of_hashed(const vl_gap_model *model, const uint32_t *places) {
    return HASHED(0) + HASHED(1) + HASHED(2) + HASHED(3) + HASHED(4) + HASHED(5) + HASHED(6);
}

static inline bool is_word(uint32_t token) {
    return vl_gap_shape_in(token) < VL_GAP_DIGITS;
}

/* Where a word may go on: the gaps of the block between two words. Their places go to `out`, without a branch, for what
 * comes can hardly be foretold. Returns how many. */
static size_t gaps_between_words(const block *tokens, size_t inside, uint8_t *out) {
    size_t count = 0;
    bool before = is_word(tokens->tokens[REACH - 1]);
    for (size_t i = REACH; i < REACH + inside; i++) {
        bool now = is_word(tokens->tokens[i]);
        out[count] = (uint8_t)i;
        count += before & now;
        before = now;
    }
    return count;
}

/* Scores the gaps of a block. The weights that are spread over the most memory are fetched in the end, so that many are on
 * their way at a time. */
static void score_block(const vl_gap_model *model, const block *tokens, size_t inside, int32_t *scores, int32_t *chains) {
    uint32_t places[BLOCK][VL_GAP_HASHED_COUNT];
    uint8_t gaps[BLOCK];
    size_t count = gaps_between_words(tokens, inside, gaps);
    for (size_t i = 0; i < count; i++) {
        vl_gap_view view = view_at(tokens, gaps[i]);
        vl_gap_hashed_features(&view, model->hashed_bits, places[i]);
        scores[gaps[i] - REACH] = sum_of_dense(model, &view);
        chains[gaps[i] - REACH] = (int16_t)vl_little_16(model->dense + 2 * (size_t)vl_gap_chain_feature(&view));
    }
    for (size_t i = 0; i < count; i++) scores[gaps[i] - REACH] += sum_of_hashed(model, places[i]);
}

void vl_gap_score(const vl_gap_model *model, const uint32_t *tokens, size_t count, int32_t *scores, int32_t *chains) {
    block now;
    if (count) memset(scores, 0, count * sizeof *scores);
    if (count) memset(chains, 0, count * sizeof *chains);
    for (size_t first = 0; first < count; first += BLOCK) {
        size_t inside = fill(model, tokens, count, first, &now);
        score_block(model, &now, inside, scores + first, chains + first);
    }
}
