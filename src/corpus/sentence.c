/*
 * Sentences. A Vietnamese sentence ends behind . ! ? … and the closing quotes and brackets glued to them, ahead of
 * white space and a capital, digit, opening quote or bracket, or ahead of a capital glued on; but not inside a number
 * written apart (10 . 000). Other languages have the sentences of UAX #29, but none ends inside a token or at a listed
 * abbreviation.
 */
#include "corpus/columns.h"

/* True if the tokens from `first` up to `end` hold a letter or digit. */
static bool has_substance(const vl_columns *columns, uint64_t first, uint64_t end) {
    for (uint64_t token = first; token < end; token++) {
        if (columns->atoms.vocabulary.flags[columns->atoms.types[token]] & VL_TYPE_SUBSTANCE) return true;
    }
    return false;
}

/* Settles the last sentence of the paragraph so far: without letters or digits it joins the one before, if there is one
 * in the paragraph. False: it is the first and has none, so it goes on, and its tokens are not looked at again. */
static bool settle(vl_tokenizer *tokenizer) {
    vl_columns *columns = tokenizer->columns;
    uint64_t count = columns->sentence_count;
    if (count == tokenizer->sentence_base) {
        tokenizer->bare_end = columns->atoms.count;
        return true;
    }
    uint64_t first = columns->atoms.sentences[count - 1];
    if (has_substance(columns, first > tokenizer->bare_end ? first : tokenizer->bare_end, columns->atoms.count))
        return true;
    tokenizer->bare_end = columns->atoms.count;
    if (count - 1 == tokenizer->sentence_base) return false;
    columns->sentence_count--;
    return true;
}

bool vl_sentence_begin(vl_tokenizer *tokenizer) {
    vl_columns *columns = tokenizer->columns;
    if (!settle(tokenizer)) return true;
    if (!VL_GROW(columns->context, columns->atoms.sentences, columns->atoms.sentence_capacity, columns->sentence_count + 2))
        return false;
    columns->atoms.sentences[columns->sentence_count++] = columns->atoms.count;
    return true;
}

void vl_sentence_finish(vl_tokenizer *tokenizer) {
    settle(tokenizer);
    tokenizer->pending = false;
}

static bool is_glued(const vl_layer *atoms, uint64_t token, uint64_t offset) {
    return offset == atoms->starts[token] + atoms->vocabulary.texts[atoms->types[token]].size;
}

/* How many ASCII digits a type is made of; 0: of anything else. */
static size_t digits_of(const vl_layer *atoms, uint32_t type) {
    vl_text text = atoms->vocabulary.texts[type];
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return 0;
    }
    return text.size;
}

/* True if a token behind the dot `last` goes on with a number written apart: 10 . 000 */
static bool is_in_number(const vl_tokenizer *tokenizer, uint64_t last, uint32_t type) {
    const vl_layer *atoms = &tokenizer->columns->atoms;
    const uint64_t *sentences = atoms->sentences;
    if (digits_of(atoms, type) != 3 || atoms->vocabulary.texts[atoms->types[last]].size != 1) return false;
    if (atoms->vocabulary.texts[atoms->types[last]].data[0] != '.') return false;
    if (last == sentences[tokenizer->columns->sentence_count - 1]) return false;
    size_t before = digits_of(atoms, atoms->types[last - 1]);
    return before >= 1 && before <= 3 && !is_glued(atoms, last - 1, atoms->starts[last]);
}

bool vl_sentence_step(vl_tokenizer *tokenizer, uint32_t type, uint64_t offset) {
    const vl_layer *atoms = &tokenizer->columns->atoms;
    uint8_t flags = atoms->vocabulary.flags[type];
    uint64_t last = atoms->count - 1;
    bool glued = is_glued(atoms, last, offset);
    if (glued && (flags & (VL_TYPE_CLOSING | VL_TYPE_TERMINATOR))) return true;
    tokenizer->pending = false;
    if (!glued && is_in_number(tokenizer, last, type)) return true;
    uint8_t starters = glued ? VL_TYPE_CAPITAL : VL_TYPE_CAPITAL | VL_TYPE_DIGIT | VL_TYPE_OPENING;
    return flags & starters ? vl_sentence_begin(tokenizer) : true;
}

/* The paragraph as the segmentation shall see it: a line end inside is a blank. */
static vl_status unwrapped(vl_tokenizer *tokenizer, vl_text *text) {
    vl_context *context = tokenizer->columns->context;
    tokenizer->scratch.size = 0;
    if (!vl_string_append(context, &tokenizer->scratch, text->data, text->size)) return VL_ERROR_MEMORY;
    for (size_t i = 0; i < tokenizer->scratch.size; i++) {
        if (tokenizer->scratch.data[i] == '\n') tokenizer->scratch.data[i] = ' ';
    }
    *text = vl_string_text(&tokenizer->scratch);
    return VL_OK;
}

/* True if no sentence ends at `at`, behind the token before `token`: it is inside that token, or that is an
 * abbreviation. */
static bool goes_on(const vl_columns *columns, uint64_t token, uint64_t at) {
    uint32_t type = columns->atoms.types[token - 1];
    if (columns->atoms.vocabulary.flags[type] & VL_TYPE_ABBREVIATION) return true;
    return columns->atoms.starts[token - 1] + columns->atoms.vocabulary.texts[type].size > at;
}

vl_status vl_sentences_by_segment(vl_tokenizer *tokenizer, uint64_t token, size_t first, size_t end) {
    vl_columns *columns = tokenizer->columns;
    vl_text text = {tokenizer->text + first, end - first};
    if (tokenizer->wrapped && unwrapped(tokenizer, &text) != VL_OK) return VL_ERROR_MEMORY;
    uint64_t begin = token, last = columns->atoms.count;
    for (size_t at = 0; at < text.size && token < last;) {
        size_t next = vl_text_segment(text, VL_SEGMENT_SENTENCE, at);
        columns->atoms.count = token; /* what belongs to the sentences so far */
        bool made = (token > begin && goes_on(columns, token, first + at)) || vl_sentence_begin(tokenizer);
        columns->atoms.count = last;
        if (!made) return VL_ERROR_MEMORY;
        while (token < last && columns->atoms.starts[token] < first + next) token++;
        at = next;
    }
    return VL_OK;
}
