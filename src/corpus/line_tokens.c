#include "corpus/line_tokens.h"

#include "text/letters.h"

/* The vocabulary is begun anew beyond so many types, or so many bytes of their texts: memory stays bounded, and the table of
 * types, which is probed at every token, is not doubled once more, at 1 << 17, by those that one more batch may add. */
#define MOST_TYPES 120000u
#define MOST_TYPE_BYTES ((uint64_t)4 << 20)

/* Lines of about so many bytes are worked on together, so that each step keeps what it looks up in the caches. */
#define BATCH ((size_t)16 * 1024)

/* What lines of more tokens needed is given back. */
#define MANY_TOKENS ((size_t)1 << 18)

/* Bytes that tokens are copied by. */
#define COPIED ((size_t)16)

/* Lines that are being written: from where to where their tokens have come. */
typedef struct line_output {
    vl_text text;    /* as written */
    vl_text normal;  /* where the tokens are found: the same, or the normal form of one line */
    size_t at;       /* in `text`, behind the token written last */
    char *to;
    bool begun;      /* a token of the line was written */
} line_output;

void vl_line_tokens_init(vl_line_tokens *tokens, vl_context *context, vl_lexicon *lexicon, vl_unit unit) {
    *tokens = (vl_line_tokens){.context = context, .unit = unit};
    tokens->lexicon = lexicon ? vl_lexicon_hold(lexicon) : NULL;
    tokens->finder = VL_WORD_FINDER(context, lexicon);
    tokens->alignment = VL_ALIGNMENT(context);
    tokens->tokenizer.undivided = true;
    vl_byte_classes_init(&tokens->tokenizer.classes);
}

/* Forgets all types, and gives back what the lines so far needed. */
static void forget(vl_line_tokens *tokens) {
    vl_columns_free(tokens->columns);
    tokens->columns = NULL;
    tokens->type_bytes = 0;
    vl_word_finder_free(&tokens->finder);
    vl_alignment_free(&tokens->alignment);
    vl_free(tokens->context, tokens->ends, tokens->end_capacity * sizeof *tokens->ends);
    tokens->ends = NULL;
    tokens->end_capacity = tokens->end_count = 0;
}

void vl_line_tokens_free(vl_line_tokens *tokens) {
    forget(tokens);
    vl_string_free(tokens->context, &tokens->tokenizer.scratch);
    vl_lexicon_free(tokens->lexicon);
}

void vl_line_tokens_begin(vl_line_tokens *tokens, const vl_language *language) {
    tokens->language = language;
}

/* Reads what is known of the types that are new. */
static vl_status read_types(vl_line_tokens *tokens) {
    const vl_vocabulary *vocabulary = &tokens->columns->atoms.vocabulary;
    uint32_t known = tokens->finder.fact_count;
    if (known == vocabulary->count) return VL_OK;
    for (uint32_t type = known; type < vocabulary->count; type++) tokens->type_bytes += vocabulary->texts[type].size;
    return vl_word_finder_read(&tokens->finder, vocabulary);
}

/* Writes the letters of the text that are no white space, and returns where that ends. */
static char *write_visible(const char *text, size_t first, size_t end, char *to) {
    while (first < end) {
        vl_letter letter = vl_letter_at(text, end, first);
        if (!(letter.property->flags & VL_PROPERTY_WHITE_SPACE)) {
            memcpy(to, text + first, letter.size);
            to += letter.size;
        }
        first += letter.size;
    }
    return to;
}

/* Writes what joins a token, or keeps it apart, with the one before. */
static inline char *write_joint(char *to, bool begun, const uint8_t *gaps, size_t i) {
    uint8_t gap = gaps ? gaps[i] : VL_GAP_CLOSED;
    *to = gap == VL_GAP_BLANK ? '_' : ' ';
    return to + (begun & (gap != VL_GAP_GLUED));
}

/* Writes tokens of a line that is in NFC; `gaps` are those of vl_words_divide, NULL: all are closed. There are COPIED bytes
 * behind the line, and room for them. */
