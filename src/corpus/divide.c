/*
 * The layer of words: sentences are divided, many at a time, and the words are told apart by the types of their atoms.
 */
#include "corpus/columns.h"
#include "corpus/word_finder.h"
#include "corpus/word_types.h"

#define POLL_TOKENS ((uint64_t)32 * 1024)

/* Sentences are divided together as long as they have no more tokens than that. */
#define BATCH_TOKENS ((uint64_t)4 * 1024)

typedef struct word_maker {
    vl_columns *columns;
    vl_layer *words;
    vl_word_types types;
    vl_word_finder finder;
    uint64_t polled; /* tokens up to which the context was asked whether to go on */
} word_maker;

/* True if the text of a word has a size that a token can have. */
static bool has_size(const word_maker *maker, uint64_t first, uint64_t last) {
    const vl_layer *atoms = &maker->columns->atoms;
    uint64_t end = atoms->starts[last] + atoms->vocabulary.texts[atoms->types[last]].size;
    return end - atoms->starts[first] <= UINT32_MAX;
}

/* Makes room for as many words as there are atoms, and for what stands behind the last. False: no memory. */
static bool make_room(const vl_columns *columns, vl_layer *words) {
    vl_context *context = columns->context;
    size_t most = (size_t)columns->atoms.count + 1;
    return VL_GROW(context, words->types, words->type_capacity, most) &&
           VL_GROW(context, words->starts, words->start_capacity, most) &&
           VL_GROW(context, words->sentences, words->sentence_capacity, (size_t)columns->sentence_count + 1);
}

/* Gives back what an array has more than `count` elements; it may stay as it is. */
static void shrink(vl_context *context, void **array, size_t *capacity, size_t count, size_t element) {
    void *smaller = vl_context_allocate(context, *array, *capacity * element, count * element);
    if (!smaller) return;
    *array = smaller;
    *capacity = count;
}

/* Appends a word; there is room. False: no memory. */
static inline bool append_word(word_maker *maker, uint64_t at, uint32_t type, uint64_t first) {
    vl_layer *words = maker->words;
    words->types[at] = type;
    words->starts[at] = first;
    if (type < words->example_count) return true;
    if (type == VL_NO_TYPE || !VL_GROW(maker->columns->context, words->examples, words->example_capacity, (size_t)type + 1))
        return false;
    words->examples[words->example_count++] = at;
    return true;
}

/* The type of a word of one atom; VL_NO_TYPE: no memory. */
static inline uint32_t type_of_one(word_maker *maker, uint32_t atom) {
    uint32_t type = maker->finder.facts[atom].word;
    if (type != VL_NO_TYPE) return type;
    const vl_vocabulary *atoms = &maker->columns->atoms.vocabulary;
    type = vl_vocabulary_append(&maker->words->vocabulary, atoms->texts[atom], (vl_kind)atoms->kinds[atom]);
    return maker->finder.facts[atom].word = type;
}

/* Appends the words of a divided sentence. */
static vl_status append_divided(word_maker *maker, uint64_t first, size_t count, const uint8_t *gaps) {
    const uint32_t *types = maker->columns->atoms.types + first;
    uint64_t at = maker->words->count;
    for (size_t i = 1; i < count; i++) {
        if (gaps[i] != VL_GAP_CLOSED && gaps[i - 1] == VL_GAP_CLOSED) vl_word_type_expect(&maker->types, types + i - 1);
    }
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && gaps[end] != VL_GAP_CLOSED;) end++;
        bool one = end == i + 1;
        if (!one && !has_size(maker, first + i, first + end - 1)) return VL_ERROR_MEMORY;
        uint32_t type = one ? type_of_one(maker, types[i])
                            : vl_word_type_of(&maker->types, types + i, gaps + i, end - i);
        if (!append_word(maker, at++, type, first + i)) return VL_ERROR_MEMORY;
    }
    maker->words->count = at;
    return VL_OK;
}

/* Appends the tokens of a text that has no words but its atoms. */
static vl_status append_atoms(word_maker *maker, uint64_t first, size_t count) {
    const uint32_t *types = maker->columns->atoms.types + first;
    uint64_t at = maker->words->count;
    for (size_t i = 0; i < count; i++) {
        if (!append_word(maker, at++, type_of_one(maker, types[i]), first + i)) return VL_ERROR_MEMORY;
    }
    maker->words->count = at;
    return VL_OK;
}

