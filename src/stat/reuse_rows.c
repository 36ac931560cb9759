/*
 * Passages as rows of a table, divided at the ends of paragraphs.
 */
#include "stat/reuse_rows.h"

#include "text/property.h"
#include "text/utf8.h"

enum { DOCUMENT, PARAGRAPH, OTHER_DOCUMENT, OTHER_PARAGRAPH, WORDS, SHARE, TEXT, IDENTICAL, LINE, OTHER_LINE, COLUMNS };

/* A row in the making. */
typedef struct row_maker {
    const vl_corpus *corpus;
    const vl_reuse_sequence *sequence;
    uint64_t min;
    vl_table *table;
    const vl_document *document;
    uint64_t first_atom;    /* of the document */
    uint64_t words;         /* of the document */
    vl_range paragraph;     /* tokens of the paragraph, counted from the first of the document */
    vl_range here;          /* positions of the row, from the first to the last equal token */
    vl_range earlier;
    uint64_t equal; /* 0: there is no row */
    vl_string text;
} row_maker;

vl_status vl_reuse_table_create(vl_context *context, vl_table **out, vl_error *error) {
    static const vl_text columns[COLUMNS] = {
        {"document", 8}, {"paragraph", 9}, {"other_document", 14}, {"other_paragraph", 15}, {"words", 5},
        {"share", 5},    {"text", 4},      {"identical", 9},       {"line", 4},             {"other_line", 10}};
    return vl_table_create(context, columns, COLUMNS, out, error);
}

/* Position in the corpus of the document that holds a position of the sequence. */
static uint64_t document_at(const vl_reuse_sequence *sequence, uint64_t position) {
    uint64_t low = 0, high = sequence->document_count;
    while (high - low > 1) {
        uint64_t middle = low + (high - low) / 2;
        if (sequence->documents[middle] <= position) low = middle;
        else high = middle;
    }
    return low;
}

static uint64_t first_atom_of(const vl_corpus *corpus, const vl_document *document) {
    return vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, document->sentences).first;
}

/* Number of the sentence that holds a position of the document. */
static uint64_t sentence_at(const row_maker *maker, uint64_t position) {
    return vl_corpus_sentence_of(maker->corpus, VL_UNIT_SYLLABLE, maker->first_atom + maker->sequence->atoms[position]);
}

/* Appends a text with each run of white space as one blank. False: no memory. */
static bool append_text(vl_context *context, vl_text text, vl_string *out) {
    for (size_t at = 0, size; at < text.size; at += size) {
        uint32_t letter;
        size = vl_utf8_read(text.data + at, &letter);
        bool space = vl_is_white_space(letter), again = space && out->size && out->data[out->size - 1] == ' ';
        if (!again && !vl_string_append(context, out, space ? " " : text.data + at, space ? 1 : size)) return false;
    }
    return true;
}

/* True if the tokens first … end - 1 hold none that is compared. `position` is that of the compared token next to them. */
static bool nothing_compared(const row_maker *maker, uint64_t tokens, uint64_t position, bool ahead) {
    uint64_t next = ahead ? position - 1 : position + 1;
    if (maker->sequence->keys[next] == VL_NO_TERM) return true;
    uint64_t distance = ahead ? maker->sequence->atoms[position] - maker->sequence->atoms[next]
                              : maker->sequence->atoms[next] - maker->sequence->atoms[position];
    return distance > tokens;
}

/* The tokens of the row, and those before and behind that end its first and last sentence without being compared. */
static vl_range shown_tokens(const row_maker *maker) {
    uint64_t last = maker->here.end - 1;
    uint64_t first_atom = maker->first_atom + maker->sequence->atoms[maker->here.first];
    uint64_t last_atom = maker->first_atom + maker->sequence->atoms[last];
    uint64_t first_sentence = sentence_at(maker, maker->here.first), last_sentence = sentence_at(maker, last);
    uint64_t begin = vl_corpus_tokens(maker->corpus, VL_UNIT_SYLLABLE, (vl_range){first_sentence, first_sentence + 1}).first;
    uint64_t end = vl_corpus_tokens(maker->corpus, VL_UNIT_SYLLABLE, (vl_range){last_sentence, last_sentence + 1}).end;
    if (nothing_compared(maker, first_atom - begin, maker->here.first, true)) first_atom = begin;
    if (nothing_compared(maker, end - 1 - last_atom, last, false)) last_atom = end - 1;
    return (vl_range){first_atom, last_atom + 1};
}

/* Fills the text of the row. False: no memory. */
static bool fill_text(row_maker *maker) {
    vl_range tokens = shown_tokens(maker);
    vl_token first = vl_corpus_token(maker->corpus, VL_UNIT_SYLLABLE, tokens.first);
    vl_token last = vl_corpus_token(maker->corpus, VL_UNIT_SYLLABLE, tokens.end - 1);
    vl_text written = {maker->document->text.data + first.offset, (size_t)(last.offset + last.size - first.offset)};
    maker->text.size = 0;
    return append_text(maker->sequence->context, written, &maker->text);
}

/* True if the row has all of its paragraph that is compared. */
static bool whole_paragraph(const row_maker *maker) {
    const vl_reuse_sequence *sequence = maker->sequence;
    uint64_t before = maker->here.first - 1, behind = maker->here.end;
    bool begins = sequence->keys[before] == VL_NO_TERM || sequence->atoms[before] < maker->paragraph.first;
    return begins && (sequence->keys[behind] == VL_NO_TERM || sequence->atoms[behind] >= maker->paragraph.end);
}