static void write_plain(const vl_line_tokens *tokens, line_output *out, vl_range range, const uint8_t *gaps) {
    const vl_atom_facts *facts = tokens->finder.facts;
    const uint32_t *types = tokens->columns->atoms.types + range.first;
    const uint64_t *starts = tokens->columns->atoms.starts + range.first;
    const char *text = out->text.data;
    size_t count = (size_t)(range.end - range.first), at = out->at;
    char *to = out->to;
    for (size_t i = 0; i < count; i++) {
        size_t first = (size_t)starts[i], size = facts[types[i]].size;
        if (first - at >= 3) to = write_visible(text, at, first, to);
        to = write_joint(to, i > 0 || out->begun, gaps, i);
        memcpy(to, text + first, COPIED);
        if (size > COPIED) memcpy(to + COPIED, text + first + COPIED, size - COPIED);
        to += size;
        at = first + size;
    }
    out->begun = true;
    out->at = at;
    out->to = to;
}

/* The same for a line whose normal form differs: the tokens' borders are those in the line as written. */
static void write_aligned(vl_line_tokens *tokens, line_output *out, vl_range range, const uint8_t *gaps) {
    const vl_layer *atoms = &tokens->columns->atoms;
    const char *text = out->text.data;
    for (uint64_t i = range.first; i < range.end; i++) {
        size_t first = vl_alignment_written(&tokens->alignment, (size_t)atoms->starts[i]);
        size_t size = tokens->finder.facts[atoms->types[i]].size;
        size_t end = vl_alignment_written(&tokens->alignment, (size_t)atoms->starts[i] + size);
        out->to = write_visible(text, out->at, first, out->to);
        if (end > first) {
            out->to = write_joint(out->to, out->begun, gaps, (size_t)(i - range.first));
            out->to = write_visible(text, first, end, out->to);
            out->begun = true;
        }
        out->at = end;
    }
}

static void write_tokens(vl_line_tokens *tokens, line_output *out, vl_range range, const uint8_t *gaps) {
    if (range.first == range.end) return;
    if (out->text.data == out->normal.data) write_plain(tokens, out, range, gaps);
    else write_aligned(tokens, out, range, gaps);
}

/* Writes the words of the sentences of a line, which belong to those that were divided together. */
static void write_words(vl_line_tokens *tokens, line_output *out, vl_range line, vl_range divided) {
    const uint64_t *sentences = tokens->columns->atoms.sentences;
    for (uint64_t i = line.first; i < line.end; i++) {
        const uint8_t *gaps = vl_word_finder_gaps(&tokens->finder, sentences, divided, i);
        write_tokens(tokens, out, (vl_range){sentences[i], sentences[i + 1]}, gaps);
    }
}

/* Writes the lines. */
static void write_lines(vl_line_tokens *tokens, line_output *out, bool words) {
    vl_range divided = {0, tokens->columns->sentence_count};
    vl_line_end last = {0, 0, 0};
    for (size_t i = 0; i < tokens->end_count; i++) {
        vl_line_end now = tokens->ends[i];
        out->begun = false;
        if (words) write_words(tokens, out, (vl_range){last.sentence, now.sentence}, divided);
        else write_tokens(tokens, out, (vl_range){last.token, now.token}, NULL);
        out->to = write_visible(out->text.data, out->at, now.at, out->to);
        *out->to++ = '\n';
        out->at = now.at + 1;
        last = now;
    }
    *out->to = '\0';
}

/* Finds tokens and sentences of the next line, bytes first … end - 1 of the text; it ends at `written` in the text as
 * written. */
static vl_status tokenize_line(vl_line_tokens *tokens, size_t first, size_t end, size_t written) {
    vl_columns *columns = tokens->columns;
    if (!VL_GROW(tokens->context, tokens->ends, tokens->end_capacity, tokens->end_count + 1)) return VL_ERROR_MEMORY;
    vl_status status = vl_tokenize_paragraph(&tokens->tokenizer, first, end);
    tokens->ends[tokens->end_count++] = (vl_line_end){written, columns->atoms.count, columns->sentence_count};
    return status;
}

/* Begins lines whose tokens are in that text, in NFC and with padding. */
static vl_status begin_lines(vl_line_tokens *tokens, vl_text text) {
    vl_tokenizer *tokenizer = &tokens->tokenizer;
    if (!tokens->columns && !(tokens->columns = vl_columns_create(tokens->context, NULL))) return VL_ERROR_MEMORY;
    tokens->columns->atoms.count = tokens->columns->sentence_count = 0;
    tokens->end_count = 0;
    tokenizer->columns = tokens->columns;
    tokenizer->index = vl_vocabulary_index(&tokens->columns->atoms.vocabulary, tokens->language);
    tokenizer->text = text.data;
    return VL_OK;
}

