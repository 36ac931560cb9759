#include "text/segment.h"

size_t vl_text_segment(vl_text text, vl_segmentation segmentation, size_t start) {
    if (start >= text.size) return text.size;
    switch (segmentation) {
    case VL_SEGMENT_GRAPHEME: return vl_segment_grapheme(text, start);
    case VL_SEGMENT_WORD: return vl_segment_word(text, start);
    case VL_SEGMENT_SENTENCE: return vl_segment_sentence(text, start);
    }
    return text.size;
}