/* A part of a paragraph is to be as long as a passage by itself. */
static bool worth_telling(const row_maker *maker, uint64_t words) {
    if (words == 0) return false;
    return words >= maker->min || vl_reuse_words(maker->sequence, maker->earlier, maker->min) == maker->min ||
           whole_paragraph(maker);
}

/* Where a position of the sequence is. */
typedef struct row_place {
    const vl_document *document;
    uint64_t paragraph; /* in the document, from 1 */
    uint64_t line;
} row_place;

static row_place place_of(const row_maker *maker, uint64_t position) {
    const vl_corpus *corpus = maker->corpus;
    const vl_document *document = vl_corpus_document(corpus, document_at(maker->sequence, position));
    uint64_t atom = first_atom_of(corpus, document) + maker->sequence->atoms[position];
    uint64_t number = vl_corpus_paragraph_of(corpus, vl_corpus_sentence_of(corpus, VL_UNIT_SYLLABLE, atom));
    return (row_place){document, number - document->paragraphs.first + 1, vl_corpus_paragraph(corpus, number).line};
}

/* Appends the row that is in the making, if there is one to be told. */
static vl_status end_row(row_maker *maker, vl_error *error) {
    uint64_t equal = maker->equal, words = equal ? vl_reuse_words(maker->sequence, maker->here, UINT64_MAX) : 0;
    maker->equal = 0;
    if (!worth_telling(maker, words)) return VL_OK;
    if (!fill_text(maker)) return vl_error_memory(error);
    row_place own = place_of(maker, maker->here.first), other = place_of(maker, maker->earlier.first);
    uint64_t here = maker->here.end - maker->here.first, earlier = maker->earlier.end - maker->earlier.first;
    const vl_cell cells[COLUMNS] = {
        [DOCUMENT] = vl_cell_text(own.document->id),
        [PARAGRAPH] = vl_cell_integer(own.paragraph),
        [OTHER_DOCUMENT] = vl_cell_text(other.document->id),
        [OTHER_PARAGRAPH] = vl_cell_integer(other.paragraph),
        [WORDS] = vl_cell_integer(words),
        [SHARE] = vl_cell_number((double)words / (double)maker->words),
        [TEXT] = vl_cell_text(vl_string_text(&maker->text)),
        [IDENTICAL] = vl_cell_number((double)equal / (double)(here > earlier ? here : earlier)),
        [LINE] = vl_cell_integer(own.line),
        [OTHER_LINE] = vl_cell_integer(other.line)};
    return vl_table_append(maker->table, cells, error);
}

/* Takes an equal token into the row, after ending that of another paragraph. */
static vl_status take_token(row_maker *maker, uint64_t here, uint64_t earlier, vl_error *error) {
    if (maker->equal && maker->sequence->atoms[here] >= maker->paragraph.end) {
        vl_status status = end_row(maker, error);
        if (status != VL_OK) return status;
    }
    if (maker->equal++ == 0) {
        uint64_t number = vl_corpus_paragraph_of(maker->corpus, sentence_at(maker, here));
        vl_range sentences = vl_corpus_paragraph(maker->corpus, number).sentences;
        vl_range tokens = vl_corpus_tokens(maker->corpus, VL_UNIT_SYLLABLE, sentences);
        maker->paragraph = (vl_range){tokens.first - maker->first_atom, tokens.end - maker->first_atom};
        maker->here.first = here;
        maker->earlier.first = earlier;
    }
    maker->here.end = here + 1;
    maker->earlier.end = earlier + 1;
    return VL_OK;
}

/* Appends the rows of what is a passage's own. Hashes found the tokens equal; here they are compared. */
static vl_status append_passage(row_maker *maker, const vl_reuse_passages *passages, const vl_reuse_passage *passage,
                                vl_error *error) {
    vl_status status = VL_OK;
    for (size_t i = 0; i < passage->run_count && status == VL_OK; i++) {
        vl_reuse_run run = passages->runs.runs[passage->first_run + i];
        uint64_t from = run.here > passage->own.first ? 0 : passage->own.first - run.here;
        for (uint64_t j = from; j < run.length && run.here + j < passage->own.end && status == VL_OK; j++) {
            if (vl_reuse_equal(maker->sequence, run.here + j, run.earlier + j))
                status = take_token(maker, run.here + j, run.earlier + j, error);
            else status = end_row(maker, error);
        }
    }
    return status == VL_OK ? end_row(maker, error) : status;
}

vl_status vl_reuse_table_append(const vl_corpus *corpus, const vl_reuse_passages *passages, uint64_t document,
                                vl_table *table, vl_error *error) {
    const vl_reuse_sequence *sequence = passages->sequence;
    vl_range positions = {sequence->documents[document], sequence->documents[document + 1]};
    row_maker maker = {.corpus = corpus, .sequence = sequence, .min = passages->min, .table = table, .text = VL_STRING};
    maker.document = vl_corpus_document(corpus, document);
    maker.first_atom = first_atom_of(corpus, maker.document);
    maker.words = vl_reuse_words(sequence, positions, UINT64_MAX);
    vl_status status = VL_OK;
    for (size_t i = 0; i < passages->count && status == VL_OK; i++)
        status = append_passage(&maker, passages, &passages->passages[i], error);
    vl_string_free(sequence->context, &maker.text);
    return status;
}
