/*
 * A document while it is being read. One draft serves one document after the other and keeps its memory.
 */
#ifndef VL_INPUT_DRAFT_H
#define VL_INPUT_DRAFT_H

#include "base/memory.h"
#include "vanlua/input.h"
#include "vanlua/text.h"

typedef struct vl_draft {
    vl_context *context;
    bool wrapped;     /* paragraphs are separated by blank lines */
    vl_source source; /* what is known already is not looked for in the text */
    vl_string text;
    vl_bad_bytes bad;
    bool utf16; /* the bytes were UTF-16 */
    vl_block *blocks;
    size_t block_count;
    size_t block_capacity;
    uint8_t *shapes; /* vl_shape of each block */
    size_t shape_capacity;
    vl_string folded; /* the paragraph that is being looked at */
    vl_string title;  /* where the title runs over several lines */
    char date[11];
} vl_draft;

/* A draft that holds nothing yet. */
#define VL_DRAFT(context_) ((vl_draft){.context = (context_)})

/* Begins the next document: forgets the last one, and makes room for a text of `size` bytes (0: unknown). False: no memory. */
bool vl_draft_begin(vl_draft *draft, const vl_source *given, uint64_t size);

/* Appends a paragraph. False: no memory. */
bool vl_draft_add(vl_draft *draft, vl_block block);

/* The text of a paragraph. */
static inline vl_text vl_draft_paragraph(const vl_draft *draft, size_t index) {
    return (vl_text){draft->text.data + draft->blocks[index].offset, (size_t)draft->blocks[index].size};
}

/* Writes text and paragraphs into `source`, and says what was wrong with the bytes: a warning, or an error where strict.
 * `name` is what messages call the document. */
vl_status vl_draft_finish(vl_draft *draft, const char *name, bool strict, vl_error *error);

/* Says what was wrong with the bytes of the source `name`, if anything was: a warning, or an error where strict. */
vl_status vl_bad_bytes_tell(vl_context *context, const char *name, vl_bad_bytes bad, bool utf16, bool strict,
                            vl_error *error);

/* Frees everything. */
void vl_draft_free(vl_draft *draft);

#endif
