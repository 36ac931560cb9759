#include <stdlib.h>

#include "base/memory.h"
#include "vanlua/concordance.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
    if (!condition) abort();
}

/* Matches are in the order of the text, each within its sentence, and the counting agrees with the finding. */
static void check_matches(const vl_corpus *corpus, const vl_pattern *pattern) {
    vl_matches *matches;
    vl_match_count found;
    require(vl_matches_find(corpus, NULL, pattern, &matches, NULL) == VL_OK);
    require(vl_matches_number(corpus, NULL, pattern, &found, NULL) == VL_OK);
    require(found.count == vl_matches_count(matches) && (found.documents > 0) == (found.count > 0));
    for (uint64_t i = 0, before = 0; i < found.count; i++) {
        vl_match match = vl_matches_at(matches, i);
        vl_range atoms = vl_corpus_tokens(corpus, VL_UNIT_SYLLABLE, (vl_range){match.sentence, match.sentence + 1});
        require(match.atoms.first >= atoms.first && match.atoms.end <= atoms.end && match.atoms.first < match.atoms.end);
        require(i == 0 || match.atoms.first > before);
        before = match.atoms.first;
    }
    vl_matches_free(matches);
}

static void check_concordance(const vl_corpus *corpus, const vl_pattern *pattern, unsigned bits) {
    const vl_concordance_key sort[] = {{VL_CONCORDANCE_RIGHT, 1 + bits % 3}, {VL_CONCORDANCE_LEFT, 1}, {VL_CONCORDANCE_MATCH, 1}};
    const vl_concordance_options options = {bits & 1 ? VL_UNIT_WORD : VL_UNIT_SYLLABLE, bits % 5, (vl_concordance_within)(bits % 3),
                                            sort, bits % 4, bits % 7};
    vl_table *table;
    uint64_t found;
    require(vl_concordance_make(corpus, NULL, pattern, &options, &table, &found, NULL) == VL_OK);
    require(vl_table_row_count(table) == (options.limit && options.limit < found ? options.limit : found));
    vl_table_free(table);
}

/* The first line is a pattern, the second byte its options; the pattern's own text stands behind the rest. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 2 || size > 20000) return 0;
    unsigned bits = data[0] | (unsigned)data[1] << 8;
    const char *text = (const char *)data + 2;
    size_t rest = size - 2, line = 0;
    while (line < rest && text[line] != '\n') line++;
    vl_context *context;
    require(vl_context_create(NULL, &context, NULL) == VL_OK);
    const vl_pattern_options read = {(vl_form)(bits % 3), bits & 4 ? VL_UNIT_WORD : VL_UNIT_SYLLABLE,
                                     bits & 8 ? bits >> 12 : UINT64_MAX, (bits & 0x70) == 0x70, (bits & 0x200) != 0};
    const vl_corpus_options options = {.language = bits & 0x100 ? "vi" : "und"};
    vl_pattern *pattern = NULL;
    vl_corpus *corpus = NULL;
    vl_error error;
    vl_status status = vl_pattern_create(context, (vl_text){text, line}, &read, &pattern, &error);
    require(status == VL_OK || status == VL_ERROR_ARGUMENT);
    if (status == VL_OK) {
        require(vl_corpus_of_text(context, (vl_text){text, rest}, &options, &corpus, NULL) == VL_OK);
        check_matches(corpus, pattern);
        check_concordance(corpus, pattern, bits >> 3);
    }
    vl_pattern_free(pattern);
    vl_corpus_free(corpus);
    require(vl_context_memory_used(context) == 0);
    vl_context_free(context);
    return 0;
}
