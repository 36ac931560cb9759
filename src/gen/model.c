/*
 * Trains the Vietnamese word model and writes src/lang/vi.model:
 *
 *     model --lexicon WORDS [--text TEXT.conllu] --gold GOLD.tsv GOLD.conllu … [--test …] [--output FILE --notice FILE]
 *
 * Each text is CoNLL-U as `vanlua tokenize --unit syllable --format conllu` writes it, so that the model learns from the
 * tokens that it will meet; each GOLD.tsv has the words of the same text. Several perceptrons learn from the gold
 * sentences alone; together they divide sentences of the raw text, and from those and the gold ones the model learns.
 * --test prints how well words are told in a text that was not learned from, --features how well without each feature.
 * The output depends on the files only.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "gen/model_learn.h"
#include "gen/model_tables.h"

#define MOST_TEXTS 16
#define MOST_ROUNDS ((size_t)1000)
#define MOST_SENTENCES ((size_t)100000000)

/* What the command line says. */
typedef struct command {
    const char *lexicon, *text, *output, *notice;
    const char *gold[MOST_TEXTS][2];
    size_t gold_count;
    const char *test[MOST_TEXTS][2];
    size_t test_count;
    bool features;
    size_t rounds, epochs; /* of those that learn from gold sentences */
    size_t raw_sentences, raw_epochs;
    int64_t steps; /* of a weight to a unit */
    model_settings settings;
} command;

/* Everything that is learned from and tested on. */
typedef struct school {
    vl_context *context;
    training_words words;
    lexicon_words lexicon;
    training_text gold[MOST_TEXTS], test[MOST_TEXTS], raw;
    uint32_t *all[MOST_TEXTS]; /* the numbers of all gold sentences */
    uint32_t *chosen;          /* sentences of the raw text */
    size_t chosen_count;
    char *notice;              /* NULL: none */
    vl_string bytes;
    vl_gap_model model;
    learner pupil;
} school;

static const char *const feature_names[] = {
    "shapes of four tokens", "lexicon", "lexicon, shapes", "names, shapes", "names, lexicon", "shares of capitals", "frequency", "rivals",
    "pair", "pair before", "pair behind", "left syllable, lexicon", "right syllable, lexicon", "left syllable, shapes",
    "right syllable, shapes", "chain"};

static bool take_number(const char *name, char **at, size_t least, size_t most, size_t *out) {
    if (strcmp(at[0], name) != 0) return false;
    const char *digits = at[1] ? at[1] : "";
    char *end;
    errno = 0;
    *out = strtoul(digits, &end, 10);
    if (errno || *digits < '0' || *digits > '9' || *end || *out < least || *out > most)
        fail(NULL, 0, "%s: '%s' is no number from %zu to %zu", name, digits, least, most);
    return true;
}

static bool take_text(const char *name, char **at, const char **out) {
    if (strcmp(at[0], name) != 0) return false;
    if (!at[1]) fail(NULL, 0, "%s: a file is missing", name);
    *out = at[1];
    return true;
}

static bool take_texts(const char *name, char **at, const char *(*out)[2], size_t *count) {
    if (strcmp(at[0], name) != 0) return false;
    if (!at[1] || !at[2]) fail(NULL, 0, "%s: words and text are missing", name);
    if (*count == MOST_TEXTS) fail(NULL, 0, "%s: more than %d texts", name, MOST_TEXTS);
    out[*count][0] = at[1];
    out[(*count)++][1] = at[2];
    return true;
}

