#include <stdlib.h>

#include "../unit/answers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
    if (!condition) abort();
}

/* The first byte of the data chooses unit, language and the size of pieces. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const languages[] = {"vi", "und", NULL};
    vl_context *context;
    if (size == 0) return 0;
    require(vl_context_create(NULL, &context, NULL) == VL_OK);
    vl_text source = {(const char *)data + 1, size - 1};
    const vl_lines_options options = {.language = languages[data[0] % 3], .unit = data[0] & 0x80 ? VL_UNIT_SYLLABLE : VL_UNIT_WORD};
    vl_string decoded = VL_STRING, whole = VL_STRING, pieces = VL_STRING;
    require(decode_source(context, source, &decoded));
    require(answer_pieces(context, &options, source, source.size + 1, &whole) == VL_OK);
    require(answer_pieces(context, &options, source, 1u + data[0] % 32u, &pieces) == VL_OK);
    require(vl_text_equal(vl_string_text(&whole), vl_string_text(&pieces)));
    require(wrong_in_answer(vl_string_text(&decoded), vl_string_text(&whole)) == NULL);
    vl_string_free(context, &decoded);
    vl_string_free(context, &whole);
    vl_string_free(context, &pieces);
    require(vl_context_memory_used(context) == 0);
    vl_context_free(context);
    return 0;
}
