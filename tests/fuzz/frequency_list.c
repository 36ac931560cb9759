/*
 * Reads any bytes as a frequency list, in each form: whatever comes of it, nothing may be held afterwards, and a list
 * that is read has a size of at least its counts.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "corpus/frequencies.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool condition) {
    if (!condition) abort();
}

static void read_list(vl_context *context, vl_text text, vl_form form) {
    const vl_frequencies_options options = {VL_UNIT_WORD, form, 1, VL_KINDS_WORD};
    vl_string bytes = VL_STRING;
    vl_frequencies *list = NULL;
    vl_error error;
    uint64_t size = 0, total = 0;
    must(vl_string_append(context, &bytes, text.data, text.size));
    if (vl_frequencies_parse(context, &bytes, "list", &options, &list, &size, &error) == VL_OK) {
        for (uint32_t i = 0; i < vl_frequencies_types(list); i++) {
            vl_frequency one = vl_frequencies_at(list, i), found;
            total += one.count;
            must(one.term.size > 0 && vl_frequencies_find(list, one.term, &found, NULL) == VL_OK && found.count >= one.count);
        }
        must(total == vl_frequencies_total(list) && size >= total);
    } else {
        must(error.message[0] != '\0');
    }
    vl_frequencies_free(list);
    vl_string_free(context, &bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    vl_context *context;
    if (vl_context_create(NULL, &context, NULL)) return 0;
    for (vl_form form = VL_FORM_EXACT; form <= VL_FORM_BARE; form++) read_list(context, (vl_text){(const char *)data, size}, form);
    must(vl_context_memory_used(context) == 0);
    vl_context_free(context);
    return 0;
}
