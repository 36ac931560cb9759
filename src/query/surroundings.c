#include "query/surroundings.h"

#include "text/property.h"
#include "text/utf8.h"

enum { MARKS = 16 }; /* in a row; more of them end a context, lest a page of marks be shown around each match */

/* The sentences of the paragraph or document that a sentence belongs to. */
static vl_range bounds_of(const vl_corpus *corpus, uint64_t sentence, vl_concordance_within within) {
    if (within == VL_CONCORDANCE_SENTENCE) return (vl_range){sentence, sentence + 1};
    if (within == VL_CONCORDANCE_DOCUMENT) return vl_corpus_owner(corpus, sentence)->sentences;
    return vl_corpus_paragraph(corpus, vl_corpus_paragraph_of(corpus, sentence)).sentences;
}

vl_walk vl_walk_from(const vl_corpus *corpus, vl_unit unit, vl_match match, vl_concordance_within within, bool leftwards) {
    vl_range tokens = vl_corpus_covering(corpus, unit, match.atoms);
    return (vl_walk){
        .corpus = corpus,
        .unit = unit,
        .leftwards = leftwards,
        .bounds = bounds_of(corpus, match.sentence, within),
        .sentence = match.sentence,
        .token = leftwards ? tokens.first : tokens.end - 1,
        .edge = leftwards ? match.atoms.first : match.atoms.end,
    };
}

/* Goes on to the next sentence while the edge is that of one. False: the walk ends here. */
static bool enter_sentence(vl_walk *walk) {
    for (;;) {
        vl_range atoms = vl_corpus_tokens(walk->corpus, VL_UNIT_SYLLABLE, (vl_range){walk->sentence, walk->sentence + 1});
        if (walk->edge != (walk->leftwards ? atoms.first : atoms.end)) return true;
        if (walk->sentence == (walk->leftwards ? walk->bounds.first : walk->bounds.end - 1)) return false;
        uint64_t next = walk->leftwards ? walk->sentence - 1 : walk->sentence + 1;
        if (!vl_corpus_selected(walk->corpus, next)) return false;
        walk->sentence = next;
    }
}

/* Takes the next token of any kind. */
static bool take_token(vl_walk *walk, vl_range *atoms) {
    if (!enter_sentence(walk)) return false;
    vl_range whole = vl_corpus_atoms(walk->corpus, walk->unit, walk->token);
    if (walk->leftwards) {
        if (whole.first >= walk->edge) whole = vl_corpus_atoms(walk->corpus, walk->unit, --walk->token);
        *atoms = (vl_range){whole.first, walk->edge < whole.end ? walk->edge : whole.end};
        walk->edge = atoms->first;
    } else {
        if (whole.end <= walk->edge) whole = vl_corpus_atoms(walk->corpus, walk->unit, ++walk->token);
        *atoms = (vl_range){walk->edge > whole.first ? walk->edge : whole.first, whole.end};
        walk->edge = atoms->end;
    }
    return true;
}

bool vl_walk_next(vl_walk *walk, vl_range *atoms) {
    for (int marks = 0; marks <= MARKS; marks++) {
        if (!take_token(walk, atoms)) return false;
        uint32_t type = vl_corpus_type_of(walk->corpus, walk->unit, walk->token);
        if (vl_corpus_type_kind(walk->corpus, walk->unit, type) != VL_KIND_PUNCTUATION) return true;
    }
    return false;
}

bool vl_append_written(const vl_corpus *corpus, const vl_document *document, vl_range atoms, vl_string *out) {
    if (atoms.first == atoms.end) return true;
    vl_token first = vl_corpus_token(corpus, VL_UNIT_SYLLABLE, atoms.first);
    vl_token last = vl_corpus_token(corpus, VL_UNIT_SYLLABLE, atoms.end - 1);
    const char *text = document->text.data;
    size_t at = (size_t)first.offset, end = (size_t)(last.offset + last.size);
    while (at < end) {
        size_t start = at;
        uint32_t code_point = 0;
        while (at < end && vl_utf8_read(text + at, &code_point) && !vl_is_white_space(code_point))
            at += vl_utf8_length((unsigned char)text[at]);
        if (!vl_string_append(corpus->columns->context, out, text + start, at - start)) return false;
        if (at < end && !vl_string_append(corpus->columns->context, out, " ", 1)) return false;
        while (at < end && vl_utf8_read(text + at, &code_point) && vl_is_white_space(code_point))
            at += vl_utf8_length((unsigned char)text[at]);
    }
    return true;
}