static void read_command(char **at, command *out) {
    size_t hashed_bits = 18, least_syllable = 8, least_name = 4, steps = 4;
    *out = (command){.rounds = 12, .epochs = 12, .raw_sentences = 150000, .raw_epochs = 4};
    while (*at) {
        if (strcmp(*at, "--features") == 0) {
            out->features = true;
            at++;
        } else if (take_texts("--gold", at, out->gold, &out->gold_count) || take_texts("--test", at, out->test, &out->test_count)) {
            at += 3;
        } else if (take_text("--lexicon", at, &out->lexicon) || take_text("--text", at, &out->text) ||
                   take_text("--output", at, &out->output) || take_text("--notice", at, &out->notice) ||
                   take_number("--rounds", at, 1, MOST_ROUNDS, &out->rounds) ||
                   take_number("--epochs", at, 1, MOST_ROUNDS, &out->epochs) ||
                   take_number("--sentences", at, 0, MOST_SENTENCES, &out->raw_sentences) ||
                   take_number("--raw-epochs", at, 1, MOST_ROUNDS, &out->raw_epochs) ||
                   take_number("--hashed-bits", at, 1, 28, &hashed_bits) ||
                   take_number("--least-syllable", at, 1, MOST_SENTENCES, &least_syllable) ||
                   take_number("--least-name", at, 1, MOST_SENTENCES, &least_name) ||
                   take_number("--steps", at, 1, MOST_ROUNDS, &steps)) {
            at += 2;
        } else {
            fail(NULL, 0, "'%s' is no option", *at);
        }
    }
    if (!out->lexicon || !out->gold_count) fail(NULL, 0, "usage: model --lexicon WORDS --gold GOLD.tsv GOLD.conllu …");
    out->steps = (int64_t)steps;
    out->settings = (model_settings){(uint32_t)hashed_bits, (uint32_t)least_syllable, (uint32_t)least_name, ""};
}

/* The whole file, which the caller frees. */
static char *read_notice(const char *path) {
    FILE *file = fopen(path, "r");
    char *text = calloc(1, 65536);
    if (!file) fail(NULL, 0, "%s: %s", path, strerror(errno));
    need(text != NULL);
    size_t size = fread(text, 1, 65535, file);
    if (ferror(file)) fail(NULL, 0, "%s: %s", path, strerror(errno));
    text[size] = '\0';
    fclose(file);
    return text;
}

static void read_pair(school *made, const char *const files[2], training_text *out) {
    training_text_read(&made->words, files[1], out);
    training_text_read_gold(&made->words, files[0], out);
    if (!out->token_count) fail(NULL, 0, "%s: no sentence", files[0]);
}

static uint32_t *all_sentences(const training_text *text) {
    uint32_t *all = calloc(text->sentence_count + 1, sizeof *all);
    need(all != NULL);
    for (uint32_t i = 0; i < text->sentence_count; i++) all[i] = i;
    return all;
}

/* Chooses sentences of the raw text, as many as asked for if there are so many, spread over the whole of it. */
static void choose(school *made, size_t count) {
    const training_text *raw = &made->raw;
    uint32_t *fit = calloc(raw->sentence_count + 1, sizeof *fit);
    size_t fits = 0;
    need(fit != NULL);
    for (uint32_t i = 0; i < raw->sentence_count; i++) {
        size_t tokens = raw->sentences[i + 1] - raw->sentences[i];
        if (tokens >= 4 && tokens <= 80) fit[fits++] = i;
    }
    made->chosen_count = count < fits ? count : fits;
    for (size_t i = 0; i < made->chosen_count; i++) fit[i] = fit[i * fits / made->chosen_count];
    made->chosen = fit;
}

static void read_all(school *made, command *asked) {
    need(vl_context_create(NULL, &made->context, NULL) == VL_OK);
    training_words_init(&made->words, made->context);
    lexicon_read(&made->words, asked->lexicon, &made->lexicon);
    for (size_t i = 0; i < asked->gold_count; i++) {
        read_pair(made, asked->gold[i], &made->gold[i]);
        made->all[i] = all_sentences(&made->gold[i]);
    }
    for (size_t i = 0; i < asked->test_count; i++) read_pair(made, asked->test[i], &made->test[i]);
    if (asked->text) training_text_read(&made->words, asked->text, &made->raw);
    choose(made, asked->raw_sentences);
    if (asked->notice) asked->settings.notice = made->notice = read_notice(asked->notice);
    made->bytes = model_tables(&made->words, &made->lexicon, made->gold, asked->gold_count, &made->raw, &asked->settings);
    if (!vl_gap_model_open((const unsigned char *)made->bytes.data, made->bytes.size, &made->model))
        fail(NULL, 0, "the model cannot be read");
    learner_init(&made->pupil, &made->words, &made->model);
}

