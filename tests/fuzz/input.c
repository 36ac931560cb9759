/* Feeds any bytes through reading and layout: blocks must lie within the text, in order, each with something in it. Built with
 * -fsanitize=fuzzer, or with a main that calls it on files. */
#include <stdlib.h>

#include "vanlua/input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
    if (!condition) abort();
}

static void check_source(const vl_source *source) {
    uint64_t end = 0, line = 0;
    for (size_t i = 0; i < source->block_count; i++) {
        const vl_block *block = &source->blocks[i];
        require(block->offset >= end && block->size > 0 && block->offset + block->size <= source->text.size);
        require(block->line > line && (unsigned)block->kind < VL_PARAGRAPH_KIND_COUNT);
        end = block->offset + block->size;
        line = block->line;
    }
    require(source->date.data == NULL || source->date.size == 10);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    vl_context *context;
    vl_source_reader *reader;
    if (vl_context_create(NULL, &context, NULL)) return 0;
    if (!vl_source_reader_create(context, &reader, NULL)) {
        for (int wrapped = 0; wrapped < 2; wrapped++) {
            const vl_input_options options = {.wrapped = wrapped != 0};
            const vl_source *source;
            require(vl_source_reader_read(reader, (vl_text){(const char *)data, size}, NULL, &options, &source, NULL) == VL_OK);
            check_source(source);
        }
        vl_source_reader_free(reader);
    }
    require(vl_context_memory_used(context) == 0);
    vl_context_free(context);
    return 0;
}
