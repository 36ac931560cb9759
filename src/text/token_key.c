/* The keys of tokens: what makes two of them the same term. */
#include "base/memory.h"
#include "text/token.h"

void vl_token_drop_dots(vl_string *key, size_t start) {
    size_t kept = start;
    for (size_t i = start; i < key->size; i++) {
        if (key->data[i] != '.') key->data[kept++] = key->data[i];
    }
    key->size = kept;
}

vl_status vl_token_key(vl_context *context, vl_text text, vl_kind kind, vl_form form, bool vietnamese, vl_string *out) {
    size_t start = out->size;
    if (form == VL_FORM_EXACT)
        return vl_string_append(context, out, text.data, text.size) ? VL_OK : VL_ERROR_MEMORY;
    vl_status status = form == VL_FORM_FOLD ? vl_text_fold(context, text, vietnamese, out)
                                            : vl_text_bare(context, text, vietnamese, out);
    bool dotted = kind == VL_KIND_WORD && text.size > 0 && text.data[text.size - 1] == '.';
    if (status == VL_OK && dotted) vl_token_drop_dots(out, start);
    return status;
}
