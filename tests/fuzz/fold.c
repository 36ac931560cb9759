#include <stdlib.h>

#include "base/memory.h"
#include "vanlua/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef vl_status (*key_function)(vl_context *context, vl_text text, bool vietnamese, vl_string *out);

static void require(bool condition) {
    if (!condition) abort();
}

/* The key is in NFC, is its own key, and is the key of the text's NFC and NFD as well. */
static void check_key(vl_context *context, key_function make, vl_text text, bool vietnamese) {
    vl_string key = VL_STRING, other = VL_STRING, form = VL_STRING;
    vl_bad_bytes bad;
    require(make(context, text, vietnamese, &key) == VL_OK);
    require(vl_text_normalize(context, vl_string_text(&key), VL_NFC, &other, &bad) == VL_OK && bad.count == 0);
    require(vl_text_equal(vl_string_text(&key), vl_string_text(&other)));
    other.size = 0;
    require(make(context, vl_string_text(&key), vietnamese, &other) == VL_OK);
    require(vl_text_equal(vl_string_text(&key), vl_string_text(&other)));
    for (int i = 0; i < 2; i++) {
        form.size = other.size = 0;
        require(vl_text_normalize(context, text, i ? VL_NFD : VL_NFC, &form, NULL) == VL_OK);
        require(make(context, vl_string_text(&form), vietnamese, &other) == VL_OK);
        require(vl_text_equal(vl_string_text(&key), vl_string_text(&other)));
    }
    vl_string_free(context, &key);
    vl_string_free(context, &other);
    vl_string_free(context, &form);
}

/* The halves of the data are in one order only, which agrees with the distance about what is equal. */
static void check_pair(vl_context *context, vl_text text) {
    vl_text a = {text.data, text.size / 2}, b = {text.data + text.size / 2, text.size - text.size / 2};
    int order = vl_text_compare(a, b), reverse = vl_text_compare(b, a);
    require((order < 0) == (reverse > 0) && (order > 0) == (reverse < 0));
    require((order == 0) == vl_text_equal(a, b));
    uint64_t distance;
    if (text.size > 4000) return;
    require(vl_text_levenshtein(context, a, b, &distance) == VL_OK);
    require(distance <= text.size && (order != 0 || distance == 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    vl_context *context;
    require(vl_context_create(NULL, &context, NULL) == VL_OK);
    vl_text text = {(const char *)data, size};
    for (int vietnamese = 0; vietnamese < 2; vietnamese++) {
        check_key(context, vl_text_fold, text, vietnamese);
        check_key(context, vl_text_bare, text, vietnamese);
    }
    check_pair(context, text);
    require(vl_context_memory_used(context) == 0);
    vl_context_free(context);
    return 0;
}
