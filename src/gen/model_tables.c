#include "gen/model_tables.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/pairs.h"
#include "gen/model_pairs.h"
#include "text/gap_features.h"
#include "text/gap_tables.h"

#define LONGEST 4 /* syllables of a word or name in the tables */

void lexicon_read(training_words *words, const char *path, lexicon_words *lexicon) {
    FILE *file = fopen(path, "r");
    if (!file) fail(NULL, 0, "%s: %s", path, strerror(errno));
    char *line = NULL;
    size_t capacity = 0;
    for (ssize_t size; (size = getline(&line, &capacity, file)) >= 0;) {
        need(VL_GROW(words->context, lexicon->words, lexicon->word_capacity, lexicon->word_count + 2));
        lexicon->words[lexicon->word_count] = lexicon->key_count;
        for (char *syllable = strtok(line, " \t\r\n"); syllable; syllable = strtok(NULL, " \t\r\n")) {
            need(VL_GROW(words->context, lexicon->keys, lexicon->key_capacity, lexicon->key_count + 1));
            lexicon->keys[lexicon->key_count++] = training_key(words, (vl_text){syllable, strlen(syllable)}, VL_KIND_WORD);
        }
        if (lexicon->key_count > lexicon->words[lexicon->word_count]) lexicon->word_count++;
        lexicon->words[lexicon->word_count] = lexicon->key_count;
    }
    if (ferror(file)) fail(NULL, 0, "%s: %s", path, strerror(errno));
    fclose(file);
    free(line);
}

void lexicon_free(vl_context *context, lexicon_words *lexicon) {
    vl_free(context, lexicon->keys, lexicon->key_capacity * sizeof *lexicon->keys);
    vl_free(context, lexicon->words, lexicon->word_capacity * sizeof *lexicon->words);
}

/* A sequence of keys, and what it is. */
typedef struct sequence {
    uint32_t keys[LONGEST]; /* VL_NO_SYMBOL behind the last */
    uint32_t flags;
    uint32_t names;  /* how often it occurred as a name */
    uint32_t tokens; /* a pair: how often it occurred at all */
} sequence;

/* What is being made. */
typedef struct table_maker {
    training_words *words;
    const model_settings *settings;
    uint32_t *in_text;    /* by key: how often it occurs inside the sentences of the raw text */
    uint32_t *capitals;   /* by key: how often of these with a capital */
    uint32_t *all;        /* by key: how often it occurs there at all */
    bool *listed;         /* by key */
    uint32_t *syllable;   /* by key: its number in the model, 0: none */
    uint32_t *keys;       /* of the syllables, in the order of their numbers */
    uint32_t count;       /* of the syllables */
    vl_pairs chains;      /* sequences of keys, step by step */
    sequence *sequences;  /* by number of the chain; keys as numbers of keys */
    size_t sequence_capacity;
} table_maker;

/* The number of a sequence of keys. */
static uint32_t chain_of(table_maker *maker, const uint32_t *keys, size_t count) {
    uint32_t chain = keys[0];
    for (size_t i = 1; i < count; i++) { /* each beginning of it is a sequence as well */
        size_t before = maker->chains.count;
        vl_pair_slot *slot = vl_pairs_add(&maker->chains, chain, keys[i]);
        need(slot != NULL);
        uint32_t number = slot->number_plus_one - 1;
        if (number == before) {
            need(VL_GROW(maker->words->context, maker->sequences, maker->sequence_capacity, before + 1));
            maker->sequences[number] = (sequence){{0}, 0, 0, 0};
            memcpy(maker->sequences[number].keys, keys, (i + 1) * sizeof *keys);
            for (size_t k = i + 1; k < LONGEST; k++) maker->sequences[number].keys[k] = VL_NO_SYMBOL;
        }
        chain = (uint32_t)maker->words->keys.count + number; /* apart from the keys */
    }
    return chain - (uint32_t)maker->words->keys.count;
}

static bool is_capitalised(const training_token *token) {
    return token->kind == VL_KIND_WORD && (token->shape == VL_GAP_CAPITALISED || token->shape == VL_GAP_INITIAL);
}

/* Counts a run of capitalised tokens as a name. */
static void count_name(table_maker *maker, const training_token *first, size_t count) {
    uint32_t keys[LONGEST];
    if (count < 2 || count > LONGEST) return;
    for (size_t i = 0; i < count; i++) keys[i] = first[i].key;
    uint32_t chain = chain_of(maker, keys, count);
    maker->sequences[chain].names++;
}