static vl_status divide_sentences(word_maker *maker, const vl_document *document, bool vietnamese, vl_range range) {
    const vl_layer *atoms = &maker->columns->atoms;
    vl_status status = VL_OK;
    if (vietnamese) {
        status = vl_word_finder_divide(&maker->finder, document->text.data, atoms->types, atoms->starts, atoms->sentences,
                                       range);
    }
    for (uint64_t i = range.first; i < range.end && status == VL_OK; i++) {
        uint64_t first = atoms->sentences[i];
        size_t count = (size_t)(atoms->sentences[i + 1] - first);
        maker->words->sentences[i] = maker->words->count;
        if (vietnamese) {
            const uint8_t *gaps = vl_word_finder_gaps(&maker->finder, atoms->sentences, range, i);
            status = append_divided(maker, first, count, gaps);
        } else {
            status = append_atoms(maker, first, count);
        }
    }
    return status;
}

/* The sentences from `first` on that are divided together: one at least. */
static vl_range next_batch(const uint64_t *sentences, uint64_t first, uint64_t end) {
    vl_range batch = {first, first + 1};
    while (batch.end < end && sentences[batch.end + 1] - sentences[first] <= BATCH_TOKENS) batch.end++;
    return batch;
}

static vl_status divide_document(word_maker *maker, const vl_document *document) {
    const uint64_t *sentences = maker->columns->atoms.sentences;
    bool vietnamese = vl_language_find(document->language)->vietnamese;
    for (uint64_t first = document->sentences.first; first < document->sentences.end;) {
        vl_range batch = next_batch(sentences, first, document->sentences.end);
        vl_status status = divide_sentences(maker, document, vietnamese, batch);
        if (status != VL_OK) return status;
        first = batch.end;
        if (sentences[first] - maker->polled < POLL_TOKENS) continue;
        maker->polled = sentences[first];
        if (vl_context_cancelled(maker->columns->context)) return VL_ERROR_CANCELLED;
    }
    return VL_OK;
}

static vl_status divide_all(word_maker *maker) {
    vl_columns *columns = maker->columns;
    vl_layer *words = maker->words;
    vl_status status = VL_ERROR_MEMORY;
    if (make_room(columns, words)) status = vl_word_finder_read(&maker->finder, &columns->atoms.vocabulary);
    for (uint64_t i = 0; i < columns->document_count && status == VL_OK; i++)
        status = divide_document(maker, &columns->documents[i]);
    if (status != VL_OK) return status;
    words->sentences[columns->sentence_count] = words->count;
    words->starts[words->count] = columns->atoms.count;
    size_t count = (size_t)words->count + 1;
    shrink(columns->context, (void **)&words->types, &words->type_capacity, count, sizeof *words->types);
    shrink(columns->context, (void **)&words->starts, &words->start_capacity, count, sizeof *words->starts);
    return VL_OK;
}

vl_status vl_columns_divide(vl_columns *columns) {
    vl_context *context = columns->context;
    vl_layer *words = vl_allocate_zeroed(context, 1, sizeof *words);
    if (!words) return VL_ERROR_MEMORY;
    vl_vocabulary_init(&words->vocabulary, context);
    word_maker maker = {.columns = columns,
                        .words = words,
                        .types = VL_WORD_TYPES(&columns->atoms.vocabulary, &words->vocabulary),
                        .finder = VL_WORD_FINDER(context, columns->lexicon)};
    vl_status status = divide_all(&maker);
    vl_word_types_free(&maker.types);
    vl_word_finder_free(&maker.finder);
    if (status == VL_OK) {
        columns->words = words;
        return VL_OK;
    }
    vl_layer_free(words);
    vl_free(context, words, sizeof *words);
    return status;
}

/* The key of a word: those of its atoms, with blanks between. */
static vl_status make_key(void *data, vl_form form, uint32_t type, vl_string *key) {
    const vl_columns *columns = data;
    const vl_layer *words = columns->words, *atoms = &columns->atoms;
    const vl_keys *keys = &atoms->vocabulary.keys[form];
    uint64_t example = words->examples[type];
    for (uint64_t i = words->starts[example]; i < words->starts[example + 1]; i++) {
        vl_text name = vl_symbols_name(&keys->names, keys->of_type[atoms->types[i]]);
        bool apart = i > words->starts[example];
        if ((apart && !vl_string_append(columns->context, key, " ", 1)) ||
            !vl_string_append(columns->context, key, name.data, name.size)) {
            return VL_ERROR_MEMORY;
        }
    }
    return VL_OK;
}

vl_status vl_columns_prepare_words(vl_columns *columns, vl_form form) {
    vl_status status = VL_OK;
    if (form != VL_FORM_EXACT) status = vl_vocabulary_prepare(&columns->atoms.vocabulary, form);
    return status == VL_OK ? vl_vocabulary_prepare_with(&columns->words->vocabulary, form, make_key, columns) : status;
}