/* Divides the sentences of the lines, and writes the lines. */
static vl_status finish_lines(vl_line_tokens *tokens, vl_text text, vl_text normal, vl_string *out) {
    vl_layer *atoms = &tokens->columns->atoms;
    uint64_t sentences = tokens->columns->sentence_count;
    bool words = tokens->unit == VL_UNIT_WORD && tokens->language->vietnamese;
    vl_status status = read_types(tokens);
    if (!status && words && sentences) {
        atoms->sentences[sentences] = atoms->count;
        status = vl_word_finder_divide(&tokens->finder, normal.data, atoms->types, atoms->starts, atoms->sentences,
                                       (vl_range){0, sentences});
    }
    if (status) return status;
    if (!vl_string_reserve(tokens->context, out, text.size + (size_t)atoms->count + COPIED + 1)) return VL_ERROR_MEMORY;
    line_output output = {.text = text, .normal = normal, .to = out->data + out->size};
    write_lines(tokens, &output, words);
    out->size = (size_t)(output.to - out->data);
    return VL_OK;
}

/* Appends lines that are in NFC. */
static vl_status append_normal(vl_line_tokens *tokens, vl_text lines, vl_string *out) {
    vl_status status = begin_lines(tokens, lines);
    for (size_t at = 0; at < lines.size && !status;) {
        size_t end = (size_t)((const char *)memchr(lines.data + at, '\n', lines.size - at) - lines.data);
        status = tokenize_line(tokens, at, end, end);
        at = end + 1;
    }
    return status ? status : finish_lines(tokens, lines, lines, out);
}

/* Appends a line, given without its end, by way of its normal form. */
static vl_status append_aligned(vl_line_tokens *tokens, vl_text line, vl_string *out) {
    vl_string *normal = &tokens->alignment.normal;
    if (!vl_alignment_make(&tokens->alignment, line)) return VL_ERROR_MEMORY;
    if (!vl_string_reserve(tokens->context, normal, VL_TEXT_PADDING)) return VL_ERROR_MEMORY;
    memset(normal->data + normal->size, 0, VL_TEXT_PADDING);
    vl_status status = begin_lines(tokens, vl_string_text(normal));
    if (!status) status = tokenize_line(tokens, 0, normal->size, line.size);
    return status ? status : finish_lines(tokens, line, vl_string_text(normal), out);
}

/* Where the lines from `at` on end that are worked on together, of at least `size` bytes unless there are no more. */
static size_t lines_end(vl_text lines, size_t at, size_t size) {
    if (lines.size - at <= size) return lines.size;
    const char *last = memchr(lines.data + at + size - 1, '\n', lines.size - (at + size - 1));
    return (size_t)(last - lines.data) + 1;
}

/* Appends lines of which some may not be in NFC. */
static vl_status append_one_by_one(vl_line_tokens *tokens, vl_text lines, vl_string *out) {
    for (size_t at = 0, end; at < lines.size; at = end) {
        end = lines_end(lines, at, 1);
        vl_text line = {lines.data + at, end - at};
        bool normal = vl_alignment_needless(line);
        vl_status status = normal ? append_normal(tokens, line, out)
                                  : append_aligned(tokens, (vl_text){line.data, line.size - 1}, out);
        if (status) return status;
    }
    return VL_OK;
}

vl_status vl_line_tokens_append(vl_line_tokens *tokens, vl_text lines, vl_string *out) {
    for (size_t at = 0, end; at < lines.size; at = end) {
        end = lines_end(lines, at, BATCH);
        vl_text batch = {lines.data + at, end - at};
        vl_status status = vl_alignment_needless(batch) ? append_normal(tokens, batch, out)
                                                        : append_one_by_one(tokens, batch, out);
        if (status) return status;
        bool grown = tokens->finder.fact_count > MOST_TYPES || tokens->type_bytes > MOST_TYPE_BYTES;
        if (grown || tokens->columns->atoms.count > MANY_TOKENS) forget(tokens);
    }
    return VL_OK;
}