/* Counts capitals and names of a sentence. Its first word says nothing, for it has a capital anyway. */
static void count_sentence(table_maker *maker, const training_token *tokens, size_t count) {
    size_t run = 0;
    for (size_t i = 0; i < count; i++) {
        bool word = tokens[i].kind == VL_KIND_WORD, capital = i > 0 && is_capitalised(&tokens[i]);
        if (word) maker->all[tokens[i].key]++;
        if (word && i > 0) {
            maker->in_text[tokens[i].key]++;
            maker->capitals[tokens[i].key] += tokens[i].shape != VL_GAP_LOWER;
        }
        if (run > 0 && (!capital || tokens[i].glued)) {
            count_name(maker, tokens + i - run, run);
            run = 0;
        }
        run = capital ? run + 1 : 0;
    }
    count_name(maker, tokens + count - run, run);
}

/* Counts the pairs of words that are sequences. */
static void count_pairs(table_maker *maker, const training_token *tokens, size_t count) {
    for (size_t i = 1; i < count; i++) {
        if (!training_gap_is_open(&tokens[i])) continue;
        uint32_t pair = vl_pairs_find(&maker->chains, tokens[i - 1].key, tokens[i].key);
        if (pair != VL_NO_PAIR) maker->sequences[pair].tokens++;
    }
}

static void list_text(table_maker *maker, const training_text *text) {
    for (size_t i = 0; i < text->token_count; i++) {
        if (text->tokens[i].kind != VL_KIND_NUMBER) maker->listed[text->tokens[i].key] = true;
    }
}

/* A syllable to be listed. */
typedef struct listed_key {
    vl_text text;
    uint32_t key;
} listed_key;

