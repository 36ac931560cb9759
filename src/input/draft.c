#include "input/draft.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/file.h"

/* A text of this capacity is worth giving back when a much smaller one follows. */
#define LARGE ((size_t)4 << 20)

bool vl_draft_begin(vl_draft *draft, const vl_source *given, uint64_t size) {
    if (draft->text.capacity > LARGE && size < draft->text.capacity / 4) vl_string_free(draft->context, &draft->text);
    draft->source = given ? *given : (vl_source){0};
    draft->text.size = draft->title.size = 0;
    draft->block_count = 0;
    draft->bad = (vl_bad_bytes){0, 0};
    draft->utf16 = false;
    draft->date[0] = '\0';
    return size < SIZE_MAX && vl_string_reserve(draft->context, &draft->text, (size_t)size);
}

bool vl_draft_add(vl_draft *draft, vl_block block) {
    if (!VL_GROW(draft->context, draft->blocks, draft->block_capacity, draft->block_count + 1)) return false;
    draft->blocks[draft->block_count++] = block;
    return true;
}

vl_status vl_bad_bytes_tell(vl_context *context, const char *name, vl_bad_bytes bad, bool utf16, bool strict,
                            vl_error *error) {
    if (bad.count == 0) return VL_OK;
    char what[96];
    snprintf(what, sizeof what, "not valid %s: %" PRIu64 " bad byte%s, the first at byte %" PRIu64,
             utf16 ? "UTF-16" : "UTF-8", bad.count, bad.count == 1 ? "" : "s", bad.first + 1);
    if (strict) return vl_error_set(error, VL_ERROR_INPUT, "%s: %s", vl_path_shown(name).text, what);
    vl_context_warn(context, "%s: %s", vl_path_shown(name).text, what);
    return VL_OK;
}

vl_status vl_draft_finish(vl_draft *draft, const char *name, bool strict, vl_error *error) {
    draft->source.text = vl_string_text(&draft->text);
    draft->source.blocks = draft->blocks;
    draft->source.block_count = draft->block_count;
    return vl_bad_bytes_tell(draft->context, name, draft->bad, draft->utf16, strict, error);
}

void vl_draft_free(vl_draft *draft) {
    vl_context *context = draft->context;
    vl_string_free(context, &draft->text);
    vl_string_free(context, &draft->folded);
    vl_string_free(context, &draft->title);
    vl_free(context, draft->blocks, draft->block_capacity * sizeof *draft->blocks);
    vl_free(context, draft->shapes, draft->shape_capacity);
    *draft = VL_DRAFT(context);
}