static void print_tests(school *made, const command *asked, const char *who) {
    for (size_t i = 0; i < asked->test_count; i++) {
        double score[3];
        for (int how = CASE_AS_WRITTEN; how <= CASE_UPPER; how++)
            score[how] = learned_f1(learner_test(&made->pupil, &made->test[i], (letter_case)how));
        printf("%-28s F1 %.2f, lower case %.2f, upper case %.2f: %s\n", who, score[0], score[1], score[2], asked->test[i][0]);
    }
    fflush(stdout);
}

/* Learns from the gold sentences alone, in several rounds. */
static void learn_gold(school *made, const command *asked) {
    lesson lessons[MOST_TEXTS];
    for (size_t i = 0; i < asked->gold_count; i++)
        lessons[i] = (lesson){&made->gold[i], made->all[i], made->gold[i].sentence_count, 1};
    learner_reset(&made->pupil);
    for (size_t round = 0; round < asked->rounds; round++)
        learner_round(&made->pupil, lessons, asked->gold_count, asked->epochs, round);
}

/* Divides the chosen sentences of the raw text, then learns from them and from the gold ones, which are shown so often
 * that they make a third of all. */
static void learn_all(school *made, const command *asked) {
    lesson lessons[MOST_TEXTS + 1];
    size_t sentences = 0;
    for (size_t i = 0; i < asked->gold_count; i++) sentences += made->gold[i].sentence_count;
    size_t copies = made->chosen_count / 2 / sentences;
    for (size_t i = 0; i < asked->gold_count; i++)
        lessons[i] = (lesson){&made->gold[i], made->all[i], made->gold[i].sentence_count, copies ? copies : 1};
    lessons[asked->gold_count] = (lesson){&made->raw, made->chosen, made->chosen_count, 1};
    learner_label(&made->pupil, &made->raw, made->chosen, made->chosen_count);
    learner_reset(&made->pupil);
    learner_round(&made->pupil, lessons, asked->gold_count + 1, asked->raw_epochs, 1);
}

/* What is lost where one feature is left out. */
static void print_features(school *made, const command *asked) {
    for (size_t i = 0; i <= LEARNED_FEATURES; i++) {
        char who[64];
        made->pupil.left_out = UINT32_C(1) << i;
        learn_gold(made, asked);
        snprintf(who, sizeof who, "- %s", feature_names[i]);
        print_tests(made, asked, who);
    }
    made->pupil.left_out = 0;
}

static void write_model(school *made, const command *asked) {
    size_t cut = learner_write(&made->pupil, &made->bytes, &made->model, asked->steps);
    FILE *file = fopen(asked->output, "wb");
    if (!file) fail(NULL, 0, "%s: %s", asked->output, strerror(errno));
    size_t written = fwrite(made->bytes.data, 1, made->bytes.size, file);
    if (written != made->bytes.size || fclose(file)) fail(NULL, 0, "%s: %s", asked->output, strerror(errno));
    printf("%s: %zu bytes, %u syllables, %zu weights cut\n", asked->output, made->bytes.size,
           (unsigned)made->model.syllable_count, cut);
}

static void close_school(school *made, const command *asked) {
    for (size_t i = 0; i < asked->gold_count; i++) {
        training_text_free(made->context, &made->gold[i]);
        free(made->all[i]);
    }
    for (size_t i = 0; i < asked->test_count; i++) training_text_free(made->context, &made->test[i]);
    training_text_free(made->context, &made->raw);
    free(made->chosen);
    free(made->notice);
    learner_free(&made->pupil);
    lexicon_free(made->context, &made->lexicon);
    training_words_free(&made->words);
    vl_string_free(made->context, &made->bytes);
    vl_context_free(made->context);
}

int main(int count, char **arguments) {
    school *made = calloc(1, sizeof *made);
    command asked;
    (void)count;
    need(made != NULL);
    read_command(arguments + 1, &asked);
    read_all(made, &asked);
    learn_gold(made, &asked);
    print_tests(made, &asked, "gold alone");
    if (asked.features) print_features(made, &asked);
    if (made->chosen_count && !asked.features) {
        learn_all(made, &asked);
        print_tests(made, &asked, "with the raw text");
    }
    if (asked.output) write_model(made, &asked);
    close_school(made, &asked);
    free(made);
    return EXIT_SUCCESS;
}