static int compare_listed(const void *left, const void *right) {
    vl_text a = ((const listed_key *)left)->text, b = ((const listed_key *)right)->text;
    int order = memcmp(a.data, b.data, a.size < b.size ? a.size : b.size);
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

/* Numbers the listed syllables in byte order. */
static void number_syllables(table_maker *maker) {
    vl_symbols *names = &maker->words->keys;
    listed_key *list = calloc(names->count + 1, sizeof *list);
    need(list != NULL);
    size_t count = 0;
    for (uint32_t key = 0; key < names->count; key++) {
        if (maker->listed[key] || maker->all[key] >= maker->settings->least_syllable)
            list[count++] = (listed_key){vl_symbols_name(names, key), key};
    }
    if (count > VL_GAP_SYLLABLE_MASK - VL_GAP_FIRST) fail(NULL, 0, "%zu syllables are too many for the model", count);
    qsort(list, count, sizeof *list, compare_listed);
    for (size_t i = 0; i < count; i++) {
        maker->keys[i] = list[i].key;
        maker->syllable[list[i].key] = (uint32_t)i + VL_GAP_FIRST;
    }
    maker->count = (uint32_t)count;
    free(list);
}

/* The share of capitals of a syllable, as the model has it. */
static unsigned char capitals_of(const table_maker *maker, uint32_t key) {
    static const uint32_t percent[] = {2, 10, 30, 60, 85, 97};
    uint64_t all = maker->in_text[key], capitals = maker->capitals[key];
    unsigned char share = 0;
    if (all < 3) return VL_GAP_CAPITALS_UNKNOWN;
    while (share < 6 && capitals * 100 >= all * percent[share]) share++;
    return share;
}

/* Adds a sequence of three or four of the model's syllables to the table. */
static void table_add(unsigned char *table, uint32_t bits, uint64_t syllables, uint32_t flags) {
    size_t mask = ((size_t)1 << bits) - 1, at = vl_gap_slot(syllables, bits);
    for (;; at = (at + 1) & mask) {
        uint64_t slot = vl_little_64(table + 8 * at);
        if (slot && (slot & ~VL_GAP_FLAG_MASK) != syllables) continue;
        slot = syllables | (slot & VL_GAP_FLAG_MASK) | flags;
        for (size_t i = 0; i < 8; i++) table[8 * at + i] = (unsigned char)(slot >> (8 * i));
        return;
    }
}

/* The syllables of a sequence. Returns how many; 0: one of them is not listed. */
static size_t syllables_of(const table_maker *maker, const sequence *now, uint32_t *out) {
    size_t count = 0;
    memset(out, 0, LONGEST * sizeof *out);
    for (; count < LONGEST && now->keys[count] != VL_NO_SYMBOL; count++) {
        out[count] = maker->syllable[now->keys[count]];
        if (!out[count]) return 0;
    }
    return count;
}

/* Which sequences go to the model: words of the lexicon, and names that are frequent enough. */
static uint32_t flags_of(const table_maker *maker, const sequence *now) {
    return now->flags | (now->names >= maker->settings->least_name ? (uint32_t)VL_GAP_IN_NAMES : 0);
}

/* Bits of a table for so many entries, at most half full. */
static uint32_t bits_for(size_t entries) {
    uint32_t bits = 4;
    while (((size_t)1 << bits) < 2 * entries) bits++;
    return bits;
}

/* How frequent a pair is, as the model has it. */
static uint32_t frequency_of(const sequence *pair) {
    uint32_t frequency = 1;
    while (frequency < VL_GAP_MOST_FREQUENT && pair->tokens >> frequency) frequency++;
    return frequency;
}

/* Gathers the pairs that sequences of the model's syllables are or begin with. Returns how many entries the longer ones
 * need, each with its beginnings. */
static size_t gather_pairs(const table_maker *maker, vl_pairs *pairs) {
    size_t longer = 0;
    for (uint32_t i = 0; i < maker->chains.count; i++) {
        uint32_t at[LONGEST], flags = flags_of(maker, &maker->sequences[i]);
        size_t count = flags ? syllables_of(maker, &maker->sequences[i], at) : 0;
        if (!count) continue;
        vl_pair_slot *slot = vl_pairs_add(pairs, at[0], at[1]);
        need(slot != NULL);
        if (slot->value == VL_NO_PAIR) slot->value = 0;
        slot->value |= count > 2 ? (uint32_t)VL_GAP_GOES_ON : flags | frequency_of(&maker->sequences[i]) << PAIR_FREQUENCY_AT;
        longer += count - 2;
    }
    return longer;
}

/* Puts the sequences of three and four syllables into their table. */
static void fill_longer(const table_maker *maker, unsigned char *table, uint32_t bits) {
    for (uint32_t i = 0; i < maker->chains.count; i++) {
        uint32_t at[LONGEST], flags = flags_of(maker, &maker->sequences[i]);
        size_t count = flags ? syllables_of(maker, &maker->sequences[i], at) : 0;
        if (count >= 3) table_add(table, bits, vl_gap_sequence(at[0], at[1], at[2], 0), count == 3 ? flags : (uint32_t)VL_GAP_GOES_ON);
        if (count == 4) table_add(table, bits, vl_gap_sequence(at[0], at[1], at[2], at[3]), flags);
    }
}

static void append(const table_maker *maker, vl_string *out, const void *bytes, size_t size) {
    need(vl_string_append(maker->words->context, out, bytes, size));
}

static void append_32(const table_maker *maker, vl_string *out, uint32_t number) {
    unsigned char bytes[4] = {(unsigned char)number, (unsigned char)(number >> 8), (unsigned char)(number >> 16),
                              (unsigned char)(number >> 24)};
    append(maker, out, bytes, sizeof bytes);
}

/* Appends zeroes up to a multiple of 8, and then `size` more of them. Returns where these are. */
static size_t append_part(const table_maker *maker, vl_string *out, size_t size) {
    size_t padding = (8 - out->size % 8) % 8;
    need(vl_string_reserve(maker->words->context, out, padding + size));
    memset(out->data + out->size, 0, padding + size);
    out->size += padding + size;
    return out->size - size;
}

/* Appends the syllables: where each begins, their strings, their shares of capitals. */
static void append_syllables(const table_maker *maker, vl_string *out) {
    uint32_t offset = 0;
    for (uint32_t i = 0; i < maker->count; i++) {
        append_32(maker, out, offset);
        offset += (uint32_t)vl_symbols_name(&maker->words->keys, maker->keys[i]).size;
    }
    append_32(maker, out, offset);
    append_part(maker, out, 0);
    for (uint32_t i = 0; i < maker->count; i++) {
        vl_text name = vl_symbols_name(&maker->words->keys, maker->keys[i]);
        append(maker, out, name.data, name.size);
    }
    append_part(maker, out, 0);
    for (uint32_t i = 0; i < maker->count; i++) {
        unsigned char share = capitals_of(maker, maker->keys[i]);
        append(maker, out, &share, 1);
    }
}

static uint32_t string_bytes(const table_maker *maker) {
    size_t bytes = 0;
    for (uint32_t i = 0; i < maker->count; i++) bytes += vl_symbols_name(&maker->words->keys, maker->keys[i]).size;
    return (uint32_t)bytes;
}

/* Appends the tables of pairs and of longer sequences. */
static void append_tables(const table_maker *maker, vl_string *out, const pair_table *pairs, uint32_t longer_bits) {
    size_t factors = (size_t)1 << VL_GAP_FACTOR_BITS(pairs->bits);
    append_part(maker, out, 0);
    append(maker, out, pairs->factors, factors);
    append_part(maker, out, 0);
    append(maker, out, pairs->slots, (size_t)4 << pairs->bits);
    append_part(maker, out, 0);
    append(maker, out, pairs->frequencies, (size_t)1 << pairs->bits);
    size_t longer = append_part(maker, out, (size_t)8 << longer_bits);
    fill_longer(maker, (unsigned char *)out->data + longer, longer_bits);
}

/* The whole model, its weights all 0. */
static vl_string write_tables(const table_maker *maker) {
    vl_pairs of_two = VL_PAIRS(maker->words->context);
    size_t notice = strlen(maker->settings->notice);
    uint32_t longer_bits = bits_for(gather_pairs(maker, &of_two));
    pair_table pairs = pair_table_make(&of_two);
    uint32_t header[] = {(uint32_t)notice, maker->count, string_bytes(maker), pairs.bits, longer_bits, maker->settings->hashed_bits};
    vl_string out = VL_STRING;
    append(maker, &out, VL_GAP_MAGIC, VL_GAP_MAGIC_SIZE);
    for (size_t i = 0; i < VL_GAP_HEADER_NUMBERS; i++) append_32(maker, &out, header[i]);
    append(maker, &out, maker->settings->notice, notice);
    append_part(maker, &out, 0);
    append_syllables(maker, &out);
    append_tables(maker, &out, &pairs, longer_bits);
    append_part(maker, &out, 2 * (size_t)VL_GAP_DENSE_WEIGHTS);
    append_part(maker, &out, (size_t)1 << maker->settings->hashed_bits);
    pair_table_free(&pairs);
    vl_pairs_free(&of_two);
    return out;
}

/* Words of the lexicon, all their syllables listed. */
static void list_lexicon(table_maker *maker, const lexicon_words *lexicon) {
    for (size_t i = 0; i < lexicon->key_count; i++) maker->listed[lexicon->keys[i]] = true;
    for (size_t i = 0; i < lexicon->word_count; i++) {
        size_t count = lexicon->words[i + 1] - lexicon->words[i];
        if (count < 2 || count > LONGEST) continue;
        uint32_t chain = chain_of(maker, lexicon->keys + lexicon->words[i], count);
        maker->sequences[chain].flags = VL_GAP_IN_LEXICON;
    }
}

static void maker_free(table_maker *maker) {
    free(maker->in_text);
    free(maker->capitals);
    free(maker->all);
    free(maker->listed);
    free(maker->syllable);
    free(maker->keys);
    vl_pairs_free(&maker->chains);
    vl_free(maker->words->context, maker->sequences, maker->sequence_capacity * sizeof *maker->sequences);
}

vl_string model_tables(training_words *words, const lexicon_words *lexicon, const training_text *gold, size_t gold_count,
                       const training_text *raw, const model_settings *settings) {
    size_t keys = words->keys.count + 1;
    table_maker maker = {.words = words, .settings = settings, .chains = VL_PAIRS(words->context)};
    maker.in_text = calloc(keys, sizeof *maker.in_text);
    maker.capitals = calloc(keys, sizeof *maker.capitals);
    maker.all = calloc(keys, sizeof *maker.all);
    maker.listed = calloc(keys, sizeof *maker.listed);
    maker.syllable = calloc(keys, sizeof *maker.syllable);
    maker.keys = calloc(keys, sizeof *maker.keys);
    need(maker.in_text && maker.capitals && maker.all && maker.listed && maker.syllable && maker.keys);
    for (size_t i = 0; i < raw->sentence_count; i++)
        count_sentence(&maker, raw->tokens + raw->sentences[i], raw->sentences[i + 1] - raw->sentences[i]);
    for (size_t i = 0; i < gold_count; i++) list_text(&maker, &gold[i]);
    list_lexicon(&maker, lexicon);
    for (size_t i = 0; i < raw->sentence_count; i++)
        count_pairs(&maker, raw->tokens + raw->sentences[i], raw->sentences[i + 1] - raw->sentences[i]);
    number_syllables(&maker);
    vl_string bytes = write_tables(&maker);
    maker_free(&maker);
    return bytes;
}
