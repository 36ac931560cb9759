/*
 * Walks all segmentations over any bytes: each must move on, stay within the text, and end at its end. The width of the text is
 * then bounded by its letters, and what fits is a prefix.
 */
#include <stdlib.h>

#include "vanlua.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void walk(vl_text text, vl_segmentation segmentation) {
    size_t at = 0;
    while (at < text.size) {
        size_t end = vl_text_segment(text, segmentation, at);
        if (end <= at || end > text.size) abort();
        at = end;
    }
    if (vl_text_segment(text, segmentation, text.size) != text.size) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    vl_text text = {(const char *)data, size};
    uint64_t width = vl_text_width(text);
    walk(text, VL_SEGMENT_GRAPHEME);
    walk(text, VL_SEGMENT_WORD);
    walk(text, VL_SEGMENT_SENTENCE);
    if (vl_text_length(text) > size || width > 2 * vl_text_length(text)) abort();
    if (vl_text_fit(text, width) != size || vl_text_fit(text, width / 2) > size) abort();
    return 0;
}
