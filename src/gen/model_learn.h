/*
 * Learning the weights: averaged perceptrons that compare the best division of a sentence with the right one (Collins
 * 2002), in whole numbers, so that the same data give the same weights on every machine.
 */
#ifndef VL_GEN_MODEL_LEARN_H
#define VL_GEN_MODEL_LEARN_H

#include "gen/model_text.h"
#include "text/gap_features.h"

#define LEARNED_FEATURES (VL_GAP_DENSE_COUNT + VL_GAP_HASHED_COUNT)

/* A gap of the sentence at hand. */
typedef struct learned_gap {
    uint32_t places[LEARNED_FEATURES]; /* of the weights of its features */
    uint32_t chain;                    /* and of its chain */
    bool open;
    bool joined;           /* in the best division */
    bool before_if[2];     /* whether the gap before is joined where this one is not, and where it is */
} learned_gap;

/* How letters are written: as they are, all lower case, all capitals. */
typedef enum letter_case { CASE_AS_WRITTEN, CASE_LOWER, CASE_UPPER } letter_case;

/* Sentences as the model sees them. */
typedef struct lesson {
    const training_text *text;
    const uint32_t *sentences; /* which of its sentences; */
    size_t count;              /* how many */
    size_t copies;             /* how often each is shown in an epoch */
} lesson;

/* What learns. */
typedef struct learner {
    vl_context *context;
    const vl_gap_model *model; /* its tables; the weights are not looked at */
    const uint32_t *tokens;    /* by key: the token without its shape */
    uint32_t left_out;         /* bits of features that are not used, dense ones first, then hashed ones, then the chain */
    size_t weight_count;
    int32_t *weights;
    int64_t *sums;    /* of each change, times the number of the sentence */
    int64_t *average; /* the weights averaged over all sentences seen, times their number; summed over rounds */
    int64_t seen;     /* sentences, in all rounds */
    uint32_t *sentence; /* tokens of the sentence at hand */
    size_t sentence_capacity;
    learned_gap *gaps; /* one for each of its tokens */
    size_t gap_capacity;
} learner;

/* How well gaps are told. */
typedef struct learned_score {
    size_t found; /* words that are in both */
    size_t given; /* words that the model says */
    size_t gold;
} learned_score;

/* Makes a learner. The caller frees it with learner_free. */
void learner_init(learner *made, training_words *words, const vl_gap_model *model);

/* Frees what the learner holds. */
void learner_free(learner *made);

/* Forgets all rounds. */
void learner_reset(learner *made);

/* Learns one more round of `epochs`, with a shuffle of its own, and adds its average to that of the rounds before. A
 * fifth of the sentences is shown in another case. */
void learner_round(learner *made, const lesson *lessons, size_t lesson_count, size_t epochs, uint64_t seed);

/* Sets `joined` of the open gaps of all sentences as the average says. */
void learner_label(learner *made, training_text *text, const uint32_t *sentences, size_t count);

/* Compares with the words that people found, in that case. */
learned_score learner_test(learner *made, const training_text *text, letter_case how);

/* The harmonic mean of precision and recall of words, in percent. */
double learned_f1(learned_score score);

/* Writes the averaged weights into the bytes of the model, `steps` to a unit. Returns how many of them did not fit and
 * were cut. */
size_t learner_write(const learner *made, vl_string *bytes, const vl_gap_model *model, int64_t steps);

#endif
